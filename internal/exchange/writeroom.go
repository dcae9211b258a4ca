package exchange

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room writes a room: as the file had it when its shell is as it was, else anew.
func (w *writer) room(n *scene.Node) {
	world := w.scene.WorldFromNode(n.ID)
	if world.Rotation.Rotate(geom.Vec3{0, 0, 1})[2] < 1-1e-6 {
		w.report.Warn(string(n.ID), "is a tilted room, which the format cannot say; it is written level")
	}
	now := worldRoom(n, world)
	kept := keptOf(n.Extras).get("entries").list
	before, entries := reread(kept)
	if before == nil || !sameShell(before, &now) {
		if before != nil {
			w.report.Info(string(n.ID), "was changed since it was read: its walls are written anew")
		}
		w.others(kept, entries)
		w.freshRoom(n, &now, entries)
		return
	}
	w.others(kept, entries)
	w.keptRoom(n, &now, before, kept)
}

// reread makes the facts of the entries that a room keeps.
func reread(kept []value) (*roomFacts, []entry) {
	objects := value{kind: object}
	for _, k := range kept {
		objects.fields = append(objects.fields, field{k.get("key").text(), k.get("object")})
	}
	var ignored diag.Report
	r := &reader{report: &ignored, turn: math.Pi / 180}
	entries, err := r.entriesOf(ofFields(field{"objects", objects}))
	if err != nil {
		return nil, nil
	}
	rooms := r.rooms("", entries)
	if len(rooms) != 1 {
		return nil, entries
	}
	return &rooms[0], entries
}

// worldRoom is a room with its outline in the world.
func worldRoom(n *scene.Node, world geom.Transform) roomFacts {
	out := roomFacts{room: n.Room.Room, floor: world.Translation[2]}
	out.room.Outline = nil
	for _, c := range n.Room.Outline {
		out.room.Outline = append(out.room.Outline, world.Apply(c.Vec3(0)).Vec2())
	}
	out.room.Height *= math.Abs(world.Scale[2])
	return out
}

func sameShell(a, b *roomFacts) bool {
	if len(a.room.Outline) != len(b.room.Outline) || math.Abs(a.floor-b.floor) > same || math.Abs(a.room.Height-b.room.Height) > same ||
		a.room.Ceiling != b.room.Ceiling {
		return false
	}
	for i := range a.room.Outline {
		if a.room.Outline[i].Sub(b.room.Outline[i]).Len() > same {
			return false
		}
	}
	return true
}

// others writes entries of kinds that are not known, as they were.
func (w *writer) others(kept []value, entries []entry) {
	for i := range entries {
		switch entries[i].kind {
		case wallKind, floorKind, ceilingKind, doorKind, windowKind:
		default:
			w.add(w.name(entries[i].key), orderOf(kept[entries[i].order]), entries[i].raw)
		}
	}
}

// keptRoom writes the file's own walls, floor and ceiling; openings and materials that were changed are written anew.
func (w *writer) keptRoom(n *scene.Node, now, before *roomFacts, kept []value) {
	order := func(e *entry) float64 { return orderOf(kept[e.order]) }
	if before.floors != nil {
		w.add(w.name(before.floors.key), order(before.floors), w.dressed(before.floors.raw, n.Room.Floor))
	}
	if before.ceiling != nil {
		w.add(w.name(before.ceiling.key), order(before.ceiling), w.dressed(before.ceiling.raw, n.Room.Ceil))
	}
	for _, wall := range before.walls {
		raw := wall.entry.raw
		if main := w.main(before); main != w.materialID(n.Room.Walls) {
			raw = w.dressed(raw, n.Room.Walls)
		}
		w.add(w.name(wall.entry.key), order(wall.entry), raw)
	}
	for _, o := range now.room.Openings {
		i := slices.IndexFunc(before.holes, func(h hole) bool { return h.entry.key == o.ID })
		if i >= 0 && sameOpening(before.holes[i].opening, o) {
			w.add(w.name(o.ID), order(before.holes[i].entry), before.holes[i].entry.raw)
			continue
		}
		at, raw := behind, value{}
		if i >= 0 {
			at, raw = order(before.holes[i].entry), before.holes[i].entry.raw
		}
		side := slices.IndexFunc(before.walls, func(f wallFacts) bool { return f.side == o.Wall })
		if side < 0 {
			w.report.Warn(o.ID, "lies in a wall that the file does not have; not written")
			continue
		}
		w.opening(now, o, before.walls[side], at, raw)
	}
}

