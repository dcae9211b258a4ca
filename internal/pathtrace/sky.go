package pathtrace

import (
	"fmt"
	"math"
	"sort"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// sky is the light of the surroundings: an equirectangular map that lights, and what the eye sees of it.
type sky struct {
	width, height int
	light         []vec // picture units, the top row at the zenith
	seen          func(d vec) vec
	turn          [2]float32 // cosine and sine of the turn about Z

	columns, rows int
	cumulative    []float32 // chance of all cells before and with each, row by row
	chance        []float32 // of each cell
	mean          float32   // luminance averaged over the sphere
	even          bool      // too smooth for sampling it to be worth a ray
}

// The resolution of what a procedural sky is stored at, and of the cells that are sampled.
const (
	skyWidth, skyHeight = 256, 128
	skyCells            = 256
)

// windowGlare is how much brighter than its light the sky is seen from inside, as in the viewport.
const windowGlare = 2

// newSky prepares the environment of a frame; scale turns units of 100 nits into picture units.
func newSky(f *frame.Frame, store *asset.Store) (*sky, error) {
	e := &f.Environment
	scale := float32(e.Intensity) * f.Exposure * 100
	if !(scale >= 0 && scale < 1e12) {
		scale = 0
	}
	sin, cos := math.Sincos(e.RotationRad)
	s := &sky{turn: [2]float32{1, 0}}
	var failure error
	switch e.Sky {
	case scene.ProceduralSky:
		gradient := shade.NewSky(e.SunAzimuthRad, e.SunAltitudeRad, e.Color, e.SunColor)
		s.fill(gradient.Balanced, scale)
		s.seen = func(d vec) vec { return colorOf(gradient.Luminance(wide(d))).scale(scale) }
		s.even = true
	case scene.ImageSky:
		s.turn = [2]float32{float32(cos), float32(sin)}
		if failure = s.load(store, e.Image, scale); failure == nil {
			s.seen = s.radiance
			break
		}
		s.plain(gray(0.5).scale(scale))
	default:
		s.plain(colorOf(e.Color).scale(scale))
	}
	s.weigh()
	return s, failure
}

func wide(d vec) geom.Vec3 { return geom.Vec3{float64(d.x), float64(d.y), float64(d.z)} }

func (s *sky) plain(c vec) {
	s.fill(func(geom.Vec3) geom.Color { return geom.Color{1, 1, 1} }, 1)
	for i := range s.light {
		s.light[i] = c
	}
	s.seen, s.even = func(vec) vec { return c }, true
}

func (s *sky) fill(luminance func(geom.Vec3) geom.Color, scale float32) {
	s.width, s.height = skyWidth, skyHeight
	s.light = make([]vec, s.width*s.height)
	for y := range s.height {
		for x := range s.width {
			d := s.direction((float32(x)+0.5)/float32(s.width), (float32(y)+0.5)/float32(s.height))
			s.light[y*s.width+x] = colorOf(luminance(wide(d))).scale(scale)
		}
	}
}

func (s *sky) load(store *asset.Store, id asset.ID, scale float32) error {
	found, err := store.Texture(id)
	if err != nil {
		return fmt.Errorf("pathtrace: image of the sky: %w", err)
	}
	if found.MIME != pix.HDR {
		picture, err := pix.Decode(found.Data, pix.DefaultLimits())
		if err != nil {
			return fmt.Errorf("pathtrace: image of the sky %q: %w", found.Name, err)
		}
		s.take(&placed{texture: textureOf(picture)}, scale)
		return nil
	}
	width, height, rgb, err := pix.DecodeHDR(found.Data)
	if err != nil {
		return fmt.Errorf("pathtrace: image of the sky %q: %w", found.Name, err)
	}
	s.width, s.height, s.light = width, height, make([]vec, width*height)
	for i := range s.light {
		c := vec{rgb[3*i], rgb[3*i+1], rgb[3*i+2]}.scale(scale)
		if c.finite() {
			s.light[i] = vec{max(c.x, 0), max(c.y, 0), max(c.z, 0)}
		}
	}
	return nil
}

func (s *sky) take(p *placed, scale float32) {
	table := newTransfer()
	s.width, s.height, s.light = p.width, p.height, make([]vec, p.width*p.height)
	for i := range s.light {
		c, _ := p.pixel(i%p.width, i/p.width, &table.linear)
		s.light[i] = c.scale(scale)
	}
}

// direction is where a point of the map lies in the world; u runs to the right, v down, both in [0,1].
func (s *sky) direction(u, v float32) vec {
	sinA, cosA := math.Sincos((0.5 - float64(u)) * 2 * math.Pi)
	sinP, cosP := math.Sincos(float64(v) * math.Pi)
	d := vec{float32(sinP * cosA), float32(sinP * sinA), float32(cosP)}
	c, t := s.turn[0], s.turn[1]
	return vec{c*d.x - t*d.y, t*d.x + c*d.y, d.z}
}

// place is the inverse of direction.
func (s *sky) place(d vec) (u, v float32) {
	c, t := s.turn[0], s.turn[1]
	x, y := c*d.x+t*d.y, c*d.y-t*d.x
	u = 0.5 - float32(math.Atan2(float64(y), float64(x))/(2*math.Pi))
	v = float32(math.Acos(float64(min(max(d.z, -1), 1))) / math.Pi)
	return u, v
}

// radiance reads the map with bilinear filtering.
func (s *sky) radiance(d vec) vec {
	u, v := s.place(d)
	x, y := u*float32(s.width)-0.5, min(max(v*float32(s.height)-0.5, 0), float32(s.height-1))
	i, j := floor(x), int(y)
	fx, fy := x-float32(i), y-float32(j)
	k := min(j+1, s.height-1)
	left, right := wrapped(i, s.width, scene.Repeat), wrapped(i+1, s.width, scene.Repeat)
	top := s.light[j*s.width+left].mix(s.light[j*s.width+right], fx)
	return top.mix(s.light[k*s.width+left].mix(s.light[k*s.width+right], fx), fy)
}

// weigh prepares sampling by the brightness of cells, times their size on the sphere.
func (s *sky) weigh() {
	s.columns, s.rows = min(s.width, skyCells), min(s.height, skyCells/2)
	s.chance = make([]float32, s.columns*s.rows)
	sum, area := 0.0, 0.0
	for row := range s.rows {
		y0, y1 := row*s.height/s.rows, (row+1)*s.height/s.rows
		size := math.Cos(float64(row)/float64(s.rows)*math.Pi) - math.Cos(float64(row+1)/float64(s.rows)*math.Pi)
		for column := range s.columns {
			x0, x1 := column*s.width/s.columns, (column+1)*s.width/s.columns
			cell := 0.0
			for y := y0; y < y1; y++ {
				for x := x0; x < x1; x++ {
					cell += float64(s.light[y*s.width+x].luminance())
				}
			}
			w := cell / float64((y1-y0)*(x1-x0)) * size
			s.chance[row*s.columns+column] = float32(w)
			sum, area = sum+w, area+size
		}
	}
	s.mean = float32(sum / area)
	s.cumulative = make([]float32, len(s.chance))
	before := 0.0
	for i := range s.chance {
		share := 1 / float64(len(s.chance))
		if sum > 0 {
			share = float64(s.chance[i]) / sum
		}
		before += share
		s.chance[i], s.cumulative[i] = float32(share), float32(before)
	}
}

// sample chooses a direction by brightness.
func (s *sky) sample(which, u, v float32) (d vec, density float32) {
	i := min(sort.Search(len(s.cumulative), func(i int) bool { return s.cumulative[i] > which }), len(s.cumulative)-1)
	column, row := i%s.columns, i/s.columns
	d = s.direction((float32(column)+u)/float32(s.columns), (float32(row)+v)/float32(s.rows))
	return d, s.cellDensity(i, d)
}

// density is the chance per steradian that sample gives a direction.
func (s *sky) density(d vec) float32 {
	u, v := s.place(d)
	column := min(max(int(u*float32(s.columns)), 0), s.columns-1)
	row := min(max(int(v*float32(s.rows)), 0), s.rows-1)
	return s.cellDensity(row*s.columns+column, d)
}

func (s *sky) cellDensity(i int, d vec) float32 {
	sin := sqrt(max(1-d.z*d.z, 1e-6))
	return s.chance[i] * float32(s.columns*s.rows) / (2 * math.Pi * math.Pi * sin)
}
