package mjcf

import (
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/xmltree"
)

// pose reads pos and whichever of quat, axisangle, xyaxes, zaxis and euler is given.
func (r *reader) pose(e *xmltree.Element) (geom.Transform, error) {
	out := geom.IdentityTransform()
	pos, ok, err := e.Numbers("pos", 3)
	if err != nil {
		return out, err
	}
	if ok {
		out.Translation = geom.Vec3(pos)
	}
	out.Rotation, err = r.rotation(e)
	return out, err
}

func (r *reader) rotation(e *xmltree.Element) (geom.Quat, error) {
	for _, name := range []string{"quat", "axisangle", "xyaxes", "zaxis", "euler"} {
		count := map[string]int{"quat": 4, "axisangle": 4, "xyaxes": 6, "zaxis": 3, "euler": 3}[name]
		v, ok, err := e.Numbers(name, count)
		if err != nil || !ok {
			if err != nil {
				return geom.Identity, err
			}
			continue
		}
		switch name {
		case "quat":
			return geom.Quat{v[1], v[2], v[3], v[0]}.Normalized(), nil
		case "axisangle":
			if axis := geom.Vec3(v[:3]); axis.Len() > 0 {
				return geom.AxisAngle(axis.Normalize(), r.angle(v[3])), nil
			}
		case "xyaxes":
			return fromAxes(geom.Vec3(v[:3]), geom.Vec3(v[3:])), nil
		case "zaxis":
			return upTo(geom.Vec3(v)), nil
		case "euler":
			return r.euler(v), nil
		}
		return geom.Identity, nil
	}
	return geom.Identity, nil
}

func (r *reader) angle(x float64) float64 {
	if r.settings.radians {
		return x
	}
	return geom.Radians(x)
}

// euler turns about moving axes for small letters of eulerseq and about fixed ones for capitals.
func (r *reader) euler(v []float64) geom.Quat {
	q := geom.Identity
	for i, c := range r.settings.eulerseq {
		var axis geom.Vec3
		axis[strings.IndexRune("xyz", c|0x20)] = 1
		turn := geom.AxisAngle(axis, r.angle(v[i]))
		if c >= 'x' {
			q = q.Mul(turn)
		} else {
			q = turn.Mul(q)
		}
	}
	return q.Normalized()
}

func fromAxes(x, y geom.Vec3) geom.Quat {
	if x.Len() == 0 {
		return geom.Identity
	}
	x = x.Normalize()
	y = y.Sub(x.Mul(x.Dot(y)))
	if y.Len() < 1e-12 {
		return geom.Identity
	}
	y = y.Normalize()
	z := x.Cross(y)
	m := geom.Mat4{x[0], x[1], x[2], 0, y[0], y[1], y[2], 0, z[0], z[1], z[2], 0, 0, 0, 0, 1}
	return geom.Decompose(m).Rotation
}

// upTo turns +Z to a direction by the shortest way.
func upTo(z geom.Vec3) geom.Quat {
	if z.Len() < 1e-12 {
		return geom.Identity
	}
	z = z.Normalize()
	axis := geom.Up.Cross(z)
	if axis.Len() < 1e-9 {
		if z[2] > 0 {
			return geom.Identity
		}
		return geom.Quat{1, 0, 0, 0}
	}
	half := geom.Quat{axis[0], axis[1], axis[2], 1 + z[2]}
	return half.Normalized()
}
