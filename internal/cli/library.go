package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/catalog"
	"scenograph/internal/library"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

func (c *console) libraryCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "library",
		Short: "Find things that can be placed, and index folders of your own models",
		Long: `Things that can be placed come from the catalogue, which the program builds itself, and from folders of .glb and .gltf files that you add.
The index of your folders lies in your configuration folder, or where --library or $SCENOGRAPH_LIBRARY says. Your files are not changed.`,
		Example: "  scenograph library add ~/models\n  scenograph library search \"rattan chair\"",
		Args:    exactly(0, "a subcommand: search, sheet, add, list, show, fix, remove, relink, pictures"),
		RunE: func(*cobra.Command, []string) error {
			return usageError{fmt.Errorf("say what to do: search, sheet, add, list, show, fix, remove, relink or pictures")}
		},
	}
	c.libraryFlag(command.PersistentFlags().StringVar)
	command.AddCommand(c.librarySearchCommand(), c.librarySheetCommand(), c.libraryAddCommand(), c.libraryListCommand(), c.libraryShowCommand(), c.libraryFixCommand(), c.libraryRemoveCommand(), c.libraryRelinkCommand(), c.libraryPicturesCommand(), c.materialSearchCommand("materials"))
	return command
}

// libraryFlag adds --library with the function of a set of flags.
func (c *console) libraryFlag(stringVar func(into *string, name, value, usage string)) {
	stringVar(&c.libraryDir, "library", "", "the folder of the index (default: $"+library.DirVariable+", else in your configuration)")
}

// openLibrary opens the user's library.
func (c *console) openLibrary() (*library.Library, error) {
	dir := c.libraryDir
	if dir == "" {
		var err error
		if dir, err = library.DefaultDir(); err != nil {
			return nil, err
		}
	}
	lib, err := library.Open(library.Options{Dir: dir, Catalog: studio.Catalogue()})
	if err != nil {
		return nil, err
	}
	c.report(lib.Report())
	return lib, nil
}

// openSighted opens the user's library so that a configured CLIP model looks at its pictures.
func (c *console) openSighted() (*library.Library, error) {
	lib, err := c.openLibrary()
	if err != nil {
		return nil, err
	}
	eyes, err := studio.Eyes(session.KeptPreferences(session.Config{}))
	if err != nil {
		fmt.Fprintf(c.host.Err, "warning: %v\n", err)
	}
	if eyes != nil {
		lib.See(eyes)
	}
	return lib, nil
}

// libraryMatch is one result of `library search --json`.
type libraryMatch struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Category string            `json:"category"`
	Match    catalog.MatchKind `json:"match"`
	Size     [3]float64        `json:"size"` // width, depth and height in metres
	Source   string            `json:"source"`
}

func (c *console) librarySearchCommand() *cobra.Command {
	q := library.Query{Limit: 10}
	command := &cobra.Command{
		Use:   "search NAME",
		Short: "Find things by name",
		Long: `Find things by name, best first. "exact" is the thing's own name, "synonym" another word for it, "near" something like it.
A name that nothing fits gives no results. With a CLIP model, your models are found by their looks too, once "library pictures" has
drawn them. Sizes are in metres; a source is "catalog", "library", or one of your folders.`,
		Example: "  scenograph library search \"rattan chair\"\n  scenograph library search bookcase --max-width 1.2 --json --limit 3\n  scenograph library search cabinet --source library",
		Args:    cobra.MinimumNArgs(1),
	}
	flags := command.Flags()
	flags.IntVar(&q.Limit, "limit", q.Limit, "how many results at most")
	flags.StringVar(&q.Category, "category", "", "only things of this category")
	flags.StringVar(&q.Style, "style", "", "only things in this style, such as rustic")
	flags.StringVar(&q.Source, "source", "", "only from here: catalog, library, or a folder")
	flags.BoolVar(&q.Favourites, "favourites", false, "only favourites")
	for _, f := range []struct {
		name string
		into *float64
	}{{"max-width", &q.MaxWidth}, {"max-depth", &q.MaxDepth}, {"max-height", &q.MaxHeight}, {"min-width", &q.MinWidth}, {"min-depth", &q.MinDepth}, {"min-height", &q.MinHeight}} {
		limit, side, _ := strings.Cut(f.name, "-")
		flags.Float64Var(f.into, f.name, 0, map[string]string{"max": "largest ", "min": "smallest "}[limit]+side+" in metres")
	}
	command.RunE = func(_ *cobra.Command, args []string) error {
		if q.Limit < 1 {
			return usageError{fmt.Errorf("--limit %d: give 1 or more", q.Limit)}
		}
		lib, err := c.openSighted()
		if err != nil {
			return err
		}
		if q.Text = strings.Join(args, " "); strings.TrimSpace(q.Text) == "" {
			return usageError{fmt.Errorf("give a name to look for")}
		}
		results, text := []libraryMatch{}, ""
		for _, h := range lib.Search(q) {
			e := h.Entry
			results = append(results, libraryMatch{e.ID, e.Name, e.Category, h.Kind, e.Size, h.Source()})
			text += fmt.Sprintf("%-8s %-26s %-32s %.2f × %.2f × %.2f m  %s\n", h.Kind, e.Name, e.ID, e.Size[0], e.Size[1], e.Size[2], h.Source())
		}
		if text == "" {
			text = fmt.Sprintf("nothing is called %q", q.Text)
		}
		return c.result(map[string]any{"results": results}, "%s", strings.TrimSuffix(text, "\n"))
	}
	return command
}
