package gltfio_test

import (
	"encoding/json"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// TestFilesKeepTheLettersOfNames reads every export again, whose parts refer to each other by percent-encoded URIs.
func TestFilesKeepTheLettersOfNames(t *testing.T) {
	store := asset.NewStore()
	before := studio(t, store)
	for _, c := range []struct{ name, file, buffer string }{
		{"书房", "书房", "%E4%B9%A6%E6%88%BF.bin"},
		{"Küche 2.scene", "Küche 2", "K%C3%BCche%202.bin"},
		{"../100% #1?", "_100% #1_", "_100%25%20%231_.bin"},
		{"", "Studio _1_", "Studio%20_1_.bin"},
	} {
		written, err := gltfio.Write(before, store, gltfio.WriteOptions{Name: c.name, Format: gltfio.GLTF, Hidden: true})
		if err != nil {
			t.Fatal(err)
		}
		var doc struct{ Buffers []struct{ URI string } }
		if err := json.Unmarshal(written.Files[0].Data, &doc); err != nil {
			t.Fatal(err)
		}
		if written.Files[0].Path != c.file+".gltf" || written.Files[1].Path != c.file+".bin" || doc.Buffers[0].URI != c.buffer {
			t.Errorf("%q: %q and %q, which it calls %q", c.name, written.Files[0].Path, written.Files[1].Path, doc.Buffers[0].URI)
		}
		after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
		compareScenes(t, before, after)
	}
	written, err := gltfio.Write(scene.Empty("居间"), store, gltfio.WriteOptions{})
	if err != nil || written.Files[0].Path != "居间.glb" {
		t.Errorf("%v, %v", written.Files, err)
	}
}
