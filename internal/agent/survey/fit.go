package survey

import (
	"fmt"
	"math"

	"scenograph/internal/roomfit"
	"scenograph/internal/shell"
)

// Care is how much a reading may contradict itself.
type Care int

// The degrees of care. A strict fit names the first thing that is wrong, to be mended; a lenient one leaves out the openings that do not
// fit and tells of marks that miss the room.
const (
	Strict Care = iota
	Lenient
)

// farOff is by how much of the picture's width marks may miss the room that fits them best before they are doubted: nine degrees.
const farOff = 0.025

// hopeless is the same for marks that are taken for no room at all: thirty-six degrees.
const hopeless = 0.1

// Found is the room that fits a reading, and the reading's marks in a picture's pixels.
type Found struct {
	Marks roomfit.Marks
	Fit   roomfit.Fit
	Notes []string // what was left out, or is doubtful
}

// Fit fits a room to the reading. width and height are those of the picture that the marks are wanted on, in pixels.
func (r *Reading) Fit(width, height int, known roomfit.Known, care Care) (Found, error) {
	found := Found{Marks: r.marks(width, height)}
	turn, err := r.turn()
	if err != nil && care == Strict {
		return found, err
	}
	fit, err := roomfit.Solve(found.Marks, known)
	if err != nil {
		return found, err
	}
	found.Fit = fit
	if miss := fit.Error / float64(width); miss > farOff {
		doubt := fmt.Errorf("the corners fit no room of straight walls: they miss the nearest one by %.0f columns of %g; look again where floor and ceiling meet the walls", miss*r.Width, r.Width)
		if care == Strict || miss > hopeless {
			return found, doubt
		}
		found.Notes = append(found.Notes, doubt.Error())
	}
	if care == Strict {
		return found, r.openingsFit(&found, turn)
	}
	for _, f := range fit.Report.Findings {
		found.Notes = append(found.Notes, f.Subject+": "+f.Message)
	}
	return found, nil
}

// marks are the reading's, on a picture of some size.
func (r *Reading) marks(width, height int) roomfit.Marks {
	x, y := float64(width)/r.Width, float64(height)/r.Height
	m := roomfit.Marks{Width: width, Height: height}
	for _, c := range r.Corners {
		m.Corners = append(m.Corners, roomfit.Corner{Column: math.Min(c.Column*x, float64(width)-0.01), Floor: c.Floor * y, Ceiling: c.Ceiling * y})
	}
	for _, o := range r.Openings {
		m.Openings = append(m.Openings, roomfit.Rect{Kind: shell.OpeningKind(o.Kind), Left: o.Left * x, Top: o.Top * y, Right: o.Right * x, Bottom: o.Bottom * y})
	}
	return m
}

// turn is the place of the first corner among all by column. Corners that are not listed once around to the right are an error.
func (r *Reading) turn() (int, error) {
	first := 0
	for i, c := range r.Corners {
		if c.Column < r.Corners[first].Column {
			first = i
		}
	}
	n := len(r.Corners)
	for k := range n - 1 {
		a, b := r.Corners[(first+k)%n].Column, r.Corners[(first+k+1)%n].Column
		if b <= a {
			return 0, fmt.Errorf("the corners are not listed once around to the right: column %g comes after %g", b, a)
		}
	}
	return (n - first) % n, nil
}

// openingsFit holds every opening against the wall it is said to be in.
func (r *Reading) openingsFit(f *Found, turn int) error {
	n := len(r.Corners)
	for i := range r.Openings {
		m := &f.Marks.Openings[i]
		across := float64(f.Marks.Width)
		left, span := m.Left, math.Mod(m.Right-m.Left+across, across)
		if span > across/2 { // given from right to left
			left, span = m.Right, across-span
		}
		var walls []int
		for _, share := range []float64{0.2, 0.5, 0.8} {
			wall, ok := f.Fit.WallAt(&f.Marks, left+share*span)
			if !ok {
				return fmt.Errorf("opening %d lies on no wall", i+1)
			}
			// The outline runs against the picture: its wall n−2−k is between corners k and k+1 of those by column.
			said := ((n-2-wall)%n+n-turn)%n + 1
			walls = append(walls, said)
		}
		if walls[0] != walls[2] {
			return fmt.Errorf("opening %d reaches around the corner from wall %d to wall %d; give the part in one wall, or check the corners", i+1, walls[0], walls[2])
		}
		if said := r.Openings[i].Wall; walls[1] != said {
			return fmt.Errorf("opening %d is said to be in wall %d, but its columns %g to %g lie in wall %d", i+1, said, r.Openings[i].Left, r.Openings[i].Right, walls[1])
		}
	}
	for _, d := range f.Fit.Report.Findings {
		return fmt.Errorf("%s: %s", d.Subject, d.Message)
	}
	return nil
}
