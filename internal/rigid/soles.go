package rigid

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

const (
	soleHeight = 0.01   // metres
	raised     = 0.0015 // metres that a collider ends above its sole, so that the sole is what touches
	levelBand  = 0.001  // metres within which a hull's lowest points are one flat side
	upright    = 0.9999 // least cosine to the vertical
)

// soles puts a flat box under each round or many-sided collider that a free body stands on. Engines that find one point of contact
// between curved solids let a candle roll off a table; between boxes they find four.
func (b *builder) soles(body *Body) {
	if body.Kind != scene.DynamicBody || body.World.Rotation.Rotate(geom.Up)[2] < upright {
		return
	}
	link := &body.Links[0]
	low := math.Inf(1)
	shapes := make([]solid.Convex, len(link.Colliders))
	for i := range link.Colliders {
		if shape, ok := b.convexOf(&link.Colliders[i]); ok {
			shapes[i] = shape.Moved(link.Colliders[i].Pose)
			low = math.Min(low, shapes[i].Bounds().Min[2])
		}
	}
	for i, shape := range shapes {
		c := &link.Colliders[i]
		if c.Shape != asset.ShapeCylinder && c.Shape != asset.ShapeHull || shape.Bounds().Min[2] > low+levelBand {
			continue
		}
		if box, ok := soleOf(shape, low); ok && c.raise(low+raised) {
			link.Colliders = append(link.Colliders, box)
		}
	}
	nameColliders(link)
}

// soleOf fits a box into the flat underside of a body; false where there is none to speak of.
func soleOf(shape solid.Convex, low float64) (Collider, bool) {
	var under []geom.Vec2
	for _, p := range shape.Points {
		if p[2] <= low+levelBand {
			under = append(under, geom.Vec2{p[0], p[1]})
		}
	}
	outline := geom.Polygon(solid.ConvexOutline(under))
	if len(outline) < 3 {
		return Collider{}, false
	}
	least, most := outline.Bounds()
	middle, half := least.Add(most).Mul(0.5), most.Sub(least).Mul(0.5)
	share, step := 0.0, 0.5
	for range 12 {
		if fits(outline, middle, half.Mul(share+step)) {
			share += step
		}
		step /= 2
	}
	half = half.Mul(share)
	if half[0] < 0.003 || half[1] < 0.003 {
		return Collider{}, false
	}
	height := math.Min(soleHeight, shape.Bounds().Size()[2]/2)
	size := geom.Vec3{micro(2 * half[0]), micro(2 * half[1]), micro(height)}
	at := middle.Vec3(micro(low + size[2]/2))
	return Collider{Shape: asset.ShapeBox, Pose: tidy(geom.At(at, 0)), Size: size}, true
}

// raise cuts a collider off below a height of its link's frame; false where little would be left.
func (c *Collider) raise(z float64) bool {
	if c.Shape == asset.ShapeCylinder {
		axis := c.Pose.Rotation.Rotate(geom.Up)
		by := z - (c.Pose.Translation[2] - c.Size[2]/2)
		if math.Abs(axis[2]) < upright || c.Size[2] < 4*by {
			return false
		}
		c.Pose.Translation[2] = micro(c.Pose.Translation[2] + by/2)
		c.Size[2] = micro(c.Size[2] - by)
		return true
	}
	cut := solid.Polyhedron{Points: make([]geom.Vec3, len(c.Surface.Points))}
	inverse := c.Pose.Rotation.Inverse()
	top := math.Inf(-1)
	for i, p := range c.Surface.Points {
		q := c.Pose.Apply(p)
		top = math.Max(top, q[2])
		q[2] = math.Max(q[2], z)
		cut.Points[i] = inverse.Rotate(q.Sub(c.Pose.Translation))
	}
	hull, err := solid.Hull(cut.Points, 0)
	if err != nil || top < z+raised {
		return false
	}
	c.Surface, c.Key = &hull, c.Key+" raised"
	return true
}

func fits(outline geom.Polygon, middle, half geom.Vec2) bool {
	for _, s := range []geom.Vec2{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}} {
		if !outline.Contains(geom.Vec2{middle[0] + s[0]*half[0], middle[1] + s[1]*half[1]}) {
			return false
		}
	}
	return true
}

func micro(x float64) float64 { return math.Round(x*1e6) / 1e6 }
