package catalog

import (
	"cmp"
	"sync"

	"scenograph/internal/geom"
	"scenograph/internal/surface"
)

// MaterialPreset is a procedural material that any slot can wear.
type MaterialPreset struct {
	Name, Category string
	Tags           []string
	Color          geom.Color // linear; what the eye sees of it from afar
	Roughness      float64
	Metallic       float64
	ReachM         float64 // metres one repeat of its textures covers
	Origin         string  // the folder it was read from; "" for the catalogue's own
	DensityKgM3    float64 // of what is modelled in it: foam for upholstery, thin sheet counted as solid for metal

	recipe *surface.Recipe
}

// Materials lists the presets, grouped by category. The slice is shared: do not change it.
var Materials = sync.OnceValue(func() []MaterialPreset {
	recipes := surface.All()
	out := make([]MaterialPreset, len(recipes))
	for i := range recipes {
		r := &recipes[i]
		look := r.Glance(29)
		out[i] = MaterialPreset{Name: r.Name, Category: r.Family, Tags: r.Words, Color: look.Mean, Roughness: look.Rough, Metallic: look.Metal, ReachM: r.Reach,
			DensityKgM3: cmp.Or(densityOf[r.Name], densityOf["family "+r.Family], 800), recipe: r}
	}
	return out
})

// densityOf gives kg/m³ by family, and by name where a material is not like its family.
var densityOf = map[string]float64{
	"family wood": 650, "family floor": 900, "family tile": 2200, "family stone": 2500, "family wall": 1800, "family paint": 600, "family wallpaper": 600, "family metal": 2500, "family fabric": 75, "family leather": 75,
	"family carpet": 75, "family woven": 250, "family glass": 2500, "family ceramic": 2200, "family plastic": 950, "family paper": 700, "family plant": 500, "family ground": 1500, "family light": 300, "family food": 800,
	"painted metal": 2500, "plaster": 1200, "wall paint": 1200, "terracotta": 1800, "porcelain": 1100, "screen": 1500, "screen glow": 1500, "opal glass": 700, "flame": 100, "ember": 400, "bark": 600, "soil": 1200, "petal": 300,
	"jute": 150, "cork": 200, "dark cork": 200, "rubber": 1100, "book cloth": 650, "wax": 900, "bread": 300, "foam": 40, "bamboo": 500, "bamboo floor": 700, "acrylic": 1180,
}
