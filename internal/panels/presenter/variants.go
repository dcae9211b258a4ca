package presenter

import (
	"fmt"
	"strings"
	"time"

	"scenograph/internal/family"
	"scenograph/internal/session"
)

// Sheet is the contact sheet that lies over the view: the variants' when that is open, else the agent's.
func (s *State) Sheet() *Contact {
	if s.Variants.Open {
		return &s.Variants
	}
	return &s.Agent.Contact
}

// See is the intent that looks at a candidate; "" looks at none.
func (c *Contact) See(id string) session.Intent {
	if c.Variants {
		return session.LookAtVariant{Variant: id}
	}
	return session.LookAtCandidate{Candidate: id}
}

// Take is the intent that takes a candidate; branch begins a line of work for it.
func (c *Contact) Take(id string, branch bool) session.Intent {
	if c.Variants {
		return session.TakeVariant{Variant: id, Branch: branch}
	}
	return session.ChooseCandidate{Candidate: id}
}

// Close is the intent that closes the sheet.
func (c *Contact) Close() session.Intent {
	if c.Variants {
		return session.ShowVariants{}
	}
	return session.ShowSheet{}
}

// Untakable says why what is looked at cannot be taken, or is "".
func (c *Contact) Untakable() string {
	switch {
	case !c.Open || c.Look == "":
		return "no candidate is looked at"
	case c.Stale != "":
		return c.Stale
	case c.Busy && !c.Variants:
		return "candidates are still being tried"
	}
	return ""
}

// VariantsOf builds the sheet of variants. picture gives the texture of a variant's picture.
func VariantsOf(v session.Variants, picture func(*session.Variant) uint64) Contact {
	c := Contact{Open: v.Open, Busy: v.Busy, Variants: true, ID: v.ID, Asked: v.Order.Count, Look: v.Look, Line: variantsLine(&v)}
	if v.Stale {
		c.Stale = "the scene is another one than the variants were made of"
	}
	for i, one := range v.List {
		f := Frame{ID: one.ID, Title: fmt.Sprintf("Variant %d", one.Index+1), Words: one.Changes.Words()}
		if i < 9 {
			f.Key = fmt.Sprint(i + 1)
		}
		if picture != nil {
			f.Picture = picture(one)
		}
		c.Frames = append(c.Frames, f)
	}
	return c
}

func variantsLine(v *session.Variants) string {
	if v.Busy {
		return fmt.Sprintf("%d of %d made", len(v.List), v.Order.Count)
	}
	parts := []string{plural(len(v.List), "variant") + ", each passing every check"}
	if v.Stale {
		parts = []string{"The scene is another one since; undo, or make variants again"}
	}
	if v.Same > 0 {
		parts = append(parts, fmt.Sprintf("%d the same as another", v.Same))
	}
	if n := len(v.Failed); n > 0 {
		parts = append(parts, fmt.Sprintf("%d not valid", n))
	}
	if v.Took > 0 {
		parts = append(parts, fmt.Sprintf("in %.1f s", v.Took.Round(100*time.Millisecond).Seconds()))
	}
	return strings.Join(parts, " · ")
}

// VariantCounts are how many variants can be asked for in the window.
func VariantCounts() []Option[int] {
	var out []Option[int]
	for _, n := range []int{4, 6, 8, 12, 16, 24, session.MaxVariants} {
		out = append(out, Option[int]{fmt.Sprint(n), n})
	}
	return out
}

// VariantKeeps are what variants can share.
func VariantKeeps() []Option[family.Keep] {
	return []Option[family.Keep]{
		{"What is pinned or locked", family.KeepPins},
		{"Where everything stands", family.KeepLayout},
		{"Shapes, materials and light", family.KeepStyle},
	}
}

// FirstVariants is what the dialog shows: what was last asked for, or the usual.
func FirstVariants(last session.MakeVariants) session.MakeVariants {
	if last.Count == 0 {
		last = session.MakeVariants{Count: 8, Keep: family.KeepPins, Seed: 1}
	}
	return last
}
