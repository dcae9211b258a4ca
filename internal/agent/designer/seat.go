package designer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/redesign"
	"scenograph/internal/scene"
)

// seatWidth is what one person takes of a table's edge, metres (Neufert, Architects' Data: 0.60 m).
const seatWidth = 0.6

// gatherSeats turns "seat the table for eight" into wishes where there is no table, or none that anybody sits at yet.
func (p *plan) gatherSeats() {
	for _, e := range slices.Clone(p.b.Edits) {
		if e.Verb != brief.Seat {
			continue
		}
		chair := brief.Item{Noun: "chair", Phrase: "chair", Known: true, Count: e.Seats, CountSaid: true}
		tables := p.targetsOf(&e.Target)
		if len(tables) == 0 || p.builtRoom != nil {
			p.b.Items = append(p.b.Items, brief.Item{Noun: e.Target.Noun, Phrase: e.Target.Phrase, Known: true, Count: 1, CountSaid: true}, chair)
			continue
		}
		if top, ok := p.topOf(tables[0]); ok && len(p.seatedAt(tables[0], top)) == 0 {
			chair.Relations = []brief.Relation{{Kind: "around", Object: tables[0].noun, Item: -1}}
			p.b.Items = append(p.b.Items, chair)
			p.roomAt(tables[0], top, e.Seats)
		}
	}
}

// seatsInAll reads "six chairs please" as so many in all at the one table that has chairs, where fewer stand at it.
func (p *plan) seatsInAll(it *brief.Item) bool {
	if it.More || it.Added || !it.CountSaid || it.Each != "" || !seating[it.Noun] || !it.Looks.Empty() || p.builtRoom != nil {
		return false
	}
	for _, rel := range it.Relations {
		if rel.Kind != "around" && rel.Kind != "at" {
			return false
		}
	}
	var table *thing
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.roomID() || !means("table", t.noun) || len(it.Relations) > 0 && !means(it.Relations[0].Object, t.noun) {
			continue
		}
		top, ok := p.topOf(t)
		if !ok {
			continue
		}
		chairs := p.seatedAt(t, top)
		same := slices.ContainsFunc(chairs, func(c sitter) bool { return means(it.Noun, c.noun) })
		if !same || len(chairs) < 2 {
			continue
		}
		if table != nil || len(chairs) >= it.Count {
			return false
		}
		table = t
	}
	if table == nil {
		return false
	}
	target := brief.Target{Noun: table.noun, Phrase: table.noun}
	p.b.Edits = append(p.b.Edits, brief.Edit{Verb: brief.Seat, Target: target, Seats: it.Count, Said: it.Phrase})
	return true
}

// roomAt asks for a larger table where the chairs of so many would not fit.
func (p *plan) roomAt(table *thing, top query.Surface, seats int) {
	edge := rimOf(table, top, p.now.WorldFromNode(table.node.ID))
	long, need, axis := 2*max(edge.half[0], edge.half[1]), lengthFor(seats, seatWidth), "length"
	if edge.round {
		need, axis = seatWidth*float64(seats)/math.Pi, ""
	}
	if long < need && !table.guarded {
		p.b.Edits = append(p.b.Edits, brief.Edit{Verb: brief.Resize, Target: brief.Target{Noun: table.noun, Phrase: table.noun}, Axis: axis,
			Metres: round(need-long, 100), Factor: need / long, Said: "room for " + number(seats)})
	}
}

// lengthFor is how long a table for so many is, with one at each end, when each takes so much of its edge; metres.
func lengthFor(seats int, each float64) float64 { return each*math.Ceil(float64(seats-2)/2) + 0.1 }

// sitter is a chair at a table: where it is nearest to the rim, and how far its middle is from there.
type sitter struct {
	*thing
	seat
	gap float64
}

