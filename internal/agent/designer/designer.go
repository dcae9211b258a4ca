// Package designer is the built-in policy: a planner that needs no key and no network. It reads a prompt, looks at what stands in
// the scene, chooses things from the catalogue, lets layout find their places, and offers the result as a few named proposals.
//
// Invariant: what it emits is valid on top of the scene it was shown and of its own earlier proposals: nothing cuts into
// anything, nothing pinned changes, and the same observation gives the same proposals, byte for byte.
//
//	policy := designer.New(store, catalog.Builtin())
//	err := policy.Propose(ctx, proposal.Observation{Scene: head, Prompt: "two armchairs by the window", Seed: 1}, emit)
package designer

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/agent/brief"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Name is the policy's name in proposals and journals.
const Name = "designer"

// Policy is the built-in designer. It is safe for concurrent use.
type Policy struct {
	store  *asset.Store
	source catalog.Source
	words  *brief.Reader
}

// New returns a designer that builds what it proposes into the store.
func New(store *asset.Store, source catalog.Source) *Policy {
	nouns := map[string]string{}
	for _, e := range source.Entries() {
		if e.Given { // a name that someone gave a file may be any word
			continue
		}
		for _, word := range e.Synonyms {
			if _, known := nouns[word]; !known {
				nouns[word] = e.Category
			}
		}
	}
	for _, e := range source.Entries() {
		switch {
		case !e.Given:
			nouns[e.Name] = e.Category
		case e.Category != "" && nouns[e.Category] == "":
			nouns[e.Category] = e.Category
		}
	}
	words := brief.NewReader(nouns, materialWords(source)...)
	return &Policy{store: store, source: source, words: words.Carrying(smallNouns(words, source))}
}

// smallNouns are the nouns of what stands on other things.
func smallNouns(words *brief.Reader, source catalog.Source) map[string]bool {
	small := map[string]bool{"lamp": true}
	for _, e := range source.Entries() {
		if noun, ok := words.Noun(e.Name); ok && e.Mount == scene.OnSurface {
			small[noun] = true
		}
	}
	return small
}

// Name implements agent.Policy.
func (p *Policy) Name() string { return Name }

// errNothing says that the prompt holds nothing to act on.
var errNothing = errors.New("say what you would like, for example: two armchairs and a floor lamp by the window")

// Propose implements agent.Policy.
func (p *Policy) Propose(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error) error {
	if obs.Scene == nil {
		return errors.New("designer: there is no scene to look at")
	}
	d, err := p.plan(ctx, obs)
	if err != nil {
		return err
	}
	d.emit = emit
	if err := d.run(); err != nil {
		return err
	}
	return d.close()
}

// plan is the state of one answer. Its survey moves on with each emitted proposal.
type plan struct {
	ctx     context.Context
	policy  *Policy
	obs     proposal.Observation
	b       brief.Brief
	s       *survey
	base    *scene.Snapshot // what the proposals are based on
	now     *scene.Snapshot // base with what was emitted
	room    *query.Room
	scheme  scheme
	rng     *rand.Rand
	emit    func(proposal.Proposal) error
	strict  bool   // what was asked of places must hold
	loose   bool   // opposite may be off the middle
	lenient bool   // hard rules only, for what makes the room
	brisk   bool   // every group is tried once
	others  bool   // the request before, for the others of its kind
	only    string // revise: the one key that is wanted
	evoked  string // kind of room that the one which stands is to be like

	wishes    []*wish
	viewID    scene.NodeID // the camera that this answer adds
	builtRoom *roomSpec    // a room that this answer builds: the first of the house, or the one being furnished
	house     []*roomSpec
	wing      string // names the room that is being furnished in keys, "" for the first
	moves     []brief.Edit
	finishes  []styledSurface
	notes     []string // not yet given out
	emitted   int
	failed    int
}

func (p *Policy) plan(ctx context.Context, obs proposal.Observation) (*plan, error) {
	s, err := look(obs.Scene, p.store, p.words)
	if err != nil {
		return nil, err
	}
	d := &plan{ctx: ctx, policy: p, obs: obs, b: p.words.Read(obs.Prompt), s: s, base: obs.Scene, now: obs.Scene}
	d.follow()
	d.near()
	d.evoke()
	d.rng = rand.New(rand.NewPCG(d.taste()+uint64(len(obs.Refusals))*7919, 0x5ce06ea9))
	d.notes = slices.Clone(d.b.Notes)
	d.scheme = choose(&d.b, d.rng, d.taste()).dressed(d.b.Room.Kind, &d.b, d.taste())
	return d, nil
}

