package align

import (
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

var source = catalog.Builtin()

// put is one thing of a test's scene: an entry of the catalogue in a pose.
type put struct {
	id, entry   string
	x, y, z     float64
	yaw         float64 // degrees
	color, made string
}

// build makes a living room of 6 by 5 m with its middle at the origin, a window in the north wall and a door in the south.
func build(t testing.TB, kind string, things ...put) *query.World {
	t.Helper()
	store := asset.NewStore()
	draft := scene.Empty("test").Edit()
	room := shell.Room{Kind: kind, Outline: geom.Rectangle(6, 5), Height: 2.6, WallThickness: 0.15, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.4, Width: 0.9, Height: 2.05}, {ID: "window", Kind: shell.Window, Wall: 2, Offset: 2, Width: 2, Height: 1.3, Sill: 0.9},
	}}
	must(t, draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}))
	for _, p := range things {
		req := catalog.Request{Entry: p.entry, Seed: 1, Style: "modern"}
		if p.color != "" {
			req.Colors = map[string]string{"": p.color}
		}
		if p.made != "" {
			req.Materials = map[string]string{"": p.made}
		}
		thing, err := source.Build(store, req)
		must(t, err)
		for _, m := range thing.Materials {
			must(t, draft.PutMaterial(m))
		}
		for _, n := range thing.Nodes(scene.NodeID(p.id), p.id, "room", geom.At(geom.Vec3{p.x, p.y, p.z}, geom.Radians(p.yaw))) {
			must(t, draft.PutNode(n))
		}
	}
	snapshot, _ := draft.Seal()
	world, err := query.New(snapshot, store)
	must(t, err)
	return world
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// find returns the finding of a kind whose text holds some words.
func find(t *testing.T, r Report, kind Kind, text string) Finding {
	t.Helper()
	for _, f := range r.Findings {
		if f.Kind == kind && strings.Contains(f.Text, text) {
			return f
		}
	}
	t.Fatalf("%q: no %s about %q among %+v", r.Prompt, kind, text, r.Findings)
	return Finding{}
}

func TestRelationsAreMeasured(t *testing.T) {
	sofa := put{id: "sofa", entry: "sofa", y: -1}
	cases := []struct {
		prompt, text string
		right, wrong []put
	}{
		{"a sofa against the north wall", "against", []put{{id: "sofa", entry: "sofa", y: 2.05}}, []put{{id: "sofa", entry: "sofa", y: -2.05, yaw: 180}}},
		{"an armchair by the window", "window", []put{{id: "a", entry: "armchair", y: 1.6}}, []put{{id: "a", entry: "armchair", y: -1.6}}},
		{"a plant in the north-east corner", "corner", []put{{id: "p", entry: "plant", x: 2.6, y: 2.1}}, []put{{id: "p", entry: "plant", x: -2.6, y: 2.1}}},
		{"a coffee table in front of the sofa", "in front", []put{sofa, {id: "c", entry: "coffee-table", y: -2.0}}, []put{sofa, {id: "c", entry: "coffee-table", y: 0.4}}},
		{"a floor lamp beside the sofa", "beside", []put{sofa, {id: "l", entry: "floor-lamp", x: 1.5, y: -1}}, []put{sofa, {id: "l", entry: "floor-lamp", x: 2.8, y: 2}}},
		{"two armchairs facing each other", "each other", []put{{id: "a", entry: "armchair", x: -1, yaw: 90}, {id: "b", entry: "armchair", x: 1, yaw: -90}}, []put{{id: "a", entry: "armchair", x: -1}, {id: "b", entry: "armchair", x: 1}}},
		{"an armchair facing the sofa", "facing", []put{sofa, {id: "a", entry: "armchair", y: 1.5}}, []put{sofa, {id: "a", entry: "armchair", y: 1.5, yaw: 180}}},
		{"a rug under the coffee table", "under", []put{{id: "c", entry: "coffee-table"}, {id: "r", entry: "rug"}}, []put{{id: "c", entry: "coffee-table"}, {id: "r", entry: "rug", x: 2.2, y: 2.5}}},
		{"a side table between two armchairs", "between", []put{{id: "a", entry: "armchair", x: -1}, {id: "b", entry: "armchair", x: 1}, {id: "s", entry: "side-table"}}, []put{{id: "a", entry: "armchair", x: -1}, {id: "b", entry: "armchair", x: 1}, {id: "s", entry: "side-table", x: 2.4}}},
		{"a dining table surrounded by four chairs", "surrounded",
			[]put{{id: "t", entry: "dining-table"}, {id: "c1", entry: "dining-chair", x: -0.5, y: 0.8}, {id: "c2", entry: "dining-chair", x: 0.5, y: 0.8}, {id: "c3", entry: "dining-chair", x: -0.5, y: -0.8, yaw: 180}, {id: "c4", entry: "dining-chair", x: 0.5, y: -0.8, yaw: 180}},
			[]put{{id: "t", entry: "dining-table"}, {id: "c1", entry: "dining-chair", x: -2.5, y: 2}, {id: "c2", entry: "dining-chair", x: 2.5, y: 2}, {id: "c3", entry: "dining-chair", x: -2.5, y: -2}, {id: "c4", entry: "dining-chair", x: 2.5, y: -2}}},
		{"a coffee table in the middle of the room", "middle", []put{{id: "c", entry: "coffee-table"}}, []put{{id: "c", entry: "coffee-table", x: 2.3, y: 1.8}}},
		{"an armchair far from the window", "far", []put{{id: "a", entry: "armchair", y: -2}}, []put{{id: "a", entry: "armchair", y: 2}}},
	}
	reader := New(source)
	for _, c := range cases {
		right := find(t, reader.Evaluate(c.prompt, build(t, "living room", c.right...)), Relation, c.text)
		if right.Verdict != Met || len(right.Measures) == 0 {
			t.Errorf("%s, as asked: %+v", c.prompt, right)
		}
		wrong := find(t, reader.Evaluate(c.prompt, build(t, "living room", c.wrong...)), Relation, c.text)
		if wrong.Verdict == Met || wrong.Share >= right.Share || wrong.Detail == "" {
			t.Errorf("%s, not as asked: %+v", c.prompt, wrong)
		}
	}
}

