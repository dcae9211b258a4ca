package catalog

// styleNames lists the styles things can be built in.
func styleNames() []string {
	return []string{"modern", "scandinavian", "rustic", "industrial", "cosy"}
}

func styleAliases() map[string]string {
	return map[string]string{
		"contemporary": "modern", "minimal": "modern", "minimalist": "modern", "mid-century": "modern", "midcentury": "modern", "sleek": "modern", "futuristic": "modern",
		"nordic": "scandinavian", "scandi": "scandinavian", "japandi": "scandinavian", "light": "scandinavian", "airy": "scandinavian", "coastal": "scandinavian", "beach": "scandinavian",
		"country": "rustic", "farmhouse": "rustic", "cottage": "rustic", "traditional": "rustic", "vintage": "rustic", "antique": "rustic", "classic": "rustic",
		"loft": "industrial", "urban": "industrial", "cozy": "cosy", "warm": "cosy", "hygge": "cosy", "bohemian": "cosy", "boho": "cosy", "luxurious": "cosy", "elegant": "cosy",
	}
}

// palette lists, for a style, the finishes that stand for each role: the first is the usual one, seeds choose among all.
// A finish is a material preset, or a preset and a colour.
func palette(style string) map[string][]string {
	switch style {
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
