package presenter

import (
	"fmt"

	"scenograph/internal/job"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Still is the path-traced picture as its dialog shows it.
type Still struct {
	Texture       uint64 // of the renderer, 0 before anything can be seen
	Width, Height int    // of the whole picture in pixels
	Running       bool
	Share         float32 // of the samples, below 0 while that is not known
	Line          string  // how it stands, in words
	Failed        bool
	Picture       bool   // there is something to save
	Saved         string // where it was last written
}

// StillOf reads the session's still. texture shows its picture.
func StillOf(s session.Still, texture uint64) Still {
	out := Still{Texture: texture, Width: s.Order.Width, Height: s.Order.Height, Picture: s.Picture != nil, Saved: s.Saved}
	if s.Picture == nil {
		out.Texture = 0
	}
	switch s.Job.State {
	case job.Running:
		out.Running, out.Share, out.Line = true, float32(s.Job.Share), Readable(s.Job.Note)
	case job.Failed:
		out.Failed, out.Line = true, Readable(fmt.Sprint(s.Job.Err))
	case job.Cancelled:
		out.Line = "Stopped"
		if s.Picture != nil {
			out.Line = "Stopped; what was traced so far can be saved"
		}
	case job.Done:
		out.Share, out.Line = 1, fmt.Sprintf("Done: %d samples of each pixel in %s", s.Order.Samples, s.Job.Ended.Sub(s.Job.Started).Round(1e9))
	}
	if s.Saved != "" && !out.Running {
		out.Line = "Saved " + s.Saved
	}
	return out
}

// Option is an entry of a list to choose from.
type Option[T any] struct {
	Title string
	Value T
}

// StillSizes lists the sizes of a still in pixels.
func StillSizes() []Option[[2]int] {
	var list []Option[[2]int]
	for _, c := range []struct {
		name string
		size [2]int
	}{
		{"Preview", [2]int{640, 360}}, {"HD", [2]int{1280, 720}}, {"Full HD", [2]int{1920, 1080}}, {"4K", [2]int{3840, 2160}},
		{"Square", [2]int{1080, 1080}}, {"Portrait", [2]int{1080, 1350}},
	} {
		list = append(list, Option[[2]int]{fmt.Sprintf("%s, %d × %d", c.name, c.size[0], c.size[1]), c.size})
	}
	return list
}

// StillSamples lists how many samples of each pixel may be taken.
func StillSamples() []Option[int] {
	return []Option[int]{{"Draft, 8", 8}, {"Fair, 32", 32}, {"Good, 64", 64}, {"Fine, 256", 256}, {"Finest, 1024", 1024}}
}

// StillCameras lists what a still can be seen through: the view as it is, then the scene's cameras.
func StillCameras(s *scene.Snapshot) []Option[scene.NodeID] {
	list := []Option[scene.NodeID]{{"The view as it is", ""}}
	if s == nil {
		return list
	}
	for n := range s.Nodes() {
		if n.Camera != nil {
			list = append(list, Option[scene.NodeID]{n.Name, n.ID})
		}
	}
	return list
}

// FirstStill is the order a dialog starts with.
func FirstStill(last session.RenderStill) session.RenderStill {
	if last.Samples > 0 {
		return last
	}
	return session.RenderStill{Width: 1280, Height: 720, Samples: 64, Denoise: true}
}
