package proof

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"scenograph/internal/certificate"
)

// Bounds of what is read of a model's XML.
const (
	maxDepth    = 512
	maxElements = 5_000_000
)

// model is what an exported MuJoCo model says.
type model struct {
	content certificate.Content
	solver  certificate.Solver
	free    []string          // bodies with a free joint
	nodes   map[string]string // node of the scene, by body
	files   []string          // that it needs, relative to its folder
}

// readModel reads a MuJoCo model as this program writes it. One that would pull in other models or plug-ins is refused, since it is going
// to be given to the engine.
func readModel(in io.Reader) (*model, error) {
	p := modelParser{model: model{nodes: map[string]string{}, solver: certificate.Solver{Integrator: "Euler", Cone: "pyramidal", ImpRatio: 1, Timestep: 0.002}}, rooms: map[string]bool{}, masses: map[string]float64{}, joints: map[string]int{}}
	decoder := xml.NewDecoder(in)
	for elements := 0; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("is no XML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if elements++; elements > maxElements || len(p.open) >= maxDepth {
				return nil, errors.New("has too many elements, or they are nested too deep")
			}
			if err := p.start(t); err != nil {
				return nil, err
			}
			p.open = append(p.open, t.Name.Local)
		case xml.EndElement:
			p.open = p.open[:len(p.open)-1]
			if t.Name.Local == "body" && len(p.bodies) > 0 {
				p.bodies = p.bodies[:len(p.bodies)-1]
			}
		}
	}
	if !p.root {
		return nil, errors.New("is no MuJoCo model")
	}
	return p.finish(), nil
}

type modelParser struct {
	model
	root            bool
	open            []string
	bodies          []string // names of the open ones
	order           []string // of outermost bodies
	masses          map[string]float64
	joints          map[string]int // by outermost body
	rooms           map[string]bool
	meshes, picture string // folders
	meshFiles       []string
	pictureFiles    []string
}

func (p *modelParser) start(e xml.StartElement) error {
	a := map[string]string{}
	for _, at := range e.Attr {
		a[at.Name.Local] = at.Value
	}
	switch e.Name.Local {
	case "mujoco":
		p.root = p.root || len(p.open) == 0
	case "include", "plugin", "extension":
		return fmt.Errorf("has an element <%s>, which this program does not write", e.Name.Local)
	case "compiler":
		p.meshes, p.picture = a["meshdir"], a["texturedir"]
	case "option":
		return p.option(a)
	case "body":
		if len(p.bodies) == 0 {
			p.order = append(p.order, a["name"])
		}
		p.bodies = append(p.bodies, a["name"])
	case "freejoint":
		if len(p.bodies) > 0 {
			p.free = append(p.free, p.bodies[len(p.bodies)-1])
		}
	case "joint":
		if len(p.bodies) > 0 {
			p.joints[p.bodies[0]]++
		}
	case "inertial":
		mass, err := strconv.ParseFloat(a["mass"], 64)
		if err != nil || len(p.bodies) == 0 {
			return fmt.Errorf("has a mass %.40q", a["mass"])
		}
		p.masses[p.bodies[0]] += mass
	case "mesh":
		p.meshFiles = append(p.meshFiles, a["file"])
	case "texture", "hfield", "skin":
		p.pictureFiles = append(p.pictureFiles, a["file"])
	case "text":
		return p.text(a["name"], a["data"])
	}
	return nil
}

func (p *modelParser) option(a map[string]string) error {
	for name, into := range map[string]*float64{"timestep": &p.solver.Timestep, "impratio": &p.solver.ImpRatio} {
		if a[name] == "" {
			continue
		}
		v, err := strconv.ParseFloat(a[name], 64)
		if err != nil {
			return fmt.Errorf("has the option %s=%.40q", name, a[name])
		}
		*into = v
	}
	for name, into := range map[string]*string{"cone": &p.solver.Cone, "integrator": &p.solver.Integrator} {
		if a[name] != "" {
			*into = a[name]
		}
	}
	return nil
}

// text reads what the writer keeps of a body.
func (p *modelParser) text(name, data string) error {
	body, ok := strings.CutPrefix(name, "node:")
	if !ok {
		return nil
	}
	var o struct {
		Node string `json:"node"`
		Room bool   `json:"room"`
	}
	if err := json.Unmarshal([]byte(data), &o); err != nil {
		return fmt.Errorf("has a text %.80q that is no JSON: %w", name, err)
	}
	p.nodes[body], p.rooms[body] = o.Node, o.Room
	return nil
}

func (p *modelParser) finish() *model {
	p.content.Bodies, p.content.Free = len(p.order), len(p.free)
	for _, body := range p.order {
		if !p.rooms[body] {
			p.content.MassKg += p.masses[body]
			p.content.Joints += p.joints[body]
		}
	}
	p.content.MassKg = round(p.content.MassKg, 1e4)
	add := func(folder string, names []string) {
		for _, n := range names {
			if n != "" {
				p.files = append(p.files, path.Join(folder, n))
			}
		}
	}
	add(p.meshes, p.meshFiles)
	add(p.picture, p.pictureFiles)
	return &p.model
}
