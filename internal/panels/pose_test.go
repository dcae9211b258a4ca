package panels

import (
	"testing"
	"time"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

func TestAnAnimatedModelIsPosedBeforeItIsImported(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.ui.options.List = func(folder string, _ []string) presenter.Listing {
		return presenter.Listing{Folder: "/models", Entries: []presenter.FileEntry{{Name: "cat.glb", Size: 9}, {Name: "chair.glb", Size: 9}}}
	}
	b.ui.openDialog("import")
	listed(b)
	b.click("dialog/file/cat.glb")
	b.frames(2)
	if got := last[session.Survey](t, *wanted); got.Path != "/models/cat.glb" {
		t.Errorf("choosing a file looks into %+v", got)
	}
	if count[session.Survey](*wanted) != 1 {
		t.Error("the file is looked into again and again")
	}
	before := b.rect("dialog/file/cat.glb")
	s.Clips = presenter.Clips{Path: "/models/cat.glb", List: []session.Clip{{Choice: "Walk", Title: "Walk", Duration: 1.5}, {Choice: "1", Title: "Animation 1", Duration: 4}}}
	b.frames(4)
	if after := b.rect("dialog/file/cat.glb"); after != before {
		t.Errorf("the file moved from %+v to %+v, away from under the second click", before, after)
	}
	b.click("still/animation")
	b.frames(2)
	b.click("still/animation/Animation 1 (4 s)")
	b.frames(2)
	b.drag("still/moment", 300, 0)
	b.frames(2)
	b.click("dialog/ok")
	got := last[session.Import](t, *wanted)
	if got.Pose.Animation != "1" || got.Pose.Time < 2 || got.Pose.Time > 4 {
		t.Errorf("importing wants %+v", got)
	}
}

// listed draws until the folder has been read, which happens beside the frames.
func listed(b *bench) {
	b.frames(2)
	for range 30000 {
		if b.ui.files.reading == nil {
			break
		}
		time.Sleep(time.Millisecond)
		b.frame()
	}
	b.frames(2)
}

func TestAChairIsImportedWithoutAsking(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.ui.options.List = func(folder string, _ []string) presenter.Listing {
		return presenter.Listing{Folder: "/models", Entries: []presenter.FileEntry{{Name: "cat.glb", Size: 9}, {Name: "chair.glb", Size: 9}}}
	}
	s.Clips = presenter.Clips{Path: "/models/cat.glb", List: []session.Clip{{Choice: "Walk", Title: "Walk", Duration: 1.5}}}
	b.ui.openDialog("import")
	listed(b)
	b.click("dialog/file/chair.glb")
	b.frames(2)
	b.click("dialog/ok")
	if got := last[session.Import](t, *wanted); got.Pose != (session.Pose{}) || got.Paths[0] != "/models/chair.glb" {
		t.Errorf("importing wants %+v", got)
	}
}
