package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/library"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// picturesAtOnce is how many models are held in memory while their pictures are drawn.
const picturesAtOnce = 48

func (c *console) libraryPicturesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "pictures",
		Short: "Draw the pictures of your models that are not there yet",
		Long: `Draw a small picture of every indexed model that has none, and keep it beside the index under the content it shows. The Library panel shows
kept pictures at once; what it draws itself it keeps as well. A run that was cut off goes on where it was.

Where a CLIP model is configured (in the preferences, or in SCENOGRAPH_CLIP), it looks once at each picture, and at those of the catalogue, which are
drawn for it, and "library search" finds things by their looks as well as by their names.`,
		Example: "  scenograph library pictures\n  SCENOGRAPH_CLIP=~/clip-vit-b32 scenograph library pictures --json",
		Args:    cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			lib, err := c.openSighted()
			if err != nil {
				return err
			}
			p := pictures{console: c, library: lib}
			if err := p.all(command.Context()); err != nil {
				return err
			}
			if lib.Sighted() {
				if err := p.catalogue(command.Context()); err != nil {
					return err
				}
			}
			return c.result(map[string]any{"drawn": p.drawn, "kept": p.kept, "seen": p.seen, "leftOut": p.left}, "%d picture(s) drawn, %d there already, %d left out, %d known to the CLIP model", p.drawn, p.kept, p.left, p.seen)
		},
	}
}

// pictures draws what has no picture, and counts.
type pictures struct {
	*console
	library                 *library.Library
	drawn, kept, seen, left int
}

func (p *pictures) all(ctx context.Context) error {
	var bare []library.Item
	for _, item := range p.library.Items() {
		if !item.Usable() {
			continue
		}
		if _, ok := p.library.Picture(item.ID); !ok {
			bare = append(bare, item)
			continue
		}
		p.kept++
		p.learn(item.ID)
	}
	for at := 0; at < len(bare); at += picturesAtOnce {
		if err := p.some(ctx, bare[at:min(len(bare), at+picturesAtOnce)], at, len(bare)); err != nil {
			return err
		}
	}
	return nil
}

func (p *pictures) some(ctx context.Context, items []library.Item, at, all int) error {
	store := asset.NewStore()
	painter, end, err := p.host.NewPainter(store)
	if err != nil {
		return err
	}
	defer end()
	planner, source := frame.NewPlanner(store), p.library.Source("")
	for i := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		id := items[i].ID
		p.step("drawing %s (%d of %d)", items[i].Name, at+i+1, all)
		if err := p.draw(store, planner, painter, source, id); err != nil {
			p.left++
			p.endLine()
			fmt.Fprintf(p.host.Err, "warning: %s: %v\n", id, err)
			continue
		}
		p.drawn++
		p.learn(id)
	}
	return nil
}

func (p *pictures) draw(store *asset.Store, planner *frame.Planner, painter frame.Painter, source catalog.Source, id string) error {
	snapshot, err := catalog.Portrait(source, store, catalog.Request{Entry: id, Seed: 1}, scene.DefaultEnvironment())
	if err != nil {
		return err
	}
	drawn, err := drawAlone(snapshot, store, planner, painter, "auto", 2*library.PicturePixels)
	if err != nil {
		return err
	}
	return p.library.KeepPicture(id, pix.Downscale(drawn, library.PicturePixels))
}

// learn lets the CLIP model look at a picture that is kept.
func (p *pictures) learn(id string) {
	known, err := p.library.Learn(id)
	if err != nil {
		p.endLine()
		fmt.Fprintf(p.host.Err, "warning: %v\n", err)
	}
	if known {
		p.seen++
	}
}
