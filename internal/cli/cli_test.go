package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// flatPainter paints every pixel grey, of the first node, 2 m away: the commands are tested without OpenGL.
type flatPainter struct{}

func (flatPainter) Paint(f *frame.Frame) (*frame.Picture, error) {
	p := &frame.Picture{Width: f.View.Width, Height: f.View.Height, RGBA: make([]byte, 4*f.View.Width*f.View.Height)}
	for i := range p.RGBA {
		p.RGBA[i] = 200
	}
	n := f.View.Width * f.View.Height
	p.IDs, p.Parts, p.Normals, p.Slopes = make([]uint32, n), make([]uint32, n), make([]uint32, n), make([]uint32, n)
	p.Albedo, p.Depth = slices.Clone(p.RGBA), make([]float32, n)
	for i := range n {
		p.Depth[i] = 2
	}
	return p, nil
}

type outcome struct {
	status      int
	out, err    string
	windowPaths []string
}

func run(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	var o outcome
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	host := Host{
		Version: "test", In: strings.NewReader(stdin), Out: &out, Err: &errs,
		Clock:      func() time.Time { now = now.Add(time.Second); return now },
		OpenWindow: func(path string) error { o.windowPaths = append(o.windowPaths, path); return nil },
		NewPainter: func(*asset.Store) (frame.Painter, func(), error) { return flatPainter{}, func() {}, nil },
		GL:         func() (GLInfo, error) { return GLInfo{Version: "4.1", Renderer: "test"}, nil },
	}
	o.status = Run(context.Background(), New(host), args)
	o.out, o.err = out.String(), errs.String()
	return o
}

func mustRun(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	o := run(t, stdin, args...)
	if o.status != 0 {
		t.Fatalf("scenograph %s: status %d\n%s", strings.Join(args, " "), o.status, o.err)
	}
	return o
}

// script is a JSON Lines file of actions that put a lamp and two groups into a scene.
func script(t *testing.T) string {
	t.Helper()
	var lines []string
	for _, a := range []action.Action{
		action.AddNode{Node: scene.Node{ID: "corner", Name: "Corner", Transform: geom.IdentityTransform()}},
		action.AddLight{Node: "lamp", Name: "Lamp", Parent: "corner", Transform: geom.At(geom.Vec3{0, 0, 2}, 0),
			Light: scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}},
	} {
		text, err := action.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(text))
	}
	return strings.Join(lines, "\n")
}

func TestApplyInfoDiffReplay(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	var info sceneInfo
	if err := json.Unmarshal([]byte(mustRun(t, "", "info", room, "--json").out), &info); err != nil {
		t.Fatal(err)
	}
	if info.Nodes != 2 || info.Lights != 1 || info.Revision != 1 {
		t.Errorf("info tells %+v", info)
	}
	other := filepath.Join(t.TempDir(), "other.scene")
	mustRun(t, script(t), "apply", other, "-")
	if got := mustRun(t, "", "diff", room, other).out; strings.TrimSpace(got) != "the scenes are equal" && !strings.Contains(got, "settings") {
		t.Errorf("two equal scenes differ: %s", got)
	}
	mustRun(t, `{"action":"rename_node","node":"lamp","name":"Sun lamp"}`, "apply", other, "-")
	if got := mustRun(t, "", "diff", room, other).out; !strings.Contains(got, "~ lamp  Sun lamp (name)") {
		t.Errorf("the renamed lamp is not in the diff: %s", got)
	}
	if got := mustRun(t, "", "replay", other, "--verify", "--json").out; !strings.Contains(got, `"verified": true`) {
		t.Errorf("replay says %s", got)
	}
	if got := mustRun(t, "", "replay", other).out; !strings.Contains(got, "Apply -") {
		t.Errorf("the history lacks the script: %s", got)
	}
}

func TestApplyIsAllOrNothing(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	o := run(t, `{"action":"rename_node","node":"lamp","name":"x"}`+"\n"+`{"action":"rename_node","node":"ghost","name":"y"}`, "apply", room, "-")
	if o.status != 1 || !strings.Contains(o.err, `action 2 (rename_node "ghost")`) || strings.Count(strings.TrimSpace(o.err), "\n") != 0 {
		t.Errorf("status %d, stderr %q", o.status, o.err)
	}
	if got := mustRun(t, "", "info", room, "--json").out; !strings.Contains(got, `"revision": 1`) {
		t.Errorf("something was applied: %s", got)
	}
}

func TestRenderWritesAPicture(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	for _, flag := range []string{"-o", "--out"} {
		picture := filepath.Join(dir, "room"+flag+".png")
		mustRun(t, "", "render", room, flag, picture, "--size", "64x48", "--camera", "top")
		file, err := os.Open(picture)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := png.DecodeConfig(file)
		file.Close()
		if err != nil || decoded.Width != 64 || decoded.Height != 48 {
			t.Errorf("the picture is %d×%d (%v)", decoded.Width, decoded.Height, err)
		}
	}
}

