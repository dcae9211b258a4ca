package mender

import (
	"errors"
	"fmt"
	"iter"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const (
	ceilingLamp = "ceiling-lamp" // the catalogue's entry that lights a dark room
	mostLamps   = 12
)

// lightened are rows of ceiling lamps that may light a dark room, the fewest first.
func (t *trial) lightened() iter.Seq2[mend, error] {
	return func(yield func(mend, error) bool) {
		for n := 1; n <= mostLamps; n += max(1, n/2) {
			m, err := t.lamps(n)
			if !yield(m, err) || err != nil {
				return
			}
		}
	}
}

// lamps hangs so many ceiling lamps in even rows in the verdict's room.
func (t *trial) lamps(n int) (mend, error) {
	room, ok := t.world.Room(t.verdict.Nodes[0])
	if !ok || t.mender.Catalog == nil {
		return mend{}, errors.New("there is no catalogue to take a lamp from")
	}
	built, err := t.mender.Catalog.Build(t.mender.Store, catalog.Request{Entry: ceilingLamp})
	if err != nil {
		return mend{}, fmt.Errorf("mender: %w", err)
	}
	out := mend{label: "Hang a ceiling lamp"}
	if n > 1 {
		out.label = fmt.Sprintf("Hang %d ceiling lamps", n)
	}
	for _, m := range built.Materials {
		out.actions = append(out.actions, action.AddMaterial{Material: m})
	}
	snapshot, taken := t.world.Snapshot(), 0
	for _, at := range evenly(room, n) {
		id := scene.NodeID("")
		for free := false; !free; {
			taken++
			id = scene.NodeID(fmt.Sprintf("%s-%d", ceilingLamp, taken))
			_, there := snapshot.Node(id)
			free = !there
		}
		world := geom.At(at.Vec3(room.Ceiling-built.Bounds.Max[2]), 0)
		for _, node := range built.Nodes(id, built.Entry.Name, room.Node, world.Relative(snapshot.WorldFromNode(room.Node)).Canonical()) {
			out.actions = append(out.actions, action.AddNode{Node: node})
		}
	}
	out.actions = action.Fit(snapshot, out.actions)
	return out, nil
}

// evenly lists n points in even rows over a room's box that are inside of it.
func evenly(r *query.Room, n int) []geom.Vec2 {
	low, high := r.Outline.Bounds()
	size := high.Sub(low)
	columns := min(n, max(1, int(math.Round(math.Sqrt(float64(n)*size[0]/size[1])))))
	rows := (n + columns - 1) / columns
	var out []geom.Vec2
	for i := range n {
		inRow := min(columns, n-i/columns*columns)
		at := geom.Vec2{low[0] + size[0]*(float64(i%columns)+0.5)/float64(inRow), low[1] + size[1]*(float64(i/columns)+0.5)/float64(rows)}
		if r.Outline.Contains(at) {
			out = append(out, at)
		}
	}
	return out
}
