package survey

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/roomfit"
)

// seen is what an exact model would read off a panorama of 1536 × 768 pixels: an L-shaped room, its camera at 1.5 m, 2.7 m high.
func seen() Reading {
	m := roomfit.Marks{Width: 1536, Height: 768}
	r := Reading{Width: 1536, Height: 768, Kind: "kitchen", Floor: "dark walnut planks", Walls: "sage green paint", Ceiling: "white plaster"}
	for _, c := range []geom.Vec2{{-2, -1.5}, {-2, 2.5}, {1, 2.5}, {1, 1}, {3, 1}, {3, -1.5}} { // clockwise from above, as columns run
		foot, head := m.Pixel(c.Vec3(-1.5)), m.Pixel(c.Vec3(1.2))
		r.Corners = append(r.Corners, Corner{math.Round(foot[0]), math.Round(foot[1]), math.Round(head[1])})
	}
	slices.SortFunc(r.Corners, func(a, b Corner) int { return int(a.Column - b.Column) })
	at := func(x, y, z float64) geom.Vec2 { return m.Pixel(geom.Vec3{x, y, z}) }
	door, foot := at(-0.9, 2.5, 0.55), at(0, 2.5, -1.5)
	r.Openings = append(r.Openings, Opening{Kind: "door", Left: door[0], Top: door[1], Right: foot[0], Bottom: foot[1]})
	head, sill := at(-2, 0.2, 0.7), at(-2, 1.4, -0.5)
	r.Openings = append(r.Openings, Opening{Kind: "window", Left: head[0], Top: head[1], Right: sill[0], Bottom: sill[1]})
	for i := range r.Openings {
		o := &r.Openings[i]
		for k, c := range r.Corners {
			if c.Column < (o.Left+o.Right)/2 {
				o.Wall = k + 1
			}
		}
	}
	return r
}

