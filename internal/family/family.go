// Package family makes variants of one room: the same kinds of things in other places that its relations allow, other things of their
// category and size class, other materials, other light. A robot that is trained in many such rooms learns what they share.
//
// Invariant: what is pinned or locked is the same in every variant, bit for bit; every variant passes every check without an error;
// the same base, seed and options give the same variants, however many cores work on them.
//
//	base, err := family.New(head, store, catalog.Builtin())
//	variant, err := base.Vary(ctx, family.Options{Seed: 1}, 17)
//	err = action.Preview(head, variant.Actions)
package family

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Keep says what all variants share beyond what is pinned or locked.
type Keep string

// What is kept.
const (
	KeepPins   Keep = "pins"   // nothing else
	KeepLayout Keep = "layout" // where things stand; their shapes, materials and light vary
	KeepStyle  Keep = "style"  // shapes, materials and light; where things stand varies
)

// Keeps lists the choices.
func Keeps() []Keep { return []Keep{KeepPins, KeepLayout, KeepStyle} }

// Options say how variants are made.
type Options struct {
	Seed uint64
	Keep Keep // "" means KeepPins
}

// Variant is one room of the family.
type Variant struct {
	Index   int
	Seed    uint64 // of the try that succeeded
	Tries   int
	Actions []action.Action // turn the base into it
	Scene   *scene.Snapshot
	Changes Changes
	Survey  check.Survey
}

// Base is a room made ready to be varied. It is safe for concurrent use.
type Base struct {
	scene  *scene.Snapshot
	store  *asset.Store
	source catalog.Source
	world  *query.World
	things []*thing
	free   map[scene.NodeID]*thing
	shelf  shelf
	known  marks // of the base itself
}

// tries is how often a variant is begun anew before it is given up.
const tries = 8

// better is how many tries that pass every check are compared, when they have more warnings than the base.
const better = 3

// New looks at a scene. It is an error when what may not change breaks a rule by itself, as then no variant could pass.
func New(snapshot *scene.Snapshot, store *asset.Store, source catalog.Source) (*Base, error) {
	world, err := query.New(snapshot, store)
	if err != nil {
		return nil, fmt.Errorf("family: %w", err)
	}
	b := &Base{scene: snapshot, store: store, source: source, world: world}
	b.collect()
	if len(b.things) == 0 {
		return nil, errors.New("family: nothing in the scene may vary: it holds no thing that says what carries it and is neither pinned nor locked")
	}
	survey, err := check.SurveyOf(world, check.Options{Catalog: source})
	if err != nil {
		return nil, fmt.Errorf("family: %w", err)
	}
	if err := b.blocked(survey.Verdicts); err != nil {
		return nil, err
	}
	b.known = b.mark(snapshot, world, survey)
	return b, nil
}

// blocked looks for errors that only kept things take part in.
func (b *Base) blocked(verdicts []check.Verdict) error {
	for _, v := range verdicts {
		kept := v.Severity == check.Error
		for _, id := range v.Nodes {
			kept = kept && b.free[b.world.Thing(id)] == nil
		}
		if kept {
			return fmt.Errorf("family: no variant could pass the checks, as what is to be kept does not: %s", v.Message)
		}
	}
	return nil
}

// Free tells how many things may vary.
func (b *Base) Free() int { return len(b.things) }

// Vary makes the variant of a number. Among several tries the first without a fault wins, else the one with the fewest broken
// relations and warnings; an error says why none passed.
func (b *Base) Vary(ctx context.Context, o Options, index int) (Variant, error) {
	if o.Keep == "" {
		o.Keep = KeepPins
	}
	var best *Variant
	var fewest marks
	var last string
	calm := map[scene.NodeID]bool{}
	for try, passed := 0, 0; try < tries && passed < better; try++ {
		if err := ctx.Err(); err != nil {
			return Variant{}, fmt.Errorf("family: %w", err)
		}
		seed := mix(o.Seed, uint64(index), uint64(try))
		next, why, err := b.attempt(ctx, o.Keep, seed, calm)
		if err != nil {
			return Variant{}, err
		}
		if next == nil {
			last = why
			continue
		}
		passed++
		next.Index, next.Tries = index, try+1
		if m := b.mark(next.Scene, nil, next.Survey); best == nil || m.worse() < fewest.worse() {
			best, fewest = next, m
		}
		if fewest.worse() <= b.known.worse() {
			break
		}
	}
	if best == nil {
		return Variant{}, fmt.Errorf("family: variant %d: none of %d tries passed every check; the last: %s", index, tries, last)
	}
	best.Actions = action.Difference(b.scene, best.Scene)
	best.Changes = b.changes(best.Scene)
	return *best, nil
}

// attempt makes one variant. It is nil, with the reason, when it does not pass. Carriers that are calm keep their shapes and what stands on
// them as it is; one that has no place for its load becomes so.
func (b *Base) attempt(ctx context.Context, keep Keep, seed uint64, calm map[scene.NodeID]bool) (*Variant, string, error) {
	m := &making{base: b, keep: keep, seed: seed, calm: calm, rng: rand.New(rand.NewPCG(seed, 0xfa111e5)), looks: map[scene.NodeID]catalog.Thing{}}
	if keep != KeepStyle {
		if err := m.chooseLooks(); err != nil {
			return nil, "", err
		}
	}
	why, err := m.place(ctx)
	if err != nil || why != "" {
		return nil, why, err
	}
	if keep != KeepStyle {
		if err := m.dress(); err != nil {
			return nil, "", err
		}
	}
	next, survey, faults, err := m.survey()
	if err != nil {
		return nil, "", err
	}
	if len(faults) > 0 {
		m.draft = next.Edit()
		if helped, err := m.reload(ctx, faults); err != nil || !helped {
			return nil, faults[0].Message, err
		}
		if next, survey, faults, err = m.survey(); err != nil {
			return nil, "", err
		}
		if len(faults) > 0 {
			return nil, faults[0].Message, nil
		}
	}
	return &Variant{Seed: seed, Scene: next, Survey: survey}, "", nil
}

// survey seals the scene and checks it.
func (m *making) survey() (*scene.Snapshot, check.Survey, []check.Verdict, error) {
	next, _ := m.draft.Seal()
	world, err := m.base.world.After(next, scene.Compare(m.base.scene, next))
	if err != nil {
		return nil, check.Survey{}, nil, fmt.Errorf("family: %w", err)
	}
	survey, err := check.SurveyOf(world, check.Options{Catalog: m.base.source})
	if err != nil {
		return nil, check.Survey{}, nil, fmt.Errorf("family: %w", err)
	}
	var faults []check.Verdict
	for _, v := range survey.Verdicts {
		if v.Severity == check.Error {
			faults = append(faults, v)
		}
	}
	return next, survey, faults, nil
}

// mix makes one seed of several numbers (SplitMix64, Steele et al. 2014).
func mix(numbers ...uint64) uint64 {
	h := uint64(0x5ca1ab1e)
	for _, n := range numbers {
		h += n + 0x9e3779b97f4a7c15
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return h
}

// lower writes a name within a sentence.
func lower(name string) string { return strings.ToLower(name) }
