package designer

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// wallThick is that of the rooms that are built, metres.
const wallThick = 0.12

// roomSpec is a room that an answer builds.
type roomSpec struct {
	id    scene.NodeID
	wish  *brief.Brief // what is asked of it
	room  shell.Room
	at    geom.Vec3
	yaw   float64
	label string
}

func (s *roomSpec) placed() shell.Placed {
	return shell.Placed{ID: string(s.id), Room: &s.room, World: geom.At(s.at, s.yaw)}
}

// outline is the room's in the world.
func (s *roomSpec) outline() geom.Polygon {
	world := geom.At(s.at, s.yaw)
	out := make(geom.Polygon, len(s.room.Outline))
	for i, p := range s.room.Outline {
		q := world.Apply(p.Vec3(0))
		out[i] = geom.Vec2{q[0], q[1]}
	}
	return out
}

// designHouse decides outlines, places and openings of all rooms that are asked for.
func (p *plan) designHouse() {
	p.house = []*roomSpec{p.spec(&p.b)}
	for k := range p.b.Beyond {
		b := &p.b.Beyond[k]
		if b.Room.Height == 0 {
			b.Room.Height, b.Room.Tall = p.house[0].room.Height, false
		}
		spec := p.spec(&b.Brief)
		if base := p.house[min(b.Next, k)]; !p.attach(spec, base, b.Side) {
			p.note("there was no place for the %s beside the %s; it stands apart", spec.room.Kind, base.room.Kind)
			p.setApart(spec)
		}
		p.house = append(p.house, spec)
	}
	low, high := p.extent()
	shift := p.freeGround(high[0]-low[0], high[1]-low[1]).Sub(geom.Vec3{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, 0})
	if len(p.s.world.Rooms()) == 0 && p.s.world.SceneBounds().Empty() {
		shift = geom.Vec3{}
	}
	for _, s := range p.house {
		for i := range 2 {
			s.at[i] = round(s.at[i]+shift[i], 1e4)
		}
	}
	for k := range p.b.Beyond {
		p.join(p.house[min(p.b.Beyond[k].Next, k)], p.house[k+1], &p.b.Beyond[k].Join)
	}
	for i, s := range p.house {
		p.openings(s, i == 0)
		s.label = p.roomLabel(s)
	}
}

func (p *plan) extent() (low, high geom.Vec2) {
	var all geom.Polygon
	for _, s := range p.house {
		all = append(all, s.outline()...)
	}
	return all.Bounds()
}

// spec decides kind, size and height of a room.
func (p *plan) spec(b *brief.Brief) *roomSpec {
	kind := b.Room.Kind
	if kind == "" || b.Room.Zone {
		kind = map[string]string{"work corner": "office", "dining area": "dining room", "play area": "kids room", "sleeping area": "bedroom"}[kind]
		if kind == "" {
			kind = "living room"
		}
	}
	width, depth := p.roomSize(b)
	height := b.Room.Height
	if height == 0 {
		height = 2.6
		if width*depth > 30 || p.scheme.style == "industrial" {
			height = 3
		}
		if b.Room.Tall {
			height = 3.2
		}
	}
	out := &roomSpec{id: p.s.fresh("room"), wish: b}
	out.room = shell.Room{Kind: kind, Outline: p.outline(&b.Room, width, depth), Height: height, WallThickness: wallThick, Ceiling: true}
	return out
}

func (p *plan) roomLabel(s *roomSpec) string {
	low, high := s.room.Outline.Bounds()
	article := "a"
	if kind := s.room.Kind; kind[0] == 'o' || kind[0] == 'a' {
		article = "an"
	}
	shape := map[string]string{"L": "L-shaped ", "T": "T-shaped ", "U": "U-shaped ", "Z": "Z-shaped ", "H": "H-shaped ", "cross": "cross-shaped ", "hexagon": "hexagonal ", "octagon": "octagonal ", "pentagon": "pentagonal ", "triangle": "triangular ", "trapezoid": "trapezoidal ", "round": "round "}[s.wish.Room.Shape]
	if shape != "" {
		article = "a"
		if shape[0] == 'L' || shape[0] == 'o' || shape[0] == 'H' {
			article = "an"
		}
	}
	return fmt.Sprintf("Build %s %s%s of %s by %s m%s", article, shape, s.room.Kind, short(high[0]-low[0]), short(high[1]-low[1]), openingWords(&s.room))
}

