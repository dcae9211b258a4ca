package gltfio

import (
	"fmt"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
)

// checkSkins refuses skins whose joints or matrices do not exist.
func (r *reader) checkSkins() error {
	d := r.doc
	for i, s := range d.Skins {
		for _, joint := range s.Joints {
			if joint < 0 || joint >= len(d.Nodes) {
				return fmt.Errorf("skin %d %q has node %d as a joint, which does not exist", i, s.Name, joint)
			}
		}
		if s.InverseBindMatrices == nil {
			continue
		}
		if !within(s.InverseBindMatrices, len(d.Accessors)) {
			return fmt.Errorf("skin %d %q takes its matrices from accessor %d, which does not exist", i, s.Name, *s.InverseBindMatrices)
		}
		a := d.Accessors[*s.InverseBindMatrices]
		if a.Type != gltf.AccessorMat4 || a.ComponentType != gltf.ComponentFloat || a.Count < len(s.Joints) {
			return fmt.Errorf("skin %d %q: accessor %d does not hold a matrix for each joint", i, s.Name, *s.InverseBindMatrices)
		}
	}
	return nil
}

// pose is how a skin's joints stand: for each one worldFromMesh, in the scene's frame.
type pose []geom.Mat4

// poseOf returns the pose of a node's skin at rest, or nil when it has none or its joints are not part of the scene.
func (r *reader) poseOf(p *placed) (pose, error) {
	if p.node.Skin == nil {
		return nil, nil
	}
	s := r.doc.Skins[*p.node.Skin]
	out := make(pose, len(s.Joints))
	var inverse []float32
	if s.InverseBindMatrices != nil {
		var err error
		if inverse, err = r.floatsOf(*s.InverseBindMatrices); err != nil {
			return nil, fmt.Errorf("skin %d: %w", *p.node.Skin, err)
		}
	}
	for i, joint := range s.Joints {
		at, ok := r.placedAt[joint]
		if !ok {
			r.report.Warn(fmt.Sprintf("node %q", p.node.Name), "its skin hangs on bones outside the scene: it was read as it was modelled")
			return nil, nil
		}
		out[i] = at
		if inverse != nil {
			var m [16]float64
			for k := range m {
				m[k] = float64(inverse[16*i+k])
			}
			out[i] = at.Mul4(matrixZUp(m))
		}
	}
	return out, nil
}

// influence is four bones of every vertex, and how much it follows each.
type influence struct {
	joints, weights [][4]float32
}

// readInfluences reads JOINTS_n and WEIGHTS_n for every n that a primitive has both of.
func (r *reader) readInfluences(s *shape, p *gltf.Primitive, count int, used []uint32, subject string) error {
	for n := 0; ; n++ {
		joints, weights := fmt.Sprintf("JOINTS_%d", n), fmt.Sprintf("WEIGHTS_%d", n)
		jointsAt, ok := p.Attributes[joints]
		weightsAt, also := p.Attributes[weights]
		if !ok || !also {
			return nil
		}
		var one influence
		load := func(name string, index int, to *[][4]float32) error {
			fill := attribute{name: name, components: []int{4}, store: func(_ *shape, i int, v []float32) { (*to)[i] = [4]float32(v) },
				allocate: func(_ *shape, n int) { *to = make([][4]float32, n) }}
			if err := r.readAttribute(s, fill, index, count, used, subject); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		}
		if err := load(joints, jointsAt, &one.joints); err != nil {
			return err
		}
		if err := load(weights, weightsAt, &one.weights); err != nil {
			return err
		}
		s.bones = append(s.bones, one)
	}
}

// bend moves every vertex by the weighted mean of its joints' matrices (glTF 2.0, 3.7.3.3), then into the frame in which
// the scene will draw it. Normals and tangents turn along.
func (s *shape) bend(bones pose, partFromWorld geom.Mat4) error {
	for i := range s.positions {
		var m geom.Mat4
		total := 0.0
		for set, one := range s.bones {
			for k, weight := range one.weights[i] {
				if weight == 0 {
					continue
				}
				joint := one.joints[i][k]
				if joint < 0 || int(joint) >= len(bones) {
					return fmt.Errorf("JOINTS_%d: vertex %d hangs on joint %d, but there are %d", set, i, int(joint), len(bones))
				}
				m = m.Add(bones[int(joint)].Mul(float64(weight)))
				total += float64(weight)
			}
		}
		if total > 0 {
			s.move(i, partFromWorld.Mul4(m.Mul(1/total)))
		}
	}
	return nil
}

// move applies a matrix of the scene's frame to one vertex, which is still in the file's.
func (s *shape) move(i int, m geom.Mat4) {
	s.positions[i] = yUp(vec32(geom.TransformPoint(m, vec64(zUp(s.positions[i])))))
	linear := m.Mat3()
	if len(s.normals) > 0 {
		turned := linear.Inv().Transpose().Mul3x1(vec64(zUp(s.normals[i])))
		s.normals[i] = yUp(unit32(turned, zUp(s.normals[i])))
	}
	if len(s.tangents) > 0 {
		along := zUp([3]float32(s.tangents[i][:3]))
		turned := yUp(unit32(linear.Mul3x1(vec64(along)), along))
		copy(s.tangents[i][:3], turned[:])
	}
}

func yUp(v [3]float32) [3]float32 { return [3]float32{v[0], v[2], 0 - v[1]} }
