package align

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// look is one attribute that is asked for.
type look struct {
	kind  string // colour, material, size, measure, style or light
	word  string
	color geom.Color
	dims  measures
}

// wanted lists what is said of an object's looks.
func (j *judge) wanted(o *object) []look {
	var out []look
	for _, c := range o.looks.colors {
		out = append(out, look{kind: "colour", word: c.name, color: c.linear})
	}
	for _, m := range o.looks.materials {
		out = append(out, look{kind: "material", word: m})
	}
	for _, s := range o.looks.sizes {
		out = append(out, look{kind: "size", word: s})
	}
	for _, s := range o.looks.styles {
		out = append(out, look{kind: "style", word: s})
	}
	for _, m := range o.looks.moods {
		out = append(out, look{kind: "light", word: m})
	}
	for _, w := range o.looks.words {
		out = append(out, look{kind: "word", word: w})
	}
	if d := o.looks.dims; d != nil && (d.a > 0 && d.b > 0 || d.height > 0) {
		word := fmt.Sprintf("%g by %g m", round(d.a, 100), round(d.b, 100))
		if d.a == 0 {
			word = fmt.Sprintf("%g m high", round(d.height, 100))
		}
		out = append(out, look{kind: "measure", word: word, dims: *d})
	}
	return out
}

// looksOf measures everything that is said of an object's looks on one thing.
func (j *judge) looksOf(o *object, it *item) []measured {
	var out []measured
	for _, l := range j.wanted(o) {
		out = append(out, j.has(l, it))
	}
	return out
}

// attribute judges one look on all things that are taken to be an object.
func (j *judge) attribute(o *object, l look, have []*item) {
	f := Finding{Kind: Attribute, Text: fmt.Sprintf("%s %s", l.word, o.noun), Objects: ids(have)}
	if len(have) == 0 {
		f.Detail = fmt.Sprintf("there is no %s", o.noun)
		j.out = append(j.out, f)
		return
	}
	sum, worst := 0.0, 2.0
	for _, it := range have {
		m := j.has(l, it)
		if m.unknown {
			f.Verdict, f.Detail = Unknown, m.detail
			j.out = append(j.out, f)
			return
		}
		sum += m.share
		f.Measures = append(f.Measures, Measure{Name: m.name, Object: []scene.NodeID{it.id}, Value: m.value, Unit: m.unit, Limit: m.limit})
		if m.share < worst {
			worst, f.Detail = m.share, m.detail
		}
	}
	f.Share = sum / float64(max(len(have), o.count))
	j.out = append(j.out, f)
}

// has measures one look on one thing.
func (j *judge) has(l look, it *item) measured {
	switch l.kind {
	case "size":
		return j.sized(l.word, it)
	case "measure":
		return measuredSize(l.dims, it)
	case "light":
		return j.lamp(l.word, it)
	case "word":
		return it.said(l.word)
	}
	m := j.wears(l, j.coats(it))
	if m.name == "" {
		m.unknown = true
	}
	return m
}

// said looks for a word in what a thing is called. Where it is not, nobody can tell.
func (it *item) said(word string) measured {
	for _, name := range slices.Concat(it.names, it.tags) {
		if slices.Contains(strings.Fields(name), word) {
			return measured{share: 1, name: "named so", value: 1, limit: "in its name", detail: fmt.Sprintf("%s is called %s", it.id, name)}
		}
	}
	return measured{unknown: true, detail: fmt.Sprintf("“%s” cannot be measured", word)}
}

// enough is the share of a thing's surface that makes it "green" or "wooden".
const enough = 0.12

// Limits of colour differences in OKLab.
const (
	sameColor = 0.10
	nearColor = 0.17
)

// wears measures a colour, material or style on what something wears.
func (j *judge) wears(l look, coats []coat) measured {
	m := measured{detail: "nothing is known of its surface"}
	sum, most := 0.0, ""
	for _, c := range coats {
		var ok bool
		switch l.kind {
		case "colour":
			d := apart(c.color, l.color)
			if m.name == "" || c.share >= enough && d < m.value {
				m = measured{name: "colour difference", value: d, limit: fmt.Sprintf("up to %g in OKLab on %.0f %% of its surface", sameColor, 100*enough), unit: "", share: 1 - geom.Clamp((d-sameColor)/(nearColor-sameColor), 0, 1)}
				if m.share > 0.999 && d > sameColor {
					m.share = 0.99
				}
				m.detail = fmt.Sprintf("%s is %.2f from %s", c.material.Name, d, l.word)
			}
			continue
		case "material":
			ok = made(c.material.Name, families[l.word])
		case "style":
			ok = telling(l.word, c)
		default:
			m.detail = fmt.Sprintf("it is not known how to see “%s”", l.word)
			return m
		}
		if ok {
			sum += c.share
			if most == "" {
				most = c.material.Name
			}
		}
	}
	if l.kind == "colour" || len(coats) == 0 {
		return m
	}
	limit := enough
	m = measured{name: "share of surface", value: sum, limit: fmt.Sprintf("at least %.2f", limit), share: math.Min(1, sum/limit)}
	m.detail = fmt.Sprintf("%.0f %% of it is %s", 100*sum, most)
	if most == "" {
		m.detail = fmt.Sprintf("it wears %s", coats[0].material.Name)
	}
	return m
}

// made reports whether a material's name says that it is one of a family.
func made(name string, family []string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
	for _, f := range family {
		if slices.Contains(words, f) || strings.Contains(f, " ") && strings.Contains(strings.ToLower(name), f) {
			return true
		}
	}
	return false
}
