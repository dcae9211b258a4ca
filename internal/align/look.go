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

// sized holds a thing against the usual size of its kind in the catalogue.
func (j *judge) sized(word string, it *item) measured {
	half := it.box.Half
	if word == "round" {
		return j.roundness(it)
	}
	for _, e := range j.reader.source.Entries() {
		if e.Category != it.category() || e.Given {
			continue
		}
		long, short := math.Max(half[0], half[1])*2, math.Min(half[0], half[1])*2
		usual := [3]float64{math.Max(e.Size[0], e.Size[1]), math.Min(e.Size[0], e.Size[1]), e.Size[2]}
		volume := math.Cbrt(long * short * half[2] * 2 / (usual[0] * usual[1] * usual[2]))
		factor, more := 1.0, true
		switch word {
		case "small":
			factor, more = volume, false
		case "large":
			factor = volume
		case "tall":
			factor = half[2] * 2 / usual[2]
		case "low":
			factor, more = half[2]*2/usual[2], false
		case "long", "wide":
			factor = long / usual[0]
		case "narrow":
			factor, more = math.Min(short/usual[1], long/usual[0]), false
		}
		m := measured{name: "of the usual size", value: factor, unit: "×", detail: fmt.Sprintf("%s is %.2f of the usual for %s", it.id, factor, e.Category)}
		if m.limit = "at least 1.05"; more {
			m.share = geom.Clamp((factor-0.85)/0.2, 0, 1)
		} else {
			m.limit = "up to 0.97"
			m.share = geom.Clamp((1.17-factor)/0.2, 0, 1)
		}
		return m
	}
	return measured{unknown: true, detail: fmt.Sprintf("no usual size is known for %s", it.id)}
}

// roundness compares what a thing covers of the floor with its box: a disc covers π/4 of a square.
func (j *judge) roundness(it *item) measured {
	corners := 0
	for _, b := range it.bodies {
		for _, p := range b.Pieces {
			for _, v := range p.Mesh.Positions {
				q := geom.TransformPoint(p.WorldFromMesh, geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}).Sub(it.box.Center)
				if math.Abs(q.Dot(it.box.Axes[0])) > 0.85*it.box.Half[0] && math.Abs(q.Dot(it.box.Axes[1])) > 0.85*it.box.Half[1] {
					corners++
				}
			}
		}
	}
	m := measured{name: "points in the corners of its box", value: float64(corners), limit: "none", share: share(corners == 0)}
	m.detail = fmt.Sprintf("%d points of %s lie in the corners of its box", corners, it.id)
	return m
}

func measuredSize(d measures, it *item) measured {
	long, short := 2*math.Max(it.box.Half[0], it.box.Half[1]), 2*math.Min(it.box.Half[0], it.box.Half[1])
	if d.a == 0 {
		h := it.high - it.low
		return measured{
			share: within(off(h, d.height), sizeSlack), name: "height", value: h, unit: "m", limit: fmt.Sprintf("within %.0f %%", 100*sizeSlack),
			detail: fmt.Sprintf("%s is %.2f m high", it.id, h),
		}
	}
	worst := math.Max(off(long, math.Max(d.a, d.b)), off(short, math.Min(d.a, d.b)))
	m := measured{share: within(worst, sizeSlack), name: "off the measures", value: 100 * worst, unit: "%", limit: fmt.Sprintf("up to %.0f %%", 100*sizeSlack)}
	m.detail = fmt.Sprintf("%s is %.2f by %.2f m", it.id, long, short)
	return m
}

// lamp measures the light of one thing: its colour temperature.
func (j *judge) lamp(word string, it *item) measured {
	if word != "warm" && word != "cool" {
		return measured{unknown: true, detail: fmt.Sprintf("it is not known how to see “%s” on one thing", word)}
	}
	kelvin, n := 0.0, 0
	for _, id := range j.world.Snapshot().Subtree(it.id) {
		if node, ok := j.world.Snapshot().Node(id); ok && node.Light != nil {
			kelvin += temperature(node.Light.Color)
			n++
		}
	}
	if n == 0 {
		return measured{unknown: true, detail: fmt.Sprintf("%s gives no light", it.id)}
	}
	return warmth(word, kelvin/float64(n), string(it.id))
}

func warmth(word string, kelvin float64, of string) measured {
	m := measured{name: "colour temperature", value: kelvin, unit: "K", limit: "up to 3300 K", detail: fmt.Sprintf("the light of %s has %.0f K", of, kelvin)}
	if word == "warm" {
		m.share = geom.Clamp(1-(kelvin-3300)/1200, 0, 1)
	} else {
		m.limit, m.share = "at least 4000 K", geom.Clamp((kelvin-2800)/1200, 0, 1)
	}
	return m
}

// temperature is the correlated colour temperature of a linear Rec.709 colour by McCamy's cubic (1992), clamped to 1000 to 20000 K.
func temperature(c geom.Color) float64 {
	x := 0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]
	y := 0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2]
	z := 0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]
	sum := x + y + z
	if sum <= 0 {
		return 6500
	}
	u, v := x/sum, y/sum
	n := (u - 0.3320) / (0.1858 - v)
	return geom.Clamp(449*n*n*n+3525*n*n+6823.3*n+5520.33, 1000, 20000)
}
