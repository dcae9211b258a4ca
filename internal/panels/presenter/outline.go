package presenter

import (
	"cmp"
	"slices"
	"strings"

	"scenograph/internal/scene"
)

// Kind says what a node is, for icons and filters.
type Kind int

// The kinds.
const (
	GroupKind Kind = iota
	ModelKind
	LightKind
	CameraKind
	RoomKind
)

// KindOf returns what a node is.
func KindOf(n *scene.Node) Kind {
	switch {
	case n.Model != nil:
		return ModelKind
	case n.Light != nil:
		return LightKind
	case n.Camera != nil:
		return CameraKind
	case n.Room != nil:
		return RoomKind
	}
	return GroupKind
}

// Row is one visible line of the outliner.
type Row struct {
	ID       scene.NodeID
	Name     string
	Kind     Kind
	Depth    int
	Children bool
	Open     bool
	Selected bool
	Hidden   bool // itself
	Shaded   bool // an ancestor is hidden
	Locked   bool
	Pinned   bool
	Matched  bool // the filter names it; others are there to show where it is
}

// Outline lists the rows of the tree that are unfolded, siblings by name. A filter shows every node whose name or category
// holds it, with its ancestors.
func Outline(s *scene.Snapshot, selection []scene.NodeID, filter string, open func(scene.NodeID) bool) []Row {
	o := outliner{scene: s, open: open, selected: make(map[scene.NodeID]bool, len(selection))}
	for _, id := range selection {
		o.selected[id] = true
	}
	if filter = strings.ToLower(strings.TrimSpace(filter)); filter != "" {
		o.matches(filter)
	}
	o.list("", 0, false)
	return o.rows
}

type outliner struct {
	scene    *scene.Snapshot
	open     func(scene.NodeID) bool
	selected map[scene.NodeID]bool
	matched  map[scene.NodeID]bool // nil without a filter
	above    map[scene.NodeID]bool // ancestors of matches
	rows     []Row
}

func (o *outliner) matches(filter string) {
	o.matched, o.above = map[scene.NodeID]bool{}, map[scene.NodeID]bool{}
	for n := range o.scene.Nodes() {
		if !strings.Contains(strings.ToLower(n.Name), filter) && (n.Semantics == nil || !strings.Contains(strings.ToLower(n.Semantics.Category), filter)) {
			continue
		}
		o.matched[n.ID] = true
		for parent := n.Parent; parent != "" && !o.above[parent]; {
			o.above[parent] = true
			above, ok := o.scene.Node(parent)
			if !ok {
				break
			}
			parent = above.Parent
		}
	}
}

func (o *outliner) list(parent scene.NodeID, depth int, shaded bool) {
	children := slices.Collect(o.scene.Children(parent))
	slices.SortStableFunc(children, func(a, b *scene.Node) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), naturalCompare(a.Name, b.Name))
	})
	for _, n := range children {
		if o.matched != nil && !o.matched[n.ID] && !o.above[n.ID] {
			continue
		}
		row := Row{
			ID: n.ID, Name: n.Name, Kind: KindOf(n), Depth: depth, Selected: o.selected[n.ID], Hidden: n.Hidden, Shaded: shaded,
			Locked: n.Locked, Pinned: n.Pinned, Matched: o.matched == nil || o.matched[n.ID],
		}
		for range o.scene.Children(n.ID) {
			row.Children = true
			break
		}
		row.Open = row.Children && (o.open(n.ID) || o.above[n.ID])
		o.rows = append(o.rows, row)
		if row.Open {
			o.list(n.ID, depth+1, shaded || n.Hidden)
		}
	}
}

// rank puts rooms first, then groups and things, then lights and cameras.
func rank(n *scene.Node) int {
	switch KindOf(n) {
	case RoomKind:
		return 0
	case GroupKind, ModelKind:
		return 1
	case LightKind:
		return 2
	}
	return 3
}

// naturalCompare orders "Chair 2" before "Chair 10", without regard to case.
func naturalCompare(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		if digit(x[0]) && digit(y[0]) {
			i, j := digits(x), digits(y)
			m, n := strings.TrimLeft(x[:i], "0"), strings.TrimLeft(y[:j], "0")
			if c := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); c != 0 {
				return c
			}
			x, y = x[i:], y[j:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func digits(s string) int {
	for i := range len(s) {
		if !digit(s[i]) {
			return i
		}
	}
	return len(s)
}

// Between lists the rows from one node to another, for a selection with Shift.
func Between(rows []Row, from, to scene.NodeID) []scene.NodeID {
	find := func(id scene.NodeID) int { return slices.IndexFunc(rows, func(r Row) bool { return r.ID == id }) }
	a, b := find(from), find(to)
	if a < 0 || b < 0 {
		return []scene.NodeID{to}
	}
	if a > b {
		a, b = b, a
	}
	var ids []scene.NodeID
	for _, r := range rows[a : b+1] {
		ids = append(ids, r.ID)
	}
	return ids
}
