package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
)

// benchOptions says what is measured.
type benchOptions struct {
	camera, size, passes string
	frames, samples      int
	occlusion            bool
	detail               float64
	byPass               bool
}

// benchResult is what was measured, times in milliseconds, one for each frame.
type benchResult struct {
	Renderer     string    `json:"renderer"`
	Width        int       `json:"width"`
	Height       int       `json:"height"`
	Samples      int       `json:"samples"`
	Want         string    `json:"passes"`
	Triangles    int       `json:"triangles"`
	PlanMs       float64   `json:"planMs"`       // median
	FirstMs      float64   `json:"firstMs"`      // the first frame, with uploads and shaders
	FrameMs      float64   `json:"frameMs"`      // median of plan, draw and read-back
	PerSecond    float64   `json:"perSecond"`    // from the median
	Milliseconds []float64 `json:"milliseconds"` // of each frame

	StreamPerSecond float64            `json:"streamPerSecond"`  // frames drawn while earlier ones are read back
	PassMs          map[string]float64 `json:"passMs,omitempty"` // medians on the GPU, with --by-pass
}

func (c *console) benchCommand() *cobra.Command {
	var o benchOptions
	command := &cobra.Command{
		Use:   "bench room.scene|file.glb",
		Short: "Measure how fast pictures of a scene are drawn and read back",
		Long: `Measure how fast pictures of a project or of a .glb or .gltf file are drawn. The camera sways to and fro before the scene, and
every picture is read back into memory: first one by one, each waited for, then one after another, each drawn while earlier ones are
read back. The first frames, which upload meshes and build shaders, are not counted.`,
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
	flags.BoolVar(&o.byPass, "by-pass", false, "tell what each pass takes on the GPU")
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
		return c.result(result, "%s", result)
	}
	return command
}

// String is the result for people.
func (b benchResult) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d×%d, %d samples, %s read back, %d triangles, %s\n", b.Width, b.Height, b.Samples, b.Want, b.Triangles, b.Renderer)
	fmt.Fprintf(&out, "%.2f ms a frame, %.1f frames a second; planning %.3f ms; first frame %.0f ms\n", b.FrameMs, b.PerSecond, b.PlanMs, b.FirstMs)
	fmt.Fprintf(&out, "%.1f frames a second one after another", b.StreamPerSecond)
	for _, pass := range slices.Sorted(maps.Keys(b.PassMs)) {
		fmt.Fprintf(&out, "\n%8.3f ms %s", b.PassMs[pass], pass)
	}
	return out.String()
}

func (c *console) bench(found contents, o benchOptions) (benchResult, error) {
	result := benchResult{Samples: o.samples, Want: o.passes}
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
	course := newBenchCourse(found, view, want, o)
	if err := course.oneByOne(painter, &result); err != nil {
		return result, err
	}
	stream, ok := painter.(frame.StreamPainter)
	if !ok {
		return result, nil
	}
	if err := course.inARow(stream, &result); err != nil || !o.byPass {
		return result, err
	}
	return result, course.byPass(stream, &result)
}

func benchPasses() map[string]frame.Passes {
	return map[string]frame.Passes{"color": {Color: true}, "all": {Color: true, IDs: true, Depth: true, Normals: true}}
}
