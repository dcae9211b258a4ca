package check

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// penetration compares a body with every later one, and with the shells of rooms.
func (c *checker) penetration(b *query.Body) {
	for _, o := range c.world.Touching(b.Bounds, 0) {
		if o.Node == b.Node || o.Node < b.Node && (c.only == nil || c.only[o.Node]) || c.world.Thing(o.Node) == c.world.Thing(b.Node) {
			continue
		}
		contact, cut := query.Overlap(b, o, math.Inf(1))
		if !cut || contact.Depth <= PenetrationLimit || c.onRug(b, o) {
			continue
		}
		first, second, push := b, o, contact.Push
		if o.Node < b.Node {
			first, second, push = o, b, push.Mul(-1)
		}
		message := fmt.Sprintf("%s and %s cut %s into each other", c.name(first.Node), c.name(second.Node), length(contact.Depth))
		c.add(Penetration, Error, contact.Depth, message, c.apart(first, second, push), first.Node, second.Node)
	}
	for _, r := range c.rooms {
		c.shell(b, r)
	}
}

// onRug forgives furniture that presses into a rug's pile.
func (c *checker) onRug(a, b *query.Body) bool {
	if c.flat(a.Node) == c.flat(b.Node) {
		return false
	}
	rug, other := a, b
	if c.flat(b.Node) {
		rug, other = b, a
	}
	return other.Bounds.Min[2] >= rug.Bounds.Min[2]-PenetrationLimit
}

// apart moves the smaller of two along the floor, if it may be moved, else the other one.
func (c *checker) apart(first, second *query.Body, push geom.Vec3) []Move {
	volume := func(b *query.Body) float64 { return b.Box.Half[0] * b.Box.Half[1] * b.Box.Half[2] }
	push = push.Add(push.Normalize().Mul(query.TouchGap))
	if volume(first) < volume(second) {
		if fix := c.moved(first.Node, push.Mul(-1)); fix != nil {
			return fix
		}
	}
	if fix := c.moved(second.Node, push); fix != nil {
		return fix
	}
	return c.moved(first.Node, push.Mul(-1))
}

func (c *checker) shell(b *query.Body, r *query.Room) {
	worst, piece := query.Contact{}, -1
	for i := range r.Pieces {
		if r.Pieces[i].Role == shell.RoleSkirting && c.flat(b.Node) {
			continue
		}
		contact, cut := b.Crosses(r.Pieces[i].Mesh, r.WorldFromNode.Mat4(), math.Inf(1))
		if (cut || contact.Depth > PenetrationLimit) && contact.Depth > worst.Depth {
			worst, piece = contact, i
		}
	}
	if piece < 0 {
		return
	}
	message := fmt.Sprintf("%s cuts %s into the %s", c.name(b.Node), length(worst.Depth), r.Pieces[piece].Role)
	c.add(Penetration, Error, worst.Depth, message, c.offShell(b, r), b.Node, r.Node)
}

// offShell moves a body back into the room, clear of the skirting.
func (c *checker) offShell(b *query.Body, r *query.Room) []Move {
	depth, back := r.Outside(b)
	if depth <= 0 {
		outline := b.Box.Outline()
		for i := range r.Walls {
			w := &r.Walls[i]
			gap := math.Inf(1)
			for _, p := range outline {
				gap = math.Min(gap, p.Sub(w.From).Dot(w.Inward))
			}
			if gap < query.SkirtingGap {
				back = back.Add(w.Inward.Mul(query.SkirtingGap - gap).Vec3(0))
			}
		}
		return c.moved(b.Node, back)
	}
	if back[2] == 0 {
		back = back.Add(back.Normalize().Mul(query.SkirtingGap))
	}
	return c.moved(b.Node, back)
}

func (c *checker) bounds(b *query.Body, r *query.Room) {
	if r == nil {
		return
	}
	depth, _ := r.Outside(b)
	if depth <= PenetrationLimit {
		return
	}
	message := fmt.Sprintf("%s reaches %s out of %s", c.name(b.Node), length(depth), c.name(r.Node))
	c.add(OutOfBounds, Error, depth, message, c.offShell(b, r), b.Node, r.Node)
}

// support measures how far a thing would fall. Wall and ceiling things may hang instead.
func (c *checker) support(b *query.Body) {
	thing := c.world.Thing(b.Node)
	own := func(id scene.NodeID) bool { return c.world.Thing(id) != thing }
	rest, hangs := c.rest(thing, own)
	if hangs || rest.Gap <= FloatingLimit {
		return
	}
	if !rest.Found {
		if len(c.rooms) == 0 && b.Bounds.Min[2] <= FloatingLimit {
			return
		}
		message := c.name(b.Node) + " stands on nothing"
		c.add(Floating, Error, b.Bounds.Min[2], message, c.moved(thing, geom.Vec3{0, 0, -b.Bounds.Min[2]}), thing)
		return
	}
	message := fmt.Sprintf("%s floats %s over %s", c.name(b.Node), length(rest.Gap), c.name(rest.Support))
	c.add(Floating, Error, rest.Gap, message, c.moved(thing, geom.Vec3{0, 0, -c.fall(thing, rest)}), thing)
}

// rest measures how far the parts of a thing would fall onto what the filter lets through, and whether one of them hangs.
func (c *checker) rest(thing scene.NodeID, filter query.Filter) (rest query.Resting, hangs bool) {
	rest.Gap = math.Inf(1)
	for _, id := range c.world.Snapshot().Subtree(thing) {
		part, ok := c.world.Body(id)
		if !ok || c.world.Thing(id) != thing {
			continue
		}
		if at := c.world.Rest(part, filter); at.Gap < rest.Gap {
			rest = at
		}
		if c.hangs(part) {
			return rest, true
		}
	}
	return rest, false
}

// fall is how far a thing is to be lowered to stand: onto what it meets first or, where that is a rug that carries only an edge of
// it, into the rug's pile and onto the floor.
func (c *checker) fall(thing scene.NodeID, rest query.Resting) float64 {
	b, ok := c.world.Body(thing)
	if !ok || !c.flat(rest.Support) {
		return rest.Gap
	}
	down := b.WorldFromNode
	down.Translation[2] -= rest.Gap
	if outside, _ := c.overhang(b.At(down)); outside <= tippingLimit {
		return rest.Gap
	}
	return c.ontoFloor(thing, rest.Gap)
}

// ontoFloor is how far a thing would fall if there were no rugs, or a given length where there is no floor.
func (c *checker) ontoFloor(thing scene.NodeID, otherwise float64) float64 {
	bare, _ := c.rest(thing, func(id scene.NodeID) bool { return c.world.Thing(id) != thing && !c.flat(id) })
	if !bare.Found {
		return otherwise
	}
	return bare.Gap
}

// hangs reports whether a wall or ceiling carries the body. Before a window a curtain may keep clear of the board.
func (c *checker) hangs(b *query.Body) bool {
	const curtain = 0.12
	switch c.mount(b.Node) {
	case scene.OnCeiling:
		_, ceiling := c.world.Mounted(b)
		return ceiling <= FloatingLimit
	case scene.OnWall:
		wall, _ := c.world.Mounted(b)
		return wall <= FloatingLimit || wall <= curtain && c.beforeWindow(b)
	}
	return false
}

func (c *checker) beforeWindow(b *query.Body) bool {
	for _, r := range c.rooms {
		for _, z := range r.Windows(0.2) {
			if z.Overlap(b.Box.Footprint()) > 0 {
				return true
			}
		}
	}
	return false
}
