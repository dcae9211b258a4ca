package designer

import (
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// blocked counts the soft rules that the placed things break: windows stood before.
func (p *plan) blocked(candidates []candidate) (int, error) {
	var nodes []scene.NodeID
	for i := range candidates {
		if candidates[i].ok {
			nodes = append(nodes, candidates[i].node)
		}
	}
	if len(nodes) == 0 {
		return 0, nil
	}
	next, diff, err := action.Preview(p.now, action.Fit(p.now, p.actions(candidates)))
	if err != nil {
		return 0, fmt.Errorf("designer: %w", err)
	}
	world, err := p.s.world.After(next, diff)
	if err != nil {
		return 0, fmt.Errorf("designer: %w", err)
	}
	if p.brisk {
		return len(check.Around(world, nodes...)), nil
	}
	return len(check.Around(world, nodes...)) + len(check.Usable(world, p.policy.source, nodes...)), nil
}

// weed takes out what breaks a rule, until nothing does; clean reports whether nothing did.
func (p *plan) weed(g *group, candidates []candidate, reasons map[scene.NodeID]string) (clean bool, err error) {
	clean = true
	for range 10 {
		bad, err := p.faults(g, candidates)
		if err != nil || len(bad) == 0 {
			return clean, err
		}
		clean = false
		for i := range candidates {
			if why, faulty := bad[candidates[i].node]; faulty && candidates[i].ok {
				candidates[i].ok = false
				reasons[candidates[i].node] = why
			}
		}
	}
	for i := range candidates {
		candidates[i].ok = false
	}
	return false, nil
}

// faults previews the group and lists the things that break a rule of the checks, with the rule's words.
func (p *plan) faults(g *group, candidates []candidate) (map[scene.NodeID]string, error) {
	next, diff, err := action.Preview(p.now, action.Fit(p.now, p.actions(candidates)))
	if err != nil {
		return nil, fmt.Errorf("designer: previewing %s: %w", g.key, err)
	}
	world, err := p.s.world.After(next, diff)
	if err != nil {
		return nil, fmt.Errorf("designer: %w", err)
	}
	var nodes []scene.NodeID
	for i := range candidates {
		if candidates[i].ok {
			nodes = append(nodes, candidates[i].node)
		}
	}
	bad := map[scene.NodeID]string{}
	for _, v := range append(p.verdicts(g, world, nodes), check.TippingOf(world, g.perched(candidates)...)...) {
		if v.Kind == check.WindowBlock && carried(candidates, v.Nodes) {
			continue
		}
		for k := len(candidates) - 1; k >= 0; k-- {
			if candidates[k].ok && (slices.Contains(v.Nodes, candidates[k].node) || v.Kind == check.Unreachable && tier(candidates[k].wish) < 2) {
				bad[candidates[k].node] = v.Message
				break
			}
		}
	}
	return bad, nil
}

// perched are the placed things that stand on other things, and may stand unevenly there: what is packed stands on level ground.
func (g *group) perched(candidates []candidate) []scene.NodeID {
	var out []scene.NodeID
	if g.packed {
		return nil
	}
	for i := range candidates {
		if c := &candidates[i]; c.ok && c.wish.entry.Mount == scene.OnSurface {
			out = append(out, c.node)
		}
	}
	return out
}

// carried reports whether one of the nodes is a small thing on another, such as a screen on its stand: it may stand before a window.
func carried(candidates []candidate, nodes []scene.NodeID) bool {
	return slices.ContainsFunc(candidates, func(c candidate) bool { return slices.Contains(nodes, c.node) && c.wish.entry.Mount == scene.OnSurface })
}

// verdicts lists what a preview breaks: the hard rules, and for things nobody asked for the soft ones too.
func (p *plan) verdicts(g *group, world *query.World, nodes []scene.NodeID) []check.Verdict {
	if g.asked || p.lenient || !slices.ContainsFunc(g.wishes, func(w *wish) bool { return mountFor(w) == scene.OnFloor }) {
		return slices.DeleteFunc(check.Around(world, nodes...), func(v check.Verdict) bool { return v.Severity != check.Error })
	}
	known := map[string]bool{}
	for _, v := range check.World(p.s.world) {
		known[v.ID] = true
	}
	fresh := slices.DeleteFunc(check.World(world), func(v check.Verdict) bool { return known[v.ID] })
	if p.brisk {
		return fresh
	}
	return append(fresh, check.Usable(world, p.policy.source, nodes...)...)
}
