package exchange

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func containsFold(s, part string) bool { return strings.Contains(strings.ToLower(s), part) }

// boxNow is where a thing's box is in the world.
type boxNow struct {
	center geom.Vec3
	size   geom.Vec3
	turn   geom.Quat
}

// boxOf returns the box of a model's node.
func (w *writer) boxOf(n *scene.Node) (boxNow, error) {
	box, err := w.store.ModelBounds(n.Model.Asset)
	if err != nil {
		return boxNow{}, fmt.Errorf("exchange: node %q: %w", n.ID, err)
	}
	world := w.scene.WorldFromNode(n.ID)
	out := boxNow{center: world.Apply(box.Center()), turn: world.Rotation}
	for i, s := range box.Size() {
		out.size[i] = s * math.Abs(world.Scale[i])
	}
	return out, nil
}

func (b boxNow) placed(radians bool) value {
	return placed(ofFloats(b.center[0], b.center[1], b.center[2]), rotationOf(b.turn, radians))
}

// things writes every model that is shown.
func (w *writer) things() error {
	at := map[string]int{} // element in out, by the file's name
	for n := range w.scene.Nodes() {
		if n.Model == nil || w.hidden(n) {
			continue
		}
		box, err := w.boxOf(n)
		if err != nil {
			return err
		}
		kept := keptOf(n.Extras)
		key := kept.get("key").text()
		raw, known := w.kept[key]
		use := key + "\x00" + kept.get("placement").raw
		if !known || w.used[use] {
			w.freshThing(n, box, raw, kept.get("radians").isTrue())
			continue
		}
		w.used[use] = true
		place, size := placementNow(raw, kept, box)
		i, begun := at[key]
		if size.kind != null && (begun || len(raw.get("placements").list) > 1) {
			w.freshThing(n, box, raw, kept.get("radians").isTrue())
			continue
		}
		if !begun {
			i = len(w.out)
			at[key] = i
			raw.set("placements", value{kind: list})
			if size.kind != null {
				raw.set("bbox_size", size)
			}
			w.add(w.name(key), orderOf(kept), raw)
		}
		list := w.out[i].value.get("placements")
		list.list = append(slices.Clone(list.list), place)
		w.out[i].value.set("placements", list)
	}
	return nil
}

// placementNow is a thing's placement: the file's own when the thing is where it was. size is set when its size is another.
func placementNow(raw, kept value, now boxNow) (place, size value) {
	radians := kept.get("radians").isTrue()
	index, _ := kept.get("placement").float()
	var ignored diag.Report
	r := &reader{report: &ignored, turn: math.Pi / 180}
	if radians {
		r.turn = 1
	}
	e := &entry{key: "x", kind: thingKind, raw: raw}
	for _, t := range r.things(e) {
		if t.placement.index != int(index) {
			continue
		}
		// What the file does not tell was chosen by the stand-in.
		sized := true
		for i := range 3 {
			sized = sized && (t.size[i] == 0 || math.Abs(t.size[i]-now.size[i]) < same)
		}
		if t.lying {
			t.center[2] = now.size[2] / 2
		}
		if t.center.Sub(now.center).Len() < same && sameTurn(t.turn, now.turn) && sized {
			if t.placement.index < 0 {
				return now.placed(radians), value{}
			}
			return t.placement.value, value{}
		}
		place = now.placed(radians)
		if id := t.placement.value.get("instance_id"); id.kind != null {
			place.set("instance_id", id)
		}
		if !sized {
			return place, ofFloats(now.size[0], now.size[1], now.size[2])
		}
		place.set("scale", t.placement.value.get("scale"))
		return place, value{}
	}
	return now.placed(radians), value{}
}

func sameTurn(a, b geom.Quat) bool {
	dot := 0.0
	for i := range 4 {
		dot += a[i] * b[i]
	}
	return math.Abs(dot) > 1-same*same/8
}

