// Package sdf writes a scene in the Simulation Description Format of Gazebo: one .sdf world, its meshes as .obj with materials and its
// textures beside it.
//
// Invariant: Write is a pure function; names are unique, every link has an inertia, and the same scene gives the same bytes.
//
//	result, err := sdf.Write(ctx, snapshot, store, sdf.Options{Name: "room"})
//	err = bundle.Save("out", result.Files)
package sdf

import (
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

// Version is that of the format (sdformat 12, Gazebo Fortress and later).
const Version = "1.9"

// step is the declared time step in seconds.
const step = 0.004

// Options says what to write.
type Options struct {
	Name    string  // of the file, without an ending; "" takes the scene's
	HeavyKg float64 // see rigid.Options
}

// Result is what Write made: the world first, then its meshes and textures.
type Result struct {
	Files  []bundle.File
	Report diag.Report
}

type writer struct {
	out    xmlout.Text
	set    *meshset.Set
	world  *rigid.World
	report diag.Report
}

// Write renders a snapshot. It touches no disk; bundle.Save does.
func Write(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (Result, error) {
	world, err := rigid.Build(ctx, snap, store, rigid.Options{HeavyKg: options.HeavyKg})
	if err != nil {
		return Result{}, fmt.Errorf("sdf: %w", err)
	}
	if options.Name == "" {
		options.Name = snap.Settings().Name
	}
	w := &writer{set: meshset.New(store, meshset.Options{Library: true, Solid: true}), world: world, report: world.Report}
	if err := w.document(ctx, snap); err != nil {
		return Result{}, fmt.Errorf("sdf: scene %q: %w", snap.Settings().Name, err)
	}
	main := bundle.File{Path: bundle.Stem(options.Name, "scene") + ".sdf", Data: w.out.Bytes}
	return Result{Files: append([]bundle.File{main}, w.set.Files()...), Report: w.report}, nil
}

func (w *writer) document(ctx context.Context, snap *scene.Snapshot) error {
	x := &w.out
	x.Declaration()
	x.Comment("Written by Scenograph. Z up, metres, kilograms, radians.")
	x.Open("sdf", "version", Version)
	x.Open("world", "name", w.world.Name)
	x.Value("gravity", "0 0 -9.81")
	x.Open("physics", "name", "default", "type", "ode")
	x.Value("max_step_size", xmlout.Number(step))
	x.Value("real_time_factor", "1")
	x.Close()
	w.scene(snap)
	w.lights(snap)
	if w.world.Ground {
		w.ground()
	}
	for i := range w.world.Bodies {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.model(&w.world.Bodies[i]); err != nil {
			return fmt.Errorf("node %q: %w", w.world.Bodies[i].Title, err)
		}
	}
	if len(w.world.Apart) > 0 {
		w.report.Warn("collision", "%d pairs of things overlap where they stand, which SDF cannot tell a simulator to ignore", len(w.world.Apart))
	}
	x.Close()
	x.Close()
	return nil
}

func (w *writer) scene(snap *scene.Snapshot) {
	x := &w.out
	x.Open("scene")
	x.Value("ambient", "0.4 0.4 0.4 1")
	x.Value("background", meshset.Shown(snap.Settings().Environment.Color)+" 1")
	x.Value("shadows", "true")
	x.Close()
	if len(w.world.Cameras) == 0 {
		return
	}
	c := &w.world.Cameras[0]
	x.Open("gui")
	x.Open("camera", "name", c.Name)
	w.pose(w.placed(c.Body, c.Link, c.Pose).Mul(geom.Transform{Rotation: alongX(), Scale: geom.One}))
	x.Close()
	x.Close()
	if len(w.world.Cameras) > 1 {
		w.report.Info("cameras", "only the first becomes Gazebo's view; its worlds hold no others without a sensor's plugin")
	}
}

// alongX turns a camera that looks along −Z with +Y up into Gazebo's, which looks along +X with +Z up.
func alongX() geom.Quat {
	return geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2).Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, -math.Pi/2))
}

