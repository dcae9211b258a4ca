package frame

import (
	"scenograph/internal/geom"
)

const (
	defaultLinePx = 2
	defaultDotPx  = 7
)

// movedColor is the amber of moved ghosts, display sRGB.
func movedColor() [4]float32 { return [4]float32{1, 0.72, 0.2, 1} }

// planMarks turns marks and trails into segments and dots, and finds where outlines may lie.
func (p *Planner) planMarks(f *Frame, o Overlay, g *ghosting) {
	if f.Style.Symbols {
		p.addSymbols(f, &p.classes)
	}
	for i := range o.Marks {
		f.addMark(&o.Marks[i])
	}
	for _, t := range p.trails(g) {
		f.addTrail(t)
	}
	f.Outlined = outlineRect(f.View, p.outlinedBoxes(g))
}

func (f *Frame) addMark(m *Mark) {
	world := m.WorldFromMark.Mat4()
	at := func(i int) [3]float32 { return vec3f(geom.TransformPoint(world, m.Points[i])) }
	width := float32(m.WidthPx)
	switch m.Kind {
	case LineMark:
		for i := 1; i < len(m.Points); i++ {
			f.segment(m, at(i-1), at(i))
		}
	case BoxMark:
		if len(m.Points) == 2 {
			f.addBox(m, world)
		}
	case PointMark:
		if width <= 0 {
			width = defaultDotPx
		}
		for i := range m.Points {
			f.Dots = append(f.Dots, Dot{At: at(i), Color: m.Color, RadiusPx: width / 2, OnTop: m.OnTop})
		}
	}
}

func (f *Frame) addBox(m *Mark, world geom.Mat4) {
	corners := geom.BoxOf(m.Points...).Corners()
	for i := range 8 {
		for axis := range 3 {
			if j := i | 1<<axis; j != i {
				f.segment(m, vec3f(geom.TransformPoint(world, corners[i])), vec3f(geom.TransformPoint(world, corners[j])))
			}
		}
	}
}

func (f *Frame) segment(m *Mark, from, to [3]float32) {
	s := Segment{From: from, To: to, Color: m.Color, WidthPx: float32(m.WidthPx), OnTop: m.OnTop}
	if s.WidthPx <= 0 {
		s.WidthPx = defaultLinePx
	}
	if m.Dashed {
		s.DashPx = 6
	}
	f.Segments = append(f.Segments, s)
}

// addTrail draws the way of a moved thing over the floor: a dot where it was, a dashed line and an arrow to where it goes.
func (f *Frame) addTrail(t trail) {
	from, to := t.from.Center(), t.to.Center()
	from[2], to[2] = t.from.Min[2]+0.02, t.to.Min[2]+0.02
	color := movedColor()
	f.Dots = append(f.Dots, Dot{At: vec3f(from), Color: color, RadiusPx: 4.5, OnTop: true})
	line := Segment{From: vec3f(from), To: vec3f(to), Color: color, WidthPx: 2.5, DashPx: 7, OnTop: true}
	f.Segments = append(f.Segments, line)
	way := to.Sub(from)
	length := way.Len()
	if length < 1e-6 {
		return
	}
	way = way.Mul(1 / length)
	side := geom.Up.Cross(way)
	if side.Len() < 1e-6 {
		side = geom.Vec3{1, 0, 0}
	}
	size := min(0.14, length/3)
	for _, turn := range []float64{0.5, -0.5} {
		tail := to.Sub(way.Mul(size)).Add(side.Normalize().Mul(size * turn))
		f.Segments = append(f.Segments, Segment{From: vec3f(tail), To: vec3f(to), Color: color, WidthPx: 2.5, OnTop: true})
	}
}

// outlinedBoxes lists the world boxes of all that has an outline.
func (p *Planner) outlinedBoxes(g *ghosting) []geom.Box {
	p.boxes = p.boxes[:0]
	if len(p.classes.named) > 0 {
		for i := range p.base.items {
			if it := &p.base.items[i]; p.classes.of(it.node) != Plain {
				p.boxes = append(p.boxes, it.bounds)
			}
		}
	}
	if g.after == nil {
		return p.boxes
	}
	for i := range p.after.items {
		p.boxes = append(p.boxes, p.after.items[i].bounds)
	}
	for i := range p.base.items {
		if it := &p.base.items[i]; g.kind[it.node.ID] == Removed {
			p.boxes = append(p.boxes, it.bounds)
		}
	}
	return p.boxes
}
