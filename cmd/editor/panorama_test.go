package main

import (
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/pix"
)

// paintPanorama writes the picture of an empty room of 4 × 3 m and 2.6 m, seen from its middle at 1.6 m: each surface has a shade.
func paintPanorama(t *testing.T, folder string) {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 1024, 512))
	for y := range 512 {
		for x := range 1024 {
			sinLon, cosLon := math.Sincos((float64(x)+0.5)/1024*2*math.Pi - math.Pi)
			up := math.Tan((0.5 - (float64(y)+0.5)/512) * math.Pi)
			far, shade := 2/math.Abs(sinLon), uint8(190)
			if d := 1.5 / math.Abs(cosLon); d < far {
				far, shade = d, 215
			}
			switch {
			case far*up < -1.6:
				shade = 120
			case far*up > 1:
				shade = 245
			}
			picture.SetNRGBA(x, y, color.NRGBA{shade, shade, shade - 10, 255})
		}
	}
	data, err := pix.EncodePNG(picture)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "pano.png"), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestARoomFromAPanoramaInTheWindow picks a picture, drags a mark away and back, and builds the room that the dialog shows.
func TestARoomFromAPanoramaInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the window takes a while")
	}
	needPrograms(t, "Xvfb", "xdotool")
	work := t.TempDir()
	p := &person{t: t, display: startDisplay(t, 1600, 900), home: work, binary: build(t, work)}
	project := filepath.Join(work, "pano.scene")
	empty := exec.Command(p.binary, "apply", project, "-")
	empty.Stdin = strings.NewReader(`{"action": "set_scene_info", "name": "Panorama"}`)
	if out, err := empty.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	paintPanorama(t, work)
	p.start("open", project)
	before := nodes(t, project)
	p.click("menu/File")
	p.click("command/file.panorama")
	p.click("dialog/file/pano.png")
	p.click("dialog/ok")
	p.see("panorama/1/0")
	p.pull("panorama/1/0", 12)
	if os.Getenv("SCENOGRAPH_KEEP_SCREEN") != "" {
		p.screenshot()
	}
	p.click("panorama/build")
	p.gone("panorama/build")
	p.until("the room in the journal", func() bool { return nodes(t, project) == before+2 })
	p.quit()
}
