package survey

import (
	"fmt"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/panorama"
	"scenograph/internal/scene"
)

// Plan is the room that was found, in the catalogue's materials that the reading's words mean. Words that mean none are told.
func (r *Reading) Plan(found Found, store *asset.Store, source catalog.Source) (panorama.Plan, []string, error) {
	plan := panorama.Plan{Fit: found.Fit, Kind: r.Kind}
	notes := found.Notes
	for _, s := range []struct {
		name, words string
		to          **scene.Material
	}{{"floor", r.Floor, &plan.Floor}, {"walls", r.Walls, &plan.Walls}, {"ceiling", r.Ceiling, &plan.Ceiling}} {
		if s.words == "" {
			continue
		}
		matches := source.FindMaterials(catalog.MaterialQuery{Text: s.words, Limit: 1})
		if len(matches) == 0 {
			notes = append(notes, fmt.Sprintf("no material is like %q; the %s is a plain one", s.words, s.name))
			continue
		}
		m, err := source.Material(store, matches[0].Preset.Name, matches[0].Tint)
		if err != nil {
			return plan, nil, fmt.Errorf("survey: the %s: %w", s.name, err)
		}
		*s.to = &m
		notes = append(notes, fmt.Sprintf("the %s: %q is shown as %s", s.name, s.words, strings.TrimSpace(matches[0].Tint+" "+matches[0].Preset.Name)))
	}
	if r.Remark != "" {
		notes = append(notes, r.Remark)
	}
	return plan, notes, nil
}
