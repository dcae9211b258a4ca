package panels

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

func carried(t *testing.T, selection ...scene.NodeID) (*bench, *[]session.Intent) {
	t.Helper()
	s := sampleState(t)
	s.Selection, s.Settings.Pivot = selection, tool.MedianPivot
	b, wanted := open(t, s)
	area := b.rect("viewport/picture")
	s.View = s.Eye.View(int(area.W), int(area.H), 0)
	b.moveTo(area.Center())
	b.frames(2)
	*wanted = nil
	return b, wanted
}

func placed(t *testing.T, wanted []session.Intent, i int) geom.Transform {
	t.Helper()
	return last[session.Apply](t, wanted).Actions[i].(action.SetTransform).Transform
}

func near(v geom.Vec3, x, y, z float64) bool { return v.Sub(geom.Vec3{x, y, z}).Len() < 1e-9 }

func TestModalTransformsByKeysAlone(t *testing.T) {
	type step struct {
		keys  []imgui.Key
		typed string
	}
	k := func(keys ...imgui.Key) step { return step{keys: keys} }
	for _, c := range []struct {
		name  string
		steps []step
		want  func(w geom.Transform) bool
	}{
		{"G X 2", []step{k(imgui.KeyG), k(imgui.KeyX), {typed: "2"}}, func(w geom.Transform) bool { return near(w.Translation, 3, 0, 0) }},
		{"G 1 Tab 2 Tab 3", []step{k(imgui.KeyG), {typed: "1"}, k(imgui.KeyTab), {typed: "2"}, k(imgui.KeyTab), {typed: "3"}}, func(w geom.Transform) bool { return near(w.Translation, 2, 2, 3) }},
		{"G Shift+Z 1 Tab 2", []step{k(imgui.KeyG), k(imgui.ModShift, imgui.KeyZ), {typed: "1"}, k(imgui.KeyTab), {typed: "2"}}, func(w geom.Transform) bool { return near(w.Translation, 2, 2, 0) }},
		{"G Y 35cm minus", []step{k(imgui.KeyG), k(imgui.KeyY), {typed: "35cm-"}}, func(w geom.Transform) bool { return near(w.Translation, 1, -0.35, 0) }},
		{"G Z 1+0.5", []step{k(imgui.KeyG), k(imgui.KeyZ), {typed: "1+0.5"}}, func(w geom.Transform) bool { return near(w.Translation, 1, 0, 1.5) }},
		{"G Y 35 Backspace", []step{k(imgui.KeyG), k(imgui.KeyY), {typed: "35"}, k(imgui.KeyBackspace)}, func(w geom.Transform) bool { return near(w.Translation, 1, 3, 0) }},
		{"R 90", []step{k(imgui.KeyR), {typed: "90"}}, func(w geom.Transform) bool { return math.Abs(w.Rotation.YawAngle()-math.Pi/2) < 1e-9 }},
		{"R X 90", []step{k(imgui.KeyR), k(imgui.KeyX), {typed: "90"}}, func(w geom.Transform) bool { return near(w.Rotation.Rotate(geom.Up), 0, -1, 0) }},
		{"S 2", []step{k(imgui.KeyS), {typed: "2"}}, func(w geom.Transform) bool { return near(w.Scale, 2, 2, 2) }},
		{"S Y 0.5", []step{k(imgui.KeyS), k(imgui.KeyY), {typed: "0.5"}}, func(w geom.Transform) bool { return near(w.Scale, 1, 0.5, 1) }},
		{"S Shift+Z 3", []step{k(imgui.KeyS), k(imgui.ModShift, imgui.KeyZ), {typed: "3"}}, func(w geom.Transform) bool { return near(w.Scale, 3, 3, 1) }},
		{"G then R 90", []step{k(imgui.KeyG), k(imgui.KeyR), {typed: "90"}}, func(w geom.Transform) bool { return math.Abs(w.Rotation.YawAngle()-math.Pi/2) < 1e-9 }},
	} {
		b, wanted := carried(t, "chair-1")
		for _, s := range c.steps {
			if s.typed != "" {
				b.typeText(s.typed)
				continue
			}
			b.key(s.keys...)
		}
		b.key(imgui.KeyEnter)
		if n := count[session.Apply](*wanted); n != 1 {
			t.Errorf("%s: %d commits", c.name, n)
			continue
		}
		if w := placed(t, *wanted, 0); !c.want(w) {
			t.Errorf("%s gives %+v", c.name, w)
		}
	}
}

