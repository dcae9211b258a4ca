package chat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Endpoint is where a provider is, and what is needed to speak to it.
type Endpoint struct {
	Base   *url.URL
	Key    Key
	Limits Limits
}

// ParseEndpoint reads a base URL such as http://127.0.0.1:8080/v1. Names and passwords in it are refused: they would be kept.
func ParseEndpoint(text string, key Key, limits Limits) (Endpoint, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(text), "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Endpoint{}, fmt.Errorf("the base URL %s is none; give one such as http://127.0.0.1:8080/v1", Printable(text, 100))
	}
	if u.User != nil {
		return Endpoint{}, errors.New("the base URL holds a name or a password; give the key by an environment variable instead")
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return Endpoint{}, errors.New("the base URL has a query; give the address alone, such as http://127.0.0.1:8080/v1")
	}
	return Endpoint{Base: u, Key: key, Limits: limits}, nil
}

// String is the base URL.
func (e Endpoint) String() string { return e.Base.String() }

// Local reports whether the endpoint is on this machine.
func (e Endpoint) Local() bool {
	host := e.Base.Hostname()
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

// HTTP is a client that reaches this endpoint and nothing else, with bounded bodies. Statuses other than 2xx, web pages and
// redirects become a *Failure.
func (e Endpoint) HTTP() *http.Client {
	base := http.DefaultTransport.(*http.Transport).Clone()
	base.ResponseHeaderTimeout = e.Limits.Reply
	base.DisableCompression = true
	return &http.Client{
		Transport:     &guard{endpoint: e, next: base},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

type guard struct {
	endpoint Endpoint
	next     http.RoundTripper
}

// telemetry lists what the providers' libraries tell about this machine beyond the request.
func telemetry(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "x-stainless-") || name == "x-goog-api-client" || name == "traceparent" || name == "tracestate"
}

// RoundTrip implements http.RoundTripper.
func (g *guard) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != g.endpoint.Base.Host || r.URL.Scheme != g.endpoint.Base.Scheme {
		return nil, &Failure{Kind: Rejected, Endpoint: g.endpoint.String(), Final: true, Detail: "a request to " + Printable(r.URL.Host, 80) + " was held back; only the configured endpoint is contacted"}
	}
	ctx, cancel := context.WithCancelCause(r.Context())
	out := r.Clone(ctx)
	for name := range out.Header {
		if telemetry(name) {
			out.Header.Del(name)
		}
	}
	out.Header.Set("User-Agent", "scenograph")
	response, err := g.next.RoundTrip(out)
	if err != nil {
		cancel(nil)
		return nil, FailureOf(r.Context(), g.endpoint.String(), err)
	}
	unpack(response)
	if failure := g.judge(response); failure != nil {
		cancel(nil)
		return nil, failure
	}
	response.Body = newBody(ctx, cancel, response.Body, g.endpoint, recorderOf(r.Context()))
	return response, nil
}

// judge reads what an answer that is no reply says.
func (g *guard) judge(r *http.Response) *Failure {
	page := strings.HasPrefix(strings.TrimSpace(strings.ToLower(r.Header.Get("Content-Type"))), "text/html")
	if r.StatusCode >= 200 && r.StatusCode < 300 && !page {
		return nil
	}
	text, _ := io.ReadAll(io.LimitReader(r.Body, 64<<10)) // as much as came; a shorter explanation is still one
	r.Body.Close()
	f := &Failure{Endpoint: g.endpoint.String(), Status: r.StatusCode, Detail: g.endpoint.Key.Hide(explanation(text, page)), Wait: waitOf(r.Header, time.Now())}
	switch {
	case r.StatusCode >= 300 && r.StatusCode < 400:
		f.Kind, f.Final = Rejected, true
		f.Detail = "it sends us on to " + Printable(r.Header.Get("Location"), 120) + "; give that as the base URL if it is right"
	case r.StatusCode < 300:
		f.Kind, f.Final, f.Detail = Garbled, true, "it is a web page; is the base URL right?"
	default:
		f.Kind, f.Final = kindOf(r.StatusCode, f)
	}
	return f
}

func kindOf(status int, f *Failure) (Kind, bool) {
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusPaymentRequired:
		return Unauthorized, true
	case status == http.StatusNotFound || status == http.StatusMethodNotAllowed:
		return NotFound, true
	case status == http.StatusTooManyRequests:
		return Limited, f.Mentions("insufficient_quota", "exceeded your current quota", "billing")
	case status == http.StatusRequestTimeout:
		return Overloaded, false
	case status >= 500:
		return Overloaded, status == http.StatusNotImplemented
	}
	return Rejected, true
}

