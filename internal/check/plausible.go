package check

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const (
	scaleSlack  = 1.6  // how much larger or smaller than the catalogue's range still passes
	tiltLimit   = 5    // degrees
	facingGap   = 0.35 // metres to a wall that a thing's front needs at least
	tightShare  = 0.6  // share of the usual clearance that will do
	duplicateM  = 0.01 // metres between two things that are one
	duplicateUp = 0.9999
)

// plausible judges a thing against what is known of its kind.
func (c *checker) plausible(b *query.Body) {
	n, ok := c.world.Snapshot().Node(b.Node)
	if !ok || c.world.Thing(b.Node) != b.Node {
		return
	}
	c.tilted(b)
	known := c.norms.of(n.Semantics)
	if len(known) == 0 {
		return
	}
	c.scale(b, known)
	if !c.stands(b.Node) {
		return
	}
	if c.turned(b, known) {
		return
	}
	c.clearance(b, known)
}

// stands reports whether a thing is for the floor.
func (c *checker) stands(id scene.NodeID) bool {
	return c.mount(id) == scene.OnFloor || c.mount(id) == ""
}

func (c *checker) tilted(b *query.Body) {
	up := b.WorldFromNode.Rotation.Rotate(geom.Up)
	tilt := geom.Degrees(math.Acos(geom.Clamp(up[2], -1, 1)))
	if tilt <= tiltLimit || c.mount(b.Node) == scene.OnWall || c.mount(b.Node) == scene.OnSurface {
		return
	}
	v := Verdict{Kind: Orientation, Severity: Warning, Value: tilt, Unit: "deg", Nodes: []scene.NodeID{b.Node}}
	v.Message = fmt.Sprintf("%s is tilted by %.0f°", c.name(b.Node), tilt)
	upright := b.WorldFromNode
	upright.Rotation = geom.Yaw(upright.Rotation.YawAngle())
	v.Fix = c.posed(b.Node, upright)
	c.put(v)
}

// posed is a thing in another pose, or nothing when it may not be moved.
func (c *checker) posed(id scene.NodeID, world geom.Transform) []Move {
	if fix := c.moved(id, geom.Vec3{}); fix == nil {
		return nil
	}
	return []Move{{Node: id, World: world}}
}

// scale compares a thing's size with the range of its kind, edge by edge; width and depth may be swapped.
func (c *checker) scale(b *query.Body, known []catalog.Entry) {
	size := b.Box.Half.Mul(2)
	best, factor := math.Inf(1), 1.0
	var of catalog.Entry
	for _, e := range known {
		off, by := misfit(size, e)
		if turned, back := misfit(geom.Vec3{size[1], size[0], size[2]}, e); turned < off {
			off, by = turned, back
		}
		if off < best {
			best, factor, of = off, by, e
		}
	}
	if best <= scaleSlack {
		return
	}
	v := Verdict{Kind: Scale, Severity: Warning, Value: best, Unit: "×", Nodes: []scene.NodeID{b.Node}}
	v.Message = fmt.Sprintf("%s measures %.2f × %.2f × %.2f m; a %s is usually %.2f × %.2f × %.2f m", c.name(b.Node),
		size[0], size[1], size[2], strings.ToLower(of.Name), of.Size[0], of.Size[1], of.Size[2])
	scaled := b.WorldFromNode
	scaled.Scale = scaled.Scale.Mul(factor)
	v.Fix = c.posed(b.Node, scaled)
	c.put(v)
}

// misfit is how many times too large or too small a size is on its worst edge, and the factor that brings the height right.
func misfit(size geom.Vec3, e catalog.Entry) (off, factor float64) {
	off = 1
	for i := range 3 {
		at := math.Max(size[i], 1e-6)
		// What is thin, as a rug or a cloth, says little by its thickness.
		if e.Size[i] < 0.05 && at < 0.08 {
			continue
		}
		off = math.Max(off, math.Max(at/e.MaxSize[i], e.MinSize[i]/at))
	}
	volume := func(v geom.Vec3) float64 { return math.Cbrt(math.Max(v[0]*v[1]*v[2], 1e-12)) }
	return off, volume(e.Size) / volume(size)
}

// turned warns of what usually stands with its back to a wall and looks at one instead.
func (c *checker) turned(b *query.Body, known []catalog.Entry) bool {
	if !known[0].AgainstWall {
		return false
	}
	front, back := c.gap(b, -1), c.gap(b, 1)
	if front >= facingGap || back <= front {
		return false
	}
	v := Verdict{Kind: Orientation, Severity: Warning, Value: front, Unit: "m", Nodes: []scene.NodeID{b.Node}}
	v.Message = fmt.Sprintf("%s faces a wall %s away and turns its back on the room", c.name(b.Node), length(front))
	center := b.WorldFromNode.Relative(geom.At(b.Box.Center, 0))
	v.Fix = c.posed(b.Node, geom.At(b.Box.Center, math.Pi).Mul(center))
	c.put(v)
	return true
}