// placed returns the world pose of what rides on a link.
func (w *writer) placed(body, link int, pose geom.Transform) geom.Transform {
	if body < 0 {
		return pose
	}
	return w.world.Bodies[body].WorldFromLinks()[link].Mul(pose)
}

func (w *writer) ground() {
	x := &w.out
	x.Open("model", "name", "ground")
	x.Value("static", "true")
	w.pose(geom.At(geom.Vec3{0, 0, w.world.GroundZ}, 0))
	x.Open("link", "name", "ground")
	x.Open("collision", "name", "ground")
	x.Open("geometry")
	x.Open("plane")
	x.Value("normal", "0 0 1")
	x.Value("size", "40 40")
	for range 5 {
		x.Close()
	}
}

// model writes a body. Links stand in the model's frame with their joints as the scene has them.
func (w *writer) model(b *rigid.Body) error {
	x := &w.out
	x.Open("model", "name", b.Name)
	if fixed := b.Kind == scene.StaticBody && len(b.Links) == 1; fixed {
		x.Value("static", "true")
	}
	w.pose(b.World)
	base := b.World
	for i, world := range b.WorldFromLinks() {
		if err := w.link(b, &b.Links[i], world.Relative(base)); err != nil {
			return err
		}
	}
	if b.Kind == scene.StaticBody && len(b.Links) > 1 {
		x.Open("joint", "name", b.Name+"_fixed", "type", "fixed")
		x.Value("parent", "world")
		x.Value("child", b.Links[0].Name)
		x.Close()
	}
	for i := range b.Links {
		if l := &b.Links[i]; l.Joint != nil {
			w.joint(l, b.Links[l.Parent].Name)
		}
	}
	x.Close()
	return nil
}

func (w *writer) link(b *rigid.Body, l *rigid.Link, pose geom.Transform) error {
	x := &w.out
	x.Open("link", "name", l.Name)
	w.pose(pose)
	if b.Kind == scene.KinematicBody {
		x.Value("kinematic", "true")
	}
	x.Open("inertial")
	w.pose(geom.At(l.Inertia.Center, 0))
	x.Value("mass", xmlout.Number(l.Inertia.MassKg))
	t := l.Inertia.Tensor
	x.Open("inertia")
	for _, e := range []struct {
		name string
		i, k int
	}{{"ixx", 0, 0}, {"ixy", 0, 1}, {"ixz", 0, 2}, {"iyy", 1, 1}, {"iyz", 1, 2}, {"izz", 2, 2}} {
		x.Value(e.name, xmlout.Number(t.At(e.i, e.k)))
	}
	x.Close()
	x.Close()
	for i := range l.Visuals {
		if err := w.visual(&l.Visuals[i]); err != nil {
			return err
		}
	}
	for i := range l.Colliders {
		w.collider(b, &l.Colliders[i])
	}
	x.Close()
	return nil
}

func (w *writer) visual(v *rigid.Visual) error {
	name, _, err := w.set.Visual(v)
	if err != nil {
		return err
	}
	m := v.Material
	x := &w.out
	x.Open("visual", "name", v.Name)
	w.pose(v.Pose)
	if opacity := meshset.Opacity(m); opacity < 1 {
		x.Value("transparency", xmlout.Number(math.Round((1-opacity)*1e4)/1e4))
	}
	w.mesh(name)
	x.Open("material")
	color := meshset.Shown(m.BaseColor)
	x.Value("ambient", color+" 1")
	x.Value("diffuse", color+" 1")
	x.Value("specular", "0.1 0.1 0.1 1")
	x.Value("emissive", meshset.Shown(m.Emissive.Scale(math.Min(1, m.EmissiveStrength/100)))+" 1")
	x.Open("pbr")
	x.Open("metal")
	if m.BaseColorTexture != nil {
		file, _, err := w.set.Picture(m.BaseColorTexture.Texture)
		if err != nil {
			return err
		}
		x.Value("albedo_map", file)
	}
	if m.NormalTexture != nil {
		file, _, err := w.set.Picture(m.NormalTexture.Texture)
		if err != nil {
			return err
		}
		x.Value("normal_map", file)
	}
	x.Value("roughness", xmlout.Number(m.Roughness))
	x.Value("metalness", xmlout.Number(m.Metallic))
	for range 4 {
		x.Close()
	}
	return nil
}

