package measure

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Oracle tells by casting rays, without a GPU, what is seen along a line of sight. It takes every visible node of a snapshot; backs of
// single-sided surfaces are not seen, blended surfaces are. It is safe for concurrent use.
type Oracle struct {
	surfaces []surface
}

// surface is a mesh placed in the world.
type surface struct {
	node          scene.NodeID
	part          int
	mesh          *asset.Mesh
	meshFromWorld geom.Mat4
	bounds        geom.Box // world
	doubleSided   bool
	mask          mask
}

// Seen is a surface on a line of sight.
type Seen struct {
	Node      scene.NodeID
	Part      int     // index in the model's parts or the room's pieces
	Distance  float64 // metres along the ray
	Patterned bool    // a texture cuts holes into it, of which the oracle does not decide
}

// NewOracle collects the surfaces of a snapshot; without ceilings where the pictures it judges leave them out.
func NewOracle(snap *scene.Snapshot, store *asset.Store, ceilings bool) (*Oracle, error) {
	o := &Oracle{}
	for n := range snap.Nodes() {
		if !snap.Visible(n.ID) {
			continue
		}
		if n.Model != nil {
			if err := o.addModel(snap, store, n); err != nil {
				return nil, err
			}
		}
		if n.Room != nil {
			o.addRoom(snap, n, ceilings)
		}
	}
	return o, nil
}

func (o *Oracle) addModel(snap *scene.Snapshot, store *asset.Store, n *scene.Node) error {
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return err
	}
	world := partsInWorld(snap, store, n.ID)
	for i := range model.Parts {
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				return err
			}
			material := &scene.Material{}
			if s.Slot >= 0 && s.Slot < len(n.Model.Materials) {
				if m, ok := snap.Material(n.Model.Materials[s.Slot]); ok {
					material = m
				}
			}
			o.add(n.ID, i, mesh, world[i], material)
		}
	}
	return nil
}

func (o *Oracle) addRoom(snap *scene.Snapshot, n *scene.Node, ceilings bool) {
	world := snap.WorldFromNode(n.ID).Mat4()
	for i, piece := range shell.Build(&n.Room.Room, snap.Beside(n)...) {
		if piece.Role == shell.RoleCeiling && !ceilings {
			continue
		}
		material := scene.PlainMaterial(piece.Role)
		if m, ok := snap.Material(n.Room.MaterialFor(piece.Role)); ok {
			material = *m
		}
		o.add(n.ID, i, piece.Mesh, world, &material)
	}
}

func (o *Oracle) add(node scene.NodeID, part int, mesh *asset.Mesh, world geom.Mat4, m *scene.Material) {
	if mesh.Triangles() == 0 || world.Mat3().Det() == 0 {
		return
	}
	o.surfaces = append(o.surfaces, surface{
		node: node, part: part, mesh: mesh, meshFromWorld: world.Inv(), bounds: mesh.Bounds().Transformed(world).Grow(1e-9),
		doubleSided: m.DoubleSided, mask: maskOf(m),
	})
}

// Along returns what a line of sight through a view meets between its near and far planes, the nearest first, as far as it is within
// reach of the nearest: surfaces so close to one another that a depth buffer may show either. The ray's direction is a unit vector.
func (o *Oracle) Along(view frame.View, ray geom.Ray, reach func(distance float64) float64) []Seen {
	steep := perDepth(view, ray)
	near, far := view.Near*steep, view.Far*steep
	var out []Seen
	nearest := far
	for i := range o.surfaces {
		s := &o.surfaces[i]
		if enter, ok := ray.HitBox(s.bounds); !ok || enter > nearest+reach(nearest) {
			continue
		}
		s.along(ray, func(triangle int, distance float64) {
			if distance < near || distance > far || distance > nearest+reach(nearest) {
				return
			}
			solid, patterned := s.mask.at(s.mesh, triangle, local(s, ray, distance))
			if !solid {
				return
			}
			out = append(out, Seen{s.node, s.part, distance, patterned})
			if !patterned {
				nearest = math.Min(nearest, distance)
			}
		})
	}
	slices.SortStableFunc(out, func(a, b Seen) int { return cmp.Compare(a.Distance, b.Distance) })
	for i := range out {
		if out[i].Distance > nearest+reach(nearest) {
			return out[:i]
		}
	}
	return out
}

// perDepth is the distance along a ray per depth along the axis of the pinhole that draws it; a panorama's are six, one for each side.
func perDepth(view frame.View, ray geom.Ray) float64 {
	switch view.Projection {
	case frame.Panorama:
		d := view.WorldFromCamera.Rotation.Inverse().Rotate(ray.Direction)
		return 1 / math.Max(math.Abs(d[0]), math.Max(math.Abs(d[1]), math.Abs(d[2])))
	case scene.Orthographic:
		return 1
	}
	return 1 / ray.Direction.Dot(view.Forward())
}

// along visits the triangles whose seen side the ray meets.
func (s *surface) along(ray geom.Ray, visit func(triangle int, distance float64)) {
	m := s.meshFromWorld
	inMesh := geom.Ray{Origin: geom.TransformPoint(m, ray.Origin), Direction: m.Mat3().Mul3x1(ray.Direction)}
	s.mesh.BVH().Every(inMesh, func(hit asset.MeshHit) {
		a, b, c := s.mesh.Triangle(hit.Triangle)
		if facing := b.Sub(a).Cross(c.Sub(a)).Dot(inMesh.Direction); facing < 0 || (s.doubleSided && facing > 0) {
			visit(hit.Triangle, hit.Distance)
		}
	})
}

// local is a point of the ray in the mesh's frame.
func local(s *surface, ray geom.Ray, distance float64) geom.Vec3 {
	return geom.TransformPoint(s.meshFromWorld, ray.At(distance))
}
