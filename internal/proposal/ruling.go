package proposal

import "scenograph/internal/action"

// Ruling is a verdict with what the human did to the proposal first.
type Ruling struct {
	Verdict
	Label   string          // of the proposal
	Dropped []int           // indices of the proposal's actions that were left out or replaced
	Edits   []action.Action // the human's own actions among those committed
	Amounts []Amount        // what the edits amount to, as verbs
}
