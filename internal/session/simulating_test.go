package session

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// falling is a simulation in which one node sinks until it lies on z = 0, or follows what pulls it.
type falling struct {
	mu     sync.Mutex
	node   scene.NodeID
	z      float64
	speed  float64
	pulled *geom.Vec3
	closed bool
	fail   error
}

func (f *falling) Advance(seconds float64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	before := f.z
	if f.pulled != nil {
		f.z = f.pulled[2]
	} else {
		f.z = max(0, f.z-seconds)
	}
	f.speed = before - f.z
	return f.fail
}
func (f *falling) Speed() float64 { return f.speed }
func (f *falling) Actions() []action.Action {
	return []action.Action{action.SetTransform{Node: f.node, Transform: geom.At(geom.Vec3{0, 0, f.z}, 0)}}
}
func (f *falling) Grab(_ scene.NodeID, _, to geom.Vec3) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pulled = &to
	return true
}
func (f *falling) Release() { f.pulled = nil }
func (f *falling) Close()   { f.closed = true }

// playground is a session with one node two metres up, and the engine that moves it.
func playground(t *testing.T) (*Session, *falling) {
	t.Helper()
	engine := &falling{node: "a", z: 2}
	config := Config{Clock: time.Now, StateDir: t.TempDir()}
	config.Simulate = func(context.Context, *scene.Snapshot, *asset.Store) (Simulation, error) { return engine, nil }
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Do(NewProject{}); err != nil {
		t.Fatal(err)
	}
	add := action.AddNode{Node: scene.Node{ID: "a", Name: "A", Transform: geom.At(geom.Vec3{0, 0, 2}, 0)}}
	if err := s.Do(Apply{Label: "Add", Actions: []action.Action{add}}); err != nil {
		t.Fatal(err)
	}
	return s, engine
}

func height(s *scene.Snapshot) float64 { return s.WorldFromNode("a").Translation[2] }

func TestSettleCommitsOneStep(t *testing.T) {
	s, engine := playground(t)
	before := s.Head().Revision
	if err := s.Do(Settle{}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	if got := height(s.Head().Snapshot); got != 0 {
		t.Errorf("it rests at %g", got)
	}
	if s.Head().Revision != before+1 || s.CanUndo() != "Settle" || !engine.closed {
		t.Errorf("revision %d after %d, %q can be undone", s.Head().Revision, before, s.CanUndo())
	}
	if n, _ := s.Head().Snapshot.Node("a"); n.Pinned {
		t.Error("settling pinned what a person did not touch")
	}
	if err := s.Do(Undo{}); err != nil || height(s.Head().Snapshot) != 2 {
		t.Errorf("undone it is at %g, %v", height(s.Head().Snapshot), err)
	}
}

// until waits for what background work brings about.
func until(t *testing.T, s *Session, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); {
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
		s.Update()
		time.Sleep(time.Millisecond)
	}
}

func TestPlayingLeavesTheDocumentAlone(t *testing.T) {
	s, _ := playground(t)
	before := s.Head()
	if err := s.Do(Simulate{On: true}); err != nil {
		t.Fatal(err)
	}
	until(t, s, "nothing falls", func() bool { return height(s.Scene()) < 1.9 })
	if err := s.Do(PullNode{Node: "a", To: geom.Vec3{0, 0, 5}}); err != nil {
		t.Fatal(err)
	}
	until(t, s, "it cannot be pulled", func() bool { return height(s.Scene()) == 5 })
	if err := s.Do(LetGo{}); err != nil {
		t.Fatal(err)
	}
	until(t, s, "it does not fall again", func() bool { return height(s.Scene()) < 5 })
	if err := s.Do(Simulate{}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	if s.Head().Snapshot != before.Snapshot || s.Scene() != before.Snapshot {
		t.Error("something is left of the simulation")
	}
}

func TestAnEditEndsTheSimulation(t *testing.T) {
	s, _ := playground(t)
	if err := s.Do(Simulate{On: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(Apply{Label: "Rename", Actions: []action.Action{action.RenameNode{Node: "a", Name: "B"}}}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	if playing, _ := s.Simulating(); playing || s.Scene() != s.Head().Snapshot {
		t.Error("it still plays")
	}
}

func TestMissingEngineIsSaid(t *testing.T) {
	s, _ := playground(t)
	s.config.Simulate = func(context.Context, *scene.Snapshot, *asset.Store) (Simulation, error) {
		return nil, errors.New("no engine here; install one")
	}
	if err := s.Do(Settle{}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	said := s.Notices()
	if len(said) == 0 || !strings.Contains(said[len(said)-1].Text, "no engine here") {
		t.Errorf("%v", said)
	}
	if _, settling := s.Simulating(); settling {
		t.Error("it still waits")
	}
}
