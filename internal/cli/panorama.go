package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/designer"
	"scenograph/internal/bundle"
	"scenograph/internal/proposal"
	"scenograph/internal/roomfit"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

// panoramaFlags turn an import of a picture into a room.
type panoramaFlags struct {
	on        bool
	known     roomfit.Known
	marks     string
	saveMarks string
	policy    policyFlags
	propose   bool
}

func (f *panoramaFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&f.on, "panorama", false, "the file is an equirectangular picture: make the room that it shows")
	flags.Float64Var(&f.known.CameraHeight, "camera-height", 0, "panorama: metres from the floor to the camera (default 1.6)")
	flags.Float64Var(&f.known.RoomHeight, "room-height", 0, "panorama: metres from floor to ceiling; goes before the camera's height")
	flags.StringVar(&f.marks, "marks", "", "panorama: JSON of corners and openings marked on the picture, in its pixels (default: a guess from its edges)")
	f.policy.add(command, designer.Name)
	f.policy.addSpending(command)
	flags.BoolVar(&f.propose, "propose-only", false, "panorama: accept nothing: keep the model's room as a proposal in the journal")
	flags.StringVar(&f.saveMarks, "save-marks", "", "panorama: write the marks that were used, to be corrected and given back")
}

// check refuses flags that only make sense with another.
func (f *panoramaFlags) check(files int) error {
	switch {
	case !f.on && (f.known != roomfit.Known{} || f.marks != "" || f.saveMarks != ""):
		return usageError{fmt.Errorf("--camera-height, --room-height, --marks and --save-marks go with --panorama")}
	case !f.on && (f.asks() || f.propose):
		return usageError{fmt.Errorf("--policy and --propose-only go with --panorama: a model reads the room off the picture")}
	case f.propose && !f.asks():
		return usageError{fmt.Errorf("--propose-only needs a --policy with a model, such as openai")}
	case f.asks() && f.marks != "":
		return usageError{fmt.Errorf("give --marks, or a --policy whose model finds them, not both")}
	case f.asks() && (f.policy.blind || f.policy.image != ""):
		return usageError{fmt.Errorf("the panorama is the picture that the model is sent: leave out --no-pictures and --reference")}
	case f.on && files != 1:
		return usageError{fmt.Errorf("--panorama takes one picture, not %d", files)}
	}
	return nil
}

// asks reports whether a model is to read the room.
func (f *panoramaFlags) asks() bool { return f.policy.name != designer.Name }

// connect gives the session the policy whose model reads the room.
func (f *panoramaFlags) connect(ctx context.Context, config *session.Config) error {
	o, err := f.policy.options()
	if err != nil || !f.asks() {
		return err
	}
	config.Policy, err = studio.NewPolicy(ctx, config.Store, config.Catalog, o)
	return err
}

// roomOf makes the room: of a model's reading, of marks, or of the guess.
func (c *console) roomOf(ctx context.Context, s *session.Session, picture string, read *session.PanoramaPicture, f *panoramaFlags) (taken, error) {
	if f.asks() {
		answer, err := s.ReadRoomNow(ctx, picture, *read, f.known, f.propose, func(_ float64, text string) { c.step("%s", text) })
		if err != nil {
			return taken{}, err
		}
		return taken{answer.Plan.Fit, answer.Marks, answer.Proposal.Policy, &answer.Proposal}, nil
	}
	marks, source := read.Guess, "guess"
	if f.marks != "" {
		var err error
		if marks, err = readMarks(f.marks, read); err != nil {
			return taken{}, err
		}
		source = f.marks
	}
	fit, err := s.BuildFromPanorama(picture, marks, f.known)
	if err != nil {
		return taken{}, fmt.Errorf("%s: %w", picture, err)
	}
	return taken{fit, marks, source, nil}, nil
}

// taken is the room that was made, and of what.
type taken struct {
	fit      roomfit.Fit
	marks    roomfit.Marks
	source   string
	proposal *proposal.Proposal // of a model
}

// importPanorama makes a room of a picture and of the marks on it.
func (c *console) importPanorama(command *cobra.Command, path, picture string, f *panoramaFlags) (err error) {
	ctx, cancel := context.WithTimeout(command.Context(), f.policy.timeout)
	defer cancel()
	made := !exists(path)
	config := studio.Config("scenograph "+c.host.Version, c.host.Clock)
	if err := f.connect(ctx, &config); err != nil {
		return f.policy.late(err)
	}
	s, err := session.OpenOrCreate(config, path, true, false)
	if err != nil {
		return err
	}
	defer func() { discard(&err, path, made) }()
	defer finish(&err, s)
	c.step("reading %s", picture)
	read, err := studio.ReadPanorama(ctx, picture)
	if err != nil {
		return err
	}
	c.report(read.Report)
	got, err := c.roomOf(ctx, s, picture, &read, f)
	if err != nil {
		return f.policy.late(err)
	}
	made = false
	c.report(got.fit.Report)
	if f.saveMarks != "" {
		text, err := json.MarshalIndent(got.marks, "", "  ")
		if err == nil {
			err = bundle.WriteFile(f.saveMarks, append(text, '\n'))
		}
		if err != nil {
			return err
		}
	}
	if err := s.Close(); err != nil {
		return err
	}
	out := map[string]any{"project": path, "picture": picture, "source": got.source, "marks": got.marks, "room": got.fit}
	text := fmt.Sprintf("%s: %s; the marks (%s) miss it by %.1f px", path, sizeOf(&got.fit), got.source, got.fit.Error)
	if p := got.proposal; p != nil {
		out["proposal"], out["label"], out["notes"], out["accepted"] = p.ID, p.Label, append([]string{}, p.Notes...), !f.propose
		for _, note := range p.Notes {
			text += "\n" + note
		}
	}
	return c.result(out, "%s", text)
}

func sizeOf(fit *roomfit.Fit) string {
	low, high := fit.Outline.Bounds()
	return fmt.Sprintf("a room of %.2f × %.2f m, %.2f m high, %.1f m², %d corners, %d openings",
		high[0]-low[0], high[1]-low[1], fit.Height, fit.Outline.Area(), len(fit.Outline), len(fit.Openings))
}

// readMarks reads marks; those without a picture's size are meant in the pixels of this one.
func readMarks(path string, read *session.PanoramaPicture) (roomfit.Marks, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return roomfit.Marks{}, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	var sized struct{ Width, Height int }
	if json.Unmarshal(data, &sized) == nil && sized.Width == 0 && sized.Height == 0 {
		size := fmt.Sprintf(`{"width": %d, "height": %d,`, read.Picture.Width, read.Picture.Height)
		data = []byte(strings.Replace(strings.TrimSpace(string(data)), "{", size, 1))
	}
	marks, err := roomfit.ReadMarks(data)
	if err != nil {
		return marks, fmt.Errorf("%s: %w", path, err)
	}
	return marks, nil
}
