package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"scenograph/internal/journal"
)

func (c *console) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget room.scene",
		Short: "Erase what was said to models and by them, words and pictures, from a project",
		Long: `Erase the files of all conversations with models from a project. The journal keeps their hashes, times, tokens and what was accepted,
so its chain stays whole; the scene and its history stay too.`,
		Example: "  scenograph forget room.scene",
		Args:    exactly(1, "one project"),
		RunE: func(_ *cobra.Command, args []string) error {
			project, recovery, err := journal.Open(args[0], c.journalOptions())
			if err != nil {
				return err
			}
			c.report(recovery.Report)
			gone, err := project.Forget()
			if err = errors.Join(err, project.Close()); err != nil {
				return err
			}
			return c.result(map[string]any{"project": args[0], "erased": gone}, "%s: %d file(s) erased", args[0], gone)
		},
	}
}
