package manifest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/manifest"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room holds two equal chairs, a table turned by a third of a circle with a vase on it, and a bookshelf and a dresser at a wall.
func room(t *testing.T) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("test").Edit()
	outline := geom.Polygon{{-2.5, -2}, {2.5, -2}, {2.5, 2}, {-2.5, 2}}
	nodes := []scene.Node{{ID: "room", Name: "Room", Transform: geom.At(geom.Vec3{0.5, 0, 0}, 0), Room: &scene.RoomRef{Room: shell.Room{
		Outline: outline, Height: 2.5, WallThickness: 0.1, Openings: []shell.Opening{{ID: "d", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2}},
	}}}}
	top := 0.0
	for _, thing := range []struct {
		id, entry string
		at        geom.Vec3
		yaw       float64
	}{{"chair 1", "dining-chair", geom.Vec3{2, -1, 0}, 1}, {"chair 2", "dining-chair", geom.Vec3{2, 0.5, 0}, 2}, {"table", "dining-table", geom.Vec3{0.4, 0, 0}, 2},
		{"vase", "vase", geom.Vec3{0.6, 0.1, 0}, 0}, {"dresser", "dresser", geom.Vec3{0, 1.7, 0}, 0}} {
		built, err := source.Build(store, catalog.Request{Entry: thing.entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		if thing.id == "table" {
			top = built.Bounds.Max[2]
		}
		if thing.id == "vase" {
			thing.at[2] = top
		}
		nodes = append(nodes, built.Nodes(scene.NodeID(thing.id), thing.id, "", geom.At(thing.at, thing.yaw))...)
	}
	for i, n := range nodes {
		if n.ID == "dresser" {
			nodes[i].Joints = []scene.JointValue{{Joint: "drawer 1", Value: 0.1}}
		}
	}
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	return snap, store
}

func build(t *testing.T) (*manifest.Plan, *scene.Snapshot, *asset.Store) {
	t.Helper()
	snap, store := room(t)
	p, err := manifest.Build(context.Background(), snap, store, manifest.Options{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return p, snap, store
}

func object(t *testing.T, p *manifest.Plan, node string) *manifest.Object {
	t.Helper()
	for i := range p.Objects {
		if p.Objects[i].Node == node {
			return &p.Objects[i]
		}
	}
	t.Fatalf("there is no object %q", node)
	return nil
}

func TestObjectsAndAssets(t *testing.T) {
	p, _, _ := build(t)
	if len(p.Objects) != 5 || len(p.Assets) != 4 {
		t.Fatalf("%d objects of %d assets", len(p.Objects), len(p.Assets))
	}
	one, two := object(t, p, "chair 1"), object(t, p, "chair 2")
	if one.Asset != two.Asset || one.Name == two.Name || one.Asset != "dining_chair" {
		t.Errorf("%+v, %+v", one, two)
	}
	if v := object(t, p, "vase"); v.On != object(t, p, "table").Name || v.Room != "room" || v.Body != "dynamic" {
		t.Errorf("%+v", v)
	}
	table := object(t, p, "table")
	if table.On != "" || table.Fixed == "" || table.Body != "static" || math.Abs(table.Quaternion[0]-math.Cos(1)) > 1e-6 || math.Abs(table.Quaternion[3]-math.Sin(1)) > 1e-6 {
		t.Errorf("%+v", table)
	}
	d := object(t, p, "dresser")
	a := p.Asset(d.Asset)
	if len(a.Joints) == 0 || a.Labels == nil || a.Labels.NYU40 != "dresser" {
		t.Fatalf("%+v", a)
	}
	mass := 0.0
	for _, l := range a.Links {
		mass += l.MassKg
	}
	if math.Abs(mass-a.MassKg) > 1e-3 {
		t.Errorf("the links weigh %.3f kg, the dresser %.3f kg", mass, a.MassKg)
	}
	opened := 0
	for _, j := range a.Joints {
		if j.Type != "prismatic" || j.Upper <= j.Lower || math.Abs(j.Axis.Len()-1) > 1e-9 {
			t.Errorf("%+v", j)
		}
		if v := d.Joints[j.Name]; v != 0 {
			opened++
			if math.Abs(v-0.1) > 1e-6 || j.Title != "drawer 1" {
				t.Errorf("%s is at %g", j.Title, v)
			}
		}
	}
	if opened != 1 {
		t.Errorf("%v", d.Joints)
	}
}

func TestReceptacles(t *testing.T) {
	p, snap, store := build(t)
	table := object(t, p, "table")
	a := p.Asset(table.Asset)
	at := slices.IndexFunc(p.Receptacles, func(r manifest.Receptacle) bool { return r.Object == table.Name && r.Kind == "top" })
	if at < 0 {
		t.Fatalf("%+v", p.Receptacles)
	}
	top := p.Receptacles[at]
	if math.Abs(top.Corners[0][2]-a.Max[2]) > 2e-3 || top.AreaM2 < 0.5 || len(top.Holds) != 1 || top.Holds[0] != object(t, p, "vase").Name {
		t.Errorf("%+v", top)
	}
	world, err := query.New(snap, store)
	if err != nil {
		t.Fatal(err)
	}
	regions := map[string]int{}
	for _, s := range p.SpawnRegions {
		regions[s.Kind]++
		if s.Kind != "receptacle" {
			continue
		}
		for _, corner := range []geom.Vec2{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {0, 0}} {
			sin, cos := math.Sincos(s.Yaw)
			x, y := corner[0]*s.Half[0], corner[1]*s.Half[1]
			q := geom.Vec2{s.Center[0] + cos*x - sin*y, s.Center[1] + sin*x + cos*y}
			vase, _ := world.Body("vase")
			if s.On == top.Name && vase.Box.Outline().Distance(q) < 0.015 {
				t.Errorf("the region %+v is not free of the vase", s)
			}
			hit, ok := world.SupportBelow(q.Mul(0.999).Add(geom.Vec2{s.Center[0], s.Center[1]}.Mul(0.001)).Vec3(s.Center[2]+0.01), func(scene.NodeID) bool { return true })
			if !ok || hit.Distance > 0.02 {
				t.Errorf("nothing carries the corner %v of %+v", q, s)
			}
		}
	}
	if regions["receptacle"] == 0 || regions["floor"] != 1 {
		t.Errorf("%v", regions)
	}
}

func TestRobotStartsAreFree(t *testing.T) {
	p, snap, store := build(t)
	world, err := query.New(snap, store)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.RobotStarts) < 2 || len(p.Rooms) != 1 || len(p.Rooms[0].Openings) != 1 || math.Abs(p.Rooms[0].AreaM2-20) > 1e-6 {
		t.Fatalf("%+v, %+v", p.RobotStarts, p.Rooms)
	}
	for i, s := range p.RobotStarts {
		q := geom.Vec2{s.Position[0], s.Position[1]}
		if s.ClearanceM < 0.22 || !geom.Polygon(p.Rooms[0].Outline).Contains(q) {
			t.Errorf("%+v", s)
		}
		for _, b := range world.Bodies() {
			if o := b.Box.Outline(); o.Contains(q) || b.Bounds.Min[2] < 1.5 && o.Distance(q) < s.ClearanceM-0.04 {
				t.Errorf("%+v is %.2f m from %s", s, o.Distance(q), b.Node)
			}
		}
		for _, other := range p.RobotStarts[:i] {
			if other.Position.Sub(s.Position).Len() < 0.79 {
				t.Errorf("%+v and %+v", other, s)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	p, snap, store := build(t)
	one, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := manifest.Build(context.Background(), snap, store, manifest.Options{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	two, err := again.Encode()
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("%v: two manifests of one scene differ", err)
	}
	var back manifest.Manifest
	if err := json.Unmarshal(one, &back); err != nil || len(back.Objects) != len(p.Objects) {
		t.Error(err)
	}
}

func TestEmptyScene(t *testing.T) {
	p, err := manifest.Build(context.Background(), scene.Empty("nothing"), asset.NewStore(), manifest.Options{})
	if err != nil || p.Name != "nothing" || len(p.Objects)+len(p.Rooms)+len(p.RobotStarts) != 0 {
		t.Errorf("%v, %+v", err, p)
	}
}
