package presenter

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/check"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Checks is what the checks say about the scene.
type Checks struct {
	Lines    []CheckLine // errors first
	Live     []CheckLine // what the drag under way would break
	Errors   int
	Warnings int
	Rooms    []string // one line of figures for each room
	Known    bool     // the scene has been judged
	Stale    bool     // it has changed since and is being judged again
	Failure  string   // why it cannot be judged
}

// CheckLine is one check that fails.
type CheckLine struct {
	ID      string
	Kind    string // in words
	Text    string
	Value   string // with its unit
	Error   bool   // it makes the scene invalid
	Nodes   []scene.NodeID
	Fixable bool // a fix can be looked for
	Mending bool // it is being looked for
}

// About reports whether a line concerns a node.
func (l *CheckLine) About(id scene.NodeID) bool { return slices.Contains(l.Nodes, id) }

func gatherChecks(c session.Checks, head *scene.Snapshot) Checks {
	out := Checks{Known: c.Known, Stale: c.Stale, Failure: Readable(c.Failure)}
	out.Errors, out.Warnings = c.Counts()
	out.Lines, out.Live = checkLines(c.Survey.Verdicts, head, c.Mending), checkLines(c.Live, head, "")
	for _, r := range c.Survey.Rooms {
		out.Rooms = append(out.Rooms, roomLine(&r, head))
	}
	return out
}

func checkLines(verdicts []check.Verdict, head *scene.Snapshot, mending string) []CheckLine {
	var out []CheckLine
	for i := range verdicts {
		v := &verdicts[i]
		line := CheckLine{
			ID: v.ID, Kind: capital(strings.ReplaceAll(string(v.Kind), "_", " ")), Text: capital(v.Message), Value: figure(v.Value, v.Unit),
			Error: v.Severity == check.Error, Nodes: v.Nodes, Mending: v.ID == mending,
		}
		line.Fixable = len(v.Drop) > 0 || slices.ContainsFunc(v.Nodes, func(id scene.NodeID) bool {
			n, ok := head.Node(id)
			return ok && n.Room == nil && !n.Locked
		})
		out = append(out, line)
	}
	return out
}

// figure writes a number the way its unit is read: 12 mm, 0.35 m, 40°, 12 lx.
func figure(value float64, unit string) string {
	switch {
	case unit == "m" && math.Abs(value) < 0.1:
		return fmt.Sprintf("%.1f mm", value*1000)
	case unit == "m":
		return fmt.Sprintf("%.2f m", value)
	case unit == "deg":
		return fmt.Sprintf("%.0f°", value)
	}
	return strings.TrimSpace(fmt.Sprintf("%.3g %s", value, unit))
}

func roomLine(r *check.RoomMeasures, head *scene.Snapshot) string {
	name := string(r.Node)
	if n, ok := head.Node(r.Node); ok && n.Name != "" {
		name = n.Name
	}
	line := fmt.Sprintf("%s: %.1f m² of floor, %.1f m² to walk on", name, r.FloorM2, r.NavigableM2)
	if r.FloorThings > 0 {
		line += fmt.Sprintf(", %d of %d things within reach", r.Reachable, r.FloorThings)
	}
	if r.ClearWidthM > 0 {
		line += fmt.Sprintf(", ways %.2f m wide", r.ClearWidthM)
	}
	return line + fmt.Sprintf(", %.0f lx", r.AverageLux)
}
