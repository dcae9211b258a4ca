package designer

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/layout"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// pack stands count small things of a wish on what its habits name, the likeliest first, then on anything but seats, then smaller, then
// on anything.
func (p *plan) pack(w *wish, count int) error {
	type try struct {
		hosts    []scene.NodeID
		smallest bool
	}
	var tries []try
	for _, hosts := range p.hosts(w) {
		tries = append(tries, try{hosts: p.withCovers(hosts)})
	}
	for _, all := range [][]scene.NodeID{p.tops(false), p.tops(true)} {
		if len(all) > 0 {
			tries = append(tries, try{hosts: all}, try{hosts: all, smallest: true})
		}
	}
	for _, t := range tries {
		placed, err := p.packOnce(w, count, t.hosts, t.smallest)
		if err != nil {
			return err
		}
		if count -= placed; count == 0 {
			return nil
		}
	}
	return p.setDown(w, count)
}

// coverHeight is how high a thing may be to count as a cover of what it lies on, in metres: a tablecloth, a place mat.
const coverHeight = 0.03

// withCovers adds to hosts what covers them.
func (p *plan) withCovers(hosts []scene.NodeID) []scene.NodeID {
	out := slices.Clip(hosts)
	for i := range p.s.things {
		t := &p.s.things[i]
		if slices.Contains(hosts, t.node.Parent) && t.box.Size()[2] < coverHeight {
			out = append(out, t.node.ID)
		}
	}
	return out
}

// tops lists what things may be put on, with what is made for sitting or lying on or without.
func (p *plan) tops(seatsToo bool) []scene.NodeID {
	var out []scene.NodeID
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room == p.roomID() && (seatsToo || !seats[t.noun] && !lain[t.noun]) && p.holdsThings(t) && t.node.Semantics.Mount != scene.FlatFloor {
			out = append(out, t.node.ID)
		}
	}
	return out
}

// holdsThings reports whether people put small things on a thing: not on other small things, but for trays and their like.
func (p *plan) holdsThings(t *thing) bool {
	return !p.boxed(t.node.ID) && (t.node.Semantics.Mount != scene.OnSurface || carriesSmall[t.noun])
}

// carriesSmall are small things made for others to lie on or in.
var carriesSmall = map[string]bool{"tray": true, "basket": true, "box": true, "bowl": true, "wall shelf": true, "paper tray": true, "cake stand": true, "tablecloth": true, "place mat": true, "test tube rack": true}

// boxed reports whether a labelled box stands there for something that nobody puts things on.
func (p *plan) boxed(id scene.NodeID) bool {
	return slices.ContainsFunc(p.wishes, func(w *wish) bool {
		if _, own := p.ownNode(w, id); !own || !w.proxy {
			return false
		}
		_, last, _ := cutLast(w.noun)
		return !slices.Contains([]string{"table", "desk", "counter", "bench", "shelf", "rack", "cart", "trolley", "cabinet", "stand", "bar", "case", "station", "island", "pedestal"}, last)
	})
}

// lain are things that people sit or lie on for long.
var lain = map[string]bool{
	"armchair": true, "sofa": true, "loveseat": true, "chaise longue": true, "bed": true, "single bed": true, "bunk bed": true, "crib": true, "booth": true, "bean bag": true, "floor cushion": true, "ottoman": true, "bench": true,
	"toilet": true, "bathtub": true, "shower": true, "treadmill": true, "exercise bike": true, "piano": true, "yoga mat": true,
}

// setDown stands what nothing has room for on the floor.
func (p *plan) setDown(w *wish, count int) error {
	down := *w
	down.count, down.nodes, down.wants, down.entry.Mount = count, nil, []want{{kind: "against_wall", soft: true}}, scene.OnFloor
	g := &group{key: down.noun + " on the floor", wishes: []*wish{&down}, asked: true}
	if err := p.placeGroup(g); err != nil {
		return err
	}
	if len(down.nodes) > 0 {
		p.note("%s on the floor, as nothing here has room for %s", counted(len(down.nodes), w.noun), map[bool]string{true: "it", false: "them"}[len(down.nodes) == 1])
	}
	w.nodes = append(w.nodes, down.nodes...)
	return nil
}

// hosts lists what stands in the room and is named by what was said or by a wish's habits, one list for each noun.
func (p *plan) hosts(w *wish) [][]scene.NodeID {
	objects := anyCarrier
	for _, h := range habits[w.noun] {
		if h.kind == "on" {
			objects = h.objects
		}
	}
	var out [][]scene.NodeID
	for _, x := range w.wants {
		if x.kind != "on" && x.kind != "inside" {
			continue
		}
		objects = x.object
		for _, o := range x.of {
			if len(o.nodes) > 0 {
				out = append(out, o.nodes)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for noun := range strings.SplitSeq(objects, "|") {
		var nodes []scene.NodeID
		for _, t := range p.s.named(noun, p.roomID()) {
			nodes = append(nodes, t.node.ID)
		}
		if len(nodes) > 0 {
			out = append(out, nodes)
		}
	}
	return out
}

func (p *plan) packOnce(w *wish, count int, hosts []scene.NodeID, smallest bool) (int, error) {
	candidates, err := p.packable(w, count, smallest)
	if err != nil {
		return 0, err
	}
	problem := layout.Problem{Scene: p.now, Store: p.policy.store, World: p.s.world, Room: p.room.Node, Seed: p.obs.Seed}
	for i := range candidates {
		c := &candidates[i]
		item := layout.Item{Node: c.node, Name: strings.ToLower(c.name), Model: c.built.Model, Bounds: c.built.Bounds, Mount: scene.OnSurface}
		for _, host := range hosts {
			item.Relations = append(item.Relations, layout.On{Target: host})
		}
		problem.Items = append(problem.Items, item)
	}
	solution, err := layout.Pack(p.ctx, problem)
	if err != nil {
		return 0, fmt.Errorf("designer: packing %s: %w", w.noun, err)
	}
	for _, f := range solution.Unplaced {
		w.why = f.Reason
	}
	for i := range candidates {
		c := &candidates[i]
		c.place, c.ok = solution.Placed(c.node)
	}
	g := &group{key: w.noun, wishes: []*wish{w}, asked: true, packed: true}
	if _, err := p.weed(g, candidates, map[scene.NodeID]string{}); err != nil {
		return 0, err
	}
	placed := 0
	for i := range candidates {
		if candidates[i].ok {
			w.nodes = append(w.nodes, candidates[i].node)
			placed++
		}
	}
	if placed == 0 {
		return 0, nil
	}
	return placed, p.offer(w.noun+" packed", "Set out "+counted(placed, w.noun), "", p.actions(candidates), proposal.Score{})
}

// packable builds the things to be packed; many are built small.
func (p *plan) packable(w *wish, count int, smallest bool) ([]candidate, error) {
	small := *w
	if w.count >= 2*packFrom && !w.rigid {
		small.entry.Size = w.entry.MinSize.Add(w.entry.Size.Sub(w.entry.MinSize).Mul(smallShare))
	}
	if smallest && !w.rigid {
		small.entry.Size = w.entry.MinSize
	}
	var out []candidate
	built := map[int]catalog.Thing{}
	for i := range count {
		variant := i % 4
		thing, ok := built[variant]
		if !ok {
			var err error
			if thing, err = p.build(&small, variant, 1); err != nil {
				return nil, err
			}
			built[variant] = thing
		}
		out = append(out, candidate{wish: w, index: i, node: p.s.fresh(w.noun), name: modelName(w, i, w.count), built: thing})
	}
	return out, nil
}
