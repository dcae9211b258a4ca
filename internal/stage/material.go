package stage

import (
	"math"
	"path"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// binding is the path of the material that is bound to a prim itself, "" for none.
func (p *prim) binding() string {
	for _, name := range []string{"material:binding", "material:binding:preview", "material:binding:full"} {
		if t := p.targets(name); len(t) > 0 {
			return t[0]
		}
	}
	return ""
}

// material returns the index of a material; what wears none shows its displayColor.
func (r *reader) material(at string, worn *prim) int {
	p := r.byPath[at]
	if p == nil || p.kind != "Material" {
		if at != "" {
			r.Report.Warn("material "+path.Base(at), "is bound but nowhere described")
		}
		return r.displayed(worn)
	}
	if known, ok := r.Known(at); ok {
		return known
	}
	m := scene.NewMaterial("", p.title(), geom.Hex(0xB8B4AC))
	m.Roughness = 0.5
	surface := r.surface(p)
	switch {
	case surface == nil:
		r.Report.Warn("material "+p.title(), "has no surface that is understood: only UsdPreviewSurface is")
	case surface.text("info:id", "") == "UsdPreviewSurface":
		n := network{reader: r, surface: surface, out: &m}
		n.read()
	default:
		r.otherSurface(surface, &m)
	}
	m.DoubleSided = worn.value("doubleSided").Bool(false)
	return r.Material(at, m)
}

// displayed is a plain material of a prim's displayColor.
func (r *reader) displayed(p *prim) int {
	c := p.floats("primvars:displayColor", 3, nil)
	if c == nil {
		return r.Plain()
	}
	m := scene.NewMaterial("", "display color", geom.Color{geom.Clamp(c[0], 0, 1), geom.Clamp(c[1], 0, 1), geom.Clamp(c[2], 0, 1)})
	if o := p.number("primvars:displayOpacity", 1); o < 1 {
		m.AlphaMode, m.Opacity = scene.Blend, geom.Clamp(o, 0, 1)
	}
	return r.Material("displayColor "+string(p.value("primvars:displayColor"))+string(p.value("primvars:displayOpacity")), m)
}

// surface is the shader that a material's surface comes from, UsdPreviewSurface before others.
func (r *reader) surface(p *prim) *prim {
	var other *prim
	for _, name := range []string{"outputs:surface.connect", "outputs:mdl:surface.connect", "outputs:mtlx:surface.connect"} {
		for _, t := range p.targets(name) {
			if s := r.byPath[primOf(t)]; s != nil {
				if s.text("info:id", "") == "UsdPreviewSurface" {
					return s
				}
				other = s
			}
		}
	}
	for _, c := range p.children {
		if c.text("info:id", "") == "UsdPreviewSurface" {
			return c
		}
	}
	return other
}

// primOf is the prim's part of a property's path.
func primOf(target string) string {
	at, _, _ := strings.Cut(target, ".")
	return at
}

// otherSurface takes what shaders of other kinds call colour and roughness: OmniPBR's and MaterialX's standard surface.
func (r *reader) otherSurface(s *prim, m *scene.Material) {
	for _, name := range []string{"inputs:diffuse_color_constant", "inputs:base_color", "inputs:diffuse_tint"} {
		if c := s.floats(name, 3, nil); c != nil {
			m.BaseColor = clampColor(c)
			break
		}
	}
	m.Roughness = geom.Clamp(s.number("inputs:reflection_roughness_constant", s.number("inputs:specular_roughness", m.Roughness)), 0, 1)
	m.Metallic = geom.Clamp(s.number("inputs:metallic_constant", s.number("inputs:metalness", 0)), 0, 1)
	if q, at := s.property("inputs:diffuse_texture"); q != nil && q.Value.String() != "" {
		if id := r.picture(at.file, q.Value.String(), m.Name); id != "" {
			m.BaseColor, m.BaseColorTexture = geom.Color{1, 1, 1}, scene.NewTextureRef(id)
		}
	}
	r.Report.Warn("material "+m.Name, "is no UsdPreviewSurface: colour and roughness were taken where they have known names")
}

func clampColor(c []float64) geom.Color {
	return geom.Color{geom.Clamp(c[0], 0, 1), geom.Clamp(c[1], 0, 1), geom.Clamp(c[2], 0, 1)}
}

// picture reads an image beside a layer, or in the archive.
func (r *reader) picture(file, reference, subject string) asset.ID {
	at := r.source.beside(r.composer, file, reference)
	if r.source.archive == nil {
		return r.Texture(at, "material "+subject)
	}
	if id, known := r.pictures[at]; known {
		return id
	}
	id := asset.ID("")
	if data, err := r.source.read(r.composer, at); err != nil {
		r.Report.Warn("material "+subject, "the picture %s was left out: %v", path.Base(at), err)
	} else {
		id = r.Picture(at, data, "material "+subject)
	}
	r.pictures[at] = id
	return id
}

// network reads a UsdPreviewSurface with its textures (UsdPreviewSurface specification 2.6).
type network struct {
	*reader
	surface *prim
	out     *scene.Material
}

// sampled is a texture that an input is connected to.
type sampled struct {
	ref         *scene.TextureRef
	channel     string
	scale, bias []float64
	file        string
}

func (n *network) read() {
	s, m := n.surface, n.out
	if c := s.floats("inputs:diffuseColor", 3, []float64{0.18, 0.18, 0.18}); c != nil {
		m.BaseColor = clampColor(c)
	}
	if t := n.texture("inputs:diffuseColor"); t != nil {
		m.BaseColorTexture, m.BaseColor = t.ref, clampColor(t.scale[:3])
	}
	m.Emissive = geom.Color(s.floats("inputs:emissiveColor", 3, []float64{0, 0, 0}))
	if t := n.texture("inputs:emissiveColor"); t != nil {
		m.EmissiveTexture, m.Emissive = t.ref, geom.Color(t.scale[:3])
	}
	for k := range m.Emissive {
		m.Emissive[k] = math.Max(0, m.Emissive[k])
	}
	if most := math.Max(m.Emissive[0], math.Max(m.Emissive[1], m.Emissive[2])); most > 1 {
		m.Emissive, m.EmissiveStrength = m.Emissive.Scale(1/most), most
	}
	n.shine()
	if t := n.texture("inputs:normal"); t != nil {
		m.NormalTexture, m.NormalScale = t.ref, geom.Clamp(t.scale[0]/2, 0, 4)
		if m.NormalScale == 0.5 { // no scale and bias: the picture's own −1 … 1
			m.NormalScale = 1
		}
	}
	if t := n.texture("inputs:occlusion"); t != nil && (t.channel == "r" || t.channel == "rgb") {
		m.OcclusionTexture, m.OcclusionStrength = t.ref, geom.Clamp(t.scale[0], 0, 1)
	}
	n.opacity()
	if ior := s.number("inputs:ior", 1.5); ior >= 1 && ior != 1.5 {
		m.IOR = math.Min(ior, scene.MaxIOR)
	}
	if coat := s.number("inputs:clearcoat", 0); coat > 0 {
		m.Clearcoat = &scene.Clearcoat{Factor: geom.Clamp(coat, 0, 1), Roughness: geom.Clamp(s.number("inputs:clearcoatRoughness", 0.01), 0, 1)}
	}
}

// shine reads roughness and metalness, whose textures are one picture's green and blue here.
func (n *network) shine() {
	s, m := n.surface, n.out
	m.Roughness = geom.Clamp(s.number("inputs:roughness", 0.5), 0, 1)
	m.Metallic = geom.Clamp(s.number("inputs:metallic", 0), 0, 1)
	rough, metal := n.texture("inputs:roughness"), n.texture("inputs:metallic")
	if rough == nil && metal == nil {
		return
	}
	together := rough != nil && rough.channel == "g" && (metal == nil || metal.channel == "b" && metal.file == rough.file)
	if together {
		m.MetallicRoughnessTexture = rough.ref
		m.Roughness = geom.Clamp(rough.scale[1], 0, 1)
		if metal != nil {
			m.Metallic = geom.Clamp(metal.scale[2], 0, 1)
		}
		return
	}
	ref := n.combine(rough, metal)
	if ref == nil {
		return
	}
	m.MetallicRoughnessTexture = ref
	if rough != nil {
		m.Roughness = 1
	}
	if metal != nil {
		m.Metallic = 1
	}
}

func (n *network) opacity() {
	s, m := n.surface, n.out
	m.Opacity = geom.Clamp(s.number("inputs:opacity", 1), 0, 1)
	threshold := s.number("inputs:opacityThreshold", 0)
	t := n.texture("inputs:opacity")
	switch {
	case t != nil && m.BaseColorTexture != nil && t.ref.Texture == m.BaseColorTexture.Texture && t.channel == "a":
		m.AlphaMode, m.Opacity = scene.Blend, geom.Clamp(t.scale[3], 0, 1)
	case t != nil:
		n.Report.Warn("material "+m.Name, "its opacity map was left out: only the alpha of the colour's own picture is read")
		return
	case m.Opacity < 1:
		m.AlphaMode = scene.Blend
	}
	if threshold > 0 && m.AlphaMode == scene.Blend {
		m.AlphaMode, m.AlphaCutoff = scene.Mask, geom.Clamp(threshold, 0, 1)
	}
}

// texture follows an input to a UsdUVTexture, through node graphs; nil where it is not connected to one.
func (n *network) texture(input string) *sampled {
	target := n.source2(n.surface, input)
	shader := n.byPath[primOf(target)]
	if shader == nil || shader.text("info:id", "") != "UsdUVTexture" {
		return nil
	}
	q, at := shader.property("inputs:file")
	file := ""
	if q != nil {
		file = q.Value.String()
	} else if t := n.source2(shader, "inputs:file"); t != "" {
		if holder := n.byPath[primOf(t)]; holder != nil {
			if q, at = holder.property(propertyOf(t)); q != nil {
				file = q.Value.String()
			}
		}
	}
	if file == "" {
		return nil
	}
	id := n.picture(at.file, strings.ReplaceAll(file, "<UDIM>", "1001"), n.out.Name)
	if id == "" {
		return nil
	}
	out := &sampled{ref: scene.NewTextureRef(id), file: file, scale: shader.floats("inputs:scale", 4, []float64{1, 1, 1, 1}), bias: shader.floats("inputs:bias", 4, []float64{0, 0, 0, 0})}
	out.channel = strings.TrimPrefix(propertyOf(target), "outputs:")
	out.ref.WrapU, out.ref.WrapV = wrapOf(shader.text("inputs:wrapS", "")), wrapOf(shader.text("inputs:wrapT", ""))
	n.placement(shader, out.ref)
	return out
}

func propertyOf(target string) string {
	_, name, _ := strings.Cut(target, ".")
	return name
}

// source2 follows connections to the output of a shader, or to an input that holds a value.
func (r *reader) source2(p *prim, input string) string {
	for range 16 {
		t := p.targets(input + ".connect")
		if len(t) == 0 {
			return ""
		}
		next := r.byPath[primOf(t[0])]
		if next == nil {
			return ""
		}
		input = propertyOf(t[0])
		if q := next.targets(input + ".connect"); len(q) == 0 {
			return t[0]
		}
		p = next
	}
	return ""
}

func wrapOf(text string) scene.Wrap {
	switch text {
	case "clamp", "black":
		return scene.Clamp
	case "mirror":
		return scene.Mirror
	}
	return scene.Repeat
}

// placement reads a UsdTransform2d: scale, then rotation, then translation, with V upwards. In coordinates whose V runs down,
// the same picture lies under the rotation's opposite and an offset that makes up for the turn of the axis.
func (n *network) placement(shader *prim, ref *scene.TextureRef) {
	t := n.byPath[primOf(n.source2(shader, "inputs:st"))]
	if t == nil || t.text("info:id", "") != "UsdTransform2d" {
		return
	}
	scale, offset := t.floats("inputs:scale", 2, []float64{1, 1}), t.floats("inputs:translation", 2, []float64{0, 0})
	angle := geom.Radians(t.number("inputs:rotation", 0))
	// Up: q = R·S·p + t. With p = (u, 1 − v) and q = (u', 1 − v'), u' and v' follow as below.
	sin, cos := math.Sincos(angle)
	ref.Scale = geom.Vec2{scale[0], scale[1]}
	ref.Rotation = angle
	ref.Offset = geom.Vec2{offset[0] - sin*scale[1], 1 - offset[1] - cos*scale[1]}
}

// uvName is the primvar that a material's textures are laid by.
func (r *reader) uvName(material string) string {
	p := r.byPath[material]
	if p == nil {
		return ""
	}
	name := ""
	p.all(func(q *prim) {
		if name != "" || !strings.HasPrefix(q.text("info:id", ""), "UsdPrimvarReader_float2") {
			return
		}
		if name = q.text("inputs:varname", ""); name == "" {
			if t := r.source2(q, "inputs:varname"); t != "" {
				if holder := r.byPath[primOf(t)]; holder != nil {
					name = holder.text(propertyOf(t), "")
				}
			}
		}
	})
	return name
}
