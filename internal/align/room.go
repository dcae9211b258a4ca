package align

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/check"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room judges what the room is and how large.
func (j *judge) room() {
	rooms := j.world.Rooms()
	if kind := j.asked.room; kind != "" {
		f := Finding{Kind: RoomKind, Text: j.asked.roomText}
		j.kind(&f, kind, rooms)
		j.out = append(j.out, f)
	}
	d, size := j.asked.dims, j.asked.size
	if d == (measures{}) && size == "" {
		return
	}
	if len(rooms) == 0 {
		j.out = append(j.out, Finding{Kind: RoomSize, Text: "the room's size", Detail: "there is no room"})
		return
	}
	r := rooms[0]
	for _, other := range rooms {
		if j.asked.room != "" && other.Shell.Kind == j.asked.room {
			r = other
			break
		}
	}
	j.sides(r, d)
	if size != "" {
		j.roomy(r, size)
	}
}

// kind asks for a room of that kind and for what makes it one; either alone is half of it.
func (j *judge) kind(f *Finding, kind string, built []*query.Room) {
	named := false
	for _, r := range built {
		if r.Shell.Kind == kind || slices.Contains(rooms[kind], r.Shell.Kind) {
			named = true
			f.Objects = append(f.Objects, r.Node)
		}
	}
	wants := makes[kind]
	var got *item
	for _, noun := range wants {
		if things := j.known(noun); len(things) > 0 {
			got = things[0]
			break
		}
	}
	switch {
	case named && got != nil:
		f.Share, f.Detail = 1, fmt.Sprintf("%s is one, with %s", f.Objects[0], got.id)
		f.Objects = append(f.Objects, got.id)
	case named && len(wants) == 0:
		f.Share, f.Detail = 1, fmt.Sprintf("%s is one", f.Objects[0])
	case named:
		f.Share, f.Detail = 0.5, fmt.Sprintf("%s is called one and has no %s", f.Objects[0], strings.Join(wants, ", "))
	case got != nil:
		f.Share, f.Detail = 0.5, fmt.Sprintf("no room is called one, but there is %s", got.id)
		f.Objects = append(f.Objects, got.id)
	default:
		f.Detail = "no room is one"
	}
}

// sizeSlack is how far a length may be off what was said, as a share.
const sizeSlack = 0.05

func off(got, want float64) float64 { return math.Abs(got-want) / want }

func (j *judge) sides(r *query.Room, d measures) {
	low, high := r.Outline.Bounds()
	size := high.Sub(low)
	add := func(text string, share float64, detail string, measures ...Measure) {
		j.out = append(j.out, Finding{Kind: RoomSize, Text: text, Share: share, Detail: detail, Objects: []scene.NodeID{r.Node}, Measures: measures})
	}
	limit := fmt.Sprintf("within %.0f %%", sizeSlack*100)
	if d.a > 0 && d.b > 0 {
		straight := math.Max(off(size[0], d.a), off(size[1], d.b))
		turned := math.Max(off(size[1], d.a), off(size[0], d.b))
		add(fmt.Sprintf("%g by %g m", round(d.a, 100), round(d.b, 100)), within(math.Min(straight, turned), sizeSlack), fmt.Sprintf("%.2f by %.2f m", size[0], size[1]),
			Measure{Name: "width", Value: size[0], Unit: "m", Limit: limit}, Measure{Name: "depth", Value: size[1], Unit: "m", Limit: limit})
	}
	if d.height > 0 {
		h := r.Ceiling - r.Floor
		add(fmt.Sprintf("%g m high", round(d.height, 100)), within(off(h, d.height), sizeSlack), fmt.Sprintf("%.2f m high", h), Measure{Name: "height", Value: h, Unit: "m", Limit: limit})
	}
	if d.area > 0 {
		a := r.Outline.Area()
		add(fmt.Sprintf("%g m²", round(d.area, 10)), within(off(a, d.area), 2*sizeSlack), fmt.Sprintf("%.1f m²", a), Measure{Name: "floor", Value: a, Unit: "m²", Limit: fmt.Sprintf("within %.0f %%", 2*sizeSlack*100)})
	}
}

