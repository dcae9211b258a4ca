package viewport

import (
	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// Size of the picture that warming draws. Neither is a power of two, as the size of a real picture is hardly ever: a software
// renderer compiles programs for either kind.
const warmWidth, warmHeight = 45, 27

// warmer compiles what a frame needs, a little at a time.
type warmer struct {
	target target
	passes int // drawn so far for these samples
	drawn  map[warmKey]bool
}

type warmKey struct {
	variant shaders.Variant
	samples int
	blended bool
}

// Warm has the driver compile something that drawing a frame needs and that was not drawn before; it reports whether there may
// be more. Drivers compile when something is drawn for the first time, which takes a software renderer a good part of a second
// for each program: called once between frames of the interface, Warm keeps them from adding up to a standstill.
func (r *Renderer) Warm(f *frame.Frame) (more bool, err error) {
	w := &r.warm
	samples := min(max(f.Style.Samples, 1), r.maxSamples)
	if w.target.samples != samples {
		w.passes = 0
	}
	if w.drawn == nil {
		w.drawn = map[warmKey]bool{}
	}
	passes := r.warmPasses()
	if w.passes < len(passes) {
		w.passes++
		return true, r.warmOne(f, samples, passes[w.passes-1])
	}
	for _, list := range []struct {
		batches []frame.Batch
		blended bool
	}{{f.Opaque, false}, {f.Blended, true}, {f.Ghosts, true}} {
		for i := range list.batches {
			key := warmKey{surfaceVariant(f, &list.batches[i]), samples, list.blended}
			if w.drawn[key] {
				continue
			}
			w.drawn[key] = true
			return true, r.warmOne(without(f, list.batches[i:i+1], list.blended), samples, r.drawScene)
		}
	}
	return false, nil
}

// warmPasses are the passes of a picture, the scene's own without anything in it.
func (r *Renderer) warmPasses() []func(*frame.Frame, *target) error {
	return []func(*frame.Frame, *target) error{
		r.drawSun, r.drawLamps, r.drawHeights, r.drawLabels, r.drawOcclusion,
		func(f *frame.Frame, t *target) error { return r.drawScene(without(f, nil, false), t) },
		r.drawBloom, r.develop, r.drawLayer, r.drawOutlines,
	}
}

// without is a frame with no surfaces but some.
func without(f *frame.Frame, kept []frame.Batch, blended bool) *frame.Frame {
	out := *f
	out.Opaque, out.Blended, out.Ghosts = kept, nil, nil
	if blended {
		out.Opaque, out.Blended = nil, kept
	}
	return &out
}

func (r *Renderer) warmOne(f *frame.Frame, samples int, pass func(*frame.Frame, *target) error) error {
	drainErrors()
	r.programs.current = nil
	t := &r.warm.target
	if err := t.fit(warmWidth, warmHeight, samples); err != nil {
		return err
	}
	r.begin(f, t)
	defer r.end()
	if err := pass(f, t); err != nil {
		return err
	}
	return checkErrors("preparing to draw")
}
