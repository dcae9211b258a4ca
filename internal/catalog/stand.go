package catalog

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

const (
	standGap   = 0.001 // metres that colliders may end above the drawn feet
	footHeight = 0.002 // metres above the ground that still count as a foot
	footApart  = 0.05  // metres between points of different feet
	mostFeet   = 8     // more are one
)

// stand gives a thing that stands colliders down to its drawn feet, one for each, where those it has end above them: a simulator would
// let it drop on to what is not there, and tip.
func (b *bench) stand() {
	if b.kind.Mount == scene.OnWall || b.kind.Mount == scene.OnCeiling {
		return
	}
	low := math.Inf(1)
	for i := range b.part.colliders {
		low = math.Min(low, lowest(&b.part.colliders[i]))
	}
	if math.IsInf(low, 1) || low <= standGap {
		return
	}
	feet := b.feet()
	if len(feet) > mostFeet {
		whole := geom.EmptyBox()
		for _, f := range feet {
			whole = whole.Union(f)
		}
		feet = []geom.Box{whole}
	}
	for _, f := range feet {
		f = f.Grow(0.002)
		b.block(geom.Vec3{f.Min[0], f.Min[1], 0}, geom.Vec3{f.Max[0], f.Max[1], low + 0.002})
	}
}

func lowest(c *asset.Collider) float64 {
	half := c.Size.Mul(0.5)
	return geom.Box{Min: half.Mul(-1), Max: half}.Transformed(c.Transform.Mat4()).Min[2]
}

// feet are the boxes around the body's points on the ground that lie close together.
func (b *bench) feet() []geom.Box {
	var points []geom.Vec3
	for _, shape := range b.part.shapes {
		for i := range shape.Corners {
			if p := shape.Corners[i].Position; p[2] <= footHeight {
				points = append(points, p)
			}
		}
	}
	slices.SortFunc(points, func(a, b geom.Vec3) int { return slices.Compare(a[:], b[:]) })
	points = slices.Compact(points)
	var feet []geom.Box
	for _, p := range points {
		foot := geom.Box{Min: p, Max: p}
		feet = slices.DeleteFunc(feet, func(f geom.Box) bool {
			near := f.Grow(footApart).Contains(p)
			if near {
				foot = foot.Union(f)
			}
			return near
		})
		feet = append(feet, foot)
	}
	slices.SortFunc(feet, func(a, b geom.Box) int {
		return cmp.Or(slices.Compare(a.Min[:], b.Min[:]), slices.Compare(a.Max[:], b.Max[:]))
	})
	return feet
}
