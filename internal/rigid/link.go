package rigid

import (
	"fmt"
	"math"
	"strings"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// links fills in a body's base and one link for each jointed part.
func (b *builder) links(body *Body, n *scene.Node, model *asset.Model, world geom.Transform) error {
	body.Links = []Link{{Name: body.Name, Title: n.Name, Parent: -1, FromParent: geom.IdentityTransform(), Pose: geom.IdentityTransform()}}
	scale := geom.Transform{Rotation: geom.Identity, Scale: world.Scale}
	linkOf := make([]int, len(model.Parts))                  // link of each part
	linkFromPart := make([]geom.Transform, len(model.Parts)) // scale included
	value := valueIn(n.Joints)
	for i := range model.Parts {
		part := &model.Parts[i]
		parentLink, parentFromPart := 0, scale.Mul(part.Transform)
		if part.Parent >= 0 {
			parentLink, parentFromPart = linkOf[part.Parent], linkFromPart[part.Parent].Mul(part.Transform)
		}
		linkOf[i], linkFromPart[i] = parentLink, parentFromPart
		if part.Joint != nil {
			rest := tidy(unscaled(parentFromPart))
			link := Link{Name: b.names.Claim(body.Title+" "+part.Name, "link"), Title: part.Name, Parent: parentLink, FromParent: rest}
			link.Joint = b.joint(body, part.Joint, parentFromPart.Scale, value(part.Joint.Name))
			link.Pose = tidy(rest.Mul(link.Joint.motion(link.Joint.Value)))
			body.Links = append(body.Links, link)
			linkOf[i] = len(body.Links) - 1
			linkFromPart[i] = geom.Transform{Rotation: geom.Identity, Scale: parentFromPart.Scale}
		}
		b.authored(&body.Links[linkOf[i]], part, linkFromPart[i])
		if err := b.part(&body.Links[linkOf[i]], n, model, i, linkFromPart[i]); err != nil {
			return fmt.Errorf("part %q: %w", part.Name, err)
		}
	}
	if err := b.ownColliders(&body.Links[0], n, scale); err != nil {
		return err
	}
	for i := range body.Links {
		if body.Links[i].Joint != nil {
			b.grip(&body.Links[i], model)
		}
		nameColliders(&body.Links[i])
	}
	return nil
}

func nameColliders(l *Link) {
	for i := range l.Colliders {
		l.Colliders[i].Name = fmt.Sprintf("%s_collider_%d", l.Name, i+1)
	}
	for i := range l.Visuals {
		l.Visuals[i].Name = fmt.Sprintf("%s_visual_%d", l.Name, i+1)
	}
}

// joint takes over a joint; the reach of a slide grows with its part's scale.
func (b *builder) joint(body *Body, j *asset.Joint, scale geom.Vec3, value float64) *Joint {
	out := &Joint{Name: b.names.Claim(body.Title+" "+j.Name+" joint", "joint"), Title: j.Name, Kind: j.Kind, Axis: j.Axis, Lower: j.Lower, Upper: j.Upper,
		Damping: j.Damping, Hold: j.Friction, Effort: j.Effort, Velocity: j.Velocity}
	if scale[0]*scale[1]*scale[2] < 0 && j.Kind == asset.Hinge {
		out.Axis = out.Axis.Mul(-1)
	}
	for i := range out.Axis {
		out.Axis[i] *= math.Copysign(1, scale[i])
	}
	factor := 1.0
	if j.Kind == asset.Slide {
		factor = geom.MulVec3(j.Axis, scale).Len()
	}
	out.Scale = factor
	out.Lower, out.Upper = j.Lower*factor, j.Upper*factor
	out.Value = geom.Clamp(value*factor, out.Lower, out.Upper)
	return out
}

// motion is the pose of the link against its rest at a value.
func (j *Joint) motion(value float64) geom.Transform {
	t := geom.IdentityTransform()
	if j.Kind == asset.Hinge {
		t.Rotation = geom.AxisAngle(j.Axis, value)
	} else {
		t.Translation = j.Axis.Mul(value)
	}
	return t
}

// leastArea is what the triangles of a mesh must come to, m²: MuJoCo 3 refuses a model with a mesh that has no area.
const leastArea = 1e-10

// shows reports whether there is anything to see of a mesh.
func shows(m *asset.Mesh) bool {
	area := 0.0
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		if area += b.Sub(a).Cross(c.Sub(a)).Len() / 2; area > leastArea {
			return true
		}
	}
	return false
}

// part adds a part's surfaces and colliders to a link.
func (b *builder) part(link *Link, n *scene.Node, model *asset.Model, index int, linkFromPart geom.Transform) error {
	part := &model.Parts[index]
	for _, s := range part.Surfaces {
		mesh, err := b.store.Mesh(s.Mesh)
		if err != nil {
			return err
		}
		material, err := b.material(n, s.Slot)
		if err != nil {
			return err
		}
		if !shows(mesh) {
			b.world.Report.Warn(fmt.Sprintf("node %q", n.Name), "a surface of it has no area, which simulators refuse: left out")
			continue
		}
		link.Visuals = append(link.Visuals, Visual{Key: string(s.Mesh), Mesh: mesh, Pose: tidy(unscaled(linkFromPart)), Scale: linkFromPart.Scale, Material: material})
	}
	if n.Physics != nil && len(n.Physics.Colliders) > 0 {
		return nil
	}
	for i := range part.Colliders {
		if err := b.collider(link, &part.Colliders[i], linkFromPart, fixed(n) && part.Joint == nil); err != nil {
			return err
		}
	}
	return nil
}

