package cli

import (
	"runtime"

	"github.com/spf13/cobra"

	"scenograph/internal/journal"
)

func (c *console) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  scenograph version --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return c.result(map[string]any{"version": c.host.Version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH,
				"projectFormat": journal.FormatVersion},
				"scenograph %s (%s, %s/%s)", c.host.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

func (c *console) openCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "open room.scene",
		Short:   "Open a project in the editor",
		Example: "  scenograph open room.scene",
		Args:    exactly(1, "one project"),
		RunE:    func(_ *cobra.Command, args []string) error { return c.host.OpenWindow(args[0]) },
	}
}
