package cli

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/library"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

func (c *console) libraryAddCommand() *cobra.Command {
	var terms library.Terms
	command := &cobra.Command{
		Use:   "add DIR…",
		Short: "Index folders of .glb and .gltf files with all that is below them",
		Long: `Index folders with everything below them. Of each model are kept: name and category as its file name and the annotations beside it tell
(Objaverse, objathor, LayoutVLM, Poly Haven, ShapeNet, or a JSON file of its name), size, which way is up and front, materials, triangles,
and author and licence as the file, an annotation or a licence file near it states them. What is guessed can be set right with "library fix".

Adding a folder again reads only what is new or has changed; a run that was cut off goes on where it was. What has moved keeps its ID.
A file that cannot be read is told and left out. Equal files become one item.`,
		Example: "  scenograph library add ~/models\n  scenograph library add ~/kenney --licence CC0-1.0 --author Kenney --json",
		Args:    cobra.MinimumNArgs(1),
	}
	command.Flags().StringVar(&terms.License, "licence", "", "the licence of what states none itself")
	command.Flags().StringVar(&terms.Author, "author", "", "the author of what states none itself")
	command.Flags().StringVar(&terms.Page, "page", "", "where it was published")
	command.RunE = func(command *cobra.Command, args []string) error {
		lib, err := c.openLibrary()
		if err != nil {
			return err
		}
		folders, text := []library.Done{}, ""
		for _, dir := range args {
			done, err := c.index(command.Context(), lib, dir, terms)
			if err != nil {
				return err
			}
			folders = append(folders, done)
			text += told(done)
		}
		return c.result(map[string]any{"index": lib.Dir(), "folders": folders}, "%s%d item(s) in the library", text, len(lib.Items()))
	}
	return command
}

// preferring lets a session take things from the library first, when --prefer says so. A folder that is not indexed yet is indexed.
func (c *console) preferring(ctx context.Context, config session.Config) (session.Config, error) {
	if c.prefer == "" {
		return config, nil
	}
	lib, err := c.openSighted()
	if err != nil {
		return config, err
	}
	prefer := c.prefer
	if info, err := os.Stat(prefer); err == nil && info.IsDir() {
		done, err := c.index(ctx, lib, prefer, library.Terms{})
		if err != nil {
			return config, err
		}
		prefer = done.Folder
	} else if !lib.Holds(prefer) {
		return config, usageError{fmt.Errorf("--prefer %q: there is no such folder, on the disk or in the library; \"scenograph library list\" names those that are indexed", prefer)}
	}
	return studio.WithLibrary(config, lib, func() string { return prefer }), nil
}

// index adds a folder and tells how far it is.
func (c *console) index(ctx context.Context, lib *library.Library, dir string, terms library.Terms) (library.Done, error) {
	began, last := c.host.Clock(), time.Time{}
	done, err := lib.Add(ctx, dir, terms, func(share float64, note string) {
		now := c.host.Clock()
		if share >= 0 && share < 1 && now.Sub(last) < time.Second/2 {
			return
		}
		last = now
		if spent := now.Sub(began); share > 0.02 && share < 1 && spent > 2*time.Second {
			left := time.Duration(float64(spent) * (1 - share) / share)
			note += ", " + left.Round(time.Second).String() + " left"
		}
		c.step("%s", note)
	})
	for _, p := range done.Problems {
		c.endLine()
		fmt.Fprintf(c.host.Err, "warning: %s: %s\n", p.File, p.Reason)
	}
	return done, err
}

func told(d library.Done) string {
	return fmt.Sprintf("%s: %d file(s): %d added, %d changed, %d unchanged, %d duplicate(s), %d found again, %d missing, %d left out\n",
		d.Folder, d.Files, d.Added, d.Changed, d.Unchanged, d.Duplicates, d.Relinked, d.Missing, len(d.Problems))
}

func (c *console) libraryRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove DIR|ID…",
		Short:   "Forget a folder, or one item until its folder is added again; files stay as they are",
		Example: "  scenograph library remove ~/models",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := c.openLibrary()
			if err != nil {
				return err
			}
			n := 0
			for _, name := range args {
				gone, err := lib.Remove(name)
				if err != nil {
					return err
				}
				n += gone
			}
			return c.result(map[string]any{"removed": n, "left": len(lib.Items())}, "%d item(s) forgotten, %d left", n, len(lib.Items()))
		},
	}
}

func (c *console) libraryRelinkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "relink DIR | ID FILE",
		Short: "Find the files of missing items again, by their content or name",
		Long: `With a folder, look there for the file of every item that is missing: by its content or, where no file has that, by its name.
With an ID and a file, give that item the file. What was set right by hand stays.`,
		Example: "  scenograph library relink ~/moved\n  scenograph library relink oak-chair-1a2b3c4d ~/chairs/oak.glb",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(command *cobra.Command, args []string) error {
			lib, err := c.openLibrary()
			if err != nil {
				return err
			}
			done := []library.Relinked{}
			if len(args) == 2 {
				one, err := lib.RelinkTo(command.Context(), args[0], args[1])
				if err != nil {
					return err
				}
				done = append(done, one)
			} else if done, err = lib.Relink(command.Context(), args[0]); err != nil {
				return err
			}
			text := ""
			for _, r := range done {
				text += fmt.Sprintf("%s: %s\n", r.ID, r.To)
			}
			missing := 0
			for _, item := range lib.Items() {
				if item.Missing {
					missing++
				}
			}
			return c.result(map[string]any{"relinked": append([]library.Relinked{}, done...), "missing": missing}, "%s%d found again, %d still missing", text, len(done), missing)
		},
	}
}
