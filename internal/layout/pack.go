package layout

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const (
	packStep  = 0.01  // metres between places tried on a surface
	packGap   = 0.012 // metres between things that are packed
	packMost  = 320   // places along a side of a surface
	packAbove = 0.01  // metres of free height over a packed thing

	packMisses = 12 // free places of a surface that turn out not to carry a thing, before it is given up for that thing
)

// Pack stands many small things on the level surfaces of what is in the scene already, side by side, spread over the surfaces and
// without a search: what Solve would do one by one. An item's On relations say which hosts it may stand on; without one it may stand
// on any. What finds no place is listed as unplaced. Packed things rest exactly on their surface and keep a gap to each other.
func Pack(ctx context.Context, problem Problem) (Solution, error) {
	s, err := newSite(&problem)
	if err != nil {
		return Solution{}, err
	}
	p := &packer{site: s}
	for _, f := range s.fixed {
		p.addShelves(f)
	}
	var out Solution
	order := slices.Clone(s.things)
	slices.SortStableFunc(order, func(a, b *thing) int { return cmp.Compare(b.size[0]*b.size[1], a.size[0]*a.size[1]) })
	placed := map[int]Placement{}
	for _, t := range order {
		if err := ctx.Err(); err != nil {
			return Solution{}, fmt.Errorf("layout: %w", err)
		}
		if at, ok := p.place(t); ok {
			placed[t.index] = at
			continue
		}
		out.Unplaced = append(out.Unplaced, Failure{Node: t.Node, Reason: p.reason(t)})
	}
	for i := range s.things {
		if at, ok := placed[i]; ok {
			out.Placements = append(out.Placements, at)
		}
	}
	out.Work = p.work
	if n := len(s.things); n > 0 {
		out.Score = float64(len(out.Placements)) / float64(n)
	}
	return out, nil
}

type packer struct {
	site    *site
	shelves []*shelf
	work    int
}

// addShelves lists the level, reachable surfaces of a host that stands upright, less what is on them.
func (p *packer) addShelves(host *placed) {
	if host.body == nil || host.flat || host.body.WorldFromNode.Rotation.Rotate(geom.Up)[2] < 0.9999 {
		return
	}
	scale := host.body.WorldFromNode.Scale
	for _, surface := range host.body.Surfaces() {
		if !surface.Open || surface.Soft {
			continue
		}
		s := &shelf{host: host, surface: surface, step: packStep}
		middle := host.body.WorldFromNode.Apply(surface.Low.Add(surface.High).Mul(0.5).Vec3(surface.Height))
		s.z, s.clear = middle[2], surface.Clear*math.Abs(scale[2])
		edge := 2 * surfaceBlur(host.body)
		size := surface.High.Sub(surface.Low).Sub(geom.Vec2{edge, edge})
		width, depth := size[0]*math.Abs(scale[0]), size[1]*math.Abs(scale[1])
		s.step = math.Max(packStep, math.Max(width, depth)/packMost)
		s.nx, s.ny = int(width/s.step), int(depth/s.step)
		if width <= 0 || depth <= 0 || s.nx < 2 || s.ny < 2 {
			continue
		}
		at := host.frame.local(geom.Vec2{middle[0], middle[1]})
		s.low = at.Sub(geom.Vec2{float64(s.nx) * s.step / 2, float64(s.ny) * s.step / 2})
		s.apart.cells, s.exact.cells = make([]bool, s.nx*s.ny), make([]bool, s.nx*s.ny)
		p.occupy(s)
		p.shelves = append(p.shelves, s)
	}
}

// surfaceBlur is how far a found surface may reach over its true edge, in metres of the model: half a cell of the grid it was sampled on.
func surfaceBlur(b *query.Body) float64 {
	size := b.Local.Size()
	return math.Max(0.004, math.Max(size[0], size[1])/128)
}

