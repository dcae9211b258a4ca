package query

import (
	"testing"

	"scenograph/internal/geom"
)

func TestBetweenHoldsTheSlice(t *testing.T) {
	s := newStudio(t)
	seat, back := geom.Box{Min: geom.Vec3{-0.2, -0.2, 0}, Max: geom.Vec3{0.2, 0.2, 0.45}}, geom.Box{Min: geom.Vec3{-0.2, 0.15, 0.45}, Max: geom.Vec3{0.2, 0.2, 0.9}}
	s.boxes("chair", geom.At(geom.Vec3{3, 1, 0}, 0), seat, back)
	chair, ok := s.world().Body("chair")
	if !ok {
		t.Fatal("there is no chair")
	}
	slice := func(low, high float64) geom.Box {
		box := geom.EmptyBox()
		chair.Between(low, high, func(p geom.Vec3) { box = box.Add(p) })
		return box
	}
	if got, want := slice(0.6, 0.8), (geom.Box{Min: geom.Vec3{2.8, 1.15, 0.6}, Max: geom.Vec3{3.2, 1.2, 0.8}}); got.Min.Sub(want.Min).Len() > 1e-6 || got.Max.Sub(want.Max).Len() > 1e-6 {
		t.Errorf("the back between 0.6 and 0.8 m is %v", got)
	}
	if got := slice(1, 2); !got.Empty() {
		t.Errorf("above it is %v", got)
	}
	if got := slice(-1, 2); got.Min.Sub(chair.Bounds.Min).Len()+got.Max.Sub(chair.Bounds.Max).Len() > 1e-6 {
		t.Errorf("all of it is %v", got)
	}
}
