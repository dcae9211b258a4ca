package designer

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"scenograph/internal/agent/brief"
)

// roomLook is how rooms of a kind usually look, whatever their style.
type roomLook struct {
	styles  []string // of the catalogue, from which one is drawn when none was said
	floors  []finish
	walls   []finish
	accents []string
	kelvin  float64
	bound   bool // floors and walls hold for every style: a bathroom is tiled
}

// roomLooks list what a kind of room needs of its surfaces and light. Kinds that are missing look as their style does.
var roomLooks = map[string]roomLook{
	"bathroom": {
		styles: []string{"modern", "scandinavian", "minimalist", "traditional"}, bound: true, kelvin: 3300, accents: []string{"#7f9a8a", "#c9b79b", "#6f8fa3"},
		floors: []finish{{"hexagon tiles", ""}, {"grey tiles", ""}, {"slate tiles", ""}, {"terrazzo tiles", ""}, {"penny tiles", ""}, {"herringbone tiles", ""}},
		walls:  []finish{{"subway tiles", ""}, {"white tiles", ""}, {"zellige tiles", ""}, {"green subway tiles", ""}, {"marble tiles", ""}, {"stacked tiles", ""}},
	},
	"kitchen": {
		styles: []string{"modern", "scandinavian", "rustic", "traditional"}, kelvin: 3300,
		floors: []finish{{"grey tiles", ""}, {"light planks", ""}, {"oak planks", ""}, {"terracotta tiles", ""}, {"hexagon tiles", ""}, {"encaustic tiles", ""}},
		walls:  []finish{{"wall paint", "#eeebe2"}, {"wall paint", "#e3e7df"}, {"wall paint", "#f1ede6"}, {"wall paint", "#dfe4e6"}},
	},
	"laundry": {styles: []string{"scandinavian", "modern"}, bound: true, kelvin: 3800, floors: []finish{{"grey tiles", ""}, {"hexagon tiles", ""}}, walls: []finish{{"white tiles", ""}, {"subway tiles", ""}}},
	"ward": {
		styles: []string{"minimalist"}, bound: true, kelvin: 4200, accents: []string{"#6fa3a0", "#8fb0c4"},
		floors: []finish{{"resin floor", "#b7c3c4"}, {"resin floor", "#c8cdc4"}}, walls: []finish{{"wall paint", "#e9efec"}, {"wall paint", "#e6edf2"}, {"wall paint", "#eef0e9"}},
	},
	"clinic": {
		styles: []string{"minimalist", "modern"}, bound: true, kelvin: 4200, accents: []string{"#6fa3a0", "#7d93b5"},
		floors: []finish{{"resin floor", "#b7c3c4"}, {"light planks", ""}}, walls: []finish{{"wall paint", "#eaf0ee"}, {"wall paint", "#f0efea"}},
	},
	"laboratory": {styles: []string{"minimalist", "modern"}, bound: true, kelvin: 4300, floors: []finish{{"resin floor", "#b5bbbd"}, {"grey tiles", ""}}, walls: []finish{{"wall paint", "#eef0f1"}, {"white tiles", ""}}},
	"waiting room": {
		styles: []string{"modern", "scandinavian", "minimalist"}, kelvin: 3600, accents: []string{"#4f7f86", "#c79a4a", "#7f9a8a"},
		floors: []finish{{"carpet tiles", ""}, {"light planks", ""}, {"grey tiles", ""}}, walls: []finish{{"wall paint", "#edf0ec"}, {"wall paint", "#e2eae8"}, {"wall paint", "#f0ece4"}},
	},
	"classroom": {
		styles: []string{"scandinavian", "modern"}, kelvin: 4000, accents: []string{"#4aa3a0", "#e7c33c", "#d8734f"},
		floors: []finish{{"resin floor", "#bfae8c"}, {"light planks", ""}}, walls: []finish{{"wall paint", "#f2eddd"}, {"wall paint", "#e6eee6"}, {"wall paint", "#e8eef3"}},
	},
	"kindergarten": {
		styles: []string{"scandinavian"}, kelvin: 3800, accents: []string{"#e2725b", "#4aa3a0", "#e7c33c", "#8fbbdd", "#9bbf72"},
		floors: []finish{{"light planks", ""}, {"resin floor", "#c9b68f"}}, walls: []finish{{"wall paint", "#f5eed8"}, {"wall paint", "#e6f0e4"}, {"wall paint", "#e6eff5"}},
	},
	"kids room":     {styles: []string{"scandinavian"}, accents: []string{"#e2725b", "#4aa3a0", "#e7c33c", "#8fbbdd"}, kelvin: 3000, floors: []finish{{"light planks", ""}, {"oak planks", ""}}, walls: []finish{{"wall paint", "#eaf1ec"}, {"wall paint", "#f4ecdb"}, {"wall paint", "#e7eef5"}}},
	"teen room":     {styles: []string{"modern", "scandinavian", "industrial"}, accents: []string{"#3f6fa8", "#d98a3d", "#7a5a9c"}, kelvin: 3100},
	"hotel room":    {styles: []string{"modern", "mid-century", "traditional", "art-deco"}, kelvin: 2900},
	"office":        {styles: []string{"modern", "scandinavian", "mid-century"}, kelvin: 3600},
	"meeting room":  {styles: []string{"modern", "minimalist"}, kelvin: 3800, floors: []finish{{"carpet tiles", ""}, {"light planks", ""}}},
	"computer room": {styles: []string{"modern"}, kelvin: 3800, floors: []finish{{"carpet tiles", ""}, {"grey tiles", ""}}},
	"gym": {
		styles: []string{"modern", "industrial"}, bound: true, kelvin: 4000, accents: []string{"#d9632f", "#3d7fb0"},
		floors: []finish{{"resin floor", "#4a4e52"}, {"light planks", ""}, {"polished concrete", ""}}, walls: []finish{{"wall paint", "#e9eaea"}, {"white brick", ""}, {"wall paint", "#d9dee0"}},
	},
	"garage": {
		styles: []string{"industrial"}, bound: true, kelvin: 4000, accents: []string{"#b5302b", "#35506b"},
		floors: []finish{{"concrete", ""}, {"polished concrete", ""}}, walls: []finish{{"white brick", ""}, {"wall paint", "#dfe0dd"}, {"plaster", "#cfccc4"}},
	},
	"workshop": {styles: []string{"industrial", "rustic"}, kelvin: 3800, floors: []finish{{"concrete", ""}, {"dark planks", ""}}, walls: []finish{{"white brick", ""}, {"plaster", "#d8d2c4"}}},
	"noodle bar": {
		styles: []string{"industrial", "scandinavian"}, kelvin: 2700, accents: []string{"#a5301f", "#d8a24a", "#2d4a4a"},
		floors: []finish{{"slate tiles", ""}, {"dark planks", ""}, {"concrete", ""}}, walls: []finish{{"brick", ""}, {"plaster", "#c9b597"}, {"wall paint", "#3d4b49"}},
	},
	"pub":         {styles: []string{"rustic", "industrial", "traditional"}, kelvin: 2600},
	"restaurant":  {styles: []string{"rustic", "industrial", "mid-century", "modern"}, kelvin: 2700},
	"cafe":        {styles: []string{"scandinavian", "industrial", "rustic", "mid-century"}, kelvin: 2800},
	"library":     {styles: []string{"traditional", "mid-century", "cosy"}, kelvin: 2900},
	"gallery":     {styles: []string{"minimalist"}, kelvin: 3600, walls: []finish{{"wall paint", "#f4f4f2"}}, floors: []finish{{"polished concrete", ""}, {"light planks", ""}}},
	"lobby":       {styles: []string{"modern", "mid-century", "art-deco"}, kelvin: 3000},
	"hair salon":  {styles: []string{"modern", "industrial", "art-deco"}, kelvin: 3600, floors: []finish{{"chequered marble", ""}, {"grey tiles", ""}, {"light planks", ""}}, walls: []finish{{"white brick", ""}, {"wall paint", "#efe8e2"}}},
	"living room": {styles: []string{"scandinavian", "modern", "cosy", "mid-century", "traditional"}},
	"bedroom":     {styles: []string{"scandinavian", "modern", "cosy", "mid-century", "traditional"}},
	"dining room": {styles: []string{"scandinavian", "modern", "traditional", "mid-century", "rustic"}},
}

