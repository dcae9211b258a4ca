package proof

import (
	"errors"
	"strings"
	"testing"

	"scenograph/internal/certificate"
	"scenograph/internal/simulate"
)

func TestWhatTheEngineRefusesIsNotValid(t *testing.T) {
	refused := unsimulated(certificate.Certificate{Valid: true}, errors.New("mass and inertia of moving bodies"))
	if refused.Valid || !strings.Contains(refused.Stability.Missing, "refused the scene: mass and inertia") {
		t.Errorf("%+v", refused)
	}
	if alone := unsimulated(certificate.Certificate{Valid: true}, simulate.ErrMissing); !alone.Valid || strings.Contains(alone.Stability.Missing, "refused") {
		t.Errorf("%+v", alone)
	}
}
