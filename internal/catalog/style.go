package catalog

// styling is how a style departs from the one whose construction it shares: which parts it has, and its finishes.
type styling struct {
	base  string // one of the five styles every builder knows
	legs  legForm
	grips gripForm
	seat  seatFrame // measures of seating that differ; 0 keeps the base's
}

// legForm is the shape of legs under seats, beds and tables.
type legForm int

// The forms of legs. ofBase is that of the base style.
const (
	ofBase legForm = iota
	splayed
	cabriole
	stepped
	blade
)

// gripForm is the shape of handles.
type gripForm int

// The forms of handles. baseGrip is that of the base style.
const (
	baseGrip gripForm = iota
	slimBar
	dropPull
	halfMoon
	edgePull
)

// stylings are the styles beyond the five that builders know by name. What a builder does not tell apart follows the base.
func stylings() map[string]styling {
	return map[string]styling{
		"art-deco":    {base: "cosy", legs: stepped, grips: halfMoon, seat: seatFrame{legs: 0.07, armTop: 0.66, armWide: 0.2, backDeep: 0.22}},
		"mid-century": {base: "scandinavian", legs: splayed, grips: slimBar, seat: seatFrame{legs: 0.2, armTop: 0.56, armWide: 0.07, backDeep: 0.16}},
		"traditional": {base: "rustic", legs: cabriole, grips: dropPull, seat: seatFrame{legs: 0.14, armTop: 0.66, armWide: 0.17, backDeep: 0.2}},
		"minimalist":  {base: "modern", legs: blade, grips: edgePull, seat: seatFrame{legs: 0.05, armTop: 0.52, armWide: 0.11, backDeep: 0.18}},
	}
}

// baseOf is the style whose construction a style shares: its own for the five that builders know.
func baseOf(style string) string {
	if s, ok := stylings()[style]; ok {
		return s.base
	}
	return style
}

// Styles lists the styles things can be built in.
func Styles() []string { return styleNames() }

func styleNames() []string {
	return append(usualStyles(), "art-deco", "mid-century", "traditional", "minimalist")
}

// usualStyles are those a seed chooses among when none is asked for.
func usualStyles() []string {
	return []string{"modern", "scandinavian", "rustic", "industrial", "cosy"}
}

func styleAliases() map[string]string {
	return map[string]string{
		"contemporary": "modern", "sleek": "modern", "futuristic": "modern", "minimal": "minimalist", "minimalistic": "minimalist", "midcentury": "mid-century", "mid century": "mid-century", "mid-century modern": "mid-century", "retro": "mid-century", "art deco": "art-deco", "deco": "art-deco", "gatsby": "art-deco", "glamorous": "art-deco",
		"nordic": "scandinavian", "scandi": "scandinavian", "japandi": "scandinavian", "light": "scandinavian", "airy": "scandinavian", "coastal": "scandinavian", "beach": "scandinavian",
		"country": "rustic", "farmhouse": "rustic", "cottage": "rustic", "vintage": "rustic", "antique": "traditional", "classic": "traditional", "classical": "traditional", "victorian": "traditional", "georgian": "traditional",
		"loft": "industrial", "urban": "industrial", "cozy": "cosy", "warm": "cosy", "hygge": "cosy", "bohemian": "cosy", "boho": "cosy", "luxurious": "cosy", "elegant": "cosy",
	}
}

