package cli

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/document"
	"scenograph/internal/scene"
	"scenograph/internal/simulate"
)

// settledResult is what `settle --json` prints.
type settledResult struct {
	Project       string         `json:"project"`
	Engine        string         `json:"engine,omitempty"`
	Missing       string         `json:"missing,omitempty"` // why there is no engine
	Timestep      float64        `json:"timestep,omitempty"`
	Seconds       float64        `json:"seconds"`
	Bodies        int            `json:"bodies"`
	AtRest        bool           `json:"atRest"`
	PenetrationMM float64        `json:"penetrationMm"` // the deepest contact at the start
	MedianDriftMM float64        `json:"medianDriftMm"`
	MaxDriftMM    float64        `json:"maxDriftMm"`
	StablePercent float64        `json:"stablePercent"` // of the bodies: moved at most 1 cm and turned at most 1°
	Unstable      []moved        `json:"unstable"`
	Changed       int            `json:"changed"` // actions committed, or that would be
	Revision      uint64         `json:"revision"`
	Verdicts      []checkVerdict `json:"verdicts,omitempty"` // without an engine: what the analytic checks say
}

type moved struct {
	Node    scene.NodeID `json:"node"`
	Metres  float64      `json:"metres"`
	Degrees float64      `json:"degrees"`
}

// What counts as stable.
const (
	stableMetres  = 0.01
	stableDegrees = 1
)

func (c *console) settleCommand() *cobra.Command {
	var seconds, heavy float64
	var dry bool
	command := &cobra.Command{
		Use:   "settle room.scene",
		Short: "Let things fall to rest in MuJoCo and keep their rest poses",
		Long: `Simulate a project in MuJoCo, driven through the same model that "export --format mjcf" writes, until nothing moves or time is up, and
commit the rest poses as one step that can be undone. With --dry-run the whole time is
simulated and the project stays as it is.

Without MuJoCo nothing is simulated: the analytic checks of support and balance are printed instead, and the exit status is 1.`,
		Example: "  scenograph settle room.scene --json\n  scenograph settle room.scene --dry-run --seconds 5",
		Args:    exactly(1, "one project"),
	}
	command.Flags().Float64Var(&seconds, "seconds", 5, "how long at most, in simulated seconds")
	command.Flags().Float64Var(&heavy, "heavy", 0, "kilograms from which movable things stay fixed (default 20)")
	command.Flags().BoolVar(&dry, "dry-run", false, "tell what would happen, and change nothing")
	command.RunE = func(command *cobra.Command, args []string) error {
		if !(seconds > 0 && seconds <= 600) {
			return usageError{fmt.Errorf("--seconds %g: give more than 0 and at most 600", seconds)}
		}
		if heavy < 0 || math.IsNaN(heavy) {
			return usageError{fmt.Errorf("--heavy %g: give kilograms", heavy)}
		}
		found, err := c.load(command.Context(), args[0], true)
		if err != nil {
			return err
		}
		c.report(found.report)
		c.step("settling")
		result, err := simulate.Settle(command.Context(), found.snapshot, found.store, seconds, dry, simulate.Options{HeavyKg: heavy}, nil)
		if errors.Is(err, simulate.ErrMissing) {
			return c.withoutEngine(args[0], found, err)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		out := newSettled(args[0], found.revision, result)
		if !dry && len(result.Actions) > 0 {
			if out.Revision, err = c.commitSettled(args[0], found.revision, result.Actions); err != nil {
				return err
			}
		}
		return c.result(out, "%s", out.text(dry))
	}
	return command
}

func (c *console) commitSettled(path string, base uint64, actions []action.Action) (revision uint64, err error) {
	project, err := c.openOrCreate(path)
	if err != nil {
		return 0, err
	}
	defer finish(&err, project)
	if now := project.Document().Head().Revision; now != base {
		return 0, fmt.Errorf("%s: changed while it was simulated; nothing was committed", path)
	}
	commit, err := project.Document().Commit(document.Tx{
		Base: base, Author: document.Author{Kind: document.Script, Name: "settle"}, Label: "Settle", Actions: actions,
	})
	if err != nil {
		return 0, fmt.Errorf("%s: %w; nothing was changed", path, err)
	}
	return commit.Revision, project.Close()
}

func newSettled(path string, revision uint64, s simulate.Settled) settledResult {
	median, largest := s.Drift()
	out := settledResult{
		Project: path, Engine: s.Engine, Timestep: s.Timestep, Seconds: rounded(s.Seconds), Bodies: s.Bodies, AtRest: s.Rest, PenetrationMM: rounded(1e3 * s.Penetration),
		MedianDriftMM: rounded(1e3 * median), MaxDriftMM: rounded(1e3 * largest), Unstable: []moved{}, Changed: len(s.Actions), Revision: revision, StablePercent: 100,
	}
	for _, m := range s.Moved {
		if m.Metres > stableMetres || m.Degrees > stableDegrees {
			out.Unstable = append(out.Unstable, moved{m.Node, rounded(m.Metres), rounded(m.Degrees)})
		}
	}
	if len(s.Moved) > 0 {
		out.StablePercent = rounded(100 * (1 - float64(len(out.Unstable))/float64(len(s.Moved))))
	}
	return out
}

// withoutEngine says why nothing was simulated, and what can be told without.
func (c *console) withoutEngine(path string, found contents, missing error) error {
	survey, err := check.RunSurvey(found.snapshot, found.store, check.Options{WalkerRadius: check.WalkerRadius, Catalog: catalog.Builtin()})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	all, err := newChecked(path, found, survey, nil)
	if err != nil {
		return err
	}
	out := settledResult{Project: path, Missing: missing.Error(), Unstable: []moved{}, Revision: found.revision}
	text := []string{}
	for _, v := range all.Verdicts {
		switch v.Kind {
		case check.Floating, check.Tipping, check.Penetration:
			out.Verdicts = append(out.Verdicts, v)
			text = append(text, fmt.Sprintf("%-7s  %s", v.Severity, v.Message))
		}
	}
	text = append(text, fmt.Sprintf("%s: not simulated; the analytic checks found %d thing(s) that would not rest", path, len(out.Verdicts)))
	if err := c.result(out, "%s", strings.Join(text, "\n")); err != nil {
		return err
	}
	return missing
}

func (r settledResult) text(dry bool) string {
	var b strings.Builder
	for _, m := range r.Unstable {
		fmt.Fprintf(&b, "%s moved %.1f cm and turned %.1f°\n", m.Node, 100*m.Metres, m.Degrees)
	}
	fmt.Fprintf(&b, "%s: %s, %.1f s at a step of %g ms: %d free bodies, %.0f %% stable, median drift %.2f mm, most %.2f mm", r.Project, r.Engine, r.Seconds, 1e3*r.Timestep, r.Bodies, r.StablePercent, r.MedianDriftMM, r.MaxDriftMM)
	switch {
	case !r.AtRest:
		fmt.Fprintf(&b, "; not yet at rest")
	case r.Changed == 0:
		fmt.Fprintf(&b, "; nothing had to move")
	}
	if r.Changed > 0 && dry {
		fmt.Fprintf(&b, "; %d change(s) were not committed", r.Changed)
	} else if r.Changed > 0 {
		fmt.Fprintf(&b, "; %d change(s) committed as revision %d", r.Changed, r.Revision)
	}
	return b.String()
}
