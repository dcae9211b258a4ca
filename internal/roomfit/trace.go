package roomfit

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// Line is a run of points in the picture's pixels. Where it crosses the picture's left or right border it is cut in two.
type Line []geom.Vec2

// Traced is a fitted room drawn over its picture.
type Traced struct {
	Floor, Ceiling, Corners []Line
	Openings                []Line // closed
}

const pieces = 32 // points along a wall

// Trace draws the room as the camera sees it.
func (f *Fit) Trace(m *Marks) Traced {
	var out Traced
	room := shell.Room{Outline: f.Outline}
	for i := range f.Outline {
		from, to, length, _ := room.Wall(i)
		along := func(t, z float64) geom.Vec3 { return from.Add(to.Sub(from).Mul(t)).Vec3(z) }
		out.Floor = append(out.Floor, f.line(m, pieces, func(t float64) geom.Vec3 { return along(t, 0) })...)
		out.Ceiling = append(out.Ceiling, f.line(m, pieces, func(t float64) geom.Vec3 { return along(t, f.Height) })...)
		out.Corners = append(out.Corners, f.line(m, 2, func(t float64) geom.Vec3 { return from.Vec3(t * f.Height) })...)
		for k := range f.Openings {
			o := &f.Openings[k]
			if o.Wall != i {
				continue
			}
			x0, x1, z0, z1 := o.Offset/length, (o.Offset+o.Width)/length, o.Sill, o.Sill+o.Height
			for _, side := range [][4]float64{{x0, z0, x1, z0}, {x1, z0, x1, z1}, {x1, z1, x0, z1}, {x0, z1, x0, z0}} {
				out.Openings = append(out.Openings, f.line(m, pieces/2, func(t float64) geom.Vec3 {
					return along(geom.Lerp(side[0], side[2], t), geom.Lerp(side[1], side[3], t))
				})...)
			}
		}
	}
	return out
}

// line samples a curve of the room for t from 0 to 1.
func (f *Fit) line(m *Marks, count int, at func(t float64) geom.Vec3) []Line {
	back := f.WorldFromCamera().Rotation.Inverse()
	var out []Line
	var now Line
	for i := range count + 1 {
		p := m.Pixel(back.Rotate(at(float64(i) / float64(count)).Sub(f.Eye)))
		if n := len(now); n > 0 && math.Abs(p[0]-now[n-1][0]) > float64(m.Width)/2 {
			out = append(out, now)
			now = nil
		}
		now = append(now, p)
	}
	return append(out, now)
}
