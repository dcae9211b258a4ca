// Package anthropic speaks the messages format of Anthropic.
//
// Invariant: what any server sends becomes a chat.Reply or a *chat.Failure; nothing of it is trusted.
//
//	client := anthropic.New(endpoint, "claude-sonnet-4-5")
//	reply, err := client.Send(ctx, request, func(chat.Delta) {})
package anthropic

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"

	sdk "github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
	"github.com/anthropics/anthropic-sdk-go/packages/param"

	"scenograph/internal/agent/chat"
)

// DefaultBase is Anthropic's own server.
const DefaultBase = "https://api.anthropic.com"

// defaultReply is the reply's length, tokens, when none is asked for; the format has no way to leave it out.
const defaultReply = 4096

// Client is a chat.Client.
type Client struct {
	endpoint chat.Endpoint
	model    string
	http     *http.Client
}

// New returns a client for one model.
func New(endpoint chat.Endpoint, model string) *Client {
	return &Client{endpoint: endpoint, model: model, http: endpoint.HTTP()}
}

// Provider implements chat.Client.
func (c *Client) Provider() string { return "anthropic" }

// Model implements chat.Client.
func (c *Client) Model() string { return c.model }

// Endpoint implements chat.Client.
func (c *Client) Endpoint() string { return c.endpoint.String() }

func (c *Client) options() []option.RequestOption {
	options := []option.RequestOption{
		option.WithBaseURL(c.endpoint.String() + "/"), option.WithHTTPClient(c.http), option.WithMaxRetries(0), option.WithoutOpenTelemetry(),
	}
	if c.endpoint.Key.Present() {
		options = append(options, option.WithAPIKey(c.endpoint.Key.Reveal()))
	}
	return options
}

func (c *Client) params(r chat.Request) sdk.MessageNewParams {
	p := sdk.MessageNewParams{Model: c.model, MaxTokens: defaultReply}
	if r.Sampling.MaxTokens > 0 {
		p.MaxTokens = int64(r.Sampling.MaxTokens)
	}
	if r.Sampling.Temperature != nil {
		p.Temperature = param.NewOpt(*r.Sampling.Temperature)
	}
	if r.Sampling.TopP != nil {
		p.TopP = param.NewOpt(*r.Sampling.TopP)
	}
	if r.System != "" {
		p.System = []sdk.TextBlockParam{{Text: r.System}}
	}
	for _, m := range r.Messages {
		p.Messages = append(p.Messages, message(m))
	}
	for _, t := range r.Tools {
		schema := chat.Object(t.Schema)
		input := sdk.ToolInputSchemaParam{Properties: schema["properties"], Required: chat.Words(schema["required"])}
		input.ExtraFields = map[string]any{}
		for name, value := range schema {
			if name != "properties" && name != "required" && name != "type" {
				input.ExtraFields[name] = value
			}
		}
		p.Tools = append(p.Tools, sdk.ToolUnionParam{OfTool: &sdk.ToolParam{Name: t.Name, Description: param.NewOpt(t.Description), InputSchema: input}})
	}
	if len(r.Tools) > 0 && r.MustCall {
		p.ToolChoice.OfAny = &sdk.ToolChoiceAnyParam{}
	}
	if r.Format != nil {
		p.OutputConfig.Format = sdk.JSONOutputFormatParam{Schema: chat.Object(r.Format.Schema)}
	}
	return p
}

func message(m chat.Message) sdk.MessageParam {
	var blocks []sdk.ContentBlockParamUnion
	for _, r := range m.Results {
		blocks = append(blocks, sdk.NewToolResultBlock(r.ID, r.Text, r.Failed))
	}
	for _, p := range m.Parts {
		switch {
		case p.Image != nil:
			blocks = append(blocks, sdk.NewImageBlockBase64(p.Image.MIME, base64.StdEncoding.EncodeToString(p.Image.Data)))
		case p.Text != "":
			blocks = append(blocks, sdk.NewTextBlock(p.Text))
		}
	}
	for _, call := range m.Calls {
		blocks = append(blocks, sdk.NewToolUseBlock(call.ID, json.RawMessage(chat.ObjectText(call.Arguments)), call.Name))
	}
	if m.Role == chat.Assistant {
		return sdk.NewAssistantMessage(blocks...)
	}
	return sdk.NewUserMessage(blocks...)
}

// Describe implements chat.Client.
func (c *Client) Describe(ctx context.Context) (chat.Description, error) {
	models := sdk.NewModelService(c.options()...)
	info, err := models.Get(ctx, c.model, sdk.ModelGetParams{})
	if err != nil {
		return chat.Description{Model: c.model}, chat.FailureOf(ctx, c.Endpoint(), err)
	}
	return chat.Description{Model: chat.Printable(info.ID, 100), Context: int(max(0, info.MaxInputTokens)), Output: int(max(0, info.MaxTokens))}, nil
}

var _ chat.Client = (*Client)(nil)
