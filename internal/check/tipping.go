package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

const (
	contactBand  = 0.005  // metres above a body's lowest point that still count as its feet
	contactSteps = 12     // samples along the longer side of the feet
	tippingLimit = 0.005  // metres beyond the edge of the support
	offEdges     = 3.7e-5 // metres that rays keep off the edges of regular meshes
)

// TippingOf judges which of the given nodes would tip over.
func TippingOf(world *query.World, nodes ...scene.NodeID) []Verdict {
	c := newChecker(world)
	for _, id := range nodes {
		if b, ok := world.Body(id); ok {
			c.tipping(b)
		}
	}
	return c.sorted()
}

// tipping compares the centre of mass with the convex outline of the places where something carries the thing.
func (c *checker) tipping(b *query.Body) {
	if c.world.Thing(b.Node) != b.Node || c.hangs(b) {
		return
	}
	if n, _ := c.world.Snapshot().Node(b.Node); n.Physics != nil && n.Physics.Body == scene.StaticBody {
		return
	}
	outside, back := c.overhang(b)
	if outside <= tippingLimit {
		return
	}
	own := func(id scene.NodeID) bool { return c.world.Thing(id) != b.Node }
	if rest := c.world.Rest(b, own); rest.Found && c.flat(rest.Support) {
		back = geom.Vec3{0, 0, -c.ontoFloor(b.Node, 0)}
	}
	message := fmt.Sprintf("%s tips over: its centre of mass lies %s beside what carries it", c.name(b.Node), length(outside))
	c.add(Tipping, Error, outside, message, c.moved(b.Node, back), b.Node)
}

// overhang is how far a body's centre of mass lies outside of what carries it, and the way back over its middle; 0 where the body
// has no mass or stands on nothing.
func (c *checker) overhang(b *query.Body) (outside float64, back geom.Vec3) {
	model, ok := c.world.Model(b.Node)
	if !ok {
		return 0, back
	}
	p, err := solid.ModelProperties(c.world.Store(), model)
	if err != nil || p.VolumeM3 == 0 {
		return 0, back
	}
	center := b.WorldFromNode.Apply(p.Center)
	feet := feetOf(b)
	if c.steady(b, feet, geom.Vec2{center[0], center[1]}) {
		return 0, back
	}
	outline := hullOf(c.carried(b, feet))
	if len(outline) == 0 {
		return 0, back
	}
	return beyond(outline, geom.Vec2{center[0], center[1]}), towardsSupport(outline, center)
}

// towardsSupport moves the centre of mass over the middle of what carries it.
func towardsSupport(outline geom.Polygon, center geom.Vec3) geom.Vec3 {
	middle := geom.Vec2{}
	for _, p := range outline {
		middle = middle.Add(p.Mul(1 / float64(len(outline))))
	}
	return middle.Sub(geom.Vec2{center[0], center[1]}).Vec3(0)
}

// steady reports whether the feet that reach out farthest around the centre of mass are carried and lie around it: what else of the feet is
// carried then makes no difference.
func (c *checker) steady(b *query.Body, feet []geom.Vec3, center geom.Vec2) bool {
	const ways = 8
	var out []geom.Vec2
	for k := range ways {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / ways)
		best, far := -1, math.Inf(-1)
		for i, p := range feet {
			if reach := (p[0]-center[0])*cos + (p[1]-center[1])*sin; reach > far {
				best, far = i, reach
			}
		}
		if far <= 0 {
			return false
		}
		if p := feet[best]; c.bears(b, p) {
			out = append(out, geom.Vec2{p[0], p[1]})
		}
	}
	hull := hullOf(out)
	return len(hull) > 2 && hull.Contains(center)
}

// carried lists the points of a body's feet that stand on something, seen from above.
func (c *checker) carried(b *query.Body, feet []geom.Vec3) []geom.Vec2 {
	own := func(id scene.NodeID) bool { return c.world.Thing(id) != b.Node }
	if rest := c.world.Rest(b, own); rest.Found && rest.Gap > FloatingLimit {
		return nil // it floats, which is told elsewhere
	}
	var out []geom.Vec2
	for _, p := range feet {
		if c.bears(b, p) {
			out = append(out, geom.Vec2{p[0], p[1]})
		}
	}
	return out
}

