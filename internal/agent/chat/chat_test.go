package chat

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRetryAfterInSecondsAndAsADate(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"7": 7 * time.Second, "0.5": 500 * time.Millisecond, "Fri, 02 Jan 2026 03:05:05 GMT": time.Minute, "Fri, 02 Jan 2026 03:00:00 GMT": 0,
		"-3": 0, "soon": 0, "": 0, "1e99": 1e6 * time.Second,
	} {
		h := http.Header{}
		h.Set("Retry-After", text)
		if got := waitOf(h, now); got != want {
			t.Errorf("%q is %v and not %v", text, got, want)
		}
	}
}

func TestExplanationsAreOneBoundedLine(t *testing.T) {
	for body, want := range map[string]string{
		`{"error":{"message":"too long","code":"context_length_exceeded"}}`: "too long (context_length_exceeded)",
		`{"error":"model not found"}`:                                       "model not found",
		`[{"error":{"message":"bad key"}}]`:                                 "bad key",
		`{"detail":[{"msg":"field required"}]}`:                             "field required",
		"<html><title>502 Bad\nGateway</title></html>":                      "a web page: 502 Bad Gateway",
		"plain\x00 words\n on two lines":                                    "plain· words on two lines",
		"":                                                                  "",
	} {
		if got := Explanation([]byte(body)); got != want {
			t.Errorf("%q is explained as %q and not %q", body, got, want)
		}
	}
	if got := Explanation([]byte(strings.Repeat("x", 1<<20))); len(got) > 400 {
		t.Errorf("an explanation of %d bytes", len(got))
	}
}

func TestAKeyIsNeverPrinted(t *testing.T) {
	key := KeyFromEnv(func(name string) string { return map[string]string{"B": " secret-value "}[name] }, "A", "B")
	text, err := json.Marshal(map[string]any{"key": key})
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprintf("%v %+v %#v %s %q %s", key, key, key, key, key, text)
	if strings.Contains(said, "secret") || key.Reveal() != "secret-value" || key.From != "B" {
		t.Errorf("said %s", said)
	}
	if hidden := key.Hide("you sent secret-value!"); hidden != "you sent [key]!" {
		t.Error(hidden)
	}
}

func TestBaseURLs(t *testing.T) {
	for text, ok := range map[string]bool{
		"http://127.0.0.1:8080/v1/": true, "https://api.example.com": true, "ftp://x": false, "127.0.0.1:8080": false, "": false,
		"http://user:pass@host/v1": false, "http://host/v1?key=secret": false, "http://": false, "http://[::1]:1/v1": true,
	} {
		if _, err := ParseEndpoint(text, Key{}, DefaultLimits()); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAMeterKeepsItsCap(t *testing.T) {
	m := Meter{Price: Price{Input: 1, Output: 10}, CapUSD: 0.01}
	r := Request{System: strings.Repeat("x", 4000), Sampling: Sampling{MaxTokens: 4096}}
	for range 50 {
		most, err := m.Allow(r)
		if err != nil {
			if spent := m.Spent(); spent.USD > 0.01 || spent.USD < 0.005 {
				t.Errorf("stopped at $%v of $0.01", spent.USD)
			}
			return
		}
		m.Add(Usage{Input: 1000, Output: most})
	}
	t.Error("the cap never held")
}

func FuzzExplanation(f *testing.F) {
	f.Add([]byte(`{"error":{"message":"x"}}`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if text := Explanation(body); strings.ContainsAny(text, "\n\x00\x1b") {
			t.Errorf("%q", text)
		}
	})
}
