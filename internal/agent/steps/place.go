package steps

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// maxCount bounds how many of a thing one step places.
const maxCount = 40

// item is one thing on its way into the room.
type item struct {
	node  scene.NodeID
	name  string
	built catalog.Thing
}

func (w *work) place(p Place) error {
	if p.Count == 0 {
		p.Count = 1
	}
	if p.Count < 0 || p.Count > maxCount {
		return fmt.Errorf("a count of %d is not between 1 and %d", p.Count, maxCount)
	}
	room, err := w.room(p.Room)
	if err != nil {
		return err
	}
	thing, err := w.build(p.Thing, p.Size, p.Style, p.Color, p.Material)
	if err != nil {
		return err
	}
	items, err := w.items(p, thing)
	if err != nil {
		return err
	}
	placed, reasons, err := w.solve(room, items, p.Relations, p.At, p.YawDeg)
	if err != nil {
		return err
	}
	if len(placed) == 0 {
		return fmt.Errorf("%s found no place: %s", strings.ToLower(items[0].name), reasons)
	}
	if missing := len(items) - len(placed); missing > 0 {
		w.note("%d of %d %s found no place: %s", missing, len(items), p.Thing, reasons)
	}
	return w.take(w.arrivals(room, items, placed)...)
}

func (w *work) items(p Place, thing catalog.Thing) ([]item, error) {
	if p.ID == "" {
		return nil, errors.New("it needs an id")
	}
	name := strings.TrimSpace(p.Name)
	if name == "" {
		name = capital(thing.Entry.Name)
	}
	items := make([]item, p.Count)
	for i := range items {
		items[i] = item{node: p.ID, name: name, built: thing}
		if p.Count > 1 {
			items[i].node = scene.NodeID(fmt.Sprintf("%s-%d", p.ID, i+1))
			items[i].name = fmt.Sprintf("%s %d", name, i+1)
		}
		if _, taken := w.now.Node(items[i].node); taken {
			return nil, fmt.Errorf("the id %q is taken; choose another", items[i].node)
		}
	}
	return items, nil
}

func capital(s string) string {
	letters := []rune(s)
	if len(letters) == 0 {
		return s
	}
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters)
}

// build makes a thing of the catalogue in the looks that were asked for.
func (w *work) build(words string, size []float64, style, color, material string) (catalog.Thing, error) {
	found := w.Source.Search(words, 3)
	if len(found) == 0 {
		return catalog.Thing{}, fmt.Errorf("the catalogue has no %q; try a more common word", words)
	}
	if found[0].Kind == catalog.Near {
		w.note("the catalogue has no %q; a %s stands for it", words, found[0].Entry.Name)
	}
	request := catalog.Request{Entry: found[0].Entry.ID, Style: style, Seed: w.ask.Seed, Colors: map[string]string{}, Materials: map[string]string{}}
	if len(size) > 0 {
		if len(size) != 3 || !geom.Finite(size...) {
			return catalog.Thing{}, errors.New("size must be three numbers: width, depth and height in metres")
		}
		request.Size = geom.Vec3{math.Max(0, size[0]), math.Max(0, size[1]), math.Max(0, size[2])}
	}
	if color != "" {
		if _, ok := catalog.ParseColor(color); !ok {
			return catalog.Thing{}, fmt.Errorf("%q is not a colour; use a word such as sage, or #rrggbb", color)
		}
		request.Colors[""] = color
	}
	if material != "" {
		if !slices.ContainsFunc(w.Source.Materials(), func(m catalog.MaterialPreset) bool { return strings.EqualFold(m.Name, material) }) {
			return catalog.Thing{}, fmt.Errorf("the catalogue has no material %q", material)
		}
		request.Materials[""] = material
	}
	thing, err := w.Source.Build(w.Store, request)
	if err != nil {
		return thing, err
	}
	for i, want := range size {
		if got := thing.Bounds.Size()[i]; want > 0 && math.Abs(got-want) > 0.05+0.1*want {
			w.note("the %s is %.2f × %.2f × %.2f m; that is as near to the size asked for as it is made", thing.Entry.Name, thing.Bounds.Size()[0], thing.Bounds.Size()[1], thing.Bounds.Size()[2])
			break
		}
	}
	return thing, nil
}

// budgetEach bounds the solver's work for each thing, in poses tried.
const budgetEach = 6000

