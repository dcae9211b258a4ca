package caption

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"
)

func TestTextStaysInItsBox(t *testing.T) {
	pen, err := NewPen(14)
	if err != nil {
		t.Fatal(err)
	}
	white := color.NRGBA{255, 255, 255, 255}
	for _, text := range []string{"armchair", "Größe ÅÄ jgpq", "two\nlines\tand\x00zero", strings.Repeat("long ", 100), ""} {
		picture := image.NewNRGBA(image.Rect(0, 0, 400, 60))
		pen.Write(picture, 200, 30, text, Look{Ink: white})
		box := pen.Box(200, 30, text)
		written := 0
		for y := range 60 {
			for x := range 400 {
				if picture.NRGBAAt(x, y).A == 0 {
					continue
				}
				written++
				if !image.Pt(x, y).In(box) {
					t.Fatalf("%.20q: pixel %d, %d is written outside %v", text, x, y, box)
				}
			}
		}
		if (written == 0) != (text == "") {
			t.Errorf("%.20q: %d pixels are written", text, written)
		}
		again := image.NewNRGBA(picture.Rect)
		pen.Write(again, 200, 30, text, Look{Ink: white})
		if !bytes.Equal(again.Pix, picture.Pix) {
			t.Errorf("%.20q looks different the second time", text)
		}
	}
}

func TestTextIsCutAtTheEdges(t *testing.T) {
	pen, err := NewPen(20)
	if err != nil {
		t.Fatal(err)
	}
	picture := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	dark := color.NRGBA{0, 0, 0, 200}
	for _, at := range [][2]float64{{0, 0}, {20, 10}, {-500, 5}, {1e6, -1e6}} {
		pen.Write(picture, at[0], at[1], "armchair", Look{Ink: dark, Plate: dark, Halo: dark})
	}
}
