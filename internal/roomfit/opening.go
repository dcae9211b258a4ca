package roomfit

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

const (
	doorFoot    = 0.15 // metres over the floor below which an opening reaches the floor
	doorLeast   = 1.6  // metres: lower ones are no doors
	leastMetres = 0.1
	edge        = 0.005 // metres kept between an opening and the ends of its wall
)

// onWall is where the ray through a pixel meets a wall: metres along it from its first corner, and over the floor.
func (f *Fit) onWall(m *Marks, wall int, column, row float64) (along, height float64, ok bool) {
	room := shell.Room{Outline: f.Outline}
	from, to, length, inward := room.Wall(wall)
	sin, cos := math.Sincos(m.Longitude(column))
	d := rotated(geom.Vec2{sin, cos}, f.Heading)
	eye := f.Eye.Vec2()
	facing := d.Dot(inward)
	if facing > -1e-9 {
		return 0, 0, false
	}
	t := from.Sub(eye).Dot(inward) / facing
	if t <= 0 {
		return 0, 0, false
	}
	hit := eye.Add(d.Mul(t))
	return hit.Sub(from).Dot(to.Sub(from)) / length, f.Eye[2] + t*math.Tan(m.Latitude(row)), true
}

// WallAt is the wall that is seen at a column, nearest first; false where none is.
func (f *Fit) WallAt(m *Marks, column float64) (int, bool) {
	best, found := math.Inf(1), -1
	sin, cos := math.Sincos(m.Longitude(column))
	d := rotated(geom.Vec2{sin, cos}, f.Heading)
	room := shell.Room{Outline: f.Outline}
	for i := range f.Outline {
		_, _, length, _ := room.Wall(i)
		along, _, ok := f.onWall(m, i, column, float64(m.Height)/2)
		if !ok || along < -1e-6 || along > length+1e-6 {
			continue
		}
		from, to, _, _ := room.Wall(i)
		hit := from.Add(to.Sub(from).Mul(along / length))
		if t := hit.Sub(f.Eye.Vec2()).Dot(d); t < best {
			best, found = t, i
		}
	}
	return found, found >= 0
}

// addOpening puts a marked rectangle into the wall it is seen on; what does not fit is reported.
func (f *Fit) addOpening(m *Marks, index int) {
	o, err := f.opening(m, index)
	if err == nil {
		room := f.Room()
		room.Openings = append(room.Openings, o)
		err = room.Check()
	}
	if err != nil {
		f.Report.Warn(fmt.Sprintf("opening %d", index+1), "%v; left out", err)
		return
	}
	f.Openings = append(f.Openings, o)
}

func (f *Fit) opening(m *Marks, index int) (shell.Opening, error) {
	r := m.Openings[index]
	span := wrapColumn(r.Right-r.Left, m.Width)
	if span > float64(m.Width)/2 { // marked from right to left
		r.Left, r.Right = r.Right, r.Left
		r.Top, r.Bottom = r.Bottom, r.Top
		span = float64(m.Width) - span
	}
	wall, ok := f.WallAt(m, r.Left+span/2)
	if !ok {
		return shell.Opening{}, fmt.Errorf("no wall is seen there")
	}
	room := f.Room()
	_, _, length, _ := room.Wall(wall)
	a, top, ok := f.onWall(m, wall, r.Left, r.Top)
	b, bottom, ok2 := f.onWall(m, wall, r.Right, r.Bottom)
	if !ok || !ok2 {
		return shell.Opening{}, fmt.Errorf("it does not lie on one wall")
	}
	if top < bottom {
		top, bottom = bottom, top
	}
	from, to := geom.Clamp(math.Min(a, b), edge, length-edge), geom.Clamp(math.Max(a, b), edge, length-edge)
	o := shell.Opening{Kind: r.Kind, Wall: wall, Offset: tidy(from), Width: tidy(to - from), Sill: tidy(math.Max(bottom, 0))}
	top = math.Min(top, f.Height-edge)
	if o.Kind == "" {
		o.Kind = shell.Window
		if o.Sill < doorFoot && top > doorLeast {
			o.Kind = shell.Door
		}
	}
	if o.Kind != shell.Window && o.Sill < doorFoot {
		o.Sill = 0
	}
	o.Height = tidy(top - o.Sill)
	if o.Width < leastMetres || o.Height < leastMetres {
		return o, fmt.Errorf("it would be %.2f × %.2f m", o.Width, o.Height)
	}
	o.ID = fmt.Sprintf("%s-%d", o.Kind, index+1)
	return o, nil
}
