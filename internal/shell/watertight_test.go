package shell

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// leaks counts the stretches of edges that have not as many triangles on one side as on the other. Edges are cut where other
// corners lie on them.
func leaks(m *asset.Mesh) int {
	corners := map[geom.Vec3]bool{}
	var tri [][3]geom.Vec3
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		tri = append(tri, [3]geom.Vec3{a, b, c})
		corners[a], corners[b], corners[c] = true, true, true
	}
	balance := map[[2]geom.Vec3]int{}
	for _, t := range tri {
		for k := range 3 {
			a, b := t[k], t[(k+1)%3]
			way := b.Sub(a)
			cuts := []float64{0, 1}
			at := map[float64]geom.Vec3{0: a, 1: b}
			for p := range corners {
				s := p.Sub(a).Dot(way) / way.Dot(way)
				if s > 1e-9 && s < 1-1e-9 && p.Sub(a.Add(way.Mul(s))).Len() < 3e-6 {
					cuts = append(cuts, s)
					at[s] = p
				}
			}
			slices.Sort(cuts)
			for i := 0; i+1 < len(cuts); i++ {
				p, q := at[cuts[i]], at[cuts[i+1]]
				balance[[2]geom.Vec3{p, q}]++
				balance[[2]geom.Vec3{q, p}]--
			}
		}
	}
	open := 0
	for _, n := range balance {
		if n > 0 {
			open++
		}
	}
	return open
}

func TestShellsOfRandomOutlinesAreWatertight(t *testing.T) {
	built := 0
	for seed := range uint64(150) {
		room := randomRoom(rand.New(rand.NewPCG(seed, 7)))
		if room.Check() != nil || room.WallThickness < 0.1 || room.WallThickness > 0.2 {
			continue
		}
		built++
		floor := 0.0
		for _, p := range Build(room) {
			switch p.Role {
			case RoleFloor, RoleWall, RoleCeiling, RoleSkirting:
			default:
				continue
			}
			if n := leaks(p.Mesh); n > 0 {
				t.Errorf("seed %d: %s has %d open edges", seed, p.Name, n)
			}
			if volume(p.Mesh) <= 0 {
				t.Errorf("seed %d: %s is inside out", seed, p.Name)
			}
			if p.Role == RoleFloor {
				floor = volume(p.Mesh) / slab
			}
		}
		area := room.Outline.Area()
		around := newPlan(room, nil).outer().Area() - area
		if math.Abs(floor-area-around) > 1e-3*area {
			t.Errorf("seed %d: the floor covers %.4f m², want %.4f inside and %.4f below the walls", seed, floor, area, around)
		}
	}
	if built < 15 {
		t.Errorf("only %d rooms were looked at", built)
	}
}

func twoRooms(gap, shift float64) []Placed {
	a := &Room{Kind: "bedroom", Outline: geom.Polygon{{0, 0}, {4, 0}, {4, 3}, {0, 3}}, Height: 2.6, WallThickness: 0.12, Ceiling: true,
		Openings: []Opening{{ID: "d", Kind: Door, Wall: 1, Offset: 1, Width: 0.9, Height: 2.1}}}
	b := &Room{Kind: "bathroom", Outline: geom.Polygon{{0, 0}, {2, 0}, {2, 2.5}, {0, 2.5}}, Height: 2.6, WallThickness: 0.12, Ceiling: true}
	return []Placed{{"a", a, geom.IdentityTransform()}, {"b", b, geom.At(geom.Vec3{4 + gap, shift, 0}, 0)}}
}

func TestRoomsSideBySideShareOneWall(t *testing.T) {
	for _, c := range []struct{ gap, shift float64 }{
		{0.12, 0},
		{0.12, 0.4},
		{0.12, -1.2},
		{0.2, 0.3},
		{0, 0.2},
	} {
		rooms := twoRooms(c.gap, c.shift)
		solid, union := 0.0, 0.0
		var outlines []geom.Polygon
		for i := range rooms {
			beside := Beside(rooms, i)
			if len(beside) != 1 {
				t.Fatalf("gap %g: room %d has %d neighbours", c.gap, i, len(beside))
			}
			outline := newPlan(rooms[i].Room, beside).outer()
			for k := range outline {
				outline[k] = outline[k].Add(geom.Vec2{rooms[i].World.Translation[0], rooms[i].World.Translation[1]})
			}
			outlines = append(outlines, outline)
			solid += outline.Area()
			for _, p := range Build(rooms[i].Room, beside...) {
				if p.Role == RoleWall && leaks(p.Mesh) > 0 {
					t.Errorf("gap %g shift %g: room %s: %s leaks", c.gap, c.shift, rooms[i].ID, p.Name)
				}
			}
		}
		const step = 0.02
		for x := -0.5 + step/2; x < 7; x += step {
			for y := -2 + step/2; y < 4; y += step {
				q := geom.Vec2{x + 1e-7, y + 1e-7}
				in := 0
				for _, o := range outlines {
					if o.Contains(q) {
						in++
					}
				}
				if in > 0 {
					union += step * step
				}
				if in > 1 {
					t.Fatalf("gap %g shift %g: both rooms build at %v", c.gap, c.shift, q)
				}
				if x > 4 && x < 4+c.gap && y > math.Max(0, c.shift) && y < math.Min(3, c.shift+2.5) && in == 0 {
					t.Fatalf("gap %g shift %g: nothing fills the wall at %v", c.gap, c.shift, q)
				}
			}
		}
		if math.Abs(solid-union) > 0.02*solid {
			t.Errorf("gap %g: the rooms build %.3f m² and cover %.3f", c.gap, solid, union)
		}
	}
}

