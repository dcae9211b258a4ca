package frame

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestShadingsHaveNamesAndLegends(t *testing.T) {
	snap, store := stage(t)
	titles := map[string]bool{}
	for _, s := range Shadings() {
		found, err := ParseShading(string(s))
		if err != nil || found != s {
			t.Errorf("%q is read as %q, %v", s, found, err)
		}
		if titles[s.Title()] {
			t.Errorf("two shadings are called %q", s.Title())
		}
		titles[s.Title()] = true
		style := RenderStyle()
		style.Shading = s
		legend := plan(t, snap, store, "auto", style, Overlay{}).Legend()
		if legend.Empty() != (s == Lit) {
			t.Errorf("the legend of %q is %v", s, legend)
		}
	}
	if _, err := ParseShading("shiny"); err == nil || !strings.Contains(err.Error(), "overdraw") {
		t.Errorf("an unknown shading gives %v", err)
	}
}

func TestDepthLegendTellsTheRange(t *testing.T) {
	snap, store := stage(t)
	style := RenderStyle()
	style.Shading = Depth
	f := plan(t, snap, store, "auto", style, Overlay{})
	if l := f.Legend(); l.Low != metres(f.Seen[0]) || l.High != metres(f.Seen[1]) || f.Seen[0] >= f.Seen[1] {
		t.Errorf("from %v to %v m is explained as %v", f.Seen[0], f.Seen[1], l)
	}
}

func TestLightOnlyIsWhite(t *testing.T) {
	snap, store := stage(t)
	style := RenderStyle()
	style.Shading = LightOnly
	f := plan(t, snap, store, "auto", style, Overlay{})
	for _, b := range f.Opaque {
		if m := b.Material; m.BaseColor != (geom.Color{whiteAlbedo, whiteAlbedo, whiteAlbedo}) || m.Metallic != 0 || m.BaseColorTexture != nil {
			t.Errorf("%v is not white", m)
		}
	}
	if len(f.Lights) == 0 || len(f.Blended) == 0 {
		t.Error("lights or panes are missing")
	}
}

// swinging is a box of 1×1×2 m whose lid turns about a hinge; its node is dynamic and scaled by 2.
func swinging(t *testing.T) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store := asset.NewStore()
	draft := scene.Empty("physics").Edit()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mesh, err := store.PutMesh(form.Box(1, 1, 2, 0).Mesh())
	must(err)
	hull, err := store.PutMesh(form.Ellipsoid(0.2, 0.2, 0.2, 8, 6).Mesh())
	must(err)
	at := func(x, y, z float64) geom.Transform { return geom.At(geom.Vec3{x, y, z}, 0) }
	shapes := []asset.Collider{
		{Shape: asset.ShapeBox, Transform: at(0, 0, 1), Size: geom.Vec3{1, 1, 2}},
		{Shape: asset.ShapeSphere, Transform: at(0, 0, 1), Size: geom.Vec3{0.3, 0.3, 0.3}},
		{Shape: asset.ShapeCylinder, Transform: at(0, 0, 1), Size: geom.Vec3{0.3, 0.3, 0.6}},
		{Shape: asset.ShapeCapsule, Transform: at(0, 0, 1), Size: geom.Vec3{0.3, 0.3, 0.9}},
		{Shape: asset.ShapeHull, Transform: at(0, 0, 1), Mesh: hull, Size: geom.One},
		{Shape: asset.ShapeMesh, Transform: at(0, 0, 1), Mesh: hull, Size: geom.One},
	}
	model, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"all"}, Parts: []asset.Part{
		{Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}, Colliders: shapes},
		{Name: "lid", Parent: 0, Transform: at(0, 0.5, 2), Joint: &asset.Joint{Name: "hinge", Kind: asset.Hinge, Axis: geom.Vec3{1, 0, 0}, Upper: 1}},
		{Name: "drawer", Parent: 0, Transform: at(0, 0, 0.5), Joint: &asset.Joint{Name: "rail", Kind: asset.Slide, Axis: geom.Vec3{0, -1, 0}, Upper: 0.4}},
	}})
	must(err)
	must(draft.PutMaterial(scene.NewMaterial("red", "red", geom.Color{0.8, 0.1, 0.1})))
	pose := at(3, 0, 0)
	pose.Scale = geom.Vec3{2, 2, 2}
	must(draft.PutNode(scene.Node{ID: "box", Name: "Box", Transform: pose, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"red"}},
		Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 3}}))
	snap, _ := draft.Seal()
	return snap, store
}

func TestPhysicsView(t *testing.T) {
	snap, store := swinging(t)
	style := RenderStyle()
	style.Shading = Physics
	f := plan(t, snap, store, "auto", style, Overlay{})
	colliders := 0
	for _, b := range f.Blended {
		if b.Material.Name != "collider dynamic" {
			continue
		}
		colliders++
		m := f.Instances[b.First].WorldFromMesh
		if middle := b.Mesh.Bounds().Center(); m[3] != 3 || m[11] != 2 || middle.Len() > 1e-6 {
			t.Errorf("a collider stands at (%.2f %.2f %.2f), its mesh at %v", m[3], m[7], m[11], middle)
		}
		if b.Key == "box" && (m[0] != 2 || m[10] != 4) {
			t.Errorf("the box is drawn %.2f wide and %.2f high", m[0], m[10])
		}
		if f.Labels[f.Instances[b.First].Label].Node != "box" {
			t.Error("a click on a collider does not find its node")
		}
	}
	if colliders != 6 || len(f.Opaque) != 0 {
		t.Errorf("%d colliders and %d opaque batches are drawn", colliders, len(f.Opaque))
	}
	if len(f.Dots) != 1 || length([3]float32{f.Dots[0].At[0] - 3, f.Dots[0].At[1], f.Dots[0].At[2] - 2}) > 1e-6 {
		t.Errorf("the centre of mass is marked at %v", f.Dots)
	}
	if n := len(f.Segments); n != 3+(1+16)+(1+2) {
		t.Errorf("a cross, a hinge and a slide are drawn with %d lines", n)
	}
}

func TestACapsuleIsRound(t *testing.T) {
	for _, straight := range []float64{0, 0.5, 2} {
		size := capsule(straight).Mesh().Bounds().Size()
		if want := (geom.Vec3{1, 1, 1 + straight}); size.Sub(want).Len() > 0.02 {
			t.Errorf("a capsule with %.1f between its caps measures %v", straight, size)
		}
	}
}

// A window before a studio backdrop shines as its sky does, and is the same material as long as the sky is.
func TestWindowsShineAsTheSky(t *testing.T) {
	snap, store := stage(t)
	p := NewPlanner(store)
	glow := func(e scene.Environment) float64 {
		m := p.paneOf(&e)
		if p.paneOf(&e) != m {
			t.Error("the same sky gives another material")
		}
		return m.Emissive[1] * m.EmissiveStrength
	}
	e := snap.Settings().Environment
	full := glow(e)
	e.Intensity /= 4
	if got := glow(e); full < 100 || math.Abs(got-full/4) > 1e-9 {
		t.Errorf("a window of %v nits has %v under a quarter of the sky", full, got)
	}
	if got := glow(scene.Environment{Sky: scene.ColorSky, Intensity: 1}); got != 0 {
		t.Errorf("under a black sky a window shines with %v nits", got)
	}
}
