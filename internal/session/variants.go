package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"scenograph/internal/document"
	"scenograph/internal/family"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// MaxVariants bounds how many variants are laid out at once; "vary" on the command line makes more.
const MaxVariants = 48

// Intents about variants of the room.
type (
	// MakeVariants makes variants of the scene in the background and lays them out to choose from.
	MakeVariants struct {
		Count int
		Keep  family.Keep
		Seed  uint64
	}
	// LookAtVariant shows a variant as ghosts in the view; "" shows none.
	LookAtVariant struct{ Variant string }
	// TakeVariant makes a variant the scene, as one step; Branch begins a line of work for it.
	TakeVariant struct {
		Variant string
		Branch  bool
	}
	// StopVariants keeps those that are made and makes no more.
	StopVariants struct{}
	// ShowVariants opens or closes the sheet of variants.
	ShowVariants struct{ On bool }
)

func (MakeVariants) intent()  {}
func (LookAtVariant) intent() {}
func (TakeVariant) intent()   {}
func (StopVariants) intent()  {}
func (ShowVariants) intent()  {}

// Variant is a variant with its picture.
type Variant struct {
	ID string
	family.Variant
	Picture *frame.Picture // nil where nothing draws
}

// Variants is the sheet of variants. Its list must not be changed.
type Variants struct {
	Open, Busy bool
	Order      MakeVariants // what was asked for
	List       []*Variant   // by index
	Failed     []string     // why others did not pass the checks
	Same       int          // variants that made the same scene as another
	Look       string       // the variant that is shown in the view
	Stale      bool         // the scene is another one since
	Took       time.Duration
	ID         string // changes with every sheet
}

type variants struct {
	Variants
	base    *scene.Snapshot
	diff    scene.Diff
	job     *job.Job
	began   time.Time
	version int
}

// Variants returns the sheet of variants; it is empty before some were asked for.
func (s *Session) Variants() Variants {
	out := s.variants.Variants
	out.Stale = out.List != nil && s.variants.base != s.Head().Snapshot
	out.ID = fmt.Sprint(s.variants.version)
	return out
}

func (s *Session) doVariants(i Intent) (bool, error) {
	switch i := i.(type) {
	case MakeVariants:
		return true, s.makeVariants(i)
	case LookAtVariant:
		return true, s.lookAtVariant(i.Variant)
	case TakeVariant:
		return true, s.takeVariant(i)
	case StopVariants:
		s.stopVariants()
		s.variants.Open = s.variants.Open && len(s.variants.List) > 0
		return true, nil
	case ShowVariants:
		s.hideVariants()
		s.variants.Open = i.On && (len(s.variants.List) > 0 || s.variants.Busy)
		if s.variants.Open {
			s.contest.open, s.contest.look = false, ""
		}
		return true, nil
	}
	return false, nil
}

// forgetVariants drops what an earlier project had.
func (s *Session) forgetVariants() {
	s.stopVariants()
	s.variants = variants{version: s.variants.version + 1}
}

func (s *Session) hideVariants() { s.variants.Open, s.variants.Look = false, "" }

func (s *Session) stopVariants() {
	if s.variants.job != nil {
		s.variants.job.Cancel()
	}
	s.variants.job, s.variants.Busy = nil, false
}

func (s *Session) makeVariants(i MakeVariants) error {
	if s.config.Catalog == nil {
		return errors.New("session: this program has no catalogue to take other things from")
	}
	if i.Count < 1 || i.Count > MaxVariants {
		return fmt.Errorf("session: %d variants cannot be laid out; ask for 1 to %d", i.Count, MaxVariants)
	}
	if !slices.Contains(family.Keeps(), i.Keep) {
		return fmt.Errorf("session: %q is nothing that variants can keep; there are pins, layout and style", i.Keep)
	}
	s.stopVariants()
	s.contest.open, s.contest.look = false, ""
	base, version := s.Head().Snapshot, s.variants.version+1
	s.variants = variants{Variants: Variants{Open: true, Busy: true, Order: i}, base: base, began: s.now(), version: version}
	post := func(f func()) {
		s.Post(func() {
			if s.variants.version == version && s.variants.job != nil {
				f()
			}
		})
	}
	store, catalog, portrait := s.store, s.config.Catalog, s.portrait(base)
	s.variants.job = s.runner.Start(fmt.Sprintf("Make %d variants", i.Count), func(ctx context.Context, report job.Report) error {
		from, err := family.New(base, store, catalog)
		if err == nil {
			err = spread(ctx, from, i, func(done int, v family.Variant, failed error) error {
				report(float64(done)/float64(i.Count), fmt.Sprintf("%d of %d made", done, i.Count))
				if failed != nil {
					post(func() { s.variants.Failed = append(s.variants.Failed, family.Reason(failed)) })
					return nil
				}
				one := &Variant{ID: fmt.Sprintf("variant-%d", v.Index), Variant: v}
				if portrait.Shutter != nil {
					if one.Picture, err = portrait.Take(ctx, v.Scene); err != nil {
						return err
					}
				}
				post(func() { s.seatVariant(one) })
				return nil
			})
		}
		stopped := ctx.Err() != nil
		post(func() {
			s.variants.Busy, s.variants.job, s.variants.Took = false, nil, s.now().Sub(s.variants.began)
			if len(s.variants.List) == 0 {
				s.hideVariants()
			}
			switch {
			case err != nil && !stopped:
				s.Say(Failure, "%s", family.Reason(err))
			case err == nil && len(s.variants.List) == 0 && len(s.variants.Failed) > 0:
				s.Say(Caution, "No variant passed every check: %s", s.variants.Failed[0])
			}
		})
		return err
	})
	return nil
}

