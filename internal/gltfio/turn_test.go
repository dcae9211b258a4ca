package gltfio

import (
	"testing"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
)

// TestTurnsStayWithinOne has a quaternion that a rounding took past 1, which glTF forbids.
func TestTurnsStayWithinOne(t *testing.T) {
	for axis := range 4 {
		for _, sign := range []float64{-1, 1} {
			pose := geom.IdentityTransform()
			pose.Rotation = geom.Quat{}
			pose.Rotation[axis] = sign * 1.0000000000000002
			var g gltf.Node
			setTransform(&g, pose)
			for i, x := range g.Rotation {
				if x > 1 || x < -1 {
					t.Errorf("rotation %v is written with %v at %d", pose.Rotation, x, i)
				}
			}
		}
	}
}
