package steps

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/chat"
)

// understand reads one step: a larger one, or an action.
func understand(text json.RawMessage) (name string, larger any, plain action.Action, err error) {
	if len(text) > maxBytes {
		return "", nil, nil, fmt.Errorf("it has %d bytes; %d are the most", len(text), maxBytes)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil || fields == nil {
		return "", nil, nil, fmt.Errorf("a step must be an object, not %s", chat.Printable(string(text), 60))
	}
	if err := json.Unmarshal(fields["action"], &name); err != nil || name == "" {
		return "", nil, nil, errors.New(`the key "action" must name the kind of step`)
	}
	for _, w := range words() {
		if w.name != name {
			continue
		}
		delete(fields, "action")
		body, err := json.Marshal(fields)
		if err != nil {
			return name, nil, nil, err
		}
		value := reflect.New(reflect.TypeOf(w.zero))
		if err := strictly(body, value.Interface()); err != nil {
			return name, nil, nil, err
		}
		return name, value.Elem().Interface(), nil, nil
	}
	if forPeople(name) {
		return name, nil, nil, fmt.Errorf("%s is left to people", name)
	}
	if plain, err = action.Decode(text); err != nil {
		return name, nil, nil, errors.New(unknown(name, err))
	}
	return name, nil, plain, nil
}

// unknown names what there is when a kind is not known.
func unknown(name string, err error) string {
	var names []string
	for _, w := range words() {
		names = append(names, w.name)
	}
	for _, info := range action.Kinds() {
		switch {
		case info.Kind == name:
			return trimmed(err)
		case !forPeople(info.Kind):
			names = append(names, info.Kind)
		}
	}
	return fmt.Sprintf("there is no action %q; there are %s", chat.Printable(name, 40), strings.Join(names, ", "))
}

// trimmed is an error without the names of the packages it came through.
func trimmed(err error) string {
	text := err.Error()
	for _, prefix := range []string{"action: ", "layout: ", "catalog: ", "query: ", "check: ", "scene: "} {
		text = strings.TrimPrefix(text, prefix)
	}
	return text
}
