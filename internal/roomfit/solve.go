package roomfit

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// Fit is a room in metres and where the camera stood in it. The room's axes are those of its walls.
type Fit struct {
	Outline  geom.Polygon    `json:"outline"` // counter-clockwise, around the origin
	Height   float64         `json:"height"`
	Openings []shell.Opening `json:"openings,omitempty"`
	Eye      geom.Vec3       `json:"eye"`     // the camera
	Heading  float64         `json:"heading"` // radians from +Y, counter-clockwise, of the picture's middle column
	Error    float64         `json:"error"`   // root mean square of what the marks miss the room by, in pixels
	Square   []bool          `json:"square"`  // wall by wall: whether it runs along an axis
	Report   diag.Report     `json:"report"`
}

const (
	slack         = 20.0 // degrees that a wall may be off an axis and still be taken as along it
	usualHeight   = 2.5  // metres, when no ceiling is marked
	wallThickness = 0.12
)

// Solve fits a room to marks by least squares of the angles that the marks miss it by (Levenberg and Marquardt). The unknowns are the
// axes' turn, the height, and one coordinate for all corners of each straight run of wall.
func Solve(m Marks, known Known) (Fit, error) {
	if err := m.check(); err != nil {
		return Fit{}, err
	}
	if len(m.Corners) < 3 {
		return Fit{}, fmt.Errorf("roomfit: a room has at least three corners, %d are marked", len(m.Corners))
	}
	if known.CameraHeight == 0 {
		known.CameraHeight = UsualCamera
	}
	if !(known.CameraHeight > 0.05 && known.CameraHeight < 50) || known.RoomHeight != 0 && !(known.RoomHeight > 0.5 && known.RoomHeight < 100) {
		return Fit{}, errors.New("roomfit: the camera must be between 0.05 and 50 m high, the room between 0.5 and 100 m")
	}
	p, err := newProblem(&m)
	if err != nil {
		return Fit{}, err
	}
	p.axes()
	p.minimise()
	return p.fit(&m, known)
}

// problem is the marks as angles, with the camera's height as unit of length.
type problem struct {
	lon, floor, ceiling []float64 // radians; floor and ceiling are NaN when not marked
	at                  []geom.Vec2
	ratio               float64 // of ceiling over camera to camera over floor
	ceilings            bool    // whether the ratio can be seen
	turn                float64 // of the axes
	square              []bool  // walls along an axis
	group               [2][]int
	x                   []float64 // unknowns: turn, ln ratio, then the coordinates' groups
}

