package designer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Ordered is one kind of thing of an order, in the words of whoever ordered it.
type Ordered struct {
	Name  string
	Count int
	Size  geom.Vec3 // what each must measure: width, depth, height in metres; zero leaves it to the catalogue
}

// Delivered is one line of an order after it has been filled.
type Delivered struct {
	Ordered
	Entry catalog.Entry     // what was chosen
	Match catalog.MatchKind // how well it fits the name; "" for a stand-in
	Nodes []scene.NodeID    // in the scene; as many as were placed
	Why   string            // why the others have no place
}

// Filled is a scene with an order in it.
type Filled struct {
	Scene    *scene.Snapshot
	Lines    []Delivered // as ordered
	Evidence []proposal.Evidence
	Notes    []string
}

const (
	packFrom   = 4   // from twice as many on, small things are built smaller than usual
	smallShare = 0.3 // how far packed things that are many are between their least and usual size
)

// Fill puts exactly the ordered things into the observation's room, as its prompt describes. Everything in the result is valid on top
// of the scene; what found no place is left out with the reason. The same order gives the same scene.
func (p *Policy) Fill(ctx context.Context, obs proposal.Observation, order []Ordered) (Filled, error) {
	if obs.Scene == nil || obs.Room == "" {
		return Filled{}, errors.New("designer: an order needs a scene and a room")
	}
	d, err := p.knowing(order).plan(ctx, obs)
	if err != nil {
		return Filled{}, err
	}
	d.brisk = true
	if d.room = d.s.room(obs.Room, nil, ""); d.room == nil {
		return Filled{}, fmt.Errorf("designer: there is no room %q", obs.Room)
	}
	f := &filling{plan: d, lines: make([]line, len(order))}
	d.emit = func(done proposal.Proposal) error {
		f.said = append(f.said, done.Notes...)
		return nil
	}
	for i, o := range order {
		f.lines[i].ordered = o
	}
	for i, o := range order {
		f.choose(i, o)
	}
	f.assign()
	if err := f.place(); err != nil {
		return Filled{}, err
	}
	return f.result(obs), nil
}

// filling is the state of one order.
type filling struct {
	*plan
	lines []line
	said  []string // notes that went out with proposals
}

type line struct {
	ordered Ordered
	wish    *wish
	match   catalog.MatchKind
	packed  bool
}

// several is the number that a name itself asks for: 2 for "two beds", 1 for "two seater sofa".
func (f *filling) several(text string) int {
	first, rest, _ := strings.Cut(text, " ")
	if !strings.HasSuffix(rest, "s") || strings.HasSuffix(rest, "ss") || strings.Contains(rest, " of ") {
		return 1
	}
	items := f.policy.words.Read(text).Items
	if len(items) != 1 || !items[0].CountSaid || items[0].Count > 100 || f.policy.words.Read(first).Items != nil {
		return 1
	}
	return max(1, items[0].Count)
}

// serves reports whether a noun of the brief's vocabulary means an entry.
func (f *filling) serves(noun string, entry catalog.Entry) bool {
	if noun == strings.ToLower(entry.Category) || noun == strings.ToLower(entry.Name) {
		return true
	}
	found := f.policy.source.Search(noun, 3)
	return slices.ContainsFunc(found, func(m catalog.Match) bool { return m.Entry.ID == entry.ID && m.Kind != catalog.Near })
}

// place puts the large things first, then packs the many small ones onto them.
func (f *filling) place() error {
	for i := range f.lines {
		if !f.lines[i].packed {
			f.wishes = append(f.wishes, f.lines[i].wish)
		}
	}
	for _, w := range f.wishes {
		f.settleWants(w)
	}
	if err := f.furnish(); err != nil {
		return err
	}
	if err := f.retry(); err != nil {
		return err
	}
	for _, l := range f.largestFirst() {
		if err := f.pack(l.wish, l.ordered.Count); err != nil {
			return err
		}
	}
	return f.mend()
}

// largestFirst lists what is packed: first what was asked onto something, then by the floor one piece takes.
func (f *filling) largestFirst() []*line {
	var out []*line
	for i := range f.lines {
		if f.lines[i].packed {
			out = append(out, &f.lines[i])
		}
	}
	area := func(l *line) float64 { return l.wish.entry.Size[0] * l.wish.entry.Size[1] }
	slices.SortStableFunc(out, func(a, b *line) int {
		return cmp.Or(boolInt(len(b.wish.wants) > 0)-boolInt(len(a.wish.wants) > 0), cmp.Compare(area(b), area(a)))
	})
	return out
}

// retry offers what found no place again, smaller and without its wishes; small things are packed.
func (f *filling) retry() error {
	for i := range f.lines {
		l := &f.lines[i]
		missing := l.ordered.Count - len(l.wish.nodes)
		if l.packed || missing == 0 {
			continue
		}
		if l.wish.entry.Mount == scene.OnSurface {
			if err := f.pack(l.wish, missing); err != nil {
				return err
			}
			continue
		}
		again := *l.wish
		again.count, again.nodes, again.wants = missing, nil, nil
		if !again.rigid {
			again.entry.Size = again.entry.MinSize
		}
		g := &group{key: again.noun + " again", wishes: []*wish{&again}, asked: true}
		if err := f.placeGroup(g); err != nil {
			return err
		}
		l.wish.nodes = append(l.wish.nodes, again.nodes...)
	}
	return nil
}

// result reads the scene back line by line.
func (f *filling) result(obs proposal.Observation) Filled {
	out := Filled{Scene: f.now, Notes: append(f.said, f.notes...)}
	for i := range f.lines {
		l := &f.lines[i]
		d := Delivered{Ordered: l.ordered, Entry: l.wish.entry, Match: l.match, Why: l.wish.why}
		for _, id := range l.wish.nodes {
			if _, ok := f.now.Node(id); ok {
				d.Nodes = append(d.Nodes, id)
			}
		}
		if len(d.Nodes) < l.ordered.Count && d.Why == "" {
			d.Why = "no valid place was found"
		}
		out.Lines = append(out.Lines, d)
	}
	out.Evidence = f.evidence(obs)
	return out
}

// evidence tells which relations that the prompt states hold between what was placed.
func (f *filling) evidence(obs proposal.Observation) []proposal.Evidence {
	var out []proposal.Evidence
	for r := range f.now.Relations() {
		n, ok := f.now.Node(r.Subject)
		if !ok {
			continue
		}
		name := n.Name
		if o, ok := f.now.Node(r.Object); ok {
			name += " " + strings.ReplaceAll(r.Kind, "_", " ") + " " + o.Name
		}
		out = append(out, proposal.Evidence{Name: r.Kind, Value: math.Round(r.Metres*1000) / 1000, Unit: "m", Detail: name, OK: true})
	}
	return out
}

// Things lists what a description names, for orders that come without a list.
func (p *Policy) Things(prompt string) []Ordered {
	var out []Ordered
	for _, it := range p.words.Read(prompt).Items {
		name := it.Phrase
		if name == "" {
			name = it.Noun
		}
		out = append(out, Ordered{Name: name, Count: max(1, it.Count)})
	}
	return out
}
