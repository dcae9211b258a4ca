package cli

import (
	"fmt"
	"strings"

	"scenograph/internal/align"
	"scenograph/internal/catalog"
	"scenograph/internal/query"
)

// aligned holds a scene against a prompt; "-" is the project's own.
func aligned(prompt, path string, found contents) (*align.Report, error) {
	if prompt == "-" {
		if prompt = found.snapshot.Settings().Prompt; prompt == "" {
			return nil, usageError{fmt.Errorf("--prompt -: %s holds no prompt; give one", path)}
		}
	}
	if strings.TrimSpace(prompt) == "" {
		return nil, usageError{fmt.Errorf("--prompt is empty: say what was asked for")}
	}
	world, err := query.New(found.snapshot, found.store)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	report := align.New(catalog.Builtin()).Evaluate(prompt, world)
	return &report, nil
}

func alignmentText(r *align.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%-7s  %-9s  %s: %s\n", f.Verdict, f.Kind, f.Text, f.Detail)
	}
	if len(r.Unread) > 0 {
		fmt.Fprintf(&b, "not understood: %s\n", strings.Join(r.Unread, ", "))
	}
	fmt.Fprintf(&b, "alignment %.2f: %d of %d requirement(s) met\n", r.Score, r.Met, r.Stated)
	return b.String()
}
