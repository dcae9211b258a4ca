package shell

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// Doors, metres.
const (
	leafGap    = 0.003 // around a leaf
	leafInset  = 0.01  // of a leaf behind the face of the wall
	trackThick = 0.035 // of sliding leaves
	trackGap   = 0.008
	leafLap    = 0.04 // of sliding leaves, each beyond the middle
)

// leaf is one moving part of a door in its wall's frame, shut.
type leaf struct {
	low, high geom.Vec3
	pivot     geom.Vec3 // on the axis, at the foot
	kind      asset.JointKind
	most      float64 // radians or metres at which it is wide open
	free      float64 // side of its handle: 1 at high x, −1 at low x
}

// door has a lining in the hole, casings on both faces, and leaves.
func (b *builder) door() []Piece {
	o := b.o
	x0, x1, z0, z1 := o.Offset, o.Offset+o.Width, o.Sill, o.Sill+o.Height
	lining := math.Min(liningThick, o.Width*0.1)
	frame := []*form.Shape{
		bar(x0, x0+lining, -b.depth, 0, z0, z1), bar(x1-lining, x1, -b.depth, 0, z0, z1), bar(x0+lining, x1-lining, -b.depth, 0, z1-lining, z1),
	}
	for _, face := range [2][2]float64{{0, casingThick}, {-b.depth - casingThick, -b.depth}} {
		frame = append(frame, b.casing(face[0], face[1])...)
	}
	jambs := []asset.Collider{
		b.collider(geom.Vec3{x0, -b.depth, z0}, geom.Vec3{x0 + lining, 0, z1}), b.collider(geom.Vec3{x1 - lining, -b.depth, z0}, geom.Vec3{x1, 0, z1}),
	}
	out := []Piece{b.piece(RoleFrame, jambs, frame...)}
	for i, l := range b.leaves(geom.Vec3{x0 + lining, 0, z0 + 0.008}, geom.Vec3{x1 - lining, 0, z1 - lining - leafGap}) {
		suffix := ""
		if i > 0 {
			suffix = fmt.Sprint(" ", i+1)
		}
		out = append(out, b.leafPieces(&l, suffix)...)
	}
	return out
}

// leaves hangs the door's leaves in its lining.
func (b *builder) leaves(low, high geom.Vec3) []leaf {
	o := b.o
	if o.Style == Sliding {
		return b.slidingLeaves(low, high)
	}
	// Leaves are flush with the face of the wall they open to.
	y, turn := -leafInset, 1.0
	if o.Outward {
		y, turn = -b.depth+leafInset+leafThick, -1
	}
	hang := func(x0, x1 float64, right bool) leaf {
		l := leaf{low: geom.Vec3{x0, y - leafThick, low[2]}, high: geom.Vec3{x1, y, high[2]}, kind: asset.Hinge, most: turn * math.Pi / 2, free: 1}
		l.pivot = geom.Vec3{x0, 0, low[2]}
		if !right {
			l.pivot[0], l.most, l.free = x1, -l.most, -1
		}
		if o.Outward {
			l.pivot[1] = -b.depth
		}
		return l
	}
	x0, x1 := low[0]+leafGap, high[0]-leafGap
	if o.Style == Double {
		middle := (x0 + x1) / 2
		return []leaf{hang(x0, middle-leafGap/2, true), hang(middle+leafGap/2, x1, false)}
	}
	return []leaf{hang(x0, x1, !o.HingeLeft)}
}

func (b *builder) slidingLeaves(low, high geom.Vec3) []leaf {
	thick := math.Max(0.008, math.Min(trackThick, (b.depth-2*leafInset-trackGap)/2))
	middle, lap := (low[0]+high[0])/2, math.Min(leafLap, (high[0]-low[0])/8)
	front := leaf{low: geom.Vec3{low[0] + leafGap, -leafInset - thick, low[2]}, high: geom.Vec3{middle + lap, -leafInset, high[2]}, kind: asset.Slide, free: -1}
	back := leaf{low: geom.Vec3{middle - lap, -leafInset - trackGap - 2*thick, low[2]}, high: geom.Vec3{high[0] - leafGap, -leafInset - trackGap - thick, high[2]}, kind: asset.Slide, free: 1}
	front.most = back.low[0] - front.low[0]
	back.most = -front.most
	front.pivot, back.pivot = front.low, back.low
	return []leaf{front, back}
}

