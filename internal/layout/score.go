package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Shares of a placement's score. They sum to 1.
const (
	relationShare = 0.60
	clearShare    = 0.13
	alignShare    = 0.07
	windowShare   = 0.08
	fitShare      = 0.10
	noiseShare    = 0.02
)

// varietyShare is what chance weighs more at most.
const varietyShare = 0.25

// seatCost is what a seat loses that is not where its group would share the table.
const seatCost = 0.25

// rate scores a valid pose from 0 to 1, or tells that a hard relation is missed.
func (s *site) rate(t *thing, p *pose, st *state, obstacles []*placed) (score float64, ok bool) {
	f := t.frameOf(p)
	relations, ok := s.rateRelations(t, &f, st)
	if !ok {
		return 0, false
	}
	return s.rateRest(t, p, &f, relations, st, obstacles), true
}

// rateRest adds everything but the relations, which have been rated already. It never gives more than
// mostOf(relations).
func (s *site) rateRest(t *thing, p *pose, f *frame, relations float64, st *state, obstacles []*placed) float64 {
	score := relationShare * relations
	score += clearShare * s.clear(t, f, obstacles)
	score += alignShare * s.aligned(f, t, st)
	score += windowShare * s.leavesLight(t, f)
	score += fitShare * s.fit(t, p, f)
	score += (noiseShare + s.variety) * noise(s.seed+uint64(s.round)*7919, t.index, p)
	if t.peers > 0 {
		score -= seatCost * (1 - geom.Clamp(p.prior, 0, 1))
	}
	return score - s.crowding(t, f, st)
}

func (s *site) mostOf(relations float64) float64 {
	return 1 - relationShare + s.variety + relationShare*relations
}

// rateRelations averages how well the thing's relations hold, and those of others to it, hard ones counting twice.
func (s *site) rateRelations(t *thing, f *frame, st *state) (float64, bool) {
	sum, weight := 0.0, 0.0
	count := func(j judgement, v Verb) {
		w := v.Weighs()
		sum, weight = sum+w*j.score, weight+w
	}
	for _, v := range t.Relations {
		var target *placed
		if v.Refers() != "" {
			var found bool
			if target, found = s.anchor(st, v.Refers()); !found {
				continue
			}
		}
		j := s.judge(v, f, target, st)
		if v.Required() && !j.holds {
			return 0, false
		}
		count(j, v)
	}
	here := &placed{node: t.Node, thing: t, frame: *f, foot: f.footprint()}
	for _, o := range st.of {
		if o == nil {
			continue
		}
		for _, v := range o.thing.Relations {
			if v.Refers() == t.Node {
				count(s.judge(v, &o.frame, here, st), v)
			}
		}
	}
	if weight == 0 {
		return 0.7, true
	}
	return sum / weight, true
}

// aligned prefers the directions of the walls and of the things it relates to.
func (s *site) aligned(f *frame, t *thing, st *state) float64 {
	best := math.Pi
	quarter := func(yaw float64) {
		turn := math.Mod(math.Abs(geom.WrapAngle(f.yaw-yaw)), math.Pi/2)
		best = math.Min(best, math.Min(turn, math.Pi/2-turn))
	}
	for _, yaw := range s.yaws {
		quarter(yaw)
	}
	for _, v := range t.Relations {
		if target, ok := s.anchor(st, v.Refers()); ok && v.Refers() != "" {
			quarter(target.frame.yaw)
		}
	}
	return 1 - math.Min(1, best/geom.Radians(45))*0.6
}

// leavesLight is 0 for tall things right before a window.
func (s *site) leavesLight(t *thing, f *frame) float64 {
	if t.Mount == scene.OnWall || t.Mount == scene.OnCeiling || t.Mount == scene.OnSurface {
		return 1
	}
	light := 1.0
	for i := range s.panes {
		z := &s.panes[i]
		if f.high > z.Low+0.1 && query.ConvexOverlap(z.Outline, f.outline()) > 0.02 {
			light = math.Min(light, 1-math.Min(1, (f.high-z.Low)/(z.High-z.Low)))
		}
	}
	return light
}

// fit mixes the proposer's own opinion with, for what stands there already, how little it moves.
func (s *site) fit(t *thing, p *pose, f *frame) float64 {
	prior := geom.Clamp(p.prior, 0, 1)
	if t.home == nil {
		return prior
	}
	moved := f.at.Sub(t.home.at).Len() + 0.3*math.Abs(geom.WrapAngle(f.yaw-t.home.yaw))
	return 0.2*prior + 0.8/(1+moved)
}

// crowding keeps things beside the same target apart, so that pairs stand on both its sides.
func (s *site) crowding(t *thing, f *frame, st *state) float64 {
	for _, v := range t.Relations {
		mine, ok := v.(Beside)
		if !ok {
			continue
		}
		target, ok := s.anchor(st, mine.Target)
		if !ok {
			continue
		}
		side := target.frame.local(f.at)[0]
		for _, o := range st.of {
			if o == nil || o.thing == t {
				continue
			}
			for _, w := range o.thing.Relations {
				if other, ok := w.(Beside); ok && other.Target == mine.Target && target.frame.local(o.frame.at)[0]*side > 0 {
					return 0.12
				}
			}
		}
	}
	return 0
}

// noise is a fixed number from 0 to 1 for a seed, an item and a pose: it tells equal choices apart, differently for each seed.
func noise(seed uint64, index int, p *pose) float64 {
	h := seed*0x9E3779B97F4A7C15 + uint64(index+1)*0xBF58476D1CE4E5B9
	for _, x := range []float64{p.at[0] * 100, p.at[1] * 100, p.yaw * 50, p.low * 100} {
		h ^= uint64(int64(math.Round(x)))
		h ^= h >> 30
		h *= 0xBF58476D1CE4E5B9
		h ^= h >> 27
		h *= 0x94D049BB133111EB
		h ^= h >> 31
	}
	return float64(h>>11) / (1 << 53)
}
