package shell

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// Joinery, metres.
const (
	frameFace    = 0.055 // width of a window frame seen from the front
	frameDepth   = 0.07
	barFace      = 0.04 // mullions and transoms
	paneThick    = 0.012
	sillThick    = 0.025
	sillOverhang = 0.045
	casingWidth  = 0.07
	casingThick  = 0.014
	liningThick  = 0.03
	leafThick    = 0.042
	bevel        = 0.004
)

// builder models one opening in its wall's frame.
type builder struct {
	wallFrame
	room  *Room
	o     *Opening
	depth float64 // of the hole: the wall's thickness, or that of a thin lining in a wall without
}

func buildOpening(r *Room, o *Opening) []Piece {
	b := builder{wallFrame: frameOf(r, o.Wall), room: r, o: o, depth: math.Max(r.WallThickness, 0.04)}
	switch {
	case o.Kind == Window && o.Width > 0.2 && o.Height > 0.2:
		return b.window()
	case o.Kind == Door && o.Width > 0.3 && o.Height > 0.5:
		return b.door()
	}
	return nil
}

func (b *builder) piece(role Role, colliders []asset.Collider, shapes ...*form.Shape) Piece {
	return Piece{Name: string(role) + " " + b.o.ID, Role: role, Wall: b.o.Wall, Opening: b.o.ID, Mesh: b.place(shapes...), Colliders: colliders}
}

func bar(x0, x1, y0, y1, z0, z1 float64) *form.Shape {
	return form.BoxBetween(geom.Vec3{x0, y0, z0}, geom.Vec3{x1, y1, z1}, bevel)
}

// window has a frame near the outer face, mullions no more than about 0.85 m apart, a transom when it is tall, panes and a board.
func (b *builder) window() []Piece {
	o := b.o
	x0, x1, z0, z1 := o.Offset, o.Offset+o.Width, o.Sill, o.Sill+o.Height
	depth := math.Min(frameDepth, b.depth)
	back := -b.depth + 0.3*(b.depth-depth)
	front := back + depth
	frame := []*form.Shape{
		bar(x0, x0+frameFace, back, front, z0, z1), bar(x1-frameFace, x1, back, front, z0, z1),
		bar(x0+frameFace, x1-frameFace, back, front, z0, z0+frameFace), bar(x0+frameFace, x1-frameFace, back, front, z1-frameFace, z1),
	}
	lights := int(math.Max(1, math.Round(o.Width/0.8)))
	rows := 1
	if o.Height > 1.05 {
		rows = 2
	}
	inX0, inX1, inZ0, inZ1 := x0+frameFace, x1-frameFace, z0+frameFace, z1-frameFace
	transom := geom.Lerp(inZ0, inZ1, 0.68)
	for i := 1; i < lights; i++ {
		x := geom.Lerp(inX0, inX1, float64(i)/float64(lights))
		frame = append(frame, bar(x-barFace/2, x+barFace/2, back+0.008, front-0.008, inZ0, inZ1))
	}
	if rows == 2 {
		frame = append(frame, bar(inX0, inX1, back+0.012, front-0.012, transom-barFace/2, transom+barFace/2))
	}
	pane := form.BoxBetween(geom.Vec3{inX0 - 0.01, (back + front - paneThick) / 2, inZ0 - 0.01},
		geom.Vec3{inX1 + 0.01, (back + front + paneThick) / 2, inZ1 + 0.01}, 0)
	colliders := []asset.Collider{b.collider(geom.Vec3{x0, back, z0}, geom.Vec3{x1, front, z1})}
	pieces := []Piece{b.piece(RoleFrame, colliders, frame...), b.piece(RoleGlass, nil, pane)}
	if h := b.windowHandles(inX0, inX1, inZ0, transom, front, lights); len(h) > 0 {
		pieces = append(pieces, b.piece(RoleHandle, nil, h...))
	}
	if o.Sill > 0.15 {
		pieces = append(pieces, b.piece(RoleSill, nil, bar(x0-0.03, x1+0.03, front-0.005, sillOverhang, z0-sillThick*0.2, z0+sillThick*0.8)))
	}
	return pieces
}

