package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/packages/ssestream"

	"scenograph/internal/agent/chat"
)

// maxCalls bounds the tool calls of one reply.
const maxCalls = 64

// gathering puts a streamed reply together.
type gathering struct {
	text  strings.Builder
	calls []chat.Call
	args  []*strings.Builder // of calls
	reply chat.Reply
	ended bool
}

func (c *Client) stream(ctx context.Context, r chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	ctx, raw := chat.Recording(ctx)
	completions := sdk.NewChatCompletionService(c.options()...)
	stream := completions.NewStreaming(ctx, c.params(r))
	defer func() { _ = stream.Close() }() // what was read is complete or has failed already
	var g gathering
	for stream.Next() {
		if err := g.add(stream.Current(), piece); err != nil {
			return g.finish(raw()), chat.FailureOf(ctx, c.Endpoint(), c.fail(chat.Garbled, err.Error()))
		}
	}
	reply := g.finish(raw())
	if err := stream.Err(); err != nil {
		return reply, c.failure(ctx, err)
	}
	if reply.Pieces == 0 {
		return c.whole(reply)
	}
	if !g.ended {
		return reply, c.fail(chat.Cut, "it ended without saying so")
	}
	return reply, nil
}

func (c *Client) fail(kind chat.Kind, detail string) *chat.Failure {
	return &chat.Failure{Kind: kind, Endpoint: c.Endpoint(), Detail: c.endpoint.Key.Hide(chat.Printable(detail, 300))}
}

// failure tells apart what a stream broke off with: the server's own word, or nonsense.
func (c *Client) failure(ctx context.Context, err error) error {
	var said *ssestream.StreamError
	if !errors.As(err, &said) {
		return chat.FailureOf(ctx, c.Endpoint(), err)
	}
	f := c.fail(chat.Overloaded, chat.Explanation(said.Event.Data))
	f.Final = f.Mentions("context", "invalid", "support")
	if f.Final {
		f.Kind = chat.Rejected
	}
	return f
}

func (g *gathering) add(chunk sdk.ChatCompletionChunk, piece func(chat.Delta)) error {
	g.reply.Pieces++
	if chunk.Model != "" {
		g.reply.Model = chat.Printable(chunk.Model, 100)
	}
	if chunk.Usage.PromptTokens > 0 || chunk.Usage.CompletionTokens > 0 {
		g.reply.Usage = chat.Usage{Input: int(chunk.Usage.PromptTokens), Output: int(chunk.Usage.CompletionTokens)}
	}
	if len(chunk.Choices) == 0 {
		return nil
	}
	choice := chunk.Choices[0]
	if choice.Delta.Content != "" {
		g.text.WriteString(choice.Delta.Content)
		piece(chat.Delta{Text: choice.Delta.Content})
	}
	g.text.WriteString(choice.Delta.Refusal)
	for _, part := range choice.Delta.ToolCalls {
		if part.Index < 0 || part.Index >= maxCalls {
			return fmt.Errorf("it makes call number %d; %d are the most", part.Index, maxCalls)
		}
		for int(part.Index) >= len(g.calls) {
			g.calls, g.args = append(g.calls, chat.Call{}), append(g.args, &strings.Builder{})
		}
		call := &g.calls[part.Index]
		if part.ID != "" {
			call.ID = part.ID
		}
		if call.Name == "" {
			call.Name = part.Function.Name
		}
		g.args[part.Index].WriteString(part.Function.Arguments)
		piece(chat.Delta{Text: part.Function.Arguments})
	}
	if choice.FinishReason != "" {
		g.ended = true
		g.reply.Stop = stopOf(choice.FinishReason)
	}
	return nil
}

func stopOf(reason string) chat.Stop {
	switch reason {
	case "length":
		return chat.TooLong
	case "content_filter":
		return chat.Filtered
	}
	return chat.Ended
}

func (g *gathering) finish(raw []byte) chat.Reply {
	g.reply.Text = g.text.String()
	for i, call := range g.calls {
		call.Arguments = g.args[i].String()
		if call.Name != "" || call.Arguments != "" {
			g.reply.Calls = append(g.reply.Calls, call)
		}
	}
	for i := range g.reply.Calls {
		if g.reply.Calls[i].ID == "" {
			g.reply.Calls[i].ID = fmt.Sprintf("call_%d", i)
		}
	}
	g.reply.Raw = raw
	return g.reply
}

// whole reads the answer of a server that does not stream, although it was asked to.
func (c *Client) whole(reply chat.Reply) (chat.Reply, error) {
	text := bytes.TrimSpace(reply.Raw)
	if len(text) == 0 {
		return reply, c.fail(chat.Garbled, "the reply is empty")
	}
	var done sdk.ChatCompletion
	if text[0] != '{' || json.Unmarshal(text, &done) != nil {
		if done := bytes.TrimSpace(bytes.TrimPrefix(text, []byte("data:"))); bytes.HasPrefix(done, []byte("[DONE]")) {
			return reply, c.fail(chat.Garbled, "the reply is empty")
		}
		return reply, c.fail(chat.Garbled, string(text))
	}
	if len(done.Choices) == 0 {
		if said := chat.Explanation(text); !strings.HasPrefix(said, "{") {
			return reply, c.fail(chat.Garbled, said)
		}
		return reply, c.fail(chat.Garbled, "it holds no choice")
	}
	said := done.Choices[0]
	reply.Text, reply.Stop, reply.Model, reply.Pieces = said.Message.Content+said.Message.Refusal, stopOf(said.FinishReason), chat.Printable(done.Model, 100), 1
	reply.Usage = chat.Usage{Input: int(done.Usage.PromptTokens), Output: int(done.Usage.CompletionTokens)}
	for i, call := range said.Message.ToolCalls[:min(maxCalls, len(said.Message.ToolCalls))] {
		id := call.ID
		if id == "" {
			id = fmt.Sprintf("call_%d", i)
		}
		reply.Calls = append(reply.Calls, chat.Call{ID: id, Name: call.Function.Name, Arguments: call.Function.Arguments})
	}
	return reply, nil
}
