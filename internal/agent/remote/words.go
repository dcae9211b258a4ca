package remote

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/sight"
	"scenograph/internal/agent/steps"
	"scenograph/internal/catalog"
)

// system tells the model who it is and what it may say.
func (p *Policy) system(m manner) (string, error) {
	var b strings.Builder
	b.WriteString("You design rooms in a 3D editor together with a person. You propose small steps; the person accepts, changes or refuses each one. " +
		"You change nothing yourself and can run no code. Propose only what was asked for, or what it plainly needs. " +
		"Give a few proposals of one idea each (a seating group, a lamp, a colour), best first, each valid on top of the earlier ones. " +
		"Say where things stand by relations (against_wall, facing, around, on …) and leave exact places to the solver; use at only where a place was asked for. " +
		"Never change what the user keeps. Use ids exactly as they are listed; choose new ones for new things. " + sight.Conventions + "\n")
	b.WriteString(p.shelf(m))
	switch m.mode {
	case Tools:
		b.WriteString("Call the tool propose once for each proposal, and finish when there is nothing to propose. search_catalog tells which things there are.\n")
	case Schema:
		b.WriteString("Answer with one JSON object that follows the schema: proposals, and a remark on what could not be done.\n")
	case Fenced:
		v, err := steps.Words(m.extent())
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "Answer with one JSON object in a ```json fence and nothing else. It follows this JSON Schema:\n%s\nAn example:\n%s\n", v.Answer, example)
	}
	return b.String(), nil
}

const example = "```json\n" + `{"proposals":[{"label":"Place a reading chair by the window","reason":"It gets daylight.","steps":[{"action":"place","id":"armchair-1","thing":"armchair","relations":[{"verb":"by_window"}]}]}]}` + "\n```"

// shelf lists the catalogue as far as the context allows: with sizes, by name, or not at all.
func (p *Policy) shelf(m manner) string {
	if m.context != 0 && m.context < 6000 {
		return "The catalogue has the usual furniture and fittings by their usual English names.\n"
	}
	sizes := m.context == 0 || m.context >= 32000
	groups := map[string][]string{}
	for _, e := range p.options.Source.Entries() {
		text := chat.Printable(e.Name, 40)
		if sizes {
			text += fmt.Sprintf(" %.2g×%.2g×%.2g", e.Size[0], e.Size[1], e.Size[2])
		}
		groups[string(e.Mount)] = append(groups[string(e.Mount)], text)
	}
	var b strings.Builder
	b.WriteString("The catalogue, by what carries a thing (width × depth × height in metres):\n")
	for _, mount := range sorted(groups) {
		fmt.Fprintf(&b, "- %s: %s\n", mount, strings.Join(groups[mount], ", "))
	}
	materials := map[string][]string{}
	for _, preset := range p.options.Source.Materials() {
		materials[preset.Category] = append(materials[preset.Category], preset.Name)
	}
	b.WriteString("Materials: ")
	for i, category := range sorted(materials) {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(strings.Join(materials[category], ", "))
	}
	b.WriteString("\n")
	return b.String()
}

func sorted(groups map[string][]string) []string {
	var out []string
	for name := range groups {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// tools are the functions a model may call.
func tools(extent steps.Extent) ([]chat.Tool, error) {
	v, err := steps.Words(extent)
	if err != nil {
		return nil, err
	}
	return []chat.Tool{
		{Name: "propose", Description: "Show one proposal to the person. It is built and checked at once; an error is answered and can be mended by another call.", Schema: v.Draft},
		{Name: "search_catalog", Description: "Find things of the catalogue by words; tells names, sizes and what carries them.", Schema: []byte(`{"type":"object","properties":{"query":{"type":"string","description":"what is looked for","maxLength":100}},"required":["query"],"additionalProperties":false}`)},
		{Name: "finish", Description: "Say that there is nothing more to propose.", Schema: []byte(`{"type":"object","properties":{"remark":{"type":"string","description":"what could not be done, was guessed, or that nothing is missing","maxLength":400}},"additionalProperties":false}`)},
	}, nil
}

// found answers a search of the catalogue.
func found(source catalog.Source, query string) string {
	matches := source.Search(chat.Printable(query, 100), 12)
	if len(matches) == 0 {
		return "nothing; try a more common word"
	}
	var b strings.Builder
	for _, m := range matches {
		fmt.Fprintf(&b, "%s (%s): %.2f × %.2f × %.2f m, on %s\n", m.Entry.Name, m.Kind, m.Entry.Size[0], m.Entry.Size[1], m.Entry.Size[2], m.Entry.Mount)
	}
	return b.String()
}
