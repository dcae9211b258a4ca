package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/document"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
)

func (c *console) checkpointCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "checkpoint",
		Short: "Name the state of a project, and return to it",
		Long: `Name the state of a project and return to it later, also after it was undone. Returning is a step like any other: it can be undone,
and nothing of the history is lost. "scenograph branch" keeps several lines of work.`,
		Example: "  scenograph checkpoint create room.scene \"before the party\"\n  scenograph checkpoint list room.scene\n  scenograph checkpoint return room.scene \"before the party\"\n  scenograph checkpoint compare room.scene \"before the party\" head -o both.png",
	}
	command.AddCommand(
		&cobra.Command{Use: "list room.scene", Short: "List the named states", Args: exactly(1, "one project"), RunE: func(_ *cobra.Command, args []string) error { return c.listCheckpoints(args[0]) }},
		&cobra.Command{Use: "create room.scene NAME", Short: "Name the present state", Args: exactly(2, "a project and a name"), RunE: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(args[1]) == "" {
				return usageError{errors.New("give the checkpoint a name")}
			}
			return c.historyStep(args[0], func(d *document.Document) (document.Commit, error) { return d.NameCheckpoint(onCommandLine, args[1]) })
		}},
		&cobra.Command{Use: "return room.scene NAME", Short: "Bring a named state back", Args: exactly(2, "a project and a checkpoint"), RunE: func(_ *cobra.Command, args []string) error {
			return c.historyStep(args[0], func(d *document.Document) (document.Commit, error) {
				seq, err := stateNamed(d, args[1])
				if err != nil {
					return document.Commit{}, err
				}
				return d.Return(onCommandLine, seq, "Return to “"+strings.TrimSpace(args[1])+"”")
			})
		}},
		c.compareStatesCommand(),
	)
	return command
}

func (c *console) branchCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "branch",
		Short: "Keep several lines of work in one project",
		Long: `Begin a line of work, switch between several, and compare them. All are in one journal: switching is a step that can be undone, and each
branch is what it was when it was last worked on. Every project begins on "main".`,
		Example: "  scenograph branch create room.scene evening\n  scenograph branch list room.scene\n  scenograph branch switch room.scene main\n  scenograph branch compare room.scene main evening -o both.png",
	}
	command.AddCommand(
		&cobra.Command{Use: "list room.scene", Short: "List the branches", Args: exactly(1, "one project"), RunE: func(_ *cobra.Command, args []string) error { return c.listBranches(args[0]) }},
		&cobra.Command{Use: "create room.scene NAME", Short: "Begin a branch at the present state", Args: exactly(2, "a project and a name"), RunE: func(_ *cobra.Command, args []string) error {
			return c.historyStep(args[0], func(d *document.Document) (document.Commit, error) { return d.NameBranch(onCommandLine, args[1]) })
		}},
		&cobra.Command{Use: "switch room.scene NAME", Short: "Go on with a branch", Args: exactly(2, "a project and a branch"), RunE: func(_ *cobra.Command, args []string) error {
			return c.historyStep(args[0], func(d *document.Document) (document.Commit, error) { return d.SwitchTo(onCommandLine, args[1]) })
		}},
		c.compareStatesCommand(),
	)
	return command
}

// onCommandLine is whoever types the commands.
var onCommandLine = document.Author{Kind: document.Human, Name: "user"}

// historyStep makes one step in a project's history and tells where that leads.
func (c *console) historyStep(path string, make func(*document.Document) (document.Commit, error)) (err error) {
	project, err := c.open(path)
	if err != nil {
		return err
	}
	defer finish(&err, project)
	d := project.Document()
	commit, err := make(d)
	if errors.Is(err, document.ErrNoChange) {
		return c.result(map[string]any{"project": path, "branch": current(d), "revision": d.Head().Revision, "changed": false}, "%s: it is like that already, at revision %d on branch %s", path, d.Head().Revision, current(d))
	}
	if err != nil {
		return err
	}
	if err := project.Close(); err != nil {
		return err
	}
	return c.result(map[string]any{"project": path, "label": commit.Label, "branch": current(d), "revision": commit.Revision, "summary": commit.Summary, "changed": true},
		"%s: %s; now at revision %d on branch %s", path, commit.Label, commit.Revision, current(d))
}

