package tryout

import (
	"context"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// The usual size of a candidate's picture, pixels.
const (
	usualWidth  = 384
	usualHeight = 256
)

// draw takes a candidate's picture, all candidates from where the room is seen now, so that they can be compared.
func (r *run) draw(ctx context.Context, s *scene.Snapshot) (*frame.Picture, error) {
	from := s
	if hasRoom(r.obs.Scene) {
		from = r.obs.Scene
	}
	return Portrait{Store: r.Store, Shutter: r.Shutter, From: from, Width: r.Width, Height: r.Height, Slices: r.Slices}.Take(ctx, s)
}

// Portrait says how scenes are drawn that are to be compared.
type Portrait struct {
	Store         *asset.Store
	Shutter       Shutter
	From          *scene.Snapshot // the scene that the view is chosen for
	Width, Height int             // pixels; 0 for the usual
	Slices        int             // pieces; 0 for one
}

// Take draws a scene from outside, with the walls before it faded, in as many pieces as are wished: a window can show a frame between
// two of them.
func (p Portrait) Take(ctx context.Context, s *scene.Snapshot) (*frame.Picture, error) {
	width, height := p.Width, p.Height
	if width == 0 {
		width, height = usualWidth, usualHeight
	}
	view, err := frame.ViewOf(p.From, p.Store, "auto", width, height)
	if err != nil {
		return nil, fmt.Errorf("tryout: %w", err)
	}
	style := PictureStyle(p.Slices)
	planner := frame.NewPlanner(p.Store)
	whole := &frame.Picture{Width: width, Height: height, RGBA: make([]byte, 4*width*height)}
	for _, piece := range Pieces(view, max(1, p.Slices)) {
		plan := planner.Plan(s, piece.View, style, frame.Overlay{})
		plan.Want = frame.Passes{Color: true}
		drawn, err := p.Shutter(ctx, plan)
		if err != nil {
			return nil, fmt.Errorf("tryout: %w", err)
		}
		if drawn.Width != piece.View.Width || drawn.Height != piece.View.Height || len(drawn.RGBA) != 4*drawn.Width*drawn.Height {
			return nil, fmt.Errorf("tryout: a piece of %d×%d pixels came back as %d×%d", piece.View.Width, piece.View.Height, drawn.Width, drawn.Height)
		}
		for y := range drawn.Height {
			copy(whole.RGBA[4*((piece.Y+y)*width+piece.X):], drawn.RGBA[4*y*drawn.Width:4*(y+1)*drawn.Width])
		}
	}
	return whole, nil
}

// PictureStyle is how candidates are drawn. In pieces they have no shadows: the maps of a new scene alone take longer than a window may
// wait (BenchmarkPieces in cmd/editor).
func PictureStyle(slices int) frame.Style {
	style := frame.RenderStyle()
	style.Samples, style.Occlusion, style.DetailPx, style.Draft = 1, false, 1, true
	if slices > 1 {
		style.Shadows, style.Background = false, frame.Transparent // the gradient behind a room would begin anew in every piece
	}
	return style
}

func hasRoom(s *scene.Snapshot) bool {
	for n := range s.Nodes() {
		if n.Room != nil {
			return true
		}
	}
	return false
}

// Piece is a part of a picture as a view of its own, and where it goes.
type Piece struct {
	View frame.View
	X, Y int
}

// Pieces cuts a perspective view into a grid of about so many parts, by moving the principal point of its lens. Together they show what
// the view does.
func Pieces(view frame.View, count int) []Piece {
	if count <= 1 || view.Projection == scene.Orthographic {
		return []Piece{{View: view}}
	}
	columns := 1
	for columns*columns < count {
		columns++
	}
	rows := (count + columns - 1) / columns
	lens := view.Pinhole()
	var out []Piece
	for row := range rows {
		for column := range columns {
			x0, x1 := view.Width*column/columns, view.Width*(column+1)/columns
			y0, y1 := view.Height*row/rows, view.Height*(row+1)/rows
			if x1 <= x0 || y1 <= y0 {
				continue
			}
			part := view
			part.Width, part.Height, part.Lens = x1-x0, y1-y0, lens
			part.Lens.CX, part.Lens.CY = lens.CX-float64(x0), lens.CY-float64(y0)
			out = append(out, Piece{part, x0, y0})
		}
	}
	return out
}