// attach puts a room beside another, its walls back to back with the other's: on the side that was asked for, else where the
// whole stays compact. It is false when there is no free place.
func (p *plan) attach(s, base *roomSpec, side string) bool {
	best, found := math.Inf(1), false
	var at geom.Vec3
	var yaw float64
	outline := base.outline()
	for i, from := range outline {
		to := outline[(i+1)%len(outline)]
		for _, c := range candidates(s, from, to) {
			cost := p.costOf(s, base, c, side, from, to)
			if cost < best-1e-9 {
				best, found, at, yaw = cost, true, c.at, c.yaw
			}
		}
	}
	s.at, s.yaw = at, yaw
	return found
}

// berth is a place for a room beside a wall.
type berth struct {
	at     geom.Vec3
	yaw    float64
	common float64 // metres of wall
}

// candidates are the places beside a wall from one corner to the other: flush with either end, or in its middle.
func candidates(s *roomSpec, from, to geom.Vec2) []berth {
	length := to.Sub(from).Len()
	along := to.Sub(from).Mul(1 / length)
	out := geom.Vec2{along[1], -along[0]}
	// The room keeps its north where the wall runs along an axis; else its own south wall lies against the wall.
	yaw := 0.0
	if math.Abs(along[0]) > 1e-6 && math.Abs(along[1]) > 1e-6 {
		yaw = math.Atan2(out[0], out[1]) * -1
	}
	turned := make(geom.Polygon, len(s.room.Outline))
	for i, q := range s.room.Outline {
		v := geom.Yaw(yaw).Rotate(q.Vec3(0))
		turned[i] = geom.Vec2{v[0], v[1]}
	}
	near, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
	for _, q := range turned {
		near = math.Min(near, q.Dot(out))
		low, high = math.Min(low, q.Dot(along)), math.Max(high, q.Dot(along))
	}
	var all []berth
	for _, start := range []float64{0, length - (high - low), (length - (high - low)) / 2} {
		at := from.Add(along.Mul(start - low)).Add(out.Mul(wallThick - near))
		all = append(all, berth{geom.Vec3{at[0], at[1], 0}, yaw, math.Min(length, start+high-low) - math.Max(0, start)})
	}
	return all
}

// leastCommon is the wall that two rooms need between them for a door, metres.
const leastCommon = 1.0

func (p *plan) costOf(s, base *roomSpec, c berth, side string, from, to geom.Vec2) float64 {
	if c.common < leastCommon {
		return math.Inf(1)
	}
	s.at, s.yaw = c.at, c.yaw
	outline := s.outline()
	for _, other := range p.house {
		if !apart(outline, other.outline(), wallThick-1e-6) {
			return math.Inf(1)
		}
	}
	shared := 0.0
	for _, j := range shell.Joints(&s.room, shell.Beside([]shell.Placed{s.placed(), base.placed()}, 0)) {
		shared = math.Max(shared, j.To-j.From)
	}
	if shared < leastCommon {
		return math.Inf(1)
	}
	low, high := p.extent()
	l, h := outline.Bounds()
	size := geom.Vec2{math.Max(high[0], h[0]) - math.Min(low[0], l[0]), math.Max(high[1], h[1]) - math.Min(low[1], l[1])}
	cost := size[0]*size[1] + 0.2*math.Abs(size[0]-size[1]) - 0.5*shared
	outward := geom.Vec2{to[1] - from[1], from[0] - to[0]}.Normalize()
	if side != "" {
		if d, ok := directions[side]; ok && outward.Dot(d) < 0.7 {
			cost += 1000
		}
	}
	for _, o := range base.wish.Openings {
		if d, ok := directions[o.Wall]; ok && o.To == "" && outward.Dot(d) > 0.7 {
			cost += 100 // there are to be windows or doors to the outdoors
		}
	}
	if outward[1] < -0.7 && base == p.house[0] {
		cost += 3 // the entrance is in the south
	}
	return cost
}

