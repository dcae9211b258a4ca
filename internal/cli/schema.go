package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/layout"
)

func (c *console) schemaCommand() *cobra.Command {
	var markdown, verbs bool
	command := &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of every action, or of every spatial relation",
		Long:    "Print the JSON Schema (2020-12) that one action of a script, a policy or a journal satisfies; with --verbs, that of a spatial relation.",
		Example: "  scenograph schema > action.schema.json",
		Args:    cobra.NoArgs,
	}
	command.Flags().BoolVar(&markdown, "markdown", false, "print the reference as Markdown instead")
	command.Flags().BoolVar(&verbs, "verbs", false, "the spatial relations that the layout solver understands")
	command.RunE = func(*cobra.Command, []string) error {
		reference, of := action.Reference, action.Schema
		if verbs {
			reference, of = layout.Reference, layout.Schema
		}
		if markdown {
			text, err := reference()
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.host.Out, text)
			return err
		}
		schema, err := of()
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
