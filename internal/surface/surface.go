// Package surface draws procedural materials: a short recipe from a small vocabulary (noise, cells, bonds, weaves, grain, veins)
// becomes seamless maps in metres.
//
// Invariant: one recipe gives the same texels on every machine; what is drawn repeats without a seam after Recipe.Reach metres
// along U and along V.
//
//	recipe, ok := surface.Named("oak planks")
//	maps := surface.Draw(recipe, 0)
package surface

import (
	"sync"

	"scenograph/internal/geom"
)

// Texel is one point of a surface.
type Texel struct {
	Albedo geom.Color // linear Rec.709; for metal the reflectance head on
	Height float64    // metres over the mean surface
	Rough  float64    // perceptual, 0 to 1
	Metal  float64    // 0 or 1, between only where they blend
}

// Pattern gives the texel at u, v in [0,1) of one repeat. U is the direction of grain; V runs down the image.
type Pattern func(u, v float64) Texel

// Recipe is one procedural material.
type Recipe struct {
	Name   string
	Family string   // such as "wood"; see Families
	Words  []string // what else people call it or say of it
	Reach  float64  // metres one repeat covers, both ways
	Pixels int      // of the albedo map's side; the other maps have at most MapPixels
	Layers Layers

	seed    uint32
	pattern func(n noise) Pattern
}

// Layers are what lies over or under the maps. Zero values mean none.
type Layers struct {
	Opacity      float64 // 0 means opaque, else how much hides what is behind
	Transmission float64 // share of the light that is let through
	IOR          float64
	Coat         float64 // a clear coat, 0 to 1
	CoatRough    float64
	Sheen        float64 // share of the colour that fibres scatter at grazing angles
	SheenRough   float64
	Brushed      float64 // strength of highlights stretched across U
	Glow         float64 // nits over the colour
	TwoSided     bool
}

// Pattern returns the recipe's pattern.
func (r *Recipe) Pattern() Pattern { return r.pattern(noise{seed: r.seed}) }

// Families lists the families in the order they are shown in.
func Families() []string {
	return []string{"wood", "floor", "tile", "stone", "wall", "paint", "wallpaper", "metal", "fabric", "leather", "carpet", "woven", "glass", "ceramic", "plastic", "paper", "plant", "ground", "light", "food"}
}

// All lists the recipes by family. The slice is shared: do not change it.
var All = sync.OnceValue(func() []Recipe {
	var out []Recipe
	for _, family := range [][]Recipe{woods(), floors(), tiles(), stones(), walls(), paints(), wallpapers(), metals(), fabrics(), leathers(), carpets(), wovens(),
		glasses(), ceramics(), plastics(), papers(), plants(), grounds(), lights(), foods()} {
		out = append(out, family...)
	}
	for i := range out {
		out[i].seed = seedOf(out[i].Name)
	}
	return out
})

var byName = sync.OnceValue(func() map[string]*Recipe {
	all, out := All(), map[string]*Recipe{}
	for i := range all {
		out[all[i].Name] = &all[i]
	}
	return out
})

// Named returns the recipe of a name in lower case.
func Named(name string) (*Recipe, bool) {
	r, ok := byName()[name]
	return r, ok
}

// seedOf gives every recipe its own noise (FNV-1a).
func seedOf(name string) uint32 {
	h := uint32(2166136261)
	for _, c := range []byte(name) {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// Options of a recipe, for the tables.

func (r Recipe) with(l Layers) Recipe   { r.Layers = l; return r }
func (r Recipe) fine() Recipe           { r.Pixels = 768; return r }
func (r Recipe) finest() Recipe         { r.Pixels = 1024; return r }
func (r Recipe) coat(f float64) Recipe  { r.Layers.Coat, r.Layers.CoatRough = f, 0.06; return r }
func (r Recipe) sheen(f float64) Recipe { r.Layers.Sheen, r.Layers.SheenRough = f, 0.45; return r }

// made is a recipe of a family with the usual size of maps.
func made(family, name string, reach float64, pattern func(noise) Pattern, words ...string) Recipe {
	return Recipe{Name: name, Family: family, Words: words, Reach: reach, Pixels: 512, pattern: pattern}
}
