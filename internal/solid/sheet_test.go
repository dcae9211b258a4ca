package solid_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// TestClosedForms compares volume, mass and inertia of surfaces with the formulas of mechanics: within half a per cent.
func TestClosedForms(t *testing.T) {
	collider := func(shape asset.Shape, x, y, z float64) solid.Polyhedron {
		t.Helper()
		p, err := solid.ColliderSurface(asset.Collider{Shape: shape, Transform: geom.At(geom.Vec3{1, -2, 3}, 0), Size: geom.Vec3{x, y, z}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	volume := collider(asset.ShapeBox, 2, 3, 4).Properties()
	for name, got := range map[string][2]float64{
		"box volume": {volume.VolumeM3, 24}, "box x": {volume.Inertia.At(0, 0), 24.0 / 12 * 25}, "box z": {volume.Inertia.At(2, 2), 24.0 / 12 * 13},
	} {
		near(t, name, got[0], got[1], 1e-9*got[1])
	}
	for name, c := range map[string]struct {
		shape   asset.Shape
		x, y, z float64
	}{"cylinder": {asset.ShapeCylinder, 0.4, 0.4, 1}, "capsule": {asset.ShapeCapsule, 0.4, 0.4, 1.2}} {
		got := collider(c.shape, c.x, c.y, c.z)
		if !got.Closed() {
			t.Errorf("the %s leaks", name)
		}
		want, err := solid.ColliderProperties(asset.Collider{Shape: c.shape, Transform: geom.IdentityTransform(), Size: geom.Vec3{c.x, c.y, c.z}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		p := got.Properties()
		near(t, name+" volume", p.VolumeM3, want.VolumeM3, 0.005*want.VolumeM3)
		for axis := range 3 {
			near(t, name+" inertia per volume", p.Inertia.At(axis, axis)/p.VolumeM3, want.Inertia.At(axis, axis)/want.VolumeM3, 0.005*want.Inertia.At(axis, axis)/want.VolumeM3)
		}
		near(t, name+" centre", p.Center.Sub(geom.Vec3{1, -2, 3}).Len(), 0, 1e-9)
	}
	// A thin box a × b × c of six plates: I_x = Σ plates, by hand for the cube of side a: m a²·5/18.
	cube := collider(asset.ShapeBox, 2, 2, 2).SheetProperties(0.01)
	near(t, "hollow cube volume", cube.VolumeM3, 0.24, 1e-9)
	for axis := range 3 {
		near(t, "hollow cube inertia", cube.Inertia.At(axis, axis), 0.24*4*5/18, 1e-9)
	}
	ball, err := solid.ColliderProperties(asset.Collider{Shape: asset.ShapeSphere, Transform: geom.IdentityTransform(), Size: geom.Vec3{0.6, 0.6, 0.6}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ball", ball.VolumeM3, 4.0/3*math.Pi*0.027, 1e-12)
	near(t, "ball inertia", ball.Inertia.At(0, 0)/ball.VolumeM3, 0.4*0.09, 1e-12)
}

// TestHollowBox has an inner surface turned inside out: outer box less inner box.
func TestHollowBox(t *testing.T) {
	outer, err := solid.ColliderSurface(asset.Collider{Shape: asset.ShapeBox, Transform: geom.IdentityTransform(), Size: geom.Vec3{1, 0.8, 0.6}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	inner, err := solid.ColliderSurface(asset.Collider{Shape: asset.ShapeBox, Transform: geom.IdentityTransform(), Size: geom.Vec3{0.9, 0.7, 0.5}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	hollow := solid.Polyhedron{Points: append(outer.Points, inner.Points...), Faces: outer.Faces}
	for _, f := range inner.Faces {
		hollow.Faces = append(hollow.Faces, [3]int{f[0] + 8, f[2] + 8, f[1] + 8})
	}
	p := hollow.Properties()
	near(t, "volume", p.VolumeM3, 0.48-0.315, 1e-12)
	near(t, "inertia", p.Inertia.At(0, 0), (0.48*(0.64+0.36)-0.315*(0.49+0.25))/12, 1e-12)
}

func TestPenetration(t *testing.T) {
	at := func(shape asset.Shape, size geom.Vec3, pose geom.Transform) solid.Convex {
		t.Helper()
		c, ok := solid.ConvexOf(asset.Collider{Shape: shape, Transform: geom.IdentityTransform(), Size: size}, nil)
		if !ok {
			t.Fatal("it has no volume")
		}
		return c.Moved(pose)
	}
	table := at(asset.ShapeBox, geom.Vec3{2, 2, 1}, geom.At(geom.Vec3{0, 0, 0.5}, 0.3))
	for _, c := range []struct {
		name        string
		shape       asset.Shape
		z           float64
		depth, lift float64
	}{
		{"apart", asset.ShapeBox, 1.2, -0.1, 0}, {"sunk", asset.ShapeBox, 1.09, 0.01, 0.01},
		{"can", asset.ShapeCylinder, 1.095, 0.005, 0.005}, {"ball", asset.ShapeSphere, 1.09, 0.01, 0.01},
	} {
		thing := at(c.shape, geom.Vec3{0.2, 0.2, 0.2}, geom.At(geom.Vec3{0.1, 0.2, c.z}, 0))
		depth, axis := thing.Penetration(table)
		near(t, c.name+" depth", depth, c.depth, 1e-9)
		if c.depth > 0 {
			near(t, c.name+" axis", axis[2], 1, 1e-9)
		}
		near(t, c.name+" lift", thing.Escape(table, geom.Up), c.lift, 1e-9)
	}
	// Two crossed beams touch edge to edge; only the product of their edges tells them apart.
	turned := geom.Transform{Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/4), Scale: geom.One}
	beam := at(asset.ShapeBox, geom.Vec3{4, 0.2, 0.2}, turned)
	turned = geom.Transform{Translation: geom.Vec3{0, 0, 0.1 * math.Sqrt2 * 2.01}, Rotation: geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/4), Scale: geom.One}
	if depth, _ := beam.Penetration(at(asset.ShapeBox, geom.Vec3{0.2, 4, 0.2}, turned)); depth > 0 {
		t.Errorf("beams that do not touch overlap by %g", depth)
	}
}
