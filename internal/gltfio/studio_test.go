package gltfio_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// must fails the test on an error.
func must[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func checkerPNG(t testing.TB, side int) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			picture.Set(x, y, color.NRGBA{uint8(128 + 40*((x^y)&1)), 128, 255, 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// boxMesh is a unit cube with normals and UVs, the given attributes besides.
func boxMesh(second, colors bool) *asset.Mesh {
	m := &asset.Mesh{}
	for axis := range 3 {
		for _, sign := range []float32{-1, 1} {
			first := uint32(len(m.Positions))
			for corner := range 4 {
				u, v := float32(corner&1), float32(corner>>1)
				var p, n [3]float32
				p[axis], n[axis] = sign/2, sign
				p[(axis+1)%3], p[(axis+2)%3] = u-0.5, v-0.5
				m.Positions, m.Normals = append(m.Positions, p), append(m.Normals, n)
				m.UV0 = append(m.UV0, [2]float32{u, 1 - v})
				if second {
					m.UV1 = append(m.UV1, [2]float32{u / 2, v / 2})
				}
				if colors {
					m.Colors = append(m.Colors, [4]float32{u, v, 0.5, 1})
				}
			}
			if sign > 0 {
				m.Indices = append(m.Indices, first, first+1, first+3, first, first+3, first+2)
			} else {
				m.Indices = append(m.Indices, first, first+3, first+1, first, first+2, first+3)
			}
		}
	}
	return m
}

// cabinet is a model of three parts: a carcass, a hinged door on it and a handle on the door.
func cabinet(t testing.TB, store *asset.Store) asset.ID {
	t.Helper()
	rich := boxMesh(true, true)
	gltfio.GenerateTangents(rich, 0)
	plain := must[asset.ID](t)(store.PutMesh(rich))
	simple := must[asset.ID](t)(store.PutMesh(boxMesh(false, false)))
	return must[asset.ID](t)(store.PutModel(&asset.Model{
		Name: "cabinet", Slots: []string{"wood", "metal"}, Recipe: []byte(`{"kind":"cabinet","width":1.25,"z":1,"a":[1,2]}`),
		Parts: []asset.Part{
			{Name: "carcass", Parent: -1, Transform: geom.At(geom.Vec3{0, 0, 0.5}, 0), Surfaces: []asset.Surface{{Mesh: plain, Slot: 0}},
				Colliders: []asset.Collider{{Shape: asset.ShapeBox, Transform: geom.IdentityTransform(), Size: geom.One}}},
			{Name: "door", Parent: 0, Transform: geom.At(geom.Vec3{-0.4, -0.55, 0.1}, 0.3),
				Surfaces: []asset.Surface{{Mesh: plain, Slot: 0}, {Mesh: simple, Slot: 1}},
				Joint:    &asset.Joint{Name: "door hinge", Kind: asset.Hinge, Axis: geom.Vec3{0, 0, 1}, Lower: -1.5, Upper: 0, Damping: 0.1},
				Grip:     &asset.Grip{At: geom.Vec3{0.4, -0.02, 1}, RadiusM: 0.03}, Inertial: &asset.Inertial{MassKg: 3.5, Center: geom.Vec3{0.2, 0, 1}, Tensor: [6]float64{0.3, 0.4, 0.2}}},
			{Name: "handle", Parent: 1, Transform: geom.Transform{Translation: geom.Vec3{0.3, -0.1, 0}, Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, 0.7), Scale: geom.Vec3{0.1, 0.1, 0.1}},
				Surfaces: []asset.Surface{{Mesh: simple, Slot: 1}}},
		},
	}))
}

// studio is a scene with some of everything the format must carry.
func studio(t testing.TB, store *asset.Store) *scene.Snapshot {
	t.Helper()
	bumps := must[asset.ID](t)(store.PutTexture(&asset.Texture{Name: "bumps", MIME: "image/png", Width: 64, Height: 64, Data: checkerPNG(t, 64)}))
	draft := scene.Empty("Studio <1>").Edit()
	for _, m := range studioMaterials(bumps) {
		if err := draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range studioNodes(cabinet(t, store)) {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := draft.PutRelation(scene.Relation{ID: "r1", Kind: "against_wall", Subject: "cabinet-b", Object: "room", Metres: 0.02}); err != nil {
		t.Fatal(err)
	}
	settings := draft.Settings()
	settings.Prompt = "a studio"
	settings.Environment.SunLux = 512
	if err := draft.PutSettings(settings); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	return snap
}

func studioMaterials(bumps asset.ID) []scene.Material {
	wood := scene.NewMaterial("wood", "Wood", geom.Color{0.5, 0.3, 0.1})
	wood.NormalTexture = scene.NewTextureRef(bumps)
	wood.NormalTexture.Offset, wood.NormalTexture.Scale, wood.NormalTexture.Rotation = geom.Vec2{0.25, 0}, geom.Vec2{2, 3}, 0.5
	wood.NormalScale = 0.75
	wood.BaseColorTexture = scene.NewTextureRef(bumps)
	wood.BaseColorTexture.UVSet, wood.BaseColorTexture.WrapU, wood.BaseColorTexture.WrapV, wood.BaseColorTexture.Nearest = 1, scene.Clamp, scene.Repeat, true
	wood.Extensions = []byte(`{"KHR_materials_iridescence":{"iridescenceFactor":0.5,"iridescenceTexture":{"scenographTexture":"` + string(bumps) + `"}}}`)
	wood.Clearcoat = &scene.Clearcoat{Factor: 0.75, Roughness: 0.125, NormalScale: 0.5, Texture: scene.NewTextureRef(bumps), NormalTexture: scene.NewTextureRef(bumps)}
	wood.Extras = []byte(`{"price":12.5}`)
	metal := scene.NewMaterial("metal", "Metal", geom.Color{0.9, 0.9, 0.9})
	metal.Metallic, metal.Roughness, metal.AlphaMode, metal.AlphaCutoff, metal.DoubleSided = 1, 0.2, scene.Mask, 0.25, true
	lamp := scene.NewMaterial("lamp", "Lamp", geom.Color{1, 1, 1})
	lamp.Emissive, lamp.EmissiveStrength, lamp.Unlit = geom.Color{1, 0.5, 0.25}, 850, true
	return []scene.Material{wood, metal, lamp}
}

func studioNodes(cabinet asset.ID) []scene.Node {
	identity := geom.IdentityTransform()
	aimed := geom.Transform{Translation: geom.Vec3{1, 2, 2.5}, Rotation: geom.AxisAngle(geom.Vec3{0, 1, 0}, 0.4), Scale: geom.One}
	box := asset.Collider{Shape: asset.ShapeBox, Transform: identity, Size: geom.Vec3{1, 2, 3}}
	nodes := []scene.Node{
		{ID: "room", Name: "Living room", Transform: identity, Room: &scene.RoomRef{Walls: "wood", Room: shell.Room{
			Kind: "living room", Outline: geom.Rectangle(5, 4), Height: 2.6, WallThickness: 0.1, Ceiling: true, Openings: []shell.Opening{
				{ID: "d1", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2.1}, {ID: "w1", Kind: shell.Window, Wall: 2, Offset: 1, Width: 1.5, Height: 1.2, Sill: 0.9},
			}}}},
		{ID: "group", Name: "Storage", Parent: "room", Transform: geom.At(geom.Vec3{0.5, 0.25, 0}, 1.1), Extras: []byte(`{"note":"kept"}`)},
		{ID: "cabinet-a", Name: "Cabinet", Parent: "group", Transform: geom.At(geom.Vec3{1, 0, 0}, 0.2), Pinned: true,
			Model:     &scene.ModelRef{Asset: cabinet, Materials: []scene.MaterialID{"wood", "metal"}},
			Physics:   &scene.Physics{Body: scene.DynamicBody, MassKg: 24.5, Friction: 0.6, Colliders: []asset.Collider{box}},
			Semantics: &scene.Semantics{Category: "cabinet", Tags: []string{"openable"}, Mount: scene.OnFloor},
			Joints:    []scene.JointValue{{Joint: "door hinge", Value: -0.75}}, Extras: []byte(`[1,2]`)},
		{ID: "cabinet-b", Name: "Cabinet", Transform: geom.At(geom.Vec3{-1, 0.5, 0}, 2), Locked: true,
			Model: &scene.ModelRef{Asset: cabinet, Materials: []scene.MaterialID{"wood", "metal"}}},
		{ID: "cabinet-c", Name: "Red cabinet", Transform: geom.At(geom.Vec3{-2, 0.5, 0}, 2), Hidden: true,
			Model: &scene.ModelRef{Asset: cabinet, Materials: []scene.MaterialID{"metal", "lamp"}}},
		{ID: "camera", Name: "Camera", Transform: aimed, Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 0.9, Near: 0.05, Far: 100}},
		{ID: "calibrated", Name: "Calibrated", Transform: aimed, Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 0.9, Near: 0.05, Far: 100,
			Lens: &scene.Lens{Width: 640, Height: 480, FX: 500, FY: 510, CX: 300, CY: 250, Distortion: scene.Distortion{K1: -0.1, K3: 0.01}}}},
		{ID: "plan", Name: "Plan", Parent: "group", Transform: aimed, Camera: &scene.Camera{Projection: scene.Orthographic, HeightM: 6, Near: 0.1, Far: 50}},
		{ID: "sun", Name: "Low sun", Transform: aimed, Light: &scene.Light{Kind: scene.DirectionalLight, Color: geom.Color{1, 1, 1}, Intensity: 300, Shadows: true}},
	}
	lights := []scene.Light{
		{Kind: scene.PointLight, Color: geom.Color{1, 0.8, 0.6}, Intensity: 60, Range: 8},
		{Kind: scene.SpotLight, Color: geom.Color{1, 0.8, 0.6}, Intensity: 90, InnerRad: 0.2, OuterRad: 0.6, Shadows: true},
		{Kind: scene.AreaLight, Color: geom.Color{1, 1, 1}, Intensity: 5000, Width: 0.5, Height: 0.25},
	}
	for i := range lights {
		id := scene.NodeID("light-" + string(lights[i].Kind))
		nodes = append(nodes, scene.Node{ID: id, Name: string(id), Parent: "cabinet-b", Transform: aimed, Light: &lights[i]})
	}
	return append(nodes, scene.Node{ID: "shade", Name: "Shade", Parent: "light-point", Transform: geom.At(geom.Vec3{0, 0, 0.25}, 0.5)})
}
