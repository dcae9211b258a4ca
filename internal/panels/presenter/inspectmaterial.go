package presenter

import (
	"cmp"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// maxMaterials keeps the inspector of a model with hundreds of slots usable.
const maxMaterials = 12

// materialSections has one section for every material that all the selected models share, or of the one that is selected.
func materialSections(s *scene.Snapshot, store *asset.Store, nodes []*scene.Node) []Section {
	var ids []scene.MaterialID
	for i, n := range nodes {
		used := materialsOf(n)
		if i == 0 {
			ids = used
			continue
		}
		ids = slices.DeleteFunc(ids, func(id scene.MaterialID) bool { return !slices.Contains(used, id) })
	}
	var sections []Section
	for _, id := range ids[:min(len(ids), maxMaterials)] {
		m, ok := s.Material(id)
		if !ok {
			continue
		}
		section := Section{Key: "material " + string(id), Title: "Material · " + m.Name, Fields: materialFields(m, store)}
		if len(nodes) == 1 {
			section.Fields = append(slotFields(s, store, nodes[0], id), section.Fields...)
		}
		sections = append(sections, section)
		if !m.Unlit {
			sections = append(sections, layerSections(m, store)...)
		}
	}
	return sections
}

func materialsOf(n *scene.Node) []scene.MaterialID {
	var ids []scene.MaterialID
	if n.Model != nil {
		ids = slices.Clone(n.Model.Materials)
	}
	if n.Room != nil {
		ids = []scene.MaterialID{n.Room.Floor, n.Room.Walls, n.Room.Ceil, n.Room.Trim}
	}
	seen := map[scene.MaterialID]bool{"": true}
	return slices.DeleteFunc(ids, func(id scene.MaterialID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

// slotFields lets a slot of the one selected model use another material of the scene.
func slotFields(s *scene.Snapshot, store *asset.Store, n *scene.Node, id scene.MaterialID) []Field {
	if n.Model == nil || store == nil {
		return nil
	}
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return nil
	}
	var fields []Field
	for slot, used := range n.Model.Materials {
		if used != id || slot >= len(model.Slots) {
			continue
		}
		f := objects[*scene.Node]{[]*scene.Node{n}}.choice(model.Slots[slot], materialChoices(s)[1:],
			func(n *scene.Node) string { return string(n.Model.Materials[slot]) },
			func(n *scene.Node, v string) action.Action {
				return action.SetMaterial{Node: n.ID, Slot: slot, Material: scene.MaterialID(v)}
			})
		f.Key, f.Help = fmt.Sprintf("slot %d", slot), "The material of this part of the model"
		fields = append(fields, f)
	}
	return fields
}

// materialChoices lists the scene's materials by name behind the plain default.
func materialChoices(s *scene.Snapshot) []Choice {
	choices := []Choice{{"", "Plain"}}
	for m := range s.Materials() {
		choices = append(choices, Choice{string(m.ID), m.Name})
	}
	slices.SortStableFunc(choices[1:], func(a, b Choice) int { return cmp.Compare(a.Label, b.Label) })
	return choices
}

func materialFields(m *scene.Material, store *asset.Store) []Field {
	o := objects[*scene.Material]{[]*scene.Material{m}}
	set := func(m *scene.Material, edit func(*scene.Material)) action.Action {
		changed := *m
		edit(&changed)
		return action.SetMaterialParameters{Material: changed}
	}
	number := func(label string, high float64, part func(*scene.Material) *float64) Field {
		return o.number(label, Plain, 0, high, func(m *scene.Material) float64 { return *part(m) },
			func(m *scene.Material, v float64) action.Action {
				return set(m, func(m *scene.Material) { *part(m) = v })
			})
	}
	fields := []Field{
		o.color("Base colour", func(m *scene.Material) geom.Color { return m.BaseColor },
			func(m *scene.Material, v geom.Color) action.Action {
				return set(m, func(m *scene.Material) { m.BaseColor = v })
			}),
		number("Roughness", 1, func(m *scene.Material) *float64 { return &m.Roughness }),
		number("Metallic", 1, func(m *scene.Material) *float64 { return &m.Metallic }),
		o.number("Opacity", Plain, 0, 1, func(m *scene.Material) float64 { return m.Opacity },
			func(m *scene.Material, v float64) action.Action {
				return set(m, func(m *scene.Material) {
					m.Opacity = v
					if v < 1 && m.AlphaMode == scene.Opaque {
						m.AlphaMode = scene.Blend
					}
				})
			}),
		o.color("Glow", func(m *scene.Material) geom.Color { return m.Emissive },
			func(m *scene.Material, v geom.Color) action.Action {
				return set(m, func(m *scene.Material) { m.Emissive = v })
			}),
		number("Glow strength", 1e6, func(m *scene.Material) *float64 { return &m.EmissiveStrength }),
		o.choice("Transparency", []Choice{{string(scene.Opaque), "Opaque"}, {string(scene.Mask), "Cut-out"}, {string(scene.Blend), "Blended"}},
			func(m *scene.Material) string { return string(m.AlphaMode) },
			func(m *scene.Material, v string) action.Action {
				return set(m, func(m *scene.Material) { m.AlphaMode = scene.AlphaMode(v) })
			}),
		o.toggle("Two-sided", func(m *scene.Material) bool { return m.DoubleSided },
			func(m *scene.Material, v bool) action.Action {
				return set(m, func(m *scene.Material) { m.DoubleSided = v })
			}),
	}
	if !m.Unlit {
		fields = append(fields, addLayerField(m)...)
	}
	return append(fields, textureFields(m, store)...)
}

func textureFields(m *scene.Material, store *asset.Store) []Field {
	var fields []Field
	for _, t := range []struct {
		label string
		ref   *scene.TextureRef
	}{
		{"Colour map", m.BaseColorTexture}, {"Rough/metal map", m.MetallicRoughnessTexture}, {"Normal map", m.NormalTexture},
		{"Occlusion map", m.OcclusionTexture}, {"Glow map", m.EmissiveTexture},
	} {
		fields = append(fields, textureField(t.label, t.ref, store)...)
	}
	return fields
}

// textureField describes the texture of a reference, if there is one.
func textureField(label string, ref *scene.TextureRef, store *asset.Store) []Field {
	if ref == nil || store == nil {
		return nil
	}
	text := "missing"
	if texture, err := store.Texture(ref.Texture); err == nil {
		text = fmt.Sprintf("%s, %d × %d", cmp.Or(texture.Name, "unnamed"), texture.Width, texture.Height)
	}
	return []Field{fact(label, text)}
}
