package pix

import (
	"encoding/binary"
	"slices"
)

// PlainPNG returns a PNG without what glTF forbids in one: a colour profile, pixels that are not square, animation.
// The pixels stay byte for byte; dropped names the chunks that went. Other bytes come back as they are.
func PlainPNG(data []byte) (plain []byte, dropped []string) {
	if Sniff(data) != PNG {
		return data, nil
	}
	out := slices.Clone(data[:8])
	for rest := data[8:]; len(rest) >= 12; {
		size := int64(binary.BigEndian.Uint32(rest)) + 12
		if size > int64(len(rest)) {
			return data, nil
		}
		chunk := rest[:size]
		rest = rest[size:]
		if kind := string(chunk[4:8]); unplain(kind, chunk[8:size-4]) {
			dropped = append(dropped, kind)
			continue
		}
		out = append(out, chunk...)
	}
	if len(dropped) == 0 {
		return data, nil
	}
	return out, dropped
}

// unplain reports whether a chunk (PNG, third edition, chapter 11) changes how the pixels are to be shown.
func unplain(kind string, content []byte) bool {
	switch kind {
	case "iCCP", "acTL", "fcTL", "fdAT":
		return true
	case "pHYs":
		return len(content) == 9 && string(content[:4]) != string(content[4:8])
	}
	return false
}
