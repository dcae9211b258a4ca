package frame

import (
	"fmt"
	"hash/fnv"

	"scenograph/internal/scene"
)

// fingerprints sets Shaded and Contents: equal frames give equal pictures.
func (f *Frame) fingerprints(snap *scene.Snapshot, o Overlay) {
	h := fnv.New64a()
	hash := snap.Hash()
	h.Write(hash[:])
	if o.Ghost != nil && o.Ghost.After != nil {
		hash = o.Ghost.After.Hash()
		h.Write(hash[:])
	}
	fmt.Fprintf(h, "%v %v %v %v", f.View, f.Style, f.Segments, f.Dots)
	f.Shaded = h.Sum64()
	highlight := scene.NodeID("")
	if o.Ghost != nil {
		highlight = o.Ghost.Highlight
	}
	fmt.Fprintf(h, "%q %q %q", highlight, o.Selected, o.Hovered)
	f.Contents = h.Sum64()
}
