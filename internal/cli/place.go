package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/library"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

// placed is the result of `place --json`.
type placed struct {
	Project  string       `json:"project"`
	Node     scene.NodeID `json:"node"`
	Name     string       `json:"name"`
	Entry    string       `json:"entry"`
	At       geom.Vec3    `json:"at"`               // the node's origin in the world, metres
	On       scene.NodeID `json:"on"`               // what is seen at the pixel
	Parent   scene.NodeID `json:"parent,omitempty"` // what carries it; nothing where it stands on a room's floor or hangs
	Pointed  geom.Vec3    `json:"pointed"`          // the point that is seen at the pixel, metres
	Revision uint64       `json:"revision"`
}

func (c *console) placeCommand() *cobra.Command {
	var view viewFlags
	var at string
	command := &cobra.Command{
		Use:   "place room.scene THING --at X,Y",
		Short: "Put a thing where a pixel of a picture points",
		Long: `Put a thing of the catalogue or of your library at the surface that is seen at a pixel: on a table, between the boards of a shelf, on
the floor, on a wall. It goes to the nearest place where it fits, at most 0.6 m away, or nothing changes. Surfaces are found from meshes
alone, so that models without any label can be pointed at. The camera flags are those of "render": point into a picture that was
written with the same ones.`,
		Example: "  scenograph place room.scene mug --at 640,410\n" +
			"  scenograph render room.scene -o room.png --pose 2,0.5,1.5,4,2,0.8 --size 800x600\n" +
			"  scenograph place room.scene \"stack of books\" --at 412,233 --pose 2,0.5,1.5,4,2,0.8 --size 800x600 --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || strings.TrimSpace(strings.Join(args[1:], "")) == "" {
				return usageError{fmt.Errorf("give a project and what is to be placed")}
			}
			return nil
		},
	}
	view.add(command)
	command.Flags().StringVar(&at, "at", "", "X,Y: pixels from the picture's left and upper edge")
	c.libraryFlag(command.Flags().StringVar)
	command.RunE = func(_ *cobra.Command, args []string) error {
		pixel, err := parseNumbers("--at", at, "X,Y", 2)
		if err != nil {
			return err
		}
		if err := view.check(); err != nil {
			return err
		}
		out, err := c.place(args[0], strings.Join(args[1:], " "), &view, geom.Vec2{pixel[0], pixel[1]})
		if err != nil {
			return err
		}
		return c.result(out, "%s: %s stands at %.2f, %.2f, %.2f; pointed at %s", args[0], out.Name, out.At[0], out.At[1], out.At[2], out.On)
	}
	return command
}

// place puts the best match of a name to what is seen at a pixel, as one step of the history.
func (c *console) place(project, name string, view *viewFlags, pixel geom.Vec2) (out placed, err error) {
	lib, err := c.openLibrary()
	if err != nil {
		return placed{}, err
	}
	hits := lib.Search(library.Query{Text: name, Limit: 1})
	if len(hits) == 0 {
		return placed{}, fmt.Errorf("nothing is called %q; \"scenograph library search\" finds things", name)
	}
	config := studio.Config("scenograph "+c.host.Version, c.host.Clock)
	config.Catalog = lib.Source("")
	s, err := session.OpenOrCreate(config, project, false, false)
	if err != nil {
		return placed{}, err
	}
	defer finish(&err, s)
	now := s.Head().Snapshot
	seen, _, err := view.of(contents{snapshot: now, store: config.Store})
	if err != nil {
		return placed{}, err
	}
	ray, hit, err := lookThrough(s, seen, pixel)
	if err != nil {
		return placed{}, err
	}
	entry := hits[0].Entry
	if err := s.Do(session.PlaceThing{Entry: entry.ID, To: &ray}); err != nil {
		return placed{}, err
	}
	head := s.Head()
	for _, id := range s.Selection() {
		if n, ok := head.Snapshot.Node(id); ok {
			out = placed{project, id, n.Name, entry.ID, head.Snapshot.WorldFromNode(id).Translation, hit.Node, n.Parent, hit.Point, head.Revision}
		}
	}
	return out, nil
}

// lookThrough returns the ray through a pixel and what it meets.
func lookThrough(s *session.Session, view frame.View, pixel geom.Vec2) (geom.Ray, query.Hit, error) {
	if pixel[0] < 0 || pixel[1] < 0 || pixel[0] >= float64(view.Width) || pixel[1] >= float64(view.Height) {
		return geom.Ray{}, query.Hit{}, usageError{fmt.Errorf("--at %g,%g is not in a picture of %d×%d; --size tells how large it is", pixel[0], pixel[1], view.Width, view.Height)}
	}
	world, err := s.World()
	if err != nil {
		return geom.Ray{}, query.Hit{}, err
	}
	ray := view.Ray(pixel)
	hit, ok := query.Hit{}, false
	if ray.Direction.Len() > 0 {
		hit, ok = world.Pick(ray, query.Everything)
	}
	if !ok {
		return geom.Ray{}, query.Hit{}, fmt.Errorf("nothing is seen at %g,%g", pixel[0], pixel[1])
	}
	return ray, hit, nil
}
