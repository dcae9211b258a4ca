package steps

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Builder turns drafts into actions that are valid on a scene.
type Builder struct {
	Store  *asset.Store
	Source catalog.Source
}

// Ask is what a draft is built for.
type Ask struct {
	Scene *scene.Snapshot
	Allow []scene.NodeID // pinned nodes that the request was about
	Room  scene.NodeID   // the room meant; "" for the largest
	Seed  uint64
}

// Built is a draft that can be shown.
type Built struct {
	Actions []action.Action
	After   *scene.Snapshot
	Notes   []string // what was left out or mended
}

// work is the state of building one draft. It moves on with every step.
type work struct {
	*Builder
	ctx     context.Context
	ask     Ask
	base    *scene.Snapshot
	now     *scene.Snapshot
	world   *query.World // of now
	actions []action.Action
	notes   []string
}

// Build turns a draft into actions. An error is an *Error, or the context's.
func (b *Builder) Build(ctx context.Context, ask Ask, d Draft) (Built, error) {
	world, err := query.New(ask.Scene, b.Store)
	if err != nil {
		return Built{}, fmt.Errorf("steps: looking at the scene: %w", err)
	}
	before := world
	w := &work{Builder: b, ctx: ctx, ask: ask, base: ask.Scene, now: ask.Scene, world: world}
	for i, text := range d.Steps {
		if err := ctx.Err(); err != nil {
			return Built{}, err
		}
		name, err := w.step(text)
		if cause := ctx.Err(); cause != nil {
			return Built{}, cause
		}
		if err != nil {
			return Built{}, &Error{Step: i, Action: name, Reason: trimmed(err)}
		}
	}
	if w.now.Hash() == w.base.Hash() {
		return Built{}, whole("the proposal changes nothing")
	}
	if err := w.guard(); err != nil {
		return Built{}, err
	}
	if err := w.mend(before); err != nil {
		return Built{}, err
	}
	return Built{Actions: w.actions, After: w.now, Notes: w.notes}, nil
}

func (w *work) step(text []byte) (string, error) {
	name, larger, plain, err := understand(text)
	if err != nil {
		return name, err
	}
	if plain != nil {
		return name, w.take(plain)
	}
	switch s := larger.(type) {
	case Place:
		return name, w.place(s)
	case Move:
		return name, w.move(s)
	case Swap:
		return name, w.swap(s)
	case Paint:
		return name, w.paint(s)
	case TuneLight:
		return name, w.tune(s)
	case PlaceAtPixel:
		return name, w.placeAtPixel(s)
	case BuildRoom:
		return name, w.buildRoom(s)
	}
	return name, errors.New("it is not known")
}

// take applies actions to the working scene and keeps them.
func (w *work) take(actions ...action.Action) error {
	if len(w.actions)+len(actions) > maxActions {
		return fmt.Errorf("the proposal would have more than %d actions", maxActions)
	}
	next, diff, err := action.Preview(w.now, actions)
	if err != nil {
		var failed *action.Error
		if errors.As(err, &failed) {
			return errors.New(failed.Reason)
		}
		return err
	}
	world, err := w.world.After(next, diff)
	if err != nil {
		return err
	}
	w.now, w.world, w.actions = next, world, append(w.actions, actions...)
	return nil
}

func (w *work) note(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(w.notes, text) {
		w.notes = append(w.notes, text)
	}
}

// guard refuses what would change things that a person keeps.
func (w *work) guard() error {
	if touched := action.Guarded(w.base, scene.Compare(w.base, w.now), w.ask.Allow); touched != nil {
		return whole("%q (%s) is pinned or locked by the user and would be %s; leave it as it is", touched.Name, touched.Node, touched.How)
	}
	return nil
}

// room finds the room to work in.
func (w *work) room(asked scene.NodeID) (*query.Room, error) {
	if asked != "" {
		if r, ok := w.world.Room(asked); ok {
			return r, nil
		}
		return nil, fmt.Errorf("there is no room %q; %s", asked, w.roomNames())
	}
	if r, ok := w.world.Room(w.ask.Room); ok {
		return r, nil
	}
	var best *query.Room
	for _, r := range w.world.Rooms() {
		if best == nil || r.Outline.Area() > best.Outline.Area() {
			best = r
		}
	}
	if best == nil {
		return nil, errors.New("there is no room yet; build one first with build_room")
	}
	return best, nil
}

func (w *work) roomNames() string {
	rooms := w.world.Rooms()
	if len(rooms) == 0 {
		return "there is none yet; build one first with build_room"
	}
	text := "there is"
	for i, r := range rooms {
		if i == 20 {
			return text + " and more"
		}
		text += fmt.Sprintf(" %q", r.Node)
	}
	return text
}

// node finds a node that a step is about.
func (w *work) node(id scene.NodeID) (*scene.Node, error) {
	n, ok := w.now.Node(id)
	if !ok {
		return nil, fmt.Errorf("there is no node %q; use an id of the scene", id)
	}
	return n, nil
}
