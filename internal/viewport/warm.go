package viewport

import (
	"time"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shaders"
)

// Size of the picture that warming draws. Neither is a power of two, as the size of a real picture is hardly ever: a software
// renderer compiles programs for either kind.
const warmWidth, warmHeight = 45, 27

// warmer compiles what a frame needs, a little at a time.
type warmer struct {
	target target
	around surroundings // that passes were drawn in
	passes int          // drawn so far in them
	drawn  map[warmKey]bool
}

// warmKey is what a driver compiles for: the program, what it draws into, and how the textures are read, the material's own and those that
// all surfaces share.
type warmKey struct {
	variant  shaders.Variant
	material scene.MaterialID
	maps     [5]scene.TextureRef // of a material without an id, that of a view
	blended  bool
	around   surroundings
}

// surroundings are what the passes of a picture, and its surfaces whatever they are made of, are compiled for.
type surroundings struct {
	samples        int
	shading        frame.Shading
	curve          frame.ToneMap
	cascades, rows int // of the shadow maps
	mirror         bool
}

func surroundingsOf(f *frame.Frame, samples int) surroundings {
	a := surroundings{samples: samples, shading: f.Style.Shading, curve: f.Style.ToneMap, rows: len(f.Shadows), mirror: f.Mirror != nil}
	if f.Sun != nil {
		a.cascades = len(f.Sun.Cascades)
	}
	return a
}

// surfaces are the surroundings of surfaces: those that show a quantity are compiled once for all.
func (a surroundings) surfaces() surroundings {
	if a.shading.Lights() {
		a.shading = frame.Lit
		return a
	}
	return surroundings{samples: a.samples}
}

// Warm has the driver compile something that drawing a frame needs and that was not drawn before; it reports whether there may
// be more. Drivers compile when something is drawn for the first time, which takes a software renderer a good part of a second
// for each program: called once between frames of the interface, Warm keeps them from adding up to a standstill.
func (r *Renderer) Warm(f *frame.Frame) (more bool, err error) {
	if there, err := r.stock(f); err != nil || !there {
		return true, err
	}
	w := &r.warm
	samples := min(max(f.Style.Samples, 1), r.maxSamples)
	if around := surroundingsOf(f, samples); around != w.around {
		w.around, w.passes = around, 0
	}
	if w.drawn == nil {
		w.drawn = map[warmKey]bool{}
	}
	passes := r.warmPasses()
	for start := time.Now(); time.Since(start) < warmSlice; {
		if w.passes < len(passes) {
			w.passes++
			if err := r.warmOne(f, samples, passes[w.passes-1]); err != nil {
				return true, err
			}
			continue
		}
		cold := w.next(f)
		if cold == nil {
			return false, nil
		}
		if err := r.warmOne(cold, samples, r.drawScene); err != nil {
			return true, err
		}
	}
	return true, nil
}

// warmSlice is how long Warm goes on as long as nothing takes time.
const warmSlice = 25 * time.Millisecond

// next is the frame with only its first surface that nothing was compiled for yet, or nil.
func (w *warmer) next(f *frame.Frame) *frame.Frame {
	around := w.around.surfaces()
	for _, list := range [...]struct {
		batches []frame.Batch
		blended bool
	}{{f.Opaque, false}, {f.Blended, true}, {f.Ghosts, true}} {
		for i := range list.batches {
			b := &list.batches[i]
			key := warmKey{surfaceVariant(f, b), b.Material.ID, mapsOf(b.Material), list.blended, around}
			if !w.drawn[key] {
				w.drawn[key] = true
				return without(f, list.batches[i:i+1], list.blended)
			}
		}
	}
	return nil
}

// mapsOf are the textures of a material that has no id.
func mapsOf(m *scene.Material) (maps [5]scene.TextureRef) {
	if m.ID != "" {
		return maps
	}
	refs := [...]*scene.TextureRef{m.BaseColorTexture, m.MetallicRoughnessTexture, m.NormalTexture, m.OcclusionTexture, m.EmissiveTexture}
	for i, ref := range refs {
		if ref != nil {
			maps[i] = *ref
		}
	}
	return maps
}

// stock brings the sky and the textures of a frame without waiting for them; it reports whether all are there. What is compiled
// for a stand-in would be compiled again for the real one.
func (r *Renderer) stock(f *frame.Frame) (bool, error) {
	if err := r.updateSky(f, false); err != nil {
		return false, err
	}
	for _, list := range [...][]frame.Batch{f.Opaque, f.Blended, f.Ghosts} {
		for i := range list {
			r.request(list[i].Material)
		}
	}
	r.textures.receive(false)
	return r.sky.settled(&f.Environment) && len(r.textures.waiting) == 0, nil
}

// warmPasses are the passes of a picture, the scene's own without anything in it.
func (r *Renderer) warmPasses() []func(*frame.Frame, *target) error {
	return []func(*frame.Frame, *target) error{
		r.drawSun, r.drawLamps, r.drawHeights, r.drawMirror, r.drawLabels, r.drawShares, r.evenShares, r.drawFront, r.drawOcclusion,
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
	r.bindShares(f, t)
	defer r.end()
	if err := pass(f, t); err != nil {
		return err
	}
	return checkErrors("preparing to draw")
}
