package stage

import (
	"slices"
	"strings"

	"scenograph/internal/usda"
)

// prim is a composed prim.
type prim struct {
	name, path, kind string // kind is the schema, such as Mesh
	specs            []spec // strongest first
	children         []*prim
	parent           *prim
	active           bool
}

// meta is the strongest value of a field of metadata.
func (p *prim) meta(name string) usda.Value {
	for _, s := range p.specs {
		if v := usda.Find(s.prim.Meta, name); v != "" {
			return v
		}
	}
	return ""
}

// has reports whether an API schema is applied.
func (p *prim) has(schema string) bool {
	return slices.ContainsFunc(p.specs, func(s spec) bool { return s.prim.Has(schema) })
}

// property is the strongest opinion about a property that has a value, with where it stands. A value that changes with time is
// taken at its first moment.
func (p *prim) property(name string) (*usda.Property, *spec) {
	for i := range p.specs {
		if q := p.specs[i].prim.Property(name); q != nil && q.Value != "" && q.Value != "None" {
			return q, &p.specs[i]
		}
	}
	for i := range p.specs {
		q := p.specs[i].prim.Property(name + ".timeSamples")
		if q == nil {
			continue
		}
		if first, ok := firstSample(q.Value); ok {
			out := *q
			out.Name, out.Value = name, first
			return &out, &p.specs[i]
		}
	}
	return nil, nil
}

// firstSample is the value behind the first colon of { 0: value, … }.
func firstSample(v usda.Value) (usda.Value, bool) {
	text := strings.TrimSpace(string(v))
	text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
	_, rest, ok := strings.Cut(text, ":")
	if !ok {
		return "", false
	}
	depth := 0
	for i, r := range rest {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				return usda.Value(strings.TrimSpace(rest[:i])), true
			}
		}
	}
	return usda.Value(strings.TrimSpace(rest)), true
}

// value is the value of a property, "" where it has none.
func (p *prim) value(name string) usda.Value {
	q, _ := p.property(name)
	if q == nil {
		return ""
	}
	return q.Value
}

// text is the first string or token of a property, or the fallback.
func (p *prim) text(name, fallback string) string {
	if s := p.value(name).String(); s != "" {
		return s
	}
	return fallback
}

// number is a finite number, or the fallback.
func (p *prim) number(name string, fallback float64) float64 {
	if x, ok := p.value(name).Float(); ok && finite(x) {
		return x
	}
	return fallback
}

// floats are so many finite numbers, or the fallback.
func (p *prim) floats(name string, count int, fallback []float64) []float64 {
	v := p.value(name)
	if v == "" {
		return fallback
	}
	list, err := v.Floats()
	if err != nil || len(list) != count || !finite(list...) {
		return fallback
	}
	return list
}

// targets lists the stage paths that a relationship or a connection points at.
func (p *prim) targets(name string) []string {
	q, s := p.property(name)
	if q == nil {
		return nil
	}
	var out []string
	for _, t := range q.Value.Strings() {
		out = append(out, s.mapped(t))
	}
	return out
}

// mapped turns a path of a referenced layer into one of the stage.
func (s *spec) mapped(target string) string {
	if target == s.from || strings.HasPrefix(target, s.from+"/") || strings.HasPrefix(target, s.from+".") {
		return s.to + target[len(s.from):]
	}
	return target
}

// title is what people read: the display name, or the prim's.
func (p *prim) title() string {
	if s := p.meta("displayName").String(); s != "" {
		return s
	}
	return p.name
}

// all visits a prim and those below it.
func (p *prim) all(visit func(*prim)) {
	visit(p)
	for _, c := range p.children {
		c.all(visit)
	}
}
