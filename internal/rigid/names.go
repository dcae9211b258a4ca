package rigid

import "strconv"

// longestName bounds identifiers; the full name is the title.
const longestName = 48

// Identifier turns any name into an ASCII identifier: letters, digits and underscores, not starting with a digit. A name
// without a usable character becomes the fallback.
func Identifier(name, fallback string) string {
	out := make([]byte, 0, len(name))
	gap := false
	for i := 0; i < len(name) && len(out) < longestName; i++ {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
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
	if out[0] >= '0' && out[0] <= '9' {
		out = append([]byte{'_'}, out...)
	}
	return string(out)
}

// Names are identifiers that are taken.
type Names struct {
	taken map[string]bool
	next  map[string]int
}

// NewNames returns a set in which some words are taken from the start.
func NewNames(reserved ...string) *Names {
	n := &Names{taken: map[string]bool{}, next: map[string]int{}}
	for _, word := range reserved {
		n.taken[word] = true
	}
	return n
}

// Claim returns a free identifier for a name and takes it.
func (n *Names) Claim(name, fallback string) string {
	base := Identifier(name, fallback)
	id := base
	for i := max(n.next[base], 2); n.taken[id]; i++ {
		id = base + "_" + strconv.Itoa(i)
		n.next[base] = i + 1
	}
	n.taken[id] = true
	return id
}
