package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/designer"
	"scenograph/internal/agent/trial"
	"scenograph/internal/studio"
)

// benchEditsCommand measures how well a policy changes what stands already.
func (c *console) benchEditsCommand() *cobra.Command {
	var file string
	var policy policyFlags
	command := &cobra.Command{
		Use:   "edits",
		Short: "Measure how well a policy changes rooms that stand already",
		Long: `Put scripted requests over six rooms to a policy, accept all that it proposes, and judge the outcome by the claims that are written
beside each request. A request is satisfied when every claim holds, no rule is broken that held before, and nothing but what it is
about has changed. Untouched things are compared by hashes.

Requests of your own are a JSON list: {"scene": "living", "prompt": "…", "selection": [], "touches": [ids], "adds": [kinds],
"claims": [{"is": "gone", "of": [ids]}]}; see docs/formats.md.`,
		Example: "  scenograph bench edits\n  scenograph bench edits --requests mine.json --json\n  scenograph bench edits --policy openai --base-url http://127.0.0.1:8080/v1",
		Args:    exactly(0, "no file: the rooms are built in"),
	}
	command.Flags().StringVar(&file, "requests", "", "a JSON file of requests instead of the built-in fifty")
	policy.add(command, designer.Name)
	policy.addSpending(command)
	command.RunE = func(command *cobra.Command, _ []string) error {
		return policy.late(c.benchEdits(command.Context(), file, &policy))
	}
	return command
}

func (c *console) benchEdits(ctx context.Context, file string, policy *policyFlags) error {
	requests, err := trial.Requests()
	if file != "" {
		var text []byte
		if text, err = os.ReadFile(file); err == nil {
			requests, err = trial.Parse(text)
		}
	}
	if err != nil {
		return err
	}
	if len(requests) == 0 {
		return errors.New("there are no requests in " + file)
	}
	config := studio.Config("scenograph "+c.host.Version, c.host.Clock)
	options, err := policy.options()
	if err != nil {
		return err
	}
	take, end := c.shutter(config.Store)
	defer end()
	options.Shutter = take
	if policy.name != designer.Name {
		if config.Policy, err = studio.NewPolicy(ctx, config.Store, config.Catalog, options); err != nil {
			return err
		}
	}
	done := 0
	report, err := trial.Run(ctx, config.Policy, config.Store, config.Catalog, requests, func(r trial.Result) {
		done++
		c.step("%d/%d %s: %s", done, len(requests), r.Scene, r.Prompt)
	})
	if err != nil {
		return err
	}
	return c.result(report, "%s%d of %d requests satisfied (%.0f %%)\n%d of %d untouched things identical to the bit (%.1f %%)\n%d unintended changes",
		editTable(&report), report.Satisfied, len(report.Results), percent(report.Satisfied, len(report.Results)),
		report.Identical, report.Untouched, percent(report.Identical, report.Untouched), report.Unintended)
}

func percent(part, of int) float64 { return 100 * float64(part) / float64(max(1, of)) }

func editTable(report *trial.Report) string {
	var b strings.Builder
	for _, r := range report.Results {
		mark := "yes"
		if !r.Satisfied {
			mark = "NO "
		}
		fmt.Fprintf(&b, "  %s  %-9s %s\n", mark, r.Scene, r.Prompt)
		for _, why := range append(r.Failed, r.Unintended...) {
			fmt.Fprintf(&b, "                 %s\n", why)
		}
	}
	return b.String()
}
