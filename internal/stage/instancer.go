package stage

import (
	"fmt"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/usda"
)

// scatter replaces what lies in each PointInstancer (UsdGeom) by its instances: a prim with a transform for each, holding a copy of its
// prototype. Instancers within prototypes come first.
func (c *composer) scatter(root *prim, l *layer) error {
	byPath := map[string]*prim{}
	root.all(func(p *prim) { byPath[p.path] = p })
	var walk func(*prim) error
	walk = func(p *prim) error {
		for _, child := range p.children {
			if err := walk(child); err != nil {
				return err
			}
		}
		if p.kind != "PointInstancer" {
			return nil
		}
		prototypes, err := c.prototypes(p, l, byPath)
		if err != nil {
			return err
		}
		p.kind, p.children = "Xform", nil
		if err := c.instances(p, prototypes); err != nil {
			c.Report.Warn("prim "+p.path, "its instances were left out: %v", err)
			p.children = nil
		}
		return nil
	}
	return walk(root)
}

// prototypes finds the prims that an instancer repeats; nil stands for one that is not there. What nothing but instancers shows, in an
// over or a class, is composed for them.
func (c *composer) prototypes(p *prim, l *layer, byPath map[string]*prim) ([]*prim, error) {
	var out []*prim
	for _, path := range p.targets("prototypes") {
		found := byPath[path]
		if specs := l.find(path, path); found == nil && len(specs) > 0 {
			name := path[strings.LastIndex(path, "/")+1:]
			composed, err := c.compose(name, path, specs, p, 0)
			if err != nil {
				return nil, err
			}
			found, byPath[path] = composed, composed
		}
		switch {
		case found == nil:
			c.Report.Warn("prim "+p.path, "repeats %s, which is not there", path)
		case p.path == path || strings.HasPrefix(p.path, path+"/"):
			c.Report.Warn("prim "+p.path, "repeats %s, in which it lies itself", path)
			found = nil
		}
		out = append(out, found)
	}
	return out, nil
}

// instances gives an instancer a child for each instance that is seen.
func (c *composer) instances(p *prim, prototypes []*prim) error {
	which, err := integers(p.value("protoIndices"))
	if err != nil {
		return fmt.Errorf("protoIndices: %w", err)
	}
	poses, err := posesOf(p, len(which))
	if err != nil {
		return err
	}
	ids, _ := integers(p.value("ids"))
	invisible, _ := integers(p.value("invisibleIds"))
	unseen := map[int]bool{}
	for _, id := range invisible {
		unseen[id] = true
	}
	for i, index := range which {
		if index < 0 || index >= len(prototypes) {
			return fmt.Errorf("instance %d is of prototype %d; there are %d", i, index, len(prototypes))
		}
		id := i
		if len(ids) == len(which) {
			id = ids[i]
		}
		if prototypes[index] == nil || unseen[id] {
			continue
		}
		name := fmt.Sprintf("%s_%d", prototypes[index].name, i)
		at := &prim{name: name, path: p.path + "/" + name, kind: "Xform", parent: p, active: true, specs: []spec{{prim: placedPrim(name, poses[i])}}}
		body, err := c.copyOf(prototypes[index], at)
		if err != nil {
			return err
		}
		at.children = []*prim{body}
		p.children = append(p.children, at)
	}
	return nil
}

// posesOf reads the poses of an instancer's instances: scaled, turned, moved, in this order.
func posesOf(p *prim, count int) ([]geom.Transform, error) {
	poses := make([]geom.Transform, count)
	read := func(name string, width int, put func(t *geom.Transform, v []float32)) error {
		if p.value(name) == "" {
			return nil
		}
		v, err := floats32(p.value(name))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if len(v) != width*count {
			return fmt.Errorf("it has %d instances and %d %s", count, len(v)/width, name)
		}
		for i := range poses {
			put(&poses[i], v[width*i:width*(i+1)])
		}
		return nil
	}
	for i := range poses {
		poses[i] = geom.IdentityTransform()
	}
	wide := func(v []float32) geom.Vec3 { return geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])} }
	if err := read("positions", 3, func(t *geom.Transform, v []float32) { t.Translation = wide(v) }); err != nil {
		return nil, err
	}
	if err := read("scales", 3, func(t *geom.Transform, v []float32) { t.Scale = wide(v) }); err != nil {
		return nil, err
	}
	err := read("orientations", 4, func(t *geom.Transform, v []float32) {
		if q := (geom.Quat{float64(v[1]), float64(v[2]), float64(v[3]), float64(v[0])}); q != (geom.Quat{}) {
			t.Rotation = q.Normalized()
		}
	})
	return poses, err
}

// placedPrim is a component with a transform.
func placedPrim(name string, pose geom.Transform) *usda.Prim {
	var rows []string
	m := pose.Mat4()
	for row := range 4 {
		rows = append(rows, fmt.Sprintf("(%v, %v, %v, %v)", m[4*row], m[4*row+1], m[4*row+2], m[4*row+3]))
	}
	return &usda.Prim{
		Specifier: "def", Type: "Xform", Name: name, Meta: []usda.Field{{Name: "kind", Value: `"component"`}},
		Properties: []usda.Property{
			{Type: "matrix4d", Name: "xformOp:transform", Value: usda.Value("( " + strings.Join(rows, ", ") + " )")},
			{Type: "token[]", Name: "xformOpOrder", Value: `["xformOp:transform"]`},
		},
	}
}

// copyOf copies a prim and those below it to another parent.
func (c *composer) copyOf(p, parent *prim) (*prim, error) {
	if c.count++; c.count > mostPrims {
		return nil, fmt.Errorf("they unfold to more than %d prims", mostPrims)
	}
	out := *p
	out.parent, out.path, out.children = parent, parent.path+"/"+p.name, nil
	for _, child := range p.children {
		inner, err := c.copyOf(child, &out)
		if err != nil {
			return nil, err
		}
		out.children = append(out.children, inner)
	}
	return &out, nil
}
