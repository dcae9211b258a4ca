package gltfio

import (
	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// leafPose is the frame of a door's leaf in its room: its pivot, turned or moved as far as the door is open.
func leafPose(h *shell.Hinge) geom.Transform {
	rest := geom.IdentityTransform()
	rest.Translation = h.Pivot
	alone := asset.Model{Parts: []asset.Part{{Parent: -1, Transform: rest, Joint: &h.Joint}}}
	return alone.PartTransforms(func(string) float64 { return h.Value })[0]
}

// leaf makes the node that moves a door's leaf, below a node that holds its joint and is not placed itself.
func (w *writer) leaf(frame *gltf.Node, n *scene.Node, h *shell.Hinge, link int) (*gltf.Node, error) {
	g := &gltf.Node{Name: h.Name}
	setTransform(g, leafPose(h))
	for _, helper := range []*gltf.Node{frame, g} {
		if err := setExtras(helper, mark{Helper: "leaf"}, nil); err != nil {
			return nil, err
		}
	}
	frame.Children = append(frame.Children, w.node(g))
	if err := w.say(g, bodyJSON{Motion: w.motion(n.ID, link, w.snap.WorldFromNode(n.ID).Scale, false)}); err != nil {
		return nil, err
	}
	rest := geom.IdentityTransform()
	rest.Translation = h.Pivot
	return g, w.joint(frame, g, rest, &h.Joint)
}

// inLeaf places a piece, which is built in the room's frame, in its leaf's, and gives it its colliders.
func (w *writer) inLeaf(g *gltf.Node, n *scene.Node, piece *shell.Piece, link int) error {
	setTransform(g, geom.IdentityTransform().Relative(leafPose(piece.Hinge)))
	return w.colliders(g, n, link, piece.Colliders, w.snap.WorldFromNode(n.ID).Scale, true)
}