func (b *builder) windowHandles(x0, x1, z0, z1, front float64, lights int) []*form.Shape {
	if z1-z0 < 0.4 || lights < 2 {
		return nil
	}
	x, z := geom.Lerp(x0, x1, 1/float64(lights)), geom.Lerp(z0, z1, 0.45)
	return []*form.Shape{
		bar(x-0.012, x+0.012, front-0.01, front+0.006, z-0.03, z+0.03),
		form.Strut(geom.Vec3{x, front, z}, geom.Vec3{x, front + 0.03, z}, 0.007, 0.007, 8),
		form.Strut(geom.Vec3{x, front + 0.03, z + 0.008}, geom.Vec3{x, front + 0.03, z - 0.1}, 0.008, 0.007, 8),
	}
}

// door has a lining in the hole, casings on both faces, a leaf with two sunk panels, and lever handles.
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
	low, high := geom.Vec3{x0 + lining + 0.003, -leafThick - 0.01, z0 + 0.008}, geom.Vec3{x1 - lining - 0.003, -0.01, z1 - lining - 0.003}
	jambs := []asset.Collider{
		b.collider(geom.Vec3{x0, -b.depth, z0}, geom.Vec3{x0 + lining, 0, z1}), b.collider(geom.Vec3{x1 - lining, -b.depth, z0}, geom.Vec3{x1, 0, z1}),
	}
	return []Piece{
		b.piece(RoleFrame, jambs, frame...),
		b.piece(RoleDoor, []asset.Collider{b.collider(low, high)}, leaf(low, high)...),
		b.piece(RoleHandle, nil, lever(low, high, 1), lever(low, high, -1)),
	}
}

// casing frames the hole on one face of the wall, as far as wall and ceiling leave room.
func (b *builder) casing(y0, y1 float64) []*form.Shape {
	o := b.o
	left := math.Max(o.Offset-casingWidth, 0.002)
	right := math.Min(o.Offset+o.Width+casingWidth, b.length-0.002)
	head := o.Sill + o.Height
	top := math.Min(head+casingWidth, b.room.Height-0.002)
	var out []*form.Shape
	if o.Offset-left > 0.01 {
		out = append(out, bar(left, o.Offset, y0, y1, o.Sill, head))
	}
	if right-o.Offset-o.Width > 0.01 {
		out = append(out, bar(o.Offset+o.Width, right, y0, y1, o.Sill, head))
	}
	if top-head > 0.01 {
		out = append(out, bar(left, right, y0, y1, head, top))
	}
	return out
}

func leaf(low, high geom.Vec3) []*form.Shape {
	stile := math.Min(0.11, (high[0]-low[0])*0.2)
	middle := geom.Lerp(low[2], high[2], 0.42)
	rails := [][2]float64{{low[2], low[2] + stile*1.6}, {middle - stile/2, middle + stile/2}, {high[2] - stile, high[2]}}
	out := []*form.Shape{
		bar(low[0], low[0]+stile, low[1], high[1], low[2], high[2]), bar(high[0]-stile, high[0], low[1], high[1], low[2], high[2]),
	}
	for _, z := range rails {
		out = append(out, bar(low[0]+stile, high[0]-stile, low[1], high[1], z[0], z[1]))
	}
	for i := range 2 {
		out = append(out, bar(low[0]+stile-0.002, high[0]-stile+0.002, low[1]+0.012, high[1]-0.012, rails[i][1]-0.002, rails[i+1][0]+0.002))
	}
	return out
}

// lever is a handle with its plate on the room's side (1) or outside (−1).
func lever(low, high geom.Vec3, side float64) *form.Shape {
	face := high[1]
	if side < 0 {
		face = low[1]
	}
	x, z := high[0]-0.06, low[2]+math.Min(1.04, (high[2]-low[2])*0.5)
	y := face + side*0.05
	plate := form.Box(0.036, 0.008, 0.2, 0.003).Move(x, face+side*0.004, z-0.13)
	neck := form.Strut(geom.Vec3{x, face, z}, geom.Vec3{x, y, z}, 0.009, 0.009, 10)
	grip := form.Tube([]geom.Vec3{{x + 0.008, y, z}, {x - 0.03, y, z}, {x - 0.12, y - side*0.006, z - 0.004}}, 0.009, 10)
	return form.Join(plate, neck, grip)
}
