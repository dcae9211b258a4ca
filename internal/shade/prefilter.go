package shade

import (
	"math"

	"scenograph/internal/geom"
)

// LobeSize is how many directions a mirror's lobe is sampled with.
const LobeSize = 64

// LobeSample is a direction about +Z in which a rough mirror looks, and the level of a cube map whose texels are as large as its
// share of the lobe.
type LobeSample struct {
	Direction geom.Vec3
	Level     float64
}

// MirrorLobe spreads samples over what a surface of a roughness above 0 mirrors of a cube map, view and normal taken as equal
// (Karis 2013; levels by Křivánek and Colbert 2008, eq. 12). edge is the width of the cube's faces in texels.
func MirrorLobe(roughness float64, edge int) [LobeSize]LobeSample {
	alpha := math.Max(roughness*roughness, 1e-3)
	texel := 4 * math.Pi / (6 * float64(edge) * float64(edge))
	var out [LobeSize]LobeSample
	kept := 0
	for i := uint32(0); kept < LobeSize; i++ {
		h := SampleGGX(math.Mod((float64(i)+0.5)*(math.Sqrt(5)-1)/2, 1), math.Mod(RadicalInverse(i)+0.5/LobeSize, 1), alpha)
		nol := 2*h[2]*h[2] - 1
		if nol <= 0 {
			continue // below the horizon
		}
		share := 4 / (LobeSize * DistributionGGX(h[2], alpha))
		out[kept] = LobeSample{geom.Vec3{2 * h[2] * h[0], 2 * h[2] * h[1], nol}, math.Max(0.5*math.Log2(share/texel)+0.5, 0)}
		kept++
	}
	return out
}

// Prefilter returns what a mirror with a lobe sees of the surroundings along a unit direction.
func Prefilter(luminance func(d geom.Vec3, level float64) geom.Color, direction geom.Vec3, lobe [LobeSize]LobeSample) geom.Color {
	x, y := FrameAbout(direction)
	var sum geom.Color
	weights := 0.0
	for _, s := range lobe {
		l := s.Direction
		c := luminance(x.Mul(l[0]).Add(y.Mul(l[1])).Add(direction.Mul(l[2])), s.Level)
		for k := range 3 {
			sum[k] += c[k] * l[2]
		}
		weights += l[2]
	}
	return sum.Scale(1 / weights)
}
