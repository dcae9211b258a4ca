package usdio_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// stage builds test scenes and fails the test on the first mistake.
type stage struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newStage(t testing.TB) *stage {
	return &stage{t: t, store: asset.NewStore(), draft: scene.Empty("Test scene").Edit()}
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) mesh(shape *form.Shape) asset.ID {
	s.t.Helper()
	id, err := s.store.PutMesh(shape.Mesh())
	s.must(err)
	return id
}

// model stores a one-part model of one slot.
func (s *stage) model(name string, shape *form.Shape, colliders ...asset.Collider) asset.ID {
	s.t.Helper()
	id, err := s.store.PutModel(&asset.Model{Name: name, Slots: []string{"main"}, Parts: []asset.Part{{
		Name: name, Parent: -1, Transform: geom.IdentityTransform(), Colliders: colliders,
		Surfaces: []asset.Surface{{Mesh: s.mesh(shape), Slot: 0}},
	}}})
	s.must(err)
	return id
}

// cabinet has a case, a door that turns about its left edge, a knob fixed to the door, and a drawer that slides to the front.
func (s *stage) cabinet() asset.ID {
	s.t.Helper()
	part := func(name string, parent int, at geom.Vec3, size geom.Vec3, from geom.Vec3, joint *asset.Joint) asset.Part {
		return asset.Part{Name: name, Parent: parent, Transform: geom.At(at, 0), Joint: joint,
			Surfaces:  []asset.Surface{{Mesh: s.mesh(form.BoxBetween(from, from.Add(size), 0))}},
			Colliders: []asset.Collider{{Shape: asset.ShapeBox, Transform: geom.At(from.Add(size.Mul(0.5)), 0), Size: size}}}
	}
	id, err := s.store.PutModel(&asset.Model{Name: "cabinet", Slots: []string{"paint"}, Parts: []asset.Part{
		part("case", -1, geom.Vec3{}, geom.Vec3{0.8, 0.4, 0.6}, geom.Vec3{-0.4, -0.2, 0}, nil),
		part("door", 0, geom.Vec3{-0.4, -0.2, 0}, geom.Vec3{0.4, 0.02, 0.6}, geom.Vec3{0, -0.02, 0}, &asset.Joint{Name: "door", Kind: asset.Hinge, Axis: geom.Vec3{0, 0, -1}, Upper: 2, Damping: 0.5}),
		part("knob", 1, geom.Vec3{0.36, -0.02, 0.3}, geom.Vec3{0.02, 0.02, 0.02}, geom.Vec3{0, -0.02, 0}, nil),
		part("drawer", -1, geom.Vec3{0.2, -0.2, 0.3}, geom.Vec3{0.38, 0.3, 0.2}, geom.Vec3{-0.19, -0.02, 0}, &asset.Joint{Name: "drawer", Kind: asset.Slide, Axis: geom.Vec3{0, -1, 0}, Upper: 0.25}),
	}})
	s.must(err)
	return id
}

// checker stores a small PNG.
func (s *stage) checker(name string, a, b color.NRGBA) asset.ID {
	s.t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		c := a
		if (i+i/4)%2 == 1 {
			c = b
		}
		picture.SetNRGBA(i%4, i/4, c)
	}
	var out bytes.Buffer
	s.must(png.Encode(&out, picture))
	id, err := s.store.PutTexture(&asset.Texture{Name: name, MIME: pix.PNG, Width: 4, Height: 4, Data: out.Bytes()})
	s.must(err)
	return id
}

func (s *stage) material(m scene.Material) scene.MaterialID {
	s.t.Helper()
	s.must(s.draft.PutMaterial(m))
	return m.ID
}

func (s *stage) node(n scene.Node) {
	s.t.Helper()
	if n.Transform == (geom.Transform{}) {
		n.Transform = geom.IdentityTransform()
	}
	s.must(s.draft.PutNode(n))
}

func (s *stage) seal() *scene.Snapshot {
	snap, _ := s.draft.Seal()
	return snap
}

// small is one dynamic box with a textured material, a lamp and a camera: what the golden file holds.
func small(t testing.TB) (*scene.Snapshot, *asset.Store) {
	s := newStage(t)
	oak := scene.NewMaterial("oak", "Öak \"fine\"", geom.Color{0.5, 0.25, 0.125})
	oak.BaseColorTexture = scene.NewTextureRef(s.checker("oak diff.png", color.NRGBA{200, 150, 90, 255}, color.NRGBA{120, 80, 40, 255}))
	oak.BaseColorTexture.Scale = geom.Vec2{2, 4}
	collider := asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(geom.Vec3{0, 0, 0.25}, 0), Size: geom.Vec3{0.5, 0.5, 0.5}}
	box := s.model("box", form.BoxBetween(geom.Vec3{-0.25, -0.25, 0}, geom.Vec3{0.25, 0.25, 0.5}, 0), collider)
	s.node(scene.Node{
		ID: "a", Name: "Wooden box", Transform: geom.At(geom.Vec3{1, 2, 0}, 0),
		Model:     &scene.ModelRef{Asset: box, Materials: []scene.MaterialID{s.material(oak)}},
		Physics:   &scene.Physics{Body: scene.DynamicBody, MassKg: 4.5, Friction: 0.6},
		Semantics: &scene.Semantics{Category: "box", License: "CC0"},
	})
	s.node(scene.Node{ID: "b", Name: "Bulb", Parent: "a", Transform: geom.At(geom.Vec3{0, 0, 1}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 0.8, 0.6}, Intensity: 60, Shadows: true}})
	s.node(scene.Node{ID: "c", Name: "Camera", Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 0.8, Near: 0.1, Far: 50}})
	settings := s.draft.Settings()
	settings.Environment = scene.Environment{Sky: scene.ColorSky, Color: geom.Color{0.5, 0.6, 0.7}, Intensity: 2}
	s.must(s.draft.PutSettings(settings))
	return s.seal(), s.store
}

