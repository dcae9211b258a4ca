package rigid

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room adds a room's shell as a fixed body.
func (b *builder) room(n *scene.Node, world geom.Transform) error {
	if err := n.Room.Check(); err != nil {
		return err
	}
	body := Body{Node: n.ID, Name: b.names.Claim(n.Name, "room"), Title: n.Name, Kind: scene.StaticBody, Room: true, World: tidy(unscaled(world)), Semantics: n.Semantics}
	link := Link{Name: body.Name, Title: n.Name, Parent: -1, FromParent: geom.IdentityTransform(), Pose: geom.IdentityTransform()}
	scale := geom.Transform{Rotation: geom.Identity, Scale: world.Scale}
	for i, p := range shell.Build(&n.Room.Room, b.snap.Beside(n)...) {
		material, err := b.roomMaterial(n.Room, p.Role)
		if err != nil {
			return err
		}
		key := fmt.Sprintf("%s %d", n.ID, i)
		link.Visuals = append(link.Visuals, Visual{Key: key, Mesh: p.Mesh, Pose: geom.IdentityTransform(), Scale: world.Scale, Material: material})
		for k := range p.Colliders {
			if err := b.collider(&link, &p.Colliders[k], scale, true); err != nil {
				return err
			}
		}
	}
	nameColliders(&link)
	body.Links = []Link{link}
	b.weigh(&body, n)
	b.world.Bodies = append(b.world.Bodies, body)
	return nil
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
		if body.Room {
			return
		}
		for k, world := range body.WorldFromLinks() {
			for j := range body.Links[k].Colliders {
				c := &body.Links[k].Colliders[j]
				box = box.Union(c.bounds().Transformed(world.Mul(c.Pose).Mat4()))
			}
		}
	}
	if box.Empty() {
		return
	}
	b.world.Ground, b.world.GroundZ = true, min(0, box.Min[2])
	b.world.Report.Info("ground", "the scene has no room: a plane at z = %.3f m carries it", b.world.GroundZ)
}

// bounds is the collider's box in its own frame.
func (c *Collider) bounds() geom.Box {
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