func written(t testing.TB, r Reading) string {
	t.Helper()
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAReadingMakesTheRoom(t *testing.T) {
	thousandths := seen()
	thousandths.Width, thousandths.Height = 1000, 1000
	for i := range thousandths.Corners {
		c := &thousandths.Corners[i]
		c.Column, c.Floor, c.Ceiling = c.Column/1.536, c.Floor/0.768, c.Ceiling/0.768
	}
	for i := range thousandths.Openings {
		o := &thousandths.Openings[i]
		o.Left, o.Right, o.Top, o.Bottom = o.Left/1.536, o.Right/1.536, o.Top/0.768, o.Bottom/0.768
	}
	for name, text := range map[string]string{
		"JSON alone":          written(t, seen()),
		"thousandths":         written(t, thousandths),
		"in a fence, thought": "<think>four {corners}?</think>Here:\n```json\n" + written(t, seen()) + "\n```\nI hope it helps.",
	} {
		r, err := Read(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found, err := r.Fit(4096, 2048, roomfit.Known{CameraHeight: 1.5}, Strict)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		fit := found.Fit
		if math.Abs(fit.Outline.Area()-17) > 0.4 || math.Abs(fit.Height-2.7) > 0.05 || len(fit.Outline) != 6 || len(fit.Openings) != 2 {
			t.Errorf("%s: %.2f m², %.2f m high, %d corners, %+v", name, fit.Outline.Area(), fit.Height, len(fit.Outline), fit.Openings)
		}
		if o := fit.Openings[0]; o.Kind != "door" || math.Abs(o.Width-0.9) > 0.05 || o.Sill != 0 || math.Abs(o.Height-2.05) > 0.05 {
			t.Errorf("%s: the door is %+v", name, o)
		}
	}
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	for want, spoil := range map[string]func(r *Reading){
		"corner 2 is at column 2000":        func(r *Reading) { r.Corners[1].Column = 2000 },
		"corner 1 meets the floor":          func(r *Reading) { r.Corners[0].Floor = 300 },
		"corner 3 meets the ceiling":        func(r *Reading) { r.Corners[2].Ceiling = 500 },
		"2 corners":                         func(r *Reading) { r.Corners = r.Corners[:2] },
		"width 0":                           func(r *Reading) { r.Width = 0 },
		"kind \"hatch\"":                    func(r *Reading) { r.Openings[0].Kind = "hatch" },
		"wall 9":                            func(r *Reading) { r.Openings[0].Wall = 9 },
		"has no area":                       func(r *Reading) { r.Openings[1].Right = r.Openings[1].Left },
		"outside the picture":               func(r *Reading) { r.Openings[1].Bottom = 800 },
		"once around to the right":          func(r *Reading) { slices.Reverse(r.Corners) },
		"opening 1 is said to be in wall":   func(r *Reading) { r.Openings[0].Wall = r.Openings[0].Wall%6 + 1 },
		"opening 2 reaches around":          func(r *Reading) { r.Openings[1].Left -= 300 },
		"fit no room of straight walls":     func(r *Reading) { r.Corners[1].Ceiling = 40; r.Corners[4].Floor = 700 },
		"opening 2: it would be":            func(r *Reading) { r.Openings[1].Right = r.Openings[1].Left + 6 },
		"so near the horizon that it would": func(r *Reading) { r.Corners[1].Floor = 384.1 },
	} {
		bad := seen()
		spoil(&bad)
		r, err := Read(written(t, bad))
		if err == nil {
			_, err = r.Fit(4096, 2048, roomfit.Known{CameraHeight: 1.5}, Strict)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not named: %v", want, err)
		}
	}
}

func TestALenientFitLeavesOut(t *testing.T) {
	r := seen()
	r.Openings[0].Wall = 5
	r.Openings[1].Right = r.Openings[1].Left + 6
	slices.Reverse(r.Corners)
	found, err := r.Fit(4096, 2048, roomfit.Known{CameraHeight: 1.5}, Lenient)
	if err != nil || len(found.Fit.Openings) != 1 || len(found.Notes) != 1 || !strings.Contains(found.Notes[0], "opening 2") {
		t.Errorf("%+v %v %v", found.Fit.Openings, found.Notes, err)
	}
}

func TestGarbageIsNoReading(t *testing.T) {
	for _, text := range []string{
		"", "I see a nice room.", "{}", "[1]", `{"corners": 7}`, "```json\n{\"width\":", `{"width":1e999}`, "\x00\xff", written(t, seen())[:200],
		strings.Replace(written(t, seen()), `"floor"`, `"floor": 1, "surprise"`, 1), `{"width":"NaN"}`,
	} {
		if r, err := Read(text); err == nil {
			t.Errorf("%.40q is read as %+v", text, r)
		}
	}
}

func TestWordsBecomeMaterials(t *testing.T) {
	r := seen()
	r.Ceiling = "qwxzzy"
	found, err := r.Fit(2048, 1024, roomfit.Known{CameraHeight: 1.5}, Strict)
	if err != nil {
		t.Fatal(err)
	}
	plan, notes, err := r.Plan(found, asset.NewStore(), catalog.Builtin())
	if err != nil || plan.Floor == nil || plan.Walls == nil || plan.Ceiling != nil || plan.Kind != "kitchen" {
		t.Fatalf("%+v %v", plan, err)
	}
	said := strings.Join(notes, "\n")
	if !strings.Contains(said, "walnut") || !strings.Contains(said, `no material is like "qwxzzy"`) {
		t.Errorf("said %s", said)
	}
	if c := plan.Walls.BaseColor; !(c[1] > c[0] && c[1] > c[2]) {
		t.Errorf("sage green walls are %v", c)
	}
}

func TestTheSchemaNamesEveryField(t *testing.T) {
	schema, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"corners", "column", "passage", "ceiling", `"additionalProperties":false`} {
		if !strings.Contains(string(schema), word) {
			t.Errorf("%s is missing in %s", word, schema)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, seen()))
	f.Add(fmt.Sprintf(`{"width": 100, "height": 50, "corners": [%s]}`, strings.TrimSuffix(strings.Repeat(`{"column": 5, "floor": 40, "ceiling": 3},`, 4), ",")))
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Read(text)
		if err != nil {
			return
		}
		for _, care := range []Care{Strict, Lenient} {
			if found, err := r.Fit(512, 256, roomfit.Known{}, care); err == nil {
				room := found.Fit.Room()
				if err := room.Check(); err != nil {
					t.Errorf("%v", err)
				}
			}
		}
	})
}
