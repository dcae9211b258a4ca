package shell

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
)

// Limits of a room.
const (
	MaxCorners = 1000
	MaxSpan    = 10_000.0 // metres between two corners, along an axis
	MinWall    = 0.01     // metres
	MinAngle   = 15.0     // degrees between two walls that meet
	minApart   = 0.005
	fitSlack   = 1e-9
)

// Check returns what is wrong with the room, or nil.
func (r *Room) Check() error {
	if len(r.Outline) > MaxCorners || len(r.Openings) > MaxCorners {
		return errors.New("a room has at most 1000 corners and 1000 openings")
	}
	if err := CheckOutline(r.Outline); err != nil {
		return err
	}
	if !geom.Finite(r.Height, r.WallThickness) || r.Height < 0.5 || r.Height > 100 {
		return errors.New("the room's height must be between 0.5 and 100 m")
	}
	if r.WallThickness < 0 || r.WallThickness > 5 {
		return errors.New("the wall thickness must be between 0 and 5 m")
	}
	if s := r.Skirting; s != nil && (!geom.Finite(s.Height, s.Depth) || s.Height < 0 || s.Height > r.Height || s.Depth < 0 || s.Depth > 0.2 || s.Height > 0 && s.Depth < 0.001) {
		return errors.New("skirting must be lower than the room and 1 mm to 0.2 m deep")
	}
	seen := map[string]bool{}
	for i := range r.Openings {
		o := &r.Openings[i]
		if o.ID == "" || seen[o.ID] {
			return fmt.Errorf("opening %d needs an id of its own, not %q", i, o.ID)
		}
		seen[o.ID] = true
		if err := r.checkOpening(o); err != nil {
			return fmt.Errorf("opening %q: %w", o.ID, err)
		}
	}
	return nil
}

// CheckOutline tells why walls cannot stand on an outline: what geom.Polygon.Check refuses, walls that are too short, corners that
// are too sharp, and walls that touch.
func CheckOutline(outline geom.Polygon) error {
	if err := outline.Check(); err != nil {
		return err
	}
	if low, high := outline.Bounds(); math.Max(high[0]-low[0], high[1]-low[1]) > MaxSpan {
		return fmt.Errorf("an outline may span %.0f m at most, this one spans %.6g m", MaxSpan, math.Max(high[0]-low[0], high[1]-low[1]))
	}
	n := len(outline)
	for i, p := range outline {
		before, after := p.Sub(outline[(i+n-1)%n]), outline[(i+1)%n].Sub(p)
		if l := after.Len(); l < MinWall {
			return fmt.Errorf("wall %d would be %.1f cm long; a wall needs at least 1 cm", i, 100*l)
		}
		angle := geom.Degrees(math.Acos(geom.Clamp(-before.Dot(after)/(before.Len()*after.Len()), -1, 1)))
		if angle < MinAngle {
			return fmt.Errorf("corner %d is too sharp: its walls meet at %.0f° and need at least %.0f°", i, angle, MinAngle)
		}
	}
	if i, j, touch := touching(outline); touch {
		return fmt.Errorf("walls %d and %d touch or cross", i, j)
	}
	return nil
}

// touching finds two walls that are no neighbours and come closer than minApart.
func touching(p geom.Polygon) (i, j int, touch bool) {
	n := len(p)
	for i := range n {
		a, b := p[i], p[(i+1)%n]
		low, high := geom.Polygon{a, b}.Bounds()
		for j := i + 2; j < n; j++ {
			if i == 0 && j == n-1 {
				continue
			}
			c, d := p[j], p[(j+1)%n]
			if math.Min(c[0], d[0]) > high[0]+minApart || math.Max(c[0], d[0]) < low[0]-minApart ||
				math.Min(c[1], d[1]) > high[1]+minApart || math.Max(c[1], d[1]) < low[1]-minApart {
				continue
			}
			near := math.Min(math.Min(geom.SegmentDistance(a, c, d), geom.SegmentDistance(b, c, d)),
				math.Min(geom.SegmentDistance(c, a, b), geom.SegmentDistance(d, a, b)))
			if near < minApart {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

func (r *Room) checkOpening(o *Opening) error {
	if o.Kind != Door && o.Kind != Window && o.Kind != Passage {
		return fmt.Errorf("unknown kind %q: use door, window or passage", o.Kind)
	}
	if o.Wall < 0 || o.Wall >= len(r.Outline) {
		return fmt.Errorf("there is no wall %d; the room has walls 0 to %d", o.Wall, len(r.Outline)-1)
	}
	_, _, length, _ := r.Wall(o.Wall)
	if !geom.Finite(o.Offset, o.Width, o.Height, o.Sill) || o.Offset < 0 || o.Width < 0.05 || o.Offset+o.Width > length+fitSlack {
		return fmt.Errorf("it must lie within its wall, which is %.2f m long", length)
	}
	if o.Sill < 0 || o.Height < 0.05 || o.Sill+o.Height > r.Height+fitSlack {
		return fmt.Errorf("it must lie between floor and ceiling, %.2f m", r.Height)
	}
	for _, p := range r.Openings {
		if p.ID != o.ID && p.Wall == o.Wall && p.Offset < o.Offset+o.Width && o.Offset < p.Offset+p.Width &&
			p.Sill < o.Sill+o.Height && o.Sill < p.Sill+p.Height {
			return fmt.Errorf("it overlaps opening %q", p.ID)
		}
	}
	return o.checkStyle()
}

func (o *Opening) checkStyle() error {
	door := o.Kind == Door
	switch {
	case o.Style != Hinged && o.Style != Double && o.Style != Sliding:
		return fmt.Errorf("unknown style %q: use double or sliding, or none for one hinged leaf", o.Style)
	case !door && (o.Style != Hinged || o.HingeLeft || o.Outward || o.Glazed || o.Open != 0):
		return fmt.Errorf("only a door has a style, hinges, glazing or opens; this is a %s", o.Kind)
	case !(o.Open >= 0 && o.Open <= 1):
		return errors.New("open must be between 0 (shut) and 1 (wide open)")
	case o.Kind != Passage && o.Arch != 0:
		return fmt.Errorf("only a passage has an arch; this is a %s", o.Kind)
	case !(o.Arch >= 0 && o.Arch <= math.Min(o.Width/2, o.Height)+fitSlack):
		return fmt.Errorf("an arch over %.2f m rises at most %.2f m", o.Width, math.Min(o.Width/2, o.Height))
	case o.Kind != Window && (o.Columns != 0 || o.Rows != 0):
		return fmt.Errorf("only a window has columns and rows of panes; this is a %s", o.Kind)
	case o.Columns < 0 || o.Columns > 20 || o.Rows < 0 || o.Rows > 20:
		return errors.New("a window has 1 to 20 columns and rows of panes")
	}
	return nil
}
