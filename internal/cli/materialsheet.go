package cli

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/caption"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/pix"
	"scenograph/internal/studio"
)

// Measures of a sheet, in pixels.
const (
	ballPixels  = 96
	sheetGap    = 6
	nameHeight  = 15
	sheetAcross = 18
)

func (c *console) materialSheetCommand() *cobra.Command {
	out, families := "", []string(nil)
	command := &cobra.Command{
		Use:     "sheet",
		Short:   "Draw a contact sheet of the materials",
		Example: "  scenograph materials sheet -o materials.jpg\n  scenograph materials sheet --family wood,stone -o woods.png",
		Args:    exactly(0, "no arguments"),
	}
	command.Flags().StringVarP(&out, "out", "o", "materials.png", "the picture to write, .png or .jpg")
	command.Flags().StringSliceVar(&families, "family", nil, "only these families, such as wood, tile, fabric")
	command.RunE = func(command *cobra.Command, _ []string) error {
		source := studio.Catalogue()
		var wanted []catalog.MaterialPreset
		for _, m := range source.Materials() {
			if len(families) == 0 || contains(families, m.Category) {
				wanted = append(wanted, m)
			}
		}
		if len(wanted) == 0 {
			return usageError{fmt.Errorf("--family %s: no material is of these families", strings.Join(families, ","))}
		}
		sheet, err := c.drawSheet(command.Context(), source, wanted)
		if err != nil {
			return err
		}
		data, err := encodeSheet(out, sheet)
		if err != nil {
			return err
		}
		if err := bundle.WriteFile(out, data); err != nil {
			return err
		}
		return c.result(map[string]any{"file": out, "materials": len(wanted), "width": sheet.Rect.Dx(), "height": sheet.Rect.Dy()}, "%s: %d materials", out, len(wanted))
	}
	return command
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(strings.TrimSpace(x), s) {
			return true
		}
	}
	return false
}

func encodeSheet(name string, sheet *image.NRGBA) ([]byte, error) {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".jpg" && ext != ".jpeg" {
		return pix.EncodePNG(sheet)
	}
	var data bytes.Buffer
	err := jpeg.Encode(&data, sheet, &jpeg.Options{Quality: 85})
	return data.Bytes(), err
}

// drawSheet draws every material on a sphere, in rows, with its name below.
func (c *console) drawSheet(ctx context.Context, source catalog.Source, wanted []catalog.MaterialPreset) (*image.NRGBA, error) {
	across := min(sheetAcross, len(wanted))
	down := (len(wanted) + across - 1) / across
	sheet := image.NewNRGBA(image.Rect(0, 0, across*(ballPixels+sheetGap)+sheetGap, down*(ballPixels+nameHeight+sheetGap)+sheetGap))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(color.NRGBA{0xee, 0xec, 0xe8, 255}), image.Point{}, draw.Src)
	pen, err := caption.NewPen(9.5)
	if err != nil {
		return nil, err
	}
	store := asset.NewStore()
	painter, end, err := c.host.NewPainter(store)
	if err != nil {
		return nil, err
	}
	defer end()
	planner := frame.NewPlanner(store)
	for i := range wanted {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.step("drawing %s (%d of %d)", wanted[i].Name, i+1, len(wanted))
		drawn, err := drawBall(store, planner, painter, source, wanted[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", wanted[i].Name, err)
		}
		at := image.Pt(sheetGap+i%across*(ballPixels+sheetGap), sheetGap+i/across*(ballPixels+nameHeight+sheetGap))
		ball := &image.NRGBA{Pix: drawn.RGBA, Stride: 4 * drawn.Width, Rect: image.Rect(0, 0, drawn.Width, drawn.Height)}
		draw.Draw(sheet, image.Rectangle{at, at.Add(image.Pt(ballPixels, ballPixels))}, pix.Downscale(ball, ballPixels), image.Point{}, draw.Over)
		pen.Write(sheet, float64(at.X+ballPixels/2), float64(at.Y+ballPixels+7), fitted(pen, wanted[i].Name), caption.Look{Ink: color.NRGBA{40, 40, 44, 255}})
	}
	return sheet, nil
}

// fitted shortens a name to the width of a ball.
func fitted(pen *caption.Pen, name string) string {
	for runes := []rune(name); len(runes) > 3; runes = runes[:len(runes)-1] {
		if text := string(runes); pen.Box(0, 0, text).Dx() <= ballPixels+sheetGap {
			return text
		}
	}
	return name
}

// drawBall draws a material on a sphere over nothing, at twice the size it is shown at.
func drawBall(store *asset.Store, planner *frame.Planner, painter frame.Painter, source catalog.Source, preset catalog.MaterialPreset) (*frame.Picture, error) {
	m, err := source.Material(store, preset.Name, "")
	if err != nil {
		return nil, err
	}
	snapshot, err := catalog.Ball(store, m, preset.ReachM)
	if err != nil {
		return nil, err
	}
	view, err := frame.ViewOf(snapshot, store, "0", 2*ballPixels, 2*ballPixels)
	if err != nil {
		return nil, err
	}
	style := frame.RenderStyle()
	style.Background, style.Occlusion = frame.Transparent, false
	plan := planner.Plan(snapshot, view, style, frame.Overlay{})
	plan.Want = frame.Passes{Color: true}
	return painter.Paint(plan)
}
