package cli

import (
	"github.com/spf13/cobra"

	"scenograph/internal/journal"
)

func (c *console) replayCommand() *cobra.Command {
	var verify bool
	command := &cobra.Command{
		Use:   "replay room.scene",
		Short: "Apply a project's journal again from its first line",
		Long: `Apply a project's journal again from its first line and list what happened.
With --verify every line's hash, every snapshot's hash and every blob is computed anew and compared.`,
		Example: "  scenograph replay room.scene --verify",
		Args:    exactly(1, "one project"),
	}
	command.Flags().BoolVar(&verify, "verify", false, "compare every hash; the first that differs is the error")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if verify {
			c.step("verifying %s", args[0])
			verified, recovery, err := journal.Verify(args[0], c.journalOptions())
			if err != nil {
				return err
			}
			c.report(recovery.Report)
			return c.result(map[string]any{"project": args[0], "verified": true, "events": verified.Events, "revision": verified.Revision,
				"snapshot": verified.Snapshot, "blobs": verified.Blobs},
				"%s: verified %d events and %d blobs; revision %d has the hash %s", args[0], verified.Events, verified.Blobs, verified.Revision, verified.Snapshot)
		}
		return c.listHistory(args[0])
	}
	return command
}

type historyLine struct {
	Seq        uint64 `json:"seq"`
	Time       string `json:"time"`
	Kind       string `json:"kind"`
	Revision   uint64 `json:"revision"`
	Author     string `json:"author"`
	ApprovedBy string `json:"approvedBy,omitempty"`
	Label      string `json:"label"`
	Cause      string `json:"cause,omitempty"`
	Undone     bool   `json:"undone,omitempty"`
}

func (c *console) listHistory(path string) error {
	project, recovery, err := journal.Load(path, c.journalOptions())
	if err != nil {
		return err
	}
	c.report(recovery.Report)
	lines := []historyLine{}
	text := ""
	for _, e := range project.Document().History() {
		line := historyLine{e.Seq, e.Time.UTC().Format("2006-01-02 15:04:05"), string(e.Kind), e.Revision, e.Author.String(), e.ApprovedBy, e.Label, e.Cause, e.Undone}
		lines = append(lines, line)
		text += line.Time + "  " + pad(line.Kind, 10) + "  " + pad(line.Author, 24) + "  " + line.Label + "\n"
	}
	if c.json {
		return c.result(map[string]any{"project": path, "history": lines}, "")
	}
	return c.result(nil, "%s%d events, now at revision %d", text, len(lines), project.Document().Head().Revision)
}

func pad(text string, width int) string {
	for len([]rune(text)) < width {
		text += " "
	}
	return text
}
