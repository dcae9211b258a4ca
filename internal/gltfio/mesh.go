package gltfio

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// meshKey names a mesh of the file together with the matrix it is baked with.
type meshKey struct {
	mesh  int
	node  int // the node whose skin or weights bend it, −1 for none
	baked bool
	by    geom.Mat4
}

// surfaceMesh is a primitive in the store and the index of its material in the file, −1 for the default.
// mesh is "" for a primitive that was left out.
type surfaceMesh struct {
	mesh     asset.ID
	material int
}

// surfaces puts the primitives of a node's mesh into the store.
func (r *reader) surfaces(p *placed) ([]surfaceMesh, error) {
	index := *p.node.Mesh
	name := r.doc.Meshes[index].Name
	subject := fmt.Sprintf("mesh %d %q", index, name)
	key := meshKey{mesh: index, node: -1}
	bones, err := r.poseOf(p)
	if err != nil {
		return nil, err
	}
	if bones == nil && p.vanishes() {
		r.report.Warn(fmt.Sprintf("node %q", p.node.Name), "is scaled to nothing and was left out")
		return nil, nil
	}
	bent := bending{bones: bones, weights: r.restWeights(p)}
	if len(p.node.Weights) > 0 {
		key.node = p.index
	}
	correction := p.correction()
	if bones != nil {
		key.node, correction, bent.partFromWorld = p.index, nil, p.world.Mat4().Inv()
	}
	if r.marks != nil {
		correction = nil
	}
	if correction != nil {
		key.baked, key.by = true, *correction
		r.report.Info(fmt.Sprintf("node %q", p.node.Name), "is sheared or mirrored, or scaled flat, which was worked into its mesh")
	}
	if cached, ok := r.meshes[key]; ok {
		return cached, nil
	}
	bent.correction = correction
	out, err := r.readMesh(index, bent)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", subject, err)
	}
	r.meshes[key] = out
	return out, nil
}

// bending is how a node changes the mesh it shows.
type bending struct {
	weights       []float64  // of its morph targets
	bones         pose       // of its skin, or nil
	partFromWorld geom.Mat4  // with bones, whose pose is in the world
	correction    *geom.Mat4 // what the scene's transforms cannot express, or nil
}

func (r *reader) readMesh(index int, bent bending) ([]surfaceMesh, error) {
	m := r.doc.Meshes[index]
	if len(m.Weights) > 0 || len(m.Primitives[0].Targets) > 0 {
		r.report.Warn(fmt.Sprintf("mesh %q", m.Name), "its morph targets were worked in: the mesh cannot change its shape any more")
	}
	var out []surfaceMesh
	for i, p := range m.Primitives {
		subject := fmt.Sprintf("mesh %q", m.Name)
		if len(m.Primitives) > 1 {
			subject = fmt.Sprintf("mesh %q, primitive %d", m.Name, i)
		}
		surface := surfaceMesh{material: -1}
		if p.Material != nil {
			surface.material = *p.Material
		}
		s, err := r.readPrimitive(p, bent.weights, subject)
		if err != nil {
			return nil, fmt.Errorf("primitive %d: %w", i, err)
		}
		if s != nil {
			if surface.mesh, err = r.putShape(s, surface.material, bent); err != nil {
				return nil, fmt.Errorf("primitive %d: %w", i, err)
			}
		}
		out = append(out, surface)
	}
	return out, nil
}

func (r *reader) putShape(s *shape, material int, bent bending) (asset.ID, error) {
	if bent.bones != nil {
		if err := s.bend(bent.bones, bent.partFromWorld); err != nil {
			return "", err
		}
	}
	mesh := s.mesh(r.normalSet(material))
	if bent.correction != nil {
		bake(mesh, *bent.correction)
	}
	return r.options.Store.PutMesh(mesh)
}

// bake moves a mesh by a matrix that no transform of the scene can express, keeping its front outside. Normals turn with its
// cofactors: where it has an inverse, the transpose of that times the determinant, and defined where it flattens too.
func bake(m *asset.Mesh, by geom.Mat4) {
	linear := by.Mat3()
	x, y, z := linear.Col(0), linear.Col(1), linear.Col(2)
	cofactors, mirror, side := [3]geom.Vec3{y.Cross(z), z.Cross(x), x.Cross(y)}, linear.Det() < 0, 1.0
	if mirror {
		side = -1
	}
	for i, p := range m.Positions {
		m.Positions[i] = vec32(geom.TransformPoint(by, vec64(p)))
	}
	for i, n := range m.Normals {
		v := vec64(n).Mul(side)
		m.Normals[i] = unit32(cofactors[0].Mul(v[0]).Add(cofactors[1].Mul(v[1])).Add(cofactors[2].Mul(v[2])), n)
	}
	for i, t := range m.Tangents {
		xyz := unit32(linear.Mul3x1(vec64([3]float32(t[:3]))), [3]float32(t[:3]))
		if mirror {
			t[3] = -t[3]
		}
		m.Tangents[i] = [4]float32{xyz[0], xyz[1], xyz[2], t[3]}
	}
	if !mirror {
		return
	}
	for t := 0; t < len(m.Indices); t += 3 {
		m.Indices[t+1], m.Indices[t+2] = m.Indices[t+2], m.Indices[t+1]
	}
}

func unit32(v geom.Vec3, otherwise [3]float32) [3]float32 {
	if l := v.Len(); l > 0 {
		return vec32(v.Mul(1 / l))
	}
	return otherwise
}
