package designer

import (
	"math"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Measures of a view, metres and rays.
const (
	eyeHeight   = 1.58
	eyeInset    = 0.32 // from the walls
	tooClose    = 1.0  // what is nearer hides the room
	viewColumns = 24
	viewRows    = 15
	viewFovY    = 58 // degrees
	viewAspect  = 1.5
	viewBetter  = 0.12 // how much better another view must be to be offered
)

// aimView offers the camera another place when what was put into the room since hides it or is not seen from where it is.
func (p *plan) aimView() error {
	if p.viewID == "" || p.room == nil || p.only != "" && p.only != "view" {
		return nil
	}
	node, ok := p.now.Node(p.viewID)
	if !ok {
		return nil
	}
	goals := p.sights()
	if len(goals) == 0 {
		return nil
	}
	best, pose := p.seenFrom(node.Transform, goals)+viewBetter, geom.Transform{}
	found := false
	for _, eye := range p.eyes() {
		for _, target := range p.aims(eye, goals) {
			at := lookAt(eye, target)
			if v := p.seenFrom(at, goals); v > best {
				best, pose, found = v, at, true
			}
		}
	}
	if !found {
		return nil
	}
	score := proposal.Score{Total: 1, Evidence: []proposal.Evidence{{Name: "view", Value: round(best, 100), Detail: "more of what stands in the room is in the picture", OK: true}}}
	return p.offer("view", "Look from where more can be seen", "What was put into the room hides it from the first view.", []action.Action{action.SetTransform{Node: p.viewID, Transform: pose}}, score)
}

// sights are the things of the room that a picture should show, with what each counts.
func (p *plan) sights() map[scene.NodeID]float64 {
	out := map[scene.NodeID]float64{}
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.room.Node || flat(t) {
			continue
		}
		size := t.box.Size()
		out[t.node.ID] = math.Cbrt(math.Max(size[0], 0.02) * math.Max(size[1], 0.02) * math.Max(size[2], 0.02))
	}
	return out
}

// eyes are the places from which the room may be looked at: its corners, and the middles of its walls.
func (p *plan) eyes() []geom.Vec3 {
	var out []geom.Vec3
	height := p.room.Floor + math.Min(eyeHeight, p.room.Ceiling-p.room.Floor-0.4)
	outline := p.room.Outline
	add := func(at geom.Vec2) {
		if outline.Contains(at) && outline.Distance(at) > eyeInset*0.6 {
			out = append(out, at.Vec3(height))
		}
	}
	n := len(outline)
	for i, c := range outline {
		a, b := outline[(i+n-1)%n].Sub(c).Normalize(), outline[(i+1)%n].Sub(c).Normalize()
		if d := a.Add(b); d.Len() > 1e-6 {
			add(c.Add(d.Normalize().Mul(eyeInset * math.Sqrt2)))
		}
	}
	for i := range p.room.Walls {
		w := &p.room.Walls[i]
		add(w.Point(w.Length/2, eyeInset))
	}
	return out
}

// aims are what is looked at from a place: the middle of what stands in the room, and the middle of the room.
func (p *plan) aims(eye geom.Vec3, goals map[scene.NodeID]float64) []geom.Vec3 {
	sum, weight := geom.Vec3{}, 0.0
	for i := range p.s.things {
		t := &p.s.things[i]
		if g := goals[t.node.ID]; g > 0 {
			sum, weight = sum.Add(t.box.Center().Mul(g)), weight+g
		}
	}
	low, high := p.room.Outline.Bounds()
	middle := low.Add(high).Mul(0.5).Vec3(p.room.Floor + 0.8)
	things := sum.Mul(1 / weight)
	things[2] = geom.Clamp(things[2], p.room.Floor+0.6, p.room.Floor+1.0)
	var out []geom.Vec3
	for _, at := range []geom.Vec3{middle, things} {
		if at.Sub(eye).Len() > 0.8 {
			out = append(out, at)
		}
	}
	return out
}

// seenFrom rates a camera's pose: the share of what stands in the room that is in the picture, less what is too close, and less bare
// wall.
func (p *plan) seenFrom(pose geom.Transform, goals map[scene.NodeID]float64) float64 {
	seen := map[scene.NodeID]int{}
	tan := math.Tan(geom.Radians(viewFovY) / 2)
	hidden, bare := 0, 0
	for row := range viewRows {
		for column := range viewColumns {
			x := (2*(float64(column)+0.5)/viewColumns - 1) * tan * viewAspect
			y := (1 - 2*(float64(row)+0.5)/viewRows) * tan
			ray := geom.Ray{Origin: pose.Translation, Direction: pose.Rotation.Rotate(geom.Vec3{x, y, -1}).Normalize()}
			hit, ok := p.s.world.Pick(ray, func(id scene.NodeID) bool { return id != p.viewID })
			if !ok {
				continue
			}
			if _, room := p.s.world.Room(hit.Node); room {
				bare++
				continue
			}
			if hit.Distance < tooClose {
				hidden++
			}
			seen[p.s.world.Thing(hit.Node)]++
		}
	}
	total, shown := 0.0, 0.0
	for id, g := range goals {
		total += g
		if seen[id] > 0 {
			shown += g
		}
	}
	const rays = viewColumns * viewRows
	return shown/total - 2.5*float64(hidden)/rays - 0.25*float64(bare)/rays
}
