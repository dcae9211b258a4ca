package presenter

import (
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// made is a node with how the catalogue built its model.
type made struct {
	node   *scene.Node
	design catalog.Request
}

// designFields change what the catalogue built: size, style and design.
func designFields(store *asset.Store, nodes []*scene.Node) []Field {
	var o objects[made]
	var ids []scene.NodeID
	for _, n := range nodes {
		if n.Model == nil {
			return nil
		}
		design, ok := catalog.DesignOf(store, n.Model.Asset)
		if !ok {
			return nil
		}
		o.list = append(o.list, made{n, design})
		ids = append(ids, n.ID)
	}
	size := Field{Key: "Size", Label: "Size", Kind: VectorField, Unit: Metres, Help: "Width, depth and height. The thing is built anew: legs, doors and shelves keep their proportions. The range is that of such things."}
	for axis := range 3 {
		size.Vector[axis] = mixedOf(o.list, func(m made) float64 { return m.design.Size[axis] })
	}
	size.Want = func(v Value) session.Intent {
		wish := geom.Vec3{}
		wish[v.Axis] = v.Number
		return session.Redesign{Nodes: ids, Size: wish}
	}
	var styles []Choice
	for _, s := range slices.Sorted(slices.Values(catalog.Styles())) {
		styles = append(styles, Choice{s, capital(s)})
	}
	style := Field{Key: "Style", Label: "Style", Kind: ChoiceField, Among: styles, Chosen: mixedOf(o.list, func(m made) string { return m.design.Style }),
		Help: "Another style has other legs, handles and materials.",
		Want: func(v Value) session.Intent { return session.Redesign{Nodes: ids, Style: v.Text} }}
	other := Field{Key: "Other", Kind: ButtonField, Text: Mixed[string]{Value: "Another design"}, Help: "The same size and style, made differently.",
		Want: func(Value) session.Intent { return session.Redesign{Nodes: ids, Other: true} }}
	return []Field{size, style, other}
}
