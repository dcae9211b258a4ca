//go:build nomujoco

package mujoco_test

import (
	"errors"
	"strings"
	"testing"

	"scenograph/internal/mujoco"
)

// TestWithout says what is missing and what to do, in a build without MuJoCo's headers.
func TestWithout(t *testing.T) {
	version, err := mujoco.Version()
	if !errors.Is(err, mujoco.ErrMissing) || version != "" {
		t.Fatalf("version %q: %v", version, err)
	}
	if !strings.Contains(err.Error(), "libmujoco-dev") {
		t.Errorf("it does not say what to install: %v", err)
	}
	if _, err := mujoco.Load("none.xml"); !errors.Is(err, mujoco.ErrMissing) {
		t.Errorf("a model was loaded: %v", err)
	}
}
