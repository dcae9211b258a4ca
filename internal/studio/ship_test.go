package studio

import (
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/certificate"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// TestTheWindowsExportIsCertified exports the starter room as the dialog does: into a folder of its own, beside other files, and
// without a certificate.
func TestTheWindowsExportIsCertified(t *testing.T) {
	store := asset.NewStore()
	actions, err := designer.Starter(store)
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("room"), actions)
	if err != nil {
		t.Fatal(err)
	}
	write, own, shared := ship("scenograph test"), filepath.Join(t.TempDir(), "out"), t.TempDir()
	if err := os.WriteFile(filepath.Join(shared, "letter.txt"), []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		folder, certificate string
		certify             bool
	}{{own, "certificate.json", true}, {own, "certificate.json", true}, {shared, "room.certificate.json", true}, {t.TempDir(), "", false}} {
		order := session.Order{Export: session.Export{Formats: []string{"urdf"}, Folder: c.folder, Certify: c.certify}, Name: "room", Origin: journal.Source{Project: "p", Revision: 7}}
		files, _, err := write(t.Context(), snap, store, order, func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		last := filepath.Base(files[len(files)-1])
		if !c.certify {
			if filepath.Ext(last) == ".json" {
				t.Errorf("%s was written unasked", last)
			}
			continue
		}
		in, err := certificate.Inspect(filepath.Join(c.folder, last))
		if err != nil || last != c.certificate || len(in.Problems) > 0 || in.Certificates[0].Document.Revision != 7 {
			t.Errorf("%s: %v, %+v", last, err, in)
		}
	}
}