// apart reports whether two outlines keep a distance.
func apart(a, b geom.Polygon, least float64) bool {
	for _, pair := range [2][2]geom.Polygon{{a, b}, {b, a}} {
		for i, q := range pair[0] {
			middle := q.Add(pair[0][(i+1)%len(pair[0])]).Mul(0.5)
			for _, at := range []geom.Vec2{q, middle} {
				if pair[1].Contains(at) || pair[1].Distance(at) < least {
					return false
				}
			}
		}
	}
	return true
}

func (p *plan) setApart(s *roomSpec) {
	_, high := p.extent()
	low, _ := s.room.Outline.Bounds()
	s.at = geom.Vec3{high[0] + 1 - low[0], 0, 0}
}

// beside lists the neighbours of one of the house's rooms.
func (p *plan) beside(s *roomSpec) []shell.Neighbour {
	placed := make([]shell.Placed, len(p.house))
	for i, h := range p.house {
		placed[i] = h.placed()
	}
	return shell.Beside(placed, slices.Index(p.house, s))
}

// join cuts a door, or what else was said, into the wall between two rooms.
func (p *plan) join(base, s *roomSpec, wish *brief.Opening) {
	beside := p.beside(base)
	var best *shell.Joint
	joints := shell.Joints(&base.room, beside)
	for i := range joints {
		j := &joints[i]
		if beside[j.Neighbour].ID == string(s.id) && (best == nil || j.To-j.From > best.To-best.From) {
			best = j
		}
	}
	if best == nil {
		return
	}
	o := openingOf(wish, base.room.Height)
	o.ID, o.Wall = fmt.Sprintf("%s-%d", o.Kind, 1+len(base.room.Openings)), best.Wall
	o.Height = math.Min(o.Height, s.room.Height-0.1)
	o.Width = round(math.Min(o.Width, best.To-best.From-0.16), 100)
	o.Arch = math.Min(o.Arch, o.Width/2)
	o.Offset = best.From + 0.15
	if o.Kind == shell.Passage || best.To-best.From < 2*o.Width {
		o.Offset = (best.From + best.To - o.Width) / 2
	}
	o.Offset = round(o.Offset, 1000)
	o.Outward = o.Kind == shell.Door && o.Style != shell.Sliding && base.room.Outline.Area() < s.room.Outline.Area()
	if fitted, ok := base.room.Fitted(o); ok {
		base.room.Openings = append(base.room.Openings, fitted)
	}
}

// openingOf gives a wish usual measures.
func openingOf(wish *brief.Opening, height float64) shell.Opening {
	o := shell.Opening{Kind: shell.OpeningKind(wish.Kind), Style: shell.DoorStyle(wish.Style), Glazed: wish.Glazed}
	switch {
	case o.Kind == shell.Window:
		o.Width, o.Height, o.Sill = 1.5, 1.35, 0.85
	case o.Kind == shell.Passage:
		o.Width, o.Height = 1.4, 2.2
		if wish.Arched {
			o.Arch = 0.55
		}
	case o.Style == shell.Double:
		o.Width, o.Height = 1.5, 2.1
	case o.Style == shell.Sliding:
		o.Width, o.Height = 1.8, 2.1
	default:
		o.Width, o.Height = 0.9, 2.05
	}
	if wish.Large {
		o.Width = math.Max(o.Width*1.35, 2.1)
		if o.Kind == shell.Window {
			o.Height, o.Sill = 1.9, 0.35
		}
	}
	o.Height = math.Min(o.Height, height-o.Sill-0.1)
	o.Arch = math.Min(o.Arch, o.Width/2)
	return o
}
