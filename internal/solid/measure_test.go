package solid_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

func surfaceOf(t *testing.T, shape asset.Shape, size geom.Vec3, pose geom.Transform) solid.Polyhedron {
	t.Helper()
	p, err := solid.ColliderSurface(asset.Collider{Shape: shape, Transform: pose, Size: size}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFitAs fits each shape to itself, tilted onto each axis, and measures next to no error.
func TestFitAs(t *testing.T) {
	for _, pose := range []geom.Transform{
		geom.At(geom.Vec3{1, 2, 3}, 0),
		{Rotation: geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2), Scale: geom.One},
	} {
		for shape, size := range map[asset.Shape]geom.Vec3{
			asset.ShapeBox: {0.3, 0.5, 0.8}, asset.ShapeCylinder: {0.4, 0.4, 1}, asset.ShapeCapsule: {0.4, 0.4, 1.4}, asset.ShapeSphere: {0.5, 0.5, 0.5},
		} {
			p := surfaceOf(t, shape, size, pose)
			fits, err := solid.FitAs(t.Context(), p, shape)
			if err != nil || len(fits) != 1 || fits[0].Collider.Shape != shape {
				t.Fatalf("%s: %+v, %v", shape, fits, err)
			}
			got, err := solid.Measure(p, []asset.Collider{fits[0].Collider}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.HausdorffM > 0.004 || math.Abs(got.VolumeRatio-1) > 0.02 {
				t.Errorf("%s at %v: %+v", shape, pose, got)
			}
			if best, err := solid.FitShape(p); err != nil || best.Collider.Shape != shape {
				t.Errorf("of all shapes a %s was chosen for a %s", best.Collider.Shape, shape)
			}
		}
	}
}

// TestMeasure knows the answer: a box around a box, and a box that one corner reaches out of.
func TestMeasure(t *testing.T) {
	thing := surfaceOf(t, asset.ShapeBox, geom.Vec3{1, 1, 1}, geom.IdentityTransform())
	box := func(size geom.Vec3, at geom.Vec3) asset.Collider {
		return asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(at, 0), Size: size}
	}
	got, err := solid.Measure(thing, []asset.Collider{box(geom.Vec3{1.2, 1, 1}, geom.Vec3{})}, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "outside", got.OutsideM, 0.1, 1e-6)
	near(t, "inside", got.InsideM, 0, 1e-6)
	near(t, "ratio", got.VolumeRatio, 1.2, 1e-9)
	got, err = solid.Measure(thing, []asset.Collider{box(geom.Vec3{1, 1, 0.5}, geom.Vec3{0, 0, -0.25})}, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "missing half", got.InsideM, 0.5, 1e-6)
	near(t, "its cut", got.OutsideM, 0.5, 0.11)
}
