package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/bundle"
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
}

func (f *panoramaFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&f.on, "panorama", false, "the file is an equirectangular picture: make the room that it shows")
	flags.Float64Var(&f.known.CameraHeight, "camera-height", 0, "panorama: metres from the floor to the camera (default 1.6)")
	flags.Float64Var(&f.known.RoomHeight, "room-height", 0, "panorama: metres from floor to ceiling; goes before the camera's height")
	flags.StringVar(&f.marks, "marks", "", "panorama: JSON of corners and openings marked on the picture, in its pixels (default: a guess from its edges)")
	flags.StringVar(&f.saveMarks, "save-marks", "", "panorama: write the marks that were used, to be corrected and given back")
}

// check refuses flags that only make sense with another.
func (f *panoramaFlags) check(files int) error {
	switch {
	case !f.on && (f.known != roomfit.Known{} || f.marks != "" || f.saveMarks != ""):
		return usageError{fmt.Errorf("--camera-height, --room-height, --marks and --save-marks go with --panorama")}
	case f.on && files != 1:
		return usageError{fmt.Errorf("--panorama takes one picture, not %d", files)}
	}
	return nil
}

// importPanorama makes a room of a picture and of the marks on it.
func (c *console) importPanorama(command *cobra.Command, path, picture string, f *panoramaFlags) (err error) {
	made := !exists(path)
	s, err := session.OpenOrCreate(studio.Config("scenograph "+c.host.Version, c.host.Clock), path, true, false)
	if err != nil {
		return err
	}
	defer func() { discard(&err, path, made) }()
	defer finish(&err, s)
	c.step("reading %s", picture)
	read, err := studio.ReadPanorama(command.Context(), picture)
	if err != nil {
		return err
	}
	c.report(read.Report)
	marks, source := read.Guess, "guess"
	if f.marks != "" {
		if marks, err = readMarks(f.marks, &read); err != nil {
			return err
		}
		source = f.marks
	}
	fit, err := s.BuildFromPanorama(picture, marks, f.known)
	if err != nil {
		return fmt.Errorf("%s: %w", picture, err)
	}
	made = false
	c.report(fit.Report)
	if f.saveMarks != "" {
		text, err := json.MarshalIndent(marks, "", "  ")
		if err == nil {
			err = bundle.WriteFile(f.saveMarks, append(text, '\n'))
		}
		if err != nil {
			return err
		}
	}
	low, high := fit.Outline.Bounds()
	text := fmt.Sprintf("%s: a room of %.2f × %.2f m, %.2f m high, %.1f m², %d corners, %d openings; the marks (%s) miss it by %.1f px",
		path, high[0]-low[0], high[1]-low[1], fit.Height, fit.Outline.Area(), len(fit.Outline), len(fit.Openings), source, fit.Error)
	if err := s.Close(); err != nil {
		return err
	}
	return c.result(map[string]any{"project": path, "picture": picture, "source": source, "marks": marks, "room": fit}, "%s", text)
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
