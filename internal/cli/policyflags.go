package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/remote"
	"scenograph/internal/agent/sight"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/studio"
)

// policyFlags choose a policy and the model behind it.
type policyFlags struct {
	name, base, model, keyEnv, recording, price, image string
	cap, temperature                                   float64
	maxTokens                                          int
	timeout, replyTimeout                              time.Duration
	blind                                              bool
	given                                              func(string) bool
}

func (p *policyFlags) add(command *cobra.Command, name string) {
	flags := command.Flags()
	flags.StringVar(&p.name, "policy", name, strings.Join(studio.Policies(), ", ")+"; openai is for every server that speaks its format")
	flags.StringVar(&p.base, "base-url", "", "the server, such as http://127.0.0.1:8080/v1 (default: the provider's own)")
	flags.StringVar(&p.model, "model", "", "the model's name there; not needed where there is one only")
	flags.StringVar(&p.keyEnv, "api-key-env", "", "the environment variable that holds the key (default: SCENOGRAPH_OPENAI_API_KEY or OPENAI_API_KEY and so on, then the keychain)")
	flags.StringVar(&p.recording, "recording", "", "with --policy recorded: a transcript, or a project in which a model has spoken")
	flags.IntVar(&p.maxTokens, "max-tokens", 0, "how long one reply may be (default 4096)")
	flags.Float64Var(&p.temperature, "temperature", 0, "0 to 2 (default: the provider's)")
	flags.DurationVar(&p.timeout, "timeout", 10*time.Minute, "for everything together")
	flags.DurationVar(&p.replyTimeout, "reply-timeout", chat.DefaultLimits().Reply, "for one reply")
	p.given = func(flag string) bool { return flags.Changed(flag) }
}

// addSpending adds the flags of commands that ask a model to work.
func (p *policyFlags) addSpending(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&p.price, "price", "", "what the model costs: US dollars for a million tokens of input and of output, such as 2.5,10")
	flags.Float64Var(&p.cap, "max-cost", 0, "stop before more than so many US dollars are spent; without --price a high price is counted")
	flags.StringVar(&p.image, "reference", "", "a picture of what it should be like, sent with every request and kept in the journal")
	flags.StringVar(&p.image, "image", "", "the same as --reference")
	flags.BoolVar(&p.blind, "no-pictures", false, "send no pictures of the scene")
}

// options reads the flags.
func (p *policyFlags) options() (studio.PolicyOptions, error) {
	o := studio.PolicyOptions{Name: p.name, BaseURL: p.base, Model: p.model, KeyEnv: p.keyEnv, Recording: p.recording, CapUSD: p.cap, Blind: p.blind}
	o.Limits = chat.DefaultLimits()
	o.Limits.Reply, o.Limits.Idle = p.replyTimeout, min(o.Limits.Idle, p.replyTimeout)
	o.Sampling.MaxTokens = p.maxTokens
	switch {
	case p.timeout <= 0 || p.replyTimeout <= 0:
		return o, usageError{errors.New("--timeout and --reply-timeout must be longer than nothing")}
	case p.maxTokens < 0 || p.maxTokens > 1<<20:
		return o, usageError{fmt.Errorf("--max-tokens %d: give 1 to %d", p.maxTokens, 1<<20)}
	case p.cap < 0:
		return o, usageError{fmt.Errorf("--max-cost %g: give 0 or more", p.cap)}
	case p.name == "designer" && (p.base != "" || p.model != "" || p.image != ""):
		return o, usageError{errors.New("--base-url, --model and --reference need a --policy with a model, such as openai")}
	}
	if p.given("temperature") {
		if !(p.temperature >= 0 && p.temperature <= 2) {
			return o, usageError{fmt.Errorf("--temperature %g: give 0 to 2", p.temperature)}
		}
		o.Sampling.Temperature = &p.temperature
	}
	if err := p.readPrice(&o); err != nil {
		return o, err
	}
	if p.image != "" {
		reference, err := studio.ReadReference(p.image)
		if err != nil {
			return o, err
		}
		o.Reference = reference
	}
	return o, nil
}

func (p *policyFlags) readPrice(o *studio.PolicyOptions) error {
	if p.price == "" {
		return nil
	}
	in, out, ok := strings.Cut(p.price, ",")
	var err1, err2 error
	o.Price.Input, err1 = strconv.ParseFloat(strings.TrimSpace(in), 64)
	o.Price.Output, err2 = strconv.ParseFloat(strings.TrimSpace(out), 64)
	if !ok || err1 != nil || err2 != nil || !(o.Price.Input >= 0 && o.Price.Output >= 0 && o.Price.Input < 1e6 && o.Price.Output < 1e6) {
		return usageError{fmt.Errorf("--price %q: give two prices for a million tokens, such as 2.5,10", p.price)}
	}
	return nil
}

// shutter draws for a policy without a window. What it opened is closed by end.
func (c *console) shutter(store *asset.Store) (take sight.Shutter, end func()) {
	if c.host.NewPainter == nil {
		return nil, func() {}
	}
	var painter frame.Painter
	var failed error
	closing := func() {}
	return func(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
			if painter == nil && failed == nil {
				runtime.LockOSThread() // a context of OpenGL belongs to a thread
				painter, closing, failed = c.host.NewPainter(store)
			}
			if failed != nil {
				return nil, failed
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return painter.Paint(plan)
		}, func() {
			if painter != nil {
				closing()
				runtime.UnlockOSThread()
			}
		}
}

// Exit codes beyond 1 and 2.
const (
	exitNothing = 3 // the model gave nothing valid
	exitServer  = 4 // the server is not there, or failed
	exitKey     = 5 // the key is missing or refused
	exitCapped  = 6 // the spending cap is reached
	exitLate    = 7 // the time is over
)

// codeOf is the exit code of an error that a model or its server has to do with, or 1.
func codeOf(err error) int {
	var nothing *remote.NothingError
	var f *chat.Failure
	var key *studio.MissingKeyError
	switch {
	case errors.As(err, &nothing):
		return exitNothing
	case errors.As(err, &key):
		return exitKey
	case errors.Is(err, context.DeadlineExceeded):
		return exitLate
	case !errors.As(err, &f):
		return 1
	case f.Kind == chat.Unauthorized:
		return exitKey
	case f.Kind == chat.Capped:
		return exitCapped
	}
	return exitServer
}

// late says in words that the time is over.
func (p *policyFlags) late(err error) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("it was stopped: %w", err)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("the time of %s is over (--timeout): %w", p.timeout, err)
	}
	return err
}
