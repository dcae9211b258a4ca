package solid_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

func hullOf(t *testing.T, points []geom.Vec3) solid.Polyhedron {
	t.Helper()
	hull, err := solid.Hull(points, 0)
	if err != nil {
		t.Fatal(err)
	}
	return hull
}

func TestFitShapeChooses(t *testing.T) {
	turned := corners(geom.Vec3{-1, -0.3, 0}, geom.Vec3{1, 0.3, 0.5})
	for i, p := range turned {
		turned[i] = geom.Yaw(0.5).Rotate(p)
	}
	lying := cylinder(0.1, 2, 48)
	for i, p := range lying {
		lying[i] = geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2).Rotate(p)
	}
	pyramid := []geom.Vec3{{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}, {0, 0, 1}}
	for _, c := range []struct {
		name   string
		points []geom.Vec3
		shape  asset.Shape
		excess float64
	}{
		{"box", corners(geom.Vec3{1, 2, 3}, geom.Vec3{2, 4, 3.5}), asset.ShapeBox, 1e-9},
		{"turned box", turned, asset.ShapeBox, 1e-9},
		{"cylinder", cylinder(0.2, 0.7, 32), asset.ShapeCylinder, 0.02},
		{"lying cylinder", lying, asset.ShapeCylinder, 0.02},
		{"ball", sphere(0.4, 600), asset.ShapeSphere, 0.06},
		{"pyramid", pyramid, asset.ShapeHull, 1e-9},
	} {
		surface := hullOf(t, c.points)
		fit, err := solid.FitShape(surface)
		if err != nil {
			t.Fatal(err)
		}
		if fit.Collider.Shape != c.shape || fit.Excess < -1e-9 || fit.Excess > c.excess || !fit.Closed {
			t.Errorf("%s: %s with excess %.4f, want %s up to %g", c.name, fit.Collider.Shape, fit.Excess, c.shape, c.excess)
		}
		checkEncloses(t, c.name, fit, c.points)
	}
}

// checkEncloses demands that every point lies in the collider's own solid.
func checkEncloses(t *testing.T, name string, fit solid.Fit, points []geom.Vec3) {
	t.Helper()
	c := fit.Collider
	for _, p := range points {
		q := c.Transform.Rotation.Inverse().Rotate(p.Sub(c.Transform.Translation))
		outside := 0.0
		switch c.Shape {
		case asset.ShapeBox:
			for i := range 3 {
				outside = math.Max(outside, math.Abs(q[i])-c.Size[i]/2)
			}
		case asset.ShapeCylinder:
			outside = math.Max(math.Hypot(q[0], q[1])-c.Size[0]/2, math.Abs(q[2])-c.Size[2]/2)
		case asset.ShapeSphere:
			outside = q.Len() - c.Size[0]/2
		}
		if outside > 1e-9 {
			t.Fatalf("%s: a point is %g m outside the %s", name, outside, c.Shape)
		}
	}
}

func TestFitFlatAndNothing(t *testing.T) {
	flat := solid.Polyhedron{Points: []geom.Vec3{{0, 0, 0}, {2, 0, 0}, {2, 1, 0}}, Faces: [][3]int{{0, 1, 2}}}
	fit, err := solid.FitShape(flat)
	if err != nil || !fit.Flat || fit.Collider.Size != (geom.Vec3{2, 1, 0.001}) {
		t.Errorf("flat: %+v, %v", fit, err)
	}
	if _, err := solid.FitShape(solid.Polyhedron{}); err == nil {
		t.Error("nothing was fitted")
	}
}

// table is a top and four legs that do not touch each other's vertices.
func table() solid.Polyhedron {
	parts := []solid.Polyhedron{box(geom.Vec3{-0.8, -0.4, 0.7}, geom.Vec3{0.8, 0.4, 0.74})}
	for _, x := range []float64{-0.75, 0.7} {
		for _, y := range []float64{-0.35, 0.3} {
			parts = append(parts, box(geom.Vec3{x, y, 0}, geom.Vec3{x + 0.05, y + 0.05, 0.7}))
		}
	}
	return union(parts...)
}

func TestFitPiecesOfATable(t *testing.T) {
	fits, excess, err := solid.FitPieces(t.Context(), table(), solid.Decomposition{})
	if err != nil || len(fits) != 5 {
		t.Fatalf("%d pieces, %v", len(fits), err)
	}
	near(t, "excess", excess, 0, 1e-9)
	fits, _, err = solid.FitPieces(t.Context(), table(), solid.Decomposition{MaxPieces: 1})
	if err != nil || len(fits) != 1 {
		t.Fatalf("asked for one piece, got %d, %v", len(fits), err)
	}
}