// authored adds what a part is said to weigh to its link.
func (b *builder) authored(link *Link, part *asset.Part, linkFromPart geom.Transform) {
	if part.Inertial == nil {
		return
	}
	i := *part.Inertial
	if linkFromPart.Rotation != geom.Identity {
		i.Turn(linkFromPart.Rotation)
	}
	t := i.Tensor
	one := Inertia{MassKg: i.MassKg, Center: linkFromPart.Apply(i.Center), Tensor: mgl64.Mat3{t[0], t[3], t[4], t[3], t[1], t[5], t[4], t[5], t[2]}}
	if link.Authored == nil {
		link.Authored = &one
		return
	}
	both := together(*link.Authored, one)
	link.Authored = &both
}

func fixed(n *scene.Node) bool { return n.Physics == nil || n.Physics.Body == scene.StaticBody }

// ownColliders adds the colliders that belong to a node rather than to its model.
func (b *builder) ownColliders(link *Link, n *scene.Node, linkFromNode geom.Transform) error {
	if n.Physics == nil {
		return nil
	}
	for i := range n.Physics.Colliders {
		if err := b.collider(link, &n.Physics.Colliders[i], linkFromNode, fixed(n)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) material(n *scene.Node, slot int) (*scene.Material, error) {
	if slot >= len(n.Model.Materials) || n.Model.Materials[slot] == "" {
		m := scene.NewMaterial("", "plain", geom.Hex(0xB8B4AC))
		return &m, nil
	}
	m, ok := b.snap.Material(n.Model.Materials[slot])
	if !ok {
		return nil, fmt.Errorf("there is no material %q", n.Model.Materials[slot])
	}
	return m, nil
}

// grip marks where a jointed link is held: the middle of what is called a handle, else the point farthest from its axis.
func (b *builder) grip(link *Link, model *asset.Model) {
	box := geom.EmptyBox()
	for i := range model.Parts {
		part := &model.Parts[i]
		if part.Name != link.Title {
			continue
		}
		if g := part.Grip; g != nil {
			link.Sites = append(link.Sites, Site{Name: link.Name + "_grip", At: g.At, Radius: g.RadiusM})
			return
		}
		for k, s := range part.Surfaces {
			if handle(model.Slots[s.Slot]) && k < len(link.Visuals) {
				v := &link.Visuals[k]
				box = box.Union(v.Mesh.Bounds().Transformed(v.transform().Mat4()))
			}
		}
	}
	at, radius := box.Center(), 0.0
	if box.Empty() {
		at = farthest(link)
	} else {
		radius = box.Size().Len() / 2
	}
	link.Sites = append(link.Sites, Site{Name: link.Name + "_grip", At: at, Radius: geom.Clamp(radius, 0.01, 0.05)})
}

func handle(slot string) bool {
	slot = strings.ToLower(slot)
	for _, word := range []string{"handle", "grip", "knob", "pull"} {
		if strings.Contains(slot, word) {
			return true
		}
	}
	return false
}

// farthest is the middle of the end of the link's box that lies farthest from its hinge or along its slide.
func farthest(link *Link) geom.Vec3 {
	box := geom.EmptyBox()
	for i := range link.Visuals {
		box = box.Union(link.Visuals[i].Mesh.Bounds().Transformed(link.Visuals[i].transform().Mat4()))
	}
	if box.Empty() {
		return geom.Vec3{}
	}
	best, top := box.Center(), math.Inf(-1)
	for axis := range 3 {
		for _, end := range []float64{box.Min[axis], box.Max[axis]} {
			p := box.Center()
			p[axis] = end
			score := p.Dot(link.Joint.Axis)
			if link.Joint.Kind == asset.Hinge {
				score = p.Sub(link.Joint.Axis.Mul(score)).Len()
			}
			if score > top+1e-9 {
				best, top = p, score
			}
		}
	}
	return best
}

func (v *Visual) transform() geom.Transform {
	t := v.Pose
	t.Scale = v.Scale
	return t
}

// Distance is how far a point of the link's frame lies from the box around what it draws, metres.
func (l *Link) Distance(p geom.Vec3) float64 {
	box := geom.EmptyBox()
	for i := range l.Visuals {
		box = box.Union(l.Visuals[i].Mesh.Bounds().Transformed(l.Visuals[i].transform().Mat4()))
	}
	outside := geom.MaxVec3(geom.MaxVec3(box.Min.Sub(p), p.Sub(box.Max)), geom.Vec3{})
	return outside.Len()
}
