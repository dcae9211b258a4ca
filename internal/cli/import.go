package cli

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"scenograph/internal/diag"
	"scenograph/internal/document"
	"scenograph/internal/gltfio"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

type imported struct {
	File     string         `json:"file"`
	Nodes    []scene.NodeID `json:"nodes"`
	Size     [3]float64     `json:"size"`
	Findings []diag.Finding `json:"findings"`
}

func (c *console) importCommand() *cobra.Command {
	var asScene bool
	command := &cobra.Command{
		Use:     "import room.scene file.glb…",
		Short:   "Add models to a project; the project is made if it is not there",
		Long:    "Add .glb and .gltf files to a project. Each stands on the floor in metres, where there is room for it.",
		Example: "  scenograph import room.scene chair.glb\n  scenograph import room.scene sofa.gltf lamp.glb --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError{fmt.Errorf("give a project and at least one .glb or .gltf file")}
			}
			return nil
		},
	}
	command.Flags().BoolVar(&asScene, "as-scene", false, "make a node for each node of the file instead of one object")
	command.RunE = func(command *cobra.Command, args []string) error {
		project, err := c.openOrCreate(args[0])
		if err != nil {
			return err
		}
		defer project.Close()
		var done []imported
		for _, name := range args[1:] {
			c.step("importing %s", name)
			one, err := c.importFile(command, project, name, asScene)
			if err != nil {
				return err
			}
			done = append(done, one)
		}
		if err := project.Close(); err != nil {
			return err
		}
		return c.result(map[string]any{"project": args[0], "imported": done}, "%s: imported %d file(s)", args[0], len(done))
	}
	return command
}

func (c *console) importFile(command *cobra.Command, project *journal.Project, name string, asScene bool) (imported, error) {
	head := project.Document().Head()
	found, err := gltfio.Read(command.Context(), name, gltfio.Options{Store: project.Store(), Into: head.Snapshot, AsScene: asScene})
	if err != nil {
		return imported{}, err
	}
	c.report(found.Report)
	_, err = project.Document().Commit(document.Tx{
		Base: head.Revision, Author: document.Author{Kind: document.Import, Name: filepath.Base(name)},
		Label: "Import " + filepath.Base(name), Actions: found.Actions,
	})
	if err != nil {
		return imported{}, fmt.Errorf("%s: %w", name, err)
	}
	return imported{name, found.Roots, found.Bounds.Size(), found.Report.Findings}, nil
}
