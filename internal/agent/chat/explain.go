package chat

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// explanation is what a server says about a failure, in one bounded line. Providers write {"error":{"message":…}},
// {"error":"…"}, {"message":…}, {"detail":…}, lists of these, or plain text.
func explanation(body []byte, page bool) string {
	text := strings.TrimSpace(string(body))
	if page || strings.HasPrefix(text, "<") {
		return titleOf(text)
	}
	var value any
	if json.Unmarshal(body, &value) == nil {
		if said := messageIn(value, 0); said != "" {
			return Printable(said, 300)
		}
	}
	return Printable(text, 300)
}

func messageIn(value any, depth int) string {
	if depth > 4 {
		return ""
	}
	switch v := value.(type) {
	case string:
		return v
	case []any:
		for _, one := range v {
			if said := messageIn(one, depth+1); said != "" {
				return said
			}
		}
	case map[string]any:
		for _, name := range []string{"error", "message", "msg", "detail"} {
			said := messageIn(v[name], depth+1)
			if said == "" {
				continue
			}
			if code, ok := v["code"].(string); ok && name == "message" && !strings.Contains(said, code) {
				said += " (" + code + ")"
			}
			return said
		}
	}
	return ""
}

// titleOf is a web page's title, as far as it has one.
func titleOf(text string) string {
	_, rest, found := strings.Cut(text, "<title>")
	if !found {
		return "a web page"
	}
	title, _, _ := strings.Cut(rest, "</title>")
	return "a web page: " + Printable(title, 80)
}

// waitOf reads Retry-After, in seconds or as a date (RFC 9110, 10.2.3), and OpenAI's retry-after-ms.
func waitOf(h http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms > 0 && ms < 1e9 {
		return time.Duration(ms * float64(time.Millisecond))
	}
	text := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds > 0 {
		return time.Duration(min(seconds, 1e6) * float64(time.Second))
	}
	if at, err := http.ParseTime(text); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// Explanation is what a provider's JSON says about a failure, in one bounded line.
func Explanation(body []byte) string { return explanation(body, false) }
