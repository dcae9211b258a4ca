package simready

import (
	"slices"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/usda"
)

// mostPrims bounds what references can blow a layer up to.
const mostPrims = 1_000_000

// prim is a composed prim: what stands in the layer, and behind it what it references.
type prim struct {
	path     string
	spec     *usda.Prim   // the strongest
	weaker   []*usda.Prim // what is referenced, strongest first
	parent   *prim
	instance bool // below the root of an instance
	abstract bool // a class or within one
	own      bool // stands in the checked layer itself
	local    geom.Mat4
	world    geom.Mat4
}

// stage is a composed layer.
type stage struct {
	layer                    *usda.Layer
	prims                    []*prim // parents before children
	byPath                   map[string]*prim
	bodies, colliders        []*prim
	joints, roots            []*prim // joints; articulation roots
	materials                []*prim // contact materials
	missing, crowded, looped []*prim // a reference to nothing; left out for the bound; references itself
	open                     func(string) (*usda.Layer, error)
	layers                   map[string]*usda.Layer
}

// source is a prim's spec and the layer that it stands in.
type source struct {
	layer *usda.Layer
	spec  *usda.Prim
}

func compose(layer *usda.Layer, open func(string) (*usda.Layer, error)) *stage {
	s := &stage{layer: layer, byPath: map[string]*prim{}, open: open, layers: map[string]*usda.Layer{}}
	for _, p := range layer.Prims {
		s.add(nil, []source{{layer, p}}, "/"+p.Name, nil)
	}
	return s
}

// add composes a prim of its specs, the strongest first; active are the sources that are being followed.
func (s *stage) add(parent *prim, specs []source, path string, active []source) {
	p := &prim{path: path, spec: specs[0].spec, parent: parent, world: geom.IdentityTransform().Mat4(), own: specs[0].layer == s.layer && specs[0].spec.Path == path}
	if len(s.prims) >= mostPrims {
		if len(s.crowded) == 0 {
			s.crowded = append(s.crowded, p)
		}
		return
	}
	s.prims = append(s.prims, p)
	s.byPath[path] = p
	p.abstract = p.spec.Specifier == "class"
	if parent != nil {
		p.instance = parent.instance || parent.isInstance()
		p.abstract = p.abstract || parent.abstract
		p.world = parent.world
	}
	for i := 0; i < len(specs); i++ {
		specs = append(specs, s.references(p, specs[i], &active)...)
	}
	for _, weaker := range specs[1:] {
		p.weaker = append(p.weaker, weaker.spec)
	}
	s.place(p)
	s.sort(p)
	for _, below := range children(specs) {
		s.add(p, below, path+"/"+below[0].spec.Name, active)
	}
}

// children gathers the specs of each child by its name, in the order in which names first occur.
func children(specs []source) [][]source {
	var out [][]source
	at := map[string]int{}
	for _, from := range specs {
		for _, c := range from.spec.Children {
			i, known := at[c.Name]
			if !known {
				i = len(out)
				at[c.Name] = i
				out = append(out, nil)
			}
			out[i] = append(out[i], source{from.layer, c})
		}
	}
	return out
}

// references follows the references and payloads of a spec.
func (s *stage) references(p *prim, from source, active *[]source) []source {
	var out []source
	for _, f := range from.spec.Meta {
		if f.Name != "references" && f.Name != "payload" && f.Name != "inherits" || f.Op == "delete" || f.Value == "None" {
			continue
		}
		for _, reference := range f.Value.Strings() {
			target, ok := s.resolve(from.layer, reference)
			switch {
			case !ok:
				s.missing = append(s.missing, p)
			case slices.Contains(*active, target):
				s.looped = append(s.looped, p)
			case target.spec != nil:
				*active = append(slices.Clone(*active), target)
				out = append(out, target)
			}
		}
	}
	return out
}

