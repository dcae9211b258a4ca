package meshset_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/pix"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

func cube(name string, size float64, material *scene.Material) *rigid.Visual {
	return &rigid.Visual{Name: name, Key: name + "'s cube", Mesh: form.Box(size, size, size, 0).Mesh(), Pose: geom.IdentityTransform(), Scale: geom.One, Material: material}
}

func visual(t *testing.T, set *meshset.Set, v *rigid.Visual) (string, bool) {
	t.Helper()
	name, fresh, err := set.Visual(v)
	if err != nil {
		t.Fatal(err)
	}
	return name, fresh
}

func paths(files []bundle.File) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return strings.Join(out, " ")
}

// TestWhatIsEqualIsWrittenOnce asks for equal meshes under other keys and numbers, and for others of the same name.
func TestWhatIsEqualIsWrittenOnce(t *testing.T) {
	plain := scene.NewMaterial("plain", "plain", geom.Color{0.5, 0.5, 0.5})
	red := scene.NewMaterial("red", "plain", geom.Color{1, 0, 0})
	for _, library := range []bool{false, true} {
		set := meshset.New(asset.NewStore(), meshset.Options{Library: library})
		first, fresh := visual(t, set, cube("cube_1", 1, &plain))
		if !fresh || !strings.HasPrefix(first, "cube_") {
			t.Errorf("the first is %q, fresh %t", first, fresh)
		}
		if again, fresh := visual(t, set, cube("cube_2", 1, &plain)); again != first || fresh {
			t.Errorf("an equal mesh is written again as %q", again)
		}
		other, fresh := visual(t, set, cube("cube_1b", 2, &plain))
		if other == first || !fresh {
			t.Error("a larger cube is the same file")
		}
		if painted, _ := visual(t, set, cube("cube_1", 1, &red)); (painted != first) != library {
			t.Errorf("library %t: the red cube is %q, the grey one %q", library, painted, first)
		}
		if got, want := len(set.Files()), map[bool]int{false: 2, true: 6}[library]; got != want {
			t.Errorf("library %t: %d files: %s", library, got, paths(set.Files()))
		}
	}
}

func TestLibrariesSayHowAMaterialLooks(t *testing.T) {
	store := asset.NewStore()
	picture := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	picture.SetNRGBA(0, 0, color.NRGBA{255, 0, 0, 255})
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		t.Fatal(err)
	}
	var ids []asset.ID
	for _, name := range []string{"木.png", "oak.png"} {
		id, err := store.PutTexture(&asset.Texture{Name: name, MIME: pix.PNG, Width: 2, Height: 2, Data: data.Bytes()})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	glass := scene.NewMaterial("glass", "Glass 1", geom.Color{1, 1, 1})
	glass.BaseColorTexture, glass.AlphaMode, glass.Opacity = scene.NewTextureRef(ids[0]), scene.Blend, 0.25
	set := meshset.New(store, meshset.Options{Library: true})
	name, _ := visual(t, set, cube("pane", 1, &glass))
	first, _, err := set.Picture(ids[0])
	second, fresh, failed := set.Picture(ids[1])
	if err != nil || failed != nil || second != first || fresh {
		t.Errorf("two pictures of equal bytes are %q and %q (%v, %v)", first, second, err, failed)
	}
	files := set.Files()
	if len(files) != 3 || files[0].Path != "meshes/"+name+".obj" || files[2].Path != first {
		t.Fatalf("files: %s", paths(files))
	}
	if !bytes.Contains(files[0].Data, []byte("mtllib "+name+".mtl\n")) || !bytes.Contains(files[0].Data, []byte("usemtl Glass_1\n")) {
		t.Error("the mesh does not name its material")
	}
	for _, line := range []string{"newmtl Glass_1\n", "Kd 1 1 1\n", "d 0.25\n", "map_Kd ../" + first + "\n"} {
		if !strings.Contains(string(files[1].Data), line) {
			t.Errorf("the library lacks %q:\n%s", line, files[1].Data)
		}
	}
	if _, _, err := set.Picture("gone"); err == nil {
		t.Error("a picture that is not in the store is written")
	}
}

// TestFlatThingsGetABack holds a sheet against the rule that every mesh spans a volume.
func TestFlatThingsGetABack(t *testing.T) {
	plain := scene.NewMaterial("plain", "plain", geom.Color{0.5, 0.5, 0.5})
	sheet := &rigid.Visual{Name: "sheet", Key: "sheet", Scale: geom.One, Material: &plain, Mesh: &asset.Mesh{
		Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}, Normals: [][3]float32{{0, 0, 1}, {0, 0, 1}, {0, 0, 1}, {0, 0, 1}}, Indices: []uint32{0, 1, 2, 0, 2, 3}}}
	for solid, want := range map[bool]int{false: 2, true: 4} {
		set := meshset.New(asset.NewStore(), meshset.Options{Solid: solid})
		visual(t, set, sheet)
		if got := strings.Count(string(set.Files()[0].Data), "\nf "); got != want {
			t.Errorf("solid %t: %d faces, want %d", solid, got, want)
		}
	}
}

func TestOpacity(t *testing.T) {
	for want, change := range map[float64]func(*scene.Material){
		1:    func(m *scene.Material) { m.Opacity = 0.3 }, // opaque, whatever its alpha
		0.3:  func(m *scene.Material) { m.Opacity, m.AlphaMode = 0.3, scene.Blend },
		0.02: func(m *scene.Material) { m.Opacity, m.AlphaMode = 0, scene.Blend },
		0.2:  func(m *scene.Material) { m.Transmission = &scene.Transmission{Factor: 1} },
	} {
		m := scene.NewMaterial("m", "m", geom.Color{1, 1, 1})
		change(&m)
		if got := meshset.Opacity(&m); math.Abs(got-want) > 1e-9 {
			t.Errorf("%g, want %g", got, want)
		}
	}
	if got := meshset.Shown(geom.Color{0, 0.21404, 7}); got != "0 0.5 1" {
		t.Errorf("shown as %s", got)
	}
}
