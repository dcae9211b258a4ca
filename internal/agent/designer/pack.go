package designer

import (
	"fmt"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/layout"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// pack stands count small things of a wish on what its habits name, the likeliest first, then on anything, then smaller.
func (p *plan) pack(w *wish, count int) error {
	tries := p.hosts(w)
	tries = append(tries, nil)
	for i := range len(tries) + 1 {
		hosts, smallest := []scene.NodeID(nil), i == len(tries)
		if !smallest {
			hosts = tries[i]
		}
		placed, err := p.packOnce(w, count, hosts, smallest)
		if err != nil {
			return err
		}
		if count -= placed; count == 0 {
			return nil
		}
	}
	return p.setDown(w, count)
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
	for _, x := range w.wants {
		if x.kind == "on" || x.kind == "inside" {
			objects = x.object
		}
	}
	var out [][]scene.NodeID
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
	g := &group{key: w.noun, wishes: []*wish{w}, asked: true}
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
