package presenter

import (
	"math"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// cameras are selected camera nodes with a way to edit one.
type cameras struct{ objects[*scene.Node] }

func (o cameras) set(n *scene.Node, edit func(*scene.Camera)) action.Action {
	camera := *n.Camera
	if camera.Lens != nil {
		lens := *camera.Lens
		camera.Lens = &lens
	}
	edit(&camera)
	if camera.Projection == scene.Orthographic {
		camera.Lens = nil
		if camera.HeightM == 0 {
			camera.HeightM = 4
		}
	}
	if camera.Projection == scene.Perspective && camera.FovYRad == 0 {
		camera.FovYRad = geom.Radians(45)
	}
	return action.EditCamera{Node: n.ID, Camera: camera}
}

func (o cameras) field(label string, unit Unit, low, high float64, part func(*scene.Camera) *float64) Field {
	return o.number(label, unit, low, high, func(n *scene.Node) float64 { return *part(n.Camera) },
		func(n *scene.Node, v float64) action.Action {
			return o.set(n, func(c *scene.Camera) { *part(c) = v })
		})
}

func cameraFields(nodes []*scene.Node) []Field {
	nodes = allHave(nodes, func(n *scene.Node) bool { return n.Camera != nil })
	if nodes == nil {
		return nil
	}
	o := cameras{objects[*scene.Node]{nodes}}
	fields := []Field{o.choice("Projection", []Choice{{string(scene.Perspective), "Perspective"}, {string(scene.Orthographic), "Orthographic"}},
		func(n *scene.Node) string { return string(n.Camera.Projection) },
		func(n *scene.Node, v string) action.Action {
			return o.set(n, func(c *scene.Camera) { c.Projection = scene.Projection(v) })
		})}
	switch {
	case nodes[0].Camera.Projection == scene.Orthographic:
		fields = append(fields, o.field("Height", Metres, 0.01, 1e4, func(c *scene.Camera) *float64 { return &c.HeightM }))
	case allHave(nodes, calibrated) != nil:
		fields = append(append(fields, o.lensToggle()), o.lensFields()...)
	default:
		fields = append(fields, o.field("Field of view", Degrees, geom.Radians(1), geom.Radians(170), func(c *scene.Camera) *float64 { return &c.FovYRad }), o.lensToggle())
	}
	return append(fields,
		o.field("Near", Metres, 1e-3, 1e3, func(c *scene.Camera) *float64 { return &c.Near }),
		o.field("Far", Metres, 0.1, 1e5, func(c *scene.Camera) *float64 { return &c.Far }))
}

func calibrated(n *scene.Node) bool { return n.Camera.Lens != nil }

// lensToggle gives a camera a lens that sees what it saw, or takes it away.
func (o cameras) lensToggle() Field {
	f := o.toggle("Calibrated lens", calibrated, func(n *scene.Node, on bool) action.Action {
		return o.set(n, func(c *scene.Camera) {
			switch {
			case !on:
				c.FovYRad, c.Lens = geom.Clamp(c.FovY(), 0.001, 3.1), nil
			case c.Lens == nil:
				const width, height = 1280, 720
				focal := height / 2 / math.Tan(c.FovYRad/2)
				c.Lens = &scene.Lens{Width: width, Height: height, FX: focal, FY: focal, CX: width / 2, CY: height / 2}
			}
		})
	})
	f.Help = "Intrinsics in pixels and the distortion of a real camera. Pictures and passes written by render follow them; the window leaves the distortion out"
	return f
}

func (o cameras) lensFields() []Field {
	number := func(label string, unit Unit, low, high float64, part func(*scene.Lens) *float64) Field {
		return o.field(label, unit, low, high, func(c *scene.Camera) *float64 { return part(c.Lens) })
	}
	side := func(label string, part func(*scene.Lens) *int) Field {
		return o.number(label, Pixels, 1, 16384, func(n *scene.Node) float64 { return float64(*part(n.Camera.Lens)) },
			func(n *scene.Node, v float64) action.Action {
				return o.set(n, func(c *scene.Camera) { *part(c.Lens) = int(math.Round(v)) })
			})
	}
	const largest, bend = 1e5, 1000
	return []Field{
		side("Width", func(l *scene.Lens) *int { return &l.Width }),
		side("Height", func(l *scene.Lens) *int { return &l.Height }),
		number("Focal x", Pixels, 1, largest, func(l *scene.Lens) *float64 { return &l.FX }),
		number("Focal y", Pixels, 1, largest, func(l *scene.Lens) *float64 { return &l.FY }),
		number("Centre x", Pixels, -largest, largest, func(l *scene.Lens) *float64 { return &l.CX }),
		number("Centre y", Pixels, -largest, largest, func(l *scene.Lens) *float64 { return &l.CY }),
		number("k1", Fine, -bend, bend, func(l *scene.Lens) *float64 { return &l.Distortion.K1 }),
		number("k2", Fine, -bend, bend, func(l *scene.Lens) *float64 { return &l.Distortion.K2 }),
		number("p1", Fine, -bend, bend, func(l *scene.Lens) *float64 { return &l.Distortion.P1 }),
		number("p2", Fine, -bend, bend, func(l *scene.Lens) *float64 { return &l.Distortion.P2 }),
		number("k3", Fine, -bend, bend, func(l *scene.Lens) *float64 { return &l.Distortion.K3 }),
	}
}
