package designer

import (
	"slices"

	"scenograph/internal/scene"
)

// orphans leaves out the seats of a kit whose table found no place: nobody asked for chairs around nothing.
func (p *plan) orphans(g *group, candidates []candidate) {
	if g.asked {
		return
	}
	for i := range candidates {
		c := &candidates[i]
		if !c.ok || !seats[c.wish.noun] {
			continue
		}
		tables, stand := 0, 0
		for k := range candidates {
			if o := &candidates[k]; o.wish != c.wish && o.wish.group == c.wish.group && o.wish.rank == c.wish.rank && tier(o.wish) == 0 {
				tables++
				if o.ok {
					stand++
				}
			}
		}
		c.ok = tables == 0 || stand > 0
	}
}

// forget takes the nodes that found no place off their wishes, and those that rest on them.
func (p *plan) forget(g *group, candidates []candidate) {
	for again := true; again; {
		again = false
		for i := range candidates {
			c := &candidates[i]
			if !c.ok {
				continue
			}
			for j := range candidates {
				if !candidates[j].ok && candidates[j].node == c.place.Support {
					c.ok, again = false, true
				}
			}
		}
	}
	for _, w := range g.wishes {
		w.nodes = slices.DeleteFunc(w.nodes, func(id scene.NodeID) bool {
			return !slices.ContainsFunc(candidates, func(c candidate) bool { return c.node == id && c.ok })
		})
	}
}

// explain notes what found no place: what was asked for always, other things only where they would be missed.
func (p *plan) explain(candidates []candidate, reasons map[scene.NodeID]string) {
	told := map[string]bool{}
	for i := range candidates {
		c := &candidates[i]
		if c.ok || told[c.wish.noun] || !c.wish.asked {
			continue
		}
		told[c.wish.noun] = true
		missing := 0
		for k := range candidates {
			if candidates[k].wish == c.wish && !candidates[k].ok {
				missing++
			}
		}
		why := reasons[c.node]
		if why == "" {
			why = "what should carry it found no place"
		}
		p.failed += missing
		c.wish.why = why
		if c.wish.filling {
			p.noteFilled(c.wish, missing)
			continue
		}
		p.note("%d of %d %s found no place: %s", missing, c.wish.count, plural(c.wish.noun), why)
	}
}

// noteFilled tells how many small things what carries them still had room for, where no number of them was asked for.
func (p *plan) noteFilled(w *wish, missing int) {
	where := "it"
	for _, x := range w.wants {
		if x.object != "" {
			where = "the " + firstOf(x.object)
		}
	}
	if missing == w.count {
		p.note("%s is full: there is no room for another %s", where, w.noun)
		return
	}
	p.note("%s has room for %s", where, counted(w.count-missing, w.noun))
}