// place puts a thing on the shelf that has been given least so far and still has room, seen from the front; at first where nothing
// stands near.
func (p *packer) place(t *thing) (Placement, bool) {
	if !usable(t) {
		return Placement{}, false
	}
	order := slices.Clone(p.shelves)
	slices.SortStableFunc(order, func(a, b *shelf) int { return cmp.Compare(a.packed, b.packed) })
	for _, strict := range []bool{true, false} {
		for _, s := range order {
			if !p.mayHold(t, s) || s.clear < t.size[2]+packAbove {
				continue
			}
			for _, turn := range []float64{0, math.Pi / 2} {
				if at, ok := p.on(t, s, turn, strict); ok {
					return at, true
				}
			}
		}
	}
	return Placement{}, false
}

// mayHold reports whether a thing's relations let it stand on a shelf's host.
func (p *packer) mayHold(t *thing, s *shelf) bool {
	asked := false
	for _, v := range t.Relations {
		if on, ok := v.(On); ok {
			asked = true
			if on.Target == s.host.node {
				return true
			}
		}
	}
	return !asked
}

func (p *packer) on(t *thing, s *shelf, turn float64, strict bool) (Placement, bool) {
	g := &s.exact
	if strict {
		g = &s.apart
	}
	w, d := t.size[0], t.size[1]
	if turn != 0 {
		w, d = d, w
	}
	nw, nd := int(math.Ceil(w/s.step)), int(math.Ceil(d/s.step))
	missed := 0
	for y := 0; y+nd <= s.ny; y++ {
		for x := 0; x+nw <= s.nx; x++ {
			p.work++
			if !s.free(g, x, y, nw, nd) {
				continue
			}
			middle := s.low.Add(geom.Vec2{(float64(x) + float64(nw)/2) * s.step, (float64(y) + float64(nd)/2) * s.step})
			if at, ok := p.rest(t, s, middle, turn); ok {
				half := geom.Vec2{w / 2, d / 2}
				s.take(rect{middle.Sub(half), middle.Add(half)})
				s.packed++
				return at, true
			}
			if missed++; missed >= packMisses {
				return Placement{}, false
			}
		}
	}
	return Placement{}, false
}

// rest sets a thing down on a shelf mesh on mesh; it is false where it would miss the surface or cut into its host.
func (p *packer) rest(t *thing, s *shelf, middle geom.Vec2, turn float64) (Placement, bool) {
	at := pose{at: s.host.frame.world(middle[0], middle[1]), yaw: geom.WrapAngle(s.host.frame.yaw + turn), low: s.z, support: s.host.node, wall: -1}
	if t.body != nil {
		gap, ok := t.body.At(t.transform(&at)).GapAbove(s.host.body, lowerReach)
		if !ok || gap < -lowerReach {
			return Placement{}, false
		}
		at.low -= gap
		here := t.body.At(t.transform(&at))
		if contact, cut := query.Overlap(s.host.body, here, penetrationLimit); cut && contact.Depth > penetrationLimit {
			return Placement{}, false
		}
	}
	held := []Held{}
	for _, v := range t.Relations {
		if on, ok := v.(On); ok && on.Target == s.host.node {
			held = append(held, Held{Verb: v, Holds: true})
		}
	}
	return Placement{Node: t.Node, World: t.transform(&at), Support: s.host.node, Relations: held, Score: 1}, true
}

// reason says what a thing that found no place would need.
func (p *packer) reason(t *thing) string {
	best, hosts := 0.0, map[scene.NodeID]bool{}
	for _, s := range p.shelves {
		if p.mayHold(t, s) && s.clear >= t.size[2]+packAbove {
			hosts[s.host.node] = true
			free := 0
			for _, c := range s.exact.cells {
				if !c {
					free++
				}
			}
			best = math.Max(best, float64(free)*s.step*s.step)
		}
	}
	if len(hosts) == 0 {
		return fmt.Sprintf("nothing there has a level surface with %.2f m of height above it", t.size[2]+packAbove)
	}
	return fmt.Sprintf("needs %.2f × %.2f m of level surface; of those with enough height none has so much in one piece, the emptiest has %.2f m² left", t.size[0], t.size[1], best)
}
