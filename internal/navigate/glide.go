package navigate

import (
	"math"
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Glide is a short way from one eye to another. It ends exactly on the second.
type Glide struct {
	From, To Eye
	Over     time.Duration
}

// At is the eye after a time, and whether it has arrived. The focus moves straight, the direction turns about it, and the distance
// changes by equal factors in equal times; the start and the end are soft.
func (g Glide) At(elapsed time.Duration) (Eye, bool) {
	if elapsed >= g.Over || g.Over <= 0 {
		return g.To, true
	}
	t := math.Max(0, elapsed.Seconds()/g.Over.Seconds())
	t = t * t * (3 - 2*t)
	e := g.To
	if g.From.Projection != g.To.Projection {
		e.Projection = scene.Perspective // a picture without perspective is the end or the beginning of a way, not a part of it
	}
	focus := g.From.Focus().Add(g.To.Focus().Sub(g.From.Focus()).Mul(t))
	e.FocusM = math.Exp(geom.Lerp(math.Log(g.From.FocusM), math.Log(g.To.FocusM), t))
	e.FovYRad = geom.Lerp(g.From.FovYRad, g.To.FovYRad, t)
	e.WorldFromCamera.Rotation = between(g.From.WorldFromCamera.Rotation, g.To.WorldFromCamera.Rotation, t)
	return e.At(focus), false
}

// between turns at an even rate along the shorter way (slerp, Shoemake 1985).
func between(a, b geom.Quat, t float64) geom.Quat {
	turn := a.Inverse().Mul(b)
	if turn[3] < 0 {
		for i := range turn {
			turn[i] = -turn[i]
		}
	}
	axis := geom.Vec3{turn[0], turn[1], turn[2]}
	angle := 2 * math.Atan2(axis.Len(), turn[3])
	if angle < 1e-9 {
		return b
	}
	return a.Mul(geom.AxisAngle(axis.Normalize(), angle*t)).Normalized()
}
