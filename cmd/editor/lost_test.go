package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/shell"
)

func roomActions() []action.Action {
	room := shell.Room{Kind: "study", Outline: geom.Rectangle(3, 3), Height: 2.5, WallThickness: 0.1}
	return []action.Action{action.AddRoom{Node: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: room}}}
}

// TestALostDriverLosesNoWork: the driver is reset right after an edit was begun, which waits for the disk still.
func TestALostDriverLosesNoWork(t *testing.T) {
	config := session.Config{StateDir: t.TempDir(), Clock: time.Now}
	s, err := session.New(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(session.NewProject{}); err != nil {
		t.Fatal(err)
	}
	e := &editor{session: s}
	if said := e.farewell().Error(); !strings.Contains(said, "nothing was changed") {
		t.Errorf("without changes it says: %s", said)
	}
	e.begin(session.Apply{Label: "Add a room", Actions: roomActions()})
	if said := e.farewell().Error(); !strings.Contains(said, "first among the recent files") {
		t.Errorf("with an untitled project it says: %s", said)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := session.New(config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}()
	recent := again.Preferences().RecentFiles
	if len(recent) != 1 || len(again.Notices()) == 0 || !strings.Contains(again.Notices()[0].Text, "never saved under a name") {
		t.Fatalf("the next start offers %v and says %v", recent, again.Notices())
	}
	if err := again.Do(session.OpenProject{Path: recent[0]}); err != nil {
		t.Fatal(err)
	}
	if _, ok := again.Scene().Node("room"); !ok {
		t.Error("the room is lost")
	}
}

// TestALostScreenLosesNoWork kills the X server under the real program, with changes in a project that has no name.
func TestALostScreenLosesNoWork(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the window takes a minute")
	}
	needPrograms(t, "Xvfb", "xdotool")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x900x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Skipf("SKIPPED: Xvfb does not run here: %v", err)
	}
	work := t.TempDir()
	p := &person{t: t, display: ":" + strings.TrimSpace(line), home: work, binary: build(t, work)}
	p.start()
	p.click("menu/Add")
	p.click("command/add.camera")
	var project string
	p.until("a change in the journal", func() bool {
		project = ""
		_ = filepath.WalkDir(work, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Name() == "journal.jsonl" {
				project = filepath.Dir(path)
			}
			return nil
		})
		return project != "" && revisionOf(project) > 0
	})
	saved := revisionOf(project)
	if err := server.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.ended:
	case <-time.After(patience):
		t.Fatal("the program outlives its screen")
	}
	if now := revisionOf(project); now < saved {
		t.Errorf("revision %d was saved, %d is left", saved, now)
	}
	p.display = startDisplay(t, 1600, 900)
	p.start("open", project)
	p.until("the camera that was added", func() bool {
		for name := range p.widgets() {
			if strings.HasPrefix(name, "outliner/row/camera") {
				return true
			}
		}
		return false
	})
}

func revisionOf(dir string) uint64 {
	project, _, err := journal.Load(dir, journal.Options{Clock: time.Now})
	if err != nil {
		return 0
	}
	return project.Document().Head().Revision
}
