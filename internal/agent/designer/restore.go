package designer

import (
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// restore brings back what is gone, or returns what was moved, as it was in the latest state before that tells of it.
func (p *plan) restore(key string, e *brief.Edit) error {
	for _, past := range p.obs.Past {
		actions, names := p.bringBack(past, &e.Target)
		if len(actions) == 0 {
			continue
		}
		if why, err := p.broken(actions, changedNodes(actions)...); err != nil || why != "" {
			if err == nil {
				p.note("%s cannot come back to where it was: %s", names[0], why)
			}
			return err
		}
		return p.offer(key, "Bring back "+joinWords(names), "Asked for: as it was before.", actions, changed("restored", len(names), len(names)))
	}
	p.note("nothing is known of %s that was otherwise before; the history holds every step", withArticle(e.Target.Phrase))
	return nil
}

// bringBack lists what makes the things of a target as they were in a past state, when they are not so now. What is gone comes first.
func (p *plan) bringBack(past *scene.Snapshot, t *brief.Target) (actions []action.Action, names []string) {
	moved, movedNames := []action.Action(nil), []string(nil)
	for n := range past.Nodes() {
		if n.Model == nil || !means(t.Noun, p.nounOf(n)) {
			continue
		}
		now, here := p.now.Node(n.ID)
		switch {
		case !here && (t.All || len(names) < max(1, t.Count)):
			if more, ok := p.readd(past, n.ID); ok {
				actions, names = append(actions, more...), append(names, "the "+p.nounOf(n))
			}
		case here && !now.Pinned && !now.Locked && now.Parent == n.Parent && now.Transform != n.Transform:
			moved, movedNames = append(moved, action.SetTransform{Node: n.ID, Transform: n.Transform}), append(movedNames, "the "+p.nounOf(n)+"'s place")
		}
	}
	if len(actions) > 0 {
		return actions, names
	}
	return moved, movedNames
}

// readd adds a subtree of a past state again; false when what carried it is gone.
func (p *plan) readd(past *scene.Snapshot, root scene.NodeID) ([]action.Action, bool) {
	first, _ := past.Node(root)
	if _, ok := p.now.Node(first.Parent); first.Parent != "" && !ok {
		return nil, false
	}
	var materials, nodes []action.Action
	added := map[scene.MaterialID]bool{}
	for _, id := range past.Subtree(root) {
		n, _ := past.Node(id)
		if _, taken := p.now.Node(id); taken {
			return nil, false
		}
		if n.Model != nil {
			for _, m := range n.Model.Materials {
				if _, there := p.now.Material(m); there || added[m] {
					continue
				}
				old, ok := past.Material(m)
				if !ok {
					return nil, false
				}
				added[m] = true
				materials = append(materials, action.AddMaterial{Material: *old})
			}
		}
		nodes = append(nodes, action.AddNode{Node: *n})
	}
	return append(materials, nodes...), true
}

// nounOf is what a node is, in the brief's words.
func (p *plan) nounOf(n *scene.Node) string {
	name := n.Name
	if n.Semantics != nil && n.Semantics.Category != "" {
		name = n.Semantics.Category
	}
	if noun, ok := p.policy.words.Noun(name); ok {
		return noun
	}
	return name
}

func changedNodes(actions []action.Action) []scene.NodeID {
	var out []scene.NodeID
	for _, a := range actions {
		switch a := a.(type) {
		case action.AddNode:
			out = append(out, a.Node.ID)
		case action.SetTransform:
			out = append(out, a.Node)
		}
	}
	return out
}

// again wishes for as many things more as there are, or for so many in all.
func (p *plan) again(key string, e *brief.Edit, things []*thing) error {
	more := len(things)
	if e.Seats > 0 {
		more = e.Seats - len(things)
	}
	switch {
	case more == 0:
		p.note("there are %s already", counted(len(things), things[0].noun))
		return nil
	case more < 0:
		if free := p.unguarded(things); len(free) > 0 {
			return p.remove(key, free[max(0, len(free)+more):], "Remove ")
		}
		return nil
	}
	entry, ok := p.find(things[0].noun, things[0].noun)
	if !ok {
		p.note("the catalogue has no %s to add", things[0].noun)
		return nil
	}
	w := &wish{noun: things[0].noun, phrase: things[0].noun, entry: entry, count: more, asked: true, counted: true}
	p.add(w)
	p.settleWants(w)
	return nil
}

// heighten gives the room another height, when everything still has room under the ceiling.
func (p *plan) heighten(key string, e *brief.Edit) error {
	if p.room == nil {
		p.note("there is no room whose ceiling could move")
		return nil
	}
	n, _ := p.now.Node(p.room.Node)
	if n.Pinned || n.Locked {
		p.note("the room is pinned or locked; its ceiling stays")
		return nil
	}
	const step, lowest, highest = 0.3, 2.0, 8.0
	room := *p.room.Shell
	was := room.Height
	switch {
	case e.Metres != 0:
		room.Height += e.Metres
	case e.Factor < 1:
		room.Height -= step
	default:
		room.Height += step
	}
	room.Height = round(min(max(room.Height, lowest), highest), 1000)
	if room.Height == was {
		p.note("the ceiling is at %s m; it goes no further", short(was))
		return nil
	}
	actions := p.underCeiling(was, room.Height)
	nodes := append(changedNodes(actions), p.room.Node)
	for i := range p.s.things {
		if t := &p.s.things[i]; t.room == p.room.Node {
			nodes = append(nodes, t.node.ID)
		}
	}
	actions = append([]action.Action{action.EditRoom{Node: p.room.Node, Room: room}}, actions...)
	if why, err := p.broken(actions, nodes...); err != nil || why != "" {
		if err == nil {
			p.note("the ceiling cannot go to %s m: %s", short(room.Height), why)
		}
		return err
	}
	label := fmt.Sprintf("%s the ceiling from %s to %s m", map[bool]string{true: "Raise", false: "Lower"}[room.Height > was], short(was), short(room.Height))
	return p.offer(key, label, "Asked for. What hangs from it goes along.", actions, changed("height", 1, 1))
}

// underCeiling moves along what hangs from a ceiling that moves.
func (p *plan) underCeiling(was, is float64) []action.Action {
	var out []action.Action
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.room.Node || mountOf(t) != scene.OnCeiling || t.guarded {
			continue
		}
		world := p.now.WorldFromNode(t.node.ID)
		world.Translation[2] = round(world.Translation[2]+is-was, 1e6)
		out = append(out, p.settledAs(t.node, world))
	}
	return out
}
