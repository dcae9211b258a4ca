package agent

import (
	"context"

	"scenograph/internal/proposal"
)

// Sending is exactly what would be sent to a model first, before it is sent.
type Sending struct {
	To    string // the server's address
	Model string
	Parts []SentPart
}

// SentPart is a text or a picture of a message, or the schema of a tool.
type SentPart struct {
	Title string
	Text  string          // as it is sent
	Image *proposal.Image // as it is sent; nil for text
}

// Bytes is the size of all that would be sent, without the wire format around it.
func (s *Sending) Bytes() int {
	n := 0
	for _, p := range s.Parts {
		n += len(p.Text)
		if p.Image != nil {
			n += len(p.Image.Data)
		}
	}
	return n
}

// Previewer is a policy that can show what it would send.
type Previewer interface {
	Sending(ctx context.Context, obs proposal.Observation) (Sending, error)
}
