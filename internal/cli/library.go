package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/catalog"
)

// libraryMatch is one result of `library search --json`.
type libraryMatch struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Category string            `json:"category"`
	Match    catalog.MatchKind `json:"match"`
	Size     [3]float64        `json:"size"` // usual width, depth and height in metres
	Source   string            `json:"source"`
}

func (c *console) libraryCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "library",
		Short:   "Look for things that can be placed",
		Example: "  scenograph library search \"rattan chair\"",
		Args:    exactly(0, "a subcommand: search"),
		RunE: func(*cobra.Command, []string) error {
			return usageError{fmt.Errorf("say what to do: library search NAME")}
		},
	}
	command.AddCommand(c.librarySearchCommand(), c.materialSearchCommand("materials"))
	return command
}

func (c *console) librarySearchCommand() *cobra.Command {
	var limit int
	command := &cobra.Command{
		Use:   "search NAME",
		Short: "Find things by name",
		Long: `Find things by name, best first. "exact" is the thing's own name, "synonym" another word for it, "near" something like it.
A name that nothing fits gives no results.`,
		Example: "  scenograph library search \"rattan chair\"\n  scenograph library search bookcase --json --limit 3",
		Args:    cobra.MinimumNArgs(1),
	}
	command.Flags().IntVar(&limit, "limit", 10, "how many results at most")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if limit < 1 {
			return usageError{fmt.Errorf("--limit %d: give 1 or more", limit)}
		}
		results, text := []libraryMatch{}, ""
		for _, m := range catalog.Builtin().Search(strings.Join(args, " "), limit) {
			e := m.Entry
			results = append(results, libraryMatch{e.ID, e.Name, e.Category, m.Kind, e.Size, "catalog"})
			text += fmt.Sprintf("%-8s %-22s %-18s %.2f × %.2f × %.2f m\n", m.Kind, e.Name, e.ID, e.Size[0], e.Size[1], e.Size[2])
		}
		if text == "" {
			text = fmt.Sprintf("nothing is called %q", strings.Join(args, " "))
		}
		return c.result(map[string]any{"results": results}, "%s", strings.TrimSuffix(text, "\n"))
	}
	return command
}
