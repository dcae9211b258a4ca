package usdio

import (
	"fmt"

	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// shell writes a room's surfaces, named by their wall and opening, and its static colliders.
func (w *writer) shell(t *text, n *scene.Node) error {
	room := n.Room
	if err := room.Check(); err != nil {
		return err
	}
	w.simulated = true
	pieces := shell.Build(&room.Room, w.snap.Beside(n)...)
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

// roomMaterial returns the material of a role: the room's own, else the plain one.
func (w *writer) roomMaterial(room *scene.RoomRef, role shell.Role) (*scene.Material, error) {
	if id := room.MaterialFor(role); id != "" {
		return w.material(id)
	}
	m := scene.PlainMaterial(role)
	return &m, nil
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
