package measure

import (
	"fmt"
	"image"

	"scenograph/internal/asset"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// Record is a picture with what is needed to tell what it shows.
type Record struct {
	Picture  *Picture
	Scene    *scene.Snapshot
	Store    *asset.Store
	Revision uint64
	Camera   string  // the name of the camera
	Before   *Moment // what motion is measured against
	BeforeAt uint64  // its revision
}

// Arrays names the format of passes that are no 8-bit pictures.
type Arrays string

// The formats: OpenEXR for numbers and 16-bit PNG for masks, or NumPy's arrays for both.
const (
	EXR Arrays = "exr"
	NPY Arrays = "npy"
)

// File is one file of a record. Its name begins with the stem that Files was given.
type File struct {
	Name string
	Data []byte
}

// layer is a pass as it is stored.
type layer struct {
	floats  []float32 // components beside one another
	numbers []uint32  // mask
	bytes   []byte    // RGBA
	names   []string  // of the components in OpenEXR
	about   passSheet
}

// Files encodes passes, each as a file of its own named STEM.PASS.ext — RGB as STEM.png — and after them STEM.json, which says what
// they hold and how the camera stood.
func (r *Record) Files(stem string, passes []Pass, arrays Arrays) ([]File, error) {
	sheet := r.sheet()
	var out []File
	for _, pass := range passes {
		l, err := r.layer(pass, &sheet)
		if err != nil {
			return nil, err
		}
		ending, data, err := r.encode(l, arrays)
		if err != nil {
			return nil, fmt.Errorf("measure: pass %s: %w", pass, err)
		}
		name := stem + "." + string(pass) + ending
		if pass == RGB {
			name = stem + ending
		}
		l.about.Channels = l.names
		if ending != ".exr" {
			l.about.Channels = nil
		}
		sheet.add(pass, name, l.about)
		out = append(out, File{name, data})
	}
	text, err := sheet.encode()
	if err != nil {
		return nil, fmt.Errorf("measure: %w", err)
	}
	return append(out, File{stem + ".json", text}), nil
}

// maxGray is the largest number in a 16-bit mask.
const maxGray = 1<<16 - 1

func (r *Record) encode(l layer, arrays Arrays) (ending string, data []byte, err error) {
	w, h := r.Picture.View.Width, r.Picture.View.Height
	switch {
	case l.bytes != nil:
		data, err = EncodeRGBA(w, h, l.bytes)
		return ".png", data, err
	case l.numbers != nil && (arrays == NPY || greatest(l.numbers) > maxGray):
		data, err = pix.EncodeNPY(l.numbers, h, w)
		return ".npy", data, err
	case l.numbers != nil:
		data, err = pix.EncodeGray16(w, h, l.numbers)
		return ".png", data, err
	case arrays == NPY && len(l.names) == 1:
		data, err = pix.EncodeNPY(l.floats, h, w)
		return ".npy", data, err
	case arrays == NPY:
		data, err = pix.EncodeNPY(l.floats, h, w, len(l.names))
		return ".npy", data, err
	}
	channels := make([]pix.Channel, len(l.names))
	for i, name := range l.names {
		channels[i] = pix.Channel{Name: name, Values: l.floats, Stride: len(l.names), Offset: i}
	}
	data, err = pix.EncodeEXR(w, h, channels, l.about.Meaning)
	return ".exr", data, err
}

func greatest(numbers []uint32) uint32 {
	most := uint32(0)
	for _, n := range numbers {
		most = max(most, n)
	}
	return most
}

// EncodeRGBA writes a picture of 4 bytes a pixel as PNG.
func EncodeRGBA(width, height int, rgba []byte) ([]byte, error) {
	picture := &image.NRGBA{Pix: rgba, Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
	return pix.EncodePicture(picture)
}
