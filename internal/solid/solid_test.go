package solid_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// box returns a closed box surface from low to high.
func box(low, high geom.Vec3) solid.Polyhedron {
	hull, err := solid.Hull(corners(low, high), 0)
	if err != nil {
		panic(err)
	}
	return hull
}

func corners(low, high geom.Vec3) []geom.Vec3 {
	c := geom.Box{Min: low, Max: high}.Corners()
	return c[:]
}

func cylinder(radius, height float64, sides int) []geom.Vec3 {
	var out []geom.Vec3
	for i := range sides {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		out = append(out, geom.Vec3{radius * c, radius * s, 0}, geom.Vec3{radius * c, radius * s, height})
	}
	return out
}

func sphere(radius float64, n int) []geom.Vec3 {
	var out []geom.Vec3
	for i := range n {
		z := 1 - 2*(float64(i)+0.5)/float64(n)
		s, c := math.Sincos(float64(i) * math.Pi * (3 - math.Sqrt(5)))
		r := math.Sqrt(1 - z*z)
		out = append(out, geom.Vec3{radius * r * c, radius * r * s, radius * z})
	}
	return out
}

func union(parts ...solid.Polyhedron) solid.Polyhedron {
	var out solid.Polyhedron
	for _, p := range parts {
		base := len(out.Points)
		out.Points = append(out.Points, p.Points...)
		for _, f := range p.Faces {
			out.Faces = append(out.Faces, [3]int{f[0] + base, f[1] + base, f[2] + base})
		}
	}
	return out
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %v, want %v ± %v", what, got, want, tolerance)
	}
}

func TestBoxProperties(t *testing.T) {
	p := box(geom.Vec3{1, 2, 3}, geom.Vec3{3, 3, 6})
	if !p.Closed() {
		t.Fatal("a box is closed")
	}
	got := p.Properties()
	near(t, "volume", got.VolumeM3, 6, 1e-12)
	near(t, "centre", got.Center.Sub(geom.Vec3{2, 2.5, 4.5}).Len(), 0, 1e-12)
	near(t, "Ixx", got.Inertia.At(0, 0), 6*(1+9)/12.0, 1e-12)
	near(t, "Iyy", got.Inertia.At(1, 1), 6*(4+9)/12.0, 1e-12)
	near(t, "Izz", got.Inertia.At(2, 2), 6*(4+1)/12.0, 1e-12)
	near(t, "Ixy", got.Inertia.At(0, 1), 0, 1e-12)
	for i := range p.Faces {
		p.Faces[i][0], p.Faces[i][1] = p.Faces[i][1], p.Faces[i][0]
	}
	near(t, "volume inside out", p.Properties().VolumeM3, 6, 1e-12)
}

func TestPropertiesAgreeWithFormulas(t *testing.T) {
	for _, shape := range []struct {
		name     string
		points   []geom.Vec3
		collider asset.Collider
	}{
		{"sphere", sphere(0.3, 4000), asset.Collider{Shape: asset.ShapeSphere, Size: geom.Vec3{0.6, 0.6, 0.6}}},
		{"cylinder", cylinder(0.2, 1.5, 400), asset.Collider{Shape: asset.ShapeCylinder, Size: geom.Vec3{0.4, 0.4, 1.5}}},
		{"capsule", append(shift(sphere(0.2, 4000), 0.5), shift(sphere(0.2, 4000), -0.5)...), asset.Collider{Shape: asset.ShapeCapsule, Size: geom.Vec3{0.4, 0.4, 1.4}}},
	} {
		hull, err := solid.Hull(shape.points, 0)
		if err != nil {
			t.Fatal(err)
		}
		shape.collider.Transform = geom.IdentityTransform()
		want, err := solid.ColliderProperties(shape.collider, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := hull.Properties()
		near(t, shape.name+" volume", got.VolumeM3/want.VolumeM3, 1, 0.005)
		for i := range 3 {
			near(t, shape.name+" inertia", got.Inertia.At(i, i)/want.Inertia.At(i, i), 1, 0.01)
		}
	}
}

func shift(points []geom.Vec3, z float64) []geom.Vec3 {
	out := make([]geom.Vec3, len(points))
	for i, p := range points {
		out[i] = p.Add(geom.Vec3{0, 0, z})
	}
	return out
}

func TestCombineAndMovedAgreeWithMesh(t *testing.T) {
	pose := geom.Transform{Translation: geom.Vec3{1, -2, 0.5}, Rotation: geom.QuatFromEuler(geom.Vec3{0.3, -1, 2}), Scale: geom.One}
	a := box(geom.Vec3{-1, -0.5, 0}, geom.Vec3{1, 0.5, 0.2})
	b := box(geom.Vec3{0.2, 0, 0.2}, geom.Vec3{0.4, 0.3, 2})
	whole := union(a, b)
	for i := range whole.Points {
		whole.Points[i] = pose.Apply(whole.Points[i])
	}
	got, want := solid.Combine(a.Properties(), b.Properties()).Moved(pose), whole.Properties()
	near(t, "volume", got.VolumeM3, want.VolumeM3, 1e-12)
	near(t, "centre", got.Center.Sub(want.Center).Len(), 0, 1e-12)
	for i := range 9 {
		near(t, "inertia", got.Inertia[i], want.Inertia[i], 1e-12)
	}
	moments, axes := got.Principal()
	rebuilt := axes.Mgl().Mat4().Mat3()
	for i := range 3 {
		axis := rebuilt.Col(i)
		near(t, "principal axis", got.Inertia.Mul3x1(axis).Sub(axis.Mul(moments[i])).Len(), 0, 1e-9)
	}
}

func TestOpenSurface(t *testing.T) {
	p := box(geom.Vec3{}, geom.One)
	p.Faces = p.Faces[1:]
	if p.Closed() {
		t.Error("a box without a triangle is open")
	}
}

func TestHullProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for round := range 60 {
		points := cloud(rng, round)
		hull, err := solid.Hull(points, 0)
		if errors.Is(err, solid.ErrFlat) {
			continue
		}
		if !hull.Closed() {
			t.Fatalf("round %d: the hull has a hole", round)
		}
		if v, f := len(hull.Points), len(hull.Faces); f != 2*v-4 {
			t.Fatalf("round %d: %d vertices and %d faces break Euler's formula", round, v, f)
		}
		size := geom.BoxOf(points...).Size()
		checkInside(t, round, hull, points, 8e-6*size.Len())
	}
}

