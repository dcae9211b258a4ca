package urdf

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// Read reads a robot's description (URDF, as urdfdom's XML format has it) as one jointed object: links with what they show,
// collide with and weigh, and joints with their limits. What it does not understand is in the report.
func Read(m *assembly.Maker) (*gltfio.Import, error) {
	data, err := m.Files.Read(m.Name)
	if err != nil {
		return nil, err
	}
	root, err := xmltree.Parse(data)
	if err != nil {
		return nil, err
	}
	if root.Name != "robot" {
		return nil, fmt.Errorf("its root is <%s>, not <robot>", root.Name)
	}
	if strings.Contains(string(data), "xacro:") {
		m.Report.Warn(m.Title(), "holds xacro macros, which are not expanded; run xacro first")
	}
	r := &reader{Maker: m, root: root, bare: true, links: map[string]*xmltree.Element{}, into: map[string]*xmltree.Element{}, joints: assembly.JointNames{}}
	thing, err := r.robot()
	if err != nil {
		return nil, err
	}
	return m.Finish([]assembly.Thing{thing}, false)
}

type reader struct {
	*assembly.Maker
	root   *xmltree.Element
	links  map[string]*xmltree.Element
	into   map[string]*xmltree.Element   // joint whose child is the link
	out    map[string][]*xmltree.Element // joints whose parent is the link
	joints assembly.JointNames
	parts  []asset.Part
	own    *original
	bare   bool // no link shows anything
}

// understood are the elements of a robot that need no mention.
var understood = map[string]bool{"link": true, "joint": true, "material": true, "gazebo": true, "transmission": true, "mujoco": true, ownElement: true}

func (r *reader) robot() (assembly.Thing, error) {
	name := r.root.Get("name")
	if name == "" {
		name = r.Title()
	}
	for _, e := range r.root.Children {
		if !understood[e.Name] {
			r.Report.Warn(name, "<%s> was not understood", e.Name)
		}
	}
	base, err := r.tree()
	if err != nil {
		return assembly.Thing{}, err
	}
	if err := r.materials(); err != nil {
		return assembly.Thing{}, err
	}
	r.own = readOriginal(r.root.First(ownElement))
	if err := r.link(base, -1, geom.IdentityTransform(), nil, 0); err != nil {
		return assembly.Thing{}, err
	}
	return r.thing(name, base), nil
}

// tree indexes links and joints and finds the link that none holds.
func (r *reader) tree() (base string, err error) {
	for _, link := range r.root.All("link") {
		name := link.Get("name")
		if name == "" || r.links[name] != nil {
			return "", fmt.Errorf("line %d: a link needs a name of its own, not %q", link.Line, name)
		}
		r.links[name] = link
		r.bare = r.bare && len(link.All("visual")) == 0
	}
	r.out = map[string][]*xmltree.Element{}
	for _, joint := range r.root.All("joint") {
		parent, child := joint.First("parent").Get0("link"), joint.First("child").Get0("link")
		for _, name := range []string{parent, child} {
			if r.links[name] == nil {
				return "", fmt.Errorf("joint %q joins the link %q, which is not there", joint.Get("name"), name)
			}
		}
		if r.into[child] != nil {
			return "", fmt.Errorf("the link %q hangs on two joints, %q and %q: loops are not read", child, r.into[child].Get("name"), joint.Get("name"))
		}
		r.into[child] = joint
		r.out[parent] = append(r.out[parent], joint)
	}
	var roots []string
	for _, link := range r.root.All("link") {
		if name := link.Get("name"); r.into[name] == nil {
			roots = append(roots, name)
		}
	}
	switch len(roots) {
	case 1:
		return roots[0], nil
	case 0:
		if len(r.links) == 0 {
			return "", errors.New("it has no links")
		}
		return "", errors.New("its joints form a loop: no link is the base")
	}
	return "", fmt.Errorf("its links do not hang together: %s are all bases", strings.Join(roots[:min(len(roots), 5)], ", "))
}

// deepest bounds how many links may hang on each other.
const deepest = 400

