package mender

import (
	"cmp"
	"iter"
	"slices"

	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Places that are looked at for what nobody can get to, in metres, and how many of them are held against every rule.
const (
	placeCell  = 0.1
	placesMost = 40
)

// reached moves what nobody can get to onto floor that a person reaches from the doors, the nearest first.
func (t *trial) reached() iter.Seq2[mend, error] {
	return func(yield func(mend, error) bool) {
		if t.verdict.Kind != check.Unreachable {
			return
		}
		for _, id := range t.movable() {
			for _, to := range t.reachedPlaces(id) {
				actions, err := t.moved(id, to)
				if !yield(mend{"Move " + t.named([]scene.NodeID{id}) + " to where it can be reached", actions}, err) {
					return
				}
			}
		}
	}
}

// reachedPlaces lists poses of a thing on floor that is free and within a person's reach.
func (t *trial) reachedPlaces(id scene.NodeID) []geom.Transform {
	body, ok := t.world.Body(id)
	if !ok {
		return nil
	}
	room, ok := t.world.RoomAt(body.Box.Center)
	if !ok {
		return nil
	}
	var others []query.Footprint
	for other, f := range t.world.Footprints(room, query.Everything) {
		if !t.world.Snapshot().Under(other, id) && other != id && f.High > room.Floor+query.StepHeight {
			others = append(others, f)
		}
	}
	plan := query.NewFloorPlan(room, others, placeCell)
	marked := plan.Reach(cmp.Or(t.mender.WalkerRadius, check.WalkerRadius), plan.Entrances(room))
	own, now := body.Box.Footprint(), t.world.Snapshot().WorldFromNode(id)
	middle := body.Box.Center.Vec2()
	var places []geom.Vec2
	for i, reached := range marked {
		at := plan.Middle(i)
		if !reached || query.Excess(room.Outline, shifted(own.Outline, at.Sub(middle))) > 0 {
			continue
		}
		moved := query.Footprint{Outline: shifted(own.Outline, at.Sub(middle)), Low: own.Low, High: own.High}
		if !slices.ContainsFunc(others, func(f query.Footprint) bool { return moved.Overlap(f) > 0 }) {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, func(a, b geom.Vec2) int {
		return cmp.Or(cmp.Compare(a.Sub(middle).Len(), b.Sub(middle).Len()), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	var out []geom.Transform
	for _, at := range places[:min(len(places), placesMost)] {
		to := now
		to.Translation = to.Translation.Add(at.Sub(middle).Vec3(0))
		out = append(out, to)
	}
	return out
}

func shifted(outline geom.Polygon, by geom.Vec2) geom.Polygon {
	out := slices.Clone(outline)
	for i := range out {
		out[i] = out[i].Add(by)
	}
	return out
}
