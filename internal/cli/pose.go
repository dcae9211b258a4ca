package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"scenograph/internal/session"
)

// poseFlags choose the moment of an animation at which a file is read.
type poseFlags struct{ chosen session.Pose }

func (p *poseFlags) add(command *cobra.Command) {
	command.Flags().StringVar(&p.chosen.Animation, "animation", "", "NAME or INDEX of the animation that poses the model (default: at rest)")
	command.Flags().Float64Var(&p.chosen.Time, "time", 0, "SECONDS into the animation")
}

func (p *poseFlags) pose() (session.Pose, error) {
	if p.chosen.Time != 0 && p.chosen.Animation == "" {
		return session.Pose{}, usageError{errors.New("--time needs --animation")}
	}
	if !(p.chosen.Time >= 0 && p.chosen.Time < 1e9) {
		return session.Pose{}, usageError{errors.New("--time takes seconds from 0")}
	}
	return p.chosen, nil
}

// shown is the pose for a result, nil at rest.
func (p *poseFlags) shown() *session.Pose {
	if p.chosen.Animation == "" {
		return nil
	}
	return &p.chosen
}