// portrait is how variants of a scene are drawn.
func (s *Session) portrait(base *scene.Snapshot) tryout.Portrait {
	return tryout.Portrait{Store: s.store, Shutter: s.config.Shutter, From: base, Slices: s.config.Slices}
}

// spread makes variants on several cores and hands each over, on the goroutine that calls, as soon as it is made. The variant of an index
// does not depend on the order.
func spread(ctx context.Context, from *family.Base, i MakeVariants, take func(done int, v family.Variant, failed error) error) error {
	type made struct {
		variant family.Variant
		failed  error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	indices, results := make(chan int), make(chan made)
	var workers sync.WaitGroup
	for range min(runtime.NumCPU(), i.Count) {
		workers.Go(func() {
			for index := range indices {
				v, err := from.Vary(ctx, family.Options{Seed: i.Seed, Keep: i.Keep}, index)
				select {
				case results <- made{v, err}:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	workers.Go(func() {
		defer close(indices)
		for index := range i.Count {
			select {
			case indices <- index:
			case <-ctx.Done():
				return
			}
		}
	})
	defer workers.Wait()
	defer cancel()
	for done := range i.Count {
		select {
		case r := <-results:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := take(done+1, r.variant, r.failed); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// seatVariant puts a variant at its place on the sheet, unless the same scene is there already.
func (s *Session) seatVariant(v *Variant) {
	hash := v.Scene.Hash()
	if hash == s.variants.base.Hash() || slices.ContainsFunc(s.variants.List, func(o *Variant) bool { return o.Scene.Hash() == hash }) {
		s.variants.Same++
		return
	}
	at, _ := slices.BinarySearchFunc(s.variants.List, v.Index, func(o *Variant, index int) int { return cmp.Compare(o.Index, index) })
	s.variants.List = slices.Insert(slices.Clone(s.variants.List), at, v)
}

func (s *Session) variant(id string) (*Variant, error) {
	for _, v := range s.variants.List {
		if v.ID == id {
			return v, nil
		}
	}
	return nil, errors.New("session: that variant is not on the sheet any more; make variants again")
}

func (s *Session) lookAtVariant(id string) error {
	if id == "" {
		s.variants.Look = ""
		return nil
	}
	v, err := s.variant(id)
	if err != nil {
		return err
	}
	s.variants.Look, s.variants.diff = id, scene.Compare(s.variants.base, v.Scene)
	return nil
}

// takeVariant commits a variant as one step. What is still being made is given up.
func (s *Session) takeVariant(i TakeVariant) error {
	v, err := s.variant(i.Variant)
	if err != nil {
		return err
	}
	if s.variants.base != s.Head().Snapshot {
		return errors.New("session: the scene is another one than the variants were made of; undo what was done since, or make variants again")
	}
	s.stopVariants()
	name := fmt.Sprintf("Variant %d", v.Index+1)
	if i.Branch {
		if err := s.step(func() (document.Commit, error) { return s.doc.NameBranch(s.human(), s.freeBranch(name)) }); err != nil {
			return err
		}
	}
	tx := document.Tx{Author: document.Author{Kind: document.Script, Name: "vary"}, ApprovedBy: s.userName(), Label: name + ": " + strings.Join(v.Changes.Words(), ", "), Actions: v.Actions}
	if _, err := s.doc.Commit(tx); err != nil {
		return fmt.Errorf("session: %s: %w", name, err)
	}
	s.hideVariants()
	return nil
}

// freeBranch is a name that no line of work has yet.
func (s *Session) freeBranch(name string) string {
	free := name
	for n := 2; slices.ContainsFunc(s.Branches(), func(b document.Branch) bool { return b.Name == free }); n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	return free
}

// variantGhost is the variant that is looked at, over the scene that it was made of.
func (s *Session) variantGhost() *frame.Ghost {
	v := &s.variants
	if !v.Open || v.Look == "" || s.Head().Snapshot != v.base {
		return nil
	}
	one, err := s.variant(v.Look)
	if err != nil {
		return nil
	}
	return &frame.Ghost{After: one.Scene, Diff: v.diff}
}
