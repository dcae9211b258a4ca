package cli

import (
	"scenograph/internal/diag"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// doubtsAbout tells what is odd about a view that can be drawn all the same.
func doubtsAbout(view frame.View) (report diag.Report) {
	if view.Projection == frame.Panorama && view.Width != 2*view.Height {
		report.Warn("panorama", "360° by 180° are squeezed into %d×%d pixels; a --size twice as wide as high shows them as they are", view.Width, view.Height)
	}
	if blind := blindShare(view); blind > 0.01 {
		report.Warn("lens", "%.0f %% of the picture sees nothing: the distortion bends back on itself there", 100*blind)
	}
	return report
}

// blindShare is how much of a picture no light reaches through its lens, by a grid of samples.
func blindShare(view frame.View) float64 {
	if view.Projection != scene.Perspective || view.Lens == (frame.Lens{}) || view.Lens.Distortion == (scene.Distortion{}) {
		return 0
	}
	const columns, rows = 64, 48
	blind := 0
	for i := range columns * rows {
		x, y := float64(i%columns)+0.5, float64(i/columns)+0.5
		if _, ok := view.Lens.Plane(geom.Vec2{x / columns * float64(view.Width), y / rows * float64(view.Height)}); !ok {
			blind++
		}
	}
	return float64(blind) / (columns * rows)
}
