package framework_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/framework"
	"scenograph/internal/geom"
	"scenograph/internal/manifest"
	"scenograph/internal/mujoco"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/usda"
)

// room holds a chair and an armchair, whose names contain one another, a dresser that is too heavy to move, a nightstand with an open
// drawer, a picture on the wall and a lamp with a light.
func room(t *testing.T) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("test room").Edit()
	outline := geom.Polygon{{-2.5, -2}, {2.5, -2}, {2.5, 2}, {-2.5, 2}}
	nodes := []scene.Node{{ID: "room", Name: "Room", Transform: geom.At(geom.Vec3{0.5, 0, 0}, 0), Room: &scene.RoomRef{Room: shell.Room{Outline: outline, Height: 2.5, WallThickness: 0.1}}}}
	for _, thing := range []struct {
		id, entry string
		at        geom.Vec3
		yaw       float64
	}{{"class", "dining-chair", geom.Vec3{2, -1, 0}, 1}, {"import", "armchair", geom.Vec3{0.4, 0, 0}, 2}, {"dresser", "dresser", geom.Vec3{0, 1.7, 0}, 0},
		{"nightstand", "nightstand", geom.Vec3{-1.5, -1, 0}, 0.7}, {"picture", "picture", geom.Vec3{1.5, 1.98, 1.5}, 0}, {"lamp", "floor-lamp", geom.Vec3{2.4, 1, 0}, 0}, {"lamp ü", "floor-lamp", geom.Vec3{2.4, 0, 0}, 2}} {
		built, err := source.Build(store, catalog.Request{Entry: thing.entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		nodes = append(nodes, built.Nodes(scene.NodeID(thing.id), thing.id, "", geom.At(thing.at, thing.yaw))...)
	}
	for i := range nodes {
		if nodes[i].ID == "nightstand" {
			nodes[i].Joints = []scene.JointValue{{Joint: "drawer 1", Value: 0.1}}
		}
		if err := draft.PutNode(nodes[i]); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	return snap, store
}

func write(t *testing.T, names ...framework.Name) (map[string][]byte, framework.Result, manifest.Manifest) {
	t.Helper()
	snap, store := room(t)
	r, err := framework.Write(context.Background(), snap, store, framework.Options{Name: "test room", For: names})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range r.Files {
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is written twice", f.Path)
		}
		files[f.Path] = f.Data
	}
	var m manifest.Manifest
	if err := json.Unmarshal(files[manifest.FileName], &m); err != nil {
		t.Fatal(err)
	}
	for i := range m.Assets {
		for _, f := range m.Assets[i].Files {
			if files[f.Path] == nil {
				t.Errorf("the manifest names %s, which is not written", f.Path)
			}
		}
	}
	for _, n := range names {
		if files[r.Main[n]] == nil {
			t.Errorf("%s has no main file", n)
		}
	}
	return files, r, m
}

func TestEveryFrameworkTogether(t *testing.T) {
	_, one, m := write(t, framework.Names()...)
	_, two, _ := write(t, framework.Names()...)
	if len(one.Files) != len(two.Files) || len(m.Assembly) != 4 {
		t.Fatalf("%d and %d files, %v", len(one.Files), len(two.Files), m.Assembly)
	}
	for i := range one.Files {
		if one.Files[i].Path != two.Files[i].Path || !bytes.Equal(one.Files[i].Data, two.Files[i].Data) {
			t.Errorf("%s differs the second time", one.Files[i].Path)
		}
	}
}

// decode reads JSON that may hold only the keys that Habitat's attributes managers look for.
func decode(t *testing.T, name string, data []byte, keys string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for k := range v {
		if !slices.Contains(strings.Fields(keys), k) {
			t.Errorf("%s: Habitat reads no %q", name, k)
		}
	}
	return v
}

// The keys that esp/metadata/managers of Habitat-Sim 0.3 reads.
const (
	abstractKeys = `scale collision_asset_size margin is_collidable friction_coefficient restitution_coefficient force_flat_shading units_to_meters up front
		render_asset collision_asset render_asset_type collision_asset_type shader_type user_defined `
	objectKeys   = abstractKeys + `mass linear_damping angular_damping use_bounding_box_for_collision join_collision_meshes inertia semantic_id COM`
	stageKeys    = abstractKeys + `origin gravity semantic_asset nav_asset semantic_descriptor_filename lighting_setup`
	aoKeys       = `urdf_filepath render_asset semantic_id uniform_scale mass_scale shader_type render_mode base_type inertia_source link_order marker_sets user_defined`
	instanceKeys = `template_name translation_origin shader_type motion_type translation rotation uniform_scale non_uniform_scale apply_scale_to_mass is_instance_visible
		mass_scale user_defined fixed_base render_mode base_type inertia_source link_order auto_clamp_joint_limits initial_joint_pose initial_joint_velocities`
	sceneKeys = `translation_origin stage_instance object_instances articulated_object_instances default_lighting navmesh_instance semantic_scene_instance
		default_pbr_shader_config pbr_shader_region_configs user_defined`
	datasetKeys = `stages objects articulated_objects light_setups pbr_ibl_configs scene_instances navmesh_instances semantic_scene_descriptor_instances`
)

func TestHabitat(t *testing.T) {
	files, r, m := write(t, framework.Habitat)
	dataset := decode(t, r.Main[framework.Habitat], files[r.Main[framework.Habitat]], datasetKeys)
	var configs []string // what the dataset's paths find
	for _, cell := range dataset {
		for _, pattern := range cell.(map[string]any)["paths"].(map[string]any)[".json"].([]any) {
			for name := range files {
				if ok, err := path.Match(pattern.(string), name); err != nil {
					t.Error(err)
				} else if ok {
					configs = append(configs, name)
				}
			}
		}
	}
	keys := map[string]string{".object_config.json": objectKeys, ".stage_config.json": stageKeys, ".ao_config.json": aoKeys, ".lighting_config.json": "lights", ".scene_instance.json": sceneKeys}
	count := map[string]int{}
	for _, name := range configs {
		for ending, allowed := range keys {
			if !strings.HasSuffix(name, ending) {
				continue
			}
			count[ending]++
			v := decode(t, name, files[name], allowed)
			for _, k := range []string{"render_asset", "collision_asset", "urdf_filepath"} {
				if at, ok := v[k].(string); ok && files[path.Join(path.Dir(name), at)] == nil {
					t.Errorf("%s: there is no %s %s", name, k, at)
				}
			}
			if ending == ".stage_config.json" || ending == ".object_config.json" {
				if fmt.Sprint(v["up"]) != "[0 1 0]" || fmt.Sprint(v["front"]) != "[0 0 -1]" {
					t.Errorf("%s: up %v, front %v", name, v["up"], v["front"])
				}
			}
		}
	}
	if len(count) != 5 || count[".object_config.json"]+count[".ao_config.json"] != len(m.Assets) {
		t.Errorf("%v", count)
	}
	habitatScene(t, files, configs, &m)
}

// habitatScene looks every template up as Habitat does, by a part of its path, and compares poses with the manifest's.
func habitatScene(t *testing.T, files map[string][]byte, configs []string, m *manifest.Manifest) {
	t.Helper()
	found := func(template string) {
		n := 0
		for _, c := range configs {
			if strings.Contains(strings.ToLower("/any/where/"+c), strings.ToLower(template)) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("the template %s is found %d times", template, n)
		}
	}
	v := decode(t, "scene", files["habitat/scenes/test_room.scene_instance.json"], sceneKeys)
	found(v["stage_instance"].(map[string]any)["template_name"].(string))
	found(v["default_lighting"].(string))
	seen := 0
	for _, list := range []string{"object_instances", "articulated_object_instances"} {
		for _, one := range v[list].([]any) {
			cell := one.(map[string]any)
			for k := range cell {
				if !slices.Contains(strings.Fields(instanceKeys), k) {
					t.Errorf("Habitat reads no %q of an instance", k)
				}
			}
			found(cell["template_name"].(string))
			name := cell["user_defined"].(map[string]any)["name"].(string)
			at := slices.IndexFunc(m.Objects, func(o manifest.Object) bool { return o.Name == name })
			samePlace(t, &m.Objects[at], cell, list == "object_instances")
			seen++
		}
	}
	if seen != len(m.Objects) {
		t.Errorf("%d of %d objects stand in the scene", seen, len(m.Objects))
	}
}

// samePlace follows a point of an asset into Habitat's world in both ways. An asset in glTF is Y up before, one in URDF is not.
func samePlace(t *testing.T, o *manifest.Object, cell map[string]any, gltf bool) {
	t.Helper()
	y := func(p geom.Vec3) geom.Vec3 { return geom.Vec3{p[0], p[2], -p[1]} }
	numbers := func(v any) (out []float64) {
		for _, x := range v.([]any) {
			out = append(out, x.(float64))
		}
		return out
	}
	p, q, at := geom.Vec3{0.3, -0.5, 0.7}, numbers(cell["rotation"]), numbers(cell["translation"])
	turn := func(q []float64, p geom.Vec3) geom.Vec3 { return geom.Quat{q[1], q[2], q[3], q[0]}.Rotate(p) }
	want := y(turn(o.Quaternion[:], p).Add(o.Position))
	local := p
	if gltf {
		local = y(p)
	}
	if got := turn(q, local).Add(geom.Vec3{at[0], at[1], at[2]}); got.Sub(want).Len() > 1e-5 {
		t.Errorf("%s: %v comes to %v, want %v", o.Name, p, got, want)
	}
}

// TestRobosuite holds the models to what robosuite's MujocoXML and MujocoXMLObject do with them.
func TestRobosuite(t *testing.T) {
	files, r, m := write(t, framework.Robosuite)
	compiles(t, r.Main[framework.Robosuite], files[r.Main[framework.Robosuite]])
	arena := "robosuite/test_room_arena.xml"
	if strings.Contains(string(files[arena]), "childclass") {
		t.Error("the arena needs default classes, which robosuite takes out")
	}
	for _, a := range m.Assets {
		name := a.Files[0].Path
		text := string(files[name])
		checkPaths(t, name, files)
		at := strings.Index(text, "<worldbody>")
		body := strings.Join(strings.Fields(text[at:]), " ")
		if !strings.HasPrefix(body, `<worldbody> <body> <body name="object"`) || strings.Contains(text, "freejoint") || strings.Contains(text, "keyframe") {
			t.Errorf("%s: %.120s", name, body)
		}
		for _, site := range []string{"bottom_site", "top_site", "horizontal_radius_site"} {
			if !strings.Contains(text, `<site name="`+site+`"`) {
				t.Errorf("%s has no %s", name, site)
			}
		}
	}
	checkPaths(t, arena, files)
	for _, o := range m.Objects {
		if inside := strings.Contains(string(files[arena]), `<body name="`+o.Name+`"`); inside != (o.Body != "dynamic") {
			t.Errorf("%s is %s, and in the arena: %v", o.Name, o.Body, inside)
		}
	}
	if _, err := mujoco.Version(); errors.Is(err, mujoco.ErrMissing) {
		t.Skipf("SKIPPED: %v", err)
	}
	dir := save(t, files)
	for _, name := range append([]string{arena}, m.Assets[0].Files[0].Path, m.Assets[2].Files[0].Path) {
		sim, err := mujoco.Load(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := sim.Step(10); err != nil || sim.State().Unstable {
			t.Errorf("%s: %v", name, err)
		}
		sim.Close()
	}
}

// checkPaths: robosuite joins the folder of the model and the file of an asset, and knows nothing of meshdir; group 0 collides, group 1
// is drawn.
func checkPaths(t *testing.T, name string, files map[string][]byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(files[name]))
	for {
		token, err := decoder.Token()
		if err != nil {
			return
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "meshdir" || a.Name.Local == "texturedir":
				t.Errorf("%s has a %s", name, a.Name.Local)
			case a.Name.Local == "file" && files[path.Join(path.Dir(name), a.Value)] == nil:
				t.Errorf("%s: there is no %s", name, a.Value)
			case a.Name.Local == "group" && e.Name.Local == "geom" && a.Value != "0" && a.Value != "1":
				t.Errorf("%s has a geom in group %s", name, a.Value)
			}
		}
	}
}