// resolve finds a reference: </path>, file or file</path>. What lies in other files counts as found where they cannot be opened.
func (s *stage) resolve(from *usda.Layer, reference string) (source, bool) {
	if strings.HasPrefix(reference, "/") {
		spec := from.Prim(reference)
		return source{from, spec}, spec != nil
	}
	file, path, _ := strings.Cut(strings.TrimSuffix(reference, ">"), "<")
	if s.open == nil {
		return source{}, true
	}
	layer, known := s.layers[file]
	if !known {
		opened, err := s.open(file)
		if err != nil {
			return source{}, false
		}
		layer = opened
		s.layers[file] = layer
	}
	if path == "" {
		path = "/" + usda.Find(layer.Meta, "defaultPrim").String()
	}
	spec := layer.Prim(path)
	return source{layer, spec}, spec != nil
}

func (p *prim) specs() []*usda.Prim { return append([]*usda.Prim{p.spec}, p.weaker...) }

// value is the strongest opinion on a property.
func (p *prim) value(name string) usda.Value {
	for _, spec := range p.specs() {
		if v := spec.Value(name); v != "" {
			return v
		}
	}
	return ""
}

func (p *prim) property(name string) *usda.Property {
	for _, spec := range p.specs() {
		if q := spec.Property(name); q != nil {
			return q
		}
	}
	return nil
}

func (p *prim) meta(name string) usda.Value {
	for _, spec := range p.specs() {
		if v := usda.Find(spec.Meta, name); v != "" {
			return v
		}
	}
	return ""
}

func (p *prim) has(schema string) bool {
	return slices.ContainsFunc(p.specs(), func(spec *usda.Prim) bool { return spec.Has(schema) })
}

// kind is the prim's schema type.
func (p *prim) kind() string {
	for _, spec := range p.specs() {
		if spec.Type != "" {
			return spec.Type
		}
	}
	return ""
}

func (p *prim) isInstance() bool { return p.meta("instanceable").Bool(false) }

// under reports whether a prim above satisfies a condition, and which.
func (p *prim) under(test func(*prim) bool) *prim {
	for at := p.parent; at != nil; at = at.parent {
		if test(at) {
			return at
		}
	}
	return nil
}

func (p *prim) body() bool { return p.has("PhysicsRigidBodyAPI") }

func (p *prim) enabled() bool { return p.value("physics:rigidBodyEnabled").Bool(true) }

func (p *prim) collides() bool { return p.has("PhysicsCollisionAPI") }

// purpose is inherited.
func (p *prim) purpose() string {
	for at := p; at != nil; at = at.parent {
		if v := at.value("purpose").String(); v != "" {
			return v
		}
	}
	return "default"
}

func (p *prim) hidden() bool {
	for at := p; at != nil; at = at.parent {
		if at.value("visibility").String() == "invisible" {
			return true
		}
	}
	return false
}

// sort keeps the prims that rules ask for.
func (s *stage) sort(p *prim) {
	if p.has("PhysicsMaterialAPI") {
		s.materials = append(s.materials, p)
	}
	if p.abstract {
		return
	}
	if p.body() {
		s.bodies = append(s.bodies, p)
	}
	if p.collides() {
		s.colliders = append(s.colliders, p)
	}
	if strings.HasPrefix(p.kind(), "Physics") && strings.HasSuffix(p.kind(), "Joint") {
		s.joints = append(s.joints, p)
	}
	if p.has("PhysicsArticulationRootAPI") {
		s.roots = append(s.roots, p)
	}
}

func gprim(kind string) bool {
	return slices.Contains([]string{"Mesh", "Cube", "Sphere", "Cylinder", "Cylinder_1", "Capsule", "Capsule_1", "Cone", "Plane", "Points", "BasisCurves", "NurbsPatch", "TetMesh"}, kind)
}

func xformable(kind string) bool {
	return gprim(kind) || slices.Contains([]string{"Xform", "Camera", "PointInstancer", "SkelRoot"}, kind) || strings.HasSuffix(kind, "Light")
}
