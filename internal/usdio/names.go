package usdio

import "strconv"

// longestName bounds identifiers; the full name stays in displayName.
const longestName = 64

// identifier turns any name into a USD identifier: ASCII letters, digits and underscores, not starting with a digit.
// A name without a usable character becomes the fallback.
func identifier(name, fallback string) string {
	out := make([]byte, 0, len(name))
	gap := false
	for i := 0; i < len(name) && len(out) < longestName; i++ {
		c := name[i]
		if !letter(c) && (c < '0' || c > '9') {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, '_')
		}
		gap = false
		out = append(out, c)
	}
	if len(out) == 0 {
		return fallback
	}
	if !letter(out[0]) {
		out = append([]byte{'_'}, out...)
	}
	return string(out)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// names are the identifiers taken among the children of one prim, each with the number from which to look for a free one like it.
type names map[string]int

// reserved returns a set in which some identifiers are taken from the start.
func reserved(ids ...string) names {
	n := names{}
	for _, id := range ids {
		n[id] = 2
	}
	return n
}

// claim returns a free identifier for the name and takes it.
func (n names) claim(name, fallback string) string {
	base := identifier(name, fallback)
	id, i := base, n[base]
	for ; n[id] > 0; i++ {
		id = base + "_" + strconv.Itoa(i)
	}
	n[base], n[id] = max(i, 2), 2
	return id
}

// display returns the metadata line that keeps a name an identifier could not hold.
func display(name, id string) []string {
	if name == "" || name == id {
		return nil
	}
	return []string{"displayName = " + quote(name)}
}
