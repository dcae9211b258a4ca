package cli

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"scenograph/internal/asset"
	"scenograph/internal/caption"
	"scenograph/internal/frame"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// Measures of a contact sheet, in pixels.
const (
	sheetGap   = 6
	nameHeight = 15
)

// sheetOf says what a contact sheet shows: pictures in rows, each with a name below it.
type sheetOf struct {
	count, across, cell int // cell is a picture's edge in pixels
	name                func(i int) string
	stage               func(i int) (*scene.Snapshot, error)
	look                string // the camera of every stage
}

// drawSheet draws every stage over nothing, at twice the size it is shown at.
func (c *console) drawSheet(ctx context.Context, store *asset.Store, of sheetOf) (*image.NRGBA, error) {
	across := min(of.across, of.count)
	down := (of.count + across - 1) / across
	sheet := image.NewNRGBA(image.Rect(0, 0, across*(of.cell+sheetGap)+sheetGap, down*(of.cell+nameHeight+sheetGap)+sheetGap))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(color.NRGBA{0xee, 0xec, 0xe8, 255}), image.Point{}, draw.Src)
	pen, err := caption.NewPen(9.5)
	if err != nil {
		return nil, err
	}
	painter, end, err := c.host.NewPainter(store)
	if err != nil {
		return nil, err
	}
	defer end()
	planner := frame.NewPlanner(store)
	for i := range of.count {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.step("drawing %s (%d of %d)", of.name(i), i+1, of.count)
		snapshot, err := of.stage(i)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", of.name(i), err)
		}
		drawn, err := drawAlone(snapshot, store, planner, painter, of.look, 2*of.cell)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", of.name(i), err)
		}
		at := image.Pt(sheetGap+i%across*(of.cell+sheetGap), sheetGap+i/across*(of.cell+nameHeight+sheetGap))
		draw.Draw(sheet, image.Rectangle{at, at.Add(image.Pt(of.cell, of.cell))}, pix.Downscale(drawn, of.cell), image.Point{}, draw.Over)
		pen.Write(sheet, float64(at.X+of.cell/2), float64(at.Y+of.cell+7), fitted(pen, of.name(i), of.cell+sheetGap), caption.Look{Ink: color.NRGBA{40, 40, 44, 255}})
	}
	return sheet, nil
}

// drawAlone draws a small scene over nothing.
func drawAlone(snapshot *scene.Snapshot, store *asset.Store, planner *frame.Planner, painter frame.Painter, camera string, pixels int) (*image.NRGBA, error) {
	view, err := frame.ViewOf(snapshot, store, camera, pixels, pixels)
	if err != nil {
		return nil, err
	}
	style := frame.RenderStyle()
	style.Background, style.Occlusion = frame.Transparent, false
	plan := planner.Plan(snapshot, view, style, frame.Overlay{})
	plan.Want = frame.Passes{Color: true}
	drawn, err := painter.Paint(plan)
	if err != nil {
		return nil, err
	}
	return &image.NRGBA{Pix: drawn.RGBA, Stride: 4 * drawn.Width, Rect: image.Rect(0, 0, drawn.Width, drawn.Height)}, nil
}

// fitted shortens a name to a width in pixels.
func fitted(pen *caption.Pen, name string, width int) string {
	for runes := []rune(name); len(runes) > 3; runes = runes[:len(runes)-1] {
		if text := string(runes); pen.Box(0, 0, text).Dx() <= width {
			return text
		}
	}
	return name
}
