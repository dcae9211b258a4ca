package cli

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/roomfit"
)

// blankPanorama writes a picture and a transcript in which a model reads a room of 4 × 3 m off it, at the second try.
func blankPanorama(t *testing.T) (picture, transcript string) {
	t.Helper()
	data, err := pix.EncodePNG(image.NewNRGBA(image.Rect(0, 0, 256, 128)))
	if err != nil {
		t.Fatal(err)
	}
	m := roomfit.Marks{Width: 1000, Height: 1000}
	var corners []string
	for _, c := range []geom.Vec2{{-2, -1.5}, {-2, 1.5}, {2, 1.5}, {2, -1.5}} {
		foot, head := m.Pixel(c.Vec3(-1.6)), m.Pixel(c.Vec3(1))
		corners = append(corners, fmt.Sprintf(`{"column": %g, "floor": %g, "ceiling": %g}`, foot[0], foot[1], head[1]))
	}
	room := fmt.Sprintf(`{"width": 1000, "height": 1000, "kind": "den", "corners": [%s], "openings": [], "floor": "terracotta tiles", "walls": "", "ceiling": ""}`, strings.Join(corners, ", "))
	dir := t.TempDir()
	picture, transcript = filepath.Join(dir, "pano.png"), filepath.Join(dir, "talk.txtar")
	text := "-- 1.reply.json --\n{\"text\": \"A lovely den.\"}\n-- 2.reply.json --\n{\"calls\": [{\"name\": \"describe_room\", \"arguments\": " + room + "}]}\n"
	for name, body := range map[string][]byte{picture: data, transcript: []byte(text)} {
		if err := os.WriteFile(name, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return picture, transcript
}

func TestAModelReadsAPanorama(t *testing.T) {
	picture, transcript := blankPanorama(t)
	project := filepath.Join(t.TempDir(), "den.scene")
	o := mustRun(t, "", "import", project, picture, "--panorama", "--policy", "recorded", "--recording", transcript, "--json")
	var told struct {
		Source, Label string
		Accepted      bool
		Notes         []string
		Room          roomfit.Fit
	}
	if err := json.Unmarshal([]byte(o.out), &told); err != nil {
		t.Fatal(err)
	}
	if !told.Accepted || !strings.Contains(told.Label, "den of pano.png: 4.00 × 3.00 m") || told.Room.Outline.Area() < 11.9 || len(told.Notes) != 1 {
		t.Errorf("%+v", told)
	}
	o = mustRun(t, "", "import", project, picture, "--panorama", "--policy", "recorded", "--recording", transcript, "--propose-only")
	if !strings.Contains(o.out, "den.scene") {
		t.Error(o.out)
	}
	for args, want := range map[string]string{
		"--policy recorded":                                                     "go with --panorama",
		"--panorama --propose-only":                                             "needs a --policy",
		"--panorama --policy recorded --marks m.json":                           "not both",
		"--panorama --policy recorded --no-pictures --recording x":              "leave out --no-pictures",
		"--panorama --policy openai --base-url http://127.0.0.1:1/v1 --model m": "cannot be reached",
	} {
		if o := run(t, "", append([]string{"import", project, picture}, strings.Fields(args)...)...); o.status == 0 || !strings.Contains(o.err, want) {
			t.Errorf("%s: %d %s", args, o.status, o.err)
		}
	}
}
