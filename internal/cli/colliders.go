package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// colliderLine is what `colliders --json` says of one thing.
type colliderLine struct {
	Node        scene.NodeID        `json:"node"`
	Name        string              `json:"name"`
	Body        scene.BodyKind      `json:"body"`
	MassKg      float64             `json:"massKg"`
	MassFrom    string              `json:"massFrom,omitempty"`
	Shapes      map[asset.Shape]int `json:"shapes"`
	Own         bool                `json:"own"` // set on the node; otherwise those of its model
	HausdorffMM float64             `json:"hausdorffMm"`
	VolumeRatio float64             `json:"volumeRatio"` // of the colliders to the thing; 0 where the thing encloses nothing
}

// shapes that a person can ask for.
func colliderShapes() []string {
	return []string{"model", "box", "sphere", "capsule", "cylinder", "hull", "pieces", "mesh"}
}

func (c *console) collidersCommand() *cobra.Command {
	var node, shape string
	var catalogue bool
	command := &cobra.Command{
		Use:   "colliders room.scene",
		Short: "Show how well colliders fit, or fit others to a thing",
		Long: `List the colliders of everything in a scene with their error: the Hausdorff distance between their surface and what is drawn, and
their volume over that of the thing. --catalogue lists those of everything that can be placed instead, the worst first.

With --node and --shape new ones are fitted to one thing and committed: box, sphere, capsule, cylinder, hull, pieces (convex
decomposition), mesh (exact, for what does not move), or model for those it came with.`,
		Example: "  scenograph colliders room.scene --json\n  scenograph colliders room.scene --node sofa-1 --shape pieces\n  scenograph colliders --catalogue",
		Args: func(command *cobra.Command, args []string) error {
			if catalogue && len(args) == 0 {
				return nil
			}
			return exactly(1, "one project or file")(command, args)
		},
	}
	command.Flags().BoolVar(&catalogue, "catalogue", false, "measure every kind of thing that can be placed")
	command.Flags().StringVar(&node, "node", "", "the thing to fit colliders to")
	command.Flags().StringVar(&shape, "shape", "", "one of "+strings.Join(colliderShapes(), ", "))
	command.RunE = func(command *cobra.Command, args []string) error {
		if catalogue {
			return c.catalogueColliders(args)
		}
		if (node == "") != (shape == "") {
			return usageError{fmt.Errorf("--node and --shape go together")}
		}
		if shape != "" && !slices.Contains(colliderShapes(), shape) {
			return usageError{fmt.Errorf("--shape %q: use %s", shape, strings.Join(colliderShapes(), ", "))}
		}
		if node != "" {
			if err := c.refit(command, args[0], scene.NodeID(node), asset.Shape(shape)); err != nil {
				return err
			}
		}
		found, err := c.load(command.Context(), args[0], true)
		if err != nil {
			return err
		}
		c.report(found.report)
		lines, known := []colliderLine{}, map[asset.ID]rigid.Fitted{}
		for n := range found.snapshot.Nodes() {
			if n.Model == nil || node != "" && n.ID != scene.NodeID(node) {
				continue
			}
			line, err := colliderLineOf(found.store, n, known)
			if err != nil {
				return fmt.Errorf("node %q: %w", n.ID, err)
			}
			lines = append(lines, line)
		}
		slices.SortStableFunc(lines, func(a, b colliderLine) int { return cmp.Compare(b.HausdorffMM, a.HausdorffMM) })
		return c.result(map[string]any{"project": args[0], "things": lines}, "%s", colliderText(args[0], lines))
	}
	return command
}

// colliderLineOf measures a node; known keeps what was measured of models that stand more than once.
func colliderLineOf(store *asset.Store, n *scene.Node, known map[asset.ID]rigid.Fitted) (colliderLine, error) {
	own := n.Physics != nil && len(n.Physics.Colliders) > 0
	fitted, seen := known[n.Model.Asset]
	if own || !seen {
		var err error
		if fitted, err = rigid.Measure(store, n); err != nil {
			return colliderLine{}, err
		}
	}
	if !own {
		known[n.Model.Asset] = fitted
	}
	line := colliderLine{Node: n.ID, Name: n.Name, Body: scene.StaticBody, Shapes: fitted.Shapes, Own: fitted.Own,
		HausdorffMM: rounded(1e3 * fitted.Error.HausdorffM), VolumeRatio: rounded(fitted.Error.VolumeRatio)}
	if n.Physics != nil {
		line.Body, line.MassKg, line.MassFrom = n.Physics.Body, n.Physics.MassKg, n.Physics.MassSource
	}
	return line, nil
}

// refit commits colliders of one shape for one node.
func (c *console) refit(command *cobra.Command, path string, id scene.NodeID, shape asset.Shape) (err error) {
	project, err := c.openOrCreate(path)
	if err != nil {
		return err
	}
	defer finish(&err, project)
	head := project.Document().Head()
	n, ok := head.Snapshot.Node(id)
	if !ok || n.Model == nil {
		return fmt.Errorf("%s: there is no thing %q; \"scenograph colliders %s\" lists them", path, id, path)
	}
	physics := scene.Physics{Body: scene.StaticBody}
	if n.Physics != nil {
		physics = *n.Physics
	}
	if physics.Colliders = nil; shape != "model" {
		model, err := project.Store().Model(n.Model.Asset)
		if err != nil {
			return err
		}
		if shape == asset.ShapeMesh && physics.Body != scene.StaticBody {
			return fmt.Errorf("%s: %q moves, and simulators take meshes for fixed things only; use hull or pieces", path, id)
		}
		if physics.Colliders, err = rigid.Refit(command.Context(), project.Store(), model, shape); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	_, err = project.Document().Commit(document.Tx{
		Base: head.Revision, Author: document.Author{Kind: document.Script, Name: "colliders"}, Label: fmt.Sprintf("Fit %s to %s", shape, n.Name),
		Actions: []action.Action{action.SetPhysics{Node: id, Physics: &physics}},
	})
	if err != nil {
		return fmt.Errorf("%s: %w; nothing was changed", path, err)
	}
	return project.Close()
}

func colliderText(path string, lines []colliderLine) string {
	var b strings.Builder
	for _, l := range lines {
		var shapes []string
		for _, s := range slices.Sorted(maps.Keys(l.Shapes)) {
			shapes = append(shapes, fmt.Sprintf("%d %s", l.Shapes[s], s))
		}
		if len(shapes) == 0 {
			shapes = []string{"none"}
		}
		fmt.Fprintf(&b, "%-24s %-9s %7.2f kg  %6.1f mm  %s\n", l.Node, l.Body, l.MassKg, l.HausdorffMM, strings.Join(shapes, ", "))
	}
	fmt.Fprintf(&b, "%s: %d thing(s)", path, len(lines))
	return b.String()
}
