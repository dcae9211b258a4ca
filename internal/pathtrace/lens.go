package pathtrace

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// lens is what turns light into a picture: white balance, whether the picture is metered, and the share of light that is spread.
type lens struct {
	balance shade.Balance
	metered bool
	byHand  float64 // stops that the light is exposed by before it is metered
	glow    float32
}

func newLens(e *scene.Environment) lens {
	return lens{
		balance: shade.WhiteBalance(e.WhiteKelvin, e.WhiteTint), metered: e.AutoExposure, byHand: e.ExposureEV,
		glow: clamp01(glowShare * float32(1+e.Bloom)),
	}
}

// meter returns the balance with the stops that the picture's own light asks for, metered in its blocks as
// in the viewport.
func (l *lens) meter(blocks plane) shade.Balance {
	if !l.metered {
		return l.balance
	}
	rgb := make([]float32, 0, 3*len(blocks.light))
	for _, c := range blocks.light {
		rgb = append(rgb, c.x, c.y, c.z)
	}
	out := l.balance
	for i := range out {
		out[i] = out[i].Scale(math.Exp2(shade.Meter(rgb, blocks.width, blocks.height, l.byHand)))
	}
	return out
}

// balanced is shade.Balanced for a colour of the picture.
func balanced(b *shade.Balance, c vec) geom.Color {
	return shade.Balanced(*b, geom.Color{float64(c.x), float64(c.y), float64(c.z)})
}

// The glow that a lens spreads over a picture, with the viewport's shares: how much of the light, in how many widths, and how much
// of each wider one is blended over the finer.
const (
	glowShare  = 0.04
	glowLevels = 5
	glowWider  = 0.7
	glowBlock  = 4 // pixels of the picture along an edge of a pixel of the finest level
)

// plane is a small picture of light.
type plane struct {
	width, height int
	light         []vec
}

func newPlane(width, height int) plane {
	return plane{width, height, make([]vec, width*height)}
}

// glow is the light of the picture's blocks as the lens spreads it.
func glow(blocks plane) plane {
	levels := []plane{{blocks.width, blocks.height, slices.Clone(blocks.light)}}
	for range glowLevels - 1 {
		levels = append(levels, levels[len(levels)-1].half())
	}
	for i := len(levels) - 2; i >= 0; i-- {
		fine, wide := &levels[i], &levels[i+1]
		for y := range fine.height {
			for x := range fine.width {
				at := wide.at((float32(x)+0.5)/float32(fine.width), (float32(y)+0.5)/float32(fine.height))
				fine.light[y*fine.width+x] = fine.light[y*fine.width+x].mix(at, glowWider)
			}
		}
	}
	return levels[0]
}

// blocks averages blocks of pixels, holding back single ones that sparkle, as shade.Calm does.
func (f *film) blocks(light []vec) plane {
	out := newPlane((f.width+glowBlock-1)/glowBlock, (f.height+glowBlock-1)/glowBlock)
	for y := range out.height {
		for x := range out.width {
			sum, weights := vec{}, float32(0)
			for k := range glowBlock * glowBlock {
				i := min(y*glowBlock+k/glowBlock, f.height-1)*f.width + min(x*glowBlock+k%glowBlock, f.width-1)
				c := light[i].scale(min(f.dabs[i].cover/float32(max(f.samples, 1)), 1))
				w := 1 / (1 + c.luminance())
				sum, weights = sum.along(c, w), weights+w
			}
			out.light[y*out.width+x] = sum.scale(1 / weights)
		}
	}
	return out
}

func (p *plane) half() plane {
	out := newPlane(max(p.width/2, 1), max(p.height/2, 1))
	for y := range out.height {
		for x := range out.width {
			out.light[y*out.width+x] = p.at((float32(x)+0.5)/float32(out.width), (float32(y)+0.5)/float32(out.height))
		}
	}
	return out
}

// at reads the plane with bilinear filtering; u and v run from 0 to 1.
func (p *plane) at(u, v float32) vec {
	x := min(max(u*float32(p.width)-0.5, 0), float32(p.width-1))
	y := min(max(v*float32(p.height)-0.5, 0), float32(p.height-1))
	i, j := int(x), int(y)
	k, l := min(i+1, p.width-1), min(j+1, p.height-1)
	top := p.light[j*p.width+i].mix(p.light[j*p.width+k], x-float32(i))
	return top.mix(p.light[l*p.width+i].mix(p.light[l*p.width+k], x-float32(i)), y-float32(j))
}
