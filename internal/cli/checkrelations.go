package cli

import (
	"cmp"
	"fmt"
	"strings"

	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// checkRelation is a relation that the scene states and that does not hold in it.
type checkRelation struct {
	ID      scene.RelationID `json:"id"`
	Kind    string           `json:"kind"`
	Subject scene.NodeID     `json:"subject"`
	Object  scene.NodeID     `json:"object,omitempty"`
	Hard    bool             `json:"hard"`
	Reason  string           `json:"reason"` // what was measured, or why nothing could be
}

// brokenRelations measures every relation of a scene and lists those that do not hold, such as the weaker one of two that contradict
// each other. Things outside of every room are left out.
func brokenRelations(found contents) ([]checkRelation, error) {
	world, err := query.New(found.snapshot, found.store)
	if err != nil {
		return nil, err
	}
	judge, out := layout.NewJudge(world), []checkRelation{}
	for r := range found.snapshot.Relations() {
		room, ok := roomAround(world, r.Subject)
		if !ok {
			continue
		}
		one := checkRelation{r.ID, r.Kind, r.Subject, r.Object, r.Hard, ""}
		wish, err := layout.WishOf(found.snapshot, r)
		if err != nil {
			one.Reason = strings.TrimPrefix(err.Error(), "layout: ")
			out = append(out, one)
			continue
		}
		held, err := judge.Judge(room, r.Subject, wish)
		switch {
		case err != nil:
			one.Reason = strings.TrimPrefix(err.Error(), "layout: ")
		case held.Holds:
			continue
		default:
			one.Reason = cmp.Or(held.Detail, fmt.Sprintf("measured %.3g %s", held.Value, held.Unit))
		}
		out = append(out, one)
	}
	return out, nil
}

// roomAround is the room a thing is in.
func roomAround(world *query.World, id scene.NodeID) (scene.NodeID, bool) {
	box := world.Bounds(id, true)
	if box.Empty() {
		return "", false
	}
	room, ok := world.RoomAt(box.Center())
	if !ok {
		return "", false
	}
	return room.Node, true
}

// text says of one relation that it does not hold.
func (r checkRelation) text() string {
	strength := "wished for"
	if r.Hard {
		strength = "must hold"
	}
	return strings.TrimSpace(fmt.Sprintf("relation %s does not hold (%s): %s %s %s", r.ID, strength, r.Subject, strings.ReplaceAll(r.Kind, "_", " "), r.Object)) + ": " + r.Reason
}
