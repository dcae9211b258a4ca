package usdio_test

import (
	"strings"
	"testing"

	"scenograph/internal/usdio"
)

// TestYUp turns the root a quarter about X, which takes +Z to +Y, and gravity with it; what lies below is as before.
func TestYUp(t *testing.T) {
	snap, store := furnished(t)
	plain := string(write(t, snap, store, usdio.Options{}).Files[0].Data)
	turned := string(write(t, snap, store, usdio.Options{YUp: true}).Files[0].Data)
	for _, want := range []string{`upAxis = "Y"`, "float xformOp:rotateX = -90", "physics:gravityDirection = (0, -1, 0)"} {
		if !strings.Contains(turned, want) || strings.Contains(plain, want) {
			t.Errorf("%s: in a Y-up stage %v, in a Z-up one %v", want, strings.Contains(turned, want), strings.Contains(plain, want))
		}
	}
	body := func(s string) string {
		_, below, _ := strings.Cut(s, "PhysicsScene")
		return below
	}
	if strings.Count(body(plain), "\n") != strings.Count(body(turned), "\n") {
		t.Error("what lies below the root has changed")
	}
}