// chance is a source of choices for a kind of room: another room, or another seed, gets others.
func chance(seed uint64, kind string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(kind)) // a hash takes everything
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// usualStyle draws a style that rooms of a kind have, or "".
func usualStyle(kind string, r *rand.Rand) string {
	styles := roomLooks[kind].styles
	if len(styles) == 0 {
		return ""
	}
	return styles[r.IntN(len(styles))]
}

// dressed is the scheme as a room of a kind wears it. What was said of style or colour keeps its walls, unless the kind is bound to
// what it is made of.
func (s scheme) dressed(kind string, b *brief.Brief, seed uint64) scheme {
	look, r := roomLooks[kind], chance(seed, kind+" surfaces")
	free := look.bound || len(b.Styles) == 0
	if len(look.floors) > 0 && free {
		s.floor = look.floors[r.IntN(len(look.floors))]
	}
	if len(look.walls) > 0 && free && len(b.Colors) == 0 {
		s.walls = look.walls[r.IntN(len(look.walls))]
	}
	if look.kelvin > 0 && b.Light.Warmth == 0 && !slices.ContainsFunc(b.Moods, func(m string) bool { return m == "cosy" || m == "warm" || m == "moody" }) {
		s.kelvin = look.kelvin
	}
	if len(look.accents) > 0 && len(b.Colors) == 0 && len(b.Styles) == 0 {
		s.accents = slices.Clone(look.accents)
		r.Shuffle(len(s.accents), func(i, j int) { s.accents[i], s.accents[j] = s.accents[j], s.accents[i] })
	}
	return s
}
