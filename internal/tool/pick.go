package tool

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Click returns the unlocked node under a ray: the surface it meets first, unless a light's or camera's symbol lies before it.
// symbolRad is the angle within which a symbol, drawn at the node's origin, counts as met. Rooms are picked only when rooms is set.
func Click(world *query.World, ray geom.Ray, symbolRad float64, rooms bool) (query.Hit, bool) {
	filter := func(id scene.NodeID) bool {
		_, room := world.Room(id)
		return world.Unlocked(id) && (rooms || !room)
	}
	hit, found := world.Pick(ray, filter)
	limit := math.Inf(1)
	if all, ok := world.Pick(ray, query.Everything); ok {
		limit = all.Distance + 0.05
	}
	if found && hit.Distance > limit {
		found = false
	}
	for n := range world.Snapshot().Nodes() {
		if n.Light == nil && n.Camera == nil || !world.Snapshot().Visible(n.ID) || !filter(n.ID) {
			continue
		}
		p := world.Snapshot().WorldFromNode(n.ID).Translation
		d := p.Sub(ray.Origin)
		along := d.Dot(ray.Direction)
		if along <= 0 || along > limit || d.Sub(ray.Direction.Mul(along)).Len() > along*math.Tan(symbolRad) {
			continue
		}
		if !found || along < hit.Distance+0.05 {
			hit, found = query.Hit{Node: n.ID, Distance: along, Point: p, Normal: ray.Direction.Mul(-1)}, true
		}
	}
	return hit, found
}

// BoxSelect lists the unlocked nodes in a rectangle of the view, sorted: those it touches, or with whole set those wholly inside.
// Corners are in normalised device coordinates, in any order.
func BoxSelect(world *query.World, clipFromWorld geom.Mat4, a, b geom.Vec2, whole bool) []scene.NodeID {
	low := geom.Vec2{math.Min(a[0], b[0]), math.Min(a[1], b[1])}
	high := geom.Vec2{math.Max(a[0], b[0]), math.Max(a[1], b[1])}
	frustum := query.FrustumOf(clipFromWorld, low, high)
	out := world.InFrustum(frustum, whole, world.Unlocked)
	for n := range world.Snapshot().Nodes() {
		symbol := n.Light != nil || n.Camera != nil
		if symbol && world.Snapshot().Visible(n.ID) && world.Unlocked(n.ID) && frustum.Contains(world.Snapshot().WorldFromNode(n.ID).Translation) {
			out = append(out, n.ID)
		}
	}
	slices.SortFunc(out, cmp.Compare[scene.NodeID])
	return slices.Compact(out)
}