// furnished is a room with instances, textures on every channel, nesting, mirrors and every kind of light.
func furnished(t testing.TB) (*scene.Snapshot, *asset.Store) {
	s := newStage(t)
	white, grey := color.NRGBA{255, 255, 255, 255}, color.NRGBA{128, 128, 255, 128}
	rich := scene.NewMaterial("rich", "Rich", geom.Color{0.9, 0.8, 0.7})
	tex := s.checker("checker.png", white, grey)
	rich.BaseColorTexture, rich.NormalTexture = scene.NewTextureRef(tex), scene.NewTextureRef(tex)
	rich.MetallicRoughnessTexture, rich.OcclusionTexture = scene.NewTextureRef(tex), scene.NewTextureRef(tex)
	rich.EmissiveTexture, rich.Emissive, rich.EmissiveStrength = scene.NewTextureRef(tex), geom.Color{1, 1, 1}, 50
	rich.NormalTexture.Rotation, rich.AlphaMode, rich.DoubleSided = 0.5, scene.Mask, true
	red := scene.NewMaterial("red", "Red", geom.Color{0.6, 0.05, 0.05})
	red.AlphaMode, red.Opacity = scene.Blend, 0.5
	s.material(rich)
	s.material(red)
	chair := s.model("chair", form.Join(form.Box(0.5, 0.5, 0.05, 0.01).Move(0, 0, 0.45), form.Cylinder(0.04, 0.45, 0.005, 12)))
	table := s.model("table", form.Box(1.2, 0.8, 0.7, 0.02))
	s.node(scene.Node{ID: "room", Name: "Room", Room: &scene.RoomRef{Floor: "rich", Room: shell.Room{
		Kind: "living room", Outline: geom.Rectangle(5, 4), Height: 2.5, WallThickness: 0.15, Ceiling: true,
		Openings: []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 0, Offset: 1, Width: 1.5, Height: 1.2, Sill: 0.9}, {ID: "d", Kind: shell.Door, Wall: 2, Offset: 1, Width: 0.9, Height: 2}},
	}}})
	body := &scene.Physics{Body: scene.DynamicBody, MassKg: 5, Friction: 0.4}
	for i, name := range []string{"Chair", "Chair", "Chair (mirrored)"} {
		n := scene.Node{ID: scene.NodeID([]string{"c1", "c2", "c3"}[i]), Name: name, Transform: geom.At(geom.Vec3{float64(i) - 1, -1, 0}, float64(i)),
			Model: &scene.ModelRef{Asset: chair, Materials: []scene.MaterialID{"red"}}, Physics: body, Semantics: &scene.Semantics{Category: "chair"}}
		if i == 2 {
			n.Transform.Scale[0] = -1
		}
		s.node(n)
	}
	s.node(scene.Node{ID: "group", Name: "Dining", Transform: geom.At(geom.Vec3{0, 1, 0}, 0.3)})
	s.node(scene.Node{ID: "table", Name: "Table", Parent: "group", Model: &scene.ModelRef{Asset: table, Materials: []scene.MaterialID{"rich"}}, Physics: body})
	s.node(scene.Node{ID: "onTable", Name: "Small chair", Parent: "table", Transform: geom.At(geom.Vec3{0, 0, 0.7}, 1),
		Model: &scene.ModelRef{Asset: chair, Materials: []scene.MaterialID{"rich"}}, Physics: body})
	s.node(scene.Node{ID: "cabinet", Name: "Cabinet", Transform: geom.At(geom.Vec3{2, 1.5, 0}, 0.4), Joints: []scene.JointValue{{Joint: "door", Value: 0.7}},
		Model: &scene.ModelRef{Asset: s.cabinet(), Materials: []scene.MaterialID{"red"}}, Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 30}})
	for i, l := range []scene.Light{
		{Kind: scene.SpotLight, Intensity: 200, InnerRad: 0.3, OuterRad: 0.6, Range: 5}, {Kind: scene.AreaLight, Intensity: 900, Width: 1, Height: 0.5},
		{Kind: scene.DirectionalLight, Intensity: 400}, {Kind: scene.PointLight, Intensity: 60, Shadows: true},
	} {
		l.Color = geom.Color{1, 0.9, 0.8}
		s.node(scene.Node{ID: scene.NodeID("light" + string(l.Kind)), Name: string(l.Kind), Light: &l, Transform: geom.At(geom.Vec3{float64(i), 0, 2.2}, 0)})
	}
	s.node(scene.Node{ID: "calibrated", Name: "Calibrated", Transform: geom.At(geom.Vec3{0, 0, 1}, 0), Camera: &scene.Camera{
		Projection: scene.Perspective, FovYRad: 1, Near: 0.1, Far: 50,
		Lens: &scene.Lens{Width: 640, Height: 480, FX: 500, FY: 400, CX: 300, CY: 260, Distortion: scene.Distortion{K1: -0.1}},
	}})
	s.node(scene.Node{ID: "camera", Name: "Überblick", Camera: &scene.Camera{Projection: scene.Orthographic, HeightM: 4, Near: 0.1, Far: 50}, Transform: geom.At(geom.Vec3{0, 0, 8}, 0)})
	return s.seal(), s.store
}
