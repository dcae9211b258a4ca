package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/reach"
	"scenograph/internal/scene"
)

func (c *console) reachCommand() *cobra.Command {
	samples := reach.Samples
	command := &cobra.Command{
		Use:   "reach room.scene [robot]",
		Short: "Tell what a robot can touch from where it stands",
		Long: `Try poses of a robot's joints within their limits and tell how near its tip comes to everything else: to its box, and to the middle
of its front, where it is used from. Within 5 cm counts as reached. Without a name every thing of the category robot is asked.`,
		Example: "  scenograph reach room.scene test_arm --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError{fmt.Errorf("give a project, and a robot's id where not all are meant")}
			}
			return nil
		},
	}
	command.Flags().IntVar(&samples, "samples", samples, "COUNT of poses")
	command.RunE = func(command *cobra.Command, args []string) error {
		if samples < 1 || samples > 1_000_000 {
			return usageError{fmt.Errorf("--samples takes 1 to 1000000")}
		}
		contents, err := c.load(command.Context(), args[0], false)
		if err != nil {
			return err
		}
		var robots []scene.NodeID
		if len(args) == 2 {
			robots = []scene.NodeID{scene.NodeID(args[1])}
		} else {
			for n := range contents.snapshot.Nodes() {
				if n.Semantics != nil && n.Semantics.Category == scene.RobotCategory && n.Model != nil {
					robots = append(robots, n.ID)
				}
			}
			if len(robots) == 0 {
				return fmt.Errorf("%s: nothing in it is of the category %s; name the thing", args[0], scene.RobotCategory)
			}
		}
		all := []reach.Result{}
		for _, id := range robots {
			found, err := reach.Of(contents.snapshot, contents.store, id, samples)
			if err != nil {
				return err
			}
			all = append(all, found)
		}
		return c.result(map[string]any{"robots": all}, "%s", reachText(all))
	}
	return command
}

func reachText(all []reach.Result) string {
	var b strings.Builder
	for _, r := range all {
		fmt.Fprintf(&b, "%s: %d joints, reaches %.2f m, takes up %.2f m about its origin\n", r.Name, r.Joints, r.ReachM, r.FootprintM)
		for _, t := range r.Things {
			switch {
			case t.Front:
				fmt.Fprintf(&b, "  %-28s front within reach\n", t.Name)
			case t.Within:
				fmt.Fprintf(&b, "  %-28s within reach; its front is %.2f m away\n", t.Name, t.FrontGapM)
			default:
				fmt.Fprintf(&b, "  %-28s %.2f m out of reach\n", t.Name, t.GapM)
			}
		}
	}
	return strings.TrimRight(b.String(), "\n")
}
