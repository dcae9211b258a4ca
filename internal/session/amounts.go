package session

import (
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Differences below these are no edit of a pose.
const (
	stillM   = 0.005 // metres
	stillDeg = 0.5
)

// verbsTried are the relations that an edited pose is tried for with each neighbour; alone are those with the room.
func verbsTried(target scene.NodeID) []layout.Verb {
	return []layout.Verb{
		layout.On{Target: target}, layout.Beside{Target: target}, layout.InFrontOf{Target: target}, layout.Behind{Target: target},
		layout.Facing{Target: target}, layout.Around{Target: target}, layout.Under{Target: target},
	}
}

func verbsAlone() []layout.Verb {
	return []layout.Verb{layout.AgainstWall{}, layout.InCorner{}, layout.ByWindow{}, layout.CentredIn{}}
}

// amountsOf tells what a human's edits of a proposal amount to: how far a thing was moved and turned, and which relations hold where
// the human put it and did not where the proposal had put it. after is the scene with the human's version.
func amountsOf(store *asset.Store, after *scene.Snapshot, proposed []action.Action, ruling *proposal.Ruling) []proposal.Amount {
	var out []proposal.Amount
	for _, i := range ruling.Dropped {
		if i >= len(proposed) {
			continue
		}
		if add, ok := proposed[i].(action.AddNode); ok && !has(after, add.Node.ID) && add.Node.Light == nil {
			out = append(out, proposal.Amount{Node: string(add.Node.ID), Verb: "leave_out"})
		}
	}
	var world *query.World
	for _, edit := range ruling.Edits {
		node, to, posed := poseOf(edit)
		if !posed {
			if id := edit.Target(); id != "" {
				out = append(out, proposal.Amount{Node: id, Verb: edit.Kind()})
			}
			continue
		}
		from, known := proposedPose(proposed, node)
		n, there := after.Node(node)
		if !there || !known && edit.Kind() != "set_transform" {
			out = append(out, proposal.Amount{Node: string(node), Verb: "add"})
			continue
		}
		if !known {
			out = append(out, proposal.Amount{Node: string(node), Verb: "move"})
			continue
		}
		out = append(out, moved(node, from, to)...)
		if n.Model == nil {
			continue
		}
		if world == nil {
			var err error
			if world, err = query.New(after, store); err != nil {
				continue
			}
		}
		out = append(out, related(world, n, from)...)
	}
	return out
}

// poseOf is the node that an action places, and its pose in its parent's frame.
func poseOf(a action.Action) (scene.NodeID, geom.Transform, bool) {
	switch a := a.(type) {
	case action.AddNode:
		return a.Node.ID, a.Node.Transform, true
	case action.AddLight:
		return a.Node, a.Transform, true
	case action.SetTransform:
		return a.Node, a.Transform, true
	}
	return "", geom.Transform{}, false
}

func proposedPose(actions []action.Action, node scene.NodeID) (pose geom.Transform, ok bool) {
	for _, a := range actions {
		if id, at, posed := poseOf(a); posed && id == node {
			pose, ok = at, true
		}
	}
	return pose, ok
}

func moved(node scene.NodeID, from, to geom.Transform) []proposal.Amount {
	var out []proposal.Amount
	if d := to.Translation.Sub(from.Translation).Len(); d > stillM {
		out = append(out, proposal.Amount{Node: string(node), Verb: "move", Metres: math.Round(d*1000) / 1000})
	}
	turn := geom.Degrees(geom.WrapAngle(to.Rotation.YawAngle() - from.Rotation.YawAngle()))
	if math.Abs(turn) > stillDeg {
		out = append(out, proposal.Amount{Node: string(node), Verb: "turn", Degrees: math.Round(turn*10) / 10})
	}
	return out
}

// neighbours bounds how many things near an edited one are tried for relations.
const neighbours = 6

// related lists the relations that hold for a thing now and did not in its earlier pose.
func related(world *query.World, n *scene.Node, from geom.Transform) []proposal.Amount {
	now, ok := world.Body(n.ID)
	if !ok {
		return nil
	}
	room, ok := world.RoomAt(now.Box.Center)
	if !ok {
		return nil
	}
	draft := world.Snapshot().Edit()
	back := *n
	back.Transform = from
	if draft.PutNode(back) != nil {
		return nil
	}
	before, diff := draft.Seal()
	earlier, err := world.After(before, diff)
	if err != nil {
		return nil
	}
	was, is := layout.NewJudge(earlier), layout.NewJudge(world)
	var out []proposal.Amount
	try := func(verbs []layout.Verb, object string) {
		for _, v := range verbs {
			held, err := is.Judge(room.Node, n.ID, v)
			if err != nil || !held.Holds {
				continue
			}
			if old, err := was.Judge(room.Node, n.ID, v); err == nil && !old.Holds {
				out = append(out, proposal.Amount{Node: string(n.ID), Verb: v.Kind(), Object: object})
			}
		}
	}
	try(verbsAlone(), "")
	for _, id := range near(world, now) {
		try(verbsTried(id), string(id))
	}
	return out
}

// near lists the things nearest to a body.
func near(world *query.World, b *query.Body) []scene.NodeID {
	var all []*query.Body
	for _, o := range world.Bodies() {
		if world.Thing(o.Node) == o.Node && o.Node != b.Node {
			all = append(all, o)
		}
	}
	distance := func(o *query.Body) float64 { return o.Box.Center.Sub(b.Box.Center).Len() }
	slices.SortStableFunc(all, func(x, y *query.Body) int {
		if distance(x) < distance(y) {
			return -1
		}
		return 1
	})
	var out []scene.NodeID
	for _, o := range all[:min(len(all), neighbours)] {
		out = append(out, o.Node)
	}
	return out
}
