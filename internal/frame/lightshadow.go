package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// LightShadow is what one lamp or window needs to throw shadows: depth seen from it, through one face for narrow spots and six
// faces for all else.
type LightShadow struct {
	Near, Far float32 // metres; what is nearer throws no shadow
	RadiusM   float32 // of the shining body: the larger, the softer
	Edge      int     // texels of a face's edge, guard band included
	Spread    float32 // tangent of half a face's angle
	Faces     []ShadowFace
}

// ShadowFace is one view from a light.
type ShadowFace struct {
	ClipFromWorld [16]float32
	Casters       []Batch // those of Frame.Casters that it sees
}

const (
	// MaxLightShadows is how many lights beside the sun throw shadows.
	MaxLightShadows = 8
	// LightShadowEdge is the largest edge of a face in texels.
	LightShadowEdge = 384
	// guardTexels is how far a face of a cube sees beyond 90°, so that soft edges need not look into its neighbours.
	guardTexels = 10

	bulbRadiusM   = 0.06 // of point and spot lights
	shadowNearM   = 0.04
	shadowFarM    = 40    // of lights without a range
	widestConeRad = 1.1   // half angle up to which a spot needs one face only
	lampSizeM     = 1     // what surrounds a light and is no larger is taken for its shade
	recedeBy      = 60    // radii of the scene that a directional light is taken to be away
	sunSpread     = 0.011 // tangent of half the angle at which it is seen, as SUN_SPREAD of shadow.glsl
	softTexels    = 7     // soft light gets coarse maps, so that a few texels are as soft as the light
	softShare     = 0.15  // of its width that a window's shadows are blurred by
)

// planShadows gives the most important lights shadow maps. They depend on the scene only, so they do not change with the view.
func (s *standing) planShadows(c *collection, lights []Light, carriers []*scene.Node) {
	s.shadows, s.faces, s.seen = s.shadows[:0], s.faces[:0], s.seen[:0]
	for i := range lights {
		l := &lights[i]
		l.Shadow = 0
		if !l.Shadows || len(s.shadows) == MaxLightShadows || c.bounds.Empty() {
			continue
		}
		s.shadows = append(s.shadows, s.shadowOf(c, l, carriers[i]))
		l.Shadow = len(s.shadows)
	}
}

func (s *standing) shadowOf(c *collection, l *Light, carrier *scene.Node) LightShadow {
	at := geom.Vec3{float64(l.Position[0]), float64(l.Position[1]), float64(l.Position[2])}
	m := LightShadow{Near: shadowNearM, Far: shadowFarM, RadiusM: bulbRadiusM, Edge: LightShadowEdge, Spread: 1}
	if l.Range > 0 {
		m.Far = max(l.Range, 2*shadowNearM)
	}
	if l.Kind == scene.AreaLight {
		m.soften(l)
	}
	m.Spread = 1 + 2*guardTexels/float32(m.Edge-2*guardTexels)
	views := cubeViews()
	if l.Kind == scene.DirectionalLight {
		at = m.recede(l, c.bounds)
		views = []faceAxes{axesOf(l.Direction)}
	} else if cone := math.Acos(float64(l.CosOuter)); l.Kind == scene.SpotLight && cone < widestConeRad {
		m.Spread = float32(math.Tan(cone)) * m.Spread
		views = []faceAxes{axesOf(l.Direction)}
	}
	for _, axes := range views {
		s.faces = append(s.faces, ShadowFace{})
		face := &s.faces[len(s.faces)-1]
		face.ClipFromWorld = geom.Mat4f(m.projection().Mul4(axes.at(at)))
		face.Casters = s.seenBy(c, func(it *item) bool {
			return it.node != carrier && m.sees(&axes, at, &it.bounds) && !shades(it, at)
		})
	}
	m.Faces = s.faces[len(s.faces)-len(views):]
	return m
}

// recede moves a directional light so far away that its rays through a scene differ by a degree at most, and fits the map to the scene.
func (m *LightShadow) recede(l *Light, around geom.Box) geom.Vec3 {
	const step = 0.5 // the map moves and grows in coarse steps, so that shadows stand still while things are dragged
	middle := around.Center()
	for i := range middle {
		middle[i] = math.Round(middle[i]/step) * step
	}
	radius := math.Ceil((around.Size().Len()/2+step)/step) * step
	away := recedeBy * radius
	at := middle.Sub(wide(l.Direction).Mul(away))
	l.Position = vec3f(at)
	m.Near, m.Far = float32(away-radius), float32(away+radius)
	m.Spread *= float32(radius / (away - radius))
	m.RadiusM = float32(away * sunSpread)
	return at
}

