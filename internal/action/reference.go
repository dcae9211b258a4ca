package action

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// Reference returns the documentation of every action as Markdown, made from the same structs as the schema.
func Reference() (string, error) {
	var b strings.Builder
	b.WriteString("# Actions\n\n")
	b.WriteString("Every change to a scene is a list of these. `scenograph schema` prints the same as JSON Schema, `scenograph schema --markdown` prints this page.\n")
	b.WriteString("An action is one JSON object; its key `action` names the kind. Right-handed, Z up, metres, radians, kilograms; colours are linear Rec.709.\n")
	for _, info := range Kinds() {
		schema, err := KindSchema(info)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", info.Kind, info.Summary)
		WriteFields(&b, schema)
	}
	return b.String(), nil
}

// WriteFields writes a schema's properties as a table in Markdown. The key that names the kind is left out.
func WriteFields(b *strings.Builder, schema *jsonschema.Schema) {
	b.WriteString("| field | type | meaning |\n|-|-|-|\n")
	writeRows(b, schema, "")
}

// writeRows writes a row for each property and, indented by its path, for those of objects within.
func writeRows(b *strings.Builder, schema *jsonschema.Schema, prefix string) {
	for _, name := range propertyNames(schema) {
		if prefix == "" && (name == "action" || name == "verb") {
			continue
		}
		property := schema.Properties[name]
		optional := ""
		if !slices.Contains(schema.Required, name) {
			optional = ", optional"
		}
		fmt.Fprintf(b, "| `%s%s` | %s%s | %s |\n", prefix, name, typeOf(property), optional, property.Description)
		if inner := objectOf(property); inner != nil {
			writeRows(b, inner, prefix+name+".")
		}
	}
}

func propertyNames(schema *jsonschema.Schema) []string {
	if len(schema.PropertyOrder) > 0 {
		return schema.PropertyOrder
	}
	var names []string
	for name := range schema.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// objectOf returns the object a property is or is a list of, or nil.
func objectOf(s *jsonschema.Schema) *jsonschema.Schema {
	if s.Items != nil {
		s = s.Items
	}
	if len(s.Properties) == 0 {
		return nil
	}
	return s
}

func typeOf(s *jsonschema.Schema) string {
	if len(s.Enum) > 0 {
		return "one of several words"
	}
	kind := s.Type
	for _, t := range s.Types {
		if t != "null" {
			kind = t
		}
	}
	switch {
	case kind == "array" && s.Items != nil && s.MaxItems != nil:
		return fmt.Sprintf("%d × %s", *s.MaxItems, typeOf(s.Items))
	case kind == "array" && s.Items != nil:
		return "list of " + typeOf(s.Items)
	case kind == "":
		return "any JSON"
	}
	return kind
}
