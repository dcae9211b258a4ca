package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/simready"
	"scenograph/internal/usdio"
)

// simreadyResult is what `check --simready --json` prints.
type simreadyResult struct {
	File     string `json:"file"`
	Valid    bool   `json:"valid"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	simready.Report
}

// checkSimready holds a USD file, or what a project is exported as, against the rules of simready.
func (c *console) checkSimready(command *cobra.Command, file string) error {
	report, err := c.simreadyReport(command, file)
	if err != nil {
		return err
	}
	out := simreadyResult{File: file, Valid: report.Valid(), Report: report}
	var b strings.Builder
	for _, f := range report.Findings {
		if f.Severity == simready.Error {
			out.Errors++
		} else {
			out.Warnings++
		}
		fmt.Fprintf(&b, "%-7s  %-10s  %s: %s\n", f.Severity, f.Rule, f.Prim, f.Message)
	}
	fmt.Fprintf(&b, "%s: %d rule(s) of %d applied, %d body(s), %d collider(s), %d joint(s), %d error(s), %d warning(s)",
		file, len(report.Checked), len(simready.Rules()), report.Bodies, report.Colliders, report.Joints, out.Errors, out.Warnings)
	if err := c.result(out, "%s", b.String()); err != nil {
		return err
	}
	if !out.Valid {
		return fmt.Errorf("%s breaks %d rule(s) of simulation-ready USD", file, out.Errors)
	}
	return nil
}

func (c *console) simreadyReport(command *cobra.Command, file string) (simready.Report, error) {
	if ending := strings.ToLower(filepath.Ext(file)); ending == ".usda" || ending == ".usd" || ending == ".usdz" {
		return simready.CheckFile(file)
	}
	found, err := c.load(command.Context(), file, true)
	if err != nil {
		return simready.Report{}, err
	}
	c.report(found.report)
	written, err := usdio.Write(found.snapshot, found.store, usdio.Options{Name: "scene"})
	if err != nil {
		return simready.Report{}, err
	}
	return simready.CheckBundle(written.Files)
}
