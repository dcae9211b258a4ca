package proposal

import (
	"encoding/json"
	"time"

	"scenograph/internal/action"
)

// Judgement is what one critic makes of a candidate.
type Judgement struct {
	Critic   string     `json:"critic"`
	Value    float64    `json:"value"` // 0 to 1
	Weight   float64    `json:"weight"`
	Evidence []Evidence `json:"evidence,omitempty"`
	Missing  string     `json:"missing,omitempty"` // why the critic could not judge; it does not count then
}

// Offered is one candidate as it is kept.
type Offered struct {
	ID         string
	Seed       uint64
	Score      float64
	Judgements []Judgement
	Proposals  []Proposal
	Mended     []string // what was set right or left out, in words
	Picture    []byte   // PNG; nil where nothing was drawn
	Took       time.Duration
	Input      int // tokens
	Output     int
	CostUSD    float64
	Exchanges  []string // with a model, that it came of
}

// Sheet is one contact sheet: all candidates for a step, and how they were shown.
type Sheet struct {
	ID       string
	Prompt   string
	Policy   string
	Revision uint64 // of the scene that was looked at
	Snapshot string // its hash
	Step     int    // steps of the prompt that went before
	Seed     uint64
	Asked    int    // how many candidates were asked for
	Before   []byte // picture of the scene that was looked at, PNG; nil where nothing was drawn

	Candidates []Offered // as scored, best first
	Shown      []int     // the order in which they were shown: indices of Candidates
	Blind      bool      // scores were hidden and the order was shuffled
	Headless   bool      // nobody saw it
	Refused    []string  // answers that were not offered, and why
	Same       int       // answers that made the same scene as another
	Took       time.Duration
}

// Choice is which candidate of a sheet was taken.
type Choice struct {
	Sheet     string
	Candidate string
	Place     int    // in the order shown, from 0
	By        string // the human's name, or "auto"
	After     time.Duration
}

// Wish is a wish for other answers to what was asked: any others, or such as are near to one that was liked.
type Wish struct {
	Prompt string
	Like   string // the candidate or proposal that was liked; "" for any others
	Sheet  string // the contact sheet that was shown last, or ""
	Seed   uint64 // of the answers to come
	By     string
}

// Liked is an answer, or one step of one, of which the human wants others that are near to it.
type Liked struct {
	ID      string
	Seed    uint64
	Labels  []string        // of its steps
	Actions []action.Action // of all of its steps
	Plan    json.RawMessage // of the one step; nil for a whole answer
	Step    bool            // one step is meant
}

// Amount is a human edit as the verb it amounts to.
type Amount struct {
	Node    string  `json:"node"`
	Verb    string  `json:"verb"` // "move", "turn", "remove", "leave_out", "add", an action's kind, or a relation such as "against_wall"
	Object  string  `json:"object,omitempty"`
	Metres  float64 `json:"metres,omitempty"`
	Degrees float64 `json:"degrees,omitempty"`
}
