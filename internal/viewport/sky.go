package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
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

func keyOf(e *scene.Environment) skyKey {
	k := skyKey{kind: e.Sky, color: e.Color}
	switch e.Sky {
	case scene.ImageSky:
		k.image, k.color = e.Image, geom.Color{0.5, 0.5, 0.5} // grey should the image be broken
	case scene.ProceduralSky:
		k.azimuth, k.altitude, k.sun = e.SunAzimuthRad, e.SunAltitudeRad, e.SunColor
	}
	return k
}

func (k *skyKey) gradient() shade.Sky {
	if k.kind == scene.ProceduralSky {
		return shade.NewSky(k.azimuth, k.altitude, k.color, k.sun)
	}
	return shade.Sky{Horizon: k.color}
}

// light is the light of one sky on the GPU: harmonics for matte surfaces, a cube for mirrors, an image for the eye.
type light struct {
	key       skyKey
	gradient  shade.Sky
	harmonics shade.Harmonics
	cube      uint32
	levels    int
	image     uint32 // equirectangular, for image skies
	problem   error  // what is wrong with its image
}

// kind numbers the skies as background.frag.glsl does.
func (l *light) kind() float32 {
	switch {
	case l.image != 0:
		return 1
	case l.key.kind == scene.ProceduralSky:
		return 0
	}
	return 2
}

func (l *light) close() {
	gl.DeleteTextures(1, &l.cube)
	gl.DeleteTextures(1, &l.image)
	*l = light{}
}

// sky is the light of the surroundings. While another sky is being made ready, the old one shines.
type sky struct {
	light
	turn    float64 // radians about Z
	next    *bake   // of the sky to come, else nil
	version uint64  // counts the skies shown
	cache   skyCache
}

// settled reports whether an environment's sky shines already. Turning it takes no time.
func (s *sky) settled(e *scene.Environment) bool {
	s.turn = e.RotationRad
	return s.version > 0 && s.next == nil && s.key == keyOf(e)
}

// update works towards an environment's sky: until it is there when wait is set, else for a slice of work.
func (s *sky) update(e *scene.Environment, store *asset.Store, programs *programs, wait bool) error {
	key := keyOf(e)
	if s.version > 0 && key == s.key {
		s.drop()
		return nil
	}
	if s.next == nil || s.next.light.key != key {
		s.drop()
		s.next = newBake(key, store, s.cache)
		s.next.keep = wait || s.next.heavy() // not every place of a slider that is dragged
	}
	wait = wait || !s.next.heavy() // what is quick need not be cut up
	if s.version == 0 && !wait {
		s.version++
		return s.standIn(programs) // something has to shine in the first picture
	}
	for {
		done, err := s.next.advance(programs, wait)
		if err != nil {
			s.drop()
			return err
		}
		if done {
			s.light.close()
			s.light, s.next = s.next.light, nil
			s.version++
			return nil
		}
		if !wait {
			return nil
		}
	}
}

// standIn is an even grey sky, until the first is ready.
func (s *sky) standIn(programs *programs) error {
	b := newBake(skyKey{kind: scene.ColorSky, color: geom.Color{0.5, 0.5, 0.5}}, nil, skyCache{})
	for {
		done, err := b.advance(programs, true)
		if err != nil {
			b.close()
			return err
		}
		if done {
			s.light = b.light
			return nil
		}
	}
}

func (s *sky) pending() bool { return s.next != nil }

func (s *sky) drop() {
	if s.next != nil {
		s.next.close()
		s.next = nil
	}
}

func (s *sky) close() {
	s.drop()
	s.light.close()
}
