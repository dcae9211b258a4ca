package studio

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/recorded"
)

// turn is what a made server does with one request: it says something, or fails in some way.
type turn struct {
	said  chat.Said
	fault string
}

// server speaks the wire format of a provider. It counts what it is sent.
type server struct {
	*httptest.Server
	format string
	turns  []turn
	last   turn // when the turns are used up

	mu       sync.Mutex
	requests []string // bodies
	paths    []string
	images   int
	tools    int
	keys     []string
}

func serve(t *testing.T, format string, turns ...turn) *server {
	t.Helper()
	s := &server{format: format, turns: turns, last: turn{fault: "500"}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.handle))
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// script reads the turns of a transcript: N.reply.json says something, N.fault fails.
func script(t *testing.T, name string) []turn {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []turn
	for _, part := range strings.Split(string(text), "\n-- ")[1:] {
		file, body, _ := strings.Cut(part, " --\n")
		if strings.HasSuffix(file, ".fault") {
			out = append(out, turn{fault: strings.TrimSpace(body)})
			continue
		}
		if strings.HasSuffix(file, ".reply.json") {
			said, err := recorded.Reply([]byte(body))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out = append(out, turn{said: said})
		}
	}
	return out
}

func (s *server) base() string {
	if s.format == "openai" {
		return s.URL + "/v1"
	}
	return s.URL
}

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.paths = append(s.paths, r.URL.Path)
	for _, name := range []string{"Authorization", "X-Api-Key", "X-Goog-Api-Key"} {
		if key := r.Header.Get(name); key != "" {
			s.keys = append(s.keys, key)
		}
	}
	if r.Method == http.MethodGet {
		s.mu.Unlock()
		s.describe(w, r)
		return
	}
	s.requests = append(s.requests, string(body))
	s.count(body)
	next := s.last
	if len(s.turns) > 0 {
		next, s.turns = s.turns[0], s.turns[1:]
	}
	s.mu.Unlock()
	if next.fault != "" {
		s.fail(w, r, next.fault)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for _, event := range events(s.format, next.said) {
		fmt.Fprint(w, event)
		w.(http.Flusher).Flush()
	}
}

// count looks at the pictures and tools of a request.
func (s *server) count(body []byte) {
	text := string(body)
	s.images += strings.Count(text, `"type":"image_url"`) + strings.Count(text, `"type":"image"`) + strings.Count(text, `"inlineData":`)
	if strings.Contains(text, `"tools":`) {
		s.tools++
	}
}

func (s *server) describe(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch {
	case s.format == "openai" && strings.HasSuffix(r.URL.Path, "/models"):
		fmt.Fprint(w, `{"object":"list","data":[{"id":"made","object":"model","created":1,"owned_by":"us","max_model_len":40000}]}`)
	case s.format == "anthropic":
		fmt.Fprint(w, `{"type":"model","id":"made","display_name":"Made","created_at":"2026-01-01T00:00:00Z","max_input_tokens":40000,"max_tokens":8000}`)
	case s.format == "gemini":
		fmt.Fprint(w, `{"name":"models/made","inputTokenLimit":40000,"outputTokenLimit":8000}`)
	default:
		http.NotFound(w, r)
	}
}

