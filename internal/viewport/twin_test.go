package viewport

import (
	"fmt"
	"math"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/geom"
	"scenograph/internal/shaders"
)

// twinCase is an expression of the shader library over x, a point of (0,1]⁴, with its Go twin.
type twinCase struct {
	name  string // of the functions it calls, separated by blanks
	file  string // of the library
	glsl  string // a vec3
	twin  func(x [4]float64) geom.Color
	limit float64 // of the difference, relative to values above 1

	before   string          // GLSL before main
	features shaders.Feature // it is compiled with
}

// TestLibraryAgreesWithItsGoTwins draws each function of the shader library on a 1×N target and compares it with its Go twin.
func TestLibraryAgreesWithItsGoTwins(t *testing.T) {
	inputs := probeInputs()
	onGL(t, func() error {
		p, err := newProbe(inputs)
		if err != nil {
			return err
		}
		for _, c := range twinCases() {
			got, err := p.run(c)
			if err != nil {
				return err
			}
			for i, x := range inputs {
				want := c.twin(x)
				for k := range 3 {
					scale := math.Max(1, math.Abs(want[k]))
					if d := math.Abs(float64(got[i][k]) - want[k]); !(d <= c.limit*scale) {
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

// probe evaluates expressions over a row of inputs.
type probe struct{ width int }

func newProbe(inputs [][4]float64) (*probe, error) {
	var texels []float32
	for _, x := range inputs {
		texels = append(texels, float32(x[0]), float32(x[1]), float32(x[2]), float32(x[3]))
	}
	width := int32(len(inputs))
	input := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, width, 1, gl.NEAREST)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, 1, gl.RGBA, gl.FLOAT, gl.Ptr(texels))
	output := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, width, 1, gl.NEAREST)
	var buffer, array uint32
	gl.GenBuffers(1, &buffer)
	gl.GenVertexArrays(1, &array)
	gl.BindVertexArray(array)
	block := probeFrame()
	upload(buffer, bindFrame, &block)
	gl.GenBuffers(1, &buffer)
	material := materialBlock{}
	material.PlaceU[0], material.PlaceV[0] = placement(probePlacement())
	material.PlaceU[6], material.PlaceV[6] = placement(nil)
	upload(buffer, bindMaterial, &material)
	if err := bindProbeMaps(); err != nil {
		return nil, err
	}
	bindTexture(unitBase, gl.TEXTURE_2D, input)
	gl.BindVertexArray(array)
	framebuffer(output, 0)
	gl.Viewport(0, 0, width, 1)
	return &probe{len(inputs)}, complete("probe")
}

func (p *probe) run(c twinCase) ([][4]float32, error) {
	fragment := fmt.Sprintf(`#include "lib/frame.glsl"
#include "lib/%s.glsl"
uniform sampler2D inputMap, termsMap, heightMap, behindMap;
#define rampMap behindMap
uniform samplerCube skyMap;
layout(location = 0) out vec4 result;
%s
void main() {
    vec4 x = texelFetch(inputMap, ivec2(gl_FragCoord.xy), 0);
    result = vec4(%s, 1.0);
}
`, c.file, c.before, c.glsl)
	v := shaders.Variant{Program: "snippet of " + c.name, Features: c.features}
	source, err := shaders.Snippet(fragment, v.Features)
	if err != nil {
		return nil, err
	}
	built, err := buildSource(v, source)
	if err != nil {
		return nil, err
	}
	defer gl.DeleteProgram(built.id)
	gl.UseProgram(built.id)
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	out := make([][4]float32, p.width)
	gl.ReadPixels(0, 0, int32(p.width), 1, gl.RGBA, gl.FLOAT, gl.Ptr(out))
	return out, nil
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
