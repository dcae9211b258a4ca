package session

import (
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

// slowDisk takes forever over every operation, until the test says that one of them is done. Only the session's goroutine
// says so, so an operation that this goroutine itself waits for never ends.
type slowDisk struct {
	lazyDisk
	shut    *atomic.Bool
	pass    chan struct{}
	waiting *atomic.Int32
	ops     *atomic.Int32
}

func newSlowDisk() slowDisk {
	return slowDisk{shut: &atomic.Bool{}, pass: make(chan struct{}), waiting: &atomic.Int32{}, ops: &atomic.Int32{}}
}

func (d slowDisk) op() {
	if !d.shut.Load() {
		return
	}
	d.ops.Add(1)
	d.waiting.Add(1)
	<-d.pass
	d.waiting.Add(-1)
}

// one lets an operation that waits end.
func (d slowDisk) one() {
	select {
	case d.pass <- struct{}{}:
	default:
	}
}

type slowFile struct {
	journal.File
	disk slowDisk
}

func (f slowFile) Write(p []byte) (int, error) { f.disk.op(); return f.File.Write(p) }
func (f slowFile) Sync() error                 { f.disk.op(); return f.File.Sync() }
func (f slowFile) Close() error                { f.disk.op(); return f.File.Close() }

func (d slowDisk) MkdirAll(dir string) error { d.op(); return d.lazyDisk.MkdirAll(dir) }

func (d slowDisk) Create(name string) (journal.File, error) {
	d.op()
	f, err := d.lazyDisk.Create(name)
	return slowFile{f, d}, err
}

func (d slowDisk) Append(name string) (journal.File, error) {
	d.op()
	f, err := d.lazyDisk.Append(name)
	return slowFile{f, d}, err
}

func (d slowDisk) ReadFile(name string) ([]byte, error) { d.op(); return d.lazyDisk.ReadFile(name) }
func (d slowDisk) Size(name string) (int64, error)      { d.op(); return d.lazyDisk.Size(name) }
func (d slowDisk) List(dir string) ([]string, error)    { d.op(); return d.lazyDisk.List(dir) }
func (d slowDisk) Truncate(name string, size int64) error {
	d.op()
	return d.lazyDisk.Truncate(name, size)
}
func (d slowDisk) Rename(from, to string) error { d.op(); return d.lazyDisk.Rename(from, to) }
func (d slowDisk) RemoveAll(name string) error  { d.op(); return d.lazyDisk.RemoveAll(name) }
func (d slowDisk) SyncDir(dir string) error     { d.op(); return d.lazyDisk.SyncDir(dir) }

// watch ends the test with every goroutine's stack when it does not end by itself.
func watch(t *testing.T) {
	alarm := time.AfterFunc(2*time.Minute, func() {
		stacks := make([]byte, 1<<20)
		panic("the session's goroutine waits for the disk:\n" + string(stacks[:runtime.Stack(stacks, true)]))
	})
	t.Cleanup(func() { alarm.Stop() })
}

// slow is a fixture whose disk is slow from now on.
func slow(t *testing.T) (*fixture, slowDisk) {
	t.Helper()
	watch(t)
	f := start(t)
	f.box("a", geom.Vec3{1, 0, 0})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	disk := newSlowDisk()
	f.config.FS = disk
	f.restart()
	f.do(OpenProject{Path: f.Recoverable()[0]})
	t.Cleanup(func() { disk.shut.Store(false) })
	disk.shut.Store(true)
	return f, disk
}

// frames draws, as the window's loop does, until an intent is done; it returns how many frames went by meanwhile, and the error.
func (f *fixture) frames(disk slowDisk, i Intent) (frames int, err error) {
	f.t.Helper()
	done := false
	f.Begin(i, func(e error) { done, err = true, e })
	for !done || f.working > 0 || len(f.Jobs()) > 0 || f.Busy() {
		f.Update()
		f.look()
		frames++
		disk.one()
		runtime.Gosched()
	}
	return frames, err
}

// look asks for all that a frame shows.
func (f *fixture) look() {
	f.Shown()
	f.Overlay()
	f.Project()
	f.History()
	f.CanUndo()
	f.CanRedo()
	f.Proposals()
	f.Jobs()
	f.Notices()
	f.View(64, 64)
	f.Begin(Hover{Node: "a"}, nil)
	if _, err := f.World(); err != nil {
		f.t.Error(err)
	}
}

func TestNothingWaitsForTheDisk(t *testing.T) {
	f, disk := slow(t)
	folder := t.TempDir()
	move := action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{0.5, 0.5, 0}, 0)}
	prefs := f.Preferences()
	prefs.Theme = "light"
	for _, i := range []Intent{
		Apply{Label: "Move", Actions: []action.Action{move}}, Undo{}, Redo{}, NameCheckpoint{Name: "here"},
		pick("a"), CopyNodes{}, Duplicate{}, Delete{}, AddLight{Kind: scene.PointLight}, AddCamera{}, AddRoom{Width: 3, Depth: 3, Height: 2.5},
		GoTo{Seq: 2}, ChangePreferences{Preferences: prefs}, Import{Paths: []string{"one.glb", "two.glb"}},
		SaveAs{Path: filepath.Join(folder, "room")}, NewProject{Starter: true}, OpenProject{Path: filepath.Join(folder, "room.scene")},
	} {
		before := disk.ops.Load()
		frames, err := f.frames(disk, i)
		if err != nil {
			t.Fatalf("%T: %v", i, err)
		}
		switch i.(type) {
		case SelectNodes, CopyNodes:
		default:
			if waits := int(disk.ops.Load() - before); waits == 0 || frames < waits {
				t.Errorf("%T waited for the disk %d times, and %d frames were drawn", i, waits, frames)
			}
		}
	}
	if text, ok := f.TakeClipboard(); !ok {
		t.Error("nothing was copied")
	} else if _, err := f.frames(disk, Paste{Text: text}); err != nil {
		t.Error(err)
	}
	disk.shut.Store(false)
	if f.node("a").Transform.Translation != (geom.Vec3{0.5, 0.5, 0}) && f.node("a") == nil {
		t.Error("the move is lost")
	}
}

