package gemini

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"google.golang.org/genai"

	"scenograph/internal/agent/chat"
)

// maxCalls bounds the tool calls of one reply.
const maxCalls = 64

// gathering puts a streamed reply together.
type gathering struct {
	reply   chat.Reply
	text    strings.Builder
	ended   bool
	blocked string
}

// Send implements chat.Client.
func (c *Client) Send(ctx context.Context, r chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	ctx, raw, broken := chat.Quietly(ctx)
	var g gathering
	var failed error
	for chunk, err := range c.models.GenerateContentStream(ctx, c.model, contents(r.Messages), c.config(r)) {
		if failed = err; failed == nil {
			failed = g.add(chunk, piece)
		}
		if failed != nil {
			break
		}
	}
	g.reply.Raw, g.reply.Text = raw(), g.text.String()
	if err := broken(); err != nil {
		failed = err
	}
	if failed != nil {
		return g.reply, c.failure(ctx, failed)
	}
	if g.reply.Pieces == 0 {
		return c.whole(g.reply)
	}
	if g.blocked != "" {
		g.reply.Stop = chat.Filtered
		return g.reply, nil
	}
	if !g.ended {
		return g.reply, c.fail(chat.Cut, "it ended without saying so")
	}
	return g.reply, nil
}

func (c *Client) fail(kind chat.Kind, detail string) *chat.Failure {
	return &chat.Failure{Kind: kind, Endpoint: c.Endpoint(), Detail: c.endpoint.Key.Hide(chat.Printable(detail, 300))}
}

func (c *Client) failure(ctx context.Context, err error) error {
	var said genai.APIError
	if !errors.As(err, &said) {
		found := chat.FailureOf(ctx, c.Endpoint(), err)
		var f *chat.Failure
		if errors.As(found, &f) {
			f.Detail = c.endpoint.Key.Hide(f.Detail)
		}
		return found
	}
	f := c.fail(chat.Overloaded, said.Message)
	f.Status = said.Code
	if said.Code == 400 {
		f.Kind, f.Final = chat.Rejected, true
	}
	return f
}

func (g *gathering) add(chunk *genai.GenerateContentResponse, piece func(chat.Delta)) error {
	if chunk == nil {
		return errors.New("a piece of the reply is nothing")
	}
	g.reply.Pieces++
	g.reply.Model = chat.Printable(chunk.ModelVersion, 100)
	if u := chunk.UsageMetadata; u != nil {
		g.reply.Usage = chat.Usage{Input: int(u.PromptTokenCount), Output: int(u.CandidatesTokenCount + u.ThoughtsTokenCount)}
	}
	if f := chunk.PromptFeedback; f != nil && f.BlockReason != "" {
		g.blocked = string(f.BlockReason)
	}
	if len(chunk.Candidates) == 0 || chunk.Candidates[0] == nil {
		return nil
	}
	candidate := chunk.Candidates[0]
	if candidate.FinishReason != "" {
		g.ended, g.reply.Stop = true, stopOf(candidate.FinishReason)
	}
	if candidate.Content == nil {
		return nil
	}
	for _, p := range candidate.Content.Parts {
		if err := g.part(p, piece); err != nil {
			return err
		}
	}
	return nil
}

func (g *gathering) part(p *genai.Part, piece func(chat.Delta)) error {
	if p == nil || p.Thought {
		return nil
	}
	g.text.WriteString(p.Text)
	text := p.Text
	if call := p.FunctionCall; call != nil {
		if len(g.reply.Calls) >= maxCalls {
			return fmt.Errorf("it makes more than %d calls", maxCalls)
		}
		args, err := json.Marshal(call.Args)
		if err != nil {
			return err
		}
		id := call.ID
		if id == "" {
			id = fmt.Sprintf("call_%d", len(g.reply.Calls))
		}
		g.reply.Calls = append(g.reply.Calls, chat.Call{ID: id, Name: call.Name, Arguments: string(args), Signature: p.ThoughtSignature})
		text += string(args)
	}
	if text != "" {
		piece(chat.Delta{Text: text})
	}
	return nil
}

func stopOf(reason genai.FinishReason) chat.Stop {
	switch reason {
	case genai.FinishReasonMaxTokens:
		return chat.TooLong
	case genai.FinishReasonSafety, genai.FinishReasonRecitation, genai.FinishReasonBlocklist, genai.FinishReasonProhibitedContent, genai.FinishReasonSPII:
		return chat.Filtered
	}
	return chat.Ended
}

// whole reads the answer of a server that does not stream, although it was asked to.
func (c *Client) whole(reply chat.Reply) (chat.Reply, error) {
	text := bytes.TrimSpace(reply.Raw)
	if len(text) == 0 {
		return reply, c.fail(chat.Garbled, "the reply is empty")
	}
	var pieces []*genai.GenerateContentResponse
	if text[0] == '{' {
		text = append(append([]byte{'['}, text...), ']')
	}
	if json.Unmarshal(text, &pieces) != nil {
		return reply, c.fail(chat.Garbled, string(reply.Raw))
	}
	g := gathering{reply: chat.Reply{Raw: reply.Raw}}
	for _, p := range pieces {
		if err := g.add(p, func(chat.Delta) {}); err != nil {
			return g.reply, c.fail(chat.Garbled, err.Error())
		}
	}
	g.reply.Text = g.text.String()
	return g.reply, nil
}
