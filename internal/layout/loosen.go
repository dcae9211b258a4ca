package layout

import (
	"math"
	"strings"

	"scenograph/internal/scene"
)

// WishOf is the wish that a relation of a scene came from. A relation to a room is one to its walls or its middle; a wall, corner or window that was only observed ("wall 2") may be any; the
// distance of a soft relation, which is as measured, is taken as about so much.
func WishOf(s *scene.Snapshot, r *scene.Relation) (Verb, error) {
	wish := *r
	if object, ok := s.Node(r.Object); ok && object.Room != nil {
		wish.Object = ""
	}
	for _, observed := range []string{"wall ", "corner ", "window "} {
		if strings.HasPrefix(r.Detail, observed) {
			wish.Detail = ""
		}
	}
	v, err := VerbOf(&wish)
	if err != nil || r.Hard {
		return v, err
	}
	switch v := v.(type) {
	case AgainstWall:
		v.Gap = orZero(v.Gap, 0.1)
		return v, nil
	case HungOnWall:
		v.Height = 0
		return v, nil
	case Beside:
		v.Gap = orZero(v.Gap, 0.25)
		return v, nil
	case Around:
		v.Gap = orZero(v.Gap, 0.15)
		return v, nil
	case Near:
		v.Distance = math.Max(v.Distance*1.25, 0.6)
		return v, nil
	}
	return v, nil
}

// orZero leaves small measured distances to the usual one.
func orZero(x, small float64) float64 {
	if x < small {
		return 0
	}
	return x
}
