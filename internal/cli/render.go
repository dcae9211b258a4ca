package cli

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/bundle"
	"scenograph/internal/contact"
	"scenograph/internal/frame"
	"scenograph/internal/query"
)

const maxPictureEdge = 16384

func (c *console) renderCommand() *cobra.Command {
	var out, size, camera, shading string
	var traced traceFlags
	command := &cobra.Command{
		Use:   "render room.scene|file.glb",
		Short: "Write a picture of a scene as PNG",
		Long: `Write a picture of a project or of a .glb or .gltf file as PNG. No display is needed.

--camera takes a camera's name or id, its index, "top" for a plan from above, or "auto", which shows everything from outside,
from the side that hides least. "scenograph info" lists the cameras.`,
		Example: "  scenograph render room.scene -o room.png\n  scenograph render sofa.glb -o sofa.png --size 1920x1080 --camera auto",
		Args:    exactly(1, "one project or file"),
	}
	outFlag(command, &out, "the picture to write (default: the input's name with .png)")
	command.Flags().StringVar(&size, "size", "1280x720", "width and height in pixels")
	command.Flags().StringVar(&camera, "camera", "auto", "NAME, INDEX, top or auto")
	command.Flags().StringVar(&shading, "shading", string(frame.Lit), shadingWords())
	traced.add(command)
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := traced.check(command, shading); err != nil {
			return err
		}
		width, height, err := parseSize(size)
		if err != nil {
			return usageError{err}
		}
		if _, err := frame.ParseShading(shading); err != nil {
			return usageError{err}
		}
		if out == "" {
			out = sceneName(strings.TrimSuffix(args[0], filepath.Ext(args[0]))) + ".png"
		}
		c.step("reading %s", args[0])
		found, err := c.load(command.Context(), args[0], false)
		if err != nil {
			return err
		}
		c.report(found.report)
		c.step("drawing %d×%d pixels", width, height)
		picture, err := c.paint(command.Context(), &traced, found, camera, shading, width, height)
		if err != nil {
			return err
		}
		text, err := encodePicture(picture)
		if err != nil {
			return fmt.Errorf("%s: %w", out, err)
		}
		if err := bundle.WriteFile(out, text); err != nil {
			return err
		}
		return c.result(map[string]any{"picture": out, "width": width, "height": height}, "%s", out)
	}
	return command
}

func (c *console) paint(ctx context.Context, traced *traceFlags, found contents, camera, shading string, width, height int) (*frame.Picture, error) {
	view, err := frame.ViewOf(found.snapshot, found.store, camera, width, height)
	if err != nil {
		return nil, err
	}
	style := frame.RenderStyle()
	if traced.on {
		return c.trace(ctx, traced, found, view, style)
	}
	painter, end, err := c.host.NewPainter(found.store)
	if err != nil {
		return nil, err
	}
	defer end()
	style.Shading = frame.Shading(shading)
	overlay, err := overlayOf(ctx, found, style.Shading)
	if err != nil {
		return nil, err
	}
	f := frame.NewPlanner(found.store).Plan(found.snapshot, view, style, overlay)
	f.Want = frame.Passes{Color: true}
	return painter.Paint(f)
}

// shadingWords lists the shadings as a person would: "lit, albedo or depth".
func shadingWords() string {
	all := frame.Shadings()
	text := string(all[0])
	for _, s := range all[1 : len(all)-1] {
		text += ", " + string(s)
	}
	return text + " or " + string(all[len(all)-1])
}

// overlayOf is what a shading draws over the scene: where bodies touch.
func overlayOf(ctx context.Context, found contents, shading frame.Shading) (frame.Overlay, error) {
	if shading != frame.Physics {
		return frame.Overlay{}, nil
	}
	world, err := query.New(found.snapshot, found.store)
	if err != nil {
		return frame.Overlay{}, err
	}
	return frame.Overlay{Marks: contact.Marks(contact.Find(ctx, world))}, nil
}

func parseSize(text string) (width, height int, err error) {
	var rest string
	n, _ := fmt.Sscanf(strings.ToLower(text)+" ", "%dx%d%s", &width, &height, &rest)
	if n != 2 || width < 1 || height < 1 || width > maxPictureEdge || height > maxPictureEdge {
		return 0, 0, fmt.Errorf("--size %q must be WIDTHxHEIGHT, each 1 to %d, such as 1280x720", text, maxPictureEdge)
	}
	return width, height, nil
}

func encodePicture(p *frame.Picture) ([]byte, error) {
	picture := &image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&out, picture)
	return out.Bytes(), err
}
