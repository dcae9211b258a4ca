package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/agent/mender"
	"scenograph/internal/align"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/scene"
)

// checked is what `check --json` prints.
type checked struct {
	Project  string         `json:"project"`
	Revision uint64         `json:"revision"`
	Snapshot string         `json:"snapshot"`
	Valid    bool           `json:"valid"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Objects  int            `json:"objects"`
	Checks   []checkCount   `json:"checks"`
	Verdicts []checkVerdict `json:"verdicts"`
	Rooms    []checkedRoom  `json:"rooms"`

	BrokenRelations []checkRelation `json:"brokenRelations"`

	Alignment *align.Report `json:"alignment,omitempty"` // with --prompt
}

type checkCount struct {
	Kind  check.Kind `json:"kind"`
	Found int        `json:"found"`
}

type checkVerdict struct {
	ID       string          `json:"id"`
	Kind     check.Kind      `json:"kind"`
	Severity check.Severity  `json:"severity"`
	Objects  []scene.NodeID  `json:"objects"`
	Joint    string          `json:"joint,omitempty"`
	Value    float64         `json:"value"`
	Unit     string          `json:"unit"`
	Message  string          `json:"message"`
	Fix      json.RawMessage `json:"fix,omitempty"`   // actions for "scenograph apply"
	NoFix    string          `json:"noFix,omitempty"` // why there is no fix
}

type checkedRoom struct {
	Room        scene.NodeID `json:"room"`
	FloorM2     float64      `json:"floorM2"`
	FreeM2      float64      `json:"freeM2"`
	NavigableM2 float64      `json:"navigableM2"`
	FloorThings int          `json:"floorThings"`
	Reachable   int          `json:"reachable"`
	ClearWidthM float64      `json:"clearWidthM"`
	AverageLux  float64      `json:"averageLux"`
}

func (c *console) checkCommand() *cobra.Command {
	var radius float64
	var fixes bool
	var simready bool
	var prompt string
	command := &cobra.Command{
		Use:   "check room.scene|file.glb|file.usda",
		Short: "Judge a scene: overlaps, support, doors, reach, clearance, size, light",
		Long: `Judge a scene. Errors make it invalid: things that cut into each other, reach out of their room, float, tip over, block a
door or stand twice in one place. Warnings make it awkward: what cannot be reached, a drawer that cannot open, too little floor
in front of furniture, implausible sizes, things that face a wall, darkness.

Every verdict names its objects and a number with a unit. With --json it also holds a fix where one was found: actions that
"scenograph apply" takes, tried before they are offered, so that they end the verdict and add no error. Fixes are found one
verdict at a time, each on the scene as it is; check again after applying one. Where there is none, "noFix" says why. The exit status is 1 when there are errors.

Stated relations that do not hold are listed too, with what was measured, as of two that contradict each other; they do not make a
scene invalid.

With --simready a .usda or .usdz file, or what a project is exported as, is held against the rules that props for simulators follow:
NVIDIA's SimReady rules under their codes (UN, HI, AA, VG, RB, PMT, JT, SL), rules of the OpenUSD asset validator under their names, and ours
(SG). --json lists which applied.

With --prompt the scene is also held against a text: every requirement that it states — things and counts, looks, relations, the room, its
style and light — is listed with a verdict, the objects and the numbers it rests on, and all together give a score. "--prompt -" takes
the prompt that the project was made with. What is unmet does not make a scene invalid.`,
		Example: "  scenograph check room.scene --json\n  scenograph check room.scene --radius 0.3\n  scenograph check --simready out/room.usda\n  scenograph check room.glb --prompt \"two armchairs by the window and a lamp on the desk\"",
		Args:    exactly(1, "one project or file"),
	}
	command.Flags().BoolVar(&fixes, "fixes", true, "with --json: look for a fix of each verdict, which takes seconds in a full room")
	command.Flags().Float64Var(&radius, "radius", check.WalkerRadius, "half the width of the person or robot that must get everywhere, metres")
	command.Flags().BoolVar(&simready, "simready", false, "hold USD against the rules of simulation-ready things")
	command.Flags().StringVar(&prompt, "prompt", "", "hold the scene against this text too; - for the project's own prompt")
	command.RunE = func(command *cobra.Command, args []string) error {
		if !(radius > 0 && radius <= 2) {
			return usageError{fmt.Errorf("--radius %g: give metres between 0 and 2", radius)}
		}
		if simready {
			return c.checkSimready(command, args[0])
		}
		found, err := c.load(command.Context(), args[0], true)
		if err != nil {
			return err
		}
		c.report(found.report)
		survey, err := check.RunSurvey(found.snapshot, found.store, check.Options{WalkerRadius: radius, Catalog: catalog.Builtin()})
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		var offers []mender.Offer
		if c.json && fixes {
			m := mender.Mender{Store: found.store, Catalog: catalog.Builtin(), WalkerRadius: radius}
			if offers, err = m.Offers(command.Context(), found.snapshot, survey); err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
		}
		out, err := newChecked(args[0], found, survey, offers)
		if err != nil {
			return err
		}
		if out.BrokenRelations, err = brokenRelations(found); err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		if prompt != "" {
			if out.Alignment, err = aligned(prompt, args[0], found); err != nil {
				return err
			}
		}
		if err := c.result(out, "%s", out.text()); err != nil {
			return err
		}
		if !out.Valid {
			return fmt.Errorf("%s is not valid: %d error(s)", args[0], out.Errors)
		}
		return nil
	}
	return command
}

// newChecked writes a survey down, with what was found to mend each verdict; nil where nothing was looked for.
func newChecked(path string, found contents, survey check.Survey, offers []mender.Offer) (checked, error) {
	out := checked{
		Project: path, Revision: found.revision, Snapshot: fmt.Sprintf("%x", found.snapshot.Hash()), Valid: check.Valid(survey.Verdicts),
		Verdicts: []checkVerdict{}, Rooms: []checkedRoom{},
	}
	for n := range found.snapshot.Nodes() {
		if n.Model != nil {
			out.Objects++
		}
	}
	counts := map[check.Kind]int{}
	for i, v := range survey.Verdicts {
		counts[v.Kind]++
		if v.Severity == check.Error {
			out.Errors++
		} else {
			out.Warnings++
		}
		one := checkVerdict{ID: v.ID, Kind: v.Kind, Severity: v.Severity, Objects: v.Nodes, Joint: v.Joint, Value: rounded(v.Value), Unit: v.Unit, Message: v.Message}
		if i < len(offers) {
			if err := one.offer(offers[i]); err != nil {
				return checked{}, err
			}
		}
		out.Verdicts = append(out.Verdicts, one)
	}
	for _, kind := range survey.Checked {
		out.Checks = append(out.Checks, checkCount{kind, counts[kind]})
	}
	for _, r := range survey.Rooms {
		out.Rooms = append(out.Rooms, newCheckedRoom(r))
	}
	return out, nil
}

func (v *checkVerdict) offer(o mender.Offer) error {
	if o.Err != nil {
		v.NoFix = strings.TrimPrefix(o.Err.Error(), "mender: ")
		return nil
	}
	text, err := action.EncodeList(o.Actions)
	v.Fix = text
	return err
}

func newCheckedRoom(r check.RoomMeasures) checkedRoom {
	return checkedRoom{
		r.Node, rounded(r.FloorM2), rounded(r.FreeM2), rounded(r.NavigableM2), r.FloorThings, r.Reachable, rounded(r.ClearWidthM), rounded(r.AverageLux),
	}
}

func rounded(v float64) float64 { return math.Round(v*1e5) / 1e5 }

func (r checked) text() string {
	var b strings.Builder
	for _, v := range r.Verdicts {
		fmt.Fprintf(&b, "%-7s  %s\n", v.Severity, v.Message)
	}
	for _, broken := range r.BrokenRelations {
		fmt.Fprintln(&b, broken.text())
	}
	for _, room := range r.Rooms {
		fmt.Fprintf(&b, "%s: %.1f m² of floor, %.1f m² to walk on, %d of %d things reached, %.2f m wide way, %.0f lx\n",
			room.Room, room.FloorM2, room.NavigableM2, room.Reachable, room.FloorThings, room.ClearWidthM, room.AverageLux)
	}
	if r.Alignment != nil {
		b.WriteString(alignmentText(r.Alignment))
	}
	fmt.Fprintf(&b, "%s: %d object(s), %d check(s), %d error(s), %d warning(s)", r.Project, r.Objects, len(r.Checks), r.Errors, r.Warnings)
	return b.String()
}