func TestAnimatedModelsArePosed(t *testing.T) {
	dir, arm := t.TempDir(), "../gltfio/testdata/pose/arm.glb"
	room := filepath.Join(dir, "room.scene")
	height := map[string]float64{}
	for name, flags := range map[string][]string{"rest": nil, "bent": {"--animation", "wave", "--time", "0.5"}} {
		o := mustRun(t, "", append([]string{"import", room, arm, "--json"}, flags...)...)
		var found struct{ Imported []struct{ Size [3]float64 } }
		if err := json.Unmarshal([]byte(o.out), &found); err != nil {
			t.Fatal(err)
		}
		height[name] = found.Imported[0].Size[2]
	}
	if height["bent"] > 0.7*height["rest"] {
		t.Errorf("the arm is %.2f m high at rest and %.2f m bent", height["rest"], height["bent"])
	}
	mustRun(t, "", "render", arm, "-o", filepath.Join(dir, "arm.png"), "--animation", "0", "--time", "1", "--size", "32x32")
	for _, flags := range [][]string{{"--time", "1"}, {"--animation", "0", "--time", "-1"}, {"--animation", "0", "--time", "NaN"}} {
		if o := run(t, "", append([]string{"render", arm}, flags...)...); o.status != 2 {
			t.Errorf("%v: status %d: %s", flags, o.status, o.err)
		}
	}
	if o := run(t, "", "render", arm, "--animation", "Run"); o.status != 1 || !strings.Contains(o.err, `it has 0 "Wave" (1 s)`) {
		t.Errorf("an unknown animation: status %d: %s", o.status, o.err)
	}
	if o := run(t, "", "render", room, "--animation", "Run"); o.status != 2 {
		t.Errorf("a project with an animation: status %d: %s", o.status, o.err)
	}
}

func TestExportWritesEveryFormatTwiceTheSame(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	for _, out := range []string{"a", "b"} {
		mustRun(t, "", "export", room, "--format", "glb,gltf,usda,usdz", "--out", filepath.Join(dir, out))
	}
	for _, name := range []string{"room.glb", "room.gltf", "room.usda", "room.usdz"} {
		a, errA := os.ReadFile(filepath.Join(dir, "a", name))
		b, errB := os.ReadFile(filepath.Join(dir, "b", name))
		if errA != nil || errB != nil || len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d and %d bytes, equal %v (%v, %v)", name, len(a), len(b), bytes.Equal(a, b), errA, errB)
		}
	}
}

func TestComposeIsTheSameForASeed(t *testing.T) {
	dir := t.TempDir()
	hashes := map[string]bool{}
	for _, c := range []struct{ name, seed string }{{"a.scene", "7"}, {"b.scene", "7"}, {"c.scene", "8"}} {
		room := filepath.Join(dir, c.name, "room.scene")
		if err := os.MkdirAll(filepath.Dir(room), 0o755); err != nil {
			t.Fatal(err)
		}
		got := mustRun(t, "", "compose", "--prompt", "a small office with a desk and a chair", "--seed", c.seed, "--out", room, "--json")
		var result composed
		if err := json.Unmarshal([]byte(got.out), &result); err != nil {
			t.Fatal(err)
		}
		if len(result.Steps) < 2 {
			t.Errorf("%s: only %d steps: %s", c.name, len(result.Steps), got.out)
		}
		hashes[result.Snapshot] = true
	}
	if len(hashes) != 2 {
		t.Errorf("seeds 7, 7 and 8 gave %d different scenes, not 2", len(hashes))
	}
}

func TestMistakesAreOneClearLine(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("hello"), 0o644); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		args   string
		status int
		says   string
	}{
		{"fly", 2, "unknown command"}, {"render", 2, "give one project or file"}, {"render " + room + " --size 0x0", 2, "WIDTHxHEIGHT"},
		{"render " + room + " --camera nobody", 2, "nobody"}, {"render " + dir + "/none.scene", 1, "there is no such project"},
		{"render " + text, 1, "neither a project folder nor"}, {"export " + room + " --format obj", 2, `no format "obj"`},
		{"import " + room, 2, "at least one"}, {"import " + room + " " + text, 1, "notes.txt"}, {"apply " + room + " " + dir + "/none.jsonl", 1, "none.jsonl"},
		{"apply " + room + " " + text, 1, "notes.txt"}, {"compose --out " + room, 2, "--prompt is missing"}, {"compose --prompt x", 2, "--out is missing"},
		{"replay " + dir, 1, dir}, {"diff " + room, 2, "two projects"}, {"info --nonsense", 2, "unknown flag"},
	}
	for _, c := range cases {
		o := run(t, "", strings.Fields(c.args)...)
		first, _, _ := strings.Cut(o.err, "\nsee: ")
		lines := strings.Split(strings.TrimSpace(first), "\n")
		last := lines[len(lines)-1]
		if o.status != c.status || !strings.HasPrefix(last, "scenograph: ") || !strings.Contains(last, c.says) {
			t.Errorf("%s: status %d, stderr %q; want %d and %q", c.args, o.status, o.err, c.status, c.says)
		}
		if o.out != "" {
			t.Errorf("%s: wrote %q to stdout", c.args, o.out)
		}
	}
}