// bears reports whether something carries a point of a body's feet.
func (c *checker) bears(b *query.Body, p geom.Vec3) bool {
	if c.onFloor(p) {
		return true
	}
	own := func(id scene.NodeID) bool { return c.world.Thing(id) != b.Node }
	hit, ok := c.world.SupportBelow(p.Add(geom.Vec3{offEdges, -2 * offEdges, 2 * contactBand}), own)
	return ok && hit.Distance <= 4*contactBand
}

func (c *checker) onFloor(p geom.Vec3) bool {
	return slices.ContainsFunc(c.rooms, func(r *query.Room) bool {
		return math.Abs(p[2]-r.Floor) <= 2*contactBand && r.Outline.Contains(geom.Vec2{p[0], p[1]})
	}) || len(c.rooms) == 0 && p[2] <= contactBand
}

// feetOf samples the triangles at a body's lowest level: their corners and, where they are large, points between.
func feetOf(b *query.Body) []geom.Vec3 {
	size := b.Bounds.Size()
	spacing := math.Max(math.Max(size[0], size[1])/contactSteps, 0.005)
	var out []geom.Vec3
	for i := range b.Pieces {
		p := &b.Pieces[i]
		if p.Bounds.Min[2] > b.Bounds.Min[2]+contactBand {
			continue
		}
		for k := range p.Mesh.Triangles() {
			a, q, r := p.Mesh.Triangle(k)
			corners := [3]geom.Vec3{geom.TransformPoint(p.WorldFromMesh, a), geom.TransformPoint(p.WorldFromMesh, q), geom.TransformPoint(p.WorldFromMesh, r)}
			out = footSamples(out, corners, b.Bounds.Min[2]+contactBand, spacing)
		}
	}
	return out
}

func footSamples(out []geom.Vec3, t [3]geom.Vec3, limit, spacing float64) []geom.Vec3 {
	low := 0
	for _, p := range t {
		if p[2] <= limit {
			out = append(out, p)
			low++
		}
	}
	if low < 3 {
		return out
	}
	longest := math.Max(t[1].Sub(t[0]).Len(), math.Max(t[2].Sub(t[1]).Len(), t[0].Sub(t[2]).Len()))
	n := min(int(math.Ceil(longest/spacing)), 2*contactSteps)
	for i := range n + 1 {
		for j := range n + 1 - i {
			u, v := float64(i)/float64(n), float64(j)/float64(n)
			out = append(out, t[0].Add(t[1].Sub(t[0]).Mul(u)).Add(t[2].Sub(t[0]).Mul(v)))
		}
	}
	return out
}

// hullOf is the convex outline of points, counter-clockwise (Andrew's monotone chain, 1979).
func hullOf(points []geom.Vec2) geom.Polygon {
	points = slices.Clone(points)
	slices.SortFunc(points, func(a, b geom.Vec2) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	points = slices.Compact(points)
	if len(points) < 3 {
		return points
	}
	var hull geom.Polygon
	half := func(p geom.Vec2, least int) {
		for len(hull) >= least && cross(hull[len(hull)-2], hull[len(hull)-1], p) <= 0 {
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, p)
	}
	for _, p := range points {
		half(p, 2)
	}
	least := len(hull) + 1
	for _, p := range slices.Backward(points[:len(points)-1]) {
		half(p, least)
	}
	return hull[:len(hull)-1]
}

func cross(a, b, c geom.Vec2) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}

// beyond is how far a point lies outside a convex outline, which may be a single point or a line; 0 inside.
func beyond(outline geom.Polygon, p geom.Vec2) float64 {
	if len(outline) == 1 {
		return p.Sub(outline[0]).Len()
	}
	if len(outline) > 2 && outline.Contains(p) {
		return 0
	}
	return outline.Distance(p)
}
