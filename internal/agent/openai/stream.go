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
	slots map[int64]int      // the server's index of a call → ours
	reply chat.Reply
	ended bool
}

func (c *Client) stream(ctx context.Context, r chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	ctx, raw := chat.Recording(ctx)
	completions := sdk.NewChatCompletionService(c.options()...)
	stream := completions.NewStreaming(ctx, c.params(r))
	defer func() { _ = stream.Close() }() // what was read is complete or has failed already
	g := gathering{slots: map[int64]int{}}
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
	if !g.ended && !saidDone(reply.Raw) {
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
	if text := spoken(choice.Delta.Content, choice.Delta.JSON.Content.Raw()); text != "" {
		g.text.WriteString(text)
		piece(chat.Delta{Text: text})
	}
	g.text.WriteString(choice.Delta.Refusal)
	for _, part := range choice.Delta.ToolCalls {
		if part.Index < 0 || part.Index >= maxCalls {
			return fmt.Errorf("it makes call number %d; %d are the most", part.Index, maxCalls)
		}
		slot, err := g.slot(part.Index, part.ID)
		if err != nil {
			return err
		}
		call := &g.calls[slot]
		if part.ID != "" {
			call.ID = part.ID
		}
		if call.Name == "" {
			call.Name = part.Function.Name
		}
		g.args[slot].WriteString(part.Function.Arguments)
		piece(chat.Delta{Text: part.Function.Arguments})
	}
	if choice.FinishReason != "" {
		g.ended = true
		g.reply.Stop = stopOf(choice.FinishReason)
	}
	return nil
}

// slot is where a call's pieces are put together. Servers that leave the index out tell calls apart by their ids alone.
func (g *gathering) slot(index int64, id string) (int, error) {
	slot, known := g.slots[index]
	if known && (id == "" || g.calls[slot].ID == "" || g.calls[slot].ID == id) {
		return slot, nil
	}
	if len(g.calls) == maxCalls {
		return 0, fmt.Errorf("it makes more than %d calls", maxCalls)
	}
	g.calls, g.args = append(g.calls, chat.Call{}), append(g.args, &strings.Builder{})
	g.slots[index] = len(g.calls) - 1
	return len(g.calls) - 1, nil
}

// saidDone reports whether a stream ended with the word for it: some servers give no reason why a choice finished.
func saidDone(raw []byte) bool {
	tail := bytes.TrimSpace(raw[max(0, len(raw)-64):])
	return bytes.HasSuffix(tail, []byte("[DONE]"))
}

// spoken is a message's content. Some servers send the list of parts that requests may hold, where the format has a text.
func spoken(text, raw string) string {
	if !strings.HasPrefix(strings.TrimSpace(raw), "[") {
		return text
	}
	var parts []struct{ Text string }
	if json.Unmarshal([]byte(raw), &parts) != nil {
		return text
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
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
	reply.Text, reply.Stop, reply.Model, reply.Pieces = spoken(said.Message.Content, said.Message.JSON.Content.Raw())+said.Message.Refusal, stopOf(said.FinishReason), chat.Printable(done.Model, 100), 1
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
