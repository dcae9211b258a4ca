package panels

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func TestOutlinerSelectsAndToggles(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.click("outliner/row/chair-2")
	if got := last[session.SelectNodes](t, *wanted); !slices.Equal(got.Nodes, []scene.NodeID{"chair-2"}) || got.Mode != session.Replace {
		t.Errorf("a click wants %+v", got)
	}
	imgui.CurrentIO().AddKeyEvent(imgui.ModShift, true)
	b.click("outliner/row/chair-1")
	imgui.CurrentIO().AddKeyEvent(imgui.ModShift, false)
	if got := last[session.SelectNodes](t, *wanted); len(got.Nodes) != 2 {
		t.Errorf("a click with Shift wants %+v", got)
	}
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, true)
	b.click("outliner/row/lamp")
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, false)
	if got := last[session.SelectNodes](t, *wanted); got.Mode != session.Toggle || got.Nodes[0] != "lamp" {
		t.Errorf("a click with Ctrl wants %+v", got)
	}
	b.click("outliner/eye/lamp")
	if got := last[session.SetHidden](t, *wanted); !got.Hidden || got.Nodes[0] != "lamp" {
		t.Errorf("the eye wants %+v", got)
	}
	b.click("outliner/fold/seats")
	b.frame()
	if _, drawn := b.ui.marks["outliner/row/chair-1"]; drawn {
		t.Error("a folded group still shows its children")
	}
}

func TestOutlinerRenames(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1"}
	b, wanted := open(t, s)
	b.key(imgui.KeyF2)
	b.frames(3)
	b.typeText("Throne")
	b.key(imgui.KeyEnter)
	if got := last[session.Rename](t, *wanted); got.Node != "chair-1" || got.Name != "Throne" {
		t.Errorf("renaming wants %+v", got)
	}
}

func TestLettersDoNothingInText(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1"}
	withProposal(t, s)
	b, wanted := open(t, s)
	b.click("agent/prompt")
	for _, k := range []imgui.Key{imgui.KeyX, imgui.KeyH, imgui.KeyA, imgui.KeyR, imgui.KeyF, imgui.KeyG, imgui.KeyQ, imgui.KeyHome, imgui.KeyDelete} {
		b.key(k)
	}
	for _, w := range *wanted {
		switch w.(type) {
		case session.Hover, session.HighlightNode:
		default:
			t.Errorf("typing wants %#v", w)
		}
	}
}

func TestPaletteRunsACommand(t *testing.T) {
	for _, typing := range []bool{false, true} {
		s := sampleState(t)
		s.Selection = []scene.NodeID{"chair-1"}
		b, wanted := open(t, s)
		if typing {
			b.click("agent/prompt")
		}
		b.key(imgui.ModCtrl, imgui.KeyK)
		b.frames(3)
		b.typeText("duplicate")
		b.key(imgui.KeyEnter)
		if count[session.Duplicate](*wanted) != 1 {
			t.Errorf("typing %v: the palette wants %#v", typing, *wanted)
		}
	}
}

func TestReviewKeys(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.key(imgui.KeyA)
	if count[session.AcceptProposal](*wanted) != 0 {
		t.Error("A accepts although nothing is under review")
	}
	withProposal(t, s)
	b.frames(2)
	b.key(imgui.KeyA)
	if got := last[session.AcceptProposal](t, *wanted); got.Proposal != "p1" {
		t.Errorf("A wants %+v", got)
	}
	b.key(imgui.KeyR)
	if got := last[session.RejectProposal](t, *wanted); got.Proposal != "p1" {
		t.Errorf("R wants %+v", got)
	}
	b.key(imgui.KeyTab)
	if got := last[session.NextProposal](t, *wanted); got.Step != 1 {
		t.Errorf("Tab wants %+v", got)
	}
}

func TestTabWalksWithoutEnteringText(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	b, wanted := open(t, s)
	b.click("agent/evidence")
	b.key(imgui.KeyTab)
	b.frames(3)
	if imgui.CurrentIO().WantTextInput() {
		t.Error("Tab went into a text box")
	}
	b.key(imgui.KeyR)
	if count[session.NextProposal](*wanted) != 1 || count[session.RejectProposal](*wanted) != 1 {
		t.Errorf("Tab and R want %#v", *wanted)
	}
}

