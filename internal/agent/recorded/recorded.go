// Package recorded replays what a model once said, without a network.
//
// Invariant: the replies come in the order in which they were recorded, whatever is asked.
//
//	client, err := recorded.Read(text)
//	policy := remote.New(remote.Options{Client: client, …})
package recorded

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"scenograph/internal/agent/chat"
)

// maxReplies bounds a recording.
const maxReplies = 10000

// Client is a chat.Client.
type Client struct {
	name    string
	mu      sync.Mutex
	replies []chat.Said
	next    int
}

// New replays replies. name is what people call the recording.
func New(name string, replies []chat.Said) *Client {
	return &Client{name: name, replies: replies}
}

// Read reads a transcript in the txtar format: every file in it whose name ends with .reply.json is a reply, {"text", "calls":
// [{"name", "arguments"}], "stop"}, in the order of the files. Arguments may be a JSON object, or a string of any text.
func Read(name string, text []byte) (*Client, error) {
	var replies []chat.Said
	for _, f := range files(text) {
		if !strings.HasSuffix(f.name, ".reply.json") {
			continue
		}
		said, err := Reply(f.body)
		if err != nil {
			return nil, fmt.Errorf("recorded: %s: %s: %w", name, chat.Printable(f.name, 60), err)
		}
		if replies = append(replies, said); len(replies) > maxReplies {
			return nil, fmt.Errorf("recorded: %s holds more than %d replies", name, maxReplies)
		}
	}
	if len(replies) == 0 {
		return nil, fmt.Errorf(`recorded: %s holds no reply: a transcript has lines such as "-- 1.reply.json --" with a reply's JSON below each`, name)
	}
	return New(name, replies), nil
}

type file struct {
	name string
	body []byte
}

// files splits a txtar archive.
func files(text []byte) []file {
	var out []file
	for line := range bytes.Lines(text) {
		trimmed := bytes.TrimRight(line, "\r\n")
		if bytes.HasPrefix(trimmed, []byte("-- ")) && bytes.HasSuffix(trimmed, []byte(" --")) && len(trimmed) > 6 {
			out = append(out, file{name: strings.TrimSpace(string(trimmed[3 : len(trimmed)-3]))})
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].body = append(out[len(out)-1].body, line...)
		}
	}
	return out
}

// Reply reads one reply.
func Reply(text []byte) (chat.Said, error) {
	var raw struct {
		Text  string `json:"text"`
		Calls []struct {
			ID        string          `json:"id"`
			Name      string          `json:"name"`
			Arguments json.RawMessage `json:"arguments"`
			Signature []byte          `json:"signature"`
		} `json:"calls"`
		Stop chat.Stop `json:"stop"`
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		return chat.Said{}, err
	}
	out := chat.Said{Text: raw.Text, Stop: raw.Stop}
	for i, c := range raw.Calls {
		call := chat.Call{ID: c.ID, Name: c.Name, Arguments: string(c.Arguments), Signature: c.Signature}
		if call.ID == "" {
			call.ID = fmt.Sprintf("call_%d", i)
		}
		var quoted string
		if json.Unmarshal(c.Arguments, &quoted) == nil {
			call.Arguments = quoted
		}
		out.Calls = append(out.Calls, call)
	}
	return out, nil
}

// Write writes replies as a transcript that Read reads.
func Write(replies []chat.Said) ([]byte, error) {
	var out bytes.Buffer
	for i, r := range replies {
		text, err := json.MarshalIndent(r, "", "  ")
		if err != nil {
			return nil, fmt.Errorf("recorded: %w", err)
		}
		fmt.Fprintf(&out, "-- %d.reply.json --\n%s\n", i+1, text)
	}
	return out.Bytes(), nil
}

// Provider implements chat.Client.
func (c *Client) Provider() string { return "recorded" }

// Model implements chat.Client.
func (c *Client) Model() string { return c.name }

// Endpoint implements chat.Client.
func (c *Client) Endpoint() string { return "the recording" }

// Describe implements chat.Client.
func (c *Client) Describe(ctx context.Context) (chat.Description, error) {
	return chat.Description{Model: c.name}, ctx.Err()
}

// Send implements chat.Client.
func (c *Client) Send(ctx context.Context, _ chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	if err := ctx.Err(); err != nil {
		return chat.Reply{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.next >= len(c.replies) {
		return chat.Reply{}, &chat.Failure{Kind: chat.Garbled, Endpoint: c.Endpoint(), Final: true, Detail: "it has no more replies"}
	}
	said := c.replies[c.next]
	c.next++
	raw, err := json.Marshal(said)
	if err != nil {
		return chat.Reply{}, fmt.Errorf("recorded: %w", err)
	}
	piece(chat.Delta{Text: said.Text})
	stop := said.Stop
	if stop == "" {
		stop = chat.Ended
	}
	return chat.Reply{Text: said.Text, Calls: said.Calls, Stop: stop, Model: c.name, Pieces: 1, Raw: raw}, nil
}

var _ chat.Client = (*Client)(nil)
