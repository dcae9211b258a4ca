package sight

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strconv"

	"scenograph/internal/agent/chat"
	"scenograph/internal/caption"
	"scenograph/internal/floorplan"
	"scenograph/internal/frame"
	"scenograph/internal/pix"
)

func (l *looker) pictures(ctx context.Context, b Budget, shutter Shutter) ([]chat.Image, error) {
	planner := frame.NewPlanner(l.Store)
	var out []chat.Image
	for _, s := range l.shots(b) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		image, err := l.take(ctx, planner, s, shutter)
		if err != nil {
			return nil, fmt.Errorf("sight: %s: %w", s.name, err)
		}
		out = append(out, image)
	}
	return out, nil
}

func (l *looker) take(ctx context.Context, planner *frame.Planner, s shot, shutter Shutter) (chat.Image, error) {
	style := frame.RenderStyle()
	var overlay frame.Overlay
	if s.plan {
		s.view = floorplan.Widened(s.view)
		overlay.Marks = floorplan.Lines(l.Scene, l.Store)
	}
	plan := planner.Plan(l.Scene, s.view, style, overlay)
	plan.Want = frame.Passes{Color: true}
	drawn, err := shutter(ctx, plan)
	if err != nil {
		return chat.Image{}, err
	}
	if len(drawn.RGBA) != 4*s.view.Width*s.view.Height {
		return chat.Image{}, fmt.Errorf("the picture has %d bytes and not %d", len(drawn.RGBA), 4*s.view.Width*s.view.Height)
	}
	rgba := append([]byte(nil), drawn.RGBA...)
	picture := &image.NRGBA{Pix: rgba, Stride: 4 * s.view.Width, Rect: image.Rect(0, 0, s.view.Width, s.view.Height)}
	if s.plan {
		err = floorplan.Write(rgba, l.Scene, l.Store, s.view)
	}
	if s.marks && err == nil {
		err = l.mark(picture, s.view)
	}
	if err != nil {
		return chat.Image{}, err
	}
	return encode(s, picture)
}

// encode writes the plan, which has fine lines, as PNG and views as JPEG.
func encode(s shot, picture *image.NRGBA) (chat.Image, error) {
	out := chat.Image{Name: s.name, Width: s.view.Width, Height: s.view.Height}
	var err error
	if s.plan {
		out.MIME = "image/png"
		out.Data, err = pix.EncodePNG(picture)
		return out, err
	}
	out.MIME = "image/jpeg"
	out.Data, err = EncodeJPEG(picture)
	return out, err
}

// EncodeJPEG writes a picture for a model: small, and good enough to tell things apart.
func EncodeJPEG(picture image.Image) ([]byte, error) {
	var text bytes.Buffer
	if err := jpeg.Encode(&text, picture, &jpeg.Options{Quality: 85}); err != nil {
		return nil, fmt.Errorf("sight: %w", err)
	}
	return text.Bytes(), nil
}

// mark writes the number of each thing where it is seen.
func (l *looker) mark(picture *image.NRGBA, view frame.View) error {
	pen, err := caption.NewPen(max(12, float64(view.Height)/36))
	if err != nil {
		return err
	}
	look := caption.Look{Ink: color.NRGBA{255, 255, 255, 255}, Plate: color.NRGBA{200, 40, 60, 225}}
	var taken []image.Rectangle
	for _, t := range l.things {
		pixel, ok := l.spot(view, t.node.ID)
		if !ok {
			continue
		}
		text := strconv.Itoa(t.mark)
		box := pen.Box(pixel[0], pixel[1], text)
		if covered(taken, box) || !box.In(picture.Rect) {
			continue
		}
		taken = append(taken, box)
		pen.Write(picture, pixel[0], pixel[1], text, look)
	}
	return nil
}

func covered(taken []image.Rectangle, box image.Rectangle) bool {
	for _, t := range taken {
		if t.Overlaps(box) {
			return true
		}
	}
	return false
}
