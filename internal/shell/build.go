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
}

// Thickness of the slabs under the floor and over the ceiling, metres.
const slab = 0.1

// Build makes the room's floor, walls with their holes, ceiling, windows, doors, sills and skirting, in a fixed order.
// The room must pass Check. The floor's upper side is z = 0 and runs through the doors; UVs are metres, continuous around the walls.
func Build(r *Room) []Piece {
	pieces := []Piece{buildFloor(r)}
	walls := layWalls(r)
	for i := range walls {
		pieces = append(pieces, walls[i].piece())
	}
	if r.Ceiling {
		pieces = append(pieces, buildCeiling(r))
	}
	for i := range r.Openings {
		pieces = append(pieces, buildOpening(r, &r.Openings[i])...)
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

// outer returns the walls' outer outline, or the inner one where walls are too thick for a simple outline.
func outer(r *Room) geom.Polygon {
	if r.WallThickness <= 0 {
		return r.Outline
	}
	o := form.Inset(r.Outline, -r.WallThickness)
	if o.Check() != nil {
		return r.Outline
	}
	return o
}

func buildFloor(r *Room) Piece {
	return Piece{Name: "floor", Role: RoleFloor, Wall: -1,
		Mesh: form.Prism(outer(r), -slab, 0, 0).Mesh(), Colliders: slabCollider(outer(r), -slab)}
}

func buildCeiling(r *Room) Piece {
	return Piece{Name: "ceiling", Role: RoleCeiling, Wall: -1,
		Mesh: form.Prism(outer(r), r.Height, r.Height+slab, 0).Mesh(), Colliders: slabCollider(outer(r), r.Height)}
}

// slabCollider is the box around the outline, exact for rectangles.
func slabCollider(outline geom.Polygon, z float64) []asset.Collider {
	low, high := outline.Bounds()
	t := geom.IdentityTransform()
	t.Translation = geom.Vec3{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, z + slab/2}
	return []asset.Collider{{Shape: asset.ShapeBox, Transform: t, Size: geom.Vec3{high[0] - low[0], high[1] - low[1], slab}}}
}

// wallFrame places what is modelled along a wall: x from the wall's first corner along it, y into the room, z up.
type wallFrame struct {
	from, along, inward geom.Vec2
	length              float64
}

func frameOf(r *Room, wall int) wallFrame {
	from, to, length, in := r.Wall(wall)
	return wallFrame{from: from, along: to.Sub(from).Mul(1 / length), inward: in, length: length}
}

func (w wallFrame) yaw() float64 { return math.Atan2(w.along[1], w.along[0]) }

func (w wallFrame) point(x, y, z float64) geom.Vec3 {
	return w.from.Add(w.along.Mul(x)).Add(w.inward.Mul(y)).Vec3(z)
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
