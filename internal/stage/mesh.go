package stage

import (
	"errors"
	"fmt"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/usda"
)

// meshKey tells meshes apart that are drawn alike: the opinion that holds the points, the material, and what is baked in.
type meshKey struct {
	points   *usda.Prim
	material string
	baked    geom.Mat4
}

// pieces makes meshes of a prim with their materials, in the prim's frame unless bake says otherwise.
func (m *modeler) pieces(p *prim, bound string, bake *geom.Mat4) ([]assembly.Piece, error) {
	if p.kind != "Mesh" {
		return m.shapePieces(p, bound, bake)
	}
	_, at := p.property("points")
	if at == nil {
		return nil, errors.New("it has no points")
	}
	key := meshKey{points: at.prim, material: bound}
	if bake != nil {
		key.baked = *bake
	}
	subsets := len(p.children) > 0
	if found, known := m.meshes[key]; known && !subsets {
		return found, nil
	}
	b, err := m.build(p)
	if err != nil {
		return nil, err
	}
	var out []assembly.Piece
	for _, g := range b.groups(m, p, bound) {
		material := m.material(g.material, p)
		mesh := b.mesh(g.faces, m.uvName(g.material))
		if mesh == nil {
			continue
		}
		if bake != nil {
			mesh = assembly.Moved(mesh, *bake)
		}
		id, err := m.Mesh(mesh, material)
		if err != nil {
			return nil, err
		}
		out = append(out, assembly.Piece{Mesh: id, Material: material, Name: p.title()})
	}
	if len(out) == 0 {
		return nil, errors.New("it has no faces")
	}
	m.meshes[key] = out
	return out, nil
}

func (m *modeler) shapePieces(p *prim, bound string, bake *geom.Mat4) ([]assembly.Piece, error) {
	var id asset.ID
	var err error
	turn := geom.IdentityTransform()
	if p.kind == "Plane" {
		id, err = m.Sheet(p.number("width", 2), p.number("length", 2))
		turn.Rotation = alongAxis(p.text("axis", "Z"))
	} else {
		c, ok := colliderOf(p)
		if !ok {
			return nil, fmt.Errorf("a %s without extent", p.kind)
		}
		id, err = m.Shape(c.Shape, c.Size)
		turn.Rotation = c.Transform.Rotation
	}
	if err != nil {
		return nil, err
	}
	material := m.material(bound, p)
	if bake != nil || turn.Rotation != geom.Identity {
		mesh, err := m.Store().Mesh(id)
		if err != nil {
			return nil, err
		}
		matrix := turn.Mat4()
		if bake != nil {
			matrix = bake.Mul4(matrix)
		}
		if id, err = m.Mesh(assembly.Moved(mesh, matrix), material); err != nil {
			return nil, err
		}
	}
	return []assembly.Piece{{Mesh: id, Material: material, Name: p.title()}}, nil
}
