package rigid

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room adds a room's shell as a fixed body, and the leaves of its doors as links that hang in it.
func (b *builder) room(n *scene.Node, world geom.Transform) error {
	if err := n.Room.Check(); err != nil {
		return err
	}
	body := Body{Node: n.ID, Name: b.names.Claim(n.Name, "room"), Title: n.Name, Kind: scene.StaticBody, Room: true, World: tidy(unscaled(world)), Semantics: n.Semantics}
	body.Links = []Link{{Name: body.Name, Title: n.Name, Parent: -1, FromParent: geom.IdentityTransform(), Pose: geom.IdentityTransform()}}
	scale := geom.Transform{Rotation: geom.Identity, Scale: world.Scale}
	leaves := map[*shell.Hinge]int{}
	for i, p := range shell.Build(&n.Room.Room, b.snap.Beside(n)...) {
		index, linkFromRoom := 0, scale
		if p.Hinge != nil {
			var known bool
			if index, known = leaves[p.Hinge]; !known {
				index = b.leaf(&body, p.Hinge, scale)
				leaves[p.Hinge] = index
			}
			// The pieces are built as far open as the door is.
			linkFromRoom = scale.Relative(body.Links[index].Pose)
		}
		if err := b.roomPiece(&body.Links[index], n, i, &p, linkFromRoom); err != nil {
			return err
		}
	}
	for i := range body.Links {
		l := &body.Links[i]
		if l.Joint != nil {
			l.Sites = append(l.Sites, Site{Name: l.Name + "_grip", At: b.knob(l), Radius: 0.05})
		}
		nameColliders(l)
	}
	b.weigh(&body, n)
	b.world.Bodies = append(b.world.Bodies, body)
	return nil
}

// leaf adds the link of a door's leaf and returns its index.
func (b *builder) leaf(body *Body, h *shell.Hinge, scale geom.Transform) int {
	rest := geom.IdentityTransform()
	rest.Translation = scale.Apply(h.Pivot)
	link := Link{Name: b.names.Claim(body.Title+" "+h.Name, "leaf"), Title: h.Name, Parent: 0, FromParent: tidy(rest)}
	link.Joint = b.joint(body, &h.Joint, scale.Scale, h.Value)
	link.Pose = tidy(link.FromParent.Mul(link.Joint.motion(link.Joint.Value)))
	body.Links = append(body.Links, link)
	return len(body.Links) - 1
}

// roomPiece adds what is seen of a piece of the shell, and its colliders, to a link.
func (b *builder) roomPiece(link *Link, n *scene.Node, index int, p *shell.Piece, linkFromRoom geom.Transform) error {
	material, err := b.roomMaterial(n.Room, p.Role)
	if err != nil {
		return err
	}
	link.Visuals = append(link.Visuals, Visual{Key: fmt.Sprintf("%s %d", n.ID, index), Mesh: p.Mesh, Pose: tidy(unscaled(linkFromRoom)), Scale: linkFromRoom.Scale, Material: material})
	for k := range p.Colliders {
		if err := b.collider(link, &p.Colliders[k], linkFromRoom, true); err != nil {
			return err
		}
	}
	return nil
}

// knob is the middle of a leaf's handle, its last piece.
func (b *builder) knob(l *Link) geom.Vec3 {
	v := &l.Visuals[len(l.Visuals)-1]
	return v.Mesh.Bounds().Transformed(v.transform().Mat4()).Center()
}

func (b *builder) roomMaterial(room *scene.RoomRef, role shell.Role) (*scene.Material, error) {
	id := room.MaterialFor(role)
	if id == "" {
		m := scene.PlainMaterial(role)
		return &m, nil
	}
	m, ok := b.snap.Material(id)
	if !ok {
		return nil, fmt.Errorf("there is no material %q", id)
	}
	return m, nil
}

// ground adds a plane below a scene that has no room.
func (b *builder) ground() {
	box := geom.EmptyBox()
	for i := range b.world.Bodies {
		body := &b.world.Bodies[i]
		if body.Room || body.shell() {
			return
		}
		for k, world := range body.WorldFromLinks() {
			for j := range body.Links[k].Colliders {
				c := &body.Links[k].Colliders[j]
				box = box.Union(c.Bounds().Transformed(world.Mul(c.Pose).Mat4()))
			}
		}
	}
	if box.Empty() {
		return
	}
	b.world.Ground, b.world.GroundZ = true, min(0, box.Min[2])
	b.world.Report.Info("ground", "the scene has no room: a plane at z = %.3f m carries it", b.world.GroundZ)
}

// Bounds is the collider's box in its own frame.
func (c *Collider) Bounds() geom.Box {
	if c.Surface != nil {
		return c.Surface.Bounds()
	}
	half := c.Size.Mul(0.5)
	if c.Shape != asset.ShapeBox {
		half[1] = half[0]
	}
	if c.Shape == asset.ShapeSphere {
		half[2] = half[0]
	}
	return geom.Box{Min: half.Mul(-1), Max: half}
}
