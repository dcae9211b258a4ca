package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/matio"
	"scenograph/internal/studio"
)

// materialMatch is one result of `materials search --json`.
type materialMatch struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	Family string            `json:"family"`
	Match  catalog.MatchKind `json:"match"`
	Score  float64           `json:"score"`
	Color  string            `json:"color"`          // measured, sRGB
	Tint   string            `json:"tint,omitempty"` // a colour to give it
	ReachM float64           `json:"repeatM"`        // metres one repeat of its textures covers
	Source string            `json:"source"`
}

func (c *console) materialsCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "materials",
		Short:   "Look for materials, and add your own textures",
		Example: "  scenograph materials search \"dark walnut\"\n  scenograph materials add ~/Downloads/Wood051_2K-JPG --size 1.5",
		Args:    exactly(0, "a subcommand: search or add"),
		RunE: func(*cobra.Command, []string) error {
			return usageError{fmt.Errorf("say what to do: materials search TEXT or materials add FOLDER")}
		},
	}
	command.AddCommand(c.materialSearchCommand("search"), c.materialAddCommand(), c.materialSheetCommand())
	return command
}

// materialSearchCommand is the search under the name it has beside its siblings.
func (c *console) materialSearchCommand(name string) *cobra.Command {
	var limit int
	var families []string
	command := &cobra.Command{
		Use:   name + " TEXT",
		Short: "Find materials by what they are called and look like",
		Long: `Find materials, best first, by their names, by other words for them and by the colours measured on them. "exact" is the material's
own name, "synonym" other words for it, "near" something like it. A tint is a colour that no such material has by itself and that it
can be given. A text that names no material and no colour gives no results.`,
		Example: "  scenograph materials search \"white marble with grey veins\"\n  scenograph materials search \"turquoise velvet\" --json --limit 3\n  scenograph materials search green --family tile,wallpaper",
		Args:    atLeastOne("what to look for"),
	}
	command.Flags().IntVar(&limit, "limit", 10, "how many results at most")
	command.Flags().StringSliceVar(&families, "family", nil, "only of these families, such as wood, tile, fabric")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if limit < 1 {
			return usageError{fmt.Errorf("--limit %d: give 1 or more", limit)}
		}
		results, text := []materialMatch{}, ""
		for _, m := range studio.Catalogue().FindMaterials(catalog.MaterialQuery{Text: strings.Join(args, " "), Limit: limit, Families: families}) {
			r := materialMatch{m.Preset.Name, m.Preset.Name, m.Preset.Category, m.Kind, m.Score, catalog.Hex(m.Preset.Color), m.Tint, m.Preset.ReachM, cmp.Or(m.Preset.Origin, "catalog")}
			results = append(results, r)
			text += fmt.Sprintf("%-8s %-28s %-10s %s  %s\n", r.Match, r.Name, r.Family, r.Color, strings.TrimSpace(r.Tint))
		}
		if text == "" {
			text = fmt.Sprintf("no material is called %q", strings.Join(args, " "))
		}
		return c.result(map[string]any{"results": results}, "%s", strings.TrimSuffix(text, "\n"))
	}
	return command
}

// addedMaterial is one set of `materials add --json`.
type addedMaterial struct {
	matio.Entry
	Assumed bool `json:"sizeAssumed,omitempty"`
}

func (c *console) materialAddCommand() *cobra.Command {
	size := 0.0
	command := &cobra.Command{
		Use:   "add FOLDER|FILE.zip…",
		Short: "Add your own textures to the catalogue",
		Long: `Add folders of texture maps to the materials that every project can use. File names say what a map is, as ambientCG
(Wood051_1K-JPG_Color.jpg) and Poly Haven (wood_floor_diff_1k.jpg) write them; folders below are looked through too. The files stay
where they are; those of a .zip, as it was downloaded, are unpacked beside the list of your materials. A folder that is added again is read anew.

How large one repeat is in the world is read from the collection's own .json, if it lies beside the maps; else say it with --size,
else it is taken for 2 m.`,
		Example: "  scenograph materials add ~/Downloads/Wood051_2K-JPG.zip\n  scenograph materials add textures --size 1.2 --json",
		Args:    atLeastOne("a folder of textures"),
	}
	command.Flags().Float64Var(&size, "size", 0, "metres that one repeat covers")
	command.RunE = func(command *cobra.Command, args []string) error {
		if command.Flags().Changed("size") && !(size > 0.001 && size < 1000) {
			return usageError{fmt.Errorf("--size %g: give metres, such as 1.5", size)}
		}
		index, err := matio.Load(studio.MaterialsFile())
		if err != nil {
			return fmt.Errorf("%w; mend or remove the file", err)
		}
		var report diag.Report
		added := map[string]bool{}
		for _, folder := range args {
			c.step("reading %s", folder)
			archive := folder
			if matio.Archive(archive) {
				if folder, err = matio.Unpack(archive, filepath.Join(filepath.Dir(studio.MaterialsFile()), "textures")); err != nil {
					return err
				}
			}
			sets, found, err := matio.Find(folder)
			if err != nil {
				return err
			}
			report.Merge(matio.From(found, folder, archive))
			if len(sets) == 0 {
				return fmt.Errorf("%s: no file in it is named as a texture map, such as oak_Color.jpg or oak_diff_1k.png", archive)
			}
			for i := range sets {
				if size > 0 {
					sets[i].SizeM = size
				}
				index.Add(sets[i])
				added[index.Entries[len(index.Entries)-1].Name] = true
			}
		}
		if err := index.Save(studio.MaterialsFile()); err != nil {
			return err
		}
		c.report(report)
		out, text := []addedMaterial{}, ""
		for _, e := range index.Entries {
			if !added[e.Name] {
				continue
			}
			a := addedMaterial{Entry: e, Assumed: e.SizeM == 0}
			wide := fmt.Sprintf("%g m", e.SizeM)
			if a.Assumed {
				wide = fmt.Sprintf("%d m (assumed; say --size)", matio.DefaultSizeM)
			}
			out = append(out, a)
			text += fmt.Sprintf("%-28s %d maps, %s  %s\n", e.Name, len(e.Files), wide, e.Licence)
		}
		return c.result(map[string]any{"added": out, "findings": report.Findings}, "%s", strings.TrimSuffix(text, "\n"))
	}
	return command
}

func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{fmt.Errorf("give %s", what)}
		}
		return nil
	}
}
