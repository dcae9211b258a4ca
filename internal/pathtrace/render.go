package pathtrace

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"scenograph/internal/frame"
)

// Options says how a picture is traced.
type Options struct {
	Samples  int    // of each pixel; 0 for DefaultSamples
	Seed     uint64 // another seed gives other noise
	Denoise  bool   // smooth what noise is left, guided by colours, normals and depth
	Threads  int    // 0 for one a processor; the picture is the same with any number
	Progress func(Progress)
	Preview  func(*frame.Picture) // gets the picture after each pass and coarser ones during the first, without denoising; it owns them
}

// DefaultSamples is enough for a room in daylight with denoising.
const DefaultSamples = 64

// MaxSamples bounds the samples of a pixel.
const MaxSamples = 1 << 16

// Progress tells how far a picture is.
type Progress struct {
	Share   float64       // of all samples, 0 to 1
	Samples int           // of every pixel so far
	Left    time.Duration // estimated; 0 while nothing can be said
	Note    string        // what is being done
}

// tileSize is the edge in pixels of what a thread takes at a time.
const tileSize = 32

// Render traces the stage's picture. It ends with ctx's error soon after ctx is cancelled. The same options and stage give the
// same bytes, whatever the number of threads.
func (s *Stage) Render(ctx context.Context, o Options) (*frame.Picture, error) {
	if o.Samples == 0 {
		o.Samples = DefaultSamples
	}
	if o.Samples < 0 || o.Samples > MaxSamples {
		return nil, fmt.Errorf("pathtrace: %d samples cannot be taken of a pixel; use 1 to %d", o.Samples, MaxSamples)
	}
	if o.Threads < 1 {
		o.Threads = runtime.GOMAXPROCS(0)
	}
	w := &work{Stage: s, Options: o, film: newFilm(s.view.Width, s.view.Height), begun: time.Now()}
	stop := w.report(ctx)
	defer stop()
	if o.Preview != nil {
		if err := w.firstPass(ctx); err != nil {
			return nil, err
		}
	}
	for w.film.samples < o.Samples {
		next := min(max(w.film.samples, 1), 32, o.Samples-w.film.samples)
		if err := w.pass(ctx, next); err != nil {
			return nil, err
		}
		if o.Preview != nil && w.film.samples < o.Samples {
			if err := w.preview(ctx, w.film); err != nil {
				return nil, err
			}
		}
	}
	return w.finish(ctx)
}

// work is one picture in the making.
type work struct {
	*Stage
	Options
	film  *film
	begun time.Time
	taken atomic.Int64 // samples of all pixels
}

// rows calls do for every share of the picture's rows, on all threads.
func (w *work) rows(ctx context.Context, do func(from, to int)) error {
	const height = 8
	return w.spread(ctx, (w.film.height+height-1)/height, func(i int) {
		do(i*height, min((i+1)*height, w.film.height))
	})
}

// spread calls do for 0 to n−1 on all threads until ctx is cancelled.
func (w *work) spread(ctx context.Context, n int, do func(i int)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	var fault atomic.Pointer[error]
	for range min(w.Threads, n) {
		wait.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					err := fmt.Errorf("pathtrace: a fault of the program: %v", r)
					fault.Store(&err)
				}
			}()
			for ctx.Err() == nil && fault.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wait.Wait()
	if err := fault.Load(); err != nil {
		return *err
	}
	return ctx.Err()
}

// pass takes more samples of every pixel.
func (w *work) pass(ctx context.Context, samples int) error {
	across, down := (w.film.width+tileSize-1)/tileSize, (w.film.height+tileSize-1)/tileSize
	err := w.spread(ctx, across*down, func(i int) {
		w.tile(ctx, i%across*tileSize, i/across*tileSize, samples)
	})
	if err == nil {
		w.film.samples += samples
	}
	return err
}

func (w *work) tile(ctx context.Context, left, top, samples int) {
	f := w.film
	var walk walker
	for y := top; y < min(top+tileSize, f.height); y++ {
		if ctx.Err() != nil {
			return
		}
		right := min(left+tileSize, f.width)
		for x := left; x < right; x++ {
			d := &f.dabs[y*f.width+x]
			for n := f.samples; n < f.samples+samples; n++ {
				seen := w.follow(&walk, samplerOf(w.Seed, x, y, n), x, y)
				d.add(&seen, n == 0)
			}
		}
		w.taken.Add(int64((right - left) * samples))
	}
}

// report tells the progress every now and then, and a last time when stop is called.
func (w *work) report(ctx context.Context) (stop func()) {
	if w.Progress == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				w.Progress(w.progress())
			}
		}
	}()
	return func() {
		cancel()
		<-done
		w.Progress(w.progress())
	}
}

func (w *work) progress() Progress {
	all := int64(w.film.width) * int64(w.film.height)
	taken := w.taken.Load()
	p := Progress{Share: float64(taken) / float64(all*int64(w.Samples)), Samples: int(taken / all), Note: "tracing light"}
	if p.Share > 0.005 {
		p.Left = time.Duration(float64(time.Since(w.begun)) * (1 - p.Share) / p.Share)
	}
	return p
}

func (w *work) preview(ctx context.Context, f *film) error {
	light := f.lights()
	p := &frame.Picture{Width: f.width, Height: f.height, RGBA: make([]byte, 4*len(light))}
	if err := w.develop(ctx, f, light, p.RGBA); err != nil {
		return err
	}
	w.Preview(p)
	return nil
}

// develop turns light into the picture's bytes.
func (w *work) develop(ctx context.Context, f *film, light []vec, rgba []byte) error {
	blocks := f.blocks(light)
	spread, balance := glow(blocks), w.lens.meter(blocks)
	return w.rows(ctx, func(from, to int) { w.developed(f, light, &spread, &balance, rgba, from, to) })
}

func (w *work) finish(ctx context.Context) (*frame.Picture, error) {
	light := w.film.lights()
	if w.Denoise {
		smooth, err := w.denoised(ctx, light)
		if err != nil {
			return nil, err
		}
		light = smooth
	}
	p := &frame.Picture{
		Width: w.film.width, Height: w.film.height, RGBA: make([]byte, 4*len(light)),
		IDs: make([]uint32, len(light)), Depth: make([]float32, len(light)),
	}
	for i := range w.film.dabs {
		p.IDs[i], p.Depth[i] = w.film.dabs[i].label, w.film.dabs[i].depthOne
	}
	if err := w.develop(ctx, w.film, light, p.RGBA); err != nil {
		return nil, err
	}
	return p, nil
}
