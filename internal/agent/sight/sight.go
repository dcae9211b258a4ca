// Package sight makes what a model sees of a scene: a summary in words, a map from above, views that together cover the room,
// close-ups of what is selected, and what has happened since it looked last.
//
// Invariant: it is exactly what is sent. Names that came with files are quoted and bounded, so that a text in them is data and not an
// instruction; the number and size of pictures follow the model's budget.
//
//	seen, err := sight.Look(ctx, sight.Subject{Scene: head, Store: store, Prompt: "two armchairs"}, sight.BudgetFor(32768, true), shutter)
package sight

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/agent/chat"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Shutter draws a planned frame. It is called from the goroutine that looks.
type Shutter func(ctx context.Context, plan *frame.Frame) (*frame.Picture, error)

// Subject is what is looked at, and why.
type Subject struct {
	Scene     *scene.Snapshot
	Store     *asset.Store
	Revision  uint64
	Prompt    string
	Selection []scene.NodeID
	Room      scene.NodeID    // the room meant; "" for the largest
	Before    *scene.Snapshot // what was seen last; nil for the first time
	Edits     []string        // what the human has done since, in words
	Earlier   []string        // what was asked before in this project, oldest first
	Refusals  []string        // what the human did not want, with reasons
}

// Budget bounds what is sent.
type Budget struct {
	Words    int // bytes of the summary
	Pictures int // of all kinds
	Edge     int // of a picture's longer side, pixels
}

// BudgetFor fits what is sent to a model's context, in tokens; 0 means that it is not known.
func BudgetFor(context int, sees bool) Budget {
	b := Budget{Words: 24000, Pictures: 9, Edge: 1024}
	switch {
	case context == 0 || context >= 60000:
	case context >= 24000:
		b = Budget{Words: 16000, Pictures: 6, Edge: 768}
	case context >= 12000:
		b = Budget{Words: 8000, Pictures: 3, Edge: 640}
	case context >= 6000:
		b = Budget{Words: 4000, Pictures: 1, Edge: 512}
	default:
		b = Budget{Words: 1600}
	}
	if !sees {
		b.Pictures = 0
	}
	return b
}

// Seen is what is sent.
type Seen struct {
	Text   string
	Images []chat.Image
}

// Look makes an observation. Without a shutter it has no pictures.
func Look(ctx context.Context, s Subject, b Budget, shutter Shutter) (Seen, error) {
	world, err := query.New(s.Scene, s.Store)
	if err != nil {
		return Seen{}, fmt.Errorf("sight: %w", err)
	}
	l := &looker{Subject: s, world: world}
	l.number()
	var out Seen
	if shutter != nil && b.Pictures > 0 && s.Scene.Len() > 0 {
		if out.Images, err = l.pictures(ctx, b, shutter); err != nil {
			return Seen{}, err
		}
	}
	out.Text = l.words(b.Words, out.Images)
	return out, nil
}

// looker is the state of one look.
type looker struct {
	Subject
	world  *query.World
	room   *query.Room // the one looked at; nil when there is none
	things []thing     // selection first, then the room's, then the others, each by id
	marks  map[scene.NodeID]int
}

type thing struct {
	node *scene.Node
	mark int // its number in the words and the pictures, from 1
}

func (l *looker) number() {
	for _, r := range l.world.Rooms() {
		switch {
		case r.Node == l.Room:
			l.room = r
		case l.room == nil, l.room.Node != l.Room && r.Outline.Area() > l.room.Outline.Area():
			l.room = r
		}
	}
	seen := map[scene.NodeID]bool{}
	for _, b := range l.world.Bodies() {
		id := l.world.Thing(b.Node)
		if n, ok := l.Scene.Node(id); ok && !seen[id] {
			seen[id] = true
			l.things = append(l.things, thing{node: n})
		}
	}
	rank := func(t thing) int {
		switch {
		case slices.Contains(l.Selection, t.node.ID):
			return 0
		case l.room != nil && l.inRoom(t.node.ID):
			return 1
		}
		return 2
	}
	slices.SortFunc(l.things, func(a, b thing) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(string(a.node.ID), string(b.node.ID))
	})
	l.marks = map[scene.NodeID]int{}
	for i := range l.things {
		l.things[i].mark = i + 1
		l.marks[l.things[i].node.ID] = i + 1
	}
}

func (l *looker) inRoom(id scene.NodeID) bool {
	r, ok := l.world.RoomAt(l.world.Bounds(id, true).Center())
	return ok && r.Node == l.room.Node
}
