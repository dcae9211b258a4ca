package frame

import (
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// WindowGlass is the name of the material of panes to the outdoors.
const WindowGlass = "window glass"

// defaults are the materials of what names none.
type defaults struct {
	plain, floor, walls, ceiling, trim, glass, between, daylight, metal scene.Material
}

func newDefaults() defaults {
	d := defaults{
		plain:   scene.NewMaterial("", "plain", geom.Hex(0xB8B4AC)),
		floor:   scene.NewMaterial("", "light oak", geom.Hex(0xC39E72)),
		walls:   scene.NewMaterial("", "warm white plaster", geom.Hex(0xEFE9DF)),
		ceiling: scene.NewMaterial("", "white ceiling", geom.Hex(0xF4F2EC)),
		trim:    scene.NewMaterial("", "white trim", geom.Hex(0xF3F1EC)),
		glass:   scene.NewMaterial("", WindowGlass, geom.Color{0.9, 0.95, 0.95}),
		metal:   scene.NewMaterial("", "brushed steel", geom.Color{0.62, 0.6, 0.57}),
	}
	d.floor.Roughness = 0.45
	d.walls.Roughness = 0.92
	d.ceiling.Roughness = 0.95
	d.trim.Roughness = 0.5
	d.metal.Roughness, d.metal.Metallic = 0.35, 1
	d.daylight = scene.NewMaterial("", "window glass with the sky behind it", geom.Color{})
	d.daylight.Roughness, d.daylight.Opacity, d.daylight.AlphaMode = 0.05, 0.88, scene.Blend
	d.daylight.Emissive, d.daylight.EmissiveStrength = geom.Color{0.86, 0.94, 1}, 200
	d.glass.Roughness, d.glass.Opacity, d.glass.AlphaMode = 0.05, 0.12, scene.Blend
	d.between = d.glass
	d.between.Name = "glass between rooms"
	return d
}
