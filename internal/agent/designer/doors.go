package designer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// directions are what compass words and plan words mean on the floor.
var directions = map[string]geom.Vec2{"north": {0, 1}, "back": {0, 1}, "far": {0, 1}, "rear": {0, 1}, "south": {0, -1}, "front": {0, -1}, "east": {1, 0}, "right": {1, 0}, "west": {-1, 0}, "left": {-1, 0},
	"northeast": {math.Sqrt2 / 2, math.Sqrt2 / 2}, "northwest": {-math.Sqrt2 / 2, math.Sqrt2 / 2}, "southeast": {math.Sqrt2 / 2, -math.Sqrt2 / 2}, "southwest": {-math.Sqrt2 / 2, -math.Sqrt2 / 2}}

// openings cuts what was said, then a door into a corner of the south wall and windows where they are as far from it as can be.
func (p *plan) openings(s *roomSpec, entrance bool) {
	r, b := &s.room, s.wish
	said := map[string]int{}
	// Doors first: they can be nowhere else, and windows make room.
	for _, kind := range []string{"door", "passage", "window"} {
		for i := range b.Openings {
			if o := &b.Openings[i]; o.Kind == kind {
				said[kind] += p.cutSaid(s, o)
			}
		}
	}
	doors, windows := b.Defaults.Doors, b.Defaults.Windows
	if doors < 0 {
		doors = 0
		if entrance {
			doors = 1
		}
	}
	area := r.Outline.Area()
	if windows < 0 {
		windows = 1
		if area > 16 {
			windows = 2
		}
		if area > 40 {
			windows = 3
		}
	}
	if (r.Kind == "hallway" || said["window"] > 0) && b.Defaults.Windows < 0 {
		windows = 0
	}
	for i := range min(doors-said["door"]-said["passage"], 4) {
		p.addDoor(s, i)
	}
	p.addWindows(s, min(windows-said["window"], 12))
}

// cutSaid cuts a wish into the wall it names and returns how many openings there was room for.
func (p *plan) cutSaid(s *roomSpec, wish *brief.Opening) int {
	done := 0
	for range min(wish.Count, 12) {
		wall, ok := p.wallFor(s, wish)
		if !ok {
			break
		}
		o := openingOf(wish, s.room.Height)
		if s.room.Kind == "bathroom" && o.Kind == shell.Window && !wish.Large {
			o.Width, o.Height, o.Sill = 0.8, 0.7, math.Min(1.35, s.room.Height-0.8)
		}
		o.Wall, o.ID = wall, s.freshOpening(o.Kind)
		_, _, length, _ := s.room.Wall(wall)
		o.Width = round(math.Min(o.Width, length-0.2), 100)
		if o.Kind == shell.Window && wish.Count > 1 {
			o.Width = round(math.Min(o.Width, length/float64(wish.Count)-0.3), 100)
			o.Width = math.Max(o.Width, math.Min(0.5, length-0.2))
		}
		o.Arch = math.Min(o.Arch, o.Width/2)
		fitted, ok := p.spread(s, o, done, wish.Count)
		if !ok {
			break
		}
		s.room.Openings = append(s.room.Openings, fitted)
		done++
	}
	if done < wish.Count {
		where := ""
		if wish.Wall != "" {
			where = " in the " + wish.Wall + " wall"
		}
		p.note("there is room for %s of %s%s", counted(done, wish.Kind), counted(wish.Count, wish.Kind), where)
	}
	return done
}

// spread puts one of several openings at its share of the wall, as near as others and neighbours let it.
func (p *plan) spread(s *roomSpec, o shell.Opening, i, count int) (shell.Opening, bool) {
	_, _, length, _ := s.room.Wall(o.Wall)
	slot := length / float64(max(count, 1))
	o.Offset = round(geom.Clamp(slot*float64(i)+(slot-o.Width)/2, 0, math.Max(0, length-o.Width)), 100)
	if o.Kind == shell.Door && count == 1 && o.Style == shell.Hinged {
		o.Offset = round(geom.Clamp(0.3, 0, math.Max(0, length-o.Width)), 100)
	}
	blocked := s.room
	blocked.Openings = slices.Clone(s.room.Openings)
	for k, j := range shell.Joints(&s.room, p.beside(s)) {
		if j.Wall == o.Wall {
			blocked.Openings = append(blocked.Openings, shell.Opening{ID: fmt.Sprint("joint ", k), Wall: j.Wall, Offset: j.From, Width: j.To - j.From, Height: s.room.Height})
		}
	}
	return blocked.Fitted(o)
}

func (s *roomSpec) freshOpening(kind shell.OpeningKind) string {
	for i := 1; ; i++ {
		id := fmt.Sprintf("%s-%d", kind, i)
		if _, taken := s.room.Opening(id); !taken {
			return id
		}
	}
}

// wallFor is the best wall for a wish: the one it names, else the longest with room to the outdoors.
func (p *plan) wallFor(s *roomSpec, wish *brief.Opening) (int, bool) {
	best, at := math.Inf(-1), -1
	for i := range s.room.Outline {
		_, _, length, inward := s.room.Wall(i)
		free := length - p.taken(s, i)
		if free < 0.55 {
			continue
		}
		value := math.Min(free, 4) * 0.1
		outward := s.facing(inward)
		switch d, compass := directions[wish.Wall]; {
		case compass:
			facing := outward[0]*d[0] + outward[1]*d[1]
			if facing < 0.6 {
				continue
			}
			value += 2 * facing
		case strings.HasPrefix(wish.Wall, "long"):
			value += length
		case wish.Wall == "short":
			value -= length
		case wish.Kind != "window" && outward[1] < -0.7:
			value++
		}
		if value > best {
			best, at = value, i
		}
	}
	return at, at >= 0
}

