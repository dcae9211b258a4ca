package frame

import (
	"encoding/binary"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Planner makes frames and keeps their storage. It serves one goroutine.
type Planner struct {
	store    *asset.Store
	defaults defaults
	rooms    map[*scene.RoomRef]*builtRoom
	rest     map[asset.ID][]geom.Transform

	base, after collection
	standing    standing
	labels      map[scene.NodeID]uint32
	doll        []roomFade
	thin        map[thinKey]*scene.Material
	white       map[*scene.Material]*scene.Material
	bodies      bodyShapes
	frame       Frame
	draws       []draw
}

// NewPlanner returns a planner that finds models in the store.
func NewPlanner(store *asset.Store) *Planner {
	return &Planner{
		store: store, defaults: newDefaults(), rooms: map[*scene.RoomRef]*builtRoom{},
		rest: map[asset.ID][]geom.Transform{}, labels: map[scene.NodeID]uint32{},
		thin: map[thinKey]*scene.Material{}, white: map[*scene.Material]*scene.Material{}, bodies: newBodyShapes(),
	}
}

// Plan decides one picture of a snapshot. The Frame is the planner's and holds until the next Plan.
func (p *Planner) Plan(snap *scene.Snapshot, view View, style Style, overlay Overlay) *Frame {
	if p.base.snap != snap {
		p.collect(&p.base, snap, nil)
	}
	f := &p.frame
	f.reset(snap, view, style, len(p.base.rooms) > 0)
	p.doll = fadeRooms(p.doll[:0], &p.base, f)
	f.Inside = inside(&p.base, view)
	ghosts := p.ghosts(snap, overlay.Ghost)
	classes := newClasses(snap, overlay)
	p.label(f, ghosts)
	p.planStanding(f)
	p.planBase(f, classes, ghosts)
	p.planGhosts(f, overlay, ghosts)
	p.planLights(f)
	p.planSun(f)
	p.planMarks(f, overlay, ghosts)
	if style.Shading == Physics {
		p.markBodies(f)
	}
	f.Scene = sceneFingerprint(snap)
	f.fingerprints(snap, overlay)
	return f
}

func (f *Frame) reset(snap *scene.Snapshot, view View, style Style, indoors bool) {
	clip, camera := view.ClipFromView(), view.ViewFromWorld()
	*f = Frame{
		View: view, Style: style, Want: Passes{Color: true}, Environment: snap.Settings().Environment,
		ViewFromWorld: geom.Mat4f(camera), ClipFromView: geom.Mat4f(clip), ClipFromWorld: geom.Mat4f(clip.Mul4(camera)),
		Eye: vec3f(view.Eye()), Lights: f.Lights[:0], Instances: f.Instances[:0], Opaque: f.Opaque[:0], Blended: f.Blended[:0],
		Ghosts: f.Ghosts[:0], Labels: append(f.Labels[:0], Label{}), Parts: append(f.Parts[:0], Part{}),
		Segments: f.Segments[:0], Dots: f.Dots[:0],
	}
	f.Indoors = indoors
	f.Exposure = exposure(f.Environment.ExposureEV)
}

// label numbers every node that draws something, ghosts after what is there.
func (p *Planner) label(f *Frame, g *ghosting) {
	clear(p.labels)
	number := func(id scene.NodeID) {
		if _, ok := p.labels[id]; ok {
			return
		}
		p.labels[id] = uint32(len(f.Labels))
		f.Labels = append(f.Labels, Label{Node: id})
	}
	for i := range p.base.items {
		number(p.base.items[i].node.ID)
	}
	for id := range g.sorted() {
		g.labels[id] = uint32(len(f.Labels))
		f.Labels = append(f.Labels, Label{Node: id, Ghost: true})
	}
}

// planBase draws what the snapshot holds, without what a ghost stands in for.
func (p *Planner) planBase(f *Frame, classes classes, g *ghosting) {
	frustum := frustumOf(f.View)
	p.draws = p.draws[:0]
	for i := range p.base.items {
		it := &p.base.items[i]
		if g.replaces(it.node.ID) || !frustum.sees(it.bounds) {
			continue
		}
		fade := p.fadeOf(f, it)
		if fade >= 1 {
			continue
		}
		if it.material == &p.defaults.glass && p.daylight(f) {
			bright := *it
			bright.material = &p.defaults.daylight
			it = &bright
		}
		it = p.shown(f, it)
		if fade > 0 {
			it = p.faded(it, fade)
		}
		label := p.labels[it.node.ID]
		p.draws = append(p.draws, draw{item: it, label: label, part: f.partOf(it, label), class: classes.of(it.node), through: fade > pickedFade})
	}
	f.Seen = f.View.span(p.draws)
	if f.Style.Shading == Physics {
		p.planBodies(f, &frustum)
	}
	f.addDraws(p.draws)
}

// daylight reports whether windows shine although the backdrop shows no sky.
func (p *Planner) daylight(f *Frame) bool {
	e := &f.Environment
	return f.Style.Background == Studio && (e.Sky != scene.ProceduralSky || e.SunAltitudeRad > 0)
}

func sceneFingerprint(snap *scene.Snapshot) uint64 {
	h := snap.Hash()
	return binary.LittleEndian.Uint64(h[:8])
}
