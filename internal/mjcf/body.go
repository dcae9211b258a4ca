package mjcf

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// worldbody writes everything that has a place.
func (w *writer) worldbody(x *xmlout.Text) error {
	if w.world.Ground {
		x.Leaf("geom", "class", classCollision, "name", "ground", "type", "plane", "size", "20 20 1", "pos", position(geom.Vec3{0, 0, w.world.GroundZ}), "rgba", "0.6 0.6 0.6 1")
	}
	w.riders(x, -1, -1)
	for i := range w.world.Bodies {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if err := w.link(x, i, 0); err != nil {
			return fmt.Errorf("node %q: %w", w.world.Bodies[i].Title, err)
		}
	}
	return nil
}

// link writes a link of a body and what hangs on it.
func (w *writer) link(x *xmlout.Text, body, index int) error {
	b := &w.world.Bodies[body]
	l := &b.Links[index]
	pose, mocap := l.Pose, ""
	if index == 0 {
		pose = b.World
		if b.Kind == scene.KinematicBody {
			mocap = "true"
		}
	}
	name := l.Name
	if w.options.Object && index == 0 {
		name, pose, mocap = "object", geom.IdentityTransform(), ""
	}
	x.Open("body", "name", name, "pos", vector(pose.Translation), "quat", rotation(pose.Rotation), "mocap", mocap)
	if index == 0 && b.Free() && !w.options.Object {
		x.Leaf("freejoint", "name", b.Name+"_free")
	}
	if l.Joint != nil {
		joint(x, l.Joint)
	}
	inertial(x, l.Inertia)
	w.riders(x, body, index)
	if err := w.shown(x, body, index); err != nil {
		return err
	}
	w.shapes(x, body, index)
	for _, s := range l.Sites {
		x.Leaf("site", "name", s.Name, "pos", vector(s.At), "size", xmlout.Number(s.Radius), "group", "4")
	}
	for k := range b.Links {
		if b.Links[k].Parent == index {
			if err := w.link(x, body, k); err != nil {
				return err
			}
		}
	}
	x.Close()
	return nil
}

// locked is the range of a joint that cannot move, metres or radians: MuJoCo refuses an empty one.
const locked = 1e-6

// joint writes a hinge or slide whose zero is the rest pose, the link standing at ref.
func joint(x *xmlout.Text, j *rigid.Joint) {
	kind := "slide"
	if j.Kind == asset.Hinge {
		kind = "hinge"
	}
	limited, limits := "true", xmlout.Numbers(j.Lower, math.Max(j.Upper, j.Lower+locked))
	if j.Kind == asset.Hinge && j.Upper-j.Lower >= 2*math.Pi {
		limited, limits = "false", ""
	}
	ref := ""
	if j.Value != 0 {
		ref = xmlout.Number(j.Value)
	}
	x.Leaf("joint", "name", j.Name, "type", kind, "axis", vector(j.Axis), "limited", limited, "range", limits, "ref", ref,
		"damping", xmlout.Number(j.Damping), "frictionloss", xmlout.Number(j.Hold), "armature", "0.001")
}

func inertial(x *xmlout.Text, i rigid.Inertia) {
	t := i.Tensor
	x.Leaf("inertial", "pos", vector(i.Center), "mass", xmlout.Number(i.MassKg),
		"fullinertia", xmlout.Numbers(t.At(0, 0), t.At(1, 1), t.At(2, 2), t.At(0, 1), t.At(0, 2), t.At(1, 2)))
}

func (w *writer) visual(x *xmlout.Text, v *rigid.Visual) error {
	if w.options.Shapes {
		return nil
	}
	material, err := w.material(v.Material)
	if err != nil {
		return err
	}
	mesh, fresh, err := w.set.Visual(v)
	if err != nil {
		return err
	}
	if fresh {
		w.assets.Leaf("mesh", "name", mesh, "file", w.inFolder(meshset.Meshes, mesh+".obj"))
	}
	x.Leaf("geom", "class", classVisual, "name", v.Name, "mesh", mesh, "material", material, "pos", position(v.Pose.Translation), "quat", rotation(v.Pose.Rotation))
	return nil
}

// collider writes a geom that collides. Round ones also resist rolling.
func (w *writer) collider(x *xmlout.Text, b *rigid.Body, c *rigid.Collider) {
	var kind, size, mesh, condim string
	half := c.Size.Mul(0.5)
	switch c.Shape {
	case asset.ShapeBox:
		kind, size = "box", vector(half)
	case asset.ShapeSphere:
		kind, size, condim = "sphere", xmlout.Number(half[0]), "6"
	case asset.ShapeCylinder:
		kind, size, condim = "cylinder", xmlout.Numbers(half[0], half[2]), rolling(c)
	case asset.ShapeCapsule:
		kind, size, condim = "capsule", xmlout.Numbers(half[0], math.Max(1e-4, half[2]-half[0])), "6"
	default:
		kind, mesh, condim = "mesh", w.hull(c), "4"
	}
	x.Leaf("geom", "class", classCollision, "name", c.Name, "type", kind, "size", size, "mesh", mesh, "pos", position(c.Pose.Translation), "quat", rotation(c.Pose.Rotation),
		"condim", condim, "friction", xmlout.Numbers(b.Slides(), 0.005, 0.0005), "solref", bounce(b.Restitution))
}

// hull returns the asset of a collider's surface.
func (w *writer) hull(c *rigid.Collider) string {
	name, fresh := w.set.Surface(c)
	if fresh {
		w.assets.Leaf("mesh", "name", name, "file", w.inFolder(meshset.Meshes, name+".obj"))
	}
	return name
}

// rolling lets a lying cylinder feel its weight, which a standing one need not.
func rolling(c *rigid.Collider) string {
	if axis := c.Pose.Rotation.Rotate(geom.Up); math.Abs(axis[2]) > 0.9 {
		return "4"
	}
	return "6"
}

// bounce turns a restitution e into the damping ratio of the contact: ln e = −πζ/√(1−ζ²). Below a tenth it is left at critical.
func bounce(e float64) string {
	if e < 0.1 {
		return ""
	}
	l := math.Log(math.Min(e, 0.99))
	return xmlout.Numbers(0.02, -l/math.Sqrt(math.Pi*math.Pi+l*l))
}
