package chat

import (
	"fmt"
	"sync"
)

// Price is what a provider charges, US dollars for a million tokens.
type Price struct {
	Input  float64 `json:"input"`
	Output float64 `json:"output"`
}

// Dear is the price that a cap counts with when the user has stated none: more than most models cost, so that the cap holds.
func Dear() Price { return Price{Input: 20, Output: 100} }

// Meter counts tokens and money and keeps a cap. The zero value counts and allows everything. It is safe for concurrent use.
type Meter struct {
	Price  Price   // zero when not known
	CapUSD float64 // 0 for none

	mu    sync.Mutex
	spent Spent
}

// Spent is what a meter has counted.
type Spent struct {
	Requests  int     `json:"requests"`
	Input     int     `json:"inputTokens"`
	Output    int     `json:"outputTokens"`
	USD       float64 `json:"usd"`
	Priced    bool    `json:"priced"`              // the price is the user's; otherwise USD is counted at the dear price
	Estimated bool    `json:"estimated,omitempty"` // some tokens were counted from the bytes
}

// rate is the price that is counted with.
func (m *Meter) rate() Price {
	if m.Price == (Price{}) {
		return Dear()
	}
	return m.Price
}

// Cost is what tokens cost in US dollars.
func (m *Meter) Cost(u Usage) float64 {
	rate := m.rate()
	return (float64(u.Input)*rate.Input + float64(u.Output)*rate.Output) / 1e6
}

// Add counts the tokens of a request.
func (m *Meter) Add(u Usage) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.spent.Requests++
	m.spent.Input += max(0, u.Input)
	m.spent.Output += max(0, u.Output)
	m.spent.Estimated = m.spent.Estimated || u.Estimated
	m.spent.USD += m.Cost(Usage{Input: max(0, u.Input), Output: max(0, u.Output)})
}

// Spent returns what was counted.
func (m *Meter) Spent() Spent {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := m.spent
	out.Priced = m.Price != (Price{})
	return out
}

// leastReply is the shortest reply, in tokens, that is worth paying for.
const leastReply = 256

// Allow returns how many tokens the reply to a request may have so that the cap holds, or a Failure of kind Capped.
func (m *Meter) Allow(r Request) (int, error) {
	want := r.Sampling.MaxTokens
	if m.CapUSD <= 0 {
		return want, nil
	}
	rate, spent := m.rate(), m.Spent()
	left := m.CapUSD - spent.USD - float64(EstimateTokens(r))*rate.Input/1e6
	fits := want
	if rate.Output > 0 {
		fits = int(min(left*1e6/rate.Output, 1e9))
	} else if left < 0 {
		fits = 0
	}
	if fits < leastReply {
		return 0, &Failure{Kind: Capped, Final: true, Detail: fmt.Sprintf("%s spent of $%.4g, and the next request may cost more than is left%s", dollars(spent.USD), m.CapUSD, m.guess())}
	}
	if want == 0 || fits < want {
		return fits, nil
	}
	return want, nil
}

func (m *Meter) guess() string {
	if m.Price != (Price{}) {
		return ""
	}
	return fmt.Sprintf("; the price is not known, so $%g and $%g for a million tokens are counted: state it with --price", Dear().Input, Dear().Output)
}

func dollars(usd float64) string { return fmt.Sprintf("$%.4f", usd) }

// String tells what was spent in a few words.
func (s Spent) String() string {
	about := ""
	if s.Estimated {
		about = "about "
	}
	text := fmt.Sprintf("%s%d + %d tokens in %d request(s)", about, s.Input, s.Output, s.Requests)
	if s.Priced {
		text += ", " + dollars(s.USD)
	}
	return text
}

const (
	bytesPerToken  = 4   // of English and of JSON, on average
	tokensPerImage = 800 // of about 768 pixels' edge, between what providers count
)

// EstimateTokens is about how many tokens a request has.
func EstimateTokens(r Request) int {
	n := len(r.System)
	for _, t := range r.Tools {
		n += len(t.Schema) + len(t.Description)
	}
	if r.Format != nil {
		n += len(r.Format.Schema)
	}
	images := 0
	for _, m := range r.Messages {
		for _, p := range m.Parts {
			n += len(p.Text)
			if p.Image != nil {
				images++
			}
		}
		for _, c := range m.Calls {
			n += len(c.Arguments)
		}
		for _, c := range m.Results {
			n += len(c.Text)
		}
	}
	return n/bytesPerToken + images*tokensPerImage
}

func estimateReply(r Reply) int {
	n := len(r.Text)
	for _, c := range r.Calls {
		n += len(c.Arguments)
	}
	return max(1, n/bytesPerToken)
}
