package session

import (
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// boundsOf is the world box around nodes and what hangs below them. What shows nothing counts as a point.
func (s *Session) boundsOf(snapshot *scene.Snapshot, nodes []scene.NodeID) geom.Box {
	box := geom.EmptyBox()
	for _, root := range nodes {
		part := geom.EmptyBox()
		for _, id := range snapshot.Subtree(root) {
			part = part.Union(s.nodeBounds(snapshot, id))
		}
		if _, ok := snapshot.Node(root); ok && part.Empty() {
			part = geom.BoxOf(snapshot.WorldFromNode(root).Translation)
		}
		box = box.Union(part)
	}
	return box
}

func (s *Session) nodeBounds(snapshot *scene.Snapshot, id scene.NodeID) geom.Box {
	n, _ := snapshot.Node(id)
	world := snapshot.WorldFromNode(id)
	if n.Model != nil {
		if box, err := s.store.ModelBounds(n.Model.Asset); err == nil {
			return box.Transformed(world.Mat4())
		}
	}
	if n.Room != nil {
		box := geom.EmptyBox()
		for _, c := range n.Room.Outline {
			box = box.Add(world.Apply(geom.Vec3{c[0], c[1], 0})).Add(world.Apply(geom.Vec3{c[0], c[1], n.Room.Height}))
		}
		return box
	}
	return geom.EmptyBox()
}

// boundsOfAll is the box around everything visible that has a size.
func (s *Session) boundsOfAll() geom.Box {
	snapshot := s.Shown()
	box := geom.EmptyBox()
	for n := range snapshot.Nodes() {
		if snapshot.Visible(n.ID) {
			box = box.Union(s.nodeBounds(snapshot, n.ID))
		}
	}
	return box
}

// viewPoint is where the camera looks onto the floor, or a place ahead of it.
func (s *Session) viewPoint() geom.Vec3 {
	eye := s.Eye()
	ray := geom.Ray{Origin: eye.WorldFromCamera.Translation, Direction: eye.Forward()}
	if t, ok := ray.HitPlane(0); ok && t < 30 {
		return ray.At(t)
	}
	p := s.camera.Focus()
	p[2] = 0
	return p
}

// freeSpot returns a point on a floor where a box of a size can stand without touching anything, as near as possible to
// where the camera looks. When there is none, it is where the camera looks; in an empty scene it is the origin.
func (s *Session) freeSpot(size geom.Vec3) geom.Vec3 {
	wanted := s.viewPoint()
	world, err := s.World()
	if err != nil {
		return wanted
	}
	if world.SceneBounds().Empty() {
		return geom.Vec3{}
	}
	const step, rings = 0.25, 20
	best, found := wanted, false
	bestDistance := 0.0
	for x := -rings; x <= rings; x++ {
		for y := -rings; y <= rings; y++ {
			p := wanted.Add(geom.Vec3{float64(x) * step, float64(y) * step, 0})
			distance := p.Sub(wanted).Len()
			if found && distance >= bestDistance {
				continue
			}
			if floor, ok := standsFree(world, p, size); ok {
				best, found, bestDistance = geom.Vec3{p[0], p[1], floor}, true, distance
			}
		}
	}
	return best
}

// standsFree reports whether a box standing at p lies in a room, if there are any, and apart from every body but flat rugs.
// It returns the floor's height.
func standsFree(world *query.World, p, size geom.Vec3) (floor float64, ok bool) {
	half := size.Mul(0.5)
	corners := geom.Polygon{{p[0] - half[0], p[1] - half[1]}, {p[0] + half[0], p[1] - half[1]}, {p[0] + half[0], p[1] + half[1]}, {p[0] - half[0], p[1] + half[1]}}
	inside := len(world.Rooms()) == 0
	for _, room := range world.Rooms() {
		if contains(room.Outline, corners) {
			inside, floor = true, room.Floor
		}
	}
	if !inside {
		return 0, false
	}
	box := geom.Box{Min: geom.Vec3{p[0] - half[0], p[1] - half[1], floor}, Max: geom.Vec3{p[0] + half[0], p[1] + half[1], floor + size[2]}}
	for _, body := range world.Touching(box, 0) {
		if body.Bounds.Max[2] > floor+query.StepHeight {
			return 0, false
		}
	}
	return floor, true
}

func contains(outline, corners geom.Polygon) bool {
	for _, c := range corners {
		if !outline.Contains(c) {
			return false
		}
	}
	return true
}

// topmost drops nodes that lie below another of the list, and those that are not there.
func topmost(snapshot *scene.Snapshot, nodes []scene.NodeID) []scene.NodeID {
	chosen := make(map[scene.NodeID]bool, len(nodes))
	for _, id := range nodes {
		chosen[id] = true
	}
	var out []scene.NodeID
	for _, id := range nodes {
		n, ok := snapshot.Node(id)
		if !ok || !chosen[id] {
			continue
		}
		chosen[id] = false
		if !anyAbove(snapshot, n, chosen) {
			out = append(out, id)
		}
	}
	return out
}

// anyAbove reports whether a node hangs below one that is listed.
func anyAbove(snapshot *scene.Snapshot, n *scene.Node, listed map[scene.NodeID]bool) bool {
	for id := n.Parent; id != ""; {
		if _, among := listed[id]; among {
			return true
		}
		parent, ok := snapshot.Node(id)
		if !ok {
			return false
		}
		id = parent.Parent
	}
	return false
}