func TestAxisKeysGoRound(t *testing.T) {
	c, chosen := tool.Constraint{Axis: tool.Free}, false
	press := func(axis int, shift bool) { c, chosen = nextConstraint(c, chosen, tool.Move, axis, shift, false) }
	for i, want := range []tool.Constraint{{Axis: 0}, {Axis: 0, Local: true}, {Axis: tool.Free}, {Axis: 0}} {
		if press(0, false); c != want {
			t.Errorf("press %d gives %+v, want %+v", i, c, want)
		}
	}
	if press(2, true); c != (tool.Constraint{Axis: 2, Plane: true}) {
		t.Errorf("Shift+Z gives %+v", c)
	}
	c, chosen = nextConstraint(unconstrained(tool.Turn, false), false, tool.Turn, 2, false, false)
	if c != (tool.Constraint{Axis: 2}) || !chosen {
		t.Errorf("R Z gives %+v", c)
	}
}

func TestModalFollowsTheMouseAndEscRestores(t *testing.T) {
	for _, way := range []string{"esc", "right", "enter", "click"} {
		b, wanted := carried(t, "chair-1", "chair-2")
		x, y := b.rect("viewport/picture").Center()
		b.key(imgui.KeyG)
		for i := range 5 {
			b.moveTo(x+float32(20*i), y+float32(4*i))
		}
		if count[session.PreviewEdit](*wanted) < 4 || count[session.Apply](*wanted) != 0 {
			t.Fatalf("%s: %d previews, %d commits", way, count[session.PreviewEdit](*wanted), count[session.Apply](*wanted))
		}
		switch way {
		case "esc":
			b.key(imgui.KeyEscape)
		case "enter":
			b.key(imgui.KeyEnter)
		case "right":
			b.button(1, true)
			b.button(1, false)
		default:
			b.press(true)
			b.press(false)
		}
		b.frames(2)
		commits := map[bool]int{true: 1}[way == "enter" || way == "click"]
		if n := count[session.Apply](*wanted); n != commits || b.ui.viewport.hand.busy() {
			t.Errorf("%s: %d commits", way, n)
		}
		if last[session.PreviewEdit](t, *wanted).Actions != nil || count[session.SelectNodes](*wanted) != 0 || b.ui.viewport.menuOpen {
			t.Errorf("%s leaves a preview, or selects", way)
		}
		if commits == 1 {
			first, second := placed(t, *wanted, 0), placed(t, *wanted, 1)
			if d := second.Translation.Sub(first.Translation); !near(d, 1, 0, 0) || near(first.Translation, 1, 0, 0) {
				t.Errorf("%s: the two are moved to %v and %v", way, first.Translation, second.Translation)
			}
		}
	}
}

func TestModalGoesOnBeyondTheEdge(t *testing.T) {
	b, wanted := carried(t, "chair-1")
	jumps := 0
	b.ui.options.Warp = func(x, y float32) { jumps++; imgui.CurrentIO().AddMousePosEvent(x, y) }
	view := b.ui.view()
	b.key(imgui.KeyG)
	total := float32(0)
	for range 120 {
		mouse := imgui.MousePos()
		b.moveTo(mouse.X+15, mouse.Y)
		total += 15
		b.frame()
	}
	b.key(imgui.KeyEnter)
	moved := placed(t, *wanted, 0).Translation.Sub(geom.Vec3{1, 0, 0})
	_, depth, _ := view.Project(geom.Vec3{1, 0, 0})
	want := float64(total) * view.PixelM(depth)
	if jumps < 2 || math.Abs(moved.Len()-want) > 0.02*want {
		t.Errorf("%v pixels move by %v m, want %v, with %d jumps", total, moved.Len(), want, jumps)
	}
}

// cubeScene is two cubes of 1 m, one of them chosen.
func cubeScene(t *testing.T) (*bench, *[]session.Intent) {
	t.Helper()
	s := sampleState(t)
	draft := scene.Empty("cubes").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	model := unitCube(t, s.Store)
	for id, at := range map[scene.NodeID]geom.Vec3{"table": {0, 0, 0}, "box": {1.8, -0.4, 0.2}} {
		if err := draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: geom.At(at, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}}}); err != nil {
			t.Fatal(err)
		}
	}
	s.Scene, _ = draft.Seal()
	s.Selection, s.Settings.Pivot = []scene.NodeID{"box"}, tool.MedianPivot
	world, err := query.New(s.Scene, s.Store)
	if err != nil {
		t.Fatal(err)
	}
	b, wanted := open(t, s)
	b.ui.options.World = func() *query.World { return world }
	area := b.rect("viewport/picture")
	s.View = s.Eye.View(int(area.W), int(area.H), 0)
	b.frames(2)
	*wanted = nil
	return b, wanted
}

