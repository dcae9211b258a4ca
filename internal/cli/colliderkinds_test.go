package cli

import "testing"

func TestSummaryOfFits(t *testing.T) {
	var lines []colliderLine
	for i := range 20 {
		lines = append(lines, colliderLine{HausdorffMM: float64(20 - i), VolumeRatio: float64(i % 5)})
	}
	if got, want := summaryOf(lines), (fitSummary{Kinds: 20, MedianMM: 10, P90MM: 18, WorstMM: 20, MedianVolume: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := summaryOf(nil); got != (fitSummary{}) {
		t.Errorf("%+v", got)
	}
	if o := run(t, "", "colliders", "x.scene", "--catalogue"); o.status == 0 {
		t.Error("a project was taken with --catalogue")
	}
}
