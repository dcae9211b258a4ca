package catalog

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// requests covers an entry at its smallest and largest size and, at its usual one, in two styles.
func requests(e Entry) []Request {
	out := []Request{{Entry: e.ID, Size: e.MinSize, Seed: 3}, {Entry: e.ID, Size: e.MaxSize, Seed: 4}}
	for i := range 2 {
		out = append(out, Request{Entry: e.ID, Style: e.Styles[(len(e.ID)+2*i)%len(e.Styles)], Seed: uint64(i + 1)})
	}
	return out
}

// TestThings builds every entry many ways and looks at each thing from all sides.
func TestThings(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	checks := map[string]func(*testing.T, *asset.Store, Request, Thing){
		"size": checkSize, "meshes": checkMeshes, "facts": checkFacts, "colliders": checkColliders,
	}
	for _, e := range source.Entries() {
		for _, req := range requests(e) {
			thing, err := source.Build(store, req)
			if err != nil {
				t.Fatalf("%+v: %v", req, err)
			}
			for name, check := range checks {
				t.Run(e.ID+"/"+thing.Style+"/"+name, func(t *testing.T) { check(t, store, req, thing) })
			}
		}
	}
}

func checkSize(t *testing.T, store *asset.Store, req Request, thing Thing) {
	size := thing.Entry.Size
	if req.Size != (geom.Vec3{}) {
		size = req.Size
	}
	b := thing.Bounds
	got := b.Size()
	for i, axis := range []string{"width", "depth", "height"} {
		if got[i] > size[i]+0.005 || got[i] < 0.6*size[i] {
			t.Errorf("%s seed %d: %s is %.3f m, asked for %.3f", thing.Style, req.Seed, axis, got[i], size[i])
		}
	}
	if math.Abs(b.Min[2]) > 1e-4 {
		t.Errorf("%s seed %d: it stands at z = %.4f", thing.Style, req.Seed, b.Min[2])
	}
	if c := b.Center(); math.Abs(c[0]) > 1e-3 || math.Abs(c[1]) > 1e-3 {
		t.Errorf("%s seed %d: its middle is at (%.4f, %.4f)", thing.Style, req.Seed, c[0], c[1])
	}
}

func checkMeshes(t *testing.T, store *asset.Store, req Request, thing Thing) {
	model, err := store.Model(thing.Model)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range model.Parts {
		for _, s := range part.Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				t.Fatal(err)
			}
			name := part.Name + "/" + model.Slots[s.Slot]
			checkMesh(t, name, mesh)
			if !thing.Materials[s.Slot].DoubleSided && !open(model.Slots[s.Slot]) && signedVolume(mesh) <= 0 {
				t.Errorf("%s seed %d: %s has volume %g: it faces inwards", thing.Style, req.Seed, name, signedVolume(mesh))
			}
		}
	}
}

// open names slots of single sheets that lie on something.
func open(slot string) bool {
	return slices.Contains([]string{"art", "soil", "dial", "label", "inside", "land"}, slot)
}

func signedVolume(m *asset.Mesh) float64 {
	sum := 0.0
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		sum += a.Dot(b.Cross(c)) / 6
	}
	return sum
}

func checkMesh(t *testing.T, name string, m *asset.Mesh) {
	t.Helper()
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		if b.Sub(a).Cross(c.Sub(a)).Len() < 1e-11 {
			t.Errorf("%s: triangle %d has no area", name, i)
			return
		}
	}
	for i, n := range m.Normals {
		length := math.Sqrt(float64(n[0]*n[0] + n[1]*n[1] + n[2]*n[2]))
		tangent := m.Tangents[i]
		along := math.Sqrt(float64(tangent[0]*tangent[0] + tangent[1]*tangent[1] + tangent[2]*tangent[2]))
		if math.Abs(length-1) > 1e-4 || math.Abs(along-1) > 1e-4 || !geom.Finite(float64(m.UV0[i][0]), float64(m.UV0[i][1])) {
			t.Errorf("%s: vertex %d: normal %.5f, tangent %.5f, UV %v", name, i, length, along, m.UV0[i])
			return
		}
	}
}

