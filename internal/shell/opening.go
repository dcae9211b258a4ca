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
	depth float64 // of the hole: both rooms' shares of the wall, or that of a thin lining in a wall without
}

// opening fills one of the room's own openings, unless a neighbour that comes first has filled the same hole.
func (p *plan) opening(o *Opening) []Piece {
	b := builder{wallFrame: frameOf(p.room, o.Wall), room: p.room, o: o}
	middle := o.Offset + o.Width/2
	for _, s := range p.stretches[o.Wall] {
		if middle >= s.from && middle <= s.to {
			b.depth = math.Max(s.total, 0.04)
		}
	}
	for i := range p.borrowed {
		q := &p.borrowed[i]
		common := math.Min(o.Offset+o.Width, q.Offset+q.Width) - math.Max(o.Offset, q.Offset)
		if q.Wall == o.Wall && common > 0.5*o.Width && p.beside[q.Neighbour].First {
			return nil
		}
	}
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

// upright lays out a pane's UVs as they lie on its wall, in metres: U along it and V down from the floor's height, whatever side is the longer.
func upright(pane *form.Shape) *form.Shape {
	for i := range pane.Corners {
		c := &pane.Corners[i]
		c.UV = geom.Vec2{c.Position[0], -c.Position[2]}
	}
	return pane
}

func bar(x0, x1, y0, y1, z0, z1 float64) *form.Shape {
	return form.BoxBetween(geom.Vec3{x0, y0, z0}, geom.Vec3{x1, y1, z1}, bevel)
}

// window has a frame near the outer face, mullions and transoms, panes and a board.
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
	columns, rows := b.grid()
	inX0, inX1, inZ0, inZ1 := x0+frameFace, x1-frameFace, z0+frameFace, z1-frameFace
	transom := inZ1
	for i := 1; i < columns; i++ {
		x := geom.Lerp(inX0, inX1, float64(i)/float64(columns))
		frame = append(frame, bar(x-barFace/2, x+barFace/2, back+0.008, front-0.008, inZ0, inZ1))
	}
	for i := 1; i < rows; i++ {
		z := geom.Lerp(inZ0, inZ1, float64(i)/float64(rows))
		if o.Rows == 0 {
			z = geom.Lerp(inZ0, inZ1, 0.68)
		}
		transom = math.Min(transom, z)
		frame = append(frame, bar(inX0, inX1, back+0.012, front-0.012, z-barFace/2, z+barFace/2))
	}
	pane := upright(form.BoxBetween(geom.Vec3{inX0 - 0.01, (back + front - paneThick) / 2, inZ0 - 0.01},
		geom.Vec3{inX1 + 0.01, (back + front + paneThick) / 2, inZ1 + 0.01}, 0))
	colliders := []asset.Collider{b.collider(geom.Vec3{x0, back, z0}, geom.Vec3{x1, front, z1})}
	pieces := []Piece{b.piece(RoleFrame, colliders, frame...), b.piece(RoleGlass, nil, pane)}
	if h := b.windowHandles(inX0, inX1, inZ0, transom, front, columns); len(h) > 0 {
		pieces = append(pieces, b.piece(RoleHandle, nil, h...))
	}
	if o.Sill > 0.15 {
		pieces = append(pieces, b.piece(RoleSill, nil, bar(x0-0.03, x1+0.03, front-0.005, sillOverhang, z0-sillThick*0.2, z0+sillThick*0.8)))
	}
	return pieces
}

// grid is how many panes the window has; without a wish, columns about 0.8 m wide and a transom when it is tall.
func (b *builder) grid() (columns, rows int) {
	columns, rows = b.o.Columns, b.o.Rows
	if columns == 0 {
		columns = int(math.Max(1, math.Round(b.o.Width/0.8)))
	}
	if rows == 0 {
		rows = 1
		if b.o.Height > 1.05 {
			rows = 2
		}
	}
	return columns, rows
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