func TestCardTicksAndNumbers(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	b, wanted := open(t, s)
	b.click("agent/line/1/turn")
	if got := last[session.TickPart](t, *wanted); got != (session.TickPart{Proposal: "p1", Index: 1, Part: action.TurnPart}) {
		t.Errorf("unticking the turn wants %+v", got)
	}
	b.click("agent/line/1/tick")
	if got := last[session.TickAction](t, *wanted); got.Index != 1 || got.On {
		t.Errorf("unticking wants %+v", got)
	}
	b.click("agent/line/0")
	b.frames(2)
	b.click("agent/ghost/x")
	b.frames(2)
	b.typeText("250cm")
	b.key(imgui.KeyEnter)
	got := last[session.MoveGhost](t, *wanted)
	if got.Node != "table" || math.Abs(got.World.Translation[0]-2.5) > 1e-9 || got.World.Translation[1] != 1 {
		t.Errorf("editing a ghost wants %+v", got)
	}
	b.click("agent/accept")
	if count[session.AcceptProposal](*wanted) != 1 {
		t.Error("the button does not accept")
	}
}

func TestAskSendsThePrompt(t *testing.T) {
	b, wanted := open(t, sampleState(t))
	b.click("agent/prompt")
	b.typeText("a red sofa")
	b.key(imgui.ModCtrl, imgui.KeyEnter)
	if got := last[session.Ask](t, *wanted); got.Prompt != "a red sofa" {
		t.Errorf("Ctrl+Enter wants %+v", got)
	}
	if b.ui.agent.prompt != "" {
		t.Errorf("the prompt still holds %q", b.ui.agent.prompt)
	}
}

func TestInspectorEditsOneAndMany(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1", "chair-2"}
	b, wanted := open(t, s)
	b.click("inspector/transform/Position/y")
	b.frames(2)
	b.typeText("35cm")
	b.key(imgui.KeyEnter)
	got := last[session.Apply](t, *wanted)
	if len(got.Actions) != 2 {
		t.Fatalf("the edit wants %+v", got)
	}
	for i, x := range []float64{1, 2} {
		set := got.Actions[i].(action.SetTransform)
		if set.Transform.Translation != (geom.Vec3{x, 0.35, 0}) {
			t.Errorf("object %d goes to %v", i, set.Transform.Translation)
		}
	}
}

func TestInspectorDragPreviewsThenCommitsOnce(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1"}
	b, wanted := open(t, s)
	b.drag("inspector/transform/Position/x", 50, 0)
	if count[session.PreviewEdit](*wanted) < 3 || count[session.Apply](*wanted) != 1 {
		t.Errorf("%d previews and %d commits", count[session.PreviewEdit](*wanted), count[session.Apply](*wanted))
	}
}

func TestMenusAndShortcutsAgree(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1"}
	b, wanted := open(t, s)
	b.click("menu/Edit")
	b.click("command/edit.duplicate")
	b.key(imgui.ModShift, imgui.KeyD)
	if n := count[session.Duplicate](*wanted); n != 2 {
		t.Errorf("%d duplicates, want one from the menu and one from the key", n)
	}
	used := map[string]string{}
	for _, c := range b.ui.commands {
		if _, ok := parseShortcut(c.Shortcut); c.Shortcut != "" && !ok {
			t.Errorf("%s: the shortcut %q is not understood", c.ID, c.Shortcut)
		}
		if strings.HasPrefix(c.ID, "agent.") && len(c.Shortcut) == 1 {
			continue // the review's letters come first while a proposal has the focus
		}
		if other := used[c.Shortcut]; c.Shortcut != "" && other != "" {
			t.Errorf("%s and %s share %s", c.ID, other, c.Shortcut)
		}
		used[c.Shortcut] = c.ID
		if c.Intent == nil && c.Window == "" {
			t.Errorf("%s does nothing", c.ID)
		}
	}
}

func TestQuitAsksOnlyWhenSomethingWouldBeLost(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.key(imgui.ModCtrl, imgui.KeyQ)
	if count[session.Quit](*wanted) != 1 {
		t.Error("a saved project asks before quitting")
	}
	s.Project.Path, s.Project.Changed = "", true
	*wanted = nil
	b.key(imgui.ModCtrl, imgui.KeyQ)
	b.frames(2)
	if count[session.Quit](*wanted) != 0 {
		t.Fatal("an untitled project quits without asking")
	}
	b.click("dialog/discard")
	if got := last[session.Quit](t, *wanted); !got.Discard {
		t.Errorf("discarding wants %+v", got)
	}
}

