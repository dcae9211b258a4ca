package catalog

import (
	"strings"
	"testing"
)

func TestSearchMaterials(t *testing.T) {
	for text, want := range map[string]string{
		"dark walnut": "dark walnut", "white marble with grey veins": "marble|statuario marble", "blue velvet": "blue velvet", "terracotta floor tiles": "terracotta tiles|terracotta hexagons",
		"oak": "oak", "oak floor": "oak planks|parquet|chevron parquet", "exposed brick": "brick|old brick", "green velvet": "green velvet", "black marble with gold veins": "portoro marble", "white marble with gold veins": "calacatta marble",
		"herringbone wood floor": "parquet|walnut parquet|pale parquet", "brushed stainless steel": "brushed steel", "corten": "rusty steel", "verdigris": "verdigris copper", "white subway tiles": "subway tiles", "metro tiles": "subway tiles|green subway tiles|blue subway tiles",
		"herringbone tweed": "herringbone wool|tweed", "moss wall": "moss|reindeer moss", "grey carpet": "carpet|charcoal carpet|carpet tiles", "red leather": "red leather", "chesterfield leather": "buttoned leather|dark brown leather", "gray concrete": "concrete", "zebrano": "zebrawood", "barn wood": "reclaimed wood|reclaimed planks",
		"polished concrete floor": "polished concrete", "checkerboard floor": "chequered marble|checkerboard linoleum", "hexagonal tiles": "hexagon tiles|black hexagon tiles|terracotta hexagons", "green wall paint": "wall paint +green", "sage green paint": "matte paint +sage|wall paint +sage|gloss paint +sage|satin paint +sage", "chipped paint": "chipped paint", "turquoise velvet": "velvet +turquoise", "navy blue wallpaper": "navy striped wallpaper",
		"cane": "cane webbing", "frosted glass": "frosted glass", "botanical wallpaper": "leaf wallpaper|dark botanical wallpaper", "gold": "gold", "rose gold": "rose gold", "white oak": "light oak", "light wood floor": "light planks|pale parquet|painted floorboards", "lawn": "grass", "stained concrete": "concrete|dark concrete|polished concrete|board-marked concrete",
		"black": "black marble|black ceramic|black plastic|black leather|black velvet|piano black|black metal|black ash|black brick|black granite|patent leather|rubber|ebony|screen|black tiles|charred wood|carbon fibre",
	} {
		found := newBuiltin("").FindMaterials(MaterialQuery{Text: text, Limit: 3})
		if len(found) == 0 {
			t.Errorf("%q finds nothing", text)
			continue
		}
		got := found[0].Preset.Name
		if found[0].Tint != "" {
			got += " +" + found[0].Tint
		}
		ok := false
		for _, w := range strings.Split(want, "|") {
			ok = ok || got == w
		}
		if !ok {
			t.Errorf("%q finds %q (%.3f), want %s; then %v", text, got, found[0].Score, want, names(found[1:]))
		}
	}
	for _, text := range []string{"", "unobtainium", "the of with", "a purple elephant dancing"} {
		if found := newBuiltin("").FindMaterials(MaterialQuery{Text: text, Limit: 3}); len(found) > 0 && text != "a purple elephant dancing" {
			t.Errorf("%q finds %v", text, names(found))
		}
	}
}

func names(found []MaterialMatch) (out []string) {
	for _, f := range found {
		out = append(out, f.Preset.Name+" "+f.Tint)
	}
	return out
}

func TestMaterialsAreFoundWhileTyping(t *testing.T) {
	for _, typed := range []string{"w", "wa", "waln", "walnut p"} {
		found := newBuiltin("").FindMaterials(MaterialQuery{Text: typed, Prefix: true})
		if len(typed) > 1 && len(found) == 0 {
			t.Errorf("%q finds nothing", typed)
		}
	}
	found := newBuiltin("").FindMaterials(MaterialQuery{Text: "marble", Families: []string{"stone"}})
	for _, f := range found {
		if f.Preset.Category != "stone" {
			t.Errorf("%s is of %s", f.Preset.Name, f.Preset.Category)
		}
	}
}

func FuzzSearchMaterials(f *testing.F) {
	for _, s := range []string{"dark walnut", "white marble with grey veins", "#ff00zz %s", "velvet velvet velvet", "\x00\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range newBuiltin("").FindMaterials(MaterialQuery{Text: text, Limit: 5, Prefix: true}) {
			if m.Score <= 0 {
				t.Errorf("%q: %s scores %g", text, m.Preset.Name, m.Score)
			}
		}
	})
}

func BenchmarkSearchMaterials(b *testing.B) {
	source := newBuiltin("")
	source.FindMaterials(MaterialQuery{Text: "oak"})
	for b.Loop() {
		source.FindMaterials(MaterialQuery{Text: "white marble with grey veins", Limit: 10})
	}
}
