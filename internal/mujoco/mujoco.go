// Package mujoco runs MuJoCo models with the MuJoCo that is installed. Its headers are used when they are there at build time, and its
// library is loaded at run time; without either everything builds and runs, and Load says what is missing.
//
// Invariant: a fatal error inside MuJoCo comes back as an error; a Sim belongs to one goroutine at a time.
//
//	sim, err := mujoco.Load("out/room.xml")
//	defer sim.Close()
//	err = sim.Step(250)
package mujoco

// #cgo CFLAGS: -O2
// #cgo darwin CFLAGS: -I/opt/homebrew/include -I/usr/local/include
// #cgo linux LDFLAGS: -ldl -lm
// #include <stdlib.h>
// #include "shim.h"
import "C"

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"unsafe"

	"scenograph/internal/geom"
)

// ErrMissing says that MuJoCo cannot be used here; errors that wrap it say why and what to do.
var ErrMissing = errors.New("MuJoCo is not available")

// library loads MuJoCo once.
var library = sync.OnceValue(open)

func open() error {
	header := int(C.sg_header_version())
	var detail [512]C.char
	for _, name := range candidates(header) {
		path := C.CString(name)
		code := C.sg_open(path, &detail[0], C.int(len(detail)))
		C.free(unsafe.Pointer(path))
		switch code {
		case C.SG_OK:
			return nil
		case C.SG_NO_HEADERS:
			return fmt.Errorf("%w: it was not installed when this program was built; install it (Debian: libmujoco-dev, Homebrew: mujoco) and build again", ErrMissing)
		case C.SG_OTHER_VERSION:
			return fmt.Errorf("%w: this program was built for version %s and finds %s; build it again", ErrMissing, version(header), C.GoString(&detail[0]))
		case C.SG_NO_SYMBOL:
			return fmt.Errorf("%w: %s has no function %s", ErrMissing, name, C.GoString(&detail[0]))
		}
	}
	return fmt.Errorf("%w: its library was not found (%s); install it (Debian: libmujoco2.2.2, Homebrew: mujoco)", ErrMissing, C.GoString(&detail[0]))
}

// candidates lists where the library may be.
func candidates(header int) []string {
	if runtime.GOOS == "darwin" {
		return []string{"libmujoco.dylib", "/opt/homebrew/lib/libmujoco.dylib", "/usr/local/lib/libmujoco.dylib"}
	}
	return []string{"libmujoco.so." + version(header), "libmujoco.so"}
}

// version writes 222 as 2.2.2, and 3003005 as 3.3.5.
func version(number int) string {
	if number >= 1e6 {
		return fmt.Sprintf("%d.%d.%d", number/1e6, number/1000%1000, number%1000)
	}
	return fmt.Sprintf("%d.%d.%d", number/100, number/10%10, number%10)
}

// Version returns the version that is used, such as 2.2.2, or why there is none.
func Version() (string, error) {
	if err := library(); err != nil {
		return "", err
	}
	return version(int(C.sg_header_version())), nil
}

// Sim is a loaded model and its state.
type Sim struct{ sim *C.sg_sim }

// Load compiles a model file.
func Load(path string) (*Sim, error) {
	if err := library(); err != nil {
		return nil, err
	}
	name := C.CString(path)
	defer C.free(unsafe.Pointer(name))
	var text [1024]C.char
	sim := C.sg_load(name, &text[0], C.int(len(text)))
	if sim == nil {
		return nil, fmt.Errorf("mujoco: %s: %s", path, C.GoString(&text[0]))
	}
	return &Sim{sim}, nil
}

// Close frees the model. A closed Sim must not be used.
func (s *Sim) Close() {
	C.sg_free(s.sim)
	s.sim = nil
}

// Step advances by a number of time steps.
func (s *Sim) Step(steps int) error {
	var text [256]C.char
	if C.sg_step(s.sim, C.int(steps), &text[0], C.int(len(text))) != 0 {
		return fmt.Errorf("mujoco: %s", C.GoString(&text[0]))
	}
	return nil
}

// State is what a simulation is at.
type State struct {
	Timestep, Time float64 // seconds
	Penetration    float64 // metres, the deepest contact
	Contacts       int
	Bodies, Joints int
	Unstable       bool // numbers grew out of bounds, and MuJoCo started over
}

// State looks at the simulation.
func (s *Sim) State() State {
	var c C.sg_state
	C.sg_look(s.sim, &c)
	return State{float64(c.timestep), float64(c.time), float64(c.penetration), int(c.contacts), int(c.bodies), int(c.joints), c.warnings > 0}
}

// Body returns a body's number by its name.
func (s *Sim) Body(name string) (int, bool) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	id := int(C.sg_body(s.sim, c))
	return id, id >= 0
}

// Joint returns a joint's number by its name.
func (s *Sim) Joint(name string) (int, bool) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	id := int(C.sg_joint(s.sim, c))
	return id, id >= 0
}

// Pose returns worldFromBody.
func (s *Sim) Pose(body int) geom.Transform {
	var p [7]C.double
	C.sg_pose(s.sim, C.int(body), &p[0])
	return geom.Transform{
		Translation: geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])},
		Rotation:    geom.Quat{float64(p[4]), float64(p[5]), float64(p[6]), float64(p[3])}.Normalized(), Scale: geom.One,
	}
}

// Value returns a hinge's angle or a slide's way.
func (s *Sim) Value(joint int) float64 { return float64(C.sg_value(s.sim, C.int(joint))) }

// Speed returns the larger of a body's speeds in m/s and rad/s.
func (s *Sim) Speed(body int) float64 { return float64(C.sg_speed(s.sim, C.int(body))) }

// Reset goes back to the start.
func (s *Sim) Reset() { C.sg_reset(s.sim) }

// Pull drags a point of a body, in its frame, towards a point of the world, until Release.
func (s *Sim) Pull(body int, local, target geom.Vec3) {
	const stiffness = 200 // 1/s²: there in a quarter of a second
	l := [3]C.double{C.double(local[0]), C.double(local[1]), C.double(local[2])}
	t := [3]C.double{C.double(target[0]), C.double(target[1]), C.double(target[2])}
	C.sg_pull(s.sim, C.int(body), &l[0], &t[0], stiffness)
}

// Release ends Pull.
func (s *Sim) Release() { C.sg_release(s.sim) }
