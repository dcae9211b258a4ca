package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// flatRect is an upright rectangle on the floor: the oracle knows nothing else of a thing.
type flatRect struct{ x0, y0, x1, y1 float64 }

func (a flatRect) apart(b flatRect, gap float64) bool {
	return a.x0 >= b.x1+gap || b.x0 >= a.x1+gap || a.y0 >= b.y1+gap || b.y0 >= a.y1+gap
}

// oracle is a room of w × d metres with things that stay, tried cell by cell.
type oracle struct {
	w, d  float64
	stays []flatRect
}

const oracleStep = 0.05

// fits reports whether all sizes find a place, each turned by a quarter or not, with so much room around each.
func (o *oracle) fits(sizes []geom.Vec2, slack float64, taken []flatRect) bool {
	if len(sizes) == 0 {
		return true
	}
	for _, turned := range []bool{false, true} {
		w, d := sizes[0][0], sizes[0][1]
		if turned {
			w, d = d, w
		}
		for y := slack; y+d <= o.d-slack+1e-9; y += oracleStep {
			for x := slack; x+w <= o.w-slack+1e-9; x += oracleStep {
				r := flatRect{x, y, x + w, y + d}
				if o.free(r, slack, taken) && o.fits(sizes[1:], slack, append(taken, r)) {
					return true
				}
			}
		}
	}
	return false
}

func (o *oracle) free(r flatRect, gap float64, taken []flatRect) bool {
	for _, list := range [2][]flatRect{o.stays, taken} {
		for _, s := range list {
			if !r.apart(s, gap) {
				return false
			}
		}
	}
	return true
}

// separated reports whether two turned rectangles have a separating axis (Gottschalk et al., "OBBTree", 1996), less a tolerance.
func separated(a, b geom.Polygon, tolerance float64) bool {
	for _, p := range [2]geom.Polygon{a, b} {
		for i := range p {
			edge := p[(i+1)%len(p)].Sub(p[i])
			n := geom.Vec2{-edge[1], edge[0]}.Normalize()
			al, ah, bl, bh := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
			for _, q := range a {
				al, ah = math.Min(al, q.Dot(n)), math.Max(ah, q.Dot(n))
			}
			for _, q := range b {
				bl, bh = math.Min(bl, q.Dot(n)), math.Max(bh, q.Dot(n))
			}
			if ah <= bl+tolerance || bh <= al+tolerance {
				return true
			}
		}
	}
	return false
}

func groundOf(world geom.Transform, size geom.Vec3) geom.Polygon {
	var out geom.Polygon
	for _, c := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		p := world.Apply(geom.Vec3{c[0] * size[0] / 2, c[1] * size[1] / 2, 0})
		out = append(out, geom.Vec2{p[0], p[1]})
	}
	return out
}

// puzzle is a random room with pins and boxes to be placed.
type puzzle struct {
	snapshot *scene.Snapshot
	store    *asset.Store
	oracle   oracle
	items    []Item
	sizes    []geom.Vec3
	pins     []geom.Polygon
}

func newPuzzle(t *testing.T, rng *rand.Rand) *puzzle {
	t.Helper()
	p := &puzzle{store: asset.NewStore()}
	p.oracle = oracle{w: 1.5 + 2*rng.Float64(), d: 1.5 + 2*rng.Float64()}
	draft := sceneWith(t, room(geom.Polygon{{0, 0}, {p.oracle.w, 0}, {p.oracle.w, p.oracle.d}, {0, p.oracle.d}})).Edit()
	for i := range rng.IntN(3) {
		size := geom.Vec3{0.3 + rng.Float64(), 0.3 + rng.Float64(), 0.5}
		x, y := size[0]/2+rng.Float64()*(p.oracle.w-size[0]), size[1]/2+rng.Float64()*(p.oracle.d-size[1])
		r := flatRect{x - size[0]/2, y - size[1]/2, x + size[0]/2, y + size[1]/2}
		if size[0] > p.oracle.w || size[1] > p.oracle.d || !p.oracle.free(r, 0, nil) {
			continue
		}
		model, _ := boxModel(t, p.store, size)
		at := geom.At(geom.Vec3{x, y, 0}, 0)
		if err := draft.PutNode(scene.Node{ID: scene.NodeID(fmt.Sprintf("pin-%d", i)), Name: "Pin", Parent: "room", Transform: at, Pinned: true, Model: &scene.ModelRef{Asset: model}}); err != nil {
			t.Fatal(err)
		}
		p.oracle.stays = append(p.oracle.stays, r)
		p.pins = append(p.pins, groundOf(at, size))
	}
	p.snapshot, _ = draft.Seal()
	for i := range 1 + rng.IntN(2) {
		size := geom.Vec3{0.3 + 1.7*rng.Float64(), 0.3 + 1.2*rng.Float64(), 0.6}
		model, box := boxModel(t, p.store, size)
		p.items = append(p.items, Item{Node: scene.NodeID(fmt.Sprintf("item-%d", i)), Model: model, Bounds: box, Mount: scene.OnFloor})
		p.sizes = append(p.sizes, size)
	}
	return p
}

