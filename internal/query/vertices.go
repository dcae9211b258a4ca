package query

import "scenograph/internal/geom"

// Vertices visits the vertices of all bodies and rooms that lie in a frustum, some of them more than once.
func (w *World) Vertices(f Frustum, filter Filter, visit func(geom.Vec3)) {
	w.bodyTree().walk(f.mayHold, func(b *Body) {
		if !filter(b.Node) {
			return
		}
		for i := range b.Pieces {
			p := &b.Pieces[i]
			if f.mayHold(p.Bounds) {
				f.vertices(p.Mesh.Positions, p.WorldFromMesh, visit)
			}
		}
	})
	for _, r := range w.Rooms() {
		if !filter(r.Node) || !f.mayHold(r.Bounds) {
			continue
		}
		for i := range r.Pieces {
			f.vertices(r.Pieces[i].Mesh.Positions, r.world, visit)
		}
	}
}

func (f Frustum) vertices(positions [][3]float32, worldFromMesh geom.Mat4, visit func(geom.Vec3)) {
	local := f.into(worldFromMesh)
	for _, v := range positions {
		p := geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}
		if local.Contains(p) {
			visit(geom.TransformPoint(worldFromMesh, p))
		}
	}
}
