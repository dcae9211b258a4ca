package stage

import (
	"strings"

	"scenograph/internal/geom"
)

// upright is the pose of a thing whose own frame is Z up, as the scene's is, whatever the stage's is.
func (r *reader) upright(world geom.Mat4) geom.Transform {
	out := unscaled(geom.Decompose(world))
	out.Rotation = out.Rotation.Mul(geom.Decompose(r.start).Rotation.Inverse())
	return tidy(out)
}

func unscaled(t geom.Transform) geom.Transform {
	t.Scale = geom.One
	return t.Canonical()
}

// local is a prim's transform in its parent's frame, from its xformOps in their order. reset says that it does not follow its parent.
func (r *reader) local(p *prim) (out geom.Mat4, reset bool) {
	out = geom.IdentityTransform().Mat4()
	for _, name := range p.value("xformOpOrder").Strings() {
		if name == "!resetXformStack!" {
			out, reset = geom.IdentityTransform().Mat4(), true
			continue
		}
		plain, inverse := strings.CutPrefix(name, "!invert!")
		m, ok := operation(p, plain)
		if !ok {
			r.Report.Warn("prim "+p.path, "its %s was not understood", plain)
			continue
		}
		if inverse {
			if m.Det() == 0 {
				continue
			}
			m = m.Inv()
		}
		out = out.Mul4(m)
	}
	return out, reset
}

// operation reads one xformOp.
func operation(p *prim, name string) (geom.Mat4, bool) {
	kind, _, _ := strings.Cut(strings.TrimPrefix(name, "xformOp:"), ":")
	t := geom.IdentityTransform()
	counts := map[string]int{"translate": 3, "scale": 3, "orient": 4, "transform": 16}
	count, ok := counts[kind]
	if !ok {
		axes, rotates := strings.CutPrefix(kind, "rotate")
		if !rotates || axes == "" || len(axes) > 3 || strings.Trim(axes, "XYZ") != "" {
			return t.Mat4(), false
		}
		count = len(axes)
	}
	v := p.floats(name, count, nil)
	if v == nil {
		return t.Mat4(), p.value(name) == ""
	}
	switch kind {
	case "translate":
		t.Translation = geom.Vec3(v)
	case "scale":
		t.Scale = geom.Vec3(v)
	case "orient":
		t.Rotation = geom.Quat{v[1], v[2], v[3], v[0]}.Normalized()
	case "transform":
		// Rows of a matrix for row vectors are columns of one for column vectors.
		m := geom.Mat4(v)
		m[3], m[7], m[11], m[15] = 0, 0, 0, 1
		return m, true
	default:
		for i, axis := range strings.TrimPrefix(kind, "rotate") {
			var about geom.Vec3
			about[axis-'X'] = 1
			angle := v[i]
			if count == 3 {
				angle = v[axis-'X']
			}
			t.Rotation = geom.AxisAngle(about, geom.Radians(angle)).Mul(t.Rotation)
		}
	}
	return t.Mat4(), true
}
