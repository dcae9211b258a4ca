package stage

import (
	"math"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// modeler builds one thing of a prim.
type modeler struct {
	*reader
	at      *prim
	pose    geom.Transform // worldFromThing, without scale
	parts   []asset.Part
	partOf  map[*prim]int      // the part that a body became
	bodyOf  map[int]geom.Mat4  // worldFromPart at the stage's pose, by part
	joined  map[*prim]*joint   // the joint that holds a body
	values  []scene.JointValue // where the joints stand
	names   assembly.JointNames
	massKg  float64
	seen    bool // something is drawn
	collide bool
	inside  []assembly.Thing // lights and cameras
	spare   []spareMesh
	others  []*prim // things of their own that lie below this one
}

// spareMesh collides but is not drawn.
type spareMesh struct {
	part  int
	drawn assembly.Drawn
}

// model makes one thing of a prim with everything below it.
func (r *reader) model(p *prim, parent int, parentWorld geom.Transform) error {
	m := &modeler{
		reader: r, at: p, pose: r.upright(r.world[p]), partOf: map[*prim]int{}, bodyOf: map[int]geom.Mat4{}, joined: map[*prim]*joint{}, names: assembly.JointNames{},
	}
	base := m.base()
	m.parts = []asset.Part{{Name: p.title(), Parent: -1, Transform: geom.IdentityTransform()}}
	m.bodyOf[0] = m.pose.Mat4()
	if base != nil {
		m.partOf[base] = 0
	}
	for _, j := range r.together[p] {
		m.join(j)
	}
	if err := m.fill(p, 0, inherited{}); err != nil {
		return err
	}
	if !m.seen {
		for _, s := range m.spare {
			m.parts = assembly.Draw(m.parts, s.part, []assembly.Drawn{s.drawn})
		}
		m.seen = len(m.spare) > 0
	}
	if !m.seen {
		for _, other := range m.others {
			if err := r.model(other, parent, parentWorld); err != nil {
				return err
			}
		}
		return nil
	}
	r.models++
	thing := assembly.Thing{Name: p.title(), Parent: parent, Pose: m.pose.Relative(parentWorld), Parts: m.parts, Joints: m.values, Physics: m.physics(base), Semantics: m.semantics()}
	if was := p.nodeFacts(); was != nil {
		thing.ID = was.ID
		if s := was.Semantics; s != nil && thing.Semantics != nil && s.Category == thing.Semantics.Category {
			thing.Semantics = s
		}
	}
	r.things = append(r.things, thing)
	at := len(r.things) - 1
	for _, t := range m.inside {
		t.Parent = at
		r.things = append(r.things, t)
	}
	for _, other := range m.others {
		if err := r.model(other, at, m.pose); err != nil {
			return err
		}
	}
	return nil
}

// base is the body on which the others hang: one that no joint moves against another body.
func (m *modeler) base() *prim {
	moved := map[*prim]bool{}
	for _, j := range m.together[m.at] {
		if m.joined[j.body1] == nil {
			m.joined[j.body1] = j
			moved[j.body1] = true
		} else {
			m.Report.Warn("joint "+j.prim.title(), "closes a loop, which is not read")
		}
	}
	for _, j := range m.together[m.at] {
		if !moved[j.body0] {
			return j.body0
		}
	}
	if m.bodies[m.at] {
		return m.at
	}
	return nil
}

// join adds the part of a joint's second body, after that of its first.
func (m *modeler) join(j *joint) {
	if _, done := m.partOf[j.body1]; done || m.joined[j.body1] != j {
		return
	}
	m.partOf[j.body1] = -1 // a loop ends here
	if before := m.joined[j.body0]; before != nil {
		m.join(before)
	}
	parent, ok := m.partOf[j.body0]
	if !ok || parent < 0 {
		parent = 0
	}
	frame0, frame1 := m.frame(j, "0", j.body0), m.frame(j, "1", j.body1)
	motion := m.motion(j)
	// The part stands at the joint, its axes along those of the body it moves.
	body1FromJoint := frame1
	rest := frame0.Mul(geom.Transform{Rotation: body1FromJoint.Rotation.Inverse(), Scale: geom.One})
	if parent == 0 && m.partOf[j.body0] == 0 {
		world0 := unscaled(geom.Decompose(m.world[j.body0]))
		rest = world0.Relative(m.pose).Mul(rest)
	}
	part := asset.Part{Name: j.body1.title(), Parent: parent, Transform: rest.Canonical()}
	worldFromPart := unscaled(geom.Decompose(m.world[j.body1])).Mul(geom.Transform{Translation: frame1.Translation, Rotation: geom.Identity, Scale: geom.One})
	if motion != nil {
		value := m.valueOf(j, motion, frame0, frame1)
		motion.Axis = unit(frame1.Rotation.Rotate(motion.Axis))
		motion.Name = m.names.Claim(j.prim.title())
		part.Joint = motion
		if value != 0 {
			m.values = append(m.values, scene.JointValue{Joint: motion.Name, Value: value})
		}
	}
	m.parts = append(m.parts, part)
	m.partOf[j.body1] = len(m.parts) - 1
	m.bodyOf[len(m.parts)-1] = worldFromPart.Mat4()
}

func unit(v geom.Vec3) geom.Vec3 {
	v = v.Normalize()
	for i := range v {
		if math.Abs(v[i]) < 1e-7 { // what single precision leaves of a zero
			v[i] = 0
		}
	}
	return v.Normalize()
}

// inherited is what prims take over from those above: the material, and whether they can be seen.
type inherited struct {
	material string
	hidden   bool
}

// fill adds what a prim and those below it show and collide with to the part of the body they belong to.
func (m *modeler) fill(p *prim, part int, from inherited) error {
	at, mine := m.partOf[p]
	if mine && at >= 0 {
		part = at
	}
	kind := p.meta("kind").String()
	if p != m.at && !mine && (m.bodies[p] || m.together[p] != nil || kind == "component" || kind == "subcomponent" && p.has("PhysicsArticulationRootAPI")) {
		m.others = append(m.others, p)
		return nil
	}
	if bound := p.binding(); bound != "" {
		from.material = bound
	}
	from.hidden = from.hidden || hidden(p)
	if light, camera := m.light(p, m.world[p]), m.camera(p); light != nil || camera != nil {
		pose := unscaled(geom.Decompose(m.world[p])).Relative(m.pose)
		m.inside = append(m.inside, assembly.Thing{Name: p.title(), Pose: pose, Light: light, Camera: camera})
		return nil
	}
	m.mass(p, part)
	if solidKind(p.kind) {
		if err := m.solid(p, part, from); err != nil {
			m.Report.Warn("prim "+p.path, "was left out: %v", err)
		}
	} else if p.kind != "" && p.kind != "Xform" && p.kind != "Scope" && p.kind != "SkelRoot" {
		if !strings.HasPrefix(p.kind, "Physics") && p.kind != "Material" && p.kind != "GeomSubset" && p.kind != "Shader" {
			m.unknown[p.kind]++
		}
		if p.kind == "Material" {
			return nil
		}
	}
	for _, child := range p.children {
		if err := m.fill(child, part, from); err != nil {
			return err
		}
	}
	return nil
}

// solid adds a mesh or a simple solid.
func (m *modeler) solid(p *prim, part int, from inherited) error {
	partFromPrim := m.bodyOf[part].Inv().Mul4(m.world[p])
	pose := geom.Decompose(partFromPrim)
	sheared := !almostEqual(pose.Mat4(), partFromPrim) || pose.Scale[0] <= 0 || pose.Scale[1] <= 0 || pose.Scale[2] <= 0
	var bake *geom.Mat4
	if sheared {
		bake, pose = &partFromPrim, geom.IdentityTransform()
	}
	pose = tidy(pose)
	if p.has("PhysicsCollisionAPI") && p.value("physics:collisionEnabled").Bool(true) {
		m.collide = true
		if err := m.collider(p, part, pose, bake); err != nil {
			m.Report.Warn("prim "+p.path, "a collider was left out: %v", err)
		}
	}
	if from.hidden && !p.has("PhysicsCollisionAPI") {
		return nil
	}
	pieces, err := m.pieces(p, from.material, bake)
	if err != nil {
		return err
	}
	drawn := assembly.Drawn{Name: p.title(), Pose: pose, Pieces: pieces}
	if from.hidden {
		m.spare = append(m.spare, spareMesh{part, drawn})
		return nil
	}
	m.seen = true
	m.parts = assembly.Draw(m.parts, part, []assembly.Drawn{drawn})
	return nil
}

// tidy takes away what composing matrices leaves of zeros and ones.
func tidy(t geom.Transform) geom.Transform {
	for i := range 3 {
		t.Translation[i] = math.Round(t.Translation[i]*1e9)/1e9 + 0
		t.Scale[i] = math.Round(t.Scale[i]*1e9) / 1e9
	}
	for i := range 4 {
		t.Rotation[i] = math.Round(t.Rotation[i]*1e12)/1e12 + 0
	}
	return t.Canonical()
}

func almostEqual(a, b geom.Mat4) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-6*math.Max(1, math.Abs(b[i])) {
			return false
		}
	}
	return true
}

