package agent

import (
	"context"
	"image"

	"scenograph/internal/panorama"
	"scenograph/internal/proposal"
	"scenograph/internal/roomfit"
)

// RoomQuestion asks for the room that a panorama shows.
type RoomQuestion struct {
	proposal.Observation
	Name    string      // of the picture, for people
	Picture image.Image // equirectangular
	Known   roomfit.Known
}

// RoomAnswer is a proposal of the room, and what it was made of, for a person to correct.
type RoomAnswer struct {
	Proposal proposal.Proposal
	Marks    roomfit.Marks // in the question's pixels
	Plan     panorama.Plan
}

// RoomReader is a policy that can read a room off a panorama.
type RoomReader interface {
	Policy
	// ReadRoom shows the picture to a model. What comes back is a proposal like any other: it changes nothing by itself.
	ReadRoom(ctx context.Context, q RoomQuestion, w Witness) (RoomAnswer, error)
}
