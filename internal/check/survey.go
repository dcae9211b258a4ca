package check

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Options say for whom a scene is surveyed.
type Options struct {
	WalkerRadius float64        // metres; 0 for WalkerRadius
	Catalog      catalog.Source // usual sizes and clearances; nil leaves out what needs them
}

// Survey is everything that is known about whether a scene can be used.
type Survey struct {
	Verdicts []Verdict // errors first, then by id
	Rooms    []RoomMeasures
	Checked  []Kind // what was looked at, in a fixed order
}

// RoomMeasures are the figures of one room.
type RoomMeasures struct {
	Node        scene.NodeID
	FloorM2     float64 // inside the walls
	FreeM2      float64 // nothing stands on it
	NavigableM2 float64 // the walker's middle can get there from the entrances
	Reachable   int     // floor things that the walker can get to
	FloorThings int
	ClearWidthM float64 // widest walker who still gets to all that the chosen one does; 0 when there is nothing to get to
	AverageLux  float64 // at the height of a table, shadows left aside
}

// Kinds lists every check in the order they are reported as done.
func Kinds() []Kind {
	return []Kind{
		Penetration, OutOfBounds, Floating, Tipping, DoorBlocked, WindowBlock, SwingBlocked, Unreachable, Clearance, Extent, Scale, Orientation, Duplicate, Dark,
	}
}

// RunSurvey judges a snapshot by every check. An error means that it cannot be measured, such as for a missing asset.
func RunSurvey(snapshot *scene.Snapshot, store *asset.Store, o Options) (Survey, error) {
	world, err := query.New(snapshot, store)
	if err != nil {
		return Survey{}, fmt.Errorf("check: %w", err)
	}
	return SurveyOf(world, o)
}

// SurveyOf judges a world by every check: what World judges, and what makes a valid scene awkward or implausible.
func SurveyOf(world *query.World, o Options) (Survey, error) {
	if o.WalkerRadius == 0 {
		o.WalkerRadius = WalkerRadius
	}
	if !(o.WalkerRadius > 0 && o.WalkerRadius <= 2) {
		return Survey{}, fmt.Errorf("check: a walker's radius of %g m is not between 0 and 2 m", o.WalkerRadius)
	}
	c := newChecker(world)
	c.norms = newNorms(o.Catalog)
	for _, b := range world.Bodies() {
		c.body(b)
		c.tipping(b)
		c.swings(b)
		c.extent(b)
		c.plausible(b)
	}
	c.duplicates()
	out := Survey{Checked: Kinds()}
	for _, r := range c.rooms {
		out.Rooms = append(out.Rooms, c.measure(r, o.WalkerRadius))
	}
	out.Verdicts = c.sorted()
	return out, nil
}

// measure judges and measures a room's floor and light.
func (c *checker) measure(r *query.Room, radius float64) RoomMeasures {
	floor := c.floorOf(r)
	reached := floor.plan.Reach(radius, floor.entrances)
	m := RoomMeasures{Node: r.Node, FloorM2: r.Outline.Area(), FreeM2: floor.plan.Free(), FloorThings: len(floor.things)}
	m.NavigableM2 = float64(count(reached)) * floor.plan.Cell * floor.plan.Cell
	var got []*query.Body
	for _, b := range floor.things {
		if floor.reaches(b, reached) {
			got = append(got, b)
			continue
		}
		c.unreachable(b, radius)
	}
	m.Reachable = len(got)
	m.ClearWidthM = floor.clearWidth(got, radius)
	m.AverageLux = c.light(r)
	return m
}

func count(marked []bool) int {
	n := 0
	for _, m := range marked {
		if m {
			n++
		}
	}
	return n
}

// clearWidth finds the widest walker who gets to all of the things, by bisection to a centimetre.
func (f *floor) clearWidth(things []*query.Body, radius float64) float64 {
	if len(things) == 0 {
		return 0
	}
	gets := func(radius float64) bool {
		reached := f.plan.Reach(radius, f.entrances)
		return !slices.ContainsFunc(things, func(b *query.Body) bool { return !f.reaches(b, reached) })
	}
	low, high := radius, 0.75
	if high <= low || gets(high) {
		return 2 * math.Max(low, high)
	}
	for high-low > 0.005 {
		if middle := (low + high) / 2; gets(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Round(2*low*100) / 100
}
