package panels

import (
	"testing"

	"scenograph/internal/panels/presenter"
)

// A listing that arrives late must not take back what was typed in the meantime.
func TestAListingKeepsWhatWasTyped(t *testing.T) {
	for name, test := range map[string]struct{ typed, want string }{
		"nothing typed": {"/home", "/home/ada"},
		"a file typed":  {"/tmp/chair.glb", "/tmp/chair.glb"},
	} {
		t.Run(name, func(t *testing.T) {
			release := make(chan struct{})
			f := newFileDialog("Import", "Import", "/home", nil, pickFiles)
			f.list(func(string, []string) presenter.Listing {
				<-release
				return presenter.Listing{Folder: "/home/ada"}
			})
			f.receive()
			f.path = test.typed
			close(release)
			for f.reading != nil {
				f.receive()
			}
			if f.path != test.want || f.folder != "/home/ada" {
				t.Errorf("the path line says %q in %q, want %q", f.path, f.folder, test.want)
			}
		})
	}
}
