package radiosity

import (
	"scenograph/internal/geom"
)

// transfer is what one patch sees of all others: shares that add up to 1, and the body in between, −1 for none.
type transfer struct {
	share []float64
	body  []int8
}

// view returns what a surface sees of the patches.
func (s *solver) view(at, normal geom.Vec3) transfer {
	t := transfer{make([]float64, len(s.patches)), make([]int8, len(s.patches))}
	sum := 0.0
	for j := range s.patches {
		q := &s.patches[j]
		f := formFactor(at, normal, q.middle, q.normal, q.area)
		if f == 0 || !s.convex && !s.open(at, q.middle) {
			continue
		}
		t.share[j], t.body[j] = f, -1
		line := segmentOf(q.middle, at)
		for k := range s.bodies {
			if b := &s.bodies[k].Box; line.passes(b) && !b.Contains(at) {
				t.body[j] = int8(k)
				break
			}
		}
		sum += f
	}
	for j := range t.share {
		t.share[j] /= max(sum, 1e-9)
	}
	return t
}

// open reports whether a line stays within a room that is not convex.
func (s *solver) open(a, b geom.Vec3) bool {
	const points = 8
	roomFromWorld := s.WorldFromRoom.Mat4().Inv()
	from, to := geom.TransformPoint(roomFromWorld, a), geom.TransformPoint(roomFromWorld, b)
	for i := 1; i < points; i++ {
		p := from.Add(to.Sub(from).Mul(float64(i) / points))
		if !s.Shell.Outline.Contains(geom.Vec2{p[0], p[1]}) {
			return false
		}
	}
	return true
}

// exchange lets the patches light each other until little changes: Jacobi's iteration of L = L₀ + ρ F L.
func (s *solver) exchange() {
	s.views = make([]transfer, len(s.patches))
	for i := range s.patches {
		p := &s.patches[i]
		s.views[i] = s.view(p.middle, p.normal)
		p.light = p.first
	}
	next := make([]geom.Color, len(s.patches))
	for range bounces {
		most := 0.0
		for i := range s.patches {
			p := &s.patches[i]
			plain, shaded := s.gather(&s.views[i])
			next[i] = p.first
			for c := range next[i] {
				next[i][c] += p.albedo[c]*plain[c] + shaded[c]
				most = max(most, (next[i][c]-p.light[c])/max(next[i][c], 1e-9))
			}
		}
		for i := range s.patches {
			s.patches[i].light = next[i]
		}
		if most < 0.005 {
			break
		}
	}
}

// gather sums up light that arrives, and light that bodies in front give off in its stead.
func (s *solver) gather(t *transfer) (plain, reflected geom.Color) {
	for j, share := range t.share {
		if share == 0 {
			continue
		}
		light := s.patches[j].light
		if k := t.body[j]; k >= 0 {
			albedo := s.bodies[k].Albedo
			for c := range light {
				reflected[c] += share * light[c] * albedo[c] * bodyKept
			}
			continue
		}
		for c := range light {
			plain[c] += share * light[c]
		}
	}
	return plain, reflected
}
