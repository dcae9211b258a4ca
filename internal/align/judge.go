package align

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// judge holds a prompt against a scene.
type judge struct {
	reader  *Reader
	asked   asked
	world   *query.World
	stock   []*item
	can     [][]*item // for each object, all that its noun can mean
	claimed [][]*item // for each object, the things that are taken to be it
	worn    map[scene.NodeID][]coat
	out     []Finding
}

// claim gives every object of the prompt things of the scene, each thing to one object only: first those with the fewest to choose
// from, and to each what suits its looks and places best.
func (j *judge) claim() {
	objects := j.asked.objects
	j.can, j.claimed = make([][]*item, len(objects)), make([][]*item, len(objects))
	order := make([]int, len(objects))
	for i := range objects {
		order[i] = i
		j.can[i] = j.known(objects[i].noun)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(j.can[a]), len(j.can[b])) })
	taken := map[scene.NodeID]bool{}
	for _, i := range order {
		o := &objects[i]
		free := slices.DeleteFunc(slices.Clone(j.can[i]), func(it *item) bool { return taken[it.id] })
		suits := map[scene.NodeID]float64{}
		for _, it := range free {
			suits[it.id] = float64(it.called(o.noun)) + j.suits(o, it)
		}
		slices.SortStableFunc(free, func(a, b *item) int { return cmp.Compare(suits[b.id], suits[a.id]) })
		want := o.count
		if !o.exact && o.plural {
			want = max(want, min(len(free), 64)) // "chairs" are all there are
		}
		j.claimed[i] = free[:min(want, len(free))]
		slices.SortFunc(j.claimed[i], func(a, b *item) int { return cmp.Compare(a.id, b.id) })
		for _, it := range j.claimed[i] {
			taken[it.id] = true
		}
	}
}

// suits is how well a thing meets what is said of an object, each look and place counting up to 1.
func (j *judge) suits(o *object, it *item) float64 {
	sum := 0.0
	for _, l := range j.looksOf(o, it) {
		sum += l.share
	}
	for k := range o.places {
		pl := &o.places[k]
		var to []*item
		for _, t := range pl.to {
			to = append(to, j.can[t]...)
		}
		sum += j.measure(pl, it, to, []*item{it}).share
	}
	return sum
}

func ids(items []*item) []scene.NodeID {
	out := make([]scene.NodeID, len(items))
	for i, it := range items {
		out[i] = it.id
	}
	return out
}

// object judges count, looks and places of one object.
func (j *judge) object(i int) {
	o := &j.asked.objects[i]
	have := j.claimed[i]
	if !o.spoken {
		j.count(i)
	}
	for _, l := range j.wanted(o) {
		j.attribute(o, l, have)
	}
	for k := range o.places {
		j.place(o, &o.places[k], have)
	}
}

func (j *judge) count(i int) {
	o := &j.asked.objects[i]
	have := j.claimed[i]
	f := Finding{Kind: Objects, Text: o.text, Objects: ids(have)}
	f.Share = float64(min(len(have), o.count)) / float64(o.count)
	limit := fmt.Sprintf("at least %d", o.count)
	extra := 0
	if o.exact {
		limit = fmt.Sprintf("exactly %d", o.count)
		extra = j.extra(i)
		if extra > 0 && f.Share >= 1 {
			f.Share = math.Max(0.5, float64(o.count)/float64(o.count+extra))
		}
	}
	f.Measures = []Measure{{Name: "count", Value: float64(len(have) + extra), Limit: limit}}
	switch {
	case len(have) == 0:
		f.Detail = fmt.Sprintf("no %s is in the scene", o.noun)
	case extra > 0:
		f.Detail = fmt.Sprintf("%d of them where %d were asked for", len(have)+extra, o.count)
	case len(have) < o.count:
		f.Detail = fmt.Sprintf("%d of %d", len(have), o.count)
	default:
		f.Detail = "found " + list(ids(have))
	}
	j.out = append(j.out, f)
}

// extra counts things of the very kind that nothing in the prompt asks for.
func (j *judge) extra(i int) int {
	o := &j.asked.objects[i]
	taken := map[scene.NodeID]bool{}
	for k := range j.claimed {
		for _, it := range j.claimed[k] {
			taken[it.id] = true
		}
	}
	kinds := map[string]bool{}
	for _, it := range j.claimed[i] {
		kinds[it.category()] = true
	}
	n := 0
	for _, it := range j.can[i] {
		if !taken[it.id] && it.called(o.noun) == 2 && kinds[it.category()] {
			n++
		}
	}
	return n
}

func (it *item) category() string {
	if it.node.Semantics == nil {
		return ""
	}
	return it.node.Semantics.Category
}

func list(nodes []scene.NodeID) string {
	const most = 4
	var out []string
	for i, id := range nodes {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(nodes)-most))
			break
		}
		out = append(out, string(id))
	}
	return strings.Join(out, ", ")
}

// place judges one relation for all things that are taken to be an object.
func (j *judge) place(o *object, pl *place, have []*item) {
	f := Finding{Kind: Relation, Text: o.text + " " + pl.text, Objects: ids(have)}
	var to []*item
	for _, t := range pl.to {
		things := j.claimed[t]
		if len(things) == 0 {
			things = j.can[t]
		}
		to = append(to, things...)
		if len(things) == 0 {
			f.Detail = fmt.Sprintf("there is no %s to relate to", j.asked.objects[t].noun)
			j.out = append(j.out, f)
			return
		}
	}
	if len(have) == 0 {
		f.Detail = fmt.Sprintf("there is no %s", o.noun)
		j.out = append(j.out, f)
		return
	}
	sum := 0.0
	worst, told := 2.0, ""
	for _, it := range have {
		m := j.measure(pl, it, to, have)
		if m.unknown {
			f.Verdict, f.Detail = Unknown, m.detail
			j.out = append(j.out, f)
			return
		}
		sum += m.share
		if m.name != "" {
			f.Measures = append(f.Measures, Measure{Name: m.name, Object: m.objects(it), Value: m.value, Unit: m.unit, Limit: m.limit})
		}
		if m.share < worst {
			worst, told = m.share, m.detail
		}
	}
	f.Share, f.Detail = sum/float64(max(len(have), o.count)), told
	if pl.each && len(to) > 0 {
		f.Share = j.each(pl, have, to, &f) // others may stand elsewhere
	}
	j.out = append(j.out, f)
}

// each is the share of the things related to that have one: "a lamp on each nightstand".
func (j *judge) each(pl *place, have, to []*item, f *Finding) float64 {
	n := 0
	for _, t := range to {
		if slices.ContainsFunc(have, func(it *item) bool { return j.measure(pl, it, []*item{t}, have).share > 0.999 }) {
			n++
		}
	}
	f.Measures = append(f.Measures, Measure{Name: "served", Value: float64(n), Limit: fmt.Sprintf("each of %d", len(to))})
	if n < len(to) {
		f.Detail = fmt.Sprintf("%d of %d have one", n, len(to))
	}
	return float64(n) / float64(len(to))
}
