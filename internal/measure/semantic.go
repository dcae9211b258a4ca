package measure

import (
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Unlabelled is the category of things that have none.
const Unlabelled = "unlabelled"

// Semantic numbers what each pixel shows by its category: an index in the list of names, which is sorted after its first, that of
// nothing. It needs IDs and Parts.
func (p *Picture) Semantic(snap *scene.Snapshot) (ids []uint32, names []string) {
	of := make([]string, len(p.Parts))
	for i := 1; i < len(p.Parts); i++ {
		of[i] = CategoryOf(snap, p.Labels, p.Parts[i])
	}
	names = slices.Clone(of)
	slices.Sort(names)
	names = slices.Compact(names) // "" first
	number := make([]uint32, len(of))
	for i, name := range of {
		at, _ := slices.BinarySearch(names, name)
		number[i] = uint32(at)
	}
	ids = make([]uint32, len(p.PartIDs))
	for i, part := range p.PartIDs {
		ids[i] = number[part]
	}
	return ids, names
}

// CategoryOf is what a part of something is: for a room, the word for the piece; else the category of the node or the nearest above
// it that has one.
func CategoryOf(snap *scene.Snapshot, labels []frame.Label, part frame.Part) string {
	if part.Role != "" {
		return pieceCategory(part.Role)
	}
	for at := labels[part.Label].Node; at != ""; {
		n, ok := snap.Node(at)
		if !ok || n.Room != nil {
			break
		}
		if n.Semantics != nil && n.Semantics.Category != "" {
			return n.Semantics.Category
		}
		at = n.Parent
	}
	return Unlabelled
}

// pieceCategory is the word data sets use for a piece of a room.
func pieceCategory(r shell.Role) string {
	switch r {
	case shell.RoleFrame, shell.RoleGlass, shell.RoleSill:
		return "window"
	case shell.RoleHandle:
		return "door"
	}
	return string(r)
}
