package designer

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
)

// byWindow puts a thing near a window. What has its back to a wall gets the window's wall.
func (p *plan) byWindow(w *wish, i int, strength layout.Strength) []layout.Verb {
	if i < len(w.drapes) {
		return []layout.Verb{layout.ByWindow{Opening: w.drapes[i].window, Strength: strength}}
	}
	out := []layout.Verb{layout.ByWindow{Strength: strength}}
	if w.entry.AgainstWall && w.noun != "bookshelf" {
		for i := range p.room.Walls {
			for _, o := range p.room.Walls[i].Openings {
				if o.Kind == "window" {
					return append(out, layout.AgainstWall{Wall: strconv.Itoa(i)})
				}
			}
		}
	}
	return out
}

// byTheWindow is how much farther from a window than the nearest corner another may be that is by the window too, metres.
const byTheWindow = 0.6

// cornerByWindow is the corner of the room nearest to a window, as its index, when a wish is for "the corner by the window". Of
// corners that are about as near, one where nothing stands comes first.
func (p *plan) cornerByWindow(w *wish) string {
	if !slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "in_corner" }) || !slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "by_window" }) {
		return ""
	}
	far := p.windowDistances()
	nearest := slices.Min(far)
	if math.IsInf(nearest, 1) {
		return ""
	}
	best, least := 0, math.Inf(1)
	for k, d := range far {
		if d > nearest+byTheWindow {
			continue
		}
		if p.cornerTaken(k, w) {
			d += 2 * byTheWindow
		}
		if d < least {
			best, least = k, d
		}
	}
	return strconv.Itoa(best)
}

// windowDistances are how far each corner of the room is from the middle of the nearest window, infinite without one.
func (p *plan) windowDistances() []float64 {
	far := make([]float64, len(p.room.Outline))
	for k, c := range p.room.Outline {
		far[k] = math.Inf(1)
		for i := range p.room.Walls {
			wall := &p.room.Walls[i]
			for _, o := range wall.Openings {
				if o.Kind == "window" {
					far[k] = min(far[k], wall.Point((o.From+o.To)/2, 0).Sub(c).Len())
				}
			}
		}
	}
	return far
}

// cornerTaken reports whether something stands where a wish would stand in a corner.
func (p *plan) cornerTaken(k int, w *wish) bool {
	size := max(0.3, w.entry.Size[0], w.entry.Size[1])
	before := &p.room.Walls[(k+len(p.room.Walls)-1)%len(p.room.Walls)]
	inward := p.room.Walls[k].Inward.Add(before.Inward)
	at, to := p.room.Outline[k], p.room.Outline[k].Add(inward.Mul(size))
	space := geom.Box{Min: geom.Vec3{min(at[0], to[0]), min(at[1], to[1]), p.room.Floor + 0.1}, Max: geom.Vec3{max(at[0], to[0]), max(at[1], to[1]), p.room.Floor + 1}}
	for i := range p.s.things {
		t := &p.s.things[i]
		if !slices.Contains(w.nodes, t.node.ID) && !flat(t) && t.box.Overlaps(space, 0.02) {
			return true
		}
	}
	return false
}

// wallIndex is wall as a number.
func (p *plan) wallIndex(detail string) (int, bool) {
	i, err := strconv.Atoi(p.wall(detail))
	return i, err == nil
}

// wall finds the wall a compass word means, as its index, or "" for any.
func (p *plan) wall(detail string) string {
	if index, ok := strings.CutPrefix(detail, indexed); ok {
		return index
	}
	best, at := math.Inf(-1), ""
	for i := range p.room.Walls {
		w := &p.room.Walls[i]
		value := math.Inf(-1)
		switch detail {
		case "long", "longest":
			value = w.Length
		case "short":
			value = -w.Length
		default:
			if d, ok := directions[detail]; ok {
				value = -w.Inward.Dot(d) + 0.01*w.Length
			}
		}
		if value > best {
			best, at = value, strconv.Itoa(i)
		}
	}
	return at
}

// seen tells which walls a view from outside shows: what is tall hides others least there.
func (p *plan) seen() func(*query.Wall) bool {
	view, err := frame.ViewOf(p.now, p.policy.store, "auto", 16, 9)
	if err != nil {
		return func(*query.Wall) bool { return true }
	}
	eye := view.WorldFromCamera.Translation
	return func(w *query.Wall) bool { return w.Inward.Dot(geom.Vec2{eye[0], eye[1]}.Sub(w.From)) > 0 }
}

// freeWall is the wall with the longest stretch, free of openings and things up to a height, that the thing fits; what looks to a
// sofa prefers the wall before it. It is "" when there is none.
func (p *plan) freeWall(w *wish, height float64, fits func(*query.Wall) bool) string {
	var things []query.Footprint
	footprints := p.s.world.Footprints(p.room, query.Everything)
	for _, id := range slices.Sorted(maps.Keys(footprints)) {
		things = append(things, footprints[id])
	}
	best, at := 0.0, ""
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		if !fits(wall) {
			continue
		}
		for _, s := range p.room.FreeStretches(i, p.room.Floor, p.room.Floor+height, w.entry.Size[1], things) {
			value := s.Length() + p.beforeSofa(w, wall)
			if s.Length() > float64(w.count)*(w.entry.Size[0]+0.05) && value > best {
				best, at = value, strconv.Itoa(i)
			}
		}
	}
	return at
}

// beforeSofa is a bonus for the wall that a sofa looks at.
func (p *plan) beforeSofa(w *wish, wall *query.Wall) float64 {
	if w.noun != "tv stand" {
		return 0
	}
	for _, id := range p.targets(w, want{object: "sofa|loveseat", soft: true}, &group{}) {
		front := p.now.WorldFromNode(id).Rotation.Rotate(geom.Vec3{0, -1, 0})
		return -3 * wall.Inward.Dot(geom.Vec2{front[0], front[1]})
	}
	return 0
}

// watchedWall is the wall that a sofa or a bed looks at, as its index, or "".
func (p *plan) watchedWall(w *wish) string {
	for _, id := range p.targets(w, want{object: "sofa|loveseat|bed|single bed|armchair", soft: true}, &group{}) {
		world := p.now.WorldFromNode(id)
		front := world.Rotation.Rotate(geom.Vec3{0, -1, 0})
		for i := range p.room.Walls {
			if wall := &p.room.Walls[i]; wall.Inward.Dot(geom.Vec2{front[0], front[1]}) < -0.9 {
				return strconv.Itoa(i)
			}
		}
	}
	return ""
}

// wallName names a wall as people would: "the north wall".
func wallName(w *query.Wall) string {
	names := []string{"south", "west", "north", "east"}
	angle := math.Atan2(w.Inward[1], w.Inward[0]) // 90° for the south wall
	turn := int(math.Round((math.Pi/2-angle)/(math.Pi/2))) % 4
	return names[(turn+4)%4]
}
