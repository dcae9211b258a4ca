package viewport

import (
	"bytes"
	"image"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/golden"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func textureRefFor(t testing.TB) *scene.TextureRef {
	t.Helper()
	return &scene.TextureRef{Offset: geom.Vec2{0.5, 0.25}, Scale: geom.Vec2{2, 3}, Rotation: math.Pi / 2}
}

// stage builds scenes for tests.
type stage struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newStage(t testing.TB) *stage {
	return &stage{t, asset.NewStore(), scene.Empty("stage").Edit()}
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) model(shape *form.Shape) asset.ID {
	mesh, err := s.store.PutMesh(shape.Mesh())
	s.must(err)
	id, err := s.store.PutModel(&asset.Model{Name: "shape", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	s.must(err)
	return id
}

func (s *stage) put(id scene.NodeID, model asset.ID, at geom.Vec3, m scene.Material) {
	s.must(s.draft.PutMaterial(m))
	s.must(s.draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: geom.At(at, 0),
		Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{m.ID}}}))
}

func (s *stage) room() {
	room := &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Rectangle(4, 3), Height: 2.5, WallThickness: 0.1, Ceiling: true,
		Openings: []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1, Width: 1.5, Height: 1.2, Sill: 0.9}},
	}}
	s.must(s.draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: room}))
}

func (s *stage) seal() *scene.Snapshot {
	snap, _ := s.draft.Seal()
	return snap
}

func painted(name string, color geom.Color, roughness, metallic float64) scene.Material {
	m := scene.NewMaterial(scene.MaterialID(name), name, color)
	m.Roughness, m.Metallic = roughness, metallic
	return m
}

// furnished is a room with a few simple things in it.
func furnished(t testing.TB) (*scene.Snapshot, *asset.Store) {
	s := newStage(t)
	s.room()
	box, ball := s.model(form.Box(0.6, 0.6, 0.5, 0.03)), s.model(form.Ellipsoid(0.3, 0.3, 0.3, 24, 16).Move(0, 0, 0.3))
	s.put("crate", box, geom.Vec3{-1.2, 0.3, 0}, painted("crate", geom.Hex(0xA9744A), 0.7, 0))
	s.put("ball", ball, geom.Vec3{0.9, 0.4, 0}, painted("ball", geom.Hex(0x3F6EA8), 0.3, 0))
	s.put("gold", ball, geom.Vec3{0, 0.9, 0}, painted("gold", geom.Color{1, 0.77, 0.34}, 0.25, 1))
	glass := painted("glass", geom.Color{0.7, 0.9, 0.8}, 0.1, 0)
	glass.AlphaMode, glass.Opacity = scene.Blend, 0.4
	s.put("vase", box, geom.Vec3{0.2, -0.6, 0}, glass)
	s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{1.5, 0.9, 1.4}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Kelvin(2700), Intensity: 40}}))
	return s.seal(), s.store
}

