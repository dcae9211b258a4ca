package mjcf

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/folder"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// Read reads a MuJoCo model (XML reference of MuJoCo 3): bodies with their geoms, joints and masses, meshes, materials and textures,
// lights and cameras, through default classes and included files. A model of one body is an object, one of several a scene. What is
// not understood is in the report.
func Read(m *assembly.Maker) (*gltfio.Import, error) {
	r := &reader{Maker: m, joints: assembly.JointNames{}, meshes: map[string]*xmltree.Element{}, included: map[string]bool{}}
	data, err := m.Files.Read(m.Name)
	if err != nil {
		return nil, err
	}
	root, err := xmltree.Parse(data)
	if err != nil {
		return nil, err
	}
	if root.Name != "mujoco" {
		return nil, fmt.Errorf("its root is <%s>, not <mujoco>", root.Name)
	}
	if err := r.include(root, 0); err != nil {
		return nil, err
	}
	if err := r.compiler(root); err != nil {
		return nil, err
	}
	r.defaults.read(root)
	r.facts = readFacts(root)
	r.note(root)
	if err := r.assets(root); err != nil {
		return nil, err
	}
	if err := r.world(root); err != nil {
		return nil, err
	}
	if r.facts != nil {
		r.KeepOrigin()
		if err := r.restore(); err != nil {
			return nil, err
		}
		return m.Finish(r.things, true)
	}
	return m.Finish(r.things, r.bodies != 1)
}

type reader struct {
	*assembly.Maker
	defaults classes
	settings settings
	meshes   map[string]*xmltree.Element // by name
	included map[string]bool
	joints   assembly.JointNames
	facts    *facts // what Scenograph wrote about the scene, nil for other programs' models

	things []assembly.Thing
	bodies int      // things that are bodies of the world
	named  []string // body of each thing, "" for what is none
}

// settings are those of <compiler>.
type settings struct {
	radians, autolimits             bool
	meshdir, texturedir             string
	eulerseq                        string
	strippath, fromGeom, geomIgnore bool
}

func (r *reader) compiler(root *xmltree.Element) error {
	s := settings{autolimits: true, eulerseq: "xyz"}
	for _, c := range root.All("compiler") {
		for _, a := range c.Attrs {
			switch a.Name {
			case "angle":
				s.radians = a.Value == "radian"
			case "autolimits":
				s.autolimits = a.Value == "true"
			case "assetdir":
				s.meshdir, s.texturedir = a.Value, a.Value
			case "eulerseq":
				if len(a.Value) != 3 || strings.Trim(a.Value, "xyzXYZ") != "" {
					return fmt.Errorf("eulerseq %q is no order of three axes", a.Value)
				}
				s.eulerseq = a.Value
			case "strippath":
				s.strippath = a.Value == "true"
			case "inertiafromgeom":
				s.fromGeom, s.geomIgnore = a.Value == "true", a.Value == "false"
			case "coordinate":
				if a.Value == "global" {
					return errors.New(`its coordinates are global, as MuJoCo 2.3.3 and before allowed; save it with coordinate="local"`)
				}
			case "settotalmass":
				r.Report.Warn(r.Title(), "asks for a total mass of %s kg, which was not read", a.Value)
			}
		}
		for name, into := range map[string]*string{"meshdir": &s.meshdir, "texturedir": &s.texturedir} {
			if v, ok := c.Attr(name); ok {
				*into = v
			}
		}
	}
	r.settings = s
	return nil
}

// Bounds of included files.
const (
	includeDepth = 20
	includeFiles = 500
)

// include puts the content of included files in the place of <include>. Paths are relative to the model's folder.
func (r *reader) include(e *xmltree.Element, depth int) error {
	var out []*xmltree.Element
	for _, child := range e.Children {
		if child.Name != "include" {
			if err := r.include(child, depth); err != nil {
				return err
			}
			out = append(out, child)
			continue
		}
		file := folder.Beside(r.Name, child.Get("file"))
		if depth >= includeDepth || len(r.included) >= includeFiles || r.included[file] {
			return fmt.Errorf("line %d: %s is included twice or too deep", child.Line, path.Base(file))
		}
		r.included[file] = true
		data, err := r.Files.Read(file)
		if err != nil {
			return fmt.Errorf("included file %s: %w", child.Get("file"), err)
		}
		inner, err := xmltree.Parse(data)
		if err != nil {
			return fmt.Errorf("included file %s: %w", child.Get("file"), err)
		}
		if err := r.include(inner, depth+1); err != nil {
			return err
		}
		out = append(out, inner.Children...)
	}
	e.Children = out
	return nil
}

// note names the sections that a scene has no words for.
func (r *reader) note(root *xmltree.Element) {
	counts := map[string]int{}
	for _, e := range root.Children {
		switch e.Name {
		case "compiler", "option", "visual", "statistic", "default", "asset", "worldbody", "size", "custom", "contact", "include":
		default:
			counts[e.Name] += len(e.Children)
		}
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if name != "keyframe" || r.facts == nil {
			r.Report.Info(r.Title(), "<%s> with %d entries was left out", name, counts[name])
		}
	}
}

// classes are the default classes.
type classes struct {
	of map[string]map[string][]xmltree.Attr // class → element → attributes
}

func (c *classes) read(root *xmltree.Element) {
	c.of = map[string]map[string][]xmltree.Attr{"main": {}}
	for _, d := range root.All("default") {
		name := d.Get("class")
		if name == "" {
			name = "main"
		}
		c.class(d, name, nil)
	}
}

func (c *classes) class(e *xmltree.Element, name string, above map[string][]xmltree.Attr) {
	own := c.of[name]
	if own == nil {
		own = map[string][]xmltree.Attr{}
	}
	for element, attrs := range above {
		own[element] = merged(own[element], attrs)
	}
	c.of[name] = own
	for _, child := range e.Children {
		if child.Name != "default" {
			own[child.Name] = merged(child.Attrs, own[child.Name])
		}
	}
	for _, child := range e.All("default") {
		if inner := child.Get("class"); inner != "" && inner != name {
			c.class(child, inner, own)
		}
	}
}

// merged adds to attributes those of others that they do not have.
func merged(first, second []xmltree.Attr) []xmltree.Attr {
	out := slices.Clone(first)
	for _, a := range second {
		if !slices.ContainsFunc(first, func(b xmltree.Attr) bool { return b.Name == a.Name }) {
			out = append(out, a)
		}
	}
	return out
}

// resolve returns an element with the attributes of its class, or of the class that its body sets.
func (r *reader) resolve(e *xmltree.Element, childclass string) *xmltree.Element {
	class := e.Get("class")
	if class == "" {
		class = childclass
	}
	if class == "" {
		class = "main"
	}
	known, ok := r.defaults.of[class]
	if !ok {
		r.Report.Warn("class "+class, "is used but nowhere described")
		known = r.defaults.of["main"]
	}
	out := *e
	out.Attrs = merged(e.Attrs, known[e.Name])
	return &out
}

// bodyKind is how the base of a body moves.
func bodyKind(e *xmltree.Element) scene.BodyKind {
	if e.Get("mocap") == "true" {
		return scene.KinematicBody
	}
	if e.First("freejoint") != nil {
		return scene.DynamicBody
	}
	for _, j := range e.All("joint") {
		if j.Get("type") == "free" {
			return scene.DynamicBody
		}
	}
	return scene.StaticBody
}
