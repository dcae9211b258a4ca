package frame

import (
	"encoding/binary"
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
	fmt.Fprintf(h, "%v %v", f.View, f.Style)
	for _, strokes := range []any{f.Segments, f.Dots} {
		if err := binary.Write(h, binary.LittleEndian, strokes); err != nil {
			panic(err) // only for types of no fixed size
		}
	}
	f.Shaded = h.Sum64()
	highlight := scene.NodeID("")
	if o.Ghost != nil {
		highlight = o.Ghost.Highlight
	}
	fmt.Fprintf(h, "%q %q %q", highlight, o.Selected, o.Hovered)
	f.Contents = h.Sum64()
}
