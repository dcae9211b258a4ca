package designer

import (
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// verbsFor turns the wants of the i-th thing of a wish into layout verbs.
func (p *plan) verbsFor(w *wish, i int, g *group) []layout.Verb {
	var out []layout.Verb
	for _, x := range w.wants {
		out = append(out, p.verb(w, x, i, g)...)
	}
	return out
}

// targets lists the nodes a want's object means: in the group, then placed by this answer, then standing in the room.
func (p *plan) targets(w *wish, x want, g *group) []scene.NodeID {
	objects := x.object
	if objects == "" {
		return nil
	}
	if _, there := p.now.Node(x.only); there && x.only != "" {
		return []scene.NodeID{x.only}
	}
	if o := p.companion(w, x); o != nil && len(o.nodes) > 0 {
		return o.nodes
	}
	var ids []scene.NodeID
	for _, o := range x.of {
		ids = append(ids, o.nodes...)
	}
	if len(ids) > 0 {
		return ids
	}
	for noun := range strings.SplitSeq(objects, "|") {
		if noun == "selection" {
			return p.obs.Selection
		}
		for _, o := range g.wishes {
			if o != w && refers(noun, o.noun, x.soft) && len(o.nodes) > 0 {
				return o.nodes
			}
		}
		for _, o := range p.wishes {
			if o != w && refers(noun, o.noun, x.soft) && len(o.nodes) > 0 {
				return o.nodes
			}
		}
		if things := p.s.named(noun, p.roomID()); len(things) > 0 {
			var ids []scene.NodeID
			for _, t := range things {
				if x.soft && t.noun != noun {
					continue
				}
				if _, own := p.ownNode(w, t.node.ID); !own {
					ids = append(ids, t.node.ID)
				}
			}
			if len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// companion is the wish of the same part of a kit that a habit's object means: the stools of the tables stand at the tables, not at
// the counter.
func (p *plan) companion(w *wish, x want) *wish {
	if !x.soft || w.group == "" {
		return nil
	}
	for noun := range strings.SplitSeq(x.object, "|") {
		for _, o := range p.wishes {
			if o != w && o.group == w.group && o.rank < 3 && o.noun == noun {
				return o
			}
		}
	}
	return nil
}

// carriers lists everything that a small thing could stand on by its habits, the usual first: when one is full, the next is tried.
func (p *plan) carriers(w *wish, x want, g *group) []scene.NodeID {
	var out []scene.NodeID
	for noun := range strings.SplitSeq(x.object, "|") {
		y := x
		y.object = noun
		for _, id := range p.targets(w, y, g) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (p *plan) ownNode(w *wish, id scene.NodeID) (int, bool) {
	for i, n := range w.nodes {
		if n == id {
			return i, true
		}
	}
	return 0, false
}

func (p *plan) verb(w *wish, x want, i int, g *group) []layout.Verb {
	strength := layout.Strength{Hard: x.asked && p.strict}
	ids := p.targets(w, x, g)
	if x.soft && (x.kind == "on" && !p.strict || x.kind == "above" && len(ids) < w.count) {
		ids = p.carriers(w, x, g)
	}
	var target scene.NodeID
	if n := len(ids); n > 0 {
		target = ids[i%n]
		if x.kind == "around" || x.kind == "at" && n < w.count {
			target = ids[min(n-1, i*n/max(1, w.count))]
		}
		if x.soft && x.kind == "in_front_of" && w.count == 1 {
			target = ids[n/2] // a table before a row of chairs stands before its middle
		}
	}
	switch x.kind {
	case "against_wall", "hung_on_wall", "by_window", "in_corner", "corners", "hung_from_ceiling", "centred_in", "row", "circle", "symmetrical", "facing_each_other":
		return p.roomVerb(w, x, i, target, strength)
	}
	if target == "" {
		return p.windowVerb(x, w, strength)
	}
	if x.kind == "around" || x.kind == "at" || x.kind == "between" || x.kind == "opposite" {
		return p.groupVerb(w, x, ids, target)
	}
	return sideVerb(w, x, i, ids, target, strength)
}

// sideVerb is a relation to one side of another thing.
func sideVerb(w *wish, x want, i int, ids []scene.NodeID, target scene.NodeID, strength layout.Strength) []layout.Verb {
	switch x.kind {
	case "on", "inside":
		return []layout.Verb{layout.On{Target: target, Middle: w.count == 1 && centrepiece[w.noun], Strength: layout.Strength{Hard: w.entry.Mount == scene.OnSurface}}}
	case "under":
		if w.entry.Mount == scene.FlatFloor {
			return []layout.Verb{layout.Under{Target: target}, layout.CentredIn{Target: target}}
		}
		return []layout.Verb{layout.Under{Target: target, Strength: strength}}
	case "above":
		return aboveVerb(w, target)
	case "beside":
		side := layout.EitherSide
		if w.count == 2 && len(ids) == 1 {
			side = []layout.Side{layout.LeftSide, layout.RightSide}[i%2]
		}
		return []layout.Verb{layout.Beside{Target: target, Side: side, Gap: x.metres, Strength: strength}}
	case "left_of":
		return []layout.Verb{layout.Beside{Target: target, Side: layout.LeftSide, Strength: strength}}
	case "right_of":
		return []layout.Verb{layout.Beside{Target: target, Side: layout.RightSide, Strength: strength}}
	case "in_front_of":
		return []layout.Verb{layout.InFrontOf{Target: target, Distance: x.metres, Strength: strength}}
	case "at_foot":
		return []layout.Verb{layout.InFrontOf{Target: target, Distance: 0.1, Strength: strength}}
	case "behind":
		if w.entry.Mount == scene.OnWall {
			return []layout.Verb{layout.HungOnWall{Above: target, Strength: strength}}
		}
		return []layout.Verb{layout.Behind{Target: target, Distance: x.metres, Strength: strength}}
	case "facing":
		return []layout.Verb{layout.Facing{Target: target, Strength: strength}}
	case "near":
		return []layout.Verb{layout.Near{Target: target, Distance: x.metres, Strength: strength}}
	case "far_from", "clear_of":
		var out []layout.Verb
		for _, id := range ids {
			out = append(out, layout.FarFrom{Target: id, Distance: x.metres, Strength: strength})
		}
		return out
	}
	return nil
}

// groupVerb is a relation in which several things, or both sides, play a part.
func (p *plan) groupVerb(w *wish, x want, ids []scene.NodeID, target scene.NodeID) []layout.Verb {
	switch x.kind {
	case "at":
		if target != "" && p.like(target, "desk|workbench|counter|kitchen island") {
			return []layout.Verb{layout.InFrontOf{Target: target, Distance: 0.06}, layout.Facing{Target: target}}
		}
		return []layout.Verb{layout.Around{Target: target}}
	case "opposite":
		if p.loose {
			return []layout.Verb{layout.Facing{Target: target}}
		}
		return []layout.Verb{layout.Facing{Target: target}, layout.InFrontOf{Target: target, Distance: 1.9}}
	case "around":
		if w.entry.Mount == scene.OnFloor && seats[w.noun] {
			return []layout.Verb{layout.Around{Target: target, Strength: layout.Strength{Hard: !w.asked}}}
		}
		return []layout.Verb{layout.Near{Target: target, Distance: 1.2}}
	case "between":
		return p.between(w, ids)
	}
	return nil
}

// centrepiece stands in the middle of what carries it.
var centrepiece = map[string]bool{"vase": true, "flowers": true, "bowl": true, "tv": true, "monitor": true, "tray": true}

// like reports whether a node, planned or there, is one of the nouns.
func (p *plan) like(id scene.NodeID, nouns string) bool {
	kind := ""
	for _, w := range p.wishes {
		for _, n := range w.nodes {
			if n == id {
				kind = w.noun
			}
		}
	}
	if t, ok := p.s.thing(id); ok && kind == "" {
		kind = t.noun
	}
	for noun := range strings.SplitSeq(nouns, "|") {
		if kind != "" && means(noun, kind) {
			return true
		}
	}
	return false
}

func aboveVerb(w *wish, target scene.NodeID) []layout.Verb {
	if w.entry.Mount == scene.OnCeiling {
		return []layout.Verb{layout.HungFromCeiling{Over: target}}
	}
	if w.entry.Mount == scene.OnWall {
		return []layout.Verb{layout.HungOnWall{Above: target}}
	}
	return []layout.Verb{layout.On{Target: target}}
}

// between keeps a thing near each of two.
func (p *plan) between(w *wish, ids []scene.NodeID) []layout.Verb {
	if len(ids) >= 2 {
		if reach := p.middleReach(w, ids[0], ids[1], 0.6); reach > 0.6 {
			return []layout.Verb{layout.Near{Target: ids[0], Distance: reach}, layout.Near{Target: ids[1], Distance: reach}}
		}
		if w.entry.Size[0] > 0.5 {
			return []layout.Verb{layout.InFrontOf{Target: ids[0], Distance: 0.35}, layout.InFrontOf{Target: ids[1], Distance: 0.35}}
		}
		return []layout.Verb{layout.Near{Target: ids[0], Distance: 0.6}, layout.Near{Target: ids[1], Distance: 0.6}}
	}
	return []layout.Verb{layout.Near{Target: ids[0], Distance: 0.6}}
}

// windowVerb is for relations whose object is a part of the room.
func (p *plan) windowVerb(x want, w *wish, strength layout.Strength) []layout.Verb {
	away := x.kind == "far_from" || x.kind == "clear_of"
	switch x.object {
	case "window":
		if away {
			return []layout.Verb{layout.ClearOfWindow{Distance: x.metres, Strength: strength}}
		}
		return []layout.Verb{layout.ByWindow{}}
	case "door":
		if away {
			return []layout.Verb{layout.ClearOfDoor{Distance: orDefault(x.metres, farOpening), Strength: strength}}
		}
	case "room":
		if x.kind == "facing" {
			return []layout.Verb{layout.Facing{}}
		}
	case "wall":
		if away {
			return nil
		}
		return []layout.Verb{layout.AgainstWall{}}
	}
	if x.object == "door" && x.kind == "facing" && w.entry.Mount == scene.OnFloor {
		if wall := p.freeWall(w, w.entry.Size[2], p.towardDoor); wall != "" && !slices.ContainsFunc(w.wants, func(o want) bool { return o.kind == "centred_in" || o.object != "" && !roomParts[o.object] }) {
			return []layout.Verb{layout.AgainstWall{Wall: wall}}
		}
	}
	if x.asked && x.object != "" && x.object != "door" {
		p.note("there is no %s here for %s to be %s", x.object, theNoun(w), strings.ReplaceAll(x.kind, "_", " "))
	}
	return nil
}

// farOpening is how far from a door or window what is to be far from it stays, in metres.
const farOpening = 2.0

func orDefault(x, otherwise float64) float64 {
	if x > 0 {
		return x
	}
	return otherwise
}

// towardDoor reports whether a wall looks at a door: what has its back to it faces the door.
func (p *plan) towardDoor(wall *query.Wall) bool {
	return slices.ContainsFunc(p.room.Walls, func(o query.Wall) bool {
		return o.Inward.Dot(wall.Inward) < -0.7 && slices.ContainsFunc(o.Openings, func(x query.Opening) bool { return x.Kind == "door" })
	})
}

func (p *plan) roomVerb(w *wish, x want, i int, target scene.NodeID, strength layout.Strength) []layout.Verb {
	switch x.kind {
	case "against_wall", "hung_on_wall":
		wall := p.wall(x.detail)
		if x.detail == "opposite" {
			wall = ""
		}
		if w.noun == "wall tv" && wall == "" {
			wall = p.watchedWall(w)
		}
		if wall == "" && x.soft && w.entry.Mount == scene.OnFloor {
			switch {
			case w.noun == "tv stand":
				wall = p.freeWall(w, 1.4, func(*query.Wall) bool { return true })
			case w.entry.Size[2] > 1.2:
				wall = p.freeWall(w, w.entry.Size[2], p.seen())
			}
		}
		if w.entry.Mount == scene.OnWall {
			if wall == "" && !wants(w, "above") && !wants(w, "behind") {
				wall = p.boardWall(w)
			}
			return []layout.Verb{layout.HungOnWall{Wall: wall, Strength: strength}}
		}
		return []layout.Verb{layout.AgainstWall{Wall: wall, Gap: x.metres, Strength: strength}}
	case "by_window":
		if p.cornerByWindow(w) != "" {
			return nil
		}
		return p.byWindow(w, i, strength)
	case "in_corner":
		if corner, ok := strings.CutPrefix(x.detail, indexed); ok {
			return []layout.Verb{layout.InCorner{Corner: corner, Strength: strength}}
		}
		if corner := p.cornerByWindow(w); corner != "" {
			return []layout.Verb{layout.InCorner{Corner: corner, Strength: strength}}
		}
		return []layout.Verb{layout.InCorner{Strength: strength}}
	case "corners":
		if i >= len(p.room.Outline) {
			return nil
		}
		return []layout.Verb{layout.InCorner{Corner: strconv.Itoa(i % len(p.room.Outline)), Strength: strength}}
	case "hung_from_ceiling":
		return []layout.Verb{layout.HungFromCeiling{Over: target}}
	case "centred_in":
		return []layout.Verb{layout.CentredIn{Target: target, Strength: strength}}
	case "row":
		if i > 0 {
			return []layout.Verb{layout.Beside{Target: w.nodes[i-1], Gap: x.metres}}
		}
	case "facing_each_other":
		return p.faceEachOther(w, i)
	}
	return nil
}

func (p *plan) faceEachOther(w *wish, i int) []layout.Verb {
	if i%2 == 1 {
		gap := 1.0
		if w.footprint() > 1.2 {
			gap = 1.4
		}
		return []layout.Verb{layout.InFrontOf{Target: w.nodes[i-1], Distance: gap}, layout.Facing{Target: w.nodes[i-1]}}
	}
	out := []layout.Verb{}
	if i+1 < len(w.nodes) {
		out = append(out, layout.Facing{Target: w.nodes[i+1]})
	}
	return out
}
