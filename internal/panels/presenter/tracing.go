package presenter

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/roomfit"
	"scenograph/internal/session"
	"scenograph/internal/shell"
)

// Panorama is the picture that a room is made of, as its dialog shows it.
type Panorama struct {
	Path          string
	Texture       uint64 // of the renderer, 0 before it is read
	Width, Height int    // pixels that marks count in
	Guess         roomfit.Marks
	Version       uint64
	Line          string // how reading it stands
	Failed        bool

	Asking  bool   // a model is looking at it
	Told    string // how asking the model stands or has ended; "" before
	Refused bool   // it gave no room
	NoModel string // why there is none to ask; "" when there is
}

// PanoramaOf reads the session's panorama. texture shows its picture.
func PanoramaOf(s session.Panorama, texture uint64) Panorama {
	out := Panorama{
		Path: s.Path, Version: s.Version, Guess: s.Guess, Line: "Reading the picture…",
		Asking: s.Asking, Told: Readable(s.Told), Refused: s.Failed, NoModel: Readable(s.NoModel),
	}
	switch {
	case s.Problem != "":
		out.Failed, out.Line = true, Readable(s.Problem)
	case s.Picture != nil:
		out.Texture, out.Width, out.Height, out.Line = texture, s.Picture.Width, s.Picture.Height, ""
	}
	return out
}

// Tracing is the marking of a room on a panorama: the marks, and the room that they fit as they stand.
type Tracing struct {
	Path    string // of the picture that is marked
	Version uint64 // of the picture and its guess; 0 for none
	Marks   roomfit.Marks
	Known   roomfit.Known
	Fit     roomfit.Fit
	Problem string // why the marks make no room
	Lines   roomfit.Traced
}

// HandleKind tells what of a mark is held.
type HandleKind int

// The kinds of handle. A foot or a head moves its corner's column too.
const (
	NoHandle HandleKind = iota
	Foot
	Head
	UpperLeft
	LowerRight
)

// Handle is a point that can be dragged.
type Handle struct {
	Kind  HandleKind
	Index int // of the corner or the opening
}

// Begin starts on a picture with its guess. Of a picture that is marked already, the heights that are known stay.
func (t *Tracing) Begin(p Panorama) {
	known := roomfit.Known{CameraHeight: roomfit.UsualCamera}
	if t.Version != 0 && t.Path == p.Path {
		known = t.Known
	}
	*t = Tracing{Path: p.Path, Version: p.Version, Marks: p.Guess, Known: known}
	t.Marks.Corners = slices.Clone(p.Guess.Corners)
	t.Solve()
}

// Solve fits the room anew. Marks that make no room keep the lines of the last that did.
func (t *Tracing) Solve() {
	fit, err := roomfit.Solve(t.Marks, t.Known)
	if err != nil {
		t.Problem = Readable(err.Error())
		return
	}
	t.Fit, t.Problem, t.Lines = fit, "", fit.Trace(&t.Marks)
}

// At is where a handle is, in pixels of the picture; false when its corner is not marked there.
func (t *Tracing) At(h Handle) (geom.Vec2, bool) {
	switch {
	case (h.Kind == Foot || h.Kind == Head) && h.Index < len(t.Marks.Corners):
		c := t.Marks.Corners[h.Index]
		row := c.Floor
		if h.Kind == Head {
			row = c.Ceiling
		}
		return geom.Vec2{c.Column, row}, row != 0
	case (h.Kind == UpperLeft || h.Kind == LowerRight) && h.Index < len(t.Marks.Openings):
		o := t.Marks.Openings[h.Index]
		if h.Kind == UpperLeft {
			return geom.Vec2{o.Left, o.Top}, true
		}
		return geom.Vec2{o.Right, o.Bottom}, true
	}
	return geom.Vec2{}, false
}

// Handles lists every point that can be dragged.
func (t *Tracing) Handles() []Handle {
	var out []Handle
	for i := range t.Marks.Corners {
		for _, kind := range []HandleKind{Foot, Head} {
			if _, ok := t.At(Handle{kind, i}); ok {
				out = append(out, Handle{kind, i})
			}
		}
	}
	for i := range t.Marks.Openings {
		out = append(out, Handle{UpperLeft, i}, Handle{LowerRight, i})
	}
	return out
}

// Nearest is the handle within reach of a point, in pixels of the picture.
func (t *Tracing) Nearest(p geom.Vec2, reach float64) (Handle, bool) {
	best, found := reach, Handle{}
	for _, h := range t.Handles() {
		at, _ := t.At(h)
		if d := at.Sub(p).Len(); d < best {
			best, found = d, h
		}
	}
	return found, found.Kind != NoHandle
}

