package scene

import (
	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// PlainMaterial is worn by what names no material; its ID is empty.
func PlainMaterial() Material {
	return NewMaterial("", "plain", geom.Hex(0xB8B4AC))
}

// PlainPiece is the material of a room's piece whose role names none; its ID is empty. Glass and handles always wear it.
func PlainPiece(role shell.Role) Material {
	plain := func(name string, rgb uint32, roughness float64) Material {
		m := NewMaterial("", name, geom.Hex(rgb))
		m.Roughness = roughness
		return m
	}
	switch role {
	case shell.RoleFloor:
		return plain("light oak", 0xC39E72, 0.45)
	case shell.RoleWall:
		return plain("warm white plaster", 0xEFE9DF, 0.92)
	case shell.RoleCeiling:
		return plain("white ceiling", 0xF4F2EC, 0.95)
	case shell.RoleGlass:
		m := NewMaterial("", "window glass", geom.Color{0.9, 0.95, 0.95})
		m.Roughness, m.Opacity, m.AlphaMode = 0.05, 0.12, Blend
		return m
	case shell.RoleHandle:
		m := NewMaterial("", "brushed steel", geom.Color{0.62, 0.6, 0.57})
		m.Roughness, m.Metallic = 0.35, 1
		return m
	}
	return plain("white trim", 0xF3F1EC, 0.5)
}

// PieceMaterial names the room's own material for a role, or "" where the plain one is worn.
func (r *RoomRef) PieceMaterial(role shell.Role) MaterialID {
	switch role {
	case shell.RoleFloor:
		return r.Floor
	case shell.RoleWall:
		return r.Walls
	case shell.RoleCeiling:
		return r.Ceil
	case shell.RoleGlass, shell.RoleHandle:
		return ""
	}
	return r.Trim
}
