package session

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

func TestSaveQuitAndOpenAgain(t *testing.T) {
	f := start(t)
	if p := f.Project(); !p.Untitled || p.Changed || !p.Fresh {
		t.Errorf("a new project is %+v", p)
	}
	f.box("a", geom.Vec3{})
	if err := f.refuse(Quit{}); !errors.Is(err, ErrUnsaved) || f.Quitting() {
		t.Errorf("quitting with unsaved work: %v", err)
	}
	target := filepath.Join(t.TempDir(), "flat")
	f.do(SaveAs{Path: target})
	target += ".scene"
	if p := f.Project(); p.Untitled || p.Path != target || p.Name != "flat" || p.Changed {
		t.Errorf("a saved project is %+v", p)
	}
	f.box("b", geom.Vec3{1, 0, 0})
	f.do(NameCheckpoint{Name: "two boxes"}, NameCheckpoint{})
	hash, history := f.Head().Snapshot.Hash(), f.History()
	f.do(Quit{})
	if !f.Quitting() {
		t.Error("a saved project does not quit")
	}
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	if recent := f.Preferences().RecentFiles; !slices.Equal(recent, []string{target}) {
		t.Errorf("recent files %v", recent)
	}
	f.do(OpenProject{Path: target})
	if f.Head().Snapshot.Hash() != hash || !slices.Equal(f.History(), history) {
		t.Error("opened again, scene or history are others")
	}
	if _, err := f.Store().Model(f.node("b").Model.Asset); err != nil {
		t.Error(err)
	}
	f.do(Undo{}, Undo{})
	if f.Head().Snapshot.Len() != 1 {
		t.Error("the earlier run's work cannot be undone")
	}
}

func TestDiscardingAndRecovering(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	if len(f.Recoverable()) != 0 {
		t.Error("the open project is offered for recovery")
	}
	if err := f.Session.Close(); err != nil { // as after a crash: nobody was asked
		t.Fatal(err)
	}
	f.restart()
	lost := f.Recoverable()
	if len(lost) != 1 || f.Preferences().RecentFiles[0] != lost[0] || len(f.Notices()) != 1 {
		t.Fatalf("recoverable: %v, offered %v", lost, f.Preferences().RecentFiles)
	}
	f.do(OpenProject{Path: lost[0]})
	f.node("a")
	if p := f.Project(); !p.Untitled || !p.Changed {
		t.Errorf("recovered as %+v", p)
	}
	f.do(Quit{Discard: true})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(NewProject{})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	if lost = f.Recoverable(); len(lost) != 0 {
		t.Errorf("discarded and empty projects are left: %v", lost)
	}
	f.refuse(OpenProject{Path: "/nowhere/at/all.scene"})
	f.refuse(Delete{})
	f.refuse(SaveAs{Path: "x"})
}

