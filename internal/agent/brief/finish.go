package brief

import (
	"fmt"
	"slices"
	"strings"
)

// finish sorts out what only the whole text can tell.
func (r *reader) finish(all []lexeme) {
	b := r.b
	b.Items = slices.DeleteFunc(b.Items, func(it Item) bool { return it.Count < 1 })
	r.relink()
	if b.Only = len(b.Items) > 0 && closed(b.Text); b.Only {
		r.unread = slices.DeleteFunc(r.unread, func(word string) bool { return slices.Contains(closers, word) })
	}
	known, words := 0, 0
	for _, x := range all {
		if x.punct || x.isNum {
			continue
		}
		words++
		if x.known {
			known++
		}
	}
	if words >= 3 && known*4 < words {
		r.note("most words were not understood: the built-in policy reads English")
	}
	if len(r.unread) > 0 {
		slices.Sort(r.unread)
		words := slices.Compact(r.unread)
		more := ""
		if len(words) > 12 {
			more = fmt.Sprintf(" and %d more", len(words)-12)
			words = words[:12]
		}
		for i, w := range words {
			words[i] = clip(w)
		}
		r.note("not understood: %s%s", strings.Join(words, ", "), more)
	}
	for _, m := range b.Moods {
		switch m {
		case "lush":
			b.Density = 1.5
		case "sparse":
			b.Density = 0.6
		case "airy":
			b.Density = min(b.Density, 0.85)
		}
	}
	if slices.Contains(b.Styles, "minimal") {
		b.Density = min(b.Density, 0.7)
	}
}

// clip shortens a word for a message.
func clip(w string) string {
	if rs := []rune(w); len(rs) > 24 {
		return string(rs[:24]) + "…"
	}
	return w
}

// relink points relations at items of the brief by their nouns, after items without a count were dropped.
func (r *reader) relink() {
	for i := range r.b.Items {
		for k := range r.b.Items[i].Relations {
			rel := &r.b.Items[i].Relations[k]
			rel.Item = -1
			for j := range r.b.Items {
				if j != i && sameThing(rel.Object, r.b.Items[j].Noun) {
					rel.Item = j
					break
				}
			}
		}
	}
}

// sameThing reports whether noun can mean the thing called full: "table" means a "dining table" too.
func sameThing(noun, full string) bool {
	return noun != "" && (noun == full || strings.HasSuffix(full, " "+noun))
}
