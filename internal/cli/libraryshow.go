package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/library"
)

// libraryItem is an item as it is shown, with its file.
type libraryItem struct {
	library.Item
	File   string `json:"path"`
	Source string `json:"source"`
}

func shown(item library.Item) libraryItem {
	hit := library.Hit{Item: &item}
	return libraryItem{item, item.File(), hit.Source()}
}

func (c *console) libraryListCommand() *cobra.Command {
	var category, folder string
	var unsure, broken, missing, duplicates, unlicensed bool
	command := &cobra.Command{
		Use:     "list",
		Short:   "List the indexed folders and items",
		Example: "  scenograph library list --unsure\n  scenograph library list --json",
		Args:    cobra.NoArgs,
	}
	command.Flags().StringVar(&category, "category", "", "only items of this category")
	command.Flags().StringVar(&folder, "source", "", "only items of this folder")
	command.Flags().BoolVar(&unsure, "unsure", false, "only items whose guesses are worth a look")
	command.Flags().BoolVar(&broken, "broken", false, "only files that cannot be used")
	command.Flags().BoolVar(&missing, "missing", false, "only items whose file has gone")
	command.Flags().BoolVar(&duplicates, "duplicates", false, "only items with equal files")
	command.Flags().BoolVar(&unlicensed, "unlicensed", false, "only items without a known licence")
	command.RunE = func(*cobra.Command, []string) error {
		lib, err := c.openLibrary()
		if err != nil {
			return err
		}
		items, text := []libraryItem{}, ""
		for _, item := range lib.Items() {
			if category != "" && !strings.EqualFold(item.Category, category) || folder != "" && !strings.HasSuffix(item.Folder, folder) ||
				unsure && (item.Guess.Sure || item.Problem != "") || broken && item.Problem == "" || missing && !item.Missing || duplicates && len(item.Copies) == 0 || unlicensed && item.License != "" {
				continue
			}
			items = append(items, shown(item))
			text += summary(item)
		}
		folders := lib.Folders()
		for _, f := range folders {
			text += fmt.Sprintf("folder %s\n", f.Path)
		}
		return c.result(map[string]any{"index": lib.Dir(), "folders": append([]library.Folder{}, folders...), "items": items}, "%s%d item(s)", text, len(items))
	}
	return command
}

// summary is an item in one line.
func summary(item library.Item) string {
	state := ""
	switch {
	case item.Problem != "":
		return fmt.Sprintf("%-40s cannot be used: %s\n", item.ID, item.Problem)
	case item.Missing:
		state = "  missing"
	case !item.Guess.Sure:
		state = "  worth a look"
	}
	return fmt.Sprintf("%-40s %-18s %.2f × %.2f × %.2f m  %6d triangles  %s%s\n", item.ID, item.Category, item.Size[0], item.Size[1], item.Size[2], item.Triangles, cmp.Or(item.License, "no licence known"), state)
}

func (c *console) libraryShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show ID|FILE",
		Short:   "Tell all that is known of an item, and what each guess rests on",
		Example: "  scenograph library show painted-wooden-cabinet-1a2b3c4d",
		Args:    exactly(1, "one ID or file"),
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := c.openLibrary()
			if err != nil {
				return err
			}
			item, err := lib.Item(args[0])
			if err != nil {
				return err
			}
			return c.result(shown(item), "%s", details(item))
		},
	}
}

func details(item library.Item) string {
	var out strings.Builder
	add := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&out, "%-11s %s\n", what, text)
		}
	}
	because := func(value, why string) string {
		if why == "" {
			return value
		}
		return value + "  (" + why + ")"
	}
	add("name", item.Name)
	add("id", item.ID)
	add("file", item.File())
	for _, copied := range item.Copies {
		add("copy", copied.Path)
	}
	if item.Problem != "" {
		add("problem", item.Problem)
		return strings.TrimSuffix(out.String(), "\n")
	}
	add("category", because(item.Category, item.Guess.Category))
	add("size", fmt.Sprintf("%.3f × %.3f × %.3f m (width, depth, height)", item.Size[0], item.Size[1], item.Size[2]))
	add("up", because(string(item.Up), item.Guess.Up))
	add("front", because(string(item.Front), item.Guess.Front))
	add("scale", because(fmt.Sprintf("%g m a unit", item.Scale), item.Guess.Scale))
	add("stands on", string(item.Mount))
	add("triangles", fmt.Sprint(item.Triangles))
	add("materials", strings.Join(item.Materials, ", "))
	add("licence", because(cmp.Or(item.License, "not known"), item.TermsFrom))
	add("author", cmp.Or(item.Author, "not known"))
	add("page", item.Page)
	if item.Missing {
		add("missing", "its file is not there; find it with \"library relink\"")
	}
	if !item.Guess.Sure {
		add("look at it", "a guess is not certain; set it right with \"library fix\"")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func (c *console) libraryFixCommand() *cobra.Command {
	var fix library.Fix
	var up, front string
	var favourite bool
	command := &cobra.Command{
		Use:   "fix ID --up AXIS --front AXIS --scale METRES …",
		Short: "Set right what was guessed of an item",
		Long: `Set right what was guessed of an item. Axes are those of the file — x, -x, y, -y, z, -z; glTF has y up and z in front — or auto, which
takes a setting back. The scale is metres in one unit of the file: 0.01 for centimetres; -1 takes it back.`,
		Example: "  scenograph library fix oak-chair-1a2b3c4d --front -z\n  scenograph library fix oak-chair-1a2b3c4d --scale 0.01 --category \"dining chair\" --licence CC-BY-4.0 --author \"Ann Lee\"",
		Args:    exactly(1, "one ID"),
	}
	flags := command.Flags()
	flags.StringVar(&up, "up", "", "which axis of the file is up")
	flags.StringVar(&front, "front", "", "which axis of the file is its front")
	flags.Float64Var(&fix.Scale, "scale", 0, "metres in one unit of the file")
	flags.StringVar(&fix.Name, "name", "", "what it is called")
	flags.StringVar(&fix.Category, "category", "", "what it is")
	flags.StringVar(&fix.License, "licence", "", "its licence")
	flags.StringVar(&fix.Author, "author", "", "who made it")
	flags.StringVar(&fix.Page, "page", "", "where it was published")
	flags.BoolVar(&favourite, "favourite", false, "mark it as a favourite; --favourite=false takes the mark away")
	command.RunE = func(command *cobra.Command, args []string) error {
		lib, err := c.openLibrary()
		if err != nil {
			return err
		}
		fix.Up, fix.Front = library.Axis(up), library.Axis(front)
		if fix == (library.Fix{}) && !command.Flags().Changed("favourite") {
			return usageError{fmt.Errorf("say what to set right: --up, --front, --scale, --name, --category, --licence, --author, --page or --favourite")}
		}
		item, err := lib.Item(args[0])
		if err != nil {
			return err
		}
		if command.Flags().Changed("favourite") {
			if err := lib.Favourite(item.ID, favourite); err != nil {
				return err
			}
		}
		if fix != (library.Fix{}) {
			if _, err = lib.Fix(command.Context(), item.ID, fix); err != nil {
				return err
			}
		}
		if item, err = lib.Item(item.ID); err != nil {
			return err
		}
		return c.result(shown(item), "%s", details(item))
	}
	return command
}
