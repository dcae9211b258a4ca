package asset

import (
	"math"
	"testing"
)

// ball is a sphere of radius 1 with UVs and a seam.
func ball(around, down int) *Mesh {
	m := &Mesh{}
	for j := range down + 1 {
		for i := range around + 1 {
			sinT, cosT := math.Sincos(math.Pi * float64(j) / float64(down))
			sinP, cosP := math.Sincos(2 * math.Pi * float64(i%around) / float64(around))
			n := [3]float32{float32(sinT * cosP), float32(sinT * sinP), float32(cosT)}
			m.Positions, m.Normals = append(m.Positions, n), append(m.Normals, n)
			m.UV0 = append(m.UV0, [2]float32{float32(i) / float32(around), float32(j) / float32(down)})
		}
	}
	for j := range down {
		for i := range around {
			a := uint32(j*(around+1) + i)
			b := a + uint32(around) + 1
			if j > 0 {
				m.Indices = append(m.Indices, a, b, a+1)
			}
			if j < down-1 {
				m.Indices = append(m.Indices, a+1, b, b+1)
			}
		}
	}
	return m
}

func TestLevelsStayNearTheirMesh(t *testing.T) {
	m := ball(64, 64)
	levels := m.Levels()
	if len(levels) < 3 {
		t.Fatalf("%d levels of a fine sphere", len(levels))
	}
	last := len(m.Indices)
	for i, l := range levels {
		if len(l.Indices)%3 != 0 || float64(len(l.Indices)) > levelKeep*float64(last) {
			t.Fatalf("level %d has %d indices after %d", i, len(l.Indices), last)
		}
		last = len(l.Indices)
		worst := 0.0
		for k := 0; k < len(l.Indices); k += 3 {
			var middle [3]float64
			for _, v := range l.Indices[k : k+3] {
				for axis, x := range m.Positions[v] {
					middle[axis] += float64(x) / 3
				}
			}
			worst = math.Max(worst, 1-math.Hypot(math.Hypot(middle[0], middle[1]), middle[2]))
		}
		// The fine mesh itself lies up to 0.0012 inside the sphere.
		if worst > 2*float64(l.Error)+0.0013 {
			t.Errorf("level %d lies %.4f off, it claims %.4f", i, worst, l.Error)
		}
		if v, d := volume(m, l.Indices), 4*math.Pi/3; math.Abs(v-d) > d*(4*float64(l.Error)+0.006) {
			t.Errorf("level %d has a volume of %.3f, not %.3f: it has holes", i, v, d)
		}
	}
	t.Logf("%d triangles, levels: %s", m.Triangles(), describe(levels))
}

func TestLevelsKeepSeamsAndBorders(t *testing.T) {
	m := &Mesh{}
	for y := range 33 {
		for x := range 33 {
			m.Positions = append(m.Positions, [3]float32{float32(x), float32(y), 0})
		}
	}
	for y := range uint32(32) {
		for x := range uint32(32) {
			a := y*33 + x
			m.Indices = append(m.Indices, a, a+1, a+34, a, a+34, a+33)
		}
	}
	levels := m.Levels()
	if len(levels) == 0 {
		t.Fatal("a flat sheet has no levels")
	}
	l := levels[len(levels)-1]
	if n := len(l.Indices) / 3; n > 300 {
		t.Errorf("%d triangles are left of a flat sheet with 128 border vertices", n)
	}
	area := 0.0
	for k := 0; k < len(l.Indices); k += 3 {
		a, b, c := m.Positions[l.Indices[k]], m.Positions[l.Indices[k+1]], m.Positions[l.Indices[k+2]]
		area += float64((b[0]-a[0])*(c[1]-a[1])-(b[1]-a[1])*(c[0]-a[0])) / 2
	}
	if math.Abs(area-32*32) > 1e-3 {
		t.Errorf("the sheet has an area of %.3f, not 1024", area)
	}
}

func TestLevelsOfBadMeshes(t *testing.T) {
	zero := &Mesh{Positions: make([][3]float32, 3), Indices: make([]uint32, 3*400)}
	for i := range zero.Indices {
		zero.Indices[i] = uint32(i % 3)
	}
	if got := zero.Levels(); len(got) != 0 {
		t.Errorf("%d levels of triangles without area", len(got))
	}
	knot := ball(32, 32)
	knot.Indices = append(knot.Indices, knot.Indices[:600]...) // triangles twice
	for _, l := range knot.Levels() {
		for _, v := range l.Indices {
			if int(v) >= len(knot.Positions) {
				t.Fatal("an index points outside the mesh")
			}
		}
	}
}

func volume(m *Mesh, indices []uint32) float64 {
	sum := 0.0
	for k := 0; k < len(indices); k += 3 {
		a, b, c := m.Positions[indices[k]], m.Positions[indices[k+1]], m.Positions[indices[k+2]]
		sum += float64(a[0])*(float64(b[1])*float64(c[2])-float64(b[2])*float64(c[1])) -
			float64(a[1])*(float64(b[0])*float64(c[2])-float64(b[2])*float64(c[0])) +
			float64(a[2])*(float64(b[0])*float64(c[1])-float64(b[1])*float64(c[0]))
	}
	return sum / 6
}

func describe(levels []Level) string {
	out := ""
	for _, l := range levels {
		out += " " + string(rune('0'+min(len(l.Indices)/3/1000, 9))) + "k"
	}
	return out
}

func BenchmarkLevels(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		m := ball(160, 160)
		m.Levels()
	}
	b.ReportMetric(float64(ball(160, 160).Triangles()), "triangles")
}