// recorder keeps a response's bytes as they came.
type recorder struct {
	mu    sync.Mutex
	bytes []byte
	quiet bool
	err   error
}

type recorderKey struct{}

// Recording returns a context under which the body of the response is kept, and what reads it.
func Recording(ctx context.Context) (context.Context, func() []byte) {
	r := &recorder{}
	return context.WithValue(ctx, recorderKey{}, r), func() []byte {
		r.mu.Lock()
		defer r.mu.Unlock()
		return append([]byte(nil), r.bytes...)
	}
}

// Quietly is Recording for libraries that print what goes wrong while they read: they see the body end, and failed tells why.
func Quietly(ctx context.Context) (within context.Context, bytes func() []byte, failed func() error) {
	r := &recorder{quiet: true}
	return context.WithValue(ctx, recorderKey{}, r), func() []byte {
			r.mu.Lock()
			defer r.mu.Unlock()
			return append([]byte(nil), r.bytes...)
		}, func() error {
			r.mu.Lock()
			defer r.mu.Unlock()
			return r.err
		}
}

func recorderOf(ctx context.Context) *recorder {
	r, _ := ctx.Value(recorderKey{}).(*recorder)
	return r
}

// body is a response that may neither be too long nor stand still.
type body struct {
	from     io.ReadCloser
	ctx      context.Context
	cancel   context.CancelCauseFunc
	idle     *time.Timer
	limits   Limits
	endpoint Endpoint
	left     int64
	record   *recorder
}

var (
	errIdle = errors.New("nothing came for a while")
	errLate = errors.New("it took too long")
)

func newBody(ctx context.Context, cancel context.CancelCauseFunc, from io.ReadCloser, e Endpoint, record *recorder) *body {
	b := &body{from: from, ctx: ctx, cancel: cancel, limits: e.Limits, endpoint: e, left: e.Limits.Bytes, record: record}
	b.idle = time.AfterFunc(e.Limits.Idle, func() { cancel(errIdle) })
	return b
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.read(p)
	if err == nil || errors.Is(err, io.EOF) || b.record == nil || !b.record.quiet {
		return n, err
	}
	b.record.mu.Lock()
	defer b.record.mu.Unlock()
	b.record.err = err
	return n, io.EOF
}

func (b *body) read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, &Failure{Kind: Garbled, Endpoint: b.endpoint.String(), Final: true, Detail: fmt.Sprintf("it is longer than %d MB", b.limits.Bytes>>20)}
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	b.idle.Reset(b.limits.Idle)
	if b.record != nil && n > 0 {
		b.record.mu.Lock()
		b.record.bytes = append(b.record.bytes, p[:n]...)
		b.record.mu.Unlock()
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	if errors.Is(context.Cause(b.ctx), errIdle) {
		return n, &Failure{Kind: Slow, Endpoint: b.endpoint.String(), Detail: fmt.Sprintf("nothing came for %s", b.limits.Idle)}
	}
	return n, FailureOf(b.ctx, b.endpoint.String(), err)
}

// Close implements io.Closer.
func (b *body) Close() error {
	b.idle.Stop()
	b.cancel(nil)
	return b.from.Close()
}