// Move drags a handle and fits anew. Feet stay below the horizon and heads above it.
func (t *Tracing) Move(h Handle, to geom.Vec2) {
	if _, ok := t.At(h); !ok {
		return
	}
	width, height := float64(t.Marks.Width), float64(t.Marks.Height)
	to = geom.Vec2{geom.Clamp(to[0], 0, width-0.01), geom.Clamp(to[1], 1, height-1)}
	switch h.Kind {
	case Foot:
		t.Marks.Corners[h.Index].Column, t.Marks.Corners[h.Index].Floor = to[0], math.Max(to[1], height/2+4)
	case Head:
		t.Marks.Corners[h.Index].Column, t.Marks.Corners[h.Index].Ceiling = to[0], math.Min(to[1], height/2-4)
	case UpperLeft:
		t.Marks.Openings[h.Index].Left, t.Marks.Openings[h.Index].Top = to[0], to[1]
	case LowerRight:
		t.Marks.Openings[h.Index].Right, t.Marks.Openings[h.Index].Bottom = to[0], to[1]
	}
	t.Solve()
}

// AddCorner marks a corner at a point, its other end where the room's height as fitted puts it, and returns the end that was marked.
func (t *Tracing) AddCorner(p geom.Vec2) Handle {
	horizon := float64(t.Marks.Height) / 2
	ratio := 1.0
	if t.Fit.Eye[2] > 0 {
		ratio = (t.Fit.Height - t.Fit.Eye[2]) / t.Fit.Eye[2]
	}
	c, kind := roomfit.Corner{Column: p[0]}, Foot
	if p[1] > horizon {
		c.Floor = math.Max(p[1], horizon+4)
		c.Ceiling = t.row(math.Atan(ratio * math.Tan(-t.Marks.Latitude(c.Floor))))
	} else {
		kind = Head
		c.Ceiling = math.Min(p[1], horizon-4)
		c.Floor = t.row(-math.Atan(math.Tan(t.Marks.Latitude(c.Ceiling)) / ratio))
	}
	t.Marks.Corners = append(t.Marks.Corners, c)
	t.Solve()
	return Handle{kind, len(t.Marks.Corners) - 1}
}

func (t *Tracing) row(latitude float64) float64 {
	return (0.5 - latitude/math.Pi) * float64(t.Marks.Height)
}

// AddOpening marks a door or window from one corner on, to be dragged open.
func (t *Tracing) AddOpening(p geom.Vec2) Handle {
	t.Marks.Openings = append(t.Marks.Openings, roomfit.Rect{Left: p[0], Top: p[1], Right: p[0], Bottom: p[1]})
	t.Solve()
	return Handle{LowerRight, len(t.Marks.Openings) - 1}
}

// Remove takes a corner, or an opening, away.
func (t *Tracing) Remove(h Handle) {
	switch {
	case (h.Kind == Foot || h.Kind == Head) && h.Index < len(t.Marks.Corners):
		t.Marks.Corners = slices.Delete(t.Marks.Corners, h.Index, h.Index+1)
	case h.Kind != NoHandle && h.Index < len(t.Marks.Openings):
		t.Marks.Openings = slices.Delete(t.Marks.Openings, h.Index, h.Index+1)
	}
	t.Solve()
}

// Clear takes every mark away.
func (t *Tracing) Clear() {
	t.Marks.Corners, t.Marks.Openings = nil, nil
	t.Fit, t.Lines = roomfit.Fit{}, roomfit.Traced{}
	t.Solve()
}

// Ready reports whether the marks make a room.
func (t *Tracing) Ready() bool { return t.Version != 0 && t.Problem == "" }

// Line tells what room the marks make.
func (t *Tracing) Line() string {
	if t.Problem != "" {
		return t.Problem
	}
	low, high := t.Fit.Outline.Bounds()
	doors := 0
	for _, o := range t.Fit.Openings {
		if o.Kind == shell.Door {
			doors++
		}
	}
	return fmt.Sprintf("%.2f × %.2f m, %.2f m high, %.1f m² · %d corners, %d doors, %d windows · marks miss it by %.1f px",
		high[0]-low[0], high[1]-low[1], t.Fit.Height, t.Fit.Outline.Area(), len(t.Fit.Outline), doors, len(t.Fit.Openings)-doors, t.Fit.Error)
}
