package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/diag"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

type exported struct {
	Format   string         `json:"format"`
	Files    []string       `json:"files"`
	Findings []diag.Finding `json:"findings"`
}

func (c *console) exportCommand() *cobra.Command {
	var out, profile string
	var formats []string
	command := &cobra.Command{
		Use:   "export room.scene --format glb,gltf,usda,usdz,mjcf,urdf,sdf,3d-generalist,layoutvlm --out out/",
		Short: "Write a scene as glTF, USD, for a simulator or as 3D-Generalist does",
		Long: `Write a project, or a .glb or .gltf file, in one or more formats into a folder.
mjcf is MuJoCo's format: one .xml with its meshes and textures beside it, which MuJoCo 2.2.2 and 3 both load. Movable things of
20 kg or more are fixed there. sdf is a world for Gazebo; urdf is one file for each different thing, its doors and drawers as joints.

The same revision gives the same bytes. What a format cannot say is told on stderr.`,
		Example: "  scenograph export room.scene --format glb,usdz --out out/",
		Args:    exactly(1, "one project or file"),
	}
	outFlag(command, &out, "the folder to write into (default: the current folder)")
	command.Flags().StringSliceVar(&formats, "format", []string{"glb"}, "one or more of "+strings.Join(studio.Formats(), ", "))
	command.Flags().StringVar(&profile, "usdz-profile", "sim", "sim: Z up, as simulators expect; ar: Y up, for viewers of augmented reality")
	command.RunE = func(command *cobra.Command, args []string) error {
		if profile != "sim" && profile != "ar" {
			return usageError{fmt.Errorf("--usdz-profile %q: use sim or ar", profile)}
		}
		if len(formats) == 0 {
			return usageError{fmt.Errorf("--format is empty: name one or more of %s", strings.Join(studio.Formats(), ", "))}
		}
		for _, f := range formats {
			if !slices.Contains(studio.Formats(), f) {
				return usageError{fmt.Errorf("--format: there is no format %q; use %s", f, strings.Join(studio.Formats(), ", "))}
			}
		}
		found, err := c.load(command.Context(), args[0], true)
		if err != nil {
			return err
		}
		c.report(found.report)
		base := filepath.Base(filepath.Clean(args[0]))
		name := strings.TrimSuffix(base, filepath.Ext(base))
		if out == "" {
			out = "."
		}
		var done []exported
		text := ""
		for _, format := range formats {
			c.step("writing %s", format)
			paths, report, err := studio.Write(command.Context(), found.snapshot, found.store, session.Target{Format: format, Folder: out, Name: name, YUp: profile == "ar"})
			if err != nil {
				return err
			}
			c.report(report)
			done = append(done, exported{format, paths, report.Findings})
			text += paths[0] + "\n"
		}
		return c.result(map[string]any{"revision": found.revision, "exports": done}, "%s", strings.TrimSuffix(text, "\n"))
	}
	return command
}
