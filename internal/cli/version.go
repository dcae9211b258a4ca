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