// mass reads what a body weighs; the inertia only where it is told whole.
func (m *modeler) mass(p *prim, part int) {
	if !p.has("PhysicsMassAPI") {
		return
	}
	massKg := p.number("physics:mass", 0)
	if massKg <= 0 {
		if v := p.value("physics:mass"); v != "" && v != "0" {
			m.Report.Warn("prim "+p.path, "a mass of %.20s kg is none: it is weighed by what it is made of", string(v))
		}
		return
	}
	m.massKg += massKg
	scale := geom.Decompose(m.world[p]).Scale
	at := geom.TransformPoint(m.bodyOf[part].Inv().Mul4(m.world[p]), geom.Vec3{})
	i := &asset.Inertial{MassKg: massKg, Center: at.Add(geom.MulVec3(p3(p.floats("physics:centerOfMass", 3, []float64{0, 0, 0})), scale))}
	if d := p.floats("physics:diagonalInertia", 3, nil); d != nil && d[0] > 0 && d[1] > 0 && d[2] > 0 {
		unit := geom.Decompose(m.start).Scale[0]
		i.Tensor = [6]float64{d[0] * unit * unit, d[1] * unit * unit, d[2] * unit * unit}
		if q := p.floats("physics:principalAxes", 4, nil); q != nil && (q[0] != 0 || q[1] != 0 || q[2] != 0 || q[3] != 0) {
			i.Turn(geom.Quat{q[1], q[2], q[3], q[0]}.Normalized())
		}
		if i.Check() == nil && m.parts[part].Inertial == nil {
			m.parts[part].Inertial = i
		}
	}
}

