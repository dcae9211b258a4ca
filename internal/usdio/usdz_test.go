package usdio_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/usdio"
)

// TestUSDZ holds the archive to the usdz specification: stored, data aligned to 64 bytes, the layer first.
func TestUSDZ(t *testing.T) {
	snap, store := furnished(t)
	data := write(t, snap, store, usdio.Options{Name: "my room", Format: usdio.USDZ}).Files[0].Data
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) < 2 || z.File[0].Name != "Test_scene.usda" {
		t.Fatalf("%d entries, first %s", len(z.File), z.File[0].Name)
	}
	layer := ""
	for i, f := range z.File {
		offset, err := f.DataOffset()
		if err != nil || offset%64 != 0 || f.Method != zip.Store || f.Flags != 0 {
			t.Errorf("%s: offset %d, method %d, flags %#x, %v", f.Name, offset, f.Method, f.Flags, err)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if i == 0 {
			layer = string(content)
		} else if !strings.Contains(layer, "@./"+f.Name+"@") {
			t.Errorf("the layer does not use %s", f.Name)
		}
	}
	if plain := write(t, snap, store, usdio.Options{Name: "my room"}).Files[0]; plain.Path != "my room.usda" {
		t.Errorf("the plain layer is called %s", plain.Path)
	}
}

func TestSkyImage(t *testing.T) {
	s := newStage(t)
	hdr, err := pix.EncodeHDR(2, 1, []float32{1, 1, 1, 2, 2, 2})
	s.must(err)
	id, err := s.store.PutTexture(&asset.Texture{Name: "sky.hdr", MIME: pix.HDR, Width: 2, Height: 1, Data: hdr})
	s.must(err)
	settings := s.draft.Settings()
	settings.Environment.Sky, settings.Environment.Image, settings.Environment.RotationRad = scene.ImageSky, id, 0
	s.must(s.draft.PutSettings(settings))
	snap := s.seal()
	r := write(t, snap, s.store, usdio.Options{})
	sky := read(t, r).byPath["/Test_scene/Sky"]
	if len(r.Files) != 2 || sky.properties["inputs:texture:file"] != "@./"+r.Files[1].Path+"@" || sky.properties["inputs:intensity"] != "100" {
		t.Errorf("%d files, %+v", len(r.Files), sky.properties)
	}
	// The middle of the image, the dome's +Z, lies towards +X, and its pole, +Y, towards +Z.
	if got := sky.properties["xformOp:orient"]; got != "(0.5, 0.5, 0.5, 0.5)" {
		t.Errorf("turned by %s", got)
	}
	r = write(t, snap, s.store, usdio.Options{Format: usdio.USDZ})
	if bytes.Contains(r.Files[0].Data, []byte(".hdr")) || len(r.Report.Findings) == 0 {
		t.Errorf("a .usdz holds no .hdr, and says so: %v", r.Report)
	}
}
