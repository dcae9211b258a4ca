package layout

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// site is a problem made ready for search.
type site struct {
	world   *query.World
	room    *query.Room
	seed    uint64
	round   int
	variety float64
	tucked  memo[tuck, bool]      // whether meshes cut, for poses seen before
	stands  memo[resting, rested] // how things rest on others, for poses seen before
	perches memo[perch, bool]
	feet    memo[scene.NodeID, []segment]
	bodies  map[asset.ID]*query.Body // at rest, by model
	things  []*thing                 // in the order of Problem.Items
	index   map[scene.NodeID]int
	fixed   []*placed // what stands in the scene and stays
	swings  []query.Zone
	panes   []query.Zone // right before the windows
	ways    []query.Zone // around the swings: better left free
	yaws    []float64    // of the walls, without repeats
	convex  bool         // the room's outline
	plan    *query.FloorPlan
	doors   []geom.Vec2
	needed  []*placed // what stands on the floor already and can be reached
}

// thing is an item with its size worked out.
type thing struct {
	Item
	index   int
	label   string
	scale   geom.Vec3
	bounds  geom.Box // model frame, before scale
	size    geom.Vec3
	foot    geom.Vec2    // half the width and depth of what touches the ground: a lamp's base, not its shade
	body    *query.Body  // nil without a model
	home    *frame       // where it stands now, if it is in the scene
	carrier scene.NodeID // what it stands on there
	ordinal int          // among those around the same target
	peers   int
	berth   Clearance // floor that should stay free of things it has nothing to do with
}

// placed is a thing with a place: an item, or something of the scene that stays.
type placed struct {
	node      scene.NodeID
	thing     *thing // nil when fixed
	pose      pose
	frame     frame
	foot      query.Footprint
	flat      bool
	body      *query.Body // at its place; nil when only its box is known
	clearance Clearance
	berth     Clearance
	score     float64
	low, high geom.Vec2 // of the footprint
	reach     float64   // from the middle to the end of its clearance or berth

	needs, berths []clearZone // of its clearance and of its berth
}

// measure keeps what every comparison with the thing asks for.
func (p *placed) measure() {
	p.low, p.high = p.foot.Outline.Bounds()
	p.reach = p.frame.radius() + math.Max(p.clearance.most(), p.berth.most())
	p.needs, p.berths = zonesOf(&p.frame, p.clearance), zonesOf(&p.frame, p.berth)
}

const (
	wallGap   = query.SkirtingGap
	thingGap  = query.TouchGap
	hangGap   = 0.001  // between a wall and what hangs on it
	cellSize  = 0.1    // of the walkway test
	walkCells = 6000   // most cells of it: large halls are looked at more roughly
	walker    = 0.3    // radius of a person, metres; more than the checks ask, as the grid is coarse
	finest    = 0.0001 // positions are rounded to this, metres
)

func newSite(p *Problem) (*site, error) {
	if p.Scene == nil || p.Store == nil && p.World == nil {
		return nil, errors.New("layout: a problem needs a scene and a store")
	}
	world := p.World
	if world == nil || world.Snapshot() != p.Scene {
		var err error
		if world, err = query.New(p.Scene, p.Store); err != nil {
			return nil, fmt.Errorf("layout: %w", err)
		}
	}
	room, ok := world.Room(p.Room)
	if !ok {
		return nil, fmt.Errorf("layout: node %q is no visible room", p.Room)
	}
	s := &site{world: world, room: room, seed: p.Seed, variety: varietyShare * geom.Clamp(p.Variety, 0, 1), index: map[scene.NodeID]int{}, bodies: map[asset.ID]*query.Body{}}
	s.swings = room.Swings()
	s.panes = room.Windows(0.5)
	s.ways = approaches(room)
	s.convex = true
	for i := range room.Walls {
		along, next := room.Walls[i].Along, room.Walls[(i+1)%len(room.Walls)].Along
		s.convex = s.convex && along[0]*next[1]-along[1]*next[0] > -1e-9
		yaw := room.Walls[i].Yaw
		if !slices.ContainsFunc(s.yaws, func(y float64) bool { return math.Abs(geom.WrapAngle(y-yaw)) < 1e-3 }) {
			s.yaws = append(s.yaws, yaw)
		}
	}
	for i := range p.Items {
		if err := s.addItem(p, &p.Items[i]); err != nil {
			return nil, err
		}
	}
	if err := s.checkTargets(p); err != nil {
		return nil, err
	}
	s.addFixed()
	s.countPeers()
	s.reserve()
	s.plan = query.NewFloorPlan(room, s.fixedFootprints(), math.Max(cellSize, math.Sqrt(room.Outline.Area()/walkCells)))
	s.doors = s.plan.Entrances(room)
	s.findNeeded()
	return s, nil
}

