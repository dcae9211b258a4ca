package assembly

import (
	"errors"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
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

// stream is one input of a primitive.
type stream struct {
	values []float64
	stride int
	offset int
}

func (c *dae) stream(url string) (stream, error) {
	source := c.ref(url)
	array := source.First("float_array")
	if array == nil {
		return stream{}, fmt.Errorf("the source %q holds no numbers", url)
	}
	values, err := xmltree.Floats(array.Text)
	if err != nil {
		return stream{}, err
	}
	stride := 3
	if a := source.First("technique_common").First("accessor"); a != nil {
		if n, err := strconv.Atoi(a.Get("stride")); err == nil && n > 0 && n < 64 {
			stride = n
		}
	}
	return stream{values: values, stride: stride}, nil
}

func (s *stream) at(i, k int) (float32, error) {
	if i < 0 || k >= s.stride || i >= len(s.values)/s.stride {
		return 0, fmt.Errorf("index %d points behind the %d values", i, len(s.values)/max(1, s.stride))
	}
	x := float32(s.values[i*s.stride+k])
	if math.IsInf(float64(x), 0) {
		return 0, errors.New("a number is too large")
	}
	return x, nil
}

func (c *dae) primitive(mesh, p *xmltree.Element) (*asset.Mesh, error) {
	inputs := map[string]*stream{}
	width := 1
	for _, in := range p.All("input") {
		semantic, url := in.Get("semantic"), in.Get("source")
		if semantic == "VERTEX" {
			for _, v := range c.ref(url).All("input") {
				if v.Get("semantic") == "POSITION" {
					semantic, url = "POSITION", v.Get("source")
				}
			}
		}
		offset, err := strconv.Atoi(in.Get("offset"))
		if err != nil || offset < 0 || offset > 31 {
			return nil, fmt.Errorf("an input has the offset %q", in.Get("offset"))
		}
		width = max(width, offset+1)
		if inputs[semantic] != nil || semantic != "POSITION" && semantic != "NORMAL" && semantic != "TEXCOORD" {
			continue
		}
		s, err := c.stream(url)
		if err != nil {
			return nil, err
		}
		s.offset = offset
		inputs[semantic] = &s
	}
	if inputs["POSITION"] == nil {
		return nil, errors.New("it has no positions")
	}
	faces, err := daeFaces(p, width)
	if err != nil {
		return nil, err
	}
	return c.join(inputs, faces)
}

// daeFaces lists the corners of each face: as many indices as there are inputs.
func daeFaces(p *xmltree.Element, width int) ([][]int, error) {
	var counts []int
	for _, text := range strings.Fields(p.First("vcount").Text0()) {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("a face has %q corners", text)
		}
		counts = append(counts, n)
	}
	var out [][]int
	for _, list := range p.All("p") {
		var indices []int
		for _, text := range strings.Fields(list.Text) {
			n, err := strconv.Atoi(text)
			if err != nil {
				return nil, fmt.Errorf("%q is no index", text)
			}
			indices = append(indices, n)
		}
		at := 0
		for k := 0; at < len(indices); k++ {
			n := 3
			switch {
			case p.Name == "polygons":
				n = len(indices) / width
			case p.Name == "polylist" && k < len(counts):
				n = counts[k]
			case p.Name == "polylist":
				n = 0
			}
			if n*width > len(indices)-at {
				return nil, errors.New("its faces name more corners than there are")
			}
			if n == 0 {
				if p.Name != "polylist" || k >= len(counts) {
					break
				}
				continue
			}
			out = append(out, indices[at:at+n*width])
			at += n * width
		}
	}
	return out, nil
}

func (c *dae) join(inputs map[string]*stream, faces [][]int) (*asset.Mesh, error) {
	width := 1
	for _, s := range inputs {
		width = max(width, s.offset+1)
	}
	out := &asset.Mesh{}
	seen := map[[3]int]uint32{}
	for _, face := range faces {
		n := len(face) / width
		if n < 3 {
			continue
		}
		var corners []uint32
		for k := range n {
			if c.budget--; c.budget < 0 {
				return nil, errors.New("it unfolds to far more data than its size allows")
			}
			at, err := daeCorner(out, inputs, face[k*width:(k+1)*width], seen)
			if err != nil {
				return nil, err
			}
			corners = append(corners, at)
		}
		for k := 1; k+1 < n; k++ {
			if a, b, d := corners[0], corners[k], corners[k+1]; a != b && b != d && a != d {
				out.Indices = append(out.Indices, a, b, d)
			}
		}
	}
	if len(out.Indices) == 0 {
		return nil, nil
	}
	return out, nil
}

