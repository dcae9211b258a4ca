package catalog_test

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// most is how deep a door or drawer may sink into its carcass or its neighbours anywhere on its way, metres.
const most = 0.001

// sweep is a model whose joints are tried one at a time.
type sweep struct {
	store  *asset.Store
	model  *asset.Model
	shapes []partShape // colliders
	pose   []geom.Transform
}

type partShape struct {
	part int
	solid.Convex
}

// with reports whether a part moves with the joint of another.
func (s *sweep) with(part, jointed int) bool {
	for ; part >= 0; part = s.model.Parts[part].Parent {
		if part == jointed {
			return true
		}
	}
	return false
}

func (s *sweep) set(jointed int, share float64) {
	j := s.model.Parts[jointed].Joint
	s.pose = s.model.PartTransforms(func(name string) float64 {
		if name == j.Name {
			return geom.Lerp(j.Lower, j.Upper, share)
		}
		return 0
	})
}

// colliders is the deepest overlap of what moves with the rest, by the colliders that simulators get.
func (s *sweep) colliders(jointed int) (depth float64, against string) {
	for _, a := range s.shapes {
		if !s.with(a.part, jointed) {
			continue
		}
		moved := a.Moved(s.pose[a.part])
		box := moved.Bounds()
		for _, b := range s.shapes {
			if s.with(b.part, jointed) {
				continue
			}
			still := b.Moved(s.pose[b.part])
			if !box.Overlaps(still.Bounds(), 0) {
				continue
			}
			if d, _ := moved.Penetration(still); d > depth {
				depth, against = d, s.model.Parts[b.part].Name
			}
		}
	}
	return depth, against
}

// halves are the surfaces that move with a joint and those that do not, in the model's frame at rest.
func (s *sweep) halves(t *testing.T, jointed int) (moving, still solid.Polyhedron) {
	t.Helper()
	rest := s.model.PartTransforms(nil)
	for i := range s.model.Parts {
		for _, surface := range s.model.Parts[i].Surfaces {
			mesh, err := s.store.Mesh(surface.Mesh)
			if err != nil {
				t.Fatal(err)
			}
			if s.with(i, jointed) {
				moving.Append(mesh, rest[i].Mat4())
			} else {
				still.Append(mesh, rest[i].Mat4())
			}
		}
	}
	return moving, still
}

// inside is how deep a point lies in a surface, 0 outside: two rays must agree, since some things have open sheets.
func inside(m *asset.Mesh, p geom.Vec3) float64 {
	for _, direction := range []geom.Vec3{{0.013, 0.007, 1}, {-0.009, 1, 0.011}, {1, 0.008, -0.012}} {
		if m.BVH().Winding(geom.Ray{Origin: p, Direction: direction}) == 0 {
			return 0
		}
	}
	return math.Sqrt(m.BVH().Closest(p, math.MaxFloat32))
}

// deepest is how far the points of one surface reach into another.
func deepest(into *asset.Mesh, points []geom.Vec3, place geom.Mat4) float64 {
	box, out := into.Bounds(), 0.0
	for _, p := range points {
		if q := geom.TransformPoint(place, p); box.Contains(q) {
			out = math.Max(out, inside(into, q))
		}
	}
	return out
}

// TestDoorsAndDrawersMoveFreely moves every joint of the catalogue over its range, the others at rest, and measures how deep what moves
// sinks into the rest: the colliders that simulators get, and the very meshes.
func TestDoorsAndDrawersMoveFreely(t *testing.T) {
	store, source := asset.NewStore(), catalog.Builtin()
	joints := 0
	for _, e := range source.Entries() {
		for _, r := range []catalog.Request{{Style: "modern"}, {Style: "rustic", Seed: 1, Size: e.MinSize}, {Style: "traditional", Seed: 2, Size: e.MaxSize}} {
			r.Entry = e.ID
			built, err := source.Build(store, r)
			if err != nil {
				t.Fatal(err)
			}
			model, err := store.Model(built.Model)
			if err != nil {
				t.Fatal(err)
			}
			joints += tryJoints(t, fmt.Sprintf("%s, %s", e.ID, r.Style), store, model)
		}
	}
	if joints < 100 {
		t.Errorf("only %d joints", joints)
	}
}

func tryJoints(t *testing.T, name string, store *asset.Store, model *asset.Model) (joints int) {
	t.Helper()
	s := &sweep{store: store, model: model}
	for i := range model.Parts {
		for _, c := range model.Parts[i].Colliders {
			if shape, ok := solid.ConvexOf(c, nil); ok {
				s.shapes = append(s.shapes, partShape{i, shape.Moved(c.Transform)})
			}
		}
	}
	for i := range model.Parts {
		if model.Parts[i].Joint == nil {
			continue
		}
		joints++
		if len(model.Parts[i].Colliders) == 0 {
			t.Errorf("%s: %s has no collider", name, model.Parts[i].Name)
		}
		moving, still := s.halves(t, i)
		movingMesh, stillMesh := moving.Mesh(), still.Mesh()
		const steps = 12
		for k := range steps + 1 {
			s.set(i, float64(k)/steps)
			if depth, against := s.colliders(i); depth > most {
				t.Errorf("%s: the collider of %s sinks %.1f mm into %s at %d/%d", name, model.Parts[i].Name, 1e3*depth, against, k, steps)
				break
			}
			rest := s.model.PartTransforms(nil)[i]
			place := s.pose[i].Mul(geom.IdentityTransform().Relative(rest)).Mat4()
			depth := math.Max(deepest(stillMesh, moving.Points, place), deepest(movingMesh, still.Points, place.Inv()))
			if depth > most {
				t.Errorf("%s: %s sinks %.1f mm into the rest at %d/%d", name, model.Parts[i].Name, 1e3*depth, k, steps)
				break
			}
		}
	}
	return joints
}
