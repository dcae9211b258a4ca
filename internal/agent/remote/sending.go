package remote

import (
	"context"
	"fmt"

	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/proposal"
)

// Sending implements agent.Previewer.
func (p *Policy) Sending(ctx context.Context, obs proposal.Observation) (agent.Sending, error) {
	out := agent.Sending{To: p.options.Client.Endpoint(), Model: p.options.Client.Model()}
	request, err := p.Preview(ctx, obs)
	if err != nil {
		return out, err
	}
	out.Parts = append(out.Parts, agent.SentPart{Title: "What every model is told", Text: request.System})
	for _, m := range request.Messages {
		for _, part := range m.Parts {
			if part.Image == nil {
				out.Parts = append(out.Parts, agent.SentPart{Title: "Text", Text: part.Text})
				continue
			}
			out.Parts = append(out.Parts, agent.SentPart{Title: "Picture: " + part.Image.Name, Image: imageOf(part.Image)})
		}
	}
	for _, t := range request.Tools {
		out.Parts = append(out.Parts, agent.SentPart{Title: fmt.Sprintf("Schema of the tool %s, %d bytes", t.Name, len(t.Schema)), Text: t.Description + "\n" + string(t.Schema)})
	}
	if f := request.Format; f != nil {
		out.Parts = append(out.Parts, agent.SentPart{Title: fmt.Sprintf("Schema of the answer, %d bytes", len(f.Schema)), Text: string(f.Schema)})
	}
	return out, nil
}

func imageOf(i *chat.Image) *proposal.Image {
	return &proposal.Image{Name: i.Name, MIME: i.MIME, Width: i.Width, Height: i.Height, Data: i.Data}
}

// reference is the picture that goes with the request: the observation's own, or that of all requests.
func (p *Policy) reference(obs proposal.Observation) *chat.Image {
	if i := obs.Reference; i != nil {
		return &chat.Image{Name: i.Name, MIME: i.MIME, Width: i.Width, Height: i.Height, Data: i.Data}
	}
	return p.options.Reference
}