func checkFacts(t *testing.T, store *asset.Store, req Request, thing Thing) {
	if thing.Triangles < 40 || thing.Triangles > 9000 {
		t.Errorf("%s seed %d: %d triangles", thing.Style, req.Seed, thing.Triangles)
	}
	if len(thing.Slots) != len(thing.Materials) || len(thing.Slots) == 0 {
		t.Errorf("%d slots, %d materials", len(thing.Slots), len(thing.Materials))
	}
	for i, m := range thing.Materials {
		if m.ID == "" {
			t.Errorf("slot %q has no material", thing.Slots[i])
		}
	}
	if req.Size == (geom.Vec3{}) && (thing.Physics.MassKg < 0.5*thing.Entry.MassKg || thing.Physics.MassKg > 2*thing.Entry.MassKg) {
		t.Errorf("%s seed %d: %.1f kg, usually %.1f", thing.Style, req.Seed, thing.Physics.MassKg, thing.Entry.MassKg)
	}
	if thing.Entry.Light != (len(thing.Lights) > 0) || thing.Entry.Surfaces && len(thing.Supports) == 0 {
		t.Errorf("%d lights, %d supports do not fit the entry", len(thing.Lights), len(thing.Supports))
	}
}

func checkColliders(t *testing.T, store *asset.Store, req Request, thing Thing) {
	model, err := store.Model(thing.Model)
	if err != nil {
		t.Fatal(err)
	}
	count, box := 0, geom.EmptyBox()
	modelFromPart := model.PartTransforms(nil)
	for i, part := range model.Parts {
		for _, c := range part.Colliders {
			count++
			half := c.Size.Mul(0.5)
			box = box.Union(geom.Box{Min: half.Mul(-1), Max: half}.Transformed(modelFromPart[i].Mul(c.Transform).Mat4()))
		}
	}
	if count == 0 {
		t.Fatalf("%s seed %d: it has no collider", thing.Style, req.Seed)
	}
	if mount := thing.Entry.Mount; mount != scene.OnWall && mount != scene.OnCeiling && box.Min[2] > 0.003 {
		t.Errorf("%s seed %d: its feet are drawn at 0, its colliders end %.1f mm above", thing.Style, req.Seed, 1000*box.Min[2])
	}
	grown := thing.Bounds.Grow(0.03)
	if !grown.Contains(box.Min) || !grown.Contains(box.Max) {
		t.Errorf("%s seed %d: colliders %v leave the bounds %v", thing.Style, req.Seed, box, thing.Bounds)
	}
	for _, s := range thing.Supports {
		if s.Height > thing.Bounds.Max[2]+0.01 || s.Min[0] >= s.Max[0] || s.Min[1] >= s.Max[1] {
			t.Errorf("%s seed %d: support %+v", thing.Style, req.Seed, s)
		}
	}
}

