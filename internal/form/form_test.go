package form

import (
	"math"
	"slices"
	"testing"

	"scenograph/internal/geom"
)

// solids lists one of each closed form with its box and, where it is known, its volume.
func solids() map[string]struct {
	shape  *Shape
	size   geom.Vec3
	volume float64
} {
	type s = struct {
		shape  *Shape
		size   geom.Vec3
		volume float64
	}
	flat := func(u, v float64) geom.Vec3 { return geom.Vec3{u, 2 * v, 0} }
	return map[string]s{
		"box":         {Box(1, 2, 3, 0), geom.Vec3{1, 2, 3}, 6},
		"bevelled":    {Box(1, 2, 3, 0.05), geom.Vec3{1, 2, 3}, 0},
		"between":     {BoxBetween(geom.Vec3{1, 1, 1}, geom.Vec3{2, 3, 5}, 0), geom.Vec3{1, 2, 4}, 8},
		"beam":        {Beam(geom.Vec3{0, 0, 0}, geom.Vec3{3, 0, 4}, 0.1, 0.2, 0), geom.Vec3{3 + 0.2*0.8, 0.1, 4 + 0.2*0.6}, 0.1},
		"cylinder":    {Cylinder(0.5, 2, 0, 64), geom.Vec3{1, 1, 2}, math.Pi * 0.25 * 2},
		"cone":        {Cone(0.5, 0.3, 1, 0.02, 24), geom.Vec3{1, 1, 1}, 0},
		"ellipsoid":   {Ellipsoid(1, 2, 3, 48, 32), geom.Vec3{2, 4, 6}, 4 * math.Pi / 3 * 6},
		"tube":        {Tube([]geom.Vec3{{0, 0, 0}, {0, 0, 1}, {1, 0, 1}}, 0.1, 12), geom.Vec3{1.1, 0.2, 1.1}, 0},
		"ring":        {Ring(1, 0.1, 64, 32), geom.Vec3{2.2, 2.2, 0.2}, 2 * math.Pi * math.Pi * 0.01},
		"taper":       {Taper(geom.Vec3{0, 0, 0}, geom.Vec3{0.1, 0, 1}, 0.05, 0.1, 0.01), geom.Vec3{0.175, 0.1, 1}, 0},
		"cushion":     {Cushion(0.6, 0.5, 0.15, 0.05, 0.02, 1), geom.Vec3{0.6, 0.5, 0.15}, 0},
		"pillow":      {Pillow(0.5, 0.4, 0.15, 0.4, 10), geom.Vec3{0.5, 0.4, 0.15}, 0},
		"prism":       {Prism(geom.Polygon{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}}, 0, 0.5, 0), geom.Vec3{2, 2, 0.5}, 1.5},
		"soft prism":  {Prism(RoundedRectangle(2, 1, 0.2, 4), 0, 0.1, 0.01), geom.Vec3{2, 1, 0.1}, 0},
		"sheet":       {Sheet(4, 3, 1, 2, 0.01, flat), geom.Vec3{1, 2, 0.01}, 0.02},
		"loft square": {Loft([][]geom.Vec3{{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}}}, true, true, 0.5), geom.One, 1},
	}
}

func TestSolidsAreClosedAndFaceOutwards(t *testing.T) {
	for name, s := range solids() {
		if size := s.shape.Bounds().Size(); size.Sub(s.size).Len() > 0.012*s.size.Len() {
			t.Errorf("%s: size %v, want %v", name, size, s.size)
		}
		v := s.shape.Volume()
		if v <= 0 {
			t.Errorf("%s: volume %g: it faces inwards", name, v)
		}
		if s.volume > 0 && math.Abs(v/s.volume-1) > 0.03 {
			t.Errorf("%s: volume %g, want %g", name, v, s.volume)
		}
		if open := openEdges(s.shape); open > 0 {
			t.Errorf("%s: %d edges have one side only", name, open)
		}
	}
}

// openEdges counts directed edges, by position, whose opposite is missing.
func openEdges(s *Shape) int {
	type point [3]float32
	count := map[[2]point]int{}
	at := func(i int) point {
		p := s.Corners[i].Position
		return point{snap(p[0]), snap(p[1]), snap(p[2])}
	}
	for i := 0; i+2 < len(s.Corners); i += 3 {
		for k := range 3 {
			a, b := at(i+k), at(i+(k+1)%3)
			if a != b {
				count[[2]point{a, b}]++
			}
		}
	}
	open := 0
	for edge, n := range count {
		if count[[2]point{edge[1], edge[0]}] != n {
			open++
		}
	}
	return open
}

