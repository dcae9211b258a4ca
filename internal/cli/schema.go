package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
)

func (c *console) schemaCommand() *cobra.Command {
	var markdown bool
	command := &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of every action",
		Long:    "Print the JSON Schema (2020-12) that one action of a script, a policy or a journal satisfies.",
		Example: "  scenograph schema > action.schema.json",
		Args:    cobra.NoArgs,
	}
	command.Flags().BoolVar(&markdown, "markdown", false, "print the action reference as Markdown instead")
	command.RunE = func(*cobra.Command, []string) error {
		if markdown {
			text, err := action.Reference()
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.host.Out, text)
			return err
		}
		schema, err := action.Schema()
		if err != nil {
			return err
		}
		text, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.host.Out, "%s\n", text)
		return err
	}
	return command
}