// physics says how the thing takes part in physics.
func (m *modeler) physics(base *prim) *scene.Physics {
	out := &scene.Physics{Body: scene.StaticBody}
	body := base
	if body == nil && m.bodies[m.at] {
		body = m.at
	}
	if body != nil && m.bodies[body] && body.value("physics:rigidBodyEnabled").Bool(true) {
		if out.Body = scene.DynamicBody; body.value("physics:kinematicEnabled").Bool(false) {
			out.Body = scene.KinematicBody
		}
	} else if len(m.bodies) == 0 {
		out.Body = scene.DynamicBody // nobody said anything of physics
	}
	for _, j := range m.joints {
		if j.body0 == nil && base != nil && j.body1 == base && j.prim.kind == "PhysicsFixedJoint" {
			out.Body = scene.StaticBody
		}
	}
	if m.massKg > 0 {
		out.MassKg, out.MassSource = m.massKg, "authored"
	}
	for _, target := range m.at.targets("material:binding:physics") {
		if q := m.byPath[target]; q != nil {
			out.Friction = geom.Clamp(q.number("physics:dynamicFriction", 0), 0, 10)
			out.Restitution = geom.Clamp(q.number("physics:restitution", 0), 0, 1)
		}
	}
	return out
}

// semantics reads the label of class, else what the name tells.
func (m *modeler) semantics() *scene.Semantics {
	labels := m.at.value("semantics:labels:class").Strings()
	if len(labels) == 0 {
		if robot, _ := assembly.Robot(m.parts); robot {
			return m.RobotSemantics(m.at.title())
		}
		return nil
	}
	out := m.Maker.Semantics()
	out.Category, out.Synonyms = labels[0], labels[1:]
	return out
}