// gap is the free distance to the nearest wall along the thing's −Y (side −1) or +Y (side 1).
func (c *checker) gap(b *query.Body, side float64) float64 {
	direction := b.WorldFromNode.Rotation.Rotate(geom.Vec3{0, side, 0})
	half := b.Box.Half[1]
	best := math.Inf(1)
	for _, r := range c.rooms {
		for i := range r.Walls {
			w := &r.Walls[i]
			toward := -direction.Dot(w.Inward.Vec3(0))
			if toward < 0.7 {
				continue
			}
			middle := geom.Vec2{b.Box.Center[0], b.Box.Center[1]}.Sub(w.From)
			along, away := middle.Dot(w.Along), middle.Dot(w.Inward)
			if along < 0 || along > w.Length || away < 0 {
				continue
			}
			best = math.Min(best, away/toward-half)
		}
	}
	return math.Max(best, 0)
}

// clearance measures the free floor in front of a thing, up to what its kind needs. Seats belong in front of tables, and
// what can be stepped on, hangs above, or stands on the thing does not count.
func (c *checker) clearance(b *query.Body, known []catalog.Entry) {
	needs := known[0].Clearance.Front
	if needs <= 0 {
		return
	}
	free, by := c.freeFront(b, needs)
	if free >= tightShare*needs {
		return
	}
	nodes := []scene.NodeID{b.Node}
	what := "a wall"
	if by != nil {
		nodes, what = append(nodes, by.Node), c.name(by.Node)
	}
	message := fmt.Sprintf("%s has %s of free floor in front of it and needs %s: %s is in the way", c.name(b.Node), length(free), length(needs), what)
	var fix []Move
	if by != nil {
		out := b.WorldFromNode.Rotation.Rotate(geom.Vec3{0, -1, 0})
		fix = c.moved(by.Node, out.Mul(needs-free))
	}
	c.add(Clearance, Warning, free, message, fix, nodes...)
}

// freeFront is how far the front of a thing's box can be pushed out before it meets something.
func (c *checker) freeFront(b *query.Body, needs float64) (float64, *query.Body) {
	free := math.Min(needs, c.gap(b, -1))
	var by *query.Body
	direction := b.WorldFromNode.Rotation.Rotate(geom.Vec3{0, -1, 0})
	aside := b.WorldFromNode.Rotation.Rotate(geom.Vec3{1, 0, 0})
	reach := b.Bounds.Union(geom.Box{Min: b.Bounds.Min.Add(direction.Mul(needs)), Max: b.Bounds.Max.Add(direction.Mul(needs))})
	for _, o := range c.world.Touching(reach, 0) {
		if c.world.Thing(o.Node) == b.Node || c.flat(o.Node) || c.seat(o.Node) || !c.stands(o.Node) || o.Bounds.Min[2] > b.Bounds.Min[2]+query.AgentHeight ||
			o.Bounds.Max[2] < b.Bounds.Min[2]+query.StepHeight {
			continue
		}
		near, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
		for _, p := range o.Box.Outline() {
			d := p.Vec3(0).Sub(geom.Vec3{b.Box.Center[0], b.Box.Center[1], 0})
			near = math.Min(near, d.Dot(direction)-b.Box.Half[1])
			low, high = math.Min(low, d.Dot(aside)), math.Max(high, d.Dot(aside))
		}
		if near < -query.TouchGap || high < -b.Box.Half[0]+query.TouchGap || low > b.Box.Half[0]-query.TouchGap {
			continue
		}
		if near < free {
			free, by = math.Max(near, 0), o
		}
	}
	return free, by
}

// seat reports whether a thing is moved away by whoever wants to pass, as chairs are.
func (c *checker) seat(id scene.NodeID) bool {
	n, ok := c.world.Snapshot().Node(c.world.Thing(id))
	if !ok || n.Semantics == nil {
		return false
	}
	for _, word := range []string{"chair", "stool", "pouf", "ottoman", "bench"} {
		if strings.Contains(strings.ToLower(n.Semantics.Category), word) {
			return true
		}
	}
	return false
}

// duplicates finds things that show the same model in the same place.
func (c *checker) duplicates() {
	first := map[asset.ID][]*query.Body{}
	for _, b := range c.world.Bodies() {
		n, _ := c.world.Snapshot().Node(b.Node)
		for _, o := range first[n.Model.Asset] {
			apart := b.WorldFromNode.Translation.Sub(o.WorldFromNode.Translation).Len()
			p, q := b.WorldFromNode.Rotation, o.WorldFromNode.Rotation
			if apart > duplicateM || math.Abs(p[0]*q[0]+p[1]*q[1]+p[2]*q[2]+p[3]*q[3]) < duplicateUp {
				continue
			}
			v := Verdict{Kind: Duplicate, Severity: Error, Value: apart, Unit: "m", Nodes: []scene.NodeID{o.Node, b.Node}}
			v.Message = fmt.Sprintf("%s stands twice in the same place (%q and %q)", c.name(b.Node), o.Node, b.Node)
			if !n.Locked && !n.Pinned {
				v.Drop = []scene.NodeID{b.Node}
			}
			c.put(v)
			break
		}
		first[n.Model.Asset] = append(first[n.Model.Asset], b)
	}
}