func (w *writer) mesh(name string) {
	x := &w.out
	x.Open("geometry")
	x.Open("mesh")
	x.Value("uri", meshset.Meshes+"/"+name+".obj")
	x.Close()
	x.Close()
}

func (w *writer) collider(b *rigid.Body, c *rigid.Collider) {
	x := &w.out
	x.Open("collision", "name", c.Name)
	w.pose(c.Pose)
	radius := xmlout.Number(c.Size[0] / 2)
	switch c.Shape {
	case asset.ShapeBox:
		w.shape("box", "size", xmlout.Numbers(c.Size[0], c.Size[1], c.Size[2]))
	case asset.ShapeSphere:
		w.shape("sphere", "radius", radius)
	case asset.ShapeCylinder:
		w.shape("cylinder", "radius", radius, "length", xmlout.Number(c.Size[2]))
	case asset.ShapeCapsule:
		w.shape("capsule", "radius", radius, "length", xmlout.Number(math.Max(1e-4, c.Size[2]-c.Size[0])))
	default:
		name, _ := w.set.Surface(c)
		w.mesh(name)
	}
	friction := xmlout.Number(b.Slides())
	x.Open("surface")
	x.Open("friction")
	x.Open("ode")
	x.Value("mu", friction)
	x.Value("mu2", friction)
	x.Close()
	x.Close()
	if b.Restitution >= 0.1 {
		x.Open("bounce")
		x.Value("restitution_coefficient", xmlout.Number(b.Restitution))
		x.Close()
	}
	x.Close()
	x.Close()
}

func (w *writer) shape(kind string, values ...string) {
	x := &w.out
	x.Open("geometry")
	x.Open(kind)
	for i := 0; i+1 < len(values); i += 2 {
		x.Value(values[i], values[i+1])
	}
	x.Close()
	x.Close()
}

// joint writes a joint at its child's frame. Its zero is where the child stands, so limits are counted from the scene's value.
func (w *writer) joint(l *rigid.Link, parent string) {
	x := &w.out
	j := l.Joint
	kind := "prismatic"
	if j.Kind == asset.Hinge {
		kind = "revolute"
	}
	x.Open("joint", "name", j.Name, "type", kind)
	x.Value("parent", parent)
	x.Value("child", l.Name)
	x.Open("axis")
	x.Value("xyz", xmlout.Numbers(j.Axis[0], j.Axis[1], j.Axis[2]))
	x.Open("limit")
	x.Value("lower", xmlout.Number(j.Lower-j.Value))
	x.Value("upper", xmlout.Number(j.Upper-j.Value))
	x.Close()
	x.Open("dynamics")
	x.Value("damping", xmlout.Number(j.Damping))
	x.Value("friction", xmlout.Number(j.Hold))
	x.Close()
	x.Close()
	x.Close()
}

// pose writes a position and a quaternion, which SDF takes since 1.8.
func (w *writer) pose(t geom.Transform) {
	q := t.Rotation
	w.out.Value("pose", xmlout.Numbers(round9(t.Translation[0]), round9(t.Translation[1]), round9(t.Translation[2]), round9(q[0]), round9(q[1]), round9(q[2]), round9(q[3])), "rotation_format", "quat_xyzw")
}

func round9(x float64) float64 { return math.Round(x*1e9)/1e9 + 0 }
