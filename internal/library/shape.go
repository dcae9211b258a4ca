package library

import (
	"math"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// shape is what guesses look at: a model's surface as weighted points, in the frame that the file's own axes give (Z up, front −Y).
type shape struct {
	box       geom.Box
	points    []surfacePoint
	named     []namedPart
	triangles int
}

type surfacePoint struct {
	at, normal geom.Vec3
	area       float64
	first      bool // of its triangle
}

// namedPart is a part whose name may tell what it is.
type namedPart struct {
	name string
	at   geom.Vec3
}

// Surfaces are sampled with about this many points, whatever the number of triangles.
const surfaceSamples = 6000

// shapeOf samples a model that is in the store.
func shapeOf(store *asset.Store, model *asset.Model) (*shape, error) {
	s := &shape{box: geom.EmptyBox()}
	pose := model.PartTransforms(nil)
	total := 0.0
	err := eachTriangle(store, model, pose, func(_ int, a, b, c geom.Vec3) {
		s.triangles++
		s.box = s.box.Add(a).Add(b).Add(c)
		total += b.Sub(a).Cross(c.Sub(a)).Len() / 2
	})
	if err != nil {
		return nil, err
	}
	stride := max(1, s.triangles/surfaceSamples)
	counted, boxes := 0, make([]geom.Box, len(model.Parts))
	for i := range boxes {
		boxes[i] = geom.EmptyBox()
	}
	err = eachTriangle(store, model, pose, func(part int, a, b, c geom.Vec3) {
		boxes[part] = boxes[part].Add(a).Add(b).Add(c)
		if counted++; counted%stride == 0 {
			s.sample(a, b, c, total, float64(stride))
		}
	})
	if err != nil {
		return nil, err
	}
	for i := range model.Parts {
		if !boxes[i].Empty() {
			s.named = append(s.named, namedPart{strings.ToLower(model.Parts[i].Name), boxes[i].Center()})
		}
	}
	return s, nil
}

func eachTriangle(store *asset.Store, model *asset.Model, pose []geom.Transform, visit func(part int, a, b, c geom.Vec3)) error {
	for i := range model.Parts {
		for _, surface := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(surface.Mesh)
			if err != nil {
				return err
			}
			for t := range mesh.Triangles() {
				a, b, c := mesh.Triangle(t)
				visit(i, pose[i].Apply(a), pose[i].Apply(b), pose[i].Apply(c))
			}
		}
	}
	return nil
}

// sample puts points on a triangle, more on a large one. R₂ is the plastic-number sequence of Roberts (2018).
func (s *shape) sample(a, b, c geom.Vec3, total, weight float64) {
	cross := b.Sub(a).Cross(c.Sub(a))
	area := cross.Len() / 2
	if area <= 0 || !geom.Finite(area) {
		return
	}
	normal := cross.Mul(1 / (2 * area))
	n := int(geom.Clamp(math.Ceil(area*weight/total*surfaceSamples/4), 1, 400))
	for k := range n {
		u, v := math.Mod(0.5+0.7548776662466927*float64(k), 1), math.Mod(0.5+0.5698402909980532*float64(k), 1)
		if n == 1 {
			u, v = 1.0/3, 1.0/3
		}
		if u+v > 1 {
			u, v = 1-u, 1-v
		}
		s.points = append(s.points, surfacePoint{a.Add(b.Sub(a).Mul(u)).Add(c.Sub(a).Mul(v)), normal, area * weight / float64(n), k == 0})
	}
}

// turned is the shape in another frame.
func (s *shape) turned(by geom.Quat) *shape {
	out := &shape{box: geom.EmptyBox(), triangles: s.triangles, points: make([]surfacePoint, len(s.points)), named: make([]namedPart, len(s.named))}
	for i := range 8 {
		out.box = out.box.Add(by.Rotate(corner(s.box, i)))
	}
	for i, p := range s.points {
		out.points[i] = surfacePoint{by.Rotate(p.at), by.Rotate(p.normal), p.area, p.first}
	}
	for i, p := range s.named {
		out.named[i] = namedPart{p.name, by.Rotate(p.at)}
	}
	return out
}

func corner(b geom.Box, i int) geom.Vec3 {
	p := b.Min
	for axis := range 3 {
		if i>>axis&1 == 1 {
			p[axis] = b.Max[axis]
		}
	}
	return p
}
