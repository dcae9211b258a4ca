// Package chat is a conversation with a model, whoever serves it: messages with pictures, tools, streamed replies, what they cost,
// and what goes wrong on the way, in plain words.
//
// Invariant: a conversation ends in bounded time and with bounded memory, contacts one endpoint only, and never writes a key.
//
//	line := chat.Line{Client: client, Limits: chat.DefaultLimits(), Meter: &chat.Meter{}}
//	reply, err := line.Ask(ctx, chat.Request{System: "…", Messages: []chat.Message{chat.Say("Hello")}}, nil)
package chat

import (
	"context"
	"encoding/json"
)

// Role tells who speaks.
type Role string

// The roles. What the program says is the user's.
const (
	User      Role = "user"
	Assistant Role = "assistant"
)

// Image is a picture that goes with a message.
type Image struct {
	Name          string
	MIME          string
	Width, Height int // pixels
	Data          []byte
}

// Part is a text or a picture; exactly one is set.
type Part struct {
	Text  string
	Image *Image
}

// Call is a tool call as the model wrote it. Arguments may be anything, also no JSON at all.
type Call struct {
	ID        string `json:"id,omitempty"`
	Name      string `json:"name"`
	Arguments string `json:"arguments"`
	Signature []byte `json:"signature,omitempty"` // of the provider, to be handed back untouched; may be nil
}

// Result answers a call.
type Result struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Text   string `json:"text"`
	Failed bool   `json:"failed,omitempty"`
}

// Message is one turn of the conversation.
type Message struct {
	Role    Role
	Parts   []Part
	Calls   []Call   // of the assistant
	Results []Result // of the user; they come before the parts
}

// Say is a text by the user.
func Say(text string) Message { return Message{Role: User, Parts: []Part{{Text: text}}} }

// Tool is a function that the model may call. Schema is the JSON Schema of its arguments, an object.
type Tool struct {
	Name, Description string
	Schema            json.RawMessage
}

// Format asks for a reply that is one JSON value of a schema.
type Format struct {
	Name   string
	Schema json.RawMessage
}

// Sampling is how a model draws its words. Zero values leave it to the provider.
type Sampling struct {
	Temperature *float64 `json:"temperature,omitempty"`
	TopP        *float64 `json:"topP,omitempty"`
	MaxTokens   int      `json:"maxTokens,omitempty"` // of one reply
	Seed        *int64   `json:"seed,omitempty"`      // where the provider takes one
}

// Request asks for the next reply.
type Request struct {
	System   string
	Messages []Message
	Tools    []Tool
	MustCall bool    // the reply has to be a tool call
	Format   *Format // nil for free text
	Sampling Sampling
}

// Stop tells why a reply ended.
type Stop string

// The reasons.
const (
	Ended    Stop = "end"
	TooLong  Stop = "length" // the limit of tokens was reached
	Filtered Stop = "filter" // the provider held it back
)

// Usage counts tokens.
type Usage struct {
	Input     int  `json:"input"`
	Output    int  `json:"output"`
	Estimated bool `json:"estimated,omitempty"` // counted from the bytes, because the provider told nothing
}

// Reply is what came back.
type Reply struct {
	Text   string
	Calls  []Call
	Stop   Stop
	Usage  Usage
	Model  string // as the provider names it
	Pieces int    // how many pieces it arrived in
	Raw    []byte // the body as received
	Tries  int    // requests that were sent for it
}

// Delta is a piece of a reply as it arrives.
type Delta struct {
	Text string // of the answer or of a call's arguments
}

// Description is what a provider tells about a model without being asked to think.
type Description struct {
	Model   string   `json:"model"`
	Context int      `json:"context"` // tokens that fit, 0 when not told
	Output  int      `json:"output"`  // tokens that a reply may have, 0 when not told
	Models  []string `json:"models,omitempty"`
}

// Client speaks one provider's wire format. Errors are *Failure, or the context's.
type Client interface {
	Provider() string
	Model() string
	Endpoint() string // the base URL, without credentials
	Send(ctx context.Context, r Request, piece func(Delta)) (Reply, error)
	Describe(ctx context.Context) (Description, error)
}

// Said is what a reply says, in no provider's format.
type Said struct {
	Text  string `json:"text,omitempty"`
	Calls []Call `json:"calls,omitempty"`
	Stop  Stop   `json:"stop,omitempty"`
}