// freshThing writes a thing that the file did not have: a copy of one that it had keeps its fields.
func (w *writer) freshThing(n *scene.Node, box boxNow, raw value, radians bool) {
	size := ofFloats(box.size[0], box.size[1], box.size[2])
	if raw.kind == object {
		raw.set("placements", value{kind: list, list: []value{box.placed(radians)}})
		raw.set("bbox_size", size)
		w.add(w.name(string(n.ID)), behind, raw)
		return
	}
	category, mount, synonyms := "object", scene.OnFloor, []string(nil)
	if n.Semantics != nil {
		category, mount, synonyms = n.Semantics.Category, n.Semantics.Mount, n.Semantics.Synonyms
	}
	annotation := ofFields(
		field{"description", ofText(describe(n.Name, synonyms))}, field{"category", ofText(category)},
		field{"width", ofNumber(100 * box.size[0])}, field{"depth", ofNumber(100 * box.size[1])}, field{"height", ofNumber(100 * box.size[2])},
	)
	if n.Physics != nil && n.Physics.MassKg > 0 {
		annotation.set("mass", ofNumber(n.Physics.MassKg))
	}
	annotation.set("frontView", ofNumber(0))
	for _, m := range []struct {
		flag string
		on   bool
	}{
		{"onCeiling", mount == scene.OnCeiling}, {"onWall", mount == scene.OnWall},
		{"onFloor", mount == scene.OnFloor || mount == scene.FlatFloor || mount == ""}, {"onObject", mount == scene.OnSurface},
	} {
		annotation.set(m.flag, ofBool(m.on))
	}
	annotation.set("uid", ofText(string(n.Model.Asset)))
	annotation.set("pose_z_rot_angle", ofNumber(0))
	annotation.set("scale", ofNumber(box.size[2]))
	annotation.set("z_axis_scale", ofBool(true))
	for i, name := range []string{"dim_x", "dim_y", "dim_z"} {
		annotation.set(name, ofNumber(box.size[i]))
	}
	w.add(w.name(strings.ReplaceAll(string(n.ID), "-", "_")), behind, element(category, thingKind, []value{box.placed(radians)}, size, value{}, ofText(string(n.Model.Asset)),
		ofFields(field{"annotation", annotation})))
}

func describe(name string, synonyms []string) string {
	if len(synonyms) == 0 {
		return name
	}
	return name + " (" + strings.Join(synonyms[:min(len(synonyms), 3)], ", ") + ")"
}

// lights writes lamps that no thing of the catalogue brings with it.
func (w *writer) lights() {
	for n := range w.scene.Nodes() {
		if n.Light == nil || w.hidden(n) {
			continue
		}
		if parent, ok := w.scene.Node(n.Parent); ok && parent.Semantics != nil && strings.HasPrefix(parent.Semantics.Source, "catalog:") {
			continue
		}
		kept := keptOf(n.Extras)
		key := kept.get("key").text()
		use := key + "\x00" + kept.get("placement").raw
		raw := kept.get("object")
		if raw.kind != object || w.used[use] {
			w.add(w.name(strings.ReplaceAll(string(n.ID), "-", "_")), behind, w.lightNow(n, value{}))
			continue
		}
		w.used[use] = true
		i := slices.IndexFunc(w.out, func(e written) bool { return e.key == key })
		now := w.lightNow(n, kept)
		if i < 0 {
			w.add(w.name(key), orderOf(kept), now)
			continue
		}
		all := w.out[i].value.get("placements")
		all.list = append(slices.Clone(all.list), now.get("placements").list...)
		w.out[i].value.set("placements", all)
	}
}

// lightNow is a light's element: the file's own where it is as it was.
func (w *writer) lightNow(n *scene.Node, kept value) value {
	world := w.scene.WorldFromNode(n.ID)
	place := placed(ofFloats(world.Translation[0], world.Translation[1], world.Translation[2]), rotationOf(world.Rotation, false))
	word, watts := wattsOf(*n.Light)
	var color []float64
	for _, c := range n.Light.Color {
		color = append(color, math.Round(255*geom.SRGBFromLinear(geom.Clamp(c, 0, 1))))
	}
	raw := kept.get("object")
	meta := raw.get("metadata")
	if raw.kind == object {
		var ignored diag.Report
		r := &reader{report: &ignored, turn: math.Pi / 180}
		index, _ := kept.get("placement").float()
		for _, l := range r.lights(&entry{key: "x", raw: raw}) {
			if l.placement.index == int(index) && l.pose.Translation.Sub(world.Translation).Len() < same && sameTurn(l.pose.Rotation, world.Rotation) && l.placement.index >= 0 {
				place = l.placement.value
			}
			if l.light == *n.Light {
				raw.set("placements", value{kind: list, list: []value{place}})
				return raw
			}
		}
	}
	meta.set("light_intensity", ofNumber(watts))
	meta.set("light_type", ofText(word))
	meta.set("light_color", ofFloats(color...))
	if raw.kind != object {
		return element(n.Name, lightKind, []value{place}, value{}, value{}, value{}, meta)
	}
	raw.set("placements", value{kind: list, list: []value{place}})
	raw.set("metadata", meta)
	return raw
}
