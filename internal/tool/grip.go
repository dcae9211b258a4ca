package tool

import (
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Pivot names what a selection turns and scales about.
type Pivot string

// The pivots.
const (
	MedianPivot     Pivot = "median"     // the mean of the objects' origins
	ActivePivot     Pivot = "active"     // the origin of the last one selected
	IndividualPivot Pivot = "individual" // each about its own origin
	BottomPivot     Pivot = "bottom"     // the middle of the underside of the box around all
)

// Pivots lists them.
func Pivots() []Pivot { return []Pivot{MedianPivot, ActivePivot, IndividualPivot, BottomPivot} }

// Grip is what a hand has taken hold of: topmost nodes, where they were, and what they turn about.
type Grip struct {
	Nodes  []scene.NodeID
	World  []geom.Transform // of the nodes, when they were taken
	Parent []geom.Transform // of their parents
	Below  []scene.NodeID   // the nodes and all below them
	Pivot  geom.Vec3
	Axes   geom.Quat   // local axes: those of the last node
	Each   bool        // every node about its own origin and axes
	Points []geom.Vec3 // of their surfaces, in the world; the origins of those that show nothing
}

// mostPoints is how many vertices are held one by one; of larger things only the corners of their boxes.
const mostPoints = 60000

// Grab takes hold of nodes, without those that are locked or carried by others of them. It is false when nothing is left.
func Grab(snapshot *scene.Snapshot, store *asset.Store, nodes []scene.NodeID, pivot Pivot) (Grip, bool) {
	g := Grip{Nodes: Topmost(snapshot, nodes), Axes: geom.Identity, Each: pivot == IndividualPivot}
	if len(g.Nodes) == 0 {
		return g, false
	}
	for _, id := range g.Nodes {
		n, _ := snapshot.Node(id)
		g.World = append(g.World, snapshot.WorldFromNode(id))
		g.Parent = append(g.Parent, snapshot.WorldFromNode(n.Parent))
		g.Below = append(g.Below, snapshot.Subtree(id)...)
	}
	g.hold(snapshot, store)
	last := g.World[len(g.World)-1]
	g.Axes, g.Pivot = last.Rotation, last.Translation
	switch pivot {
	case ActivePivot:
	case BottomPivot:
		box := geom.BoxOf(g.Points...)
		g.Pivot = geom.Vec3{box.Center()[0], box.Center()[1], box.Min[2]}
	default:
		g.Pivot = geom.Vec3{}
		for _, w := range g.World {
			g.Pivot = g.Pivot.Add(w.Translation.Mul(1 / float64(len(g.World))))
		}
	}
	return g, true
}

// hold collects the points of what is held.
func (g *Grip) hold(snapshot *scene.Snapshot, store *asset.Store) {
	for _, id := range g.Below {
		n, _ := snapshot.Node(id)
		if n.Model == nil || !snapshot.Visible(id) {
			continue
		}
		body, err := query.NewBody(store, n.Model.Asset, id, snapshot.WorldFromNode(id))
		if err != nil {
			continue // what cannot be measured is held by its origin
		}
		g.Points = append(g.Points, bodyPoints(body, mostPoints-len(g.Points))...)
	}
	if len(g.Points) == 0 {
		for _, w := range g.World {
			g.Points = append(g.Points, w.Translation)
		}
	}
}

// bodyPoints lists a body's vertices in the world, or its box's corners when there are more than a limit.
func bodyPoints(b *query.Body, limit int) []geom.Vec3 {
	count := 0
	for i := range b.Pieces {
		count += len(b.Pieces[i].Mesh.Positions)
	}
	var out []geom.Vec3
	if count > limit {
		for _, c := range b.Local.Corners() {
			out = append(out, b.WorldFromNode.Apply(c))
		}
		return out
	}
	for i := range b.Pieces {
		p := &b.Pieces[i]
		for _, v := range p.Mesh.Positions {
			out = append(out, geom.TransformPoint(p.WorldFromMesh, geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}))
		}
	}
	return out
}

// Holds reports whether a node is held, itself or by what it hangs on.
func (g *Grip) Holds(id scene.NodeID) bool { return slices.Contains(g.Below, id) }

// shifted moves everything held.
func (g *Grip) shifted(by geom.Vec3) []geom.Transform {
	out := slices.Clone(g.World)
	for i := range out {
		out[i].Translation = out[i].Translation.Add(by)
	}
	return out
}
