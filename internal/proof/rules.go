package proof

import (
	"fmt"

	"scenograph/internal/bundle"
	"scenograph/internal/certificate"
	"scenograph/internal/simready"
)

// Rules holds exported files against the rules for their format, the main file first. Formats without rules have none.
func Rules(format string, files []bundle.File) ([]certificate.Rule, error) {
	if !ruled(format) {
		return nil, nil
	}
	report, err := simready.CheckBundle(files)
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	return rulesOf(files[0].Path, report), nil
}

func ruled(format string) bool { return format == "usda" || format == "usdz" }

// rulesOf gives every rule that applied a verdict, with the first thing that breaks it.
func rulesOf(file string, report simready.Report) []certificate.Rule {
	names := map[string]string{}
	for _, r := range simready.Rules() {
		names[r.ID] = r.Name
	}
	out := make([]certificate.Rule, 0, len(report.Checked))
	for _, id := range report.Checked {
		rule := certificate.Rule{ID: id, Name: names[id], File: file, Verdict: certificate.Pass}
		found := 0
		for _, f := range report.Findings {
			if f.Rule != id {
				continue
			}
			if found++; found == 1 {
				rule.Detail, rule.Verdict = f.Prim+" "+f.Message, certificate.Warn
			}
			if f.Severity == simready.Error {
				rule.Verdict = certificate.Fail
			}
		}
		if found > 1 {
			rule.Detail += fmt.Sprintf(", and %d more", found-1)
		}
		out = append(out, rule)
	}
	return out
}
