package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"

	"scenograph/internal/action"
	"scenograph/internal/layout"
)

// Extent tells how much of the vocabulary a model is shown. A small context holds the larger steps alone.
type Extent int

// The extents.
const (
	Brief Extent = iota // the larger steps and removing
	Full                // every action that a model can be expected to write
)

// forPeople lists the actions that are a person's: what is kept from policies, and names of states.
func forPeople(kind string) bool {
	return slices.Contains([]string{"pin", "unpin", "set_lock", "name_checkpoint", "set_scene_info"}, kind)
}

// bulky lists actions that are understood but not shown: they name assets by hash or repeat whole materials, and their schemas are as
// long as those of all the others. Place, swap and paint stand for them.
func bulky(kind string) bool {
	return slices.Contains([]string{"add_node", "add_material", "set_material_parameters", "set_model"}, kind)
}

func inBrief(kind string) bool { return slices.Contains([]string{"remove_node", "rename_node"}, kind) }

// Shown lists the actions of an extent.
func Shown(extent Extent) []action.Info {
	return slices.DeleteFunc(action.Kinds(), func(i action.Info) bool {
		return forPeople(i.Kind) || bulky(i.Kind) || extent == Brief && !inBrief(i.Kind)
	})
}

// Vocabulary holds the JSON Schemas of an extent, in the part of JSON Schema that every provider reads.
type Vocabulary struct {
	Draft  json.RawMessage // of a Draft
	Answer json.RawMessage // of an Answer
	Hash   string          // of both, SHA-256
}

var vocabularies = [2]func() (Vocabulary, error){
	sync.OnceValues(func() (Vocabulary, error) { return vocabulary(Brief) }),
	sync.OnceValues(func() (Vocabulary, error) { return vocabulary(Full) }),
}

// Words returns an extent's vocabulary. It is made once.
func Words(extent Extent) (Vocabulary, error) { return vocabularies[extent]() }

func vocabulary(extent Extent) (Vocabulary, error) {
	step, err := stepSchema(extent)
	if err != nil {
		return Vocabulary{}, err
	}
	draft, err := schemaOf(Draft{}, step)
	if err != nil {
		return Vocabulary{}, err
	}
	answer, err := schemaOf(Answer{}, step)
	if err != nil {
		return Vocabulary{}, err
	}
	var v Vocabulary
	if v.Draft, err = Portable(draft); err != nil {
		return v, err
	}
	if v.Answer, err = Portable(answer); err != nil {
		return v, err
	}
	sum := sha256.Sum256(append(append([]byte{}, v.Draft...), v.Answer...))
	v.Hash = hex.EncodeToString(sum[:])
	return v, nil
}

func schemaOf(zero any, step *jsonschema.Schema) (*jsonschema.Schema, error) {
	s, err := jsonschema.ForType(reflect.TypeOf(zero), &jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{reflect.TypeFor[json.RawMessage](): step}})
	if err != nil {
		return nil, fmt.Errorf("steps: schema of %T: %w", zero, err)
	}
	return s, nil
}

// stepSchema is any one step of an extent.
func stepSchema(extent Extent) (*jsonschema.Schema, error) {
	verb, err := layout.Schema()
	if err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	out := &jsonschema.Schema{Description: "one step; its key action names the kind"}
	for _, w := range words() {
		s, err := jsonschema.ForType(reflect.TypeOf(w.zero), &jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{reflect.TypeFor[Relation](): verb}})
		if err != nil {
			return nil, fmt.Errorf("steps: schema of %s: %w", w.name, err)
		}
		name := any(w.name)
		s.Description = w.doc
		s.Properties["action"] = &jsonschema.Schema{Const: &name}
		s.Required = append([]string{"action"}, s.Required...)
		s.PropertyOrder = append([]string{"action"}, s.PropertyOrder...)
		out.AnyOf = append(out.AnyOf, s)
	}
	for _, info := range Shown(extent) {
		s, err := action.KindSchema(info)
		if err != nil {
			return nil, fmt.Errorf("steps: %w", err)
		}
		out.AnyOf = append(out.AnyOf, s)
	}
	return out, nil
}

// Portable writes a schema with what all providers and constrained samplers read: anyOf for oneOf, an enum of one for const, one type
// for a type or null, and bounds on lists and texts, without which a sampler that follows a schema may never come to an end.
func Portable(s *jsonschema.Schema) (json.RawMessage, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	return json.Marshal(simplified(value, false))
}

// simplified rewrites a schema, or with names set an object whose keys are properties and whose values are schemas.
func simplified(value any, names bool) any {
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	out := map[string]any{}
	for key, v := range object {
		switch {
		case names:
			out[key] = simplified(v, false)
		case key == "oneOf" || key == "anyOf":
			var all []any
			for _, one := range v.([]any) {
				all = append(all, simplified(one, false))
			}
			out["anyOf"] = all
		case key == "const":
			out["enum"], out["type"] = []any{v}, "string"
		case key == "properties":
			out[key] = simplified(v, true)
		case key == "items":
			out[key] = simplified(v, false)
		case key == "type":
			out[key] = oneType(v)
		case key == "title" || key == "$schema":
		default:
			out[key] = v
		}
	}
	if !names {
		bound(out)
	}
	return out
}

func oneType(v any) any {
	list, ok := v.([]any)
	if !ok {
		return v
	}
	for _, t := range list {
		if t != "null" {
			return t
		}
	}
	return v
}

func bound(s map[string]any) {
	switch s["type"] {
	case "array":
		if _, said := s["maxItems"]; !said {
			s["maxItems"] = maxSteps
		}
	case "string":
		if _, closed := s["enum"]; !closed {
			s["maxLength"] = 400
		}
	}
}
