package stage

import (
	"image"
	"image/color"
	"path"

	"scenograph/internal/asset"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// combine draws a picture whose green is the roughness and whose blue the metalness of two others, as large as the larger.
func (n *network) combine(rough, metal *sampled) *scene.TextureRef {
	a, b := n.decoded(rough), n.decoded(metal)
	if a == nil && b == nil {
		return nil
	}
	width, height := 1, 1
	for _, p := range []*image.NRGBA{a, b} {
		if p != nil && p.Rect.Dx()*p.Rect.Dy() > width*height {
			width, height = p.Rect.Dx(), p.Rect.Dy()
		}
	}
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			out.SetNRGBA(x, y, color.NRGBA{255, value(a, rough, x, y, width, height), value(b, metal, x, y, width, height), 255})
		}
	}
	data, err := pix.EncodePicture(out)
	if err != nil {
		return nil
	}
	first := rough
	if first == nil {
		first = metal
	}
	stem := path.Base(first.file)
	id := n.Picture(stem+".roughness-metallic.png", data, "material "+n.out.Name)
	if id == "" {
		return nil
	}
	ref := *first.ref
	ref.Texture = id
	return &ref
}

func (n *network) decoded(s *sampled) *image.NRGBA {
	if s == nil {
		return nil
	}
	t, err := n.Store().Texture(s.ref.Texture)
	if err != nil {
		return nil
	}
	p, err := pix.Decode(t.Data, pix.DefaultLimits())
	if err != nil {
		n.Report.Warn("material "+n.out.Name, "the picture %s was left out: %v", path.Base(s.file), err)
		return nil
	}
	return p
}

// value is a channel of a picture under the sampler's scale and bias, at a place of a picture of another size; full where there is
// none.
func value(p *image.NRGBA, s *sampled, x, y, width, height int) uint8 {
	if p == nil {
		return 255
	}
	c := p.NRGBAAt(x*p.Rect.Dx()/width, y*p.Rect.Dy()/height)
	at, v := 0, c.R
	switch s.channel {
	case "g":
		at, v = 1, c.G
	case "b":
		at, v = 2, c.B
	case "a":
		at, v = 3, c.A
	}
	scaled := float64(v)*s.scale[at] + 255*s.bias[at]
	return uint8(min(255, max(0, scaled+0.5)))
}

// pictures of an archive, by path.
type pictures = map[string]asset.ID
