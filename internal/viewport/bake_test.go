package viewport

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// baked is the light of a key, with its sharpest and its roughest level read back.
func baked(t testing.TB, key skyKey, store *asset.Store, cache skyCache, see func(*light)) {
	t.Helper()
	onGL(t, func() error {
		programs := newPrograms()
		b := newBake(key, store, cache)
		b.keep = true
		if done, err := b.advance(programs, true); err != nil || !done {
			t.Errorf("baked: %v, %v", done, err)
			return err
		}
		see(&b.light)
		return checkErrors("baking")
	})
}

func clearSky() skyKey {
	return skyKey{kind: scene.ProceduralSky, azimuth: 1, altitude: 0.6, color: geom.Color{1, 1, 1}, sun: geom.Color{1, 0.9, 0.8}}
}

// TestBakedSkyAgreesWithItsGoTwin compares irradiance and mirrors with package shade.
func TestBakedSkyAgreesWithItsGoTwin(t *testing.T) {
	key := clearSky()
	gradient := key.gradient()
	want := shade.Project(gradient.Balanced)
	baked(t, key, nil, skyCache{}, func(l *light) {
		for _, n := range []geom.Vec3{{0, 0, 1}, {0, 0, -1}, {1, 0, 0}, {0, -1, 0}, {0.6, 0, 0.8}} {
			got, want := l.harmonics.Irradiance(n), want.Irradiance(n)
			for c := range 3 {
				if math.Abs(got[c]-want[c]) > 0.02*want[c] {
					t.Errorf("irradiance on %v is %v, the twin's %v", n, got, want)
					break
				}
			}
		}
		for _, level := range []int{0, 2, l.levels - 1} {
			edge := cubeSize >> level
			roughness := float64(level) / float64(l.levels-1)
			for face, texels := range readCube(l, level, edge) {
				x, y := edge/4, edge/2
				u, v := (float64(x)+0.5)/float64(edge)*2-1, (float64(y)+0.5)/float64(edge)*2-1
				want := mirrored(gradient.Balanced, shade.CubeDirection(face, u, v), roughness)
				got := texels[(y*edge+x)*3:]
				for c := range 3 {
					if math.Abs(float64(got[c])-want[c]) > 0.03*want[c] {
						t.Errorf("level %d, face %d mirrors %v, the twin %v", level, face, got[:3], want)
						break
					}
				}
			}
		}
	})
}

// mirrored integrates what a surface of a roughness mirrors of a sky, view and normal taken as equal.
func mirrored(sky func(geom.Vec3) geom.Color, direction geom.Vec3, roughness float64) geom.Color {
	if roughness == 0 {
		return sky(direction)
	}
	const samples = 2048
	x, y := shade.FrameAbout(direction)
	var sum geom.Color
	weights := 0.0
	for i := range samples {
		h := shade.SampleGGX((float64(i)+0.5)/samples, shade.RadicalInverse(uint32(i))+0.5/samples, roughness*roughness)
		if nol := 2*h[2]*h[2] - 1; nol > 0 {
			c := sky(x.Mul(2 * h[2] * h[0]).Add(y.Mul(2 * h[2] * h[1])).Add(direction.Mul(nol)))
			for k := range 3 {
				sum[k] += c[k] * nol
			}
			weights += nol
		}
	}
	return sum.Scale(1 / weights)
}

