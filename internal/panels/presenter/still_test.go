package presenter

import (
	"errors"
	"strings"
	"testing"
	"time"

	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func TestStillTellsHowItStands(t *testing.T) {
	begun := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	order := session.RenderStill{Width: 640, Height: 360, Samples: 32}
	picture := &frame.Picture{}
	for _, c := range []struct {
		name  string
		still session.Still
		want  Still
		words string
	}{
		{"nothing yet", session.Still{}, Still{}, ""},
		{"running", session.Still{Order: order, Job: job.Status{State: job.Running, Share: 0.25, Note: "8 of 32 samples"}},
			Still{Running: true, Share: 0.25}, "8 of 32 samples"},
		{"stopped early", session.Still{Job: job.Status{State: job.Cancelled}}, Still{}, "Stopped"},
		{"stopped", session.Still{Picture: picture, Job: job.Status{State: job.Cancelled}}, Still{Picture: true, Texture: 7}, "can be saved"},
		{"failed", session.Still{Job: job.Status{State: job.Failed, Err: errors.New("pathtrace: too many triangles")}}, Still{Failed: true}, "Too many triangles"},
		{"done", session.Still{Order: order, Picture: picture, Job: job.Status{State: job.Done, Started: begun, Ended: begun.Add(90 * time.Second)}},
			Still{Picture: true, Texture: 7, Share: 1}, "32 samples of each pixel in 1m30s"},
		{"saved", session.Still{Picture: picture, Saved: "/tmp/x.png", Job: job.Status{State: job.Done}}, Still{Picture: true, Texture: 7, Share: 1, Saved: "/tmp/x.png"}, "Saved /tmp/x.png"},
	} {
		got := StillOf(c.still, 7)
		if !strings.Contains(got.Line, c.words) || c.words == "" && got.Line != "" {
			t.Errorf("%s: says %q, want %q", c.name, got.Line, c.words)
		}
		got.Line, got.Width, got.Height = "", 0, 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestStillCameras(t *testing.T) {
	n := node("cam", "Window side", "")
	n.Camera = &scene.Camera{Projection: scene.Perspective, FovYRad: 1, Near: 0.1, Far: 10}
	list := StillCameras(snapshot(t, node("a", "Chair", ""), n))
	if len(list) != 2 || list[0].Value != "" || list[1] != (Option[scene.NodeID]{"Window side", "cam"}) {
		t.Errorf("%+v", list)
	}
	if FirstStill(session.RenderStill{}).Samples == 0 || FirstStill(session.RenderStill{Samples: 8}).Samples != 8 {
		t.Error("the first order has no samples, or the last one is forgotten")
	}
}
