package catalog

import (
	"runtime"
	"testing"

	"scenograph/internal/asset"
)

// BenchmarkBuildAll builds every kind of thing once, its textures drawn before.
func BenchmarkBuildAll(b *testing.B) {
	source := Builtin()
	build := func() (store *asset.Store, triangles int) {
		store = asset.NewStore()
		for _, e := range source.Entries() {
			thing, err := source.Build(store, Request{Entry: e.ID, Seed: 1})
			if err != nil {
				b.Fatal(err)
			}
			triangles += thing.Triangles
		}
		return store, triangles
	}
	build()
	b.ReportAllocs()
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		store, triangles := build()
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(triangles), "triangles")
		b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/(1<<20), "MiB-kept")
		runtime.KeepAlive(store)
	}
}

// BenchmarkBuildRoom builds what a furnished living room holds.
func BenchmarkBuildRoom(b *testing.B) {
	source := Builtin()
	wanted := []string{"sofa", "armchair", "coffee-table", "rug", "tv", "tv-stand", "bookshelf", "floor-lamp", "pendant-lamp", "plant", "curtain", "picture", "cushion", "vase", "books", "side-table", "table-lamp", "clock", "candle", "bowl"}
	b.ReportAllocs()
	for b.Loop() {
		store := asset.NewStore()
		for i, id := range wanted {
			if _, err := source.Build(store, Request{Entry: id, Seed: uint64(i)}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