func TestDoorsOfOneRoomGoThroughTheOther(t *testing.T) {
	rooms := twoRooms(0.12, 0.4)
	b := Beside(rooms, 1)
	borrowed := BorrowedOpenings(rooms[1].Room, b)
	if len(borrowed) != 1 || borrowed[0].ID != "a/d" || borrowed[0].Wall != 3 || math.Abs(borrowed[0].Width-0.9) > 1e-9 {
		t.Fatalf("borrowed %+v", borrowed)
	}
	// Wall 3 of b runs down from y = 2.5 at x = 0; the door is at y 1 to 1.9 of a, 0.6 to 1.5 of b.
	if math.Abs(borrowed[0].Offset-1.0) > 1e-9 || !borrowed[0].Outward {
		t.Errorf("it lies at %.3f m of the neighbour's wall, outward %v", borrowed[0].Offset, borrowed[0].Outward)
	}
	for _, p := range Build(rooms[1].Room, b...) {
		if p.Role == RoleDoor || p.Role == RoleFrame {
			t.Errorf("the neighbour hangs %s a second time", p.Name)
		}
		if p.Name != "wall 3" {
			continue
		}
		for i := range p.Mesh.Triangles() {
			u, v, w := p.Mesh.Triangle(i)
			c := u.Add(v).Add(w).Mul(1.0 / 3)
			if c[1] > 0.61 && c[1] < 1.49 && c[2] > 0.05 && c[2] < 2.05 {
				t.Fatalf("there is wall in the door at %v", c)
			}
		}
	}
	if at := Leads(rooms[0].Room, &rooms[0].Room.Openings[0], Beside(rooms, 0)); at != 0 {
		t.Errorf("the door leads to %d", at)
	}
}

func TestTurnedRoomsShareWallsToo(t *testing.T) {
	rooms := twoRooms(0.12, 0.4)
	turn := geom.At(geom.Vec3{3, -7, 1}, 0.7)
	for i := range rooms {
		rooms[i].World = turn.Mul(rooms[i].World)
	}
	if n := len(BorrowedOpenings(rooms[1].Room, Beside(rooms, 1))); n != 1 {
		t.Errorf("%d openings are borrowed", n)
	}
}

func TestFloorsAboveOneAnotherShareTheSlab(t *testing.T) {
	rooms := twoRooms(0, 0)
	rooms[1].World = geom.At(geom.Vec3{0.5, 0, 2.6 + 0.12}, 0)
	tops := []float64{}
	for i := range rooms {
		for _, p := range Build(rooms[i].Room, Beside(rooms, i)...) {
			box := p.Mesh.Bounds().Transformed(rooms[i].World.Mat4())
			if i == 0 && p.Role == RoleCeiling {
				tops = append(tops, box.Max[2])
			}
			if i == 1 && p.Role == RoleFloor {
				tops = append(tops, box.Min[2])
			}
		}
	}
	if len(tops) != 2 || math.Abs(tops[0]-tops[1]) > 1e-5 || math.Abs(tops[0]-2.66) > 1e-5 {
		t.Errorf("ceiling ends and floor begins at %v", tops)
	}
}

func TestArchesAreClosedAndRound(t *testing.T) {
	room := rectangleRoom()
	room.Openings = []Opening{{ID: "p", Kind: Passage, Wall: 0, Offset: 1, Width: 1.4, Height: 2.2, Arch: 0.7}}
	for _, rise := range []float64{0.7, 0.2} {
		room.Openings[0].Arch = rise
		if err := room.Check(); err != nil {
			t.Fatal(err)
		}
		for _, p := range Build(room) {
			if p.Name != "wall 0" {
				continue
			}
			if n := leaks(p.Mesh); n > 0 {
				t.Errorf("rise %g: %d open edges", rise, n)
			}
			half := 0.7
			r := (half*half + rise*rise) / (2 * rise)
			angle := 2 * math.Asin(half/r)
			segment := r * r / 2 * (angle - math.Sin(angle))
			want := (5.4+5)/2*0.2*2.6 - (1.4*(2.2-rise)+segment)*0.2
			if got := volume(p.Mesh); math.Abs(got-want) > 2e-3 {
				t.Errorf("rise %g: the wall fills %.4f m³, want %.4f", rise, got, want)
			}
		}
	}
}

