package matio

import (
	"image"

	"scenograph/internal/scene"
)

// surface packs occlusion, roughness and metal as glTF has them: red, green, blue.
func (b *builder) surface(m *scene.Material) (err error) {
	if data, img, changed := b.open(Packed); img != nil {
		if m.MetallicRoughnessTexture, err = b.put(Packed, data, img, changed); err != nil {
			return err
		}
		m.Roughness, m.Metallic = 1, 1
		shared := *m.MetallicRoughnessTexture
		m.OcclusionTexture = &shared
		return nil
	}
	_, rough, _ := b.open(Roughness)
	if rough == nil {
		if _, rough, _ = b.open(Gloss); rough != nil {
			for i := range rough.Pix {
				rough.Pix[i] = 255 - rough.Pix[i]
			}
		}
	}
	_, metal, _ := b.open(Metalness)
	_, occlusion, _ := b.open(Occlusion)
	width, height := 0, 0
	for _, img := range []*image.NRGBA{rough, metal, occlusion} {
		if img != nil {
			width, height = max(width, img.Rect.Dx()), max(height, img.Rect.Dy())
		}
	}
	if width == 0 {
		return nil
	}
	packed := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			at := packed.PixOffset(x, y)
			packed.Pix[at], packed.Pix[at+1], packed.Pix[at+2], packed.Pix[at+3] = gray(occlusion, x, y, width, height, 255), gray(rough, x, y, width, height, 255), gray(metal, x, y, width, height, 0), 255
		}
	}
	ref, err := b.put(Packed, nil, packed, true)
	if err != nil {
		return err
	}
	m.MetallicRoughnessTexture = ref
	if rough != nil {
		m.Roughness = 1
	}
	if metal != nil {
		m.Metallic = 1
	}
	if occlusion != nil {
		shared := *ref
		m.OcclusionTexture = &shared
	}
	return nil
}

// gray is the red of a picture at a place in another of so many pixels.
func gray(img *image.NRGBA, x, y, width, height int, none uint8) uint8 {
	if img == nil {
		return none
	}
	return img.Pix[img.PixOffset(x*img.Rect.Dx()/width, y*img.Rect.Dy()/height)]
}
