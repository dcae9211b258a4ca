package frame

import (
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Whole is a frame for painters that follow light around corners: nothing is left out because it lies beside the picture, all
// lights are there, and panes are glass whatever the backdrop.
type Whole struct {
	*Frame
	Hidden   []Batch    // whole walls and ceilings that fade so that one can look in; only the sun heeds them, as in Frame.Casters
	Daylight [3]float32 // nits of what is seen through panes before a studio backdrop, which has no sky
	Carriers []uint32   // Carriers[i] is the label of the thing that Lights[i] is a part of, 0 for none
}

// PlanWhole decides a picture like Plan. The result is the planner's and holds until the next plan.
func (p *Planner) PlanWhole(snap *scene.Snapshot, view View, style Style) Whole {
	w := Whole{Frame: p.Plan(snap, view, style, Overlay{})}
	f := w.Frame
	pane, glass := p.paneOf(&f.Environment), &p.defaults.glass
	passed := (1 - glass.Opacity) * glass.BaseColor.Luminance() // of what is behind glass
	w.Daylight = vec3f(geom.Vec3(pane.Emissive.Scale(pane.EmissiveStrength * pane.Opacity / passed)))
	var shown, hidden []draw
	for i := range p.base.items {
		it := &p.base.items[i]
		label, fade := it.instance.Label, p.fadeOf(f, it)
		if fade > 0 {
			hidden = append(hidden, draw{item: it, label: label})
			it = p.alter(it, p.faded(it.material, fade))
		}
		if fade < 1 {
			shown = append(shown, draw{item: it, label: label})
		}
	}
	f.Opaque, f.Blended = f.Opaque[:0], f.Blended[:0]
	f.addDraws(shown)
	w.Hidden = f.batch(nil, hidden)
	f.Lights = f.Lights[:0]
	for _, n := range p.base.lights {
		f.Lights = append(f.Lights, lightOf(n, snap.WorldFromNode(n.ID)))
		w.Carriers = append(w.Carriers, p.carrier(snap, n))
	}
	for _, n := range p.base.rooms {
		f.addPortals(n, snap.WorldFromNode(n.ID), p.base.beside(n))
	}
	w.Carriers = append(w.Carriers, make([]uint32, len(f.Lights)-len(w.Carriers))...)
	return w
}

// carrier returns the label of the thing a light is fixed to.
func (p *Planner) carrier(snap *scene.Snapshot, light *scene.Node) uint32 {
	if parent, ok := snap.Node(light.Parent); ok && parent.Model != nil {
		return p.base.labelOf(parent.ID)
	}
	return 0
}
