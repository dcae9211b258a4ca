package simready

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"scenograph/internal/usda"
)

func (c *checker) stated(name string) bool {
	if usda.Find(c.layer.Meta, name) == "" {
		c.fail(nil, name+" is not stated")
	}
	return true
}

func (c *checker) upAxis() bool           { return c.stated("upAxis") }
func (c *checker) metersPerUnit() bool    { return c.stated("metersPerUnit") }
func (c *checker) kilogramsPerUnit() bool { return c.stated("kilogramsPerUnit") }

func (c *checker) upAxisZ() bool {
	if axis := usda.Find(c.layer.Meta, "upAxis").String(); axis != "Z" {
		c.fail(nil, fmt.Sprintf("upAxis is %q: simulators expect Z", axis))
	}
	return true
}

func (c *checker) metersPerUnit1() bool {
	if unit, ok := usda.Find(c.layer.Meta, "metersPerUnit").Float(); ok && unit != 1 {
		c.fail(nil, fmt.Sprintf("metersPerUnit is %g", unit))
	}
	return true
}

func (c *checker) singleRoot() bool {
	roots := 0
	for _, p := range c.layer.Prims {
		if p.Specifier == "def" {
			roots++
		}
	}
	if roots != 1 {
		c.fail(nil, fmt.Sprintf("there are %d root prims", roots))
	}
	return true
}

// root is the default prim, or nil.
func (c *checker) root() *prim {
	return c.stage.byPath["/"+usda.Find(c.layer.Meta, "defaultPrim").String()]
}

func (c *checker) rootXformable() bool {
	root := c.root()
	if root != nil && !xformable(root.kind()) {
		c.fail(root, fmt.Sprintf("a %s cannot be placed", root.kind()))
	}
	return root != nil
}

func (c *checker) defaultPrim() bool {
	name := usda.Find(c.layer.Meta, "defaultPrim").String()
	switch {
	case name == "":
		c.fail(nil, "no default prim is named")
	case c.root() == nil:
		c.fail(nil, fmt.Sprintf("the default prim %q is not there", name))
	}
	return true
}

// assetPath is an asset path and the prim that states it.
type assetPath struct {
	prim *prim
	path string
}

// assets lists the files that the layer itself names: each spec once, however often it is instanced.
func (c *checker) assets() []assetPath {
	var out []assetPath
	add := func(p *prim, v usda.Value) {
		if !strings.Contains(string(v), "@") {
			return
		}
		for _, s := range v.Strings() {
			if file, _, _ := strings.Cut(s, "<"); file != "" && !strings.HasPrefix(s, "/") {
				out = append(out, assetPath{p, file})
			}
		}
	}
	for _, f := range c.layer.Meta {
		add(nil, f.Value)
	}
	for _, p := range c.stage.prims {
		if !p.own {
			continue
		}
		for _, f := range p.spec.Meta {
			if f.Name == "references" || f.Name == "payload" {
				add(p, f.Value)
			}
		}
		for i := range p.spec.Properties {
			if q := &p.spec.Properties[i]; strings.HasPrefix(q.Type, "asset") {
				add(p, q.Value)
			}
		}
	}
	return out
}

func (c *checker) anchored() bool {
	all := c.assets()
	for _, a := range all {
		switch {
		case strings.HasPrefix(a.path, "./"), strings.HasPrefix(a.path, "../"), c.options.Package && !strings.HasPrefix(a.path, "/"):
		case strings.HasPrefix(a.path, "/"), strings.Contains(a.path, "://"), strings.Contains(a.path, `:\`):
			c.fail(a.prim, fmt.Sprintf("the asset path %q is not relative", a.path))
		default:
			c.fail(a.prim, fmt.Sprintf("the asset path %q is searched for rather than relative: let it begin with ./", a.path))
		}
	}
	return len(all) > 0
}

func (c *checker) fileTypes() bool {
	all := c.assets()
	for _, a := range all {
		ending := strings.ToLower(path.Ext(a.path))
		if !slices.Contains([]string{".usd", ".usda", ".usdc", ".usdz", ".png", ".jpg", ".jpeg", ".exr", ".hdr"}, ending) {
			c.fail(a.prim, fmt.Sprintf("%q is of a kind that not every program reads", a.path))
		}
	}
	return len(all) > 0
}

func (c *checker) missing() bool {
	for _, p := range c.stage.missing {
		c.fail(p, "references what is not there")
	}
	for _, p := range c.stage.looped {
		c.fail(p, "references itself")
	}
	for _, p := range c.stage.crowded {
		c.fail(p, fmt.Sprintf("the references make more than %d prims", mostPrims))
	}
	if c.options.Exists == nil {
		return true
	}
	for _, a := range c.assets() {
		if !c.options.Exists(a.path) {
			c.fail(a.prim, fmt.Sprintf("the file %q is not there", a.path))
		}
	}
	return true
}

func (c *checker) kinds() bool {
	for _, p := range c.stage.prims {
		kind := p.meta("kind").String()
		if kind == "" || p.abstract || p.parent == nil {
			continue
		}
		above := p.parent.meta("kind").String()
		switch kind {
		case "component", "group", "assembly":
			if above != "group" && above != "assembly" {
				c.fail(p, fmt.Sprintf("is a %s below a prim of kind %q", kind, above))
			}
		case "subcomponent":
			if p.under(func(a *prim) bool { return a.meta("kind").String() == "component" }) == nil {
				c.fail(p, "is a subcomponent of no component")
			}
		default:
			c.fail(p, fmt.Sprintf("has the unknown kind %q", kind))
		}
	}
	return true
}

func (c *checker) types() bool {
	for _, p := range c.stage.prims {
		if p.spec.Specifier == "def" && p.kind() == "" && (p.body() || p.collides() || p.property("points") != nil) {
			c.fail(p, "has no schema type")
		}
	}
	return true
}

func (c *checker) encapsulation() bool {
	for _, p := range c.stage.prims {
		if p.parent == nil {
			continue
		}
		kind, above := p.kind(), p.parent.kind()
		switch {
		case gprim(kind) && p.under(func(a *prim) bool { return gprim(a.kind()) }) != nil:
			c.fail(p, "is a gprim below a gprim")
		case kind == "Shader" && above != "Material" && above != "NodeGraph" && !strings.HasSuffix(above, "Light"):
			c.fail(p, "is a shader outside of a material")
		}
	}
	return true
}
