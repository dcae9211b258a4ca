package steps

import (
	"encoding/json"
	"strings"
)

// thoughts are the tags within which models think aloud before they answer.
var thoughts = []string{"think", "thinking", "thought", "reasoning"}

// spoken is a text without what was thought aloud: what follows the last end of a thought. The beginning may be missing, as some servers
// have it in the prompt; a thought without an end holds no answer.
func spoken(text string) string {
	for _, tag := range thoughts {
		if i := strings.LastIndex(text, "</"+tag+">"); i >= 0 {
			text = text[i+len(tag)+3:]
		}
		if before, _, open := strings.Cut(text, "<"+tag+">"); open {
			text = before
		}
	}
	return text
}

// listed makes a list of one of a proposal that came by itself.
func listed(answer []byte) []byte {
	var keys map[string]json.RawMessage
	if json.Unmarshal(answer, &keys) != nil || keys["steps"] == nil || keys["proposals"] != nil {
		return answer
	}
	return []byte(`{"proposals":[` + string(answer) + `]}`)
}
