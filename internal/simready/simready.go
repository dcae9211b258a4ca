// Package simready checks USD layers against the rules that props for simulators are held to: those of NVIDIA's SimReady Foundation and
// of the asset validator for OpenUSD as far as they concern things and rooms, under their published codes, and a few of our own.
//
// Invariant: checking is pure; the same layer gives the same findings in the same order, and a rule that did not apply is told apart
// from one that was met.
//
//	report := simready.Check(layer, simready.Options{})
//	for _, f := range report.Findings { fmt.Println(f.Rule, f.Prim, f.Message) }
//
// Sources of the codes: NVIDIA SimReady Foundation, requirements index (nvidia.github.io/simready-foundation), profile Prop-Robotics-Neutral with
// its features FET001 (minimal), FET003 (rigid bodies), FET004 (multi-body) and FET011 (semantic labels); names that end in "Checker" are rules of
// the asset validator's category Basic (docs.omniverse.nvidia.com/kit/docs/asset-validator).
package simready

import (
	"cmp"
	"slices"

	"scenograph/internal/usda"
)

// Severity orders findings.
type Severity string

// The severities. An Error breaks a requirement, a Warning a recommendation.
const (
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Rule is one requirement.
type Rule struct {
	ID      string `json:"id"`      // its published code, such as RB.006; SG.… are ours
	Name    string `json:"name"`    // its published name, such as rigid-body-no-nesting
	Summary string `json:"summary"` // what it demands
}

// Finding is a rule that a prim breaks.
type Finding struct {
	Rule     string   `json:"rule"` // id
	Severity Severity `json:"severity"`
	Prim     string   `json:"prim,omitempty"` // path, "" for the layer
	Line     int      `json:"line,omitempty"`
	Message  string   `json:"message"`
}

// Report is what a layer was found to be.
type Report struct {
	Checked   []string  `json:"checked"` // ids of the rules that applied, in the order of Rules
	Findings  []Finding `json:"findings"`
	Prims     int       `json:"prims"` // composed, instances as often as they stand there
	Meshes    int       `json:"meshes"`
	Bodies    int       `json:"bodies"`
	Colliders int       `json:"colliders"`
	Joints    int       `json:"joints"`
}

// Valid reports whether no requirement is broken.
func (r Report) Valid() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == Error })
}

// Options says what is checked.
type Options struct {
	// Open returns the layer at a path relative to the checked one, for what is referenced. nil means that only references within the layer
	// are followed.
	Open func(path string) (*usda.Layer, error)
	// Exists reports whether a file lies beside the layer. nil means that files are not looked for.
	Exists func(path string) bool
	// Package says that the layer comes out of an archive, where asset paths need no leading dot.
	Package bool
}

// Rules lists every rule, in the order they are checked.
func Rules() []Rule {
	out := make([]Rule, len(rules()))
	for i, r := range rules() {
		out[i] = r.Rule
	}
	return out
}

// rule is a Rule with its check, which reports whether there was something to check.
type rule struct {
	Rule
	check func(*checker) bool
}

// checker holds one Check's state.
type checker struct {
	layer   *usda.Layer
	options Options
	stage   *stage
	current string
	found   []Finding
}

// Check holds a layer against every rule.
func Check(layer *usda.Layer, options Options) Report {
	c := &checker{layer: layer, options: options}
	c.stage = compose(layer, options.Open)
	report := Report{Findings: []Finding{}, Checked: []string{}}
	for _, r := range rules() {
		c.current = r.ID
		if r.check(c) {
			report.Checked = append(report.Checked, r.ID)
		}
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(order(a.Severity), order(b.Severity)), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Prim, b.Prim))
	})
	report.Findings = append(report.Findings, c.found...)
	s := c.stage
	report.Prims, report.Bodies, report.Colliders, report.Joints = len(s.prims), len(s.bodies), len(s.colliders), len(s.joints)
	for _, p := range s.prims {
		if p.spec.Type == "Mesh" && !p.abstract {
			report.Meshes++
		}
	}
	return report
}

func order(s Severity) int {
	if s == Error {
		return 0
	}
	return 1
}
