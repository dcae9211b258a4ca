package layout

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"scenograph/internal/action"
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
		info(Inside{}, "is put into another thing: a shelf, an open drawer"),
		info(Stack{}, "is stacked on another thing, middle over middle"),
		info(Above{}, "hangs over another thing"),
		info(FarFrom{}, "keeps away from another thing"),
		info(AlignedWith{}, "is turned as another thing and in line with it"),
		info(Row{}, "goes on with a row"),
		info(Grid{}, "stands in a cell of a grid"),
		info(Scatter{}, "is strewn about, not close to its like"),
		info(ClearOfDoor{}, "keeps off the floor before doors"),
		info(ClearOfWindow{}, "keeps away from windows"),
	}
}

// ToRoom reports whether a kind of relation is to the room and its parts alone, not to another thing.
func ToRoom(kind string) bool {
	switch kind {
	case "against_wall", "in_corner", "by_window", "hung_on_wall", "hung_from_ceiling", "clear_of_door", "clear_of_window", "scatter":
		return true
	}
	return false
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
		return nil, fmt.Errorf(`layout: a relation needs "verb", such as {"verb": %q}; there are %s`, Kinds()[0].Kind, kindNames())
	}
	kinds := Kinds()
	at := slices.IndexFunc(kinds, func(i Info) bool { return i.Kind == kind })
	if at < 0 {
		return nil, fmt.Errorf("layout: unknown verb %.60q; there are %s", kind, kindNames())
	}
	delete(fields, "verb")
	rest, err := json.Marshal(fields)
	if err != nil {
		return nil, fmt.Errorf("layout: verb %s: %w", kind, err)
	}
	value := reflect.New(kinds[at].Type)
	if err := action.Strictly(rest, value.Interface()); err != nil {
		return nil, fmt.Errorf("layout: verb %s: %w", kind, err)
	}
	return value.Elem().Interface().(Verb), nil
}

func kindNames() string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, k.Kind)
	}
	return strings.Join(names, ", ")
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
	r := scene.Relation{ID: id, Kind: v.Kind(), Subject: subject, Object: v.Refers(), Hard: v.Required(), Weight: weightOf(v)}
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
	case Above:
		r.Metres = v.Gap
	case FarFrom:
		r.Metres = v.Distance
	case Row:
		r.Metres = v.Gap
	case Grid:
		r.Detail = fmt.Sprintf("%d %d %g %g", v.Column, v.Row, v.Across, v.Along)
	case Scatter:
		r.Metres = v.Spacing
	case ClearOfDoor:
		r.Metres = v.Distance
	case ClearOfWindow:
		r.Metres = v.Distance
	}
	return r
}

// weightOf is the weight that was given, 0 for the usual.
func weightOf(v Verb) float64 {
	w := v.Weighs()
	if v.Required() {
		w /= 2
	}
	if w == 1 {
		return 0
	}
	return w
}

// leastHung is the lowest that anything hangs, metres: what is less was measured from the wall.
const leastHung = 0.1

// VerbOf is the inverse of RelationOf. It also reads the Detail of a Held, such as "wall 2".
func VerbOf(r *scene.Relation) (Verb, error) {
	strength := Strength{Hard: r.Hard, Weight: r.Weight}
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
	case "inside":
		return Inside{Target: r.Object, Strength: strength}, nil
	case "stack":
		return Stack{Target: r.Object, Strength: strength}, nil
	case "above":
		return Above{Target: r.Object, Gap: r.Metres, Strength: strength}, nil
	case "far":
		return FarFrom{Target: r.Object, Distance: r.Metres, Strength: strength}, nil
	case "aligned_with":
		return AlignedWith{Target: r.Object, Strength: strength}, nil
	case "row":
		return Row{After: r.Object, Gap: r.Metres, Strength: strength}, nil
	case "grid":
		g := Grid{First: r.Object, Strength: strength}
		if _, err := fmt.Sscanf(detail, "%d %d %g %g", &g.Column, &g.Row, &g.Across, &g.Along); err != nil {
			return nil, fmt.Errorf("layout: relation %q: a grid's detail is column, row and two distances, not %q", r.ID, r.Detail)
		}
		return g, nil
	case "scatter":
		return Scatter{Over: r.Object, Spacing: r.Metres, Strength: strength}, nil
	case "clear_of_door":
		return ClearOfDoor{Distance: r.Metres, Strength: strength}, nil
	case "clear_of_window":
		return ClearOfWindow{Distance: r.Metres, Strength: strength}, nil
	}
	return nil, fmt.Errorf("layout: relation %q: unknown kind %q", r.ID, r.Kind)
}