func current(d *document.Document) string {
	for _, b := range d.Branches() {
		if b.Current {
			return b.Name
		}
	}
	return document.Trunk
}

// stateNamed finds what a word names: a checkpoint, a branch, "head", "start", or a line of the history such as #12.
func stateNamed(d *document.Document, name string) (uint64, error) {
	name = strings.TrimSpace(name)
	if e, ok := d.Checkpoint(name); ok {
		return e.Seq, nil
	}
	for _, b := range d.Branches() {
		if b.Name == name {
			return b.Tip, nil
		}
	}
	history := d.History()
	switch {
	case name == "start":
		return 0, nil
	case name == "head" && len(history) == 0:
		return 0, nil
	case name == "head":
		return history[len(history)-1].Seq, nil
	}
	if number, ok := strings.CutPrefix(name, "#"); ok {
		if seq, err := strconv.ParseUint(number, 10, 64); err == nil {
			if _, known := d.At(seq); known {
				return seq, nil
			}
		}
	}
	var names []string
	for _, e := range d.Checkpoints() {
		names = append(names, strconv.Quote(e.Label))
	}
	for _, b := range d.Branches() {
		names = append(names, b.Name)
	}
	return 0, usageError{fmt.Errorf("there is no checkpoint or branch %q; there are %s, head, start, and lines of the history such as #3", name, strings.Join(names, ", "))}
}

type checkpointLine struct {
	Name     string `json:"name"`
	Seq      uint64 `json:"seq"`
	Time     string `json:"time"`
	By       string `json:"by"`
	Things   int    `json:"nodes"`
	Snapshot string `json:"snapshot"`
}

func (c *console) listCheckpoints(path string) error {
	project, _, err := journal.Load(path, c.journalOptions())
	if err != nil {
		return err
	}
	d := project.Document()
	lines := []checkpointLine{}
	var text strings.Builder
	for _, e := range d.Checkpoints() {
		state, _ := d.At(e.Seq)
		line := checkpointLine{e.Label, e.Seq, e.Time.UTC().Format("2006-01-02 15:04:05"), e.Author.String(), state.Len(), fmt.Sprintf("%x", state.Hash())}
		lines = append(lines, line)
		fmt.Fprintf(&text, "#%-5d %s  %-24s %d nodes, by %s\n", line.Seq, line.Time, line.Name, line.Things, line.By)
	}
	return c.result(lines, "%s%d checkpoint(s) in %s", text.String(), len(lines), path)
}

type branchLine struct {
	Name     string `json:"name"`
	Current  bool   `json:"current"`
	Tip      uint64 `json:"tip"`
	Things   int    `json:"nodes"`
	Snapshot string `json:"snapshot"`
	Differs  string `json:"differs"` // from the head
}

func (c *console) listBranches(path string) error {
	project, _, err := journal.Load(path, c.journalOptions())
	if err != nil {
		return err
	}
	d := project.Document()
	lines := []branchLine{}
	var text strings.Builder
	for _, b := range d.Branches() {
		s := document.Summarize(scene.Compare(d.Head().Snapshot, b.Scene))
		line := branchLine{b.Name, b.Current, b.Tip, b.Scene.Len(), fmt.Sprintf("%x", b.Scene.Hash()), fmt.Sprintf("+%d ~%d −%d", s.Added, s.Changed, s.Removed)}
		lines = append(lines, line)
		mark := " "
		if b.Current {
			mark = "*"
		}
		fmt.Fprintf(&text, "%s %-24s %d nodes, %s against the head\n", mark, b.Name, line.Things, line.Differs)
	}
	return c.result(lines, "%s%d branch(es) in %s", text.String(), len(lines), path)
}
