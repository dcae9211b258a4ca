package presenter

import (
	"fmt"

	"scenograph/internal/session"
)

// PoseChoices lists rest and the animations of a file.
func PoseChoices(clips []session.Clip) []Option[string] {
	out := []Option[string]{{Value: "", Title: "At rest"}}
	for _, c := range clips {
		title := c.Title
		if c.Duration > 0 {
			title = fmt.Sprintf("%s (%.3g s)", c.Title, c.Duration)
		}
		out = append(out, Option[string]{Value: c.Choice, Title: title})
	}
	return out
}

// unknownDuration is offered for an animation that does not say how long it is, in seconds.
const unknownDuration = 10

// PoseDuration is how long the chosen animation lasts in seconds, 0 at rest.
func PoseDuration(clips []session.Clip, choice string) float64 {
	for _, c := range clips {
		if choice != "" && c.Choice == choice {
			if c.Duration > 0 {
				return c.Duration
			}
			return unknownDuration
		}
	}
	return 0
}
