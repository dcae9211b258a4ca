package library

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"os"
	"path/filepath"

	"scenograph/internal/bundle"
	"scenograph/internal/pix"
)

// picturesName is the folder beside the index in which pictures of items are kept, each under the content it shows.
const picturesName = "pictures"

// PicturePixels is an edge of a kept picture.
const PicturePixels = 160

// look is the key of what an item looks like: the content of its files, and how it is turned and scaled. "" for what cannot be drawn.
func (i *Item) look() string {
	if i.Hash == "" || i.Problem != "" {
		return ""
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "picture 1 %s %s %s %g", i.Hash, i.Up, i.Front, i.Scale))
	return hex.EncodeToString(sum[:])
}

func (l *Library) pictureFile(look string) string {
	return filepath.Join(l.options.Dir, picturesName, look[:2], look+".png")
}

// lookOf is the look of an entry of the library, or of the catalogue as it was drawn last; "" for what was not drawn.
func (l *Library) lookOf(entry string) string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if item, ok := l.items[entry]; ok {
		return item.look()
	}
	return l.looks[entry]
}

// Picture is the picture that was kept of an item as it is now, of PicturePixels squared; false when there is none.
func (l *Library) Picture(entry string) (*image.NRGBA, bool) {
	look := l.lookOf(entry)
	if look == "" {
		return nil, false
	}
	data, err := os.ReadFile(l.pictureFile(look))
	if err != nil {
		return nil, false
	}
	img, err := pix.Decode(data, pix.Limits{Side: 2 * PicturePixels, Pixels: 4 * PicturePixels * PicturePixels, Bytes: 1 << 20})
	if err != nil || img.Rect.Dx() != PicturePixels || img.Rect.Dy() != PicturePixels {
		return nil, false
	}
	return &image.NRGBA{Pix: img.Pix, Stride: 4 * PicturePixels, Rect: image.Rect(0, 0, PicturePixels, PicturePixels)}, true
}

// KeepPicture keeps the picture of an item for the next start. Equal files that stand alike share one. Of other entries nothing is kept.
func (l *Library) KeepPicture(entry string, picture *image.NRGBA) error {
	l.mu.RLock()
	item := l.items[entry]
	l.mu.RUnlock()
	if item == nil || item.look() == "" {
		return nil
	}
	return l.keepPicture(entry, item.look(), picture)
}

func (l *Library) keepPicture(entry, look string, picture *image.NRGBA) error {
	data, err := pix.EncodePNG(picture)
	if err != nil {
		return fmt.Errorf("library: the picture of %s: %w", entry, err)
	}
	if err := bundle.WriteFile(l.pictureFile(look), data); err != nil {
		return fmt.Errorf("library: the picture of %s: %w", entry, err)
	}
	return nil
}
