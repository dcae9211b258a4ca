package simready

import (
	"fmt"
	"slices"
	"strings"
)

const labelSchema = "SemanticsLabelsAPI"

func (c *checker) labelled() bool {
	any := false
	for _, p := range c.stage.prims {
		if p.abstract || !gprim(p.kind()) || p.purpose() == "guide" || p.purpose() == "proxy" {
			continue
		}
		any = true
		labelled := func(a *prim) bool { return a.has(labelSchema) }
		if !labelled(p) && p.under(labelled) == nil {
			c.warn(p, "has no semantic label")
		}
	}
	return any
}

func (c *checker) labelSchema() bool {
	any := false
	for _, p := range c.stage.prims {
		var schemas, labels []string
		for _, spec := range p.specs() {
			for _, s := range spec.Schemas() {
				if taxonomy, ok := strings.CutPrefix(s, labelSchema+":"); ok {
					schemas = append(schemas, taxonomy)
				}
			}
			for i := range spec.Properties {
				if taxonomy, ok := strings.CutPrefix(spec.Properties[i].Name, "semantics:labels:"); ok {
					labels = append(labels, strings.TrimSuffix(taxonomy, ".timeSamples"))
				}
			}
		}
		any = any || len(schemas)+len(labels) > 0
		for _, taxonomy := range labels {
			if !slices.Contains(schemas, taxonomy) {
				c.fail(p, fmt.Sprintf("has labels of %q without the schema", taxonomy))
			}
		}
		for _, taxonomy := range schemas {
			if !slices.Contains(labels, taxonomy) {
				c.fail(p, fmt.Sprintf("has the schema for %q without labels", taxonomy))
			}
		}
	}
	return any
}

func (c *checker) labelTime() bool {
	any := false
	for _, p := range c.stage.prims {
		for i := range p.spec.Properties {
			q := &p.spec.Properties[i]
			if !strings.HasPrefix(q.Name, "semantics:labels:") {
				continue
			}
			any = true
			if q.Samples() {
				c.fail(p, "has labels that change with time")
			}
		}
	}
	return any
}

func (c *checker) materialBound() bool {
	return c.drawn(func(p *prim) {
		for at := p; at != nil; at = at.parent {
			to := at.value("material:binding").String()
			if to == "" {
				continue
			}
			if m := c.stage.byPath[to]; p.weaker == nil && !p.instance && (m == nil || m.kind() != "Material") {
				c.fail(p, fmt.Sprintf("is bound to %s, which is no material", to))
			}
			return
		}
		c.warn(p, "is bound to no material")
	})
}

func beforeDot(path string) string {
	before, _, _ := strings.Cut(path, ".")
	return before
}

// targets follows what the layer's own prims point to. What a reference brings points within itself.
func (c *checker) targets() bool {
	any := false
	for _, p := range c.stage.prims {
		if !p.own {
			continue
		}
		for i := range p.spec.Properties {
			q := &p.spec.Properties[i]
			if q.Type != "rel" && !strings.HasSuffix(q.Name, ".connect") {
				continue
			}
			for _, to := range q.Value.Strings() {
				any = true
				if to = beforeDot(to); strings.HasPrefix(to, "/") && c.stage.byPath[to] == nil {
					c.fail(p, fmt.Sprintf("%s points to %s, which is not there", q.Name, to))
				}
			}
		}
	}
	return any
}
