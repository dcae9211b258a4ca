package query

import (
	"fmt"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Piece is one mesh of a body, placed in the world.
type Piece struct {
	Part, Surface int // indices in the model
	Mesh          *asset.Mesh
	WorldFromMesh geom.Mat4
	MeshFromWorld geom.Mat4
	Bounds        geom.Box // world, axis-aligned
}

// Body is a node that shows a model, placed in the world.
type Body struct {
	Node          scene.NodeID
	WorldFromNode geom.Transform
	Local         geom.Box // the model's box in the node's frame, its joints as posed
	Box           Oriented
	Bounds        geom.Box // world, axis-aligned
	Pieces        []Piece

	shape *shape
}

// shape is a model in one pose of its joints, in the model's frame. It is shared by all bodies that show it.
type shape struct {
	bounds geom.Box
	pieces []shapePiece

	surfacesOnce sync.Once
	surfaces     []Surface
}

type shapePiece struct {
	part, surface int
	mesh          *asset.Mesh
	modelFromPart geom.Transform
}

func newShape(store *asset.Store, id asset.ID, joints func(string) float64) (*shape, error) {
	model, err := store.Model(id)
	if err != nil {
		return nil, err
	}
	s := &shape{bounds: geom.EmptyBox()}
	for i, modelFromPart := range model.PartTransforms(joints) {
		for k, surface := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(surface.Mesh)
			if err != nil {
				return nil, fmt.Errorf("model %q: %w", model.Name, err)
			}
			s.pieces = append(s.pieces, shapePiece{i, k, mesh, modelFromPart})
			s.bounds = s.bounds.Union(tightBounds(mesh, modelFromPart))
		}
	}
	return s, nil
}

// tightBounds goes over the vertices when a rotation would make the box of the box too large.
func tightBounds(mesh *asset.Mesh, t geom.Transform) geom.Box {
	if t.Rotation == geom.Identity {
		return mesh.Bounds().Transformed(t.Mat4())
	}
	m, box := t.Mat4(), geom.EmptyBox()
	for _, p := range mesh.Positions {
		box = box.Add(geom.TransformPoint(m, geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}))
	}
	return box
}

func (s *shape) body(node scene.NodeID, worldFromNode geom.Transform) *Body {
	b := &Body{Node: node, WorldFromNode: worldFromNode, Local: s.bounds, shape: s, Bounds: geom.EmptyBox()}
	b.Box = OrientedBox(s.bounds, worldFromNode)
	world := worldFromNode.Mat4()
	for _, p := range s.pieces {
		m := world.Mul4(p.modelFromPart.Mat4())
		piece := Piece{Part: p.part, Surface: p.surface, Mesh: p.mesh, WorldFromMesh: m, MeshFromWorld: m.Inv()}
		piece.Bounds = p.mesh.Bounds().Transformed(m)
		b.Pieces = append(b.Pieces, piece)
		b.Bounds = b.Bounds.Union(piece.Bounds)
	}
	return b
}

// At returns the same body in another pose.
func (b *Body) At(worldFromNode geom.Transform) *Body {
	return b.shape.body(b.Node, worldFromNode)
}

// Changed is what of a body is elsewhere than in another pose of it: the same box, and only the pieces that a joint has moved.
func (b *Body) Changed(from *Body) *Body {
	moved := *b
	moved.Pieces, moved.Bounds = nil, geom.EmptyBox()
	for i, p := range b.Pieces {
		if i >= len(from.Pieces) || from.Pieces[i].WorldFromMesh != p.WorldFromMesh {
			moved.Pieces = append(moved.Pieces, p)
			moved.Bounds = moved.Bounds.Union(p.Bounds)
		}
	}
	return &moved
}

// NewBody places a model that need not be in any scene.
func NewBody(store *asset.Store, model asset.ID, node scene.NodeID, worldFromNode geom.Transform) (*Body, error) {
	s, err := newShape(store, model, nil)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return s.visible(model, node, worldFromNode)
}

// NewBody places a model that need not be in the scene. Models that the scene shows at rest are not measured again.
func (w *World) NewBody(model asset.ID, node scene.NodeID, worldFromNode geom.Transform) (*Body, error) {
	if s, ok := w.shapes[model]; ok {
		return s.visible(model, node, worldFromNode)
	}
	return NewBody(w.store, model, node, worldFromNode)
}

func (s *shape) visible(model asset.ID, node scene.NodeID, worldFromNode geom.Transform) (*Body, error) {
	if len(s.pieces) == 0 {
		return nil, fmt.Errorf("query: model %.12s has no surface", model)
	}
	return s.body(node, worldFromNode), nil
}
