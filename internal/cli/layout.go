package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/benchio"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/sizes"
	"scenograph/internal/stated"
	"scenograph/internal/studio"
)

const maxTaskFile = 16 << 20

func (c *console) layoutCommand() *cobra.Command {
	var o layoutOptions
	command := &cobra.Command{
		Use:   "layout task.json --out layout.json",
		Short: "Furnish a room of the LayoutVLM benchmark",
		Long: `Read a task of the LayoutVLM benchmark — a room, a description and a list of things with their counts — and place everything that is
asked for, with the catalogue's own shapes. The answer lists every thing with the centre, size and yaw of its box, what it stands on,
and, with the reason, what found no place. Nothing in it cuts into anything, leaves the room, floats or blocks the door.

With "--sizes own" things are as large as the catalogue makes them, and many small things, or what would find no place, are made
smaller. With "--sizes table" every thing has the size that a table in the program fixes for its name (internal/sizes/table.txt, with
sources); what the catalogue cannot draw at that size is a labelled box.

The tasks give no door: one is assumed and reported, and a window where the text speaks of one. Walls lower than 2.5 m are built 2.5 m high.`,
		Example: "  scenograph layout deli_0.json --out deli.json --glb deli.glb --json",
		Args:    exactly(1, "one task file"),
	}
	outFlag(command, &o.out, "the layout to write (default: the task's name with .layout.json)")
	command.Flags().StringVar(&o.glb, "glb", "", "also write the furnished room, one node for each thing, named by its id")
	command.Flags().StringVar(&o.sizes, "sizes", ownSizes, "own: the catalogue's sizes; table: sizes fixed by a table for each name")
	command.Flags().Uint64Var(&o.seed, "seed", 1, "another seed gives another design")
	command.RunE = func(command *cobra.Command, args []string) error {
		if o.sizes != ownSizes && o.sizes != tableSizes {
			return usageError{fmt.Errorf("--sizes %q: use own or table", o.sizes)}
		}
		if o.glb != "" && strings.ToLower(filepath.Ext(o.glb)) != ".glb" {
			return usageError{fmt.Errorf("--glb %q: give a name that ends in .glb", o.glb)}
		}
		if o.out == "" {
			o.out = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".layout.json"
		}
		return c.layout(command.Context(), args[0], o)
	}
	return command
}

// layoutOptions are the flags of the layout command.
type layoutOptions struct {
	out, glb, sizes string
	seed            uint64
}

// The tracks of the benchmark.
const (
	ownSizes   = "own"
	tableSizes = "table"
)

func (c *console) layout(ctx context.Context, path string, o layoutOptions) error {
	task, err := c.readTask(path)
	if err != nil {
		return err
	}
	store := asset.NewStore()
	policy := designer.New(store, catalog.Builtin())
	order := orderOf(policy, &task)
	if o.sizes == tableSizes {
		fixSizes(order)
	}
	c.step("placing %d things", count(order))
	room, assumed, err := task.Room()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	start := c.host.Clock()
	filled, err := policy.Fill(ctx, proposal.Observation{Scene: room, Prompt: task.Prompt, Room: benchio.RoomNode, Seed: o.seed}, order)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	layout := benchio.Layout{Task: task.Name, Seed: o.seed, Sizes: o.sizes, Seconds: c.host.Clock().Sub(start).Seconds(), Room: benchio.Room{HeightM: task.Height(), Entrance: assumed.Entrance, Window: assumed.Window}}
	world, err := query.New(filled.Scene, store)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := fill(&layout, filled, world); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	layout.Relations = stated.Relations(policy.ReadOrder(task.Prompt, order), task.Outline, layout.Room, layout.Objects)
	text, err := layout.Encode()
	if err != nil {
		return err
	}
	if err := bundle.WriteFile(o.out, text); err != nil {
		return err
	}
	if o.glb != "" {
		if err := writeRoom(ctx, filled.Scene, store, o.glb); err != nil {
			return err
		}
	}
	return c.laidOut(o, &layout, filled, world)
}

func (c *console) readTask(path string) (benchio.Task, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return benchio.Task{}, fmt.Errorf("%s: there is no such task file", path)
	}
	if info.Size() > maxTaskFile {
		return benchio.Task{}, fmt.Errorf("%s: has more than %d MB", path, maxTaskFile>>20)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return benchio.Task{}, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	task, report, err := benchio.ReadTask(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), text)
	if err != nil {
		return benchio.Task{}, fmt.Errorf("%s: %w", path, err)
	}
	c.report(report)
	return task, nil
}

