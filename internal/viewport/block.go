package viewport

import (
	"math"
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

type vec4 = [4]float32

// frameBlock is FrameBlock of lib/frame.glsl in std140.
type frameBlock struct {
	ClipFromWorld, ViewFromWorld, WorldFromView, ShadowFromWorld [16]float32

	Eye, Viewport, Projection, ToSun, SunLux, Options, Environment, Counts vec4

	SH [9]vec4

	SkyZenith, SkyHorizon, SkyGround, SkySun vec4
}

// lightBlock is LightBlock of lib/light.glsl in std140.
type lightBlock struct {
	Lights [frame.MaxLights]struct {
		Position, Direction, Intensity, Right, Up vec4
	}
}

// materialBlock is MaterialBlock of lib/material.glsl in std140.
type materialBlock struct {
	BaseColor, Emissive, Surface vec4

	PlaceU, PlaceV [5]vec4
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

// indoorMirror is the share of the sky that mirrors keep in a room, where walls stand in its way.
const indoorMirror = 0.45

func (b *frameBlock) fill(f *frame.Frame, sky *sky, width, height int) {
	*b = frameBlock{ClipFromWorld: f.ClipFromWorld, ViewFromWorld: f.ViewFromWorld, WorldFromView: geom.Mat4f(f.View.WorldFromCamera.Mat4())}
	b.Eye = with(f.Eye, flag(f.View.Projection == scene.Orthographic))
	b.Viewport = vec4{float32(width), float32(height), 1 / float32(width), 1 / float32(height)}
	b.Projection = vec4{f.ClipFromView[0], f.ClipFromView[5], float32(f.View.Near), float32(f.View.Far)}
	b.ToSun = vec4{0, 0, 1, 0}
	if s := f.Sun; s != nil {
		b.ToSun, b.SunLux = with(s.ToSun, flag(s.Shadows)), with(scaled(s.Illuminance, f.Exposure), s.TexelM)
		b.ShadowFromWorld = s.ShadowFromWorld
	}
	b.Options = vec4{f.Exposure, flag(f.Style.ToneMap == frame.ACES), debugMode(f.Style.Shading), flag(f.Style.Occlusion)}
	sin, cos := math.Sincos(sky.turn)
	b.Environment = vec4{float32(f.Environment.Intensity) * f.Exposure * 100, float32(sky.levels - 1), float32(cos), float32(sin)}
	mirror := float32(1)
	if f.Indoors {
		mirror = indoorMirror
	}
	ratio := float32(width) / float32(max(f.View.Width, 1))
	if f.Style.PixelRatio > 0 {
		ratio *= float32(f.Style.PixelRatio)
	}
	b.Counts = vec4{float32(len(f.Lights)), mirror, flag(f.Style.Background == frame.Transparent), ratio}
	for i, c := range sky.harmonics {
		b.SH[i] = with(colorOf(c), 0)
	}
	b.SkyZenith, b.SkyHorizon = with(colorOf(sky.gradient.Zenith), sky.kind()), with(colorOf(sky.gradient.Horizon), 0)
	b.SkyGround, b.SkySun = with(colorOf(sky.gradient.Ground), 0), with(colorOf(sky.gradient.Sun), flag(f.Sun != nil))
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
	}
	return 6
}

func (b *lightBlock) fill(f *frame.Frame) {
	kinds := map[scene.LightKind]float32{scene.PointLight: 0, scene.SpotLight: 1, scene.DirectionalLight: 2, scene.AreaLight: 3}
	*b = lightBlock{}
	for i := range f.Lights {
		l, out := &f.Lights[i], &b.Lights[i]
		inverse := float32(0)
		if l.Range > 0 {
			inverse = 1 / (l.Range * l.Range)
		}
		out.Position, out.Direction = with(l.Position, inverse), with(l.Direction, kinds[l.Kind])
		out.Intensity = with(scaled(l.Intensity, f.Exposure), l.CosOuter)
		out.Right, out.Up = with(l.Right, 1/max(l.CosInner-l.CosOuter, 1e-4)), with(l.Up, flag(l.Portal))
		if l.Kind == scene.PointLight {
			out.Intensity[3], out.Right[3] = -2, 1 // full in every direction
		}
	}
}

func (b *materialBlock) fill(m *scene.Material) {
	*b = materialBlock{
		BaseColor: with(colorOf(m.BaseColor), float32(m.Opacity)),
		Emissive:  with(colorOf(m.Emissive.Scale(m.EmissiveStrength)), float32(m.AlphaCutoff)),
		Surface:   vec4{float32(m.Metallic), float32(m.Roughness), float32(m.NormalScale), float32(m.OcclusionStrength)},
	}
	refs := [5]*scene.TextureRef{m.BaseColorTexture, m.MetallicRoughnessTexture, m.NormalTexture, m.OcclusionTexture, m.EmissiveTexture}
	for i, ref := range refs {
		b.PlaceU[i], b.PlaceV[i] = placement(ref)
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
