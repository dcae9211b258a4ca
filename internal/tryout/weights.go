package tryout

import (
	"fmt"
	"slices"
	"strings"
)

// Weights say how much each critic counts, by its name; what is missing has its usual weight.
type Weights map[string]float64

// Names of the critics.
const (
	AlignmentName = "alignment" // what the prompt states
	PhysicsName   = "physics"   // the checks
	ClipName      = "clip"      // a CLIP model
	JudgeName     = "judge"     // a model that looks
)

// CriticNames lists the critics in the order they are shown.
func CriticNames() []string { return []string{AlignmentName, PhysicsName, ClipName, JudgeName} }

// Of is how much a critic counts.
func (w Weights) Of(name string) float64 {
	if v, ok := w[name]; ok {
		return v
	}
	if name == AlignmentName {
		return 1
	}
	return 0.5
}

// Check refuses unknown names and numbers that are no weights.
func (w Weights) Check() error {
	for name, v := range w {
		if !slices.Contains(CriticNames(), name) {
			return fmt.Errorf("tryout: there is no critic %q; there are %s", name, strings.Join(CriticNames(), ", "))
		}
		if !(v >= 0 && v <= 100) {
			return fmt.Errorf("tryout: the weight %g of %s is not between 0 and 100", v, name)
		}
	}
	return nil
}
