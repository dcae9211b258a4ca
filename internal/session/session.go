// Package session is the editor without its window: the open project, what is selected, the camera, the review queue, running
// jobs and the user's preferences. It turns intents into actions and commits them.
//
// Invariant: a Session belongs to one goroutine. Background work comes back to it through Update; nothing else may reach in.
//
//	s, err := session.New(session.Config{Policy: policy, Read: reader, Write: writer, ConfigDir: config, StateDir: state})
//	err = s.Do(session.NewProject{Starter: true})
//	err = s.Do(session.Ask{Prompt: "a reading corner by the window"})
//	s.Wait()                                      // headless: until the policy has answered
//	err = s.Do(session.AcceptAll{})
package session

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/job"
	"scenograph/internal/journal"
	"scenograph/internal/navigate"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/review"
	"scenograph/internal/scene"
)

// Session is the state of one editor.
type Session struct {
	config  Config
	store   *asset.Store
	runner  *job.Runner
	current atomic.Pointer[journal.Project] // for the store's Fetch, on any goroutine
	opening atomic.Pointer[journal.Project] // the same, for one that is not current yet

	project  *journal.Project
	doc      *document.Document
	queue    *review.Queue
	untitled bool
	fresh    bool   // nothing has been done since the project was opened
	began    uint64 // the revision at which an untitled project was begun: over 0 for a copy of one that can only be read
	opened   int    // counts projects, so that late results of an earlier one are dropped

	prefs        Preferences
	selection    []scene.NodeID
	hovered      scene.NodeID
	isolated     []scene.NodeID
	tool         Tool
	local        bool
	snap         SetSnap
	shading      string
	grid         bool
	camera       Camera
	glide        *glide
	walk         *walk // nil unless somebody is on foot
	measurements []Measurement
	extent       extent
	// pictureAspect is the shape of the last picture that was asked for: width over height.
	pictureAspect float64
	preview       *preview
	compare       bool
	wiping        wiping
	highlight     scene.NodeID
	asking        asking
	contest       contest
	variants      variants
	model         model
	still         still
	exhibit       Exhibit
	reference     *proposal.Image
	referenceName string
	simulating    *simulating // nil unless something plays or settles
	simulations   int
	panorama      marking
	shelfVersion  int
	clipboard     string
	pasted        int
	quitting      bool

	notices  []Notice
	history  []Event
	touching touching
	surveyed survey
	judging  judging
	aiming   aiming
	looking  looking
	aimBusy  bool // what is aimed with is built or tried
	shown    shown
	world    *query.World

	working  int            // pieces of background work that are no jobs
	work     sync.WaitGroup // the same, for Close
	checking bool
	flushing bool
	revising bool
	stuck    bool // the last flush failed; the next intent tries again
	closing  bool
	ctx      context.Context // ends with the session, for background work that is no job
	end      context.CancelFunc

	turn    *turn    // what is being carried out and waits, or nil
	line    []errand // what waits for its turn, in order
	patient bool     // intents are begun, not done: results take turns with them

	mu     sync.Mutex
	posted []func()
	signal chan struct{} // holds one token while something is posted
}

// New starts an editor without a project; Do(NewProject{}) or Do(OpenProject{}) gives it one.
func New(config Config) (*Session, error) {
	config = config.complete()
	s := &Session{
		config: config, tool: SelectTool, shading: "lit", grid: true, camera: Camera{Eye: navigate.Home()}, pictureAspect: 16.0 / 9,
		runner: job.NewRunner(context.Background(), config.Clock), signal: make(chan struct{}, 1),
	}
	s.ctx, s.end = context.WithCancel(context.Background())
	if s.store = config.Store; s.store == nil {
		s.store = asset.NewStore()
	}
	s.store.Fetch = s.fetch
	prefs, err := loadPreferences(config)
	if err != nil {
		s.Say(Caution, "The preferences could not be read and are as new: %v", err)
	}
	s.adopt(prefs)
	if prefs.Agent.Policy != "" && config.Connect != nil {
		if err := s.connect(prefs.Agent); err != nil {
			s.Say(Caution, "The agent of the preferences cannot be used: %v", err)
		}
	}
	s.sweep()
	s.offerLost()
	return s, nil
}

func (s *Session) fetch(id asset.ID) ([]byte, error) {
	for _, p := range []*journal.Project{s.current.Load(), s.opening.Load()} {
		if p == nil {
			continue
		}
		if blob, err := p.Blob(id); !errors.Is(err, asset.ErrMissing) {
			return blob, err
		}
	}
	return nil, asset.ErrMissing
}

// Close ends running jobs and closes the project. An untitled project stays where it is and can be recovered.
func (s *Session) Close() error {
	s.finish()
	s.closing = true
	s.end()
	s.runner.Close()
	s.work.Wait()
	s.Update()
	return s.closeProject()
}

// Post runs f on the session's goroutine at the next Update. It may be called from any goroutine.
func (s *Session) Post(f func()) {
	s.mu.Lock()
	s.posted = append(s.posted, f)
	s.mu.Unlock()
	s.wake()
}

// wake has the session's goroutine look at what is there for it.
func (s *Session) wake() {
	select {
	case s.signal <- struct{}{}:
	default:
	}
	if s.config.Wake != nil {
		s.config.Wake()
	}
}

// Update takes in what background work has posted. Call it once per drawn frame; it reports whether there was anything, or the
// view is on its way to another.
func (s *Session) Update() bool {
	went := s.goOn()
	s.mu.Lock()
	posted := s.posted
	s.posted = nil
	s.mu.Unlock()
	for _, f := range posted {
		if s.patient {
			s.line = append(s.line, errand{do: f})
		} else {
			f()
		}
	}
	s.advance()
	if s.turn == nil {
		s.tend()
	}
	return s.arrive() || went || len(posted) > 0
}

// Wait takes in results until nothing runs in the background, for programs without a window.
func (s *Session) Wait() {
	for {
		changed := s.Update()
		jobs := s.runner.Jobs()
		switch {
		case s.turn != nil:
			<-s.signal
		case len(jobs) > 0:
			select {
			case <-jobs[0].Done():
			case <-s.signal:
			}
		case s.working > 0:
			<-s.signal
		case !changed && !s.Update():
			return
		}
	}
}

// errNoProject says that an intent needs an open project.
var errNoProject = errors.New("session: no project is open")

// Do carries out an intent. Long work goes on in the background after Do has returned; its result arrives with Update.
func (s *Session) Do(i Intent) error {
	s.finish()
	return s.carryOut(i)
}

func (s *Session) carryOut(i Intent) error {
	if s.turn == nil || !s.quick(i) {
		defer s.tend()
	}
	s.stuck = false
	handled, err := s.doView(i)
	if handled {
		return err
	}
	if handled, err = s.doProject(i); handled {
		return err
	}
	if s.project == nil {
		return errNoProject
	}
	for _, do := range []func(Intent) (bool, error){s.doStill, s.doExhibit, s.doPanorama, s.doShelves, s.doSimulate, s.doJudging, s.doSelect, s.doEdit, s.doAdd, s.doAgent, s.doContest, s.doVariants, s.doWish, s.doWipe} {
		if handled, err = do(i); handled {
			return err
		}
	}
	return fmt.Errorf("session: there is nothing that does %T", i)
}

// now is the time by the injected clock.
func (s *Session) now() time.Time { return s.config.Clock() }
