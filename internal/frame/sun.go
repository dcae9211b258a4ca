package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Sun is the directional light of the sky.
type Sun struct {
	ToSun       [3]float32 // unit
	Illuminance [3]float32 // lux, linear Rec.709
	Cascades    []Cascade  // shadow maps, the finest first; empty when it throws no shadows
}

// Cascade is one of the sun's shadow maps: a box of the world in parallel projection.
type Cascade struct {
	ClipFromWorld [16]float32
	TexelM        float32 // metres a texel covers
	SizeM, DepthM float32 // metres from edge to edge, and along the light
}

const (
	// ShadowSize is the width and height of each of the sun's shadow maps in texels.
	ShadowSize = 1536
	// MaxCascades is how many maps a sun has at most.
	MaxCascades = 3

	onePieceM   = 16 // scenes up to this size need one map, which does not depend on the view
	nearestM    = 12 // edge of the finest map in larger scenes
	cascadeStep = 4  // each further map is this much larger
	stepShare   = 8  // maps move in steps of this part of their edge: 192 whole texels, so that shadows stand still
)

// planSun adds the procedural sky's sun with shadow maps around all that stands in the scene, or around the view in large ones.
func (p *Planner) planSun(f *Frame) {
	e := &f.Environment
	if e.Sky != scene.ProceduralSky || e.SunLux <= 0 || e.SunAltitudeRad <= 0 {
		return
	}
	sinA, cosA := math.Sincos(e.SunAltitudeRad)
	toSun := geom.Vec3{cosA * math.Cos(e.SunAzimuthRad), cosA * math.Sin(e.SunAzimuthRad), sinA}
	p.sun = Sun{ToSun: vec3f(toSun), Illuminance: vec3f(geom.Vec3(e.SunColor.Scale(e.SunLux))), Cascades: p.sun.Cascades[:0]}
	f.Sun = &p.sun
	if f.Style.Shadows && len(f.Casters) > 0 {
		f.Sun.fit(p.base.bounds, f.View, toSun)
	}
}

// fit lays the shadow maps. Sizes and places move in coarse steps, so shadows stand still while things are dragged.
func (s *Sun) fit(box geom.Box, v View, toSun geom.Vec3) {
	lightFromWorld := View{WorldFromCamera: LookAt(toSun, geom.Vec3{})}.ViewFromWorld()
	inLight := box.Transformed(lightFromWorld)
	const step = 0.5
	low, high := inLight.Min, inLight.Max
	for i := range 3 {
		low[i], high[i] = math.Floor(low[i]/step-0.1)*step, math.Ceil(high[i]/step+0.1)*step
	}
	whole := math.Max(high[0]-low[0], high[1]-low[1])
	if whole <= onePieceM {
		middle := low.Add(high).Mul(0.5)
		s.add(lightFromWorld, middle[0], middle[1], whole, low[2], high[2])
		return
	}
	focus := geom.TransformPoint(lightFromWorld, lookedAt(v, box))
	for size := float64(nearestM); len(s.Cascades) < MaxCascades; size *= cascadeStep {
		grid := size / stepShare
		s.add(lightFromWorld, math.Round(focus[0]/grid)*grid, math.Round(focus[1]/grid)*grid, size, low[2], high[2])
		if size >= 2*whole {
			break
		}
	}
}

// lookedAt is where the line of sight meets the middle height of a box. When it looks level it is beside the middle of the box, so that it stays
// while one orbits, but so near that the finest map begins at the eye.
func lookedAt(v View, box geom.Box) geom.Vec3 {
	const least, level, most = nearestM / 3, nearestM / 2, 2.5 * nearestM
	distance := geom.Clamp(box.Center().Sub(v.Eye()).Dot(v.Forward()), least, level)
	if drop := -v.Forward()[2]; drop > 0.05 {
		distance = geom.Clamp((v.Eye()[2]-box.Center()[2])/drop, least, most)
	}
	return v.Eye().Add(v.Forward().Mul(distance))
}

func (s *Sun) add(lightFromWorld geom.Mat4, x, y, size, low, high float64) {
	depth := high - low
	projection := geom.Mat4{
		2 / size, 0, 0, 0,
		0, 2 / size, 0, 0,
		0, 0, -2 / depth, 0,
		-2 * x / size, -2 * y / size, (high + low) / depth, 1,
	}
	s.Cascades = append(s.Cascades, Cascade{
		ClipFromWorld: geom.Mat4f(projection.Mul4(lightFromWorld)),
		TexelM:        float32(size / ShadowSize), SizeM: float32(size), DepthM: float32(depth),
	})
}
