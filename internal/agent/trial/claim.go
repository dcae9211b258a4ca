package trial

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Claim is one thing that must be true after a request.
type Claim struct {
	Is    string         `json:"is"`
	Of    []scene.NodeID `json:"of,omitempty"`    // things that were there before
	Kind  string         `json:"kind,omitempty"`  // kinds of thing that came in, parted by |; or a material, a surface, a word
	To    string         `json:"to,omitempty"`    // another thing; "window", "door", "wall" or a direction
	By    float64        `json:"by,omitempty"`    // metres, degrees or a count
	Color string         `json:"color,omitempty"` // #rrggbb
}

// judges tell for each claim why it does not hold; "" when it does.
var judges = map[string]func(w *outcome, c Claim) string{
	"gone":      func(w *outcome, c Claim) string { return w.each(c, w.gone) },
	"kept":      func(w *outcome, c Claim) string { return w.each(c, w.kept) },
	"count":     (*outcome).count,
	"told":      (*outcome).told,
	"stays":     func(w *outcome, c Claim) string { return w.each(c, w.stays) },
	"moved":     func(w *outcome, c Claim) string { return w.each(c, w.moved) },
	"shifted":   func(w *outcome, c Claim) string { return w.each(c, w.shifted) },
	"turned":    func(w *outcome, c Claim) string { return w.each(c, w.turned) },
	"rests":     func(w *outcome, c Claim) string { return w.each(c, w.rests) },
	"fewer":     (*outcome).fewer,
	"near wall": func(w *outcome, c Claim) string { return w.each(c, w.nearWall) },
	"farther":   func(w *outcome, c Claim) string { return w.each(c, w.farther) },
	"near":      func(w *outcome, c Claim) string { return w.each(c, w.near) },
	"nearer":    func(w *outcome, c Claim) string { return w.each(c, w.nearer) },
	"facing":    func(w *outcome, c Claim) string { return w.each(c, w.facing) },
	"cornered": func(w *outcome, c Claim) string {
		return w.each(c, w.cornered)
	},
	"on":    (*outcome).on,
	"over":  func(w *outcome, c Claim) string { return w.each(c, w.over) },
	"hangs": func(w *outcome, c Claim) string { return w.each(c, w.hangs) },

	"wider":    func(w *outcome, c Claim) string { return w.each(c, w.sized(0, true)) },
	"narrower": func(w *outcome, c Claim) string { return w.each(c, w.sized(0, false)) },
	"taller":   func(w *outcome, c Claim) string { return w.each(c, w.sized(2, true)) },
	"longer":   func(w *outcome, c Claim) string { return w.each(c, w.longer) },
	"lower":    func(w *outcome, c Claim) string { return w.replaced(c, 2) },
	"smaller":  func(w *outcome, c Claim) string { return w.replaced(c, -1) },

	"darker":    func(w *outcome, c Claim) string { return w.each(c, w.looks(luminance, -1)) },
	"lighter":   func(w *outcome, c Claim) string { return w.each(c, w.looks(luminance, 1)) },
	"recolored": func(w *outcome, c Claim) string { return w.each(c, w.recolored) },
	"warmer":    func(w *outcome, c Claim) string { return w.each(c, w.looks(warmth, 1)) },
	"colored":   func(w *outcome, c Claim) string { return w.each(c, w.colored) },
	"made of":   func(w *outcome, c Claim) string { return w.each(c, w.madeOf) },
	"same":      func(w *outcome, c Claim) string { return w.each(c, w.sameLook) },

	"off":            func(w *outcome, c Claim) string { return w.each(c, w.off) },
	"dimmer":         func(w *outcome, c Claim) string { return w.each(c, w.dimmer) },
	"light changed":  (*outcome).lightChanged,
	"light cooler":   func(w *outcome, _ Claim) string { return w.lightTinted(-1) },
	"light brighter": (*outcome).brighter,
	"light warmer":   func(w *outcome, _ Claim) string { return w.lightTinted(1) },
}

// each holds a claim of every thing that it names, or of every thing of the kind that came in.
func (w *outcome) each(c Claim, judge func(c Claim, id scene.NodeID) string) string {
	ids := c.Of
	if len(ids) == 0 {
		if ids = w.came(c.Kind); len(ids) == 0 {
			return "no " + c.Kind + " came in"
		}
	}
	for _, id := range ids {
		if why := judge(c, id); why != "" {
			return fmt.Sprintf("%s %s", id, why)
		}
	}
	return ""
}

// isKind reports whether a node is one of the kinds, by its category: "lamp" means a "floor lamp" too.
func isKind(n *scene.Node, kinds string) bool {
	if n.Semantics == nil {
		return false
	}
	category := n.Semantics.Category
	for kind := range strings.SplitSeq(kinds, "|") {
		if kind != "" && (category == kind || strings.HasSuffix(category, " "+kind)) {
			return true
		}
	}
	return false
}

