package frame

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// MaxLights is how many lights besides the sun a frame holds.
const MaxLights = 64

// nitsPerUnit: a luminance of 100 nits is drawn as 1 at exposure 0.
const nitsPerUnit = 100

func exposure(ev float64) float32 {
	return float32(math.Exp2(ev) / nitsPerUnit)
}

// planLights lists the scene's lights and the windows of its rooms, the most important first, and gives some of them shadows.
func (s *standing) planLights(c *collection, e *scene.Environment) {
	var all []placedLight
	for _, n := range c.lights {
		carrier, _ := c.snap.Node(n.Parent)
		all = append(all, placedLight{lightOf(n, c.snap.WorldFromNode(n.ID)), carrier})
	}
	lamps := len(all)
	f := Frame{Environment: *e}
	for _, n := range c.rooms {
		f.addPortals(n, c.snap.WorldFromNode(n.ID), c.beside(n))
	}
	for _, portal := range f.Lights {
		all = append(all, placedLight{portal, nil})
	}
	middle := vec3f(c.bounds.Center())
	slices.SortStableFunc(all, func(a, b placedLight) int { return cmp.Compare(b.importance(middle), a.importance(middle)) })
	s.leftOut = max(len(all)-MaxLights, 0)
	s.lights = s.lights[:0]
	carriers := make([]*scene.Node, 0, lamps)
	for _, l := range all[:len(all)-s.leftOut] {
		s.lights = append(s.lights, l.Light)
		carriers = append(carriers, l.carrier)
	}
	if e.Sky == scene.ProceduralSky && e.SunAltitudeRad > 0 {
		outshine(s.lights, e.SunLux)
	}
	s.planShadows(c, s.lights, carriers)
}

// outshine takes the shadows of directional lights that nobody sees beside a sun.
func outshine(lights []Light, sunLux float64) {
	const unseen = 0.01
	for i := range lights {
		if l := &lights[i]; l.Kind == scene.DirectionalLight && l.importance([3]float32{}) < unseen*sunLux {
			l.Shadows = false
		}
	}
}

// placedLight is a light with the thing it is fixed to, or nil.
type placedLight struct {
	Light
	carrier *scene.Node
}

func lightOf(n *scene.Node, world geom.Transform) Light {
	l := n.Light
	out := Light{
		Kind: l.Kind, Position: vec3f(world.Translation), Direction: vec3f(world.Rotation.Rotate(geom.Vec3{0, 0, -1})),
		Intensity: vec3f(geom.Vec3(l.Color.Scale(l.Intensity))), Range: float32(l.Range), CosInner: 1, CosOuter: -1,
		Shadows: l.Shadows,
	}
	switch l.Kind {
	case scene.SpotLight:
		out.CosInner, out.CosOuter = float32(math.Cos(l.InnerRad)), float32(math.Cos(math.Max(l.OuterRad, l.InnerRad+1e-3)))
	case scene.AreaLight:
		out.Right = vec3f(world.Rotation.Rotate(geom.Vec3{l.Width / 2 * world.Scale[0], 0, 0}))
		out.Up = vec3f(world.Rotation.Rotate(geom.Vec3{0, l.Height / 2 * world.Scale[1], 0}))
	}
	return out
}

// addPortals adds a soft area light for each window and glazed door to the outdoors: the share of the sky that it lets in.
func (f *Frame) addPortals(n *scene.Node, world geom.Transform, beside []shell.Neighbour) {
	sky := f.portalNits()
	if sky == [3]float32{} {
		return
	}
	for _, o := range n.Room.Openings {
		if daylight := o.Kind == shell.Window || o.Kind == shell.Door && o.Glazed; !daylight || shell.Leads(&n.Room.Room, &o, beside) >= 0 {
			continue
		}
		from, to, length, inward := n.Room.Wall(o.Wall)
		along := to.Sub(from).Mul(1 / length)
		middle := from.Add(along.Mul(o.Offset + o.Width/2))
		at := geom.Vec3{middle[0], middle[1], o.Sill + o.Height/2}
		f.Lights = append(f.Lights, Light{
			Kind: scene.AreaLight, Portal: true, Shadows: true, Intensity: sky, CosInner: 1, CosOuter: -1,
			Position:  vec3f(world.Apply(at)),
			Direction: vec3f(world.Rotation.Rotate(geom.Vec3{inward[0], inward[1], 0})),
			Right:     vec3f(world.Rotation.Rotate(geom.Vec3{along[0] * o.Width / 2, along[1] * o.Width / 2, 0})),
			Up:        vec3f(world.Rotation.Rotate(geom.Vec3{0, 0, o.Height / 2})),
		})
	}
}

// portalNits is the luminance of the sky in a window.
func (f *Frame) portalNits() [3]float32 {
	e := &f.Environment
	switch e.Sky {
	case scene.ColorSky:
		return vec3f(geom.Vec3(e.Color.Scale(e.Intensity * nitsPerUnit)))
	case scene.ImageSky:
		return vec3f(geom.Vec3{1, 1, 1}.Mul(e.Intensity * nitsPerUnit))
	}
	day := geom.Clamp(math.Sin(e.SunAltitudeRad)*3+0.25, 0.02, 1)
	return vec3f(geom.Vec3(e.Color.Scale(e.Intensity * day * 7 * nitsPerUnit)))
}

// importance estimates the illuminance a light gives at a point, in lux.
func (l *Light) importance(p [3]float32) float64 {
	strength := float64(max(l.Intensity[0], l.Intensity[1], l.Intensity[2]))
	if l.Kind == scene.DirectionalLight {
		return strength
	}
	if l.Kind == scene.AreaLight {
		strength *= 4 * length(l.Right) * length(l.Up)
	}
	d := length([3]float32{p[0] - l.Position[0], p[1] - l.Position[1], p[2] - l.Position[2]})
	return strength / math.Max(d*d, 1)
}

func length(v [3]float32) float64 {
	return math.Sqrt(float64(v[0]*v[0] + v[1]*v[1] + v[2]*v[2]))
}

// maxShadowM bounds the height map of scenes larger than a house.
const maxShadowM = 60

// AboveSize is the width and height of the height map in texels.
const AboveSize = 256

// aboveOf lays the height map over a box with a margin for what the edges shade. Its size moves in coarse steps.
func aboveOf(box geom.Box) *Above {
	const margin, step = 0.6, 0.5
	half := math.Max(box.Size()[0], box.Size()[1])/2 + margin
	half = math.Min(math.Ceil(half/step)*step, maxShadowM/2)
	center := box.Center()
	x, y := math.Round(center[0]/step)*step, math.Round(center[1]/step)*step
	half += step / 2
	low, high := box.Min[2]-1, box.Max[2]+1
	return &Above{
		TexelM: float32(2 * half / AboveSize),
		MapFromWorld: geom.Mat4f(geom.Mat4{
			1 / half, 0, 0, 0,
			0, 1 / half, 0, 0,
			0, 0, -2 / (high - low), 0,
			-x / half, -y / half, (high + low) / (high - low), 1,
		}),
	}
}