// facing is the direction in the world that a wall looks out to.
func (s *roomSpec) facing(inward geom.Vec2) geom.Vec3 {
	return geom.Yaw(s.yaw).Rotate(inward.Mul(-1).Vec3(0))
}

// taken is how much of a wall openings and neighbours take, metres.
func (p *plan) taken(s *roomSpec, wall int) float64 {
	sum := 0.0
	for _, o := range s.room.Openings {
		if o.Wall == wall {
			sum += o.Width + 0.1
		}
	}
	for _, j := range shell.Joints(&s.room, p.beside(s)) {
		if j.Wall == wall {
			sum += j.To - j.From
		}
	}
	return sum
}

// outdoors reports whether nothing stands behind a wall.
func (p *plan) outdoors(s *roomSpec, wall int) bool {
	return !slices.ContainsFunc(shell.Joints(&s.room, p.beside(s)), func(j shell.Joint) bool { return j.Wall == wall })
}

func (p *plan) addDoor(s *roomSpec, i int) {
	r := &s.room
	order := []int{0, len(r.Outline) - 1, 1, 2}
	if len(p.house) > 1 {
		order = slices.DeleteFunc(order, func(wall int) bool { return !p.outdoors(s, wall%len(r.Outline)) })
	}
	if i >= len(order) {
		return
	}
	wall := order[i] % len(r.Outline)
	_, _, length, _ := r.Wall(wall)
	width := math.Min(0.9, length-0.3)
	if width < 0.6 {
		return
	}
	offset := 0.3
	if p.obs.Seed%2 == 1 {
		offset = length - width - 0.3
	}
	offset = geom.Clamp(offset, 0.1, math.Max(0.1, length-width-0.1))
	o := shell.Opening{ID: s.freshOpening(shell.Door), Kind: shell.Door, Wall: wall, Offset: round(offset, 100), Width: width, Height: math.Min(2.05, r.Height-0.1)}
	s.add(o)
}

// add keeps an opening if it fits.
func (s *roomSpec) add(o shell.Opening) {
	s.room.Openings = append(s.room.Openings, o)
	if s.room.Check() != nil {
		s.room.Openings = s.room.Openings[:len(s.room.Openings)-1]
	}
}

func (p *plan) addWindows(s *roomSpec, count int) {
	r := &s.room
	width, height, sill := 1.5, 1.35, 0.85
	switch {
	case s.wish.Defaults.BigWindows, r.Kind == "deli", r.Kind == "bookshop", r.Kind == "cafe", r.Kind == "florist", r.Kind == "restaurant", r.Kind == "shop", r.Kind == "clothes shop":
		width, height, sill = 2.1, 1.9, 0.35
	case r.Kind == "bathroom":
		width, height, sill = 0.8, 0.7, 1.35
	case r.Kind == "kitchen":
		width, height, sill = 1.3, 1.05, 1.1
	}
	height = math.Min(height, r.Height-sill-0.15)
	walls := p.windowWalls(s)
	if len(walls) == 0 {
		return
	}
	for i := range count {
		wall := walls[i%len(walls)]
		_, _, length, _ := r.Wall(wall)
		share := (count + len(walls) - 1 - i%len(walls)) / len(walls)
		w := math.Min(width, (length-0.4)/float64(max(1, share))-0.3)
		if w < 0.4 {
			continue
		}
		slot := length / float64(max(1, share))
		offset := slot*float64(i/len(walls)) + (slot-w)/2
		s.add(shell.Opening{ID: s.freshOpening(shell.Window), Kind: shell.Window, Wall: wall, Offset: round(offset, 100), Width: round(w, 100), Height: round(height, 100), Sill: sill})
	}
}

// windowWalls lists walls to the outdoors for windows, best first: opposite the door, then a side; in other shapes the longest.
func (p *plan) windowWalls(s *roomSpec) []int {
	r := &s.room
	var walls []int
	switch {
	case len(r.Outline) == 4:
		side := 1
		if p.obs.Seed%2 == 1 {
			side = 3
		}
		walls = []int{2, side}
		if len(p.house) > 1 {
			walls = append(walls, 4-side, 0)
		}
	case s.wish.Room.Shape == "L" && len(p.house) == 1:
		return []int{1, 5 % len(r.Outline)}
	default:
		for i := range r.Outline {
			walls = append(walls, i)
		}
		slices.SortStableFunc(walls, func(a, b int) int {
			_, _, la, _ := r.Wall(a)
			_, _, lb, _ := r.Wall(b)
			return int(math.Round((lb - la) * 100))
		})
		walls = slices.DeleteFunc(walls, func(i int) bool { return p.taken(s, i) > 0 })
	}
	if len(p.house) > 1 {
		walls = slices.DeleteFunc(walls, func(i int) bool { return !p.outdoors(s, i) })
		if len(walls) > 2 {
			walls = walls[:2]
		}
	}
	return walls
}