// TestTheEditIsSeenBeforeItIsSaved: an edit is shown while its line is written, and the head moves when it is.
func TestTheEditIsSeenBeforeItIsSaved(t *testing.T) {
	f, disk := slow(t)
	before := f.Head()
	to := geom.Vec3{0.5, 0.25, 0}
	done := false
	f.Begin(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(to, 0)}}}, func(error) { done = true })
	shown, _ := f.Shown().Node("a")
	if done || !f.Busy() || f.Head() != before || shown.Transform.Translation != to {
		t.Fatalf("done %v, busy %v, head %d, shown at %v", done, f.Busy(), f.Head().Revision, shown.Transform.Translation)
	}
	eye := f.Eye()
	eye.WorldFromCamera.Translation[0] += 1
	f.Begin(MoveCamera{Eye: eye}, nil)
	if f.Eye().WorldFromCamera != eye.WorldFromCamera {
		t.Error("the camera waits for the disk")
	}
	undone := false
	f.Begin(Undo{}, func(err error) { undone = err == nil })
	if undone {
		t.Error("what came after overtook")
	}
	for !undone {
		f.Update()
		disk.one()
		if undone && !done {
			t.Fatal("what came after overtook")
		}
	}
	if f.Head().Revision != before.Revision+2 || f.node("a").Transform.Translation == to {
		t.Errorf("after all that the head is %d", f.Head().Revision)
	}
}

// brokenDisk fails once it is told to.
type brokenDisk struct {
	lazyDisk
	broken *atomic.Bool
}

func (d brokenDisk) Append(name string) (journal.File, error) {
	f, err := d.lazyDisk.Append(name)
	return brokenFile{f, d.broken}, err
}

type brokenFile struct {
	journal.File
	broken *atomic.Bool
}

func (f brokenFile) Write(p []byte) (int, error) {
	if f.broken.Load() {
		return 0, errors.New("no space left on the device")
	}
	return f.File.Write(p)
}

func TestAnEditThatIsNotSavedIsTakenBack(t *testing.T) {
	watch(t)
	f := start(t)
	disk := brokenDisk{broken: &atomic.Bool{}}
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.config.FS = disk
	f.restart()
	f.do(NewProject{Starter: true})
	f.box("a", geom.Vec3{1, 0, 0})
	before := f.Head()
	disk.broken.Store(true)
	var failure error
	done := false
	f.Begin(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{}, 0)}}}, func(err error) { failure, done = err, true })
	for !done {
		<-f.signal
		f.Update()
	}
	disk.broken.Store(false)
	if failure == nil || !strings.Contains(failure.Error(), "no space left") || f.Head() != before || f.Scene() != before.Snapshot {
		t.Errorf("%v; the head is %d, and what is shown is the head: %v", failure, f.Head().Revision, f.Scene() == f.Head().Snapshot)
	}
}

func TestDragsDoNotQueueUp(t *testing.T) {
	f, disk := slow(t)
	f.Begin(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{0, 1, 0}, 0)}}}, nil)
	for i := range 100 {
		f.Begin(PreviewEdit{Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{float64(i), 0, 0}, 0)}}}, nil)
	}
	if len(f.line) != 1 {
		t.Errorf("%d drags wait", len(f.line))
	}
	for f.Busy() || len(f.line) > 0 {
		f.Update()
		disk.one()
	}
	if n, _ := f.Scene().Node("a"); n.Transform.Translation[0] != 99 {
		t.Errorf("the drag shows %v", n.Transform.Translation)
	}
}

func TestAFaultInATurnIsTheSessions(t *testing.T) {
	watch(t)
	f := start(t)
	f.config.Starter = nil
	defer func() {
		if fault := recover(); fault != "fault" {
			t.Errorf("the fault became %v", fault)
		}
	}()
	f.take(func() { f.await("a fault", func() { panic("fault") }) })
	for {
		<-f.signal
		f.Update()
	}
}

func TestClosingSeesIntentsThrough(t *testing.T) {
	f, disk := slow(t)
	dir := f.project.Path()
	f.Begin(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{0, 1, 0}, 0)}}}, nil)
	f.Begin(NameCheckpoint{Name: "last"}, nil)
	disk.shut.Store(false)
	disk.one()
	go func() { // the operation that was under way
		for range 100 {
			disk.one()
			time.Sleep(time.Millisecond)
		}
	}()
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(OpenProject{Path: dir})
	if got := f.node("a").Transform.Translation; got != (geom.Vec3{0, 1, 0}) {
		t.Errorf("after closing, the box is at %v", got)
	}
}
