// Package openai speaks the chat completions format of OpenAI, which vLLM, Ollama, llama.cpp and LM Studio speak too.
//
// Invariant: what any server sends becomes a chat.Reply or a *chat.Failure; nothing of it is trusted.
//
//	client := openai.New(endpoint, "qwen2.5-vl")
//	reply, err := client.Send(ctx, request, func(chat.Delta) {})
package openai

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/packages/param"
	"github.com/openai/openai-go/v3/shared"

	"scenograph/internal/agent/chat"
)

// DefaultBase is OpenAI's own server.
const DefaultBase = "https://api.openai.com/v1"

// Client is a chat.Client.
type Client struct {
	endpoint chat.Endpoint
	model    string
	http     *http.Client
	under    atomic.Bool // the server wants /v1 below the base URL
}

// New returns a client for one model.
func New(endpoint chat.Endpoint, model string) *Client {
	return &Client{endpoint: endpoint, model: model, http: endpoint.HTTP()}
}

// Provider implements chat.Client.
func (c *Client) Provider() string { return "openai" }

// Model implements chat.Client.
func (c *Client) Model() string { return c.model }

// Endpoint implements chat.Client.
func (c *Client) Endpoint() string { return c.endpoint.String() }

func (c *Client) options() []option.RequestOption {
	base := c.endpoint.String()
	if c.under.Load() {
		base += "/v1"
	}
	options := []option.RequestOption{option.WithBaseURL(base + "/"), option.WithHTTPClient(c.http), option.WithMaxRetries(0)}
	if c.endpoint.Key.Present() {
		options = append(options, option.WithAPIKey(c.endpoint.Key.Reveal()))
	}
	return options
}

// hosted reports whether the server is OpenAI's, which has dropped some parameters that others need.
func (c *Client) hosted() bool { return strings.HasSuffix(c.endpoint.Base.Hostname(), "openai.com") }

// elsewhere tries the usual folder of the API once when a bare host knows no such path.
func (c *Client) elsewhere(err error) bool {
	var f *chat.Failure
	bare := c.endpoint.Base.Path == "" || c.endpoint.Base.Path == "/"
	return errors.As(err, &f) && f.Kind == chat.NotFound && bare && !c.under.Swap(true)
}

// Send implements chat.Client.
func (c *Client) Send(ctx context.Context, r chat.Request, piece func(chat.Delta)) (chat.Reply, error) {
	reply, err := c.stream(ctx, r, piece)
	if c.elsewhere(err) {
		reply, err = c.stream(ctx, r, piece)
		if err != nil && reply.Pieces == 0 {
			c.under.Store(false)
		}
	}
	return reply, err
}

func (c *Client) params(r chat.Request) sdk.ChatCompletionNewParams {
	p := sdk.ChatCompletionNewParams{Model: c.model, StreamOptions: sdk.ChatCompletionStreamOptionsParam{IncludeUsage: param.NewOpt(true)}}
	if r.System != "" {
		p.Messages = append(p.Messages, sdk.SystemMessage(r.System))
	}
	for _, m := range r.Messages {
		p.Messages = append(p.Messages, messages(m)...)
	}
	for _, t := range r.Tools {
		p.Tools = append(p.Tools, sdk.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
			Name: t.Name, Description: param.NewOpt(t.Description), Parameters: chat.Object(t.Schema),
		}))
	}
	if len(r.Tools) > 0 && r.MustCall {
		p.ToolChoice = sdk.ChatCompletionToolChoiceOptionUnionParam{OfAuto: param.NewOpt("required")}
	}
	if r.Format != nil {
		p.ResponseFormat.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{
			JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: r.Format.Name, Schema: chat.Object(r.Format.Schema)},
		}
	}
	c.sample(&p, r.Sampling)
	return p
}

func (c *Client) sample(p *sdk.ChatCompletionNewParams, s chat.Sampling) {
	if s.MaxTokens > 0 {
		if c.hosted() {
			p.MaxCompletionTokens = param.NewOpt(int64(s.MaxTokens))
		} else {
			p.MaxTokens = param.NewOpt(int64(s.MaxTokens))
		}
	}
	if s.Temperature != nil {
		p.Temperature = param.NewOpt(*s.Temperature)
	}
	if s.TopP != nil {
		p.TopP = param.NewOpt(*s.TopP)
	}
	if s.Seed != nil && !c.hosted() {
		p.Seed = param.NewOpt(*s.Seed)
	}
}

func messages(m chat.Message) []sdk.ChatCompletionMessageParamUnion {
	var out []sdk.ChatCompletionMessageParamUnion
	for _, r := range m.Results {
		out = append(out, sdk.ToolMessage(r.Text, r.ID))
	}
	if m.Role == chat.Assistant {
		return append(out, assistant(m))
	}
	parts := make([]sdk.ChatCompletionContentPartUnionParam, 0, len(m.Parts))
	plain := ""
	images := false
	for _, p := range m.Parts {
		if p.Image == nil {
			parts = append(parts, sdk.TextContentPart(p.Text))
			plain += p.Text
			continue
		}
		images = true
		url := "data:" + p.Image.MIME + ";base64," + base64.StdEncoding.EncodeToString(p.Image.Data)
		parts = append(parts, sdk.ImageContentPart(sdk.ChatCompletionContentPartImageImageURLParam{URL: url}))
	}
	switch {
	case images:
		out = append(out, sdk.UserMessage(parts))
	case plain != "":
		out = append(out, sdk.UserMessage(plain))
	}
	return out
}

func assistant(m chat.Message) sdk.ChatCompletionMessageParamUnion {
	var said sdk.ChatCompletionAssistantMessageParam
	text := ""
	for _, p := range m.Parts {
		text += p.Text
	}
	if text != "" || len(m.Calls) == 0 {
		said.Content.OfString = param.NewOpt(text)
	}
	for _, call := range m.Calls {
		said.ToolCalls = append(said.ToolCalls, sdk.ChatCompletionMessageToolCallUnionParam{OfFunction: &sdk.ChatCompletionMessageFunctionToolCallParam{
			ID: call.ID, Function: sdk.ChatCompletionMessageFunctionToolCallFunctionParam{Name: call.Name, Arguments: chat.ObjectText(call.Arguments)},
		}})
	}
	return sdk.ChatCompletionMessageParamUnion{OfAssistant: &said}
}
