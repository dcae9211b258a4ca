package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/session"
	"scenograph/internal/studio"
)

type composed struct {
	Project  string         `json:"project"`
	Prompt   string         `json:"prompt"`
	Seed     uint64         `json:"seed"`
	Policy   string         `json:"policy"`
	Steps    []composedStep `json:"steps"`
	Left     []string       `json:"left"`
	Notes    []string       `json:"notes"`
	Revision uint64         `json:"revision"`
	Snapshot string         `json:"snapshot"`
}

type composedStep struct {
	Label    string  `json:"label"`
	Score    float64 `json:"score"`
	Revision uint64  `json:"revision"`
}

func (c *console) composeCommand() *cobra.Command {
	var prompt, out string
	var seed uint64
	var steps int
	command := &cobra.Command{
		Use:   `compose --prompt "…" --out room.scene`,
		Short: "Let the agent build a scene by itself, accepting its best proposals",
		Long: `Ask the built-in policy and accept its proposals in order. It needs no key and no network.
A project that is there is gone on with; otherwise it is made. The same prompt, seed and scene give the same result.
With --steps the agent is asked again until that many proposals were accepted or nothing is missing.`,
		Example: "  scenograph compose --prompt \"a cosy reading corner with two armchairs, a bookshelf and a warm floor lamp by the window\" --seed 1 --out room.scene",
		Args:    cobra.NoArgs,
	}
	command.Flags().StringVar(&prompt, "prompt", "", "what to build")
	command.Flags().Uint64Var(&seed, "seed", 1, "another seed gives another design")
	command.Flags().IntVar(&steps, "steps", 0, "how many proposals to accept at most; 0 takes one whole answer")
	outFlag(command, &out, "the project to make or to go on with")
	command.Flags().StringVar(&c.prefer, "prefer", "", "take things from your library first: a folder, by name or path, or \"library\" for all of it")
	c.libraryFlag(command.Flags().StringVar)
	command.RunE = func(command *cobra.Command, _ []string) error {
		switch {
		case strings.TrimSpace(prompt) == "":
			return usageError{fmt.Errorf(`--prompt is missing: say what to build, such as --prompt "a small office"`)}
		case out == "":
			return usageError{fmt.Errorf("--out is missing: name the project, such as --out room.scene")}
		case steps < 0:
			return usageError{fmt.Errorf("--steps %d: give 0 or more", steps)}
		}
		return c.compose(command, prompt, seed, steps, out)
	}
	return command
}

func (c *console) compose(command *cobra.Command, prompt string, seed uint64, steps int, out string) (err error) {
	config, err := c.preferring(command.Context(), studio.Config("scenograph "+c.host.Version, c.host.Clock))
	if err != nil {
		return err
	}
	made := !exists(out)
	defer func() { discard(&err, out, made) }()
	s, err := session.OpenOrCreate(config, out, true, false)
	if err != nil {
		return err
	}
	defer finish(&err, s)
	done, err := s.ComposeSteps(command.Context(), prompt, seed, steps, func(_ float64, note string) { c.step("%s", note) })
	made = made && len(done.Steps) == 0
	if err != nil {
		return err
	}
	if made {
		return fmt.Errorf("the prompt gave nothing to build%s; no project was made. Name a room and things, such as %q", because(done), "a bedroom with a bed and a wardrobe")
	}
	head := s.Head()
	result := composed{
		Project: out, Prompt: prompt, Seed: seed, Policy: config.Policy.Name(), Steps: []composedStep{},
		Left: append([]string{}, done.Left...), Notes: append([]string{}, done.Notes...), Revision: head.Revision, Snapshot: fmt.Sprintf("%x", head.Snapshot.Hash()),
	}
	var text strings.Builder
	for _, step := range done.Steps {
		result.Steps = append(result.Steps, composedStep{step.Label, step.Score, step.Commit.Revision})
		fmt.Fprintf(&text, "  %.2f  %s\n", step.Score, step.Label)
	}
	for _, note := range append(result.Left, result.Notes...) {
		fmt.Fprintf(&text, "  note  %s\n", note)
	}
	if err := s.Close(); err != nil {
		return err
	}
	return c.result(result, "%s%s: %d step(s), now at revision %d", text.String(), out, len(result.Steps), head.Revision)
}

// because tells why nothing was built, as far as the policy said.
func because(done session.Composed) string {
	if reasons := append(append([]string{}, done.Left...), done.Notes...); len(reasons) > 0 {
		return " (" + strings.Join(reasons, "; ") + ")"
	}
	return ""
}
