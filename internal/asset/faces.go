package asset

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Face is a plane that holds a good part of a mesh's surface.
type Face struct {
	Center geom.Vec3 // of its triangles by area, in the mesh's frame
	Normal geom.Vec3 // unit, outwards
	AreaM2 float64
}

// faceShare is the least share of a mesh's surface that one of its Faces holds.
const faceShare = 0.2

// Faces lists the flat sides that each hold a fifth of the mesh's surface or more, the largest first: both sides of a pane, one of a sheet.
func (m *Mesh) Faces() []Face {
	m.derived.facesOnce.Do(func() { m.derived.faces = facesOf(m) })
	return m.derived.faces
}

// planeKey is a plane to a thousandth of its normal and a tenth of a millimetre.
type planeKey struct{ x, y, z, offset int32 }

func facesOf(m *Mesh) []Face {
	byPlane := map[planeKey]*Face{}
	total := 0.0
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		cross := b.Sub(a).Cross(c.Sub(a))
		area := cross.Len() / 2
		if area < 1e-12 {
			continue
		}
		total += area
		normal := cross.Mul(1 / (2 * area))
		key := planeKey{rounded(normal[0], 1e3), rounded(normal[1], 1e3), rounded(normal[2], 1e3), rounded(normal.Dot(a), 1e4)}
		f := byPlane[key]
		if f == nil {
			f = &Face{Normal: normal}
			byPlane[key] = f
		}
		f.Center = f.Center.Add(a.Add(b).Add(c).Mul(area / 3))
		f.AreaM2 += area
	}
	var out []Face
	for _, f := range byPlane {
		if f.AreaM2 >= faceShare*total {
			f.Center = f.Center.Mul(1 / f.AreaM2)
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(a, b Face) int {
		return cmp.Or(cmp.Compare(b.AreaM2, a.AreaM2), slices.Compare(a.Normal[:], b.Normal[:]), slices.Compare(a.Center[:], b.Center[:]))
	})
	return out
}

func rounded(x, steps float64) int32 {
	return int32(math.Round(geom.Clamp(x*steps, math.MinInt32, math.MaxInt32)))
}
