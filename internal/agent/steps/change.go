package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

func (w *work) move(m Move) error {
	n, err := w.node(m.Node)
	if err != nil {
		return err
	}
	if n.Room != nil {
		return fmt.Errorf("%q is a room; things are moved, not rooms", n.ID)
	}
	world := w.now.WorldFromNode(n.ID)
	if len(m.Relations) == 0 {
		if world, err = moved(world, m); err != nil {
			return err
		}
		return w.take(w.posed(n, world))
	}
	room, err := w.roomOf(n.ID)
	if err != nil {
		return err
	}
	it := w.known(n.ID, false)
	for _, r := range m.Relations {
		it.Relations = append(it.Relations, r.Verb)
	}
	problem := layout.Problem{Scene: w.now, World: w.world, Store: w.Store, Room: room.Node, Items: []layout.Item{it}, Seed: w.ask.Seed, Budget: budgetEach}
	solution, err := layout.Solve(w.ctx, problem)
	if err != nil {
		return err
	}
	p, ok := solution.Placed(n.ID)
	if !ok {
		return fmt.Errorf("%q found no such place: %s", n.ID, solution.Unplaced[0].Reason)
	}
	return w.take(append([]action.Action{w.posed(n, p.World)}, w.restated(room, n.ID, p.Relations)...)...)
}

// moved is a pose brought to where a step says.
func moved(world geom.Transform, m Move) (geom.Transform, error) {
	switch {
	case len(m.At) == 0 && m.YawDeg == nil:
		return world, errors.New("say where to: at, yawDeg or relations")
	case len(m.At) != 0 && (len(m.At) < 2 || len(m.At) > 3 || !geom.Finite(m.At...)):
		return world, errors.New("at must be two numbers: x and y in metres of the world")
	}
	copy(world.Translation[:], m.At)
	if m.YawDeg != nil {
		if !geom.Finite(*m.YawDeg) {
			return world, errors.New("yawDeg must be a number")
		}
		world.Rotation = geom.Yaw(geom.Radians(math.Mod(*m.YawDeg, 360)))
	}
	return world.Canonical(), nil
}

// posed gives a node a pose in the world.
func (w *work) posed(n *scene.Node, world geom.Transform) action.Action {
	local := world
	if n.Parent != "" {
		local = world.Relative(w.now.WorldFromNode(n.Parent))
	}
	return action.SetTransform{Node: n.ID, Transform: local.Canonical()}
}

// known is a thing of the scene as an item of the solver.
func (w *work) known(id scene.NodeID, movable bool) layout.Item {
	n, _ := w.now.Node(id)
	it := layout.Item{Node: id, Name: strings.ToLower(n.Name), Movable: movable}
	if n.Semantics != nil {
		it.Mount = n.Semantics.Mount
	}
	if n.Model != nil {
		it.Model, it.Scale = n.Model.Asset, w.now.WorldFromNode(id).Scale
	} else {
		it.Bounds = w.world.Bounds(id, true)
	}
	return it
}

func (w *work) roomOf(id scene.NodeID) (*query.Room, error) {
	box := w.world.Bounds(id, true)
	if box.Empty() {
		return nil, fmt.Errorf("%q has no body that could be placed; give at", id)
	}
	middle := box.Center()
	if r, ok := w.world.RoomAt(middle); ok {
		return r, nil
	}
	return w.room("")
}

// restated takes the relations of a moved thing back that were stated of it, and states those that hold now.
func (w *work) restated(room *query.Room, id scene.NodeID, held []layout.Held) []action.Action {
	var out []action.Action
	for r := range w.now.Relations() {
		if r.Subject == id {
			out = append(out, action.RemoveRelation{Relation: r.ID})
		}
	}
	slices.SortFunc(out, func(a, b action.Action) int { return strings.Compare(a.Target(), b.Target()) })
	gone := map[string]bool{}
	for _, a := range out {
		gone[a.Target()] = true
	}
	for _, h := range held {
		if !h.Holds {
			continue
		}
		rid := fmt.Sprintf("%s-%s", id, strings.ReplaceAll(h.Verb.Kind(), "_", "-"))
		if _, there := w.now.Relation(scene.RelationID(rid)); there && !gone[rid] {
			continue
		}
		r := layout.RelationOf(scene.RelationID(rid), id, h.Verb)
		if r.Object == "" {
			r.Object = room.Node
		}
		if slices.ContainsFunc(out, func(a action.Action) bool { add, ok := a.(action.AddRelation); return ok && add.Relation.ID == r.ID }) {
			continue
		}
		out = append(out, action.AddRelation{Relation: r})
	}
	return out
}

func (w *work) swap(s Swap) error {
	n, err := w.node(s.Node)
	if err != nil {
		return err
	}
	if n.Model == nil {
		return fmt.Errorf("%q is no thing of the catalogue that could be swapped", s.Node)
	}
	room, err := w.roomOf(n.ID)
	if err != nil {
		return err
	}
	world := w.now.WorldFromNode(n.ID)
	thing, err := w.build(s.Thing, s.Size, s.Style, s.Color, s.Material)
	if err != nil {
		return err
	}
	items, err := w.items(Place{ID: s.ID, Count: 1}, thing)
	if err != nil {
		return err
	}
	if err := w.take(action.RemoveNode{Node: n.ID}); err != nil {
		return err
	}
	at := []float64{world.Translation[0], world.Translation[1], world.Translation[2]}
	placed, reasons, err := w.solve(room, items, nil, at, geom.Degrees(world.Rotation.YawAngle()))
	if err != nil {
		return err
	}
	if len(placed) == 0 {
		return fmt.Errorf("the %s found no place where %q stands: %s", thing.Entry.Name, s.Node, reasons)
	}
	return w.take(w.arrivals(room, items, placed)...)
}

