package frame

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// A dolls'-house view: what stands between the camera and the inside of a room fades by how far the camera is outside of it.
// The share taken away depends on nothing but the view, changes smoothly with it, and reaches both its ends, so that a wall
// seen at a slant is drawn without blending and one in the way is not drawn at all.

// fadeSteps is how many shares there are between whole and gone. Equal shares are one material.
const fadeSteps = 32

// pickedFade is the share from which on a click goes through.
const pickedFade = 0.35

// Where fading begins and ends: by the sine of the angle under which the camera is outside of a wall's plane, seen from the
// wall's middle, and by the metres it is outside.
const (
	slantBegin, slantEnd     = 0.03, 0.22
	metresBegin, metresEnd   = 0.0, 0.35
	ceilingBegin, ceilingEnd = 0.0, 0.05 // a ceiling half there is in the way like one that is whole
)

// roomFade is how much of each wall and of the ceiling of one room is taken away, 0 to 1.
type roomFade struct {
	node          *scene.Node
	roomFromWorld geom.Mat4
	walls         []float64
	ceiling       float64
	any           bool
}

// fadeRooms finds what fades of every room. From within a room nothing does: its own walls are wanted, and those of its
// neighbours are seen through its doors.
func fadeRooms(out []roomFade, c *collection, f *Frame) []roomFade {
	if !f.Style.DollHouse && !f.Style.HideCeiling {
		return out
	}
	outside := 1.0
	for _, n := range c.rooms {
		r := roomFade{node: n, roomFromWorld: c.snap.WorldFromNode(n.ID).Mat4().Inv()}
		if len(out) < cap(out) {
			r.walls = out[:len(out)+1][len(out)].walls // of the last plan
		}
		r.walls = slices.Grow(r.walls[:0], len(n.Room.Outline))[:len(n.Room.Outline)]
		outside = min(outside, smooth(metresBegin, metresEnd, r.distance(f.View.Eye())))
		out = append(out, r)
	}
	for i := range out {
		if f.View.Projection == scene.Orthographic {
			out[i].parallel(c.snap.WorldFromNode(out[i].node.ID).Rotation.Inverse().Rotate(f.View.Forward()))
		} else {
			out[i].from(f.View.Eye(), outside)
		}
	}
	return out
}

// smooth rises from 0 at begin to 1 at end without a kink.
func smooth(begin, end, x float64) float64 {
	t := geom.Clamp((x-begin)/(end-begin), 0, 1)
	return t * t * (3 - 2*t)
}

// distance is how far a point is outside of the room's volume, 0 inside, in metres.
func (r *roomFade) distance(world geom.Vec3) float64 {
	p, room := geom.TransformPoint(r.roomFromWorld, world), r.node.Room
	up := max(p[2]-room.Height, -p[2], 0)
	flat := geom.Vec2{p[0], p[1]}
	if room.Outline.Contains(flat) {
		return up
	}
	return math.Hypot(room.Outline.Distance(flat), up)
}

// from fades what is seen from outside by a camera at a place.
func (r *roomFade) from(eye geom.Vec3, outside float64) {
	p, room := geom.TransformPoint(r.roomFromWorld, eye), r.node.Room
	low, high := room.Outline.Bounds()
	middle := geom.Vec3{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, room.Height}
	r.ceiling = outside * taken(p[2]-room.Height, p.Sub(middle).Len(), ceilingBegin, ceilingEnd)
	r.any = r.ceiling > 0
	for i := range room.Outline {
		from, to, _, inward := room.Wall(i)
		half := from.Add(to).Mul(0.5)
		beyond := geom.Vec2{p[0], p[1]}.Sub(from).Dot(inward)
		away := p.Sub(geom.Vec3{half[0], half[1], room.Height / 2}).Len()
		r.walls[i] = outside * taken(-beyond, away, slantBegin, slantEnd)
		r.any = r.any || r.walls[i] > 0
	}
}

// taken is the share that a plane loses to a camera so many metres beyond it and so far from its middle.
func taken(beyond, away, begin, end float64) float64 {
	if beyond <= 0 {
		return 0
	}
	return smooth(metresBegin, metresEnd, beyond) * smooth(begin, end, beyond/max(away, 1e-9))
}

// parallel fades what a parallel projection in a direction, in the room's frame, sees from outside.
func (r *roomFade) parallel(forward geom.Vec3) {
	r.ceiling = smooth(ceilingBegin, ceilingEnd, -forward[2])
	r.any = r.ceiling > 0
	for i := range r.node.Room.Outline {
		_, _, _, inward := r.node.Room.Wall(i)
		r.walls[i] = smooth(slantBegin, slantEnd, forward[0]*inward[0]+forward[1]*inward[1])
		r.any = r.any || r.walls[i] > 0
	}
}

func mounted(n *scene.Node) bool {
	return n.Semantics != nil && n.Semantics.Mount == scene.OnWall
}

// fadeOf is the share of an item that is taken away so that one can look into the room, in fadeSteps steps.
func (p *Planner) fadeOf(f *Frame, it *item) float64 {
	if len(p.doll) == 0 || it.piece == nil && !mounted(it.node) {
		return 0
	}
	most := 0.0
	for i := range p.doll {
		most = max(most, p.doll[i].share(it, &f.Style))
	}
	return math.Round(most*fadeSteps) / fadeSteps
}

func (r *roomFade) share(it *item, style *Style) float64 {
	switch {
	case it.piece == nil && r.any && style.DollHouse:
		return r.behind(geom.TransformPoint(r.roomFromWorld, it.bounds.Center()))
	case it.piece == nil || it.node != r.node:
		return 0
	case it.piece.Wall >= 0 && style.DollHouse:
		return r.walls[it.piece.Wall]
	case it.piece.Role == shell.RoleCeiling && style.HideCeiling:
		return 1
	case it.piece.Role == shell.RoleCeiling:
		return r.ceiling
	}
	return 0
}

// hangReach is how far before a wall something that hangs on it may have its middle, metres.
const hangReach = 0.3

// behind is the share taken from the wall that a point, in the room's frame, is just before or inside of.
func (r *roomFade) behind(p geom.Vec3) float64 {
	room, most := r.node.Room, 0.0
	for i, share := range r.walls {
		if share <= most {
			continue
		}
		from, to, length, inward := room.Wall(i)
		at := geom.Vec2{p[0], p[1]}.Sub(from)
		before, along := at.Dot(inward), at.Dot(to.Sub(from))
		if before > -room.WallThickness-0.05 && before < hangReach && along >= 0 && along <= length*length {
			most = share
		}
	}
	return most
}

// thinKey names a material of which a share is taken away.
type thinKey struct {
	material *scene.Material
	steps    int
}

// thinLimit bounds how many thinned materials are kept.
const thinLimit = 1024

// faded returns a material that lets through what is taken away.
func (p *Planner) faded(from *scene.Material, share float64) *scene.Material {
	key := thinKey{from, int(math.Round(share * fadeSteps))}
	material, ok := p.thin[key]
	if !ok {
		if len(p.thin) >= thinLimit {
			clear(p.thin)
		}
		thin := *from
		if thin.AlphaMode != scene.Blend {
			thin.Opacity = 1
		}
		thin.Opacity *= 1 - share
		thin.AlphaMode = scene.Blend
		material = &thin
		p.thin[key] = material
	}
	return material
}
