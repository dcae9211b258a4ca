package cli

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"path/filepath"
	"strings"

	"scenograph/internal/bundle"
	"scenograph/internal/pix"
)

const jpegQuality = 90

// checkPictureName refuses the names of pictures of a kind that is not written; /dev/stdout and the like have no ending.
func checkPictureName(name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case "", ".png", ".jpg", ".jpeg":
		return nil
	}
	return usageError{fmt.Errorf("%s: pictures are written as .png or .jpg", name)}
}

// writePicture writes a picture as its file's name says: JPEG for .jpg and .jpeg, PNG for all else.
func writePicture(name string, picture *image.NRGBA) error {
	data, err := encodePicture(name, picture)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return bundle.WriteFile(name, data)
}

func encodePicture(name string, picture *image.NRGBA) ([]byte, error) {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".jpg" && ext != ".jpeg" {
		return pix.EncodePicture(picture)
	}
	var data bytes.Buffer
	err := jpeg.Encode(&data, picture, &jpeg.Options{Quality: jpegQuality})
	return data.Bytes(), err
}
