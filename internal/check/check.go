// Package check judges a scene: what cuts into what, what floats, what blocks a door, what cannot be reached.
//
// Invariant: a verdict names its objects, a number with a unit and, where there is an obvious one, the move that mends it;
// the same scene gives the same verdicts in the same order.
//
//	verdicts, err := check.Run(head, store)
//	if !check.Valid(verdicts) { … }
package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Kind names a check.
type Kind string

// The checks.
const (
	Penetration Kind = "penetration"
	OutOfBounds Kind = "out_of_bounds"
	Floating    Kind = "floating"
	DoorBlocked Kind = "door_blocked"
	WindowBlock Kind = "window_blocked"
	Unreachable Kind = "unreachable"
)

// The checks of a Survey alone.
const (
	Tipping      Kind = "tipping"       // the centre of mass lies beside what carries it
	SwingBlocked Kind = "swing_blocked" // a door or drawer of furniture cannot open
	Clearance    Kind = "clearance"     // too little floor in front to use it
	Extent       Kind = "extent"        // no simulator feels what is that small, or holds what is that large
	Scale        Kind = "scale"         // no such thing is that large or small
	Orientation  Kind = "orientation"   // tilted, or turned to the wall
	Duplicate    Kind = "duplicate"     // the same thing twice in the same place
	Dark         Kind = "dark"          // too little light to see by
)

// Severity tells whether a scene with the verdict may be shown as valid.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Limits beyond which a check speaks.
const (
	PenetrationLimit = 0.001 // metres
	FloatingLimit    = 0.005 // metres
	WalkerRadius     = 0.25  // metres
	ReachLimit       = 0.6   // metres from a standing person's middle to the thing
)

// Move is a suggested new pose.
type Move struct {
	Node  scene.NodeID
	World geom.Transform // worldFromNode
}

// Verdict is one thing that is wrong.
type Verdict struct {
	ID       string // kind and objects: the same fault keeps its id while other things change
	Kind     Kind
	Severity Severity
	Nodes    []scene.NodeID
	Joint    string // of the first node, where one is meant
	Value    float64
	Unit     string
	Message  string
	Fix      []Move         // new poses that mend it, where there is an obvious one
	Drop     []scene.NodeID // removing these mends it
}

// Valid reports whether no verdict is an error.
func Valid(verdicts []Verdict) bool {
	return !slices.ContainsFunc(verdicts, func(v Verdict) bool { return v.Severity == Error })
}

// Run judges the whole scene. An error means that it cannot be measured, such as for a missing asset.
func Run(snapshot *scene.Snapshot, store *asset.Store) ([]Verdict, error) {
	world, err := query.New(snapshot, store)
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	return World(world), nil
}

// World judges everything in a world.
func World(world *query.World) []Verdict {
	c := newChecker(world)
	for _, b := range world.Bodies() {
		c.body(b)
	}
	for _, r := range world.Rooms() {
		c.reach(r)
	}
	return c.sorted()
}

// Around judges only what the given nodes, and those below them, take part in; reachability is left out. It is meant for every
// step of a drag.
func Around(world *query.World, nodes ...scene.NodeID) []Verdict {
	c := newChecker(world)
	c.only = map[scene.NodeID]bool{}
	for _, id := range nodes {
		for _, below := range world.Snapshot().Subtree(id) {
			c.only[below] = true
		}
	}
	for _, b := range world.Bodies() {
		if c.only[b.Node] {
			c.body(b)
		}
	}
	return c.sorted()
}

type checker struct {
	world *query.World
	only  map[scene.NodeID]bool // nil for all
	rooms []*query.Room
	norms *norms // nil unless it is a survey
	out   []Verdict
}

func newChecker(world *query.World) *checker {
	return &checker{world: world, rooms: world.Rooms()}
}

func (c *checker) body(b *query.Body) {
	c.penetration(b)
	room := c.roomOf(b)
	c.bounds(b, room)
	c.support(b)
	if room != nil && !c.flat(b.Node) {
		c.openings(b, room)
	}
}

func (c *checker) add(kind Kind, severity Severity, metres float64, message string, fix []Move, nodes ...scene.NodeID) {
	c.put(Verdict{Kind: kind, Severity: severity, Nodes: nodes, Value: metres, Unit: "m", Message: message, Fix: fix})
}

// put keeps a verdict under an id made of its kind and objects.
func (c *checker) put(v Verdict) {
	v.ID = string(v.Kind)
	for _, n := range v.Nodes {
		v.ID += ":" + string(n)
	}
	if v.Joint != "" {
		v.ID += ":" + v.Joint
	}
	c.out = append(c.out, v)
}

func (c *checker) sorted() []Verdict {
	slices.SortStableFunc(c.out, func(a, b Verdict) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(c.out, func(a, b Verdict) bool { return a.ID == b.ID })
}

// roomOf returns the room a body belongs to: the one with its middle, else the nearest.
func (c *checker) roomOf(b *query.Body) *query.Room {
	if r, ok := c.world.RoomAt(b.Box.Center); ok {
		return r
	}
	var best *query.Room
	nearest := math.Inf(1)
	for _, r := range c.rooms {
		if d, _ := r.Outside(b); d < nearest {
			best, nearest = r, d
		}
	}
	return best
}

func (c *checker) flat(id scene.NodeID) bool { return c.mount(id) == scene.FlatFloor }

// mount is that of the thing a node belongs to.
func (c *checker) mount(id scene.NodeID) scene.Mount {
	n, ok := c.world.Snapshot().Node(c.world.Thing(id))
	if !ok || n.Semantics == nil {
		return ""
	}
	return n.Semantics.Mount
}

func (c *checker) name(id scene.NodeID) string {
	n, ok := c.world.Snapshot().Node(c.world.Thing(id))
	if !ok || strings.TrimSpace(n.Name) == "" {
		return fmt.Sprintf("%q", id)
	}
	return n.Name
}

// moved is a thing shifted by metres in the world, or nothing when it may not be moved.
func (c *checker) moved(id scene.NodeID, by geom.Vec3) []Move {
	id = c.world.Thing(id)
	n, ok := c.world.Snapshot().Node(id)
	if !ok || n.Locked || n.Pinned {
		return nil
	}
	t := c.world.Snapshot().WorldFromNode(id)
	t.Translation = t.Translation.Add(by)
	return []Move{{Node: id, World: t}}
}

// length writes metres the way people say them.
func length(m float64) string {
	if m < 0.0995 {
		return fmt.Sprintf("%.1f mm", m*1000)
	}
	return fmt.Sprintf("%.2f m", m)
}
