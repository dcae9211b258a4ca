package usdio

import (
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// shell writes a room's surfaces, named by their wall and opening, and its static colliders.
func (w *writer) shell(t *text, room *scene.RoomRef) error {
	if err := room.Check(); err != nil {
		return err
	}
	w.simulated = true
	pieces := shell.Build(&room.Room)
	t.open(header{specifier: "def", kind: "Xform", name: shellName, meta: []string{`kind = "component"`}})
	taken := names{colliderName: true}
	for i := range pieces {
		if err := w.piece(t, taken, room, &pieces[i]); err != nil {
			return err
		}
	}
	if err := w.shellColliders(t, pieces); err != nil {
		return err
	}
	t.close()
	return nil
}

func (w *writer) piece(t *text, taken names, room *scene.RoomRef, p *shell.Piece) error {
	material, err := w.roomMaterial(room, p.Role)
	if err != nil {
		return fmt.Errorf("the room's %s: %w", p.Name, err)
	}
	id := taken.claim(p.Name, "Piece")
	return w.mesh(t, w.materials, drawn{name: id, title: p.Name, label: label(p.Role), mesh: p.Mesh, material: material})
}

// label is the word data sets use for a piece.
func label(r shell.Role) string {
	switch r {
	case shell.RoleFrame, shell.RoleGlass, shell.RoleSill:
		return "window"
	case shell.RoleHandle:
		return "door"
	}
	return string(r)
}

// roomMaterial returns the material of a role: the room's own, else a plain one.
func (w *writer) roomMaterial(room *scene.RoomRef, role shell.Role) (*scene.Material, error) {
	switch role {
	case shell.RoleFloor:
		return w.orPlain(room.Floor, "Plain floor", geom.Color{0.45, 0.36, 0.27})
	case shell.RoleWall:
		return w.orPlain(room.Walls, "Plain wall", geom.Color{0.82, 0.8, 0.76})
	case shell.RoleCeiling:
		return w.orPlain(room.Ceil, "Plain ceiling", geom.Color{0.88, 0.88, 0.87})
	case shell.RoleGlass:
		return glass(), nil
	}
	return w.orPlain(room.Trim, "Plain trim", geom.Color{0.85, 0.84, 0.82})
}

func (w *writer) orPlain(id scene.MaterialID, name string, c geom.Color) (*scene.Material, error) {
	if id != "" {
		return w.material(id)
	}
	m := scene.NewMaterial(scene.MaterialID("\x00"+name), name, c)
	return &m, nil
}

func glass() *scene.Material {
	m := scene.NewMaterial("\x00glass", "Window glass", geom.Color{0.9, 0.95, 0.95})
	m.Roughness, m.Opacity, m.AlphaMode = 0.02, 0.15, scene.Blend
	return &m
}

func (w *writer) shellColliders(t *text, pieces []shell.Piece) error {
	t.open(header{specifier: "def", kind: "Scope", name: colliderName})
	taken := names{}
	for i := range pieces {
		for k := range pieces[i].Colliders {
			if err := w.collider(t, taken.claim(pieces[i].Name, "Collider"), &pieces[i].Colliders[k]); err != nil {
				return err
			}
		}
	}
	t.close()
	return nil
}
