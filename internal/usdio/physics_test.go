package usdio_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/simready"
	"scenograph/internal/usdio"
)

func TestBodiesNeverNest(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	rigid := func(p *prim) bool { return p.has("PhysicsRigidBodyAPI") }
	bodies, colliders := 0, 0
	for _, p := range l.prims {
		if rigid(p) {
			bodies++
			if p.under(rigid) || p.under(func(a *prim) bool { return a.specifier == "class" }) {
				t.Errorf("%s is a body within a body or a prototype", p.path)
			}
		}
		if p.has("PhysicsCollisionAPI") {
			colliders++
		}
	}
	if bodies != 9 || colliders < 10 || l.count("PhysicsScene") != 1 {
		t.Errorf("%d bodies, %d colliders, %d scenes", bodies, colliders, l.count("PhysicsScene"))
	}
	nested := l.byPath["/Test_scene/Dining/Small_chair"]
	if nested == nil {
		t.Fatal("the chair on the table is not beside the table")
	}
	if got := nested.properties["xformOp:translate"]; got != "(0, 0, 0.7)" {
		t.Errorf("it stands at %s", got)
	}
}

func TestJoints(t *testing.T) {
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	hinge, slide := l.byPath["/Test_scene/Cabinet/door_joint"], l.byPath["/Test_scene/Cabinet/drawer_joint"]
	if hinge == nil || slide == nil {
		t.Fatal("a joint is missing")
	}
	for property, want := range map[string]string{
		"physics:body0": "</Test_scene/Cabinet/Base>", "physics:body1": "</Test_scene/Cabinet/door>", "physics:axis": `"X"`,
		"physics:localPos0": "(-0.4, -0.2, 0)", "physics:localPos1": "(0, 0, 0)", "physics:lowerLimit": "0", "physics:upperLimit": "114.59156",
	} {
		if got := hinge.properties[property]; got != want {
			t.Errorf("the hinge's %s is %s, want %s", property, got, want)
		}
	}
	if hinge.kind != "PhysicsRevoluteJoint" || slide.kind != "PhysicsPrismaticJoint" || slide.properties["physics:upperLimit"] != "0.25" {
		t.Errorf("%s, %s to %s", hinge.kind, slide.kind, slide.properties["physics:upperLimit"])
	}
	total := 0.0
	for _, name := range []string{"Base", "door", "drawer"} {
		mass := 0.0
		if _, err := fmt.Sscan(l.byPath["/Test_scene/Cabinet/"+name].properties["physics:mass"], &mass); err != nil {
			t.Fatal(err)
		}
		total += mass
	}
	if math.Abs(total-30) > 1e-4 {
		t.Errorf("the links weigh %g kg together, want 30", total)
	}
	if l.byPath["/Test_scene/Cabinet/door/knob"] == nil {
		t.Error("the knob does not move with its door")
	}
}

// TestSimulationReady holds the whole of it against the rules that simulators' things follow.
func TestSimulationReady(t *testing.T) {
	snap, store := furnished(t)
	for _, flat := range []bool{false, true} {
		r, err := simready.CheckBundle(write(t, snap, store, usdio.Options{Flat: flat}).Files)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			if f.Severity == simready.Error || f.Rule != "SL.001" {
				t.Errorf("%+v", f)
			}
		}
		if len(r.Checked) < 45 || r.Bodies != 9 || r.Joints != 3 {
			t.Errorf("%d rules, %d bodies, %d joints", len(r.Checked), r.Bodies, r.Joints)
		}
	}
}

// TestDoorLeavesAreBodies opens a room's door by the action, and finds its leaf turned about its hinge.
func TestDoorLeavesAreBodies(t *testing.T) {
	snap, store := furnished(t)
	open, _, err := action.Preview(snap, []action.Action{action.SetJointPose{Node: "room", Joints: []scene.JointValue{{Joint: "d leaf", Value: 0.5}}}})
	if err != nil {
		t.Fatal(err)
	}
	const path = "/Test_scene/Room/Shell/d_leaf"
	for turn, s := range map[float64]*scene.Snapshot{0: snap, 0.5: open} {
		l := read(t, write(t, s, store, usdio.Options{}))
		leaf, joint := l.byPath[path], l.byPath[path+"_joint"]
		if leaf == nil || joint == nil || joint.kind != "PhysicsRevoluteJoint" || !leaf.has("PhysicsRigidBodyAPI") || l.byPath[path+"/Geometry/Colliders/door_d"] == nil {
			t.Fatalf("%+v %+v", leaf, joint)
		}
		frame0 := pose(t, joint, "physics:localPos0", "physics:localRot0")
		frame1 := pose(t, leaf, "xformOp:translate", "xformOp:orient").Mul(pose(t, joint, "physics:localPos1", "physics:localRot1"))
		got := frame1.Relative(frame0)
		if angle := 2 * math.Acos(math.Min(1, math.Abs(got.Rotation[3]))); math.Abs(angle-turn) > 1e-5 || got.Translation.Len() > 1e-6 {
			t.Errorf("opened by %g, not %g: %+v", angle, turn, got)
		}
	}
	if _, _, err := action.Preview(snap, []action.Action{action.SetJointPose{Node: "room", Joints: []scene.JointValue{{Joint: "e leaf", Value: 1}}}}); err == nil {
		t.Error("a leaf that is not there was opened")
	}
}

