package session

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/job"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

// turn is an intent, or a result of background work, that is being carried out. It runs on a goroutine of its own so that it
// can wait for the disk while the session's goroutine goes on drawing; only one of the two runs at any time, except for the
// work a turn waits for, which touches nothing of the session's.
type turn struct {
	parked chan struct{} // the turn waits or has ended: the session's goroutine goes on
	resume chan struct{} // what the turn waited for is there: the turn goes on
	ready  atomic.Bool   // it waits to be resumed
	ended  bool
	fault  any // a panic, passed on to the session's goroutine

	waits  string // for what, in words
	since  time.Time
	cancel context.CancelFunc   // stops what it waits for, or nil
	told   atomic.Pointer[told] // how far that is
}

// told is how far work says it is.
type told struct {
	share float64
	note  string
}

// Begin is Do for a window: it returns as soon as the intent waits for the disk or for a long computation, and the rest follows
// with Update. done is called on the session's goroutine when all is done; it may be nil. Intents are carried out in the order
// they were begun; those that only turn the view do not queue up behind the others.
func (s *Session) Begin(i Intent, done func(error)) {
	if done == nil {
		done = func(error) {}
	}
	if s.quick(i) {
		done(s.carryOut(i))
		return
	}
	s.patient = true
	if _, drag := i.(PreviewEdit); drag {
		s.dropDrag()
	}
	s.line = append(s.line, errand{intent: i, do: func() { done(s.carryOut(i)) }})
	s.advance()
}

// errand is something that waits for its turn.
type errand struct {
	intent Intent // nil for a result
	do     func()
}

// dropDrag forgets a drag that was to be shown next: the one that follows replaces it.
func (s *Session) dropDrag() {
	if n := len(s.line); n > 0 {
		if _, drag := s.line[n-1].intent.(PreviewEdit); drag {
			s.line = s.line[:n-1]
		}
	}
}

// quick reports an intent that neither waits nor depends on those that do.
func (s *Session) quick(i Intent) bool {
	switch i.(type) {
	case MoveCamera, LookThrough:
		return !s.camera.Locked
	case LockCamera, FrameSelection, FrameAll, FirstView, HomeView, AxisView, LookFrom, TurnView, SetProjection,
		SetTool, SetSpace, SetShading, SetGrid, Hover, PullNode, LetGo, HighlightNode, AimThing, CompareProposal, WipeProposal, DrawWipe, FrameProposal, CancelJob, DismissMessage:
		return true
	}
	return false
}

// advance takes errands until one waits or none is left.
func (s *Session) advance() {
	for s.turn == nil && len(s.line) > 0 {
		next := s.line[0]
		s.line = slices.Delete(s.line, 0, 1)
		s.take(next.do)
	}
}

func (s *Session) take(do func()) {
	t := &turn{parked: make(chan struct{}), resume: make(chan struct{})}
	s.turn = t
	go func() {
		defer func() {
			t.fault, t.ended = recover(), true
			t.parked <- struct{}{}
		}()
		do()
	}()
	s.follow(t)
}

// follow waits until a turn parks. A fault in it is one of the session's goroutine.
func (s *Session) follow(t *turn) {
	<-t.parked
	if !t.ended {
		return
	}
	s.turn = nil
	if t.fault != nil {
		panic(t.fault)
	}
}

// goOn resumes the turn when what it waits for is there.
func (s *Session) goOn() bool {
	t := s.turn
	if t == nil || !t.ready.Swap(false) {
		return false
	}
	t.resume <- struct{}{}
	s.follow(t)
	return true
}

// Finish waits until all that was begun is carried out.
func (s *Session) Finish() { s.finish() }

// finish sees the turn, and those that wait for theirs, through to the end.
func (s *Session) finish() {
	for s.turn != nil || len(s.line) > 0 {
		s.advance()
		if s.turn != nil && !s.goOn() {
			<-s.signal
		}
	}
}

// await does work that may wait for the disk or compute for long. In a turn the session's goroutine goes on meanwhile, so work
// must not touch the session; outside of one it is simply done.
func (s *Session) await(what string, work func()) {
	t := s.turn
	if t == nil {
		work()
		return
	}
	t.waits, t.since = what, s.now()
	t.told.Store(&told{share: -1})
	t.parked <- struct{}{}
	fault := guarded(work)
	t.ready.Store(true)
	s.wake()
	<-t.resume
	t.waits, t.cancel = "", nil
	if fault != nil {
		panic(fault)
	}
}

// awaitJob is await for work that says how far it is and can be cancelled.
func (s *Session) awaitJob(what string, work job.Work) (err error) {
	t := s.turn
	if t == nil {
		return work(s.ctx, func(float64, string) {})
	}
	ctx, cancel := context.WithCancel(s.ctx)
	defer cancel()
	t.cancel = cancel
	s.await(what, func() {
		err = work(ctx, func(share float64, note string) { t.told.Store(&told{share, note}) })
	})
	return err
}

// guarded returns what the work panics with.
func guarded(work func()) (fault any) {
	defer func() { fault = recover() }()
	work()
	return nil
}

// waitShown is how long a wait lasts before people are told of it.
const waitShown = 150 * time.Millisecond

// waiting describes what the turn waits for, once it does so for long.
func (s *Session) waiting() (job.Status, bool) {
	t := s.turn
	if t == nil || t.waits == "" || s.now().Sub(t.since) < waitShown {
		return job.Status{}, false
	}
	now := t.told.Load()
	status := job.Status{Name: t.waits, State: job.Running, Share: now.share, Note: now.note, Started: t.since}
	if t.cancel == nil {
		status.ID = -1
	}
	return status, true
}

// cancelWait stops what the turn waits for, where that can be stopped.
func (s *Session) cancelWait() {
	if s.turn != nil && s.turn.cancel != nil {
		s.turn.cancel()
	}
}

// Busy reports whether an intent waits for the disk or for a long computation.
func (s *Session) Busy() bool { return s.turn != nil }

// patientLog is a project's journal that is waited for without holding up the window. The order of things stays the
// document's: the head moves when the journal has said that it has the line.
type patientLog struct {
	session *Session
	project *journal.Project
}

// Append implements document.Log.
func (l patientLog) Append(r document.Record) (stamp document.Stamp, err error) {
	warmed := l.session.turn != nil
	l.session.await("Saving “"+r.Label+"”", func() {
		if stamp, err = l.project.Append(r); err == nil && warmed {
			warm(l.session.store, r.Snapshot)
		}
	})
	return stamp, err
}

// warm brings into memory what drawing a scene asks for, so that no frame reads a file. What is missing is reported by
// whoever needs it.
func warm(store *asset.Store, snapshot *scene.Snapshot) {
	seen := map[asset.ID]bool{}
	for n := range snapshot.Nodes() {
		if n.Model == nil || seen[n.Model.Asset] {
			continue
		}
		seen[n.Model.Asset] = true
		model, err := store.Model(n.Model.Asset)
		if err != nil {
			continue
		}
		for _, part := range model.Parts {
			for _, surface := range part.Surfaces {
				if mesh, err := store.Mesh(surface.Mesh); err == nil {
					mesh.Bounds()
				}
			}
		}
	}
}
