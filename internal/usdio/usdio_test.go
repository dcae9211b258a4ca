package usdio_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/golden"
	"scenograph/internal/scene"
	"scenograph/internal/usdio"
)

func write(t testing.TB, snap *scene.Snapshot, store *asset.Store, o usdio.Options) usdio.Result {
	t.Helper()
	r, err := usdio.Write(snap, store, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, r usdio.Result) *layer {
	t.Helper()
	return readLayer(t, string(r.Files[0].Data))
}

func TestGolden(t *testing.T) {
	snap, store := small(t)
	r := write(t, snap, store, usdio.Options{Name: "small"})
	golden.Text(t, "testdata/small.usda", string(r.Files[0].Data))
	if len(r.Files) != 2 || r.Files[0].Path != "small.usda" || !strings.HasPrefix(r.Files[1].Path, "textures/") {
		t.Errorf("files: %d, first %s", len(r.Files), r.Files[0].Path)
	}
}

func TestTheSameBytesTwice(t *testing.T) {
	for _, format := range []usdio.Format{usdio.USDA, usdio.USDZ} {
		snap, store := furnished(t)
		first := write(t, snap, store, usdio.Options{Format: format})
		snap, store = furnished(t)
		second := write(t, snap, store, usdio.Options{Format: format})
		for i := range first.Files {
			if first.Files[i].Path != second.Files[i].Path || !bytes.Equal(first.Files[i].Data, second.Files[i].Data) {
				t.Errorf("%s differs from run to run", first.Files[i].Path)
			}
		}
	}
}

var target = regexp.MustCompile(`^<(.*)>$`)

// TestEveryTargetExists follows bindings, connections, references and joint bodies.
func TestEveryTargetExists(t *testing.T) {
	snap, store := furnished(t)
	for _, flat := range []bool{false, true} {
		l := read(t, write(t, snap, store, usdio.Options{Flat: flat}))
		for _, p := range l.prims {
			for name, value := range p.properties {
				m := target.FindStringSubmatch(value)
				if m == nil {
					continue
				}
				path, property, _ := strings.Cut(m[1], ".")
				to := l.byPath[path]
				if to == nil {
					t.Errorf("%s.%s points to %s, which is not there", p.path, name, path)
				} else if _, ok := to.properties[property]; property != "" && !ok {
					t.Errorf("%s.%s points to %s, which has no %s", p.path, name, path, property)
				}
			}
		}
	}
}

// TestPrototypesAreClosed holds instances to what OpenUSD demands: nothing in a prototype points out of it.
func TestPrototypesAreClosed(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	const prototype = "/Test_scene/Prototypes/chair"
	if l.byPath[prototype] == nil {
		t.Fatal("the shared chair has no prototype")
	}
	inside := 0
	for _, p := range l.prims {
		if !strings.HasPrefix(p.path, prototype+"/") {
			continue
		}
		inside++
		for name, value := range p.properties {
			if m := target.FindStringSubmatch(value); m != nil && !strings.HasPrefix(m[1], prototype+"/") {
				t.Errorf("%s.%s points out of the prototype to %s", p.path, name, m[1])
			}
		}
	}
	if inside < 4 {
		t.Errorf("the prototype has %d prims", inside)
	}
}

// hostile are names that break careless writers.
func hostile() []string {
	return []string{"", " ", "Chair", "chair", "Chair", "Chair_2", "2nd", "日本語", "日本", "a\"b", "a\\", "new\nline", "{", "}", "(", "#usda", "</x>", "@a@",
		"Materials", "Prototypes", "Sky", "%s##", "a.b:c", strings.Repeat("x", 200), strings.Repeat("x", 201), "tab\there", "é", "\U0001F6CB sofa", "def Xform \"x\"\n{\n}"}
}

// TestNames throws hostile names at the writer; the reader checks that identifiers are valid and unique.
func TestNames(t *testing.T) {
	s := newStage(t)
	for i, name := range hostile() {
		s.node(scene.Node{ID: scene.NodeID(fmt.Sprintf("n%03d", i)), Name: name, Semantics: &scene.Semantics{Category: name, Author: name}})
	}
	l := read(t, write(t, s.seal(), s.store, usdio.Options{}))
	if got := l.count("Xform"); got != len(hostile())+1 {
		t.Errorf("%d prims for %d nodes", got, len(hostile()))
	}
}

// TestDisplayNamesHoldTheOriginal writes the things of a room under names that USD allows, and keeps those that people gave them.
func TestDisplayNamesHoldTheOriginal(t *testing.T) {
	s := newStage(t)
	names := []string{"桌子", "Τραπέζι", "طاولة", "Küchentisch", "Lamp"}
	for i, name := range names {
		s.node(scene.Node{ID: scene.NodeID(fmt.Sprintf("n%03d", i)), Name: name})
	}
	r := write(t, s.seal(), s.store, usdio.Options{Name: "书房 é"})
	if r.Files[0].Path != "书房 é.usda" {
		t.Errorf("the file is called %q", r.Files[0].Path)
	}
	l := read(t, r)
	for i, id := range []string{"Node", "Node_2", "Node_3", "K_chentisch", "Lamp"} {
		if l.byPath["/Test_scene/"+id] == nil {
			t.Errorf("%s has no prim %s", names[i], id)
		}
		if said := strings.Contains(string(r.Files[0].Data), `displayName = "`+names[i]+`"`); said != (names[i] != id) {
			t.Errorf("%s: is its name displayed? %t", names[i], said)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Sofa", "sofa\"\\\n")
	f.Add("\xff\x00", "日本")
	f.Fuzz(func(t *testing.T, a, b string) {
		s := newStage(t)
		if s.draft.PutNode(scene.Node{ID: "a", Name: a, Transform: geom.IdentityTransform()}) != nil ||
			s.draft.PutNode(scene.Node{ID: "b", Name: b, Transform: geom.IdentityTransform()}) != nil {
			return
		}
		if l := read(t, write(t, s.seal(), s.store, usdio.Options{Name: a})); l.count("Xform") != 3 {
			t.Errorf("%d prims", l.count("Xform"))
		}
	})
}

func TestLights(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	for _, c := range []struct{ path, kind, property, want string }{
		{"point", "SphereLight", "inputs:intensity", "240"}, // 60 cd: normalised L = 240 / (4πr²), and L·πr² = 60
		{"point", "SphereLight", "inputs:normalize", "1"},
		{"spot", "SphereLight", "inputs:intensity", "800"},
		{"spot", "SphereLight", "inputs:shaping:cone:angle", "34.37747"},
		{"spot", "SphereLight", "inputs:shaping:cone:softness", "0.5"},
		{"area", "RectLight", "inputs:intensity", "900"},
		{"area", "RectLight", "inputs:normalize", "0"},
		{"directional", "DistantLight", "inputs:intensity", "400"},
		{"directional", "DistantLight", "inputs:normalize", "1"},
		{"Sun", "DistantLight", "inputs:intensity", "700"},
		// 24 mm of film in height: 400 px of 480 are 20 mm of focal length, 640 px of 500 px 25.6 mm of film in width.
		{"Calibrated", "Camera", "focalLength", "0.2"},
		{"Calibrated", "Camera", "horizontalAperture", "0.256"},
		{"Calibrated", "Camera", "horizontalApertureOffset", "0.008"}, // 20 px to the left: the film lies to the right
		{"Calibrated", "Camera", "verticalApertureOffset", "0.01"},    // 20 px down: the film lies higher
		{"berblick", "Camera", "verticalAperture", "40"},              // 4 m in tenths of a metre
		{"berblick", "Camera", "exposure", "-6.643856"},               // 100 nits are drawn as 1
	} {
		p := l.byPath["/Test_scene/"+c.path]
		if p == nil || p.kind != c.kind || p.properties[c.property] != c.want {
			t.Errorf("%s: %+v, want %s with %s = %s", c.path, p, c.kind, c.property, c.want)
		}
	}
}

func TestMaterialOfEveryChannel(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	const rich = "/Test_scene/Materials/Rich/"
	for _, c := range [][3]string{
		{"Surface", "inputs:diffuseColor.connect", "<" + rich + "BaseColor.outputs:rgb>"},
		{"Surface", "inputs:opacity.connect", "<" + rich + "BaseColor.outputs:a>"},
		{"Surface", "inputs:opacityThreshold", "0.5"},
		{"Surface", "inputs:roughness.connect", "<" + rich + "MetallicRoughness.outputs:g>"},
		{"Surface", "inputs:metallic.connect", "<" + rich + "MetallicRoughness.outputs:b>"},
		{"Surface", "inputs:occlusion.connect", "<" + rich + "Occlusion.outputs:r>"},
		{"Surface", "inputs:emissiveColor.connect", "<" + rich + "Emission.outputs:rgb>"},
		{"Surface", "inputs:normal.connect", "<" + rich + "Normal.outputs:rgb>"},
		{"Normal", "inputs:scale", "(2, 2, 2, 1)"},
		{"Normal", "inputs:bias", "(-1, -1, -1, 0)"},
		{"Normal", "inputs:sourceColorSpace", `"raw"`},
		{"BaseColor", "inputs:sourceColorSpace", `"sRGB"`},
		{"BaseColor", "inputs:scale", "(0.9, 0.8, 0.7, 1)"},
		{"Emission", "inputs:scale", "(50, 50, 50, 1)"},
		{"NormalTransform", "inputs:rotation", "28.64789"},
	} {
		p := l.byPath[rich+c[0]]
		if p == nil || p.properties[c[1]] != c[2] {
			t.Errorf("%s %s is not %s: %+v", c[0], c[1], c[2], p)
		}
	}
}

func TestMirroredNodeKeepsItsScale(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	// UsdGeom turns the winding of a mesh under a mirroring transform by itself, as glTF does.
	if got := l.byPath["/Test_scene/Chair_mirrored"].properties["xformOp:scale"]; got != "(-1, 1, 1)" {
		t.Errorf("scale %s", got)
	}
}

func TestMissingThingsAreErrors(t *testing.T) {
	s := newStage(t)
	s.node(scene.Node{ID: "a", Name: "Broken", Model: &scene.ModelRef{Asset: s.model("box", form.Box(1, 1, 1, 0)), Materials: []scene.MaterialID{s.material(scene.NewMaterial("m", "M", geom.Color{}))}}})
	snap := s.seal()
	if _, err := usdio.Write(snap, asset.NewStore(), usdio.Options{}); err == nil || !strings.Contains(err.Error(), "Broken") {
		t.Errorf("missing model: %v", err)
	}
	if _, err := usdio.Write(snap, s.store, usdio.Options{Format: "obj"}); err == nil {
		t.Error("an unknown format was written")
	}
}

func BenchmarkRoomOf80(b *testing.B) {
	s := newStage(b)
	red := s.material(scene.NewMaterial("red", "Red", geom.Color{1, 0, 0}))
	for i := range 80 {
		shape := form.Join(form.Cushion(0.5, 0.5, 0.2, 0.05, 0.02, 8), form.Cylinder(0.02*float64(1+i%20), 0.4, 0.004, 24))
		s.node(scene.Node{ID: scene.NodeID(fmt.Sprint(i)), Name: "Thing", Model: &scene.ModelRef{Asset: s.model("thing", shape), Materials: []scene.MaterialID{red}},
			Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 1}})
	}
	snap := s.seal()
	size := 0
	for b.Loop() {
		r := write(b, snap, s.store, usdio.Options{Format: usdio.USDZ})
		size = len(r.Files[0].Data)
	}
	b.ReportMetric(float64(size)/1e6, "MB")
}
