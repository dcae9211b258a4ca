package usdio

import (
	"strings"

	"scenograph/internal/taxonomy"
)

// labelSchemas lists one SemanticsLabelsAPI for each taxonomy that knows a category, the scene's own words first.
func labelSchemas(category string, synonyms ...string) []string {
	out := []string{"SemanticsLabelsAPI:" + taxonomy.Class}
	known, _ := taxonomy.Of(category, synonyms...)
	for _, l := range known.List() {
		out = append(out, "SemanticsLabelsAPI:"+l.Taxonomy)
	}
	return out
}

// labels writes a category's classes. Some readers know no escapes in tokens, so they have neither quotes nor backslashes.
func (t *text) labels(category string, synonyms ...string) {
	plain := strings.NewReplacer(`"`, "'", `\`, "/", "\n", " ", "\r", " ", "\t", " ").Replace(category)
	t.label(taxonomy.Class, plain)
	known, _ := taxonomy.Of(category, synonyms...)
	for _, l := range known.List() {
		t.label(l.Taxonomy, l.Class)
	}
}

func (t *text) label(name, class string) {
	t.line("token[] semantics:labels:", name, " = ", stringArray([]string{class}))
}
