package job

import (
	"context"
	"errors"
	"testing"
	"time"
)

func fixedClock() func() time.Time {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return func() time.Time { return now }
}

func TestEndings(t *testing.T) {
	boom := errors.New("boom")
	cases := []struct {
		name string
		work Work
		want State
	}{
		{"done", func(context.Context, Report) error { return nil }, Done},
		{"failed", func(context.Context, Report) error { return boom }, Failed},
		{"panics", func(context.Context, Report) error { panic("a fault") }, Failed},
		{"cancelled", func(context.Context, Report) error { return context.Canceled }, Cancelled},
	}
	runner := NewRunner(context.Background(), fixedClock())
	defer runner.Close()
	for _, c := range cases {
		j := runner.Start(c.name, c.work)
		<-j.Done()
		got := j.Status()
		if got.State != c.want || got.Name != c.name || got.Ended.IsZero() {
			t.Errorf("%s: ended as %+v, want %s", c.name, got, c.want)
		}
		if (got.State == Failed) != (got.Err != nil) {
			t.Errorf("%s: a failed job, and only that, has an error: %+v", c.name, got)
		}
	}
	if n := len(runner.Running()); n != 0 {
		t.Errorf("%d jobs still listed as running", n)
	}
}

func TestProgressAndCancel(t *testing.T) {
	runner := NewRunner(context.Background(), fixedClock())
	reported := make(chan struct{})
	j := runner.Start("long", func(ctx context.Context, report Report) error {
		report(0.25, "a quarter")
		close(reported)
		<-ctx.Done()
		return ctx.Err()
	})
	<-reported
	list := runner.Running()
	if len(list) != 1 || list[0].Share != 0.25 || list[0].Note != "a quarter" {
		t.Fatalf("running: %+v", list)
	}
	left, ok := list[0].Remaining(list[0].Started.Add(time.Second))
	if !ok || left != 3*time.Second {
		t.Errorf("a quarter in 1 s leaves 3 s, got %v %v", left, ok)
	}
	if runner.Cancel(99) {
		t.Error("cancelled a job that does not exist")
	}
	if !runner.Cancel(list[0].ID) {
		t.Error("could not cancel")
	}
	<-j.Done()
	if j.Status().State != Cancelled {
		t.Errorf("state %s", j.Status().State)
	}
}

func TestCloseEndsEverything(t *testing.T) {
	runner := NewRunner(context.Background(), fixedClock())
	var jobs []*Job
	for range 8 {
		jobs = append(jobs, runner.Start("waits", func(ctx context.Context, _ Report) error { <-ctx.Done(); return ctx.Err() }))
	}
	runner.Close()
	for _, j := range jobs {
		if j.Status().State != Cancelled {
			t.Fatalf("state %s after Close", j.Status().State)
		}
	}
}