// main is the name of the material that the walls were given.
func (w *writer) main(before *roomFacts) string {
	b := &builder{found: &Import{}}
	if e := b.mainWall(before); e != nil {
		return materialOf(e.raw.get("material")).id
	}
	return ""
}

func sameOpening(a, b shell.Opening) bool {
	return a.Kind == b.Kind && a.Wall == b.Wall && math.Abs(a.Offset-b.Offset) < same && math.Abs(a.Width-b.Width) < same &&
		math.Abs(a.Height-b.Height) < same && math.Abs(a.Sill-b.Sill) < same
}

// freshRoom writes a room from its parameters; fields of openings that the file had are taken along.
func (w *writer) freshRoom(n *scene.Node, now *roomFacts, entries []entry) {
	r := &now.room
	var walls []wallFacts
	for side := range r.Outline {
		from, to, _, _ := r.Wall(side)
		key := w.numbered(wallKind)
		e := &entry{key: key}
		walls = append(walls, wallFacts{entry: e, from: from, to: to, low: now.floor, high: now.floor + r.Height, side: side})
		middle := from.Add(to).Mul(0.5)
		polygon := value{kind: list, list: []value{
			ofFloats(from[0], from[1], now.floor), ofFloats(to[0], to[1], now.floor),
			ofFloats(to[0], to[1], now.floor+r.Height), ofFloats(from[0], from[1], now.floor+r.Height),
		}}
		w.add(key, behind, element("", wallKind, []value{placed(ofFloats(middle[0], middle[1], now.floor+r.Height/2), ofNumber(0))},
			value{}, w.material(n.Room.Walls, "wall"), value{}, ofFields(field{"polygon", polygon})))
	}
	for _, o := range r.Openings {
		raw := value{}
		if i := slices.IndexFunc(entries, func(e entry) bool { return e.key == o.ID }); i >= 0 {
			raw = entries[i].raw
		}
		w.opening(now, o, walls[o.Wall], behind, raw)
	}
	w.level(now, floorKind, 0, w.material(n.Room.Floor, "floor"))
	if r.Ceiling {
		w.level(now, ceilingKind, r.Height, w.material(n.Room.Ceil, "wall"))
	}
}

// level writes a floor or a ceiling; the format's polygons run clockwise.
func (w *writer) level(now *roomFacts, category string, height float64, material value) {
	corners := value{kind: list}
	for _, c := range slices.Backward(now.room.Outline) {
		corners.list = append(corners.list, ofFloats(c[0], c[1], now.floor+height))
	}
	low, high := now.room.Outline.Bounds()
	size := high.Sub(low)
	w.add(w.name(category), behind, element("", category, []value{placed(ofFloats(0, 0, 0), ofNumber(0))}, ofFloats(size[0], size[1], 0),
		material, value{}, ofFields(field{"polygon", corners})))
}

