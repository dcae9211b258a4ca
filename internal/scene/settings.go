package scene

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// SkyKind names where the light of the surroundings comes from.
type SkyKind string

// The kinds of sky.
const (
	ProceduralSky SkyKind = "procedural"
	ImageSky      SkyKind = "image"
	ColorSky      SkyKind = "color"
)

// Environment is the light around the scene and how the picture is exposed.
type Environment struct {
	Sky            SkyKind    `json:"sky" jsonschema:"procedural, image or color"`
	Image          asset.ID   `json:"image,omitempty" jsonschema:"image: an equirectangular texture, best a .hdr"`
	RotationRad    float64    `json:"rotationRad,omitempty" jsonschema:"image: turn about Z, radians"`
	Color          geom.Color `json:"color" jsonschema:"color: the uniform sky; procedural: its tint"`
	Intensity      float64    `json:"intensity" jsonschema:"factor on the sky's light; 1 is as measured"`
	SunAzimuthRad  float64    `json:"sunAzimuthRad" jsonschema:"procedural: direction to the sun, counter-clockwise from +X, radians"`
	SunAltitudeRad float64    `json:"sunAltitudeRad" jsonschema:"procedural: height of the sun over the horizon, radians"`
	SunLux         float64    `json:"sunLux" jsonschema:"procedural: illuminance of the sun in lux; 0 for no sun"`
	SunColor       geom.Color `json:"sunColor" jsonschema:"linear Rec.709"`
	ExposureEV     float64    `json:"exposureEV" jsonschema:"stops added to the picture; at 0 a luminance of 100 nits is drawn as 1 before tone mapping"`
	AutoExposure   bool       `json:"autoExposure,omitempty" jsonschema:"whether the picture is metered; exposureEV is added"`
	WhiteKelvin    float64    `json:"whiteKelvin,omitempty" jsonschema:"temperature of the light that looks white, 1500 to 20000; 0 for 6500"`
	WhiteTint      float64    `json:"whiteTint,omitempty" jsonschema:"moves that light from green (-1) to magenta (1)"`
	Bloom          float64    `json:"bloom,omitempty" jsonschema:"glow around bright things beyond the usual: -1 for none, 1 for twice as much, up to 9"`
}

// Settings is what belongs to the scene as a whole.
type Settings struct {
	Name        string      `json:"name" jsonschema:"what people read"`
	Prompt      string      `json:"prompt,omitempty" jsonschema:"what was asked for"`
	Environment Environment `json:"environment" jsonschema:"the whole new environment"`
	Checkpoints []string    `json:"checkpoints,omitempty"` // in the order they were named
}

// DefaultEnvironment is a soft late-morning sky with a low warm sun.
func DefaultEnvironment() Environment {
	return Environment{
		Sky: ProceduralSky, Color: geom.Color{1, 1, 1}, Intensity: 1,
		SunAzimuthRad: geom.Radians(60), SunAltitudeRad: geom.Radians(38), SunLux: 700, SunColor: geom.Color{1, 0.93, 0.82},
	}
}

// Relation is a stated spatial fact between nodes, kept so that people and policies can see why things stand where they do.
type Relation struct {
	ID      RelationID `json:"id" jsonschema:"unique and never changed"`
	Kind    string     `json:"kind" jsonschema:"on, against_wall, beside, in_front_of, facing, around, near, by_window, in_corner, …"`
	Subject NodeID     `json:"subject" jsonschema:"the node that is placed"`
	Object  NodeID     `json:"object,omitempty" jsonschema:"the node it refers to; a room for walls, windows and corners"`
	Detail  string     `json:"detail,omitempty" jsonschema:"such as a wall's index or an opening's id"`
	Metres  float64    `json:"metres,omitempty" jsonschema:"distance where the relation has one"`
	Hard    bool       `json:"hard,omitempty" jsonschema:"whether it must hold"`
	Weight  float64    `json:"weight,omitempty" jsonschema:"how much it counts against other relations; 0 for the usual 1"`
}
