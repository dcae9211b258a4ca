package align

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
)

// sized holds a thing against the usual size of its kind in the catalogue.
func (j *judge) sized(word string, it *item) measured {
	half := it.box.Half
	if word == "round" {
		return j.roundness(it)
	}
	for _, e := range j.reader.source.Entries() {
		if e.Category != it.category() || e.Given {
			continue
		}
		long, short := math.Max(half[0], half[1])*2, math.Min(half[0], half[1])*2
		usual := [3]float64{math.Max(e.Size[0], e.Size[1]), math.Min(e.Size[0], e.Size[1]), e.Size[2]}
		volume := math.Cbrt(long * short * half[2] * 2 / (usual[0] * usual[1] * usual[2]))
		factor, more := 1.0, true
		switch word {
		case "small":
			factor, more = volume, false
		case "large":
			factor = volume
		case "tall":
			factor = half[2] * 2 / usual[2]
		case "low":
			factor, more = half[2]*2/usual[2], false
		case "long", "wide":
			factor = long / usual[0]
		case "narrow":
			factor, more = math.Min(short/usual[1], long/usual[0]), false
		}
		m := measured{name: "of the usual size", value: factor, unit: "×", detail: fmt.Sprintf("%s is %.2f of the usual for %s", it.id, factor, e.Category)}
		if m.limit = "at least 1.05"; more {
			m.share = geom.Clamp((factor-0.85)/0.2, 0, 1)
		} else {
			m.limit = "up to 0.97"
			m.share = geom.Clamp((1.17-factor)/0.2, 0, 1)
		}
		return m
	}
	return measured{unknown: true, detail: fmt.Sprintf("no usual size is known for %s", it.id)}
}

// roundness compares what a thing covers of the floor with its box: a disc covers π/4 of a square.
func (j *judge) roundness(it *item) measured {
	corners := 0
	for _, b := range it.bodies {
		for _, p := range b.Pieces {
			for _, v := range p.Mesh.Positions {
				q := geom.TransformPoint(p.WorldFromMesh, geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}).Sub(it.box.Center)
				if math.Abs(q.Dot(it.box.Axes[0])) > 0.85*it.box.Half[0] && math.Abs(q.Dot(it.box.Axes[1])) > 0.85*it.box.Half[1] {
					corners++
				}
			}
		}
	}
	m := measured{name: "points in the corners of its box", value: float64(corners), limit: "none", share: share(corners == 0)}
	m.detail = fmt.Sprintf("%d points of %s lie in the corners of its box", corners, it.id)
	return m
}

func measuredSize(d measures, it *item) measured {
	long, short := 2*math.Max(it.box.Half[0], it.box.Half[1]), 2*math.Min(it.box.Half[0], it.box.Half[1])
	if d.a == 0 {
		h := it.high - it.low
		return measured{
			share: within(off(h, d.height), sizeSlack), name: "height", value: h, unit: "m", limit: fmt.Sprintf("within %.0f %%", 100*sizeSlack),
			detail: fmt.Sprintf("%s is %.2f m high", it.id, h),
		}
	}
	worst := math.Max(off(long, math.Max(d.a, d.b)), off(short, math.Min(d.a, d.b)))
	m := measured{share: within(worst, sizeSlack), name: "off the measures", value: 100 * worst, unit: "%", limit: fmt.Sprintf("up to %.0f %%", 100*sizeSlack)}
	m.detail = fmt.Sprintf("%s is %.2f by %.2f m", it.id, long, short)
	return m
}
