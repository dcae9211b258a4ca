package designer

import (
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// roomSpec is a room that an answer builds.
type roomSpec struct {
	id    scene.NodeID
	room  shell.Room
	at    geom.Vec3
	label string
}

// usualArea is the floor of an ordinary room of a kind, m².
var usualArea = map[string]float64{
	"living room": 20, "bedroom": 15, "kitchen": 14, "office": 12, "dining room": 16, "bathroom": 6.5, "deli": 20, "bookshop": 30, "library": 28, "classroom": 54, "computer room": 20, "game room": 42, "florist": 24, "restaurant": 48, "cafe": 36, "diner": 42, "pub": 36, "meeting room": 22, "hallway": 8, "kids room": 14, "studio": 34, "gym": 26, "laundry": 8, "music room": 20, "workshop": 24, "art studio": 26, "gallery": 40, "lobby": 26, "shop": 26,
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
	sized := p.b.Room.Width > 0 || p.b.Room.AreaM2 > 0 || p.b.Room.LShaped
	return sized && !p.sameSize() || !empty && p.b.Room.Kind != "" && p.room.Shell.Kind != p.b.Room.Kind
}

// sameSize reports whether the room at hand has the size that was said.
func (p *plan) sameSize() bool {
	low, high := p.room.Outline.Bounds()
	size := high.Sub(low)
	return math.Abs(size[0]-p.b.Room.Width) < 0.05 && math.Abs(size[1]-p.b.Room.Depth) < 0.05
}

// designRoom decides outline, height and openings.
func (p *plan) designRoom() {
	kind := p.b.Room.Kind
	if kind == "" || p.b.Room.Zone {
		kind = map[string]string{"work corner": "office", "dining area": "dining room", "play area": "kids room", "sleeping area": "bedroom"}[kind]
		if kind == "" {
			kind = "living room"
		}
	}
	width, depth := p.roomSize()
	height := p.b.Room.Height
	if height == 0 {
		height = 2.6
		if width*depth > 30 || p.scheme.style == "industrial" {
			height = 3
		}
	}
	spec := &roomSpec{id: p.s.fresh("room"), at: p.freeGround(width, depth)}
	spec.room = shell.Room{Kind: kind, Outline: p.outline(width, depth), Height: height, WallThickness: 0.12, Ceiling: true}
	p.openings(&spec.room)
	article := "a"
	if kind[0] == 'o' || kind[0] == 'a' {
		article = "an"
	}
	spec.label = fmt.Sprintf("Build %s %s of %s by %s m%s", article, kind, short(width), short(depth), openingWords(&spec.room))
	p.builtRoom = spec
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

func (p *plan) roomSize() (width, depth float64) {
	r := p.b.Room
	if r.Width > 0 {
		return r.Width, r.Depth
	}
	area := r.AreaM2
	if area == 0 {
		area = usualArea[r.Kind]
		if area == 0 {
			area = 18
		}
		area *= map[string]float64{"small": 0.68, "large": 1.6, "": 1}[r.Size]
		area = math.Max(area, 4+3.2*p.askedFloor())
	}
	aspect := 1.15 + 0.3*p.rng.Float64()
	if r.Kind == "hallway" {
		aspect = 2.4
	}
	if r.LShaped {
		area /= 0.8
	}
	width = math.Round(math.Sqrt(area*aspect)*10) / 10
	depth = math.Round(area/width*10) / 10
	return geom.Clamp(width, 1.5, 40), geom.Clamp(depth, 1.5, 40)
}

// askedFloor is the floor that the things asked for take, m².
func (p *plan) askedFloor() float64 {
	sum := 0.0
	for i := range p.b.Items {
		it := &p.b.Items[i]
		if e, ok := p.find(it.Phrase, it.Noun); ok && e.Mount == scene.OnFloor {
			sum += e.Size[0] * e.Size[1] * float64(min(it.Count, 60))
		}
	}
	return math.Min(sum, 120)
}

func (p *plan) outline(width, depth float64) geom.Polygon {
	if !p.b.Room.LShaped || width < 2.5 || depth < 2.5 {
		return geom.Rectangle(width, depth)
	}
	x, y := width/2, depth/2
	cx, cy := round(width*0.42, 10), round(depth*0.42, 10)
	return geom.Polygon{{-x, -y}, {x, -y}, {x, y - cy}, {x - cx, y - cy}, {x - cx, y}, {-x, y}}
}

// freeGround is where a room of that size stands clear of what is there.
func (p *plan) freeGround(width, depth float64) geom.Vec3 {
	bounds := p.s.world.SceneBounds()
	if bounds.Empty() {
		return geom.Vec3{}
	}
	return geom.Vec3{round(bounds.Max[0]+width/2+1, 10), round((bounds.Min[1]+bounds.Max[1])/2, 10), 0}
}

// openings puts the door into a corner of the south wall and the windows where they are as far from it as can be.
func (p *plan) openings(r *shell.Room) {
	doors, windows := p.b.Defaults.Doors, p.b.Defaults.Windows
	if doors < 0 {
		doors = 1
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
	if r.Kind == "hallway" && p.b.Defaults.Windows < 0 {
		windows = 0
	}
	for i := range min(doors, 4) {
		p.addDoor(r, i)
	}
	p.addWindows(r, min(windows, 12))
}

func (p *plan) addDoor(r *shell.Room, i int) {
	wall := []int{0, len(r.Outline) - 1, 1, 2}[i] % len(r.Outline)
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
	o := shell.Opening{ID: fmt.Sprintf("door-%d", i+1), Kind: shell.Door, Wall: wall, Offset: round(offset, 100), Width: width, Height: math.Min(2.05, r.Height-0.1)}
	r.Openings = append(r.Openings, o)
	if r.Check() != nil {
		r.Openings = r.Openings[:len(r.Openings)-1]
	}
}

func (p *plan) addWindows(r *shell.Room, count int) {
	width, height, sill := 1.5, 1.35, 0.85
	switch {
	case p.b.Defaults.BigWindows, r.Kind == "deli", r.Kind == "bookshop", r.Kind == "cafe", r.Kind == "florist", r.Kind == "restaurant", r.Kind == "shop":
		width, height, sill = 2.1, 1.9, 0.35
	case r.Kind == "bathroom":
		width, height, sill = 0.8, 0.7, 1.35
	case r.Kind == "kitchen":
		width, height, sill = 1.3, 1.05, 1.1
	}
	height = math.Min(height, r.Height-sill-0.15)
	walls := windowWalls(r, p.obs.Seed)
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
		r.Openings = append(r.Openings, shell.Opening{ID: fmt.Sprintf("window-%d", i+1), Kind: shell.Window, Wall: wall, Offset: round(offset, 100), Width: round(w, 100), Height: round(height, 100), Sill: sill})
		if r.Check() != nil {
			r.Openings = r.Openings[:len(r.Openings)-1]
		}
	}
}

// windowWalls lists walls for windows, best first: opposite the door, then a side.
func windowWalls(r *shell.Room, seed uint64) []int {
	if len(r.Outline) == 4 {
		side := 1
		if seed%2 == 1 {
			side = 3
		}
		return []int{2, side}
	}
	return []int{1, 5 % len(r.Outline)}
}

// buildRoom offers the room with its surfaces, light and a camera.
func (p *plan) buildRoom() error {
	spec := p.builtRoom
	if spec == nil {
		return nil
	}
	var actions []action.Action
	ref := scene.RoomRef{Room: spec.room}
	p.takeSurfaces()
	for _, s := range []struct {
		finish finish
		to     *scene.MaterialID
	}{{p.scheme.floor, &ref.Floor}, {p.scheme.walls, &ref.Walls}, {p.scheme.ceil, &ref.Ceil}} {
		m, err := p.policy.source.Material(p.policy.store, s.finish.preset, s.finish.color)
		if err != nil {
			return fmt.Errorf("designer: %w", err)
		}
		if _, there := p.base.Material(m.ID); !there {
			actions = append(actions, action.AddMaterial{Material: m})
		}
		*s.to = m.ID
	}
	actions = append(actions, action.AddRoom{Node: spec.id, Name: capital(spec.room.Kind), Transform: geom.At(spec.at, 0), Room: ref})
	if p.firstRoom() {
		env := p.roomEnvironment(&spec.room)
		actions = append(actions, p.mainView(spec), action.SetEnvironment{Environment: env})
	}
	reason := fmt.Sprintf("The prompt calls for a %s; this one has %.1f m² of floor, %s and %s.", spec.room.Kind, spec.room.Outline.Area(), p.scheme.floor.preset, p.scheme.walls.preset)
	if p.only == "" || p.only == "room" {
		if err := p.offer("room", spec.label, reason, dedupe(actions), p.roomScore(spec)); err != nil {
			return err
		}
		p.room, _ = p.s.world.Room(spec.id)
	}
	return nil
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
func (p *plan) takeSurfaces() {
	for i := range p.b.Surfaces {
		s := &p.b.Surfaces[i]
		switch s.Part {
		case "walls":
			p.scheme.walls = surfaceFinish(p.scheme.walls, s.Looks, s.Shade, wallPreset)
		case "floor":
			p.scheme.floor = surfaceFinish(p.scheme.floor, s.Looks, s.Shade, floorPreset)
		case "ceiling":
			p.scheme.ceil = surfaceFinish(p.scheme.ceil, s.Looks, s.Shade, wallPreset)
		}
	}
}

// mainView looks from a corner near the door into the room.
func (p *plan) mainView(spec *roomSpec) action.Action {
	at, target := viewpoint(&spec.room)
	pose := lookAt(at.Add(spec.at), target.Add(spec.at))
	return action.AddCamera{Node: p.s.fresh("main-view"), Name: "Main view", Transform: pose, Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(58), Near: 0.05, Far: 200}}
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
