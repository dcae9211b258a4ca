package layout

import (
	"math"
	"math/rand/v2"

	"scenograph/internal/geom"
)

// standMore proposes places on the floor for the relations of verbmore.go.
func (p *proposer) standMore(v Verb, target *placed) {
	switch v := v.(type) {
	case FarFrom, ClearOfDoor, ClearOfWindow:
		if len(p.out) == 0 {
			p.alongWalls("", 0, 0.8)
			p.everywhere()
		}
	case AlignedWith:
		p.inLine(&target.frame)
	case Row:
		p.row(&target.frame, orDefault(v.Gap, besideGap))
	case Grid:
		p.add(v.cell(&target.frame), target.frame.yaw, p.floor(), 1)
	case Scatter:
		p.scatter()
	}
}

// inLine proposes places on both axes of the target.
func (p *proposer) inLine(target *frame) {
	half := p.half()
	for _, gap := range []float64{0.1, 0.3, 0.6, 1, 1.5, 2.2, 3} {
		for _, side := range []float64{1, -1} {
			p.add(target.world(side*(target.half[0]+half[0]+gap), 0), target.yaw, p.floor(), 1-gap/6)
			p.add(target.world(0, side*(target.half[1]+half[1]+gap)), target.yaw, p.floor(), 1-gap/6)
		}
	}
}

// row proposes both ends of a row.
func (p *proposer) row(target *frame, gap float64) {
	half := p.half()
	for _, side := range []float64{1, -1} {
		for _, extra := range []float64{0, 0.05, 0.12} {
			p.add(target.world(side*(target.half[0]+gap+extra+half[0]), target.half[1]-half[1]), target.yaw, p.floor(), 1-extra)
		}
	}
}

// scatter proposes places all over the floor, drawn by chance and the same for a seed.
func (p *proposer) scatter() {
	low, high := p.site.room.Outline.Bounds()
	rng := rand.New(rand.NewPCG(p.site.seed, uint64(p.thing.index)+1))
	for range 96 {
		at := geom.Vec2{geom.Lerp(low[0], high[0], rng.Float64()), geom.Lerp(low[1], high[1], rng.Float64())}
		yaw := 2 * math.Pi * rng.Float64()
		if p.site.room.Outline.Contains(at) {
			p.add(at, yaw, p.floor(), 0.5+0.5*rng.Float64())
		}
	}
}
