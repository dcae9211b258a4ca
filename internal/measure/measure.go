// Package measure takes pictures that are data: what a lens or a panorama sees, and what can be computed from depth and ids — distances
// along the rays, positions, normals in the camera's frame, categories, parts, motion.
//
// Invariant: every pixel speaks of the line of sight through its middle, View.Ray(x+0.5, y+0.5). Rows run from the top; depth and ids
// are 0, and positions and motion NaN, where nothing is seen.
//
//	planner := frame.NewPlanner(store)
//	style := frame.MeasuringStyle()
//	plan := func(v frame.View) *frame.Frame { return planner.Plan(snapshot, v, style, frame.Overlay{}) }
//	picture, err := measure.Take(painter, plan, view, frame.Passes{Color: true, IDs: true, Depth: true, Parts: true})
//	points := picture.Positions()
package measure

import (
	"errors"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Picture is what was measured through one view. Passes that were not wanted are nil.
type Picture struct {
	View   frame.View
	Labels []frame.Label // Labels[id] names the node of an instance; Labels[0] is nothing
	Parts  []frame.Part  // Parts[id] names a part; Parts[0] is nothing

	RGBA    []byte    // display sRGB, 4 bytes a pixel
	IDs     []uint32  // index in Labels
	PartIDs []uint32  // index in Parts
	Depth   []float32 // metres along the camera's axis; in a panorama, along the ray
	Normals []uint32  // in the world, packed as frame.OctahedralNormal reads them
	Albedo  []byte    // display sRGB and opacity, 4 bytes a pixel

	slopes []uint32    // of a pinhole's picture, as frame.DepthSlope reads them
	rays   []geom.Vec3 // camera's frame
}

// Plan decides the frame of a view, as a frame.Planner does once snapshot, style and overlay are chosen.
type Plan func(frame.View) *frame.Frame

// Take draws a view and measures it. Views that no GPU draws at once, those of bent lenses and panoramas, are put together from pinholes'.
func Take(painter frame.Painter, plan Plan, view frame.View, want frame.Passes) (*Picture, error) {
	switch {
	case view.Width < 1 || view.Height < 1:
		return nil, errors.New("measure: a picture without pixels cannot be taken")
	case view.Projection == frame.Panorama:
		return takePanorama(painter, plan, view, want)
	case view.Projection == scene.Perspective && !view.Lens.Distortion.None():
		return takeBent(painter, plan, view, want)
	}
	return takeStraight(painter, plan, view, want)
}

// takeStraight draws what the GPU can draw as it is.
func takeStraight(painter frame.Painter, plan Plan, view frame.View, want frame.Passes) (*Picture, error) {
	f := plan(view)
	f.Want = want
	labels, parts := append([]frame.Label(nil), f.Labels...), append([]frame.Part(nil), f.Parts...)
	p, err := painter.Paint(f)
	if err != nil {
		return nil, err
	}
	return &Picture{
		View: view, Labels: labels, Parts: parts,
		RGBA: p.RGBA, IDs: p.IDs, PartIDs: p.Parts, Depth: p.Depth, Normals: p.Normals, Albedo: p.Albedo, slopes: p.Slopes,
	}, nil
}

// Width and Height are the picture's size in pixels.
func (p *Picture) Width() int  { return p.View.Width }
func (p *Picture) Height() int { return p.View.Height }

// directions returns the unit direction, in the camera's frame, in which each pixel looks; zero where a bent lens sees nothing.
func (p *Picture) directions() []geom.Vec3 {
	if p.rays != nil {
		return p.rays
	}
	v := p.View
	v.WorldFromCamera = geom.IdentityTransform()
	p.rays = make([]geom.Vec3, v.Width*v.Height)
	for y := range v.Height {
		for x := range v.Width {
			p.rays[y*v.Width+x] = v.Ray(geom.Vec2{float64(x) + 0.5, float64(y) + 0.5}).Direction
		}
	}
	return p.rays
}