// palette lists, for a style, the finishes that stand for each role: the first is the usual one, seeds choose among all.
// A finish is a material preset, or a preset and a colour.
func palette(style string) map[string][]string {
	switch style {
	case "art-deco":
		return map[string][]string{
			"$hood": {"polished brass", "painted metal #1f2a30"}, "$pot": {"black ceramic", "ceramic"}, "$wood": {"lacquered walnut", "burl walnut", "ebony"}, "$legs": {"polished brass", "ebony"}, "$metal": {"polished brass"},
			"$fabric": {"green velvet", "velvet #1f3a52", "velvet #6b2230", "velvet #8a6a3a"}, "$accent": {"mustard velvet", "velvet #d8c7a3", "velvet #17404a"},
			"$paint": {"piano black", "lacquer #1f3d3a"}, "$top": {"portoro marble", "black marble", "lacquered walnut"}, "$shade": {"lampshade #f3e2c0", "opal glass"}, "$rug": {"wool rug #2f4a4a", "wool rug #b99a66"},
		}
	case "mid-century":
		return map[string][]string{
			"$hood": {"painted metal #c9762f", "brushed brass"}, "$pot": {"ceramic", "stoneware"}, "$wood": {"teak", "walnut"}, "$legs": {"teak", "walnut"}, "$metal": {"brushed brass", "black metal"},
			"$fabric": {"wool #b5832a", "wool #2f6a6c", "cognac leather", "wool #b5603f"}, "$accent": {"wool #1f6f72", "wool #d9a441", "wool #b5603f"},
			"$paint": {"painted wood #ece5d3", "painted wood #3f6f72"}, "$top": {"teak", "walnut"}, "$shade": {"lampshade", "lampshade #f0dcae"}, "$rug": {"wool rug #c9a15a", "wool rug #7f8a72"},
		}
	case "traditional":
		return map[string][]string{
			"$hood": {"aged brass", "painted metal #23382f"}, "$pot": {"ceramic #2f4a6e", "terracotta"}, "$wood": {"mahogany", "cherry"}, "$legs": {"mahogany", "cherry"}, "$metal": {"aged brass", "brass"},
			"$fabric": {"linen #b5a78c", "velvet #5a2230", "wool #4b5a46", "dark brown leather"}, "$accent": {"velvet #7a2c33", "linen #d9cbae", "velvet #2f4a3c"},
			"$paint": {"painted wood #d9d3c0", "painted wood #6f7f74"}, "$top": {"mahogany", "marble", "cherry"}, "$shade": {"lampshade #ecd9b0", "lampshade"}, "$rug": {"persian rug", "wool rug #7c2f2c"},
		}
	case "minimalist":
		return map[string][]string{
			"$hood": {"white metal", "black metal"}, "$pot": {"ceramic", "concrete"}, "$wood": {"light oak", "ash"}, "$legs": {"light oak", "white metal"}, "$metal": {"brushed steel", "white metal"},
			"$fabric": {"linen #d9d5cc", "wool #c4c2bd", "linen #b9b4a9"}, "$accent": {"linen #b9b4a9", "wool #8f918f"},
			"$paint": {"matte paint #f1f0ec", "matte paint #dcdad4"}, "$top": {"quartz", "light oak"}, "$shade": {"lampshade", "lampshade #f2ece0"}, "$rug": {"wool rug #dedad2", "wool rug #bdb9b1"},
		}
	case "scandinavian":
		return map[string][]string{
			"$hood": {"painted metal #e8e4da", "painted metal #8fa08a"}, "$pot": {"ceramic", "concrete"}, "$wood": {"light oak", "birch"}, "$legs": {"light oak", "birch"}, "$metal": {"white metal", "brass"},
			"$fabric": {"linen #d9cfbf", "wool #b9bcb8", "wool #9fae9b", "linen #c7b8a3"}, "$accent": {"wool #7f9a8a", "linen #d8a48a", "wool #6f8fa3", "linen #d9b65f"},
			"$paint": {"painted wood #f2efe8", "painted wood #dfe3dc"}, "$top": {"light oak", "birch", "light oak"}, "$shade": {"lampshade", "lampshade #eeddb8"}, "$rug": {"wool rug #e4ddd0", "wool rug #c9d1cc"},
		}
	case "rustic":
		return map[string][]string{
			"$hood": {"brass", "painted metal #4a5a48"}, "$pot": {"terracotta", "wicker"}, "$wood": {"rustic oak", "pine"}, "$legs": {"rustic oak", "pine"}, "$metal": {"iron", "brass"},
			"$fabric": {"linen #b79f7f", "linen #8c7a66", "wool #7d4a38", "linen #6f7a5c"}, "$accent": {"wool #a4472f", "linen #c58b3f", "wool #5f6b45", "linen #e0d3ba"},
			"$paint": {"painted wood #c9c2a8", "painted wood #8b9a86"}, "$top": {"rustic oak", "pine"}, "$shade": {"lampshade #e6cf9f", "lampshade"}, "$rug": {"jute", "wool rug #8c4b38"},
		}
	case "industrial":
		return map[string][]string{
			"$hood": {"painted metal #2f3234", "copper"}, "$pot": {"concrete", "painted metal #3b3f42"}, "$wood": {"reclaimed wood", "walnut"}, "$legs": {"black metal", "iron"}, "$metal": {"black metal", "brushed steel"},
			"$fabric": {"leather #6b4226", "leather #3a2a22", "wool #55585b", "leather #8a5a33"}, "$accent": {"leather #8a5a33", "wool #8f3f2e", "wool #3f4a54", "linen #b0a694"},
			"$paint": {"painted metal #3b3f42", "painted metal #5c6660"}, "$top": {"reclaimed wood", "walnut", "concrete"}, "$shade": {"painted metal #2f3234", "painted metal #6b2f24"}, "$rug": {"wool rug #6d6a66", "jute"},
		}
	case "cosy":
		return map[string][]string{
			"$hood": {"brass", "painted metal #a8552f"}, "$pot": {"terracotta", "stoneware #c9b79b"}, "$wood": {"oak", "walnut"}, "$legs": {"walnut", "oak"}, "$metal": {"brass", "copper"},
			"$fabric": {"boucle #e2d8c6", "velvet #b4782e", "velvet #4f6b52", "velvet #a5563f"}, "$accent": {"velvet #c98a2b", "wool knit #e6dccb", "velvet #8c3f35", "wool #6c7a52"},
			"$paint": {"painted wood #e9dfcb", "painted wood #5d6b5a"}, "$top": {"oak", "walnut"}, "$shade": {"lampshade #f0d6a4", "lampshade"}, "$rug": {"wool rug #c7a27c", "wool rug #9c5a42"},
		}
	}
	return map[string][]string{
		"$hood": {"black metal", "painted metal #c9a23c"}, "$pot": {"ceramic", "matte paint #3f454b"}, "$wood": {"walnut", "oak"}, "$legs": {"black metal", "walnut"}, "$metal": {"black metal", "chrome"},
		"$fabric": {"wool #8b9096", "wool #4a525c", "linen #cfcabf", "velvet #2f5960"}, "$accent": {"wool #d0a03c", "velvet #2f5960", "wool #c4573a", "linen #e8e4da"},
		"$paint": {"gloss paint #f4f4f2", "matte paint #3f454b"}, "$top": {"walnut", "oak", "white stone"}, "$shade": {"lampshade", "lampshade #f2e4c6"}, "$rug": {"wool rug #b9b5ad", "wool rug #59666f"},
	}
}
