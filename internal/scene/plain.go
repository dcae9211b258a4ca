package scene

import (
	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// PlainMaterial is what a piece of a room wears when the room names no material for it. It has no id.
func PlainMaterial(role shell.Role) Material {
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

// MaterialFor is the id of the room's own material for a piece, "" for the plain one. Glass and handles have none of their own.
func (r *RoomRef) MaterialFor(role shell.Role) MaterialID {
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
