package gltfio_test

import (
	"image"
	"math"
	"os"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/pix"
)

// corner is a vertex of a triangle in the world.
type corner struct {
	position, normal geom.Vec3
	uv               [2]float64
	color            [4]float32
}

// facesOf lists the triangles of an imported file in the world, whatever parts they are in.
func facesOf(t testing.TB, l loaded) [][3]corner {
	t.Helper()
	model := l.model(t)
	var out [][3]corner
	for i, place := range model.PartTransforms(nil) {
		matrix := place.Mat4()
		normals := matrix.Mat3().Inv().Transpose()
		for _, s := range model.Parts[i].Surfaces {
			m := must[*asset.Mesh](t)(l.store.Mesh(s.Mesh))
			for f := 0; f < len(m.Indices); f += 3 {
				var face [3]corner
				for k := range face {
					at := m.Indices[f+k]
					p, n := m.Positions[at], m.Normals[at]
					face[k].position = geom.TransformPoint(matrix, geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}).Sub(l.found.Offset)
					face[k].normal = normals.Mul3x1(geom.Vec3{float64(n[0]), float64(n[1]), float64(n[2])}).Normalize()
					face[k].uv = [2]float64{float64(m.UV0[at][0]), float64(m.UV0[at][1])}
					if len(m.Colors) > 0 {
						face[k].color = m.Colors[at]
					}
				}
				out = append(out, face)
			}
		}
	}
	return out
}

// tolerances say how far a compressed file may stand from the plain one.
type tolerances struct {
	position float64 // metres
	normal   float64 // radians
	uv       float64
	color    float64
}

// gap is the largest excess of a corner of a over the tolerances against b, 0 when it keeps them.
func (tol tolerances) gap(a, b corner) float64 {
	worst := a.position.Sub(b.position).Len() / tol.position
	if worst > 1 {
		return worst
	}
	worst = max(worst, math.Acos(min(1, a.normal.Dot(b.normal)))/tol.normal)
	for k := range a.uv {
		worst = max(worst, math.Abs(a.uv[k]-b.uv[k])/tol.uv)
	}
	for k := range a.color {
		worst = max(worst, math.Abs(float64(a.color[k]-b.color[k]))/tol.color)
	}
	return worst
}

func (tol tolerances) faceGap(a, b [3]corner) float64 {
	best := math.Inf(1)
	for turn := range 3 {
		worst := 0.0
		for k := range 3 {
			worst = max(worst, tol.gap(a[k], b[(k+turn)%3]))
		}
		best = min(best, worst)
	}
	return best
}

// expectSameFaces demands that every triangle of want is found once in got, in the same winding, within the tolerances.
func expectSameFaces(t *testing.T, got, want [][3]corner, tol tolerances) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d triangles, want %d", len(got), len(want))
	}
	taken := make([]bool, len(got))
	for i, face := range want {
		best, at := math.Inf(1), -1
		for k, other := range got {
			if gap := tol.faceGap(face, other); !taken[k] && gap < best {
				best, at = gap, k
			}
		}
		if best > 1 {
			t.Fatalf("triangle %d is not there: the nearest one differs %.3g times as much as it may", i, best)
		}
		taken[at] = true
	}
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	return must[[]byte](t)(os.ReadFile("testdata/compressed/" + name))
}

// TestCompressedMeshesAreThePlainOne compares files that others compressed (scripts/fixtures) with their original. The vases are 0.6 m
// across, so a position of 14 bits is within 0.6/2¹⁴/2·√3 metres; normals have 8 or 10 bits an octahedral axis.
func TestCompressedMeshesAreThePlainOne(t *testing.T) {
	want := facesOf(t, load(t, fixture(t, "plain.glb"), gltfio.Options{}))
	exact := tolerances{position: 1e-6, normal: 1e-3, uv: 1e-6, color: 1e-6}
	lossy := tolerances{position: 4e-5, normal: 0.02, uv: 2e-4, color: 1e-6}
	cases := []struct {
		name string
		tol  tolerances
	}{
		{"meshopt-exact.glb", exact},
		{"meshopt-medium.glb", lossy},
		{"meshopt-high.glb", lossy},
		{"meshopt-khr.glb", lossy},
		{"draco-edgebreaker.glb", lossy},
		{"draco-sequential.glb", lossy},
	}
	var exports [][]bundle.File
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := load(t, fixture(t, c.name), gltfio.Options{})
			expectSameFaces(t, facesOf(t, l), want, c.tol)
			name := strings.TrimSuffix(c.name, ".glb")
			exports = append(exports, must[gltfio.Result](t)(gltfio.Write(l.snap, l.store, gltfio.WriteOptions{Name: name})).Files)
		})
	}
	judge(t, exports...)
}

// TestKTXTextures reads textures as KHR_texture_basisu gives them and writes them so that readers without it see a PNG.
func TestKTXTextures(t *testing.T) {
	for name, least := range map[string]float64{"ktx-etc1s.glb": 25, "ktx-uastc.glb": 38} {
		t.Run(name, func(t *testing.T) {
			l := load(t, fixture(t, name), gltfio.Options{})
			ref := l.material(t).BaseColorTexture
			if ref == nil {
				t.Fatalf("the texture is gone: %v", l.found.Report)
			}
			texture := must[*asset.Texture](t)(l.store.Texture(ref.Texture))
			picture := must[*image.NRGBA](t)(pix.Decode(texture.Data, pix.DefaultLimits()))
			want := must[*image.NRGBA](t)(pix.Decode(fixture(t, "dots.png"), pix.DefaultLimits()))
			if psnr := psnrOf(t, picture, want); psnr < least {
				t.Errorf("the texture is %.1f dB from its original, want %.0f", psnr, least)
			}
			written := must[gltfio.Result](t)(gltfio.Write(l.snap, l.store, gltfio.WriteOptions{Format: gltfio.GLB}))
			judge(t, written.Files)
		})
	}
}

// psnrOf is the peak signal-to-noise ratio of two pictures in decibels, over red, green and blue.
func psnrOf(t *testing.T, a, b *image.NRGBA) float64 {
	t.Helper()
	if a.Rect != b.Rect {
		t.Fatalf("the picture is %v, want %v", a.Rect, b.Rect)
	}
	sum, n := 0.0, 0
	for i := range a.Pix {
		if i%4 != 3 {
			d := float64(a.Pix[i]) - float64(b.Pix[i])
			sum, n = sum+d*d, n+1
		}
	}
	return 10 * math.Log10(255*255*float64(n)/max(sum, 1e-9))
}
