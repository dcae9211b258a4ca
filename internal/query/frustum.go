package query

import (
	"cmp"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Frustum is the part of space inside of all its planes.
type Frustum []Plane

// Plane holds the points p with Normal·p ≥ Offset on its inner side.
type Plane struct {
	Normal geom.Vec3
	Offset float64
}

// FrustumOf cuts a rectangle out of a view. clipFromWorld is projection times view (OpenGL conventions, −w ≤ x, y, z ≤ w);
// low and high are the rectangle's corners in normalised device coordinates, x right, y up, each in [−1,1].
func FrustumOf(clipFromWorld geom.Mat4, low, high geom.Vec2) Frustum {
	row := func(i int) [4]float64 {
		return [4]float64{clipFromWorld[i], clipFromWorld[4+i], clipFromWorld[8+i], clipFromWorld[12+i]}
	}
	x, y, z, w := row(0), row(1), row(2), row(3)
	plane := func(a [4]float64, fa float64, fw float64) Plane {
		return Plane{
			Normal: geom.Vec3{fa*a[0] + fw*w[0], fa*a[1] + fw*w[1], fa*a[2] + fw*w[2]},
			Offset: -(fa*a[3] + fw*w[3]),
		}
	}
	return Frustum{
		plane(x, 1, -low[0]), plane(x, -1, high[0]),
		plane(y, 1, -low[1]), plane(y, -1, high[1]),
		plane(z, 1, 1), plane(z, -1, 1),
	}
}

// mayHold reports whether a box may reach into the frustum; a few boxes near its edges may be reported that do not.
func (f Frustum) mayHold(b geom.Box) bool {
	for _, p := range f {
		if p.Normal.Dot(corner(b, p.Normal)) < p.Offset {
			return false
		}
	}
	return true
}

// corner is the box's corner farthest along d.
func corner(b geom.Box, d geom.Vec3) geom.Vec3 {
	out := b.Min
	for i := range 3 {
		if d[i] > 0 {
			out[i] = b.Max[i]
		}
	}
	return out
}

// Contains reports whether p lies in the frustum.
func (f Frustum) Contains(p geom.Vec3) bool {
	for _, plane := range f {
		if plane.Normal.Dot(p) < plane.Offset {
			return false
		}
	}
	return true
}

// into expresses the frustum in the frame that worldFromLocal leads from.
func (f Frustum) into(worldFromLocal geom.Mat4) Frustum {
	out := make(Frustum, len(f))
	origin := geom.Vec3{worldFromLocal[12], worldFromLocal[13], worldFromLocal[14]}
	for i, p := range f {
		for axis := range 3 {
			column := geom.Vec3{worldFromLocal[4*axis], worldFromLocal[4*axis+1], worldFromLocal[4*axis+2]}
			out[i].Normal[axis] = p.Normal.Dot(column)
		}
		out[i].Offset = p.Offset - p.Normal.Dot(origin)
	}
	return out
}

// touches reports whether any part of the triangle lies in the frustum (clipping after Sutherland and Hodgman 1974).
func (f Frustum) touches(a, b, c geom.Vec3) bool {
	polygon := []geom.Vec3{a, b, c}
	for _, plane := range f {
		var kept []geom.Vec3
		for i, p := range polygon {
			q := polygon[(i+1)%len(polygon)]
			dp, dq := plane.Normal.Dot(p)-plane.Offset, plane.Normal.Dot(q)-plane.Offset
			if dp >= 0 {
				kept = append(kept, p)
			}
			if dp < 0 != (dq < 0) {
				kept = append(kept, p.Add(q.Sub(p).Mul(dp/(dp-dq))))
			}
		}
		if polygon = kept; len(polygon) == 0 {
			return false
		}
	}
	return true
}

// InFrustum lists the nodes with a triangle in the frustum, sorted; with whole set, only those that lie inside with all of
// theirs. Rooms are not listed.
func (w *World) InFrustum(f Frustum, whole bool, filter Filter) []scene.NodeID {
	var out []scene.NodeID
	w.bodyTree().walk(f.mayHold, func(b *Body) {
		if filter(b.Node) && (whole && b.inside(f) || !whole && b.reaches(f)) {
			out = append(out, b.Node)
		}
	})
	slices.SortFunc(out, cmp.Compare[scene.NodeID])
	return out
}

func (b *Body) inside(f Frustum) bool {
	allIn := true
	for _, c := range b.Box.Corners() {
		allIn = allIn && f.Contains(c)
	}
	if allIn {
		return true
	}
	for i := range b.Pieces {
		local := f.into(b.Pieces[i].WorldFromMesh)
		for _, p := range b.Pieces[i].Mesh.Positions {
			if !local.Contains(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}) {
				return false
			}
		}
	}
	return true
}

func (b *Body) reaches(f Frustum) bool {
	for i := range b.Pieces {
		p := &b.Pieces[i]
		if !f.mayHold(p.Bounds) {
			continue
		}
		local, found := f.into(p.WorldFromMesh), false
		p.Mesh.BVH().Walk(local.mayHold, func(triangle int) bool {
			found = local.touches(p.Mesh.Triangle(triangle))
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// Prism is the space over a convex counter-clockwise outline between two heights.
func (f Footprint) Prism() Frustum {
	out := Frustum{{Normal: geom.Up, Offset: f.Low}, {Normal: geom.Up.Mul(-1), Offset: -f.High}}
	for i, p := range f.Outline {
		edge := f.Outline[(i+1)%len(f.Outline)].Sub(p)
		inward := geom.Vec3{-edge[1], edge[0], 0}
		if inward.Len() > 1e-12 {
			inward = inward.Normalize()
			out = append(out, Plane{Normal: inward, Offset: inward.Dot(p.Vec3(0))})
		}
	}
	return out
}

// Reaches reports whether any triangle of the body lies in the frustum.
func (b *Body) Reaches(f Frustum) bool {
	return f.mayHold(b.Bounds) && b.reaches(f)
}
