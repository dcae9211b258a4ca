package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scenograph/internal/journal"
	"scenograph/internal/proposal"
)

// TestMainJob does what a new user does, with the real program on a virtual screen: save, import, prompt, accept, override,
// reject, undo and redo, quit, open again, export.
func TestMainJob(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the window takes a minute")
	}
	needPrograms(t, "Xvfb", "xdotool")
	work := t.TempDir()
	p := &person{t: t, display: startDisplay(t, 1600, 900), home: work, binary: build(t, work)}
	project := filepath.Join(work, "house.scene")

	p.start()
	p.saveAs(work, "house.scene")
	before := nodes(t, project)

	model := writePyramid(t, work)
	p.click("menu/File")
	p.click("command/file.import")
	p.fill("dialog/path", model)
	p.press("Return")
	p.until("the imported model in the journal", func() bool { return nodes(t, project) > before })

	p.fill("agent/prompt", "two armchairs and a bookshelf")
	p.click("agent/ask")
	p.see("agent/accept")
	p.acceptByKey(project)
	p.acceptChanged(project)
	p.rejectIfAny(project)

	revision, hash := head(t, project)
	p.click("toolbar/edit.undo")
	p.until("the undo", func() bool { now, _ := head(t, project); return now > revision })
	if _, undone := head(t, project); undone == hash {
		t.Error("undo changed nothing")
	}
	p.click("toolbar/edit.redo")
	p.until("the redo", func() bool { _, now := head(t, project); return now == hash })
	p.quit()

	p.start("open", project)
	if _, now := head(t, project); now != hash {
		t.Error("opening changed the scene")
	}
	p.see("outliner/row/" + rootNamed(t, project, "pyramid"))
	p.export(work)
	p.quit()
}

func build(t *testing.T, folder string) string {
	t.Helper()
	binary := filepath.Join(folder, "scenograph")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return binary
}

func (p *person) saveAs(folder, name string) {
	p.t.Helper()
	p.click("menu/File")
	p.click("command/file.save")
	p.fill("dialog/path", folder)
	p.press("Return")
	p.fill("dialog/name", name)
	p.click("dialog/ok")
	p.gone("dialog/ok")
	p.until("the saved project", func() bool {
		_, err := os.Stat(filepath.Join(folder, name, "project.json"))
		return err == nil
	})
}

// acceptByKey accepts the proposal under review as it stands.
func (p *person) acceptByKey(project string) {
	p.t.Helper()
	p.press("a")
	p.until("an accepted proposal", func() bool { return decided(p.t, project, proposal.Accepted) })
}

// acceptChanged moves a ghost by a number and accepts: the human's version.
func (p *person) acceptChanged(project string) {
	p.t.Helper()
	p.editGhost()
	for range 4 {
		for _, field := range []string{"x", "y"} {
			for _, pixels := range []int{6, -12, 6} {
				p.pull("agent/ghost/"+field, pixels)
				p.press("a")
				if p.overridden(project) {
					return
				}
			}
		}
	}
	p.screenshot()
	p.t.Fatal("no changed proposal could be accepted")
}

// overridden waits for the verdict on a changed ghost, as long as the ghost is not still there: then it could not be accepted as it is.
func (p *person) overridden(project string) bool {
	p.t.Helper()
	for try := range 60 {
		time.Sleep(250 * time.Millisecond)
		if decided(p.t, project, proposal.Overridden) {
			return true
		}
		if _, still := p.widgets()["agent/ghost/x"]; still && try >= 4 {
			return false
		}
	}
	return false
}

// editGhost opens the numbers of the ghost under review. A click may go astray while the cards still move.
func (p *person) editGhost() {
	p.t.Helper()
	for range 5 {
		p.click("agent/edit")
		for range 40 {
			if _, open := p.widgets()["agent/ghost/x"]; open {
				return
			}
			time.Sleep(250 * time.Millisecond)
		}
	}
	p.screenshot()
	p.t.Fatal("the ghost's numbers do not open")
}

// rejectIfAny puts the next proposal aside, asking for more when none is left.
func (p *person) rejectIfAny(project string) {
	p.t.Helper()
	if _, left := p.widgets()["agent/reject"]; !left {
		p.fill("agent/prompt", "a floor lamp")
		p.click("agent/ask")
	}
	p.see("agent/reject")
	p.click("agent/reject")
	p.until("a rejected proposal", func() bool { return decided(p.t, project, proposal.Rejected) })
}

func (p *person) export(folder string) {
	p.t.Helper()
	p.click("menu/File")
	p.click("command/file.export")
	p.fill("dialog/path", folder)
	p.press("Return")
	p.click("dialog/format/usda")
	p.click("dialog/format/usdz")
	p.click("dialog/ok")
	for _, ending := range []string{"glb", "usda", "usdz"} {
		p.until("the exported ."+ending, func() bool {
			info, err := os.Stat(filepath.Join(folder, "house."+ending))
			return err == nil && info.Size() > 1000
		})
	}
}

// load reads the project beside the running program.
func load(t *testing.T, project string) *journal.Project {
	t.Helper()
	p, _, err := journal.Load(project, journal.Options{Clock: time.Now, Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func head(t *testing.T, project string) (uint64, [32]byte) {
	h := load(t, project).Document().Head()
	return h.Revision, h.Snapshot.Hash()
}

func nodes(t *testing.T, project string) int {
	return load(t, project).Document().Head().Snapshot.Len()
}

func decided(t *testing.T, project string, decision proposal.Decision) bool {
	for _, j := range load(t, project).Judgements() {
		if j.Decision == decision {
			return true
		}
	}
	return false
}

func rootNamed(t *testing.T, project, part string) string {
	t.Helper()
	for n := range load(t, project).Document().Head().Snapshot.Nodes() {
		if n.Parent == "" && strings.Contains(strings.ToLower(n.Name), part) {
			return string(n.ID)
		}
	}
	t.Fatalf("the project holds no %s", part)
	return ""
}

// writePyramid writes a small model with one material.
func writePyramid(t *testing.T, folder string) string {
	t.Helper()
	corners := []float32{-0.2, 0, -0.2, 0.2, 0, -0.2, 0.2, 0, 0.2, -0.2, 0, 0.2, 0, 0.4, 0}
	faces := []uint16{0, 4, 1, 1, 4, 2, 2, 4, 3, 3, 4, 0, 0, 1, 2, 0, 2, 3}
	var data []byte
	data, _ = binary.Append(data, binary.LittleEndian, corners)
	data, _ = binary.Append(data, binary.LittleEndian, faces)
	text := fmt.Sprintf(`{"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"name":"pyramid","mesh":0}],
"meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],"materials":[{"name":"clay"}],
"accessors":[{"bufferView":0,"componentType":5126,"count":5,"type":"VEC3","min":[-0.2,0,-0.2],"max":[0.2,0.4,0.2]},
{"bufferView":1,"componentType":5123,"count":18,"type":"SCALAR"}],
"bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":60},{"buffer":0,"byteOffset":60,"byteLength":36}],
"buffers":[{"byteLength":96,"uri":"data:application/octet-stream;base64,%s"}]}`, base64.StdEncoding.EncodeToString(data))
	path := filepath.Join(folder, "pyramid.gltf")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
