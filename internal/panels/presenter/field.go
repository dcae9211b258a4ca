package presenter

import (
	"math"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/session"
)

// FieldKind says what a field edits and how it is drawn.
type FieldKind int

// The kinds of field.
const (
	NumberField FieldKind = iota
	VectorField           // three numbers
	ColorField
	ToggleField
	ChoiceField
	TextField
	FactField   // read only
	ButtonField // does what Want says; Text is what it is called
)

// Field is one line of the inspector.
type Field struct {
	Key   string // unique in its section
	Label string
	Help  string
	Kind  FieldKind
	Unit  Unit
	Low   float64 // numbers are kept between Low and High unless both are 0
	High  float64

	Number Mixed[float64]
	Vector [3]Mixed[float64]
	Color  Mixed[geom.Color] // linear Rec.709
	On     Mixed[bool]
	Text   Mixed[string]
	Chosen Mixed[string]
	Among  []Choice

	Said func(Value) string          // what the history calls the edit; nil for the label and the object's name
	Edit func(Value) []action.Action // nil when read only; the actions set every selected object
	Want func(Value) session.Intent  // instead of Edit, for what is more than actions; nothing is previewed
}

// Choice is one of a field's fixed values.
type Choice struct{ Value, Label string }

// Value is what a person put into a field. Of a vector only the component Axis is set.
type Value struct {
	Number float64
	Axis   int
	Color  geom.Color
	On     bool
	Text   string
}

// Mixed is a value that several objects share, or not.
type Mixed[T comparable] struct {
	Value  T // of the first object
	Varies bool
}

// mixedOf compares what get returns for every object.
func mixedOf[N any, T comparable](objects []N, get func(N) T) Mixed[T] {
	var m Mixed[T]
	for i, o := range objects {
		v := get(o)
		if i == 0 {
			m.Value = v
		} else if v != m.Value {
			m.Varies = true
		}
	}
	return m
}

// Section is a titled group of fields.
type Section struct {
	Key    string
	Title  string
	Fields []Field
	Folded bool // at first
}

// clamp keeps a number within the field's limits.
func (f *Field) clamp(v float64) float64 {
	if f.Low == 0 && f.High == 0 {
		return v
	}
	return geom.Clamp(v, f.Low, f.High)
}

// Limited keeps a number within the field's limits.
func (f *Field) Limited(v Value) Value {
	v.Number = f.clamp(v.Number)
	return v
}

// Called is what the history calls the edit of an object.
func (f *Field) Called(v Value, object string) string {
	if f.Said != nil {
		return f.Said(v)
	}
	return f.Label + " of " + object
}

// Apply is Edit with the limits kept; a number that is not finite changes nothing.
func (f *Field) Apply(v Value) []action.Action {
	if f.Edit == nil || math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
		return nil
	}
	v.Number = f.clamp(v.Number)
	return f.Edit(v)
}

// objects is the inspector's way to describe fields of several objects of one type at once.
type objects[N any] struct {
	list []N
}

func (o objects[N]) number(label string, unit Unit, low, high float64, get func(N) float64, set func(N, float64) action.Action) Field {
	return Field{
		Key: label, Label: label, Kind: NumberField, Unit: unit, Low: low, High: high, Number: mixedOf(o.list, get),
		Edit: o.edit(func(n N, v Value) action.Action { return set(n, v.Number) }),
	}
}

func (o objects[N]) vector(label string, unit Unit, get func(N) geom.Vec3, set func(N, geom.Vec3) action.Action) Field {
	f := Field{Key: label, Label: label, Kind: VectorField, Unit: unit}
	for axis := range 3 {
		f.Vector[axis] = mixedOf(o.list, func(n N) float64 { return get(n)[axis] })
	}
	f.Edit = o.edit(func(n N, v Value) action.Action {
		vector := get(n)
		vector[v.Axis] = v.Number
		return set(n, vector)
	})
	return f
}

func (o objects[N]) color(label string, get func(N) geom.Color, set func(N, geom.Color) action.Action) Field {
	return Field{
		Key: label, Label: label, Kind: ColorField, Color: mixedOf(o.list, get),
		Edit: o.edit(func(n N, v Value) action.Action { return set(n, v.Color) }),
	}
}

func (o objects[N]) toggle(label string, get func(N) bool, set func(N, bool) action.Action) Field {
	return Field{
		Key: label, Label: label, Kind: ToggleField, On: mixedOf(o.list, get),
		Edit: o.edit(func(n N, v Value) action.Action { return set(n, v.On) }),
	}
}

func (o objects[N]) choice(label string, among []Choice, get func(N) string, set func(N, string) action.Action) Field {
	return Field{
		Key: label, Label: label, Kind: ChoiceField, Among: among, Chosen: mixedOf(o.list, get),
		Edit: o.edit(func(n N, v Value) action.Action { return set(n, v.Text) }),
	}
}

func (o objects[N]) text(label string, get func(N) string, set func(N, string) action.Action) Field {
	return Field{
		Key: label, Label: label, Kind: TextField, Text: mixedOf(o.list, get),
		Edit: o.edit(func(n N, v Value) action.Action { return set(n, v.Text) }),
	}
}

func (o objects[N]) edit(set func(N, Value) action.Action) func(Value) []action.Action {
	return func(v Value) []action.Action {
		actions := make([]action.Action, 0, len(o.list))
		for _, n := range o.list {
			actions = append(actions, set(n, v))
		}
		return actions
	}
}

func fact(label, text string) Field {
	return Field{Key: label, Label: label, Kind: FactField, Text: Mixed[string]{Value: text}}
}
