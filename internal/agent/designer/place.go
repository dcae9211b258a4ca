package designer

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// candidate is one thing of a group: built, and after solving with a place.
type candidate struct {
	wish  *wish
	index int
	node  scene.NodeID
	name  string
	built catalog.Thing
	place layout.Placement
	ok    bool
}

// budgetEach bounds the layout's work for each thing of a group, in poses tried.
const budgetEach = 6000

// placeGroup chooses, builds and places the things of a group and offers them as one proposal.
func (p *plan) placeGroup(g *group) error {
	p.resettle(g)
	p.thin(g)
	p.cutCurtains(g)
	p.nameNodes(g)
	candidates, reasons, err := p.best(g)
	if err != nil || len(candidates) == 0 {
		return err
	}
	p.orphans(g, candidates)
	p.forget(g, candidates)
	if !slices.ContainsFunc(candidates, func(c candidate) bool { return c.ok }) {
		p.explain(candidates, reasons)
		return nil
	}
	p.explain(candidates, reasons)
	return p.offer(g.key, p.labelGroup(g, candidates), p.reasonGroup(g), p.actions(candidates), p.score(g, candidates))
}

// bulk is the size of a group that is tried once only.
const bulk = 16

// best tries a group a few times from other starts when some of it breaks a rule, and keeps the try that places most.
func (p *plan) best(g *group) ([]candidate, map[scene.NodeID]string, error) {
	var most []candidate
	var why map[scene.NodeID]string
	fewest := 0
	tries, size := uint64(3), 0
	for _, w := range g.wishes {
		size += w.count
	}
	if size > bulk || p.brisk {
		tries = 1
	}
	for try := range tries {
		p.loose = try > 0
		candidates, reasons, err := p.attempt(g, p.obs.Seed+try*977)
		if err != nil || len(candidates) == 0 {
			return nil, nil, err
		}
		clean, err := p.weed(g, candidates, reasons)
		if err != nil {
			return nil, nil, err
		}
		blocked, err := p.blocked(candidates)
		if err != nil {
			return nil, nil, err
		}
		if most == nil || placed(candidates) > placed(most) || placed(candidates) == placed(most) && blocked < fewest {
			most, why, fewest = candidates, reasons, blocked
		}
		if clean && blocked == 0 {
			break
		}
	}
	if !g.asked && g.rank == 1 && placed(most) < len(most) && (p.b.Room.Kind != "kitchen" || slices.ContainsFunc(g.wishes, p.inRun)) {
		return p.cramped(g, most, why)
	}
	return most, why, nil
}

// cramped tries what makes the room once more, held to the hard rules only: a kitchen is rather narrow before the sink than without one.
func (p *plan) cramped(g *group, most []candidate, why map[scene.NodeID]string) ([]candidate, map[scene.NodeID]string, error) {
	p.lenient = true
	defer func() { p.lenient = false }()
	candidates, reasons, err := p.attempt(g, p.obs.Seed)
	if err != nil || len(candidates) == 0 {
		return most, why, err
	}
	if _, err := p.weed(g, candidates, reasons); err != nil {
		return nil, nil, err
	}
	if placed(candidates) > placed(most) {
		return candidates, reasons, nil
	}
	return most, why, nil
}

func placed(candidates []candidate) int {
	n := 0
	for i := range candidates {
		if candidates[i].ok {
			n++
		}
	}
	return n
}

// attempt builds and solves a group: first holding to what was asked of places, then as near to it as can be, then with smaller things.
func (p *plan) attempt(g *group, seed uint64) ([]candidate, map[scene.NodeID]string, error) {
	var best []candidate
	var why map[scene.NodeID]string
	var said [][]layout.Verb
	for _, try := range []struct {
		strict bool
		size   float64
	}{{true, 1}, {false, 1}, {false, 0.84}} {
		if try.size < 1 && !slices.ContainsFunc(g.wishes, shrinks) {
			break
		}
		p.strict = try.strict
		candidates, err := p.prepare(g, try.size)
		if err != nil || len(candidates) == 0 {
			return nil, nil, err
		}
		before := said
		if said = p.verbsOfAll(g, candidates); try.size == 1 && before != nil && reflect.DeepEqual(before, said) {
			continue // nothing that could be held to less
		}
		reasons, err := p.solve(g, candidates, seed)
		if err != nil {
			return nil, nil, err
		}
		if best == nil || placed(candidates) > placed(best) {
			best, why = candidates, reasons
		}
		if placed(best) == len(best) {
			break
		}
	}
	return best, why, nil
}

func (p *plan) verbsOfAll(g *group, candidates []candidate) [][]layout.Verb {
	out := make([][]layout.Verb, len(candidates))
	for i := range candidates {
		out[i] = p.verbsFor(candidates[i].wish, candidates[i].index, g)
	}
	return out
}

// resettle drops wants whose object found no place, and brings habits in instead.
func (p *plan) resettle(g *group) {
	for _, w := range g.wishes {
		kept := w.wants[:0:0]
		for _, x := range w.wants {
			if x.object == "" || roomParts[x.object] || len(p.targets(w, x, g)) > 0 || p.inGroup(w, x, g) {
				kept = append(kept, x)
				continue
			}
			if x.asked {
				p.note("there is no %s here for %s to be %s", firstOf(x.object), theNoun(w), strings.ReplaceAll(x.kind, "_", " "))
			}
		}
		w.wants = kept
		if !slices.ContainsFunc(kept, func(x want) bool { return fixing[x.kind] }) {
			p.settleWants(w)
		}
	}
}

