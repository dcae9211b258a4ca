package session

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// lazyDisk is the disk without waiting for it.
type lazyDisk struct{ journal.Disk }

type lazyFile struct{ journal.File }

func (lazyFile) Sync() error { return nil }

func (d lazyDisk) Create(name string) (journal.File, error) {
	f, err := d.Disk.Create(name)
	return lazyFile{f}, err
}

func (d lazyDisk) Append(name string) (journal.File, error) {
	f, err := d.Disk.Append(name)
	return lazyFile{f}, err
}

func (lazyDisk) SyncDir(string) error { return nil }

// puppet is a policy that proposes what it is told to.
type puppet struct {
	answer func(o proposal.Observation) []proposal.Proposal
	err    error
	wait   bool // until it is cancelled
	asked  []proposal.Observation
	mu     sync.Mutex
}

func (*puppet) Name() string { return "puppet" }

func (p *puppet) Propose(ctx context.Context, o proposal.Observation, emit func(proposal.Proposal) error) error {
	p.mu.Lock()
	p.asked = append(p.asked, o)
	p.mu.Unlock()
	if p.wait {
		<-ctx.Done()
		return ctx.Err()
	}
	for i, one := range p.answer(o) {
		one.Base, one.Order, one.Policy, one.Prompt, one.Seed = o.Revision, i, "puppet", o.Prompt, o.Seed
		if err := emit(one); err != nil {
			return err
		}
	}
	if p.err != nil {
		return p.err
	}
	return &agent.Remark{Done: true, Notes: []string{"a unicorn was not found"}}
}

// box puts a box of a size, standing on its origin, into a store.
func box(store *asset.Store, size geom.Vec3) (asset.ID, error) {
	x, y, z := float32(size[0]/2), float32(size[1]/2), float32(size[2])
	mesh, err := store.PutMesh(&asset.Mesh{
		Positions: [][3]float32{{-x, -y, 0}, {x, -y, 0}, {x, y, 0}, {-x, y, 0}, {-x, -y, z}, {x, -y, z}, {x, y, z}, {-x, y, z}},
		Indices:   []uint32{0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7},
	})
	if err != nil {
		return "", err
	}
	return store.PutModel(&asset.Model{Name: "box", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
}

// addBox are the actions that add a box to a scene.
func addBox(t testing.TB, store *asset.Store, id string, at, size geom.Vec3) []action.Action {
	t.Helper()
	model, err := box(store, size)
	if err != nil {
		t.Fatal(err)
	}
	paint := scene.MaterialID("paint-" + id)
	return []action.Action{
		action.AddMaterial{Material: scene.NewMaterial(paint, "Paint", geom.Color{0.5, 0.4, 0.3})},
		action.AddNode{Node: scene.Node{
			ID: scene.NodeID(id), Name: "Box " + id, Transform: geom.At(at, 0),
			Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{paint}},
		}},
	}
}

func starterRoom(*asset.Store) ([]action.Action, error) {
	room := shell.Room{Kind: "living room", Outline: geom.Rectangle(5, 4), Height: 2.6, WallThickness: 0.1, Ceiling: true}
	return []action.Action{action.AddRoom{Node: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: room}}}, nil
}

// readBox reads any path as a box of half a metre; a path that begins with "bad" cannot be read.
func readBox(ctx context.Context, from Source, store *asset.Store, into *scene.Snapshot) (Imported, error) {
	name := filepath.Base(from.Path)
	if name[:3] == "bad" {
		return Imported{}, fmt.Errorf("test: %s: mesh 0: an index is out of range", name)
	}
	model, err := box(store, geom.Vec3{0.5, 0.5, 0.5})
	if err != nil {
		return Imported{}, err
	}
	var report diag.Report
	report.Warn("mesh 0", "has no normals")
	found := Imported{Name: name, Roots: []scene.NodeID{"imported"}, Bounds: geom.Box{Min: geom.Vec3{-0.25, -0.25, 0}, Max: geom.Vec3{0.25, 0.25, 0.5}}, Report: report}
	found.Actions = []action.Action{
		action.AddMaterial{Material: scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})},
		action.AddNode{Node: scene.Node{
			ID: "imported", Name: name, Transform: geom.IdentityTransform(),
			Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}},
		}},
	}
	return found, ctx.Err()
}

type fixture struct {
	*Session
	t      *testing.T
	policy *puppet
	config Config
}

func start(t *testing.T) *fixture {
	t.Helper()
	var ticks atomic.Int64
	clock := func() time.Time { return time.Date(2026, 5, 6, 7, 8, int(ticks.Add(1)), 0, time.UTC) }
	policy := &puppet{}
	config := Config{
		Clock: clock, FS: lazyDisk{}, Program: "test",
		ConfigDir: filepath.Join(t.TempDir(), "config"), StateDir: filepath.Join(t.TempDir(), "state"),
		Policy: policy, Starter: starterRoom, Read: readBox,
	}
	f := &fixture{t: t, policy: policy, config: config}
	f.restart()
	f.do(NewProject{Starter: true})
	t.Cleanup(func() {
		if err := f.Session.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// restart is a new run of the program on the same folders.
func (f *fixture) restart() {
	f.t.Helper()
	s, err := New(f.config)
	if err != nil {
		f.t.Fatal(err)
	}
	f.Session = s
}

func (f *fixture) do(intents ...Intent) {
	f.t.Helper()
	for _, i := range intents {
		if err := f.Do(i); err != nil {
			f.t.Fatalf("%T: %v", i, err)
		}
	}
	f.Wait()
}

func (f *fixture) refuse(i Intent) error {
	f.t.Helper()
	err := f.Do(i)
	if err == nil {
		f.t.Fatalf("%T%+v was done", i, i)
	}
	return err
}

func (f *fixture) node(id string) *scene.Node {
	f.t.Helper()
	n, ok := f.Head().Snapshot.Node(scene.NodeID(id))
	if !ok {
		f.t.Fatalf("there is no node %q", id)
	}
	return n
}

func (f *fixture) box(id string, at geom.Vec3) {
	f.t.Helper()
	f.do(Apply{Label: "Add " + id, Actions: addBox(f.t, f.Store(), id, at, geom.Vec3{0.4, 0.4, 0.4})})
}

func pick(ids ...scene.NodeID) SelectNodes { return SelectNodes{Nodes: ids} }
