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
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

const maxTaskFile = 16 << 20

func (c *console) layoutCommand() *cobra.Command {
	var out, glb string
	var seed uint64
	command := &cobra.Command{
		Use:   "layout task.json --out layout.json",
		Short: "Furnish a room of the LayoutVLM benchmark",
		Long: `Read a task of the LayoutVLM benchmark — a room, a description and a list of things with their counts — and place everything that is
asked for, with the catalogue's own shapes. The answer lists every thing with the centre, size and yaw of its box, what it stands on,
and, with the reason, what found no place. Nothing in it cuts into anything, leaves the room, floats or blocks the door.

The tasks give no door: one is assumed and reported. Walls lower than 2.5 m are built 2.5 m high.`,
		Example: "  scenograph layout deli_0.json --out deli.json --glb deli.glb --json",
		Args:    exactly(1, "one task file"),
	}
	outFlag(command, &out, "the layout to write (default: the task's name with .layout.json)")
	command.Flags().StringVar(&glb, "glb", "", "also write the furnished room, one node for each thing, named by its id")
	command.Flags().Uint64Var(&seed, "seed", 1, "another seed gives another design")
	command.RunE = func(command *cobra.Command, args []string) error {
		if out == "" {
			out = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".layout.json"
		}
		return c.layout(command.Context(), args[0], out, glb, seed)
	}
	return command
}

func (c *console) layout(ctx context.Context, path, out, glb string, seed uint64) error {
	task, err := c.readTask(path)
	if err != nil {
		return err
	}
	store := asset.NewStore()
	policy := designer.New(store, catalog.Builtin())
	order := orderOf(policy, &task)
	c.step("placing %d things", count(order))
	room, entrance, err := task.Room()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	start := c.host.Clock()
	filled, err := policy.Fill(ctx, proposal.Observation{Scene: room, Prompt: task.Prompt, Room: benchio.RoomNode, Seed: seed}, order)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	layout := benchio.Layout{Task: task.Name, Seed: seed, Seconds: c.host.Clock().Sub(start).Seconds(), Room: benchio.Room{HeightM: task.Height(), Entrance: entrance}}
	if err := fill(&layout, filled, store); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	text, err := layout.Encode()
	if err != nil {
		return err
	}
	if err := bundle.WriteFile(out, text); err != nil {
		return err
	}
	if glb != "" {
		if err := writeRoom(ctx, filled.Scene, store, glb); err != nil {
			return err
		}
	}
	return c.laidOut(out, glb, &layout, filled, store)
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

func count(order []designer.Ordered) int {
	n := 0
	for _, o := range order {
		n += o.Count
	}
	return n
}

// fill lists a filled order's things.
func fill(layout *benchio.Layout, filled designer.Filled, store *asset.Store) error {
	for _, line := range filled.Lines {
		for _, id := range line.Nodes {
			n, _ := filled.Scene.Node(id)
			if n.Model == nil {
				return fmt.Errorf("%q shows no model", id)
			}
			box, err := store.ModelBounds(n.Model.Asset)
			if err != nil {
				return err
			}
			layout.Objects = append(layout.Objects, benchio.NewObject(string(id), line.Name, line.Entry.Category, supportOf(filled.Scene, n), string(n.Model.Asset), box, filled.Scene.WorldFromNode(id)))
		}
		for range line.Count - len(line.Nodes) {
			layout.Unplaced = append(layout.Unplaced, benchio.Unplaced{Requested: line.Name, Reason: line.Why})
		}
	}
	return nil
}

// supportOf names what carries a thing.
func supportOf(s *scene.Snapshot, n *scene.Node) string {
	if parent, ok := s.Node(n.Parent); ok && parent.Room == nil {
		return string(parent.ID)
	}
	switch n.Semantics.Mount {
	case scene.OnWall, scene.OnCeiling:
		return string(n.Semantics.Mount)
	}
	return "floor"
}

// writeRoom writes the scene as one .glb file.
func writeRoom(ctx context.Context, s *scene.Snapshot, store *asset.Store, path string) error {
	if strings.ToLower(filepath.Ext(path)) != ".glb" {
		return usageError{fmt.Errorf("--glb %q: give a name that ends in .glb", path)}
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	_, _, err := studio.Write(ctx, s, store, session.Target{Format: "glb", Folder: filepath.Dir(path), Name: name})
	return err
}

// laidOut tells what came out, judged by every check.
func (c *console) laidOut(out, glb string, layout *benchio.Layout, filled designer.Filled, store *asset.Store) error {
	survey, err := check.RunSurvey(filled.Scene, store, check.Options{Catalog: catalog.Builtin()})
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
		"layout": out, "glb": glb, "task": layout.Task, "seed": layout.Seed, "seconds": layout.Seconds, "placed": len(layout.Objects), "unplaced": append([]benchio.Unplaced{}, layout.Unplaced...),
		"valid": errorsFound == 0, "errors": errorsFound, "verdicts": found, "relations": filled.Evidence, "notes": filled.Notes,
	}
	text := fmt.Sprintf("%s: %d placed, %d without a place, %d error(s), %.2f s", out, len(layout.Objects), len(layout.Unplaced), errorsFound, layout.Seconds)
	if err := c.result(result, "%s", text); err != nil {
		return err
	}
	if errorsFound > 0 {
		return errors.New("the layout is not valid; see the verdicts")
	}
	return nil
}
