package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/designer"
)

// editCommand is compose for a project that is there.
func (c *console) editCommand() *cobra.Command {
	var f composeFlags
	command := &cobra.Command{
		Use:   `edit room.scene "make these warmer"`,
		Short: "Ask the agent for a change to a project that is there",
		Long: `Ask a policy for a change and accept its proposals in order. --select says what "this" and "these" mean; "scenograph info --json" lists ids.
What was asked in the project before goes along, so that "make it darker" means what the request before was about. Pinned and locked
things stay as they are unless they are selected for the request. Every step can be undone, and the journal keeps what was asked.

How far the agent goes by itself: --propose-only accepts nothing, --threshold 0.9 accepts what scores that much, --steps N stops after N.`,
		Example: `  scenograph edit room.scene "make the sofa darker"
  scenograph edit room.scene "make these warmer" --select armchair-1,armchair-2
  scenograph edit room.scene "swap for something lower" --select floor-lamp-1 --propose-only
  scenograph edit room.scene "like this picture" --policy openai --base-url http://127.0.0.1:8080/v1 --reference mood.jpg`,
		Args: exactly(2, "a project and what to change"),
	}
	f.addMandate(command)
	f.candidates.add(command)
	command.Flags().StringVar(&c.prefer, "prefer", "", "take things from your library first: a folder, by name or path, or \"library\" for all of it")
	c.libraryFlag(command.Flags().StringVar)
	f.policy.add(command, designer.Name)
	f.policy.addSpending(command)
	command.RunE = func(command *cobra.Command, args []string) error {
		if f.out, f.prompt = args[0], args[1]; !exists(f.out) {
			return fmt.Errorf("%s: there is no such project; \"scenograph compose\" makes one", f.out)
		}
		if f.prompt == "" {
			return usageError{errors.New("say what to change, such as \"make the sofa darker\"")}
		}
		return c.runCompose(command, &f)
	}
	return command
}