// opening writes a door or a window on a wall of the file; raw are the fields it had there.
func (w *writer) opening(now *roomFacts, o shell.Opening, wall wallFacts, order float64, raw value) {
	category, kind := doorKind, "door_type"
	if o.Kind == shell.Window {
		category, kind = windowKind, "window_type"
	}
	from, to, length, _ := now.room.Wall(o.Wall)
	foot := from.Add(to.Sub(from).Mul((o.Offset + o.Width/2) / length))
	along := wall.to.Sub(wall.from).Normalize()
	u := foot.Sub(wall.from.Add(wall.to).Mul(0.5)).Dot(along)
	low := now.floor + o.Sill - (wall.low+wall.high)/2
	box := ofFloats(o.Width, 0, o.Height)
	if math.Abs(along[1]) > math.Abs(along[0]) {
		box = ofFloats(0, o.Width, o.Height)
	}
	meta := raw.get("metadata")
	if meta.get(kind).kind == null {
		word := map[shell.OpeningKind]string{shell.Door: "single", shell.Window: "fixed"}[o.Kind]
		if word == "" {
			word = "open"
			w.report.Warn(o.ID, "is a %s; the format has doors and windows only, and it is written as a door", o.Kind)
		}
		meta.set(kind, ofText(word))
	}
	meta.set("onFloor", ofBool(o.Sill < same))
	meta.set("width", ofNumber(o.Width))
	meta.set("height", ofNumber(o.Height))
	meta.set("bbox_on_wall", ofFloats(u-o.Width/2, low, u+o.Width/2, low+o.Height))
	meta.set("parent_obj", ofText(wall.entry.key))
	position := ofFloats(u, low+o.Height/2)
	key := o.ID
	if raw.kind != object {
		key = w.numbered(category[:len(category)-1])
		w.add(key, order, element("", category, []value{placed(position, ofNumber(0))}, box, value{}, value{}, meta))
		return
	}
	raw.set("category", ofText(category))
	raw.set("placements", value{kind: list, list: []value{placed(position, ofNumber(0))}})
	raw.set("bbox_size", box)
	raw.set("metadata", meta)
	w.add(w.name(key), order, raw)
}

// dressed puts the material into an element when it is another than the element's own.
func (w *writer) dressed(raw value, id scene.MaterialID) value {
	if materialOf(raw.get("material")).id != w.materialID(id) {
		raw.set("material", w.material(id, ""))
	}
	return raw
}

// materialID is the name that the format has for a material.
func (w *writer) materialID(id scene.MaterialID) string {
	return materialOf(w.material(id, "")).id
}

// material is what the file called a material, else an ambientCG material of its kind and its name as description.
func (w *writer) material(id scene.MaterialID, role string) value {
	m, ok := w.scene.Material(id)
	if !ok {
		return value{}
	}
	if kept := keptOf(m.Extras); kept.get("id").kind == text {
		return kept
	}
	return ofFields(field{"id", ofText(ambientName(m, role))}, field{"description", ofText(fmt.Sprintf("%s %s", m.Name, hex(m.BaseColor)))})
}

// ambientName is an ambientCG material (https://ambientcg.com) of the kind that a material's name speaks of.
func ambientName(m *scene.Material, role string) string {
	for _, pair := range [][2]string{
		{"plank", "WoodFloor051"}, {"parquet", "WoodFloor051"}, {"tile", "Tiles074"}, {"marble", "Marble006"}, {"terrazzo", "Terrazzo005"}, {"granite", "Granite001A"}, {"brick", "Bricks059"},
		{"concrete", "Concrete034"}, {"carpet", "Carpet012"}, {"rug", "Carpet012"}, {"leather", "Leather034A"}, {"plaster", "PaintedPlaster017"}, {"wall paint", "PaintedPlaster017"}, {"paint", "PaintedPlaster017"},
		{"metal", "Metal032"}, {"steel", "Metal032"}, {"brass", "Metal034"}, {"gold", "Metal034"}, {"stone", "Travertine008"}, {"linen", "Fabric030"}, {"cotton", "Fabric030"}, {"wool", "Fabric030"},
		{"oak", "Wood051"}, {"walnut", "Wood051"}, {"pine", "Wood051"}, {"birch", "Wood051"}, {"wood", "Wood051"}, {"teak", "Wood051"}, {"ebony", "Wood051"},
	} {
		if containsFold(m.Name, pair[0]) {
			return pair[1]
		}
	}
	if role == "floor" {
		return "WoodFloor051"
	}
	return "PaintedPlaster017"
}
