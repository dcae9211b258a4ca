package trial

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// extent is a thing's size along its own axes.
func extent(w *outcome, after bool, id scene.NodeID) geom.Vec3 {
	world := w.before
	if after {
		world = w.after
	}
	b, ok := world.Body(id)
	if !ok {
		return geom.Vec3{}
	}
	n, _ := world.Snapshot().Node(id)
	bounds, err := world.Store().ModelBounds(n.Model.Asset)
	if err != nil {
		return geom.Vec3{}
	}
	return geom.MulVec3(bounds.Size(), world.Snapshot().WorldFromNode(b.Node).Scale)
}

// sized compares a size of a thing, along one of its own axes, with what it was: by 3 % at least it must have become more, or less.
func (w *outcome) sized(axis int, more bool) func(Claim, scene.NodeID) string {
	return func(c Claim, id scene.NodeID) string {
		if why := w.kept(c, id); why != "" {
			return why
		}
		was, is := extent(w, false, id)[axis], extent(w, true, id)[axis]
		if more && is < was*1.03 || !more && is > was*0.97 {
			return fmt.Sprintf("measures %.2f m there and was %.2f m", is, was)
		}
		return ""
	}
}

// longer holds when the longer side of the plan grows by 10 % at least and the height stays.
func (w *outcome) longer(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	was, is := extent(w, false, id), extent(w, true, id)
	if max(is[0], is[1]) < 1.1*max(was[0], was[1]) || math.Abs(is[2]-was[2]) > 0.01 {
		return fmt.Sprintf("measures %.2f and was %.2f m", is, was)
	}
	return ""
}

// replaced compares the things of the kind that came in with what they stand for, along an axis or, with −1, by volume.
func (w *outcome) replaced(c Claim, axis int) string {
	measure := func(after bool, id scene.NodeID) float64 {
		e := extent(w, after, id)
		if axis < 0 {
			return e[0] * e[1] * e[2]
		}
		return e[axis]
	}
	was := measure(false, c.Of[0])
	return w.each(Claim{Kind: c.Kind}, func(_ Claim, id scene.NodeID) string {
		if is := measure(true, id); is > was*0.95 {
			return fmt.Sprintf("measures %.2f and what it replaces %.2f", is, was)
		}
		return ""
	})
}

// wears lists a thing's materials, or a room's on one of its surfaces.
func wears(s *scene.Snapshot, id scene.NodeID, surface string) []*scene.Material {
	n, ok := s.Node(id)
	if !ok {
		return nil
	}
	var ids []scene.MaterialID
	switch {
	case n.Room != nil && surface == "floor":
		ids = append(ids, n.Room.Floor)
	case n.Room != nil && surface == "ceiling":
		ids = append(ids, n.Room.Ceil)
	case n.Room != nil:
		ids = append(ids, n.Room.Walls)
	case n.Model != nil:
		ids = n.Model.Materials
	}
	var out []*scene.Material
	for _, id := range ids {
		if m, ok := s.Material(id); ok {
			out = append(out, m)
		}
	}
	return out
}

// seen is the mean colour that a material shows, its texture's counted.
func (w *outcome) seen(m *scene.Material) geom.Color {
	c := m.BaseColor
	if m.BaseColorTexture == nil {
		return c
	}
	if mean, ok := w.after.Store().MeanColor(m.BaseColorTexture.Texture); ok {
		return geom.Color{c[0] * mean[0], c[1] * mean[1], c[2] * mean[2]}
	}
	return c
}

// looks compares the colours of what a thing wears before and after, by a measure that sign times has grown: that must hold of a material
// that has changed, and its opposite of none.
func (w *outcome) looks(measure func(geom.Color) float64, sign float64) func(Claim, scene.NodeID) string {
	return func(c Claim, id scene.NodeID) string { return w.looksMore(c, id, measure, sign) }
}

func (w *outcome) looksMore(c Claim, id scene.NodeID, measure func(geom.Color) float64, sign float64) string {
	before, after := wears(w.before.Snapshot(), id, c.Kind), wears(w.after.Snapshot(), id, c.Kind)
	if len(before) != len(after) {
		return "is not what it was"
	}
	better := 0
	for i := range before {
		switch was, is := sign*measure(w.seen(before[i])), sign*measure(w.seen(after[i])); {
		case is > was+1e-6:
			better++
		case is < was-1e-6:
			return fmt.Sprintf("goes the other way: %.3f from %.3f", is, was)
		}
	}
	if better == 0 {
		return "looks as it did"
	}
	return ""
}

