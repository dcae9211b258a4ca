package roomfit_test

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/glctx"
	"scenograph/internal/measure"
	"scenograph/internal/roomfit"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/viewport"
)

// painterOn makes a painter, or skips the test where there is no OpenGL.
func painterOn(t *testing.T, store *asset.Store) frame.Painter {
	t.Helper()
	context, err := glctx.NewOffscreen()
	if err != nil {
		t.Skipf("SKIPPED, nothing is rendered here: %v", err)
	}
	t.Cleanup(context.Close)
	painter, err := viewport.NewPainter(context, store)
	if err != nil {
		t.Fatal(err)
	}
	return painter
}

// rendered draws a known room all around from a place in it: the parts that are seen, and colours.
func rendered(t *testing.T, painter frame.Painter, store *asset.Store, room shell.Room, eye geom.Vec3, heading float64, colors bool) (*measure.Picture, frame.View) {
	t.Helper()
	draft := scene.Empty("known").Edit()
	for _, n := range []scene.Node{
		{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}},
		{ID: "lamp", Name: "Lamp", Transform: geom.At(eye.Add(geom.Vec3{0.1, 0.2, 0.4}), 0), Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 150}},
	} {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	ahead := geom.Yaw(heading).Rotate(geom.Vec3{0, 1, 0})
	view := frame.View{WorldFromCamera: frame.LookAt(eye, eye.Add(ahead)), Near: 0.02, Far: 100}.Around(1024, 512)
	planner := frame.NewPlanner(store)
	plan := func(v frame.View) *frame.Frame { return planner.Plan(snap, v, frame.MeasuringStyle(), frame.Overlay{}) }
	p, err := measure.Take(painter, plan, view, frame.Passes{IDs: true, Depth: true, Parts: true, Color: colors})
	if err != nil {
		t.Fatal(err)
	}
	return p, view
}

// roleAt is what part of the room a pixel of the rendering shows.
func roleAt(p *measure.Picture, at geom.Vec2) shell.Role {
	x, y := int(at[0]), int(at[1])
	return p.Parts[p.PartIDs[y*p.Width()+x]].Role
}

// marksOf projects the true corners and openings into the rendering, with noise in pixels.
func marksOf(t *testing.T, p *measure.Picture, view frame.View, room shell.Room, noise float64) roomfit.Marks {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 4))
	m := roomfit.Marks{Width: view.Width, Height: view.Height}
	project := func(at geom.Vec3) geom.Vec2 {
		pixel, _, ok := view.Project(at)
		if !ok {
			t.Fatalf("%v is not in the picture", at)
		}
		return pixel.Add(geom.Vec2{noise * (2*rng.Float64() - 1), noise * (2*rng.Float64() - 1)})
	}
	for _, c := range room.Outline {
		foot, head := project(c.Vec3(0)), project(c.Vec3(room.Height))
		m.Corners = append(m.Corners, roomfit.Corner{Column: (foot[0] + head[0]) / 2, Floor: foot[1], Ceiling: head[1]})
	}
	for _, o := range room.Openings {
		from, to, length, _ := room.Wall(o.Wall)
		at := func(x, z float64) geom.Vec3 { return from.Add(to.Sub(from).Mul(x / length)).Vec3(z) }
		high, low := project(at(o.Offset+o.Width, o.Sill+o.Height)), project(at(o.Offset, o.Sill))
		m.Openings = append(m.Openings, roomfit.Rect{Left: high[0], Top: high[1], Right: low[0], Bottom: low[1]})
		middle := project(at(o.Offset+o.Width*0.3, o.Sill+o.Height*0.3))
		if role := roleAt(p, middle); role == shell.RoleWall || role == shell.RoleFloor || role == shell.RoleCeiling {
			t.Errorf("in the middle of %s the rendering shows %s", o.ID, role)
		}
	}
	return m
}

func TestRoomsAsRenderedComeBack(t *testing.T) {
	openings := []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.6, Width: 0.9, Height: 2.03},
		{ID: "window", Kind: shell.Window, Wall: 1, Offset: 0.7, Width: 1.3, Height: 1.2, Sill: 0.9},
	}
	store := asset.NewStore()
	painter := painterOn(t, store)
	for name, c := range map[string]struct {
		outline geom.Polygon
		eye     geom.Vec3
	}{
		"rectangle": {geom.Rectangle(4.6, 3.4), geom.Vec3{0.4, -0.2, 1.55}},
		"L":         {geom.Polygon{{-2, -1.5}, {3, -1.5}, {3, 1}, {0.5, 1}, {0.5, 3.5}, {-2, 3.5}}, geom.Vec3{-0.6, -0.3, 1.55}},
	} {
		room := shell.Room{Kind: "room", Outline: c.outline, Height: 2.6, WallThickness: 0.12, Ceiling: true, Openings: openings}
		p, view := rendered(t, painter, store, room, c.eye, 0.7, name == "rectangle")
		m := marksOf(t, p, view, room, 0.35)
		fit, err := roomfit.Solve(m, roomfit.Known{CameraHeight: c.eye[2]})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, corner := range c.outline {
			best := math.Inf(1)
			for _, g := range fit.Outline {
				a := geom.Yaw(-fit.Heading).Rotate(g.Sub(fit.Eye.Vec2()).Vec3(0))
				b := geom.Yaw(-0.7).Rotate(corner.Sub(c.eye.Vec2()).Vec3(0))
				best = math.Min(best, a.Sub(b).Len())
			}
			if best > 0.02 {
				t.Errorf("%s: corner %v is off by %.4f m", name, corner, best)
			}
		}
		if math.Abs(fit.Height-2.6) > 0.01 || len(fit.Openings) != 2 {
			t.Fatalf("%s: %.4f m high, %+v", name, fit.Height, fit.Openings)
		}
		for i, o := range fit.Openings {
			w := openings[i]
			if o.Kind != w.Kind || math.Abs(o.Width-w.Width) > 0.02 || math.Abs(o.Height-w.Height) > 0.02 || math.Abs(o.Sill-w.Sill) > 0.02 {
				t.Errorf("%s: %+v became %+v", name, w, o)
			}
		}
		if name == "rectangle" {
			guessed(t, p, c.outline, c.eye)
		}
	}
}

// guessed holds the first guess, from the rendering's pixels alone, to a tenth of a metre a side.
func guessed(t *testing.T, p *measure.Picture, outline geom.Polygon, eye geom.Vec3) {
	t.Helper()
	m, err := roomfit.Guess(&image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width(), Rect: image.Rect(0, 0, p.Width(), p.Height())})
	if err != nil {
		t.Fatal(err)
	}
	fit, err := roomfit.Solve(m, roomfit.Known{CameraHeight: eye[2]})
	if err != nil {
		t.Fatal(err)
	}
	low, high := fit.Outline.Bounds()
	size := high.Sub(low)
	if size[0] < size[1] {
		size[0], size[1] = size[1], size[0]
	}
	if math.Abs(size[0]-4.6) > 0.1 || math.Abs(size[1]-3.4) > 0.1 || math.Abs(fit.Height-2.6) > 0.1 {
		t.Errorf("the guess is %.2f × %.2f m and %.2f m high", size[0], size[1], fit.Height)
	}
}
