package viewport

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// solid is a texture of one colour.
func (s *stage) solid(c color.NRGBA, edge int) *scene.TextureRef {
	picture := image.NewNRGBA(image.Rect(0, 0, edge, edge))
	for i := range edge * edge {
		picture.SetNRGBA(i%edge, i/edge, c)
	}
	var out bytes.Buffer
	s.must(png.Encode(&out, picture))
	id, err := s.store.PutTexture(&asset.Texture{Name: "solid", MIME: pix.PNG, Width: edge, Height: edge, Data: out.Bytes()})
	s.must(err)
	return scene.NewTextureRef(id)
}

// TestLayersThatTexturesTurnOff draws a ball whose layers are switched off by their textures, which are of different sizes, and
// compares it with a plain one.
func TestLayersThatTexturesTurnOff(t *testing.T) {
	black, clear := color.NRGBA{A: 255}, color.NRGBA{255, 255, 255, 0}
	for name, adjust := range map[string]func(s *stage, m *scene.Material){
		"coat": func(s *stage, m *scene.Material) {
			m.Clearcoat = &scene.Clearcoat{Factor: 1, Texture: s.solid(black, 4)}
		},
		"sheen": func(s *stage, m *scene.Material) {
			m.Sheen = &scene.Sheen{Color: white(), ColorTexture: s.solid(black, 4)}
		},
		"both": func(s *stage, m *scene.Material) {
			m.Clearcoat = &scene.Clearcoat{Factor: 1, Texture: s.solid(black, 2), RoughnessTexture: s.solid(color.NRGBA{255, 255, 255, 255}, 16)}
			m.Sheen = &scene.Sheen{Color: white(), ColorTexture: s.solid(black, 8)}
		},
		"transmission": func(s *stage, m *scene.Material) {
			m.Transmission = &scene.Transmission{Factor: 1, Texture: s.solid(black, 4)}
		},
		"anisotropy": func(s *stage, m *scene.Material) {
			m.Anisotropy = &scene.Anisotropy{Strength: 1, Texture: s.solid(color.NRGBA{255, 128, 0, 255}, 4)}
		},
		"specular": func(s *stage, m *scene.Material) {
			m.Specular = &scene.Specular{Factor: 1, Color: white(), ColorTexture: s.solid(color.NRGBA{255, 255, 255, 255}, 4)}
		},
		"specular strength": func(s *stage, m *scene.Material) {
			m.Specular = &scene.Specular{Factor: 1, Color: white(), Texture: s.solid(clear, 4)}
		},
		"a texture that cannot be read": func(s *stage, m *scene.Material) {
			id, err := s.store.PutTexture(&asset.Texture{Name: "broken", MIME: pix.PNG, Width: 1, Height: 1, Data: []byte("no picture")})
			s.must(err)
			m.Clearcoat = &scene.Clearcoat{NormalTexture: scene.NewTextureRef(id)}
			m.Anisotropy = &scene.Anisotropy{Strength: 1e-6}
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := onePlainBall(t, func(s *stage, m *scene.Material) {
				switch name {
				case "specular strength":
					m.Specular = &scene.Specular{Color: white()}
				case "transmission": // throws no shadow
					m.Transmission = &scene.Transmission{Factor: 1e-9}
				}
			})
			got := onePlainBall(t, adjust)
			off := 0
			for i := range want.RGBA {
				// The stand-in of a normal map leans by half a byte.
				if d := int(want.RGBA[i]) - int(got.RGBA[i]); d < -6 || d > 6 {
					off++
				}
			}
			if off > len(want.RGBA)/100 {
				t.Errorf("%d of %d bytes differ from those without the layer", off, len(want.RGBA))
			}
		})
	}
}

func onePlainBall(t *testing.T, adjust func(s *stage, m *scene.Material)) *frame.Picture {
	s := newStage(t)
	m := painted("m", geom.Hex(0x3F6EA8), 0.4, 0)
	adjust(s, &m)
	s.put("ball", s.model(form.Ellipsoid(0.42, 0.42, 0.42, 32, 20)), geom.Vec3{}, m)
	looking := geom.Transform{Translation: geom.Vec3{0, -3, 0}, Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, geom.Radians(90)), Scale: geom.One}
	s.must(s.draft.PutNode(scene.Node{ID: "eye", Name: "Eye", Transform: looking,
		Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(20), Near: 0.1, Far: 50}}))
	style := frame.RenderStyle()
	style.Samples = 1
	return paintFrom(t, s, 64, 64, style)
}

// TestOnlyWhatTransmitsCopiesTheScene also checks that drafts do without.
func TestOnlyWhatTransmitsCopiesTheScene(t *testing.T) {
	plain, store := furnished(t)
	draft := plain.Edit()
	vase, _ := draft.Material("glass")
	clear := vase.Clone()
	clear.AlphaMode, clear.Opacity, clear.Transmission = scene.Opaque, 1, &scene.Transmission{Factor: 1}
	if err := draft.PutMaterial(clear); err != nil {
		t.Fatal(err)
	}
	seen, _ := draft.Seal()
	full := frame.DefaultStyle()
	quantities := full
	quantities.Shading = frame.Normals
	onGL(t, func() error {
		for _, c := range []struct {
			name   string
			snap   *scene.Snapshot
			style  frame.Style
			copies bool
		}{
			{"blended glass", plain, full, false}, {"a vase that transmits", seen, full, true},
			{"its draft", seen, frame.DraftStyle(full), false}, {"its normals", seen, quantities, false},
		} {
			r, err := New(store)
			if err != nil {
				return err
			}
			view, err := frame.ViewOf(c.snap, store, "auto", 64, 40)
			if err != nil {
				return err
			}
			if _, err := r.Paint(frame.NewPlanner(store).Plan(c.snap, view, c.style, frame.Overlay{})); err != nil {
				return err
			}
			if copies := r.paper.behind != 0; copies != c.copies {
				t.Errorf("%s copies the scene: %v", c.name, copies)
			}
			r.Close()
		}
		return checkErrors("drawing")
	})
}

func FuzzDecodeSky(f *testing.F) {
	kept := keptSky{texels: make([]uint16, skyTexels(4))}
	whole := encodeSky(kept)
	f.Add(whole, 4)
	f.Add(whole[:len(whole)-1], 4)
	f.Add([]byte(skyCacheMagic), 64)
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		size = min(max(size, 1), 256)
		if got, ok := decodeSky(data, size); ok && len(got.texels) != skyTexels(size) {
			t.Errorf("%d texels for size %d", len(got.texels), size)
		}
	})
}
