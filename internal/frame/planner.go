package frame

import (
	"encoding/binary"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Planner makes frames and keeps their storage. It serves one goroutine.
type Planner struct {
	store    *asset.Store
	defaults defaults
	pane     *scene.Material // with the frame's sky behind it
	rooms    map[*scene.RoomRef]*builtRoom
	rest     map[asset.ID][]geom.Transform

	base, after collection
	standing    standing
	doll        []roomFade
	indoor      indoorLight
	thin        map[thinKey]*scene.Material
	white       map[*scene.Material]*scene.Material
	bodies      bodyShapes
	frame       Frame
	sun         Sun
	classes     classes
	ghosting    ghosting
	visible     []int32
	orders      []uint64
	draws       []draw
	altered     []item // stand in for items that are drawn otherwise than they are
	boxes       []geom.Box
	coarsened   map[asset.ID]bool
	detail      bool // of the standing
	mirror      Mirror
	beyond      *Planner // of what the mirror shows; nil until there is one
	background  bool
}

// NewPlanner returns a planner that finds models in the store.
func NewPlanner(store *asset.Store) *Planner {
	return &Planner{
		store: store, defaults: newDefaults(), rooms: map[*scene.RoomRef]*builtRoom{},
		rest: map[asset.ID][]geom.Transform{}, thin: map[thinKey]*scene.Material{}, coarsened: map[asset.ID]bool{},
		base: newCollection(), after: newCollection(), white: map[*scene.Material]*scene.Material{}, bodies: newBodyShapes(),
	}
}

// InBackground makes the planner compute levels of detail on another goroutine: frames do not wait for them, and which level
// a frame names then depends on the time it is planned at. It returns the planner.
func (p *Planner) InBackground() *Planner {
	p.background = true
	return p
}

// Plan decides one picture of a snapshot. The Frame is the planner's and holds until the next Plan.
func (p *Planner) Plan(snap *scene.Snapshot, view View, style Style, overlay Overlay) *Frame {
	p.follow(snap)
	if style.DetailPx > 0 {
		p.coarsen(&p.base)
	}
	f := &p.frame
	f.reset(snap, view, style, len(p.base.rooms) > 0)
	p.doll = fadeRooms(p.doll[:0], &p.base, f)
	f.Inside = inside(&p.base, view)
	ghosts := p.ghosts(snap, overlay.Ghost)
	p.classes.reset(snap, overlay)
	p.label(f, ghosts)
	p.planStanding(f)
	p.planBase(f, ghosts)
	p.planGhosts(f, overlay, ghosts)
	p.planSun(f)
	p.planIndoor(f)
	p.planMarks(f, overlay, ghosts)
	if style.Shading == Physics {
		p.markBodies(f)
	}
	p.planMirror(snap, f)
	f.fingerprints(p.base.hash, &overlay)
	return f
}

func (f *Frame) reset(snap *scene.Snapshot, view View, style Style, indoors bool) {
	clip, camera := view.ClipFromView(), view.ViewFromWorld()
	*f = Frame{
		View: view, Style: style, Want: Passes{Color: true}, Environment: snap.Settings().Environment,
		ViewFromWorld: geom.Mat4f(camera), ClipFromView: geom.Mat4f(clip), ClipFromWorld: geom.Mat4f(clip.Mul4(camera)),
		Eye: vec3f(view.Eye()), Lights: f.Lights[:0], Instances: f.Instances[:0], Opaque: f.Opaque[:0], Blended: f.Blended[:0],
		Ghosts: f.Ghosts[:0], Labels: f.Labels[:0], Parts: f.Parts[:0],
		Segments: f.Segments[:0], Dots: f.Dots[:0],
	}
	f.Indoors = indoors
	f.Exposure = exposure(f.Environment.ExposureEV)
}

// label names every node that draws something, ghosts after what is there.
func (p *Planner) label(f *Frame, g *ghosting) {
	f.Labels, f.Parts = append(f.Labels, p.base.labels...), append(f.Parts, p.base.parts...)
	if g.after == nil {
		return
	}
	for id := range g.sorted() {
		g.labels[id] = uint32(len(f.Labels))
		f.Labels = append(f.Labels, Label{Node: id, Ghost: true})
	}
}

// planBase draws what the snapshot holds, without what a ghost stands in for.
func (p *Planner) planBase(f *Frame, g *ghosting) {
	frustum := frustumOf(f.View)
	p.visible = p.base.seen(p.visible[:0], &frustum)
	p.draws, p.orders, p.altered = p.draws[:0], p.orders[:0], p.altered[:0]
	eye, daylight := f.View.Eye(), p.daylight(f)
	dressed := f.Style.Shading == LightOnly || f.Style.Shading == Physics
	span := newSpan(&f.View)
	stray, parallel := f.Style.DetailPx*f.View.PixelM(1), f.View.Projection == scene.Orthographic
	for _, n := range p.visible {
		it := &p.base.items[n]
		if g.after != nil && g.replaces(it.node.ID) {
			continue
		}
		fade := p.fadeOf(f, it)
		if fade >= 1 {
			continue
		}
		nearest := span.add(&it.bounds)
		if fade > 0 || dressed || blended(it.material) || len(p.base.items) >= maxOrdered {
			p.drawAltered(f, it, fade, daylight)
			continue
		}
		level := 0
		if f.Style.DetailPx > 0 {
			within := stray
			if !parallel {
				within *= max(nearest, f.View.Near)
			}
			level = it.levelWithin(within)
		}
		depth := distanceTo(it.bounds, eye)
		if it.piece != nil {
			depth += behindAll
		}
		it.depth = float32(depth)
		p.orders = append(p.orders, orderOf(it.group, level, depth, n))
	}
	f.Seen = span.range32()
	slices.Sort(p.orders)
	f.Opaque = f.addOrdered(f.Opaque, &p.base, p.orders, &p.classes)
	if f.Style.Shading == Physics {
		p.planBodies(f, &frustum)
	}
	f.addDraws(p.draws)
}

// drawAltered draws an item on its own: one that blends, or of which a share is taken away.
func (p *Planner) drawAltered(f *Frame, it *item, fade float64, daylight bool) {
	if it.material == &p.defaults.glass && daylight {
		it = p.alter(it, p.paneOf(&f.Environment))
	}
	if material := p.shown(f, it); material != it.material {
		it = p.alter(it, material)
	}
	if fade > 0 {
		it = p.alter(it, p.faded(it.material, fade))
	}
	p.draws = append(p.draws, draw{
		item: it, label: it.instance.Label, part: it.instance.Part, class: p.classes.of(it.node), through: fade > pickedFade,
	})
}

// alter returns a copy of an item in another material, which holds until the next plan.
func (p *Planner) alter(it *item, material *scene.Material) *item {
	p.altered = append(p.altered, *it)
	out := &p.altered[len(p.altered)-1]
	out.material = material
	return out
}

// daylight reports whether windows shine although the backdrop shows no sky.
func (p *Planner) daylight(f *Frame) bool {
	e := &f.Environment
	return f.Style.Background == Studio && (e.Sky != scene.ProceduralSky || e.SunAltitudeRad > 0)
}

// paneOf is window glass with a garden under a sky behind it: as bright as the sky is. It is a new material only when it looks different.
func (p *Planner) paneOf(e *scene.Environment) *scene.Material {
	glow := p.defaults.daylight.Emissive.Scale(e.Intensity)
	if e.Sky != scene.ImageSky {
		for i, tint := range e.Color {
			glow[i] *= tint
		}
	}
	if p.pane == nil || p.pane.Emissive != glow {
		pane := p.defaults.daylight
		pane.EmissiveTexture = p.garden()
		pane.Emissive = glow
		p.pane = &pane
	}
	return p.pane
}

// garden is what panes show, nil where it cannot be kept: they are plain then.
func (p *Planner) garden() *scene.TextureRef {
	texture, err := outdoors()
	if err != nil {
		return nil
	}
	id, err := p.store.PutTexture(texture)
	if err != nil {
		return nil
	}
	view := scene.NewTextureRef(id)
	view.Scale = geom.Vec2{1.0 / outdoorsWideM, 1.0 / outdoorsHighM}
	view.WrapU, view.WrapV = scene.Repeat, scene.Repeat
	return view
}

func sceneFingerprint(snap *scene.Snapshot) uint64 {
	h := snap.Hash()
	return binary.LittleEndian.Uint64(h[:8])
}
