package panels

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// The icon font's metrics in font units. At a text height of 15 px the 48-unit icon square is 18 px wide and reaches from
// 4 px under the baseline to 14 px over it, so icons sit on the middle of a line of text.
const (
	iconUnits   = 1800 // the icon square
	iconBelow   = -400
	iconAscent  = 1170
	iconDescent = -330
)

// iconFont builds a TrueType font whose glyphs are the contours, at consecutive code points from first.
// Layout: OpenType 1.9, tables cmap (format 4), glyf, head, hhea, hmtx, loca, maxp.
func iconFont(first rune, glyphs [][][]point) []byte {
	var glyf bytes.Buffer
	loca := []uint32{0, 0} // the empty .notdef glyph
	points, contours := 0, 0
	for _, g := range glyphs {
		n := writeGlyph(&glyf, g)
		points, contours = max(points, n), max(contours, len(g))
		loca = append(loca, uint32(glyf.Len()))
	}
	count := uint16(len(glyphs) + 1)
	hmtx := []uint16{iconUnits, 0}
	for range glyphs {
		hmtx = append(hmtx, iconUnits, 0)
	}
	return assembleFont(map[string][]byte{
		"cmap": iconCmap(uint16(first), uint16(len(glyphs))),
		"glyf": glyf.Bytes(),
		"head": bigEndian(uint32(0x00010000), uint32(0x00010000), uint32(0), uint32(0x5F0F3CF5), uint16(0), uint16(iconUnits),
			uint64(0), uint64(0), int16(0), int16(iconBelow), int16(iconUnits), int16(iconUnits+iconBelow), uint16(0), uint16(8), int16(2), int16(1), int16(0)),
		"hhea": bigEndian(uint32(0x00010000), int16(iconAscent), int16(iconDescent), int16(0), uint16(iconUnits), int16(0), int16(0),
			int16(iconUnits), int16(1), int16(0), int16(0), uint64(0), int16(0), count),
		"hmtx": bigEndian(hmtx),
		"loca": bigEndian(loca),
		"maxp": bigEndian(uint32(0x00010000), count, uint16(points), uint16(contours), [11]uint16{0, 0, 1}),
	})
}

// writeGlyph appends a simple glyph of on-curve points and returns its number of points.
func writeGlyph(w *bytes.Buffer, contours [][]point) int {
	const scale = float32(iconUnits) / 48
	var ends []uint16
	var flags []byte
	var xs, ys []int16
	var last [2]int16
	n := 0
	for _, contour := range contours {
		for _, p := range contour {
			x, y := int16((p.x+24)*scale+0.5), int16((24-p.y)*scale+0.5)+iconBelow
			xs, ys = append(xs, x-last[0]), append(ys, y-last[1])
			last = [2]int16{x, y}
			flags = append(flags, 1)
			n++
		}
		ends = append(ends, uint16(n-1))
	}
	w.Write(bigEndian(int16(len(contours)), int16(0), int16(iconBelow), int16(iconUnits), int16(iconUnits+iconBelow), ends, uint16(0), flags, xs, ys))
	for w.Len()%4 != 0 {
		w.WriteByte(0)
	}
	return n
}

func iconCmap(first, count uint16) []byte {
	segment := bigEndian(uint16(4), uint16(32), uint16(0), uint16(4), uint16(4), uint16(1), uint16(0),
		first+count-1, uint16(0xFFFF), uint16(0), first, uint16(0xFFFF), 1-first, uint16(1), uint16(0), uint16(0))
	return append(bigEndian(uint16(0), uint16(1), uint16(3), uint16(1), uint32(12)), segment...)
}

// assembleFont joins tables behind a table directory, sorted by tag.
func assembleFont(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	directory := bytes.NewBuffer(bigEndian(uint32(0x00010000), uint16(len(tags)), uint16(64), uint16(2), uint16(len(tags)*16-64)))
	var body bytes.Buffer
	start := 12 + 16*len(tags)
	for _, tag := range tags {
		directory.WriteString(tag)
		directory.Write(bigEndian(uint32(0), uint32(start+body.Len()), uint32(len(tables[tag]))))
		body.Write(tables[tag])
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	return append(directory.Bytes(), body.Bytes()...)
}

// bigEndian encodes fixed-size values one after another.
func bigEndian(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&b, binary.BigEndian, v); err != nil {
			panic(err) // only a value without a fixed size gets here
		}
	}
	return b.Bytes()
}
