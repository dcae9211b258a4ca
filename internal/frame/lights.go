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
const MaxLights = 16

// nitsPerUnit: a luminance of 100 nits is drawn as 1 at exposure 0.
const nitsPerUnit = 100

func exposure(ev float64) float32 {
	return float32(math.Exp2(ev) / nitsPerUnit)
}

// planLights lists the scene's lights and the windows of its rooms, those that light the middle of the view best first.
func (p *Planner) planLights(f *Frame) {
	for _, n := range p.base.lights {
		f.Lights = append(f.Lights, lightOf(n, p.base.snap.WorldFromNode(n.ID)))
	}
	for _, n := range p.base.rooms {
		f.addPortals(n, p.base.snap.WorldFromNode(n.ID))
	}
	middle := vec3f(p.base.bounds.Center())
	slices.SortStableFunc(f.Lights, func(a, b Light) int { return cmp.Compare(b.importance(middle), a.importance(middle)) })
	if len(f.Lights) > MaxLights {
		f.Lights = f.Lights[:MaxLights]
	}
}

func lightOf(n *scene.Node, world geom.Transform) Light {
	l := n.Light
	out := Light{
		Kind: l.Kind, Position: vec3f(world.Translation), Direction: vec3f(world.Rotation.Rotate(geom.Vec3{0, 0, -1})),
		Intensity: vec3f(geom.Vec3(l.Color.Scale(l.Intensity))), Range: float32(l.Range), CosInner: 1, CosOuter: -1,
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

// addPortals adds a soft area light for each window: the share of the sky that it lets in.
func (f *Frame) addPortals(n *scene.Node, world geom.Transform) {
	sky := f.portalNits()
	if sky == [3]float32{} {
		return
	}
	for _, o := range n.Room.Openings {
		if o.Kind != shell.Window {
			continue
		}
		from, to, length, inward := n.Room.Wall(o.Wall)
		along := to.Sub(from).Mul(1 / length)
		middle := from.Add(along.Mul(o.Offset + o.Width/2))
		at := geom.Vec3{middle[0], middle[1], o.Sill + o.Height/2}
		f.Lights = append(f.Lights, Light{
			Kind: scene.AreaLight, Portal: true, Intensity: sky, CosInner: 1, CosOuter: -1,
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

// planSun adds the procedural sky's sun with a shadow volume around all that stands in the scene.
func (p *Planner) planSun(f *Frame) {
	e := &f.Environment
	if e.Sky != scene.ProceduralSky || e.SunLux <= 0 || e.SunAltitudeRad <= 0 {
		f.Casters = nil
		return
	}
	sinA, cosA := math.Sincos(e.SunAltitudeRad)
	toSun := geom.Vec3{cosA * math.Cos(e.SunAzimuthRad), cosA * math.Sin(e.SunAzimuthRad), sinA}
	f.Sun = &p.sun
	*f.Sun = Sun{
		ToSun: vec3f(toSun), Illuminance: vec3f(geom.Vec3(e.SunColor.Scale(e.SunLux))),
		Shadows: f.Style.Shadows && len(f.Casters) > 0,
	}
	if f.Sun.Shadows {
		f.Sun.fit(p.base.bounds, f.View, toSun)
	}
}

// ShadowSize is the width and height of the shadow map in texels.
const ShadowSize = 1536

// maxShadowM bounds the shadow volume of scenes larger than a house.
const maxShadowM = 60

// fit lays the shadow map around the box. Its size moves in coarse steps, so shadows stand still while things are dragged.
func (s *Sun) fit(box geom.Box, v View, toSun geom.Vec3) {
	if size := box.Size(); max(size[0], size[1]) > maxShadowM {
		eye := v.Eye()
		near := geom.Vec3{maxShadowM / 2, maxShadowM / 2, 1e6}
		box = geom.Box{Min: geom.MaxVec3(box.Min, eye.Sub(near)), Max: geom.MinVec3(box.Max, eye.Add(near))}
	}
	lightFromWorld := View{WorldFromCamera: LookAt(toSun, geom.Vec3{})}.ViewFromWorld()
	inLight := box.Transformed(lightFromWorld)
	const step = 0.5
	low, high := inLight.Min, inLight.Max
	for i := range 3 {
		low[i], high[i] = math.Floor(low[i]/step-0.1)*step, math.Ceil(high[i]/step+0.1)*step
	}
	size := high.Sub(low)
	s.TexelM = float32(math.Max(size[0], size[1]) / ShadowSize)
	shadowFromLight := geom.Mat4{
		2 / size[0], 0, 0, 0,
		0, 2 / size[1], 0, 0,
		0, 0, -2 / size[2], 0,
		-(high[0] + low[0]) / size[0], -(high[1] + low[1]) / size[1], (high[2] + low[2]) / size[2], 1,
	}
	s.ShadowFromWorld = geom.Mat4f(shadowFromLight.Mul4(lightFromWorld))
}

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
