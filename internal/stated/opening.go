package stated

import (
	"fmt"
	"math"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
)

// openingReach is how far what stands at a door or window may be from its middle, in metres.
const openingReach = 2.0

// seatBehind is how far from a desk's edge people sit, in metres.
const seatBehind = 0.35

// opening is the middle of the door or window that a relation refers to.
func (j *judge) opening(r brief.Relation) (geom.Vec2, bool) {
	switch {
	case r.Object == "door":
		return j.room.Entrance, true
	case (r.Object == "window" || r.Kind == "by_window") && j.room.Window != nil:
		return *j.room.Window, true
	}
	return geom.Vec2{}, false
}

// toOpening judges a relation to a door or window.
func toOpening(r brief.Relation, s thing, at geom.Vec2) verdict {
	name := r.Object
	if r.Kind == "by_window" {
		name = "window"
	}
	outline := s.corners()
	distance := outline.Distance(at)
	if outline.Contains(at) {
		distance = 0
	}
	switch r.Kind {
	case "far_from", "clear_of":
		return verdict{distance >= openingReach, fmt.Sprintf("%s is %.2f m from the %s", s.ID, distance, name)}
	case "facing", "opposite":
		eye, look := s.middle(), geom.Vec2{s.Front[0], s.Front[1]}
		if satAt[s.Category] && at.Sub(eye).Dot(look) < 0 { // whoever sits at it looks across its top
			eye, look = eye.Add(look.Mul(s.Size[1]/2+seatBehind)), look.Mul(-1)
		}
		way := at.Sub(eye)
		off := math.Acos(geom.Clamp(way.Dot(look)/math.Max(way.Len(), 1e-9), -1, 1))
		return verdict{off <= facingLimit, fmt.Sprintf("%s looks %.0f° past the %s", s.ID, geom.Degrees(off), name)}
	}
	limit := openingReach
	if r.Metres > 0 {
		limit = r.Metres + 0.3
	}
	return verdict{distance <= limit, fmt.Sprintf("%s is %.2f m from the middle of the %s", s.ID, distance, name)}
}
