package viewport

import (
	"math"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// What the comparisons read: a cube map whose colours tell direction and level, the table of terms, and heights that are the same
// everywhere.
const (
	probeEdge   = 64
	probeLevels = 4
	probeHeight = 0.75
	probeSquare = 0.6
)

func probeEye() geom.Vec3 { return geom.Vec3{3, -2, 1.5} }

func probePlacement() *scene.TextureRef {
	return &scene.TextureRef{UVSet: 1, Offset: geom.Vec2{0.5, 0.25}, Scale: geom.Vec2{2, 3}, Rotation: 0.7}
}

// probeCube is the cube map's colour in a direction, levels being blended.
func probeCube(d geom.Vec3, level float64) geom.Color {
	return geom.Color{0.5 + 0.5*d[0], 0.5 + 0.5*d[1], 0.5 + 0.5*d[2]}.Scale(1 - level/8)
}

// probeTable reads the table of terms as the sampler does.
func probeTable() func(roughness, nov float64) geom.Color {
	var texels [termsSize][termsSize]geom.Color
	for y := range termsSize {
		for x := range termsSize {
			roughness, nov := (float64(y)+0.5)/termsSize, (float64(x)+0.5)/termsSize
			scale, bias := shade.EnvironmentTerms(roughness, nov, termsSamples)
			texels[y][x] = geom.Color{scale, bias, shade.SheenAlbedo(roughness, nov, termsSamples)}
		}
	}
	place := func(v float64) (int, int, float64) {
		v = v*termsSize - 0.5
		low := math.Floor(v)
		return max(int(low), 0), min(int(low)+1, termsSize-1), v - low
	}
	return func(roughness, nov float64) geom.Color {
		x0, x1, fx := place(nov)
		y0, y1, fy := place(roughness)
		return texels[y0][x0].Mix(texels[y0][x1], fx).Mix(texels[y1][x0].Mix(texels[y1][x1], fx), fy)
	}
}

func bindProbeMaps() error {
	cube, levels := emptyCube(probeEdge, probeEdge>>(probeLevels-1))
	gl.Enable(gl.TEXTURE_CUBE_MAP_SEAMLESS)
	for level := range levels {
		edge := probeEdge >> level
		for face := range 6 {
			var texels []float32
			for y := range edge {
				for x := range edge {
					u, v := (float64(x)+0.5)/float64(edge)*2-1, (float64(y)+0.5)/float64(edge)*2-1
					c := colorOf(probeCube(shade.CubeDirection(face, u, v), float64(level)))
					texels = append(texels, c[:]...)
				}
			}
			gl.TexSubImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X+uint32(face), int32(level), 0, 0, int32(edge), int32(edge), gl.RGB, gl.FLOAT, gl.Ptr(texels))
		}
	}
	heights := emptyTexture(gl.RG32F, gl.RG, gl.FLOAT, 1, 1, gl.LINEAR)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 1, 1, gl.RG, gl.FLOAT, gl.Ptr([]float32{probeHeight, probeSquare}))
	ramp := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, rampEdge, rampEdge, gl.LINEAR)
	for y := range rampEdge {
		for x := range rampEdge {
			c := colorOf(rampTexel(x, y))
			gl.TexSubImage2D(gl.TEXTURE_2D, 0, int32(x), int32(y), 1, 1, gl.RGB, gl.FLOAT, gl.Ptr(c[:]))
		}
	}
	table, err := termsTable(newPrograms())
	if err != nil {
		return err
	}
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, cube)
	bindTexture(unitAbove, gl.TEXTURE_2D, heights)
	bindTexture(unitTerms, gl.TEXTURE_2D, table)
	bindTexture(unitBehind, gl.TEXTURE_2D, ramp)
	return nil
}