// cloud makes inputs that break careless hulls: grids, duplicates, near-planar slabs, spheres, far offsets.
func cloud(rng *rand.Rand, round int) []geom.Vec3 {
	points := make([]geom.Vec3, 4+rng.IntN(300))
	for i := range points {
		p := geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}
		switch round % 6 {
		case 1:
			p = geom.Vec3{float64(rng.IntN(4)), float64(rng.IntN(4)), float64(rng.IntN(4))}
		case 2:
			p[2] *= 1e-5
		case 3:
			p = p.Normalize()
		case 4:
			p = p.Mul(0.01).Add(geom.Vec3{1e4, -1e4, 50})
		case 5:
			p = geom.Vec3{p[0], float64(rng.IntN(2)), float64(rng.IntN(2))}
		}
		points[i] = p
	}
	return points
}

func checkInside(t *testing.T, round int, hull solid.Polyhedron, points []geom.Vec3, tolerance float64) {
	t.Helper()
	extent := geom.BoxOf(points...).Size().Len()
	for _, f := range hull.Faces {
		a := hull.Points[f[0]]
		n := hull.Points[f[1]].Sub(a).Cross(hull.Points[f[2]].Sub(a))
		if n.Len() < tolerance*tolerance {
			continue
		}
		n = n.Normalize()
		allowed := tolerance * math.Max(1, extent/thickness(hull, f))
		for _, p := range points {
			if d := n.Dot(p.Sub(a)); d > allowed {
				t.Fatalf("round %d: a point is %g m outside face %v", round, d, f)
			}
		}
	}
}

// thickness is the least height of a triangle: a sliver's normal is only as exact as it is thick.
func thickness(p solid.Polyhedron, f [3]int) float64 {
	a, b, c := p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]
	longest := math.Max(b.Sub(a).Len(), math.Max(c.Sub(b).Len(), a.Sub(c).Len()))
	return b.Sub(a).Cross(c.Sub(a)).Len() / longest
}

func TestHullLimitAndFlat(t *testing.T) {
	hull, err := solid.Hull(sphere(1, 2000), 64)
	if err != nil || len(hull.Points) > 64 || !hull.Closed() {
		t.Fatalf("%d vertices, %v", len(hull.Points), err)
	}
	near(t, "64-vertex ball", hull.Properties().VolumeM3/(4.0/3*math.Pi), 0.9, 0.08)
	for _, points := range [][]geom.Vec3{nil, {{1, 2, 3}}, corners(geom.Vec3{}, geom.Vec3{1, 1, 0}), {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {3, 3, 3}}, {{math.NaN(), 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}} {
		if _, err := solid.Hull(points, 0); !errors.Is(err, solid.ErrFlat) {
			t.Errorf("%v: %v", points, err)
		}
	}
}

func BenchmarkHull(b *testing.B) {
	points := sphere(1, 20000)
	for b.Loop() {
		if _, err := solid.Hull(points, 0); err != nil {
			b.Fatal(err)
		}
	}
}
