package stage

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/usda"
)

// building is a mesh as USD has it: polygons with values on points, corners or faces.
type building struct {
	points  [][3]float32
	counts  []int
	corners []int
	first   []int // index of each face's first corner
	left    bool  // faces run clockwise
	normals *primvar
	sets    map[string]*primvar // texture coordinates
}

// primvar is a value that differs over a mesh.
type primvar struct {
	values        []float32
	width         int
	interpolation string
	indices       []int
}

func (r *reader) build(p *prim) (*building, error) {
	b := &building{sets: map[string]*primvar{}, left: p.text("orientation", "rightHanded") == "leftHanded"}
	points, err := floats32(p.value("points"))
	if err != nil || len(points)%3 != 0 || len(points) == 0 {
		return nil, fmt.Errorf("its points are no whole positions: %w", err)
	}
	for i := 0; i < len(points); i += 3 {
		b.points = append(b.points, [3]float32(points[i:i+3]))
	}
	if b.counts, err = integers(p.value("faceVertexCounts")); err != nil {
		return nil, err
	}
	if b.corners, err = integers(p.value("faceVertexIndices")); err != nil {
		return nil, err
	}
	total := 0
	for _, n := range b.counts {
		if n < 0 || total+n > len(b.corners) {
			return nil, errors.New("its faces name more corners than there are")
		}
		b.first = append(b.first, total)
		total += n
	}
	for _, i := range b.corners {
		if i < 0 || i >= len(b.points) {
			return nil, fmt.Errorf("a face points at the point %d of %d", i, len(b.points))
		}
	}
	return b, b.primvars(r, p)
}

func (b *building) primvars(r *reader, p *prim) error {
	subdivided := p.text("subdivisionScheme", "catmullClark") != "none"
	for _, name := range []string{"primvars:normals", "normals"} {
		if v, err := b.primvar(p, name, 3); err != nil {
			return err
		} else if v != nil && b.normals == nil && !subdivided {
			b.normals = v
		}
	}
	if subdivided {
		r.Report.Info("meshes", "those that USD would subdivide are drawn as their cage, smoothly")
	}
	seen := map[string]bool{}
	for _, s := range p.specs {
		for _, q := range s.prim.Properties {
			name, ok := strings.CutPrefix(q.Name, "primvars:")
			if !ok || seen[name] || !strings.HasPrefix(q.Type, "texCoord2") && !(strings.HasPrefix(q.Type, "float2") && strings.HasPrefix(strings.ToLower(name), "st")) {
				continue
			}
			seen[name] = true
			v, err := b.primvar(p, q.Name, 2)
			if err != nil {
				return err
			}
			if v != nil {
				b.sets[name] = v
			}
		}
	}
	return nil
}

