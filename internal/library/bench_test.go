package library

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
)

// thousand writes files of as many things of the catalogue, in several sizes and styles, the way a dump of a web collection holds them.
func thousand(b *testing.B, count int) string {
	b.Helper()
	dir, source := b.TempDir(), catalog.Builtin()
	entries := source.Entries()
	for i := range count {
		e := entries[i%len(entries)]
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/100))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		req := catalog.Request{Entry: e.ID, Style: e.Styles[i/len(entries)%len(e.Styles)], Size: e.Size.Mul(0.9 + 0.02*float64(i%10)), Seed: uint64(i)}
		writeThing(b, source, req, filepath.Join(folder, fmt.Sprintf("%s-%d.glb", e.ID, i)), geom.At(geom.Vec3{}, 0))
	}
	return dir
}

// BenchmarkAdd1000 indexes a thousand files, and then the same folder again, of which nothing has changed.
func BenchmarkAdd1000(b *testing.B) {
	dir, base, indexed := thousand(b, 1000), b.TempDir(), ""
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			indexed = filepath.Join(base, fmt.Sprint(i))
			if done := add(b, open(b, indexed), dir); done.Added != 1000 {
				b.Fatalf("%+v", done)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		l := open(b, indexed)
		b.ReportAllocs()
		for b.Loop() {
			if done := add(b, l, dir); done.Added != 0 {
				b.Fatalf("%+v", done)
			}
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if l := open(b, indexed); len(l.Search(Query{Text: "rattan chair", Limit: 10})) == 0 {
				b.Fatal("nothing was found")
			}
		}
	})
}
