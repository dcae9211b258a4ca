package action

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// MaxEncoded bounds one action's JSON.
const MaxEncoded = 16 << 20

// Encode writes an action as one line of JSON whose first key is "action".
func Encode(a Action) ([]byte, error) {
	body, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("action: encode %s: %w", a.Kind(), err)
	}
	out := append([]byte(`{"action":"`), a.Kind()...)
	out = append(out, '"')
	if len(body) > 2 {
		out = append(out, ',')
	}
	return append(out, body[1:]...), nil
}

// Decode reads one action. Unknown kinds, unknown keys and trailing text are errors.
func Decode(text []byte) (Action, error) {
	if len(text) > MaxEncoded {
		return nil, fmt.Errorf("action: %d bytes are more than the %d allowed", len(text), MaxEncoded)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, fmt.Errorf("action: decode: %w", err)
	}
	var kind string
	if err := json.Unmarshal(fields["action"], &kind); err != nil {
		return nil, errors.New(`action: decode: the key "action" must name the kind`)
	}
	delete(fields, "action")
	for _, d := range definitions() {
		if d.kind != kind {
			continue
		}
		body, err := json.Marshal(fields)
		if err != nil {
			return nil, fmt.Errorf("action: decode %s: %w", kind, err)
		}
		a, err := d.decode(body)
		if err != nil {
			return nil, fmt.Errorf("action: decode %s: %w", kind, err)
		}
		return a, nil
	}
	return nil, fmt.Errorf("action: there is no action %.60q; \"scenograph schema\" lists them", kind)
}

func decodeAs[T Action](body []byte) (Action, error) {
	var value T
	if err := Strictly(body, &value); err != nil {
		return nil, err
	}
	return value, nil
}

// EncodeList writes a list as a JSON array.
func EncodeList(actions []Action) ([]byte, error) {
	parts := make([]json.RawMessage, len(actions))
	for i, a := range actions {
		text, err := Encode(a)
		if err != nil {
			return nil, err
		}
		parts[i] = text
	}
	return json.Marshal(parts)
}

// DecodeList reads a JSON array of actions, or one action a line (JSON Lines; empty lines and a byte-order mark are skipped).
func DecodeList(text []byte) ([]Action, error) {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	if len(trimmed) > 0 && trimmed[0] == '[' {
		var parts []json.RawMessage
		if err := json.Unmarshal(trimmed, &parts); err != nil {
			return nil, fmt.Errorf("action: decode: %w", err)
		}
		return decodeParts(parts, "entry")
	}
	var parts []json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(trimmed))
	for {
		var part json.RawMessage
		err := decoder.Decode(&part)
		if err == io.EOF {
			return decodeParts(parts, "action")
		}
		if err != nil {
			return nil, fmt.Errorf("action: decode: action %d: %w", len(parts)+1, err)
		}
		parts = append(parts, part)
	}
}

func decodeParts(parts []json.RawMessage, what string) ([]Action, error) {
	out := make([]Action, len(parts))
	for i, part := range parts {
		a, err := Decode(part)
		if err != nil {
			return nil, fmt.Errorf("%s %d: %w", what, i+1, err)
		}
		out[i] = a
	}
	return out, nil
}
