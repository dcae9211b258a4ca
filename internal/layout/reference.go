package layout

import (
	"fmt"
	"strings"

	"scenograph/internal/action"
)

// Reference returns the documentation of every verb as Markdown, made from the same structs as the schema.
func Reference() (string, error) {
	var b strings.Builder
	b.WriteString("# Relations\n\n")
	b.WriteString("Where a thing belongs, in words that the solver understands. `scenograph schema --verbs` prints the same as JSON Schema,\n")
	b.WriteString("`scenograph schema --verbs --markdown` prints this page. A relation is one JSON object; its key `verb` names the kind. A scene keeps it\n")
	b.WriteString("as a relation between nodes (`add_relation`). Metres; left and right as the thing itself sees it.\n")
	schema, err := Schema()
	if err != nil {
		return "", err
	}
	for i, k := range Kinds() {
		fmt.Fprintf(&b, "\n## %s\n\nThe thing %s.\n\n", k.Kind, k.Doc)
		action.WriteFields(&b, schema.OneOf[i])
	}
	return b.String(), nil
}