// solve finds where the items stand. It returns the places by item and, for those without one, the first reason.
func (w *work) solve(room *query.Room, items []item, relations []Relation, at []float64, yawDeg float64) (map[int]layout.Placement, string, error) {
	stage, err := w.stage(room, items, at, yawDeg)
	if err != nil {
		return nil, "", err
	}
	problem := layout.Problem{Scene: stage, Store: w.Store, Room: room.Node, Seed: w.ask.Seed, Budget: budgetEach * len(items)}
	for i := range items {
		e := &items[i].built.Entry
		it := layout.Item{
			Node: items[i].node, Name: strings.ToLower(items[i].name), Model: items[i].built.Model, Bounds: items[i].built.Bounds,
			Mount: e.Mount, Clearance: layout.Clearance(e.Clearance), Movable: len(at) > 0,
		}
		for _, r := range relations {
			it.Relations = append(it.Relations, r.Verb)
		}
		if len(it.Relations) == 0 && len(at) == 0 {
			it.Relations = habits(e)
		}
		problem.Items = append(problem.Items, it)
	}
	solution, err := layout.Solve(w.ctx, problem)
	if err != nil {
		return nil, "", err
	}
	placed := map[int]layout.Placement{}
	for i := range items {
		if p, ok := solution.Placed(items[i].node); ok {
			placed[i] = p
		}
	}
	for _, f := range solution.Unplaced {
		return placed, f.Reason, nil
	}
	return placed, "", nil
}

// habits are the relations of a thing that nothing was said about.
func habits(e *catalog.Entry) []layout.Verb {
	switch {
	case e.Mount == scene.OnFloor && e.AgainstWall:
		return []layout.Verb{layout.AgainstWall{}}
	case e.Mount == scene.OnWall:
		return []layout.Verb{layout.HungOnWall{Height: hangHeight(e)}}
	case e.Mount == scene.OnCeiling:
		return []layout.Verb{layout.HungFromCeiling{}}
	}
	return nil
}

func hangHeight(e *catalog.Entry) float64 {
	if e.HangHeight == 0 {
		return 0
	}
	return e.HangHeight + e.Size[2]/2
}

// stage puts items where they were asked to be, for the solver to begin there. Without such a place the scene is as it is.
func (w *work) stage(room *query.Room, items []item, at []float64, yawDeg float64) (*scene.Snapshot, error) {
	if len(at) == 0 {
		return w.now, nil
	}
	if len(at) < 2 || len(at) > 3 || !geom.Finite(at...) || !geom.Finite(yawDeg) {
		return nil, errors.New("at must be two numbers: x and y in metres of the world")
	}
	if len(items) > 1 {
		return nil, errors.New("at goes with one thing; place each with a step of its own, or use relations")
	}
	z := room.Floor
	if len(at) == 3 {
		z = at[2]
	}
	actions := w.arrivals(room, items, map[int]layout.Placement{0: {World: geom.At(geom.Vec3{at[0], at[1], z}, geom.Radians(yawDeg)).Canonical()}})
	next, _, err := action.Preview(w.now, actions)
	return next, err
}

// arrivals are the actions that bring placed items in: materials, nodes, and the relations that hold.
func (w *work) arrivals(room *query.Room, items []item, placed map[int]layout.Placement) []action.Action {
	var out []action.Action
	seen := map[scene.MaterialID]bool{}
	for i := range items {
		if _, ok := placed[i]; !ok {
			continue
		}
		for _, m := range items[i].built.Materials {
			if _, there := w.now.Material(m.ID); !there && !seen[m.ID] {
				seen[m.ID] = true
				out = append(out, action.AddMaterial{Material: m})
			}
		}
	}
	for i := range items {
		p, ok := placed[i]
		if !ok {
			continue
		}
		parent := room.Node
		if n, known := w.now.Node(p.Support); known && n.Room == nil && items[i].built.Entry.Mount == scene.OnSurface {
			parent = p.Support
		}
		local := p.World.Relative(w.now.WorldFromNode(parent)).Canonical()
		for _, n := range items[i].built.Nodes(items[i].node, items[i].name, parent, local) {
			out = append(out, action.AddNode{Node: n})
		}
	}
	for i := range items {
		if p, ok := placed[i]; ok {
			out = append(out, w.stated(room, items[i].node, p.Relations)...)
		}
	}
	return out
}

// stated are the relations that hold of a thing, as facts of the scene.
func (w *work) stated(room *query.Room, node scene.NodeID, held []layout.Held) []action.Action {
	var out []action.Action
	used := map[scene.RelationID]bool{}
	for _, h := range held {
		id := scene.RelationID(fmt.Sprintf("%s-%s", node, strings.ReplaceAll(h.Verb.Kind(), "_", "-")))
		if _, there := w.now.Relation(id); there || used[id] || !h.Holds {
			continue
		}
		used[id] = true
		r := layout.RelationOf(id, node, h.Verb)
		if r.Object == "" {
			r.Object = room.Node
		}
		if _, known := w.now.Node(r.Object); !known {
			continue
		}
		if h.Detail != "" {
			r.Detail = h.Detail
		}
		out = append(out, action.AddRelation{Relation: r})
	}
	return out
}
