package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"time"

	"scenograph/internal/agent/chat"
)

// Answer is what a probe found.
type Answer string

// The answers.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Unclear Answer = "unclear"
)

// Finding is one capability.
type Finding struct {
	Name   string `json:"name"`
	Answer Answer `json:"answer"`
	Detail string `json:"detail"`
}

// Capabilities are what a model can do.
type Capabilities struct {
	Provider string     `json:"provider"`
	Endpoint string     `json:"endpoint"`
	Model    string     `json:"model"`
	Context  int        `json:"context"` // tokens, 0 when not told
	Mode     string     `json:"mode"`    // how it will be asked for proposals
	Findings []Finding  `json:"findings"`
	Usage    chat.Spent `json:"usage"`
}

// Of returns the answer about one capability.
func (c *Capabilities) Of(name string) Answer {
	for _, f := range c.Findings {
		if f.Name == name {
			return f.Answer
		}
	}
	return Unclear
}

// prober asks small questions.
type prober struct {
	line chat.Line
	out  Capabilities
	tell func(string)
}

// Probe asks a model a few small questions. Only a server that is not there, a refused key or the context's end are errors; what else
// goes wrong is a finding.
func Probe(ctx context.Context, client chat.Client, limits chat.Limits, tell func(string)) (Capabilities, error) {
	limits.Tries = min(limits.Tries, 2)
	meter := &chat.Meter{}
	p := &prober{line: chat.Line{Client: client, Limits: limits, Meter: meter}, tell: tell}
	p.out = Capabilities{Provider: client.Provider(), Endpoint: client.Endpoint(), Model: client.Model()}
	for _, question := range []func(context.Context) error{p.describe, p.speak, p.tools, p.schema, p.vision} {
		if err := question(ctx); err != nil {
			return p.out, err
		}
	}
	p.out.Mode = Fenced.String()
	if p.out.Of("JSON schema") == Yes {
		p.out.Mode = Schema.String()
	}
	if p.out.Of("tools") == Yes {
		p.out.Mode = Tools.String()
	}
	p.out.Usage = meter.Spent()
	return p.out, nil
}

func (p *prober) find(name string, answer Answer, format string, args ...any) {
	p.out.Findings = append(p.out.Findings, Finding{name, answer, fmt.Sprintf(format, args...)})
}

// fatal keeps what ends a probe.
func fatal(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var f *chat.Failure
	if errors.As(err, &f) && (f.Kind == chat.Unreachable || f.Kind == chat.Unauthorized) {
		return f
	}
	return nil
}

func (p *prober) describe(ctx context.Context) error {
	p.tell("asking about the model")
	within, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	d, err := p.line.Client.Describe(within)
	if err != nil {
		p.find("description", Unclear, "%v", err)
		return fatal(ctx, err)
	}
	p.out.Context = d.Context
	switch {
	case d.Context > 0:
		p.find("context", Yes, "%d tokens", d.Context)
	default:
		p.find("context", Unclear, "the server does not tell; it is found out when something is too long")
	}
	if len(d.Models) > 1 {
		p.find("models", Yes, "%s", strings.Join(d.Models[:min(len(d.Models), 40)], ", "))
	}
	return nil
}

func (p *prober) ask(ctx context.Context, r chat.Request) (chat.Reply, error) {
	r.Sampling.MaxTokens = 300 // room for a model that thinks first
	return p.line.Ask(ctx, r, nil)
}

func (p *prober) speak(ctx context.Context) error {
	p.tell("saying hello")
	began := time.Now()
	reply, err := p.ask(ctx, chat.Request{Messages: []chat.Message{chat.Say("Count from one to twenty in words.")}})
	if err != nil {
		p.find("answers", No, "%v", err)
		return fatal(ctx, err)
	}
	p.find("answers", Yes, "%s after %s", chat.Printable(reply.Text, 60), time.Since(began).Round(10*time.Millisecond))
	if reply.Pieces > 2 {
		p.find("streaming", Yes, "%d pieces", reply.Pieces)
	} else {
		p.find("streaming", No, "the reply came at once")
	}
	if reply.Usage.Estimated {
		p.find("token counts", No, "they are estimated from the bytes")
	} else {
		p.find("token counts", Yes, "%d + %d", reply.Usage.Input, reply.Usage.Output)
	}
	return nil
}

