package sdf_test

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/sdf"
	"scenograph/internal/shell"
)

type world struct {
	World struct {
		Models []struct {
			Name   string `xml:"name,attr"`
			Static bool   `xml:"static"`
			Pose   string `xml:"pose"`
			Links  []struct {
				Name string  `xml:"name,attr"`
				Mass float64 `xml:"inertial>mass"`
			} `xml:"link"`
			Joints []struct {
				Type  string  `xml:"type,attr"`
				Lower float64 `xml:"axis>limit>lower"`
				Upper float64 `xml:"axis>limit>upper"`
			} `xml:"joint"`
		} `xml:"model"`
		Lights []struct {
			Type string `xml:"type,attr"`
		} `xml:"light"`
		Camera string `xml:"gui>camera>pose"`
	} `xml:"world"`
}

func TestWorld(t *testing.T) {
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("Zimmer & mehr").Edit()
	put := func(n scene.Node) {
		t.Helper()
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Outline: geom.Polygon{{0, 0}, {4, 0}, {4, 3}, {0, 3}}, Height: 2.6, WallThickness: 0.1}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	for i, entry := range []string{"dresser", "floor-lamp"} {
		built, err := source.Build(store, catalog.Request{Entry: entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		for _, n := range built.Nodes(scene.NodeID(entry), entry, "", geom.At(geom.Vec3{1 + float64(i), 1, 0}, math.Pi/2)) {
			put(n)
		}
	}
	// Looks along +Y, so Gazebo's camera, which looks along +X, is turned a quarter about Z.
	look := geom.Transform{Translation: geom.Vec3{2, 0.2, 1.5}, Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2), Scale: geom.One}
	put(scene.Node{ID: "cam", Name: "Camera", Transform: look, Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 1, Near: 0.05, Far: 20}})
	snap, _ := draft.Seal()
	result, err := sdf.Write(t.Context(), snap, store, sdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := sdf.Write(t.Context(), snap, store, sdf.Options{})
	if err != nil || !bytes.Equal(result.Files[0].Data, again.Files[0].Data) {
		t.Errorf("the second time differs, %v", err)
	}
	var w world
	if err := xml.Unmarshal(result.Files[0].Data, &w); err != nil {
		t.Fatal(err)
	}
	if len(w.World.Models) != 3 || len(w.World.Lights) != 2 {
		t.Fatalf("%d models, %d lights", len(w.World.Models), len(w.World.Lights))
	}
	for _, m := range w.World.Models {
		for _, l := range m.Links {
			if l.Mass <= 0 {
				t.Errorf("%s weighs nothing", l.Name)
			}
		}
		switch m.Name {
		case "Room":
			if !m.Static {
				t.Error("the room falls")
			}
		case "dresser":
			if m.Static || len(m.Joints) < 2 || m.Joints[0].Type != "fixed" || m.Joints[1].Upper <= m.Joints[1].Lower {
				t.Errorf("a fixed dresser with drawers: %+v", m)
			}
		}
	}
	fields := strings.Fields(w.World.Camera)
	half := math.Sqrt2 / 2
	for i, want := range []float64{2, 0.2, 1.5, 0, 0, half, half} {
		if got, err := strconv.ParseFloat(fields[i], 64); err != nil || math.Abs(got-want) > 1e-6 {
			t.Errorf("the camera's pose is %v", fields)
			break
		}
	}
}
