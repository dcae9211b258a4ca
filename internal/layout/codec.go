package layout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"scenograph/internal/scene"
)

// Info describes one verb.
type Info struct {
	Kind string
	Doc  string
	Type reflect.Type
}

// Kinds lists every verb, in a fixed order.
func Kinds() []Info {
	return []Info{
		info(On{}, "stands on another thing's upward surface"),
		info(AgainstWall{}, "has its back to a wall"),
		info(InCorner{}, "stands in a corner of the room"),
		info(Beside{}, "stands next to another thing, turned the same way"),
		info(InFrontOf{}, "stands before another thing's front"),
		info(Behind{}, "stands behind another thing's back"),
		info(Facing{}, "turns its front to another thing"),
		info(Around{}, "stands, with its like, around another thing and looks at it"),
		info(Near{}, "stands close to another thing"),
		info(ByWindow{}, "stands close to a window"),
		info(HungOnWall{}, "hangs on a wall"),
		info(HungFromCeiling{}, "hangs from the ceiling"),
		info(Under{}, "lies or stands below another thing"),
		info(CentredIn{}, "has its middle at that of the room or of another thing"),
	}
}

func info(v Verb, doc string) Info { return Info{Kind: v.Kind(), Doc: doc, Type: reflect.TypeOf(v)} }

// Encode writes a verb as {"verb": kind, …}.
func Encode(v Verb) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("layout: verb %s: %w", v.Kind(), err)
	}
	head := fmt.Appendf(nil, `{"verb":%q`, v.Kind())
	if string(body) != "{}" {
		head = append(append(head, ','), body[1:len(body)-1]...)
	}
	return append(head, '}'), nil
}

// Decode reads what Encode wrote. Unknown verbs and fields are errors.
func Decode(text []byte) (Verb, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, fmt.Errorf("layout: a verb must be an object: %w", err)
	}
	var kind string
	if err := json.Unmarshal(fields["verb"], &kind); err != nil {
		return nil, fmt.Errorf(`layout: a verb needs "verb": its kind as a string`)
	}
	kinds := Kinds()
	at := slices.IndexFunc(kinds, func(i Info) bool { return i.Kind == kind })
	if at < 0 {
		return nil, fmt.Errorf("layout: unknown verb %q", kind)
	}
	delete(fields, "verb")
	rest, err := json.Marshal(fields)
	if err != nil {
		return nil, fmt.Errorf("layout: verb %s: %w", kind, err)
	}
	value := reflect.New(kinds[at].Type)
	decoder := json.NewDecoder(bytes.NewReader(rest))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(value.Interface()); err != nil {
		return nil, fmt.Errorf("layout: verb %s: %w", kind, err)
	}
	return value.Elem().Interface().(Verb), nil
}

// Schema is the JSON Schema of any verb.
func Schema() (*jsonschema.Schema, error) {
	out := &jsonschema.Schema{Description: "a spatial relation of the thing that is placed"}
	for _, k := range Kinds() {
		s, err := jsonschema.ForType(k.Type, nil)
		if err != nil {
			return nil, fmt.Errorf("layout: schema of %s: %w", k.Kind, err)
		}
		s.Description = k.Doc
		if s.Properties == nil {
			s.Properties = map[string]*jsonschema.Schema{}
		}
		var word any = k.Kind
		s.Properties["verb"] = &jsonschema.Schema{Type: "string", Const: &word}
		s.Required = append([]string{"verb"}, s.Required...)
		out.OneOf = append(out.OneOf, s)
	}
	return out, nil
}

// RelationOf is the verb as a fact to be kept in the scene.
func RelationOf(id scene.RelationID, subject scene.NodeID, v Verb) scene.Relation {
	r := scene.Relation{ID: id, Kind: v.Kind(), Subject: subject, Object: v.Refers(), Hard: v.Required()}
	switch v := v.(type) {
	case AgainstWall:
		r.Detail, r.Metres = v.Wall, v.Gap
	case InCorner:
		r.Detail = v.Corner
	case Beside:
		r.Detail, r.Metres = string(v.Side), v.Gap
	case InFrontOf:
		r.Metres = v.Distance
	case Behind:
		r.Metres = v.Distance
	case Around:
		r.Metres = v.Gap
	case Near:
		r.Metres = v.Distance
	case ByWindow:
		r.Detail = v.Opening
	case HungOnWall:
		r.Detail, r.Metres = v.Wall, v.Height
	}
	return r
}

// leastHung is the lowest that anything hangs, metres: what is less was measured from the wall.
const leastHung = 0.1

// VerbOf is the inverse of RelationOf. It also reads the Detail of a Held, such as "wall 2".
func VerbOf(r *scene.Relation) (Verb, error) {
	strength := Strength{Hard: r.Hard}
	detail := r.Detail
	for _, word := range []string{"wall ", "corner ", "window "} {
		detail = strings.TrimPrefix(detail, word)
	}
	switch r.Kind {
	case "on":
		return On{Target: r.Object, Strength: strength}, nil
	case "against_wall":
		return AgainstWall{Wall: detail, Gap: r.Metres, Strength: strength}, nil
	case "in_corner":
		return InCorner{Corner: detail, Strength: strength}, nil
	case "beside":
		return Beside{Target: r.Object, Side: Side(detail), Gap: r.Metres, Strength: strength}, nil
	case "in_front_of":
		return InFrontOf{Target: r.Object, Distance: r.Metres, Strength: strength}, nil
	case "behind":
		return Behind{Target: r.Object, Distance: r.Metres, Strength: strength}, nil
	case "facing":
		return Facing{Target: r.Object, Strength: strength}, nil
	case "around":
		return Around{Target: r.Object, Gap: r.Metres, Strength: strength}, nil
	case "near":
		return Near{Target: r.Object, Distance: r.Metres, Strength: strength}, nil
	case "by_window":
		return ByWindow{Opening: detail, Strength: strength}, nil
	case "hung_on_wall":
		return HungOnWall{Wall: detail, Height: orZero(r.Metres, leastHung), Above: r.Object, Strength: strength}, nil
	case "hung_from_ceiling":
		return HungFromCeiling{Over: r.Object, Strength: strength}, nil
	case "under":
		return Under{Target: r.Object, Strength: strength}, nil
	case "centred_in":
		return CentredIn{Target: r.Object, Strength: strength}, nil
	}
	return nil, fmt.Errorf("layout: relation %q: unknown kind %q", r.ID, r.Kind)
}
