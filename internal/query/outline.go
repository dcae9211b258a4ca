package query

import (
	"math"

	"scenograph/internal/geom"
)

// Outside returns how far a body reaches out of a room's inner outline, floor or clear height, in metres, vertex by vertex, and
// the horizontal or vertical move that brings the farthest vertex back.
func (r *Room) Outside(b *Body) (depth float64, back geom.Vec3) {
	if Excess(r.Outline, b.Box.Outline()) > 0 {
		depth, back = r.farthest(b)
	}
	if low := r.Floor - b.Bounds.Min[2]; low > depth {
		depth, back = low, geom.Vec3{0, 0, low}
	}
	if high := b.Bounds.Max[2] - r.Ceiling; high > depth {
		depth, back = high, geom.Vec3{0, 0, -high}
	}
	return depth, back
}

func (r *Room) farthest(b *Body) (depth float64, back geom.Vec3) {
	for i := range b.Pieces {
		p := &b.Pieces[i]
		if Excess(r.Outline, outlineOf(p.Bounds)) == 0 {
			continue
		}
		for _, v := range p.Mesh.Positions {
			q := geom.TransformPoint(p.WorldFromMesh, geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])})
			at := geom.Vec2{q[0], q[1]}
			if r.Outline.Contains(at) {
				continue
			}
			if d, nearest := nearestOn(r.Outline, at); d > depth {
				depth, back = d, nearest.Sub(at).Vec3(0)
			}
		}
	}
	if depth > 0 {
		return depth, back
	}
	return r.cornered(b)
}

// cornered finds an inner corner of the outline that pokes into a body whose vertices all lie inside.
func (r *Room) cornered(b *Body) (depth float64, back geom.Vec3) {
	for i, corner := range r.Outline {
		if reentrant(r.Outline, i) == 0 {
			continue
		}
		post := Footprint{Outline: square(corner, 1e-4), Low: b.Bounds.Min[2], High: b.Bounds.Max[2]}
		if !b.Reaches(post.Prism()) {
			continue
		}
		d := insideConvex(b.Box.Outline(), corner)
		away := geom.Vec2{b.Box.Center[0], b.Box.Center[1]}.Sub(corner)
		if d > depth && away.Len() > 0 {
			depth, back = d, away.Normalize().Mul(d).Vec3(0)
		}
	}
	return depth, back
}

func square(p geom.Vec2, half float64) geom.Polygon {
	return geom.Polygon{{p[0] - half, p[1] - half}, {p[0] + half, p[1] - half}, {p[0] + half, p[1] + half}, {p[0] - half, p[1] + half}}
}

func outlineOf(b geom.Box) geom.Polygon {
	return geom.Polygon{{b.Min[0], b.Min[1]}, {b.Max[0], b.Min[1]}, {b.Max[0], b.Max[1]}, {b.Min[0], b.Max[1]}}
}

func nearestOn(p geom.Polygon, q geom.Vec2) (distance float64, nearest geom.Vec2) {
	distance = math.Inf(1)
	for i, a := range p {
		ab := p[(i+1)%len(p)].Sub(a)
		t := 0.0
		if l := ab.Dot(ab); l > 0 {
			t = geom.Clamp(q.Sub(a).Dot(ab)/l, 0, 1)
		}
		if on := a.Add(ab.Mul(t)); on.Sub(q).Len() < distance {
			distance, nearest = on.Sub(q).Len(), on
		}
	}
	return distance, nearest
}
