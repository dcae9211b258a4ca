package studio

import (
	"errors"
	"strings"
	"testing"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/remote"
	"scenograph/internal/proposal"
)

// TestHowModelsWrite holds the ways in which models wrap an answer, or give none, against one proposal or a plain word about it.
func TestHowModelsWrite(t *testing.T) {
	draft := `{"label":"Build a study","steps":[{"action":"build_room","id":"study","kind":"office","width":4,"depth":3}]}`
	good := `{"proposals":[` + draft + `],"remark":"small"}`
	for name, x := range map[string]struct {
		text     string
		requests int
		nothing  bool
	}{
		"bare":                     {text: good, requests: 1},
		"fenced":                   {text: "Here you are:\n```json\n" + good + "\n```\nEnjoy!", requests: 1},
		"fence without a name":     {text: "```\n" + good + "\n```", requests: 1},
		"thinking before":          {text: "<think>The user wants {a study}. I could say {\"proposals\": []} but no.</think>\n" + good, requests: 1},
		"thinking with a fence":    {text: "<think>\n```json\n{\"proposals\":[{\"label\":\"no\"\n```\n</think>\n```json\n" + good + "\n```", requests: 1},
		"thinking that never ends": {text: "<think>Let me see. " + strings.Repeat("Hmm. ", 2000), requests: 4, nothing: true},
		"end of a thought alone":   {text: "so {a room} it is.</think>" + good, requests: 1},
		"prose around":             {text: "Sure. " + good + " Tell me if you want more.", requests: 1},
		"one draft":                {text: draft, requests: 1},
		"byte order mark":          {text: "\ufeff" + good, requests: 1},
		"refusal":                  {text: "I'm sorry, but I can't help with that.", requests: 4, nothing: true},
		"cut off":                  {text: good[:len(good)/2], requests: 4, nothing: true},
		"extra keys":               {text: strings.Replace(good, `"remark"`, `"confidence":0.9,"remark"`, 1), requests: 4, nothing: true},
		"unknown node":             {text: `{"proposals":[{"label":"x","steps":[{"action":"move","node":"nobody-7","at":[0,0]}]}]}`, requests: 4, nothing: true},
		"braces without end":       {text: strings.Repeat("{", 200000), requests: 4, nothing: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, "openai")
			s.last = turn{said: chat.Said{Text: x.text}}
			st := perform(t, s, nil)
			got, _, err := st.ask(t, proposal.Observation{})
			var nothing *remote.NothingError
			if x.nothing != errors.As(err, &nothing) || x.nothing == (len(got) == 1) || len(s.requests) != x.requests {
				t.Fatalf("%d proposals in %d requests, %v", len(got), len(s.requests), err)
			}
		})
	}
}
