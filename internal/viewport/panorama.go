package viewport

import (
	"fmt"
	"image"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

// maxPanorama bounds the width of a sky's image in pixels.
const maxPanorama = 4096

// panorama is an equirectangular picture in linear light, the top row at the zenith.
type panorama struct {
	width, height int
	rgb           []float32
}

func loadPanorama(store *asset.Store, id asset.ID) (*panorama, error) {
	texture, err := store.Texture(id)
	if err != nil {
		return nil, fmt.Errorf("viewport: image of the sky: %w", err)
	}
	if texture.MIME == pix.HDR {
		width, height, rgb, err := pix.DecodeHDR(texture.Data)
		if err != nil {
			return nil, fmt.Errorf("viewport: image of the sky %q: %w", texture.Name, err)
		}
		p := &panorama{width, height, rgb}
		if width > maxPanorama {
			p = p.shrink(maxPanorama, math.MaxFloat32)
		}
		return p, nil
	}
	picture, _, err := decodeTexture(store, id, maxPanorama)
	if err != nil {
		return nil, err
	}
	return linearPanorama(picture), nil
}

func linearPanorama(picture *image.NRGBA) *panorama {
	size := picture.Bounds().Size()
	p := &panorama{size.X, size.Y, make([]float32, 0, size.X*size.Y*3)}
	var table [256]float32
	for i := range table {
		table[i] = float32(geom.LinearFromSRGB(float64(i) / 255))
	}
	for y := range size.Y {
		for x := range size.X {
			at := y*picture.Stride + x*4
			p.rgb = append(p.rgb, table[picture.Pix[at]], table[picture.Pix[at+1]], table[picture.Pix[at+2]])
		}
	}
	return p
}

// shrink averages blocks of pixels down to at most a width, none counting for more than a limit.
func (p *panorama) shrink(width int, limit float32) *panorama {
	step := max((p.width+width-1)/width, 1)
	out := &panorama{width: max(p.width/step, 1), height: max(p.height/step, 1)}
	out.rgb = make([]float32, out.width*out.height*3)
	for y := range out.height {
		for x := range out.width {
			for c := range 3 {
				sum := float32(0)
				for dy := range step {
					row := min(y*step+dy, p.height-1) * p.width
					for dx := range step {
						sum += min(p.rgb[(row+x*step+dx)*3+c], limit)
					}
				}
				out.rgb[(y*out.width+x)*3+c] = sum / float32(step*step)
			}
		}
	}
	return out
}

// halves are the colours as 16-bit floats (IEEE 754), which the GPU takes without converting.
func (p *panorama) halves() []uint16 {
	out := make([]uint16, len(p.rgb))
	for i, x := range p.rgb {
		out[i] = half(x)
	}
	return out
}

// half rounds a number that is not negative to a 16-bit float; what is not finite becomes the largest or zero.
func half(x float32) uint16 {
	const largest = 65504
	switch {
	case !(x > 0):
		return 0
	case x >= largest:
		return 0x7BFF
	case x < 1.0/(1<<14): // subnormal
		return uint16(x*(1<<24) + 0.5)
	}
	bits := math.Float32bits(x) + 0x0FFF + math.Float32bits(x)>>13&1
	return uint16((bits>>23-112)<<10 | bits>>13&0x3FF)
}
