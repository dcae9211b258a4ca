package floorplan

import (
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// CloseUp looks at a thing's box from its front and a little above. yaw is the thing's turn around Z in radians. Pixels of pictures of one
// shape mean the same at every size.
func CloseUp(box geom.Box, yaw float64, width, height int) frame.View {
	v := frame.View{Projection: scene.Perspective, FovYRad: geom.Radians(40), Near: 0.02, Far: 200, Width: width, Height: height}
	return v.Fit(box, yaw+geom.Radians(-65), geom.Radians(24))
}
