package action

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// KindSchema returns the JSON Schema (2020-12) of one kind of action, the key "action" included.
func KindSchema(info Info) (*jsonschema.Schema, error) {
	s, err := jsonschema.ForType(reflect.TypeOf(info.Zero), &jsonschema.ForOptions{TypeSchemas: wordSchemas()})
	if err != nil {
		return nil, fmt.Errorf("action: schema of %s: %w", info.Kind, err)
	}
	kind := any(info.Kind)
	s.Title, s.Description = info.Kind, info.Summary
	if s.Properties == nil {
		s.Properties = map[string]*jsonschema.Schema{}
	}
	s.Properties["action"] = &jsonschema.Schema{Const: &kind}
	s.Required = append([]string{"action"}, s.Required...)
	s.PropertyOrder = append([]string{"action"}, s.PropertyOrder...)
	return s, nil
}

// Schema returns the JSON Schema of any one action.
func Schema() (*jsonschema.Schema, error) {
	out := &jsonschema.Schema{
		Schema:      "https://json-schema.org/draft/2020-12/schema",
		Title:       "Scenograph action",
		Description: "One atomic edit of a scene. Right-handed, Z up, metres, radians, kilograms.",
	}
	for _, info := range Kinds() {
		s, err := KindSchema(info)
		if err != nil {
			return nil, err
		}
		out.OneOf = append(out.OneOf, s)
	}
	return out, nil
}

// wordSchemas lists the closed vocabularies and the free-form JSON that reflection cannot see.
func wordSchemas() map[reflect.Type]*jsonschema.Schema {
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[json.RawMessage]():   {},
		reflect.TypeFor[scene.LightKind]():   words(scene.PointLight, scene.SpotLight, scene.DirectionalLight, scene.AreaLight),
		reflect.TypeFor[scene.Projection]():  words(scene.Perspective, scene.Orthographic),
		reflect.TypeFor[scene.BodyKind]():    words(scene.StaticBody, scene.DynamicBody, scene.KinematicBody),
		reflect.TypeFor[scene.AlphaMode]():   words(scene.Opaque, scene.Mask, scene.Blend),
		reflect.TypeFor[scene.SkyKind]():     words(scene.ProceduralSky, scene.ImageSky, scene.ColorSky),
		reflect.TypeFor[scene.Mount]():       words(scene.Mount(""), scene.OnFloor, scene.OnWall, scene.OnCeiling, scene.OnSurface, scene.FlatFloor),
		reflect.TypeFor[scene.Wrap]():        words(scene.Wrap(""), scene.Repeat, scene.Clamp, scene.Mirror),
		reflect.TypeFor[shell.OpeningKind](): words(shell.Door, shell.Window, shell.Passage),
		reflect.TypeFor[RoomSurface]():       words(FloorSurface, WallSurface, CeilingSurface, TrimSurface),
	}
}

func words[T ~string](allowed ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, w := range allowed {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}