// follow reads the prompt as the next sentence of the conversation, when "it" can only mean what was spoken of before.
func (p *plan) follow() {
	if len(p.obs.Earlier) == 0 || len(p.obs.Selection) > 0 {
		return
	}
	earlier, prompt := p.obs.Earlier, p.obs.Prompt
	p.others = brief.AsksForOthers(prompt)
	if p.others || brief.AsksForMore(prompt) {
		last, _, _ := strings.Cut(earlier[len(earlier)-1], " (refused: ")
		earlier, prompt = earlier[:len(earlier)-1], last
	}
	b := p.policy.words.ReadAfter(earlier, prompt)
	for i := range b.Edits {
		if p.others && b.Edits[i].Target.Noun != "" {
			b.Edits[i].Target.Count, b.Edits[i].Target.All = 0, true
		}
		if b.Edits[i].Verb == brief.Restore {
			continue
		}
		if noun := b.Edits[i].Target.Noun; noun != "" && len(p.s.named(noun, "")) == 0 {
			return
		}
	}
	p.b = b
}

// near reads what an answer is to be like: of one step, only that step is made anew.
func (p *plan) near() {
	like := p.obs.Like
	if like == nil || !like.Step {
		return
	}
	var r recipe
	if json.Unmarshal(like.Plan, &r) == nil && r.Key != "" {
		p.only, p.obs.Step = r.Key, r.Step
	}
}

// taste is the seed of what is chosen: style, colours, shapes. An answer that is to be near to another chooses as that did, and places
// by its own seed.
func (p *plan) taste() uint64 {
	if p.obs.Like != nil {
		return p.obs.Like.Seed
	}
	return p.obs.Seed
}

// design is the seed of what things look like in detail. Every other version of one step has details of its own.
func (p *plan) design() uint64 {
	if p.obs.Like != nil && p.obs.Like.Step && p.obs.Seed%2 == 1 {
		return p.obs.Seed
	}
	return p.taste()
}

// variety is how much chance weighs among good places: in answers that are to be near to one, the more the later they come, since the
// best place is where that one has put things.
func (p *plan) variety() float64 {
	if p.obs.Like == nil {
		return 0
	}
	return 0.3 + 0.1*float64(p.obs.Seed%8)
}

