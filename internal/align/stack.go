package align

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
)

// on measures how far a thing would fall onto another; it must lie over it.
func (j *judge) on(it, t *item) measured {
	m := measured{name: "height over it", unit: "m", value: math.Inf(1), limit: fmt.Sprintf("up to %g m", onM)}
	for _, b := range it.bodies {
		for _, o := range t.bodies {
			if drop, ok := b.GapAbove(o, math.Inf(1)); ok && math.Abs(drop) < math.Abs(m.value) {
				m.value = drop
			}
		}
	}
	if math.IsInf(m.value, 0) {
		m.detail = fmt.Sprintf("%s is not over %s", it.id, t.id)
		return m
	}
	m.share = within(math.Abs(m.value), onM)
	m.detail = fmt.Sprintf("%s is %.3f m over %s", it.id, m.value, t.id)
	return m
}

// covered is the share of an outline's box that another covers, as seen from above.
func covered(a, b geom.Polygon) float64 {
	const n = 12
	low, high := a.Bounds()
	in, all := 0, 0
	for i := range n * n {
		q := geom.Vec2{geom.Lerp(low[0], high[0], (float64(i%n)+0.5)/n), geom.Lerp(low[1], high[1], (float64(i/n)+0.5)/n)}
		if !a.Contains(q) {
			continue
		}
		all++
		if b.Contains(q) {
			in++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(in) / float64(all)
}

func under(it, t *item) measured {
	over := math.Max(covered(it.outline, t.outline), covered(t.outline, it.outline))
	m := measured{share: geom.Clamp(over/0.3, 0, 1), name: "overlap from above", value: over, limit: "at least 0.3 of the smaller"}
	m.detail = fmt.Sprintf("%.0f %% of it lies under %s", 100*over, t.id)
	return m.unless(it.low > t.low+0.02 && it.low > t.high-0.05 || it.high > t.high, fmt.Sprintf("%s is higher than %s", it.id, t.id))
}

func above(it, t *item) measured {
	d := it.middle().Sub(t.middle())
	reach := 0.0
	for _, p := range t.outline {
		reach = math.Max(reach, p.Sub(t.middle()).Len())
	}
	off := math.Max(0, d.Len()-reach)
	m := measured{share: within(off, 0.3), name: "off to the side", value: off, unit: "m", limit: "up to 0.3 m"}
	m.detail = fmt.Sprintf("%s hangs %.2f m over the top of %s", it.id, it.low-t.high, t.id)
	return m.unless(it.low < t.high-0.1, fmt.Sprintf("%s does not hang over the top of %s", it.id, t.id))
}
