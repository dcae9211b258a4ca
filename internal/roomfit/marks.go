// Package roomfit makes a room from marks on a level equirectangular picture: corners where walls meet floor and ceiling, and rectangles
// around doors and windows.
//
// Invariant: it is pure; the same marks give the same room. Walls that are near one of two perpendicular directions run exactly along it.
//
//	fit, err := roomfit.Solve(marks, roomfit.Known{CameraHeight: 1.6})
//	room, report := fit.Room(), fit.Report
package roomfit

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// Marks is what a person, or a guess, marked on a picture. Columns and rows are pixels from the upper left corner; the picture covers
// 360° × 180°, its middle row is the horizon.
type Marks struct {
	Width    int      `json:"width"`
	Height   int      `json:"height"`
	Corners  []Corner `json:"corners"` // once around to the right
	Openings []Rect   `json:"openings,omitempty"`
}

// Corner is an upright edge between two walls. A row that is 0 is not marked.
type Corner struct {
	Column  float64 `json:"column"`
	Floor   float64 `json:"floor,omitempty"`   // row where it meets the floor
	Ceiling float64 `json:"ceiling,omitempty"` // row where it meets the ceiling
}

// Rect is a door or window, by two opposite corners of it on its wall.
type Rect struct {
	Kind   shell.OpeningKind `json:"kind,omitempty"` // "" for what its shape says
	Left   float64           `json:"left"`           // column of the upper left corner
	Top    float64           `json:"top"`            // its row
	Right  float64           `json:"right"`          // column of the lower right corner
	Bottom float64           `json:"bottom"`         // its row
}

// Known is what gives the picture its scale. A room height goes before the camera's.
type Known struct {
	CameraHeight float64 `json:"cameraHeight,omitempty"` // metres over the floor; 0 for 1.6
	RoomHeight   float64 `json:"roomHeight,omitempty"`   // metres, 0 when not known
}

// UsualCamera is the height of a standing person's camera, in metres.
const UsualCamera = 1.6

const (
	maxCorners  = 60
	maxOpenings = 100
)

// ReadMarks reads marks from JSON.
func ReadMarks(data []byte) (Marks, error) {
	var m Marks
	if len(data) > 1<<20 {
		return m, errors.New("roomfit: the marks have more than 1 MB")
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("roomfit: the marks are no JSON of corners and openings: %w", err)
	}
	return m, m.check()
}

func (m *Marks) check() error {
	if m.Width < 16 || m.Height < 8 || m.Width > 1<<16 || m.Height > 1<<16 {
		return fmt.Errorf("roomfit: marks on a picture of %d × %d pixels; give width and height of the panorama", m.Width, m.Height)
	}
	if len(m.Corners) > maxCorners || len(m.Openings) > maxOpenings {
		return fmt.Errorf("roomfit: %d corners and %d openings, %d and %d are the limits", len(m.Corners), len(m.Openings), maxCorners, maxOpenings)
	}
	for i, c := range m.Corners {
		if !geom.Finite(c.Column, c.Floor, c.Ceiling) {
			return fmt.Errorf("roomfit: corner %d is not finite", i+1)
		}
		horizon := float64(m.Height) / 2
		if c.Floor != 0 && (c.Floor <= horizon || c.Floor >= float64(m.Height)) {
			return fmt.Errorf("roomfit: corner %d meets the floor at row %.0f, which is not below the horizon, row %.0f", i+1, c.Floor, horizon)
		}
		if c.Ceiling != 0 && (c.Ceiling >= horizon || c.Ceiling < 0) {
			return fmt.Errorf("roomfit: corner %d meets the ceiling at row %.0f, which is not above the horizon, row %.0f", i+1, c.Ceiling, horizon)
		}
	}
	for i, o := range m.Openings {
		if !geom.Finite(o.Left, o.Top, o.Right, o.Bottom) {
			return fmt.Errorf("roomfit: opening %d is not finite", i+1)
		}
	}
	return nil
}

// Longitude is the angle of a column to the right of straight ahead, in radians.
func (m *Marks) Longitude(column float64) float64 {
	return (column/float64(m.Width) - 0.5) * 2 * math.Pi
}

// Latitude is the angle of a row over the horizon, in radians.
func (m *Marks) Latitude(row float64) float64 {
	return (0.5 - row/float64(m.Height)) * math.Pi
}

// Pixel is where a direction is drawn; x is to the right, y ahead, z up.
func (m *Marks) Pixel(d geom.Vec3) geom.Vec2 {
	lon, lat := math.Atan2(d[0], d[1]), math.Atan2(d[2], math.Hypot(d[0], d[1]))
	return geom.Vec2{(lon/(2*math.Pi) + 0.5) * float64(m.Width), (0.5 - lat/math.Pi) * float64(m.Height)}
}
