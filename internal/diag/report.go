// Package diag carries partial trouble — what was changed, dropped or guessed — back to whoever asked for the work.
//
// Invariant: a report is returned, never printed by the package that made it.
//
//	var report diag.Report
//	report.Warn("texture oak", "is missing; a grey one stands in")
package diag

import "fmt"

// Severity orders findings.
type Severity string

// The severities, mildest first.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Finding is one thing a user should know.
type Finding struct {
	Severity Severity `json:"severity"`
	Subject  string   `json:"subject"`
	Message  string   `json:"message"`
}

// String reads as "warning: mesh \"x\": has no normals".
func (f Finding) String() string {
	return fmt.Sprintf("%s: %s: %s", f.Severity, f.Subject, f.Message)
}

// Report is a list of findings in the order they were met. The zero Report is empty and ready.
type Report struct {
	Findings []Finding `json:"findings"`
}

// Add appends a finding once: an equal one is not repeated.
func (r *Report) Add(severity Severity, subject, format string, args ...any) {
	f := Finding{severity, subject, fmt.Sprintf(format, args...)}
	for _, old := range r.Findings {
		if old == f {
			return
		}
	}
	r.Findings = append(r.Findings, f)
}

// Info notes something harmless about subject.
func (r *Report) Info(subject, format string, args ...any) { r.Add(Info, subject, format, args...) }

// Warn notes a loss or a guess about subject.
func (r *Report) Warn(subject, format string, args ...any) { r.Add(Warning, subject, format, args...) }

// Fail notes that subject could not be used.
func (r *Report) Fail(subject, format string, args ...any) { r.Add(Error, subject, format, args...) }

// Merge appends another report's findings.
func (r *Report) Merge(o Report) {
	for _, f := range o.Findings {
		r.Add(f.Severity, f.Subject, "%s", f.Message)
	}
}

// Count returns how many findings have the severity.
func (r *Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}
