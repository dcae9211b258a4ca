package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/designer"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

type composed struct {
	Project  string         `json:"project"`
	Prompt   string         `json:"prompt"`
	Seed     uint64         `json:"seed"`
	Policy   string         `json:"policy"`
	Model    string         `json:"model,omitempty"`
	Steps    []composedStep `json:"steps"`
	Proposed []composedStep `json:"proposed,omitempty"` // with --propose-only
	Left     []string       `json:"left"`
	Notes    []string       `json:"notes"`
	Revision uint64         `json:"revision"`
	Snapshot string         `json:"snapshot"`
	Usage    *chat.Spent    `json:"usage,omitempty"`

	Candidates []composedSheet `json:"candidates,omitempty"` // with --candidates: one list for each answer
	Fault      string          `json:"fault,omitempty"`      // why it ended early
}

type composedStep struct {
	Label    string  `json:"label"`
	Score    float64 `json:"score"`
	Revision uint64  `json:"revision"`
}

// composeFlags are all that a scene is composed with.
type composeFlags struct {
	prompt, out string
	seed        uint64
	steps       int
	candidates  candidateFlags
	threshold   float64
	propose     bool
	selection   []string
	policy      policyFlags
}

// addMandate adds the flags that say what is meant and how far the agent may go by itself.
func (f *composeFlags) addMandate(command *cobra.Command) {
	flags := command.Flags()
	flags.Uint64Var(&f.seed, "seed", 1, "another seed gives another design")
	flags.IntVar(&f.steps, "steps", 0, "how many proposals to accept at most; 0 takes one whole answer")
	flags.Float64Var(&f.threshold, "threshold", 0, "accept only proposals that score this much, 0 to 1; the others are told")
	flags.BoolVar(&f.propose, "propose-only", false, "accept nothing: tell what would be done and keep the proposals in the journal")
	flags.StringSliceVar(&f.selection, "select", nil, "ids of what \"this\" and \"these\" mean")
}

func (f *composeFlags) check() error {
	switch {
	case strings.TrimSpace(f.prompt) == "":
		return usageError{fmt.Errorf(`--prompt is missing: say what to build, such as --prompt "a small office"`)}
	case f.out == "":
		return usageError{fmt.Errorf("--out is missing: name the project, such as --out room.scene")}
	case f.steps < 0:
		return usageError{fmt.Errorf("--steps %d: give 0 or more", f.steps)}
	case !(f.threshold >= 0 && f.threshold <= 1):
		return usageError{fmt.Errorf("--threshold %g: give 0 to 1", f.threshold)}
	case len(f.selection) > 0 && !exists(f.out):
		return usageError{fmt.Errorf("--select names things of a project, and %s is not there yet", f.out)}
	}
	return f.candidates.check()
}

func (f *composeFlags) mandate() session.Mandate {
	m := session.Mandate{Prompt: f.prompt, Seed: f.seed, Steps: f.steps, Threshold: f.threshold, ProposeOnly: f.propose}
	for _, id := range f.selection {
		m.Selection = append(m.Selection, scene.NodeID(strings.TrimSpace(id)))
	}
	return m
}

// runCompose composes within the time that is given.
func (c *console) runCompose(command *cobra.Command, f *composeFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	ctx := command.Context()
	if f.policy.name != designer.Name {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, f.policy.timeout)
		defer cancel()
	}
	return f.policy.late(c.compose(ctx, f))
}

func (c *console) composeCommand() *cobra.Command {
	var f composeFlags
	command := &cobra.Command{
		Use:   `compose --prompt "…" --out room.scene`,
		Short: "Let the agent build a scene by itself, accepting its best proposals",
		Long: `Ask a policy and accept its proposals in order. The built-in one, designer, needs no key and no network; the same prompt, seed and
scene give the same result. The others ask a model: openai any server that speaks OpenAI's format (vLLM, Ollama, llama.cpp, LM Studio),
anthropic and gemini. Keys come from the environment or the system's keychain and are never written anywhere.
A project that is there is gone on with, see also "scenograph edit"; otherwise it is made. The scene is valid whatever comes back, and the conversation is kept in it.
With --steps the agent is asked again until that many proposals were accepted or nothing is missing.
With --candidates K it answers K times, each answer is tried on a fork of the scene, mended, checked, drawn and scored by critics, and
the best is taken. All of them are kept in the project with their scores. Critics are alignment (what the prompt states), physics (the
checks), clip (a CLIP model in ONNX: SCENOGRAPH_CLIP names its folder, SCENOGRAPH_ONNXRUNTIME the library) and, with --judge, judge (the
policy's model looks at the pictures). One that is not available says so and does not count.

Exit status: 0 done; 1 failed; 2 not understood; 3 the model gave nothing valid; 4 the server is not there or failed; 5 the key is
missing or refused; 6 the spending cap is reached; 7 the time is over. What was accepted before stays.`,
		Example: `  scenograph compose --prompt "a cosy reading corner with two armchairs, a bookshelf and a warm floor lamp by the window" --seed 1 --out room.scene
  scenograph compose --prompt "a small office" --candidates 8 --weights alignment=1,physics=0.3 --out office.scene --json
  scenograph compose --policy openai --base-url http://127.0.0.1:8080/v1 --prompt "a small office" --out office.scene
  scenograph compose --policy anthropic --model claude-sonnet-4-5 --max-cost 0.50 --price 3,15 --reference mood.jpg --prompt "like this picture" --out room.scene`,
		Args: cobra.NoArgs,
	}
	command.Flags().StringVar(&f.prompt, "prompt", "", "what to build")
	f.addMandate(command)
	f.candidates.add(command)
	outFlag(command, &f.out, "the project to make or to go on with")
	command.Flags().StringVar(&c.prefer, "prefer", "", "take things from your library first: a folder, by name or path, or \"library\" for all of it")
	c.libraryFlag(command.Flags().StringVar)
	f.policy.add(command, designer.Name)
	f.policy.addSpending(command)
	command.RunE = func(command *cobra.Command, _ []string) error { return c.runCompose(command, &f) }
	return command
}

