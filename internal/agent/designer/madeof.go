package designer

import (
	"slices"
	"strings"

	"scenograph/internal/scene"
)

// madeShare is how much of a thing's surface a material covers, at least, for the thing to be called made of it: a chair of wood with a
// seat of cloth is wooden, a sofa on wooden feet is not.
const madeShare = 0.4

// slotsOf lists the slots of a thing that wear one of the materials, when together they make it what it is; nil otherwise.
func (p *plan) slotsOf(t *thing, materials []string) []int {
	if t.node.Model == nil || len(materials) == 0 {
		return nil
	}
	var slots []int
	covered, whole := 0.0, 0.0
	for slot, area := range p.slotAreas(t.node) {
		whole += area
		if m, ok := p.now.Material(t.node.Model.Materials[slot]); ok && p.isOf(m, materials) {
			slots, covered = append(slots, slot), covered+area
		}
	}
	if covered < madeShare*whole {
		return nil
	}
	return slots
}

// isOf reports whether a material is one of those said, or of a family of that name.
func (p *plan) isOf(m *scene.Material, said []string) bool {
	name := strings.ToLower(m.Name)
	words := strings.Fields(name)
	preset, family := "", ""
	for _, made := range p.policy.source.Materials() {
		if known := strings.ToLower(made.Name); len(known) > len(preset) && (name == known || strings.HasPrefix(name, known+" ")) {
			preset, family = known, made.Category
		}
	}
	return slices.ContainsFunc(said, func(want string) bool {
		kind := strings.ToLower(presetFamily(want))
		return kind == family || slices.Contains(words, want) || slices.Contains(words, kind) || preset != "" && preset == presetOf[want] && kind == want
	})
}

// presetFamily is the family that a general word for a material means, or the word.
func presetFamily(word string) string {
	switch word {
	case "wooden", "timber":
		return "wood"
	case "metallic":
		return "metal"
	case "upholstered", "cloth":
		return "fabric"
	}
	return word
}