func TestEveryCommandHelpsWithAnExample(t *testing.T) {
	for _, command := range New(Host{}).Commands() {
		if command.Name() == "help" || command.Name() == "completion" {
			continue
		}
		got := mustRun(t, "", command.Name(), "--help").out
		if !strings.Contains(got, "Examples:") || !strings.Contains(got, "scenograph "+command.Name()) {
			t.Errorf("%s --help has no example:\n%s", command.Name(), got)
		}
	}
}

func TestWindowCommands(t *testing.T) {
	if o := mustRun(t, ""); len(o.windowPaths) != 1 || o.windowPaths[0] != "" {
		t.Errorf("no command opened %q", o.windowPaths)
	}
	folder := t.TempDir()
	model := filepath.Join(folder, "box.glb")
	if err := os.WriteFile(model, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"open", folder}, {"open", model}, {folder}, {model}} {
		if o := mustRun(t, "", args...); len(o.windowPaths) != 1 || o.windowPaths[0] != args[len(args)-1] {
			t.Errorf("%v opened %q", args, o.windowPaths)
		}
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"open", "nowhere.scene"}, 1, "there is no such project or file"},
		{[]string{"nowhere.scene"}, 1, "there is no such project or file"},
		{[]string{"composse"}, 2, "unknown command"},
		{[]string{folder, model}, 2, "unknown command"},
	} {
		if o := run(t, "", c.args...); o.status != c.code || len(o.windowPaths) != 0 || !strings.Contains(o.err, c.says) {
			t.Errorf("%v: exit %d, %q, opened %q", c.args, o.status, o.err, o.windowPaths)
		}
	}
}

func TestSchemaAndVersionAreJSON(t *testing.T) {
	for _, args := range [][]string{{"schema"}, {"version", "--json"}, {"doctor", "--json"}} {
		if got := mustRun(t, "", args...).out; !json.Valid([]byte(got)) {
			t.Errorf("%v printed %.200s", args, got)
		}
	}
}

func TestAFailedBeginningLeavesNoProject(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.glb")
	if err := os.WriteFile(broken, []byte("glTF but not really"), 0o644); err != nil {
		t.Fatal(err)
	}
	room := filepath.Join(dir, "room.scene")
	for _, args := range [][]string{{"import", room, broken}, {"apply", room, "-"}} {
		if o := run(t, `{"action":"remove_node","node":"ghost"}`, args...); o.status != 1 {
			t.Errorf("%v: status %d", args, o.status)
		}
		if exists(room) {
			t.Errorf("%v left a project", args)
		}
	}
}

