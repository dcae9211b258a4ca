// Package urdf writes things with doors and drawers, and any other single thing, as URDF: one file each, with meshes (OBJ, with
// materials) and textures beside them.
//
// Invariant: Write is a pure function; a file holds one tree of links with unique names, every joint has limits, every link an
// inertia, and the same thing gives the same bytes.
//
//	result, err := urdf.Write(ctx, snapshot, store, urdf.Options{})
//	err = bundle.Save("out", result.Files)
package urdf

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// Options says what to write.
type Options struct {
	Node scene.NodeID // only this thing; "" writes one file for each different thing of the scene
	Name string       // of the file of a single thing; "" takes the thing's
}

// Result is what Write made: the models first, then meshes and textures.
type Result struct {
	Files  []bundle.File
	Report diag.Report
}

// Limits of force and speed for joints that a person moves: URDF wants them, and the document has none.
const (
	effort   = 100 // N·m or N
	velocity = 3   // rad/s or m/s
)

// Write renders the things of a snapshot, each in its own frame with its joints at rest. Rooms are no things.
func Write(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (Result, error) {
	world, err := rigid.Build(ctx, snap, store, rigid.Options{HeavyKg: math.Inf(1), AsPlaced: true})
	if err != nil {
		return Result{}, fmt.Errorf("urdf: %w", err)
	}
	w := writer{set: meshset.New(store, meshset.Options{Library: true, Solid: true, Shared: true}), report: world.Report}
	seen := map[string]bool{}
	names := bundle.Words{}
	var models []bundle.File
	for i := range world.Bodies {
		b := &world.Bodies[i]
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if b.Room || options.Node != "" && b.Node != options.Node {
			continue
		}
		if key := b.Likeness(); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		w.out, w.snap = xmlout.Text{}, snap
		if err := w.robot(b); err != nil {
			return Result{}, fmt.Errorf("urdf: node %q: %w", b.Title, err)
		}
		name := names.Claim(b.Title, "thing")
		if options.Node != "" && options.Name != "" {
			name = bundle.Stem(options.Name, "thing")
		}
		models = append(models, bundle.File{Path: name + ".urdf", Data: w.out.Bytes})
	}
	if len(models) == 0 {
		return Result{}, fmt.Errorf("urdf: there is nothing to write: the scene holds no visible model")
	}
	return Result{Files: append(models, w.set.Files()...), Report: w.report}, nil
}

type writer struct {
	snap   *scene.Snapshot
	out    xmlout.Text
	set    *meshset.Set
	report diag.Report
}

// robot writes one body as a robot. The element <mujoco> tells MuJoCo where meshes lie and to draw them; others pass over it.
func (w *writer) robot(b *rigid.Body) error {
	x := &w.out
	x.Declaration()
	x.Comment("Written by Scenograph from " + b.Title + ". Metres, kilograms, radians; Z up, the front faces -Y.")
	x.Open("robot", "name", b.Name)
	x.Open("mujoco")
	x.Leaf("compiler", "meshdir", meshset.Meshes, "discardvisual", "false", "fusestatic", "false", "balanceinertia", "true")
	x.Close()
	x.Leaf(ownElement, "data", w.original(b))
	for i := range b.Links {
		if err := w.link(&b.Links[i]); err != nil {
			return err
		}
	}
	for i := range b.Links {
		if l := &b.Links[i]; l.Joint != nil {
			w.joint(l, b.Links[l.Parent].Name)
		}
	}
	x.Close()
	return nil
}

func (w *writer) link(l *rigid.Link) error {
	x := &w.out
	x.Open("link", "name", l.Name)
	x.Open("inertial")
	x.Leaf("origin", "xyz", xmlout.Numbers(l.Inertia.Center[0], l.Inertia.Center[1], l.Inertia.Center[2]), "rpy", "0 0 0")
	x.Leaf("mass", "value", xmlout.Number(l.Inertia.MassKg))
	t := l.Inertia.Tensor
	x.Leaf("inertia", "ixx", xmlout.Number(t.At(0, 0)), "ixy", xmlout.Number(t.At(0, 1)), "ixz", xmlout.Number(t.At(0, 2)),
		"iyy", xmlout.Number(t.At(1, 1)), "iyz", xmlout.Number(t.At(1, 2)), "izz", xmlout.Number(t.At(2, 2)))
	x.Close()
	for i := range l.Visuals {
		if err := w.visual(&l.Visuals[i]); err != nil {
			return err
		}
	}
	for i := range l.Colliders {
		w.collider(&l.Colliders[i])
	}
	x.Close()
	return nil
}

func (w *writer) visual(v *rigid.Visual) error {
	name, _, err := w.set.Visual(v)
	if err != nil {
		return err
	}
	x := &w.out
	x.Open("visual", "name", v.Name)
	w.origin(v.Pose)
	w.mesh(name)
	x.Open("material", "name", v.Name+"_material")
	x.Leaf("color", "rgba", fmt.Sprintf("%s %.4g", meshset.Shown(v.Material.BaseColor), meshset.Opacity(v.Material)))
	x.Close()
	x.Close()
	return nil
}

func (w *writer) mesh(name string) {
	x := &w.out
	x.Open("geometry")
	x.Leaf("mesh", "filename", meshset.Meshes+"/"+name+".obj")
	x.Close()
}

func (w *writer) origin(pose geom.Transform) {
	rpy := rollPitchYaw(pose.Rotation)
	for k, x := range pose.Translation { // angles are rounded, and what is read back at an angle misses zero by as much
		if math.Abs(x) < 1e-9 {
			pose.Translation[k] = 0
		}
	}
	w.out.Leaf("origin", "xyz", xmlout.Numbers(pose.Translation[0], pose.Translation[1], pose.Translation[2]), "rpy", xmlout.Numbers(rpy[0], rpy[1], rpy[2]))
}

// rollPitchYaw returns the angles about the fixed axes X, Y, Z, in this order, that make a rotation; rounded to 1e-9.
func rollPitchYaw(q geom.Quat) geom.Vec3 {
	x, y, z, w := q[0], q[1], q[2], q[3]
	sin := geom.Clamp(2*(w*y-z*x), -1, 1)
	out := geom.Vec3{math.Atan2(2*(w*x+y*z), 1-2*(x*x+y*y)), math.Asin(sin), math.Atan2(2*(w*z+x*y), 1-2*(y*y+z*z))}
	if math.Abs(sin) > 1-1e-12 {
		out = geom.Vec3{0, math.Copysign(math.Pi/2, sin), math.Copysign(2, -sin) * math.Atan2(x, w)}
	}
	for i := range out {
		out[i] = math.Round(out[i]*1e9)/1e9 + 0
	}
	return out
}

// collider writes a collision shape; a capsule, which URDF does not know, as a cylinder between two spheres.
func (w *writer) collider(c *rigid.Collider) {
	x := &w.out
	radius, height := xmlout.Number(c.Size[0]/2), c.Size[2]
	switch c.Shape {
	case asset.ShapeBox:
		w.shape(c.Name, c.Pose, "box", "size", xmlout.Numbers(c.Size[0], c.Size[1], c.Size[2]))
	case asset.ShapeSphere:
		w.shape(c.Name, c.Pose, "sphere", "radius", radius)
	case asset.ShapeCylinder:
		w.shape(c.Name, c.Pose, "cylinder", "radius", radius, "length", xmlout.Number(height))
	case asset.ShapeCapsule:
		straight := math.Max(1e-4, height-c.Size[0])
		w.shape(c.Name, c.Pose, "cylinder", "radius", radius, "length", xmlout.Number(straight))
		w.shape(c.Name+"_top", c.Pose.Mul(geom.At(geom.Vec3{0, 0, straight / 2}, 0)), "sphere", "radius", radius)
		w.shape(c.Name+"_bottom", c.Pose.Mul(geom.At(geom.Vec3{0, 0, -straight / 2}, 0)), "sphere", "radius", radius)
	default:
		x.Open("collision", "name", c.Name)
		w.origin(c.Pose)
		name, _ := w.set.Surface(c)
		w.mesh(name)
		x.Close()
	}
}

func (w *writer) shape(name string, pose geom.Transform, kind string, attributes ...string) {
	x := &w.out
	x.Open("collision", "name", name)
	w.origin(pose)
	x.Open("geometry")
	x.Leaf(kind, attributes...)
	x.Close()
	x.Close()
}

func (w *writer) joint(l *rigid.Link, parent string) {
	x := &w.out
	j := l.Joint
	kind := "prismatic"
	if j.Kind == asset.Hinge {
		kind = "revolute"
	}
	lower, upper := j.Lower, j.Upper
	x.Open("joint", "name", j.Name, "type", kind)
	x.Leaf("parent", "link", parent)
	x.Leaf("child", "link", l.Name)
	w.origin(l.FromParent)
	x.Leaf("axis", "xyz", xmlout.Numbers(j.Axis[0], j.Axis[1], j.Axis[2]))
	x.Leaf("limit", "lower", xmlout.Number(lower), "upper", xmlout.Number(upper), "effort", xmlout.Number(cmp.Or(j.Effort, effort)), "velocity", xmlout.Number(cmp.Or(j.Velocity, velocity)))
	x.Leaf("dynamics", "damping", xmlout.Number(j.Damping), "friction", xmlout.Number(j.Hold))
	x.Close()
}