func (w *outcome) recolored(c Claim, id scene.NodeID) string {
	if w.sameLook(c, id) == "" {
		return "looks as it did"
	}
	return ""
}

func luminance(c geom.Color) float64 { return c.Luminance() }

// warmth is how much more red than blue a colour holds, against all of it.
func warmth(c geom.Color) float64 {
	return (c[0] - c[2]) / math.Max(c[0]+c[1]+c[2], 1e-6)
}

func (w *outcome) colored(c Claim, id scene.NodeID) string {
	hex, err := strconv.ParseUint(strings.TrimPrefix(c.Color, "#"), 16, 32)
	if err != nil {
		return "is to have no colour that can be read"
	}
	want, best := geom.Hex(uint32(hex)), math.Inf(1)
	for _, m := range wears(w.after.Snapshot(), id, c.Kind) {
		sum := 0.0
		for i := range want {
			d := geom.SRGBFromLinear(want[i]) - geom.SRGBFromLinear(w.seen(m)[i])
			sum += d * d
		}
		best = min(best, math.Sqrt(sum))
	}
	if best > 0.15 {
		return fmt.Sprintf("is %.2f off in sRGB", best)
	}
	return ""
}

func (w *outcome) madeOf(c Claim, id scene.NodeID) string {
	for _, m := range wears(w.after.Snapshot(), id, "") {
		if strings.Contains(strings.ToLower(m.Name+" "+string(m.ID)), c.Kind) {
			return ""
		}
	}
	return "wears no " + c.Kind
}

func (w *outcome) sameLook(c Claim, id scene.NodeID) string {
	if !same(wears(w.before.Snapshot(), id, c.Kind), wears(w.after.Snapshot(), id, c.Kind)) {
		return "has other " + c.Kind
	}
	return ""
}

// lights sums what a subtree's visible lights give, each channel apart. "" means the whole scene.
func lights(s *scene.Snapshot, id scene.NodeID) geom.Color {
	var out geom.Color
	for n := range s.Nodes() {
		if n.Light == nil || id != "" && !s.Under(n.ID, id) || !s.Visible(n.ID) {
			continue
		}
		for i := range out {
			out[i] += n.Light.Color[i] * n.Light.Intensity
		}
	}
	return out
}

func (w *outcome) off(_ Claim, id scene.NodeID) string {
	if lights(w.after.Snapshot(), id) != (geom.Color{}) {
		return "still gives light"
	}
	return ""
}

func (w *outcome) dimmer(c Claim, id scene.NodeID) string {
	if why := w.kept(c, id); why != "" {
		return why
	}
	was, is := lights(w.before.Snapshot(), id).Luminance(), lights(w.after.Snapshot(), id).Luminance()
	if is <= 0 || is > 0.9*was {
		return fmt.Sprintf("gives %.0f of %.0f", is, was)
	}
	return ""
}

// brighter holds when the lamps give more, or the picture is exposed longer.
func (w *outcome) brighter(Claim) string {
	before, after := w.before.Snapshot(), w.after.Snapshot()
	lamps := lights(after, "").Luminance() - lights(before, "").Luminance()
	exposure := after.Settings().Environment.ExposureEV - before.Settings().Environment.ExposureEV
	if lamps <= 0 && exposure <= 0 {
		return "lamps and exposure give no more than before"
	}
	return ""
}

// lightTinted holds when what the lamps give, or the sun, is warmer than before, or cooler with a sign of −1.
func (w *outcome) lightTinted(sign float64) string {
	before, after := w.before.Snapshot(), w.after.Snapshot()
	if sign*warmth(lights(after, "")) > sign*warmth(lights(before, ""))+1e-6 {
		return ""
	}
	if sign*warmth(after.Settings().Environment.SunColor) > sign*warmth(before.Settings().Environment.SunColor)+1e-6 {
		return ""
	}
	return "neither lamps nor sun are otherwise that way"
}

func (w *outcome) lightChanged(Claim) string {
	if same(w.before.Snapshot().Settings().Environment, w.after.Snapshot().Settings().Environment) {
		return "sky and exposure are as before"
	}
	return ""
}
