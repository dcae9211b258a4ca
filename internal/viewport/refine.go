package viewport

import (
	"time"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// refinement is a picture for the screen that is drawn a part at a time, in a target of its own: what is shown stays until it is done.
type refinement struct {
	target  target
	shaded  uint64 // what it is of; 0 while nothing is drawn
	version uint64
	number  uint64 // of the part drawn last
	part    int    // of refineParts
	tile    int    // from which on the part is still to be drawn
	tiles   int    // how many are drawn at once
}

// drawer draws something of a frame into a target.
type drawer func(*Renderer, *frame.Frame, *target) error

// part is a step of a picture. One that is tiled may be drawn a few tiles at a time.
type part struct {
	pass  int
	tiled bool
	draw  drawer
	empty func(*frame.Frame) bool // whether there is nothing to draw; nil for never
}

func refineParts() []part {
	noMirror := func(f *frame.Frame) bool { return f.Mirror == nil }
	allSolid := func(f *frame.Frame) bool { return len(f.Blended) == 0 }
	noLamps := func(f *frame.Frame) bool { return !sharesLamps(f) }
	mirrored := func(draw drawer) drawer {
		return func(r *Renderer, f *frame.Frame, t *target) error { return r.behindMirror(f, t, draw) }
	}
	return []part{
		{passSun, false, (*Renderer).drawSun, nil},
		{passLamps, false, (*Renderer).drawLamps, nil},
		{passHeights, false, (*Renderer).drawHeights, nil},
		{passMirror, true, mirrored((*Renderer).drawSolid), noMirror},
		{passMirror, false, mirrored((*Renderer).copySolid), noMirror},
		{passMirror, true, mirrored((*Renderer).drawClear), noMirror},
		{passLabels, false, (*Renderer).drawLabels, nil},
		{passShares, true, (*Renderer).drawShares, noLamps},
		{passShares, false, (*Renderer).evenShares, noLamps},
		{passFront, false, (*Renderer).drawFront, nil},
		{passOcclusion, false, (*Renderer).drawOcclusion, nil},
		{passScene, true, (*Renderer).drawSolid, nil},
		{passScene, false, (*Renderer).copySolid, allSolid},
		{passScene, true, (*Renderer).drawClear, allSolid},
		{passBloom, false, (*Renderer).drawBloom, nil},
		{passDevelop, true, (*Renderer).develop, nil},
		{passLayer, false, (*Renderer).drawLayer, nil},
		{passOutlines, false, (*Renderer).drawOutlines, nil},
	}
}

// tileEdge is the edge in pixels of what may be drawn by itself: software renderers work on such blocks and are exact between them only.
const tileEdge = 64

// firstTiles is how many of a part are drawn at once at first.
const firstTiles = 8

// Refine draws a frame for the screen as Draw does, but returns after about a time, and reports whether the picture is done. Until
// then the view is the one shown before; another call with an equal frame goes on, with another begins anew. It waits for what it
// draws, and so is for renderers whose work is done by the processor.
func (r *Renderer) Refine(f *frame.Frame, slice time.Duration) (View, bool, error) {
	r.textures.receive(false)
	if err := r.updateSky(f, false); err != nil {
		return View{}, false, err
	}
	if r.Holds(f) || !f.Want.Color {
		view, err := r.Draw(f)
		return view, true, err
	}
	r.meter.eases = true
	width, height := shownSize(f)
	if err := r.startRefining(f, width, height); err != nil {
		return View{}, false, err
	}
	for start, first := time.Now(), true; first || time.Since(start) < slice; first = false {
		done, err := r.refineOnce(f, slice)
		if err != nil {
			r.refining.shaded = 0
			return View{}, false, err
		}
		if done {
			r.showRefined(f, width, height)
			return r.shownView(), true, nil
		}
	}
	return r.shownView(), false, nil
}

// shownView is what the screen shows now.
func (r *Renderer) shownView() View {
	s := &r.shown
	if s.target == nil {
		return View{}
	}
	texture, _ := s.target.picture()
	return View{Texture: texture, Width: s.width, Height: s.height}
}

// startRefining begins anew unless the picture in hand is of this frame and nothing else was drawn meanwhile.
func (r *Renderer) startRefining(f *frame.Frame, width, height int) error {
	p := &r.refining
	samples := min(max(f.Style.Samples, 1), r.maxSamples)
	same := p.shaded == f.Shaded && p.version == r.version() && p.number == r.number
	if same && p.target.width == width && p.target.height == height && p.target.samples == samples {
		return nil
	}
	if err := checkSize(width, height); err != nil {
		return err
	}
	drainErrors()
	if err := p.target.fit(width, height, samples); err != nil {
		return err
	}
	p.shaded, p.version, p.part, p.tile, p.tiles = f.Shaded, r.version(), 0, 0, firstTiles
	return nil
}

// refineOnce draws one part, or a few tiles of one, and reports whether it was the last.
func (r *Renderer) refineOnce(f *frame.Frame, slice time.Duration) (bool, error) {
	p, parts := &r.refining, refineParts()
	t, step := &p.target, parts[p.part]
	if step.empty != nil && step.empty(f) {
		p.part++
		return false, nil
	}
	drainErrors()
	r.number++
	p.number, t.used = r.number, r.number
	r.programs.current = nil
	start := time.Now()
	r.begin(f, t)
	r.bindEarlier(f, t)
	drawn := 0
	if step.tiled {
		r.area, drawn = t.run(p.tile, p.tiles)
	}
	r.clock.begin(step.pass)
	err := step.draw(r, f, t)
	r.clock.end(step.pass)
	r.area = area{}
	r.end()
	if err == nil {
		err = checkErrors("drawing a part")
	}
	if err != nil {
		return false, err
	}
	gl.Finish()
	if step.tiled {
		p.adapt(drawn, time.Since(start), slice)
	}
	if p.tile += drawn; !step.tiled || p.tile == t.columns()*t.rows() {
		p.part, p.tile, p.tiles = p.part+1, 0, firstTiles
	}
	return p.part == len(parts), nil
}

// adapt makes the next tiles take about a time.
func (p *refinement) adapt(tiles int, took, want time.Duration) {
	next := int(float64(tiles) * float64(want) / float64(max(took, time.Microsecond)))
	p.tiles = max(min(next, 2*p.tiles), p.tiles/2, 1)
}

func (t *target) columns() int { return (t.width + tileEdge - 1) / tileEdge }
func (t *target) rows() int    { return (t.height + tileEdge - 1) / tileEdge }

// run is the area of so many tiles from one on, counted by rows from below: part of a row, or whole rows. It tells how many they are.
func (t *target) run(first, count int) (area, int) {
	columns := t.columns()
	x, y := first%columns, first/columns
	if x > 0 || count < columns {
		count = min(count, columns-x)
		return area{x * tileEdge, y * tileEdge, count * tileEdge, tileEdge}, count
	}
	rows := min(count/columns, t.rows()-y)
	return area{0, y * tileEdge, columns * tileEdge, rows * tileEdge}, rows * columns
}

// bindEarlier binds what earlier parts have drawn for later ones.
func (r *Renderer) bindEarlier(f *frame.Frame, t *target) {
	bindTexture(unitAbove, gl.TEXTURE_2D, r.heights.textures[0])
	occlusion := t.occlusion[1]
	if !occludes(f) {
		occlusion = r.open
	}
	bindTexture(unitOcclusion, gl.TEXTURE_2D, occlusion)
	bindTexture(unitBehind, gl.TEXTURE_2D, t.behind)
	r.bindShares(f, t)
	if f.Mirror != nil {
		r.scratch.mirror = f.Mirror.Plane
		bindTexture(unitMirror, gl.TEXTURE_2D, r.beyond.light)
	}
}

// showRefined makes the finished picture the one that is shown.
func (r *Renderer) showRefined(f *frame.Frame, width, height int) {
	p := &r.refining
	p.target.shaded, p.target.version, p.target.valid = f.Shaded, p.version, true
	r.screen, p.target = p.target, r.screen
	p.shaded = 0
	r.shown = shown{f.Contents, p.version, width, height, shownScale(f), append(r.shown.labels[:0], f.Labels...), &r.screen, true}
	r.trim()
}

// area is what of a target is drawn; none stands for all.
type area struct{ x, y, width, height int }

// clip keeps to the area from now on, in a target that is so many times smaller.
func (r *Renderer) clip(smaller int) {
	if r.area == (area{}) {
		return
	}
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(int32(r.area.x/smaller), int32(r.area.y/smaller), int32(r.area.width/smaller), int32(r.area.height/smaller))
}
