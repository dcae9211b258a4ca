package family

import (
	"context"
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// poses are work units for each thing.
const poses = 2500

// place puts everything where it stands in the variant. It returns a reason when something finds no place. What things carry is set
// down first, as it goes with them.
func (m *making) place(ctx context.Context) (why string, err error) {
	m.draft = m.base.scene.Edit()
	if err := m.bringMaterials(); err != nil {
		return "", err
	}
	if m.keep == KeepLayout {
		return "", m.stay(func(*thing) bool { return true })
	}
	if err := m.load(ctx); err != nil {
		return "", err
	}
	if err := m.stay(func(t *thing) bool { return t.rowed }); err != nil {
		return "", err
	}
	lost, why, err := m.solve(ctx, func(t *thing) bool { return t.mount != scene.OnSurface && !t.rowed })
	if why != "" {
		m.calm[lost] = true
	}
	return why, err
}

// bringMaterials adds what the new shapes wear, in a fixed order.
func (m *making) bringMaterials() error {
	for _, t := range m.base.things {
		for _, material := range m.looks[t.node.ID].Materials {
			if err := m.putMaterial(material); err != nil {
				return err
			}
		}
	}
	return nil
}

// stay gives the chosen things their new shapes where they are: with their backs, tops or undersides where they were.
func (m *making) stay(chosen func(*thing) bool) error {
	for _, t := range m.base.things {
		look, swapped := m.looks[t.node.ID]
		if !swapped || !chosen(t) {
			continue
		}
		n := m.node(t)
		by := t.shift(look.Bounds)
		n.Transform.Translation = n.Transform.Apply(by)
		n.Transform = n.Transform.Canonical()
		if err := m.stand(t, n); err != nil {
			return err
		}
	}
	return nil
}

// shift moves another shape so that it stands as the old one did, in the thing's own frame.
func (t *thing) shift(box geom.Box) geom.Vec3 {
	old := t.body.Local
	by := old.Center().Sub(box.Center())
	if t.mount == scene.OnWall || t.entry.AgainstWall {
		by[1] = old.Max[1] - box.Max[1]
	}
	switch t.mount {
	case scene.OnWall:
	case scene.OnCeiling:
		by[2] = old.Max[2] - box.Max[2]
	default:
		by[2] = old.Min[2] - box.Min[2]
	}
	return by
}

// stand writes a thing's node, with the lights of its shape when that is new.
func (m *making) stand(t *thing, n scene.Node) error {
	if err := m.put(n); err != nil {
		return err
	}
	look, swapped := m.looks[n.ID]
	if !swapped {
		return nil
	}
	for _, id := range m.draft.Children(n.ID) {
		if child, _ := m.draft.Node(id); child.Light != nil && m.base.free[id] == nil {
			if err := m.draft.RemoveNode(id); err != nil {
				return fmt.Errorf("family: %w", err)
			}
		}
	}
	for _, light := range look.Nodes(n.ID, n.Name, n.Parent, n.Transform)[1:] {
		if _, taken := m.draft.Node(light.ID); !taken {
			if err := m.put(light); err != nil {
				return err
			}
		}
	}
	return nil
}

// solve takes the chosen things out of the scene and puts them in other places, room by room.
// When one finds none, it is named, with the reason.
func (m *making) solve(ctx context.Context, chosen func(*thing) bool) (lost scene.NodeID, why string, err error) {
	found, lost, why, err := m.find(ctx, chosen)
	if err != nil || why != "" {
		return lost, why, err
	}
	for _, p := range found {
		if err := m.settle(m.base.free[p.Node], p); err != nil {
			return "", "", err
		}
	}
	return "", "", nil
}

// find looks for other places for the chosen things, room by room.
func (m *making) find(ctx context.Context, chosen func(*thing) bool) (found []layout.Placement, lost scene.NodeID, why string, err error) {
	stage := m.draft.View().Edit()
	rooms := map[scene.NodeID][]*thing{}
	for _, t := range m.base.things {
		if !chosen(t) {
			continue
		}
		rooms[t.room] = append(rooms[t.room], t)
		for _, id := range below(stage, t.node.ID) {
			if err := stage.RemoveNode(id); err != nil {
				return nil, "", "", fmt.Errorf("family: %w", err)
			}
		}
	}
	cleared, _ := stage.Seal()
	world, err := m.base.world.After(cleared, scene.Compare(m.base.scene, cleared))
	if err != nil {
		return nil, "", "", fmt.Errorf("family: %w", err)
	}
	for _, r := range world.Rooms() {
		things := rooms[r.Node]
		if len(things) == 0 {
			continue
		}
		problem := layout.Problem{Scene: cleared, Store: m.base.store, World: world, Room: r.Node, Seed: m.seed, Budget: poses * len(things), Variety: 1}
		for _, t := range things {
			problem.Items = append(problem.Items, m.item(t, cleared, things))
		}
		solution, err := layout.Solve(ctx, problem)
		if err != nil {
			return nil, "", "", fmt.Errorf("family: %w", err)
		}
		if len(solution.Unplaced) > 0 {
			f := solution.Unplaced[0]
			return nil, f.Node, fmt.Sprintf("the %s %s", lower(m.base.free[f.Node].node.Name), f.Reason), nil
		}
		found = append(found, solution.Placements...)
	}
	return found, "", "", nil
}

// below lists what is left of a subtree, children first.
func below(d *scene.Draft, id scene.NodeID) []scene.NodeID {
	if _, ok := d.Node(id); !ok {
		return nil
	}
	var out []scene.NodeID
	for _, child := range d.Children(id) {
		out = append(out, below(d, child)...)
	}
	return append(out, id)
}

// settle writes a thing where layout has put it; a small thing hangs below what it stands on.
func (m *making) settle(t *thing, p layout.Placement) error {
	n := m.node(t)
	if t.mount == scene.OnSurface {
		if on, ok := m.draft.Node(p.Support); ok {
			n.Parent = on.ID
		}
	}
	n.Transform = p.World.Relative(m.draft.View().WorldFromNode(n.Parent)).Canonical()
	return m.stand(t, n)
}

// shift moves a thing that is dressed already to where layout has put it.
func (m *making) shift(id scene.NodeID, p layout.Placement) error {
	at, ok := m.draft.Node(id)
	if !ok {
		return nil
	}
	n := *at
	if on, ok := m.draft.Node(p.Support); ok {
		n.Parent = on.ID
	}
	n.Transform = p.World.Relative(m.draft.View().WorldFromNode(n.Parent)).Canonical()
	return m.put(n)
}

// item describes a thing to layout.
func (m *making) item(t *thing, cleared *scene.Snapshot, others []*thing) layout.Item {
	out := layout.Item{Node: t.node.ID, Name: lower(t.node.Name), Mount: t.mount, Clearance: layout.Clearance(t.entry.Clearance)}
	out.Model, out.Bounds, out.Scale = t.node.Model.Asset, t.body.Local, t.body.WorldFromNode.Scale
	if look, ok := m.looks[t.node.ID]; ok {
		out.Model, out.Bounds = look.Model, look.Bounds
	}
	there := func(id scene.NodeID) bool {
		if id == "" || id == t.node.ID {
			return id == ""
		}
		for _, o := range others {
			if o.node.ID == id {
				return true
			}
		}
		_, ok := cleared.Node(id)
		return ok
	}
	out.Relations = wishes(cleared, t, there)
	return out
}

// wishes are the relations of the base, and where it has none the one by which such a thing usually stands.
func wishes(s *scene.Snapshot, t *thing, there func(scene.NodeID) bool) []layout.Verb {
	var out []layout.Verb
	carried := false
	for _, r := range t.relation {
		v, err := layout.WishOf(s, r)
		if err != nil {
			continue
		}
		if there(v.Refers()) {
			carried = carried || v.Kind() == "on" || v.Kind() == "inside"
			out = append(out, v)
		}
	}
	switch {
	case t.mount == scene.OnSurface && !carried && there(t.carrier) && t.carrier != "":
		out = append(out, layout.On{Target: t.carrier, Strength: layout.Strength{Hard: true}})
	case t.mount == scene.OnFloor && len(out) == 0 && t.entry.AgainstWall:
		out = append(out, layout.AgainstWall{})
	}
	return out
}
