package designer

import (
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// actions turns the placed candidates into actions: materials, nodes, relations.
func (p *plan) actions(candidates []candidate) []action.Action {
	var out []action.Action
	seen := map[scene.MaterialID]bool{}
	world := map[scene.NodeID]geom.Transform{}
	for i := range candidates {
		c := &candidates[i]
		if !c.ok {
			continue
		}
		world[c.node] = c.place.World
		for _, m := range c.built.Materials {
			if _, there := p.base.Material(m.ID); !there && !seen[m.ID] {
				seen[m.ID] = true
				out = append(out, action.AddMaterial{Material: m})
			}
		}
	}
	for i := range candidates {
		c := &candidates[i]
		if !c.ok {
			continue
		}
		parent, worldFromParent := p.parent(c, world)
		for _, n := range c.built.Nodes(c.node, c.name, parent, c.place.World.Relative(worldFromParent).Canonical()) {
			out = append(out, action.AddNode{Node: n})
		}
	}
	return append(out, p.relations(candidates)...)
}

// parent is what carries a thing: the thing it stands on, else the room.
func (p *plan) parent(c *candidate, world map[scene.NodeID]geom.Transform) (scene.NodeID, geom.Transform) {
	if s := c.place.Support; s != "" && s != p.room.Node && c.wish.entry.Mount == scene.OnSurface {
		if t, ok := world[s]; ok {
			return s, t
		}
		if n, ok := p.now.Node(s); ok && n.Room == nil {
			return s, p.now.WorldFromNode(s)
		}
	}
	return p.room.Node, p.now.WorldFromNode(p.room.Node)
}

// relations states what holds, between things that this proposal adds, that earlier ones add, or that stand in the scene already.
func (p *plan) relations(candidates []candidate) []action.Action {
	known := func(id scene.NodeID) bool {
		if _, ok := p.now.Node(id); ok {
			return true
		}
		return slices.ContainsFunc(candidates, func(c candidate) bool { return c.ok && c.node == id })
	}
	var out []action.Action
	for i := range candidates {
		c := &candidates[i]
		if !c.ok {
			continue
		}
		used := map[scene.RelationID]bool{}
		for _, h := range c.place.Relations {
			object := h.Verb.Refers()
			if object == "" {
				object = p.room.Node
			}
			id := scene.RelationID(string(c.node) + "-" + slug(h.Verb.Kind()))
			if !h.Holds || !known(object) || used[id] {
				continue
			}
			used[id] = true
			metres := 0.0
			if h.Unit == "m" && !math.IsInf(h.Value, 0) && !math.IsNaN(h.Value) {
				metres = recorded(h.Verb.Kind(), math.Max(0, h.Value))
			}
			out = append(out, action.AddRelation{Relation: scene.Relation{
				ID: id, Kind: h.Verb.Kind(), Subject: c.node, Object: object, Detail: h.Detail, Metres: metres, Hard: h.Verb.Required(),
			}})
		}
	}
	return out
}

// recorded is a measured distance in millimetres, rounded so that the relation still holds by it.
func recorded(kind string, metres float64) float64 {
	switch kind {
	case "near":
		return math.Ceil(metres*1000-1e-6) / 1000
	case "far", "clear_of_door", "clear_of_window":
		return math.Floor(metres*1000+1e-6) / 1000
	}
	return round(metres, 1000)
}

func round(x, steps float64) float64 { return math.Round(x*steps) / steps }