func TestANewerProjectFormatIsRefused(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	name := filepath.Join(room, "project.json")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	newer := bytes.Replace(text, []byte(`"version": 1`), []byte(`"version": 99`), 1)
	if bytes.Equal(newer, text) {
		t.Fatalf("no version in %s", text)
	}
	if err := os.WriteFile(name, newer, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"info", room}, {"apply", room, "-"}} {
		if o := run(t, script(t), args...); o.status != 1 || !strings.Contains(o.err, "format 99") {
			t.Errorf("%v: status %d, stderr %q", args, o.status, o.err)
		}
	}
	if kept, _ := os.ReadFile(name); !bytes.Equal(kept, newer) {
		t.Error("the newer project was rewritten")
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	dir := t.TempDir()
	for name, test := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"a prompt without a thing": {[]string{"compose", "--prompt", "zxqv blorp", "--out", filepath.Join(dir, "a.scene")}, 1, "blorp"},
		"no format":                {[]string{"export", "x.glb", "--format", "", "--out", filepath.Join(dir, "b")}, 2, "--format is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			o := run(t, "", test.args...)
			if o.status != test.status || !strings.Contains(o.err, test.says) {
				t.Errorf("status %d, want %d and %q in: %s", o.status, test.status, test.says, o.err)
			}
		})
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestActionsMayBeginWithAByteOrderMark(t *testing.T) {
	project := filepath.Join(t.TempDir(), "a.scene")
	mustRun(t, "\ufeff"+`{"action":"set_scene_info","name":"Hall"}`, "apply", project, "-")
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	project := filepath.Join(dir, "a.scene")
	mustRun(t, "", "compose", "--prompt", "a small office with a desk and a bookshelf", "--out", project)
	var out struct {
		Valid    bool
		Errors   int
		Objects  int
		Checks   []struct{ Kind string }
		Verdicts []json.RawMessage
		Rooms    []struct{ FloorM2, NavigableM2, AverageLux float64 }
	}
	if err := json.Unmarshal([]byte(mustRun(t, "", "check", project, "--json").out), &out); err != nil {
		t.Fatal(err)
	}
	if !out.Valid || out.Errors != 0 || out.Objects < 2 || len(out.Checks) != 14 || len(out.Rooms) != 1 || out.Rooms[0].NavigableM2 <= 0 {
		t.Errorf("%+v", out)
	}

	move := `{"action":"set_transform","node":"bookshelf-1","transform":{"translation":[0,0,0.4],"rotation":[0,0,0,1],"scale":[1,1,1]}}`
	mustRun(t, move, "apply", project, "-")
	o := run(t, "", "check", project)
	if o.status != 1 || !strings.Contains(o.out, "into each other") || !strings.Contains(o.err, "is not valid") {
		t.Errorf("status %d: %s%s", o.status, o.out, o.err)
	}
	for flag, want := range map[string]bool{"--fixes=true": true, "--fixes=false": false} {
		o := run(t, "", "check", project, "--json", flag)
		if got := strings.Contains(o.out, `"fix":`) || strings.Contains(o.out, `"noFix":`); got != want {
			t.Errorf("%s: fixes %v, want %v", flag, got, want)
		}
	}
	if o := run(t, "", "check", project, "--radius", "-1"); o.status != 2 {
		t.Errorf("a negative radius: status %d", o.status)
	}
}

func TestLibrarySearch(t *testing.T) {
	type result struct {
		ID, Name, Category, Match, Source string
		Size                              [3]float64
	}
	search := func(args ...string) []result {
		t.Helper()
		var out struct{ Results []result }
		if err := json.Unmarshal([]byte(mustRun(t, "", append([]string{"library", "search", "--json"}, args...)...).out), &out); err != nil {
			t.Fatal(err)
		}
		if out.Results == nil {
			t.Errorf("%v: results is null", args)
		}
		return out.Results
	}
	if found := search("armchair", "--limit", "1"); len(found) != 1 || found[0].ID != "armchair" || found[0].Match != "exact" || found[0].Size[0] <= 0 || found[0].Source == "" {
		t.Errorf("%+v", found)
	}
	if found := search("couch"); len(found) == 0 || found[0].Match != "synonym" {
		t.Errorf("%+v", found)
	}
	if found := search("flux", "capacitor"); len(found) != 0 {
		t.Errorf("%+v", found)
	}
	if o := run(t, "", "library", "search", "sofa", "--limit", "0"); o.status != 2 {
		t.Errorf("a limit of 0: status %d", o.status)
	}
}

func TestLayout(t *testing.T) {
	dir := t.TempDir()
	task, out := filepath.Join(dir, "deli_0.json"), filepath.Join(dir, "deli.json")
	text := `{"task_description": "a deli", "boundary": {"floor_vertices": [[0,0,0],[5,0,0],[5,3,0],[0,3,0]], "wall_height": 1.4},
		"og_asset_list": {"deli_counter": [1, 1], "wine_bottle": [5, 1], "wooden_shelf": [2, 1]}}`
	if err := os.WriteFile(task, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "", "layout", task, "--out", out, "--glb", filepath.Join(dir, "deli.glb"), "--json")
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var layout struct {
		Task    string
		Objects []struct {
			ID, Requested, Support string
			Position, Size         [3]float64
			Front                  [2]float64
		}
		Unplaced []any
	}
	if err := json.Unmarshal(written, &layout); err != nil {
		t.Fatal(err)
	}
	if layout.Task != "deli_0" || len(layout.Objects) != 8 || layout.Unplaced == nil || len(layout.Unplaced) != 0 {
		t.Errorf("%+v", layout)
	}
	for _, o := range layout.Objects {
		if o.Requested == "wine_bottle" && (o.Support == "floor" || o.Position[2] < 0.2) {
			t.Errorf("a bottle stands on %q: %+v", o.Support, o)
		}
	}
	info := mustRun(t, "", "info", filepath.Join(dir, "deli.glb")).out
	if !strings.Contains(info, "5") {
		t.Errorf("the room's file: %s", info)
	}
	if o := run(t, "", "layout", filepath.Join(dir, "none.json")); o.status != 1 || !strings.Contains(o.err, "no such task") {
		t.Errorf("a missing task: %d %s", o.status, o.err)
	}
}