func (s *server) fail(w http.ResponseWriter, r *http.Request, fault string) {
	kind, detail, _ := strings.Cut(fault, " ")
	switch kind {
	case "429":
		w.Header().Set("Retry-After", "7")
		http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
	case "html":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<html><title>Welcome</title><body>hello</body></html>")
	case "garbage":
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, "data: {\"choices\":[{\"delta\":\x00\xff 1e371 NaN\n\n\x01\x02")
	case "empty":
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, map[string]string{"openai": `{"id":"x","object":"chat.completion","choices":[]}`, "anthropic": `{"id":"x","type":"message","content":[]}`, "gemini": `{"candidates":[]}`}[s.format])
	case "nothing":
		w.Header().Set("Content-Type", "text/event-stream")
	case "cut":
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Content-Length", "100000")
		fmt.Fprint(w, events(s.format, chat.Said{Text: "I think that the"})[0])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	case "slow":
		w.Header().Set("Content-Type", "text/event-stream")
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
		case <-time.After(20 * time.Second):
		}
	case "redirect":
		http.Redirect(w, r, detail, http.StatusTemporaryRedirect)
	case "echo": // a server that quotes the key it was given
		http.Error(w, fmt.Sprintf(`{"error":{"message":"bad key %s%s%s"}}`, r.Header.Get("Authorization"), r.Header.Get("X-Api-Key"), r.Header.Get("X-Goog-Api-Key")), http.StatusUnauthorized)
	default:
		status := 500
		fmt.Sscanf(kind, "%d", &status)
		if detail == "" {
			detail = "out of order"
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"error":{"message":%q}}`, detail)
	}
}

// events writes a reply in a provider's stream.
func events(format string, said chat.Said) []string {
	var out []string
	data := func(name string, value any) {
		text, _ := json.Marshal(value)
		if name != "" {
			out = append(out, fmt.Sprintf("event: %s\ndata: %s\n\n", name, text))
			return
		}
		out = append(out, fmt.Sprintf("data: %s\n\n", text))
	}
	type m = map[string]any
	switch format {
	case "openai":
		chunk := func(delta m, finish any) {
			data("", m{"id": "x", "object": "chat.completion.chunk", "model": "made", "choices": []m{{"index": 0, "delta": delta, "finish_reason": finish}}})
		}
		for _, piece := range pieces(said.Text) {
			chunk(m{"content": piece}, nil)
		}
		for i, call := range said.Calls {
			chunk(m{"tool_calls": []m{{"index": i, "id": call.ID, "type": "function", "function": m{"name": call.Name, "arguments": ""}}}}, nil)
			for _, piece := range pieces(call.Arguments) {
				chunk(m{"tool_calls": []m{{"index": i, "function": m{"arguments": piece}}}}, nil)
			}
		}
		chunk(m{}, map[chat.Stop]string{chat.TooLong: "length", chat.Filtered: "content_filter"}[said.Stop]+map[bool]string{true: "stop"}[said.Stop == "" || said.Stop == chat.Ended])
		data("", m{"id": "x", "object": "chat.completion.chunk", "choices": []m{}, "usage": m{"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}})
		out = append(out, "data: [DONE]\n\n")
	case "anthropic":
		data("message_start", m{"type": "message_start", "message": m{"id": "x", "type": "message", "role": "assistant", "model": "made", "content": []m{}, "usage": m{"input_tokens": 1000, "output_tokens": 1}}})
		index := 0
		if said.Text != "" {
			data("content_block_start", m{"type": "content_block_start", "index": 0, "content_block": m{"type": "text", "text": ""}})
			for _, piece := range pieces(said.Text) {
				data("content_block_delta", m{"type": "content_block_delta", "index": 0, "delta": m{"type": "text_delta", "text": piece}})
			}
			data("content_block_stop", m{"type": "content_block_stop", "index": 0})
			index++
		}
		for _, call := range said.Calls {
			data("content_block_start", m{"type": "content_block_start", "index": index, "content_block": m{"type": "tool_use", "id": call.ID, "name": call.Name, "input": m{}}})
			for _, piece := range pieces(call.Arguments) {
				data("content_block_delta", m{"type": "content_block_delta", "index": index, "delta": m{"type": "input_json_delta", "partial_json": piece}})
			}
			data("content_block_stop", m{"type": "content_block_stop", "index": index})
			index++
		}
		reason := map[chat.Stop]string{chat.TooLong: "max_tokens", chat.Filtered: "refusal", "": "end_turn", chat.Ended: "end_turn"}[said.Stop]
		data("message_delta", m{"type": "message_delta", "delta": m{"stop_reason": reason}, "usage": m{"output_tokens": 200}})
		data("message_stop", m{"type": "message_stop"})
	case "gemini":
		var parts []m
		for _, piece := range pieces(said.Text) {
			data("", m{"candidates": []m{{"content": m{"role": "model", "parts": []m{{"text": piece}}}}}})
		}
		for _, call := range said.Calls {
			parts = append(parts, m{"functionCall": m{"id": call.ID, "name": call.Name, "args": json.RawMessage(objectOr(call.Arguments))}, "thoughtSignature": "c2lnbmVk"})
		}
		reason := map[chat.Stop]string{chat.TooLong: "MAX_TOKENS", chat.Filtered: "SAFETY", "": "STOP", chat.Ended: "STOP"}[said.Stop]
		data("", m{"modelVersion": "made", "candidates": []m{{"content": m{"role": "model", "parts": parts}, "finishReason": reason}}, "usageMetadata": m{"promptTokenCount": 1000, "candidatesTokenCount": 200}})
	}
	return out
}

// objectOr is a JSON object, or one around a text that is none: this format has no other way to be wrong.
func objectOr(text string) string {
	if json.Valid([]byte(text)) && strings.HasPrefix(strings.TrimSpace(text), "{") {
		return text
	}
	quoted, _ := json.Marshal(text)
	return fmt.Sprintf(`{"text":%s}`, quoted)
}

func pieces(text string) []string {
	var out []string
	for size := max(1, len(text)/5); len(text) > 0; {
		n := min(size, len(text))
		out = append(out, text[:n])
		text = text[n:]
	}
	return out
}
