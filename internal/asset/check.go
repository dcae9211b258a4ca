package asset

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
)

// Limits on one asset, so that a hostile file cannot ask for more memory than a workstation has.
const (
	MaxVertices  = 50_000_000
	MaxParts     = 100_000
	MaxTextureMB = 256
)

// Check returns what is wrong with the mesh, or nil.
func (m *Mesh) Check() error {
	n := len(m.Positions)
	if n == 0 || len(m.Indices) == 0 {
		return errors.New("the mesh has no triangles")
	}
	if n > MaxVertices || len(m.Indices) > 3*MaxVertices {
		return fmt.Errorf("the mesh has more than %d vertices", MaxVertices)
	}
	if len(m.Indices)%3 != 0 {
		return fmt.Errorf("%d indices are not a whole number of triangles", len(m.Indices))
	}
	for name, length := range map[string]int{
		"normals": len(m.Normals), "tangents": len(m.Tangents), "first UV set": len(m.UV0),
		"second UV set": len(m.UV1), "colours": len(m.Colors),
	} {
		if length != 0 && length != n {
			return fmt.Errorf("the %s have %d entries for %d vertices", name, length, n)
		}
	}
	for i, index := range m.Indices {
		if int(index) >= n {
			return fmt.Errorf("index %d is %d, but there are %d vertices", i, index, n)
		}
	}
	return m.checkFinite()
}

func (m *Mesh) checkFinite() error {
	for i, p := range m.Positions {
		if !finite32(p[:]) {
			return fmt.Errorf("vertex %d has a position that is not finite", i)
		}
	}
	for _, list := range [][][3]float32{m.Normals} {
		for i, v := range list {
			if !finite32(v[:]) {
				return fmt.Errorf("vertex %d has a normal that is not finite", i)
			}
		}
	}
	for i, v := range m.Tangents {
		if !finite32(v[:]) {
			return fmt.Errorf("vertex %d has a tangent that is not finite", i)
		}
	}
	for _, list := range [][][2]float32{m.UV0, m.UV1} {
		for i, v := range list {
			if !finite32(v[:]) {
				return fmt.Errorf("vertex %d has a UV that is not finite", i)
			}
		}
	}
	for i, v := range m.Colors {
		if !finite32(v[:]) {
			return fmt.Errorf("vertex %d has a colour that is not finite", i)
		}
	}
	return nil
}

func finite32(values []float32) bool {
	for _, x := range values {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			return false
		}
	}
	return true
}

// Check returns what is wrong with the texture, or nil.
func (t *Texture) Check() error {
	switch t.MIME {
	case "image/png", "image/jpeg", "image/webp", "image/ktx2", "image/vnd.radiance":
	default:
		return fmt.Errorf("images of type %q cannot be used; use PNG, JPEG, WebP, KTX2 or Radiance HDR", t.MIME)
	}
	if t.Width < 1 || t.Height < 1 || len(t.Data) == 0 {
		return fmt.Errorf("the image is %d×%d pixels", t.Width, t.Height)
	}
	if len(t.Data) > MaxTextureMB<<20 {
		return fmt.Errorf("the image file has over %d MB", MaxTextureMB)
	}
	return nil
}

// Check returns what is wrong with the model by itself, or nil.
func (m *Model) Check() error {
	if len(m.Parts) == 0 || len(m.Parts) > MaxParts {
		return fmt.Errorf("a model has 1 to %d parts, not %d", MaxParts, len(m.Parts))
	}
	joints := map[string]bool{}
	for i := range m.Parts {
		part := &m.Parts[i]
		if part.Parent < -1 || part.Parent >= i {
			return fmt.Errorf("part %d %q: its parent must come before it", i, part.Name)
		}
		if !part.Transform.Finite() {
			return fmt.Errorf("part %d %q: its transform is not finite", i, part.Name)
		}
		for _, s := range part.Surfaces {
			if s.Slot < 0 || s.Slot >= len(m.Slots) {
				return fmt.Errorf("part %d %q: there is no material slot %d", i, part.Name, s.Slot)
			}
		}
		if err := part.Joint.check(joints); err != nil {
			return fmt.Errorf("part %d %q: %w", i, part.Name, err)
		}
		if part.Inertial != nil {
			if err := part.Inertial.Check(); err != nil {
				return fmt.Errorf("part %d %q: %w", i, part.Name, err)
			}
		}
		for _, c := range part.Colliders {
			if err := c.Check(); err != nil {
				return fmt.Errorf("part %d %q: %w", i, part.Name, err)
			}
		}
	}
	return nil
}

func (j *Joint) check(seen map[string]bool) error {
	if j == nil {
		return nil
	}
	if j.Name == "" || seen[j.Name] {
		return fmt.Errorf("a joint needs a name of its own, not %q", j.Name)
	}
	seen[j.Name] = true
	if j.Kind != Hinge && j.Kind != Slide {
		return fmt.Errorf("joint %q: unknown kind %q", j.Name, j.Kind)
	}
	if !geom.Finite(j.Friction, j.Effort, j.Velocity, j.Lower, j.Upper, j.Damping, j.Axis[0], j.Axis[1], j.Axis[2]) || j.Lower > j.Upper {
		return fmt.Errorf("joint %q: its limits must be finite and in order", j.Name)
	}
	if math.Abs(j.Axis.Len()-1) > 1e-6 {
		return fmt.Errorf("joint %q: its axis must have length 1", j.Name)
	}
	return nil
}

// Check returns what is wrong with the collider, or nil.
func (c *Collider) Check() error {
	switch c.Shape {
	case ShapeHull, ShapeMesh:
		if !c.Mesh.Valid() {
			return fmt.Errorf("a %s collider needs a mesh", c.Shape)
		}
	case ShapeBox, ShapeSphere, ShapeCapsule, ShapeCylinder:
		if c.Size[0] <= 0 || c.Size[1] <= 0 || c.Size[2] <= 0 {
			return fmt.Errorf("a %s collider needs a size above zero", c.Shape)
		}
	default:
		return fmt.Errorf("unknown collider shape %q", c.Shape)
	}
	if !c.Transform.Finite() || !geom.Finite(c.Size[0], c.Size[1], c.Size[2]) {
		return errors.New("a collider has numbers that are not finite")
	}
	return nil
}
