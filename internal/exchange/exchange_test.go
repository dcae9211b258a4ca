package exchange

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/proxy"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// bench reads and writes with one catalogue.
type bench struct {
	store   *asset.Store
	options Options
}

// shared is one catalogue for all tests: it keeps the textures that it makes.
var shared = sync.OnceValue(catalog.Builtin)

func newBench() *bench {
	store := asset.NewStore()
	return &bench{store, Options{Store: store, Catalog: shared()}}
}

func (b *bench) read(t *testing.T, file string) (Import, *scene.Snapshot) {
	t.Helper()
	found, err := Read(context.Background(), "x", []byte(file), b.options)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := action.Preview(scene.Empty("x"), found.Actions)
	if err != nil {
		t.Fatalf("the actions do not apply: %v", err)
	}
	return found, s
}

func (b *bench) write(t *testing.T, s *scene.Snapshot) string {
	t.Helper()
	text, _, err := Write(s, b.store)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// small is a rectangular room of 4 × 3 m with its floor's corners clockwise, as the format has them.
const small = `{"objects": {
	"walls_0": {"category": "walls", "placements": [{"position": [0, -1.5, 1.25]}], "material": {"id": "Bricks059", "description": "white bricks"}, "metadata": {"polygon": [[-2,-1.5,0],[2,-1.5,0],[2,-1.5,2.5],[-2,-1.5,2.5]]}},
	"walls_1": {"category": "walls", "placements": [{"position": [2, 0, 1.25]}], "metadata": {"polygon": [[2,-1.5,0],[2,1.5,0],[2,1.5,2.5],[2,-1.5,2.5]]}},
	"walls_2": {"category": "walls", "metadata": {"polygon": [[2,1.5,0],[-2,1.5,0],[-2,1.5,2.5],[2,1.5,2.5]]}},
	"walls_3": {"category": "walls", "metadata": {"polygon": [[-2,1.5,0],[-2,-1.5,0],[-2,-1.5,2.5],[-2,1.5,2.5]]}},
	"floors": {"category": "floors", "material": {"id": "WoodFloor051", "description": "dark walnut"}, "metadata": {"polygon": [[-2,1.5,0],[2,1.5,0],[2,-1.5,0],[-2,-1.5,0]]}},
	"ceilings": {"category": "ceilings", "metadata": {"polygon": [[-2,1.5,2.5],[2,1.5,2.5],[2,-1.5,2.5],[-2,-1.5,2.5]]}},
	"door_0": {"category": "doors", "placements": [{"position": [0.5, -0.235], "rotation": 0}], "bbox_size": [0.5, 0, 1.4], "metadata": {"width": 0.9, "height": 2.03, "onFloor": true, "parent_obj": "walls_0"}},
	"window_0": {"category": "windows", "placements": [{"position": [0, 0.25], "rotation": 0}], "bbox_size": [0, 1.2, 1.0], "metadata": {"parent_obj": "walls_1"}},
	"lamp": {"category": "lights", "placements": [{"position": [0, 0, 2.2]}], "metadata": {"light_intensity": 40, "light_type": "point", "light_color": [255, 128, 0]}},
	"chair_1": {"category": "objects", "description": "armchair", "placements": [{"position": [1, 0, 0.425], "rotation": 90, "scale": 1.0, "mood": "calm"}, {"position": [-1, 0, 0.425], "rotation": 270, "scale": 1.0}], "bbox_size": [0.8, 0.8, 0.85], "metadata": {"annotation": {"category": "armchair", "mass": 21.5}}, "taste": {"odd": [1, 2]}},
	"orrery_1": {"category": "objects", "description": "", "placements": [{"position": [0, 1, 0.6], "rotation": 0, "scale": 1}], "bbox_size": [0.5, 0.4, 1.2], "metadata": {"annotation": {"category": "brass orrery", "onFloor": true}}}
}, "room_type": "study", "mood": "calm"}`

func TestRoomsAreRead(t *testing.T) {
	found, s := newBench().read(t, small)
	n, ok := s.Node("room")
	if !ok || n.Room == nil {
		t.Fatal("there is no room")
	}
	r := &n.Room.Room
	if r.Kind != "study" || math.Abs(r.Outline.Area()-12) > 1e-9 || r.Height != 2.5 || !r.Ceiling || len(r.Openings) != 2 {
		t.Fatalf("%+v", r)
	}
	// The door's middle is half a metre along the lower wall from its middle, the window's that of the right one.
	for i, want := range []struct {
		kind                shell.OpeningKind
		at                  geom.Vec2
		width, height, sill float64
	}{{shell.Door, geom.Vec2{0.5, -1.5}, 0.9, 2.03, 0}, {shell.Window, geom.Vec2{2, 0}, 1.2, 1, 1}} {
		o := r.Openings[i]
		from, to, length, _ := r.Wall(o.Wall)
		at := from.Add(to.Sub(from).Mul((o.Offset + o.Width/2) / length))
		if o.Kind != want.kind || at.Sub(want.at).Len() > 1e-6 || o.Width != want.width || o.Height != want.height || math.Abs(o.Sill-want.sill) > 1e-6 {
			t.Errorf("%+v at %v", o, at)
		}
	}
	lamp, _ := s.Node("lamp")
	if l := lamp.Light; l == nil || l.Kind != scene.PointLight || math.Abs(l.Intensity-4000/(4*math.Pi)) > 1e-9 || !(l.Color[0] == 1 && l.Color[1] < 0.25 && l.Color[2] == 0) {
		t.Errorf("%+v", lamp.Light)
	}
	for _, f := range found.Surfaces {
		if f.ID == "floors" && !strings.Contains(f.Material, "planks") && !strings.Contains(f.Material, "parquet") || f.ID == "walls_0" && !strings.Contains(f.Material, "brick") {
			t.Errorf("%+v", f)
		}
	}
}

func TestThingsStandWhereTheirBoxesAre(t *testing.T) {
	b := newBench()
	found, s := b.read(t, small)
	if len(found.Things) != 3 {
		t.Fatalf("%+v", found.Things)
	}
	for i, want := range []struct {
		origin        Origin
		center, front geom.Vec3
		size          geom.Vec3
	}{
		{FromCatalog, geom.Vec3{1, 0, 0.425}, geom.Vec3{1, 0, 0}, geom.Vec3{0.8, 0.8, 0.85}},
		{FromCatalog, geom.Vec3{-1, 0, 0.425}, geom.Vec3{-1, 0, 0}, geom.Vec3{0.8, 0.8, 0.85}},
		{Proxy, geom.Vec3{0, 1, 0.6}, geom.Vec3{0, -1, 0}, geom.Vec3{0.5, 0.4, 1.2}},
	} {
		thing := found.Things[i]
		n, ok := s.Node(thing.Node)
		if !ok || thing.Origin != want.origin {
			t.Fatalf("%+v", thing)
		}
		w := &writer{scene: s, store: b.store}
		box, err := w.boxOf(n)
		if err != nil {
			t.Fatal(err)
		}
		front := n.Transform.Rotation.Rotate(geom.Vec3{0, -1, 0})
		if box.center.Sub(want.center).Len() > 1e-5 || box.size.Sub(want.size).Len() > 1e-5 || front.Sub(want.front).Len() > 1e-6 {
			t.Errorf("%s: centre %v, size %v, front %v", thing.ID, box.center, box.size, front)
		}
	}
	orrery, _ := s.Node(found.Things[2].Node)
	if orrery.Semantics.Category != "brass orrery" || !strings.HasPrefix(orrery.Name, "Proxy") || !has(orrery.Semantics.Tags, "proxy") || found.Things[2].Why == "" {
		t.Errorf("a proxy that does not say so: %+v", orrery.Semantics)
	}
	chair, _ := s.Node(found.Things[0].Node)
	if chair.Physics.MassKg != 21.5 {
		t.Errorf("the annotated mass is lost: %+v", chair.Physics)
	}
}

func TestWhatWasReadIsWrittenBack(t *testing.T) {
	b := newBench()
	_, s := b.read(t, small)
	written := b.write(t, s)
	first, _ := parse([]byte(small))
	second, err := parse([]byte(written))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := first.encode(" "), second.encode(" "); !bytes.Equal(a, b) {
		t.Errorf("written:\n%s", b)
	}
}

func TestTheRealSceneComesBackByteForByte(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/3d-generalist/*.json")
	if len(paths) == 0 {
		t.Skip("SKIPPED: the real scene is not beside the project")
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b := newBench()
		found, s := b.read(t, string(data))
		if written := b.write(t, s); written != string(data) {
			t.Errorf("%s: %d bytes became %d others", path, len(data), len(written))
		}
		if len(found.Things) != 8 || len(found.Report.Findings) != 0 {
			t.Errorf("%+v %v", found.Things, found.Report)
		}
		for _, thing := range found.Things {
			if thing.Origin != FromCatalog {
				t.Errorf("%+v", thing)
			}
		}
	}
}

func TestChangesAreWritten(t *testing.T) {
	b := newBench()
	found, s := b.read(t, small)
	chair, _ := s.Node(found.Things[0].Node)
	moved := chair.Transform
	moved.Translation = moved.Translation.Add(geom.Vec3{0.5, 0.25, 0})
	wider := shell.Opening{ID: "window_0", Kind: shell.Window, Wall: 1, Offset: 0.5, Width: 2, Height: 1.2, Sill: 0.8}
	s, _, err := action.Preview(s, []action.Action{
		action.SetTransform{Node: chair.ID, Transform: moved}, action.RemoveNode{Node: found.Things[2].Node}, action.EditOpening{Node: "room", Opening: wider},
	})
	if err != nil {
		t.Fatal(err)
	}
	again, s2 := b.read(t, b.write(t, s))
	if len(again.Things) != 2 {
		t.Fatalf("%+v", again.Things)
	}
	n, _ := s2.Node(again.Things[0].Node)
	if n.Transform.Translation.Sub(moved.Translation).Len() > 1e-4 {
		t.Errorf("%v became %v", moved.Translation, n.Transform.Translation)
	}
	room, _ := s2.Node("room")
	if i := len(room.Room.Openings); i != 2 || !sameOpening(room.Room.Openings[1], wider) {
		t.Errorf("%+v", room.Room.Openings)
	}
	if kept := keptOf(n.Extras).get("object", "taste"); kept.kind != object {
		t.Error("a field that is not understood was lost")
	}
}

func TestAWiderRoomIsWrittenAnew(t *testing.T) {
	b := newBench()
	_, s := b.read(t, small)
	n, _ := s.Node("room")
	room := n.Room.Room
	room.Outline = geom.Polygon{{-2, -1.5}, {3, -1.5}, {3, 1.5}, {-2, 1.5}}
	room.Height = 3
	s, _, err := action.Preview(s, []action.Action{action.EditRoom{Node: "room", Room: room}})
	if err != nil {
		t.Fatal(err)
	}
	_, s2 := b.read(t, b.write(t, s))
	again, _ := s2.Node("room")
	a, c := roomFacts{room: again.Room.Room}, roomFacts{room: room}
	if !sameShell(&a, &c) || len(again.Room.Openings) != 2 {
		t.Errorf("%+v", again.Room.Room)
	}
}

// TestVariantsAreRead holds files that leave out or rename what the example has.
func TestVariantsAreRead(t *testing.T) {
	sofa := `"sofa_1": {"category": "objects", "placements": [{"position": [0,0,0.4], "rotation": %s}], "bbox_size": %s, "metadata": %s}`
	for name, c := range map[string]struct {
		file   string
		things int
		rooms  int
		says   string
	}{
		"a list of objects":       {`{"objects": [{"id": "sofa", "category": "objects", "placements": [{"position": [0,0,0.4]}], "bbox_size": [2,0.9,0.8]}]}`, 1, 0, ""},
		"no size at all":          {`{"objects": {` + fmt.Sprintf(sofa, "0", "null", "null") + `}}`, 1, 0, ""},
		"the annotation's size":   {`{"objects": {` + fmt.Sprintf(sofa, "0", "null", `{"annotation": {"category": "sofa", "width": 200, "depth": 90, "height": 80}}`) + `}}`, 1, 0, ""},
		"three angles":            {`{"objects": {` + fmt.Sprintf(sofa, "[0, 0, 45]", "[2,0.9,0.8]", "{}") + `}}`, 1, 0, ""},
		"a size that is NaN":      {`{"objects": {` + fmt.Sprintf(sofa, "0", "[NaN, 0.9, 0.8]", "{}") + `}}`, 1, 0, "size along x"},
		"a negative size":         {`{"objects": {` + fmt.Sprintf(sofa, "0", "[-2, 0.9, 0.8]", "{}") + `}}`, 1, 0, "size along x"},
		"texts for numbers":       {`{"objects": {` + fmt.Sprintf(sofa, `"90"`, `["2", "0.9", "0.8"]`, "{}") + `}}`, 1, 0, ""},
		"an unknown kind":         {`{"objects": {"x": {"category": "portals"}, ` + fmt.Sprintf(sofa, "0", "[2,1,1]", "{}") + `}}`, 1, 0, "portals"},
		"a position that is NaN":  {`{"objects": {"b": {"category": "objects", "placements": [{"position": [NaN,0,0]}]}, ` + fmt.Sprintf(sofa, "0", "[2,1,1]", "{}") + `}}`, 1, 0, "objects.b.placements[0].position"},
		"far away":                {`{"objects": {"b": {"placements": [{"position": [1e30,0,0]}]}, ` + fmt.Sprintf(sofa, "0", "[2,1,1]", "{}") + `}}`, 1, 0, "farther"},
		"the same name twice":     {`{"objects": {` + fmt.Sprintf(sofa, "0", "[2,1,1]", "{}") + "," + fmt.Sprintf(sofa, "0", "[2,1,1]", "{}") + `}}`, 2, 0, "taken"},
		"walls without a floor":   {withoutEntry(small, "floors"), 3, 1, "no floor"},
		"no walls":                {withoutEntry(small, "walls"), 3, 1, "no wall"},
		"no ceiling":              {withoutEntry(small, "ceilings"), 3, 1, ""},
		"a floor that is crossed": {strings.Replace(small, "[[-2,1.5,0],[2,1.5,0],[2,-1.5,0],[-2,-1.5,0]]", "[[-2,1.5,0],[2,-1.5,0],[2,1.5,0],[-2,-1.5,0]]", 1), 3, 1, "crosses itself"},
		"a door too wide":         {strings.Replace(small, `"width": 0.9`, `"width": 9`, 1), 3, 1, "does not fit"},
		"a door in no wall":       {strings.Replace(small, `"parent_obj": "walls_0"`, `"parent_obj": "walls_7"`, 1), 3, 1, "door_0"},
		"two doors in one place":  {strings.Replace(small, `"door_0"`, `"door_9": {"category": "doors", "placements": [{"position": [0.5, -0.235]}], "metadata": {"width": 0.9, "height": 2.03, "parent_obj": "walls_0"}}, "door_0"`, 1), 3, 1, "overlaps"},
	} {
		b := newBench()
		found, s := b.read(t, c.file)
		rooms := 0
		for n := range s.Nodes() {
			if n.Room != nil {
				rooms++
			}
		}
		if len(found.Things) != c.things || rooms != c.rooms {
			t.Errorf("%s: %d things and %d rooms: %v", name, len(found.Things), rooms, found.Report)
		}
		if text := fmt.Sprint(found.Report); !strings.Contains(text, c.says) {
			t.Errorf("%s: says %s", name, text)
		}
		first := b.write(t, s)
		_, s2 := b.read(t, first)
		if second := b.write(t, s2); first != second {
			t.Errorf("%s: written twice it differs:\n%s\n%s", name, first, second)
		}
	}
}

func TestPlacedTasksOfLayoutVLM(t *testing.T) {
	b := newBench()
	_, s := b.read(t, small)
	text, report, err := WriteLayoutVLM(s, b.store)
	if err != nil {
		t.Fatal(err)
	}
	if !Placed(text) || !strings.Contains(fmt.Sprint(report), "2 openings") {
		t.Errorf("%v\n%s", report, text)
	}
	found, s2 := b.read(t, string(text))
	if found.Format != LayoutVLM || len(found.Things) != 3 {
		t.Fatalf("%+v", found)
	}
	for i, id := range []scene.NodeID{"chair_1", "chair_1-2", "orrery_1"} {
		before, _ := s.Node(id)
		after, _ := s2.Node(found.Things[i].Node)
		if !before.Transform.AlmostEqual(after.Transform, 1e-4) {
			t.Errorf("%s: %+v became %+v", id, before.Transform, after.Transform)
		}
	}
	// The armchair turned to +X is at rotation 0 there.
	v, _ := parse(text)
	asset := v.get("assets", "chair_1-0")
	if fs, _ := asset.get("rotation").floats(); len(fs) != 3 || math.Abs(fs[2]) > 1e-6 {
		t.Errorf("%s", asset.encode(""))
	}
	again, _, err := WriteLayoutVLM(s2, b.store)
	if err != nil || !bytes.Equal(again, text) {
		t.Errorf("%v: written twice it differs:\n%s\n%s", err, text, again)
	}
}

// withoutEntry drops the lines of entries whose names begin so.
func withoutEntry(file, name string) string {
	var out []string
	for _, line := range strings.Split(file, "\n") {
		if !strings.HasPrefix(strings.TrimSpace(line), `"`+name) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestBadScenesAreRefused(t *testing.T) {
	for name, file := range map[string]string{
		"no JSON": "walls", "a list": "[1]", "nothing known": `{"nodes": []}`, "nothing in it": `{"objects": {}}`,
		"nothing usable": `{"objects": {"a": {"category": "objects", "placements": [{"position": "there"}]}}}`,
		"cut":            small[:len(small)/2],
	} {
		if _, err := Read(context.Background(), "x", []byte(file), newBench().options); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRadiansAreTold(t *testing.T) {
	file := strings.NewReplacer(`"rotation": 90`, `"rotation": 1.57`, `"rotation": 270`, `"rotation": -1.57`).Replace(small)
	found, s := newBench().read(t, file)
	n, _ := s.Node(found.Things[0].Node)
	if front := n.Transform.Rotation.Rotate(geom.Vec3{0, -1, 0}); front[0] < 0.999 {
		t.Errorf("faces %v: %v", front, found.Report)
	}
}

// scarce is a catalogue of one thing and plain materials, which is quick to build from.
type scarce struct{}

func (scarce) Entries() []catalog.Entry            { return nil }
func (scarce) Materials() []catalog.MaterialPreset { return catalog.Materials() }

func (scarce) FindMaterials(catalog.MaterialQuery) []catalog.MaterialMatch { return nil }

func (scarce) Search(text string, _ int) []catalog.Match {
	if text != "armchair" {
		return nil
	}
	return []catalog.Match{{Entry: catalog.Entry{ID: "armchair", Name: "Armchair"}, Score: 1, Kind: catalog.Exact}}
}

func (scarce) Build(store *asset.Store, req catalog.Request) (catalog.Thing, error) {
	thing, err := proxy.Build(store, "armchair", geom.Vec3{0.8, 0.8, 0.9}, scene.OnFloor)
	thing.Entry.ID = req.Entry
	return thing, err
}

func (scarce) Material(_ *asset.Store, preset, color string) (scene.Material, error) {
	return scene.NewMaterial(scene.MaterialID(preset+color), preset, geom.Color{1, 1, 1}), nil
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"objects": {"a": {"placements": [{"position": [NaN, 1], "rotation": [1,2,3], "scale": -1}], "bbox_size": {"x": 1}}}}`))
	f.Add([]byte(`{"objects": [{"placements": [{"position": {"x": 1, "y": 2}}]}]}`))
	source := scarce{}
	f.Fuzz(func(t *testing.T, data []byte) {
		store := asset.NewStore()
		found, err := Read(context.Background(), "x", data, Options{store, source})
		if err != nil {
			return
		}
		s, _, err := action.Preview(scene.Empty("x"), found.Actions)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		text, _, err := Write(s, store)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(context.Background(), "x", text, Options{store, source}); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}
