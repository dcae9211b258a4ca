package cli

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/caption"
	"scenograph/internal/frame"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

func (c *console) compareStatesCommand() *cobra.Command {
	var out, size, camera string
	command := &cobra.Command{
		Use:   "compare room.scene A B",
		Short: "Tell what differs between two states, and draw them beside each other",
		Long: `Compare two states of a project: checkpoints, branches, "head", "start", or lines of the history such as #12. With -o both are drawn from
the same place beside each other.`,
		Example: "  scenograph branch compare room.scene main evening -o both.png\n  scenograph checkpoint compare room.scene start head",
		Args:    exactly(3, "a project and two states"),
	}
	outFlag(command, &out, "the picture of both to write")
	command.Flags().StringVar(&size, "size", "640x480", "width and height of each of the two in pixels")
	command.Flags().StringVar(&camera, "camera", "auto", "NAME, INDEX, top or auto")
	command.RunE = func(command *cobra.Command, args []string) error {
		project, _, err := journal.Load(args[0], c.journalOptions())
		if err != nil {
			return err
		}
		d := project.Document()
		var states [2]*scene.Snapshot
		for i, name := range args[1:] {
			seq, err := stateNamed(d, name)
			if err != nil {
				return err
			}
			states[i], _ = d.At(seq)
		}
		differs := summarise(scene.Compare(states[0], states[1]))
		if out == "" {
			return c.result(differs, "%s", differs.text())
		}
		if err := checkPictureName(out); err != nil {
			return err
		}
		width, height, err := parseSize(size)
		if err != nil {
			return usageError{err}
		}
		picture, err := c.sideBySide(command.Context(), project.Store(), states, [2]string{args[1], args[2]}, camera, width, height)
		if err != nil {
			return err
		}
		if err := writePicture(out, picture); err != nil {
			return err
		}
		return c.result(map[string]any{"picture": out, "differs": differs}, "%s\n%s", differs.text(), out)
	}
	return command
}

// sideBySide draws two scenes from one place, each with its name.
func (c *console) sideBySide(ctx context.Context, store *asset.Store, states [2]*scene.Snapshot, names [2]string, camera string, width, height int) (*image.NRGBA, error) {
	if c.host.NewPainter == nil {
		return nil, errors.New("this program draws no pictures")
	}
	fuller := states[1]
	if states[0].Len() > fuller.Len() {
		fuller = states[0]
	}
	view, err := frame.ViewOf(fuller, store, camera, width, height)
	if err != nil {
		return nil, err
	}
	take, end := c.shutter(store)
	defer end()
	const gap = 8
	out := image.NewNRGBA(image.Rect(0, 0, 2*width+gap, height))
	draw.Draw(out, out.Rect, image.NewUniform(color.NRGBA{24, 26, 30, 255}), image.Point{}, draw.Src)
	pen, err := caption.NewPen(max(12, float64(height)/28))
	if err != nil {
		return nil, err
	}
	planner := frame.NewPlanner(store)
	for i, s := range states {
		plan := planner.Plan(s, view, frame.RenderStyle(), frame.Overlay{})
		plan.Want = frame.Passes{Color: true}
		drawn, err := take(ctx, plan)
		if err != nil {
			return nil, err
		}
		at := image.Rect(i*(width+gap), 0, i*(width+gap)+width, height)
		draw.Draw(out, at, &image.NRGBA{Pix: drawn.RGBA, Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}, image.Point{}, draw.Src)
		box := pen.Box(0, 0, names[i])
		pen.Write(out, float64(at.Min.X+12+box.Dx()/2), float64(12+box.Dy()/2), names[i], caption.Look{Ink: color.NRGBA{255, 255, 255, 255}, Plate: color.NRGBA{24, 26, 30, 220}})
	}
	return out, nil
}