func (w *work) paint(p Paint) error {
	n, err := w.node(p.Node)
	if err != nil {
		return err
	}
	switch {
	case p.Material == "" && p.Color == "":
		return errors.New("say a material or a colour")
	case n.Room != nil:
		return w.paintRoom(n, p)
	case n.Model != nil:
		return w.paintThing(n, p)
	}
	return fmt.Errorf("%q has nothing that could be painted", n.ID)
}

func (w *work) paintRoom(n *scene.Node, p Paint) error {
	surfaces := map[string]action.RoomSurface{"floor": action.FloorSurface, "walls": action.WallSurface, "ceiling": action.CeilingSurface, "trim": action.TrimSurface}
	surface, ok := surfaces[strings.ToLower(strings.TrimSpace(p.Part))]
	if !ok {
		return fmt.Errorf("part %q of a room must be floor, walls, ceiling or trim", p.Part)
	}
	if p.Material == "" {
		p.Material = "matte paint"
		if !w.preset(p.Material) {
			p.Material = w.Source.Materials()[0].Name
		}
	}
	m, err := w.Source.Material(w.Store, p.Material, p.Color)
	if err != nil {
		return err
	}
	return w.take(w.with(m, action.SetRoomMaterial{Node: n.ID, Surface: surface, Material: m.ID})...)
}

func (w *work) preset(name string) bool {
	return slices.ContainsFunc(w.Source.Materials(), func(m catalog.MaterialPreset) bool { return strings.EqualFold(m.Name, name) })
}

// with brings a material in before an action that uses it.
func (w *work) with(m scene.Material, a ...action.Action) []action.Action {
	if _, there := w.now.Material(m.ID); there {
		return a
	}
	return append([]action.Action{action.AddMaterial{Material: m}}, a...)
}

func (w *work) paintThing(n *scene.Node, p Paint) error {
	model, err := w.Store.Model(n.Model.Asset)
	if err != nil {
		return err
	}
	part := strings.ToLower(strings.TrimSpace(p.Part))
	painted := 0
	for slot := range n.Model.Materials {
		if part != "" && part != "all" && (slot >= len(model.Slots) || !strings.EqualFold(model.Slots[slot], part)) {
			continue
		}
		m, err := w.coat(n.Model.Materials[slot], p)
		if err != nil {
			return err
		}
		painted++
		if m.ID == n.Model.Materials[slot] {
			continue
		}
		if err := w.take(w.with(m, action.SetMaterial{Node: n.ID, Slot: slot, Material: m.ID})...); err != nil {
			return err
		}
	}
	if painted == 0 {
		return fmt.Errorf("%q has no part %q; it has %s", n.ID, p.Part, strings.Join(model.Slots, ", "))
	}
	return nil
}

// coat is a material in another colour, or one of the catalogue.
func (w *work) coat(old scene.MaterialID, p Paint) (scene.Material, error) {
	if p.Material != "" {
		return w.Source.Material(w.Store, p.Material, p.Color)
	}
	color, ok := catalog.ParseColor(p.Color)
	if !ok {
		return scene.Material{}, fmt.Errorf("%q is not a colour; use a word such as sage, or #rrggbb", p.Color)
	}
	m, there := w.now.Material(old)
	if !there {
		return scene.Material{}, fmt.Errorf("its material %q does not exist", old)
	}
	coated := *m
	for i := range color {
		coated.BaseColor[i] = math.Round(color[i]*1e6) / 1e6
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %v", old, coated.BaseColor))
	coated.ID = scene.MaterialID("coat-" + hex.EncodeToString(sum[:8]))
	coated.Name = strings.TrimSpace(p.Color + " " + m.Name)
	return coated, nil
}

func (w *work) tune(t TuneLight) error {
	if _, err := w.node(t.Node); err != nil {
		return err
	}
	if t.Strength != 0 && (t.Strength < 0.05 || t.Strength > 20) {
		return fmt.Errorf("a strength of %g is not between 0.05 and 20", t.Strength)
	}
	if t.Kelvin != 0 && (t.Kelvin < 1000 || t.Kelvin > 12000) {
		return fmt.Errorf("%g kelvin is not between 1000 and 12000", t.Kelvin)
	}
	var edits []action.Action
	for _, id := range w.now.Subtree(t.Node) {
		n, _ := w.now.Node(id)
		if n.Light == nil {
			continue
		}
		light := *n.Light
		if t.Strength != 0 {
			light.Intensity *= t.Strength
		}
		if t.Kelvin != 0 {
			light.Color = geom.Kelvin(t.Kelvin)
			for i := range light.Color {
				light.Color[i] = math.Round(light.Color[i]*1e4) / 1e4
			}
		}
		edits = append(edits, action.EditLight{Node: id, Light: light})
	}
	if len(edits) == 0 {
		return fmt.Errorf("%q gives no light", t.Node)
	}
	return w.take(edits...)
}