func TestLeavesOpenWithinTheirDoorways(t *testing.T) {
	for _, style := range []DoorStyle{Hinged, Double, Sliding} {
		for _, outward := range []bool{false, true} {
			if style == Sliding && outward {
				continue
			}
			room := rectangleRoom()
			room.Openings = []Opening{{ID: "d", Kind: Door, Wall: 0, Offset: 1, Width: 1.6, Height: 2.1, Style: style, Outward: outward, Open: 1, Glazed: true}}
			if err := room.Check(); err != nil {
				t.Fatal(err)
			}
			leaves := 0
			for _, p := range Build(room) {
				if p.Hinge == nil {
					continue
				}
				if p.Hinge.Value < p.Hinge.Lower-1e-9 || p.Hinge.Value > p.Hinge.Upper+1e-9 {
					t.Errorf("%q: %s stands at %g of %g to %g", style, p.Name, p.Hinge.Value, p.Hinge.Lower, p.Hinge.Upper)
				}
				if p.Role != RoleDoor {
					continue
				}
				leaves++
				middle := p.Mesh.Bounds().Center()
				if inside := room.Outline.Contains(geom.Vec2{middle[0], middle[1]}); style != Sliding && inside == outward {
					t.Errorf("%q outward %v: %s opens to %v", style, outward, p.Name, middle)
				}
			}
			if want := map[DoorStyle]int{Hinged: 1, Double: 2, Sliding: 2}[style]; leaves != want {
				t.Errorf("%q has %d leaves, want %d", style, leaves, want)
			}
		}
	}
}

func TestBadOutlinesSayWhy(t *testing.T) {
	for name, outline := range map[string]geom.Polygon{
		"too sharp":         {{0, 0}, {10, 0}, {10, 0.5}},
		"touch or cross":    {{0, 0}, {4, 0}, {4, 2}, {2, 0.001}, {0, 2}},
		"crosses itself":    {{0, 0}, {4, 4}, {4, 0}, {0, 4}},
		"three corners":     {{0, 0}, {4, 0}},
		"counter-clockwise": {{0, 0}, {0, 4}, {4, 4}, {4, 0}},
		"cm long":           {{0, 0}, {4, 0}, {4, 3}, {3.995, 3.0}, {0, 3}},
		"spans 1e+09 m":     {{0, 0}, {1e9, 0}, {1e9, 1e9}, {0, 1e9}},
	} {
		err := CheckOutline(outline)
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzOutline(f *testing.F) {
	f.Add([]byte{0, 0, 40, 0, 40, 30, 0, 30}, uint8(12))
	f.Add([]byte{0, 0, 60, 0, 60, 30, 30, 30, 30, 50, 0, 50}, uint8(12))
	f.Add([]byte{0, 0, 60, 0, 60, 60, 40, 60, 40, 20, 20, 20, 20, 60, 0, 60}, uint8(30))
	f.Fuzz(func(t *testing.T, data []byte, thick uint8) {
		if len(data) > 80 {
			return
		}
		room := &Room{Height: 2.5, WallThickness: float64(thick) / 100, Ceiling: true}
		for i := 0; i+1 < len(data); i += 2 {
			room.Outline = append(room.Outline, geom.Vec2{float64(data[i]) / 10, float64(data[i+1]) / 10})
		}
		if room.Check() != nil {
			return
		}
		for _, p := range Build(room) {
			if err := p.Mesh.Check(); err != nil {
				t.Fatalf("%v: %s: %v", room.Outline, p.Name, err)
			}
			if p.Role == RoleFloor && volume(p.Mesh)/slab < room.Outline.Area()*0.999 {
				t.Fatalf("%v: the floor covers %.3f of %.3f m²", room.Outline, volume(p.Mesh)/slab, room.Outline.Area())
			}
		}
		for i := range room.Outline {
			if moved, err := room.MoveWall(i, 0.3); err == nil && moved.Check() != nil {
				t.Fatalf("%v: moving wall %d gave a room that is none: %v", room.Outline, i, moved.Check())
			}
		}
	})
}

func ExampleRoom_MoveWall() {
	room := &Room{Outline: geom.Rectangle(4, 3), Height: 2.5}
	split, _ := room.SplitWall(1, 1.5)
	pulled, _ := split.MoveWall(1, 1)
	fmt.Println(len(pulled.Outline), "corners,", pulled.Outline.Area(), "m²")
	// Output: 6 corners, 13.5 m²
}
