package main

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// thumbnails draws the library's entries, one at a time while nothing else is to do, with the renderer of the view.
type thumbnails struct {
	source  catalog.Source
	shelves session.Shelves // keeps pictures of the person's own models; nil keeps none
	planner *frame.Planner
	queue   []string // entries that are seen and have no picture yet
	tried   map[string]bool
}

// thumbnailPixels is an edge of a picture: enough for twice the design size.
const thumbnailPixels = 160

// ask queues the entries that are on the screen without a picture.
func (t *thumbnails) ask(entries []string) {
	t.queue = t.queue[:0]
	for _, id := range entries {
		if !t.tried[id] {
			t.queue = append(t.queue, id)
		}
	}
}

// next draws the first queued entry into the shelf.
func (t *thumbnails) next(p *picture, shelf *presenter.Shelf) error {
	id := t.queue[0]
	t.queue, t.tried[id] = t.queue[1:], true
	if t.planner == nil {
		t.planner = frame.NewPlanner(p.session.Store())
	}
	if preset, ok := strings.CutPrefix(id, presenter.MaterialPicture); ok {
		return t.ball(p, shelf, preset)
	}
	at := slices.IndexFunc(shelf.Things, func(x presenter.Thing) bool { return x.ID == id })
	if at < 0 {
		return nil
	}
	if kept, ok := t.kept(id); ok {
		shelf.Things[at].Picture = uint64(upload(kept))
		return nil
	}
	snapshot, err := catalog.Portrait(t.source, p.session.Store(), catalog.Request{Entry: id, Seed: 1}, p.session.Scene().Settings().Environment)
	if err != nil {
		return fmt.Errorf("the picture of %s: %w", id, err)
	}
	drawn, err := t.draw(p, snapshot, "auto")
	if err != nil {
		return fmt.Errorf("the picture of %s: %w", id, err)
	}
	shelf.Things[at].Picture = uint64(upload(drawn))
	t.keep(id, drawn)
	return nil
}

// kept is the picture of one of the person's own models that was kept from an earlier start.
func (t *thumbnails) kept(id string) (*frame.Picture, bool) {
	if t.shelves == nil {
		return nil, false
	}
	img, ok := t.shelves.Picture(id)
	if !ok {
		return nil, false
	}
	return &frame.Picture{Width: img.Rect.Dx(), Height: img.Rect.Dy(), RGBA: img.Pix}, true
}

// keep writes a picture for the next start, off the window's goroutine; without it that draws again.
func (t *thumbnails) keep(id string, drawn *frame.Picture) {
	if t.shelves == nil || drawn.Width != thumbnailPixels || drawn.Height != thumbnailPixels {
		return
	}
	img := &image.NRGBA{Pix: slices.Clone(drawn.RGBA), Stride: 4 * drawn.Width, Rect: image.Rect(0, 0, drawn.Width, drawn.Height)}
	go func() { _ = t.shelves.KeepPicture(id, img) }()
}

// restock takes over the pictures of what has stayed as it was; what has changed is drawn anew.
func (t *thumbnails) restock(old, now presenter.Shelf) presenter.Shelf {
	had := map[string]*presenter.Thing{}
	for i := range old.Things {
		had[old.Things[i].ID] = &old.Things[i]
	}
	for i := range now.Things {
		thing := &now.Things[i]
		was := had[thing.ID]
		switch {
		case was == nil:
		case thing.SameLook(was):
			thing.Picture = was.Picture
			delete(had, thing.ID)
		default:
			delete(t.tried, thing.ID)
		}
	}
	for _, gone := range had {
		if texture := uint32(gone.Picture); texture != 0 {
			gl.DeleteTextures(1, &texture)
		}
	}
	for i := range now.Presets {
		if at := slices.IndexFunc(old.Presets, func(p presenter.Preset) bool { return p.ID == now.Presets[i].ID }); at >= 0 {
			now.Presets[i].Picture = old.Presets[at].Picture
		}
	}
	return now
}

// draw draws a small scene over nothing.
func (t *thumbnails) draw(p *picture, snapshot *scene.Snapshot, camera string) (*frame.Picture, error) {
	view, err := frame.ViewOf(snapshot, p.session.Store(), camera, thumbnailPixels, thumbnailPixels)
	if err != nil {
		return nil, err
	}
	style := frame.RenderStyle()
	// One sample and the sun's shadows, as in drafts of the view: nothing has to be compiled for the shelf alone.
	style.Background, style.Samples, style.Occlusion = frame.Transparent, 1, false
	plan := t.planner.Plan(snapshot, view, style, frame.Overlay{})
	plan.Want = frame.Passes{Color: true}
	return p.painter.Paint(plan)
}

// upload makes a texture of a picture.
func upload(p *frame.Picture) uint32 {
	var texture uint32
	gl.GenTextures(1, &texture)
	gl.BindTexture(gl.TEXTURE_2D, texture)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, int32(p.Width), int32(p.Height), 0, gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(p.RGBA))
	gl.GenerateMipmap(gl.TEXTURE_2D)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
	gl.BindTexture(gl.TEXTURE_2D, 0)
	return texture
}
