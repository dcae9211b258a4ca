package tool

import (
	"math"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func (d *RoomDrag) dragWall(view frame.View, pixel geom.Vec2, snap RoomSnap, out *RoomMove) ([]action.Action, error) {
	at, ok := d.room.floor(view, pixel)
	if !ok {
		return nil, errHorizon
	}
	from, to, _, inward := d.room.room.Wall(d.Part.Index)
	by := -at.Sub(d.grab).Dot(inward)
	snapped := false
	if snap.Align {
		by, snapped = d.alignWall(by, d.reach(view, from.Add(to).Mul(0.5), snap), out)
	}
	if !snapped {
		by = d.roundWall(by, snap.Step)
	}
	if math.Abs(by) < 1e-6 {
		return nil, nil
	}
	return d.wallActions(by), nil
}

// roundWall rounds how far a wall moves so that the wall before it gets a round length.
func (d *RoomDrag) roundWall(by, step float64) float64 {
	n := len(d.room.room.Outline)
	from, to, length, _ := d.room.room.Wall((d.Part.Index + n - 1) % n)
	_, _, _, inward := d.room.room.Wall(d.Part.Index)
	if along := to.Sub(from).Mul(1 / length).Dot(inward); math.Abs(along) > 0.999 {
		grow := -along // metres that it grows for each metre outwards
		return (rounded(length+grow*by, step) - length) / grow
	}
	return rounded(by, step)
}

// alignWall brings a wall in line with others, or back to back with those of other rooms, so that the two are one wall.
func (d *RoomDrag) alignWall(by, reach float64, out *RoomMove) (float64, bool) {
	from, _, _, inward := d.room.room.Wall(d.Part.Index)
	best, found := reach, false
	result := by
	consider := func(p, q geom.Vec2, gap float64) {
		target := -p.Sub(from).Dot(inward) - gap
		if off := math.Abs(target - by); off < best {
			best, found, result = off, true, target
			out.Guides = [][2]geom.Vec3{{d.room.at(p, 0), d.room.at(q, 0)}}
		}
	}
	for _, other := range standingRooms(d.base) {
		own := other.node.ID == d.Part.Node
		for k := range other.room.Outline {
			if own && k == d.Part.Index {
				continue
			}
			a, b, _, _ := other.room.Wall(k)
			p3, q3 := d.room.local(geom.Ray{Origin: other.at(a, 0)}).Origin, d.room.local(geom.Ray{Origin: other.at(b, 0)}).Origin
			p, q := geom.Vec2{p3[0], p3[1]}, geom.Vec2{q3[0], q3[1]}
			along := q.Sub(p).Normalize()
			if math.Abs(along.Dot(inward)) > 0.002 {
				continue
			}
			if facing := (geom.Vec2{-along[1], along[0]}); !own && facing.Dot(inward) < 0 {
				consider(p, q, math.Max(d.room.room.WallThickness, other.room.WallThickness))
				continue
			}
			consider(p, q, 0)
		}
	}
	return result, found
}

// wallActions moves the wall, and with it every wall that is one with it: those of the rooms behind, and theirs.
func (d *RoomDrag) wallActions(by float64) []action.Action {
	type key struct {
		node scene.NodeID
		wall int
	}
	rooms := standingRooms(d.base)
	placed := make([]shell.Placed, len(rooms))
	index := map[scene.NodeID]int{}
	for i, r := range rooms {
		placed[i] = shell.Placed{ID: string(r.node.ID), Room: r.room, World: r.world}
		index[r.node.ID] = i
	}
	out := []action.Action{action.MoveWall{Node: d.Part.Node, Wall: d.Part.Index, By: by}}
	seen := map[key]bool{{d.Part.Node, d.Part.Index}: true}
	type step struct {
		key
		by float64
	}
	for queue := []step{{key{d.Part.Node, d.Part.Index}, by}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		i := index[at.node]
		beside := shell.Beside(placed, i)
		for _, j := range shell.Joints(rooms[i].room, beside) {
			next := key{scene.NodeID(beside[j.Neighbour].ID), j.Other}
			if j.Wall != at.wall || seen[next] {
				continue
			}
			seen[next] = true
			if node := rooms[index[next.node]].node; node.Locked {
				continue
			}
			out = append(out, action.MoveWall{Node: next.node, Wall: next.wall, By: -at.by})
			queue = append(queue, step{next, -at.by})
		}
	}
	return out
}
