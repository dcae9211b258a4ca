package presenter

import (
	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// layer is one of the things that lie over or inside a material's surface.
type layer struct {
	key, title, help string
	has              func(*scene.Material) bool
	add              func(*scene.Material) // with values that show
	remove           func(*scene.Material)
	fields           func(layerFields) []Field
}

// layers lists them in the order of the inspector.
func layers() []layer {
	white := geom.Color{1, 1, 1}
	return []layer{
		{
			"coat", "Clearcoat", "A clear coat over everything, as lacquer",
			func(m *scene.Material) bool { return m.Clearcoat != nil },
			func(m *scene.Material) { m.Clearcoat = &scene.Clearcoat{Factor: 1, Roughness: 0.05, NormalScale: 1} },
			func(m *scene.Material) { m.Clearcoat = nil }, layerFields.coat,
		},
		{
			"sheen", "Sheen", "The soft shine of cloth at grazing angles",
			func(m *scene.Material) bool { return m.Sheen != nil },
			func(m *scene.Material) { m.Sheen = &scene.Sheen{Color: white.Scale(0.4), Roughness: 0.4} },
			func(m *scene.Material) { m.Sheen = nil }, layerFields.sheen,
		},
		{
			"through", "Transmission", "Light that goes through, as with glass",
			func(m *scene.Material) bool { return m.Transmission != nil },
			func(m *scene.Material) { m.Transmission = &scene.Transmission{Factor: 1} },
			func(m *scene.Material) { m.Transmission, m.Volume = nil, nil }, layerFields.through,
		},
		{
			"reflection", "Reflection", "How strongly a surface that is no metal mirrors",
			func(m *scene.Material) bool { return m.Specular != nil || m.IOR != 0 },
			func(m *scene.Material) { m.Specular = &scene.Specular{Factor: 1, Color: white} },
			func(m *scene.Material) { m.Specular, m.IOR = nil, 0 }, layerFields.reflection,
		},
		{
			"stretch", "Anisotropy", "Stretched highlights, as on brushed metal",
			func(m *scene.Material) bool { return m.Anisotropy != nil },
			func(m *scene.Material) { m.Anisotropy = &scene.Anisotropy{Strength: 0.6} },
			func(m *scene.Material) { m.Anisotropy = nil }, layerFields.stretch,
		},
	}
}

// addLayerField offers the layers that a material does not have.
func addLayerField(m *scene.Material) []Field {
	among := []Choice{{"", "—"}}
	for _, l := range layers() {
		if !l.has(m) {
			among = append(among, Choice{l.key, l.title})
		}
	}
	if len(among) == 1 {
		return nil
	}
	f := objects[*scene.Material]{[]*scene.Material{m}}.choice("Add layer", among, func(*scene.Material) string { return "" },
		func(m *scene.Material, key string) action.Action {
			return layerFields{m: m}.set(func(m *scene.Material) {
				for _, l := range layers() {
					if l.key == key && !l.has(m) {
						l.add(m)
					}
				}
			})
		})
	f.Help = "Lacquer, cloth, glass, brushed metal"
	return []Field{f}
}

// layerSections has a section for every layer of a material, folded when there are several.
func layerSections(m *scene.Material, store *asset.Store) []Section {
	var out []Section
	for _, l := range layers() {
		if !l.has(m) {
			continue
		}
		fields := layerFields{m, store}
		on := fields.one().toggle("On", func(*scene.Material) bool { return true }, func(m *scene.Material, _ bool) action.Action {
			return layerFields{m: m}.set(l.remove)
		})
		on.Help = l.help
		out = append(out, Section{Key: l.key + " " + string(m.ID), Title: l.title + " · " + m.Name, Fields: append(l.fields(fields), on)})
	}
	for i := range out {
		out[i].Folded = len(out) > 1
	}
	return out
}

// layerFields makes the fields of a material's layers.
type layerFields struct {
	m     *scene.Material
	store *asset.Store
}

func (l layerFields) one() objects[*scene.Material] {
	return objects[*scene.Material]{[]*scene.Material{l.m}}
}

func (l layerFields) set(edit func(*scene.Material)) action.Action {
	changed := l.m.Clone()
	edit(&changed)
	return action.SetMaterialParameters{Material: changed}
}

// number is a field of what part finds in a material.
func (l layerFields) number(label string, unit Unit, low, high float64, part func(*scene.Material) *float64) Field {
	return l.one().number(label, unit, low, high, func(m *scene.Material) float64 { return *part(m) },
		func(m *scene.Material, v float64) action.Action {
			return layerFields{m: m}.set(func(m *scene.Material) { *part(m) = v })
		})
}

func (l layerFields) color(label string, part func(*scene.Material) *geom.Color) Field {
	return l.one().color(label, func(m *scene.Material) geom.Color { return *part(m) },
		func(m *scene.Material, v geom.Color) action.Action {
			return layerFields{m: m}.set(func(m *scene.Material) { *part(m) = v })
		})
}

// maps adds the textures among pairs of a label and a reference.
func (l layerFields) maps(fields []Field, labels []string, refs ...*scene.TextureRef) []Field {
	for i, ref := range refs {
		fields = append(fields, textureField(labels[i], ref, l.store)...)
	}
	return fields
}

func (l layerFields) coat() []Field {
	fields := []Field{
		l.number("Amount", Plain, 0, 1, func(m *scene.Material) *float64 { return &m.Clearcoat.Factor }),
		l.number("Roughness", Plain, 0, 1, func(m *scene.Material) *float64 { return &m.Clearcoat.Roughness }),
	}
	c := l.m.Clearcoat
	if c.NormalTexture != nil {
		fields = append(fields, l.number("Bumps", Plain, 0, 10, func(m *scene.Material) *float64 { return &m.Clearcoat.NormalScale }))
	}
	return l.maps(fields, []string{"Amount map", "Roughness map", "Normal map"}, c.Texture, c.RoughnessTexture, c.NormalTexture)
}

func (l layerFields) sheen() []Field {
	return l.maps([]Field{
		l.color("Colour", func(m *scene.Material) *geom.Color { return &m.Sheen.Color }),
		l.number("Roughness", Plain, 0, 1, func(m *scene.Material) *float64 { return &m.Sheen.Roughness }),
	}, []string{"Colour map", "Roughness map"}, l.m.Sheen.ColorTexture, l.m.Sheen.RoughnessTexture)
}

func (l layerFields) stretch() []Field {
	return l.maps([]Field{
		l.number("Strength", Plain, 0, 1, func(m *scene.Material) *float64 { return &m.Anisotropy.Strength }),
		l.number("Turn", Degrees, 0, 0, func(m *scene.Material) *float64 { return &m.Anisotropy.Rotation }),
	}, []string{"Direction map"}, l.m.Anisotropy.Texture)
}

// through has the volume's fields too; a material gets its volume with the first edit of one.
func (l layerFields) through() []Field {
	volume := func(m *scene.Material) *scene.Volume {
		if m.Volume != nil {
			return m.Volume
		}
		return &scene.Volume{AttenuationColor: geom.Color{1, 1, 1}}
	}
	edit := func(m *scene.Material, change func(*scene.Volume)) action.Action {
		return layerFields{m: m}.set(func(m *scene.Material) {
			m.Volume = volume(m)
			change(m.Volume)
		})
	}
	thickness := l.one().number("Thickness", Metres, 0, 1e3, func(m *scene.Material) float64 { return volume(m).ThicknessM },
		func(m *scene.Material, v float64) action.Action {
			return edit(m, func(inside *scene.Volume) { inside.ThicknessM = v })
		})
	thickness.Help = "What light crosses inside; 0 is a thin wall that bends nothing"
	fades := l.one().number("Tint after", Metres, 0, 1e6, func(m *scene.Material) float64 { return volume(m).AttenuationDistanceM },
		func(m *scene.Material, v float64) action.Action {
			return edit(m, func(inside *scene.Volume) { inside.AttenuationDistanceM = v })
		})
	fades.Help = "The way after which white light has the tint; 0 is never"
	tint := l.one().color("Tint", func(m *scene.Material) geom.Color { return volume(m).AttenuationColor },
		func(m *scene.Material, v geom.Color) action.Action {
			return edit(m, func(inside *scene.Volume) { inside.AttenuationColor = v })
		})
	amount := l.number("Amount", Plain, 0, 1, func(m *scene.Material) *float64 { return &m.Transmission.Factor })
	return l.maps([]Field{amount, thickness, tint, fades}, []string{"Amount map", "Thickness map"}, l.m.Transmission.Texture, volume(l.m).ThicknessTexture)
}

func (l layerFields) reflection() []Field {
	specular := func(m *scene.Material) *scene.Specular {
		if m.Specular != nil {
			return m.Specular
		}
		return &scene.Specular{Factor: 1, Color: geom.Color{1, 1, 1}}
	}
	edit := func(m *scene.Material, change func(*scene.Specular)) action.Action {
		return layerFields{m: m}.set(func(m *scene.Material) {
			m.Specular = specular(m)
			change(m.Specular)
		})
	}
	index := l.one().number("Index", Plain, 1, scene.MaxIOR, (*scene.Material).IndexOfRefraction,
		func(m *scene.Material, v float64) action.Action {
			return layerFields{m: m}.set(func(m *scene.Material) { m.IOR = v })
		})
	index.Help = "Index of refraction: water 1.33, glass 1.5, diamond 2.4"
	return l.maps([]Field{
		index,
		l.one().number("Strength", Plain, 0, 1, func(m *scene.Material) float64 { return specular(m).Factor },
			func(m *scene.Material, v float64) action.Action {
				return edit(m, func(s *scene.Specular) { s.Factor = v })
			}),
		l.one().color("Colour", func(m *scene.Material) geom.Color { return specular(m).Color },
			func(m *scene.Material, v geom.Color) action.Action {
				return edit(m, func(s *scene.Specular) { s.Color = v })
			}),
	}, []string{"Strength map", "Colour map"}, specular(l.m).Texture, specular(l.m).ColorTexture)
}
