package panels

import (
	"strings"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func TestStillIsOrderedStoppedAndSaved(t *testing.T) {
	s := sampleState(t)
	draft := s.Scene.Edit()
	if err := draft.PutNode(scene.Node{ID: "cam", Name: "Window side", Transform: geom.IdentityTransform(), Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 1, Near: 0.1, Far: 10}}); err != nil {
		t.Fatal(err)
	}
	s.Scene, _ = draft.Seal()
	b, wanted := open(t, s)
	b.ui.options.List = func(folder string, _ []string) presenter.Listing { return presenter.Listing{Folder: folder} }
	b.key(imgui.ModCtrl, imgui.KeyF12)
	b.frames(3)
	for _, choice := range []string{"camera/Window side", "size/Full HD, 1920 × 1080", "samples/Fine, 256"} {
		row, _, _ := strings.Cut(choice, "/")
		b.click("still/" + row)
		b.frames(2)
		b.click("still/" + choice)
		b.frames(2)
	}
	b.click("still/denoise")
	b.click("still/render")
	want := session.RenderStill{Camera: "cam", Width: 1920, Height: 1080, Samples: 256}
	if got := last[session.RenderStill](t, *wanted); got != want {
		t.Errorf("Render wants %+v, not %+v", got, want)
	}
	if b.click("still/save"); count[session.SaveStill](*wanted) != 0 {
		t.Error("nothing was rendered, but it was saved")
	}
	s.Still = presenter.Still{Running: true, Share: 0.4, Line: "24 of 64 samples, 12 s left", Picture: true, Texture: 1, Width: 1920, Height: 1080}
	b.frames(2)
	b.rect("still/progress")
	b.click("still/stop")
	last[session.StopStill](t, *wanted)
	s.Still.Running = false
	b.frames(2)
	b.click("still/save")
	b.frames(3)
	b.click("dialog/ok")
	if got := last[session.SaveStill](t, *wanted); !strings.HasSuffix(got.Path, "picture.png") {
		t.Errorf("saving wants %+v", got)
	}
}