// spender is a policy that costs something.
type spender interface{ Spent() chat.Spent }

func (c *console) compose(ctx context.Context, f *composeFlags) (err error) {
	config, err := c.preferring(ctx, studio.Config("scenograph "+c.host.Version, c.host.Clock))
	if err != nil {
		return err
	}
	options, err := f.policy.options()
	if err != nil {
		return err
	}
	take, end := c.shutter(config.Store)
	defer end()
	options.Shutter = take
	if f.policy.name != designer.Name {
		if config.Policy, err = studio.NewPolicy(ctx, config.Store, config.Catalog, options); err != nil {
			return err
		}
	}
	f.candidates.apply(&config, options, take)
	made := !exists(f.out)
	defer func() { discard(&err, f.out, made) }()
	s, err := session.OpenOrCreate(config, f.out, true, false)
	if err != nil {
		return err
	}
	defer finish(&err, s)
	last := ""
	done, failed := s.Compose(ctx, f.mandate(), func(_ float64, note string) {
		if head, _, _ := strings.Cut(note, ","); c.terminal() || head != last { // in a pipe, not a line for each piece of a reply
			last = head
			c.step("%s", note)
		}
	})
	made = made && len(done.Steps) == 0 && len(done.Proposed) == 0 && done.Exchanges == 0
	if failed != nil && (made || len(done.Steps) == 0 && done.Exchanges == 0) {
		return failed
	}
	if made && !f.propose {
		return fmt.Errorf("the prompt gave nothing to build%s; no project was made. Name a room and things, such as %q", because(done), "a bedroom with a bed and a wardrobe")
	}
	if err := c.composedResult(f, s, config.Policy, options.Model, done, failed); err != nil {
		return err
	}
	if failed == nil {
		return nil
	}
	return fmt.Errorf("%w; %s", failed, kept(f.out, len(done.Steps)))
}

// kept says what there is after a failure.
func kept(project string, steps int) string {
	switch steps {
	case 0:
		return project + " is as it was and holds the conversation"
	case 1:
		return "one step was accepted into " + project
	}
	return fmt.Sprintf("%d steps were accepted into %s", steps, project)
}

func (c *console) composedResult(f *composeFlags, s *session.Session, policy any, model string, done session.Composed, failed error) error {
	head := s.Head()
	result := composed{
		Project: f.out, Prompt: f.prompt, Seed: f.seed, Policy: f.policy.name, Model: model, Steps: []composedStep{},
		Left: append([]string{}, done.Left...), Notes: append([]string{}, done.Notes...), Revision: head.Revision, Snapshot: fmt.Sprintf("%x", head.Snapshot.Hash()),
	}
	var text strings.Builder
	for _, step := range done.Steps {
		result.Steps = append(result.Steps, composedStep{step.Label, step.Score, step.Commit.Revision})
		fmt.Fprintf(&text, "  %.2f  %s\n", step.Score, step.Label)
	}
	for _, sheet := range done.Sheets {
		result.Candidates = append(result.Candidates, candidatesOf(sheet))
		text.WriteString(candidatesText(sheet))
	}
	for _, step := range done.Proposed {
		result.Proposed = append(result.Proposed, composedStep{Label: step.Label, Score: step.Score})
		fmt.Fprintf(&text, "  %.2f  %s (proposed)\n", step.Score, step.Label)
	}
	for _, note := range append(result.Left, result.Notes...) {
		fmt.Fprintf(&text, "  note  %s\n", note)
	}
	if p, ok := policy.(spender); ok {
		spent := p.Spent()
		result.Usage = &spent
		fmt.Fprintf(&text, "  %s\n", spent)
	}
	if failed != nil {
		result.Fault = oneLine(failed)
	}
	if err := s.Close(); err != nil {
		return err
	}
	return c.result(result, "%s%s: %d step(s), now at revision %d", text.String(), f.out, len(result.Steps), head.Revision)
}

// because tells why nothing was built, as far as the policy said.
func because(done session.Composed) string {
	if reasons := append(append([]string{}, done.Left...), done.Notes...); len(reasons) > 0 {
		return " (" + strings.Join(reasons, "; ") + ")"
	}
	return ""
}
