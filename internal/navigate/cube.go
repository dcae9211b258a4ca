package navigate

import (
	"math"
	"strings"

	"scenograph/internal/geom"
)

// Facet is a side, a bevelled edge or a cut corner of the view cube.
type Facet struct {
	Name      string      // "front", "front right", "front right top"
	Direction geom.Vec3   // where a click looks from: −1, 0 or 1 along each axis
	Corners   []geom.Vec3 // counter-clockwise seen from outside; the cube reaches from −1 to 1
}

// bevel is how far the flat sides of the cube reach.
const bevel = 0.66

// Cube lists the 26 facets of the view cube: 6 sides, 12 edges and 8 corners, the sides first.
func Cube() []Facet {
	var out []Facet
	for parts := 1; parts <= 3; parts++ {
		for i := range 27 {
			d := geom.Vec3{float64(i%3 - 1), float64(i/3%3 - 1), float64(i/9 - 1)}
			if int(math.Abs(d[0])+math.Abs(d[1])+math.Abs(d[2])) == parts {
				out = append(out, Facet{Name: facetName(d), Direction: d, Corners: facetCorners(d, parts)})
			}
		}
	}
	return out
}

func facetName(d geom.Vec3) string {
	var words []string
	for _, a := range []struct {
		axis int
		low  string
		high string
	}{{1, "front", "back"}, {0, "left", "right"}, {2, "bottom", "top"}} {
		switch {
		case d[a.axis] < 0:
			words = append(words, a.low)
		case d[a.axis] > 0:
			words = append(words, a.high)
		}
	}
	return strings.Join(words, " ")
}

// facetCorners lists the corners of a facet: a square of the side, a bevel between two sides, or a triangle between three.
func facetCorners(d geom.Vec3, parts int) []geom.Vec3 {
	var out []geom.Vec3
	switch parts {
	case 1:
		axis := axisWhere(d, func(x float64) bool { return x != 0 })
		u, v := (axis+1)%3, (axis+2)%3
		for _, c := range [][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
			p := d
			p[u], p[v] = c[0]*bevel, c[1]*bevel
			out = append(out, p)
		}
	case 2:
		along := axisWhere(d, func(x float64) bool { return x == 0 })
		a, b := (along+1)%3, (along+2)%3
		for _, c := range []struct {
			flat int
			at   float64
		}{{a, -bevel}, {b, -bevel}, {b, bevel}, {a, bevel}} {
			p := d.Mul(bevel)
			p[c.flat], p[along] = d[c.flat], c.at
			out = append(out, p)
		}
	default:
		for axis := range 3 {
			p := d.Mul(bevel)
			p[axis] = d[axis]
			out = append(out, p)
		}
	}
	return outwards(out, d)
}

func axisWhere(d geom.Vec3, is func(float64) bool) int {
	for axis := range 3 {
		if is(d[axis]) {
			return axis
		}
	}
	return 0
}

// outwards puts the corners in counter-clockwise order seen from a direction.
func outwards(corners []geom.Vec3, d geom.Vec3) []geom.Vec3 {
	normal := corners[1].Sub(corners[0]).Cross(corners[2].Sub(corners[0]))
	if normal.Dot(d) < 0 {
		for i, j := 0, len(corners)-1; i < j; i, j = i+1, j-1 {
			corners[i], corners[j] = corners[j], corners[i]
		}
	}
	return corners
}

// Seen reports whether a facet faces a camera of a rotation, and how squarely: 1 is straight on. The cube is drawn without perspective.
func (f *Facet) Seen(camera geom.Quat) (cosine float64, ok bool) {
	normal := f.Corners[1].Sub(f.Corners[0]).Cross(f.Corners[2].Sub(f.Corners[0])).Normalize()
	cosine = normal.Dot(camera.Rotate(geom.Vec3{0, 0, 1}))
	return cosine, cosine > 1e-3
}

// Flat projects a corner for a camera of a rotation: x right, y up.
func Flat(camera geom.Quat, corner geom.Vec3) geom.Vec2 {
	p := camera.Inverse().Rotate(corner)
	return geom.Vec2{p[0], p[1]}
}

// PickFacet returns the index of the facet under a point of the projected cube, x right and y up, or −1.
func PickFacet(facets []Facet, camera geom.Quat, at geom.Vec2) int {
	for i := range facets {
		if _, ok := facets[i].Seen(camera); !ok {
			continue
		}
		var outline geom.Polygon
		for _, c := range facets[i].Corners {
			outline = append(outline, Flat(camera, c))
		}
		if outline.Contains(at) {
			return i
		}
	}
	return -1
}