func save(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	var list []bundle.File
	for name, data := range files {
		list = append(list, bundle.File{Path: name, Data: data})
	}
	if err := bundle.Save(dir, list); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestIsaacLab(t *testing.T) {
	files, r, m := write(t, framework.IsaacLab)
	text := string(files[r.Main[framework.IsaacLab]])
	compiles(t, r.Main[framework.IsaacLab], []byte(text))
	for _, o := range m.Objects {
		if !strings.Contains(text, `prim_path="{ENV_REGEX_NS}/`+o.Name+`"`) {
			t.Errorf("%s is not in the configuration", o.Name)
		}
	}
	for _, want := range []string{"class TestRoomSceneCfg(InteractiveSceneCfg):", "    class_ = RigidObjectCfg(", "    import_ = ", "ArticulationCfg(", "fix_root_link=True", "    stage = AssetBaseCfg("} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
	for _, quoted := range strings.Split(text, `_path("`)[1:] {
		name, _, _ := strings.Cut(quoted, `"`)
		if files[name] == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		layer, err := usda.Parse(files[name])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for p := range layer.All() {
			if slices.Contains([]string{"PhysicsScene", "PhysicsFixedJoint", "DomeLight"}, p.Type) {
				t.Errorf("%s has a %s, which the scene has", name, p.Type)
			}
		}
	}
}

func TestManiSkill(t *testing.T) {
	files, r, m := write(t, framework.ManiSkill)
	compiles(t, r.Main[framework.ManiSkill], files[r.Main[framework.ManiSkill]])
	for _, want := range []string{"class TestRoomSceneBuilder(SceneBuilder):", `@register_scene_builder("test_room"`, `"stage/test_room.glb"`} {
		if !strings.Contains(string(files[r.Main[framework.ManiSkill]]), want) {
			t.Errorf("there is no %s", want)
		}
	}
	for _, a := range m.Assets {
		formats := ""
		for _, f := range a.Files {
			formats += f.Format + ";"
		}
		if want := "collision obj;glb;"; len(a.Joints) == 0 && formats != want || len(a.Joints) > 0 && formats != "urdf;" {
			t.Errorf("%s: %s", a.Name, formats)
		}
		if data := files["assets/"+a.Name+"/"+a.Name+".collision.obj"]; len(a.Joints) == 0 {
			sameBox(t, &a, data)
		}
	}
}

// sameBox compares the box of the collision pieces with the asset's: same frame, same size.
func sameBox(t *testing.T, a *manifest.Asset, obj []byte) {
	t.Helper()
	box := geom.EmptyBox()
	for line := range strings.Lines(string(obj)) {
		var p geom.Vec3
		if n, _ := fmt.Sscanf(line, "v %f %f %f", &p[0], &p[1], &p[2]); n == 3 {
			box = box.Add(p)
		}
	}
	for i := range 3 {
		if math.Abs(box.Min[i]-a.Min[i]) > 0.08 || math.Abs(box.Max[i]-a.Max[i]) > 0.08 {
			t.Errorf("%s is drawn within %v %v and collides within %v %v", a.Name, a.Min, a.Max, box.Min, box.Max)
			return
		}
	}
}

// loads runs a loader against a stand-in for its framework, whose signatures and fields are those of the framework's sources, and
// decodes what it built.
func loads(t *testing.T, stub string, files map[string][]byte, main string, into any) bool {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Logf("SKIPPED: %v", err)
		return false
	}
	command := exec.CommandContext(t.Context(), python, filepath.Join("testdata", stub), save(t, files), strings.TrimSuffix(main, ".py"))
	command.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	out, err := command.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			err = fmt.Errorf("%w\n%s", err, failed.Stderr)
		}
		t.Fatalf("%s: %v", main, err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%s: %v: %s", main, err, out)
	}
	return true
}

