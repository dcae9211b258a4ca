package anthropic

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/anthropics/anthropic-sdk-go"

	"scenograph/internal/agent/chat"
)

// maxBlocks bounds the blocks of one reply.
const maxBlocks = 256

// gathering puts a streamed reply together.
type gathering struct {
	reply chat.Reply
	text  strings.Builder
	calls map[int64]*chat.Call
	args  map[int64]*strings.Builder // of calls
	order []int64
	ended bool
}

// Send implements chat.Client.
func (c *Client) Send(ctx context.Context, r chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	ctx, raw := chat.Recording(ctx)
	service := sdk.NewMessageService(c.options()...)
	stream := service.NewStreaming(ctx, c.params(r))
	g := gathering{calls: map[int64]*chat.Call{}, args: map[int64]*strings.Builder{}}
	if stream.Err() == nil {
		defer func() { _ = stream.Close() }() // what was read is complete or has failed already
		for stream.Next() {
			if err := g.add(stream.Current(), piece); err != nil {
				return g.finish(raw()), c.fail(chat.Garbled, err.Error())
			}
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

// failure reads an error event that came in the middle of a stream.
func (c *Client) failure(ctx context.Context, err error) error {
	var said *sdk.Error
	if !errors.As(err, &said) {
		return chat.FailureOf(ctx, c.Endpoint(), err)
	}
	f := c.fail(chat.Overloaded, chat.Explanation([]byte(said.RawJSON())))
	if f.Final = strings.Contains(said.RawJSON(), "invalid_request_error"); f.Final {
		f.Kind = chat.Rejected
	}
	return f
}

func (g *gathering) add(e sdk.MessageStreamEventUnion, piece func(chat.Delta)) error {
	g.reply.Pieces++
	switch e.Type {
	case "message_start":
		g.reply.Model = chat.Printable(e.Message.Model, 100)
		u := e.Message.Usage
		g.reply.Usage.Input = int(u.InputTokens + u.CacheCreationInputTokens + u.CacheReadInputTokens)
	case "content_block_start":
		if e.Index < 0 || e.Index >= maxBlocks {
			return fmt.Errorf("it has block number %d; %d are the most", e.Index, maxBlocks)
		}
		if e.ContentBlock.Type == "tool_use" && g.calls[e.Index] == nil {
			g.calls[e.Index] = &chat.Call{ID: e.ContentBlock.ID, Name: e.ContentBlock.Name}
			g.args[e.Index] = &strings.Builder{}
			g.order = append(g.order, e.Index)
		}
		g.text.WriteString(e.ContentBlock.Text)
	case "content_block_delta":
		if args := g.args[e.Index]; args != nil {
			args.WriteString(e.Delta.PartialJSON)
		}
		g.text.WriteString(e.Delta.Text)
		piece(chat.Delta{Text: e.Delta.Text + e.Delta.PartialJSON})
	case "message_delta":
		g.reply.Stop = stopOf(string(e.Delta.StopReason))
		g.reply.Usage.Output = int(e.Usage.OutputTokens)
		if g.reply.Usage.Input == 0 {
			g.reply.Usage.Input = int(e.Usage.InputTokens)
		}
	case "message_stop":
		g.ended = true
	}
	return nil
}

func stopOf(reason string) chat.Stop {
	switch reason {
	case "max_tokens", "model_context_window_exceeded":
		return chat.TooLong
	case "refusal":
		return chat.Filtered
	}
	return chat.Ended
}

func (g *gathering) finish(raw []byte) chat.Reply {
	g.reply.Text, g.reply.Raw = g.text.String(), raw
	for _, index := range g.order {
		call := *g.calls[index]
		call.Arguments = g.args[index].String()
		if call.ID == "" {
			call.ID = fmt.Sprintf("toolu_%d", index)
		}
		g.reply.Calls = append(g.reply.Calls, call)
	}
	return g.reply
}

// whole reads the answer of a server that does not stream, although it was asked to.
func (c *Client) whole(reply chat.Reply) (chat.Reply, error) {
	text := bytes.TrimSpace(reply.Raw)
	var done sdk.Message
	if len(text) == 0 {
		return reply, c.fail(chat.Garbled, "the reply is empty")
	}
	if text[0] != '{' || json.Unmarshal(text, &done) != nil {
		return reply, c.fail(chat.Garbled, string(text))
	}
	if len(done.Content) == 0 {
		return reply, c.fail(chat.Garbled, "it holds no content: "+chat.Explanation(text))
	}
	for i, block := range done.Content[:min(len(done.Content), maxBlocks)] {
		reply.Text += block.Text
		if block.Type != "tool_use" {
			continue
		}
		id := block.ID
		if id == "" {
			id = fmt.Sprintf("toolu_%d", i)
		}
		reply.Calls = append(reply.Calls, chat.Call{ID: id, Name: block.Name, Arguments: string(block.Input)})
	}
	reply.Stop, reply.Model, reply.Pieces = stopOf(string(done.StopReason)), chat.Printable(done.Model, 100), 1
	reply.Usage = chat.Usage{Input: int(done.Usage.InputTokens), Output: int(done.Usage.OutputTokens)}
	return reply, nil
}