func (b *bench) toPoint(p geom.Vec3) {
	pixel, _, _ := b.ui.view().Project(p)
	at := b.ui.onScreen(pixel)
	b.moveTo(at.X, at.Y)
}

func TestMovesSnapToVerticesAndSurfaces(t *testing.T) {
	b, wanted := cubeScene(t)
	b.ui.state.Snap.On, b.ui.state.Snap.To = true, tool.SnapVertex
	b.toPoint(geom.Vec3{1.3, -0.9, 0.2}) // the box's own lower corner
	b.key(imgui.KeyG)
	b.toPoint(geom.Vec3{0.5, -0.5, 1})
	b.frames(2)
	if !b.ui.viewport.hand.target.found {
		t.Fatal("no vertex is found")
	}
	b.key(imgui.KeyEnter)
	if w := placed(t, *wanted, 0).Translation; w.Sub(geom.Vec3{1, 0, 1}).Len() > 1e-5 {
		t.Errorf("its corner on the table's corner it is at %v", w)
	}
	b, wanted = cubeScene(t)
	b.ui.state.Snap.On, b.ui.state.Snap.To = true, tool.SnapSurface
	b.toPoint(geom.Vec3{1.8, -0.4, 0.2})
	b.key(imgui.KeyG)
	b.toPoint(geom.Vec3{0.1, 0.1, 1})
	b.frames(2)
	b.key(imgui.KeyEnter)
	if w := placed(t, *wanted, 0).Translation; math.Abs(w[2]-1) > 1e-5 || w.Sub(geom.Vec3{0.1, 0.1, 1}).Len() > 0.02 {
		t.Errorf("set on the table it is at %v", w)
	}
}

func TestHandlesOfEveryTool(t *testing.T) {
	for _, c := range []struct {
		tool     session.Tool
		from, to func(size float64) geom.Vec3 // from the pivot
		check    func(w geom.Transform) bool
	}{
		{session.MoveTool, func(s float64) geom.Vec3 { return geom.Vec3{0, 0, 0.8 * s} }, func(s float64) geom.Vec3 { return geom.Vec3{0, 0, 0.8*s + 0.5} },
			func(w geom.Transform) bool { return w.Translation.Sub(geom.Vec3{1, 0, 0.5}).Len() < 0.02 }},
		{session.ScaleTool, func(s float64) geom.Vec3 { return geom.Vec3{0, 0, 0.9 * s} }, func(s float64) geom.Vec3 { return geom.Vec3{0, 0, 1.4 * s} },
			func(w geom.Transform) bool {
				return math.Abs(w.Scale[2]-1.5) < 0.05 && w.Scale[0] == 1 && w.Scale[1] == 1
			}},
		{session.RotateTool, func(s float64) geom.Vec3 { return geom.Vec3{0, -0.88 * s, 0} }, func(s float64) geom.Vec3 {
			return geom.Vec3{0.88 * s * math.Sin(0.5), -0.88 * s * math.Cos(0.5), 0}
		}, func(w geom.Transform) bool {
			return math.Abs(w.Rotation.YawAngle()) > 0.2 && w.Translation == geom.Vec3{1, 0, 0}
		}},
	} {
		b, wanted := carried(t, "chair-1")
		b.ui.state.Tool = c.tool
		pivot := geom.Vec3{1, 0, 0}
		size := b.ui.gizmoSize(b.ui.view(), pivot)
		from, way := pivot.Add(c.from(size)), c.to(size).Sub(c.from(size))
		b.toPoint(from)
		b.frames(2)
		b.press(true)
		for i := 1; i <= 4; i++ {
			b.toPoint(from.Add(way.Mul(float64(i) / 4)))
		}
		b.press(false)
		b.frames(2)
		if n := count[session.Apply](*wanted); n != 1 || count[session.SelectNodes](*wanted) != 0 {
			t.Errorf("%s: %d commits: %#v", c.tool, n, *wanted)
			continue
		}
		if w := placed(t, *wanted, 0); !c.check(w) {
			t.Errorf("%s gives %+v", c.tool, w)
		}
		*wanted = nil
		b.toPoint(from)
		b.frames(2)
		b.press(true)
		b.toPoint(from.Add(way))
		b.key(imgui.KeyEscape)
		b.toPoint(from)
		b.press(false)
		b.frames(2)
		if count[session.Apply](*wanted) != 0 || last[session.PreviewEdit](t, *wanted).Actions != nil || count[session.SelectNodes](*wanted) != 0 {
			t.Errorf("%s: Esc does not take a drag back: %#v", c.tool, *wanted)
		}
	}
}
