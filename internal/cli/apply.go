package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/document"
)

// maxScript bounds a file of actions.
const maxScript = 256 << 20

func (c *console) applyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "apply room.scene actions.jsonl",
		Short: "Apply a file of actions to a project, all of them or none",
		Long: `Apply actions, one JSON object a line or one JSON array, as a single step that can be undone.
"-" reads them from standard input. "scenograph schema" prints what an action looks like.`,
		Example: "  scenograph apply room.scene actions.jsonl\n  echo '{\"action\":\"rename_node\",\"node\":\"sofa-1\",\"name\":\"Couch\"}' | scenograph apply room.scene -",
		Args:    exactly(2, "a project and a file of actions"),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			actions, err := c.readActions(args[1])
			if err != nil {
				return err
			}
			made := !exists(args[0])
			project, err := c.openOrCreate(args[0])
			if err != nil {
				return err
			}
			defer func() { discard(&err, args[0], made) }()
			defer finish(&err, project)
			commit, err := project.Document().Commit(document.Tx{
				Base: project.Document().Head().Revision, Author: document.Author{Kind: document.Script, Name: filepath.Base(args[1])},
				Label: fmt.Sprintf("Apply %s", filepath.Base(args[1])), Actions: actions,
			})
			if err != nil {
				return fmt.Errorf("%s: %w; nothing was changed", args[1], err)
			}
			made = false
			if err := project.Close(); err != nil {
				return err
			}
			return c.result(map[string]any{"project": args[0], "actions": len(actions), "revision": commit.Revision, "summary": commit.Summary},
				"%s: applied %d action(s), now at revision %d", args[0], len(actions), commit.Revision)
		},
	}
}

func (c *console) readActions(name string) ([]action.Action, error) {
	source := c.host.In
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
		}
		defer file.Close()
		source = file
	}
	text, err := io.ReadAll(io.LimitReader(source, maxScript+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxScript {
		return nil, fmt.Errorf("%s: has more than %d MB", name, maxScript>>20)
	}
	actions, err := action.DecodeList(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(actions) == 0 {
		return nil, fmt.Errorf("%s: holds no actions", name)
	}
	return actions, nil
}
