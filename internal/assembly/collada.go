package assembly

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/xmltree"
)

// collada reads the meshes of a .dae file at rest (COLLADA 1.4.1): triangles, polylists and polygons with positions, normals and
// one set of texture coordinates, the tree of nodes, unit and upward axis, and of materials the colour, its picture and the glow.
// Skins, animations, lights and cameras are left out: a robot's description uses such files for meshes only.
func (m *Maker) collada(file string, frame Frame) ([]Piece, error) {
	data, err := m.Files.Read(file)
	if err != nil {
		return nil, err
	}
	root, err := xmltree.Parse(data)
	if err != nil {
		return nil, err
	}
	if root.Name != "COLLADA" {
		return nil, fmt.Errorf("its root is <%s>, not <COLLADA>", root.Name)
	}
	c := &dae{Maker: m, file: file, frame: frame, byID: map[string]*xmltree.Element{}, budget: 64 * (len(data) + 1<<16)}
	c.index(root)
	start, err := c.axes(root)
	if err != nil {
		return nil, err
	}
	chosen := c.ref(root.First("scene").First("instance_visual_scene").Get0("url"))
	if chosen == nil {
		chosen = root.First("library_visual_scenes").First("visual_scene")
	}
	for _, node := range chosen.All("node") {
		if err := c.node(node, start, 0); err != nil {
			return nil, err
		}
	}
	if len(c.out) == 0 {
		return nil, errors.New("it shows no triangles")
	}
	return c.out, nil
}

type dae struct {
	*Maker
	file   string
	frame  Frame
	byID   map[string]*xmltree.Element
	out    []Piece
	budget int // corners that may still be made
}

func (c *dae) index(e *xmltree.Element) {
	if id := e.Get("id"); id != "" && c.byID[id] == nil {
		c.byID[id] = e
	}
	for _, child := range e.Children {
		c.index(child)
	}
}

func (c *dae) ref(url string) *xmltree.Element { return c.byID[strings.TrimPrefix(url, "#")] }

// axes turns the file's unit and upward axis into metres, Z up.
func (c *dae) axes(root *xmltree.Element) (geom.Mat4, error) {
	head := root.First("asset")
	unit := 1.0
	if u := head.First("unit"); u != nil {
		var err error
		if unit, err = u.Number("meter", 1); err != nil {
			return geom.Mat4{}, err
		}
	}
	if !(unit > 0) {
		return geom.Mat4{}, fmt.Errorf("its unit is %g m", unit)
	}
	s := unit
	up := ""
	if a := head.First("up_axis"); a != nil {
		up = a.Text
	}
	switch up {
	case "Z_UP":
		return geom.Mat4{s, 0, 0, 0, 0, s, 0, 0, 0, 0, s, 0, 0, 0, 0, 1}, nil
	case "X_UP":
		return geom.Mat4{0, 0, s, 0, 0 - s, 0, 0, 0, 0, 0 - s, 0, 0, 0, 0, 0, 1}, nil
	}
	return geom.Mat4{s, 0, 0, 0, 0, 0, s, 0, 0, 0 - s, 0, 0, 0, 0, 0, 1}, nil
}

// deepest bounds the nesting of nodes through references.
const deepest = 64

func (c *dae) node(e *xmltree.Element, above geom.Mat4, depth int) error {
	if depth > deepest {
		return errors.New("its nodes refer to each other without end")
	}
	world := above
	for _, child := range e.Children {
		local, known, err := daeTransform(child)
		if err != nil {
			return err
		}
		if known {
			world = world.Mul4(local)
			continue
		}
		switch child.Name {
		case "node":
			err = c.node(child, world, depth+1)
		case "instance_node":
			if target := c.ref(child.Get("url")); target != nil {
				c.budget -= 1000
				err = c.node(target, world, depth+1)
			}
		case "instance_geometry":
			err = c.geometry(child, child.Get("url"), world)
		case "instance_controller":
			skin := c.ref(child.Get("url")).First("skin")
			c.Report.Warn(path.Base(c.file), "a skin is shown at rest")
			err = c.geometry(child, skin.Get0("source"), world)
		}
		if err != nil {
			return err
		}
		if c.budget < 0 {
			return errors.New("it unfolds to far more data than its size allows")
		}
	}
	return nil
}

func daeTransform(e *xmltree.Element) (out geom.Mat4, known bool, err error) {
	count, ok := map[string]int{"matrix": 16, "translate": 3, "rotate": 4, "scale": 3}[e.Name]
	if !ok {
		return out, false, nil
	}
	v, err := xmltree.Floats(e.Text)
	if err == nil && len(v) != count {
		err = fmt.Errorf("<%s> has %d numbers; %d are needed", e.Name, len(v), count)
	}
	if err != nil {
		return out, true, fmt.Errorf("line %d: %w", e.Line, err)
	}
	t := geom.IdentityTransform()
	switch e.Name {
	case "matrix":
		return geom.Mat4(v).Transpose(), true, nil
	case "translate":
		t.Translation = geom.Vec3(v)
	case "scale":
		t.Scale = geom.Vec3(v)
	case "rotate":
		if axis := geom.Vec3(v[:3]); axis.Len() > 0 {
			t.Rotation = geom.AxisAngle(axis.Normalize(), geom.Radians(v[3]))
		}
	}
	return t.Mat4(), true, nil
}

func (c *dae) geometry(instance *xmltree.Element, url string, world geom.Mat4) error {
	geometry := c.ref(url)
	mesh := geometry.First("mesh")
	if mesh == nil {
		return nil
	}
	bound := map[string]string{}
	for _, b := range instance.First("bind_material").First("technique_common").All("instance_material") {
		bound[b.Get("symbol")] = b.Get("target")
	}
	for _, p := range mesh.Children {
		switch p.Name {
		case "triangles", "polylist", "polygons":
		default:
			continue
		}
		found, err := c.primitive(mesh, p)
		if err != nil {
			return fmt.Errorf("geometry %q: %w", geometry.Get("name"), err)
		}
		if found == nil {
			continue
		}
		material := c.material(bound[p.Get("material")])
		moved := Moved(found, world)
		if err := c.frame.Bake(moved); err != nil {
			return err
		}
		id, err := c.Mesh(moved, material)
		if err != nil {
			return fmt.Errorf("geometry %q: %w", geometry.Get("name"), err)
		}
		c.out = append(c.out, Piece{Mesh: id, Material: material, Name: nameOr(geometry.Get("name"), "mesh")})
	}
	return nil
}