// roomy holds the floor against what people call small and large rooms.
func (j *judge) roomy(r *query.Room, size string) {
	a := r.Outline.Area()
	f := Finding{Kind: RoomSize, Text: size + " room", Objects: []scene.NodeID{r.Node}, Detail: fmt.Sprintf("%.1f m² of floor", a)}
	m := Measure{Name: "floor", Value: a, Unit: "m²"}
	if size == "small" {
		m.Limit, f.Share = "up to 15 m²", within(a, 15)
	} else {
		m.Limit, f.Share = "at least 22 m²", math.Min(1, a/22)
	}
	f.Measures = []Measure{m}
	j.out = append(j.out, f)
}

// seats counts what people can sit on, a sofa by its width.
func (j *judge) seats() {
	if j.asked.seats == 0 {
		return
	}
	n := 0
	f := Finding{Kind: Objects, Text: fmt.Sprintf("seats for %d", j.asked.seats)}
	for _, it := range j.stock {
		if slices.Contains(it.tags, "seat") || slices.Contains(it.tags, "seating") || it.called("chair") > 0 || it.called("stool") > 0 {
			n += max(1, int(2*it.box.Half[0]/0.65))
			f.Objects = append(f.Objects, it.id)
		}
	}
	f.Share, f.Detail = math.Min(1, float64(n)/float64(j.asked.seats)), fmt.Sprintf("%d can sit", n)
	f.Measures = []Measure{{Name: "seats", Value: float64(n), Limit: fmt.Sprintf("at least %d", j.asked.seats)}}
	j.out = append(j.out, f)
}

// absent judges what must not be there.
func (j *judge) absent() {
	for i := range j.asked.absent {
		o := &j.asked.absent[i]
		found := j.known(o.noun)
		f := Finding{Kind: Absent, Text: "no " + o.text, Objects: ids(found), Share: share(len(found) == 0), Measures: []Measure{{Name: "count", Value: float64(len(found)), Limit: "none"}}}
		if f.Detail = "there is none"; len(found) > 0 {
			f.Detail = "there is " + list(ids(found))
		}
		j.out = append(j.out, f)
	}
}

// surfaces judges counts of windows and doors, and looks of walls, floor and ceiling.
func (j *judge) surfaces() {
	for i := range j.asked.shell {
		o := &j.asked.shell[i]
		if o.noun == "window" || o.noun == "door" {
			j.opened(o)
			continue
		}
		for _, r := range j.world.Rooms() {
			j.surface(o, r)
			break
		}
	}
}

func (j *judge) opened(o *object) {
	n := 0
	for _, r := range j.world.Rooms() {
		for _, w := range r.Walls {
			for _, op := range w.Openings {
				if (op.Kind == shell.Window) == (o.noun == "window") {
					n++
				}
			}
		}
	}
	f := Finding{Kind: Objects, Text: o.text, Share: float64(min(n, o.count)) / float64(o.count), Detail: fmt.Sprintf("%d in the walls", n), Measures: []Measure{{Name: "count", Value: float64(n), Limit: fmt.Sprintf("at least %d", o.count)}}}
	if o.exact && n > o.count {
		f.Share = math.Max(0.5, float64(o.count)/float64(n))
	}
	j.out = append(j.out, f)
}

func (j *judge) surface(o *object, r *query.Room) {
	n, ok := j.world.Snapshot().Node(r.Node)
	if !ok {
		return
	}
	id := map[string]scene.MaterialID{"wall": n.Room.Walls, "floor": n.Room.Floor, "ceiling": n.Room.Ceil}[o.noun]
	m, ok := j.world.Snapshot().Material(id)
	for _, l := range j.wanted(o) {
		f := Finding{Kind: Attribute, Text: l.word + " " + o.noun, Objects: []scene.NodeID{r.Node}}
		if !ok {
			f.Detail = "the plain default"
		} else if got := j.wears(l, []coat{{m, j.colorOf(m), 1}}); got.name != "" {
			f.Share, f.Detail, f.Measures = got.share, got.detail, []Measure{{Name: got.name, Value: got.value, Unit: got.unit, Limit: got.limit}}
		} else {
			f.Verdict, f.Detail = Unknown, got.detail
		}
		j.out = append(j.out, f)
	}
}

// lux is the mean illuminance of the first room, or the one of the kind asked for.
func (j *judge) lux() (float64, bool) {
	survey, err := check.SurveyOf(j.world, check.Options{})
	if err != nil || len(survey.Rooms) == 0 {
		return 0, false
	}
	return survey.Rooms[0].AverageLux, true
}
