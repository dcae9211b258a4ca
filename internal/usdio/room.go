package usdio

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// shell writes a room's surfaces, named by their wall and opening, and its static colliders.
func (w *writer) shell(p place, n *scene.Node) error {
	t := p.text
	room := n.Room
	if err := room.Check(); err != nil {
		return err
	}
	pieces, leaves := apart(shell.Build(&room.Room, w.snap.Beside(n)...))
	t.open(header{specifier: "def", kind: "Xform", name: ShellName, meta: []string{`kind = "component"`}})
	taken := reserved(colliderName)
	for i := range pieces {
		if err := w.piece(t, taken, room, &pieces[i]); err != nil {
			return err
		}
	}
	if err := w.shellColliders(t, pieces); err != nil {
		return err
	}
	for i := range leaves {
		if err := w.leaf(place{text: t, path: p.path + "/" + ShellName, taken: taken}, n, i, leaves[i]); err != nil {
			return fmt.Errorf("the door's %s: %w", leaves[i][0].Name, err)
		}
	}
	t.close()
	return nil
}

// apart sorts what stands still from the leaves of doors, each of several pieces on one hinge.
func apart(pieces []shell.Piece) (still []shell.Piece, leaves [][]shell.Piece) {
	at := map[*shell.Hinge]int{}
	for _, p := range pieces {
		if p.Hinge == nil {
			still = append(still, p)
			continue
		}
		i, known := at[p.Hinge]
		if !known {
			i = len(leaves)
			at[p.Hinge] = i
			leaves = append(leaves, nil)
		}
		leaves[i] = append(leaves[i], p)
	}
	return still, leaves
}

// leaf writes the leaf of a door as a body on a joint to the shell, which stands still. Its pieces are built as far open as the door is.
func (w *writer) leaf(p place, n *scene.Node, index int, pieces []shell.Piece) error {
	t, h := p.text, pieces[0].Hinge
	id := p.taken.claim(h.Name, "Leaf")
	shellFromLeaf := geom.IdentityTransform()
	shellFromLeaf.Translation = h.Pivot
	alone := asset.Model{Parts: []asset.Part{{Parent: -1, Transform: shellFromLeaf, Joint: &h.Joint}}}
	pose := alone.PartTransforms(func(string) float64 { return h.Value })[0]
	t.open(header{specifier: "def", kind: "Xform", name: id, schemas: []string{"PhysicsRigidBodyAPI", "PhysicsMassAPI"}, meta: display(h.Name, id)})
	w.rigidBody(t, false)
	w.mass(t, w.link(n, index+1, p.path+"/"+id), 0, w.snap.WorldFromNode(n.ID).Scale)
	t.place(pose)
	t.open(header{specifier: "def", kind: "Xform", name: geometryName})
	t.place(geom.IdentityTransform().Relative(pose))
	taken := reserved(colliderName)
	for i := range pieces {
		if err := w.piece(t, taken, n.Room, &pieces[i]); err != nil {
			return err
		}
	}
	if err := w.shellColliders(t, pieces); err != nil {
		return err
	}
	t.close()
	t.close()
	joint := jointPrim{name: p.taken.claim(h.Name+" joint", "Joint"), body0: p.path, body1: p.path + "/" + id, body0FromBody1: shellFromLeaf, alone: true}
	t.joint(joint, &h.Joint)
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
			if err := w.collider(t, taken.claim(pieces[i].Name, "Collider"), &pieces[i].Colliders[k], setting{scale: geom.One}); err != nil {
				return err
			}
		}
	}
	t.close()
	return nil
}
