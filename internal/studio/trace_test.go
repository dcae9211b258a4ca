package studio

import (
	"testing"
	"time"

	"scenograph/internal/session"
)

// The window's configuration traces a real picture of the starter room.
func TestTraceTheStarterRoom(t *testing.T) {
	config := Config("test", time.Now)
	config.StateDir, config.Policy = t.TempDir(), nil
	s, err := session.New(config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, i := range []session.Intent{session.NewProject{Starter: true}, session.RenderStill{Width: 64, Height: 36, Samples: 2, Denoise: true}} {
		if err := s.Do(i); err != nil {
			t.Fatal(err)
		}
	}
	s.Wait()
	still := s.Still()
	if still.Job.Err != nil || !still.Whole || still.Version < 2 {
		t.Fatalf("%v: ended as %+v", still.Job.Err, still)
	}
	bright := 0
	for i := 0; i < len(still.Picture.RGBA); i += 4 {
		if still.Picture.RGBA[i+1] > 90 {
			bright++
		}
	}
	if bright < 300 {
		t.Errorf("%d of %d pixels are lit", bright, 64*36)
	}
}
