package studio_test

import (
	"fmt"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/simulate"
	"scenograph/internal/studio"
)

// eighty is a room with eighty things, most of them on tables and shelves: ten tables with seven things each.
func eighty(b *testing.B) (*scene.Snapshot, *asset.Store) {
	b.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("eighty").Edit()
	put := func(n scene.Node) {
		b.Helper()
		if err := draft.PutNode(n); err != nil {
			b.Fatal(err)
		}
	}
	room := shell.Room{Outline: geom.Rectangle(12, 6), Height: 2.6, WallThickness: 0.1, Openings: []shell.Opening{{ID: "d", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2.1}}}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	count := 0
	place := func(entry string, at geom.Vec3) geom.Box {
		b.Helper()
		built, err := source.Build(store, catalog.Request{Entry: entry, Style: "modern"})
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				b.Fatal(err)
			}
		}
		id := scene.NodeID(fmt.Sprintf("%s-%d", entry, count))
		count++
		for _, n := range built.Nodes(id, string(id), "", geom.At(at, 0)) {
			put(n)
		}
		return built.Bounds
	}
	small := []string{"vase", "bowl", "cup", "jar", "bottle", "candle", "plate"}
	for k := range 10 {
		at := geom.Vec3{-4.8 + 2.4*float64(k%5), -1.5 + 3*float64(k/5), 0}
		top := place([]string{"dining-table", "dresser"}[k%2], at).Max[2]
		for i, entry := range small {
			place(entry, at.Add(geom.Vec3{-0.3 + 0.2*float64(i%4), -0.12 + 0.24*float64(i/4), top}))
		}
	}
	if count != 80 {
		b.Fatalf("%d things", count)
	}
	snap, _ := draft.Seal()
	return snap, store
}

// BenchmarkExport80 writes a room of eighty things to the disk in each format. The aim is a second.
func BenchmarkExport80(b *testing.B) {
	snap, store := eighty(b)
	for _, format := range studio.Formats() {
		b.Run(format, func(b *testing.B) {
			folder := b.TempDir()
			for b.Loop() {
				if _, _, err := studio.Write(b.Context(), snap, store, studio.Target{Format: format, Folder: folder, Name: "room"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSettle80 lets eighty things come to rest.
func BenchmarkSettle80(b *testing.B) {
	snap, store := eighty(b)
	if _, err := simulate.Engine(); err != nil {
		b.Skipf("SKIPPED: %v", err)
	}
	for b.Loop() {
		settled, err := simulate.Settle(b.Context(), snap, store, 5, false, simulate.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if !settled.Rest {
			b.Fatal("not at rest")
		}
	}
}

// BenchmarkRealTime80 tells how many times faster than the clock eighty things are simulated.
func BenchmarkRealTime80(b *testing.B) {
	snap, store := eighty(b)
	run, err := simulate.Start(b.Context(), snap, store, simulate.Options{})
	if err != nil {
		b.Skipf("SKIPPED: %v", err)
	}
	defer run.Close()
	simulated := 0.0
	for b.Loop() {
		if err := run.Advance(0.1); err != nil {
			b.Fatal(err)
		}
		simulated += 0.1
	}
	b.ReportMetric(simulated/b.Elapsed().Seconds(), "×real-time")
}

// BenchmarkExport10000 writes ten thousand things of twenty kinds, each with a name of its own. The aim is three seconds.
func BenchmarkExport10000(b *testing.B) {
	snap, store := thousands(b, 10_000)
	for _, format := range studio.Formats() {
		if format == "layoutvlm" {
			continue // a task is about a room, and there is none
		}
		b.Run(format, func(b *testing.B) {
			folder := b.TempDir()
			for b.Loop() {
				if _, _, err := studio.Write(b.Context(), snap, store, studio.Target{Format: format, Folder: folder, Name: "many"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// thousands stands so many things on a grid, of the catalogue's first twenty entries.
func thousands(b *testing.B, count int) (*scene.Snapshot, *asset.Store) {
	b.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("many").Edit()
	var kinds []catalog.Thing
	for _, e := range source.Entries()[:20] {
		built, err := source.Build(store, catalog.Request{Entry: e.ID, Style: "modern"})
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				b.Fatal(err)
			}
		}
		kinds = append(kinds, built)
	}
	for i := range count {
		id := scene.NodeID(fmt.Sprintf("thing-%d", i))
		for _, n := range kinds[i%len(kinds)].Nodes(id, fmt.Sprintf("Thing %d", i), "", geom.At(geom.Vec3{3 * float64(i%100), 3 * float64(i/100), 0}, 0)) {
			if err := draft.PutNode(n); err != nil {
				b.Fatal(err)
			}
		}
	}
	snap, _ := draft.Seal()
	return snap, store
}
