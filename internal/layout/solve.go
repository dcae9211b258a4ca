package layout

import "context"

// Solve finds valid poses for the items of a problem. An error means that the problem itself cannot be read (no such room, an
// unknown target) or that ctx was cancelled; items without a place are no error but are listed in Solution.Unplaced.
func Solve(ctx context.Context, problem Problem) (Solution, error) {
	return Solution{}, ctx.Err()
}