// run emits everything the brief asks for.
func (p *plan) run() error {
	if p.b.Empty() {
		if said := strings.TrimSpace(p.b.Text); len(p.notes) == 0 && said != "" {
			p.note("“%s” was not understood; %s", clipped(said, 60), errNothing.Error())
		} else if len(p.notes) == 0 {
			p.note("%s", errNothing.Error())
		}
		return nil
	}
	p.room = p.s.room(p.obs.Room, p.obs.Selection, p.b.Room.Kind)
	if p.needsRoom() {
		p.designHouse()
		p.builtRoom = p.house[0]
	}
	if p.evoked != "" {
		p.b.Room.Kind = p.evoked
	}
	p.meanSelection()
	p.styleOfRoom()
	p.gatherSeats()
	p.gather()
	if err := p.buildRoom(); err != nil {
		return err
	}
	if err := p.cutOpenings(); err != nil {
		return err
	}
	steps := []func() error{p.edits, p.furnish}
	if p.evoked != "" { // what tells the room comes before what only looks otherwise
		slices.Reverse(steps)
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if err := p.furnishBeyond(); err != nil {
		return err
	}
	if err := p.aimView(); err != nil {
		return err
	}
	return p.finish()
}

// furnish places the groups one after the other.
func (p *plan) furnish() error {
	if p.room == nil {
		if len(p.wishes) > 0 {
			p.note("there is no room to put things in")
		}
		return nil
	}
	for _, g := range p.groups() {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		g.key += p.wing
		if p.only != "" && p.only != g.key {
			continue
		}
		if err := p.placeGroup(g); err != nil {
			return err
		}
	}
	return nil
}

// furnishBeyond furnishes the further rooms, each by what was said of it.
func (p *plan) furnishBeyond() error {
	own, room, built := p.b, p.room, p.builtRoom
	defer func() { p.b, p.room, p.builtRoom, p.wing = own, room, built, "" }()
	seen := map[scene.NodeID]bool{}
	if room != nil {
		seen[room.Node] = true
	}
	for k := range own.Beyond {
		p.b, p.wishes, p.wing = own.Beyond[k].Brief, nil, fmt.Sprintf(" in room %d", k+2)
		p.room, p.builtRoom = nil, nil
		if k+1 < len(p.house) {
			p.builtRoom = p.house[k+1]
			p.room, _ = p.s.world.Room(p.builtRoom.id)
		} else {
			for _, r := range p.s.world.Rooms() {
				if p.room == nil && r.Shell.Kind == p.b.Room.Kind && !seen[r.Node] {
					p.room = r
				}
			}
		}
		if p.room == nil {
			continue
		}
		seen[p.room.Node] = true
		p.gather()
		if err := p.furnish(); err != nil {
			return err
		}
	}
	return nil
}

// close gives the last notes out, or says that nothing is missing.
func (p *plan) close() error {
	if p.emitted == 0 && len(p.notes) == 0 && p.obs.Step > 0 {
		return &agent.Remark{Done: true}
	}
	if p.emitted == 0 && len(p.notes) == 0 {
		p.note("the scene has all of that already")
	}
	if len(p.notes) > 0 {
		return &agent.Remark{Done: p.emitted == 0, Notes: p.notes}
	}
	return nil
}

func (p *plan) note(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if !slices.Contains(p.notes, s) {
		p.notes = append(p.notes, s)
	}
}

func (p *plan) roomID() scene.NodeID {
	if p.room == nil {
		return ""
	}
	return p.room.Node
}

// area is the floor of the room at hand in m².
func (p *plan) area() float64 {
	if p.builtRoom != nil {
		return p.builtRoom.room.Outline.Area()
	}
	if p.room != nil {
		return p.room.Outline.Area()
	}
	return 12
}

// recipe is the Plan of a proposal: enough to make it anew on another head.
type recipe struct {
	Key    string `json:"key"`
	Prompt string `json:"prompt"`
	Seed   uint64 `json:"seed"`
	Step   int    `json:"step,omitempty"`
}

// offer previews the actions, moves the survey on and emits them as a proposal. Actions that cannot be applied are a fault of the
// planner and end the answer.
func (p *plan) offer(key, label, reason string, actions []action.Action, score proposal.Score) error {
	if len(actions) == 0 {
		return nil
	}
	fitting := action.Fit(p.now, actions)
	next, diff, err := action.Preview(p.now, fitting)
	if err != nil {
		return fmt.Errorf("designer: %q: %w", label, err)
	}
	if len(diff.Nodes)+len(diff.Materials)+len(diff.Relations) == 0 && !diff.Settings {
		return nil
	}
	if err := p.advance(next, diff); err != nil {
		return err
	}
	p.whole(&score)
	data, err := json.Marshal(recipe{key, p.obs.Prompt, p.obs.Seed, p.obs.Step})
	if err != nil {
		return fmt.Errorf("designer: %w", err)
	}
	out := proposal.Proposal{
		ID: p.id(key), Base: p.obs.Revision, Prompt: p.obs.Prompt, Policy: Name, Label: label, Reason: reason, Order: p.emitted,
		Seed: p.obs.Seed, Actions: actions, Score: score, Notes: p.notes, Plan: data,
	}
	p.notes = nil
	p.emitted++
	return p.emit(out)
}

// whole adds how much of the whole brief is fulfilled once this and the earlier proposals are accepted.
func (p *plan) whole(score *proposal.Score) {
	critic := agent.Critic{Store: p.policy.store, Words: p.policy.words}
	obs := p.obs
	obs.Scene = p.base
	share, evidence := critic.Alignment(&p.b, obs, p.now)
	if len(evidence) == 0 {
		return
	}
	done := 0
	for _, e := range evidence {
		if e.OK {
			done++
		}
	}
	score.Evidence = append(score.Evidence, proposal.Evidence{
		Name: "whole brief", Value: round(share, 100), Detail: fmt.Sprintf("%d/%d of what was asked is there after this", done, len(evidence)), OK: true,
	})
}

// advance moves the survey to the next snapshot.
func (p *plan) advance(next *scene.Snapshot, diff scene.Diff) error {
	world, err := p.s.world.After(next, diff)
	if err != nil {
		return fmt.Errorf("designer: %w", err)
	}
	p.now, p.s.snap, p.s.world = next, next, world
	p.s.refresh(p.policy.words)
	if p.room != nil {
		p.room, _ = world.Room(p.room.Node)
	}
	return nil
}

// id derives a proposal's id from what was asked, where and with which seed.
func (p *plan) id(key string) string {
	h := sha256.New()
	hash := p.base.Hash()
	h.Write(hash[:])
	h.Write([]byte(p.obs.Prompt))
	h.Write([]byte{0})
	h.Write([]byte(key))
	var n [32]byte
	binary.LittleEndian.PutUint64(n[0:], p.obs.Seed)
	binary.LittleEndian.PutUint64(n[8:], p.obs.Revision)
	binary.LittleEndian.PutUint64(n[16:], uint64(p.emitted))
	binary.LittleEndian.PutUint64(n[24:], uint64(len(p.obs.Refusals))<<32|uint64(p.obs.Step))
	h.Write(n[:])
	return "designer-" + hex.EncodeToString(h.Sum(nil)[:6])
}

// clipped is a text of at most so many letters.
func clipped(text string, most int) string {
	if rs := []rune(text); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return text
}

// capital makes a sentence's first letter large.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