// leafPieces are a leaf, its glass and its handles, as far open as the opening says. The second leaf of sliding doors stays.
func (b *builder) leafPieces(l *leaf, suffix string) []Piece {
	value := l.most * b.o.Open
	if l.kind == asset.Slide && suffix != "" {
		value = 0
	}
	moved := func(shapes ...*form.Shape) []*form.Shape {
		s := form.Join(shapes...)
		if l.kind == asset.Slide {
			return []*form.Shape{s.Move(value, 0, 0)}
		}
		return []*form.Shape{s.Move(-l.pivot[0], -l.pivot[1], 0).Yaw(value).Move(l.pivot[0], l.pivot[1], 0)}
	}
	frame, panels := l.shapes(b.o.Glazed)
	door := b.piece(RoleDoor, []asset.Collider{b.leafCollider(l, value)}, moved(frame...)...)
	pieces := []Piece{door}
	if len(panels) > 0 {
		pieces = append(pieces, b.piece(RoleGlass, nil, moved(panels...)...))
	}
	pieces = append(pieces, b.piece(RoleHandle, nil, moved(l.handles()...)...))
	hinge := b.hinge(l, value, "leaf"+suffix)
	for i := range pieces {
		pieces[i].Name += suffix
		pieces[i].Hinge = hinge
	}
	return pieces
}

// hinge is the leaf's joint in the room's frame.
func (b *builder) hinge(l *leaf, value float64, name string) *Hinge {
	joint := asset.Joint{Name: b.o.ID + " " + name, Kind: l.kind, Axis: geom.Up, Lower: math.Min(0, l.most), Upper: math.Max(0, l.most)}
	if l.kind == asset.Slide {
		joint.Axis = b.along.Vec3(0)
	}
	return &Hinge{Joint: joint, Pivot: b.point(l.pivot[0], l.pivot[1], l.pivot[2]), Value: value}
}

func (b *builder) leafCollider(l *leaf, value float64) asset.Collider {
	c := l.low.Add(l.high).Mul(0.5)
	yaw := b.yaw()
	if l.kind == asset.Slide {
		c[0] += value
	} else {
		c = geom.Yaw(value).Rotate(c.Sub(l.pivot)).Add(l.pivot)
		yaw += value
	}
	return asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(b.point(c[0], c[1], c[2]), yaw).Canonical(), Size: l.high.Sub(l.low)}
}

// shapes are stiles and rails with two sunk panels, or with one pane of glass.
func (l *leaf) shapes(glazed bool) (frame, panes []*form.Shape) {
	low, high := l.low, l.high
	stile := math.Min(0.11, (high[0]-low[0])*0.2)
	frame = []*form.Shape{
		bar(low[0], low[0]+stile, low[1], high[1], low[2], high[2]), bar(high[0]-stile, high[0], low[1], high[1], low[2], high[2]),
	}
	middle := geom.Lerp(low[2], high[2], 0.42)
	rails := [][2]float64{{low[2], low[2] + stile*1.6}, {middle - stile/2, middle + stile/2}, {high[2] - stile, high[2]}}
	if glazed {
		rails = [][2]float64{{low[2], low[2] + stile*1.2}, {high[2] - stile, high[2]}}
	}
	for _, z := range rails {
		frame = append(frame, bar(low[0]+stile, high[0]-stile, low[1], high[1], z[0], z[1]))
	}
	sunk := (high[1] - low[1]) * 0.28
	for i := range len(rails) - 1 {
		from := geom.Vec3{low[0] + stile - 0.002, low[1] + sunk, rails[i][1] - 0.002}
		to := geom.Vec3{high[0] - stile + 0.002, high[1] - sunk, rails[i+1][0] + 0.002}
		if !glazed {
			frame = append(frame, form.BoxBetween(from, to, bevel))
			continue
		}
		half := math.Min(paneThick, to[1]-from[1]) / 2
		panes = append(panes, upright(form.BoxBetween(geom.Vec3{from[0], (from[1]+to[1])/2 - half, from[2]}, geom.Vec3{to[0], (from[1]+to[1])/2 + half, to[2]}, 0)))
	}
	return frame, panes
}

// handles are levers with plates on both faces, or the shells that sliding leaves are pulled by.
func (l *leaf) handles() []*form.Shape {
	x := l.high[0] - 0.06
	if l.free < 0 {
		x = l.low[0] + 0.06
	}
	z := l.low[2] + math.Min(1.04, (l.high[2]-l.low[2])*0.5)
	var out []*form.Shape
	for _, side := range [2]float64{1, -1} {
		face := l.high[1]
		if side < 0 {
			face = l.low[1]
		}
		if l.kind == asset.Slide {
			out = append(out, form.Box(0.03, 0.008, 0.16, 0.003).Move(x, face+side*0.001, z-0.08))
			continue
		}
		y := face + side*0.05
		out = append(out, form.Box(0.036, 0.008, 0.2, 0.003).Move(x, face+side*0.004, z-0.13),
			form.Strut(geom.Vec3{x, face, z}, geom.Vec3{x, y, z}, 0.009, 0.009, 10),
			form.Tube([]geom.Vec3{{x + l.free*0.008, y, z}, {x - l.free*0.03, y, z}, {x - l.free*0.12, y - side*0.006, z - 0.004}}, 0.009, 10))
	}
	return out
}
