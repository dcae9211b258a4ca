package viewport

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// version counts the arrivals of textures and skies.
func (r *Renderer) version() uint64 { return r.textures.version + r.sky.version }

// updateSky works towards the frame's sky, until it is there when wait is set.
func (r *Renderer) updateSky(f *frame.Frame, wait bool) error {
	if r.sky.settled(&f.Environment) {
		return nil
	}
	drainErrors()
	r.programs.current = nil
	err := r.sky.update(&f.Environment, r.store, r.programs, wait)
	r.end()
	return err
}

// Problem returns what is wrong with the sky's image or a texture, or nil; the rest is drawn all the same.
func (r *Renderer) Problem() error {
	errs := []error{r.sky.problem}
	for _, told := range []map[textureKey]error{r.textures.failed, r.textures.reduced} {
		for _, err := range told {
			errs = append(errs, err)
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return errors.Join(errs...)
}

func checkSize(width, height int) error {
	if width > 16384 || height > 16384 {
		return fmt.Errorf("viewport: a picture of %d×%d pixels is too large, 16384 is the limit", width, height)
	}
	return nil
}

func drainErrors() {
	for range 16 {
		if gl.GetError() == gl.NO_ERROR {
			return
		}
	}
}

func checkErrors(doing string) error {
	if code := gl.GetError(); code != gl.NO_ERROR {
		return fmt.Errorf("viewport: OpenGL error 0x%04x while %s", code, doing)
	}
	return nil
}