// soften fits the map's texels to an area light's size.
func (m *LightShadow) soften(l *Light) {
	m.RadiusM = float32(math.Sqrt(length(l.Right) * length(l.Up)))
	if l.Portal {
		m.Near = 0.15 // the window's own frame stands in it
	}
	edge := 2 * softTexels / math.Max(softShare*float64(m.RadiusM), 1e-3)
	m.Edge = int(geom.Clamp(math.Ceil(edge/32)*32, 96, LightShadowEdge))
}

// shades reports whether something is the shade of a lamp whose light is at a point.
func shades(it *item, at geom.Vec3) bool {
	size := it.bounds.Size()
	return it.piece == nil && max(size[0], size[1], size[2]) <= lampSizeM && distanceTo(it.bounds, at) == 0
}

// projection is OpenGL's for a face that looks along +Z.
func (m *LightShadow) projection() geom.Mat4 {
	n, f, t := float64(m.Near), float64(m.Far), 1/float64(m.Spread)
	return geom.Mat4{t, 0, 0, 0, 0, t, 0, 0, 0, 0, (f + n) / (f - n), 1, 0, 0, -2 * f * n / (f - n), 0}
}

// seenBy lists the casters that a face draws.
func (s *standing) seenBy(c *collection, draws func(*item) bool) []Batch {
	start := len(s.seen)
	for i := range s.casters {
		b := s.casters[i]
		open := false
		for k := b.First; k < b.First+b.Count; k++ {
			if !draws(&c.items[s.placed[k]]) {
				open = false
				continue
			}
			if !open {
				one := b
				one.First, one.Count = k, 0
				s.seen = append(s.seen, one)
				open = true
			}
			s.seen[len(s.seen)-1].Count++
		}
	}
	return s.seen[start:len(s.seen):len(s.seen)]
}

// sees reports whether a box may be in the view of a face at a point.
func (m *LightShadow) sees(axes *faceAxes, at geom.Vec3, b *geom.Box) bool {
	var low, high [3]float64
	for i, axis := range axes {
		middle, half := 0.0, 0.0
		for k := range 3 {
			middle += axis[k] * ((b.Min[k]+b.Max[k])/2 - at[k])
			half += math.Abs(axis[k]) * (b.Max[k] - b.Min[k]) / 2
		}
		low[i], high[i] = middle-half, middle+half
	}
	reach := float64(m.Spread) * high[2]
	return high[2] > float64(m.Near) && low[2] < float64(m.Far) &&
		low[0] < reach && high[0] > -reach && low[1] < reach && high[1] > -reach
}

// faceAxes are right, up and forward of a face.
type faceAxes [3]geom.Vec3

// at is the transform into the frame of a face that is seen from a point.
func (a faceAxes) at(eye geom.Vec3) geom.Mat4 {
	var m geom.Mat4
	for row, axis := range a {
		m[row], m[4+row], m[8+row], m[12+row] = axis[0], axis[1], axis[2], -axis.Dot(eye)
	}
	m[15] = 1
	return m
}

// cubeViews are the faces +X, −X, +Y, −Y, +Z, −Z as shade.CubeFace numbers and turns them.
func cubeViews() []faceAxes {
	x, y, z := geom.Vec3{1, 0, 0}, geom.Vec3{0, 1, 0}, geom.Vec3{0, 0, 1}
	return []faceAxes{{y, z, x}, {y, z, x.Mul(-1)}, {z, x, y}, {z, x, y.Mul(-1)}, {x, y, z}, {x, y, z.Mul(-1)}}
}

// axesOf turns a spot's face; block.go gives the shader the same axes.
func axesOf(direction [3]float32) faceAxes {
	right, up := SpotAxes(direction)
	return faceAxes{wide(right), wide(up), wide(direction)}
}

// SpotAxes are the right and up axes of the face through which a spot sees, for a unit direction.
func SpotAxes(direction [3]float32) (right, up [3]float32) {
	d := geom.Vec3{float64(direction[0]), float64(direction[1]), float64(direction[2])}
	aside := geom.Vec3{0, 0, 1}
	if math.Abs(d[2]) > 0.9 {
		aside = geom.Vec3{1, 0, 0}
	}
	r := aside.Cross(d).Normalize()
	return vec3f(r), vec3f(d.Cross(r))
}
