package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/scene"
	"scenograph/internal/studio"
)

func (c *console) materialSheetCommand() *cobra.Command {
	out, families := "", []string(nil)
	command := &cobra.Command{
		Use:     "sheet",
		Short:   "Draw a contact sheet of the materials",
		Example: "  scenograph materials sheet -o materials.jpg\n  scenograph materials sheet --family wood,stone -o woods.png",
		Args:    exactly(0, "no arguments"),
	}
	command.Flags().StringVarP(&out, "out", "o", "materials.png", "the picture to write, .png or .jpg")
	command.Flags().StringSliceVar(&families, "family", nil, "only these families, such as wood, tile, fabric")
	command.RunE = func(command *cobra.Command, _ []string) error {
		source := studio.Catalogue()
		var wanted []catalog.MaterialPreset
		for _, m := range source.Materials() {
			if len(families) == 0 || contains(families, m.Category) {
				wanted = append(wanted, m)
			}
		}
		if len(wanted) == 0 {
			return usageError{fmt.Errorf("--family %s: no material is of these families", strings.Join(families, ","))}
		}
		store := asset.NewStore()
		sheet, err := c.drawSheet(command.Context(), store, sheetOf{count: len(wanted), across: 18, cell: 96,
			name:  func(i int) string { return wanted[i].Name },
			stage: func(i int) (*scene.Snapshot, error) { return ballOf(store, source, wanted[i]) },
			look:  "0"})
		if err != nil {
			return err
		}
		if err := writePicture(out, sheet); err != nil {
			return err
		}
		return c.result(map[string]any{"file": out, "materials": len(wanted), "width": sheet.Rect.Dx(), "height": sheet.Rect.Dy()}, "%s: %d materials", out, len(wanted))
	}
	return command
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(strings.TrimSpace(x), s) {
			return true
		}
	}
	return false
}

// ballOf is the scene of a sphere of a material.
func ballOf(store *asset.Store, source catalog.Source, preset catalog.MaterialPreset) (*scene.Snapshot, error) {
	m, err := source.Material(store, preset.Name, "")
	if err != nil {
		return nil, err
	}
	return catalog.Ball(store, m, preset.ReachM)
}
