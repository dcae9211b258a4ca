package measure

import (
	"math"
	"math/rand/v2"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Verdict counts how pixels of pictures agree with the oracle.
//
// A pixel counts as away from silhouettes when it and its eight neighbours show the same part of the same instance and depth runs
// evenly through it, from left to right and from top to bottom: the surface bends or steps by less than a tenth of the width that a
// pixel covers there, or of what depth changes from pixel to pixel. It also counts when all nine show nothing. A pixel of a bent lens shows
// what lies within half a pixel of its middle: where the oracle finds the instance shown there only, the pixel is at a silhouette of something
// thinner than a pixel.
type Verdict struct {
	Samples     int `json:"samples"`     // pixels that were drawn by lot
	Silhouettes int `json:"silhouettes"` // of them, those at silhouettes, which are not judged
	Unseen      int `json:"unseen"`      // to which a bent lens sends no line of sight
	Patterned   int `json:"patterned"`   // where a texture's alpha decides, which are not judged
	Judged      int `json:"judged"`
	Ties        int `json:"ties"`       // judged right although another instance lies nearer by less than depth is resolved
	Mismatched  int `json:"mismatched"` // judged pixels whose instance the oracle does not see there

	MeanErrorM  float64 `json:"mean_depth_error_m"`  // along the ray, of judged pixels that match
	WorstErrorM float64 `json:"worst_depth_error_m"` // the same, at most
	WorstShare  float64 `json:"worst_depth_error"`   // at most, as a share of the distance

	matched int
	sum     float64
}

// MismatchRate is the share of judged pixels whose instance is wrong.
func (v *Verdict) MismatchRate() float64 {
	if v.Judged == 0 {
		return 0
	}
	return float64(v.Mismatched) / float64(v.Judged)
}

// Judge compares pixels chosen by lot with the oracle. The picture needs IDs, Parts and Depth.
func (v *Verdict) Judge(p *Picture, o *Oracle, samples int, random *rand.Rand) {
	for range samples {
		x, y := random.IntN(p.View.Width), random.IntN(p.View.Height)
		v.Samples++
		v.judge(p, o, x, y)
	}
	if v.matched > 0 {
		v.MeanErrorM = v.sum / float64(v.matched)
	}
}

func (v *Verdict) judge(p *Picture, o *Oracle, x, y int) {
	slope, away := p.away(x, y)
	if !away {
		v.Silhouettes++
		return
	}
	ray := p.View.Ray(geom.Vec2{float64(x) + 0.5, float64(y) + 0.5})
	if ray.Direction == (geom.Vec3{}) {
		v.Unseen++
		return
	}
	seen := o.Along(p.View, ray, func(distance float64) float64 { return p.resolution(distance) + slope/8 })
	i := y*p.View.Width + x
	node := p.Labels[p.IDs[i]].Node
	match := -1
	for k, s := range seen {
		if s.Patterned {
			v.Patterned++
			return
		}
		if s.Node == node && match < 0 {
			match = k
		}
	}
	if match < 0 && (node != "" || len(seen) > 0) && p.View.Lens.Distortion != (scene.Distortion{}) && o.within(p.View, x, y, node) {
		v.Silhouettes++
		return
	}
	v.Judged++
	if node == "" && len(seen) == 0 {
		return
	}
	if match < 0 {
		v.Mismatched++
		return
	}
	if match > 0 {
		v.Ties++
	}
	distance := seen[match].Distance
	off := math.Abs(p.rayDepth(i, ray) - distance)
	v.matched++
	v.sum += off
	v.WorstErrorM = math.Max(v.WorstErrorM, off)
	v.WorstShare = math.Max(v.WorstShare, off/distance)
}

// within reports whether a node, or nothing where it is "", is seen half a pixel or a quarter from the middle of a pixel, in one of eight directions.
func (o *Oracle) within(view frame.View, x, y int, node scene.NodeID) bool {
	for _, by := range []float64{0.25, 0.5} {
		for k := range 8 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			ray := view.Ray(geom.Vec2{float64(x) + 0.5 + by*cos, float64(y) + 0.5 + by*sin})
			if ray.Direction == (geom.Vec3{}) {
				continue
			}
			seen := o.Along(view, ray, func(float64) float64 { return 0 })
			if len(seen) == 0 && node == "" || len(seen) > 0 && seen[0].Node == node {
				return true
			}
		}
	}
	return false
}

// depthRounding bounds, as a share of depth, what single precision does to it on its way through a GPU.
const depthRounding = 1e-5

// resolution is how far apart surfaces may be, in metres, for a depth buffer of 24 bits of mantissa to take the farther for the nearer.
func (p *Picture) resolution(distance float64) float64 {
	if p.View.Projection == scene.Orthographic {
		return depthRounding*distance + 8*p.View.Far/(1<<24)
	}
	return depthRounding*distance + 8*distance*distance/(p.View.Near*(1<<24))
}

// rayDepth is the distance along pixel i's ray.
func (p *Picture) rayDepth(i int, ray geom.Ray) float64 {
	if p.View.Projection != scene.Perspective {
		return float64(p.Depth[i])
	}
	return float64(p.Depth[i]) / ray.Direction.Dot(p.View.Forward())
}

// evenness is the share of a pixel's width, or of the change of depth from pixel to pixel, that a surface may bend by.
const evenness = 0.1

// away reports whether a pixel is away from silhouettes, and how much depth changes from pixel to pixel around it.
func (p *Picture) away(x, y int) (slope float64, ok bool) {
	w, h := p.View.Width, p.View.Height
	if x < 1 || y < 1 || x >= w-1 || y >= h-1 {
		return 0, false
	}
	at := y*w + x
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if j := at + dy*w + dx; p.IDs[j] != p.IDs[at] || p.PartIDs[j] != p.PartIDs[at] {
				return 0, false
			}
		}
	}
	if p.IDs[at] == 0 {
		return 0, true
	}
	for _, step := range []int{1, w} {
		a, b, c := float64(p.Depth[at-step]), float64(p.Depth[at]), float64(p.Depth[at+step])
		change := math.Max(math.Abs(a-b), math.Abs(c-b))
		if bend := p.bend(a, b, c); bend > evenness*math.Max(p.View.PixelM(b), change) {
			return 0, false
		}
		slope = math.Max(slope, change)
	}
	return slope, true
}

// bend is how far, in metres, the middle of three neighbouring depths is off a plane: one over depth is linear across pictures of
// planes, depth itself in parallel views.
func (p *Picture) bend(a, b, c float64) float64 {
	if p.View.Projection == scene.Orthographic {
		return math.Abs(a+c-2*b) / 2
	}
	return math.Abs(1/a+1/c-2/b) / 2 * b * b
}
