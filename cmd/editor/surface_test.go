package main

import (
	"slices"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"
)

func rect(x0, y0, x1, y1 float32) imgui.Vec4 { return imgui.Vec4{X: x0, Y: y0, Z: x1, W: y1} }

func TestOnlyWhatChangesIsDrawn(t *testing.T) {
	a, b, c := drawn{1, rect(0, 0, 10, 10)}, drawn{2, rect(20, 0, 30, 10)}, drawn{3, rect(5, 5, 25, 8)}
	for name, test := range map[string]struct {
		before, now []drawn
		want        []imgui.Vec4
	}{
		"nothing":          {[]drawn{a, b}, []drawn{a, b}, nil},
		"one appears":      {[]drawn{a, b}, []drawn{a, b, c}, []imgui.Vec4{c.box}},
		"one goes":         {[]drawn{a, b, c}, []drawn{a, b}, []imgui.Vec4{c.box}},
		"one is another":   {[]drawn{a, b}, []drawn{a, {9, rect(40, 0, 50, 10)}}, []imgui.Vec4{b.box, rect(40, 0, 50, 10)}},
		"two swap":         {[]drawn{a, c}, []drawn{c, a}, []imgui.Vec4{a.box, c.box, c.box, a.box}},
		"one twice":        {[]drawn{a}, []drawn{a, a}, []imgui.Vec4{a.box}},
		"one goes, a swap": {[]drawn{a, b, c}, []drawn{c, a}, []imgui.Vec4{b.box, a.box, c.box, c.box, a.box}},
	} {
		got := changes(test.before, test.now)
		order := func(p, q imgui.Vec4) int { return int(p.X-q.X)*1000 + int(p.Y-q.Y) }
		slices.SortFunc(got, order)
		slices.SortFunc(test.want, order)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestAreasAreJoined(t *testing.T) {
	window := rect(0, 0, 100, 50)
	got := joined([]imgui.Vec4{rect(0.5, 0.5, 9.5, 9), rect(60, 0, 70, 10), {}, rect(8, 8, 20, 20), rect(90, 40, 200, 200), rect(-50, -50, -10, -10)}, window)
	want := []imgui.Vec4{rect(60, 0, 71, 11), rect(0, 0, 21, 21), rect(90, 40, 100, 50)}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%v is missing in %v", w, got)
		}
	}
	for i, a := range got {
		for _, b := range got[i+1:] {
			if o := overlap(a, b); o.X <= o.Z && o.Y <= o.W {
				t.Errorf("%v and %v are drawn twice", a, b)
			}
		}
	}
}
