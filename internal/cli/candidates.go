package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/designer"
	"scenograph/internal/agent/sight"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
	"scenograph/internal/studio"
	"scenograph/internal/tryout"
)

// candidateFlags choose how many answers are tried and who scores them.
type candidateFlags struct {
	count   int
	weights string
	judge   bool
	parsed  tryout.Weights
}

func (f *candidateFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.IntVar(&f.count, "candidates", 1, fmt.Sprintf("how many answers to try, at most %d; the best is taken", tryout.MaxCount))
	flags.StringVar(&f.weights, "weights", "", "how much critics count, such as alignment=1,physics=0.5,clip=0.5,judge=0.5 (the default); 0 leaves one out")
	flags.BoolVar(&f.judge, "judge", false, "let the policy's model score pictures of the candidates")
}

func (f *candidateFlags) check() error {
	if f.count < 1 || f.count > tryout.MaxCount {
		return usageError{fmt.Errorf("--candidates %d: give 1 to %d", f.count, tryout.MaxCount)}
	}
	f.parsed = tryout.Weights{}
	for _, part := range strings.FieldsFunc(f.weights, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, number, ok := strings.Cut(part, "=")
		value, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil {
			return usageError{fmt.Errorf("--weights %q: write name=number, such as alignment=1,physics=0.5", f.weights)}
		}
		f.parsed[name] = value
	}
	if err := f.parsed.Check(); err != nil {
		return usageError{fmt.Errorf("--weights: %w", err)}
	}
	if f.count == 1 && (f.judge || f.weights != "") {
		return usageError{errors.New("--judge and --weights need --candidates of 2 or more")}
	}
	return nil
}

// apply has a session try candidates.
func (f *candidateFlags) apply(config *session.Config, o studio.PolicyOptions, take sight.Shutter) {
	if f.count < 2 {
		return
	}
	config.Candidates = f.count
	if take != nil {
		config.Shutter = tryout.Shutter(take)
	}
	usual := config.Critics
	config.Critics = func(p session.Preferences) []tryout.Critic {
		p.CriticWeights = f.parsed
		list := usual(p)
		if f.judge && o.Name != "" && o.Name != designer.Name {
			list = append(list, studio.NewJudge(o, f.parsed.Of(tryout.JudgeName)))
		}
		return list
	}
}

// composedSheet is what --json tells of one answer's candidates, best first.
type composedSheet struct {
	Sheet      string              `json:"sheet"`
	Asked      int                 `json:"asked"`
	Candidates []composedCandidate `json:"candidates"`
	Refused    []string            `json:"refused,omitempty"`
	Same       int                 `json:"same,omitempty"`
	Seconds    float64             `json:"seconds"`
}

type composedCandidate struct {
	Seed       uint64               `json:"seed"`
	Score      float64              `json:"score"`
	Steps      int                  `json:"steps"`
	Mended     []string             `json:"mended,omitempty"`
	Judgements []proposal.Judgement `json:"judgements"`
}

func candidatesOf(s proposal.Sheet) composedSheet {
	out := composedSheet{Sheet: s.ID, Asked: s.Asked, Refused: s.Refused, Same: s.Same, Seconds: s.Took.Seconds(), Candidates: []composedCandidate{}}
	for _, c := range s.Candidates {
		out.Candidates = append(out.Candidates, composedCandidate{c.Seed, c.Score, len(c.Proposals), c.Mended, c.Judgements})
	}
	return out
}

func candidatesText(s proposal.Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d candidate(s) of %d, the best is taken:\n", len(s.Candidates), s.Asked)
	for _, c := range s.Candidates {
		fmt.Fprintf(&b, "  %.3f  seed %d, %d step(s)", c.Score, c.Seed, len(c.Proposals))
		for _, j := range c.Judgements {
			if j.Missing == "" {
				fmt.Fprintf(&b, ", %s %.2f × %g", j.Critic, j.Value, j.Weight)
			}
		}
		b.WriteString("\n")
	}
	if len(s.Candidates) > 0 {
		for _, j := range s.Candidates[0].Judgements {
			if j.Missing != "" {
				fmt.Fprintf(&b, "  without %s: %s\n", j.Critic, j.Missing)
			}
		}
	}
	return b.String()
}
