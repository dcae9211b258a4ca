package sight

import (
	"fmt"
	"math"

	"scenograph/internal/floorplan"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// shot is a picture to be taken.
type shot struct {
	name  string
	view  frame.View
	plan  bool // seen from above, with names and a grid
	marks bool // with the numbers of things
}

// shots chooses what is photographed: the map, views that cover the room, and close-ups of the selection, as many as may be sent.
func (l *looker) shots(b Budget) []shot {
	width, height := b.Edge, b.Edge*3/4
	var out []shot
	if top, err := frame.ViewOf(l.Scene, l.Store, "top", b.Edge, b.Edge); err == nil {
		out = append(out, shot{name: "the plan from above, with names, arrows out of the fronts, a grid of 2 m and the walls' numbers", view: top, plan: true})
	}
	close := l.closeUps(width, height)
	close = close[:min(len(close), 2, max(0, b.Pictures-len(out)-1))]
	for _, v := range l.cover(width, height, min(6, b.Pictures-len(out)-len(close))) {
		out = append(out, shot{name: "inside, from " + v.from + ", with the numbers of the things", view: v.view, marks: true})
	}
	return append(out, close...)[:min(len(out)+len(close), b.Pictures)]
}

type viewpoint struct {
	view frame.View
	from string
	sees map[scene.NodeID]bool
}

// cover chooses views that show as many things as can be, each next one for what the others leave out.
func (l *looker) cover(width, height, count int) []viewpoint {
	candidates := l.viewpoints(width, height)
	seen := map[scene.NodeID]bool{}
	var out []viewpoint
	for len(out) < count && len(candidates) > 0 {
		best, most := -1, 0
		for i := range candidates {
			fresh := 0
			for id := range candidates[i].sees {
				if !seen[id] {
					fresh++
				}
			}
			if fresh > most || best < 0 {
				best, most = i, fresh
			}
		}
		if most == 0 && len(out) >= 2 {
			return out // more pictures would show nothing new
		}
		for id := range candidates[best].sees {
			seen[id] = true
		}
		out = append(out, candidates[best])
		candidates = append(candidates[:best:best], candidates[best+1:]...)
	}
	return out
}

// viewpoints are the corners of the room at eye height and, where there is no room, four sides of what there is.
func (l *looker) viewpoints(width, height int) []viewpoint {
	view := frame.View{Projection: scene.Perspective, FovYRad: geom.Radians(62), Near: 0.05, Far: 200, Width: width, Height: height}
	var out []viewpoint
	if l.room == nil {
		for i, from := range []string{"the south", "the east", "the north", "the west"} {
			v := view.Fit(l.world.SceneBounds(), geom.Radians(float64(i)*90-90), geom.Radians(25))
			out = append(out, viewpoint{v, from, l.visible(v)})
		}
		return out
	}
	outline := l.room.Outline
	low, high := outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	for i, corner := range outline {
		inward := middle.Sub(corner)
		spot := corner.Add(inward.Mul(0.35 / math.Max(0.35, inward.Len())))
		if !outline.Contains(spot) || len(out) >= 16 {
			continue
		}
		v := view
		eye := geom.Vec3{spot[0], spot[1], math.Min(l.room.Floor+1.65, l.room.Ceiling-0.2)}
		v.WorldFromCamera = frame.LookAt(eye, geom.Vec3{middle[0], middle[1], l.room.Floor + 0.7})
		out = append(out, viewpoint{v, "corner " + digits(i) + " of the room", l.visible(v)})
	}
	return out
}

func digits(i int) string {
	if i >= 10 {
		return digits(i/10) + digits(i%10)
	}
	return string(rune('0' + i))
}

// visible lists the things whose middle, or a point over it, a view shows.
func (l *looker) visible(v frame.View) map[scene.NodeID]bool {
	out := map[scene.NodeID]bool{}
	for _, t := range l.things {
		if _, ok := l.spot(v, t.node.ID); ok {
			out[t.node.ID] = true
		}
	}
	return out
}

// spot is a pixel in which a thing itself is seen.
func (l *looker) spot(v frame.View, id scene.NodeID) (geom.Vec2, bool) {
	box := l.world.Bounds(id, true)
	if box.Empty() {
		return geom.Vec2{}, false
	}
	middle := box.Center()
	for _, lift := range []float64{0, 0.35, -0.35} {
		p := middle
		p[2] += lift * box.Size()[2]
		pixel, _, ok := v.Project(p)
		if !ok || pixel[0] < 0 || pixel[1] < 0 || pixel[0] >= float64(v.Width) || pixel[1] >= float64(v.Height) {
			continue
		}
		hit, met := l.world.Pick(v.Ray(pixel), query.Everything)
		if met && l.world.Thing(hit.Node) == id {
			return pixel, true
		}
	}
	return geom.Vec2{}, false
}

// closeUps look at what is selected, from its front and a little above.
func (l *looker) closeUps(width, height int) []shot {
	var out []shot
	for _, node := range l.Selection {
		box := l.world.Bounds(node, true)
		n, ok := l.Scene.Node(node)
		if !ok || box.Empty() || n.Room != nil {
			continue
		}
		if own := l.world.Bounds(node, false); !own.Empty() {
			box = own // what stands on it must not move the view: pixels are pointed at
		}
		v := floorplan.CloseUp(box, l.Scene.WorldFromNode(node).Rotation.YawAngle(), width, height)
		name := fmt.Sprintf("a close-up of the selected %s, %d×%d pixels, to point into with place_at_pixel", id(node), width, height)
		out = append(out, shot{name: name, view: v, marks: true})
	}
	return out
}