// came lists the things of a kind that were not there before.
func (w *outcome) came(kind string) []scene.NodeID {
	var out []scene.NodeID
	for n := range w.after.Snapshot().Nodes() {
		if _, was := w.before.Snapshot().Node(n.ID); !was && n.Model != nil && isKind(n, kind) {
			out = append(out, n.ID)
		}
	}
	return out
}

func (w *outcome) gone(_ Claim, id scene.NodeID) string {
	if _, there := w.after.Snapshot().Node(id); there {
		return "is still there"
	}
	return ""
}

func (w *outcome) kept(_ Claim, id scene.NodeID) string {
	if _, there := w.after.Snapshot().Node(id); !there {
		return "is gone"
	}
	return ""
}

func (w *outcome) count(c Claim) string {
	n := 0
	for node := range w.after.Snapshot().Nodes() {
		if node.Model != nil && isKind(node, c.Kind) {
			n++
		}
	}
	for node := range w.before.Snapshot().Nodes() {
		if node.Model != nil && isKind(node, c.Kind) {
			n--
		}
	}
	if n != int(c.By) {
		return fmt.Sprintf("%+d %s, not %+d", n, c.Kind, int(c.By))
	}
	return ""
}

func (w *outcome) told(c Claim) string {
	if !strings.Contains(w.said, c.Kind) {
		return fmt.Sprintf("nothing was said of %q, only %q", c.Kind, w.said)
	}
	return ""
}

// poses returns a thing's pose in the world before and after.
func (w *outcome) poses(id scene.NodeID) (before, after geom.Transform, why string) {
	if why := w.kept(Claim{}, id); why != "" {
		return before, after, why
	}
	return w.before.Snapshot().WorldFromNode(id), w.after.Snapshot().WorldFromNode(id), ""
}

func (w *outcome) stays(_ Claim, id scene.NodeID) string {
	before, after, why := w.poses(id)
	if why == "" && before != after {
		return "was moved"
	}
	return why
}

func (w *outcome) moved(c Claim, id scene.NodeID) string {
	before, after, why := w.poses(id)
	if d := after.Translation.Sub(before.Translation).Len(); why == "" && d < c.By {
		return fmt.Sprintf("was moved by %.2f m", d)
	}
	return why
}

// directions name the way of a shift, in the world.
var directions = map[string]geom.Vec3{"up": {0, 0, 1}, "down": {0, 0, -1}, "left": {-1, 0, 0}, "right": {1, 0, 0}, "north": {0, 1, 0}, "south": {0, -1, 0}, "east": {1, 0, 0}, "west": {-1, 0, 0}}

func (w *outcome) shifted(c Claim, id scene.NodeID) string {
	before, after, why := w.poses(id)
	if why != "" {
		return why
	}
	if off := after.Translation.Sub(before.Translation).Sub(directions[c.To].Mul(c.By)); off.Len() > 0.02 {
		return fmt.Sprintf("was moved by %.2f, not by %.2f m %s", after.Translation.Sub(before.Translation), c.By, c.To)
	}
	return ""
}

func (w *outcome) turned(c Claim, id scene.NodeID) string {
	before, after, why := w.poses(id)
	if why != "" {
		return why
	}
	turn := geom.WrapAngle(after.Rotation.YawAngle() - before.Rotation.YawAngle())
	if math.Abs(geom.WrapAngle(turn-geom.Radians(c.By))) > geom.Radians(1) {
		return fmt.Sprintf("was turned by %.0f degrees", turn*180/math.Pi)
	}
	return ""
}

// outlines of a claim's other side: a thing, or openings of the rooms.
func (w *outcome) outlines(world *query.World, to string) []geom.Polygon {
	var out []geom.Polygon
	if to == "window" || to == "door" || to == "wall" {
		for _, r := range world.Rooms() {
			for i := range r.Walls {
				if to == "wall" {
					out = append(out, r.Walls[i].Zone(0, r.Walls[i].Length, 0.01))
				}
				for _, o := range r.Walls[i].Openings {
					if string(o.Kind) == to {
						out = append(out, r.Walls[i].Zone(o.From, o.To, 0.01))
					}
				}
			}
		}
		return out
	}
	if box := world.Bounds(scene.NodeID(to), false); !box.Empty() {
		out = append(out, outline(box))
	}
	return out
}

func outline(b geom.Box) geom.Polygon {
	return geom.Polygon{{b.Min[0], b.Min[1]}, {b.Max[0], b.Min[1]}, {b.Max[0], b.Max[1]}, {b.Min[0], b.Max[1]}}
}

// gap is the distance in plan of a thing's box from the nearest of what is named.
func (w *outcome) gap(world *query.World, id scene.NodeID, to string) float64 {
	best := math.Inf(1)
	for _, o := range w.outlines(world, to) {
		own := outline(world.Bounds(id, false))
		if query.ConvexOverlap(own, o) > 0 {
			return 0
		}
		best = min(best, query.ConvexGap(own, o))
	}
	return best
}

