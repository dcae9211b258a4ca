package asset

import (
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/geom"
)

func randomMesh(rng *rand.Rand, triangles int) *Mesh {
	m := &Mesh{}
	for i := range triangles {
		base := [3]float32{rng.Float32() * 4, rng.Float32() * 4, rng.Float32() * 4}
		for range 3 {
			m.Positions = append(m.Positions, [3]float32{base[0] + rng.Float32(), base[1] + rng.Float32(), base[2] + rng.Float32()})
		}
		m.Indices = append(m.Indices, uint32(3*i), uint32(3*i+1), uint32(3*i+2))
	}
	return m
}

func TestHitAgreesWithBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	m := randomMesh(rng, 300)
	hits := 0
	for range 500 {
		direction := geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}.Normalize()
		ray := geom.Ray{Origin: geom.Vec3{rng.Float64() * 5, rng.Float64() * 5, rng.Float64() * 5}, Direction: direction}
		want, found := math.Inf(1), false
		for i := range m.Triangles() {
			a, b, c := m.Triangle(i)
			if d, ok := ray.HitTriangle(a, b, c); ok && d < want {
				want, found = d, true
			}
		}
		got, ok := m.BVH().Hit(ray, math.Inf(1))
		if ok != found || ok && math.Abs(got.Distance-want) > 1e-12 {
			t.Fatalf("got %v %v, want %v %v", got, ok, want, found)
		}
		if ok {
			hits++
		}
	}
	if hits < 50 {
		t.Fatalf("only %d rays hit", hits)
	}
}

func TestClosestAgreesWithBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	m := randomMesh(rng, 100)
	for range 200 {
		p := geom.Vec3{rng.Float64()*8 - 2, rng.Float64()*8 - 2, rng.Float64()*8 - 2}
		want := math.Inf(1)
		for i := range m.Triangles() {
			a, b, c := m.Triangle(i)
			d := p.Sub(closestOnTriangle(p, a, b, c))
			want = math.Min(want, d.Dot(d))
		}
		if got := m.BVH().Closest(p, 100); math.Abs(got-want) > 1e-9 {
			t.Fatalf("closest %v, want %v", got, want)
		}
	}
}

func TestClosestOnTriangleIsOnItAndNearest(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	vector := func() geom.Vec3 { return geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()} }
	for range 100 {
		a, b, c, p := vector(), vector(), vector(), vector()
		best := p.Sub(closestOnTriangle(p, a, b, c)).Len()
		for range 100 {
			u, v := rng.Float64(), rng.Float64()
			if u+v > 1 {
				u, v = 1-u, 1-v
			}
			if d := p.Sub(a.Add(b.Sub(a).Mul(u)).Add(c.Sub(a).Mul(v))).Len(); d < best-1e-9 {
				t.Fatalf("a point at %v is nearer than %v", d, best)
			}
		}
	}
}

func TestPairsMissesNoTouchingTriangles(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	m, o := randomMesh(rng, 80), randomMesh(rng, 80)
	frame := geom.Transform{Translation: geom.Vec3{1, 0.5, -1}, Rotation: geom.AxisAngle(geom.Vec3{0, 0.6, 0.8}, 1), Scale: geom.Vec3{1, 2, 0.5}}
	seen := map[[2]int]bool{}
	m.BVH().Pairs(o.BVH(), frame.Mat4(), func(i, j int) bool { seen[[2]int{i, j}] = true; return true })
	if len(seen) == 80*80 {
		t.Fatal("nothing was culled")
	}
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		box := geom.BoxOf(a, b, c)
		for j := range o.Triangles() {
			d, e, f := o.Triangle(j)
			if box.Overlaps(geom.BoxOf(frame.Apply(d), frame.Apply(e), frame.Apply(f)), 0) && !seen[[2]int{i, j}] {
				t.Fatalf("triangles %d and %d were not visited", i, j)
			}
		}
	}
}

func TestDegenerateMeshesBuild(t *testing.T) {
	same := &Mesh{Positions: [][3]float32{{1, 1, 1}}}
	for range 3000 {
		same.Indices = append(same.Indices, 0, 0, 0)
	}
	if _, ok := same.BVH().Hit(geom.Ray{Direction: geom.Vec3{1, 0, 0}}, 10); ok {
		t.Error("a point was hit")
	}
	line := &Mesh{}
	for i := range 200 {
		line.Positions = append(line.Positions, [3]float32{float32(math.Pow(2, float64(i%120))), 0, 0})
		line.Indices = append(line.Indices, uint32(i), uint32(i), uint32(i))
	}
	line.BVH()
}

func TestWinding(t *testing.T) {
	m := cube()
	inside := geom.Ray{Origin: geom.Vec3{0.1, 0.2, 0.3}, Direction: geom.Vec3{0.3, 0.5, 0.81}.Normalize()}
	outside := geom.Ray{Origin: geom.Vec3{-3, 0.2, 0.3}, Direction: inside.Direction}
	if m.BVH().Winding(inside) != 1 || m.BVH().Winding(outside) != 0 {
		t.Fatalf("winding %d inside, %d outside", m.BVH().Winding(inside), m.BVH().Winding(outside))
	}
}

// cube is closed, 1 m wide, around the origin.
func cube() *Mesh {
	m := &Mesh{Indices: []uint32{
		0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5,
	}}
	for _, c := range (geom.Box{Min: geom.Vec3{-0.5, -0.5, -0.5}, Max: geom.Vec3{0.5, 0.5, 0.5}}).Corners() {
		m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	return m
}

func BenchmarkBuildBVH(b *testing.B) {
	m := randomMesh(rand.New(rand.NewPCG(1, 2)), 100_000)
	for b.Loop() {
		buildBVH(m)
	}
}

func BenchmarkHit(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	m := randomMesh(rng, 100_000)
	m.BVH()
	for b.Loop() {
		m.BVH().Hit(geom.Ray{Origin: geom.Vec3{-1, 2, 2}, Direction: geom.Vec3{1, rng.Float64() / 4, rng.Float64() / 4}.Normalize()}, math.Inf(1))
	}
}
