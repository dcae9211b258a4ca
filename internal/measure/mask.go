package measure

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// mask tells where a surface with cut-out holes is solid. Opacity and the corners' alpha are weighed against the cutoff; what a
// texture's filtered alpha decides, which differs from GPU to GPU, is left open.
type mask struct {
	used, textured  bool
	opacity, cutoff float64
}

func maskOf(m *scene.Material) mask {
	if m.AlphaMode != scene.Mask {
		return mask{}
	}
	return mask{used: true, textured: m.BaseColorTexture != nil, opacity: m.Opacity, cutoff: m.AlphaCutoff}
}

// at reports whether a point on a triangle, in the mesh's frame, is solid, and whether only its texture knows.
func (k mask) at(mesh *asset.Mesh, triangle int, p geom.Vec3) (solid, patterned bool) {
	if !k.used {
		return true, false
	}
	alpha := k.opacity
	if len(mesh.Colors) > 0 {
		w := barycentric(mesh, triangle, p)
		corner := 0.0
		for i := range 3 {
			corner += w[i] * float64(mesh.Colors[mesh.Indices[3*triangle+i]][3])
		}
		alpha *= corner
	}
	return alpha >= k.cutoff, k.textured
}

// barycentric returns the weights of a triangle's corners at a point in its plane (Ericson 2005, 3.4).
func barycentric(mesh *asset.Mesh, triangle int, p geom.Vec3) [3]float64 {
	a, b, c := mesh.Triangle(triangle)
	u, v, w := b.Sub(a), c.Sub(a), p.Sub(a)
	uu, uv, vv, wu, wv := u.Dot(u), u.Dot(v), v.Dot(v), w.Dot(u), w.Dot(v)
	det := uu*vv - uv*uv
	if det == 0 {
		return [3]float64{1, 0, 0}
	}
	s, t := (vv*wu-uv*wv)/det, (uu*wv-uv*wu)/det
	return [3]float64{1 - s - t, s, t}
}