// splitSky is an image sky whose right half is red.
func splitSky(t testing.TB, store *asset.Store) skyKey {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			c := color.NRGBA{255, 0, 0, 255}
			if x < 32 {
				c = color.NRGBA{0, 0, 255, 255}
			}
			picture.SetNRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	id, err := store.PutTexture(&asset.Texture{Name: "split", MIME: pix.PNG, Width: 64, Height: 32, Data: out.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	return keyOf(&scene.Environment{Sky: scene.ImageSky, Image: id})
}

func TestImageSkyShinesFromItsSides(t *testing.T) {
	store := asset.NewStore()
	baked(t, splitSky(t, store), store, skyCache{}, func(l *light) {
		if left, right := l.harmonics.Irradiance(geom.Vec3{0, 1, 0}), l.harmonics.Irradiance(geom.Vec3{0, -1, 0}); left[2] < 0.9 || right[0] < 0.9 || left[0] > 0.1 || right[2] > 0.1 {
			t.Errorf("+Y, the left of the image, gets %v, −Y %v", left, right)
		}
		faces := readCube(l, 0, cubeSizeImage)
		middle := cubeSizeImage * (cubeSizeImage + 1) / 2 * 3
		if left, right := faces[2][middle:], faces[3][middle:]; left[2] != 1 || left[0] != 0 || right[0] != 1 {
			t.Errorf("a mirror shows %v and %v", left[:3], right[:3])
		}
	})
}

// TestCachedSkyGivesTheSamePicture also spoils the file in every way and takes the folder away.
func TestCachedSkyGivesTheSamePicture(t *testing.T) {
	snap, store := furnished(t)
	folder := filepath.Join(t.TempDir(), "deep", "sky")
	draw := func(folder string) []byte { return paintWith(t, snap, store, WithSkyCache(folder)) }
	plain := draw("")
	if !bytes.Equal(plain, draw(folder)) {
		t.Fatal("a sky that is kept differs from one that is not")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(names) != 1 {
		t.Fatalf("the cache holds %v, %v", names, err)
	}
	whole, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(plain, draw(folder)) {
		t.Error("the kept sky gives another picture")
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 0x40
	for name, damaged := range map[string][]byte{"empty": {}, "cut": whole[:len(whole)-2], "flipped": flipped, "long": append(bytes.Clone(whole), 0)} {
		if err := os.WriteFile(names[0], damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(plain, draw(folder)) {
			t.Errorf("a damaged file (%s) changes the picture", name)
		}
		if again, err := os.ReadFile(names[0]); err != nil || !bytes.Equal(again, whole) {
			t.Errorf("a damaged file (%s) is not replaced: %v", name, err)
		}
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(plain, draw(filepath.Join(blocked, "sky"))) {
		t.Error("a folder that cannot be made changes the picture")
	}
}

func paintWith(t testing.TB, snap *scene.Snapshot, store *asset.Store, options ...Option) []byte {
	t.Helper()
	painter, err := NewPainter(offscreen(t), store, options...)
	if err != nil {
		t.Fatal(err)
	}
	view, err := frame.ViewOf(snap, store, "auto", 160, 100)
	if err != nil {
		t.Fatal(err)
	}
	f := frame.NewPlanner(store).Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
	f.Want = frame.Passes{Color: true}
	picture, err := painter.Paint(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
	return picture.RGBA
}

func TestTheCacheStaysSmall(t *testing.T) {
	c := skyCache{folder: t.TempDir()}
	for _, name := range []string{"a.sky", "b.sky", "c.sky", "other.txt"} {
		if err := os.WriteFile(filepath.Join(c.folder, name), make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c.trim(150)
	left, err := filepath.Glob(filepath.Join(c.folder, "*"))
	if err != nil || len(left) != 2 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// TestAnImageSkyDoesNotStallTheScreen counts the draws until it is there; meanwhile there is a picture.
func TestAnImageSkyDoesNotStallTheScreen(t *testing.T) {
	snap, store := furnished(t)
	draft := snap.Edit()
	settings := draft.Settings()
	settings.Environment.Sky, settings.Environment.Image = scene.ImageSky, splitSky(t, store).image
	if err := draft.PutSettings(settings); err != nil {
		t.Fatal(err)
	}
	after, _ := draft.Seal()
	view, err := frame.ViewOf(after, store, "auto", 64, 40)
	if err != nil {
		t.Fatal(err)
	}
	f := frame.NewPlanner(store).Plan(after, view, frame.DraftStyle(frame.DefaultStyle()), frame.Overlay{})
	onGL(t, func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		draws := 0
		for first := true; first || r.sky.pending(); first = false {
			if _, err := r.Draw(f); err != nil {
				return err
			}
			if draws++; draws > 1e6 {
				t.Error("it never arrives")
				break
			}
		}
		if draws < 5 || r.sky.image == 0 || r.Problem() != nil {
			t.Errorf("after %d draws the sky is image %d: %v", draws, r.sky.image, r.Problem())
		}
		r.Close()
		return checkErrors("drawing")
	})
}

func BenchmarkBakeSky(b *testing.B) {
	store := asset.NewStore()
	for name, key := range map[string]skyKey{"procedural": clearSky(), "image": splitSky(b, store)} {
		b.Run(name, func(b *testing.B) {
			onGL(b, func() error {
				programs := newPrograms()
				for range b.N {
					bake := newBake(key, store, skyCache{})
					if _, err := bake.advance(programs, true); err != nil {
						return err
					}
					bake.close()
				}
				return checkErrors("baking")
			})
		})
	}
}

// readCube reads the faces of a level.
func readCube(l *light, level, edge int) [6][]float32 {
	var out [6][]float32
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, l.cube)
	for face := range out {
		out[face] = make([]float32, edge*edge*3)
		gl.GetTexImage(gl.TEXTURE_CUBE_MAP_POSITIVE_X+uint32(face), int32(level), gl.RGB, gl.FLOAT, gl.Ptr(out[face]))
	}
	return out
}
