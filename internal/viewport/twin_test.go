package viewport

import (
	"fmt"
	"math"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/geom"
	"scenograph/internal/shade"
	"scenograph/internal/shaders"
)

// TestLibraryAgreesWithItsGoTwins draws each function of the shader library on a 1×N target and compares it with package shade.
func TestLibraryAgreesWithItsGoTwins(t *testing.T) {
	sky := shade.NewSky(1, 0.6, geom.Color{1, 1, 1}, geom.Color{1, 0.9, 0.8})
	harmonics := shade.Project(sky.Luminance)
	cases := []struct {
		name  string
		which int32
		twin  func(x [4]float64) geom.Color
		limit float64
	}{
		{"srgbFromLinear", 0, func(x [4]float64) geom.Color {
			return geom.Color{geom.SRGBFromLinear(min(x[0], 1)), geom.SRGBFromLinear(min(x[1], 1)), geom.SRGBFromLinear(min(x[2], 1))}
		}, 2e-4},
		{"agx", 1, func(x [4]float64) geom.Color { return shade.AgX(geom.Color{x[0], x[1], x[2]}) }, 1e-3},
		{"aces", 2, func(x [4]float64) geom.Color { return shade.ACES(geom.Color{x[0], x[1], x[2]}) }, 1e-3},
		{"GGX and Smith", 3, func(x [4]float64) geom.Color {
			return geom.Color{shade.DistributionGGX(x[0], x[1]), shade.VisibilitySmith(x[0], x[2], x[1]), 0}
		}, 2e-3},
		{"fresnelSchlick", 4, func(x [4]float64) geom.Color { return shade.FresnelSchlick(geom.Color{x[0], x[1], x[2]}, x[3]) }, 1e-4},
		{"proceduralSky", 5, func(x [4]float64) geom.Color { return sky.Luminance(geom.Vec3{x[0], x[1], x[2]}.Normalize()) }, 1e-3},
		{"skyIrradiance", 6, func(x [4]float64) geom.Color { return harmonics.Irradiance(geom.Vec3{x[0], x[1], x[2]}.Normalize()) }, 1e-3},
	}
	inputs := probeInputs()
	onGL(t, func() error {
		p, err := newProbe(sky, harmonics, inputs)
		if err != nil {
			return err
		}
		for _, c := range cases {
			got := p.run(c.which)
			for i, x := range inputs {
				want := c.twin(x)
				for k := range 3 {
					scale := math.Max(1, math.Abs(want[k]))
					if d := math.Abs(float64(got[i][k]) - want[k]); d > c.limit*scale || math.IsNaN(d) {
						t.Errorf("%s(%.3v): GLSL %v, Go %v", c.name, x, got[i], want)
						break
					}
				}
			}
		}
		return checkErrors("probing")
	})
}

// probeInputs are points of (0,1]⁴ that are spread evenly and never zero.
func probeInputs() [][4]float64 {
	var out [][4]float64
	for i := range 64 {
		var x [4]float64
		for k, step := range []float64{0.856674884, 0.733891856, 0.628706, 0.538596} {
			_, x[k] = math.Modf(float64(i+1) * step)
			x[k] = float64(float32(0.02 + 0.98*x[k]))
		}
		out = append(out, x)
	}
	return out
}

// probe runs probe.frag.glsl over a row of inputs.
type probe struct {
	program *program
	width   int
}

func newProbe(sky shade.Sky, harmonics shade.Harmonics, inputs [][4]float64) (*probe, error) {
	built, err := buildProgram(shaders.Variant{Program: "probe"})
	if err != nil {
		return nil, err
	}
	var texels []float32
	for _, x := range inputs {
		texels = append(texels, float32(x[0]), float32(x[1]), float32(x[2]), float32(x[3]))
	}
	width := int32(len(inputs))
	input := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, width, 1, gl.NEAREST)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, 1, gl.RGBA, gl.FLOAT, gl.Ptr(texels))
	framebuffer(emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, width, 1, gl.NEAREST), 0)
	bindTexture(unitBase, gl.TEXTURE_2D, input)
	var buffer, array uint32
	gl.GenBuffers(1, &buffer)
	gl.GenVertexArrays(1, &array)
	gl.BindVertexArray(array)
	block := frameBlock{ToSun: with([3]float32{float32(sky.ToSun[0]), float32(sky.ToSun[1]), float32(sky.ToSun[2])}, 0)}
	block.SkyZenith, block.SkyHorizon = with(colorOf(sky.Zenith), 0), with(colorOf(sky.Horizon), 0)
	block.SkyGround, block.SkySun = with(colorOf(sky.Ground), 0), with(colorOf(sky.Sun), 0)
	for i, c := range harmonics {
		block.SH[i] = with(colorOf(c), 0)
	}
	upload(buffer, bindFrame, &block)
	gl.Viewport(0, 0, width, 1)
	gl.UseProgram(built.id)
	return &probe{built, len(inputs)}, complete("probe")
}

func (p *probe) run(which int32) [][4]float32 {
	gl.Uniform1i(p.program.at("which"), which)
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	out := make([][4]float32, p.width)
	gl.ReadPixels(0, 0, int32(p.width), 1, gl.RGBA, gl.FLOAT, gl.Ptr(out))
	return out
}

func TestPlacementFollowsTextureTransform(t *testing.T) {
	ref := textureRefFor(t)
	u, v := placement(ref)
	at := func(x, y float32) string {
		return fmt.Sprintf("%.2f %.2f", u[0]*x+u[1]*y+u[2], v[0]*x+v[1]*y+v[2])
	}
	// A quarter turn counter-clockwise, as seen with v pointing down, after scaling by (2, 3) and before moving by (0.5, 0.25).
	for _, c := range []struct {
		x, y float32
		want string
	}{{0, 0, "0.50 0.25"}, {1, 0, "0.50 -1.75"}, {0, 1, "3.50 0.25"}} {
		if got := at(c.x, c.y); got != c.want {
			t.Errorf("(%v, %v) goes to %s, want %s", c.x, c.y, got, c.want)
		}
	}
}
