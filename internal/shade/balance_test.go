package shade

import (
	"math"
	"testing"

	"scenograph/internal/geom"
)

func TestWhiteBalanceMakesItsLightWhite(t *testing.T) {
	for _, c := range []struct{ kelvin, tint float64 }{{2700, 0}, {4000, 0.5}, {6500, 0}, {9000, -1}} {
		xyz := whitePoint(c.kelvin, c.tint)
		light := inverse(rec709()).apply(xyz)
		white := inverse(rec709()).apply(whitePoint(NeutralKelvin, 0))
		got := Balanced(WhiteBalance(c.kelvin, c.tint), light)
		for i := range got {
			if math.Abs(got[i]-white[i]) > 1e-6 {
				t.Errorf("%+v: its light becomes %v, white is %v", c, got, white)
				break
			}
		}
	}
}

func TestNeutralBalanceChangesNothing(t *testing.T) {
	for i, row := range WhiteBalance(NeutralKelvin, 0) {
		for k, x := range row {
			want := 0.0
			if i == k {
				want = 1
			}
			if math.Abs(x-want) > 1e-9 {
				t.Errorf("row %d: %v", i, row)
			}
		}
	}
	warm := Balanced(WhiteBalance(3000, 0), geom.Color{1, 1, 1})
	if warm[0] >= warm[2] {
		t.Errorf("under a balance for lamps white becomes %v, not blue", warm)
	}
	if green := Balanced(WhiteBalance(NeutralKelvin, 1), geom.Color{1, 1, 1}); green[1] <= green[0] || green[1] <= green[2] {
		t.Errorf("under a balance for magenta light white becomes %v, not green", green)
	}
}

func TestMeterFollowsTheLight(t *testing.T) {
	even := func(l float32) []float32 {
		out := make([]float32, 16*9*3)
		for i := range out {
			out[i] = l
		}
		return out
	}
	for _, c := range []struct {
		luminance float32
		want      float64
	}{{meterKey, 0}, {meterKey / 4, 2}, {meterKey * 2, -1}, {1e-4, meterReach}, {1000, -meterReach}, {0, 0}} {
		if got := Meter(even(c.luminance), 16, 9, 0); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("a luminance of %v is metered at %+.3f stops, want %+.1f", c.luminance, got, c.want)
		}
	}
	for _, ev := range []float64{-10, -3, 3, 10} {
		if got := Meter(even(float32(meterKey*math.Exp2(ev))), 16, 9, ev); math.Abs(got) > 1e-4 {
			t.Errorf("%+v stops by hand move the meter by %v", ev, got)
		}
	}
	half := even(meterKey)
	copy(half[:len(half)/2], make([]float32, len(half)/2))
	if got := Meter(half, 16, 9, 0); math.Abs(got) > 1e-4 {
		t.Errorf("an empty half moves the meter by %v", got)
	}
}

func TestOpenSlices(t *testing.T) {
	if got := OpenSlice(-math.Pi/2, math.Pi/2, 0); math.Abs(got-1) > 1e-9 {
		t.Errorf("nothing in the way leaves %v", got)
	}
	if got := OpenSlice(0, math.Pi/2, 0); math.Abs(got-0.5) > 1e-9 {
		t.Errorf("a wall on one side leaves %v", got)
	}
	for _, albedo := range []float64{0, 0.5, 1} {
		if got := OpenBounced(1, geom.Color{albedo, albedo, albedo})[0]; math.Abs(got-1) > 0.01 {
			t.Errorf("an open point of albedo %v gets %v", albedo, got)
		}
	}
}
