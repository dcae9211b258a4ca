package designer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// usualArea is the floor of an ordinary room of a kind, m².
var usualArea = map[string]float64{
	"living room": 20, "bedroom": 15, "kitchen": 14, "office": 12, "dining room": 16, "bathroom": 6.5, "deli": 20, "bookshop": 30, "library": 28, "classroom": 54, "computer room": 20, "game room": 42, "florist": 24, "restaurant": 48, "cafe": 36, "diner": 42, "pub": 36, "meeting room": 22, "hallway": 8, "kids room": 14, "studio": 34, "sunroom": 13, "yoga studio": 36, "gym": 40, "laundry": 8, "music room": 20, "workshop": 24, "art studio": 26, "gallery": 40, "lobby": 26, "shop": 26, "clothes shop": 30,
	"teen room": 15, "hotel room": 20, "waiting room": 26, "noodle bar": 26, "kindergarten": 52, "ward": 38, "clinic": 16, "garage": 30, "hair salon": 28, "laboratory": 34,
	"reading corner": 13, "seating area": 18, "work corner": 11, "dining area": 14, "play area": 13, "sleeping area": 14, "plant corner": 12, "coffee corner": 12, "music corner": 14,
}

// needsRoom reports whether the prompt calls for a room that is not there.
func (p *plan) needsRoom() bool {
	if p.room == nil {
		return len(p.b.Items) > 0 || p.b.Room.Kind != "" || p.b.Room.Said || p.b.Room.Width > 0
	}
	if p.obs.Step > 0 || p.obs.Room != "" || !p.b.Room.Said {
		return false
	}
	empty := p.s.crowd(p.room.Node) == 0
	sized := p.b.Room.Width > 0 || p.b.Room.AreaM2 > 0 || p.b.Room.Shape != ""
	if len(p.b.Beyond) > 0 && len(p.s.world.Rooms()) > 1 {
		return false
	}
	return sized && !p.sameSize() || !empty && p.b.Room.Kind != "" && p.room.Shell.Kind != p.b.Room.Kind
}

// sameSize reports whether the room at hand has the size that was said.
func (p *plan) sameSize() bool {
	low, high := p.room.Outline.Bounds()
	size := high.Sub(low)
	return math.Abs(size[0]-p.b.Room.Width) < 0.05 && math.Abs(size[1]-p.b.Room.Depth) < 0.05
}

func short(x float64) string { return fmt.Sprintf("%.3g", x) }

func openingWords(r *shell.Room) string {
	doors, windows := 0, 0
	for _, o := range r.Openings {
		switch o.Kind {
		case shell.Door:
			doors++
		case shell.Window:
			windows++
		}
	}
	switch {
	case doors > 0 && windows > 0:
		return fmt.Sprintf(" with %s and %s", counted(doors, "door"), counted(windows, "window"))
	case doors > 0:
		return " with " + counted(doors, "door")
	}
	return ""
}

// roomSize is what was said, or what is usual for the room and what goes into it, as wide and deep as its shape needs.
func (p *plan) roomSize(b *brief.Brief) (width, depth float64) {
	r := b.Room
	if r.Width > 0 && r.Depth > 0 {
		return r.Width, r.Depth
	}
	area := r.AreaM2
	if area == 0 {
		area = usualArea[r.Kind]
		if area == 0 {
			area = 18
		}
		area *= map[string]float64{"small": 0.68, "large": 1.6, "": 1}[r.Size]
		area = math.Max(area, 4+floorEach*p.askedFloor(b))
		area = math.Max(area, p.kitArea(b, area))
	}
	aspect := 1.15 + 0.3*p.rng.Float64()
	if r.Kind == "hallway" {
		aspect = 2.4
	}
	switch share := filled[r.Shape]; {
	case r.Shape == "L":
		area /= 0.8
	case r.Shape == "square" || r.Shape == "round" || r.Shape == "hexagon" || r.Shape == "octagon" || r.Shape == "pentagon" || r.Shape == "cross":
		aspect = 1
		area /= math.Max(share, 0.6)
		if r.Shape == "square" {
			area *= 0.6
		}
	case share > 0:
		area /= share
	}
	switch {
	case r.Width > 0:
		return r.Width, geom.Clamp(round(area/r.Width, 10), 1.5, 40)
	case r.Depth > 0:
		return geom.Clamp(round(area/r.Depth, 10), 1.5, 40), r.Depth
	}
	width = math.Max(math.Round(math.Sqrt(area*aspect)*10)/10, p.longestRow(b))
	depth = math.Max(math.Round(area/width*10)/10, math.Min(width, leastDepth))
	return geom.Clamp(width, 1.5, 40), geom.Clamp(depth, 1.5, 40)
}