// link adds a link's part below another and what hangs on it. joint is nil for the base and for links that are fixed.
func (r *reader) link(name string, parent int, pose geom.Transform, joint *asset.Joint, depth int) error {
	if depth > deepest {
		return fmt.Errorf("links hang more than %d deep on each other", deepest)
	}
	e := r.links[name]
	at := len(r.parts)
	part := asset.Part{Name: r.own.title(name), Parent: parent, Transform: pose, Joint: joint}
	inertial, err := r.inertial(e)
	if err != nil {
		return fmt.Errorf("link %q: %w", name, err)
	}
	part.Inertial = inertial
	if part.Colliders, err = r.collisions(e, name); err != nil {
		return fmt.Errorf("link %q: %w", name, err)
	}
	r.parts = append(r.parts, part)
	drawn, err := r.visuals(e, name)
	if err != nil {
		return fmt.Errorf("link %q: %w", name, err)
	}
	r.parts = assembly.Draw(r.parts, at, drawn)
	for _, j := range r.out[name] {
		if err := r.joint(j, at, depth); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) joint(e *xmltree.Element, parent, depth int) error {
	name := e.Get("name")
	fail := func(err error) error { return fmt.Errorf("joint %q: %w", name, err) }
	pose, err := r.origin(e)
	if err != nil {
		return fail(err)
	}
	joint, err := r.motion(e)
	if err != nil {
		return fail(err)
	}
	if joint != nil {
		joint.Name = r.joints.Claim(r.own.title(name))
	}
	return r.link(e.First("child").Get("link"), parent, pose, joint, depth+1)
}

// motion reads how a joint moves; nil for one that does not.
func (r *reader) motion(e *xmltree.Element) (*asset.Joint, error) {
	name, kind := e.Get("name"), e.Get("type")
	j := &asset.Joint{Kind: asset.Hinge, Axis: geom.Vec3{1, 0, 0}}
	switch kind {
	case "fixed":
		return nil, nil
	case "revolute":
	case "continuous":
		j.Lower, j.Upper = -math.Pi, math.Pi
	case "prismatic":
		j.Kind = asset.Slide
	case "floating", "planar":
		r.Report.Warn("joint "+name, "is %s, which is not read: its link stands fixed", kind)
		return nil, nil
	default:
		return nil, fmt.Errorf("there is no type %q of joints", kind)
	}
	if a := e.First("axis"); a != nil {
		v, ok, err := a.Numbers("xyz", 3)
		if err != nil {
			return nil, err
		}
		if ok {
			axis := geom.Vec3(v)
			if axis.Len() < 1e-9 {
				return nil, errors.New("its axis has no length")
			}
			if j.Axis = axis; math.Abs(axis.Len()-1) > 1e-8 {
				j.Axis = axis.Normalize()
			}
		}
	}
	if err := r.limits(e, j, kind); err != nil {
		return nil, err
	}
	if mimic := e.First("mimic"); mimic != nil {
		r.Report.Warn("joint "+name, "follows %q in the file; here it moves on its own", mimic.Get("joint"))
	}
	return j, nil
}

func (r *reader) limits(e *xmltree.Element, j *asset.Joint, kind string) (err error) {
	numbers := func(from *xmltree.Element, fields map[string]*float64) {
		for _, name := range []string{"lower", "upper", "effort", "velocity", "damping", "friction"} {
			if into := fields[name]; into != nil && from != nil && err == nil {
				*into, err = from.Number(name, *into)
			}
		}
	}
	limit := e.First("limit")
	fields := map[string]*float64{"effort": &j.Effort, "velocity": &j.Velocity}
	if kind != "continuous" {
		fields["lower"], fields["upper"] = &j.Lower, &j.Upper
		if limit == nil {
			r.Report.Warn("joint "+e.Get("name"), "has no limits: it cannot move")
		}
	}
	numbers(limit, fields)
	numbers(e.First("dynamics"), map[string]*float64{"damping": &j.Damping, "friction": &j.Friction})
	if err != nil {
		return err
	}
	if j.Lower > j.Upper {
		return fmt.Errorf("its lower limit %g lies above the upper one %g", j.Lower, j.Upper)
	}
	j.Damping, j.Friction = math.Max(0, j.Damping), math.Max(0, j.Friction)
	return nil
}

// origin reads a pose: a translation, and angles about the fixed axes X, Y and Z in this order.
func (r *reader) origin(of *xmltree.Element) (geom.Transform, error) {
	out := geom.IdentityTransform()
	e := of.First("origin")
	if e == nil {
		return out, nil
	}
	xyz, ok, err := e.Numbers("xyz", 3)
	if err != nil {
		return out, err
	}
	if ok {
		out.Translation = geom.Vec3(xyz)
	}
	rpy, ok, err := e.Numbers("rpy", 3)
	if err != nil {
		return out, err
	}
	if ok && (rpy[0] != 0 || rpy[1] != 0 || rpy[2] != 0) {
		out.Rotation = geom.QuatFromEuler(geom.Vec3(rpy))
	}
	return out, nil
}

func (r *reader) inertial(link *xmltree.Element) (*asset.Inertial, error) {
	e := link.First("inertial")
	if e == nil {
		return nil, nil
	}
	pose, err := r.origin(e)
	if err != nil {
		return nil, err
	}
	out := &asset.Inertial{Center: pose.Translation}
	if mass := e.First("mass"); mass != nil {
		if out.MassKg, err = mass.Number("value", 0); err != nil {
			return nil, err
		}
	}
	if i := e.First("inertia"); i != nil {
		for k, name := range []string{"ixx", "iyy", "izz", "ixy", "ixz", "iyz"} {
			if out.Tensor[k], err = i.Number(name, 0); err != nil {
				return nil, err
			}
		}
	}
	if pose.Rotation != geom.Identity {
		out.Turn(pose.Rotation)
	}
	if !(out.MassKg > 0) {
		return nil, nil
	}
	if err := out.Check(); err != nil {
		r.Report.Warn("link "+link.Get("name"), "%v: its inertia is that of its shape", err)
		out.Tensor = [6]float64{}
	}
	return out, nil
}

// thing is the whole robot. Robots face +X in their descriptions (REP 103); things here face −Y.
func (r *reader) thing(name, base string) assembly.Thing {
	parts := r.parts
	out := assembly.Thing{Name: name, Parent: -1, Pose: geom.IdentityTransform(), Parts: parts, Physics: &scene.Physics{Body: scene.DynamicBody}}
	if mass := assembly.TotalMass(parts); mass > 0 {
		out.Physics.MassKg, out.Physics.MassSource = mass, "authored"
	}
	if r.own != nil {
		r.KeepOrigin()
		r.own.restore(&out)
		return out
	}
	robot, mobile := assembly.Robot(parts)
	if robot {
		out.Semantics = r.RobotSemantics(name)
		out.Pose.Rotation = geom.Yaw(-math.Pi / 2)
		r.Report.Info(name, "is taken to be a robot: its +X, where robots look in their descriptions, is turned to the front")
		if !mobile || base == "world" {
			out.Physics.Body = scene.StaticBody
		}
	}
	return out
}
