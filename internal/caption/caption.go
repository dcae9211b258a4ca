// Package caption writes short texts into pictures.
//
// Invariant: the same text at the same place gives the same pixels on every machine; what lies outside the picture is cut off.
//
//	pen, err := caption.NewPen(14)
//	pen.Write(picture, 320, 200, "armchair", caption.Look{Ink: white, Plate: dark})
package caption

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Pen writes in one size. It serves one goroutine.
type Pen struct {
	face            font.Face
	ascent, descent int
	pad             int
}

// Look is how a text stands out: on a plate, or with a halo when the plate has no opacity.
type Look struct {
	Ink, Plate, Halo color.NRGBA
}

// NewPen makes a pen for letters of a size in pixels.
func NewPen(size float64) (*Pen, error) {
	parsed, err := opentype.Parse(gomedium.TTF)
	if err != nil {
		return nil, fmt.Errorf("caption: %w", err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: max(size, 4), DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return nil, fmt.Errorf("caption: %w", err)
	}
	m := face.Metrics()
	return &Pen{face: face, ascent: m.Ascent.Ceil(), descent: m.Descent.Ceil(), pad: max(2, int(size/4))}, nil
}

// maxRunes cuts names that would cross the whole picture.
const maxRunes = 40

// clean makes one short line of any text.
func clean(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
	if runes := []rune(text); len(runes) > maxRunes {
		return string(runes[:maxRunes-1]) + "…"
	}
	return text
}

// Box is what a text covers, its plate included, when its middle is at a point.
func (p *Pen) Box(x, y float64, text string) image.Rectangle {
	w := font.MeasureString(p.face, clean(text)).Ceil()
	h := p.ascent + p.descent
	left, top := int(x)-w/2-p.pad, int(y)-h/2-p.pad/2
	return image.Rect(left, top, left+w+2*p.pad, top+h+p.pad)
}

// Write writes a text with its middle at a point.
func (p *Pen) Write(into draw.Image, x, y float64, text string, look Look) {
	text = clean(text)
	box := p.Box(x, y, text)
	if look.Plate.A > 0 {
		draw.Draw(into, box, image.NewUniform(look.Plate), image.Point{}, draw.Over)
	}
	at := image.Pt(box.Min.X+p.pad, box.Min.Y+p.pad/2+p.ascent)
	if look.Halo.A > 0 {
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				p.letters(into, at.Add(image.Pt(dx, dy)), text, look.Halo)
			}
		}
	}
	p.letters(into, at, text, look.Ink)
}

func (p *Pen) letters(into draw.Image, at image.Point, text string, ink color.NRGBA) {
	d := font.Drawer{Dst: into, Src: image.NewUniform(ink), Face: p.face, Dot: fixed.P(at.X, at.Y)}
	d.DrawString(text)
}
