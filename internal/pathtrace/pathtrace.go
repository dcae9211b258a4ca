// Package pathtrace makes a scene's final picture by following light: the reference for the rasteriser, with the same materials,
// lights, sky and exposure.
//
// Invariant: a picture is a function of its frame, the asset store, the samples and the seed; threads and time change nothing.
//
//	whole := frame.NewPlanner(store).PlanWhole(snapshot, view, frame.RenderStyle())
//	stage, err := pathtrace.NewStage(whole, store)
//	picture, err := stage.Render(ctx, pathtrace.Options{Samples: 64, Denoise: true})
//
// What is done: unidirectional path tracing with next event estimation and multiple importance sampling (Veach 1997), the
// metallic-roughness surfaces of package shade, panes as thin glass, at most eight reflections, Russian roulette after two.
// What is not quite unbiased, for the sake of clean pictures: one sample adds at most 12 picture units by way of two or more
// reflections, and after a matte reflection surfaces are taken to be no smoother than roughness 0.3.
//
// Rooms are lit as in the viewport: a window gives a matte surface the light of frame's portals, and walls that are left out
// for a view into the room stop the sun but not the sky.
package pathtrace

import (
	"context"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

// Painter traces frames for those who take any frame.Painter. A frame from Plan holds only what is in the picture, so light
// from what lies beside it is missing: prefer NewStage with PlanWhole.
type Painter struct {
	Context context.Context // cancels
	Store   *asset.Store
	Options Options
}

// Paint traces a frame; its styles other than lit are drawn lit.
func (p *Painter) Paint(f *frame.Frame) (*frame.Picture, error) {
	stage, err := NewStage(frame.Whole{Frame: f}, p.Store)
	if err != nil {
		return nil, err
	}
	picture, err := stage.Render(p.Context, p.Options)
	if err != nil {
		return nil, err
	}
	if !f.Want.Color {
		picture.RGBA = nil
	}
	if !f.Want.IDs {
		picture.IDs = nil
	}
	if !f.Want.Depth {
		picture.Depth = nil
	}
	return picture, nil
}

var _ frame.Painter = (*Painter)(nil)
