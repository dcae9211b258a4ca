package intake

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// write puts files into a fresh folder and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func take(t *testing.T, file string, options Options) (*gltfio.Import, *scene.Snapshot, *asset.Store) {
	t.Helper()
	options.Store = asset.NewStore()
	found, err := Read(context.Background(), file, options)
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("test"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return found, snap, options.Store
}

func picture(t *testing.T) string {
	t.Helper()
	p := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	p.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// box is 1 × 2 × 3 units: wide, high and deep, Y up.
const box = `mtllib my box.mtl
v 0 0 0
v 1 0 0
v 1 2 0
v 0 2 0
v 0 0 3
v 1 0 3
v 1 2 3
v 0 2 3
usemtl wood
f 1 4 3 2
f 5 6 7 8
f 1 2 6 5
f 4 8 7 3
usemtl gone
f 1 5 8 4
f 2 3 7 6
`

func sizeIs(t *testing.T, found *gltfio.Import, want geom.Vec3) {
	t.Helper()
	if size := found.Bounds.Size(); size.Sub(want).Len() > 1e-6*want.Len() {
		t.Errorf("it is %v m large, not %v", size, want)
	}
	if math.Abs(found.Bounds.Min[2]) > 1e-5 {
		t.Errorf("it stands at %g m", found.Bounds.Min[2])
	}
}

func TestOBJWithItsMaterials(t *testing.T) {
	dir := write(t, map[string]string{"box.obj": box, "my box.mtl": "newmtl wood\nKd 0.5 0.5 0.5\nmap_Kd textures\\oak.png\nmap_Ke lost.png\n", "textures/oak.png": picture(t)})
	found, snap, store := take(t, filepath.Join(dir, "box.obj"), Options{})
	sizeIs(t, found, geom.Vec3{1, 3, 2})
	node, _ := snap.Node(found.Roots[0])
	if len(node.Model.Materials) != 2 {
		t.Fatalf("it wears %v", node.Model.Materials)
	}
	wood, _ := snap.Material(node.Model.Materials[0])
	if wood.Name != "wood" || wood.BaseColorTexture == nil || math.Abs(wood.BaseColor[0]-0.2140) > 1e-3 {
		t.Errorf("the material is %+v", wood)
	}
	text := reportOf(found)
	for _, want := range []string{"lost.png", "gone"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not name %s:\n%s", want, text)
		}
	}
	model, _ := store.Model(node.Model.Asset)
	if len(model.Parts[0].Colliders) == 0 {
		t.Error("it has no colliders")
	}
}

func reportOf(found *gltfio.Import) string {
	var b strings.Builder
	for _, f := range found.Report.Findings {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

func TestUnitAndUpwardAxis(t *testing.T) {
	dir := write(t, map[string]string{"box.obj": box})
	file := filepath.Join(dir, "box.obj")
	for up, want := range map[string]geom.Vec3{"y": {1, 3, 2}, "z": {1, 2, 3}, "x": {2, 3, 1}} {
		found, _, _ := take(t, file, Options{UnitM: 0.01, Up: axis(up)})
		sizeIs(t, found, want.Mul(0.01))
	}
	for name, options := range map[string]Options{"axis": {Up: "w"}, "unit": {UnitM: math.NaN()}, "negative": {UnitM: -1}} {
		options.Store = asset.NewStore()
		if _, err := Read(context.Background(), file, options); err == nil {
			t.Errorf("a wrong %s was taken", name)
		}
	}
	for text, want := range map[string]float64{"mm": 0.001, "IN": 0.0254, "0.5": 0.5, "": 0} {
		if got, err := Unit(text); err != nil || got != want {
			t.Errorf("%q is %g, %v", text, got, err)
		}
	}
	if _, err := Unit("parsec"); err == nil {
		t.Error("a parsec was taken")
	}
}

func axis(text string) assembly.Axis { return assembly.Axis(text) }

func TestSTLInMillimetres(t *testing.T) {
	facet := "facet normal 0 0 0\nouter loop\nvertex %A\nvertex %B\nvertex %C\nendloop\nendfacet\n"
	text := "solid part\n"
	for _, f := range [][3]string{{"0 0 0", "0 90 0", "120 0 0"}, {"0 0 0", "120 0 0", "0 0 60"}, {"0 0 0", "0 0 60", "0 90 0"}, {"120 0 0", "0 90 0", "0 0 60"}} {
		text += strings.NewReplacer("%A", f[0], "%B", f[1], "%C", f[2]).Replace(facet)
	}
	dir := write(t, map[string]string{"part.STL": text + "endsolid\n"})
	found, _, _ := take(t, filepath.Join(dir, "part.STL"), Options{})
	sizeIs(t, found, geom.Vec3{0.12, 0.09, 0.06})
	if !strings.Contains(reportOf(found), "millimetres") {
		t.Error("the guess is not in the report")
	}
	found, _, _ = take(t, filepath.Join(dir, "part.STL"), Options{UnitM: 0.0254})
	sizeIs(t, found, geom.Vec3{120, 90, 60}.Mul(0.0254))
}

func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	dir := write(t, map[string]string{"secret.png": picture(t), "in/box.obj": strings.Replace(box, "my box.mtl", "box.mtl", 1), "in/box.mtl": "newmtl wood\nmap_Kd ../secret.png\n"})
	found, snap, _ := take(t, filepath.Join(dir, "in", "box.obj"), Options{})
	node, _ := snap.Node(found.Roots[0])
	if wood, _ := snap.Material(node.Model.Materials[0]); wood.BaseColorTexture != nil {
		t.Error("a picture outside the folder was read")
	}
	if !strings.Contains(reportOf(found), "leaves the folder") {
		t.Errorf("the report does not say so:\n%s", reportOf(found))
	}
}

// TestAnErrorTellsWhatWasLeftOut names the cause where nothing of a file is left to import.
func TestAnErrorTellsWhatWasLeftOut(t *testing.T) {
	mesh := func(points, corners string) string {
		return "#usda 1.0\ndef Mesh \"Wing\" {\n int[] faceVertexCounts = [3]\n int[] faceVertexIndices = [" + corners + "]\n point3f[] points = [" + points + "]\n}\n"
	}
	robot := func(file string) string {
		return `<robot name="r"><link name="a"><visual><geometry><mesh filename="` + file + `"/></geometry></visual></link></robot>`
	}
	dir := write(t, map[string]string{
		"far.usda": mesh("(0,0,0), (1,0,0), (0,1,0)", "0, 1, 99"), "odd.usda": mesh("(nan,0,0), (1,0,0), (0,1,0)", "0, 1, 2"),
		"gone.urdf": robot("nowhere.stl"), "up.urdf": robot("../../secret.stl"),
		"gone.xml": `<mujoco><asset><mesh name="m" file="nowhere.stl"/></asset><worldbody><body><geom type="mesh" mesh="m"/></body></worldbody></mujoco>`,
	})
	for name, want := range map[string]string{"far.usda": "points at the point 99 of 3", "odd.usda": "not finite", "gone.urdf": "nowhere.stl", "up.urdf": "secret.stl", "gone.xml": "nowhere.stl"} {
		_, err := Read(t.Context(), filepath.Join(dir, name), Options{Options: gltfio.Options{Store: asset.NewStore()}})
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
