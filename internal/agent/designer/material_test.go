package designer

import (
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
)

// What a prompt calls a material is found by the same search as the person's.
func TestPromptsNameMaterials(t *testing.T) {
	policy := New(asset.NewStore(), catalog.Builtin())
	for prompt, want := range map[string]map[string]string{
		"a living room with an oak floor, walls of exposed brick, a green velvet sofa and a marble coffee table": {"floor": "oak planks", "walls": "brick", "sofa": "green velvet", "coffee table": "marble"},
		"a kitchen with a white marble worktop with grey veins, terracotta floor tiles and zellige walls":        {"counter": "marble", "floor": "terracotta tiles", "walls": "zellige tiles"},
		"a bedroom with a dark walnut floor and botanical wallpaper":                                             {"floor": "walnut planks|walnut parquet", "walls": "leaf wallpaper|dark botanical wallpaper"},
		"a bathroom with green subway tiles on the walls and a travertine floor":                                 {"walls": "green subway tiles", "floor": "travertine tiles|travertine"},
		"a room with walls in old brick, a concrete floor, a calacatta marble table and a turquoise velvet sofa": {"walls": "old brick", "floor": "polished concrete|concrete", "table": "calacatta marble", "sofa": "velvet"},
		"an office with a wood floor, a rattan chair, a cognac leather sofa and a brass floor lamp":              {"floor": "oak planks|parquet", "armchair": "rattan", "sofa": "cognac leather", "floor lamp": "brass"},
		"a room with a white marble floor with grey veins":                                                       {"floor": "marble tiles|marble"},
		"a lobby with black marble walls with gold veins":                                                        {"walls": "portoro marble"},
	} {
		b := policy.words.Read(prompt)
		p := &plan{policy: policy, b: b}
		got := map[string]string{}
		for _, item := range b.Items {
			if len(item.Materials) > 0 {
				f, _ := p.thingMaterial(item.Looks, 0)
				got[item.Noun] = f.preset
			}
		}
		for i := range b.Surfaces {
			got[b.Surfaces[i].Part] = p.surfaceFinish(finish{"wall paint", ""}, &b.Surfaces[i]).preset
		}
		for what, preset := range want {
			if !oneOf(got[what], preset) {
				t.Errorf("%q: the %s is %q, want %s", prompt, what, got[what], preset)
			}
		}
	}
}

func oneOf(got, choices string) bool {
	for _, c := range strings.Split(choices, "|") {
		if got == c {
			return true
		}
	}
	return false
}
