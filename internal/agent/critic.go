package agent

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/asset"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Critic scores what a list of actions makes of a scene: how much of the prompt it fulfils, symbolically, and what it breaks.
// It is the same for every policy.
type Critic struct {
	Store *asset.Store
	Words *brief.Reader
}

// Score previews the actions and judges the result. Every number comes with its evidence. Invalid actions are an error.
func (c *Critic) Score(obs proposal.Observation, actions []action.Action) (proposal.Score, error) {
	after, _, err := action.Preview(obs.Scene, action.Fit(obs.Scene, actions))
	if err != nil {
		return proposal.Score{}, fmt.Errorf("agent: scoring: %w", err)
	}
	b := c.Words.Read(obs.Prompt)
	share, evidence := c.Alignment(&b, obs, after)
	broken, faults, err := c.faults(obs.Scene, after)
	if err != nil {
		return proposal.Score{}, err
	}
	total := share
	if broken > 0 {
		total = 0
	}
	return proposal.Score{Total: math.Round(total*1000) / 1000, Evidence: append(evidence, faults...)}, nil
}

// Alignment tells how much of a brief a scene fulfils, 0 to 1: things and counts, colours, the room's kind and size. Things that
// stood there before the first step do not count towards what was asked.
func (c *Critic) Alignment(b *brief.Brief, obs proposal.Observation, after *scene.Snapshot) (float64, []proposal.Evidence) {
	var out []proposal.Evidence
	sum := 0.0
	add := func(e proposal.Evidence, share float64) {
		e.OK = share > 0.999
		out = append(out, e)
		sum += share
	}
	had, has := c.inventory(obs.Scene), c.inventory(after)
	for i := range b.Items {
		it := &b.Items[i]
		if it.Definite {
			continue
		}
		count := has.count(it.Noun)
		if obs.Step == 0 {
			count -= had.count(it.Noun)
		}
		count = min(max(0, count), it.Count)
		add(proposal.Evidence{Name: "count", Value: float64(count), Unit: fmt.Sprintf("of %d", it.Count), Detail: fmt.Sprintf("%d/%d %s", count, it.Count, it.Phrase)}, float64(count)/float64(it.Count))
		for _, color := range it.Colors {
			d := has.nearestColor(after, it.Noun, color.Linear)
			add(proposal.Evidence{Name: "colour", Value: math.Round(d*100) / 100, Detail: fmt.Sprintf("%s %s, off by %.2f in sRGB", color.Name, it.Noun, d)}, geom.Clamp(1.2-2*d, 0, 1))
		}
	}
	if kind := b.Room.Kind; kind != "" && b.Room.Said {
		add(proposal.Evidence{Name: "room", Detail: kind}, has.rooms[kind])
	}
	for _, noun := range b.Excluded {
		n := has.count(noun)
		add(proposal.Evidence{Name: "excluded", Value: float64(n), Detail: fmt.Sprintf("%d %s, none wanted", n, noun)}, boolShare(n == 0))
	}
	if len(out) == 0 {
		return 1, nil
	}
	return sum / float64(len(out)), out
}

func boolShare(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

// inventory lists what stands in a scene by what it is.
type inventory struct {
	things map[string][]*scene.Node
	rooms  map[string]float64
}

func (c *Critic) inventory(s *scene.Snapshot) inventory {
	out := inventory{map[string][]*scene.Node{}, map[string]float64{}}
	for n := range s.Nodes() {
		if n.Room != nil {
			out.rooms[n.Room.Kind] = 1
		}
		if n.Model == nil || n.Semantics == nil || n.Semantics.Category == "" || !s.Visible(n.ID) {
			continue
		}
		noun := n.Semantics.Category
		if canonical, ok := c.Words.Noun(noun); ok {
			noun = canonical
		}
		out.things[noun] = append(out.things[noun], n)
	}
	return out
}

func (v inventory) count(noun string) int {
	n := 0
	for kind, things := range v.things {
		if brief.Same(noun, kind) {
			n += len(things)
		}
	}
	return n
}

// nearestColor is the smallest sRGB distance of any of the things' materials to a colour; 1 when there is none.
func (v inventory) nearestColor(s *scene.Snapshot, noun string, want geom.Color) float64 {
	best := 1.0
	for kind, things := range v.things {
		if !brief.Same(noun, kind) {
			continue
		}
		for _, n := range things {
			for _, id := range n.Model.Materials {
				if m, ok := s.Material(id); ok {
					best = math.Min(best, srgbDistance(m.BaseColor, want))
				}
			}
		}
	}
	return best
}

func srgbDistance(a, b geom.Color) float64 {
	sum := 0.0
	for i := range a {
		d := geom.SRGBFromLinear(geom.Clamp(a[i], 0, 1)) - geom.SRGBFromLinear(geom.Clamp(b[i], 0, 1))
		sum += d * d
	}
	return math.Sqrt(sum)
}

// faults counts the rules that after breaks and before does not, by kind.
func (c *Critic) faults(before, after *scene.Snapshot) (int, []proposal.Evidence, error) {
	old, err := check.Run(before, c.Store)
	if err != nil {
		return 0, nil, fmt.Errorf("agent: scoring: %w", err)
	}
	now, err := check.Run(after, c.Store)
	if err != nil {
		return 0, nil, fmt.Errorf("agent: scoring: %w", err)
	}
	counts, messages := map[check.Kind]int{}, map[check.Kind]string{}
	broken := 0
	for _, v := range now {
		if slices.ContainsFunc(old, func(o check.Verdict) bool { return o.ID == v.ID }) {
			continue
		}
		if v.Severity == check.Error {
			broken++
		}
		counts[v.Kind]++
		messages[v.Kind] = v.Message
	}
	var out []proposal.Evidence
	for _, kind := range []check.Kind{check.Penetration, check.OutOfBounds, check.Floating, check.DoorBlocked, check.WindowBlock, check.Unreachable} {
		detail := "none"
		if counts[kind] > 0 {
			detail = messages[kind]
		}
		out = append(out, proposal.Evidence{Name: strings.ReplaceAll(string(kind), "_", " "), Value: float64(counts[kind]), Detail: detail, OK: counts[kind] == 0})
	}
	return broken, out, nil
}