func TestThingsOnThings(t *testing.T) {
	world := build(t, "living room", put{id: "c", entry: "coffee-table"})
	body, _ := world.Body("c")
	top := body.Bounds.Max[2]
	reader := New(source)
	for z, want := range map[float64]Verdict{top: Met, top + 0.2: Unmet, 0: Unmet} {
		x := 0.0
		if z == 0 {
			x = 1.5
		}
		report := reader.Evaluate("a vase on the coffee table", build(t, "living room", put{id: "c", entry: "coffee-table"}, put{id: "v", entry: "vase", x: x, z: z}))
		if f := find(t, report, Relation, "on the coffee table"); f.Verdict != want {
			t.Errorf("a vase at %.2f: %+v", z, f)
		}
	}
}

func TestCounts(t *testing.T) {
	chairs := func(n int) []put {
		var out []put
		for i := range n {
			out = append(out, put{id: fmt.Sprintf("chair-%d", i), entry: "dining-chair", x: float64(i) - 2})
		}
		return out
	}
	reader := New(source)
	for n, want := range map[int]Verdict{0: Unmet, 2: Partly, 4: Met, 5: Partly} {
		report := reader.Evaluate("four chairs", build(t, "dining room", chairs(n)...))
		if f := find(t, report, Objects, "four"); f.Verdict != want {
			t.Errorf("%d chairs: %+v", n, f)
		}
	}
	if f := find(t, reader.Evaluate("no chairs", build(t, "dining room", chairs(1)...)), Absent, "chair"); f.Verdict != Unmet || len(f.Objects) != 1 {
		t.Errorf("a chair that must not be: %+v", f)
	}
	// One chair is not two things.
	report := reader.Evaluate("an armchair and a chair", build(t, "living room", put{id: "a", entry: "armchair"}))
	if report.Met != 1 {
		t.Errorf("one armchair counts as %d of two things", report.Met)
	}
	if f := find(t, reader.Evaluate("a unicorn", build(t, "living room")), Objects, "unicorn"); f.Verdict != Unmet {
		t.Errorf("a thing nobody knows: %+v", f)
	}
}

func TestLooks(t *testing.T) {
	reader := New(source)
	green := build(t, "living room", put{id: "a", entry: "armchair", color: "dark green", made: "velvet"})
	for text, want := range map[string]Verdict{"dark green": Met, "velvet": Met, "red": Unmet, "leather": Unmet, "yellow": Unmet} {
		if f := find(t, reader.Evaluate("a "+text+" armchair", green), Attribute, text); f.Verdict != want {
			t.Errorf("%s: %+v", text, f)
		}
	}
	if f := find(t, reader.Evaluate("an ergonomic armchair", green), Attribute, "ergonomic"); f.Verdict != Unknown {
		t.Errorf("what cannot be measured: %+v", f)
	}
}

