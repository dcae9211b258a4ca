package action

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Strictly decodes one JSON object into a struct with its known fields alone. An unknown one is answered with those there are, so that
// whoever wrote it, person or model, can set it right.
func Strictly(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		return nil
	}
	field, unknown := strings.CutPrefix(err.Error(), "json: unknown field ")
	if names := fieldsOf(reflect.TypeOf(into)); unknown && !strings.Contains(field, "\n") && len(names) > 0 {
		return fmt.Errorf("there is no field %.80s here; there are %s", field, strings.Join(names, ", "))
	}
	return err
}

// fieldsOf lists the JSON names of a struct's fields, with those of what it embeds and of the structs within it.
func fieldsOf(t reflect.Type) []string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			out = append(out, fieldsOf(f.Type)...)
		case name != "-" && f.IsExported():
			if name == "" {
				name = f.Name
			}
			out = append(out, name)
		}
	}
	return out
}