func newProblem(m *Marks) (*problem, error) {
	p := &problem{}
	corners := slices.Clone(m.Corners)
	slices.SortStableFunc(corners, func(a, b Corner) int {
		return compare(wrapColumn(a.Column, m.Width), wrapColumn(b.Column, m.Width))
	})
	var ratios []float64
	for i, c := range corners {
		floor, ceiling := math.NaN(), math.NaN()
		if c.Floor != 0 {
			floor = -m.Latitude(c.Floor)
		}
		if c.Ceiling != 0 {
			ceiling = m.Latitude(c.Ceiling)
		}
		if c.Floor == 0 && c.Ceiling == 0 {
			return nil, fmt.Errorf("roomfit: corner %d is marked neither at the floor nor at the ceiling", i+1)
		}
		if c.Floor != 0 && c.Ceiling != 0 {
			ratios = append(ratios, math.Tan(ceiling)/math.Tan(floor))
		}
		p.lon, p.floor, p.ceiling = append(p.lon, m.Longitude(wrapColumn(c.Column, m.Width))), append(p.floor, floor), append(p.ceiling, ceiling)
	}
	p.ceilings = len(ratios) > 0
	if p.ceilings {
		slices.Sort(ratios)
		p.ratio = ratios[len(ratios)/2]
	}
	for i := range corners {
		d := 1 / math.Tan(p.floor[i])
		if math.IsNaN(d) {
			if !p.ceilings {
				return nil, errors.New("roomfit: mark at least one corner both at the floor and at the ceiling, or all at the floor")
			}
			d = p.ratio / math.Tan(p.ceiling[i])
		}
		if d > 200 {
			return nil, fmt.Errorf("roomfit: corner %d is marked so near the horizon that it would be %.0f camera heights away", i+1, d)
		}
		sin, cos := math.Sincos(p.lon[i])
		p.at = append(p.at, geom.Vec2{d * sin, d * cos})
	}
	return p, nil
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func wrapColumn(column float64, width int) float64 {
	w := float64(width)
	return column - w*math.Floor(column/w)
}

// axes finds the two directions that most of the wall length runs along, and which walls do; coordinates that such walls share become
// one unknown.
func (p *problem) axes() {
	n := len(p.at)
	var sin, cos float64
	for i := range n {
		d := p.at[(i+1)%n].Sub(p.at[i])
		angle, length := math.Atan2(d[1], d[0]), d.Len()
		s, c := math.Sincos(4 * angle)
		sin, cos = sin+length*s, cos+length*c
	}
	p.turn = math.Atan2(sin, cos) / 4
	p.square = make([]bool, n)
	leader := [2][]int{}
	for axis := range 2 {
		for i := range n {
			leader[axis] = append(leader[axis], i)
		}
	}
	for i := range n {
		d := rotated(p.at[(i+1)%n].Sub(p.at[i]), -p.turn)
		off := math.Atan2(math.Min(math.Abs(d[0]), math.Abs(d[1])), math.Max(math.Abs(d[0]), math.Abs(d[1])))
		if p.square[i] = off < geom.Radians(slack); !p.square[i] {
			continue
		}
		axis := 0 // x is the same at both ends of a wall along y
		if math.Abs(d[0]) > math.Abs(d[1]) {
			axis = 1
		}
		from, to := leader[axis][i], leader[axis][(i+1)%n]
		for k := range leader[axis] {
			if leader[axis][k] == to {
				leader[axis][k] = from
			}
		}
	}
	p.unknowns(leader)
}

// unknowns numbers the groups of coordinates and starts each at the mean of its corners.
func (p *problem) unknowns(leader [2][]int) {
	p.x = []float64{p.turn, math.Log(math.Max(p.ratio, 1e-3))}
	for axis := range 2 {
		number := map[int]int{}
		count := map[int]float64{}
		p.group[axis] = make([]int, len(p.at))
		for i, l := range leader[axis] {
			g, ok := number[l]
			if !ok {
				g = len(p.x)
				number[l] = g
				p.x = append(p.x, 0)
			}
			p.group[axis][i] = g
			count[g]++
			p.x[g] += (rotated(p.at[i], -p.turn)[axis] - p.x[g]) / count[g]
		}
	}
}

func rotated(v geom.Vec2, by float64) geom.Vec2 {
	sin, cos := math.Sincos(by)
	return geom.Vec2{cos*v[0] - sin*v[1], sin*v[0] + cos*v[1]}
}

// corner is where corner i is for some unknowns, in the camera's frame: x to the right, y ahead.
func (p *problem) corner(x []float64, i int) geom.Vec2 {
	return rotated(geom.Vec2{x[p.group[0][i]], x[p.group[1][i]]}, x[0])
}

// residuals are the angles by which the marks miss the room.
func (p *problem) residuals(x []float64) []float64 {
	ratio := math.Exp(x[1])
	var out []float64
	for i := range p.lon {
		at := p.corner(x, i)
		d := math.Max(at.Len(), 1e-9)
		out = append(out, math.Remainder(math.Atan2(at[0], at[1])-p.lon[i], 2*math.Pi))
		if !math.IsNaN(p.floor[i]) {
			out = append(out, math.Atan2(1, d)-p.floor[i])
		}
		if p.ceilings && !math.IsNaN(p.ceiling[i]) {
			out = append(out, math.Atan2(ratio, d)-p.ceiling[i])
		}
	}
	return out
}

// fit turns the solution into metres.
func (p *problem) fit(m *Marks, known Known) (Fit, error) {
	out := Fit{}
	scale := known.CameraHeight
	ratio := math.Exp(p.x[1])
	switch {
	case !p.ceilings && known.RoomHeight > 0:
		out.Height = known.RoomHeight
	case !p.ceilings:
		out.Height = math.Max(usualHeight, scale+0.3)
		out.Report.Warn("ceiling", "no corner is marked there; the room is taken as %.2f m high", out.Height)
	case known.RoomHeight > 0:
		scale = known.RoomHeight / (1 + ratio)
		out.Height = known.RoomHeight
	default:
		out.Height = scale * (1 + ratio)
	}
	n := len(p.at)
	low, high := geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}
	var clockwise []geom.Vec2
	for i := range n {
		c := geom.Vec2{p.x[p.group[0][i]], p.x[p.group[1][i]]}.Mul(scale)
		clockwise = append(clockwise, c)
		for k := range 2 {
			low[k], high[k] = math.Min(low[k], c[k]), math.Max(high[k], c[k])
		}
	}
	middle := low.Add(high).Mul(0.5)
	for i := range n {
		c := clockwise[n-1-i].Sub(middle)
		out.Outline = append(out.Outline, geom.Vec2{tidy(c[0]), tidy(c[1])})
		// The wall from corner n−1−i to the one before it is wall n−2−i of the clockwise walk.
		out.Square = append(out.Square, p.square[(2*n-2-i)%n])
	}
	out.Height = tidy(out.Height)
	out.Eye = geom.Vec3{tidy(-middle[0]), tidy(-middle[1]), tidy(scale)}
	out.Heading = -p.x[0]
	rest := p.residuals(p.x)
	sum := 0.0
	for _, r := range rest {
		sum += r * r
	}
	out.Error = math.Sqrt(sum/float64(len(rest))) * float64(m.Width) / (2 * math.Pi)
	if err := out.Outline.Check(); err != nil {
		return Fit{}, fmt.Errorf("roomfit: the corners as marked make no room: %w", err)
	}
	room := out.Room()
	if err := room.Check(); err != nil {
		return Fit{}, fmt.Errorf("roomfit: %w", err)
	}
	for i := range m.Openings {
		out.addOpening(m, i)
	}
	return out, nil
}

func tidy(v float64) float64 { return math.Round(v*1e4)/1e4 + 0 }

// Room is the fitted room.
func (f *Fit) Room() shell.Room {
	return shell.Room{
		Kind: "room", Outline: slices.Clone(f.Outline), Height: f.Height, WallThickness: wallThickness, Ceiling: true, Openings: slices.Clone(f.Openings),
	}
}

// WorldFromCamera turns directions of the picture — x to the right, y ahead, z up — into the room's frame.
func (f *Fit) WorldFromCamera() geom.Transform { return geom.At(f.Eye, f.Heading) }
