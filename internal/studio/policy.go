package studio

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/agent"
	"scenograph/internal/agent/anthropic"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/designer"
	"scenograph/internal/agent/gemini"
	"scenograph/internal/agent/openai"
	"scenograph/internal/agent/recorded"
	"scenograph/internal/agent/remote"
	"scenograph/internal/agent/sight"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/journal"
	"scenograph/internal/pix"
)

// Policies lists the names of the policies, in the order of menus.
func Policies() []string { return []string{designer.Name, "openai", "anthropic", "gemini", "recorded"} }

// PolicyOptions choose a policy and, where a model stands behind it, the model.
type PolicyOptions struct {
	Name      string // one of Policies; "" for the designer
	BaseURL   string // "" for the provider's own server
	Model     string
	KeyEnv    string // an environment variable that holds the key; "" for the usual ones
	Recording string // of recorded: a transcript, or a project that holds a conversation

	Price     chat.Price
	CapUSD    float64
	Limits    chat.Limits // zero for the default
	Sampling  chat.Sampling
	Reference *chat.Image
	Blind     bool // send no pictures
	Shutter   sight.Shutter
}

// MissingKeyError says which environment variables were looked at for a key.
type MissingKeyError struct {
	Provider string
	Names    []string
}

// Error implements error.
func (e *MissingKeyError) Error() string {
	return fmt.Sprintf("there is no key for %s: set %s in the environment", e.Provider, strings.Join(e.Names, " or "))
}

// errNoModel says that a model has to be named.
var errNoModel = errors.New("name the model with --model; \"scenograph probe\" lists those of a server that tells")

// NewPolicy makes a policy. The designer needs nothing; the others fail here only for what can be told without asking them.
func NewPolicy(ctx context.Context, store *asset.Store, source catalog.Source, o PolicyOptions) (agent.Policy, error) {
	if o.Name == "" || o.Name == designer.Name {
		return designer.New(store, source), nil
	}
	client, err := NewClient(ctx, o)
	if err != nil {
		return nil, err
	}
	return remote.New(remote.Options{
		Client: client, Store: store, Source: source, Shutter: o.Shutter, Meter: &chat.Meter{Price: o.Price, CapUSD: o.CapUSD}, Limits: o.Limits,
		Sampling: o.Sampling, Reference: o.Reference, Blind: o.Blind,
	}), nil
}

func defaultBase(provider string) string {
	return map[string]string{"openai": openai.DefaultBase, "anthropic": anthropic.DefaultBase, "gemini": gemini.DefaultBase}[provider]
}

// NewClient makes the client of a provider. A server that offers one model only is asked for its name when none is given.
func NewClient(ctx context.Context, o PolicyOptions) (chat.Client, error) {
	if o.Name == "recorded" {
		return recording(o.Recording)
	}
	if !slices.Contains(Policies()[1:4], o.Name) {
		return nil, fmt.Errorf("there is no policy %q; use %s", o.Name, strings.Join(Policies(), ", "))
	}
	endpoint, err := endpointOf(ctx, o)
	if err != nil {
		return nil, err
	}
	switch {
	case o.Name == "openai" && o.Model == "":
		d, err := openai.New(endpoint, "").Describe(ctx)
		if err != nil {
			return nil, err
		}
		if o.Model, err = openai.Only(d); err != nil {
			return nil, errNoModel
		}
	case o.Model == "":
		return nil, errNoModel
	}
	switch o.Name {
	case "anthropic":
		return anthropic.New(endpoint, o.Model), nil
	case "gemini":
		return gemini.New(ctx, endpoint, o.Model)
	}
	return openai.New(endpoint, o.Model), nil
}

func endpointOf(ctx context.Context, o PolicyOptions) (chat.Endpoint, error) {
	base := o.BaseURL
	if base == "" {
		base = defaultBase(o.Name)
	}
	limits := o.Limits
	if limits == (chat.Limits{}) {
		limits = chat.DefaultLimits()
	}
	key := chat.FindKey(ctx, o.Name, o.KeyEnv)
	endpoint, err := chat.ParseEndpoint(base, key, limits)
	if err != nil {
		return endpoint, err
	}
	own, _ := chat.ParseEndpoint(defaultBase(o.Name), chat.Key{}, limits) // a constant
	if !key.Present() && (o.KeyEnv != "" || endpoint.Base.Host == own.Base.Host) {
		names := chat.KeyNames(o.Name)
		if o.KeyEnv != "" {
			names = []string{o.KeyEnv}
		}
		return endpoint, &MissingKeyError{o.Name, names}
	}
	return endpoint, nil
}

// KeyStatus tells where a provider's key is from, or that it is missing; never the key.
func KeyStatus(ctx context.Context, provider, own string) string {
	return chat.FindKey(ctx, provider, own).String()
}

// maxRecording bounds a transcript, bytes.
const maxRecording = 64 << 20

// recording reads a transcript, or the replies that a project's journal holds.
func recording(path string) (chat.Client, error) {
	if path == "" {
		return nil, errors.New("name the transcript or the project to replay with --recording")
	}
	if journal.IsProject(journal.Disk{}, path) {
		return replay(path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such file", path)
	}
	if info.IsDir() || info.Size() > maxRecording {
		return nil, fmt.Errorf("%s: is no transcript: it must be a file of at most %d MB, or a project", path, maxRecording>>20)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	return recorded.Read(filepath.Base(path), text)
}

func replay(path string) (chat.Client, error) {
	replies, err := Replies(path)
	if err != nil {
		return nil, err
	}
	return recorded.New(filepath.Base(path), replies), nil
}

// Replies reads what models have said in a project, oldest first.
func Replies(path string) ([]chat.Said, error) {
	project, _, err := journal.Load(path, journal.Options{})
	if err != nil {
		return nil, err
	}
	var out []chat.Said
	for _, x := range project.Exchanges() {
		text, err := project.Blob(x.Reply)
		if errors.Is(err, asset.ErrMissing) {
			return nil, fmt.Errorf("%s: what the model said was erased", path)
		}
		if err != nil {
			return nil, err
		}
		said, err := recorded.Reply(text)
		if err != nil {
			return nil, fmt.Errorf("%s: exchange %s: %w", path, x.ID, err)
		}
		if said.Text != "" || len(said.Calls) > 0 {
			out = append(out, said)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no model has said anything there", path)
	}
	return out, nil
}

// maxReference bounds a reference picture's longer side, pixels, and its file, bytes.
const (
	referenceEdge = 1024
	maxReference  = 64 << 20
)

// ReadReference reads a picture that goes with what is asked, made smaller where it is large. What is in its metadata is not sent.
func ReadReference(path string) (*chat.Image, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such file", path)
	}
	if info.Size() > maxReference {
		return nil, fmt.Errorf("%s: has more than %d MB", path, maxReference>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	picture, err := pix.Decode(data, pix.DefaultLimits())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	picture = pix.Downscale(picture, referenceEdge)
	text, err := sight.EncodeJPEG(picture)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &chat.Image{Name: "a picture by the user", MIME: "image/jpeg", Width: picture.Rect.Dx(), Height: picture.Rect.Dy(), Data: text}, nil
}
