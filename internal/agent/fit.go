package agent

import (
	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// Fit drops the actions that bring a material the scene has already: every proposal brings all it wears, so that each can be
// accepted without the others. What a human made of a material since then stays.
func Fit(s *scene.Snapshot, actions []action.Action) []action.Action {
	out := make([]action.Action, 0, len(actions))
	for _, a := range actions {
		if add, ok := a.(action.AddMaterial); ok {
			if _, there := s.Material(add.Material.ID); there {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}
