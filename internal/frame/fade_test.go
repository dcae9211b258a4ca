package frame

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// ell is an empty room of two arms, its notch at +X +Y.
func ell(t testing.TB) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("ell").Edit()
	room := &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Polygon{{-2, -2}, {2, -2}, {2, 0}, {0, 0}, {0, 2}, {-2, 2}},
		Height: 2.5, WallThickness: 0.1, Ceiling: true,
	}}
	if err := draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.At(geom.Vec3{5, 1, 0}, 0.4), Room: room}); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	return snap
}

// sharesFrom returns what is taken of the walls and, last, of the ceiling, for an eye in the room's frame.
func sharesFrom(planner *Planner, snap *scene.Snapshot, eye geom.Vec3) []float64 {
	room := snap.WorldFromNode("room")
	view := View{
		WorldFromCamera: LookAt(room.Apply(eye), room.Apply(geom.Vec3{0, 0, 1})), Projection: scene.Perspective,
		FovYRad: 1, Near: 0.05, Far: 100, Width: 64, Height: 64,
	}
	planner.Plan(snap, view, RenderStyle(), Overlay{})
	return append(planner.doll[0].walls, planner.doll[0].ceiling)
}

func TestWallsInTheWayAreGone(t *testing.T) {
	snap, planner := ell(t), NewPlanner(asset.NewStore())
	cases := map[string]struct {
		eye  geom.Vec3
		gone []bool // walls 0 to 5, then the ceiling
	}{
		"before the first wall": {geom.Vec3{0, -9, 1}, []bool{true, false, false, false, false, false, false}},
		"beyond the notch":      {geom.Vec3{7, 7, 5}, []bool{false, true, true, true, true, false, true}},
		"above":                 {geom.Vec3{-1, -1, 9}, []bool{false, false, false, false, false, false, true}},
		"in one arm":            {geom.Vec3{-1, 1.8, 1.6}, make([]bool, 7)},
		"in the other arm":      {geom.Vec3{1.9, -1, 1.6}, make([]bool, 7)},
	}
	for name, c := range cases {
		for i, share := range sharesFrom(planner, snap, c.eye) {
			want := 0.0
			if c.gone[i] {
				want = 1
			}
			if share != want {
				t.Errorf("%s: %.2f of wall %d is taken, want %.0f", name, share, i, want)
			}
		}
	}
}

// TestFadingDoesNotPop walks in small steps around, over and through the room.
func TestFadingDoesNotPop(t *testing.T) {
	snap, planner := ell(t), NewPlanner(asset.NewStore())
	walks := map[string]func(s float64) geom.Vec3{
		"orbit": func(s float64) geom.Vec3 {
			return geom.Vec3{9 * math.Cos(2*math.Pi*s), 9 * math.Sin(2*math.Pi*s), 2}
		},
		"rise":         func(s float64) geom.Vec3 { return geom.Vec3{-6, -5, 6 * s} },
		"through wall": func(s float64) geom.Vec3 { return geom.Vec3{-1.2, -4 + 5*s, 1.6} },
		"through roof": func(s float64) geom.Vec3 { return geom.Vec3{-1, -1, 1 + 4*s} },
	}
	const steps = 2000
	for name, at := range walks {
		last, seen := sharesFrom(planner, snap, at(0)), 0
		for i := 1; i <= steps; i++ {
			now := sharesFrom(planner, snap, at(float64(i)/steps))
			for w := range now {
				if d := math.Abs(now[w] - last[w]); d > 0.04 {
					t.Fatalf("%s: wall %d jumps by %.2f at step %d", name, w, d, i)
				} else if d > 0 {
					seen++
				}
			}
			last = now
		}
		if seen == 0 {
			t.Errorf("%s: nothing fades", name)
		}
	}
}

func TestAFadingWallIsSeenThrough(t *testing.T) {
	snap := ell(t)
	room := snap.WorldFromNode("room")
	planner := NewPlanner(asset.NewStore())
	through, casters := map[bool]int{}, 0
	for s := 0.0; s < 1; s += 0.005 {
		eye := room.Apply(geom.Vec3{9 * math.Cos(2*math.Pi*s), 9 * math.Sin(2*math.Pi*s), 2})
		view := View{WorldFromCamera: LookAt(eye, room.Apply(geom.Vec3{})), Projection: scene.Perspective, FovYRad: 1, Near: 0.05, Far: 100, Width: 64, Height: 64}
		f := planner.Plan(snap, view, RenderStyle(), Overlay{})
		for _, b := range f.Blended {
			through[b.Through]++
			if share := 1 - b.Material.Opacity; b.Through != (share > pickedFade) {
				t.Fatalf("a wall with %.2f taken is clicked through: %v", share, b.Through)
			}
		}
		if casters == 0 {
			casters = len(f.Casters)
		}
		if len(f.Casters) != casters || casters == 0 {
			t.Fatalf("fading changes the shadows: %d casters after %d", len(f.Casters), casters)
		}
	}
	if through[true] == 0 || through[false] == 0 {
		t.Fatalf("not both kinds of fading were seen: %v", through)
	}
}

func TestWhatHangsOnAWallFadesWithIt(t *testing.T) {
	snap, store := stage(t)
	draft := snap.Edit()
	a, _ := draft.Node("a")
	picture := *a
	picture.ID, picture.Transform = "picture", geom.At(geom.Vec3{0, -1.4, 1.2}, 0)
	picture.Semantics = &scene.Semantics{Category: "picture", Mount: scene.OnWall}
	if err := draft.PutNode(picture); err != nil {
		t.Fatal(err)
	}
	snap, _ = draft.Seal()
	planner := NewPlanner(store)
	shown := func(eye geom.Vec3) string {
		view := View{WorldFromCamera: LookAt(eye, geom.Vec3{0, 0, 1}), Projection: scene.Perspective, FovYRad: 1, Near: 0.05, Far: 100, Width: 64, Height: 64}
		f := planner.Plan(snap, view, RenderStyle(), Overlay{})
		for how, list := range map[string][]Batch{"whole": f.Opaque, "faded": f.Blended} {
			for _, b := range list {
				for _, i := range f.Instances[b.First : b.First+b.Count] {
					if f.Labels[i.Label].Node == "picture" {
						return how
					}
				}
			}
		}
		return "gone"
	}
	for want, eye := range map[string]geom.Vec3{"whole": {0, 6, 2}, "gone": {0, -6, 2}, "faded": {6, -2.2, 2}} {
		if got := shown(eye); got != want {
			t.Errorf("from %v the picture is %s, want %s", eye, got, want)
		}
	}
}
