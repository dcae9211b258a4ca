package chat

import (
	"bytes"
	"encoding/json"
)

// Object reads a schema of ours as the libraries want it.
func Object(schema json.RawMessage) map[string]any {
	out := map[string]any{}
	if json.Unmarshal(schema, &out) != nil {
		return map[string]any{"type": "object"}
	}
	return out
}

// Words reads a list of strings.
func Words(value any) []string {
	list, _ := value.([]any)
	var out []string
	for _, one := range list {
		if text, ok := one.(string); ok {
			out = append(out, text)
		}
	}
	return out
}

// ObjectText is a call's arguments when they are a JSON object, else an empty one: providers refuse a conversation in which an
// earlier call was none, and the answer to the call quotes what came.
func ObjectText(arguments string) string {
	var any map[string]json.RawMessage
	if json.Unmarshal([]byte(arguments), &any) != nil || any == nil {
		return "{}"
	}
	var out bytes.Buffer
	if json.Compact(&out, []byte(arguments)) != nil {
		return "{}"
	}
	return out.String()
}
