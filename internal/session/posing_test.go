package session

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

func TestTheChosenMomentReachesTheReader(t *testing.T) {
	f := start(t)
	var asked []Source
	f.config.Read = func(ctx context.Context, from Source, store *asset.Store, into *scene.Snapshot) (Imported, error) {
		asked = append(asked, from)
		return readBox(ctx, from, store, into)
	}
	f.Session.config.Read = f.config.Read
	want := Source{Path: "/x/cat.glb", Pose: Pose{Animation: "Walk", Time: 0.5}}
	if _, err := f.ImportNow(context.Background(), want); err != nil || !slices.Equal(asked, []Source{want}) {
		t.Errorf("asked for %+v, %v", asked, err)
	}
}

func TestAFileIsLookedIntoBehindTheWindow(t *testing.T) {
	f := start(t)
	clips := []Clip{{Choice: "Walk", Title: "Walk", Duration: 2}}
	f.Session.config.Survey = func(_ context.Context, path string) ([]Clip, error) {
		if path == "/x/bad.glb" {
			return nil, errors.New("it is damaged")
		}
		return clips, nil
	}
	for path, want := range map[string][]Clip{"/x/cat.glb": clips, "/x/bad.glb": nil} {
		f.do(Survey{Path: path})
		for range 200 {
			f.Update()
			if _, got := f.Surveyed(); len(got) == len(want) && f.working == 0 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if of, got := f.Surveyed(); of != path || !slices.Equal(got, want) {
			t.Errorf("%s: found %v in %s", path, got, of)
		}
	}
}
