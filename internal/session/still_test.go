package session

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/job"
)

func patch(n int, level byte) *frame.Picture {
	p := &frame.Picture{Width: n, Height: n, RGBA: make([]byte, 4*n*n)}
	for i := range p.RGBA {
		p.RGBA[i] = level
	}
	return p
}

func TestStillIsTracedAndSaved(t *testing.T) {
	s := start(t)
	s.Session.config.Trace = func(_ context.Context, o TraceOrder, _ *asset.Store, report job.Report, preview func(*frame.Picture)) (*frame.Picture, error) {
		if o.View.Width != 1200 || o.Samples != 9 || !o.Denoise || o.Style.Grid || o.Style.Symbols {
			t.Errorf("ordered %+v", o)
		}
		report(0.5, "half")
		preview(patch(1200, 90))
		return patch(1200, 200), nil
	}
	if err := s.Do(RenderStill{Width: 1200, Height: 1200, Samples: 9, Denoise: true}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	got := s.Still()
	if !got.Whole || got.Version != 2 || got.Picture.RGBA[0] != 200 || got.Small.Width != smallEdge || got.Job.State != job.Done {
		t.Fatalf("traced %+v", got)
	}
	path := filepath.Join(t.TempDir(), "room")
	if err := s.Do(SaveStill{Path: path}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	file, err := os.Open(path + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if size, err := png.DecodeConfig(file); err != nil || size.Width != 1200 || s.Still().Saved != path+".png" {
		t.Errorf("saved %v pixels, %v, as %q", size.Width, err, s.Still().Saved)
	}
}

func TestStillIsStoppedAndReplaced(t *testing.T) {
	begun, late := make(chan struct{}, 2), make(chan func(*frame.Picture), 2)
	s := start(t)
	s.Session.config.Trace = func(ctx context.Context, _ TraceOrder, _ *asset.Store, _ job.Report, preview func(*frame.Picture)) (*frame.Picture, error) {
		begun <- struct{}{}
		<-ctx.Done()
		late <- preview
		return nil, ctx.Err()
	}
	order := RenderStill{Width: 8, Height: 8, Samples: 1}
	for range 2 {
		if err := s.Do(order); err != nil {
			t.Fatal(err)
		}
		<-begun
	}
	(<-late)(patch(8, 1)) // of the first order, which the second has replaced
	s.Update()
	if s.Still().Picture != nil {
		t.Error("a picture of an order that was given up is shown")
	}
	if err := s.Do(StopStill{}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	if got := s.Still(); got.Job.State != job.Cancelled || got.Picture != nil {
		t.Errorf("after stopping: %+v", got)
	}
}

func TestStillSaysWhatIsWrong(t *testing.T) {
	s := start(t)
	s.Session.config.Trace = func(context.Context, TraceOrder, *asset.Store, job.Report, func(*frame.Picture)) (*frame.Picture, error) {
		return nil, errors.New("no light at all")
	}
	for name, i := range map[string]Intent{
		"a size of nothing": RenderStill{Samples: 1}, "a huge size": RenderStill{Width: 16384, Height: 16384, Samples: 1},
		"a camera that is not there": RenderStill{Camera: "nobody", Width: 8, Height: 8, Samples: 1}, "saving nothing": SaveStill{Path: "x.png"},
	} {
		if err := s.Do(i); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if err := s.Do(RenderStill{Width: -1, Height: 8, Samples: 1}); err == nil || s.Still().Job.State != job.Failed {
		t.Errorf("refused with %v, but the dialog is not told: %+v", err, s.Still().Job)
	}
	if err := s.Do(RenderStill{Width: 8, Height: 8, Samples: 1}); err != nil {
		t.Fatal(err)
	}
	s.Wait()
	if got := s.Still().Job; got.State != job.Failed || got.Err == nil {
		t.Errorf("ended as %+v", got)
	}
}
