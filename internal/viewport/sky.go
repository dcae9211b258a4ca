package viewport

import (
	"fmt"
	"image"
	"math"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// skyKey is all that the light of the surroundings depends on.
type skyKey struct {
	kind              scene.SkyKind
	image             asset.ID
	azimuth, altitude float64
	color, sun        geom.Color
}

// sky is the light of the surroundings on the GPU: harmonics for matte surfaces, a cube for mirrors, an image for the eye.
type sky struct {
	key       skyKey
	gradient  shade.Sky
	harmonics shade.Harmonics
	cube      uint32
	levels    int
	image     uint32  // equirectangular, for image skies
	turn      float64 // radians about Z
}

// Edge of the mirror cube in texels: image skies have more to show.
const (
	cubeSize      = 32
	cubeSizeImage = 64
	smallestCube  = 2
)

func keyOf(e *scene.Environment) skyKey {
	k := skyKey{kind: e.Sky, color: e.Color}
	switch e.Sky {
	case scene.ImageSky:
		k.image = e.Image
	case scene.ProceduralSky:
		k.azimuth, k.altitude, k.sun = e.SunAzimuthRad, e.SunAltitudeRad, e.SunColor
	}
	return k
}

// kind numbers the skies as background.frag.glsl does.
func (s *sky) kind() float32 {
	switch {
	case s.key.kind == scene.ImageSky && s.image != 0:
		return 1
	case s.key.kind == scene.ProceduralSky:
		return 0
	}
	return 2
}

// update makes the sky of an environment current. A broken image leaves a grey sky and returns what is wrong with it.
func (s *sky) update(e *scene.Environment, store *asset.Store) error {
	s.turn = e.RotationRad
	key := keyOf(e)
	if key == s.key {
		return nil
	}
	s.key = key
	s.gradient = shade.Sky{Horizon: e.Color}
	size, luminance := cubeSize, func(geom.Vec3) geom.Color { return e.Color }
	var failure error
	switch e.Sky {
	case scene.ProceduralSky:
		s.gradient = shade.NewSky(e.SunAzimuthRad, e.SunAltitudeRad, e.Color, e.SunColor)
		luminance = s.gradient.Balanced
	case scene.ImageSky:
		panorama, err := loadPanorama(store, e.Image)
		if err != nil {
			failure = err
			s.gradient.Horizon = geom.Color{0.5, 0.5, 0.5}
			luminance = func(geom.Vec3) geom.Color { return s.gradient.Horizon }
			break
		}
		s.showImage(panorama)
		small := panorama.shrink(256)
		size, luminance = cubeSizeImage, small.luminance
	}
	s.harmonics = shade.Project(luminance)
	s.fillCube(size, luminance)
	return failure
}

func (s *sky) showImage(p *panorama) {
	if s.image == 0 {
		gl.GenTextures(1, &s.image)
	}
	gl.ActiveTexture(gl.TEXTURE0 + unitSkyImage)
	gl.BindTexture(gl.TEXTURE_2D, s.image)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGB16F, int32(p.width), int32(p.height), 0, gl.RGB, gl.FLOAT, gl.Ptr(p.rgb))
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
}

// fillCube prefilters the sky for mirrors: each level is half the size and rougher, the last fully rough.
func (s *sky) fillCube(size int, luminance func(geom.Vec3) geom.Color) {
	if s.cube == 0 {
		gl.GenTextures(1, &s.cube)
	}
	s.levels = 0
	for n := size; n >= smallestCube; n /= 2 {
		s.levels++
	}
	gl.ActiveTexture(gl.TEXTURE0 + unitSky)
	gl.BindTexture(gl.TEXTURE_CUBE_MAP, s.cube)
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MAX_LEVEL, int32(s.levels-1))
	for level := range s.levels {
		n := size >> level
		roughness := float64(level) / float64(s.levels-1)
		for face := range uint32(6) {
			texels := cubeFace(face, n, roughness, luminance)
			gl.TexImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X+face, int32(level), gl.RGB16F, int32(n), int32(n), 0, gl.RGB, gl.FLOAT, gl.Ptr(texels))
		}
	}
}

func cubeFace(face uint32, n int, roughness float64, luminance func(geom.Vec3) geom.Color) []float32 {
	texels := make([]float32, 0, n*n*3)
	for y := range n {
		for x := range n {
			u, v := (float64(x)+0.5)/float64(n)*2-1, (float64(y)+0.5)/float64(n)*2-1
			c := shade.Prefilter(luminance, cubeDirection(face, u, v), roughness, 24)
			texels = append(texels, float32(c[0]), float32(c[1]), float32(c[2]))
		}
	}
	return texels
}

// cubeDirection is the unit direction of a point of a cube map's face (OpenGL 4.1, table 3.11).
func cubeDirection(face uint32, u, v float64) geom.Vec3 {
	switch face {
	case 0:
		return geom.Vec3{1, -v, -u}.Normalize()
	case 1:
		return geom.Vec3{-1, -v, u}.Normalize()
	case 2:
		return geom.Vec3{u, 1, v}.Normalize()
	case 3:
		return geom.Vec3{u, -1, -v}.Normalize()
	case 4:
		return geom.Vec3{u, -v, 1}.Normalize()
	}
	return geom.Vec3{-u, -v, -1}.Normalize()
}

func (s *sky) close() {
	gl.DeleteTextures(1, &s.cube)
	gl.DeleteTextures(1, &s.image)
}

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
		if width > 4096 {
			p = p.shrink(4096)
		}
		return p, nil
	}
	picture, err := decodeTexture(store, id, 4096)
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

// shrink averages blocks of pixels down to at most a width. Very bright pixels are held back, so that they do not sparkle.
func (p *panorama) shrink(width int) *panorama {
	step := (p.width + width - 1) / width
	if step <= 1 {
		return p
	}
	out := &panorama{width: p.width / step, height: max(p.height/step, 1)}
	out.rgb = make([]float32, out.width*out.height*3)
	const limit = 200
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

// luminance reads the nearest pixel in a unit direction: +X in the middle of the image, +Y to its left.
func (p *panorama) luminance(d geom.Vec3) geom.Color {
	u := 0.5 - math.Atan2(d[1], d[0])/(2*math.Pi)
	v := math.Acos(geom.Clamp(d[2], -1, 1)) / math.Pi
	x := min(max(int(u*float64(p.width)), 0), p.width-1)
	y := min(max(int(v*float64(p.height)), 0), p.height-1)
	at := (y*p.width + x) * 3
	return geom.Color{float64(p.rgb[at]), float64(p.rgb[at+1]), float64(p.rgb[at+2])}
}

// termsTable is the split-sum table: across the cosine of the view angle, up the roughness.
func termsTable() uint32 {
	const n = 32
	texels := make([]float32, 0, n*n*2)
	for y := range n {
		for x := range n {
			scale, bias := shade.EnvironmentTerms((float64(y)+0.5)/n, (float64(x)+0.5)/n, 64)
			texels = append(texels, float32(scale), float32(bias))
		}
	}
	var id uint32
	gl.GenTextures(1, &id)
	gl.ActiveTexture(gl.TEXTURE0 + unitTerms)
	gl.BindTexture(gl.TEXTURE_2D, id)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RG16F, n, n, 0, gl.RG, gl.FLOAT, gl.Ptr(texels))
	linearClamp()
	return id
}

func linearClamp() {
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
}
