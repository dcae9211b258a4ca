package asset

import (
	"image"

	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

// meanLimit is the size in pixels up to which a texture is decoded to find its mean colour.
const meanLimit = 4 << 20

// mean is a texture's mean colour, and whether it could be told.
type mean struct {
	color geom.Color
	known bool
}

// MeanColor returns the linear mean of a texture's colours, weighted by opacity. It is false for what cannot be read or is larger than
// 4 Mi pixels. The first call for a texture decodes it.
func (s *Store) MeanColor(id ID) (geom.Color, bool) {
	m, done := s.meanIfKnown(id)
	if done {
		return m.color, m.known
	}
	if t, err := s.Texture(id); err == nil && t.MIME != pix.HDR && t.Width*t.Height <= meanLimit {
		if picture, err := pix.Decode(t.Data, pix.DefaultLimits()); err == nil {
			m = mean{meanOf(picture), true}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.means[id] = m
	return m.color, m.known
}

// MeanColorIfKnown is MeanColor for those who cannot wait; done is false when the texture has not been looked at.
func (s *Store) MeanColorIfKnown(id ID) (color geom.Color, known, done bool) {
	m, done := s.meanIfKnown(id)
	return m.color, m.known, done
}

func (s *Store) meanIfKnown(id ID) (mean, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	m, done := s.means[id]
	return m, done
}

// meanOf averages some 4000 pixels that are spread over a picture.
func meanOf(picture *image.NRGBA) geom.Color {
	const points = 64
	size := picture.Rect.Size()
	var sum geom.Color
	weight := 0.0
	for j := range min(points, size.Y) {
		for i := range min(points, size.X) {
			c := picture.NRGBAAt(picture.Rect.Min.X+i*size.X/min(points, size.X), picture.Rect.Min.Y+j*size.Y/min(points, size.Y))
			a := float64(c.A) / 255
			for k, x := range [3]uint8{c.R, c.G, c.B} {
				sum[k] += a * geom.LinearFromSRGB(float64(x)/255)
			}
			weight += a
		}
	}
	return sum.Scale(1 / max(weight, 1e-9))
}
