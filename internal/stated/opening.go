package stated

import (
	"fmt"
	"math"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
)

// openingReach is how far what stands at a door or window may be from its middle, in metres.
const openingReach = 2.0

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
		way := at.Sub(s.middle())
		off := math.Acos(geom.Clamp(way.Dot(geom.Vec2{s.Front[0], s.Front[1]})/math.Max(way.Len(), 1e-9), -1, 1))
		return verdict{off <= facingLimit, fmt.Sprintf("%s looks %.0f° past the %s", s.ID, geom.Degrees(off), name)}
	}
	limit := openingReach
	if r.Metres > 0 {
		limit = r.Metres + 0.3
	}
	return verdict{distance <= limit, fmt.Sprintf("%s is %.2f m from the middle of the %s", s.ID, distance, name)}
}
