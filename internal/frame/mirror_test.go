package frame

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestAReflectedViewSeesMirrorImages compares where a mirror image is seen with where the thing itself is seen from behind the mirror.
func TestAReflectedViewSeesMirrorImages(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	number := func() float64 { return random.Float64()*2 - 1 }
	for i := range 200 {
		v := View{WorldFromCamera: LookAt(geom.Vec3{3 * number(), 3 * number(), 2}, geom.Vec3{number(), number(), number()}), FovYRad: 0.8, Projection: scene.Perspective, Near: 0.05, Far: 100, Width: 640, Height: 400}
		if i%2 == 1 {
			v.Lens = Lens{FX: 500, FY: 520, CX: 300, CY: 210}
		}
		normal := geom.Vec3{number(), number(), number()}.Normalize()
		center := v.Eye().Sub(normal.Mul(1 + random.Float64()))
		plane := normal.Vec4(-normal.Dot(center))
		behind := v.reflected(plane)
		p := center.Add(geom.Vec3{number(), number(), number()}).Add(normal.Mul(1.8))
		image := p.Sub(normal.Mul(2 * (normal.Dot(p) + plane[3])))
		want, depth, seen := v.Project(image)
		got, same, again := behind.Project(p)
		if seen != again || math.Abs(depth-same) > 1e-9 {
			t.Fatalf("%d: depth %v (%v), want %v (%v)", i, same, again, depth, seen)
		}
		if seen && got.Sub(geom.Vec2{640 - want[0], want[1]}).Len() > 1e-6*(1+want.Len()) {
			t.Fatalf("%d: seen at %v, its image at %v", i, got, want)
		}
	}
}

func TestNothingBehindAMirrorIsInItsPicture(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	number := func() float64 { return random.Float64()*2 - 1 }
	for i := range 100 {
		plane := mgl64.Vec4{0, 1, 0, 1} // y = −1, seen from +y
		v := View{WorldFromCamera: LookAt(geom.Vec3{number(), 2, number()}, geom.Vec3{number(), -1, number()}), FovYRad: 0.9, Projection: scene.Perspective, Near: 0.05, Far: 50, Width: 100, Height: 80}
		f := Frame{View: v.reflected(plane)}
		f.cutBehind(plane)
		p := geom.Vec3{2 * number(), -1 + 0.5*number(), 2 * number()}
		clip := [4]float64{}
		for row := range 4 {
			clip[row] = float64(f.ClipFromWorld[row])*p[0] + float64(f.ClipFromWorld[4+row])*p[1] + float64(f.ClipFromWorld[8+row])*p[2] + float64(f.ClipFromWorld[12+row])
		}
		if before := p[1] > -1; clip[3] > 0 && before != (clip[2] > -clip[3]) && math.Abs(p[1]+1) > 1e-4 {
			t.Errorf("%d: %v is before the mirror: %v, but clip z %v, w %v", i, p, before, clip[2], clip[3])
		}
	}
}

func TestTheLargestMirrorIsChosen(t *testing.T) {
	store := asset.NewStore()
	mesh, err := store.PutMesh(&asset.Mesh{Positions: [][3]float32{{-1, 0, 0}, {1, 0, 0}, {1, 0, 2}, {-1, 0, 2}}, Indices: []uint32{0, 1, 2, 0, 2, 3}})
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: "sheet", Slots: []string{"all"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	glass := scene.NewMaterial("glass", "Mirror", geom.Color{1, 1, 1})
	glass.Metallic, glass.Roughness = 1, 0.02
	steel := glass
	steel.ID, steel.Roughness = "steel", 0.4
	build := func(material scene.MaterialID, at geom.Transform) *Frame {
		draft := scene.Empty("m").Edit()
		for _, m := range []scene.Material{glass, steel} {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		if err := draft.PutNode(scene.Node{ID: "m", Name: "m", Transform: at, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{material}}}); err != nil {
			t.Fatal(err)
		}
		snap, _ := draft.Seal()
		view := View{WorldFromCamera: LookAt(geom.Vec3{0, -3, 1}, geom.Vec3{0, 0, 1}), FovYRad: 0.8, Projection: scene.Perspective, Near: 0.05, Far: 100, Width: 320, Height: 200}
		return NewPlanner(store).Plan(snap, view, RenderStyle(), Overlay{})
	}
	for _, test := range []struct {
		name     string
		material scene.MaterialID
		at       geom.Transform
		want     bool
	}{
		{"a mirror", "glass", geom.IdentityTransform(), true},
		{"its back", "glass", geom.At(geom.Vec3{}, math.Pi), false},
		{"brushed steel", "steel", geom.IdentityTransform(), false},
		{"far away", "glass", geom.At(geom.Vec3{0, 300, 0}, 0), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := build(test.material, test.at)
			if got := f.Mirror != nil; got != test.want {
				t.Fatalf("a picture in it: %v, want %v", got, test.want)
			}
			if test.want && (f.Mirror.Frame.Mirror != nil || f.Mirror.Plane != [4]float32{0, -1, 0, 0}) {
				t.Errorf("plane %v", f.Mirror.Plane)
			}
		})
	}
}