func (p *puzzle) flat() []geom.Vec2 {
	var out []geom.Vec2
	for _, s := range p.sizes {
		out = append(out, geom.Vec2{s[0], s[1]})
	}
	return out
}

// slack is how much room around each thing makes a puzzle easy enough that it must be solved.
const slack = 0.15

// TestVerdictsAgreeWithAnOracle solves small random rooms with pins by brute force too. What the solver places is inside and apart by
// a test of its own; where the oracle finds room to spare the solver finds a place for everything; where there is none it says so.
func TestVerdictsAgreeWithAnOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 4))
	trials, solved, hopeless := 120, 0, 0
	if testing.Short() {
		trials = 30
	}
	for trial := range trials {
		p := newPuzzle(t, rng)
		out := solve(t, p.snapshot, p.store, uint64(trial), p.items)
		again := solve(t, p.snapshot, p.store, uint64(trial), p.items)
		if !reflect.DeepEqual(out, again) {
			t.Fatalf("%d: the same problem and seed gave two answers", trial)
		}
		if len(out.Placements)+len(out.Unplaced) != len(p.items) {
			t.Fatalf("%d: %d placed and %d not, of %d", trial, len(out.Placements), len(out.Unplaced), len(p.items))
		}
		p.sound(t, trial, out)
		all := len(out.Unplaced) == 0
		if all {
			solved++
		}
		if p.oracle.fits(p.flat(), slack, nil) && !all {
			t.Errorf("%d: the oracle finds room for all of %v in %.2f × %.2f m with %v there; the solver says %+v", trial, p.sizes, p.oracle.w, p.oracle.d, p.oracle.stays, out.Unplaced)
		}
		if !p.oracle.fits(p.flat(), -oracleStep, nil) {
			hopeless++
			if all && rightAngled(out) {
				t.Errorf("%d: the oracle finds no room for all of %v; the solver claims to", trial, p.sizes)
			}
		}
	}
	if solved < trials/4 || hopeless < trials/20 {
		t.Errorf("of %d puzzles %d were solved and %d are hopeless: they test too little", trials, solved, hopeless)
	}
}

func rightAngled(out Solution) bool {
	for _, p := range out.Placements {
		if turn := math.Mod(math.Abs(p.World.Rotation.YawAngle()), math.Pi/2); math.Min(turn, math.Pi/2-turn) > 1e-6 {
			return false
		}
	}
	return true
}

// sound tests an answer with nothing of the solver's own.
func (p *puzzle) sound(t *testing.T, trial int, out Solution) {
	t.Helper()
	feet := append([]geom.Polygon{}, p.pins...)
	for _, place := range out.Placements {
		for i := range p.items {
			if p.items[i].Node != place.Node {
				continue
			}
			foot := groundOf(place.World, p.sizes[i])
			for _, q := range foot {
				if q[0] < -1e-6 || q[1] < -1e-6 || q[0] > p.oracle.w+1e-6 || q[1] > p.oracle.d+1e-6 {
					t.Errorf("%d: %s reaches out of the room at %v", trial, place.Node, q)
				}
			}
			for _, o := range feet {
				if !separated(foot, o, 1e-6) {
					t.Errorf("%d: %s stands in another thing", trial, place.Node)
				}
			}
			feet = append(feet, foot)
		}
	}
}

// TestMoreUnitsAreNeverWorse gives the same problems more and more work units.
func TestMoreUnitsAreNeverWorse(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 9))
	for trial := range 12 {
		p := newPuzzle(t, rng)
		missing, score := math.MaxInt, 0.0
		for _, budget := range []int{1, 300, 3000, 30000} {
			out, err := Solve(t.Context(), Problem{Scene: p.snapshot, Store: p.store, Room: "room", Items: p.items, Seed: 3, Budget: budget})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(out.Unplaced); n > missing {
				t.Errorf("%d: with %d units %d have no place, with fewer units it were %d", trial, budget, n, missing)
			} else if n < missing {
				missing = n
			}
			score = math.Max(score, out.Score)
		}
		if score < 0 || score > 1 {
			t.Errorf("%d: score %g", trial, score)
		}
	}
}

// BenchmarkSolveObjects places so many boxes along walls and over the floor of a room with 3 m² for each.
func BenchmarkSolveObjects(b *testing.B) {
	for _, n := range []int{10, 40, 80, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			side := math.Sqrt(3 * float64(n))
			snapshot := sceneWith(b, room(geom.Polygon{{0, 0}, {side, 0}, {side, side}, {0, side}}))
			store := asset.NewStore()
			var items []Item
			for i := range n {
				model, box := boxModel(b, store, geom.Vec3{0.4 + 0.1*float64(i%5), 0.4 + 0.05*float64(i%3), 0.8})
				item := Item{Node: scene.NodeID(fmt.Sprintf("item-%d", i)), Model: model, Bounds: box, Mount: scene.OnFloor}
				if i%3 == 0 {
					item.Relations = []Verb{AgainstWall{}}
				}
				items = append(items, item)
			}
			for b.Loop() {
				out, err := Solve(b.Context(), Problem{Scene: snapshot, Store: store, Room: "room", Items: items, Seed: 1, Budget: 3000 * n})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(out.Unplaced)), "unplaced")
			}
		})
	}
}
