package assembly

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// roundSides is how many sides a primitive's circle is drawn with.
const roundSides = 32

// Shape returns the mesh that draws a primitive around its origin. size is as asset.Collider.
func (m *Maker) Shape(shape asset.Shape, size geom.Vec3) (asset.ID, error) {
	if !geom.Finite(size[:]...) || !(size[0] > 0 && size[1] > 0 && size[2] > 0) {
		return "", fmt.Errorf("a %s of %v m has no extent", shape, size)
	}
	radius, height := size[0]/2, size[2]
	var s *form.Shape
	switch shape {
	case asset.ShapeBox:
		s = form.BoxBetween(size.Mul(-0.5), size.Mul(0.5), 0)
	case asset.ShapeSphere:
		s = form.Ellipsoid(size[0]/2, size[1]/2, size[2]/2, roundSides, roundSides/2)
	case asset.ShapeCylinder:
		s = form.Cylinder(radius, height, 0, roundSides).Move(0, 0, -height/2)
	case asset.ShapeCapsule:
		straight := math.Max(0, height/2-radius)
		var outline []geom.Vec2
		for _, half := range []float64{-1, 1} {
			for k := range roundSides/4 + 1 {
				sin, cos := math.Sincos(math.Pi / 2 * (float64(k)/float64(roundSides/4) + math.Min(half, 0)))
				outline = append(outline, geom.Vec2{radius * cos, half*straight + radius*sin})
			}
		}
		outline[0][0], outline[len(outline)-1][0] = 0, 0
		s = form.Lathe(outline, roundSides)
	default:
		return "", fmt.Errorf("a %s is no primitive", shape)
	}
	return m.options.Store.PutMesh(s.Mesh())
}

// Sheet returns the mesh of a rectangle in the plane z = 0, seen from above.
func (m *Maker) Sheet(width, depth float64) (asset.ID, error) {
	if !geom.Finite(width, depth) || width <= 0 || depth <= 0 {
		return "", fmt.Errorf("a sheet of %g × %g m has no extent", width, depth)
	}
	x, y := float32(width/2), float32(depth/2)
	up := [3]float32{0, 0, 1}
	u, v := float32(width), float32(depth)
	return m.options.Store.PutMesh(&asset.Mesh{
		Positions: [][3]float32{{-x, -y, 0}, {x, -y, 0}, {x, y, 0}, {-x, y, 0}}, Normals: [][3]float32{up, up, up, up},
		UV0: [][2]float32{{0, v}, {u, v}, {u, 0}, {0, 0}}, Indices: []uint32{0, 1, 2, 0, 2, 3},
	})
}

// Drawn is one thing to be seen of a link, in the link's frame.
type Drawn struct {
	Name   string
	Pose   geom.Transform
	Pieces []Piece
}

// Draw adds what is seen of the link to the parts: on the link's own part where everything stands in its frame, else each on a part
// of its own, so that the order of the file stays.
func Draw(parts []asset.Part, link int, drawn []Drawn) []asset.Part {
	plain := true
	for i := range drawn {
		plain = plain && drawn[i].Pose == geom.IdentityTransform()
	}
	for i := range drawn {
		d := &drawn[i]
		at := link
		if !plain {
			at = len(parts)
			parts = append(parts, asset.Part{Name: nameOr(d.Name, fmt.Sprintf("%s visual %d", parts[link].Name, i+1)), Parent: link, Transform: d.Pose})
		}
		for _, p := range d.Pieces {
			parts[at].Surfaces = append(parts[at].Surfaces, asset.Surface{Mesh: p.Mesh, Slot: p.Material})
		}
	}
	return parts
}

// RawMesh puts the triangles of a file into the store as they are, for collisions: no normals, no vertices doubled.
func (m *Maker) RawMesh(file string, scale geom.Vec3) ([]asset.ID, error) {
	key := meshKey{file: file, scale: scale, raw: true}
	pieces, known := m.meshes[key]
	if !known {
		var err error
		if pieces, err = m.meshFile(file, Frame{Scale: scale, Up: Z, bare: true}); err != nil {
			return nil, err
		}
		m.meshes[key] = pieces
	}
	out := make([]asset.ID, len(pieces))
	for i := range pieces {
		out[i] = pieces[i].Mesh
	}
	return out, nil
}