func (p *prober) tools(ctx context.Context) error {
	p.tell("asking for tool calls")
	tool := chat.Tool{Name: "lamp", Description: "Switches one lamp on.", Schema: json.RawMessage(`{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"],"additionalProperties":false}`)}
	reply, err := p.ask(ctx, chat.Request{Messages: []chat.Message{chat.Say("Switch the lamps 1 and 2 on, with one call of the tool lamp for each, both at once.")}, Tools: []chat.Tool{tool}, MustCall: true})
	if err != nil {
		p.find("tools", No, "%v", err)
		p.find("parallel calls", No, "no tools")
		return fatal(ctx, err)
	}
	good := 0
	for _, call := range reply.Calls {
		var lamp struct {
			Number *int `json:"number"`
		}
		if call.Name == "lamp" && json.Unmarshal([]byte(call.Arguments), &lamp) == nil && lamp.Number != nil {
			good++
		}
	}
	switch {
	case good > 0:
		p.find("tools", Yes, "%d valid call(s)", good)
	case len(reply.Calls) > 0:
		p.find("tools", No, "a call was wrong: %s(%s)", chat.Printable(reply.Calls[0].Name, 30), chat.Printable(reply.Calls[0].Arguments, 60))
	default:
		p.find("tools", No, "it did not call, but said: %s", chat.Printable(reply.Text, 60))
	}
	if good > 1 {
		p.find("parallel calls", Yes, "%d at once", good)
	} else {
		p.find("parallel calls", No, "%d at once", good)
	}
	return nil
}

func (p *prober) schema(ctx context.Context) error {
	p.tell("asking for JSON of a schema")
	format := &chat.Format{Name: "lamp", Schema: json.RawMessage(`{"type":"object","properties":{"lit":{"type":"boolean"},"watts":{"type":"integer"}},"required":["lit","watts"],"additionalProperties":false}`)}
	reply, err := p.ask(ctx, chat.Request{Messages: []chat.Message{chat.Say("A lamp of 40 watts is switched on. Describe it as JSON with lit and watts.")}, Format: format})
	if err != nil {
		p.find("JSON schema", No, "%v", err)
		return fatal(ctx, err)
	}
	var lamp struct {
		Lit   *bool `json:"lit"`
		Watts *int  `json:"watts"`
	}
	decoder := json.NewDecoder(strings.NewReader(reply.Text))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&lamp) == nil && lamp.Lit != nil && lamp.Watts != nil {
		p.find("JSON schema", Yes, "%s", chat.Printable(reply.Text, 60))
	} else {
		p.find("JSON schema", No, "the reply does not follow it: %s", chat.Printable(reply.Text, 60))
	}
	return nil
}

func (p *prober) vision(ctx context.Context) error {
	p.tell("showing a picture")
	picture, err := redSquare()
	if err != nil {
		return err
	}
	message := chat.Message{Role: chat.User, Parts: []chat.Part{{Text: "Which colour fills this picture? Answer with one word."}, {Image: picture}}}
	reply, err := p.ask(ctx, chat.Request{Messages: []chat.Message{message}})
	switch {
	case err != nil:
		p.find("vision", No, "%v", err)
		return fatal(ctx, err)
	case strings.Contains(strings.ToLower(reply.Text), "red"):
		p.find("vision", Yes, "it saw a red picture as %s", chat.Printable(reply.Text, 30))
	default:
		p.find("vision", Unclear, "the picture was taken, but a red one was called %s", chat.Printable(reply.Text, 40))
	}
	return nil
}

func redSquare() (*chat.Image, error) {
	const edge = 64
	picture := image.NewNRGBA(image.Rect(0, 0, edge, edge))
	for y := range edge {
		for x := range edge {
			picture.SetNRGBA(x, y, color.NRGBA{220, 20, 20, 255})
		}
	}
	var text bytes.Buffer
	if err := png.Encode(&text, picture); err != nil {
		return nil, fmt.Errorf("remote: %w", err)
	}
	return &chat.Image{Name: "a colour", MIME: "image/png", Width: edge, Height: edge, Data: text.Bytes()}, nil
}
