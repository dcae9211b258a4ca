package studio

import (
	"math"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// weigh gives the nodes of an import that say nothing of their mass one: that of things of their kind in the catalogue, grown with
// their size, or else what their shape and materials weigh.
func weigh(store *asset.Store, source catalog.Source, actions []action.Action) error {
	names := map[scene.MaterialID]string{}
	for _, a := range actions {
		if m, ok := a.(action.AddMaterial); ok {
			names[m.Material.ID] = m.Material.Name
		}
	}
	for i, a := range actions {
		add, ok := a.(action.AddNode)
		if !ok || add.Node.Model == nil || add.Node.Physics == nil || add.Node.Physics.MassKg > 0 {
			continue
		}
		massKg, from, err := massOf(store, source, &add.Node, names)
		if err != nil {
			return err
		}
		physics := *add.Node.Physics
		physics.MassKg, physics.MassSource = math.Max(0.001, significant(massKg)), from
		add.Node.Physics = &physics
		actions[i] = add
	}
	return nil
}

// significant rounds to four digits: a kettle's grams, a wardrobe's hundred grams.
func significant(x float64) float64 {
	if x <= 0 {
		return 0
	}
	per := math.Pow(10, 3-math.Floor(math.Log10(x)))
	return geom.Canonical(math.Round(x*per) / per)
}

func massOf(store *asset.Store, source catalog.Source, n *scene.Node, names map[scene.MaterialID]string) (massKg float64, from string, err error) {
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return 0, "", err
	}
	box, err := store.ModelBounds(n.Model.Asset)
	if err != nil {
		return 0, "", err
	}
	size := geom.MulVec3(box.Size(), n.Transform.Scale)
	volume := math.Abs(size[0] * size[1] * size[2])
	if e, ok := likeness(source, n); ok && volume > 0 {
		usual := e.Size[0] * e.Size[1] * e.Size[2]
		if ratio := volume / usual; ratio > 0.1 && ratio < 10 {
			return e.MassKg * math.Pow(ratio, 0.8), "category", nil
		}
	}
	var materials []string
	for _, id := range n.Model.Materials {
		materials = append(materials, names[id])
	}
	return rigid.Mass(store, model, n.Transform.Scale, materials)
}

// likeness finds what a node is called in the catalogue: by its category, or by the last words of its name.
func likeness(source catalog.Source, n *scene.Node) (catalog.Entry, bool) {
	var phrases []string
	if n.Semantics != nil && n.Semantics.Category != "" {
		phrases = append(phrases, n.Semantics.Category)
	}
	words := strings.FieldsFunc(strings.ToLower(n.Name), func(r rune) bool { return r < 'a' || r > 'z' })
	for len(words) > 0 && len(words[len(words)-1]) < 3 {
		words = words[:len(words)-1]
	}
	for _, last := range []int{2, 1} {
		if len(words) >= last {
			phrases = append(phrases, strings.Join(words[len(words)-last:], " "))
		}
	}
	for _, phrase := range phrases {
		for _, m := range source.Search(phrase, 1) {
			if m.Kind != catalog.Near && m.Entry.MassKg > 0 {
				return m.Entry, true
			}
		}
	}
	return catalog.Entry{}, false
}
