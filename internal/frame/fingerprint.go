package frame

import (
	"fmt"
	"hash/fnv"

	"scenograph/internal/scene"
)

// fingerprint is equal for frames that give equal pictures.
func (f *Frame) fingerprint(snap *scene.Snapshot, o Overlay) uint64 {
	h := fnv.New64a()
	hash := snap.Hash()
	h.Write(hash[:])
	if o.Ghost != nil && o.Ghost.After != nil {
		hash = o.Ghost.After.Hash()
		h.Write(hash[:])
		fmt.Fprintf(h, "%q", o.Ghost.Highlight)
	}
	fmt.Fprintf(h, "%v %v %q %q %v", f.View, f.Style, o.Selected, o.Hovered, o.Marks)
	return h.Sum64()
}