// leastDepth is that of a room which is wide for what stands in it, metres.
const leastDepth = 2.4

// longestRow is the wall that the longest row needs that was asked for, metres, with room at its ends.
func (p *plan) longestRow(b *brief.Brief) float64 {
	most := 0.0
	for i := range b.Items {
		it := &b.Items[i]
		if !slices.ContainsFunc(it.Relations, func(r brief.Relation) bool { return r.Kind == "row" }) || it.Noun == "desk" || family[it.Noun] == "table" {
			continue
		}
		if e, ok := p.find(it.Phrase, it.Noun); ok && e.Mount == scene.OnFloor && !seats[it.Noun] {
			most = math.Max(most, float64(min(it.Count, 12))*(e.Size[0]+0.03)+1.2)
		}
	}
	return math.Ceil(most*10) / 10
}

// floorEach is how much floor a room has for each m² that something takes of it.
const floorEach = 3.2

// kitArea is the usual floor of a kind of room with room for what was asked for beyond its kit: a kitchen with an island is larger.
func (p *plan) kitArea(b *brief.Brief, usual float64) float64 {
	kit, beyond := kitOf(b.Room.Kind), 0.0
	if b.Room.Size == "small" || len(kit) == 0 {
		return usual
	}
	for i := range b.Items {
		it := &b.Items[i]
		known := slices.ContainsFunc(kit, func(k piece) bool {
			return k.rank == 1 && (means(k.noun, it.Noun) || means(it.Noun, k.noun))
		})
		if e, ok := p.find(it.Phrase, it.Noun); ok && e.Mount == scene.OnFloor && !known {
			beyond += e.Size[0] * e.Size[1] * float64(min(it.Count, 20))
		}
	}
	for _, k := range kit {
		if each := headcount(b, b.Room.Kind, k.noun); each > k.count && k.rank == 1 {
			if e, ok := p.find(k.noun, k.noun); ok {
				beyond += e.Size[0] * e.Size[1] * float64(each-k.count)
			}
		}
	}
	return usual + 2.8*beyond
}

// askedFloor is the floor that the things asked for take, m².
func (p *plan) askedFloor(b *brief.Brief) float64 {
	sum := 0.0
	for i := range b.Items {
		it := &b.Items[i]
		if e, ok := p.find(it.Phrase, it.Noun); ok && e.Mount == scene.OnFloor {
			each := e.Size[0] * e.Size[1]
			if it.Count >= manyTables && (family[it.Noun] == "table" || it.Noun == "desk") {
				across, behind := pitch(it.Noun, e.Size, 0.85)
				each = across * behind / floorEach * 1.3
				if slices.ContainsFunc(b.Items, func(o brief.Item) bool { return strings.Contains(o.Phrase, "teacher") }) {
					each *= 1.6
				}
			}
			sum += each * float64(min(it.Count, 60))
		}
	}
	return math.Min(sum, 120)
}

// freeGround is where a room of that size stands clear of what is there.
func (p *plan) freeGround(width, depth float64) geom.Vec3 {
	bounds := p.s.world.SceneBounds()
	if bounds.Empty() {
		return geom.Vec3{}
	}
	return geom.Vec3{round(bounds.Max[0]+width/2+1, 10), round((bounds.Min[1]+bounds.Max[1])/2, 10), 0}
}

// buildRoom offers the room with its surfaces, light and a camera.
func (p *plan) buildRoom() error {
	if p.builtRoom == nil {
		return nil
	}
	first := p.firstRoom()
	for i, spec := range p.house {
		if err := p.offerRoom(spec, i, first && i == 0); err != nil {
			return err
		}
	}
	if p.only == "" || p.only == "room" {
		p.room, _ = p.s.world.Room(p.builtRoom.id)
	}
	return nil
}

