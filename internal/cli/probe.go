package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/remote"
	"scenograph/internal/studio"
)

func (c *console) probeCommand() *cobra.Command {
	var p policyFlags
	command := &cobra.Command{
		Use:   "probe --policy openai --base-url http://127.0.0.1:8080/v1",
		Short: "Find out what a model can do: pictures, tools, JSON Schema, streaming, context",
		Long: `Ask a model a few small questions and print what it can do: see pictures, call tools (several at once), follow a JSON Schema,
stream, and how much fits into its context. It costs a few hundred tokens.`,
		Example: "  scenograph probe --policy openai --base-url http://127.0.0.1:11434/v1 --model qwen2.5vl --json\n  scenograph probe --policy anthropic --model claude-sonnet-4-5",
		Args:    cobra.NoArgs,
	}
	p.add(command, "openai")
	command.RunE = func(command *cobra.Command, _ []string) error {
		ctx, cancel := context.WithTimeout(command.Context(), p.timeout)
		defer cancel()
		return p.late(c.probe(ctx, &p))
	}
	return command
}

func (c *console) probe(ctx context.Context, p *policyFlags) error {
	if p.name == "designer" || p.name == "recorded" {
		return usageError{fmt.Errorf("--policy %s has no server to probe", p.name)}
	}
	options, err := p.options()
	if err != nil {
		return err
	}
	client, err := studio.NewClient(ctx, options)
	if err != nil {
		return err
	}
	found, err := remote.Probe(ctx, client, options.Limits, func(text string) { c.step("%s", text) })
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, one := range found.Findings {
		fmt.Fprintf(&b, "%-16s %-8s %s\n", one.Name, one.Answer, one.Detail)
	}
	return c.result(found, "%s, %s\n%s", found.Endpoint, found.Model, strings.TrimRight(b.String(), "\n"))
}
