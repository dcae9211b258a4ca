package shell

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// Role tells what part of a room a piece is, and so which of the room's materials it wears.
type Role string

// The roles of pieces.
const (
	RoleFloor    Role = "floor"
	RoleWall     Role = "wall"
	RoleCeiling  Role = "ceiling"
	RoleFrame    Role = "frame"    // of windows and doors
	RoleGlass    Role = "glass"    // window panes
	RoleDoor     Role = "door"     // door leaf
	RoleHandle   Role = "handle"   // of doors and windows
	RoleSkirting Role = "skirting" // along the foot of the walls
	RoleSill     Role = "sill"     // window board
)

// Piece is one mesh of a built room, in the room's frame.
type Piece struct {
	Name      string // unique within the room, such as "wall 2" or "glass w1"
	Role      Role
	Wall      int    // index of the wall it belongs to, −1 for floor and ceiling
	Opening   string // id of the opening it belongs to, or ""
	Mesh      *asset.Mesh
	Colliders []asset.Collider // in the room's frame; empty for what needs none
	Hinge     *Hinge           // of what moves with a door's leaf
}

// Hinge is how a door's leaf, with its glass and handles, moves. The pieces are built as far open as Value says.
type Hinge struct {
	asset.Joint           // its axis in the room's frame
	Pivot       geom.Vec3 // on the axis, in the room's frame
	Value       float64   // radians or metres, 0 when shut
}

// Thickness of the slabs under the floor and over the ceiling, metres.
const slab = 0.1

// Build makes the room's floor, walls with their holes, ceiling, windows, doors, sills and skirting, in a fixed order.
// The room must pass Check. The floor's upper side is z = 0 and runs through the doors; UVs are metres, continuous around the walls.
// Of walls that back onto those of neighbours it makes the room's own share.
func Build(r *Room, beside ...Neighbour) []Piece {
	p := newPlan(r, beside)
	pieces := []Piece{p.slab("floor", RoleFloor, -p.floor, 0)}
	walls := p.walls()
	for i := range walls {
		pieces = append(pieces, walls[i].piece())
	}
	if r.Ceiling {
		pieces = append(pieces, p.slab("ceiling", RoleCeiling, r.Height, r.Height+p.roof))
	}
	for i := range r.Openings {
		pieces = append(pieces, p.opening(&r.Openings[i])...)
	}
	for i := range walls {
		pieces = append(pieces, walls[i].skirting()...)
	}
	kept := pieces[:0]
	for _, p := range pieces {
		if p.Mesh.Triangles() > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

func (p *plan) slab(name string, role Role, low, high float64) Piece {
	outline := p.outer()
	return Piece{Name: name, Role: role, Wall: -1, Mesh: form.Prism(outline, low, high, 0).Mesh(), Colliders: slabColliders(outline, low, high)}
}

// slabColliders covers an outline with upright boxes.
func slabColliders(outline geom.Polygon, low, high float64) []asset.Collider {
	var out []asset.Collider
	for _, s := range strips(outline) {
		t := geom.IdentityTransform()
		t.Translation = geom.Vec3{(s[0][0] + s[1][0]) / 2, (s[0][1] + s[1][1]) / 2, (low + high) / 2}
		out = append(out, asset.Collider{Shape: asset.ShapeBox, Transform: t, Size: geom.Vec3{s[1][0] - s[0][0], s[1][1] - s[0][1], high - low}})
	}
	return out
}

// wallFrame places what is modelled along a wall: x from the wall's first corner along it, y into the room, z up.
type wallFrame struct {
	from, along, inward geom.Vec2
	length              float64
}

func frameOf(r *Room, wall int) wallFrame {
	from, to, _, _ := r.Wall(wall)
	return frameBetween(from, to)
}

func frameBetween(from, to geom.Vec2) wallFrame {
	length := to.Sub(from).Len()
	along := to.Sub(from).Mul(1 / length)
	return wallFrame{from: from, along: along, inward: geom.Vec2{-along[1], along[0]}, length: length}
}

func (w wallFrame) yaw() float64 { return math.Atan2(w.along[1], w.along[0]) }

// at is a place on the floor plan, x along the wall and y into the room.
func (w wallFrame) at(x, y float64) geom.Vec2 {
	return w.from.Add(w.along.Mul(x)).Add(w.inward.Mul(y))
}

func (w wallFrame) point(x, y, z float64) geom.Vec3 {
	return w.at(x, y).Vec3(z)
}

func (w wallFrame) place(shapes ...*form.Shape) *asset.Mesh {
	return form.Join(shapes...).Yaw(w.yaw()).Move(w.from[0], w.from[1], 0).Mesh()
}

func (w wallFrame) collider(low, high geom.Vec3) asset.Collider {
	c := low.Add(high).Mul(0.5)
	t := geom.At(w.point(c[0], c[1], c[2]), w.yaw())
	return asset.Collider{Shape: asset.ShapeBox, Transform: t.Canonical(), Size: high.Sub(low)}
}

func pieceName(role Role, wall int) string { return fmt.Sprintf("%s %d", role, wall) }
