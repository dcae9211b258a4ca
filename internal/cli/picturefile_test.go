package cli

import (
	"bytes"
	"errors"
	"image"
	_ "image/png"
	"testing"
)

func TestPicturesAreOfTheKindThatTheirNameSays(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 5, 3))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for name, want := range map[string]string{"a.png": "png", "a.PNG": "png", "a": "png", "a.jpg": "jpeg", "b.c/a.JPEG": "jpeg"} {
		data, err := encodePicture(name, picture)
		if err != nil {
			t.Fatal(err)
		}
		_, kind, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || kind != want || checkPictureName(name) != nil {
			t.Errorf("%s is %q, want %q (%v)", name, kind, want, err)
		}
	}
	var usage usageError
	for _, name := range []string{"a.tif", "a.exr", "a.webp"} {
		if err := checkPictureName(name); !errors.As(err, &usage) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