func TestRoomsAreMoreThanTheirName(t *testing.T) {
	reader := New(source)
	bed := put{id: "bed", entry: "double-bed"}
	if _, err := source.Build(asset.NewStore(), catalog.Request{Entry: bed.entry}); err != nil {
		bed.entry = source.Search("double bed", 1)[0].Entry.ID
	}
	for name, c := range map[string]struct {
		kind   string
		things []put
		want   Verdict
	}{"both": {"bedroom", []put{bed}, Met}, "name only": {"bedroom", nil, Partly}, "bed only": {"kitchen", []put{bed}, Partly}, "neither": {"kitchen", nil, Unmet}} {
		if f := find(t, reader.Evaluate("a bedroom", build(t, c.kind, c.things...)), RoomKind, "bedroom"); f.Verdict != c.want {
			t.Errorf("%s: %+v", name, f)
		}
	}
	for text, want := range map[string]Verdict{"a 6 m x 5 m bedroom": Met, "a bedroom of 16 by 20 feet": Met, "a bedroom of 12 by 20 feet": Unmet, "a 3 by 3 m bedroom": Unmet, "a 30 m² bedroom": Met, "a bedroom with a ceiling height of 2.6 m": Met, "a bedroom with 4 m ceilings": Unmet} {
		found := false
		for _, f := range reader.Evaluate(text, build(t, "bedroom")).Findings {
			if f.Kind == RoomSize {
				found = true
				if f.Verdict != want {
					t.Errorf("%s: %+v", text, f)
				}
			}
		}
		if !found {
			t.Errorf("%s: its size was not read", text)
		}
	}
}

func TestReading(t *testing.T) {
	cases := map[string]string{
		"a round oak table surrounded by six chairs":                     "1 table oak round; 6 chair around:0",
		"a nightstand on each side of the bed and a lamp on each one":    "2 nightstand beside:1; 1 bed; 1 lamp",
		"On the desk, a computer and a mug; behind it a chair":           "1 desk; 1 computer on:0; 1 mug on:0; 1 chair behind:2",
		"a vase with flowers on the coffee table":                        "1 vase; 2 flower on:2; 1 coffee table",
		"a desk with brass legs to the left of the grey sofa":            "1 desk brass left_of:1; 1 sofa grey",
		"bookshelves along the west wall and a tv facing the sofa":       "2 bookshelf against:wall west; 1 tv facing:2; 1 sofa",
		"a coffee table in dark walnut between the sofa and the tv":      "1 coffee table walnut between:1,2; 1 sofa; 1 tv",
		"three floor lamps hanging from the ceiling of a cosy bar":       "3 floor lamp hung:ceiling; 1 bar",
		"a small side table, two red cushions and a large plant by them": "1 side table small; 2 cushion red; 1 plant large near:1",
	}
	reader := New(source)
	for prompt, want := range cases {
		a := reader.read(prompt)
		var out []string
		for i := range a.objects {
			out = append(out, described(&a.objects[i]))
		}
		if got := strings.Join(out, "; "); got != want {
			t.Errorf("%q\n got %s\nwant %s", prompt, got, want)
		}
	}
}

func described(o *object) string {
	words := []string{fmt.Sprint(o.count), o.noun}
	for _, c := range o.looks.colors {
		words = append(words, c.name)
	}
	words = append(append(words, o.looks.materials...), o.looks.sizes...)
	for _, p := range o.places {
		to := p.part
		for i, k := range p.to {
			if i > 0 {
				to += ","
			}
			to += fmt.Sprint(k)
		}
		words = append(words, strings.TrimSpace(p.kind+":"+to+" "+p.side))
	}
	return strings.Join(words, " ")
}

func TestNothingIsMetByNothing(t *testing.T) {
	report := New(source).Evaluate("two armchairs by the window, a red sofa and a lamp on the desk in a bright office", build(t, ""))
	if report.Score > 0.35 || report.Met > 1 {
		t.Errorf("an empty room scores %.2f: %+v", report.Score, report.Findings)
	}
}

func FuzzEvaluate(f *testing.F) {
	for _, s := range []string{"a lamp on each of the two desks", "between between and the the", "no no no", "4 x 4 x 4 x m2 sofa facing it", "\x00\xff 9999999999 chairs", strings.Repeat("a small ", 300) + "room", "in in in on on with with", "12 m high ceilings of 1e9 m"} {
		f.Add(s)
	}
	reader := New(source)
	world := build(f, "office", put{id: "desk", entry: "desk"}, put{id: "chair", entry: "office-chair", y: -1})
	f.Fuzz(func(t *testing.T, prompt string) {
		r := reader.Evaluate(prompt, world)
		if !(r.Score >= 0 && r.Score <= 1) {
			t.Fatalf("%q scores %g", prompt, r.Score)
		}
	})
}

func BenchmarkEvaluate(b *testing.B) {
	reader := New(source)
	world := build(b, "office", put{id: "desk", entry: "desk"}, put{id: "chair", entry: "office-chair", y: -1}, put{id: "shelf", entry: "bookshelf", x: 2})
	for b.Loop() {
		reader.Evaluate("a small modern office with a walnut desk against the north wall, an office chair facing it and two tall bookshelves", world)
	}
}
