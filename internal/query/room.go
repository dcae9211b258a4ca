package query

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Room is a room shell placed in the world.
type Room struct {
	Node          scene.NodeID
	Shell         *shell.Room
	WorldFromNode geom.Transform
	Outline       geom.Polygon // inner outline, world X and Y
	Floor         float64      // world Z of the floor
	Ceiling       float64      // world Z of the clear height
	Walls         []Wall
	Bounds        geom.Box // world, walls included
	Pieces        []shell.Piece
	Beside        []shell.Neighbour

	world, inverse geom.Mat4
}

// Wall is the inner face of a wall.
type Wall struct {
	Index    int
	From, To geom.Vec2 // world X, Y
	Length   float64
	Along    geom.Vec2 // unit, From to To
	Inward   geom.Vec2 // unit, into the room
	Yaw      float64   // of a thing whose back is to this wall
	Openings []Opening
}

// Opening is a hole in a wall, in metres of the world. Those of a neighbour in a common wall are among a room's own; their ids begin
// with the neighbour's.
type Opening struct {
	ID        string
	Kind      shell.OpeningKind
	Style     shell.DoorStyle
	Outward   bool         // of a door: it does not open into this room
	Leads     scene.NodeID // the room behind it, "" for outdoors
	From, To  float64      // along the wall
	Low, High float64      // world Z
}

// PassageDepth is how much floor is kept clear before a passage without a door leaf, metres.
const PassageDepth = 0.7

func newRoom(n *scene.Node, worldFromNode geom.Transform, beside []shell.Neighbour) (*Room, error) {
	if err := n.Room.Room.Check(); err != nil {
		return nil, err
	}
	r := &Room{
		Node: n.ID, Shell: &n.Room.Room, WorldFromNode: worldFromNode, Bounds: geom.EmptyBox(),
		Floor: worldFromNode.Apply(geom.Vec3{}).Z(), Ceiling: worldFromNode.Apply(geom.Vec3{0, 0, n.Room.Height}).Z(),
		world: worldFromNode.Mat4(), Beside: beside,
	}
	r.inverse = r.world.Inv()
	for _, p := range n.Room.Outline {
		q := worldFromNode.Apply(p.Vec3(0))
		r.Outline = append(r.Outline, geom.Vec2{q[0], q[1]})
	}
	r.addWalls()
	r.Pieces = shell.Build(r.Shell, beside...)
	for i := range r.Pieces {
		r.Bounds = r.Bounds.Union(r.Pieces[i].Mesh.Bounds().Transformed(r.world))
	}
	return r, nil
}

func (r *Room) addWalls() {
	rise := math.Abs(r.WorldFromNode.Scale[2])
	openings := r.openings()
	for i, from := range r.Outline {
		to := r.Outline[(i+1)%len(r.Outline)]
		w := Wall{Index: i, From: from, To: to, Length: to.Sub(from).Len()}
		w.Along = to.Sub(from).Mul(1 / w.Length)
		w.Inward = geom.Vec2{-w.Along[1], w.Along[0]}
		w.Yaw = YawToward(w.Inward)
		_, _, length, _ := r.Shell.Wall(i)
		stretch := w.Length / length
		for _, o := range openings {
			if o.Wall != i {
				continue
			}
			low := r.Floor + o.Sill*rise
			w.Openings = append(w.Openings, Opening{
				ID: o.ID, Kind: o.Kind, From: o.Offset * stretch, To: (o.Offset + o.Width) * stretch,
				Low: low, High: low + o.Height*rise, Style: o.Style, Outward: o.Outward, Leads: o.leads,
			})
		}
		r.Walls = append(r.Walls, w)
	}
}

type leading struct {
	shell.Opening
	leads scene.NodeID
}

// openings are the room's own and those of neighbours in common walls. Two in one place are one.
func (r *Room) openings() []leading {
	var out []leading
	for _, o := range r.Shell.Openings {
		l := leading{o, ""}
		if n := shell.Leads(r.Shell, &o, r.Beside); n >= 0 {
			l.leads = scene.NodeID(r.Beside[n].ID)
		}
		out = append(out, l)
	}
	for _, b := range shell.BorrowedOpenings(r.Shell, r.Beside) {
		same := slices.ContainsFunc(r.Shell.Openings, func(o shell.Opening) bool {
			return o.Wall == b.Wall && math.Min(o.Offset+o.Width, b.Offset+b.Width)-math.Max(o.Offset, b.Offset) > 0.5*b.Width
		})
		if !same {
			out = append(out, leading{b.Opening, scene.NodeID(r.Beside[b.Neighbour].ID)})
		}
	}
	return out
}

// YawToward returns the yaw at which a thing's front (−Y) looks along a direction on the floor.
func YawToward(d geom.Vec2) float64 {
	if d.Len() < 1e-12 {
		return 0
	}
	return geom.Canonical(math.Atan2(d[0], -d[1]))
}

// Point returns the place on the wall's inner face, offset metres from From and depth metres into the room.
func (w *Wall) Point(offset, depth float64) geom.Vec2 {
	return w.From.Add(w.Along.Mul(offset)).Add(w.Inward.Mul(depth))
}

// Zone returns the floor before a stretch of the wall, depth metres into the room.
func (w *Wall) Zone(from, to, depth float64) geom.Polygon {
	return geom.Polygon{w.Point(from, 0), w.Point(to, 0), w.Point(to, depth), w.Point(from, depth)}
}

// Zone is floor that must or should stay free.
type Zone struct {
	Opening string
	Wall    int
	Footprint
}

// Swings returns what doors sweep when they open into the room, and the floor before passages.
func (r *Room) Swings() []Zone {
	var out []Zone
	for i := range r.Walls {
		w := &r.Walls[i]
		for _, o := range w.Openings {
			depth := PassageDepth
			switch o.Kind {
			case shell.Window:
				continue
			case shell.Door:
				depth = o.sweep()
			}
			out = append(out, Zone{o.ID, i, Footprint{w.Zone(o.From, o.To, depth), o.Low, o.High}})
		}
	}
	return out
}

// sweep is how far a door's leaves reach into the room, or how much floor is kept clear before one that opens otherwise.
func (o *Opening) sweep() float64 {
	switch {
	case o.Style == shell.Sliding || o.Outward:
		return math.Min(PassageDepth, o.To-o.From)
	case o.Style == shell.Double:
		return math.Max((o.To-o.From)/2, math.Min(PassageDepth, o.To-o.From))
	}
	return o.To - o.From
}

// Windows returns the space right before each window, depth metres into the room.
func (r *Room) Windows(depth float64) []Zone {
	var out []Zone
	for i := range r.Walls {
		w := &r.Walls[i]
		for _, o := range w.Openings {
			if o.Kind == shell.Window {
				out = append(out, Zone{o.ID, i, Footprint{w.Zone(o.From, o.To, depth), o.Low, o.High}})
			}
		}
	}
	return out
}

// RoomAt returns the room whose outline holds the point, and whose height does; the first by node when several do.
func (w *World) RoomAt(p geom.Vec3) (*Room, bool) {
	for _, r := range w.Rooms() {
		if p[2] >= r.Floor-0.05 && p[2] <= r.Ceiling+0.05 && r.Outline.Contains(geom.Vec2{p[0], p[1]}) {
			return r, true
		}
	}
	return nil, false
}

// Distances to keep, metres.
const (
	TouchGap    = 0.005 // between things that stand side by side
	SkirtingGap = 0.02  // between furniture and walls: skirting boards are 14 mm deep
)
