package asset

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
)

// Inertial is what a part weighs, as whoever made it says: the part's own mass, without the parts that hang on it.
type Inertial struct {
	MassKg float64    `json:"massKg" jsonschema:"kilograms"`
	Center geom.Vec3  `json:"center" jsonschema:"centre of mass in the part's frame, metres"`
	Tensor [6]float64 `json:"tensor" jsonschema:"moments of inertia about the centre along the part's axes: xx, yy, zz, xy, xz, yz; kg·m²"` // all zero: that of its shape
}

// Check returns what is wrong with the numbers, or nil. The moments of a body obey the triangle inequality; what misses it by
// more than rounding is no body's.
func (i *Inertial) Check() error {
	if !geom.Finite(i.MassKg, i.Center[0], i.Center[1], i.Center[2]) || !geom.Finite(i.Tensor[:]...) {
		return errors.New("its mass is not finite")
	}
	if i.MassKg <= 0 {
		return fmt.Errorf("its mass is %g kg", i.MassKg)
	}
	if i.Tensor == ([6]float64{}) {
		return nil
	}
	xx, yy, zz := i.Tensor[0], i.Tensor[1], i.Tensor[2]
	if xx < 0 || yy < 0 || zz < 0 || xx+yy < 0.99*zz || yy+zz < 0.99*xx || zz+xx < 0.99*yy {
		return fmt.Errorf("no body has the moments of inertia %.3g, %.3g, %.3g kg·m²", xx, yy, zz)
	}
	if math.Abs(i.Tensor[3]) > zz || math.Abs(i.Tensor[4]) > yy || math.Abs(i.Tensor[5]) > xx {
		return errors.New("no body has such products of inertia")
	}
	return nil
}

// Turn reads the tensor as given along axes that are turned against the part's.
func (i *Inertial) Turn(partFromAxes geom.Quat) {
	m := partFromAxes.Mgl().Mat4().Mat3()
	t := i.Tensor
	// Symmetric, so that rows and columns are alike.
	out := m.Mul3([9]float64{t[0], t[3], t[4], t[3], t[1], t[5], t[4], t[5], t[2]}).Mul3(m.Transpose())
	i.Tensor = [6]float64{out.At(0, 0), out.At(1, 1), out.At(2, 2), out.At(0, 1), out.At(0, 2), out.At(1, 2)}
}
