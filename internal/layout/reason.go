package layout

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// reason says in words and numbers why an item has no place.
func (s *site) reason(f *failure, st *state) string {
	t := f.thing
	if !usable(t) {
		return fmt.Sprintf("its size of %.3g × %.3g × %.3g m cannot be placed", t.size[0], t.size[1], t.size[2])
	}
	if t.size[2] > s.room.Ceiling-s.room.Floor {
		return fmt.Sprintf("is %.2f m high; the room is %.2f m high", t.size[2], s.room.Ceiling-s.room.Floor)
	}
	for _, v := range t.Relations {
		if target, ok := s.anchor(st, v.Refers()); v.Refers() != "" && (!ok || target == nil) && v.Required() {
			return fmt.Sprintf("is to be %s %s, which has no place itself", words(v), s.label(v.Refers()))
		}
	}
	switch t.Mount {
	case scene.OnSurface:
		return s.reasonSurface(t, st)
	case scene.OnWall:
		if t.curtain() {
			return s.reasonCurtain(f)
		}
		return s.reasonWall(t, st, s.room.Floor+eyeHeight-t.size[2]/2, f)
	}
	for _, v := range t.Relations {
		if _, ok := v.(AgainstWall); ok && v.Required() {
			return s.reasonWall(t, st, s.room.Floor, f)
		}
	}
	return s.reasonFloor(f, st)
}

func words(v Verb) string {
	switch v.Kind() {
	case "in_front_of":
		return "in front of"
	case "hung_on_wall":
		return "hung above"
	case "hung_from_ceiling":
		return "hung over"
	case "centred_in":
		return "centred in"
	}
	return v.Kind()
}

func (s *site) label(id scene.NodeID) string {
	if i, ok := s.index[id]; ok {
		return "the " + s.things[i].label
	}
	if n, ok := s.world.Snapshot().Node(id); ok && n.Name != "" {
		return "the " + n.Name
	}
	return fmt.Sprintf("%q", id)
}

func (s *site) reasonWall(t *thing, st *state, low float64, f *failure) string {
	var things []query.Footprint
	for _, o := range s.obstacles(st) {
		if !o.flat {
			things = append(things, o.foot)
		}
	}
	best := 0.0
	for i := range s.room.Walls {
		best = math.Max(best, longest(s.room.FreeStretches(i, low, low+t.size[2], t.size[1]+wallGap, things)))
	}
	need := t.size[0] + 2*wallGap
	if best < need {
		return fmt.Sprintf("needs %.2f m of wall; the longest free stretch is %.2f m", need, best)
	}
	return s.reasonFloor(f, st)
}

func (s *site) reasonCurtain(f *failure) string {
	text := fmt.Sprintf("needs %.2f m of free floor before a window, %.2f m wide", f.thing.size[1]+0.06, f.thing.size[0])
	if len(s.panes) == 0 {
		return text + "; the room has no window"
	}
	if by := s.mostBlocking(f); by != "" {
		return text + "; " + s.label(by) + " is in the way"
	}
	return text
}

func (s *site) reasonSurface(t *thing, st *state) string {
	best, on := query.Surface{}, "any surface"
	wanted := false
	for _, v := range t.Relations {
		if _, ok := surfaceOf(v); ok {
			wanted, on = true, s.label(v.Refers())
			if target, found := s.anchor(st, v.Refers()); found && target != nil {
				best = widest(target, best)
			}
		}
	}
	if !wanted {
		for _, o := range s.obstacles(st) {
			best = widest(o, best)
		}
	}
	d := best.High.Sub(best.Low)
	return fmt.Sprintf("needs %.2f × %.2f m on %s; the largest level area there is %.2f × %.2f m, with what stands on it already",
		t.size[0], t.size[1], on, d[0], d[1])
}

func widest(target *placed, best query.Surface) query.Surface {
	for _, a := range surfacesOf(target) {
		if a.Area() > best.Area() {
			best = a
		}
	}
	return best
}

func (s *site) reasonFloor(f *failure, st *state) string {
	t := f.thing
	if f.missed > 0 {
		return s.reasonRelations(f)
	}
	worst := outside
	for k := outside; k < faultKinds; k++ {
		if f.faults[k] > f.faults[worst] {
			worst = k
		}
	}
	free := st.plan.Free()
	text := fmt.Sprintf("needs %.2f × %.2f m of floor; %.1f m² are free", t.size[0], t.size[1], free)
	switch worst {
	case outside:
		return text + ", but every place tried reaches into a wall"
	case inDoorway:
		return text + ", but every place tried blocks a door"
	case atWindow:
		return text + ", but every place tried covers a window"
	case teetering:
		return text + ", but every place tried is half on a rug"
	case touching:
		if by := s.mostBlocking(f); by != "" {
			return text + ", and " + s.label(by) + " is most in the way"
		}
	}
	return text
}

// reasonRelations names the required relations that hold nowhere, or not together.
func (s *site) reasonRelations(f *failure) string {
	text := fmt.Sprintf("fits in %d places, but", f.missed)
	var sometimes []string
	for _, h := range f.hard {
		name := s.phrase(h.verb)
		if h.held == 0 {
			return fmt.Sprintf("%s it is “%s” in none of them; the nearest misses by %.2f %s", text, name, h.nearest.value, orWord(h.nearest.unit, "m"))
		}
		sometimes = append(sometimes, fmt.Sprintf("“%s” in %d", name, h.held))
	}
	if len(sometimes) < 2 {
		return text + " a required relation holds in none of them"
	}
	return text + " what is required contradicts itself there: it is " + strings.Join(sometimes, ", ") + ", and never all at once"
}

// phrase reads as "in front of the sofa".
func (s *site) phrase(v Verb) string {
	name := strings.ReplaceAll(v.Kind(), "_", " ")
	if v.Refers() != "" {
		name += " " + s.label(v.Refers())
	}
	return name
}

func orWord(word, otherwise string) string {
	if word == "" {
		return otherwise
	}
	return word
}

func (s *site) mostBlocking(f *failure) scene.NodeID {
	var best scene.NodeID
	for id, n := range f.blockers {
		if n > f.blockers[best] || n == f.blockers[best] && id < best {
			best = id
		}
	}
	return best
}