// primvar reads a value with its indices; nil where there is none or it does not fit the mesh.
func (b *building) primvar(p *prim, name string, width int) (*primvar, error) {
	q, _ := p.property(name)
	if q == nil {
		return nil, nil
	}
	values, err := floats32(q.Value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	v := &primvar{values: values, width: width, interpolation: usda.Find(q.Meta, "interpolation").String()}
	if p.value(name+":indices") != "" {
		if v.indices, err = integers(p.value(name + ":indices")); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	n := len(values) / width
	if v.indices != nil {
		for _, i := range v.indices {
			if i < 0 || i >= n {
				return nil, fmt.Errorf("%s: an index points at %d of %d", name, i, n)
			}
		}
		n = len(v.indices)
	}
	if v.interpolation == "" { // what is not said shows in how many there are
		v.interpolation = "constant"
		if n == len(b.points) && n > 1 {
			v.interpolation = "vertex"
		} else if n == len(b.corners) && n > 1 {
			v.interpolation = "faceVarying"
		}
	}
	need := map[string]int{"constant": 1, "uniform": len(b.counts), "varying": len(b.points), "vertex": len(b.points), "faceVarying": len(b.corners)}[v.interpolation]
	if need == 0 || n < need {
		return nil, nil
	}
	return v, nil
}

// at is the value at a corner of a face.
func (v *primvar) at(face, corner, point int) []float32 {
	i := 0
	switch v.interpolation {
	case "uniform":
		i = face
	case "varying", "vertex":
		i = point
	case "faceVarying":
		i = corner
	}
	if v.indices != nil {
		i = v.indices[i]
	}
	return v.values[i*v.width : (i+1)*v.width]
}

// group is the faces that wear one material.
type group struct {
	material string
	faces    []int
}

// groups splits a mesh by its subsets of the family materialBind; faces in none wear the mesh's material.
func (b *building) groups(m *modeler, p *prim, bound string) []group {
	owner := make([]int, len(b.counts))
	var out []group
	for _, c := range p.children {
		material := c.binding()
		if c.kind != "GeomSubset" || material == "" || c.text("elementType", "face") != "face" {
			continue
		}
		indices, err := integers(c.value("indices"))
		if err != nil {
			m.Report.Warn("subset "+c.path, "was left out: %v", err)
			continue
		}
		g := group{material: material}
		for _, i := range indices {
			if i >= 0 && i < len(owner) && owner[i] == 0 {
				owner[i] = len(out) + 1
				g.faces = append(g.faces, i)
			}
		}
		out = append(out, g)
	}
	rest := group{material: bound}
	for i, o := range owner {
		if o == 0 {
			rest.faces = append(rest.faces, i)
		}
	}
	if len(rest.faces) > 0 {
		out = append([]group{rest}, out...)
	}
	return out
}

// corner is all that a vertex of the drawn mesh is made of.
type corner struct {
	point  int
	normal [3]float32
	uv     [2]float32
}

// mesh cuts faces into triangles, from their first corner, and joins equal corners.
func (b *building) mesh(faces []int, uvName string) *asset.Mesh {
	out := &asset.Mesh{}
	set := b.sets[uvName]
	if set == nil {
		for _, name := range sortedKeys(b.sets) {
			if set == nil || name == "st" || name == "UVMap" {
				set = b.sets[name]
			}
		}
	}
	seen := map[corner]uint32{}
	vertex := func(face, at int) uint32 {
		c := corner{point: b.corners[at]}
		if b.normals != nil {
			c.normal = [3]float32(b.normals.at(face, at, c.point))
		}
		if set != nil {
			uv := set.at(face, at, c.point)
			c.uv = [2]float32{uv[0], 1 - uv[1]}
		}
		i, known := seen[c]
		if !known {
			i = uint32(len(out.Positions))
			seen[c] = i
			out.Positions = append(out.Positions, b.points[c.point])
			if b.normals != nil {
				out.Normals = append(out.Normals, c.normal)
			}
			if set != nil {
				out.UV0 = append(out.UV0, c.uv)
			}
		}
		return i
	}
	for _, f := range faces {
		n := b.counts[f]
		if n < 3 {
			continue
		}
		var ring []uint32
		for k := range n {
			ring = append(ring, vertex(f, b.first[f]+k))
		}
		if b.left {
			slices.Reverse(ring)
		}
		for k := 1; k+1 < n; k++ {
			if x, y, z := ring[0], ring[k], ring[k+1]; x != y && y != z && x != z {
				out.Indices = append(out.Indices, x, y, z)
			}
		}
	}
	if len(out.Indices) == 0 {
		return nil
	}
	return out
}

func floats32(v usda.Value) ([]float32, error) {
	list, err := v.Floats()
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(list))
	for i, x := range list {
		if out[i] = float32(x); math.IsNaN(x) || math.IsInf(float64(out[i]), 0) {
			return nil, errors.New("a number is not finite")
		}
	}
	return out, nil
}

func integers(v usda.Value) ([]int, error) {
	list, err := v.Floats()
	if err != nil {
		return nil, err
	}
	out := make([]int, len(list))
	for i, x := range list {
		if x != math.Trunc(x) || math.Abs(x) > 1<<31 {
			return nil, fmt.Errorf("%g is no index", x)
		}
		out[i] = int(x)
	}
	return out, nil
}
