package usdio

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// library is a scope of Material prims. There is one for the scene and one in each prototype, because an instance cannot
// reach outside what it references.
type library struct {
	text  text
	path  string            // of the scope
	paths map[string]string // by name for plain materials, which have no ID
	taken names
}

func newLibrary(parent string, depth int) *library {
	return &library{
		text: text{depth: depth}, path: parent + "/" + materialScope,
		paths: map[string]string{}, taken: names{},
	}
}

// material returns a scene material, or the plain one for "".
func (w *writer) material(id scene.MaterialID) (*scene.Material, error) {
	if id == "" {
		m := scene.NewMaterial("", "plain", geom.Hex(0xB8B4AC))
		return &m, nil
	}
	m, ok := w.snap.Material(id)
	if !ok {
		return nil, fmt.Errorf("there is no material %q", id)
	}
	return m, nil
}

// bind writes a material on its first use in a library and returns the path to bind to.
func (w *writer) bind(l *library, m *scene.Material) (string, error) {
	key := string(m.ID)
	if key == "" {
		key = "\x00" + m.Name
	}
	if p, known := l.paths[key]; known {
		return p, nil
	}
	id := l.taken.claim(m.Name, "Material")
	p := l.path + "/" + id
	l.paths[key] = p
	w.reportExtensions(m)
	n := network{writer: w, material: m, path: p, text: &l.text}
	if err := n.write(id); err != nil {
		return "", fmt.Errorf("material %q: %w", m.Name, err)
	}
	return p, nil
}

// reportExtensions names the glTF extensions of a material that UsdPreviewSurface has no words for.
func (w *writer) reportExtensions(m *scene.Material) {
	var kept map[string]json.RawMessage
	if json.Unmarshal(m.Extensions, &kept) != nil || len(kept) == 0 {
		return
	}
	list := slices.Sorted(maps.Keys(kept))
	w.report.Warn("material "+m.Name, "%s cannot be written in USD", strings.Join(list, ", "))
}

// network writes one UsdPreviewSurface shading network (UsdPreviewSurface specification 2.5).
type network struct {
	writer   *writer
	material *scene.Material
	path     string
	text     *text
	inputs   []string // lines of the surface shader
}

func (n *network) write(id string) error {
	m, t := n.material, n.text
	t.open(header{specifier: "def", kind: "Material", name: id, meta: display(m.Name, id)})
	t.line("token outputs:surface.connect = <", n.path, "/Surface.outputs:surface>")
	for _, channel := range []func() error{n.color, n.emission, n.roughness, n.relief, n.occlusion, n.layers} {
		if err := channel(); err != nil {
			return err
		}
	}
	t.open(header{specifier: "def", kind: "Shader", name: "Surface"})
	t.line(`uniform token info:id = "UsdPreviewSurface"`)
	for _, line := range n.inputs {
		t.line(line)
	}
	t.line("token outputs:surface")
	t.close()
	t.close()
	return nil
}

func (n *network) input(kind, name, value string) {
	n.inputs = append(n.inputs, kind+" inputs:"+name+" = "+value)
}

func (n *network) connect(kind, name, shader, output string) {
	n.inputs = append(n.inputs, kind+" inputs:"+name+".connect = <"+n.path+"/"+shader+".outputs:"+output+">")
}

// color writes albedo and opacity.
func (n *network) color() error {
	m := n.material
	name := "diffuseColor"
	if m.Unlit {
		name = "emissiveColor"
		n.input("color3f", "diffuseColor", "(0, 0, 0)")
		n.writer.report.Info("material "+m.Name, "is unlit, which is written as emission")
	}
	textured := m.BaseColorTexture != nil
	if textured {
		scale := []float64{m.BaseColor[0], m.BaseColor[1], m.BaseColor[2], m.Opacity}
		if err := n.image("BaseColor", m.BaseColorTexture, "sRGB", scale, nil, "rgb", "a"); err != nil {
			return err
		}
		n.connect("color3f", name, "BaseColor", "rgb")
	} else {
		n.input("color3f", name, color(m.BaseColor))
	}
	if m.AlphaMode == scene.Opaque {
		if clear := n.clearness(); clear > 0 {
			n.input("float", "opacity", single(1-clear))
		}
		return nil
	}
	if textured {
		n.connect("float", "opacity", "BaseColor", "a")
	} else {
		n.input("float", "opacity", single(m.Opacity*(1-n.clearness())))
	}
	if m.AlphaMode == scene.Mask {
		n.input("float", "opacityThreshold", single(m.AlphaCutoff))
	}
	return nil
}

func (n *network) emission() error {
	m := n.material
	e := m.Emissive.Scale(m.EmissiveStrength)
	if m.Unlit || e == (geom.Color{}) {
		return nil
	}
	if m.EmissiveTexture == nil {
		n.input("color3f", "emissiveColor", color(e))
		return nil
	}
	n.connect("color3f", "emissiveColor", "Emission", "rgb")
	return n.image("Emission", m.EmissiveTexture, "sRGB", []float64{e[0], e[1], e[2], 1}, nil, "rgb")
}

// roughness writes roughness and metalness: G and B of one texture.
func (n *network) roughness() error {
	m := n.material
	if m.MetallicRoughnessTexture == nil {
		n.input("float", "metallic", single(m.Metallic))
		n.input("float", "roughness", single(m.Roughness))
		return nil
	}
	n.connect("float", "metallic", "MetallicRoughness", "b")
	n.connect("float", "roughness", "MetallicRoughness", "g")
	return n.image("MetallicRoughness", m.MetallicRoughnessTexture, "raw", []float64{1, m.Roughness, m.Metallic, 1}, nil, "g", "b")
}

// relief writes the normal map, whose bytes span [−1, 1].
func (n *network) relief() error {
	m := n.material
	if m.NormalTexture == nil {
		return nil
	}
	s := m.NormalScale
	n.connect("normal3f", "normal", "Normal", "rgb")
	return n.image("Normal", m.NormalTexture, "raw", []float64{2 * s, 2 * s, 2, 1}, []float64{-s, -s, -1, 0}, "rgb")
}

func (n *network) occlusion() error {
	m := n.material
	if m.OcclusionTexture == nil {
		return nil
	}
	s := m.OcclusionStrength
	n.connect("float", "occlusion", "Occlusion", "r")
	return n.image("Occlusion", m.OcclusionTexture, "raw", []float64{s, s, s, 1}, []float64{1 - s, 1 - s, 1 - s, 0}, "r")
}
