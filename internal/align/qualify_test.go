package align

import "testing"

func TestWhatIsSaidOfRelationsIsMeasured(t *testing.T) {
	sofa := put{id: "sofa", entry: "sofa", y: -1}
	stands := []put{{id: "n1", entry: "nightstand", x: -1}, {id: "n2", entry: "nightstand", x: 1}}
	with := func(base []put, more ...put) []put { return append(append([]put(nil), base...), more...) }
	cases := []struct {
		prompt, text string
		right, wrong []put
	}{
		{"a coffee table 40 cm in front of the sofa", "in front", []put{sofa, {id: "c", entry: "coffee-table", y: -2.1}}, []put{sofa, {id: "c", entry: "coffee-table", y: -2.9}}},
		{"a sofa about two feet from the north wall", "wall", []put{{id: "sofa", entry: "sofa", y: 1.45}}, []put{{id: "sofa", entry: "sofa", y: 2.05}}},
		{"an armchair 1.5 m from the window", "window", []put{{id: "a", entry: "armchair", y: 0.6}}, []put{{id: "a", entry: "armchair", y: -2}}},
		{"a bookshelf not near the window", "not near", []put{{id: "b", entry: "bookshelf", y: -2}}, []put{{id: "b", entry: "bookshelf", y: 2}}},
		{"two nightstands, a lamp on each nightstand", "on each", with(stands, put{id: "l1", entry: "table-lamp", x: -1, z: 0.55}, put{id: "l2", entry: "table-lamp", x: 1, z: 0.55}), with(stands, put{id: "l1", entry: "table-lamp", x: -1, z: 0.55})},
		{"two nightstands, on every nightstand is a lamp", "on every", with(stands, put{id: "l1", entry: "table-lamp", x: -1, z: 0.55}, put{id: "l2", entry: "table-lamp", x: 1, z: 0.55}), with(stands, put{id: "l1", entry: "table-lamp", x: -1, z: 0.55})},
		{"four chairs in a semicircle", "semicircle", []put{{id: "a", entry: "dining-chair", x: -1.4}, {id: "b", entry: "dining-chair", x: -0.7, y: 1.2}, {id: "c", entry: "dining-chair", x: 0.7, y: 1.2}, {id: "d", entry: "dining-chair", x: 1.4}}, []put{{id: "a", entry: "dining-chair", x: -1.5}, {id: "b", entry: "dining-chair", x: -0.5}, {id: "c", entry: "dining-chair", x: 0.5}, {id: "d", entry: "dining-chair", x: 1.5}}},
		{"a desk facing the sofa", "facing", []put{sofa, {id: "d", entry: "desk", y: 1.6, yaw: 180}}, []put{sofa, {id: "d", entry: "desk", y: 1.6, yaw: 90}}},
		{"a workbench on the north wall", "wall", []put{{id: "w", entry: "workbench", y: 2.15}}, []put{{id: "w", entry: "workbench", y: -1}}},
	}
	reader := New(source)
	for _, c := range cases {
		report := reader.Evaluate(c.prompt, build(t, "living room", c.right...))
		right := find(t, report, Relation, c.text)
		if right.Verdict != Met || len(report.Unread) > 0 {
			t.Errorf("%s, as asked: %+v, unread %q", c.prompt, right, report.Unread)
		}
		if wrong := find(t, reader.Evaluate(c.prompt, build(t, "living room", c.wrong...)), Relation, c.text); wrong.Verdict == Met {
			t.Errorf("%s, not as asked: %+v", c.prompt, wrong)
		}
	}
}
