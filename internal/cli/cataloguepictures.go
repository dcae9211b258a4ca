package cli

import (
	"context"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/library"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// catalogue draws the things of the catalogue that look otherwise than they did, for a CLIP model to look at.
func (p *pictures) catalogue(ctx context.Context) error {
	entries, source := p.library.Catalogue().Entries(), p.library.Catalogue()
	looks := make(map[string]string, len(entries))
	for at := 0; at < len(entries); at += picturesAtOnce {
		store := asset.NewStore()
		for _, e := range entries[at:min(len(entries), at+picturesAtOnce)] {
			if err := ctx.Err(); err != nil {
				return err
			}
			thing, err := source.Build(store, catalog.Request{Entry: e.ID, Seed: 1})
			if err != nil {
				return err
			}
			looks[e.ID] = library.CatalogueLook(thing)
		}
	}
	if err := p.library.KeepLooks(looks); err != nil {
		return err
	}
	var bare []catalog.Entry
	for _, e := range entries {
		if _, ok := p.library.Picture(e.ID); !ok {
			bare = append(bare, e)
			continue
		}
		p.learn(e.ID)
	}
	for at := 0; at < len(bare); at += picturesAtOnce {
		if err := p.someOf(ctx, source, bare[at:min(len(bare), at+picturesAtOnce)], at, len(bare)); err != nil {
			return err
		}
	}
	return nil
}

func (p *pictures) someOf(ctx context.Context, source catalog.Source, entries []catalog.Entry, at, all int) error {
	store := asset.NewStore()
	painter, end, err := p.host.NewPainter(store)
	if err != nil {
		return err
	}
	defer end()
	planner := frame.NewPlanner(store)
	for i, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.step("drawing %s of the catalogue (%d of %d)", e.Name, at+i+1, all)
		snapshot, err := catalog.Portrait(source, store, catalog.Request{Entry: e.ID, Seed: 1}, scene.DefaultEnvironment())
		if err != nil {
			return err
		}
		drawn, err := drawAlone(snapshot, store, planner, painter, "auto", 2*library.PicturePixels)
		if err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		if err := p.library.KeepCataloguePicture(e.ID, pix.Downscale(drawn, library.PicturePixels)); err != nil {
			return err
		}
		p.learn(e.ID)
	}
	return nil
}
