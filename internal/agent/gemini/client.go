// Package gemini speaks the generateContent format of Google's Gemini API.
//
// Invariant: what any server sends becomes a chat.Reply or a *chat.Failure; nothing of it is trusted.
//
//	client, err := gemini.New(ctx, endpoint, "gemini-2.5-flash")
//	reply, err := client.Send(ctx, request, func(chat.Delta) {})
package gemini

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strings"

	"google.golang.org/genai"

	"scenograph/internal/agent/chat"
)

// DefaultBase is Google's own server.
const DefaultBase = "https://generativelanguage.googleapis.com"

// noKey stands for a key where there is none, so that the library does not look for one of its own.
const noKey = "none"

// Client is a chat.Client.
type Client struct {
	endpoint chat.Endpoint
	model    string
	models   *genai.Models
}

// New returns a client for one model.
func New(ctx context.Context, endpoint chat.Endpoint, model string) (*Client, error) {
	key := noKey
	if endpoint.Key.Present() {
		key = endpoint.Key.Reveal()
	}
	attempts := int32(1)
	base, version := endpoint.String(), "v1beta"
	if last := path.Base(endpoint.Base.Path); strings.HasPrefix(last, "v1") {
		base, version = strings.TrimSuffix(base, "/"+last), last
	}
	client, err := genai.NewClient(ctx, &genai.ClientConfig{
		APIKey: key, Backend: genai.BackendGeminiAPI, HTTPClient: endpoint.HTTP(),
		HTTPOptions: genai.HTTPOptions{BaseURL: base + "/", APIVersion: version, Headers: http.Header{}, RetryOptions: &genai.HTTPRetryOptions{Attempts: &attempts}},
	})
	if err != nil {
		return nil, fmt.Errorf("gemini: %s", endpoint.Key.Hide(chat.Printable(err.Error(), 200)))
	}
	return &Client{endpoint: endpoint, model: strings.TrimPrefix(model, "models/"), models: client.Models}, nil
}

// Provider implements chat.Client.
func (c *Client) Provider() string { return "gemini" }

// Model implements chat.Client.
func (c *Client) Model() string { return c.model }

// Endpoint implements chat.Client.
func (c *Client) Endpoint() string { return c.endpoint.String() }

func (c *Client) config(r chat.Request) *genai.GenerateContentConfig {
	config := &genai.GenerateContentConfig{MaxOutputTokens: int32(min(r.Sampling.MaxTokens, 1<<30))}
	if r.System != "" {
		config.SystemInstruction = genai.NewContentFromText(r.System, genai.RoleUser)
	}
	if r.Sampling.Temperature != nil {
		config.Temperature = genai.Ptr(float32(*r.Sampling.Temperature))
	}
	if r.Sampling.TopP != nil {
		config.TopP = genai.Ptr(float32(*r.Sampling.TopP))
	}
	if r.Sampling.Seed != nil {
		config.Seed = genai.Ptr(int32(*r.Sampling.Seed & 0x7fffffff))
	}
	if len(r.Tools) > 0 {
		tool := &genai.Tool{}
		for _, t := range r.Tools {
			tool.FunctionDeclarations = append(tool.FunctionDeclarations, &genai.FunctionDeclaration{Name: t.Name, Description: t.Description, ParametersJsonSchema: chat.Object(t.Schema)})
		}
		config.Tools = []*genai.Tool{tool}
		if r.MustCall {
			config.ToolConfig = &genai.ToolConfig{FunctionCallingConfig: &genai.FunctionCallingConfig{Mode: genai.FunctionCallingConfigModeAny}}
		}
	}
	if r.Format != nil {
		config.ResponseMIMEType, config.ResponseJsonSchema = "application/json", chat.Object(r.Format.Schema)
	}
	return config
}

func contents(messages []chat.Message) []*genai.Content {
	var out []*genai.Content
	for _, m := range messages {
		content := &genai.Content{Role: genai.RoleUser}
		if m.Role == chat.Assistant {
			content.Role = genai.RoleModel
		}
		for _, r := range m.Results {
			outcome := "output"
			if r.Failed {
				outcome = "error"
			}
			content.Parts = append(content.Parts, &genai.Part{FunctionResponse: &genai.FunctionResponse{ID: r.ID, Name: r.Name, Response: map[string]any{outcome: r.Text}}})
		}
		for _, p := range m.Parts {
			switch {
			case p.Image != nil:
				content.Parts = append(content.Parts, genai.NewPartFromBytes(p.Image.Data, p.Image.MIME))
			case p.Text != "":
				content.Parts = append(content.Parts, genai.NewPartFromText(p.Text))
			}
		}
		for _, call := range m.Calls {
			var args map[string]any
			if json.Unmarshal([]byte(chat.ObjectText(call.Arguments)), &args) != nil {
				args = map[string]any{}
			}
			content.Parts = append(content.Parts, &genai.Part{FunctionCall: &genai.FunctionCall{ID: call.ID, Name: call.Name, Args: args}, ThoughtSignature: call.Signature})
		}
		out = append(out, content)
	}
	return out
}

// Describe implements chat.Client.
func (c *Client) Describe(ctx context.Context) (chat.Description, error) {
	info, err := c.models.Get(ctx, c.model, nil)
	if err != nil {
		return chat.Description{Model: c.model}, c.failure(ctx, err)
	}
	return chat.Description{Model: chat.Printable(info.Name, 100), Context: int(max(0, info.InputTokenLimit)), Output: int(max(0, info.OutputTokenLimit))}, nil
}

var _ chat.Client = (*Client)(nil)
