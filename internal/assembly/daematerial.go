package assembly

import (
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

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
