package designer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/scene"
)

// group is what one proposal places.
type group struct {
	key    string
	wishes []*wish
	asked  bool
	rank   int
	size   float64
	early  bool // what was asked for refers to it, so that it stands first
	packed bool // onto level surfaces, for which there is no need to see whether they tip
	depth  int  // of the chain of things it refers to
}

// binding relations keep two kinds of thing in one proposal.
var binding = map[string]bool{"on": true, "inside": true, "around": true, "at": true, "between": true}

// groups sorts the wishes into proposals, each after what it refers to, what was asked first, large before small.
func (p *plan) groups() []*group {
	leader := map[*wish]*wish{}
	var find func(w *wish) *wish
	find = func(w *wish) *wish {
		if l, ok := leader[w]; ok && l != w {
			return find(l)
		}
		return w
	}
	join := func(a, b *wish) {
		if a, b := find(a), find(b); a != b {
			leader[b] = a
		}
	}
	for i, w := range p.wishes {
		if w.done {
			continue
		}
		for _, o := range p.wishes[:i] {
			if w.group != "" && w.group == o.group && w.rank == o.rank || p.inRun(w) && p.inRun(o) {
				join(o, w)
			}
		}
		if w.noun == "nightstand" && !boundElsewhere(w) || w.asked && w.noun == "nightstand" && wants(w, "beside") {
			if o := p.wishFor("bed|single bed|bunk bed", w, true); o != nil && !o.done && o.count+w.count <= bulk {
				join(o, w) // before something else takes the place beside the bed
			}
		}
		for _, x := range w.wants {
			if o := p.wishFor(x.object, w, x.soft); o != nil && !o.done && (w.asked && o.asked || w.rank == o.rank) && w.rank < 3 && binding[x.kind] && o.count+w.count <= 24 && !(x.kind == "at" && sharesCounter(w, o)) {
				join(o, w)
			}
		}
	}
	byLeader := map[*wish]*group{}
	var out []*group
	for _, w := range p.wishes {
		if w.done {
			continue
		}
		l := find(w)
		g := byLeader[l]
		if g == nil {
			g = &group{rank: w.rank}
			byLeader[l] = g
			out = append(out, g)
		}
		g.wishes = append(g.wishes, w)
		g.asked = g.asked || w.asked
		g.rank = min(g.rank, w.rank)
		g.size = max(g.size, w.footprint())
	}
	for _, g := range out {
		g.order()
		g.key = g.name()
	}
	distinguish(out)
	p.rankGroups(out)
	return out
}

// distinguish numbers groups of equal names.
func distinguish(groups []*group) {
	seen := map[string]int{}
	for _, g := range groups {
		seen[g.key]++
		if n := seen[g.key]; n > 1 {
			g.key = fmt.Sprintf("%s %d", g.key, n)
		}
	}
}

// order puts the carriers of a group before what they carry.
func (g *group) order() {
	slices.SortStableFunc(g.wishes, func(a, b *wish) int { return cmp.Compare(tier(a), tier(b)) })
}

func tier(w *wish) int {
	switch w.entry.Mount {
	case scene.OnFloor:
		if seats[w.noun] {
			return 1
		}
		return 0
	case scene.FlatFloor:
		return 2
	case scene.OnWall, scene.OnCeiling:
		return 3
	}
	return 4
}

// seats are drawn up to other things.
var seats = map[string]bool{"chair": true, "dining chair": true, "office chair": true, "stool": true, "bar stool": true}

func (g *group) name() string {
	var words []string
	for _, w := range g.wishes {
		words = append(words, w.noun)
	}
	return strings.Join(words, "+")
}

// wishFor finds the wish that a relation's object means.
func (p *plan) wishFor(objects string, self *wish, narrow bool) *wish {
	if objects == "" {
		return nil
	}
	if o := p.companion(self, want{object: objects, soft: narrow}); o != nil {
		return o
	}
	for noun := range strings.SplitSeq(objects, "|") {
		for _, w := range p.wishes {
			if w != self && refers(noun, w.noun, narrow) {
				return w
			}
		}
	}
	return nil
}

func (p *plan) rankGroups(groups []*group) {
	of := map[*wish]*group{}
	for _, g := range groups {
		for _, w := range g.wishes {
			of[w] = g
		}
	}
	for range len(groups) {
		for _, g := range groups {
			for _, w := range g.wishes {
				for _, x := range w.wants {
					if o := p.wishFor(x.object, w, x.soft); o != nil && of[o] != nil && of[o] != g && of[o].depth+1 > g.depth && of[o].depth < 6 && !(x.soft && p.asksFor(o, w)) {
						g.depth = of[o].depth + 1
					}
				}
				if t := tier(w); t >= 2 && g.depth < t && len(g.wishes) == 1 {
					g.depth = t
				}
			}
		}
	}
	for range len(groups) {
		for _, g := range groups {
			for _, w := range g.wishes {
				for _, x := range w.wants {
					if o := p.wishFor(x.object, w, x.soft); o != nil && of[o] != nil && of[o] != g && (g.asked || g.early) {
						of[o].early = !of[o].asked
					}
				}
			}
		}
	}
	rank := func(g *group) int {
		if g.early {
			return 1
		}
		return max(1, g.rank)
	}
	slices.SortStableFunc(groups, func(a, b *group) int {
		return cmp.Or(cmp.Compare(boolInt(!a.asked && !a.early), boolInt(!b.asked && !b.early)), cmp.Compare(rank(a), rank(b)), cmp.Compare(boolInt(!p.leads(a)), boolInt(!p.leads(b))), cmp.Compare(a.depth, b.depth), cmp.Compare(b.size, a.size))
	})
}

// asksFor reports whether a wish was asked to be where another is: the other comes first, whatever its habits.
func (p *plan) asksFor(w, other *wish) bool {
	return slices.ContainsFunc(w.wants, func(x want) bool { return x.asked && p.wishFor(x.object, w, x.soft) == other })
}

// leads reports whether a group holds an arrangement that needs the floor while it is empty.
func (p *plan) leads(g *group) bool {
	return slices.ContainsFunc(g.wishes, func(w *wish) bool {
		a := p.arranged(w)
		return a == inCircle && p.watched(w) == nil || w.asked && w.count > 2 && wants(w, "corners") || a == inMirror || a == inAudience || p.inRun(w)
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
