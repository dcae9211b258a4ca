package simready

import (
	"strings"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
)

// place computes where a prim stands from its transform operations (UsdGeomXformable): the first in the order is applied last.
func (s *stage) place(p *prim) {
	p.local = mgl64.Ident4()
	if !xformable(p.kind()) {
		return
	}
	for _, op := range p.value("xformOpOrder").Strings() {
		if op == "!resetXformStack!" {
			p.world = mgl64.Ident4()
			continue
		}
		name, inverted := strings.CutPrefix(op, "!invert!")
		m := operation(name, p)
		if inverted {
			m = m.Inv()
		}
		p.local = p.local.Mul4(m)
	}
	p.world = p.world.Mul4(p.local)
}

// operation is the matrix of one transform operation, the identity where it has no value at rest.
func operation(name string, p *prim) geom.Mat4 {
	v, err := p.value(name).Floats()
	kind := strings.SplitN(strings.TrimPrefix(name, "xformOp:"), ":", 2)[0]
	switch {
	case err != nil:
	case kind == "translate" && len(v) == 3:
		return mgl64.Translate3D(v[0], v[1], v[2])
	case kind == "scale" && len(v) == 3:
		return mgl64.Scale3D(v[0], v[1], v[2])
	case kind == "orient" && len(v) == 4:
		return mgl64.Quat{W: v[0], V: geom.Vec3{v[1], v[2], v[3]}}.Normalize().Mat4()
	case kind == "transform" && len(v) == 16:
		return geom.Mat4(v) // rows of USD are the columns of mgl64
	case strings.HasPrefix(kind, "rotate") && len(v) == 1 && len(kind) == len("rotateX"):
		return turn(kind[len(kind)-1], v[0])
	case strings.HasPrefix(kind, "rotate") && len(v) == 3 && len(kind) == len("rotateXYZ"):
		m := mgl64.Ident4()
		for _, axis := range []byte(kind[len("rotate"):]) {
			if axis < 'X' || axis > 'Z' {
				return mgl64.Ident4()
			}
			m = turn(axis, v[axis-'X']).Mul4(m)
		}
		return m
	}
	return mgl64.Ident4()
}

func turn(axis byte, degrees float64) geom.Mat4 {
	switch rad := geom.Radians(degrees); axis {
	case 'X':
		return mgl64.HomogRotate3DX(rad)
	case 'Y':
		return mgl64.HomogRotate3DY(rad)
	case 'Z':
		return mgl64.HomogRotate3DZ(rad)
	}
	return mgl64.Ident4()
}

// scales are the lengths of a matrix's axes; skew is the largest cosine between two of them.
func scales(m geom.Mat4) (lengths geom.Vec3, skew float64) {
	var axes [3]geom.Vec3
	for i := range 3 {
		axes[i] = m.Col(i).Vec3()
		lengths[i] = axes[i].Len()
	}
	for i := range 3 {
		a, b := axes[i], axes[(i+1)%3]
		if l := a.Len() * b.Len(); l > 0 {
			skew = max(skew, mgl64.Abs(a.Dot(b)/l))
		}
	}
	return lengths, skew
}
