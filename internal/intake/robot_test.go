package intake

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// object returns the node and the model of the one object that a file holds.
func object(t *testing.T, file string) (*gltfio.Import, *scene.Node, *asset.Model, *scene.Snapshot) {
	t.Helper()
	found, snap, store := take(t, file, Options{})
	node, ok := snap.Node(found.Roots[0])
	if !ok || node.Model == nil {
		t.Fatalf("%s gave no object but %v", file, found.Roots)
	}
	model, err := store.Model(node.Model.Asset)
	if err != nil {
		t.Fatal(err)
	}
	return found, node, model, snap
}

func part(t *testing.T, m *asset.Model, name string) (*asset.Part, int) {
	t.Helper()
	for i := range m.Parts {
		if m.Parts[i].Name == name {
			return &m.Parts[i], i
		}
	}
	t.Fatalf("there is no part %q", name)
	return nil, 0
}

// TestARobotWithoutVisuals shows what the links of a description collide with where it shows nothing else.
func TestARobotWithoutVisuals(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bare.urdf")
	text := `<robot name="bare"><link name="base"><collision><geometry><box size="0.4 0.3 0.2"/></geometry></collision></link>
<link name="arm"><collision><origin xyz="0 0 0.2"/><geometry><cylinder radius="0.05" length="0.4"/></geometry></collision></link>
<joint name="j" type="fixed"><parent link="base"/><child link="arm"/></joint></robot>`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	found, _, model, _ := object(t, file)
	surfaces := 0
	for _, p := range model.Parts {
		surfaces += len(p.Surfaces)
	}
	if surfaces != 2 {
		t.Errorf("it has %d surfaces, want a box and a cylinder", surfaces)
	}
	if size := found.Bounds.Size(); math.Abs(size[0]-0.4) > 1e-6 || math.Abs(size[2]-0.5) > 1e-6 {
		t.Errorf("it is %v m large", size)
	}
}

func TestURDFRobot(t *testing.T) {
	found, node, model, snap := object(t, "testdata/arm_description/urdf/arm.urdf")
	if node.Semantics.Category != scene.RobotCategory || node.Physics.Body != scene.StaticBody || node.Physics.MassKg != 6 {
		t.Errorf("the arm is %+v, %+v", node.Semantics, node.Physics)
	}
	lift, _ := part(t, model, "elbow")
	want := asset.Joint{Name: "lift", Kind: asset.Hinge, Axis: geom.Vec3{0, 1, 0}, Lower: -1.5, Upper: 1.5, Damping: 0.7, Friction: 0.2, Effort: 40, Velocity: 1.5}
	if lift.Joint == nil || *lift.Joint != want {
		t.Errorf("its lift is %+v", lift.Joint)
	}
	if len(lift.Colliders) != 1 || lift.Colliders[0].Shape != asset.ShapeHull {
		t.Errorf("its forearm collides as %+v", lift.Colliders)
	}
	if pan, _ := part(t, model, "shoulder"); math.Abs(pan.Joint.Upper-math.Pi) > 1e-12 || pan.Inertial.MassKg != 2 {
		t.Errorf("its shoulder is %+v, %+v", pan.Joint, pan.Inertial)
	}
	if slide, _ := part(t, model, "finger"); slide.Joint.Kind != asset.Slide || slide.Joint.Upper != 0.04 {
		t.Errorf("its finger is %+v", slide.Joint)
	}
	// The hand, 0.3 m along +X of the file, is in front: along −Y.
	poses := model.PartTransforms(nil)
	_, wrist := part(t, model, "wrist")
	if at := poses[wrist].Translation; at.Sub(geom.Vec3{0, -0.3, 0.5}).Len() > 1e-9 {
		t.Errorf("its wrist is at %v", at)
	}
	up := model.PartTransforms(func(joint string) float64 {
		if joint == "lift" {
			return -math.Pi / 2 // beyond its limit of 1.5
		}
		return 0
	})
	if at := up[wrist].Translation; at.Sub(geom.Vec3{0, -0.3 * math.Cos(1.5), 0.5 + 0.3*math.Sin(1.5)}).Len() > 1e-9 {
		t.Errorf("lifted, its wrist is at %v", at)
	}
	text := reportOf(found)
	for _, said := range []string{"lost.dae", `follows "grip"`, "<sensor>"} {
		if !strings.Contains(text, said) {
			t.Errorf("the report does not tell of %s:\n%s", said, text)
		}
	}
	colors := map[string]bool{}
	for m := range snap.Materials() {
		colors[m.Name] = true
	}
	if !colors["steel"] || !colors["orange"] {
		t.Errorf("it wears %v", colors)
	}
}