func TestGestures(t *testing.T) {
	for _, c := range []struct {
		preset           session.Navigation
		button           imgui.MouseButton
		alt, shift, ctrl bool
		want             gesture
	}{
		{session.BlenderNavigation, imgui.MouseButtonMiddle, false, false, false, orbiting},
		{session.BlenderNavigation, imgui.MouseButtonMiddle, false, true, false, panning},
		{session.BlenderNavigation, imgui.MouseButtonMiddle, false, false, true, zooming},
		{session.BlenderNavigation, imgui.MouseButtonLeft, true, false, false, orbiting},
		{session.BlenderNavigation, imgui.MouseButtonLeft, true, true, false, panning},
		{session.BlenderNavigation, imgui.MouseButtonLeft, true, false, true, zooming},
		{session.BlenderNavigation, imgui.MouseButtonRight, false, false, false, menuing},
		{session.MayaNavigation, imgui.MouseButtonLeft, true, false, false, orbiting},
		{session.MayaNavigation, imgui.MouseButtonMiddle, true, false, false, panning},
		{session.MayaNavigation, imgui.MouseButtonRight, true, false, false, zooming},
		{session.UnityNavigation, imgui.MouseButtonMiddle, false, false, false, panning},
		{session.UnityNavigation, imgui.MouseButtonLeft, false, false, false, boxing},
	} {
		if got := gestureFor(c.preset, c.button, c.alt, c.shift, c.ctrl); got != c.want {
			t.Errorf("%+v gives %v", c, got)
		}
	}
}

func TestViewportClickSelectsAndOrbitMovesTheCamera(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.ui.options.Pick = func(x, y float64) Hit { return Hit{Node: "chair-1"} }
	b.click("viewport/picture")
	if got := last[session.SelectNodes](t, *wanted); !slices.Equal(got.Nodes, []scene.NodeID{"chair-1"}) {
		t.Errorf("a click wants %+v", got)
	}
	x, y := b.rect("viewport/picture").Center()
	imgui.CurrentIO().AddMouseButtonEvent(2, true)
	b.frame()
	b.moveTo(x+40, y)
	imgui.CurrentIO().AddMouseButtonEvent(2, false)
	b.frame()
	if got := last[session.MoveCamera](t, *wanted); got.Eye == s.Eye || !got.Eye.Valid() {
		t.Errorf("orbiting wants %+v", got)
	}
}

func TestGizmoPreviewsThenCommitsOnce(t *testing.T) {
	s := sampleState(t)
	s.Selection, s.Tool = []scene.NodeID{"chair-1"}, session.MoveTool
	b, wanted := open(t, s)
	b.frames(3)
	area := b.rect("viewport/picture")
	view := s.View
	view.Width, view.Height = int(area.W), int(area.H)
	s.View = view
	b.frames(2)
	pixel, _, _ := view.Project(geom.Vec3{1.25, 0, 0}) // on the arrow along X
	x, y := area.X+float32(pixel[0]), area.Y+float32(pixel[1])
	b.moveTo(x, y)
	b.frames(3)
	b.press(true)
	for i := range 5 {
		b.moveTo(x+float32(i+1)*10, y+float32(i+1)*6)
	}
	b.press(false)
	b.frames(2)
	if n := count[session.Apply](*wanted); n != 1 || count[session.PreviewEdit](*wanted) < 3 {
		t.Fatalf("%d commits and %d previews: %#v", n, count[session.PreviewEdit](*wanted), *wanted)
	}
	to := last[session.Apply](t, *wanted).Actions[0].(action.SetTransform).Transform
	if to.Translation[0] < 1.05 || to.Translation[1] != 0 || to.Translation[2] != 0 || to.Scale != geom.One || to.Rotation != geom.Identity {
		t.Errorf("dragging the X arrow gives %+v", to)
	}
}

func TestModalMoveAlongAnAxis(t *testing.T) {
	s := sampleState(t)
	s.Selection = []scene.NodeID{"chair-1"}
	b, wanted := open(t, s)
	b.moveTo(b.rect("viewport/picture").Center())
	b.frames(2)
	b.key(imgui.KeyG)
	b.key(imgui.KeyX)
	b.typeText("2")
	b.key(imgui.KeyEnter)
	got := last[session.Apply](t, *wanted)
	set := got.Actions[0].(action.SetTransform)
	if set.Transform.Translation.Sub(geom.Vec3{3, 0, 0}).Len() > 1e-9 {
		t.Errorf("G X 2 Enter moved to %v", set.Transform.Translation)
	}
}