// orderOf is what a task asks for: its list or, without one, the things its description names.
func orderOf(policy *designer.Policy, task *benchio.Task) []designer.Ordered {
	var order []designer.Ordered
	for _, w := range task.Wants {
		order = append(order, designer.Ordered{Name: w.Name, Count: w.Count})
	}
	if len(order) == 0 {
		order = policy.Things(task.Prompt)
	}
	return order
}

// fixSizes gives everything the size that the table has for its name. What the table does not know is left to the catalogue.
func fixSizes(order []designer.Ordered) {
	for i := range order {
		if row, ok := sizes.Of(order[i].Name); ok {
			order[i].Size = row.Size
		}
	}
}

func count(order []designer.Ordered) int {
	n := 0
	for _, o := range order {
		n += o.Count
	}
	return n
}

// fill lists a filled order's things.
func fill(layout *benchio.Layout, filled designer.Filled, world *query.World) error {
	for _, line := range filled.Lines {
		for _, id := range line.Nodes {
			n, _ := filled.Scene.Node(id)
			if n.Model == nil {
				return fmt.Errorf("%q shows no model", id)
			}
			box, err := world.Store().ModelBounds(n.Model.Asset)
			if err != nil {
				return err
			}
			layout.Objects = append(layout.Objects, benchio.NewObject(string(id), line.Name, line.Entry.Category, supportOf(world, n), string(n.Model.Asset), box, filled.Scene.WorldFromNode(id)))
		}
		for range line.Count - len(line.Nodes) {
			layout.Unplaced = append(layout.Unplaced, benchio.Unplaced{Requested: line.Name, Reason: line.Why})
		}
	}
	return nil
}

// supportOf names what carries a thing: the wall or ceiling it hangs from, or what is straight below it.
func supportOf(world *query.World, n *scene.Node) string {
	if m := n.Semantics.Mount; m == scene.OnWall || m == scene.OnCeiling {
		return string(m)
	} else if m == scene.FlatFloor {
		return "floor"
	}
	if parent, ok := world.Snapshot().Node(n.Parent); ok && parent.Room == nil {
		return string(parent.ID)
	}
	body, ok := world.Body(n.ID)
	if !ok {
		return "floor"
	}
	own := map[scene.NodeID]bool{}
	for _, id := range world.Snapshot().Subtree(n.ID) {
		own[id] = true
	}
	below := world.Rest(body, func(id scene.NodeID) bool { return !own[id] })
	if _, room := world.Room(below.Support); room || !below.Found {
		return "floor"
	}
	return string(world.Thing(below.Support))
}

// writeRoom writes the scene as one .glb file, its nodes named by their ids.
func writeRoom(ctx context.Context, s *scene.Snapshot, store *asset.Store, path string) error {
	draft := s.Edit()
	for n := range s.Nodes() {
		named := *n
		named.Name = string(n.ID)
		if err := draft.PutNode(named); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	named, _ := draft.Seal()
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	_, _, err := studio.Write(ctx, named, store, studio.Target{Format: "glb", Folder: filepath.Dir(path), Name: name})
	return err
}

// laidOut tells what came out, judged by every check.
func (c *console) laidOut(o layoutOptions, layout *benchio.Layout, filled designer.Filled, world *query.World) error {
	survey, err := check.SurveyOf(world, check.Options{Catalog: catalog.Builtin()})
	if err != nil {
		return err
	}
	errorsFound, found := 0, []string{}
	for _, v := range survey.Verdicts {
		if v.Severity == check.Error {
			errorsFound++
		}
		found = append(found, string(v.Severity)+": "+v.Message)
	}
	result := map[string]any{
		"layout": o.out, "glb": o.glb, "sizes": o.sizes, "task": layout.Task, "seed": layout.Seed, "seconds": layout.Seconds, "placed": len(layout.Objects), "unplaced": append([]benchio.Unplaced{}, layout.Unplaced...),
		"valid": errorsFound == 0, "errors": errorsFound, "verdicts": found, "relations": append([]benchio.Relation{}, layout.Relations...), "kept": append([]proposal.Evidence{}, filled.Evidence...), "notes": append([]string{}, filled.Notes...),
	}
	held := 0
	for _, r := range layout.Relations {
		if r.Holds {
			held++
		}
	}
	text := fmt.Sprintf("%s: %d placed, %d without a place, %d error(s), %d of %d stated relations hold, %.2f s",
		o.out, len(layout.Objects), len(layout.Unplaced), errorsFound, held, len(layout.Relations), layout.Seconds)
	if err := c.result(result, "%s", text); err != nil {
		return err
	}
	if errorsFound > 0 {
		return errors.New("the layout is not valid; see the verdicts")
	}
	return nil
}
