package rigid

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

const (
	mostBallast = 0.9 // share of a thing's mass
	inner       = 0.5 // share of the feet's outline that the centre of mass is brought into
)

// ballast weights the foot of a thing that stands upright although, were it of one density, its centre of mass would lie beside its
// feet: a desk lamp stands because its foot is heavy. The whole mass stays.
func (b *builder) ballast(body *Body) {
	if body.Kind != scene.DynamicBody || body.World.Rotation.Rotate(geom.Up)[2] < upright {
		return
	}
	var points []geom.Vec3
	low := math.Inf(1)
	link := &body.Links[0]
	for i := range link.Colliders {
		shape, ok := b.convexOf(&link.Colliders[i])
		if !ok || shape.Radius > 0 {
			return
		}
		for _, p := range shape.Moved(link.Colliders[i].Pose).Points {
			points, low = append(points, p), math.Min(low, p[2])
		}
	}
	var feet []geom.Vec2
	for _, p := range points {
		if p[2] <= low+footBand {
			feet = append(feet, geom.Vec2{p[0], p[1]})
		}
	}
	outline := geom.Polygon(solid.ConvexOutline(feet))
	if len(outline) < 3 {
		return
	}
	middle := geom.Vec2{}
	for _, p := range outline {
		middle = middle.Add(p.Mul(1 / float64(len(outline))))
	}
	whole := body.MassKg
	center := body.inFrame().centerOfMass()
	inside := func(share float64) bool {
		p := center.Mul(1 - share).Add(middle.Mul(share))
		return outline.Contains(middle.Add(p.Sub(middle).Mul(1 / inner)))
	}
	if outline.Contains(center) || !inside(mostBallast) {
		return
	}
	share, step := mostBallast, mostBallast/2
	for range 8 {
		if inside(share - step) {
			share -= step
		}
		step /= 2
	}
	for i := range body.Links {
		l := &body.Links[i]
		l.Inertia = l.Inertia.scaledTo(l.Inertia.MassKg * (1 - share))
	}
	radius := outline.Distance(middle)
	link.Inertia = together(link.Inertia, disc(share*whole, radius, middle.Vec3(low+soleHeight/2)))
	b.world.Report.Info("node "+body.Title, "would tip over were it of one density: %.0f%% of its mass is taken to be in its foot", 100*share)
}

// inFrame is the body in its own frame.
func (b *Body) inFrame() *Body {
	out := *b
	out.World = geom.IdentityTransform()
	return &out
}

// disc is a flat one at a place, its axis upright.
func disc(massKg, radius float64, at geom.Vec3) Inertia {
	across := massKg * radius * radius / 4
	return Inertia{MassKg: massKg, Center: at, Tensor: mgl64.Diag3(geom.Vec3{across, across, 2 * across})}
}
