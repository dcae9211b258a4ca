package viewport

import (
	"math"
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

type vec4 = [4]float32

// frameBlock is FrameBlock of lib/frame.glsl in std140.
type frameBlock struct {
	ClipFromWorld, ViewFromWorld, WorldFromView [16]float32

	SunFromWorld [frame.MaxCascades][16]float32

	AboveFromWorld [16]float32

	Eye, Viewport, Projection, ToSun, SunLux vec4

	SunMaps [frame.MaxCascades]vec4

	Options, Environment, LightEnds, Counts, Seen, Steps vec4

	Balance [3]vec4

	SH [9]vec4

	Slope [3]vec4

	Middle vec4

	SkyZenith, SkyHorizon, SkyGround, SkySun vec4
}

// lightBlock is LightBlock of lib/light.glsl in std140.
type lightBlock struct {
	Lights [frame.MaxLights]struct {
		Position, Direction, Intensity, Right, Up, Shadow, Body vec4
	}
}

// materialBlock is MaterialBlock of lib/material.glsl in std140.
type materialBlock struct {
	BaseColor, Emissive, Surface, Reflectivity vec4

	Coat, Sheen, Stretch, Through, Absorption vec4

	PlaceU, PlaceV [coreMaps + layerMaps]vec4
}

func with(v [3]float32, w float32) vec4 { return vec4{v[0], v[1], v[2], w} }

func scaled(v [3]float32, s float32) [3]float32 { return [3]float32{v[0] * s, v[1] * s, v[2] * s} }

func colorOf(c geom.Color) [3]float32 {
	return [3]float32{float32(c[0]), float32(c[1]), float32(c[2])}
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// openMirror is the share of the sky that mirrors keep in a room that is looked into from above, where walls stand in its way.
const openMirror = 0.3

// openAmbient is the share of the sky's light that reaches such a room evenly; the rest comes through windows.
const openAmbient = 0.8

// outdoorSky is the share of the sky's light where there is no room: what stands outside is exposed for the outside.
const outdoorSky = 0.75

// windowGlare is how much brighter than its light the sky is drawn behind windows: the eye is used to the room.
const windowGlare = 2

// blurTexels is the standard deviation of the height map's blur.
const blurTexels = 5.5

func (b *frameBlock) fill(f *frame.Frame, sky *sky, ends vec4, width, height, samples int) {
	*b = frameBlock{ClipFromWorld: f.ClipFromWorld, ViewFromWorld: f.ViewFromWorld, WorldFromView: geom.Mat4f(f.View.WorldFromCamera.Mat4())}
	b.Eye = with(f.Eye, flag(f.View.Projection == scene.Orthographic))
	b.Viewport = vec4{float32(width), float32(height), 1 / float32(width), 1 / float32(height)}
	b.Projection = vec4{f.ClipFromView[0], f.ClipFromView[5], float32(f.View.Near), float32(f.View.Far)}
	b.fillSky(&sky.light)
	b.ToSun = vec4{0, 0, 1, 0}
	if s := f.Sun; s != nil {
		b.ToSun, b.SunLux = with(s.ToSun, 0), with(scaled(s.Illuminance, f.Exposure), 0)
		for i, c := range s.Cascades {
			b.SunFromWorld[i], b.SunMaps[i] = c.ClipFromWorld, vec4{c.TexelM, c.SizeM, c.DepthM, float32(len(s.Cascades))}
		}
	}
	b.Options = vec4{f.Exposure, bloomStrength(f), debugMode(f.Style.Shading), flag(f.Style.Occlusion)}
	share := float32(1)
	if !f.Indoors {
		share = outdoorSky
	}
	sin, cos := math.Sincos(sky.turn)
	b.Environment = vec4{float32(f.Environment.Intensity) * f.Exposure * 100 * share, float32(sky.levels - 1), float32(cos), float32(sin)}
	outside := float32(1)
	if f.Inside {
		outside = windowGlare
	}
	mirror := b.fillAmbient(f, sky)
	ratio := float32(width) / float32(max(f.View.Width, 1))
	if f.Style.PixelRatio > 0 {
		ratio *= float32(f.Style.PixelRatio)
	}
	b.LightEnds = ends
	blur := float32(0)
	if f.Above != nil {
		b.AboveFromWorld = f.Above.MapFromWorld
		blur = f.Above.TexelM * blurTexels
	}
	b.Counts = vec4{blur, mirror, flag(f.Style.Background == frame.Transparent), ratio}
	b.Seen = vec4{f.Seen[0], f.Seen[1], -f.ClipFromView[8], -f.ClipFromView[9]}
	b.Steps = vec4{12, 4, 16, 12}
	if f.Style.Draft {
		b.Steps[0], b.Steps[1] = 1, 2
	}
	b.expose(f, 0)
	b.Balance[0][3], b.Balance[1][3] = float32(samples), float32(sharesApart(width, height))
	b.SkyHorizon[3], b.SkySun[3] = outside, flag(f.Sun != nil)
}

// fillAmbient sets the light from all around, of the sky and of the room that shuts it out, and returns the share of the sky that mirrors keep.
func (b *frameBlock) fillAmbient(f *frame.Frame, sky *sky) (mirror float32) {
	mirror, ambient := float32(1), float64(b.Environment[0])
	if f.Indoors {
		mirror, ambient = openMirror, ambient*openAmbient
	}
	closed := 0.0
	if f.Indoor != nil {
		closed = f.Indoor.Share
	}
	harmonics := sky.harmonics.Turned(sky.turn)
	for i := range harmonics {
		b.SH[i] = with(scaled(colorOf(harmonics[i]), float32(ambient*(1-closed))), 0)
	}
	if closed == 0 {
		return mirror
	}
	field := &f.Indoor.Field
	nits := closed * float64(f.Exposure)
	for i, c := range field.Harmonics {
		for k := range c {
			b.SH[i][k] += float32(c[k] * nits)
		}
	}
	for axis, c := range field.Slope {
		b.Slope[axis] = with(colorOf(c.Scale(nits)), 0)
	}
	b.Middle = with(colorOf(geom.Color(field.Middle)), 0)
	return mirror + float32(closed)*(float32(field.Windows)-mirror)
}

// expose sets white balance and metered exposure, in stops.
func (b *frameBlock) expose(f *frame.Frame, stops float64) {
	for i, row := range shade.WhiteBalance(f.Environment.WhiteKelvin, f.Environment.WhiteTint) {
		b.Balance[i] = with(colorOf(row.Scale(math.Exp2(stops))), b.Balance[i][3])
	}
}

// fillSky sets what paints a sky.
func (b *frameBlock) fillSky(l *light) {
	g := &l.gradient
	b.SkyZenith, b.SkyHorizon = with(colorOf(g.Zenith), l.kind()), with(colorOf(g.Horizon), 1)
	b.SkyGround, b.SkySun = with(colorOf(g.Ground), 0), with(colorOf(g.Sun), 0)
	b.ToSun = with(colorOf(geom.Color(g.ToSun)), 0)
}

// debugMode numbers the shadings as surface.frag.glsl does.
func debugMode(s frame.Shading) float32 {
	switch s {
	case frame.Albedo:
		return 1
	case frame.Normals:
		return 2
	case frame.Roughness:
		return 3
	case frame.Depth:
		return 4
	case frame.IDs:
		return 5
	case frame.Metallic:
		return 7
	case frame.Physics:
		return 8
	}
	return 6
}

// fill sorts the lights into point-like ones, areas and windows and returns where each sort ends.
func (b *lightBlock) fill(f *frame.Frame) (ends vec4) {
	*b = lightBlock{}
	at := 0
	for sort := range 3 {
		for i := range f.Lights {
			if l := &f.Lights[i]; sortOf(l) == sort {
				b.put(at, l, f.Exposure)
				if l.Shadow > 0 {
					b.shade(at, l, &f.Shadows[l.Shadow-1])
				}
				at++
			}
		}
		ends[sort] = float32(at)
	}
	return ends
}

func sortOf(l *frame.Light) int {
	switch {
	case l.Portal:
		return 2
	case l.Kind == scene.AreaLight:
		return 1
	}
	return 0
}

func (b *lightBlock) put(at int, l *frame.Light, exposure float32) {
	out := &b.Lights[at]
	inverse := float32(0)
	if l.Range > 0 {
		inverse = 1 / (l.Range * l.Range)
	}
	out.Position, out.Direction = with(l.Position, inverse), with(l.Direction, 0)
	out.Intensity = with(scaled(l.Intensity, exposure), l.CosOuter)
	out.Right, out.Up = with(l.Right, 1/max(l.CosInner-l.CosOuter, 1e-4)), with(l.Up, 0)
	switch l.Kind {
	case scene.DirectionalLight:
		out.Position[3], out.Direction[3] = 0, 2
		out.Intensity[3], out.Right[3] = -2, 1
	case scene.PointLight:
		out.Intensity[3], out.Right[3] = -2, 1 // full in every direction
	case scene.AreaLight:
		out.Up[3] = 4 * float32(math.Sqrt(float64(dot(l.Right, l.Right)*dot(l.Up, l.Up))))
	}
}

// shade gives a light its shadow map.
func (b *lightBlock) shade(at int, l *frame.Light, s *frame.LightShadow) {
	out := &b.Lights[at]
	out.Shadow = vec4{float32(l.Shadow), s.Near, s.Far, float32(s.Edge)}
	out.Body = vec4{s.RadiusM, s.Spread, float32(len(s.Faces)), 0}
	if len(s.Faces) == 1 {
		right, up := frame.SpotAxes(l.Direction)
		out.Right, out.Up = with(right, out.Right[3]), with(up, out.Up[3])
	}
}

func dot(a, b [3]float32) float32 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func (b *materialBlock) fill(m *scene.Material) {
	*b = materialBlock{
		BaseColor: with(colorOf(m.BaseColor), float32(m.Opacity)),
		Emissive:  with(colorOf(m.Emissive.Scale(m.EmissiveStrength)), float32(m.AlphaCutoff)),
		Surface:   vec4{float32(m.Metallic), float32(m.Roughness), float32(m.NormalScale), float32(m.OcclusionStrength)},
	}
	b.fillLayers(m)
	refs := [coreMaps]*scene.TextureRef{m.BaseColorTexture, m.MetallicRoughnessTexture, m.NormalTexture, m.OcclusionTexture, m.EmissiveTexture}
	for i, ref := range refs {
		b.PlaceU[i], b.PlaceV[i] = placement(ref)
	}
	b.PlaceV[0][3] = flag(m.AlphaMode == scene.Blend)
	layer := float32(0)
	for i, ref := range layerRefs(m) {
		b.PlaceU[coreMaps+i], b.PlaceV[coreMaps+i] = placement(ref)
		if ref != nil {
			layer++
			b.PlaceV[coreMaps+i][3] = layer
		}
	}
}

// fillLayers sets what lies over and inside the surface.
func (b *materialBlock) fillLayers(m *scene.Material) {
	f0, f90 := m.Reflectance()
	b.Reflectivity = with(colorOf(f0), float32(f90))
	if s := m.Specular; s != nil {
		r := (m.IndexOfRefraction() - 1) / (m.IndexOfRefraction() + 1)
		b.Reflectivity = with(colorOf(s.Color.Scale(r*r)), float32(s.Factor))
	}
	if c := m.Clearcoat; c != nil {
		b.Coat = vec4{float32(c.Factor), float32(c.Roughness), float32(c.NormalScale)}
	}
	if s := m.Sheen; s != nil {
		b.Sheen = with(colorOf(s.Color), float32(s.Roughness))
	}
	if a := m.Anisotropy; a != nil {
		sin, cos := math.Sincos(a.Rotation)
		b.Stretch = vec4{float32(a.Strength), float32(cos), float32(sin)}
	}
	b.Through[2] = float32(m.IndexOfRefraction())
	if t := m.Transmission; t != nil {
		b.Through[0] = float32(t.Factor)
	}
	if v := m.Volume; v != nil {
		b.Through[1] = float32(v.ThicknessM)
		b.Absorption = with(colorOf(v.Absorption()), 0)
	}
}

// placement returns the rows of KHR_texture_transform: translation · rotation · scale, with the UV set in u's fourth place.
func placement(ref *scene.TextureRef) (u, v vec4) {
	if ref == nil {
		return vec4{1, 0, 0, 0}, vec4{0, 1, 0, 0}
	}
	sin, cos := math.Sincos(ref.Rotation)
	sx, sy := ref.Scale[0], ref.Scale[1]
	return vec4{float32(cos * sx), float32(sin * sy), float32(ref.Offset[0]), float32(ref.UVSet)},
		vec4{float32(-sin * sx), float32(cos * sy), float32(ref.Offset[1]), 0}
}

// upload replaces a uniform buffer's contents.
func upload[T any](buffer, binding uint32, data *T) {
	gl.BindBuffer(gl.UNIFORM_BUFFER, buffer)
	gl.BufferData(gl.UNIFORM_BUFFER, int(unsafe.Sizeof(*data)), unsafe.Pointer(data), gl.STREAM_DRAW)
	gl.BindBufferBase(gl.UNIFORM_BUFFER, binding, buffer)
}
