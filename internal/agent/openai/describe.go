package openai

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	sdk "github.com/openai/openai-go/v3"

	"scenograph/internal/agent/chat"
)

// listed is what servers tell of a model beyond OpenAI's own fields: vLLM its max_model_len, llama.cpp its training context.
type listed struct {
	MaxModelLen   int `json:"max_model_len"`
	ContextLength int `json:"context_length"`
	ContextWindow int `json:"context_window"`
	Meta          struct {
		Context int `json:"n_ctx"`
		Trained int `json:"n_ctx_train"`
	} `json:"meta"`
}

// Describe implements chat.Client.
func (c *Client) Describe(ctx context.Context) (chat.Description, error) {
	out, err := c.list(ctx)
	if c.elsewhere(err) {
		if out, err = c.list(ctx); err != nil {
			c.under.Store(false)
		}
	}
	if err != nil {
		return out, err
	}
	if n := c.props(ctx); n > 0 {
		out.Context = n
	}
	return out, nil
}

func (c *Client) list(ctx context.Context) (chat.Description, error) {
	out := chat.Description{Model: c.model}
	models := sdk.NewModelService(c.options()...)
	page, err := models.List(ctx)
	if err != nil {
		return out, chat.FailureOf(ctx, c.Endpoint(), err)
	}
	if page == nil {
		return out, c.fail(chat.Garbled, "the list of models is none")
	}
	for _, m := range page.Data[:min(len(page.Data), 500)] {
		out.Models = append(out.Models, chat.Printable(m.ID, 100))
		if m.ID != c.model && len(page.Data) > 1 {
			continue
		}
		var more listed
		if json.Unmarshal([]byte(m.RawJSON()), &more) == nil {
			out.Context = max(0, more.MaxModelLen, more.ContextLength, more.ContextWindow, more.Meta.Context)
			if out.Context == 0 {
				out.Context = max(0, more.Meta.Trained)
			}
		}
	}
	return out, nil
}

// props asks llama.cpp's server how large its context is; other servers know no such path.
func (c *Client) props(ctx context.Context) int {
	if c.hosted() {
		return 0
	}
	root := strings.TrimSuffix(c.endpoint.String(), "/v1")
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, root+"/props", nil)
	if err != nil {
		return 0
	}
	if c.endpoint.Key.Present() {
		request.Header.Set("Authorization", "Bearer "+c.endpoint.Key.Reveal())
	}
	response, err := c.http.Do(request)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	var props struct {
		Settings struct {
			Context int `json:"n_ctx"`
		} `json:"default_generation_settings"`
	}
	if err := json.NewDecoder(response.Body).Decode(&props); err != nil {
		return 0
	}
	return max(0, props.Settings.Context)
}

var _ chat.Client = (*Client)(nil)

// errNoModel says that a server was asked without naming a model and offers several.
var errNoModel = errors.New("openai: name a model with --model")

// Only returns the model of a server that has one alone.
func Only(d chat.Description) (string, error) {
	if len(d.Models) == 1 {
		return d.Models[0], nil
	}
	return "", errNoModel
}
