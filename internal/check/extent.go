package check

import (
	"fmt"
	"math"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// What simulators in single precision and steps of milliseconds still feel, metres.
const (
	SmallestThing = 0.001
	LargestThing  = 1000.0
)

// extent refuses what is so small or large that no simulator can do anything with it.
func (c *checker) extent(b *query.Body) {
	half := b.Box.Half
	longest := 2 * max(half[0], half[1], half[2])
	n, ok := c.world.Snapshot().Node(b.Node)
	if !ok || n.Model == nil || longest >= SmallestThing && longest <= LargestThing {
		return
	}
	v := Verdict{Kind: Extent, Severity: Error, Value: longest, Unit: "m", Nodes: []scene.NodeID{b.Node}}
	v.Message = fmt.Sprintf("%s is %.3g m at its longest; simulators need things between %g m and %g m: scale it, or import it in its own unit", c.name(b.Node), longest, SmallestThing, LargestThing)
	scaled := b.WorldFromNode
	scaled.Scale = scaled.Scale.Mul(unitBehind(longest))
	v.Fix = c.posed(b.Node, scaled)
	c.put(v)
}

// unitBehind is the factor of a unit that was taken for another — millimetres, centimetres, kilometres — which brings a length nearest
// to a metre.
func unitBehind(metres float64) float64 {
	best := 1.0
	for _, factor := range []float64{1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e2, 1e3, 1e4, 1e5, 1e6} {
		if math.Abs(math.Log10(metres*factor)) < math.Abs(math.Log10(metres*best)) {
			best = factor
		}
	}
	return best
}
