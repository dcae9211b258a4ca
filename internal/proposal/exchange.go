package proposal

import "time"

// Exchange is one request to a model and what came back, verbatim, for the record. Keys are never part of it.
type Exchange struct {
	ID       string // unique in the project
	Prompt   string // what the human asked
	Policy   string // provider
	Model    string // as asked for
	Endpoint string // base URL
	Revision uint64 // of the scene that was looked at
	Step     int    // steps of the prompt that went before
	Turn     int    // requests of this answer that went before
	Mode     string // how an answer was asked for: tools, schema or fenced
	Schema   string // hash of the vocabulary's schemas
	Sampling Sampling

	Request    []byte   // the messages as JSON; pictures are named by hash
	Pictures   [][]byte // that went with this request for the first time
	Completion []byte   // the body of the reply as it came
	Reply      []byte   // what it says, in no provider's format: JSON

	Input, Output int // tokens
	Estimated     bool
	CostUSD       float64 // 0 when the price is not known
	Latency       time.Duration
	Tries         int
	Fault         string   // why the reply was none, or what was wrong with it
	Proposals     []string // ids of the proposals that came of it, in the order in which they are shown
}

// Sampling is how a model drew its words; nil leaves it to the provider.
type Sampling struct {
	Temperature *float64 `json:"temperature,omitempty"`
	TopP        *float64 `json:"topP,omitempty"`
	MaxTokens   int      `json:"maxTokens,omitempty"`
	Seed        *int64   `json:"seed,omitempty"`
}