func TestMJCFRobot(t *testing.T) {
	found, node, model, snap := object(t, "testdata/cart/cart.xml")
	if node.Semantics.Category != scene.RobotCategory || node.Physics.Body != scene.DynamicBody || node.Physics.Friction != 0.7 {
		t.Errorf("the cart is %+v, %+v", node.Semantics, node.Physics)
	}
	if math.Abs(node.Physics.MassKg-(0.4*0.3*0.1*1000+0.5+0.5+0.8)) > 1e-9 {
		t.Errorf("it weighs %g kg", node.Physics.MassKg)
	}
	left, at := part(t, model, "left")
	axis := model.PartTransforms(nil)[at].Rotation.Rotate(left.Joint.Axis)
	if left.Joint.Damping != 0.02 || axis.Sub(geom.Vec3{0, -1, 0}).Len() > 1e-9 {
		t.Errorf("its wheel turns about %v: %+v", axis, left.Joint)
	}
	tilt, at := part(t, model, "mast pivot 1")
	if math.Abs(tilt.Joint.Upper-geom.Radians(30)) > 1e-12 || math.Abs(valueOf(node, "tilt")-geom.Radians(10)) > 1e-12 {
		t.Errorf("its mast tilts by %+v, now %v", tilt.Joint, node.Joints)
	}
	// As the file has it, 10° from the joint's zero, the mast stands straight.
	poses := model.PartTransforms(func(joint string) float64 { return valueOf(node, joint) })
	_, mast := part(t, model, "mast")
	if up := poses[mast].Rotation.Rotate(geom.Up); up.Sub(geom.Up).Len() > 1e-9 {
		t.Errorf("its mast points to %v", up)
	}
	if d := poses[at].Translation[2] - poses[0].Translation[2]; math.Abs(d-0.15) > 1e-9 {
		t.Errorf("its mast tilts %g m above the deck's middle", d)
	}
	camera := slices.ContainsFunc(snap.Subtree(node.ID), func(id scene.NodeID) bool { n, _ := snap.Node(id); return n.Camera != nil })
	text := reportOf(found)
	for _, said := range []string{"gone.stl", "<actuator>", "ground plane"} {
		if !strings.Contains(text, said) {
			t.Errorf("the report does not tell of %s:\n%s", said, text)
		}
	}
	if !camera {
		t.Error("its camera was lost")
	}
}

func valueOf(n *scene.Node, joint string) float64 {
	for _, v := range n.Joints {
		if v.Joint == joint {
			return v.Value
		}
	}
	return 0
}

func TestDamagedRobotsAreRefused(t *testing.T) {
	link := func(name string) string {
		return `<link name="` + name + `"><visual><geometry><sphere radius="1"/></geometry></visual></link>`
	}
	joint := func(parent, child, more string) string {
		return `<joint name="j` + child + `" type="revolute"><parent link="` + parent + `"/><child link="` + child + `"/>` + more + `</joint>`
	}
	limit := `<limit lower="0" upper="1"/>`
	for name, text := range map[string]string{
		"loop.urdf": "<robot>" + link("a") + link("b") + joint("a", "b", limit) + joint("b", "a", limit) + "</robot>", "none.urdf": "<robot/>",
		"two.urdf": "<robot>" + link("a") + link("b") + "</robot>", "twice.urdf": "<robot>" + link("a") + link("a") + "</robot>",
		"axis.urdf": "<robot>" + link("a") + link("b") + joint("a", "b", limit+`<axis xyz="0 0 0"/>`) + "</robot>", "root.urdf": "<html/>",
		"nan.urdf":    "<robot>" + link("a") + link("b") + joint("a", "b", `<limit lower="nan" upper="1"/>`) + "</robot>",
		"turned.urdf": "<robot>" + link("a") + link("b") + joint("a", "b", `<limit lower="2" upper="1"/>`) + "</robot>",
		"deep.xml":    "<mujoco><worldbody>" + strings.Repeat("<body>", 390) + strings.Repeat("</body>", 390) + "</worldbody></mujoco>",
		"again.xml":   `<mujoco><include file="again.xml"/></mujoco>`, "outside.xml": `<mujoco><include file="../secret.xml"/></mujoco>`,
		"inf.xml": `<mujoco><worldbody><body pos="0 0 inf"><geom size="1"/></body></worldbody></mujoco>`, "global.xml": `<mujoco><compiler coordinate="global"/></mujoco>`,
		"nothing.xml": `<mujoco/>`, "mesh.xml": `<mujoco><worldbody><body><geom type="mesh" mesh="no"/></body></worldbody></mujoco>`,
		"bomb.xml": `<!DOCTYPE m [<!ENTITY a "aaaa">]><mujoco model="&a;"/>`,
	} {
		dir := write(t, map[string]string{name: text})
		found, err := Read(context.Background(), filepath.Join(dir, name), Options{Options: gltfio.Options{Store: asset.NewStore()}})
		if err == nil {
			t.Errorf("%s: read as %+v", name, found)
		} else if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: the error does not name it: %v", name, err)
		}
	}
}
