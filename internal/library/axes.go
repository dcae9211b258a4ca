package library

import (
	"fmt"
	"strings"

	"scenograph/internal/geom"
)

// A file's axes are glTF's: Y up, +Z forward. gltfio hands them over as (x, −z, y).
var axisDirections = map[Axis]geom.Vec3{
	"x": {1, 0, 0}, "-x": {-1, 0, 0}, "y": {0, 0, 1}, "-y": {0, 0, -1}, "z": {0, -1, 0}, "-z": {0, 1, 0},
}

// ParseAxis reads "y", "+Y", "-z" and the like.
func ParseAxis(text string) (Axis, error) {
	a := Axis(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(text)), "+"))
	if _, ok := axisDirections[a]; !ok {
		return "", fmt.Errorf("library: there is no axis %q; use x, -x, y, -y, z or -z of the file", text)
	}
	return a, nil
}

// turn is the rotation that brings a file's up and front to +Z and −Y; false when they are not at right angles.
func turn(up, front Axis) (geom.Quat, bool) {
	u, f := axisDirections[up], axisDirections[front]
	if u.Len() == 0 || f.Len() == 0 || u.Dot(f) != 0 {
		return geom.Identity, false
	}
	for _, q := range rightAngles() {
		if near(q.Rotate(u), geom.Vec3{0, 0, 1}) && near(q.Rotate(f), geom.Vec3{0, -1, 0}) {
			return q, true
		}
	}
	return geom.Identity, false
}

func near(a, b geom.Vec3) bool { return a.Sub(b).Len() < 1e-9 }

// rightAngles are rotations by multiples of a right angle that reach every pair of axes.
func rightAngles() []geom.Quat {
	var out []geom.Quat
	quarter := geom.Radians(90)
	for tilt := range 4 {
		first := geom.AxisAngle(geom.Vec3{1, 0, 0}, float64(tilt)*quarter)
		for yaw := range 4 {
			out = append(out, geom.Yaw(float64(yaw)*quarter).Mul(first).Normalized())
		}
	}
	for _, roll := range []float64{1, 3} {
		first := geom.AxisAngle(geom.Vec3{0, 1, 0}, roll*quarter)
		for yaw := range 4 {
			out = append(out, geom.Yaw(float64(yaw)*quarter).Mul(first).Normalized())
		}
	}
	return out
}

// fronts lists the axes that a front may have with an up, the customary one first.
func fronts(up Axis) []Axis {
	switch up {
	case "z":
		return []Axis{"-y", "x", "y", "-x"}
	case "-z":
		return []Axis{"y", "x", "-y", "-x"}
	case "x", "-x":
		return []Axis{"z", "y", "-z", "-y"}
	}
	return []Axis{"z", "x", "-z", "-x"}
}
