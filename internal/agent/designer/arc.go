package designer

import (
	"math"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// wantsHalf reports whether things are to stand in a circle that is open on one side.
func wantsHalf(w *wish) bool {
	return slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "circle" && x.detail == brief.HalfCircle })
}

// watched is the wish that the things of another were asked to look at.
func (p *plan) watched(w *wish) *wish {
	for _, x := range w.wants {
		if x.asked && x.kind == "facing" && !roomParts[x.object] {
			return p.wishFor(x.object, w, x.soft)
		}
	}
	return nil
}

// Measures of half a circle: how far it reaches around, radians, the floor between things, and from its middle to the first, metres.
const (
	arcWidest = 0.9 * math.Pi
	arcGap    = 0.2
	arcLeast  = 0.8
)

// arc puts things around what they look at, or around the middle of a wall, in as wide a part of a circle as the room has place for; nil
// where it has none.
func (p *plan) arc(w *wish, size geom.Vec3) []geom.Transform {
	middle, ahead := p.arcMiddle(w)
	things := footprintsOf(p.s.world, p.room)
	for _, span := range []float64{arcWidest, 0.75 * math.Pi, 0.6 * math.Pi, 0.45 * math.Pi} {
		step := span / float64(max(1, w.count-1))
		radius := math.Max(arcLeast, (size[0]+arcGap)/(2*math.Sin(step/2))) + size[1]/2
		for _, more := range []float64{0.5, 0.25, 0} {
			if poses := p.along(middle, ahead, radius+more, span, w.count); poses != nil && p.clearFor(poses, size, things) {
				return poses
			}
		}
	}
	return nil
}

// along lists n poses over an arc, each looking at its middle.
func (p *plan) along(middle, ahead geom.Vec2, radius, span float64, n int) []geom.Transform {
	from := math.Atan2(ahead[1], ahead[0]) - span/2
	var out []geom.Transform
	for i := range n {
		s, c := math.Sincos(from + span*float64(i)/float64(max(1, n-1)))
		at := middle.Add(geom.Vec2{c, s}.Mul(radius))
		if !p.room.Outline.Contains(at) {
			return nil
		}
		out = append(out, p.standingAt(at, query.YawToward(middle.Sub(at))))
	}
	return out
}

// clearFor reports whether things of a size can stand at poses: within the room and on free floor.
func (p *plan) clearFor(poses []geom.Transform, size geom.Vec3, things []query.Footprint) bool {
	for _, pose := range poses {
		at := pose.Translation.Vec2()
		s, c := math.Sincos(pose.Rotation.YawAngle())
		x, y := geom.Vec2{c, s}.Mul(size[0]/2), geom.Vec2{-s, c}.Mul(size[1]/2)
		outline := geom.Polygon{at.Sub(x).Sub(y), at.Add(x).Sub(y), at.Add(x).Add(y), at.Sub(x).Add(y)}
		if query.Excess(p.room.Outline, outline) > 0.001 || slices.ContainsFunc(things, func(f query.Footprint) bool {
			return f.High > p.room.Floor+0.05 && f.Low < p.room.Floor+size[2] && query.ConvexOverlap(outline, f.Outline) > 1e-4
		}) {
			return false
		}
	}
	return true
}

// arcMiddle is the point that half a circle goes around, and the way that it opens from there.
func (p *plan) arcMiddle(w *wish) (middle, ahead geom.Vec2) {
	for _, x := range w.wants {
		if x.kind != "facing" && x.kind != "around" && x.kind != "in_front_of" {
			continue
		}
		for _, id := range p.targets(w, x, &group{}) {
			if body, ok := p.s.world.Body(id); ok {
				s, c := math.Sincos(p.now.WorldFromNode(id).Rotation.YawAngle())
				return body.Box.Center.Vec2(), geom.Vec2{s, -c}
			}
		}
	}
	wall, _ := p.frontWall()
	low, high, _ := p.reachOf(wall)
	return wall.Point((low+high)/2, 0.3), wall.Inward
}
