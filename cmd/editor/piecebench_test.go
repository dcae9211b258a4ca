package main

import (
	"fmt"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// BenchmarkPieces draws pictures of candidates in pieces, each of another scene, and tells how long the longest piece takes: what a
// window waits for at most.
func BenchmarkPieces(b *testing.B) {
	store := asset.NewStore()
	actions, err := designer.StarterFrom(store, catalog.Builtin())
	if err != nil {
		b.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("starter"), actions)
	if err != nil {
		b.Fatal(err)
	}
	view, err := frame.ViewOf(snap, store, "auto", 384, 256)
	if err != nil {
		b.Fatal(err)
	}
	for _, change := range []string{"place", "light"} {
		for _, count := range []int{1, 16, softwareSlices} {
			b.Run(fmt.Sprintf("%s/%d", change, count), func(b *testing.B) { benchmarkPieces(b, snap, store, view, change, count) })
		}
	}
}

func benchmarkPieces(b *testing.B, snap *scene.Snapshot, store *asset.Store, view frame.View, change string, count int) {
	painter, end, err := (&offscreen{}).newPainter(store)
	if err != nil {
		b.Skipf("SKIPPED: there is no OpenGL: %v", err)
	}
	defer end()
	planner := frame.NewPlanner(store)
	longest, total, n := time.Duration(0), time.Duration(0), 0
	draw := func(s *scene.Snapshot, measure bool) {
		for _, piece := range tryout.Pieces(view, count) {
			plan := planner.Plan(s, piece.View, tryout.PictureStyle(count), frame.Overlay{})
			plan.Want = frame.Passes{Color: true}
			start := time.Now()
			if _, err := painter.Paint(plan); err != nil {
				b.Fatal(err)
			}
			if d := time.Since(start); measure {
				longest, total, n = max(longest, d), total+d, n+1
			}
		}
	}
	draw(snap, false)
	for i := 1; b.Loop(); i++ {
		draw(another(b, snap, change, i), true)
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
	b.ReportMetric(float64(total.Microseconds())/1000/float64(n), "mean-ms")
}

// another is the scene with a thing elsewhere, or with another sun.
func another(b *testing.B, s *scene.Snapshot, change string, i int) *scene.Snapshot {
	b.Helper()
	draft := s.Edit()
	if change == "light" {
		settings := *s.Settings()
		settings.Environment.SunAltitudeRad += 0.01 * float64(i)
		if err := draft.PutSettings(settings); err != nil {
			b.Fatal(err)
		}
	}
	for n := range s.Nodes() {
		if n.Model != nil {
			moved := *n
			moved.Transform.Translation = moved.Transform.Translation.Add(geom.Vec3{0.01 * float64(i), 0, 0})
			if err := draft.PutNode(moved); err != nil {
				b.Fatal(err)
			}
			break
		}
	}
	next, _ := draft.Seal()
	return next
}