func TestCutConcave(t *testing.T) {
	// A U-shaped channel as one connected closed surface: a prism over a concave outline.
	outline := geom.Polygon{{0, 0}, {1, 0}, {1, 1}, {0.9, 1}, {0.9, 0.1}, {0.1, 0.1}, {0.1, 1}, {0, 1}}
	channel := prism(outline, 2)
	if !channel.Closed() {
		t.Fatal("the test's channel leaks")
	}
	near(t, "volume", channel.Properties().VolumeM3, 0.56, 1e-12)
	fits, excess, err := solid.FitPieces(t.Context(), channel, solid.Decomposition{MaxPieces: 8})
	if err != nil {
		t.Fatal(err)
	}
	if len(fits) < 3 || len(fits) > 5 || excess > 0.05 {
		t.Errorf("%d pieces with excess %.3f; three boxes would do", len(fits), excess)
	}
}

func prism(outline geom.Polygon, height float64) solid.Polyhedron {
	n := len(outline)
	var p solid.Polyhedron
	for _, z := range []float64{0, height} {
		for _, c := range outline {
			p.Points = append(p.Points, geom.Vec3{c[0], c[1], z})
		}
	}
	for _, t := range outline.Triangles() {
		p.Faces = append(p.Faces, [3]int{t[2], t[1], t[0]}, [3]int{t[0] + n, t[1] + n, t[2] + n})
	}
	for i := range n {
		j := (i + 1) % n
		p.Faces = append(p.Faces, [3]int{i, j, j + n}, [3]int{i, j + n, i + n})
	}
	return p
}

func TestFitModelAndMass(t *testing.T) {
	store := asset.NewStore()
	mesh, err := store.PutMesh(table().Mesh())
	if err != nil {
		t.Fatal(err)
	}
	model := &asset.Model{Name: "table", Slots: []string{"wood"}, Parts: []asset.Part{{
		Name: "all", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}}
	fitted, report, err := solid.FitModel(t.Context(), store, model, solid.Decomposition{})
	if err != nil || len(report.Findings) > 0 || len(fitted.Parts[0].Colliders) != 5 || len(model.Parts[0].Colliders) != 0 {
		t.Fatalf("%d colliders, %v, %v", len(fitted.Parts[0].Colliders), report, err)
	}
	mass, err := solid.MassKg(store, &fitted, 600)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "mass", mass, 600*(1.6*0.8*0.04+4*0.05*0.05*0.7), 1e-3)
	if _, err := store.PutModel(&fitted); err != nil {
		t.Error(err)
	}
}

// TestFitLargeSurface fits a finely meshed channel, which the search sees only coarsely.
func TestFitLargeSurface(t *testing.T) {
	outline := geom.Polygon{{0, 0}, {1, 0}, {1, 1}, {0.9, 1}, {0.9, 0.1}, {0.1, 0.1}, {0.1, 1}, {0, 1}}
	channel := prism(outline, 2)
	for len(channel.Faces) < 30000 {
		channel = subdivide(channel)
	}
	fits, excess, err := solid.FitPieces(t.Context(), channel, solid.Decomposition{MaxPieces: 8})
	if err != nil || len(fits) < 3 || excess > 0.1 {
		t.Fatalf("%d pieces with excess %.3f, %v", len(fits), excess, err)
	}
	for _, p := range channel.Points {
		if !inAny(fits, p) {
			t.Fatalf("the point %v lies in no collider", p)
		}
	}
}

// inAny reports whether a point lies in one of the boxes; other shapes count as holding it.
func inAny(fits []solid.Fit, p geom.Vec3) bool {
	for _, fit := range fits {
		c := fit.Collider
		if c.Shape != asset.ShapeBox {
			return true
		}
		q := c.Transform.Rotation.Inverse().Rotate(p.Sub(c.Transform.Translation))
		if math.Abs(q[0]) <= c.Size[0]/2+1e-9 && math.Abs(q[1]) <= c.Size[1]/2+1e-9 && math.Abs(q[2]) <= c.Size[2]/2+1e-9 {
			return true
		}
	}
	return false
}

// subdivide cuts every triangle into four.
func subdivide(p solid.Polyhedron) solid.Polyhedron {
	middle := map[[2]int]int{}
	halfway := func(a, b int) int {
		key := [2]int{min(a, b), max(a, b)}
		if _, known := middle[key]; !known {
			middle[key] = len(p.Points)
			p.Points = append(p.Points, p.Points[a].Add(p.Points[b]).Mul(0.5))
		}
		return middle[key]
	}
	var faces [][3]int
	for _, f := range p.Faces {
		a, b, c := halfway(f[0], f[1]), halfway(f[1], f[2]), halfway(f[2], f[0])
		faces = append(faces, [3]int{f[0], a, c}, [3]int{a, f[1], b}, [3]int{c, b, f[2]}, [3]int{a, b, c})
	}
	p.Faces = faces
	return p
}

func BenchmarkFitPieces(b *testing.B) {
	p := table()
	for len(p.Faces) < 60000 {
		p = subdivide(p)
	}
	for b.Loop() {
		if _, _, err := solid.FitPieces(b.Context(), p, solid.Decomposition{}); err != nil {
			b.Fatal(err)
		}
	}
}
