package measure

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// composite is a picture that is read from others.
type composite struct{ *Picture }

func newComposite(view frame.View, want frame.Passes) composite {
	p := &Picture{View: view}
	n := view.Width * view.Height
	if want.Color {
		p.RGBA = make([]byte, 4*n)
		for i := 3; i < len(p.RGBA); i += 4 {
			p.RGBA[i] = 255
		}
	}
	if want.IDs {
		p.IDs = make([]uint32, n)
	}
	if want.Parts {
		p.PartIDs = make([]uint32, n)
	}
	if want.Depth {
		p.Depth = make([]float32, n)
	}
	if want.Normals {
		p.Normals = make([]uint32, n)
	}
	if want.Albedo {
		p.Albedo = make([]byte, 4*n)
	}
	return composite{p}
}

// supplemented adds what is needed to read depth from another picture.
func supplemented(want frame.Passes) frame.Passes {
	want.Slopes = want.Depth
	return want
}

// take reads pixel i from a point of another picture, in pixels; stretch turns that picture's depth into this one's.
func (c composite) take(i int, source *Picture, at geom.Vec2, stretch float64) {
	x := int(geom.Clamp(math.Floor(at[0]), 0, float64(source.View.Width-1)))
	y := int(geom.Clamp(math.Floor(at[1]), 0, float64(source.View.Height-1)))
	j := y*source.View.Width + x
	if c.IDs != nil {
		c.IDs[i] = source.IDs[j]
	}
	if c.PartIDs != nil {
		c.PartIDs[i] = source.PartIDs[j]
	}
	if c.Normals != nil {
		c.Normals[i] = source.Normals[j]
	}
	if c.Albedo != nil {
		copy(c.Albedo[4*i:4*i+4], source.Albedo[4*j:4*j+4])
	}
	if c.Depth != nil {
		c.Depth[i] = float32(source.depthAt(at, j) * stretch)
	}
	if c.RGBA != nil {
		source.colorAt(at, c.RGBA[4*i:4*i+4])
	}
}

// between are the four pixels around a point and their weights.
type between struct {
	index  [4]int
	weight [4]float64
}

func (p *Picture) between(at geom.Vec2) between {
	w, h := p.View.Width, p.View.Height
	x, y := geom.Clamp(at[0]-0.5, 0, float64(w-1)), geom.Clamp(at[1]-0.5, 0, float64(h-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, w-1), min(y0+1, h-1)
	u, v := x-float64(x0), y-float64(y0)
	return between{
		[4]int{y0*w + x0, y0*w + x1, y1*w + x0, y1*w + x1},
		[4]float64{(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v},
	}
}

// depthAt is the depth at a point of a pinhole's picture whose nearest pixel is j: the plane of the triangle that j shows is continued
// to the point, along which one over depth is linear in the picture. On plane surfaces that is exact.
func (p *Picture) depthAt(at geom.Vec2, j int) float64 {
	depth := float64(p.Depth[j])
	if depth <= 0 {
		return 0
	}
	right, down := frame.DepthSlope(p.slopes[j])
	dx, dy := at[0]-float64(j%p.View.Width)-0.5, at[1]-float64(j/p.View.Width)-0.5
	return depth / (1 + geom.Clamp(right*dx+down*dy, -steepestShare, steepestShare))
}

// steepestShare bounds by how much depth is corrected: a triangle seen from its edge ends before its plane gets anywhere.
const steepestShare = 0.1

// colorAt is the colour at a point, interpolated.
func (p *Picture) colorAt(at geom.Vec2, out []byte) {
	b := p.between(at)
	var sum [4]float64
	for k, i := range b.index {
		alpha := b.weight[k] * float64(p.RGBA[4*i+3])
		for c := range 3 {
			sum[c] += alpha * float64(p.RGBA[4*i+c])
		}
		sum[3] += alpha
	}
	out[3] = byte(sum[3] + 0.5)
	for c := range 3 {
		out[c] = 0
		if sum[3] > 0 {
			out[c] = byte(sum[c]/sum[3] + 0.5)
		}
	}
}
