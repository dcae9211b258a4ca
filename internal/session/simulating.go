package session

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/scene"
)

// Simulation intents.
type (
	// Settle lets everything fall to rest, showing the fall, and commits the rest poses as one step.
	Settle struct{}
	// Simulate plays the scene, or stops and shows it as it was: the document does not change.
	Simulate struct{ On bool }
	// PullNode drags the point of a node that is at At towards To while the scene plays.
	PullNode struct {
		Node   scene.NodeID
		At, To geom.Vec3
	}
	// LetGo ends PullNode.
	LetGo struct{}
)

func (Settle) intent()   {}
func (Simulate) intent() {}
func (PullNode) intent() {}
func (LetGo) intent()    {}

// Simulation is a scene in a physics engine. It is used by one goroutine at a time.
type Simulation interface {
	Advance(seconds float64) error
	Speed() float64           // of the fastest thing, m/s or rad/s
	Actions() []action.Action // what brings the scene to where the simulation is
	Grab(node scene.NodeID, at, to geom.Vec3) bool
	Release()
	Close()
}

// Simulator starts a simulation of a scene; its error says what is missing where there is no engine.
type Simulator func(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store) (Simulation, error)

// Times of simulations, in seconds.
const (
	settleMost   = 10.0
	settleStill  = 0.5
	settleSlice  = 0.05
	playMostSkip = 0.1   // what a slow machine catches up at once
	stillSpeed   = 0.005 // m/s and rad/s
)

// playTick is how often a playing scene is shown anew.
const playTick = time.Second / 30

// simulating is the simulation under way.
type simulating struct {
	run      int // counts simulations, so that late pictures of an earlier one are dropped
	job      *job.Job
	settling bool
	base     *scene.Snapshot // that it began with
	pull     atomic.Pointer[PullNode]
}

// Simulating reports whether the scene plays or settles.
func (s *Session) Simulating() (playing, settling bool) {
	if s.simulating == nil {
		return false, false
	}
	return !s.simulating.settling, s.simulating.settling
}

func (s *Session) doSimulate(i Intent) (bool, error) {
	switch i := i.(type) {
	case Settle:
		return true, s.startSimulation(true)
	case Simulate:
		if !i.On {
			s.stopSimulation()
			return true, nil
		}
		return true, s.startSimulation(false)
	case PullNode:
		if s.simulating != nil && !s.simulating.settling {
			s.simulating.pull.Store(&i)
		}
		return true, nil
	case LetGo:
		if s.simulating != nil {
			s.simulating.pull.Store(nil)
		}
		return true, nil
	}
	return false, nil
}

// stopSimulation ends what plays and shows the document again.
func (s *Session) stopSimulation() {
	if s.simulating == nil {
		return
	}
	s.simulating.job.Cancel()
	s.simulating, s.preview = nil, nil
}

func (s *Session) startSimulation(settling bool) error {
	if s.config.Simulate == nil {
		return errors.New("session: this program simulates nothing")
	}
	s.stopSimulation()
	s.simulations++
	now := &simulating{run: s.simulations, settling: settling, base: s.Head().Snapshot}
	s.simulating = now
	title, work := "Simulate", s.play
	if settling {
		title, work = "Settle", s.settle
	}
	now.job = s.runner.Start(title, func(ctx context.Context, report job.Report) error {
		sim, err := s.config.Simulate(ctx, now.base, s.store)
		if err == nil {
			err = work(ctx, now, sim, report)
			sim.Close()
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			s.Post(func() {
				s.Say(Failure, "%s: %v", title, err)
				s.endSimulation(now)
			})
		}
		return err
	})
	return nil
}

// endSimulation forgets a simulation that ended by itself.
func (s *Session) endSimulation(of *simulating) {
	if s.simulating == of {
		s.simulating, s.preview = nil, nil
	}
}

// show previews where a simulation is.
func (s *Session) show(of *simulating, actions []action.Action) {
	s.Post(func() {
		if s.simulating != of || s.Head().Snapshot != of.base {
			return
		}
		snapshot, diff, err := s.doc.Preview(actions)
		if err == nil {
			s.preview = &preview{snapshot, diff}
		}
	})
}

// settle lets the scene fall faster than it would, showing slices of it.
func (s *Session) settle(ctx context.Context, of *simulating, sim Simulation, report job.Report) error {
	still, passed := 0.0, 0.0
	for passed < settleMost && still < settleStill {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := sim.Advance(settleSlice); err != nil {
			return err
		}
		passed += settleSlice
		if still += settleSlice; sim.Speed() > stillSpeed {
			still = 0
		}
		report(passed/settleMost, "settling")
		s.show(of, sim.Actions())
	}
	actions := sim.Actions()
	s.Post(func() { s.commitSettled(of, actions, still >= settleStill) })
	return nil
}

func (s *Session) commitSettled(of *simulating, actions []action.Action, rest bool) {
	if s.simulating != of {
		return
	}
	s.simulating, s.preview = nil, nil
	if s.Head().Snapshot != of.base {
		s.Say(Caution, "The scene changed while it settled: nothing was moved")
		return
	}
	if len(actions) == 0 {
		s.Say(Note, "Everything rests where it stands")
		return
	}
	if _, err := s.commitBy(document.Author{Kind: document.Script, Name: "settle"}, "Settle", actions); err != nil {
		s.Say(Failure, "%v", err)
		return
	}
	text := fmt.Sprintf("Settled: %d thing(s) moved to where they rest", len(actions))
	if !rest {
		text += "; something still moves"
	}
	s.Say(Note, "%s", text)
}

// hold passes on what the mouse does, and says when what it takes stands fixed.
func (s *Session) hold(sim Simulation, before, now *PullNode) {
	if now == nil {
		sim.Release()
		return
	}
	if sim.Grab(now.Node, now.At, now.To) || before != nil && before.Node == now.Node && before.At == now.At {
		return
	}
	s.Post(func() {
		if n, ok := s.Head().Snapshot.Node(now.Node); ok && n.Room == nil {
			s.Say(Note, "%s stands fixed: heavy things and what hangs do not move, and only doors and drawers open", n.Name)
		}
	})
}

// play runs in real time, as far as the machine can, until it is stopped.
func (s *Session) play(ctx context.Context, of *simulating, sim Simulation, report job.Report) error {
	report(-1, "playing")
	ticker := time.NewTicker(playTick)
	defer ticker.Stop()
	var held *PullNode
	last := s.now()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
		if pull := of.pull.Load(); pull != held {
			s.hold(sim, held, pull)
			held = pull
		}
		now := s.now()
		if err := sim.Advance(geom.Clamp(now.Sub(last).Seconds(), playTick.Seconds()/2, playMostSkip)); err != nil {
			return err
		}
		last = now
		s.show(of, sim.Actions())
	}
}
