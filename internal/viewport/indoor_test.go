package viewport

import (
	"context"
	"math"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pathtrace"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Closed rooms are as bright from within as light makes them, whether a lamp, a window or the sun lights them, and whatever their colours.
func TestClosedRoomsAgreeWithThePathTracer(t *testing.T) {
	window := shell.Opening{ID: "w", Kind: shell.Window, Wall: 2, Offset: 0.8, Width: 1.8, Height: 1.4, Sill: 0.8}
	for name, c := range map[string]struct {
		openings []shell.Opening
		walls    uint32
		lamp     bool
		azimuth  float64
	}{
		"lamp":         {nil, 0xEFE9DF, true, 0},
		"lamp, red":    {nil, 0xA03020, true, 0},
		"window":       {[]shell.Opening{window}, 0xEFE9DF, false, -math.Pi / 2},
		"window, sun":  {[]shell.Opening{window}, 0x708070, false, math.Pi / 2},
		"all together": {[]shell.Opening{window}, 0xC8C0B0, true, math.Pi / 2},
	} {
		snap, store := furnished(t)
		draft := snap.Edit()
		room, _ := draft.Node("room")
		closed, ref := *room, *room.Room
		ref.Ceiling, ref.Openings, ref.Walls = true, c.openings, "paint"
		closed.Room = &ref
		must := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		must(draft.PutMaterial(scene.NewMaterial("paint", "paint", geom.Hex(c.walls))))
		must(draft.PutNode(closed))
		if !c.lamp {
			must(draft.RemoveNode("lamp"))
		}
		settings := draft.Settings()
		settings.Environment.SunAzimuthRad, settings.Environment.SunAltitudeRad, settings.Environment.SunLux = c.azimuth, 0.6, 1200
		must(draft.PutSettings(settings))
		changed, _ := draft.Seal()

		view, err := frame.ViewOf(changed, store, "auto", 160, 90)
		must(err)
		view.WorldFromCamera = frame.LookAt(geom.Vec3{-1.7, -1.2, 1.6}, geom.Vec3{0.8, 0.8, 0.8})
		painter, err := NewPainter(offscreen(t), store)
		must(err)
		drawn, err := painter.Paint(frame.NewPlanner(store).Plan(changed, view, frame.RenderStyle(), frame.Overlay{}))
		must(err)
		must(painter.Close())
		stage, err := pathtrace.NewStage(frame.NewPlanner(store).PlanWhole(changed, view, frame.RenderStyle()), store)
		must(err)
		traced, err := stage.Render(context.Background(), pathtrace.Options{Samples: 16, Seed: 1, Denoise: true})
		must(err)
		got, err := pix.Compare(asImage(drawn), asImage(traced))
		must(err)
		t.Logf("%s: structural similarity %.3f, colours differ by %.1f, the traced picture is brighter by %.1f of 255", name, got.Structure, got.Color, got.Offset)
		if math.Abs(got.Offset) > 8 {
			t.Errorf("%s: the rasteriser is far from the reference: %+v", name, got)
		}
	}
}
