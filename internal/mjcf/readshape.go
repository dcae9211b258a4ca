package mjcf

import (
	"errors"
	"fmt"
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
	"scenograph/internal/xmltree"
)

// errLeftOut marks what is passed over rather than refused.
var errLeftOut = errors.New("was left out")

// shaped is the shape of a geom.
type shaped struct {
	kind   string
	shape  asset.Shape
	size   geom.Vec3 // as asset.Collider
	scale  geom.Vec3 // of an ellipsoid, drawn from a ball
	meshes []assembly.Piece
	bare   func() ([]asset.ID, error) // the triangles of a mesh
	pose   geom.Transform             // of a mesh in its geom
	fromTo []float64
}

func (l *link) shape(e *xmltree.Element) (*shaped, error) {
	s := &shaped{kind: e.Get("type"), scale: geom.One, pose: geom.IdentityTransform()}
	if s.kind == "" {
		if s.kind = "sphere"; e.Get("mesh") != "" {
			s.kind = "mesh"
		}
	}
	var size []float64
	if text, ok := e.Attr("size"); ok {
		var err error
		if size, err = xmltree.Floats(text); err != nil {
			return nil, err
		}
	}
	if s.kind == "mesh" || e.Get("mesh") != "" && len(size) == 0 {
		s.kind = "mesh"
		return s, l.meshShape(s, e.Get("mesh"))
	}
	fromTo, ok, err := e.Numbers("fromto", 6)
	if err != nil {
		return nil, err
	}
	if ok && s.kind != "sphere" && s.kind != "plane" {
		s.fromTo = fromTo
		half := geom.Vec3(fromTo[:3]).Sub(geom.Vec3(fromTo[3:])).Len() / 2
		switch {
		case len(size) == 0:
		case s.kind == "box" || s.kind == "ellipsoid":
			size = []float64{size[0], size[min(1, len(size)-1)], half}
		default:
			size = []float64{size[0], half}
		}
	}
	return s, l.primitive(s, size)
}

// primitive turns MuJoCo's half sizes into whole ones.
func (l *link) primitive(s *shaped, size []float64) error {
	need := map[string]int{"sphere": 1, "capsule": 2, "cylinder": 2, "ellipsoid": 3, "box": 3, "plane": 2}
	n, ok := need[s.kind]
	if !ok {
		return fmt.Errorf("a %s %w", s.kind, errLeftOut)
	}
	if len(size) < n {
		return fmt.Errorf("a %s needs %d sizes, not %d", s.kind, n, len(size))
	}
	for i, x := range size[:n] {
		if x < 0 || x == 0 && s.kind != "plane" {
			return fmt.Errorf("size %d of a %s is %g", i+1, s.kind, x)
		}
	}
	d := 2 * size[0]
	switch s.kind {
	case "sphere":
		s.shape, s.size = asset.ShapeSphere, geom.Vec3{d, d, d}
	case "capsule":
		s.shape, s.size = asset.ShapeCapsule, geom.Vec3{d, d, 2*size[1] + d}
	case "cylinder":
		s.shape, s.size = asset.ShapeCylinder, geom.Vec3{d, d, 2 * size[1]}
	case "box":
		s.shape, s.size = asset.ShapeBox, geom.Vec3{d, 2 * size[1], 2 * size[2]}
	case "ellipsoid":
		s.shape, s.size, s.scale = asset.ShapeSphere, geom.One, geom.Vec3{d, 2 * size[1], 2 * size[2]}
	case "plane":
		id, err := l.Sheet(2*size[0], 2*size[1])
		s.meshes = []assembly.Piece{{Mesh: id}}
		return err
	}
	id, err := l.Shape(s.shape, s.size)
	s.meshes = []assembly.Piece{{Mesh: id}}
	return err
}

func (s *shaped) pieces(material int) []assembly.Piece {
	out := append([]assembly.Piece(nil), s.meshes...)
	for i := range out {
		out[i].Material = material
	}
	return out
}

func (s *shaped) colliders(pose geom.Transform) []asset.Collider {
	if s.kind != "mesh" {
		return []asset.Collider{{Shape: s.shape, Transform: pose, Size: s.size}}
	}
	var out []asset.Collider
	ids, _ := s.bare()
	for _, id := range ids {
		out = append(out, asset.Collider{Shape: asset.ShapeHull, Transform: pose, Size: geom.One, Mesh: id})
	}
	return out
}

// properties integrates the shape in its own frame, at 1 kg/m³.
func (s *shaped) properties(r *reader) (solid.Properties, bool) {
	if s.kind != "mesh" {
		c := asset.Collider{Shape: s.shape, Transform: geom.Transform{Rotation: geom.Identity, Scale: geom.One}, Size: s.size}
		p, err := solid.ColliderProperties(c, nil)
		if s.scale != geom.One { // an ellipsoid of semi-axes a, b, c has V = 4/3·π·a·b·c and I = V/5·(b² + c²), …
			h := s.scale.Mul(0.5)
			p.VolumeM3 = 4.0 / 3 * math.Pi * h[0] * h[1] * h[2]
			p.Inertia = mgl64.Diag3(geom.Vec3{h[1]*h[1] + h[2]*h[2], h[0]*h[0] + h[2]*h[2], h[0]*h[0] + h[1]*h[1]}.Mul(p.VolumeM3 / 5))
		}
		return p, err == nil
	}
	var whole solid.Polyhedron
	ids, _ := s.bare()
	for _, id := range ids {
		mesh, err := r.Store().Mesh(id)
		if err != nil {
			return solid.Properties{}, false
		}
		whole.Append(mesh, geom.IdentityTransform().Mat4())
	}
	return whole.Properties(), true
}

// geomPose is where a geom lies in its body: between two points, or as its pose says.
func (l *link) geomPose(e *xmltree.Element, s *shaped) (geom.Transform, error) {
	pose, err := l.pose(e)
	if err != nil {
		return pose, err
	}
	if s.fromTo != nil {
		a, b := geom.Vec3(s.fromTo[:3]), geom.Vec3(s.fromTo[3:])
		if a.Sub(b).Len() < 1e-9 {
			return pose, errors.New("its two ends are one point")
		}
		pose.Translation, pose.Rotation = a.Add(b).Mul(0.5), upTo(b.Sub(a))
	}
	if s.kind == "mesh" && s.pose != geom.IdentityTransform() {
		pose = pose.Mul(s.pose)
	}
	pose.Scale = s.scale
	return pose, nil
}
