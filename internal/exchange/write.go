package exchange

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// writer is the state of writing one scene.
type writer struct {
	scene  *scene.Snapshot
	store  *asset.Store
	report *diag.Report
	out    []written
	taken  map[string]bool
	kept   map[string]value // objects of the file that was read, by name
	used   map[string]bool  // name and placement that a node has written already
}

// written is an element of objects with its place in the order of the file.
type written struct {
	key   string
	order float64
	value value
}

// behind is the order of what was not in the file: after all that was.
const behind = 1e9

// same is how far a number may be from the file's before it is written anew, in metres and radians.
const same = 1e-4

// Write describes a scene as 3D-Generalist does. What was read from such a file and not changed since is written as it was,
// with the fields that are not understood.
func Write(snapshot *scene.Snapshot, store *asset.Store) ([]byte, diag.Report, error) {
	var report diag.Report
	w := &writer{scene: snapshot, store: store, report: &report, taken: map[string]bool{}, kept: map[string]value{}, used: map[string]bool{}}
	w.gather()
	var rest value
	for n := range snapshot.Nodes() {
		if n.Room == nil || w.hidden(n) {
			continue
		}
		if file := keptOf(n.Extras).get("file"); file.kind == object && rest.kind == null {
			rest = file
		}
		w.room(n)
	}
	if err := w.things(); err != nil {
		return nil, report, err
	}
	w.lights()
	w.missing()
	if rest.kind == null {
		rest = ofFields(field{"room_type", ofText(w.roomType())})
	}
	slices.SortStableFunc(w.out, func(a, b written) int { return cmp.Or(cmp.Compare(a.order, b.order), naturally(a.key, b.key)) })
	objects := value{kind: object}
	for _, e := range w.out {
		objects.fields = append(objects.fields, field{e.key, e.value})
	}
	file := ofFields(append([]field{{"objects", objects}}, rest.fields...)...)
	return file.encode("    "), report, nil
}

// naturally compares names whose ends count: walls_2 goes before walls_10.
func naturally(a, b string) int {
	if len(a) != len(b) && len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		return cmp.Compare(len(a), len(b))
	}
	return cmp.Compare(a, b)
}

// gather collects what nodes keep of files, and takes the names.
func (w *writer) gather() {
	for n := range w.scene.Nodes() {
		kept := keptOf(n.Extras)
		if key := kept.get("key").text(); key != "" && kept.get("object").kind == object {
			w.kept[key] = kept.get("object")
		}
	}
}

func (w *writer) hidden(n *scene.Node) bool {
	for at, ok := n, true; ok; at, ok = w.scene.Node(at.Parent) {
		if at.Hidden {
			return true
		}
		if at.Parent == "" {
			break
		}
	}
	return false
}

func (w *writer) roomType() string {
	for n := range w.scene.Nodes() {
		if n.Room != nil && n.Room.Kind != "" {
			return n.Room.Kind
		}
	}
	return "room"
}

// name returns a free name for an element.
func (w *writer) name(want string) string {
	want = cleanKey(want)
	key := want
	for n := 1; w.taken[key]; n++ {
		key = fmt.Sprintf("%s_%d", want, n)
	}
	w.taken[key] = true
	return key
}

// numbered returns the first free name of a series that begins with 0: door_0, door_1.
func (w *writer) numbered(stem string) string {
	n := 0
	for w.taken[fmt.Sprintf("%s_%d", stem, n)] {
		n++
	}
	return w.name(fmt.Sprintf("%s_%d", stem, n))
}

func (w *writer) add(key string, order float64, v value) {
	w.taken[key] = true
	w.out = append(w.out, written{key, order, v})
}

// orderOf is the place of a kept element in its file.
func orderOf(kept value) float64 {
	if f, ok := kept.get("order").float(); ok {
		return f
	}
	return behind
}

// element is an object of the format with its fields in the usual order.
func element(description, category string, placements []value, box, material, identifier, metadata value) value {
	return ofFields(
		field{"description", ofText(description)}, field{"category", ofText(category)}, field{"placements", value{kind: list, list: placements}},
		field{"bbox_size", box}, field{"material", material}, field{"identifier", identifier}, field{"metadata", metadata},
	)
}

func placed(position, rotation value) value {
	return ofFields(field{"position", position}, field{"rotation", rotation}, field{"scale", value{kind: number, raw: "1.0"}}, field{"instance_id", value{}})
}

// rotationOf is a yaw, or three angles where a thing is tilted, in the unit of the file.
func rotationOf(q geom.Quat, radians bool) value {
	unit := 180 / math.Pi
	if radians {
		unit = 1
	}
	x, y, z := q.Rotate(geom.Vec3{1, 0, 0}), q.Rotate(geom.Vec3{0, 1, 0}), q.Rotate(geom.Vec3{0, 0, 1})
	pitch, roll := math.Atan2(y[2], z[2]), -math.Asin(geom.Clamp(x[2], -1, 1))
	yaw := math.Atan2(x[1], x[0])
	if math.Abs(pitch) < same && math.Abs(roll) < same {
		return ofNumber(yaw * unit)
	}
	return ofFloats(pitch*unit, roll*unit, yaw*unit)
}

// missing reports what the format has no word for.
func (w *writer) missing() {
	cameras, groups, joints, relations := 0, 0, 0, 0
	for n := range w.scene.Nodes() {
		switch {
		case n.Camera != nil:
			cameras++
		case n.Group():
			groups++
		}
		joints += len(n.Joints)
	}
	for range w.scene.Relations() {
		relations++
	}
	for _, lost := range []struct {
		count int
		what  string
	}{{cameras, "cameras"}, {groups, "groups"}, {joints, "positions of doors and drawers"}, {relations, "relations"}} {
		if lost.count > 0 {
			w.report.Info("3d-generalist", "has no word for %s: %d are not written", lost.what, lost.count)
		}
	}
}
