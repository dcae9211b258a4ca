package studio

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/remote"
	"scenograph/internal/proposal"
)

const oddDraft = `{"label":"Büro 書房 🛋","steps":[{"action":"build_room","id":"study","kind":"office","width":4,"depth":3}]}`

// chunk is one event of OpenAI's stream with a delta.
func chunk(delta, finish string) string {
	if finish != "null" {
		finish = `"` + finish + `"`
	}
	return `data: {"id":"x","object":"chat.completion.chunk","model":"made","choices":[{"index":0,"delta":` + delta + `,"finish_reason":` + finish + `}]}` + "\n\n"
}

// oddCall is a delta with one tool call; fields is what stands beside its arguments.
func oddCall(fields, arguments string) string {
	text, _ := json.Marshal(arguments)
	return `{"tool_calls":[{` + fields + `"type":"function","function":{"name":"propose","arguments":` + string(text) + `}}]}`
}

// TestOddServers answers as servers do that speak OpenAI's format in their own way. Each answer is a proposal, or a plain word.
func TestOddServers(t *testing.T) {
	whole := chunk(oddCall(`"index":0,"id":"a",`, oddDraft), "null") + chunk(`{}`, "tool_calls")
	half := len(oddDraft) / 2
	second := strings.Replace(strings.Replace(oddDraft, "study", "den", 1), "Büro", "Den", 1)
	text, _ := json.Marshal(`{"proposals":[` + oddDraft + `]}`)
	for name, x := range map[string]struct {
		body      string
		header    map[string]string
		proposals int
		split     int // bytes in a piece; 0 sends all at once
	}{
		"split within letters":       {body: whole + "data: [DONE]\n\n", proposals: 1, split: 1},
		"choices empty, usage alone": {body: `data: {"id":"x","choices":[]}` + "\n\n" + whole + `data: {"id":"x","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7,"total_tokens":12}}` + "\n\ndata: [DONE]\n\n", proposals: 1},
		"choices null":               {body: `data: {"id":"x","choices":null}` + "\n\n" + whole, proposals: 1},
		"comments that keep alive":   {body: ": keep-alive\n\n: ping\n\n" + strings.ReplaceAll(whole, "\n\n", "\n\n: OPENROUTER PROCESSING\n\n"), proposals: 1},
		"lines end as on Windows":    {body: strings.ReplaceAll(whole, "\n", "\r\n") + "data: [DONE]\r\n\r\n", proposals: 1},
		"no blank after data":        {body: strings.ReplaceAll(whole, "data: ", "data:"), proposals: 1},
		"named events with ids":      {body: strings.ReplaceAll(whole, "data: ", "id: 7\nevent: message\nretry: 10\ndata: "), proposals: 1},
		"nulls":                      {body: chunk(`{"role":"assistant","content":null,"tool_calls":null,"refusal":null}`, "null") + whole, proposals: 1},
		"a call in pieces":           {body: chunk(oddCall(`"index":0,"id":"a",`, oddDraft[:half]), "null") + chunk(`{"tool_calls":[{"index":0,"function":{"arguments":`+quoted(oddDraft[half:])+`}}]}`, "null") + chunk(`{}`, "tool_calls"), proposals: 1},
		"two calls that alternate":   {body: chunk(oddCall(`"index":0,"id":"a",`, oddDraft[:half]), "null") + chunk(oddCall(`"index":1,"id":"b",`, second[:9]), "null") + chunk(`{"tool_calls":[{"index":0,"function":{"arguments":`+quoted(oddDraft[half:])+`}},{"index":1,"function":{"arguments":`+quoted(second[9:])+`}}]}`, "null") + chunk(`{}`, "tool_calls"), proposals: 2},
		"two calls without an index": {body: chunk(oddCall(`"id":"a",`, oddDraft), "null") + chunk(oddCall(`"id":"b",`, second), "null") + chunk(`{}`, "tool_calls"), proposals: 2},
		"arguments are an object":    {body: chunk(`{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"propose","arguments":`+oddDraft+`}}]}`, "null") + chunk(`{}`, "tool_calls"), proposals: 1},
		"content is a list":          {body: chunk(`{"content":[{"type":"text","text":`+string(text)+`}]}`, "null") + chunk(`{}`, "stop"), proposals: 1},
		"only [DONE] ends it":        {body: chunk(oddCall(`"index":0,"id":"a",`, oddDraft), "null") + "data: [DONE]\n\n", proposals: 1},
		"thoughts beside the answer": {body: chunk(`{"reasoning_content":"hmm {","content":""}`, "null") + whole, proposals: 1},
		"not streamed":               {body: `{"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"propose","arguments":` + quoted(oddDraft) + `}}]}}]}`, header: map[string]string{"Content-Type": "application/json"}, proposals: 1},
		"not streamed, an object":    {body: `{"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"propose","arguments":` + oddDraft + `}}]}}]}`, header: map[string]string{"Content-Type": "application/json"}, proposals: 1},
		"packed":                     {body: whole, header: map[string]string{"Content-Encoding": "gzip"}, proposals: 1},
		"arguments null":             {body: chunk(`{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"propose","arguments":null}}]}`, "null") + chunk(`{}`, "tool_calls")},
		"too long":                   {body: chunk(oddCall(`"index":0,"id":"a",`, oddDraft[:half]), "null") + chunk(`{}`, "length")},
		"an error with status 200":   {body: `{"error":{"message":"the model is loading","type":"server_error"}}`, header: map[string]string{"Content-Type": "application/json"}},
		"an error in the stream":     {body: `data: {"error":{"message":"out of memory","code":500}}` + "\n\n"},
		"an error as an event":       {body: "event: error\ndata: {\"message\":\"out of memory\"}\n\n"},
		"nothing but comments":       {body: ": ping\n\n: ping\n\n"},
		"a call number far too high": {body: chunk(oddCall(`"index":9999999,"id":"a",`, oddDraft), "null") + chunk(`{}`, "tool_calls")},
		"a call number below nought": {body: chunk(oddCall(`"index":-1,"id":"a",`, oddDraft), "null") + chunk(`{}`, "tool_calls")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &server{format: "openai"}
			s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodGet {
					s.describe(w, r)
					return
				}
				w.Header().Set("Content-Type", "text/event-stream")
				for k, v := range x.header {
					w.Header().Set(k, v)
				}
				body := []byte(x.body)
				if x.header["Content-Encoding"] != "" {
					var packed bytes.Buffer
					z := gzip.NewWriter(&packed)
					_, _ = z.Write(body)
					_ = z.Close()
					body = packed.Bytes()
				}
				for len(body) > 0 {
					n := len(body)
					if x.split > 0 {
						n = min(n, x.split)
					}
					_, _ = w.Write(body[:n])
					w.(http.Flusher).Flush()
					body = body[n:]
				}
			}))
			t.Cleanup(s.Close)
			got, _, err := perform(t, s, func(o *remote.Options) { o.Turns = 2 }).ask(t, proposal.Observation{})
			if len(got) != x.proposals {
				t.Fatalf("%d proposals, not %d: %v", len(got), x.proposals, err)
			}
			if x.proposals > 0 {
				if got[0].Label != "Büro 書房 🛋" {
					t.Errorf("the label is %q", got[0].Label)
				}
				return
			}
			var failure *chat.Failure
			var nothing *remote.NothingError
			if !errors.As(err, &failure) && !errors.As(err, &nothing) || strings.ContainsAny(fmt.Sprint(err), "\n\x00") {
				t.Errorf("said is %v", err)
			}
		})
	}
}

func quoted(text string) string {
	out, _ := json.Marshal(text)
	return string(out)
}
