package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// addSymbols draws lights that belong to no model, and cameras, as lines: nothing else shows where they are.
func (p *Planner) addSymbols(f *Frame, classes *classes) {
	snap := p.base.snap
	for _, n := range p.base.lights {
		if parent, ok := snap.Node(n.Parent); ok && parent.Model != nil {
			continue
		}
		f.lightSymbol(n.Light, snap.WorldFromNode(n.ID), symbolColor(classes.of(n), [4]float32{1, 0.86, 0.5, 0.9}))
	}
	for _, n := range p.base.eyes {
		world := snap.WorldFromNode(n.ID)
		if world.Translation.Sub(f.View.Eye()).Len() < 0.05 {
			continue // one looks through it
		}
		f.cameraSymbol(n.Camera, world, symbolColor(classes.of(n), [4]float32{0.62, 0.74, 0.9, 0.9}))
	}
}

func symbolColor(c Class, usual [4]float32) [4]float32 {
	if c == Plain {
		return usual
	}
	return [4]float32{1, 0.62, 0.12, 1}
}

func (f *Frame) line(world geom.Transform, color [4]float32, a, b geom.Vec3) {
	f.Segments = append(f.Segments, Segment{From: vec3f(world.Apply(a)), To: vec3f(world.Apply(b)), Color: color, WidthPx: 1.5})
}

func (f *Frame) lightSymbol(l *scene.Light, world geom.Transform, color [4]float32) {
	f.Dots = append(f.Dots, Dot{At: vec3f(world.Translation), Color: color, RadiusPx: 4.5})
	switch l.Kind {
	case scene.AreaLight:
		x, y := l.Width/2, l.Height/2
		corners := [4]geom.Vec3{{-x, -y, 0}, {x, -y, 0}, {x, y, 0}, {-x, y, 0}}
		for i, c := range corners {
			f.line(world, color, c, corners[(i+1)%4])
		}
		f.line(world, color, geom.Vec3{}, geom.Vec3{0, 0, -0.25})
	case scene.SpotLight:
		const reach = 0.5
		radius := reach * math.Tan(math.Min(l.OuterRad, 1.3))
		f.ring(world, color, radius, -reach)
		for i := range 4 {
			sin, cos := math.Sincos(float64(i) * math.Pi / 2)
			f.line(world, color, geom.Vec3{}, geom.Vec3{radius * cos, radius * sin, -reach})
		}
	case scene.DirectionalLight:
		f.line(world, color, geom.Vec3{}, geom.Vec3{0, 0, -0.6})
		f.ring(world, color, 0.12, 0)
	default:
		f.ring(geom.Transform{Translation: world.Translation, Rotation: f.View.WorldFromCamera.Rotation, Scale: geom.One}, color, 0.09, 0)
	}
}

// ring is a circle about the local Z axis.
func (f *Frame) ring(world geom.Transform, color [4]float32, radius, z float64) {
	const steps = 20
	at := func(i int) geom.Vec3 {
		sin, cos := math.Sincos(float64(i) * 2 * math.Pi / steps)
		return geom.Vec3{radius * cos, radius * sin, z}
	}
	for i := range steps {
		f.line(world, color, at(i), at(i+1))
	}
}

// cameraSymbol is the pyramid of what the camera sees, a third of a metre long.
func (f *Frame) cameraSymbol(c *scene.Camera, world geom.Transform, color [4]float32) {
	const reach = 0.35
	world.Scale = geom.One
	y := reach * 0.4
	if c.Projection != scene.Orthographic && c.FovYRad > 0 {
		y = reach * math.Tan(math.Min(c.FovYRad, 2)/2)
	}
	x := y * 16 / 9
	corners := [4]geom.Vec3{{-x, -y, -reach}, {x, -y, -reach}, {x, y, -reach}, {-x, y, -reach}}
	for i, corner := range corners {
		f.line(world, color, corner, corners[(i+1)%4])
		f.line(world, color, geom.Vec3{}, corner)
	}
	f.line(world, color, geom.Vec3{-x / 3, y, -reach}, geom.Vec3{0, y * 1.4, -reach})
	f.line(world, color, geom.Vec3{x / 3, y, -reach}, geom.Vec3{0, y * 1.4, -reach})
}
