package mender

import (
	"iter"

	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// pushStep and pushes are how far what stops a door is pushed away, metres and times.
const (
	pushStep = 0.2
	pushes   = 6
)

// pushed moves what the check would move a little farther and farther: a door needs all of its way, not only the place where it is
// stopped. It goes the check's way first, then straight out from the front of what does not open.
func (t *trial) pushed() iter.Seq2[mend, error] {
	return func(yield func(mend, error) bool) {
		if t.verdict.Kind != check.SwingBlocked || len(t.verdict.Fix) == 0 {
			return
		}
		move, snapshot := t.verdict.Fix[0], t.world.Snapshot()
		now := snapshot.WorldFromNode(move.Node)
		way := move.World.Translation.Sub(now.Translation)
		way[2] = 0
		front := snapshot.WorldFromNode(t.verdict.Nodes[0]).Rotation.Rotate(geom.Vec3{0, -1, 0})
		for k := 1; k <= pushes; k++ {
			for _, d := range []geom.Vec3{way, front} {
				if d.Len() < 1e-9 {
					continue
				}
				to := now
				to.Translation = to.Translation.Add(d.Normalize().Mul(pushStep * float64(k)))
				actions, err := t.moved(move.Node, to)
				if !yield(mend{"Move " + t.named([]scene.NodeID{move.Node}), actions}, err) {
					return
				}
			}
		}
	}
}
