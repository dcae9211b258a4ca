package cli

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/contact"
	"scenograph/internal/diag"
	"scenograph/internal/floorplan"
	"scenograph/internal/frame"
	"scenograph/internal/measure"
	"scenograph/internal/query"
)

// renderFlags are all that a picture is asked for with.
type renderFlags struct {
	out, shading string
	marks        bool
	view         viewFlags
	pass         passFlags
	traced       traceFlags
	moment       poseFlags
}

func (c *console) renderCommand() *cobra.Command {
	var r renderFlags
	command := &cobra.Command{
		Use:   "render room.scene|file.glb",
		Short: "Write a picture of a scene, and what can be measured in it",
		Long: `Write a picture of a project or of a .glb or .gltf file as PNG, or as JPEG where -o ends in .jpg. No display is needed.

--camera takes a camera's name or id, its index, "top" for a plan from above, "panorama" for all that is around the middle of the
room, or "auto", which shows everything from outside, from the side that hides least. "scenograph info" lists the cameras.

--passes writes more than the picture: for -o x.png also x.depth.exr, x.instance.png and so on, and x.json, which holds the camera
and says what the numbers mean. docs/formats.md explains each pass.`,
		Example: `  scenograph render room.scene -o room.png
  scenograph render sofa.glb -o sofa.png --size 1920x1080 --camera auto
  scenograph render room.scene -o plan.png --camera top --marks
  scenograph render room.scene -o room.png --camera 0 --passes all
  scenograph render room.scene -o room.png --pose 0,-1.5,1.6,0,2,1 --size 640x480 --intrinsics 525,525,320,240 --distortion -0.2,0.05,0,0,0
  scenograph render room.scene -o room.png --passes rgb,motion --previous-revision 3`,
		Args: exactly(1, "one project or file"),
	}
	outFlag(command, &r.out, "the picture to write (default: the input's name with .png)")
	command.Flags().StringVar(&r.shading, "shading", string(frame.Lit), shadingWords())
	command.Flags().BoolVar(&r.marks, "marks", false, "draw names, arrows out of the fronts, a metric grid and the walls' numbers over the picture; best with --camera top")
	r.view.add(command)
	r.pass.add(command)
	r.traced.add(command)
	r.moment.add(command)
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := r.check(command, args[0]); err != nil {
			return err
		}
		if r.out == "" {
			r.out = sceneName(strings.TrimSuffix(args[0], filepath.Ext(args[0]))) + ".png"
		}
		return c.render(command.Context(), &r, args[0])
	}
	return command
}

// check refuses what can be told to be wrong before anything is read.
func (r *renderFlags) check(command *cobra.Command, project string) error {
	if err := r.traced.check(command, r.shading); err != nil {
		return err
	}
	if err := checkPictureName(r.out); err != nil {
		return err
	}
	if _, err := frame.ParseShading(r.shading); err != nil {
		return usageError{err}
	}
	if err := r.view.check(); err != nil {
		return err
	}
	if r.marks && r.traced.on {
		return usageError{fmt.Errorf("--marks are not path-traced; leave one of them out")}
	}
	if _, err := r.moment.pose(); err != nil {
		return err
	}
	return r.pass.check(command, project)
}

func (c *console) render(ctx context.Context, r *renderFlags, project string) error {
	c.step("reading %s", project)
	if c.host.Prepare != nil && !r.traced.on && exists(project) {
		c.host.Prepare(r.expected())
	}
	found, err := c.loadPosed(ctx, project, r.moment.chosen)
	if err != nil {
		return err
	}
	c.report(found.report)
	if err := missing(found); err != nil {
		return err
	}
	view, name, err := r.view.of(found)
	if err != nil {
		return err
	}
	c.report(doubtsAbout(view))
	if r.marks {
		view = floorplan.Widened(view)
	}
	before, revision, err := r.pass.before(c, project, found, view)
	if err != nil {
		return err
	}
	c.step("drawing %d×%d pixels", view.Width, view.Height)
	picture, err := c.take(ctx, r, found, view)
	if err != nil {
		return err
	}
	if r.marks && picture.RGBA != nil {
		if err := floorplan.Write(picture.RGBA, found.snapshot, found.store, view); err != nil {
			return err
		}
	}
	record := measure.Record{
		Picture: picture, Scene: found.snapshot, Store: found.store, Revision: found.revision, Camera: name, Before: before, BeforeAt: revision,
	}
	return c.writeRecord(ctx, r, &record)
}

