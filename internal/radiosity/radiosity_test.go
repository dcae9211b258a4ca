package radiosity

import (
	"math"
	"reflect"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

func gray(v float64) geom.Color { return geom.Color{v, v, v} }

func boxRoom(albedo float64) *Room {
	return &Room{
		Shell:         &shell.Room{Outline: geom.Rectangle(5, 4), Height: 2.6, WallThickness: 0.1, Ceiling: true},
		WorldFromRoom: geom.IdentityTransform(), Floor: gray(albedo), Walls: gray(albedo), Ceiling: gray(albedo), Trim: gray(albedo),
	}
}

func bulb(at geom.Vec3, candela float64) Lamp {
	return Lamp{Position: at, Direction: geom.Vec3{0, 0, -1}, Intensity: gray(candela), CosInner: 1, CosOuter: -1}
}

const surfaceM2 = 2 * (5*4 + 5*2.6 + 4*2.6)

// mean is the field averaged over the patches.
func mean(r *Room, f *Field) float64 {
	sum, area := 0.0, 0.0
	for _, p := range newSolver(r).patches {
		c := f.At(p.middle, p.normal)
		sum, area = sum+c.Luminance()*p.area, area+p.area
	}
	return sum / area
}

// TestAClosedRoomKeepsItsLight compares with an integrating sphere: of a flux Φ that falls on a surface S of albedo ρ, Φ ρ / (S (1−ρ))
// lux come back.
func TestAClosedRoomKeepsItsLight(t *testing.T) {
	for _, albedo := range []float64{0.2, 0.5, 0.8} {
		r := boxRoom(albedo)
		r.Lamps = []Lamp{bulb(geom.Vec3{0.4, -0.3, 1.4}, 80)}
		f := Solve(r)
		want := 4 * math.Pi * 80 * albedo / (surfaceM2 * (1 - albedo)) / math.Pi
		if got := mean(r, &f); math.Abs(got-want) > 0.12*want {
			t.Errorf("albedo %.1f: %.2f nits, want %.2f", albedo, got, want)
		}
	}
}

func TestAWindowGivesWhatItsSizeLetsIn(t *testing.T) {
	r := boxRoom(0.5)
	r.Sky = gray(1000)
	dark := Solve(r)
	if got := mean(r, &dark); got != 0 {
		t.Errorf("%.2f nits in a room without windows or lamps", got)
	}
	r.Shell.Openings = []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1.7, Width: 1.6, Height: 1.3, Sill: 0.9}}
	f := Solve(r)
	area := 1.6 * 1.3
	kept := 0.5 * (1 - area/surfaceM2) // glass takes most of what meets it
	want := 1000 * area * 0.5 / (surfaceM2 * (1 - kept))
	if got := mean(r, &f); math.Abs(got-want) > 0.15*want {
		t.Errorf("%.2f nits by the window, want %.2f", got, want)
	}
	if math.Abs(f.Windows-area/surfaceM2) > 1e-3 {
		t.Errorf("windows are %.4f of the surface, want %.4f", f.Windows, area/surfaceM2)
	}
}

func TestSunlightColoursTheRoom(t *testing.T) {
	r := boxRoom(0.5)
	r.Floor = geom.Color{0.6, 0.1, 0.1}
	r.Shell.Openings = []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1.7, Width: 1.6, Height: 1.3, Sill: 0.9}}
	r.SunLux, r.ToSun = gray(50000), geom.Vec3{0, 0.6, 0.8}
	f := Solve(r)
	if down := f.At(geom.Vec3{0, 0, 2.6}, geom.Vec3{0, 0, -1}); down[0] < 1.5*down[1] {
		t.Errorf("the ceiling over a red floor in the sun gets %v", down)
	}
	r.ToSun = geom.Vec3{0, -0.6, 0.8}
	f = Solve(r)
	if c := f.At(geom.Vec3{0, 0, 2.6}, geom.Vec3{0, 0, -1}); c != (geom.Color{}) {
		t.Errorf("a sun behind the house gives %v", c)
	}
}

func TestTheFieldTurnsAndMovesWithItsRoom(t *testing.T) {
	r := boxRoom(0.6)
	r.Lamps = []Lamp{bulb(geom.Vec3{1.8, 1.2, 0.5}, 60)}
	here := Solve(r)
	move := geom.At(geom.Vec3{7, -3, 0.4}, 0.9)
	r.WorldFromRoom = move
	r.Lamps[0].Position = move.Apply(r.Lamps[0].Position)
	there := Solve(r)
	for _, n := range []geom.Vec3{{1, 0, 0}, {0, -1, 0}, {0, 0, 1}, {0.6, 0, -0.8}} {
		p := geom.Vec3{1, 0.5, 1}
		a, b := here.At(p, n), there.At(move.Apply(p), move.Rotation.Rotate(n))
		if math.Abs(a[0]-b[0]) > 0.03*(a[0]+b[0]) {
			t.Errorf("towards %v: %.3f here and %.3f there", n, a[0], b[0])
		}
	}
	if again := Solve(r); !reflect.DeepEqual(there, again) {
		t.Error("the same room gives another field")
	}
}

func TestRoomsOfAnyFormGiveFiniteLight(t *testing.T) {
	outlines := []geom.Polygon{
		{{0, 0}, {6, 0}, {6, 3}, {3, 3}, {3, 5}, {0, 4.2}}, {{0, 0}, {0.2, 0}, {0, 0.2}}, geom.Rectangle(90, 0.3),
	}
	for _, outline := range outlines {
		r := boxRoom(0.95)
		r.Shell.Outline = outline
		r.Sky = gray(900)
		r.Bodies = []Body{{Box: geom.Box{Min: geom.Vec3{-1, -1, 0}, Max: geom.Vec3{1, 1, 1}}, Albedo: gray(0.9), Glow: gray(10)}}
		f := Solve(r)
		for _, n := range []geom.Vec3{{1, 0, 0}, {0, 0, 1}, {0, 0, -1}} {
			if c := f.At(f.Middle, n); !geom.Finite(c[0], c[1], c[2]) || c[0] < 0 || c[0] > 5000 {
				t.Errorf("%v: %v", outline, c)
			}
		}
	}
}

func BenchmarkSolve(b *testing.B) {
	r := boxRoom(0.6)
	r.Shell.Openings = []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1.7, Width: 1.6, Height: 1.3, Sill: 0.9}}
	r.Sky = gray(900)
	for i := range 16 {
		x := float64(i)*0.25 - 2
		r.Bodies = append(r.Bodies, Body{Box: geom.Box{Min: geom.Vec3{x, -1, 0}, Max: geom.Vec3{x + 0.2, 1, 1}}, Albedo: gray(0.5)})
		r.Lamps = append(r.Lamps, bulb(geom.Vec3{x, 0.2, 2}, 50))
	}
	for b.Loop() {
		Solve(r)
	}
}
