package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"scenograph/internal/diag"
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
}

func (c *console) importCommand() *cobra.Command {
	var pose poseFlags
	command := &cobra.Command{
		Use:   "import room.scene file.glb…",
		Short: "Add models to a project; the project is made if it is not there",
		Long: `Add .glb and .gltf files to a project. Each stands on the floor in metres, where there is room for it.

An animated model is read at rest, or with --animation and --time at a moment of one of its animations; "scenograph import"
names them when it leaves them out.`,
		Example: "  scenograph import room.scene chair.glb\n  scenograph import room.scene sofa.gltf lamp.glb --json\n" +
			"  scenograph import room.scene cat.glb --animation Stretch --time 0.8",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError{fmt.Errorf("give a project and at least one .glb or .gltf file")}
			}
			return nil
		},
	}
	pose.add(command)
	command.RunE = func(command *cobra.Command, args []string) (err error) {
		chosen, err := pose.pose()
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
		done := []imported{}
		for _, name := range args[1:] {
			c.step("importing %s", name)
			found, err := s.ImportNow(command.Context(), session.Source{Path: name, Pose: chosen})
			if err != nil {
				return err
			}
			made = false
			c.report(found.Report)
			done = append(done, imported{name, pose.shown(), found.Roots, found.Bounds.Size(), append([]diag.Finding{}, found.Report.Findings...)})
		}
		if err := s.Close(); err != nil {
			return err
		}
		return c.result(map[string]any{"project": args[0], "imported": done}, "%s: imported %d file(s)", args[0], len(done))
	}
	return command
}
