// Package tool turns what hands do with a mouse and keys into actions, and moves the editor's camera.
//
// Invariant: everything here is a pure function of a start state and the gesture so far; nothing accumulates, so a gesture that
// returns to where it began changes nothing.
//
//	gesture, ok := tool.Begin(world, selection, tool.WorldAxes)
//	preview := gesture.Move(geom.Vec3{0.4, 0, 0}, tool.Snapping{On: true, Grid: 0.1})
package tool

import (
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Axes chooses the directions a gizmo offers.
type Axes string

// The axes.
const (
	WorldAxes Axes = "world"
	LocalAxes Axes = "local" // of the selection's last node
)

// Snapping rounds gestures. A step of 0 leaves its gesture free.
type Snapping struct {
	On    bool
	Grid  float64 // metres: the pivot comes to lie on multiples of it
	Angle float64 // radians
	Scale float64 // factor
	Drop  bool    // moved things stand on what is beneath them
}

// Gesture is a selection taken hold of.
type Gesture struct {
	world *query.World
	nodes []scene.NodeID // topmost, unlocked
	start []geom.Transform
	Pivot geom.Transform // middle of the selection, turned as the chosen axes
}

// Begin takes hold of nodes. It is false when none of them may be moved.
func Begin(world *query.World, nodes []scene.NodeID, axes Axes) (*Gesture, bool) {
	g := &Gesture{world: world, nodes: Topmost(world.Snapshot(), nodes)}
	if len(g.nodes) == 0 {
		return nil, false
	}
	var sum geom.Vec3
	for _, id := range g.nodes {
		t := world.Snapshot().WorldFromNode(id)
		g.start = append(g.start, t)
		sum = sum.Add(t.Translation)
	}
	g.Pivot = geom.IdentityTransform()
	g.Pivot.Translation = sum.Mul(1 / float64(len(g.nodes)))
	if last := slices.Index(g.nodes, nodes[len(nodes)-1]); axes == LocalAxes {
		g.Pivot.Rotation = g.start[max(last, 0)].Rotation
	}
	return g, true
}

// Topmost leaves out nodes that are missing, locked, or below another of the list; it keeps the order.
func Topmost(snapshot *scene.Snapshot, nodes []scene.NodeID) []scene.NodeID {
	var out []scene.NodeID
	for i, id := range nodes {
		n, ok := snapshot.Node(id)
		if !ok || n.Locked || slices.Contains(nodes[:i], id) {
			continue
		}
		below := slices.ContainsFunc(nodes, func(other scene.NodeID) bool { return other != id && snapshot.Under(id, other) })
		if !below {
			out = append(out, id)
		}
	}
	return out
}

// Nodes lists what is held.
func (g *Gesture) Nodes() []scene.NodeID { return slices.Clone(g.nodes) }

// Move shifts what is held by metres in the world.
func (g *Gesture) Move(by geom.Vec3, snap Snapping) []action.Action {
	if snap.On && snap.Grid > 0 {
		for i := range by {
			if math.Abs(by[i]) > 1e-9 {
				by[i] = roundTo(g.Pivot.Translation[i]+by[i], snap.Grid) - g.Pivot.Translation[i]
			}
		}
	}
	out := g.each(func(t geom.Transform) geom.Transform {
		t.Translation = t.Translation.Add(by)
		return t
	})
	if snap.On && snap.Drop {
		return g.dropped(out)
	}
	return out
}

// Rotate turns what is held about the pivot, around a unit axis of the world.
func (g *Gesture) Rotate(axis geom.Vec3, rad float64, snap Snapping) []action.Action {
	if snap.On {
		rad = roundTo(rad, snap.Angle)
	}
	turn := geom.AxisAngle(axis, rad)
	return g.each(func(t geom.Transform) geom.Transform {
		t.Translation = g.Pivot.Translation.Add(turn.Rotate(t.Translation.Sub(g.Pivot.Translation)))
		t.Rotation = turn.Mul(t.Rotation).Normalized()
		return t
	})
}

// Scale stretches what is held from the pivot by a factor along each of the pivot's axes. Things that are turned against those
// axes are stretched along the own axis that is nearest, as a node cannot shear.
func (g *Gesture) Scale(factor geom.Vec3, snap Snapping) []action.Action {
	for i := range factor {
		if snap.On {
			factor[i] = roundTo(factor[i], snap.Scale)
		}
		if math.Abs(factor[i]) < 1e-3 {
			factor[i] = math.Copysign(1e-3, factor[i])
		}
	}
	axes := g.Pivot.Rotation
	return g.each(func(t geom.Transform) geom.Transform {
		local := axes.Inverse().Rotate(t.Translation.Sub(g.Pivot.Translation))
		t.Translation = g.Pivot.Translation.Add(axes.Rotate(geom.MulVec3(local, factor)))
		relative := axes.Inverse().Mul(t.Rotation)
		for i := range 3 {
			own := geom.Vec3{}
			own[i] = 1
			t.Scale[i] *= factor[widest(relative.Rotate(own))]
		}
		return t
	})
}

// Delta applies a gizmo's matrix: worldNow = delta · worldStart of the pivot. Only the part that the gizmo's kind can make is used.
func (g *Gesture) Delta(kind Kind, delta geom.Mat4, snap Snapping) []action.Action {
	now := geom.Decompose(delta.Mul4(g.Pivot.Mat4()))
	switch kind {
	case Rotate:
		axis, rad := axisAngle(now.Rotation.Mul(g.Pivot.Rotation.Inverse()).Normalized())
		return g.Rotate(axis, rad, snap)
	case Scale:
		return g.Scale(now.Scale, snap)
	}
	return g.Move(now.Translation.Sub(g.Pivot.Translation), snap)
}

// each writes new world poses as poses under the nodes' parents. Unmoved nodes are left out.
func (g *Gesture) each(pose func(geom.Transform) geom.Transform) []action.Action {
	var out []action.Action
	for i, id := range g.nodes {
		if world := pose(g.start[i]); !world.AlmostEqual(g.start[i], 1e-9) {
			out = append(out, place(g.world.Snapshot(), id, world))
		}
	}
	return out
}

// place sets a node's pose in the world.
func place(snapshot *scene.Snapshot, id scene.NodeID, world geom.Transform) action.Action {
	n, _ := snapshot.Node(id)
	local := world
	if n.Parent != "" {
		local = world.Relative(snapshot.WorldFromNode(n.Parent))
	}
	return action.SetTransform{Node: id, Transform: local.Canonical()}
}

func (g *Gesture) dropped(moved []action.Action) []action.Action {
	next, diff, err := action.Preview(g.world.Snapshot(), moved)
	if err != nil {
		return moved
	}
	world, err := g.world.After(next, diff)
	if err != nil {
		return moved
	}
	out := moved
	for _, a := range Drop(world, g.nodes) {
		out = replace(out, a)
	}
	return out
}

// replace puts a node's newest pose in the place of its earlier one.
func replace(list []action.Action, newest action.Action) []action.Action {
	set, ok := newest.(action.SetTransform)
	for i, a := range list {
		if old, same := a.(action.SetTransform); ok && same && old.Node == set.Node {
			out := slices.Clone(list)
			out[i] = newest
			return out
		}
	}
	return append(slices.Clip(list), newest)
}

func roundTo(x, step float64) float64 {
	if step <= 0 {
		return x
	}
	return math.Round(x/step) * step
}

func widest(v geom.Vec3) int {
	best := 0
	for i := range v {
		if math.Abs(v[i]) > math.Abs(v[best]) {
			best = i
		}
	}
	return best
}

func axisAngle(q geom.Quat) (geom.Vec3, float64) {
	axis := geom.Vec3{q[0], q[1], q[2]}
	s := axis.Len()
	if s < 1e-12 {
		return geom.Up, 0
	}
	return axis.Mul(1 / s), 2 * math.Atan2(s, q[3])
}