// addFixed collects what stays: every body that is no item and hangs below none.
func (s *site) addFixed() {
	snapshot := s.world.Snapshot()
	for _, b := range s.world.Touching(s.room.Bounds, 0.5) {
		if s.moves(snapshot, b.Node) {
			continue
		}
		s.fixed = append(s.fixed, fixedBody(snapshot, b))
	}
}

// findNeeded lists what must stay within reach.
func (s *site) findNeeded() {
	reached := s.plan.Reach(walker, s.doors)
	snapshot := s.world.Snapshot()
	for _, o := range s.fixed {
		n, ok := snapshot.Node(o.node)
		standing := ok && (n.Semantics == nil || n.Semantics.Mount == "" || n.Semantics.Mount == scene.OnFloor)
		if standing && !o.flat && o.frame.low < s.room.Floor+0.3 && s.plan.Touches(o.foot.Outline, reached, reachable) {
			s.needed = append(s.needed, o)
		}
	}
}

func fixedBody(snapshot *scene.Snapshot, b *query.Body) *placed {
	out := &placed{node: b.Node, body: b, foot: b.Box.Footprint(), pose: pose{wall: -1}, score: 1}
	out.frame = frameOfBox(&b.Box, b.WorldFromNode.Rotation.YawAngle())
	n, ok := snapshot.Node(b.Node)
	out.flat = ok && n.Semantics != nil && n.Semantics.Mount == scene.FlatFloor
	out.measure()
	return out
}

func (s *site) moves(snapshot *scene.Snapshot, id scene.NodeID) bool {
	for id != "" {
		if _, item := s.index[id]; item {
			return true
		}
		n, ok := snapshot.Node(id)
		if !ok {
			return false
		}
		id = n.Parent
	}
	return false
}

// countPeers numbers the items that stand around the same target.
func (s *site) countPeers() {
	groups := map[scene.NodeID][]*thing{}
	for _, t := range s.things {
		for _, v := range t.Relations {
			if around, ok := v.(Around); ok {
				t.ordinal = len(groups[around.Target])
				groups[around.Target] = append(groups[around.Target], t)
			}
		}
	}
	for _, group := range groups {
		for _, t := range group {
			t.peers = len(group)
		}
	}
}

func (s *site) fixedFootprints() []query.Footprint {
	var out []query.Footprint
	for _, f := range s.fixed {
		if !f.flat {
			out = append(out, f.foot)
		}
	}
	return out
}

// anchor finds where a target stands: among what has been placed, or in the scene. A group is the box around all below it.
func (s *site) anchor(state *state, id scene.NodeID) (*placed, bool) {
	if i, item := s.index[id]; item {
		p := state.of[i]
		return p, p != nil
	}
	for _, f := range s.fixed {
		if f.node == id {
			return f, true
		}
	}
	box := s.world.Bounds(id, true)
	at := s.world.Snapshot().WorldFromNode(id)
	if box.Empty() {
		box = geom.BoxOf(at.Translation)
	}
	oriented := query.OrientedBox(box, geom.IdentityTransform())
	out := &placed{node: id, foot: oriented.Footprint(), pose: pose{wall: -1}}
	out.frame = frameOfBox(&oriented, at.Rotation.YawAngle())
	return out, true
}

// obstacles lists everything a new thing must not touch.
func (s *site) obstacles(state *state) []*placed {
	out := slices.Clone(s.fixed)
	for _, p := range state.of {
		if p != nil {
			out = append(out, p)
		}
	}
	return out
}
