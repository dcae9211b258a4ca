package scene

import (
	"errors"
	"math"

	"scenograph/internal/geom"
)

// Lens is a calibrated pinhole, measured in pixels of a picture of Width × Height. Pixels count from the upper left corner of the
// picture, x to the right and y down, so that the middle of the first pixel is (0.5, 0.5): OpenCV's cx and cy are half a pixel less.
// A picture of another size sees the same; its focal lengths and principal point scale with its width and height.
type Lens struct {
	Width      int        `json:"width" jsonschema:"pixels of the picture that was calibrated"`
	Height     int        `json:"height" jsonschema:"pixels of the picture that was calibrated"`
	FX         float64    `json:"fx" jsonschema:"focal length over the width of a pixel"`
	FY         float64    `json:"fy" jsonschema:"focal length over the height of a pixel"`
	CX         float64    `json:"cx" jsonschema:"principal point, pixels from the picture's left edge"`
	CY         float64    `json:"cy" jsonschema:"principal point, pixels from the picture's upper edge"`
	Distortion Distortion `json:"distortion,omitzero" jsonschema:"how the lens bends the picture"`
}

// Distortion holds the coefficients of Brown and Conrady in OpenCV's order; all 0 for none. With x to the right and y down on the
// plane at distance 1 and r² = x² + y², a point is drawn at
//
//	x (1 + k1 r² + k2 r⁴ + k3 r⁶) + 2 p1 x y + p2 (r² + 2 x²)
//	y (1 + k1 r² + k2 r⁴ + k3 r⁶) + p1 (r² + 2 y²) + 2 p2 x y
type Distortion struct {
	K1 float64 `json:"k1,omitempty" jsonschema:"radial, r²"`
	K2 float64 `json:"k2,omitempty" jsonschema:"radial, r⁴"`
	P1 float64 `json:"p1,omitempty" jsonschema:"tangential"`
	P2 float64 `json:"p2,omitempty" jsonschema:"tangential"`
	K3 float64 `json:"k3,omitempty" jsonschema:"radial, r⁶"`
}

// None reports whether the lens draws straight lines straight.
func (d Distortion) None() bool { return d == Distortion{} }

// maxCoefficient bounds distortion: fish-eyes calibrated with this model stay below 10.
const maxCoefficient = 1000

// Check tells what is wrong with a lens.
func (l *Lens) Check() error {
	if l.Width < 1 || l.Height < 1 || l.Width > 1<<20 || l.Height > 1<<20 {
		return errors.New("a lens needs the width and height of the picture that was calibrated, in pixels")
	}
	if !geom.Finite(l.FX, l.FY, l.CX, l.CY) || !(l.FX > 0) || !(l.FY > 0) {
		return errors.New("a lens needs focal lengths over 0 and a principal point, in pixels")
	}
	w, h := float64(l.Width), float64(l.Height)
	if l.FX < w/1000 || l.FX > w*1000 || l.FY < h/1000 || l.FY > h*1000 {
		return errors.New("a lens's focal lengths must be between a thousandth and a thousand times the picture")
	}
	if math.Abs(l.CX-w/2) > 10*w || math.Abs(l.CY-h/2) > 10*h {
		return errors.New("a lens's principal point may lie ten pictures off, no further")
	}
	d := l.Distortion
	for _, k := range []float64{d.K1, d.K2, d.P1, d.P2, d.K3} {
		if !geom.Finite(k) || math.Abs(k) > maxCoefficient {
			return errors.New("a lens's distortion coefficients must lie between −1000 and 1000")
		}
	}
	return nil
}

// FovY is a perspective camera's vertical field of view in radians. Where it has a lens, it is that of the lens's focal length with
// the principal point in the middle.
func (c *Camera) FovY() float64 {
	if l := c.Lens; l != nil {
		return 2 * math.Atan(float64(l.Height)/(2*l.FY))
	}
	return c.FovYRad
}