// seatedAt lists the chairs at a table, in its frame, around it.
func (p *plan) seatedAt(t *thing, top query.Surface) []sitter {
	world := p.now.WorldFromNode(t.node.ID)
	edge := rimOf(t, top, world)
	var out []sitter
	for i := range p.s.things {
		c := &p.s.things[i]
		if c.room != t.room || !seating[c.noun] || c.noun == "sofa" || c.noun == "bench" || c.box.Min[2] > t.box.Min[2]+0.3 {
			continue
		}
		m := geom.Transform{Translation: c.box.Center(), Rotation: geom.Yaw(0), Scale: geom.One}.Relative(world).Translation
		if s, gap := edge.nearest(geom.Vec2{m[0], m[1]}); gap < 0.75 {
			out = append(out, sitter{c, s, gap})
		}
	}
	return out
}

// seatMore makes room for so many at a table: its chairs move along, further ones like them come, and it grows when it is too short.
func (p *plan) seatMore(key string, e *brief.Edit, table *thing) error {
	top, ok := p.topOf(table)
	if !ok {
		p.note("nobody can sit at %s", listThings([]*thing{table}))
		return nil
	}
	chairs := p.seatedAt(table, top)
	if len(chairs) == 0 {
		return nil // wished for
	}
	if len(chairs) >= e.Seats {
		p.note("%s stand at %s already", counted(len(chairs), "seat"), listThings([]*thing{table}))
		return nil
	}
	actions, why, err := p.seating(table, top, chairs, e.Seats)
	switch {
	case err != nil:
		return err
	case actions == nil:
		p.note("%s cannot sit at %s: %s", number(e.Seats), listThings([]*thing{table}), cmp.Or(why, "the catalogue has no table as long"))
		return nil
	}
	label := fmt.Sprintf("Seat %s at %s", number(e.Seats), listThings([]*thing{table}))
	return p.offer(key, label, "Asked for. The chairs that stand there move along.", actions, changed("seats", e.Seats, e.Seats))
}

// seating looks for an arrangement that breaks no rule: chairs as far in as they stand now, then farther out, then at a longer table. It
// tells why the last did not stand when there is none.
func (p *plan) seating(table *thing, top query.Surface, chairs []sitter, n int) (actions []action.Action, why string, err error) {
	each := seatWidth
	var fresh []scene.NodeID
	for range n - len(chairs) {
		fresh = append(fresh, p.s.fresh(chairs[0].noun))
	}
	for _, c := range chairs {
		if bounds, err := p.policy.store.ModelBounds(c.node.Model.Asset); err == nil {
			each = max(each, bounds.Size()[0]+0.05)
		}
	}
	for _, spare := range []float64{0, 0.25, 0.5} {
		grown, edge, err := p.grown(table, rimOf(table, top, p.now.WorldFromNode(table.node.ID)), lengthFor(n, each)+spare, each*float64(n)/math.Pi)
		if err != nil {
			return nil, "", err
		}
		for _, pulled := range []float64{0, 0.12, 0.24, 0.36} {
			for _, ends := range []int{2, 0, 1} {
				seats := edge.places(n, ends, each-0.03)
				if len(seats) == 0 {
					continue
				}
				moved, nodes := p.seated(table, chairs, seats, pulled, fresh)
				all := append(slices.Clone(grown), moved...)
				if why, err = p.broken(all, append(nodes, table.node.ID)...); err != nil || why == "" {
					return all, "", err
				}
			}
		}
	}
	return nil, why, nil
}

// grown builds a table of the catalogue anew, so long or of such a diameter at least, and tells its new rim; it stays as it is where it is
// that large, or cannot be had larger.
func (p *plan) grown(table *thing, edge rim, need, across float64) ([]action.Action, rim, error) {
	long := 0
	if edge.half[1] > edge.half[0] {
		long = 1
	}
	if edge.round {
		need = across
	}
	more := need - 2*edge.half[long]
	req, ok := catalog.DesignOf(p.policy.store, table.node.Model.Asset)
	entry, known := p.entryOf(req.Entry)
	if more <= 0 || !ok || !known || entry.Given || table.guarded {
		return nil, edge, nil
	}
	was := req.Size
	bounds, err := p.policy.store.ModelBounds(table.node.Model.Asset)
	if err != nil {
		return nil, edge, fmt.Errorf("designer: %w", err)
	}
	for axis := range 2 {
		if axis == long || edge.round {
			req.Size[axis] = min(bounds.Size()[axis]+more, entry.MaxSize[axis])
			edge.half[axis] += (req.Size[axis] - bounds.Size()[axis]) / 2
		}
	}
	thing, err := p.policy.source.Build(p.policy.store, req)
	if err != nil {
		return nil, edge, fmt.Errorf("designer: %w", err)
	}
	return redesign.Actions(p.now, p.policy.store, table.node, redesign.Change{Thing: thing, Was: was, Is: req.Size, Keep: true}), edge, nil
}

