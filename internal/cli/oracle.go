package cli

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/measure"
)

// oracleFlags are what a comparison with ray casting is asked for with.
type oracleFlags struct {
	view           viewFlags
	samples, views int
	seed           uint64
}

func (c *console) oracleCommand() *cobra.Command {
	var o oracleFlags
	command := &cobra.Command{
		Use:   "oracle room.scene|file.glb",
		Short: "Compare pictures with ray casting: is every pixel's instance and depth right?",
		Long: `Draw views of a scene, choose pixels by lot, and find out on the CPU by casting rays what each of them should show.
The status is 1 when a pixel away from silhouettes shows another instance. docs/formats.md defines the figures.

The first view is the one the flags choose; the others turn about the same place or, from outside, go around
the scene.`,
		Example: "  scenograph oracle room.scene --camera 0 --views 8 --samples 20000 --json",
		Args:    exactly(1, "one project or file"),
	}
	o.view.add(command)
	command.Flags().IntVar(&o.samples, "samples", 20000, "pixels of all views together")
	command.Flags().IntVar(&o.views, "views", 4, "number of views")
	command.Flags().Uint64Var(&o.seed, "seed", 1, "another seed chooses other pixels and views")
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := o.view.check(); err != nil {
			return err
		}
		if o.samples < 1 || o.samples > 1e8 || o.views < 1 || o.views > 10000 {
			return usageError{fmt.Errorf("--samples must be 1 to 100000000 and --views 1 to 10000")}
		}
		return c.judge(command.Context(), &o, args[0])
	}
	return command
}

func (c *console) judge(ctx context.Context, o *oracleFlags, project string) error {
	found, err := c.load(ctx, project, false)
	if err != nil {
		return err
	}
	c.report(found.report)
	if err := missing(found); err != nil {
		return err
	}
	view, _, err := o.view.of(found)
	if err != nil {
		return err
	}
	style := frame.MeasuringStyle()
	style.HideCeiling = o.view.camera == "top"
	oracle, err := measure.NewOracle(found.snapshot, found.store, !style.HideCeiling)
	if err != nil {
		return err
	}
	painter, end, err := c.host.NewPainter(found.store)
	if err != nil {
		return err
	}
	defer end()
	planner := frame.NewPlanner(found.store)
	plan := func(v frame.View) *frame.Frame { return planner.Plan(found.snapshot, v, style, frame.Overlay{}) }
	random := rand.New(rand.NewPCG(o.seed, 0))
	bounds := frame.Bounds(found.snapshot, found.store)
	var verdict measure.Verdict
	for i := range o.views {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.step("view %d of %d", i+1, o.views)
		picture, err := measure.Take(painter, plan, view, measure.Wants([]measure.Pass{measure.Depth}))
		if err != nil {
			return err
		}
		verdict.Judge(picture, oracle, (o.samples+o.views-1)/o.views, random)
		view = elsewhere(view, bounds, random)
	}
	return c.tell(&verdict)
}

// elsewhere turns a view from within a scene by a third of a turn at most; one from outside goes around the scene instead. It also
// tilts it a little and moves it by up to 20 cm.
func elsewhere(view frame.View, bounds geom.Box, random *rand.Rand) frame.View {
	pose := &view.WorldFromCamera
	turn := geom.Yaw((random.Float64() - 0.5) * 4 * math.Pi / 3)
	if eye := view.Eye(); geom.BoxOf(bounds.Min, bounds.Max, eye) != bounds {
		pose.Translation = turn.Rotate(eye.Sub(bounds.Center())).Add(bounds.Center())
	}
	tilt := geom.AxisAngle(geom.Vec3{1, 0, 0}, (random.Float64()-0.5)*0.2)
	pose.Rotation = turn.Mul(pose.Rotation).Mul(tilt).Normalized()
	for k := range 3 {
		pose.Translation[k] += (random.Float64() - 0.5) * 0.4
	}
	return view
}

func (c *console) tell(v *measure.Verdict) error {
	result := struct {
		measure.Verdict
		Rate float64 `json:"mismatch_rate"`
	}{*v, v.MismatchRate()}
	err := c.result(result, `%d pixels, %d of them away from silhouettes
  mismatched instances  %d (%.4g %%)
  depth                 off by %.2g m in the mean, %.2g m or %.2g of the distance at most
  not judged            %d at silhouettes, %d where a texture cuts holes, %d that see nothing through the lens
  ties                  %d within the resolution of the depth buffer`,
		v.Samples, v.Judged, v.Mismatched, 100*v.MismatchRate(), v.MeanErrorM, v.WorstErrorM, v.WorstShare, v.Silhouettes, v.Patterned, v.Unseen, v.Ties)
	if err == nil && v.Mismatched > 0 {
		err = fmt.Errorf("%d of %d pixels show another instance than ray casting finds", v.Mismatched, v.Judged)
	}
	return err
}