func TestBigOutlinerDrawsOnlyWhatIsSeen(t *testing.T) {
	draft := scene.Empty("big").Edit()
	for i := range 10000 {
		id := scene.NodeID("n" + thousands(i))
		if err := draft.PutNode(scene.Node{ID: id, Name: "Object " + thousands(i), Transform: geom.IdentityTransform()}); err != nil {
			t.Fatal(err)
		}
	}
	s := sampleState(t)
	s.Scene, _ = draft.Seal()
	b, _ := open(t, s)
	rows := 0
	for name := range b.ui.marks {
		if len(name) > 13 && name[:13] == "outliner/row/" {
			rows++
		}
	}
	if rows == 0 || rows > 100 {
		t.Errorf("%d rows are drawn of 10 000", rows)
	}
}

func TestEveryScaleThemeAndStateDraws(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	b, _ := open(t, s)
	for _, scale := range []float32{1, 1.5, 2} {
		for _, theme := range []Theme{DarkTheme(scale), LightTheme(scale)} {
			b.ui.SetTheme(theme)
			for _, selection := range [][]scene.NodeID{nil, {"lamp"}, {"chair-1", "chair-2"}, {"gone"}} {
				s.Selection = selection
				b.frames(2)
			}
		}
	}
	for _, dialog := range []string{"open", "import", "save", "export", "sky", "checkpoint", "preferences", "keys", "about", "palette"} {
		b.ui.openWindow(dialog)
		b.frames(3)
		b.key(imgui.KeyEscape)
		b.frames(2)
	}
}

func TestDialogsOpenByKey(t *testing.T) {
	for _, c := range []struct {
		path   string
		keys   []imgui.Key
		widget string
	}{
		{"", []imgui.Key{imgui.ModCtrl, imgui.KeyS}, "dialog/name"},
		{"/tmp/x.scene", []imgui.Key{imgui.ModCtrl, imgui.KeyS}, "dialog/text"},
		{"", []imgui.Key{imgui.KeyI}, "dialog/path"},
		{"", []imgui.Key{imgui.ModCtrl, imgui.KeyO}, "dialog/path"},
		{"", []imgui.Key{imgui.ModCtrl, imgui.KeyE}, "dialog/format/glb"},
		{"", []imgui.Key{imgui.KeyF1}, "dialog/ok"},
	} {
		s := sampleState(t)
		s.Project.Path = c.path
		b, _ := open(t, s)
		b.key(c.keys...)
		b.frames(2)
		b.rect(c.widget)
		b.key(imgui.KeyEscape)
		b.frames(2)
		if b.ui.dialog.open != "" {
			t.Errorf("Esc leaves the dialog %q open", b.ui.dialog.open)
		}
	}
}

// TestReasonsAreClicked puts usual reasons into the line of one's own words, and R sends both.
func TestReasonsAreClicked(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	b, wanted := open(t, s)
	b.frames(3)
	b.click("agent/reason")
	b.typeText("clashes")
	b.click("agent/why/wrong place")
	b.click("agent/why/too many")
	b.click("agent/why/wrong place")
	b.frames(2)
	b.key(imgui.KeyR)
	if got := last[session.RejectProposal](t, *wanted); got.Proposal != "p1" || got.Reason != "clashes, too many" {
		t.Errorf("R wants %+v", got)
	}
}

// TestWipeOverTheView asks for the two pictures once the view rests, shows them parted where the mouse is, and is switched by B.
func TestWipeOverTheView(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	s.Picture.Texture, s.Wipe.On = 1, true
	b, wanted := open(t, s)
	b.frames(3)
	if got := last[session.DrawWipe](t, *wanted); got.Width < 100 || got.Height < 100 {
		t.Errorf("drawn at %+v", got)
	}
	s.Wipe.Ready, s.Wipe.Before, s.Wipe.After = true, 1, 1
	view := b.rect("viewport/picture")
	b.moveTo(view.X+view.W*0.25, view.Y+view.H*0.6)
	b.frames(2)
	if line := b.rect("viewport/wipe"); line.X+line.W/2 < view.X+view.W*0.2 || line.X+line.W/2 > view.X+view.W*0.3 {
		t.Errorf("the line is at %v of %v", line, view)
	}
	b.key(imgui.KeyB)
	if got := last[session.WipeProposal](t, *wanted); got.On {
		t.Error("B does not switch it off")
	}
}
