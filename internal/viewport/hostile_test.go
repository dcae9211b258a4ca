package viewport

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// rawModel puts a mesh into the store as a model of one part.
func (s *stage) rawModel(m *asset.Mesh) asset.ID {
	s.t.Helper()
	mesh, err := s.store.PutMesh(m)
	s.must(err)
	id, err := s.store.PutModel(&asset.Model{Name: "raw", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	s.must(err)
	return id
}

func (s *stage) texture(name string, width, height int) asset.ID {
	s.t.Helper()
	picture := image.NewGray(image.Rect(0, 0, width, height))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i * 7)
	}
	var data bytes.Buffer
	s.must((&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&data, picture))
	id, err := s.store.PutTexture(&asset.Texture{Name: name, MIME: "image/png", Width: width, Height: height, Data: data.Bytes()})
	s.must(err)
	return id
}

// scaled is a box at the origin, scaled.
func (s *stage) scaled(factor float64) {
	s.put("box", s.model(form.Box(1, 1, 1, 0)), geom.Vec3{}, painted("box", geom.Color{0.8, 0.3, 0.2}, 0.5, 0))
	n, _ := s.draft.Node("box")
	moved := *n
	moved.Transform.Scale = geom.Vec3{factor, factor, factor}
	s.must(s.draft.PutNode(moved))
}

// TestHostileScenesAreDrawn draws what no one would make on purpose. Drawing checks OpenGL's errors itself.
func TestHostileScenesAreDrawn(t *testing.T) {
	cases := map[string]func(s *stage){
		"nothing":             func(*stage) {},
		"a billionth in size": func(s *stage) { s.scaled(1e-9) },
		"a billion times": func(s *stage) { // refused; what is as large as may be is drawn
			n := scene.Node{ID: "x", Transform: geom.IdentityTransform()}
			n.Transform.Scale = geom.Vec3{1e9, 1e9, 1e9}
			if err := s.draft.PutNode(n); err == nil {
				s.t.Error("a scale of 1e9 is taken in")
			}
			s.scaled(9e5)
		},
		"inside out": func(s *stage) { s.scaled(-1) },
		"triangles without area": func(s *stage) {
			m := &asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {1, 0, 0}, {2, 0, 0}}, Indices: []uint32{0, 1, 2, 0, 1, 3, 1, 1, 1}}
			s.put("sliver", s.rawModel(m), geom.Vec3{}, painted("sliver", geom.Color{1, 1, 1}, 0.5, 0))
		},
		"normals of length zero": func(s *stage) {
			m := &asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 0, 1}}, Normals: make([][3]float32, 3), Indices: []uint32{0, 1, 2}}
			if _, err := s.store.PutMesh(m); err != nil {
				return // refused with a reason, which is as good
			}
			s.put("dull", s.rawModel(m), geom.Vec3{}, painted("dull", geom.Color{1, 1, 1}, 0.5, 0))
		},
		"a normal map without tangents": func(s *stage) {
			m := &asset.Mesh{Positions: [][3]float32{{-1, 0, 0}, {1, 0, 0}, {0, 0, 1}}, UV0: make([][2]float32, 3), Indices: []uint32{0, 1, 2}}
			paint := painted("bumpy", geom.Color{1, 1, 1}, 0.5, 0)
			paint.NormalTexture, paint.DoubleSided = scene.NewTextureRef(s.texture("bumps", 8, 8)), true
			s.put("bumpy", s.rawModel(m), geom.Vec3{}, paint)
		},
		"a normal map without texture coordinates": func(s *stage) {
			m := &asset.Mesh{Positions: [][3]float32{{-1, 0, 0}, {1, 0, 0}, {0, 0, 1}}, Indices: []uint32{0, 1, 2}}
			paint := painted("bumpy", geom.Color{1, 1, 1}, 0.5, 0)
			paint.NormalTexture = scene.NewTextureRef(s.texture("bumps", 8, 8))
			s.put("bumpy", s.rawModel(m), geom.Vec3{}, paint)
		},
		"hundreds of lights": func(s *stage) {
			s.room()
			for i := range 400 {
				kind := []scene.LightKind{scene.PointLight, scene.SpotLight, scene.DirectionalLight, scene.AreaLight}[i%4]
				s.must(s.draft.PutNode(scene.Node{
					ID: scene.NodeID(fmt.Sprintf("light-%d", i)), Transform: geom.At(geom.Vec3{float64(i%20) / 10, float64(i/20) / 10, 1}, 0),
					Light: &scene.Light{Kind: kind, Color: geom.Color{1, 1, 1}, Intensity: 1e6, Width: 1, Height: 1, OuterRad: 0.5, Shadows: true},
				}))
			}
		},
		"thousands of materials": func(s *stage) {
			box := s.model(form.Box(0.1, 0.1, 0.1, 0))
			for i := range 2000 {
				name := fmt.Sprintf("m%d", i)
				s.put(scene.NodeID(name), box, geom.Vec3{float64(i%60) / 4, float64(i/60) / 4, 0}, painted(name, geom.Color{float64(i%7) / 7, 0.5, 0.5}, 0.5, 0))
			}
		},
		"a light as bright as nothing is": func(s *stage) {
			s.room()
			s.must(s.draft.PutNode(scene.Node{ID: "nova", Transform: geom.At(geom.Vec3{0, 0, 1}, 0),
				Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 1e30}}))
		},
	}
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			build(s)
			style := frame.RenderStyle()
			style.Samples = 1
			_, picture := paint(t, s.seal(), s.store, 48, 32, style, frame.Overlay{}, frame.Passes{Color: true, IDs: true, Depth: true})
			for i, d := range picture.Depth {
				if math.IsNaN(float64(d)) || d < 0 {
					t.Fatalf("the depth of pixel %d is %v", i, d)
				}
			}
		})
	}
}

