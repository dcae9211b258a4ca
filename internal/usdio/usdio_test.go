package usdio_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/usdio"
)

func TestDump(t *testing.T) {
	dir := os.Getenv("USD_DUMP")
	if dir == "" {
		t.Skip("set USD_DUMP to a folder to look at the files")
	}
	snap, store := furnished(t)
	for _, o := range []usdio.Options{{Name: "furnished"}, {Name: "flat", Flat: true}, {Name: "furnished", Format: usdio.USDZ}, {Name: "flat", Flat: true, Format: usdio.USDZ}} {
		r, err := usdio.Write(snap, store, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := usdio.Save(dir, r.Files); err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Report.Findings {
			t.Log(f)
		}
	}
	snap, store = small(t)
	r, err := usdio.Write(snap, store, usdio.Options{Name: "small"})
	if err != nil {
		t.Fatal(err)
	}
	if err := usdio.Save(dir, r.Files); err != nil {
		t.Fatal(err)
	}
}

func TestWriteTwiceGivesTheSameBytes(t *testing.T) {
	for _, format := range []usdio.Format{usdio.USDA, usdio.USDZ} {
		var first usdio.Result
		for round := range 2 {
			snap, store := furnished(t)
			r, err := usdio.Write(snap, store, usdio.Options{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			if round == 0 {
				first = r
				continue
			}
			for i := range r.Files {
				if r.Files[i].Path != first.Files[i].Path || !bytes.Equal(r.Files[i].Data, first.Files[i].Data) {
					t.Errorf("%s differs from run to run", filepath.Base(r.Files[i].Path))
				}
			}
		}
	}
}
