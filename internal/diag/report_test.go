package diag

import "testing"

func TestReportKeepsEachFindingOnce(t *testing.T) {
	var r Report
	for range 3 {
		r.Warn("mesh a", "has %d flat triangles", 2)
	}
	r.Info("mesh a", "has normals")
	var all Report
	all.Merge(r)
	all.Merge(r)
	if len(all.Findings) != 2 || all.Count(Warning) != 1 || all.Findings[0].String() != "warning: mesh a: has 2 flat triangles" {
		t.Errorf("the report holds %v", all.Findings)
	}
}
