package frame

// partOf returns the number of an item's part in f.Parts. The items of one part follow one another.
func (f *Frame) partOf(it *item, label uint32) uint32 { return numberPart(&f.Parts, it, label) }

func numberPart(parts *[]Part, it *item, label uint32) uint32 {
	last := (*parts)[len(*parts)-1]
	if last.Label != label || last.Index != it.part || len(*parts) == 1 {
		p := Part{Label: label, Index: it.part, Name: it.partName}
		if it.piece != nil {
			p.Role = it.piece.Role
		}
		*parts = append(*parts, p)
	}
	return uint32(len(*parts) - 1)
}

// PartAt returns the part that drew an id of this frame's Parts, or false.
func (f *Frame) PartAt(id uint32) (Part, bool) {
	if id == 0 || int(id) >= len(f.Parts) {
		return Part{}, false
	}
	return f.Parts[id], true
}
