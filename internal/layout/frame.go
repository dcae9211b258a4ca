package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// frame is an upright box on the floor plan: where a thing stands, how it is turned and what it takes.
type frame struct {
	at        geom.Vec2 // middle of the footprint, world
	yaw       float64
	half      geom.Vec2 // half width (own X) and half depth (own Y)
	low, high float64   // world Z
	mount     scene.Mount
	turn      geom.Vec2 // cosine and sine of yaw where they are known already, else zero
}

// right is own +X, which is the thing's left hand.
func (f *frame) right() geom.Vec2 {
	if f.turn != (geom.Vec2{}) {
		return f.turn
	}
	s, c := math.Sincos(f.yaw)
	return geom.Vec2{c, s}
}

// back is own +Y.
func (f *frame) back() geom.Vec2 {
	right := f.right()
	return geom.Vec2{-right[1], right[0]}
}

// world maps own floor coordinates, from the footprint's middle, to the world.
func (f *frame) world(x, y float64) geom.Vec2 {
	return f.at.Add(f.right().Mul(x)).Add(f.back().Mul(y))
}

// local maps a world point to own floor coordinates.
func (f *frame) local(p geom.Vec2) geom.Vec2 {
	d := p.Sub(f.at)
	return geom.Vec2{d.Dot(f.right()), d.Dot(f.back())}
}

func (f *frame) outline() geom.Polygon { return f.grown(0) }

func (f *frame) grown(by float64) geom.Polygon {
	right := f.right()
	x, y := right.Mul(f.half[0]+by), geom.Vec2{-right[1], right[0]}.Mul(f.half[1]+by)
	low, high := f.at.Sub(x), f.at.Add(x)
	return geom.Polygon{low.Sub(y), high.Sub(y), high.Add(y), low.Add(y)}
}

func (f *frame) footprint() query.Footprint {
	return query.Footprint{Outline: f.outline(), Low: f.low, High: f.high}
}

// zone is the floor on one side of the thing, reaching depth metres from it.
func (f *frame) zone(x0, y0, x1, y1 float64) query.Footprint {
	return query.Footprint{
		Outline: geom.Polygon{f.world(x0, y0), f.world(x1, y0), f.world(x1, y1), f.world(x0, y1)},
		Low:     f.low, High: math.Min(f.high, f.low+2),
	}
}

// radius is that of the circle around the footprint.
func (f *frame) radius() float64 { return math.Sqrt(f.half[0]*f.half[0] + f.half[1]*f.half[1]) }

// extent is half the footprint's width along a unit direction.
func (f *frame) extent(d geom.Vec2) float64 {
	return math.Abs(f.right().Dot(d))*f.half[0] + math.Abs(f.back().Dot(d))*f.half[1]
}

// pose is a candidate for an item.
type pose struct {
	at      geom.Vec2 // middle of the footprint, world
	yaw     float64
	low     float64 // world Z of the underside
	support scene.NodeID
	close   scene.NodeID // a thing whose box it may enter as long as the meshes stay apart
	wall    int          // the wall its back is at, or −1
	prior   float64      // how well it fits the relation that proposed it, 0 to 1
}

// frameOf places an item.
func (t *thing) frameOf(p *pose) frame {
	s, c := math.Sincos(p.yaw)
	return frame{at: p.at, yaw: p.yaw, half: geom.Vec2{t.size[0] / 2, t.size[1] / 2}, low: p.low, high: p.low + t.size[2], mount: t.Mount, turn: geom.Vec2{c, s}}
}

// transform returns worldFromNode for a pose.
func (t *thing) transform(p *pose) geom.Transform {
	out := geom.At(geom.Vec3{}, p.yaw)
	out.Scale = t.scale
	middle := t.bounds.Center()
	offset := out.Apply(geom.Vec3{middle[0], middle[1], t.bounds.Min[2]})
	out.Translation = geom.Vec3{p.at[0], p.at[1], p.low}.Sub(offset)
	return out.Canonical()
}

// frameOfBox reads an upright frame off an oriented box; a tilted box gives the box around it, turned by yaw.
func frameOfBox(box *query.Oriented, yaw float64) frame {
	foot := box.Footprint()
	f := frame{yaw: yaw, low: foot.Low, high: foot.High}
	low, high := geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}
	for _, p := range foot.Outline {
		q := f.local(p)
		low = geom.Vec2{math.Min(low[0], q[0]), math.Min(low[1], q[1])}
		high = geom.Vec2{math.Max(high[0], q[0]), math.Max(high[1], q[1])}
	}
	middle := low.Add(high).Mul(0.5)
	f.half = high.Sub(low).Mul(0.5)
	f.at = f.world(middle[0], middle[1])
	return f
}