func TestMeshesHaveUnitNormalsThatFaceAsTheirTriangles(t *testing.T) {
	for name, s := range solids() {
		m := s.shape.Mesh()
		if err := m.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i := range m.Triangles() {
			a, b, c := m.Triangle(i)
			face := b.Sub(a).Cross(c.Sub(a)).Normalize()
			for k := range 3 {
				index := m.Indices[3*i+k]
				n, tangent := vec(m.Normals[index]), m.Tangents[index]
				along := geom.Vec3{float64(tangent[0]), float64(tangent[1]), float64(tangent[2])}
				if math.Abs(n.Len()-1) > 1e-5 || n.Dot(face) < 0.3 {
					t.Fatalf("%s: triangle %d has normal %v on a face to %v", name, i, n, face)
				}
				if math.Abs(along.Len()-1) > 1e-5 || math.Abs(along.Dot(n)) > 1e-3 || math.Abs(math.Abs(float64(tangent[3]))-1) > 0 {
					t.Fatalf("%s: tangent %v on normal %v", name, tangent, n)
				}
			}
		}
	}
}

func TestUVsAreMetres(t *testing.T) {
	for _, name := range []string{"box", "cylinder", "prism", "sheet", "between", "loft square"} {
		m := solids()[name].shape.Mesh()
		world, image := 0.0, 0.0
		for i := range m.Triangles() {
			a, b, c := m.Triangle(i)
			world += area(a, b, c)
			uv := func(k int) geom.Vec3 {
				p := m.UV0[m.Indices[3*i+k]]
				return geom.Vec3{float64(p[0]), float64(p[1]), 0}
			}
			image += area(uv(0), uv(1), uv(2))
		}
		if math.Abs(image/world-1) > 0.03 {
			t.Errorf("%s: %.3f m² of surface have %.3f m² of texture", name, world, image)
		}
	}
}

func TestGrainRunsAlongTheLongestSide(t *testing.T) {
	for axis, size := range []geom.Vec3{{2, 0.1, 0.1}, {0.1, 2, 0.1}, {0.1, 0.1, 2}} {
		low, high := math.Inf(1), math.Inf(-1)
		for _, c := range Box(size[0], size[1], size[2], 0).Corners {
			if math.Abs(c.Normal[axis]) < 0.5 {
				low, high = math.Min(low, c.UV[0]), math.Max(high, c.UV[0])
			}
		}
		if high-low < 1.99 {
			t.Errorf("axis %d: U spans %.2f m of 2 m", axis, high-low)
		}
	}
}

func TestTangentsPointAlongU(t *testing.T) {
	m := Box(1, 1, 1, 0).Mesh()
	for i, tangent := range m.Tangents {
		n := vec(m.Normals[i])
		along := geom.Vec3{float64(tangent[0]), float64(tangent[1]), float64(tangent[2])}
		if n[1] < -0.5 && (along[0] < 0.99 || n.Cross(along).Mul(float64(tangent[3]))[2] < 0.99) {
			t.Errorf("the front's tangent is %v; want +X with the bitangent up", tangent)
		}
	}
}

func TestEqualShapesHaveEqualBytes(t *testing.T) {
	a, b := Cushion(0.5, 0.5, 0.1, 0.04, 0.02, 2).Move(0.1, 0.2, 0.3).Mesh(), Cushion(0.5, 0.5, 0.1, 0.04, 0.02, 2).Move(0.1, 0.2, 0.3).Mesh()
	if !slices.Equal(a.Positions, b.Positions) || !slices.Equal(a.Indices, b.Indices) || !slices.Equal(a.Tangents, b.Tangents) {
		t.Error("two equal shapes differ")
	}
	for _, p := range a.Positions {
		for _, x := range p {
			if x == 0 && math.Signbit(float64(x)) {
				t.Fatal("a position is −0")
			}
		}
	}
}

func TestMirrorKeepsTheOutsideOut(t *testing.T) {
	s := Box(1, 1, 1, 0.1).Move(2, 0, 0).MirrorX()
	if s.Volume() <= 0 || s.Bounds().Max[0] > -1.4 {
		t.Errorf("volume %g, bounds %v", s.Volume(), s.Bounds())
	}
}

func TestInsetKeepsSidesParallel(t *testing.T) {
	inner := Inset(geom.Rectangle(4, 2), 0.25)
	if low, high := inner.Bounds(); low.Sub(geom.Vec2{-1.75, -0.75}).Len() > 1e-9 || high.Sub(geom.Vec2{1.75, 0.75}).Len() > 1e-9 {
		t.Errorf("bounds %v %v", low, high)
	}
	if sharp := Inset(geom.Polygon{{0, 0}, {10, 0}, {10, 0.1}}, -0.2); !geom.Finite(sharp[0][0], sharp[0][1]) || sharp[0].Len() > 1 {
		t.Errorf("a sharp corner went to %v", sharp[0])
	}
}

func TestCurvePassesThroughItsPoints(t *testing.T) {
	points := []geom.Vec2{{0, 0}, {1, 0.5}, {0.5, 1}}
	curve := Curve(points, 4)
	for i, p := range points {
		if curve[4*i].Sub(p).Len() > 1e-12 {
			t.Errorf("point %d is %v, want %v", i, curve[4*i], p)
		}
	}
}