func (p *plan) offerRoom(spec *roomSpec, i int, first bool) error {
	var actions []action.Action
	ref := scene.RoomRef{Room: spec.room}
	own := p.scheme
	defer func() { p.scheme = own }()
	if i > 0 && roomLooks[spec.room.Kind].bound {
		p.scheme = p.scheme.dressed(spec.room.Kind, &p.b, p.taste())
	}
	p.takeSurfaces(spec.wish.Surfaces)
	if i == 0 {
		own = p.scheme
	}
	for _, s := range []struct {
		finish finish
		to     *scene.MaterialID
	}{{p.scheme.floor, &ref.Floor}, {p.scheme.walls, &ref.Walls}, {p.scheme.ceil, &ref.Ceil}} {
		m, err := p.policy.source.Material(p.policy.store, s.finish.preset, s.finish.color)
		if err != nil {
			return fmt.Errorf("designer: %w", err)
		}
		if _, there := p.now.Material(m.ID); !there {
			actions = append(actions, action.AddMaterial{Material: m})
		}
		*s.to = m.ID
	}
	actions = append(actions, action.AddRoom{Node: spec.id, Name: capital(spec.room.Kind), Transform: geom.At(spec.at, spec.yaw), Room: ref})
	if first {
		env := p.roomEnvironment(&spec.room)
		actions = append(actions, p.mainView(spec), action.SetEnvironment{Environment: env})
	}
	reason := fmt.Sprintf("The prompt calls for a %s; this one has %.1f m² of floor, %s and %s.", spec.room.Kind, spec.room.Outline.Area(), p.scheme.floor.preset, p.scheme.walls.preset)
	key := "room"
	if i > 0 {
		key = fmt.Sprintf("room %d", i+1)
		reason = fmt.Sprintf("The prompt asks for a %s beside the %s; it has %.1f m² of floor.", spec.room.Kind, p.house[min(p.b.Beyond[i-1].Next, i-1)].room.Kind, spec.room.Outline.Area())
	}
	if p.only != "" && p.only != key {
		return nil
	}
	return p.offer(key, spec.label, reason, dedupe(actions), p.roomScore(spec))
}

func dedupe(actions []action.Action) []action.Action {
	seen := map[scene.MaterialID]bool{}
	out := actions[:0:0]
	for _, a := range actions {
		if add, ok := a.(action.AddMaterial); ok {
			if seen[add.Material.ID] {
				continue
			}
			seen[add.Material.ID] = true
		}
		out = append(out, a)
	}
	return out
}

func (p *plan) firstRoom() bool {
	return len(p.s.world.Rooms()) == 0
}

// takeSurfaces lets what was said of walls, floor and ceiling decide over the scheme.
func (p *plan) takeSurfaces(said []brief.Surface) {
	for i := range said {
		s := &said[i]
		switch s.Part {
		case "walls":
			p.scheme.walls = p.surfaceFinish(p.scheme.walls, s)
		case "floor":
			p.scheme.floor = p.surfaceFinish(p.scheme.floor, s)
		case "ceiling":
			p.scheme.ceil = p.surfaceFinish(p.scheme.ceil, s)
		}
	}
}

// mainView looks from a corner near the door into the room.
func (p *plan) mainView(spec *roomSpec) action.Action {
	at, target := viewpoint(&spec.room)
	pose := lookAt(at.Add(spec.at), target.Add(spec.at))
	p.viewID = p.s.fresh("main-view")
	return action.AddCamera{Node: p.viewID, Name: "Main view", Transform: pose, Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(viewFovY), Near: 0.05, Far: 200}}
}

// viewpoint is the best corner of a room to look from, and what to look at.
func viewpoint(r *shell.Room) (eye, target geom.Vec3) {
	low, high := r.Outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	best := math.Inf(-1)
	for i, c := range r.Outline {
		inward := middle.Sub(c)
		spot := c.Add(inward.Mul(0.35 / math.Max(0.35, inward.Len())))
		if !r.Outline.Contains(spot) {
			continue
		}
		value := inward.Len() + 0.3*towardWindows(r, spot)
		if i == 0 {
			value += 0.05
		}
		if value > best {
			best = value
			eye = geom.Vec3{spot[0], spot[1], math.Min(1.62, r.Height-0.4)}
		}
	}
	return eye, geom.Vec3{middle[0], middle[1], 0.75}
}

// towardWindows is positive for a spot that looks at windows rather than away from them.
func towardWindows(r *shell.Room, spot geom.Vec2) float64 {
	sum := 0.0
	for _, o := range r.Openings {
		if o.Kind != shell.Window {
			continue
		}
		from, to, _, inward := r.Wall(o.Wall)
		sum += spot.Sub(from.Add(to).Mul(0.5)).Dot(inward)
	}
	return sum
}

// lookAt is a camera's pose: it looks along −Z with +Y up.
func lookAt(eye, target geom.Vec3) geom.Transform {
	back := eye.Sub(target).Normalize()
	right := geom.Up.Cross(back).Normalize()
	up := back.Cross(right)
	m := geom.Mat4{right[0], right[1], right[2], 0, up[0], up[1], up[2], 0, back[0], back[1], back[2], 0, eye[0], eye[1], eye[2], 1}
	return geom.Decompose(m).Canonical()
}