// TestNumbersThatAreNone: a frame's transform may hold what a document refuses, such as the sum of two that it takes.
func TestNumbersThatAreNone(t *testing.T) {
	snap, store := furnished(t)
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	view, err := frame.ViewOf(snap, store, "auto", 48, 32)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1)), math.MaxFloat32} {
		f := frame.NewPlanner(store).Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
		for i := range f.Instances {
			f.Instances[i].WorldFromMesh[i%12] = bad
		}
		if _, err := painter.Paint(f); err != nil {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestHostileTexturesAreDrawnOrReported(t *testing.T) {
	s := newStage(t)
	if _, err := s.store.PutTexture(&asset.Texture{Name: "empty", MIME: "image/png"}); err == nil {
		t.Error("a texture without pixels is taken in")
	}
	huge, wide := s.texture("huge", 4200, 4200), s.texture("wide", 16384, 4)
	broken, err := s.store.PutTexture(&asset.Texture{Name: "broken", MIME: "image/png", Width: 4, Height: 4, Data: []byte("\x89PNG\r\n\x1a\nand then nothing")})
	s.must(err)
	for i, id := range []asset.ID{huge, wide, broken} {
		name := fmt.Sprintf("m%d", i)
		m := painted(name, geom.Color{1, 1, 1}, 0.5, 0)
		m.BaseColorTexture = scene.NewTextureRef(id)
		s.put(scene.NodeID(name), s.model(form.Box(0.5, 0.5, 0.5, 0)), geom.Vec3{float64(i), 0, 0}, m)
	}
	snap := s.seal()
	view, err := frame.ViewOf(snap, s.store, "auto", 48, 32)
	s.must(err)
	onGL(t, func() error {
		r, err := New(s.store)
		if err != nil {
			return err
		}
		defer r.Close()
		if _, err := r.Paint(frame.NewPlanner(s.store).Plan(snap, view, frame.RenderStyle(), frame.Overlay{})); err != nil {
			return err
		}
		said := fmt.Sprint(r.Problem())
		for _, want := range []string{`"huge" of 4200×4200 pixels is drawn with 4096×4096`, `"wide" of 16384×4 pixels`, `"broken"`} {
			if !strings.Contains(said, want) {
				t.Errorf("%s is not reported: %s", want, said)
			}
		}
		return nil
	})
}

// TestUploadsAreSliced: a large texture takes several draws to arrive, and none of them takes more than its share.
func TestUploadsAreSliced(t *testing.T) {
	s := newStage(t)
	onGL(t, func() error {
		textures := newTextures(s.store)
		defer textures.close()
		levels := withMipmaps(image.NewNRGBA(image.Rect(0, 0, 4096, 2048)), true)
		for i := range levels[0].Pix {
			levels[0].Pix[i] = byte(i / 4096)
		}
		u := beginUpload(decoded{key: textureKey{color: true}, levels: levels})
		sum, steps := 0, 0
		for !u.done() {
			took := u.step(uploadBudget)
			if took > uploadBudget+4096*4 {
				t.Errorf("one step takes %d bytes", took)
			}
			sum, steps = sum+took, steps+1
		}
		if sum != u.texture.bytes || steps < 3 {
			t.Errorf("%d of %d bytes arrive in %d steps", sum, u.texture.bytes, steps)
		}
		return checkErrors("uploading")
	})
}