func TestOneRequestOneThing(t *testing.T) {
	first, second, store := Builtin(), Builtin(), asset.NewStore()
	for _, e := range first.Entries() {
		model := func(source Source, seed uint64) asset.ID {
			thing, err := source.Build(store, Request{Entry: e.ID, Style: e.Styles[0], Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			return thing.Model
		}
		one := model(first, 1)
		if one != model(second, 1) {
			t.Errorf("%s: the same request gave two models", e.ID)
		}
		if same := one == model(first, 2); same == e.Varies {
			t.Errorf("%s: seeds 1 and 2 give the same: %v, but varies is %v", e.ID, same, e.Varies)
		}
	}
}

func TestRequestsAreSettled(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	thing, err := source.Build(store, Request{Entry: "dining-table", Size: geom.Vec3{99, 0.01, math.NaN()}, Style: "Farmhouse"})
	if err != nil {
		t.Fatal(err)
	}
	e := thing.Entry
	want := geom.Vec3{e.MaxSize[0], e.MinSize[1], e.Size[2]}
	if thing.Style != "rustic" || thing.Bounds.Size().Sub(want).Len() > 0.01 {
		t.Errorf("style %q, size %v, want rustic and %v", thing.Style, thing.Bounds.Size(), want)
	}
	for name, req := range map[string]Request{
		"entry":    {Entry: "unicorn"},
		"style":    {Entry: "sofa", Style: "gothic-cyber"},
		"material": {Entry: "sofa", Materials: map[string]string{"": "unobtainium"}},
		"colour":   {Entry: "sofa", Colors: map[string]string{"": "smelly"}},
	} {
		if _, err := source.Build(store, req); err == nil {
			t.Errorf("a bad %s was accepted", name)
		}
	}
}

func TestColorsAndMaterialsDressTheMainSlot(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	thing, err := source.Build(store, Request{Entry: "sofa", Style: "modern", Colors: map[string]string{"": "emerald"}, Materials: map[string]string{"": "velvet", "legs": "brass"}})
	if err != nil {
		t.Fatal(err)
	}
	green, _ := ParseColor("emerald")
	if m := thing.Materials[0]; m.Name != "velvet emerald" || m.BaseColor.Luminance() < green.Luminance() || m.BaseColor.Luminance() > 1.5*green.Luminance() {
		t.Errorf("the sofa wears %q %v", m.Name, m.BaseColor)
	}
	if m := thing.Materials[1]; m.Name != "brass" || m.Metallic != 1 {
		t.Errorf("its legs wear %q", m.Name)
	}
	other, err := source.Material(store, "velvet", "emerald")
	if err != nil || other.ID != thing.Materials[0].ID {
		t.Errorf("equal materials have the ids %q and %q (%v)", other.ID, thing.Materials[0].ID, err)
	}
}

func TestAWishHoldsForTheWholeCabinet(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	for color, want := range map[string]string{"sage": "painted wood sage", "#8a5a33": "oak #8a5a33"} {
		thing, err := source.Build(store, Request{Entry: "dresser", Style: "modern", Seed: 1, Colors: map[string]string{"": color}})
		if err != nil {
			t.Fatal(err)
		}
		for i, slot := range thing.Slots {
			if name := thing.Materials[i].Name; slot != "handles" && slot != "legs" && slot != "joints" && name != want {
				t.Errorf("%s: the %s wears %q, want %q", color, slot, name, want)
			}
		}
	}
	thing, err := source.Build(store, Request{Entry: "dresser", Seed: 1, Materials: map[string]string{"body": "oak", "fronts": "ebony"}})
	if err != nil {
		t.Fatal(err)
	}
	if thing.Materials[0].Name != "oak" || thing.Materials[1].Name != "ebony" {
		t.Errorf("body and fronts wear %q and %q", thing.Materials[0].Name, thing.Materials[1].Name)
	}
}

func TestNodesGoIntoAScene(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	thing, err := source.Build(store, Request{Entry: "floor-lamp", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	draft := scene.Empty("test").Edit()
	for _, m := range thing.Materials {
		if err := draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	nodes := thing.Nodes("lamp-1", "Floor lamp", "", geom.At(geom.Vec3{1, 2, 0}, 0))
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	if len(nodes) < 2 || nodes[1].Parent != "lamp-1" || nodes[1].Light == nil || nodes[1].Light.Intensity < 10 {
		t.Errorf("the lamp's nodes are %+v", nodes)
	}
}

func TestEntriesAreComplete(t *testing.T) {
	entries := Builtin().Entries()
	categories := map[string]bool{}
	for _, e := range entries {
		categories[e.Category] = true
	}
	if len(categories) < 150 {
		t.Errorf("only %d categories", len(categories))
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.ID] || e.Name == "" || e.Category == "" || e.MassKg <= 0 || e.Mount == "" || len(e.Styles) == 0 {
			t.Errorf("%q is incomplete or double: %+v", e.ID, e)
		}
		seen[e.ID] = true
		for i := range 3 {
			if e.MinSize[i] <= 0 || e.MinSize[i] > e.Size[i] || e.MaxSize[i] < e.Size[i] {
				t.Errorf("%s: sizes %v, %v, %v are out of order", e.ID, e.MinSize, e.Size, e.MaxSize)
			}
		}
	}
	if !slices.IsSortedFunc(entries, func(a, b Entry) int { return cmpString(a.ID, b.ID) }) {
		t.Error("entries are not sorted")
	}
	if !reflect.DeepEqual(entries, Builtin().Entries()) {
		t.Error("entries change")
	}
}

func cmpString(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// A style is one of its own: seats, tables, cabinets and beds differ from those of the style whose construction they share, and stand.
func TestStylesDifferAndStand(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	for style, s := range stylings() {
		if baseOf(style) != s.base || !slices.Contains(usualStyles(), s.base) || len(palette(style)) != len(palette("modern")) {
			t.Errorf("%s: base %q, %d roles", style, s.base, len(palette(style)))
		}
		for _, entry := range []string{"sofa", "dining-table", "sideboard", "bed", "nightstand"} {
			own, err := source.Build(store, Request{Entry: entry, Style: style, Seed: 3})
			if err != nil {
				t.Fatal(err)
			}
			of, err := source.Build(store, Request{Entry: entry, Style: s.base, Seed: 3})
			if err != nil {
				t.Fatal(err)
			}
			if own.Model == of.Model {
				t.Errorf("the %s %s is the %s one", style, entry, s.base)
			}
			if own.Bounds.Min[2] < -0.002 || own.Bounds.Min[2] > 0.002 {
				t.Errorf("the %s %s stands at %.3f", style, entry, own.Bounds.Min[2])
			}
		}
	}
	if thing, err := source.Build(store, Request{Entry: "sofa", Style: "Art Deco"}); err != nil || thing.Style != "art-deco" {
		t.Errorf("Art Deco gives %q (%v)", thing.Style, err)
	}
}
