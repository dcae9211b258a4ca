package shade

import (
	_ "embed" // the table
	"encoding/binary"
	"math"

	"scenograph/internal/geom"
)

// LobeSteps is the edge of the table of lobes.
const LobeSteps = 32

// lobes is LobeSteps² times four little-endian float32: across √(1 − cosine of the view angle), up the roughness, both from 0 to 1
// from the first texel's centre to the last's. TestLobesAreFitted makes it.
//
//go:generate go test . -run TestLobesAreFitted -update-lobes
//go:embed lobes.f32
var lobes string

// LobeTexels are the four entries of each lobe that depend on roughness and angle, row after row.
func LobeTexels() []float32 {
	out := make([]float32, len(lobes)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32([]byte(lobes[4*i : 4*i+4])))
	}
	return out
}

// Lobe is how a surface spreads what it reflects: Turn is the rows of a matrix that turns the world so that the highlight of a rough
// surface becomes a clamped cosine about +Z (Heitz, Dupuy, Hill and Neubelt 2016), Share the part of that cosine above the horizon.
type Lobe struct {
	Turn  [3]geom.Vec3
	Share float64
}

// Apply turns a vector.
func (l Lobe) Apply(v geom.Vec3) geom.Vec3 {
	return geom.Vec3{l.Turn[0].Dot(v), l.Turn[1].Dot(v), l.Turn[2].Dot(v)}
}

// aboveShare is the part of a turned cosine above the horizon. The horizon is turned too, so that what is left is a lune of the
// hemisphere, half a disc and half an ellipse when seen along the cosine's axis. a and c are entries of the lobe's first column.
func aboveShare(a, c float64) float64 { return 0.5 + 0.5*a/math.Max(math.Hypot(a, c), 1e-9) }

// LobeAbout is the lobe of a surface of alpha = roughness² and unit normal n seen from unit direction v.
func LobeAbout(alpha float64, n, v geom.Vec3) Lobe {
	nov := n.Dot(v)
	t := v.Sub(n.Mul(nov))
	if t.Dot(t) < 1e-8 {
		t, _ = FrameAbout(n)
	}
	t = t.Normalize()
	k := lobeTexel(math.Sqrt(alpha), math.Sqrt(1-min(math.Abs(nov), 1)))
	turn := [3]geom.Vec3{t.Mul(k[0]).Add(n.Mul(k[1])), n.Cross(t), t.Mul(k[2]).Add(n.Mul(k[3]))}
	return Lobe{turn, aboveShare(k[0], k[2])}
}

// lobeTexel blends the four nearest entries of the table, both places in [0,1].
func lobeTexel(roughness, steepness float64) (out [4]float64) {
	x, y := steepness*(LobeSteps-1), geom.Clamp(roughness, 0, 1)*(LobeSteps-1)
	x0, y0 := min(int(x), LobeSteps-2), min(int(y), LobeSteps-2)
	fx, fy := x-float64(x0), y-float64(y0)
	at := func(x, y, k int) float64 {
		i := 4 * (4*(y*LobeSteps+x) + k)
		return float64(math.Float32frombits(binary.LittleEndian.Uint32([]byte(lobes[i : i+4]))))
	}
	for k := range out {
		out[k] = geom.Lerp(geom.Lerp(at(x0, y0, k), at(x0+1, y0, k), fx), geom.Lerp(at(x0, y0+1, k), at(x0+1, y0+1, k), fx), fy)
	}
	return out
}

// EdgeIntegral is what one edge of a polygon seen from the shaded point adds to its vector form, for unit vectors to its ends.
// Lambert 1760; fit of acos by Sébastien Lagarde.
func EdgeIntegral(a, b geom.Vec3) geom.Vec3 {
	x, across := a.Dot(b), a.Cross(b)
	y := min(math.Abs(x), 1)
	v := (0.8543985 + (0.4965155+0.0145206*y)*y) / (3.4175940 + (4.1616724+y)*y)
	if x <= 0 {
		v = 0.5/math.Sqrt(math.Max(across.Dot(across), 1e-12)) - v
	}
	return across.Mul(v)
}

// Polygon is up to five corners in order, relative to the shaded point; the last is repeated where there are fewer.
type Polygon [5]geom.Vec3

// AboveHorizon is what of a quadrilateral lies above the plane through the shaded point whose normal is n, all 0 where nothing does.
func AboveHorizon(n, a, b, c, d geom.Vec3) Polygon {
	var out Polygon
	corners, kept := [...]geom.Vec3{a, b, c, d, a}, 0
	keep := func(v geom.Vec3) {
		for i := min(kept, len(out)-1); i < len(out); i++ {
			out[i] = v
		}
		kept++
	}
	for i := range 4 {
		p, q := corners[i], corners[i+1]
		x, y := n.Dot(p), n.Dot(q)
		if x > 0 {
			keep(p)
		}
		if x > 0 != (y > 0) {
			keep(p.Add(q.Sub(p).Mul(x / (x - y))))
		}
	}
	return out
}

// MatteForm is the share of the cosine about n that a polygon above the plane of n fills.
func (p Polygon) MatteForm(n geom.Vec3) float64 {
	var sum geom.Vec3
	from := unit(p[len(p)-1])
	for _, corner := range p {
		to := unit(corner)
		sum = sum.Add(EdgeIntegral(from, to))
		from = to
	}
	return math.Min(math.Abs(n.Dot(sum)), 1)
}

// Form is the share of a lobe that a polygon above the horizon fills: it is turned with the lobe, clipped at the cosine's own horizon,
// and what is left integrated over the cosine.
func (l Lobe) Form(polygon Polygon) float64 {
	sum, p := 0.0, l.Apply(polygon[4])
	sinks, rises := p, p
	for _, corner := range polygon {
		q := l.Apply(corner)
		from, to := p, q
		cut := q.Sub(p).Mul(p[2] / nonZero(p[2]-q[2])).Add(p)
		if p[2] <= 0 && q[2] > 0 {
			from, rises = cut, cut
		}
		if p[2] > 0 && q[2] <= 0 {
			to, sinks = cut, cut
		}
		if math.Max(p[2], q[2]) > 0 {
			sum += EdgeIntegral(unit(from), unit(to))[2]
		}
		p = q
	}
	sum += EdgeIntegral(unit(sinks), unit(rises))[2]
	return math.Min(math.Abs(sum)/l.Share, 1)
}

// nonZero keeps a divisor off 0.
func nonZero(x float64) float64 {
	if x == 0 {
		return 1
	}
	return x
}

// unit is a vector's direction, 0 for 0.
func unit(v geom.Vec3) geom.Vec3 { return v.Mul(1 / math.Sqrt(math.Max(v.Dot(v), 1e-20))) }