// expected is what is known of the picture before its scene is: how it is drawn, and its size, 0 where that may be another.
func (r *renderFlags) expected() (frame.View, frame.Style) {
	var view frame.View
	if r.pass.has(measure.RGB) && !r.view.bent() && !r.marks {
		view.Width, view.Height, _ = parseSize(cmp.Or(r.view.size, defaultSize))
	}
	style := r.pass.style(r.view.camera)
	style.Shading = frame.Shading(r.shading)
	return view, style
}

// writeRecord writes a picture alone as it is, and with other passes beside it.
func (c *console) writeRecord(ctx context.Context, r *renderFlags, record *measure.Record) error {
	view := record.Picture.View
	result := map[string]any{"picture": r.out, "width": view.Width, "height": view.Height}
	if !r.pass.measures() {
		picture := &image.NRGBA{Pix: record.Picture.RGBA, Stride: 4 * view.Width, Rect: image.Rect(0, 0, view.Width, view.Height)}
		if err := writePicture(r.out, picture); err != nil {
			return err
		}
		return c.result(result, "%s", r.out)
	}
	c.step("writing %d passes", len(r.pass.passes))
	names, err := c.writePasses(ctx, record, r.out, &r.pass)
	if err != nil {
		return err
	}
	result["files"] = names
	if !r.pass.has(measure.RGB) {
		delete(result, "picture")
	}
	return c.result(result, "%s", strings.Join(names, "\n"))
}

// take draws what the passes need. A path-traced picture's measures are drawn all the same.
func (c *console) take(ctx context.Context, r *renderFlags, found contents, view frame.View) (*measure.Picture, error) {
	style := r.pass.style(r.view.camera)
	style.Shading = frame.Shading(r.shading)
	if !r.traced.on && frame.LevelsPay(found.snapshot, found.store) {
		style.DetailPx = frame.UnseenPx
	}
	overlay, err := overlayOf(ctx, found, style.Shading)
	if err != nil {
		return nil, err
	}
	if r.marks {
		overlay.Marks = append(overlay.Marks, floorplan.Lines(found.snapshot, found.store)...)
	}
	planner := frame.NewPlanner(found.store)
	leftOut := 0
	plan := func(v frame.View) *frame.Frame {
		f := planner.Plan(found.snapshot, v, style, overlay)
		leftOut = f.LeftOut
		return f
	}
	want := measure.Wants(r.pass.passes)
	var traced []byte
	if r.traced.on && want.Color {
		p, err := c.trace(ctx, &r.traced, found, view, style)
		if err != nil {
			return nil, err
		}
		if want.Color = false; want == (frame.Passes{}) {
			return &measure.Picture{View: view, RGBA: p.RGBA}, nil
		}
		traced = p.RGBA
	}
	plan(view) // what planning derives from meshes is there when the painter is ready
	painter, end, err := c.host.NewPainter(found.store)
	if err != nil {
		return nil, err
	}
	defer end()
	picture, err := measure.Take(painter, plan, view, want)
	if leftOut > 0 && want.Color {
		var crowd diag.Report
		crowd.Warn("lights", "%d of %d are not drawn; remove or join those that give least", leftOut, leftOut+frame.MaxLights)
		c.report(crowd)
	}
	if err == nil && traced != nil {
		picture.RGBA = traced
	}
	return picture, err
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
