package layout

import (
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// state is a partial answer. It is never changed after it has been made; children copy it.
type state struct {
	of       []*placed // by item; nil while without a place
	failures []failure
	score    float64
	plan     *query.FloorPlan
	walkable float64 // share of the free floor that can be reached
}

// failure keeps what stood in the way of an item.
type failure struct {
	thing    *thing
	faults   [faultKinds]int
	missed   int // valid poses that broke a hard relation
	hard     []hardness
	blockers map[scene.NodeID]int
	tried    int
}

// hardness is how a hard relation fared in the valid poses that were refused.
type hardness struct {
	verb    Verb
	held    int
	nearest judgement // where it failed least
}

// note counts a pose that is not valid, and what it touches.
func (f *failure) note(bad fault, by *placed) {
	f.faults[bad]++
	if by != nil {
		f.blockers[by.node]++
	}
}

// miss notes a valid pose that broke a hard relation.
func (f *failure) miss(judged []hardness) {
	f.missed++
	if f.hard == nil {
		f.hard = judged
		return
	}
	for i := range judged {
		f.hard[i].held += judged[i].held
		if judged[i].nearest.score > f.hard[i].nearest.score {
			f.hard[i].nearest = judged[i].nearest
		}
	}
}

// hardHeld judges the hard relations of a thing at a pose. One whose target has no place is held.
func (s *site) hardHeld(t *thing, f *frame, st *state) []hardness {
	var out []hardness
	for _, v := range t.Relations {
		if !v.Required() {
			continue
		}
		h := hardness{verb: v, held: 1, nearest: judgement{score: 1}}
		target, found := (*placed)(nil), true
		if v.Refers() != "" {
			target, found = s.anchor(st, v.Refers())
		}
		if found {
			h.nearest = s.judge(v, f, target, st)
			if !h.nearest.holds {
				h.held = 0
			}
		}
		out = append(out, h)
	}
	return out
}

func (st *state) value() float64 {
	return st.score - failureCost*float64(len(st.failures)) + walkWeight*st.walkable
}
