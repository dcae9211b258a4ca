package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

const (
	maxPictureEdge = 16384
	defaultSize    = "1280x720"
)

// viewFlags are the flags that choose where a picture is taken from and through what.
type viewFlags struct {
	size, camera, pose, intrinsics, distortion string
	panorama                                   bool
}

func (v *viewFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&v.size, "size", "", "width and height in pixels (default: those of the camera's lens, else "+defaultSize+")")
	flags.StringVar(&v.camera, "camera", "auto", "NAME, INDEX, top, panorama or auto")
	flags.StringVar(&v.pose, "pose", "", "instead of a camera's place: the eye and what it looks at, x,y,z,x,y,z in metres, or 16 numbers, world_from_camera in rows")
	flags.StringVar(&v.intrinsics, "intrinsics", "", "fx,fy,cx,cy in pixels, counted from the picture's upper left corner")
	flags.StringVar(&v.distortion, "distortion", "", "k1,k2,p1,p2,k3 of the lens, in OpenCV's order")
	flags.BoolVar(&v.panorama, "panorama", false, "all around from the camera's place, equirectangular; use a --size twice as wide as high")
}

// check refuses what can be told to be wrong without the scene.
func (v *viewFlags) check() error {
	if v.size != "" {
		if _, _, err := parseSize(v.size); err != nil {
			return usageError{err}
		}
	}
	if v.panorama || v.camera == "panorama" {
		if v.intrinsics != "" || v.distortion != "" {
			return usageError{fmt.Errorf("a panorama has no lens: leave out --intrinsics and --distortion")}
		}
	}
	_, err := v.bend(frame.View{Projection: scene.Perspective, FovYRad: 1, Width: maxPictureEdge, Height: maxPictureEdge})
	if err == nil && v.pose != "" {
		_, err = parsePose(v.pose)
	}
	return err
}

// bent reports whether a picture is read from others, of other sizes.
func (v *viewFlags) bent() bool {
	return v.panorama || v.camera == "panorama" || v.distortion != ""
}

// of returns the view of a scene that the flags ask for, and the name of its camera.
func (v *viewFlags) of(found contents) (view frame.View, name string, err error) {
	node, err := frame.FindCamera(found.snapshot, v.camera)
	if err != nil {
		return frame.View{}, "", usageError{err}
	}
	size := v.size
	switch {
	case size != "":
	case node != nil && node.Camera.Lens != nil:
		size = fmt.Sprintf("%dx%d", node.Camera.Lens.Width, node.Camera.Lens.Height)
	case v.panorama || v.camera == "panorama":
		size = "2048x1024"
	default:
		size = defaultSize
	}
	width, height, err := parseSize(size)
	if err != nil {
		return frame.View{}, "", usageError{err}
	}
	if view, err = frame.ViewOf(found.snapshot, found.store, v.camera, width, height); err != nil {
		return frame.View{}, "", err
	}
	if v.pose != "" {
		if view.WorldFromCamera, err = parsePose(v.pose); err != nil {
			return frame.View{}, "", err
		}
	}
	if v.panorama {
		view = view.Around(width, height)
	}
	view, err = v.bend(view)
	name = v.camera
	if node != nil {
		name = node.Name
	}
	return view, name, err
}

// bend gives a view the lens of the flags.
func (v *viewFlags) bend(view frame.View) (frame.View, error) {
	if v.intrinsics == "" && v.distortion == "" {
		return view, nil
	}
	if view.Projection != scene.Perspective {
		return view, usageError{fmt.Errorf("--intrinsics and --distortion go with a perspective camera, and this one is %s", view.Projection)}
	}
	lens := view.Pinhole()
	if v.intrinsics != "" {
		n, err := parseNumbers("--intrinsics", v.intrinsics, "fx,fy,cx,cy", 4)
		if err != nil {
			return view, err
		}
		lens.FX, lens.FY, lens.CX, lens.CY = n[0], n[1], n[2], n[3]
	}
	if v.distortion != "" {
		n, err := parseNumbers("--distortion", v.distortion, "k1,k2,p1,p2,k3", 4, 5)
		if err != nil {
			return view, err
		}
		n = append(n, 0)
		lens.Distortion = scene.Distortion{K1: n[0], K2: n[1], P1: n[2], P2: n[3], K3: n[4]}
	}
	checked := scene.Lens{Width: view.Width, Height: view.Height, FX: lens.FX, FY: lens.FY, CX: lens.CX, CY: lens.CY, Distortion: lens.Distortion}
	if err := checked.Check(); err != nil {
		return view, usageError{err}
	}
	view.Lens = lens
	view.FovYRad = 2 * math.Atan(float64(view.Height)/(2*lens.FY))
	return view, nil
}

// parsePose reads an eye and a target, or a matrix whose axes are at right angles.
func parsePose(text string) (geom.Transform, error) {
	n, err := parseNumbers("--pose", text, "x,y,z,x,y,z or 16 numbers", 6, 16)
	if err != nil {
		return geom.Transform{}, err
	}
	if len(n) == 6 {
		eye, target := geom.Vec3{n[0], n[1], n[2]}, geom.Vec3{n[3], n[4], n[5]}
		if eye.Sub(target).Len() < 1e-9 {
			return geom.Transform{}, usageError{fmt.Errorf("--pose %q looks at where it stands", text)}
		}
		return frame.LookAt(eye, target), nil
	}
	var m geom.Mat4
	for i, x := range n {
		m[i%4*4+i/4] = x
	}
	t := geom.Decompose(m)
	t.Scale = geom.One
	back := t.Mat4()
	for i := range m {
		if math.Abs(back[i]-m[i]) > 1e-3 {
			return geom.Transform{}, usageError{fmt.Errorf("--pose must turn and move only: its first three columns are no right-handed axes of length 1, or its last row is not 0,0,0,1")}
		}
	}
	return t, nil
}

// parseNumbers reads as many finite numbers with commas or blanks between as one of counts.
func parseNumbers(flag, text, form string, counts ...int) ([]float64, error) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", ;[]\t\n", r) })
	var out []float64
	for _, field := range fields {
		x, err := strconv.ParseFloat(field, 64)
		if err != nil || !geom.Finite(x) || math.Abs(x) > 1e9 {
			return nil, usageError{fmt.Errorf("%s %q: %q is no number; give %s", flag, text, field, form)}
		}
		out = append(out, x)
	}
	for _, n := range counts {
		if len(out) == n {
			return out, nil
		}
	}
	return nil, usageError{fmt.Errorf("%s %q has %d numbers; give %s", flag, text, len(out), form)}
}

func parseSize(text string) (width, height int, err error) {
	var rest string
	n, _ := fmt.Sscanf(strings.ToLower(text)+" ", "%dx%d%s", &width, &height, &rest)
	if n != 2 || width < 1 || height < 1 || width > maxPictureEdge || height > maxPictureEdge {
		return 0, 0, fmt.Errorf("--size %q must be WIDTHxHEIGHT, each 1 to %d, such as 1280x720", text, maxPictureEdge)
	}
	return width, height, nil
}
