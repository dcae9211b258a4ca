package framework

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/rigid"
)

// identifier is a name that file systems, Python and every framework take.
func identifier(name string) string { return rigid.Identifier(name, "scene") }

func round4(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }

func round6(x float64) float64 { return math.Round(x*1e6)/1e6 + 0 }

// yUp turns a vector of the scene's frame into that of a Y-up one, as glTF has it: X stays, Z becomes Y.
func yUp(v geom.Vec3) geom.Vec3 { return geom.Vec3{round6(v[0]), round6(v[2]), round6(-v[1])} }

// yUpTurn does the same with a rotation, w first.
func yUpTurn(q [4]float64) [4]float64 { return [4]float64{q[0], q[1], q[3], -q[2] + 0} }

// zUpThere is the rotation in a Y-up world of something whose own frame stays Z up: a quarter turn about X, then its rotation.
func zUpThere(q [4]float64) [4]float64 {
	lay := geom.AxisAngle(geom.Vec3{1, 0, 0}, -math.Pi/2)
	r := lay.Mul(geom.Quat{q[1], q[2], q[3], q[0]}).Normalized()
	out := [4]float64{fine(r[3]), fine(r[0]), fine(r[1]), fine(r[2])}
	if out[0] < 0 {
		for i := range out {
			out[i] = -out[i] + 0
		}
	}
	return out
}

func fine(x float64) float64 { return math.Round(x*1e9)/1e9 + 0 }
