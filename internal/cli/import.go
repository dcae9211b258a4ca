package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/diag"
	"scenograph/internal/exchange"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

type imported struct {
	File     string         `json:"file"`
	Pose     *session.Pose  `json:"pose,omitempty"`
	Nodes    []scene.NodeID `json:"nodes"`
	Size     [3]float64     `json:"size"`
	Findings []diag.Finding `json:"findings"`

	// Of a room in the words of another program.
	Format   string             `json:"format,omitempty"`
	Counts   map[string]int     `json:"counts,omitempty"` // things by origin
	Things   []exchange.Thing   `json:"things,omitempty"`
	Surfaces []exchange.Surface `json:"surfaces,omitempty"`
}

func (c *console) importCommand() *cobra.Command {
	var pose poseFlags
	var frame frameFlags
	var around panoramaFlags
	command := &cobra.Command{
		Use:   "import room.scene file…",
		Short: "Add models or whole rooms to a project; the project is made if it is not there",
		Long: `Add models and scenes to a project: .glb, .gltf, .obj and .stl files, robots and things with joints from .urdf files, and
MuJoCo's models (.xml), and USD (.usda, .usdc, .usdz). Each stands on the floor in metres, where there is room for it.
An .obj or .stl file does not say its unit and which way is up: --unit and --up do.

A folder of texture maps, named as ambientCG and Poly Haven name them, becomes materials of the project.

A .json file is a room of another program: a scene of 3D-Generalist, or a task of the LayoutVLM benchmark, which is furnished. Meshes
that such a file only names become the catalogue's things of that name, at the file's size, or labelled boxes; the report tells which.

With --panorama the file is an equirectangular picture (.png, .jpg, .webp, .hdr), and the room that it shows is made: from marked corners and
openings, from a guess of a box-shaped room, or with --policy as a model reads it: corners, openings and materials are a proposal that is
accepted, or kept with --propose-only. --save-marks writes the marks down, --marks takes them back.

An animated model is read at rest, or with --animation and --time at a moment of one of its animations; "scenograph import"
names them when it leaves them out.`,
		Example: "  scenograph import room.scene chair.glb\n  scenograph import room.scene sofa.gltf lamp.glb --json\n" +
			"  scenograph import room.scene cat.glb --animation Stretch --time 0.8\n  scenograph import room.scene living_room.json\n" +
			"  scenograph import room.scene pano.jpg --panorama --camera-height 1.55 --marks marks.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError{fmt.Errorf("give a project and at least one file or folder of textures")}
			}
			return nil
		},
	}
	pose.add(command)
	frame.add(command)
	around.add(command)
	command.RunE = func(command *cobra.Command, args []string) (err error) {
		if err := around.check(len(args) - 1); err != nil {
			return err
		}
		if around.on {
			return c.importPanorama(command, args[0], args[1], &around)
		}
		chosen, err := pose.pose()
		if err != nil {
			return err
		}
		unit, up, err := frame.frame()
		if err != nil {
			return err
		}
		made := !exists(args[0])
		s, err := session.OpenOrCreate(studio.Config("scenograph "+c.host.Version, c.host.Clock), args[0], true, false)
		if err != nil {
			return err
		}
		defer func() { discard(&err, args[0], made) }()
		defer finish(&err, s)
		done, text := []imported{}, ""
		for _, name := range args[1:] {
			c.step("importing %s", name)
			found, err := s.ImportNow(command.Context(), session.Source{Path: name, Pose: chosen, UnitM: unit, Up: up})
			if err != nil {
				return err
			}
			made = false
			c.report(found.Report)
			done = append(done, imported{
				File: name, Pose: pose.shown(), Nodes: found.Roots, Size: found.Bounds.Size(), Findings: append([]diag.Finding{}, found.Report.Findings...),
				Format: found.Format, Counts: byOrigin(found.Things), Things: found.Things, Surfaces: found.Surfaces,
			})
			text += standIns(&found)
			if len(found.Roots) == 0 {
				for _, f := range found.Report.Findings {
					text += f.Subject + ": " + f.Message + "\n"
				}
			}
		}
		if err := s.Close(); err != nil {
			return err
		}
		return c.result(map[string]any{"project": args[0], "imported": done}, "%s%s: imported %d file(s)", text, args[0], len(done))
	}
	return command
}

func byOrigin(things []exchange.Thing) map[string]int {
	if len(things) == 0 {
		return nil
	}
	out := map[string]int{}
	for _, t := range things {
		out[string(t.Origin)]++
	}
	return out
}

// standIns tells, a line each, what took the place of every mesh and material that a room's file only names.
func standIns(found *session.Imported) string {
	var b strings.Builder
	for _, t := range found.Things {
		fmt.Fprintf(&b, "%s: %s", t.ID, t.Origin)
		switch t.Origin {
		case exchange.FromCatalog:
			fmt.Fprintf(&b, " %s (%s of %q)", t.Entry, t.Match, t.Word)
		case exchange.Proxy:
			fmt.Fprintf(&b, " for %q", t.Category)
		}
		if t.Origin != exchange.Skipped {
			fmt.Fprintf(&b, ", %.2f × %.2f × %.2f m", t.Size[0], t.Size[1], t.Size[2])
		}
		if t.Why != "" {
			fmt.Fprintf(&b, ": %s", t.Why)
		}
		b.WriteByte('\n')
	}
	for _, s := range found.Surfaces {
		fmt.Fprintf(&b, "%s: material %s becomes %s\n", s.ID, s.Named, strings.TrimSpace(s.Material+" "+s.Color))
	}
	return b.String()
}