func daeCorner(out *asset.Mesh, inputs map[string]*stream, indices []int, seen map[[3]int]uint32) (uint32, error) {
	key := [3]int{-1, -1, -1}
	for k, name := range [3]string{"POSITION", "NORMAL", "TEXCOORD"} {
		if s := inputs[name]; s != nil {
			key[k] = indices[s.offset]
		}
	}
	if at, known := seen[key]; known {
		return at, nil
	}
	var values [3][3]float32
	for k, name := range [3]string{"POSITION", "NORMAL", "TEXCOORD"} {
		s := inputs[name]
		if s == nil {
			continue
		}
		count := 3
		if name == "TEXCOORD" {
			count = min(2, s.stride)
		}
		for i := range count {
			x, err := s.at(key[k], i)
			if err != nil {
				return 0, err
			}
			values[k][i] = x
		}
	}
	at := uint32(len(out.Positions))
	seen[key] = at
	out.Positions = append(out.Positions, values[0])
	if inputs["NORMAL"] != nil {
		out.Normals = append(out.Normals, values[1])
	}
	if inputs["TEXCOORD"] != nil {
		out.UV0 = append(out.UV0, [2]float32{values[2][0], 1 - values[2][1]})
	}
	return at, nil
}

// material reads an effect of the common profile.
func (c *dae) material(target string) int {
	element := c.ref(target)
	if element == nil {
		return c.Plain()
	}
	key := c.file + "\x00" + target
	if at, known := c.Known(key); known {
		return at
	}
	name := nameOr(element.Get("name"), element.Get("id"))
	out := scene.NewMaterial("", name, geom.Hex(plainColor))
	profile := c.ref(element.First("instance_effect").Get0("url")).First("profile_COMMON")
	technique := profile.First("technique")
	for _, kind := range []string{"phong", "lambert", "blinn", "constant"} {
		if model := technique.First(kind); model != nil {
			c.shade(&out, profile, model)
		}
	}
	return c.Maker.Material(key, out)
}

func (c *dae) shade(out *scene.Material, profile, model *xmltree.Element) {
	diffuse := model.First("diffuse")
	if color, ok := daeColor(diffuse); ok {
		out.BaseColor = Shown([3]float64(color[:3]))
	}
	if color, ok := daeColor(model.First("emission")); ok {
		out.Emissive = Shown([3]float64(color[:3]))
	}
	if t := diffuse.First("texture"); t != nil {
		if file := c.image(profile, t.Get("texture")); file != "" {
			if id := c.find(c.file, file, "material "+out.Name); id != "" {
				out.BaseColor, out.BaseColorTexture = geom.Color{1, 1, 1}, scene.NewTextureRef(id)
			}
		}
	}
	if f := model.First("transparency").First("float"); f != nil && model.First("transparent").First("texture") == nil {
		if v, err := xmltree.Floats(f.Text); err == nil && len(v) == 1 && v[0] > 0 && v[0] < 1 {
			out.AlphaMode, out.Opacity = scene.Blend, v[0]
		}
	}
}

func daeColor(e *xmltree.Element) ([]float64, bool) {
	color := e.First("color")
	if color == nil {
		return nil, false
	}
	v, err := xmltree.Floats(color.Text)
	return v, err == nil && len(v) >= 3
}

// image follows a sampler to the file of its image.
func (c *dae) image(profile *xmltree.Element, name string) string {
	for range 3 {
		for _, p := range profile.All("newparam") {
			if p.Get("sid") != name {
				continue
			}
			if s := p.First("sampler2D").First("source"); s != nil {
				name = s.Text
			} else if s := p.First("surface").First("init_from"); s != nil {
				name = s.Text
			}
		}
	}
	return strings.TrimPrefix(c.ref(name).First("init_from").Text0(), "file://")
}