var roomParts = map[string]bool{"window": true, "wall": true, "corner": true, "door": true, "room": true, "ceiling": true}

func (p *plan) inGroup(w *wish, x want, g *group) bool {
	for noun := range strings.SplitSeq(x.object, "|") {
		for _, o := range g.wishes {
			if o != w && refers(noun, o.noun, x.soft) {
				return true
			}
		}
	}
	return false
}

func firstOf(objects string) string {
	first, _, _ := strings.Cut(objects, "|")
	return first
}

func (p *plan) nameNodes(g *group) {
	for _, w := range g.wishes {
		w.nodes = nil
		for range w.count {
			w.nodes = append(w.nodes, p.s.fresh(w.noun))
		}
	}
}

// shrinks reports whether things of a wish are built smaller where they find no place.
func shrinks(w *wish) bool { return w.entry.Mount == scene.OnFloor || w.entry.Mount == scene.FlatFloor }

func (p *plan) prepare(g *group, shrink float64) ([]candidate, error) {
	var out []candidate
	for _, w := range g.wishes {
		factor := 1.0
		if shrinks(w) {
			factor = shrink
		}
		var built catalog.Thing
		for i, id := range w.nodes {
			if i == 0 || assorted[w.noun] || i < len(w.drapes) {
				var err error
				if built, err = p.build(w, i, factor); err != nil {
					return nil, err
				}
			}
			out = append(out, candidate{wish: w, index: i, node: id, name: modelName(w, i, w.count), built: built})
		}
	}
	return out, nil
}

// solve finds places and returns, for the things without one, the reason.
func (p *plan) solve(g *group, candidates []candidate, seed uint64) (map[scene.NodeID]string, error) {
	stage, moved, err := p.staged(candidates)
	if err != nil {
		return nil, err
	}
	fixed, err := p.settled(stage, moved)
	if err != nil {
		return nil, err
	}
	problem := layout.Problem{Scene: stage, Store: p.policy.store, Room: p.room.Node, Seed: seed, Budget: budgetEach * len(candidates), Variety: p.variety()}
	for i := range candidates {
		c := &candidates[i]
		if fixed[c.node] {
			continue
		}
		e := c.built.Entry
		problem.Items = append(problem.Items, layout.Item{
			Node: c.node, Name: strings.ToLower(c.name), Model: c.built.Model, Bounds: c.built.Bounds, Mount: mountFor(c.wish),
			Clearance: p.clearanceOf(c.wish, layout.Clearance(e.Clearance)), Relations: p.verbsFor(c.wish, c.index, g), Movable: moved[c.node],
		})
		if moved[c.node] {
			problem.Items[len(problem.Items)-1].Relations = nil
			if p.inRun(c.wish) {
				problem.Items[len(problem.Items)-1].Relations = []layout.Verb{layout.AgainstWall{}}
			}
		}
	}
	solution, err := layout.Solve(p.ctx, problem)
	if err != nil {
		return nil, fmt.Errorf("designer: placing %s: %w", g.key, err)
	}
	reasons := map[scene.NodeID]string{}
	for _, f := range solution.Unplaced {
		reasons[f.Node] = f.Reason
	}
	for i := range candidates {
		c := &candidates[i]
		if c.place, c.ok = solution.Placed(c.node); fixed[c.node] {
			c.place, c.ok = p.placedAt(stage, c.node), true
		}
	}
	return reasons, nil
}

// clearanceOf adds to what a thing needs itself, where it stands free in the room, what is still to stand before it.
func (p *plan) clearanceOf(w *wish, own layout.Clearance) layout.Clearance {
	if !wants(w, "centred_in") || w.count > 1 {
		return own
	}
	for _, o := range p.wishes {
		if o == w || o.done || len(o.nodes) > 0 {
			continue
		}
		for _, x := range o.wants {
			if (x.kind == "in_front_of" || x.kind == "opposite") && p.wishFor(x.object, o, x.soft) == w {
				own.Front += o.entry.Size[1] + 0.4
				break
			}
		}
	}
	return own
}

// standing are places on the floor for what otherwise stands on other things.
var standing = map[string]bool{"in_corner": true, "corners": true, "by_window": true, "near": true, "beside": true, "under": true}

// bulky reports whether a thing that others carry is large enough to stand on the floor: an aquarium, not a jar.
func bulky(w *wish) bool { return max(w.entry.Size[0], w.entry.Size[1]) >= leastBulk }

// leastBulk is the longer side of what may stand on the floor by itself, in metres.
const leastBulk = 0.6

// mountFor lets a small thing stand on the floor when a corner or a window was asked for it.
func mountFor(w *wish) scene.Mount {
	if w.entry.Mount == scene.OnSurface {
		onFloor := len(w.wants) > 0
		for _, x := range w.wants {
			onFloor = onFloor && (standing[x.kind] || bulky(w) && (x.kind == "row" || x.kind == "against_wall"))
		}
		if onFloor {
			return scene.OnFloor
		}
	}
	return w.entry.Mount
}