// TestManiSkillBuilds builds and initialises the scene: every object is there, and only what moves is movable.
func TestManiSkillBuilds(t *testing.T) {
	files, r, m := write(t, framework.ManiSkill)
	var built struct {
		Actors, Articulations map[string]string
		Movable               []string
		Qpos                  map[string][]float64
	}
	if !loads(t, "maniskill_stub.py", files, r.Main[framework.ManiSkill], &built) {
		return
	}
	if len(built.Actors)+len(built.Articulations) != len(m.Objects)+1 {
		t.Errorf("%d actors and %d articulations for %d objects and a stage", len(built.Actors), len(built.Articulations), len(m.Objects))
	}
	for _, o := range m.Objects {
		if len(m.Asset(o.Asset).Joints) == 0 && built.Actors[o.Name] != o.Body {
			t.Errorf("%s is %q, not %q", o.Name, built.Actors[o.Name], o.Body)
		}
		if slices.Contains(built.Movable, o.Name) != (o.Body == "dynamic" && len(m.Asset(o.Asset).Joints) == 0) {
			t.Errorf("%s, %s: movable %v", o.Name, o.Body, slices.Contains(built.Movable, o.Name))
		}
		for _, value := range o.Joints {
			if value != 0 && !slices.ContainsFunc(built.Qpos[o.Name], func(x float64) bool { return math.Abs(x-value) < 1e-6 }) {
				t.Errorf("%s: joints at %v, not %v", o.Name, built.Qpos[o.Name], o.Joints)
			}
		}
	}
}

// TestIsaacLabLoads makes every entry of the configuration.
func TestIsaacLabLoads(t *testing.T) {
	files, r, m := write(t, framework.IsaacLab)
	entries := map[string]string{}
	if loads(t, "isaaclab_stub.py", files, r.Main[framework.IsaacLab], &entries) && len(entries) != len(m.Objects)+1 {
		t.Errorf("%d entries for %d objects and a stage", len(entries), len(m.Objects))
	}
}

// compiles gives a loader to Python's compiler, where there is one.
func compiles(t *testing.T, name string, text []byte) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Logf("SKIPPED: %v", err)
		return
	}
	at := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(at, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), python, "-m", "py_compile", at).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
}

func TestNothingToWrite(t *testing.T) {
	r, err := framework.Write(context.Background(), scene.Empty("none"), asset.NewStore(), framework.Options{For: framework.Names()})
	if err != nil || len(r.Main) != 4 {
		t.Errorf("an empty scene: %v, %v", err, r.Main)
	}
	if _, err := framework.Write(context.Background(), scene.Empty("none"), asset.NewStore(), framework.Options{For: []framework.Name{"gazebo"}}); err == nil {
		t.Error("an unknown framework was taken")
	}
}
