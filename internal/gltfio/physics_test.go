package gltfio_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// physical is a room with a door and a dresser that weighs 30 kg.
func physical(t *testing.T) (*scene.Snapshot, *asset.Store, catalog.Thing) {
	t.Helper()
	store := asset.NewStore()
	built, err := catalog.Builtin().Build(store, catalog.Request{Entry: "dresser", Style: "modern"})
	if err != nil {
		t.Fatal(err)
	}
	draft := scene.Empty("physics").Edit()
	for _, m := range built.Materials {
		if err := draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range built.Nodes("dresser", "Dresser", "", geom.At(geom.Vec3{1, 2, 0}, 0.5)) {
		n.Physics = &scene.Physics{Body: scene.DynamicBody, MassKg: 30, Friction: 0.55, Restitution: 0.1}
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Outline: geom.Polygon{{-3, -3}, {3, -3}, {3, 3}, {-3, 3}}, Height: 2.5, WallThickness: 0.1, Openings: []shell.Opening{{ID: "d", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2, Open: 0.3}}}
	if err := draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	return snap, store, built
}

type physicsDoc struct {
	Nodes []struct {
		Name       string
		Children   []int
		Extensions struct {
			Body *struct {
				Motion *struct {
					Mass            float64
					InertiaDiagonal [3]float64
				}
				Collider *struct {
					Geometry                         map[string]any
					PhysicsMaterial, CollisionFilter *int
				}
				Joint *struct{ ConnectedNode, Joint int }
			} `json:"KHR_physics_rigid_bodies"`
		}
	}
	ExtensionsUsed []string
	Extensions     struct {
		Shapes  struct{ Shapes []map[string]any }                                            `json:"KHR_implicit_shapes"`
		Physics struct{ PhysicsMaterials, PhysicsJoints, CollisionFilters []map[string]any } `json:"KHR_physics_rigid_bodies"`
	}
}

func TestPhysicsIsWritten(t *testing.T) {
	snap, store, _ := physical(t)
	r, err := gltfio.Write(snap, store, gltfio.WriteOptions{Format: gltfio.GLTF, Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	var doc physicsDoc
	if err := json.Unmarshal(r.Files[0].Data, &doc); err != nil {
		t.Fatal(err)
	}
	mass, motions, colliders, joints := 0.0, 0, 0, 0
	for _, n := range doc.Nodes {
		b := n.Extensions.Body
		if b == nil {
			continue
		}
		if b.Motion != nil {
			motions++
			if i := b.Motion.InertiaDiagonal; !(i[0] > 0 && i[1] > 0 && i[2] > 0 && i[0]+i[1] >= i[2]*0.999) {
				t.Errorf("%s: moments %v", n.Name, i)
			}
			if n.Name != "d leaf" {
				mass += b.Motion.Mass
			}
		}
		if b.Collider != nil {
			colliders++
			if b.Collider.PhysicsMaterial == nil || len(b.Collider.Geometry) == 0 {
				t.Errorf("%s: %+v", n.Name, b.Collider)
			}
		}
		if b.Joint != nil {
			joints++
			if doc.Nodes[b.Joint.ConnectedNode].Name == "" || b.Joint.Joint >= len(doc.Extensions.Physics.PhysicsJoints) {
				t.Errorf("%s: %+v", n.Name, b.Joint)
			}
		}
	}
	drawers := 0
	model, err := store.Model(firstModel(snap))
	if err != nil {
		t.Fatal(err)
	}
	for i := range model.Parts {
		if model.Parts[i].Joint != nil {
			drawers++
		}
	}
	if math.Abs(mass-30) > 0.001 || motions != drawers+2 || joints != drawers+1 || colliders < drawers+8 {
		t.Errorf("%.4f kg, %d motions, %d joints, %d colliders; %d drawers", mass, motions, joints, colliders, drawers)
	}
	if m := doc.Extensions.Physics.PhysicsMaterials; len(m) < 1 || m[0]["frictionCombine"] != "maximum" {
		t.Errorf("%v", m)
	}
	if len(doc.Extensions.Physics.CollisionFilters) == 0 {
		t.Error("drawers collide with their carcass")
	}
}

func firstModel(snap *scene.Snapshot) asset.ID {
	for n := range snap.Nodes() {
		if n.Model != nil {
			return n.Model.Asset
		}
	}
	return ""
}

// TestPhysicsOfOthersIsRead takes our marks out of a file, so that only the extensions tell, and reads it as one object.
func TestPhysicsOfOthersIsRead(t *testing.T) {
	snap, store, built := physical(t)
	draft := snap.Edit()
	if err := draft.RemoveNode("room"); err != nil {
		t.Fatal(err)
	}
	snap, _ = draft.Seal()
	snap, _, err := action.Preview(snap, []action.Action{action.SetJointPose{Node: "dresser", Joints: []scene.JointValue{{Joint: "drawer 1", Value: 0.1}}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := gltfio.Write(snap, store, gltfio.WriteOptions{Format: gltfio.GLTF, Name: "other"})
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(r.Files[0].Data, &doc); err != nil {
		t.Fatal(err)
	}
	doc["asset"].(map[string]any)["generator"] = "somebody else"
	for _, list := range []string{"nodes", "scenes", "materials"} {
		for _, one := range doc[list].([]any) {
			delete(one.(map[string]any), "extras")
		}
	}
	if r.Files[0].Data, err = json.Marshal(doc); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := bundle.Save(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	fresh := asset.NewStore()
	found, err := gltfio.Read(t.Context(), filepath.Join(dir, "other.gltf"), gltfio.Options{Store: fresh})
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := action.Preview(scene.Empty("x"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := got.Node(found.Roots[0])
	if math.Abs(n.Physics.MassKg-30) > 0.001 || n.Physics.Friction != 0.55 || n.Physics.Body != scene.DynamicBody {
		t.Errorf("%+v", n.Physics)
	}
	want, err := store.Model(built.Model)
	if err != nil {
		t.Fatal(err)
	}
	have, err := fresh.Model(n.Model.Asset)
	if err != nil {
		t.Fatal(err)
	}
	type facts struct {
		joints, colliders int
		reach             float64
	}
	count := func(m *asset.Model) (f facts) {
		for i := range m.Parts {
			f.colliders += len(m.Parts[i].Colliders)
			if j := m.Parts[i].Joint; j != nil {
				f.joints++
				f.reach += j.Upper
				if j.Kind != asset.Slide || j.Axis.Sub(geom.Vec3{0, -1, 0}).Len() > 1e-6 && j.Axis.Sub(geom.Vec3{math.Sin(0.5), -math.Cos(0.5), 0}).Len() > 1e-6 {
					t.Errorf("%+v", j)
				}
			}
		}
		return f
	}
	a, b := count(want), count(have)
	if a.joints != b.joints || a.colliders != b.colliders || math.Abs(a.reach-b.reach) > 1e-9 || a.joints == 0 {
		t.Errorf("read %+v, written %+v: %v", b, a, found.Report)
	}
	if _, err := os.Stat(filepath.Join(dir, "other.bin")); err != nil {
		t.Error(err)
	}
}