func paint(t testing.TB, snap *scene.Snapshot, store *asset.Store, width, height int, style frame.Style, o frame.Overlay, want frame.Passes) (*frame.Frame, *frame.Picture) {
	t.Helper()
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	view, err := frame.ViewOf(snap, store, "auto", width, height)
	if err != nil {
		t.Fatal(err)
	}
	f := frame.NewPlanner(store).Plan(snap, view, style, o)
	f.Want = want
	picture, err := painter.Paint(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
	return f, picture
}

func pictureImage(p *frame.Picture) *image.NRGBA {
	return &image.NRGBA{Pix: p.RGBA, Stride: p.Width * 4, Rect: image.Rect(0, 0, p.Width, p.Height)}
}

// lenient allows for drivers that round differently.
func lenient() golden.Tolerance { return golden.Tolerance{Channel: 12, Share: 0.01} }

func TestGoldenRoom(t *testing.T) {
	snap, store := furnished(t)
	_, p := paint(t, snap, store, 320, 200, frame.DefaultStyle(), frame.Overlay{Selected: []scene.NodeID{"crate"}}, frame.Passes{Color: true})
	golden.Image(t, "testdata/room.png", pictureImage(p), lenient())
}

func TestGoldenGhosts(t *testing.T) {
	snap, store := furnished(t)
	draft := snap.Edit()
	crate, _ := draft.Node("crate")
	added, moved := *crate, *crate
	added.ID, added.Transform = "new", geom.At(geom.Vec3{1.2, -0.8, 0}, 0.4)
	moved.Transform = geom.At(geom.Vec3{-1.2, -0.9, 0}, 0)
	ball, _ := draft.Material("ball")
	green := *ball
	green.BaseColor = geom.Hex(0x5E9C50)
	for _, err := range []error{draft.PutNode(added), draft.PutNode(moved), draft.RemoveNode("gold"), draft.PutMaterial(green)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	after, diff := draft.Seal()
	o := frame.Overlay{Ghost: &frame.Ghost{After: after, Diff: diff}}
	_, p := paint(t, snap, store, 320, 200, frame.DefaultStyle(), o, frame.Passes{Color: true})
	golden.Image(t, "testdata/ghosts.png", pictureImage(p), lenient())
}

// TestGoldenMaterials shows, from left to right, rough to smooth; plastic in front, metal behind.
func TestGoldenMaterials(t *testing.T) {
	s := newStage(t)
	ball := s.model(form.Ellipsoid(0.45, 0.45, 0.45, 32, 20).Move(0, 0, 0.45))
	for i := range 4 {
		roughness := 1 - float64(i)/3*0.95
		at := float64(i) - 1.5
		name := string(rune('a' + i))
		s.put(scene.NodeID("p"+name), ball, geom.Vec3{at, -0.5, 0}, painted("p"+name, geom.Hex(0xB5382E), roughness, 0))
		s.put(scene.NodeID("m"+name), ball, geom.Vec3{at, 0.6, 0}, painted("m"+name, geom.Color{0.95, 0.93, 0.88}, roughness, 1))
	}
	s.put("ground", s.model(form.Box(6, 4, 0.1, 0.02)), geom.Vec3{0, 0, -0.1}, painted("ground", geom.Hex(0xB9B4AA), 0.8, 0))
	_, p := paint(t, s.seal(), s.store, 320, 200, frame.RenderStyle(), frame.Overlay{}, frame.Passes{Color: true})
	golden.Image(t, "testdata/materials.png", pictureImage(p), lenient())
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	snap, store := furnished(t)
	want := frame.Passes{Color: true, IDs: true, Depth: true}
	_, a := paint(t, snap, store, 200, 120, frame.DefaultStyle(), frame.Overlay{}, want)
	_, b := paint(t, snap, store, 200, 120, frame.DefaultStyle(), frame.Overlay{}, want)
	if !bytes.Equal(a.RGBA, b.RGBA) {
		t.Error("the colours differ")
	}
	for i := range a.IDs {
		if a.IDs[i] != b.IDs[i] || a.Depth[i] != b.Depth[i] {
			t.Fatalf("ids or depth differ at pixel %d", i)
		}
	}
}

func TestIDsAndDepthTellWhatIsWhere(t *testing.T) {
	snap, store := furnished(t)
	style := frame.RenderStyle()
	style.Background = frame.Transparent
	f, p := paint(t, snap, store, 320, 200, style, frame.Overlay{}, frame.Passes{Color: true, IDs: true, Depth: true})
	for id, top := range map[scene.NodeID]geom.Vec3{"crate": {-1.2, 0.3, 0.5}, "ball": {0.9, 0.4, 0.6}, "gold": {0, 0.9, 0.6}} {
		pixel, depth, _ := f.View.Project(top.Sub(geom.Vec3{0, 0, 0.02}))
		at := int(pixel[1]+1)*p.Width + int(pixel[0])
		label, ok := f.NodeAt(p.IDs[at])
		if !ok || label.Node != id || label.Ghost {
			t.Errorf("at the top of %s there is %v", id, label)
		}
		if math.Abs(float64(p.Depth[at])-depth) > 0.35 {
			t.Errorf("%s is %.2f m away, the depth says %.2f", id, depth, p.Depth[at])
		}
	}
	if p.IDs[0] != 0 || p.Depth[0] != 0 || p.RGBA[3] != 0 {
		t.Errorf("the empty corner holds id %d, depth %v, alpha %d", p.IDs[0], p.Depth[0], p.RGBA[3])
	}
}

func TestEveryShadingDraws(t *testing.T) {
	snap, store := furnished(t)
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	view, err := frame.ViewOf(snap, store, "auto", 96, 64)
	if err != nil {
		t.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	seen := map[string]frame.Shading{}
	for _, shading := range frame.Shadings() {
		style := frame.DefaultStyle()
		style.Shading = shading
		p, err := painter.Paint(planner.Plan(snap, view, style, frame.Overlay{}))
		if err != nil {
			t.Fatalf("%s: %v", shading, err)
		}
		if other, ok := seen[string(p.RGBA)]; ok {
			t.Errorf("%s looks like %s", shading, other)
		}
		seen[string(p.RGBA)] = shading
	}
}

func TestTexturedSkyAndTextures(t *testing.T) {
	s := newStage(t)
	rgb := make([]float32, 32*16*3)
	for i := range rgb {
		rgb[i] = float32(i%3) * 0.4
	}
	hdr, err := pix.EncodeHDR(32, 16, rgb)
	s.must(err)
	sky, err := s.store.PutTexture(&asset.Texture{Name: "sky", MIME: pix.HDR, Width: 32, Height: 16, Data: hdr})
	s.must(err)
	checks := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	copy(checks.Pix, []byte{255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255})
	data, err := pix.EncodePNG(checks)
	s.must(err)
	red, err := s.store.PutTexture(&asset.Texture{Name: "red", MIME: pix.PNG, Width: 2, Height: 2, Data: data})
	s.must(err)
	m := painted("red", geom.Color{1, 1, 1}, 1, 0)
	m.BaseColorTexture, m.Unlit = scene.NewTextureRef(red), true
	s.put("box", s.model(form.Box(1, 1, 1, 0)), geom.Vec3{}, m)
	settings := *s.seal().Settings()
	settings.Environment.Sky, settings.Environment.Image = scene.ImageSky, sky
	s.must(s.draft.PutSettings(settings))
	style := frame.RenderStyle()
	style.Background = frame.Sky
	_, p := paint(t, s.seal(), s.store, 64, 64, style, frame.Overlay{}, frame.Passes{Color: true})
	middle := p.RGBA[(32*64+32)*4:]
	if middle[0] < 250 || middle[1] > 5 {
		t.Errorf("an unlit red box is drawn as %v", middle[:3])
	}
	if corner := p.RGBA[:3]; corner[2] < corner[1] || corner[1] < corner[0] {
		t.Errorf("a blue sky is drawn as %v", corner)
	}
}

func TestPicking(t *testing.T) {
	snap, store := furnished(t)
	context := offscreen(t)
	err := context.Do(func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		defer r.Close()
		if _, ok := r.PickAt(1, 1, 5); ok {
			t.Error("something is picked before anything is drawn")
		}
		view, err := frame.ViewOf(snap, store, "auto", 320, 200)
		if err != nil {
			return err
		}
		style := frame.DraftStyle(frame.DefaultStyle())
		f := frame.NewPlanner(store).Plan(snap, view, style, frame.Overlay{})
		drawn, err := r.Draw(f)
		if err != nil {
			return err
		}
		if drawn.Width != 160 || drawn.Texture == 0 {
			t.Errorf("a draft is drawn as %+v", drawn)
		}
		crate, _, _ := view.Project(geom.Vec3{-1.2, 0.3, 0.3})
		if label, ok := r.PickAt(crate[0], crate[1], 2); !ok || label.Node != "crate" {
			t.Errorf("at the crate one picks %v", label)
		}
		if label, ok := r.PickAt(2, 2, 1); ok {
			t.Errorf("in the empty corner one picks %v", label)
		}
		all := r.PickRect(0, 0, 320, 200)
		if len(all) != 5 || all[0].Node != "ball" {
			t.Errorf("in all the picture one finds %v", all)
		}
		again, err := r.Draw(f)
		if err != nil || again != drawn {
			t.Errorf("drawing again gives %+v, %v", again, err)
		}
		hovering := frame.NewPlanner(store).Plan(snap, view, style, frame.Overlay{Hovered: []scene.NodeID{"ball"}})
		if !r.Holds(hovering) {
			t.Error("hovering draws everything anew")
		}
		full := frame.NewPlanner(store).Plan(snap, view, frame.DefaultStyle(), frame.Overlay{})
		if r.Holds(full) {
			t.Error("the full picture is taken for drawn after its draft")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