func (w *outcome) near(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	if d := w.gap(w.after, id, c.To); d > c.By {
		return fmt.Sprintf("is %.2f m from %s", d, c.To)
	}
	return ""
}

func (w *outcome) nearer(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	was, is := w.gap(w.before, id, c.To), w.gap(w.after, id, c.To)
	if is > was-c.By && is > 0.1 {
		return fmt.Sprintf("was %.2f m from %s and is %.2f m", was, c.To, is)
	}
	return ""
}

func (w *outcome) farther(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	if was, is := w.gap(w.before, id, c.To), w.gap(w.after, id, c.To); is < was+c.By {
		return fmt.Sprintf("was %.2f m from %s and is %.2f m", was, c.To, is)
	}
	return ""
}

// nearWall holds of a thing near the wall on one side of its room: north, south, east or west.
func (w *outcome) nearWall(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	own := outline(w.after.Bounds(id, false))
	for _, r := range w.after.Rooms() {
		for i := range r.Walls {
			wall := &r.Walls[i]
			outward := geom.Vec3{-wall.Inward[0], -wall.Inward[1], 0}
			if outward.Dot(directions[c.To]) > 0.7 && query.ConvexGap(own, wall.Zone(0, wall.Length, 0.01)) <= c.By {
				return ""
			}
		}
	}
	return "is not at the " + c.To + " wall"
}

// rests holds when a thing stands on another.
func (w *outcome) rests(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	if !w.restsOn(id, scene.NodeID(c.To)) {
		return "does not rest on " + c.To
	}
	return ""
}

func (w *outcome) fewer(c Claim) string {
	if why := w.count(Claim{Kind: c.Kind}); !strings.HasPrefix(why, "-") {
		return "there are not fewer"
	}
	for n := range w.after.Snapshot().Nodes() {
		if isKind(n, c.Kind) {
			return ""
		}
	}
	return "none is left"
}

// facing holds when a thing's front, its −Y side, looks at the middle of another within so many degrees.
func (w *outcome) facing(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	front := w.after.Snapshot().WorldFromNode(id).Rotation.Rotate(geom.Vec3{0, -1, 0})
	from := w.after.Bounds(id, false).Center()
	best := 180.0
	for _, o := range w.outlines(w.after, c.To) {
		low, high := o.Bounds()
		d := low.Add(high).Mul(0.5).Sub(geom.Vec2{from[0], from[1]})
		off := geom.WrapAngle(math.Atan2(d[1], d[0]) - math.Atan2(front[1], front[0]))
		best = min(best, math.Abs(off)*180/math.Pi)
	}
	if best > c.By {
		return fmt.Sprintf("looks past %s by %.0f degrees", c.To, best)
	}
	return ""
}

// cornered holds when a thing stands within 60 cm of two walls.
func (w *outcome) cornered(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	b := w.after.Bounds(id, false)
	for _, r := range w.after.Rooms() {
		close := 0
		for i := range r.Walls {
			if query.ConvexGap(outline(b), r.Walls[i].Zone(0, r.Walls[i].Length, 0.01)) < 0.6 {
				close++
			}
		}
		if close >= 2 {
			return ""
		}
	}
	return "stands in no corner"
}

// on counts the things of a kind that came in and rest on another.
func (w *outcome) on(c Claim) string {
	n := 0
	for _, id := range w.came(c.Kind) {
		if w.restsOn(id, scene.NodeID(c.To)) {
			n++
		}
	}
	if n < max(1, int(c.By)) {
		return fmt.Sprintf("%d %s rest on %s", n, c.Kind, c.To)
	}
	return ""
}

func (w *outcome) restsOn(id, on scene.NodeID) bool {
	below, b := w.after.Bounds(on, false), w.after.Bounds(id, false)
	m := b.Center()
	over := m[0] > below.Min[0] && m[0] < below.Max[0] && m[1] > below.Min[1] && m[1] < below.Max[1]
	return over && b.Min[2] > below.Min[2]+0.02 && b.Min[2] < below.Max[2]+0.02
}

func (w *outcome) over(c Claim, id scene.NodeID) string {
	below, b := w.after.Bounds(scene.NodeID(c.To), false), w.after.Bounds(id, false)
	if b.Min[2] < below.Max[2] || w.gap(w.after, id, c.To) > 0.1 {
		return "is not over " + c.To
	}
	return ""
}

func (w *outcome) hangs(_ Claim, id scene.NodeID) string {
	if n, _ := w.after.Snapshot().Node(id); n.Semantics == nil || !slices.Contains([]scene.Mount{scene.OnCeiling, scene.OnWall}, n.Semantics.Mount) {
		return "does not hang"
	}
	return ""
}
