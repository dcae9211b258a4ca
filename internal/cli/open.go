package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/intake"
)

func (c *console) openCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "open room.scene|file.glb",
		Short:   "Open a project in the editor, or a model or room in a new one",
		Example: "  scenograph open room.scene\n  scenograph sofa.glb",
		Args:    exactly(1, "one project or file"),
		RunE:    func(_ *cobra.Command, args []string) error { return c.show(args[0]) },
	}
}

func (c *console) show(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("%s: there is no such project or file", path)
	}
	if !info.IsDir() && !intake.Reads(path) {
		return fmt.Errorf("%s: is neither a project folder nor a file of the kinds %s", path, strings.Join(intake.Endings(), ", "))
	}
	return c.host.OpenWindow(path)
}

// pathOrNothing lets the program be started with what it shall open and without a command.
func pathOrNothing(command *cobra.Command, args []string) error {
	if len(args) == 1 && looksLikePath(args[0]) {
		return nil
	}
	return cobra.NoArgs(command, args)
}

func looksLikePath(arg string) bool {
	_, err := os.Stat(arg)
	return err == nil || filepath.Ext(arg) != "" || strings.ContainsRune(arg, filepath.Separator)
}
