package brief

import (
	"fmt"
	"strings"
	"testing"
)

// digest writes what a brief asks for in a line a person can check.
func digest(b Brief) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	room := b.Room
	if room.Kind != "" {
		add("room=%s", room.Kind)
	}
	if room.Width > 0 {
		add("%gx%g", room.Width, room.Depth)
	}
	if room.AreaM2 > 0 {
		add("%gm2", room.AreaM2)
	}
	if room.Height > 0 {
		add("h=%g", room.Height)
	}
	if room.Size != "" {
		add("size=%s", room.Size)
	}
	if room.Shape != "" {
		add("%s", room.Shape)
	}
	if b.Defaults.Windows >= 0 {
		add("windows=%d", b.Defaults.Windows)
	}
	if len(b.Styles) > 0 {
		add("style=%s", strings.Join(b.Styles, ","))
	}
	if len(b.Moods) > 0 {
		add("mood=%s", strings.Join(b.Moods, ","))
	}
	for _, c := range b.Colors {
		add("colour=%s", c.Name)
	}
	for _, it := range b.Items {
		add("%s", digestItem(it))
	}
	for _, s := range b.Surfaces {
		add("%s:%s%+g%s", s.Part, digestLooks(s.Looks), s.Shade, s.Wall)
	}
	if b.Light.Said {
		add("light(w%+g b%+g %s)", b.Light.Warmth, b.Light.Brightness, b.Light.TimeOfDay)
	}
	for _, e := range b.Edits {
		add("%s", digestEdit(e))
	}
	if len(b.Excluded) > 0 {
		add("no=%s", strings.Join(b.Excluded, ","))
	}
	return strings.Join(parts, " | ")
}

func digestItem(it Item) string {
	s := fmt.Sprintf("%d %s", it.Count, it.Noun)
	if !it.Known {
		s += "?"
	}
	if it.More {
		s += " more"
	}
	s += digestLooks(it.Looks)
	if it.Each != "" {
		s += " each=" + it.Each
	}
	return s + digestRelations(it.Relations)
}

func digestRelations(rels []Relation) string {
	s := ""
	for _, rel := range rels {
		s += " " + rel.Kind
		if rel.Object != "" {
			s += ":" + rel.Object
		}
		if rel.Detail != "" {
			s += "/" + rel.Detail
		}
		if rel.Metres > 0 {
			s += fmt.Sprintf("@%.3g", rel.Metres)
		}
	}
	return s
}

func digestLooks(l Looks) string {
	var words []string
	for _, c := range l.Colors {
		words = append(words, c.Name)
	}
	words = append(words, l.Materials...)
	words = append(words, l.Sizes...)
	if l.Tone != "" {
		words = append(words, "~"+l.Tone)
	}
	if len(words) == 0 {
		return ""
	}
	return "[" + strings.Join(words, ",") + "]"
}

func digestEdit(e Edit) string {
	t := e.Target
	s := string(e.Verb) + " "
	if t.All {
		s += "all "
	}
	if t.Count > 0 {
		s += fmt.Sprintf("%d ", t.Count)
	}
	if t.Selection {
		s += "this "
	}
	if t.Everything {
		s += "everything"
	}
	s += t.Noun + digestLooks(t.Looks) + digestRelations(t.Near)
	s += digestLooks(e.Looks)
	if e.With != nil {
		s += " with " + digestItem(*e.With)
	}
	if e.To != nil {
		s += " to" + digestRelations(e.To)
	}
	if e.Rad != 0 {
		s += fmt.Sprintf(" %.2frad", e.Rad)
	}
	if e.Offset[0] != 0 || e.Offset[1] != 0 {
		s += fmt.Sprintf(" by %g,%g", e.Offset[0], e.Offset[1])
	}
	if e.Factor != 0 && e.Factor != 1 {
		s += fmt.Sprintf(" x%g", e.Factor)
	}
	if e.Amount != 0 || e.Warmth != 0 {
		s += fmt.Sprintf(" shade%+g warm%+g", e.Amount, e.Warmth)
	}
	if e.Verb == Switch {
		s += fmt.Sprintf(" on=%v", e.On)
	}
	return s
}

func TestReadPrompts(t *testing.T) {
	r := NewReader(nil)
	for _, c := range readings {
		if got := digest(r.Read(c.prompt)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.prompt, got, c.want)
		}
	}
}
