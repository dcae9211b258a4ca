package pix

import (
	"image"
	"math"
	"testing"
)

func waves(level, contrast float64, phase int) *image.NRGBA {
	p := image.NewNRGBA(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			v := byte(level + contrast*math.Sin(float64(x+phase)*0.5)*math.Cos(float64(y)*0.3))
			copy(p.Pix[y*p.Stride+4*x:], []byte{v, v, v, 255})
		}
	}
	return p
}

func TestLikeness(t *testing.T) {
	same, err := Compare(waves(120, 80, 0), waves(120, 80, 0))
	if err != nil || same != (Likeness{Structure: 1}) {
		t.Errorf("equal pictures: %+v, %v", same, err)
	}
	brighter, _ := Compare(waves(120, 80, 0), waves(150, 80, 0))
	if math.Abs(brighter.Offset-30) > 1e-9 || math.Abs(brighter.Color-30) > 1e-9 || brighter.Structure < 0.85 || brighter.Structure > 0.995 {
		t.Errorf("30 levels brighter: %+v", brighter)
	}
	shifted, _ := Compare(waves(120, 80, 0), waves(120, 80, 6)) // half a wave: the reverse
	if shifted.Structure > -0.5 {
		t.Errorf("the reverse: %+v", shifted)
	}
	flat, _ := Compare(waves(120, 0, 0), waves(180, 0, 0))
	want := (2*120*180.0 + structureC1) / (120*120 + 180*180 + structureC1)
	if math.Abs(flat.Structure-want) > 1e-9 {
		t.Errorf("two greys: %v, the formula says %v", flat.Structure, want)
	}
}

func TestLikenessOfOddSizes(t *testing.T) {
	one := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	if got, err := Compare(one, one); err != nil || got.Structure != 1 {
		t.Errorf("one pixel: %+v, %v", got, err)
	}
	if _, err := Compare(one, waves(1, 0, 0)); err == nil {
		t.Error("pictures of two sizes were compared")
	}
	none := image.NewNRGBA(image.Rectangle{})
	if _, err := Compare(none, none); err == nil {
		t.Error("pictures without pixels were compared")
	}
}
