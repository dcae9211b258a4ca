package cli

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// benchOptions says what is measured.
type benchOptions struct {
	camera, size, passes string
	frames, samples      int
	occlusion            bool
	detail               float64
}

// benchResult is what was measured, times in milliseconds, one for each frame.
type benchResult struct {
	Renderer     string    `json:"renderer"`
	Width        int       `json:"width"`
	Height       int       `json:"height"`
	Samples      int       `json:"samples"`
	Passes       string    `json:"passes"`
	Triangles    int       `json:"triangles"`
	PlanMs       float64   `json:"planMs"`       // median
	FirstMs      float64   `json:"firstMs"`      // the first frame, with uploads and shaders
	FrameMs      float64   `json:"frameMs"`      // median of plan, draw and read-back
	PerSecond    float64   `json:"perSecond"`    // from the median
	Milliseconds []float64 `json:"milliseconds"` // of each frame
}

func (c *console) benchCommand() *cobra.Command {
	var o benchOptions
	command := &cobra.Command{
		Use:   "bench room.scene|file.glb",
		Short: "Measure how fast pictures of a scene are drawn and read back",
		Long: `Measure how fast pictures of a project or of a .glb or .gltf file are drawn. The camera sways to and fro before the scene, and
every picture is read back into memory. The first frames, which upload meshes and build shaders, are not counted.`,
		Example: "  scenograph bench room.scene\n  scenograph bench mid.glb --camera 0 --size 1920x1080 --frames 60 --passes all --json",
		Args:    exactly(1, "one project or file"),
	}
	command.AddCommand(c.benchEditsCommand())
	flags := command.Flags()
	flags.StringVar(&o.size, "size", "1280x720", "width and height in pixels")
	flags.StringVar(&o.camera, "camera", "auto", "NAME, INDEX, top or auto")
	flags.StringVar(&o.passes, "passes", "color", "what is read back: color, or all for colour, depth, normals and instances")
	flags.IntVar(&o.frames, "frames", 24, "how many frames are measured")
	flags.IntVar(&o.samples, "samples", 4, "antialiasing samples per pixel: 1, 2 or 4")
	flags.Float64Var(&o.detail, "detail", frame.UnseenPx, "pixels that far surfaces may stray when drawn with fewer triangles, 0 for every triangle")
	flags.BoolVar(&o.occlusion, "occlusion", true, "draw ambient occlusion")
	command.RunE = func(command *cobra.Command, args []string) error {
		if o.frames < 1 || o.frames > 100000 {
			return usageError{fmt.Errorf("--frames %d must be 1 to 100000", o.frames)}
		}
		found, err := c.load(command.Context(), args[0], false)
		if err != nil {
			return err
		}
		c.report(found.report)
		result, err := c.bench(found, o)
		if err != nil {
			return err
		}
		return c.result(result, "%d×%d, %d samples, %s read back, %d triangles, %s\n%.2f ms a frame, %.1f frames a second; planning %.3f ms; first frame %.0f ms",
			result.Width, result.Height, result.Samples, result.Passes, result.Triangles, result.Renderer,
			result.FrameMs, result.PerSecond, result.PlanMs, result.FirstMs)
	}
	return command
}

func (c *console) bench(found contents, o benchOptions) (benchResult, error) {
	result := benchResult{Samples: o.samples, Passes: o.passes}
	var err error
	if result.Width, result.Height, err = parseSize(o.size); err != nil {
		return result, usageError{err}
	}
	want, ok := benchPasses()[o.passes]
	if !ok {
		return result, usageError{fmt.Errorf("--passes %q must be color or all", o.passes)}
	}
	view, err := frame.ViewOf(found.snapshot, found.store, o.camera, result.Width, result.Height)
	if err != nil {
		return result, err
	}
	if info, err := c.host.GL(); err == nil {
		result.Renderer = strings.TrimSpace(info.Renderer)
	}
	painter, end, err := c.host.NewPainter(found.store)
	if err != nil {
		return result, err
	}
	defer end()
	style := frame.RenderStyle()
	style.Samples, style.Occlusion, style.DetailPx = o.samples, o.occlusion, o.detail
	planner, middle := frame.NewPlanner(found.store), frame.Bounds(found.snapshot, found.store).Center()
	var plans []float64
	for i := -benchWarmUp; i < o.frames; i++ {
		start := time.Now()
		f := planner.Plan(found.snapshot, sway(view, middle, float64(i)/float64(o.frames)), style, frame.Overlay{})
		f.Want = want
		planned := milliseconds(start)
		if _, err := painter.Paint(f); err != nil {
			return result, err
		}
		took := milliseconds(start)
		switch {
		case i == -benchWarmUp:
			result.FirstMs, result.Triangles = took, f.Triangles()
		case i >= 0:
			plans, result.Milliseconds = append(plans, planned), append(result.Milliseconds, took)
		}
	}
	result.PlanMs, result.FrameMs = median(plans), median(result.Milliseconds)
	result.PerSecond = 1000 / result.FrameMs
	return result, nil
}

// benchWarmUp is how many frames are drawn before measuring.
const benchWarmUp = 3

func benchPasses() map[string]frame.Passes {
	return map[string]frame.Passes{"color": {Color: true}, "all": {Color: true, IDs: true, Depth: true, Normals: true}}
}

// sway turns a camera about an upright axis through a point, to and fro once while phase goes from 0 to 1.
func sway(v frame.View, about geom.Vec3, phase float64) frame.View {
	turn := geom.Yaw(0.35 * math.Sin(2*math.Pi*phase))
	v.WorldFromCamera.Translation = about.Add(turn.Rotate(v.WorldFromCamera.Translation.Sub(about)))
	v.WorldFromCamera.Rotation = turn.Mul(v.WorldFromCamera.Rotation)
	return v
}

func milliseconds(since time.Time) float64 {
	return float64(time.Since(since).Nanoseconds()) / 1e6
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