// numbers reads "(1, 2, 3)".
func numbers(t *testing.T, value string) []float64 {
	t.Helper()
	var out []float64
	for _, field := range strings.Split(strings.Trim(value, "()"), ", ") {
		x := 0.0
		if _, err := fmt.Sscan(field, &x); err != nil {
			t.Fatalf("%q: %v", value, err)
		}
		out = append(out, x)
	}
	return out
}

// pose reads a prim's transform operations, or a joint's frame in one of its bodies.
func pose(t *testing.T, p *prim, translate, orient string) geom.Transform {
	t.Helper()
	v, q := numbers(t, p.properties[translate]), numbers(t, p.properties[orient])
	return geom.Transform{Translation: geom.Vec3{v[0], v[1], v[2]}, Rotation: geom.Quat{q[1], q[2], q[3], q[0]}.Normalized(), Scale: geom.One}
}

// TestJointFramesMeet opens a door by 0.7 rad and pulls a drawer by 0.1 m: seen from the joint's frame in the first body,
// that in the second is turned about, or shifted along, X by just so much.
func TestJointFramesMeet(t *testing.T) {
	s := newStage(t)
	s.material(scene.NewMaterial("m", "M", geom.Color{}))
	s.node(scene.Node{ID: "c", Name: "Cabinet", Joints: []scene.JointValue{{Joint: "door", Value: 0.7}, {Joint: "drawer", Value: 0.1}},
		Model: &scene.ModelRef{Asset: s.cabinet(), Materials: []scene.MaterialID{"m"}}, Physics: &scene.Physics{Body: scene.StaticBody, MassKg: 30}})
	l := read(t, write(t, s.seal(), s.store, usdio.Options{}))
	const path = "/Test_scene/Cabinet/"
	fixed := l.byPath["/Test_scene/FixedJoints/Cabinet"]
	if base := l.byPath[path+"Base"]; !base.has("PhysicsRigidBodyAPI") || !base.has("PhysicsArticulationRootAPI") || fixed == nil ||
		fixed.properties["physics:body1"] != "<"+path+"Base>" || fixed.properties["physics:body0"] != "" {
		t.Errorf("a fixed cabinet is no body that the scene ties to the world: %+v", fixed)
	}
	for _, name := range []string{"door", "drawer"} {
		joint, link := l.byPath[path+name+"_joint"], l.byPath[path+name]
		frame0 := pose(t, joint, "physics:localPos0", "physics:localRot0")
		frame1 := pose(t, link, "xformOp:translate", "xformOp:orient").Mul(pose(t, joint, "physics:localPos1", "physics:localRot1"))
		got := frame1.Relative(frame0)
		want := geom.Transform{Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, 0.7), Scale: geom.One}
		if name == "drawer" {
			want = geom.Transform{Translation: geom.Vec3{0.1, 0, 0}, Rotation: geom.Identity, Scale: geom.One}
		}
		if !got.AlmostEqual(want, 1e-6) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestColliders(t *testing.T) {
	s := newStage(t)
	hull := s.mesh(form.Box(1, 1, 1, 0.1))
	pose := geom.IdentityTransform()
	pose.Scale = geom.Vec3{2, 2, 2}
	size := geom.Vec3{0.4, 0.4, 1}
	box := s.model("box", form.Box(1, 1, 1, 0))
	s.material(scene.NewMaterial("m", "M", geom.Color{}))
	s.node(scene.Node{ID: "a", Name: "A", Model: &scene.ModelRef{Asset: box, Materials: []scene.MaterialID{"m"}}, Physics: &scene.Physics{
		Body: scene.KinematicBody, Restitution: 0.2, Colliders: []asset.Collider{
			{Shape: asset.ShapeBox, Transform: pose, Size: size}, {Shape: asset.ShapeSphere, Transform: pose, Size: size},
			{Shape: asset.ShapeCylinder, Transform: pose, Size: size}, {Shape: asset.ShapeCapsule, Transform: pose, Size: size},
			{Shape: asset.ShapeHull, Transform: pose, Size: size, Mesh: hull}, {Shape: asset.ShapeMesh, Transform: pose, Size: size, Mesh: hull},
		}}})
	r := write(t, s.seal(), s.store, usdio.Options{})
	l := read(t, r)
	for i, want := range []map[string]string{
		{"kind": "Cube", "size": "1", "xformOp:scale": "(0.8, 0.8, 2)"},
		{"kind": "Sphere", "radius": "0.4", "xformOp:scale": "(1, 1, 1)"},
		{"kind": "Cylinder", "radius": "0.4", "height": "2", "axis": `"Z"`},
		{"kind": "Capsule", "radius": "0.4", "height": "1.2"},
		{"kind": "Mesh", "physics:approximation": `"convexHull"`, "xformOp:scale": "(2, 2, 2)"},
		{"kind": "Mesh", "physics:approximation": `"none"`},
	} {
		name := "Collider"
		if i > 0 {
			name = fmt.Sprintf("Collider_%d", i+1)
		}
		p := l.byPath["/Test_scene/A/Colliders/"+name]
		if p == nil || !p.has("PhysicsCollisionAPI") || p.properties["purpose"] != `"guide"` || p.kind != want["kind"] {
			t.Errorf("%s: %+v", name, p)
			continue
		}
		for property, value := range want {
			if property != "kind" && p.properties[property] != value {
				t.Errorf("%s %s is %s, want %s", p.kind, property, p.properties[property], value)
			}
		}
	}
	body := l.byPath["/Test_scene/A"]
	if body.properties["physics:kinematicEnabled"] != "1" || body.properties["physics:mass"] == "" || body.properties["physics:diagonalInertia"] == "" {
		t.Errorf("%+v", body)
	}
	contact := l.byPath["/Test_scene/PhysicsMaterials/Contact_1"].properties
	if contact["physics:staticFriction"] != "0.5" || contact["physxMaterial:frictionCombineMode"] != `"max"` {
		t.Errorf("%v", contact)
	}
	if len(r.Report.Findings) == 0 {
		t.Error("the missing mass goes unreported")
	}
}

// TestModelsWithoutPhysics are fixed where they stand, and ride along where a body carries them.
func TestModelsWithoutPhysics(t *testing.T) {
	s := newStage(t)
	s.material(scene.NewMaterial("m", "M", geom.Color{}))
	model := &scene.ModelRef{Asset: s.model("box", form.Box(1, 1, 1, 0)), Materials: []scene.MaterialID{"m"}}
	s.node(scene.Node{ID: "a", Name: "Fixed", Model: model})
	s.node(scene.Node{ID: "b", Name: "Body", Hidden: true, Model: model, Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 1}})
	s.node(scene.Node{ID: "e", Name: "Nested", Parent: "b", Model: model, Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 1}})
	s.node(scene.Node{ID: "c", Name: "Rider", Parent: "b", Model: model})
	s.node(scene.Node{ID: "d", Name: "Part", Parent: "b", Model: model, Physics: &scene.Physics{Body: scene.StaticBody}})
	r := write(t, s.seal(), s.store, usdio.Options{Flat: true})
	l := read(t, r)
	for path, want := range map[string]string{
		"Fixed/": `"none"`, "Body/": `"convexHull"`, "Body/Rider/": "", "Body/Part/": `"convexHull"`,
	} {
		mesh := l.byPath["/Test_scene/"+path+"Geometry/box/main"]
		if mesh == nil || mesh.properties["physics:approximation"] != want || mesh.has("PhysicsCollisionAPI") != (want != "") {
			t.Errorf("%s: %+v, want approximation %s", path, mesh, want)
		}
	}
	if l.byPath["/Test_scene/Nested"].properties["visibility"] != `"invisible"` {
		t.Error("a body that is hidden with its parent is seen")
	}
	if len(r.Report.Findings) < 1 || !strings.HasPrefix(r.Report.Findings[len(r.Report.Findings)-1].Message, "1 models") {
		t.Errorf("%v", r.Report)
	}
}
