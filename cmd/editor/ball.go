package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"

	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/pix"
)

// ball puts the picture of a material's sphere on the shelf: the one kept from an earlier start, else a new one.
func (t *thumbnails) ball(p *picture, shelf *presenter.Shelf, preset string) error {
	at := slices.IndexFunc(shelf.Presets, func(x presenter.Preset) bool { return x.ID == preset })
	materials := t.source.Materials()
	from := slices.IndexFunc(materials, func(m catalog.MaterialPreset) bool { return m.Name == preset })
	if at < 0 || from < 0 {
		return nil
	}
	file := ballFile(materials[from])
	drawn, ok := keptBall(file)
	if !ok {
		m, err := t.source.Material(p.session.Store(), preset, "")
		if err != nil {
			return fmt.Errorf("the picture of %s: %w", preset, err)
		}
		snapshot, err := catalog.Ball(p.session.Store(), m, materials[from].ReachM)
		if err != nil {
			return fmt.Errorf("the picture of %s: %w", preset, err)
		}
		if drawn, err = t.draw(p, snapshot, "0"); err != nil {
			return fmt.Errorf("the picture of %s: %w", preset, err)
		}
		keepBall(file, drawn)
	}
	shelf.Presets[at].Picture = uint64(upload(drawn))
	return nil
}

// ballFile is where a material's picture is kept, "" for nowhere.
func ballFile(m catalog.MaterialPreset) string {
	dir, err := os.UserCacheDir()
	if print := m.Fingerprint(); err == nil && print != "" {
		return filepath.Join(dir, "scenograph", "spheres", print+".png")
	}
	return ""
}

func keptBall(file string) (*frame.Picture, bool) {
	if file == "" {
		return nil, false
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, false
	}
	img, err := pix.Decode(data, pix.Limits{Side: 2 * thumbnailPixels, Pixels: 4 * thumbnailPixels * thumbnailPixels, Bytes: 1 << 20})
	if err != nil || img.Rect.Dx() != thumbnailPixels || img.Rect.Dy() != thumbnailPixels {
		return nil, false
	}
	return &frame.Picture{Width: img.Rect.Dx(), Height: img.Rect.Dy(), RGBA: img.Pix}, true
}

// keepBall writes a picture for the next start; without it that draws again.
func keepBall(file string, drawn *frame.Picture) {
	if file == "" {
		return
	}
	data, err := pix.EncodePNG(&image.NRGBA{Pix: drawn.RGBA, Stride: 4 * drawn.Width, Rect: image.Rect(0, 0, drawn.Width, drawn.Height)})
	if err == nil {
		_ = bundle.WriteFile(file, data)
	}
}
