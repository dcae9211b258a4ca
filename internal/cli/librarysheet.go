package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/library"
	"scenograph/internal/scene"
)

// mostOnSheet bounds a contact sheet: 4,000 pictures of 110 pixels are 60 million pixels.
const mostOnSheet = 4000

// sheetWidth is how many pixels the pictures of one row take.
const sheetWidth = 1980

func (c *console) librarySheetCommand() *cobra.Command {
	out, style, q := "", "", library.Query{}
	command := &cobra.Command{
		Use:   "sheet [NAME]",
		Short: "Draw a contact sheet of the things that can be placed",
		Long: `Draw a contact sheet of everything that can be placed, by category, or of what a search for NAME finds, best first.
Things of your own folders are drawn with the catalogue's; --source catalog leaves them out.`,
		Example: "  scenograph library sheet -o things.jpg\n  scenograph library sheet lamp --style rustic -o lamps.png\n  scenograph library sheet --source library -o mine.jpg",
	}
	command.Flags().StringVarP(&out, "out", "o", "things.png", "the picture to write, .png or .jpg")
	command.Flags().StringVar(&q.Category, "category", "", "only things of this category")
	command.Flags().StringVar(&q.Source, "source", "", "only from here: catalog, library, or a folder")
	command.Flags().StringVar(&style, "style", "", "build the catalogue's things in this style, such as rustic")
	command.RunE = func(command *cobra.Command, args []string) error {
		lib, err := c.openLibrary()
		if err != nil {
			return err
		}
		q.Text = strings.Join(args, " ")
		wanted, err := entriesFor(lib, q)
		if err != nil {
			return err
		}
		source, store := lib.Source(""), asset.NewStore()
		sheet, err := c.drawSheet(command.Context(), store, sheetOf{count: len(wanted), across: sheetWidth / cellFor(len(wanted)), cell: cellFor(len(wanted)),
			name: func(i int) string { return wanted[i].Name },
			stage: func(i int) (*scene.Snapshot, error) {
				req := catalog.Request{Entry: wanted[i].ID, Seed: 1}
				if !wanted[i].Given {
					req.Style = style
				}
				return catalog.Portrait(source, store, req, scene.DefaultEnvironment())
			}})
		if err != nil {
			return err
		}
		if err := writePicture(out, sheet); err != nil {
			return err
		}
		return c.result(map[string]any{"file": out, "things": len(wanted), "width": sheet.Rect.Dx(), "height": sheet.Rect.Dy()}, "%s: %d things", out, len(wanted))
	}
	return command
}

// cellFor is a picture's edge on a contact sheet of so many things: few are drawn large.
func cellFor(count int) int {
	switch {
	case count <= 4:
		return 440
	case count <= 24:
		return 220
	}
	return 110
}

// entriesFor lists what a sheet shows: what a search finds, or everything by category.
func entriesFor(lib *library.Library, q library.Query) ([]catalog.Entry, error) {
	var out []catalog.Entry
	for _, h := range lib.Search(q) {
		out = append(out, h.Entry)
	}
	if strings.TrimSpace(q.Text) == "" {
		slices.SortStableFunc(out, func(a, b catalog.Entry) int { return cmp.Compare(a.Category, b.Category) })
	}
	switch {
	case len(out) == 0:
		return nil, fmt.Errorf("nothing in the library fits; look with \"scenograph library search\"")
	case len(out) > mostOnSheet:
		return nil, fmt.Errorf("%d things do not go on one sheet, at most %d do; give a name, --category or --source", len(out), mostOnSheet)
	}
	return out, nil
}