func TestCrashedRunsAreSweptUp(t *testing.T) {
	f := start(t)
	root := filepath.Join(f.config.StateDir, untitledFolder)
	for _, old := range []string{"20250101-000000.000000000.scene", "20250102-000000.000000000.scene", "20260506-070000.000000000.scene"} {
		p, err := journal.Create(filepath.Join(root, old), journal.Options{FS: lazyDisk{}}, journal.Start{Name: "Untitled"})
		if err != nil {
			t.Fatal(err)
		}
		if old[7] == '2' {
			defer p.Close()
			continue
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	other, err := New(f.config)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	names, err := os.ReadDir(root)
	if err != nil || len(names) != 3 || names[0].Name()[7] != '2' {
		t.Errorf("left: %v, %v; one is in use, one is young and one is open here", names, err)
	}
}

func TestUnnamedWorkIsKeptWhenAnotherProjectIsOpened(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	f.do(NewProject{})
	if has(f.Head().Snapshot, "a") {
		t.Fatal("the new project holds the old one's box")
	}
	f.do(OpenProject{Path: f.Preferences().RecentFiles[0]})
	f.node("a")
}

func TestOpeningWhatAnotherProcessWrites(t *testing.T) {
	f := start(t)
	dir := filepath.Join(t.TempDir(), "shared.scene")
	p, err := journal.Create(dir, journal.Options{FS: lazyDisk{}}, journal.Start{Name: "shared"})
	if err != nil {
		t.Fatal(err)
	}
	before := f.Project()
	if err := f.refuse(OpenProject{Path: dir}); !strings.Contains(err.Error(), "open in process") {
		t.Error(err)
	}
	if f.Project() != before {
		t.Error("the project that was open is not any more")
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTheFirstThingIsLookedAt imports into an empty scene, and into one that is not.
func TestTheFirstThingIsLookedAt(t *testing.T) {
	f := start(t)
	f.do(NewProject{}, LookFrom{Direction: geom.Vec3{0, 0, 1}})
	before := f.Eye()
	f.do(Import{Paths: []string{"/x/sofa.glb"}})
	looked := f.Eye()
	if looked.WorldFromCamera == before.WorldFromCamera || len(f.Selection()) != 0 {
		t.Errorf("the view stayed at %+v, %v selected", looked, f.Selection())
	}
	f.do(Import{Paths: []string{"/x/chair.glb"}})
	if f.Eye() != looked || len(f.Selection()) != 1 {
		t.Errorf("the second thing moved the view to %+v, %v selected", f.Eye(), f.Selection())
	}
}

func TestImport(t *testing.T) {
	f := start(t)
	f.do(Import{Paths: []string{"/x/sofa.glb", "/x/bad.glb", "/x/sofa.glb"}})
	if f.Head().Snapshot.Len() != 3 {
		t.Fatalf("%d nodes", f.Head().Snapshot.Len())
	}
	first, second := f.node("imported"), f.node("imported-2")
	if first.Pinned || first.Transform.Translation[2] != 0 {
		t.Errorf("it stands at %v, pinned %v", first.Transform.Translation, first.Pinned)
	}
	if d := first.Transform.Translation.Sub(second.Transform.Translation).Len(); d < 0.5 {
		t.Errorf("the second stands %v m from the first, in it", d)
	}
	if !slices.Equal(f.Selection(), []nodeID{"imported-2"}) {
		t.Errorf("selected %v", f.Selection())
	}
	var texts []string
	for _, n := range f.Notices() {
		texts = append(texts, n.Text)
	}
	all := strings.Join(texts, "|")
	if !strings.Contains(all, "bad.glb: mesh 0: an index is out of range") || !strings.Contains(all, "sofa.glb: mesh 0: has no normals") {
		t.Errorf("notices: %s", all)
	}
	at := geom.Vec3{1, 1, 0}
	f.do(Import{Paths: []string{"/x/chair.glb"}, At: &at})
	if got := f.node("imported-3").Transform.Translation; got != at {
		t.Errorf("dropped at %v, stands at %v", at, got)
	}
	if e := f.History()[2]; e.Author.Kind != "import" || e.Label != "Import chair.glb" {
		t.Errorf("history says %+v", e)
	}
	f.refuse(Import{})
	if found, err := f.ImportNow(context.Background(), Source{Path: "/x/desk.glb"}); err != nil || !slices.Equal(found.Roots, []nodeID{"imported-4"}) {
		t.Errorf("imported %+v, %v", found.Roots, err)
	}
	if _, err := f.ImportNow(context.Background(), Source{Path: "/x/bad.glb"}); err == nil {
		t.Error("a bad file was imported")
	}
}

func TestExport(t *testing.T) {
	f := start(t)
	f.refuse(Export{Formats: []string{"glb"}, Folder: "x"})
	var ordered Order
	f.Session.config.Write = func(_ context.Context, _ *scene.Snapshot, _ *asset.Store, to Order, tell func(string)) ([]string, diag.Report, error) {
		tell("writing")
		if slices.Contains(to.Formats, "doc") {
			return nil, diag.Report{}, errors.New("there is no format doc")
		}
		ordered = to
		return []string{"Untitled.glb"}, diag.Report{}, nil
	}
	f.do(Export{Formats: []string{"glb", "usda"}, For: []string{"habitat"}, Folder: "out", Certify: true})
	if ordered.Name != "Untitled" || !ordered.Certify || len(ordered.For) != 1 || ordered.Origin != f.Session.project.Source() || ordered.Origin.Project == "" {
		t.Errorf("ordered %+v", ordered)
	}
	f.do(Export{Formats: []string{"doc"}, Folder: "out"})
	if last := f.Notices()[len(f.Notices())-1]; last.Level != Failure || !strings.Contains(last.Text, "no format doc") {
		t.Errorf("the last notice is %+v", last)
	}
}

func TestPreferences(t *testing.T) {
	f := start(t)
	p := f.Preferences()
	p.Navigation, p.Theme, p.UIScale, p.Layout = MayaNavigation, "light", 1.5, "[dock]"
	f.do(ChangePreferences{Preferences: p}, SetSnap{On: true, Move: 0.25, Angle: 0.5, Scale: 0.2})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	got := f.Preferences()
	if got.Navigation != MayaNavigation || got.Theme != "light" || got.UIScale != 1.5 || got.Layout != "[dock]" || got.SnapMove != 0.25 || f.Snap().Move != 0.25 {
		t.Errorf("preferences %+v", got)
	}
	f.do(ChangePreferences{Preferences: Preferences{Navigation: "vim", Theme: "pink", UIScale: 99, SnapMove: -1, ToneMap: "none"}})
	if got = f.Preferences(); got.Navigation != BlenderNavigation || got.Theme != "dark" || got.UIScale != 0 || got.SnapMove != 0.1 || got.ToneMap != "agx" {
		t.Errorf("nonsense was taken: %+v", got)
	}
	if err := os.WriteFile(filepath.Join(f.config.ConfigDir, preferencesName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.restart()
	if f.Preferences().Theme != "dark" || len(f.Notices()) != 1 {
		t.Errorf("broken preferences: %+v, %+v", f.Preferences(), f.Notices())
	}
}

func TestCameras(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{1, 1, 0})
	f.do(pick("a"), FrameSelection{})
	sees := func(p geom.Vec3) bool {
		view := f.View(800, 600)
		_, _, ok := view.Project(p)
		return ok
	}
	if !sees(geom.Vec3{1, 1, 0.2}) || f.Camera().Focus().Sub(geom.Vec3{1, 1, 0.2}).Len() > 1e-6 {
		t.Errorf("framed, the camera is %+v", f.Camera())
	}
	for _, name := range []string{"front", "back", "left", "right", "top", "bottom"} {
		f.do(AxisView{Name: name})
		if !sees(geom.Vec3{1, 1, 0.2}) {
			t.Errorf("the view from %s does not show the selection", name)
		}
	}
	f.refuse(AxisView{Name: "inside"})
	f.do(SetProjection{Projection: scene.Orthographic})
	if v := f.View(800, 600); v.HeightM <= 0 || v.Projection != scene.Orthographic {
		t.Errorf("orthographic: %+v", v)
	}
	f.refuse(SetProjection{Projection: "fisheye"})
	f.do(SetProjection{Projection: scene.Perspective}, AddCamera{Name: "Cam"}, FrameAll{}, LookThrough{Camera: "camera"})
	if f.Camera().Through != "camera" || f.View(8, 6).Far != 500 {
		t.Error("not looking through the camera")
	}
	eye := f.Eye()
	eye.WorldFromCamera.Translation[0]++
	f.do(MoveCamera{Eye: eye})
	if f.Camera().Through != "" {
		t.Error("moving does not leave the camera")
	}
	eye.WorldFromCamera.Translation[0] = math.Inf(1)
	f.refuse(MoveCamera{Eye: eye})
	f.refuse(LookThrough{Camera: "a"})
}

func TestNoticesAndJobs(t *testing.T) {
	f := start(t)
	f.Say(Failure, "bad")
	f.Say(Note, "fine")
	n := f.Notices()
	if !n[len(n)-2].New || !n[len(n)-1].New {
		t.Error("a note hides a failure")
	}
	f.do(DismissMessage{})
	for _, n := range f.Notices() {
		if n.New {
			t.Errorf("%q is still new", n.Text)
		}
	}
	for range 2 * maxNotices {
		f.Say(Note, "again")
	}
	if len(f.Notices()) != maxNotices {
		t.Errorf("%d notices are kept", len(f.Notices()))
	}
	f.policy.wait = true
	if err := f.Do(Ask{Prompt: "x"}); err != nil {
		t.Fatal(err)
	}
	jobs := f.Jobs()
	if len(jobs) != 1 || jobs[0].Name != "Ask puppet" {
		t.Fatalf("jobs %+v", jobs)
	}
	f.do(CancelJob{Job: jobs[0].Name})
	if len(f.Jobs()) != 0 {
		t.Error("the job goes on")
	}
}

func TestHeadlessProjects(t *testing.T) {
	f := start(t)
	dir := filepath.Join(t.TempDir(), "a", "room.scene")
	if _, err := OpenOrCreate(f.config, dir, false, false); err == nil {
		t.Error("opened what is not there")
	}
	for run := range 2 {
		s, err := OpenOrCreate(f.config, dir, true, true)
		if err != nil {
			t.Fatal(err)
		}
		if s.Project().Untitled || s.Head().Snapshot.Len() != 1+run || s.Project().Name != "room" {
			t.Errorf("run %d: %+v with %d nodes", run, s.Project(), s.Head().Snapshot.Len())
		}
		if _, err := s.CommitActions(s.human(), "Add", addBox(t, s.Store(), fmt.Sprint("box", run), geom.Vec3{}, geom.Vec3{1, 1, 1})); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if run == 0 {
			continue
		}
		if _, _, err := journal.Verify(dir, journal.Options{}); err != nil {
			t.Error(err)
		}
	}
}
