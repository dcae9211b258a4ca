package layout

import (
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// resting is a pose of a model on another thing, rounded. Searches come back to the same few many times.
type resting struct {
	model  asset.ID
	thing  int // where there is no model to know it by
	other  scene.NodeID
	at     geom.Vec2
	turn   float64
	higher float64
}

// rested is what is known of such a pose: how far the thing would fall, and whether it then cuts into what carries it.
type rested struct {
	gap  float64
	rest bool // it touches the carrier when it is lowered by gap
	free bool
}

// lowerReach is the most that rest may correct, metres.
const lowerReach = 0.05

// rest sets a thing down exactly where its mesh touches its support's, as crowned surfaces are only known roughly. It is false
// when the thing would miss its support, or would cut into it mesh against mesh.
func (s *site) rest(t *thing, p *pose, obstacles []*placed) bool {
	if t.body == nil || p.support == s.room.Node {
		return true
	}
	at := slices.IndexFunc(obstacles, func(o *placed) bool { return o.node == p.support && o.body != nil })
	if at < 0 {
		return true
	}
	on := obstacles[at]
	key := standOf(t, p, on)
	known := s.stands.of(key, func() rested { return t.restOn(p, on) })
	p.low -= known.gap
	return known.rest && known.free
}

func standOf(t *thing, p *pose, on *placed) resting {
	at := on.frame.local(p.at)
	key := resting{
		model: t.Model, other: on.node, at: geom.Vec2{rounded(at[0]), rounded(at[1])},
		turn: rounded(geom.WrapAngle(p.yaw - on.frame.yaw)), higher: rounded(p.low - on.frame.low),
	}
	if t.Model == "" || t.scale != geom.One {
		key.thing = t.index + 1
	}
	return key
}

func (t *thing) restOn(p *pose, on *placed) rested {
	out := rested{rest: true}
	q := *p
	if t.Mount == scene.OnSurface {
		gap, ok := t.body.At(t.transform(&q)).GapAbove(on.body, lowerReach)
		if !ok || gap < -lowerReach {
			return rested{}
		}
		out.gap = gap
		q.low -= gap
	}
	contact, cut := query.Overlap(on.body, t.body.At(t.transform(&q)), penetrationLimit)
	out.free = !cut || contact.Depth <= penetrationLimit
	return out
}