// places are so many seats along the rim, with so many of them at the ends; none where they would be closer than that, in metres.
func (r rim) places(n, ends int, closest float64) []seat {
	if r.round {
		if float64(n)*closest > 2*math.Pi*(r.half[0]+0.15) {
			return nil
		}
		return r.around(n)
	}
	long := 0
	if r.half[1] > r.half[0] {
		long = 1
	}
	sides := n - ends
	if sides < 0 || float64((sides+1)/2)*closest > 2*r.half[long] {
		return nil
	}
	var out []seat
	for k, each := range [2]int{(sides + 1) / 2, sides / 2} {
		for i := range each {
			var s seat
			s.edge[long] = (2*(float64(i)+0.5)/float64(each) - 1) * r.half[long]
			s.edge[1-long] = (2*float64(k) - 1) * r.half[1-long]
			s.in[1-long] = 1 - 2*float64(k)
			s.edge = s.edge.Add(r.middle)
			out = append(out, s)
		}
	}
	for k := range ends {
		var s seat
		s.edge[long], s.in[long] = (1-2*float64(k))*r.half[long], 2*float64(k)-1
		s.edge = s.edge.Add(r.middle)
		out = append(out, s)
	}
	return out
}

// seated puts the chairs onto the seats that are nearest to them, and copies of the first onto the others.
func (p *plan) seated(table *thing, chairs []sitter, seats []seat, pulled float64, fresh []scene.NodeID) (actions []action.Action, nodes []scene.NodeID) {
	world := p.now.WorldFromNode(table.node.ID)
	left := slices.Clone(seats)
	take := func(from geom.Vec2) seat {
		best := 0
		for i := range left {
			if left[i].edge.Sub(from).Len() < left[best].edge.Sub(from).Len() {
				best = i
			}
		}
		s := left[best]
		left = slices.Delete(left, best, best+1)
		return s
	}
	slices.SortStableFunc(chairs, func(a, b sitter) int { return -cmp.Compare(rank(a.guarded), rank(b.guarded)) })
	for _, c := range chairs {
		s := take(c.edge)
		if c.guarded {
			continue
		}
		at := p.sittingAt(c, s, world, pulled)
		actions, nodes = append(actions, p.settledAs(c.node, at)), append(nodes, c.node.ID)
	}
	like := chairs[len(chairs)-1]
	for i, s := range left {
		id, n := fresh[i], *like.node
		n.ID, n.Name, n.Pinned, n.Locked = id, fmt.Sprintf("%s %d", capital(like.noun), len(chairs)+i+1), false, false
		parent := geom.IdentityTransform()
		if n.Parent != "" {
			parent = p.now.WorldFromNode(n.Parent)
		}
		n.Transform = p.sittingAt(like, s, world, pulled).Relative(parent).Canonical()
		actions, nodes = append(actions, action.AddNode{Node: n}), append(nodes, id)
	}
	return actions, nodes
}

func rank(guarded bool) int {
	if guarded {
		return 1
	}
	return 0
}

// sittingAt is where a chair stands at a seat: farther from the rim than now by what it is pulled out, its front to the table.
func (p *plan) sittingAt(c sitter, s seat, table geom.Transform, pulled float64) geom.Transform {
	s = s.placed(table)
	now := p.now.WorldFromNode(c.node.ID)
	offset := now.Rotation.Inverse().Rotate(c.box.Center().Sub(now.Translation))
	at := now
	at.Rotation = geom.Yaw(query.YawToward(s.in))
	middle := s.edge.Sub(s.in.Mul(c.gap + pulled))
	shift := at.Rotation.Rotate(offset)
	at.Translation = geom.Vec3{round(middle[0]-shift[0], 1e4), round(middle[1]-shift[1], 1e4), now.Translation[2]}
	return at
}
