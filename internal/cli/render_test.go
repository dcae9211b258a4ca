package cli

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

// cameraScript puts a calibrated camera into a scene.
func cameraScript(t *testing.T) string {
	t.Helper()
	text, err := action.Encode(action.AddCamera{Node: "eye", Name: "Eye", Transform: geom.At(geom.Vec3{0, 0, 1.5}, 0), Camera: scene.Camera{
		Projection: scene.Perspective, FovYRad: 0.8, Near: 0.05, Far: 100,
		Lens: &scene.Lens{Width: 64, Height: 48, FX: 50, FY: 51, CX: 30, CY: 25, Distortion: scene.Distortion{K1: -0.1, P2: 0.002}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestRenderWritesPassesAndTheirSheet(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t)+"\n"+cameraScript(t), "apply", room, "-")
	out := mustRun(t, "", "render", room, "-o", filepath.Join(dir, "x.png"), "--camera", "Eye", "--passes", "rgb,depth,instance,motion", "--previous-revision", "0", "--json")
	var result struct {
		Files         []string
		Width, Height int
	}
	if err := json.Unmarshal([]byte(out.out), &result); err != nil {
		t.Fatal(err)
	}
	if result.Width != 64 || result.Height != 48 {
		t.Errorf("a picture through a lens of 64×48 pixels has %d×%d", result.Width, result.Height)
	}
	var names []string
	for _, f := range result.Files {
		names = append(names, filepath.Base(f))
	}
	if want := []string{"x.png", "x.depth.exr", "x.instance.png", "x.motion.exr", "x.json"}; !slices.Equal(names, want) {
		t.Errorf("the files are %v and not %v", names, want)
	}
	text, err := os.ReadFile(filepath.Join(dir, "x.json"))
	if err != nil {
		t.Fatal(err)
	}
	var sheet struct {
		Camera struct {
			Intrinsics struct {
				FX, CX     float64
				Distortion map[string]float64
			}
			WorldFromCamera [4][4]float64 `json:"world_from_camera"`
			OpenCV          struct {
				CameraMatrix [3][3]float64 `json:"camera_matrix"`
				Dist         []float64     `json:"dist_coeffs"`
			}
		}
		Passes map[string]struct{ File, Unit string }
	}
	if err := json.Unmarshal(text, &sheet); err != nil {
		t.Fatal(err)
	}
	c := sheet.Camera
	if c.Intrinsics.FX != 50 || c.Intrinsics.CX != 30 || c.Intrinsics.Distortion["k1"] != -0.1 || c.OpenCV.CameraMatrix[0][2] != 29.5 || !slices.Equal(c.OpenCV.Dist, []float64{-0.1, 0, 0, 0.002, 0}) {
		t.Errorf("the sheet's camera is %+v", c)
	}
	if c.WorldFromCamera[2][3] != 1.5 || c.WorldFromCamera[3] != [4]float64{0, 0, 0, 1} {
		t.Errorf("the camera stands at %v", c.WorldFromCamera)
	}
	if len(sheet.Passes) != 4 || sheet.Passes["depth"].File != "x.depth.exr" || sheet.Passes["depth"].Unit != "m" {
		t.Errorf("the passes are %+v", sheet.Passes)
	}
}

func TestRenderRefusesWhatItDoesNotUnderstand(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t)+"\n"+cameraScript(t), "apply", room, "-")
	for flags, want := range map[string]string{
		"--passes rgb,depht": `no pass "depht"`, "--shading shiny": "shiny", "--camera nobody": "nobody", "--arrays tiff": "neither exr nor npy",
		"--intrinsics 1,2,3": "has 3 numbers", "--intrinsics 500,x,3,4": `"x" is no number`, "--intrinsics 0,500,3,4": "focal lengths",
		"--distortion 1,2": "has 2 numbers", "--distortion 1e9,0,0,0": "between", "--camera top --distortion 0.1,0,0,0": "perspective",
		"--panorama --intrinsics 500,500,320,240": "panorama has no lens", "--pose 1,2,3": "has 3 numbers", "--pose 1,2,3,1,2,3": "where it stands",
		"--pose 2,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1": "axes", "--passes motion": "two moments", "--previous-pose 0,0,0,1,0,0": "go with",
		"--size 0x5": "WIDTHxHEIGHT", "--passes motion --previous-camera nobody": "nobody",
	} {
		o := run(t, "", append([]string{"render", room, "-o", filepath.Join(dir, "x.png")}, strings.Fields(flags)...)...)
		if o.status != 2 || !strings.Contains(o.err, want) {
			t.Errorf("%s: status %d, %q; want 2 and %q", flags, o.status, o.err, want)
		}
	}
	if o := run(t, "", "render", room, "-o", filepath.Join(dir, "x.png"), "--passes", "motion", "--previous-revision", "99"); o.status != 1 || !strings.Contains(o.err, "no revision 99") {
		t.Errorf("status %d, %q", o.status, o.err)
	}
	if _, err := os.Stat(filepath.Join(dir, "x.png")); err == nil {
		t.Error("a refused command wrote a picture")
	}
}

func TestRenderOfMissingAssetsFails(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, "", "compose", "--prompt", "a study", "--steps", "2", "--out", room)
	mustRun(t, "", "render", room, "-o", filepath.Join(dir, "whole.png"), "--size", "32x24")
	project, _, err := journal.Load(room, journal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	needed := map[string]bool{}
	for n := range project.Document().Head().Snapshot.Nodes() {
		if n.Model == nil {
			continue
		}
		model, err := project.Store().Model(n.Model.Asset)
		if err != nil {
			t.Fatal(err)
		}
		needed[string(n.Model.Asset)] = true
		for _, part := range model.Parts {
			for _, s := range part.Surfaces {
				needed[string(s.Mesh)] = true
			}
		}
	}
	for m := range project.Document().Head().Snapshot.Materials() {
		for _, ref := range m.TextureRefs() {
			needed[string(ref.Texture)] = true
		}
	}
	if len(needed) < 3 {
		t.Fatalf("the scene needs %d assets", len(needed))
	}
	for id := range needed {
		blob := filepath.Join(room, "blobs", id[:2], id[2:])
		data, err := os.ReadFile(blob)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(blob); err != nil {
			t.Fatal(err)
		}
		picture := filepath.Join(dir, "holed.png")
		o := run(t, "", "render", room, "-o", picture, "--size", "32x24")
		if _, err := os.Stat(picture); o.status != 1 || err == nil || !strings.Contains(o.err, "missing") {
			t.Errorf("without %s: status %d, %q", id, o.status, o.err)
		}
		if err := os.WriteFile(blob, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(picture)
	}
}

func TestOracleCountsWhatIsWrong(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	// The flat painter shows nothing anywhere, and in a scene without surfaces that is right.
	var verdict struct {
		Samples, Judged, Mismatched int
		Rate                        float64 `json:"mismatch_rate"`
	}
	out := mustRun(t, "", "oracle", room, "--samples", "600", "--views", "3", "--size", "64x48", "--json").out
	if err := json.Unmarshal([]byte(out), &verdict); err != nil || verdict.Samples != 600 || verdict.Mismatched != 0 || verdict.Judged < 500 {
		t.Errorf("the verdict is %+v, %v", verdict, err)
	}
	mustRun(t, "", "compose", "--prompt", "a study", "--steps", "2", "--out", room+"2")
	o := run(t, "", "oracle", room+"2", "--samples", "600", "--size", "64x48")
	if o.status != 1 || !strings.Contains(o.err, "show another instance") {
		t.Errorf("pictures that show nothing of a study pass: status %d, %q", o.status, o.err)
	}
	if o := run(t, "", "oracle", room, "--views", "0"); o.status != 2 {
		t.Errorf("no views: status %d", o.status)
	}
}

func TestPosesAreReadInBothForms(t *testing.T) {
	eye, err := parsePose("1,2,3, 1,5,3")
	if err != nil {
		t.Fatal(err)
	}
	m := eye.Mat4()
	var words []string
	for row := range 4 {
		for column := range 4 {
			words = append(words, strings.TrimSpace(string(must(json.Marshal(m[column*4+row])))))
		}
	}
	again, err := parsePose(strings.Join(words, " "))
	if err != nil || !again.AlmostEqual(eye, 1e-9) {
		t.Errorf("%v is read again as %v, %v", eye, again, err)
	}
	if d := eye.Rotation.Rotate(geom.Vec3{0, 0, -1}); math.Abs(d[1]-1) > 1e-9 {
		t.Errorf("it looks along %v", d)
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}
