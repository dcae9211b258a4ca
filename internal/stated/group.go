package stated

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// inCircle holds for things that stand around a common middle, in all directions and about equally far from it.
func inCircle(things []thing) verdict {
	if len(things) < 3 {
		return verdict{why: fmt.Sprintf("%d of them make no circle", len(things))}
	}
	middle := meanOf(things)
	radius := 0.0
	for _, t := range things {
		radius += t.middle().Sub(middle).Len() / float64(len(things))
	}
	off, angles := 0.0, []float64{}
	for _, t := range things {
		d := t.middle().Sub(middle)
		off = math.Max(off, math.Abs(d.Len()-radius))
		angles = append(angles, math.Atan2(d[1], d[0]))
	}
	slices.Sort(angles)
	widest := angles[0] + 2*math.Pi - angles[len(angles)-1]
	for i := 1; i < len(angles); i++ {
		widest = math.Max(widest, angles[i]-angles[i-1])
	}
	holds := radius > 0.3 && off <= circleShare*radius && widest <= math.Max(math.Pi/2, 5*math.Pi/float64(len(things)))
	return verdict{holds, fmt.Sprintf("%d around a circle of %.2f m, at most %.2f m off it, the widest gap %.0f°", len(things), radius, off, geom.Degrees(widest))}
}

// inArc holds for things that stand on part of a circle: the one that fits their middles best (Kåsa 1976, least squares of x² + y²).
func inArc(things []thing) verdict {
	if len(things) < 3 {
		return verdict{len(things) == 2, fmt.Sprintf("%d of them make any half circle", len(things))}
	}
	mean := meanOf(things)
	var xx, xy, yy, xz, yz, zz float64
	for _, t := range things {
		d := t.middle().Sub(mean)
		z := d.Dot(d)
		xx, xy, yy, xz, yz, zz = xx+d[0]*d[0], xy+d[0]*d[1], yy+d[1]*d[1], xz+d[0]*z, yz+d[1]*z, zz+z
	}
	det := xx*yy - xy*xy
	if det < 1e-6*zz*zz {
		return verdict{why: "they stand on a straight line"}
	}
	at := geom.Vec2{(xz*yy - yz*xy) / (2 * det), (yz*xx - xz*xy) / (2 * det)}
	radius := math.Sqrt(zz/float64(len(things)) + at.Dot(at))
	off := 0.0
	for _, t := range things {
		off = math.Max(off, math.Abs(t.middle().Sub(mean).Sub(at).Len()-radius))
	}
	return verdict{off <= circleShare*radius && radius < arcWidest, fmt.Sprintf("%d on an arc of %.2f m, at most %.2f m off it", len(things), radius, off)}
}

func meanOf(things []thing) geom.Vec2 {
	sum := geom.Vec2{}
	for _, t := range things {
		sum = sum.Add(t.middle().Mul(1 / float64(len(things))))
	}
	return sum
}

// inRows holds for things that share lines with others, parallel to an axis.
func inRows(things []thing) verdict {
	best := 0
	for axis := range 2 {
		inLine := 0
		for i, a := range things {
			for k, b := range things {
				if i != k && math.Abs(a.middle()[axis]-b.middle()[axis]) <= rowReach {
					inLine++
					break
				}
			}
		}
		best = max(best, inLine)
	}
	return verdict{best == len(things) && best > 1, fmt.Sprintf("%d of %d stand in a row with another", best, len(things))}
}

// inCorners holds when each stands in a corner, no two in the same as long as there are enough corners.
func (j *judge) inCorners(things []thing) verdict {
	taken := map[int]bool{}
	worst, who := 0.0, ""
	for _, t := range things {
		best, at := math.Inf(1), 0
		for i := range j.outline {
			if d := j.gapOf(t, i); d < best {
				best, at = d, i
			}
		}
		taken[at] = true
		if best >= worst {
			worst, who = best, t.ID
		}
	}
	corners := min(len(things), len(j.outline))
	holds := worst <= cornerReach && len(taken) >= corners
	return verdict{holds, fmt.Sprintf("%d things in %d corners, %s the farthest, %.2f m from its corner's walls", len(things), len(taken), who, worst)}
}

// eachOther holds for pairs whose fronts point at each other.
func eachOther(things []thing) verdict {
	worst := verdict{true, "all look at another that looks back"}
	for i := range things {
		found := false
		for k := range things {
			if i != k && things[i].off(&things[k]) <= facingLimit && things[k].off(&things[i]) <= facingLimit {
				found = true
			}
		}
		if !found {
			worst = verdict{false, things[i].ID + " looks at none that looks back"}
		}
	}
	return worst
}

// mirrored holds when one line has each thing on it or, on its other side, another one of the same size.
func mirrored(things []thing) verdict {
	best, at := math.Inf(1), ""
	for axis, name := range [2]string{"across", "along"} {
		for _, line := range linesOf(things, axis) {
			worst := 0.0
			for _, t := range things {
				worst = math.Max(worst, mirrorGap(t, things, axis, line))
			}
			if worst < best {
				best, at = worst, fmt.Sprintf("the line %s the room at %.2f m", name, line)
			}
		}
	}
	return verdict{best <= mirrorReach, fmt.Sprintf("mirrored in %s, at most %.2f m off", at, best)}
}

// linesOf are where a mirror may stand: through each thing and half-way between each two.
func linesOf(things []thing, axis int) []float64 {
	var out []float64
	for i := range things {
		for k := i; k < len(things); k++ {
			out = append(out, (things[i].middle()[axis]+things[k].middle()[axis])/2)
		}
	}
	return out
}

func mirrorGap(t thing, things []thing, axis int, line float64) float64 {
	image := t.middle()
	image[axis] = 2*line - image[axis]
	best := math.Inf(1)
	for _, o := range things {
		alike := o.name == t.name && sameTurn(o, t)
		if alike || o.ID == t.ID {
			best = math.Min(best, o.middle().Sub(image).Len())
		}
	}
	return best
}

// sameTurn reports whether two boxes are mirror images in their turn, to within 10°, ends and sides exchanged or not.
func sameTurn(a, b thing) bool {
	off := math.Mod(math.Abs(a.YawDeg+b.YawDeg), 180)
	off = math.Min(off, 180-off)
	return off <= 10 || math.Abs(a.Size[0]-a.Size[1]) < 0.05
}

// backReach is how far apart the backs of two things may be that stand back to back, in metres.
const backReach = 0.3

// backToBack holds for things each of which has another at its back that looks the other way. Of an odd number one may be left over.
func backToBack(things []thing) verdict {
	paired := 0
	for i := range things {
		a := &things[i]
		if slices.ContainsFunc(things, func(b thing) bool {
			return b.ID != a.ID && a.Front[0]*b.Front[0]+a.Front[1]*b.Front[1] < -0.9 && gap(a, &b) <= backReach && a.farOff(&b) >= math.Pi-facingLimit
		}) {
			paired++
		}
	}
	return verdict{paired > 0 && paired >= len(things)-len(things)%2, fmt.Sprintf("%d of %d have another at their back", paired, len(things))}
}
