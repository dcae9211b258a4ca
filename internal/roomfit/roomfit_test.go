package roomfit

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// seen marks a known room as a camera at a place, looking along a heading, sees it; noise is in pixels.
func seen(outline geom.Polygon, height float64, eye geom.Vec3, heading float64, openings []shell.Opening, noise float64, rng *rand.Rand) Marks {
	m := Marks{Width: 2048, Height: 1024}
	jitter := func() float64 { return noise * (2*rng.Float64() - 1) }
	back := geom.Yaw(-heading)
	pixel := func(p geom.Vec3) geom.Vec2 {
		q := m.Pixel(back.Rotate(p.Sub(eye)))
		return geom.Vec2{q[0] + jitter(), q[1] + jitter()}
	}
	for _, c := range outline {
		floor, ceiling := pixel(c.Vec3(0)), pixel(c.Vec3(height))
		m.Corners = append(m.Corners, Corner{Column: floor[0], Floor: floor[1], Ceiling: ceiling[1]})
	}
	room := shell.Room{Outline: outline}
	for _, o := range openings {
		from, to, length, _ := room.Wall(o.Wall)
		at := func(x, z float64) geom.Vec2 { return pixel(from.Add(to.Sub(from).Mul(x / length)).Vec3(z)) }
		// Seen from inside, a wall runs from right to left.
		high, low := at(o.Offset+o.Width, o.Sill+o.Height), at(o.Offset, o.Sill)
		m.Openings = append(m.Openings, Rect{Left: high[0], Top: high[1], Right: low[0], Bottom: low[1]})
	}
	return m
}

// off is the largest distance between the corners of a fit and of the true room, both taken from the camera.
func off(f *Fit, outline geom.Polygon, eye geom.Vec3, heading float64) float64 {
	worst := 0.0
	for _, c := range outline {
		truth := rotated(c.Sub(eye.Vec2()), -heading)
		best := math.Inf(1)
		for _, g := range f.Outline {
			best = math.Min(best, rotated(g.Sub(f.Eye.Vec2()), -f.Heading).Sub(truth).Len())
		}
		worst = math.Max(worst, best)
	}
	return worst
}

func knownRooms() map[string]geom.Polygon {
	turned := func(p geom.Polygon, by float64) geom.Polygon {
		var out geom.Polygon
		for _, c := range p {
			out = append(out, rotated(c, by))
		}
		return out
	}
	corner := geom.Polygon{{-2, -1.5}, {3, -1.5}, {3, 1}, {0.5, 1}, {0.5, 3.5}, {-2, 3.5}}
	return map[string]geom.Polygon{
		"rectangle": geom.Rectangle(4.2, 3.1), "turned rectangle": turned(geom.Rectangle(5, 3.4), 0.41), "L": corner, "turned L": turned(corner, -0.3),
		"T":             {{-3, -1}, {3, -1}, {3, 1}, {1, 1}, {1, 3}, {-1, 3}, {-1, 1}, {-3, 1}},
		"cut corner":    {{-2, -1.5}, {2, -1.5}, {2, 0.5}, {1, 1.5}, {-2, 1.5}},
		"a wall's bend": {{-2, -1.5}, {0.2, -1.5}, {2, -1.5}, {2, 1.5}, {-2, 1.5}},
	}
}

func TestKnownRoomsComeBack(t *testing.T) {
	openings := []shell.Opening{{Wall: 0, Offset: 0.4, Width: 0.9, Height: 2.03}, {Wall: 1, Offset: 0.5, Width: 1.2, Height: 1.1, Sill: 0.9}}
	for name, outline := range knownRooms() {
		for seed := range uint64(8) {
			rng := rand.New(rand.NewPCG(seed, 7))
			eye := geom.Vec3{0.3*rng.Float64() - 0.15, 0.3*rng.Float64() - 0.15, 1.45}
			heading, height := 6*rng.Float64(), 2.4+0.6*rng.Float64()
			for _, noise := range []float64{0, 1} {
				m := seen(outline, height, eye, heading, openings, noise, rng)
				f, err := Solve(m, Known{CameraHeight: eye[2]})
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				limit := 1e-4 + 0.02*noise
				if d := off(&f, outline, eye, heading); d > limit || math.Abs(f.Height-height) > limit || f.Error > noise+1e-3 {
					t.Errorf("%s, noise %g px: off by %.4f m, height %.4f for %.4f, error %.3f px", name, noise, d, f.Height, height, f.Error)
				}
				checkOpenings(t, name, &f, openings, limit+0.03*noise)
			}
		}
	}
}

func checkOpenings(t *testing.T, name string, f *Fit, want []shell.Opening, limit float64) {
	t.Helper()
	if len(f.Openings) != len(want) {
		t.Fatalf("%s: openings %+v: %v", name, f.Openings, f.Report)
	}
	for i, o := range f.Openings {
		w := want[i]
		if math.Abs(o.Width-w.Width) > limit || math.Abs(o.Height-w.Height) > limit || math.Abs(o.Sill-w.Sill) > limit {
			t.Errorf("%s: %+v for %+v", name, o, w)
		}
		if kind := map[bool]shell.OpeningKind{true: shell.Door, false: shell.Window}[i == 0]; o.Kind != kind {
			t.Errorf("%s: opening %d is a %s", name, i, o.Kind)
		}
	}
}

func TestManhattanWallsAreExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	m := seen(knownRooms()["turned L"], 2.6, geom.Vec3{0, 0, 1.6}, 1, nil, 3, rng)
	f, err := Solve(m, Known{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range f.Outline {
		d := f.Outline[(i+1)%len(f.Outline)].Sub(c)
		if !f.Square[i] || math.Min(math.Abs(d[0]), math.Abs(d[1])) > 1e-9 {
			t.Errorf("wall %d runs along %v", i, d)
		}
	}
}

func TestScaleComesFromTheRoomsHeightToo(t *testing.T) {
	outline, eye := geom.Rectangle(4, 3), geom.Vec3{0.2, -0.1, 1.23}
	m := seen(outline, 2.7, eye, 0.2, nil, 0, rand.New(rand.NewPCG(1, 2)))
	f, err := Solve(m, Known{RoomHeight: 2.7})
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(f.Eye[2]-1.23) > 1e-3 || off(&f, outline, eye, 0.2) > 1e-3 {
		t.Errorf("%+v", f)
	}
}

func TestHalfMarkedRooms(t *testing.T) {
	outline, eye := geom.Rectangle(4, 3), geom.Vec3{0.2, -0.1, 1.5}
	whole := seen(outline, 2.7, eye, 0.2, nil, 0, rand.New(rand.NewPCG(1, 2)))
	hidden := whole
	hidden.Corners = slices.Clone(whole.Corners)
	hidden.Corners[1].Floor, hidden.Corners[2].Floor = 0, 0
	if f, err := Solve(hidden, Known{CameraHeight: 1.5}); err != nil || off(&f, outline, eye, 0.2) > 1e-3 || math.Abs(f.Height-2.7) > 1e-3 {
		t.Errorf("two hidden feet: %v %+v", err, f)
	}
	for i := range hidden.Corners {
		hidden.Corners[i] = Corner{Column: whole.Corners[i].Column, Floor: whole.Corners[i].Floor}
	}
	if f, err := Solve(hidden, Known{CameraHeight: 1.5}); err != nil || off(&f, outline, eye, 0.2) > 1e-3 || len(f.Report.Findings) != 1 {
		t.Errorf("no ceiling: %v %+v", err, f)
	}
	for i := range hidden.Corners {
		hidden.Corners[i] = Corner{Column: whole.Corners[i].Column, Ceiling: whole.Corners[i].Ceiling}
	}
	if _, err := Solve(hidden, Known{}); err == nil {
		t.Error("ceilings alone do not give the height")
	}
}

func TestBadMarksAreRefused(t *testing.T) {
	good := seen(geom.Rectangle(4, 3), 2.7, geom.Vec3{0, 0, 1.5}, 0, nil, 0, rand.New(rand.NewPCG(1, 2)))
	for name, change := range map[string]func(*Marks){
		"two corners":        func(m *Marks) { m.Corners = m.Corners[:2] },
		"a floor in the sky": func(m *Marks) { m.Corners[0].Floor = 10 },
		"NaN":                func(m *Marks) { m.Corners[0].Column = math.NaN() },
		"at the horizon":     func(m *Marks) { m.Corners[0].Floor = 512.01 },
		"no picture":         func(m *Marks) { m.Width = 0 },
		"one column": func(m *Marks) {
			for i := range m.Corners {
				m.Corners[i] = m.Corners[0]
			}
		},
		"nothing marked": func(m *Marks) { m.Corners[2] = Corner{Column: 3} },
	} {
		m := good
		m.Corners = slices.Clone(good.Corners)
		change(&m)
		if _, err := Solve(m, Known{}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Solve(good, Known{CameraHeight: -1}); err == nil {
		t.Error("a camera under the floor is accepted")
	}
}

func TestTraceGoesThroughTheMarks(t *testing.T) {
	m := seen(knownRooms()["L"], 2.6, geom.Vec3{0, 0, 1.6}, 1, nil, 0, rand.New(rand.NewPCG(1, 2)))
	f, err := Solve(m, Known{})
	if err != nil {
		t.Fatal(err)
	}
	lines := f.Trace(&m)
	for _, c := range m.Corners {
		best := math.Inf(1)
		for _, l := range lines.Floor {
			for _, p := range l {
				best = math.Min(best, p.Sub(geom.Vec2{c.Column, c.Floor}).Len())
			}
		}
		if best > 0.2 {
			t.Errorf("the floor line misses corner %v by %.2f px", c, best)
		}
	}
}

func FuzzSolve(f *testing.F) {
	good := seen(geom.Rectangle(4, 3), 2.7, geom.Vec3{0, 0, 1.5}, 0, []shell.Opening{{Wall: 0, Offset: 1, Width: 1, Height: 2}}, 1, rand.New(rand.NewPCG(1, 2)))
	text, _ := json.Marshal(good)
	f.Add(text)
	f.Add([]byte(fmt.Sprintf(`{"width": 100, "height": 50, "corners": [%s]}`, strings.Repeat(`{"column": 5, "floor": 40},`, 3)+`{"column": 50, "ceiling": 3}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMarks(data)
		if err != nil {
			return
		}
		fit, err := Solve(m, Known{})
		if err != nil {
			return
		}
		room := fit.Room()
		if err := room.Check(); err != nil {
			t.Error(err)
		}
		fit.Trace(&m)
	})
}
