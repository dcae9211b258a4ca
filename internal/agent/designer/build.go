package designer

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/proxy"
	"scenograph/internal/scene"
)

// build makes the i-th thing of a wish, smaller by shrink when it found no place at its usual size.
func (p *plan) build(w *wish, i int, shrink float64) (catalog.Thing, error) {
	if w.proxy {
		thing, err := proxy.Build(p.policy.store, w.phrase, w.entry.Size, mountFor(w))
		if err != nil {
			return thing, fmt.Errorf("designer: %w", err)
		}
		thing.Entry = w.entry
		return thing, nil
	}
	req := catalog.Request{Entry: w.entry.ID, Style: p.scheme.style, Seed: p.design(), Size: sizeOf(w, shrink), Colors: map[string]string{}, Materials: map[string]string{}}
	if assorted[w.noun] {
		req.Seed += uint64(i) * 101
	}
	if i < len(w.drapes) {
		req.Size = w.drapes[i].size
	}
	if w.entry.Mount == scene.FlatFloor && !w.rigid {
		req.Size = p.rugSize(w, req.Size)
	}
	if !w.rigid {
		req.Size = p.carriedSize(w, p.unitSize(w, p.seatedSize(w, req.Size)))
	}
	p.dress(&req, w)
	thing, err := p.policy.source.Build(p.policy.store, req)
	if err != nil {
		return thing, fmt.Errorf("designer: %w", err)
	}
	if w.entry.Given && len(w.looks.Colors)+len(w.looks.Materials) > 0 {
		p.note("%s comes from a library as it is: its colours and materials stay", theNoun(w))
	} else if len(w.looks.Materials) > 0 {
		if thing, err = p.clad(req, w, thing); err != nil {
			return thing, err
		}
	}
	if m := w.entry.Mount; m == scene.OnWall || m == scene.OnCeiling {
		thing.Semantics.Mount = m
	}
	thing.Lights = slices.Clone(thing.Lights)
	for k := range thing.Lights {
		tune(&thing.Lights[k].Light, w.looks, p.scheme.kelvin)
	}
	return thing, nil
}

// matShare is how much of the floor many mats together may cover.
const matShare = 0.2

// matSize is a mat before a sink or a bath.
var matSize = geom.Vec3{1.1, 0.7, 0}

// rugSize makes a rug reach out on all sides from under what stands on it, and keeps it on the floor there is.
func (p *plan) rugSize(w *wish, size geom.Vec3) geom.Vec3 {
	if size != (geom.Vec3{}) || p.room == nil {
		return size
	}
	target := geom.Vec3{}
	for _, x := range w.wants {
		for _, id := range p.targets(w, x, &group{}) {
			if t, ok := p.s.thing(id); ok && x.kind == "under" && t.node.Model != nil {
				if b, err := p.policy.store.ModelBounds(t.node.Model.Asset); err == nil {
					target = b.Size()
				}
			}
		}
	}
	if target == (geom.Vec3{}) && (wants(w, "in_front_of") || wants(w, "beside")) {
		return geom.MaxVec3(w.entry.MinSize, matSize)
	}
	reach := 1.1
	if target[0] < 0.7 {
		reach = 1.4
	}
	low, high := p.room.Outline.Bounds()
	room := high.Sub(low)
	widest := math.Max(1, math.Min(room[0], room[1])-0.8)
	if w.count > 2 {
		widest = math.Min(widest, math.Sqrt(matShare*p.room.Outline.Area()/float64(w.count)))
		return geom.Vec3{math.Min(w.entry.Size[0], widest*1.2), math.Min(w.entry.Size[1], widest/1.2), 0}
	}
	if target == (geom.Vec3{}) {
		return geom.Vec3{math.Min(w.entry.Size[0], widest), math.Min(w.entry.Size[1], widest*0.8), 0}
	}
	return geom.Vec3{math.Min(target[0]+reach, widest), math.Min(target[1]+reach, widest), 0}
}

// assorted things differ from each other even when they were asked for together.
var assorted = map[string]bool{"plant": true, "book": true, "picture": true, "succulent": true, "stuffed animal": true, "vase": true, "bottle": true, "jar": true, "toy": true, "basket": true, "cup": true, "cushion": true, "flowers": true}

// dress sets the colours of a request: those asked for, else the scheme's accents on soft things.
func (p *plan) dress(req *catalog.Request, w *wish) {
	for i, c := range w.looks.Colors {
		slot := ""
		if i > 0 {
			slot = "cushion"
		}
		req.Colors[slot] = hexOf(c.Linear)
	}
	if len(p.scheme.accents) == 0 {
		return
	}
	accent := p.scheme.accents[w.order%len(p.scheme.accents)]
	if _, ok := req.Colors["cushion"]; !ok {
		req.Colors["cushion"] = accent
	}
	if len(w.looks.Colors)+len(w.looks.Materials) == 0 && w.noun == "curtain" {
		req.Colors[""] = p.curtainColor(accent)
	}
	if len(w.looks.Colors)+len(w.looks.Materials) == 0 && accented[w.noun] && (int(p.obs.Seed)+w.order)%2 == 0 {
		req.Colors[""] = accent
	}
}

// accented kinds may wear an accent of the scheme all over.
var accented = map[string]bool{"armchair": true, "cushion": true, "blanket": true, "ottoman": true, "bean bag": true, "vase": true, "stool": true}

// clad puts the materials asked for on the slots they suit: metal on frames and legs, wood not on upholstery.
func (p *plan) clad(req catalog.Request, w *wish, plain catalog.Thing) (catalog.Thing, error) {
	for i, m := range w.looks.Materials {
		f, ok := p.thingMaterial(w.looks, i)
		if !ok {
			p.note("no material of the catalogue is %q; %s keeps its own", m, theNoun(w))
			continue
		}
		slot := slotFor(p.familyOf(f.preset), plain.Slots)
		req.Materials[slot] = f.preset
		if f.color == "" && i == 0 {
			delete(req.Colors, slot)
			delete(req.Colors, "")
		} else if f.color != "" {
			req.Colors[slot] = f.color
		}
	}
	return p.policy.source.Build(p.policy.store, req)
}

// slotFor is the slot of a thing that a material of a family suits, "" for its main one.
func slotFor(family string, slots []string) string {
	var prefer []string
	switch family {
	case "metal":
		prefer = []string{"metal", "frame", "stem", "base", "legs", "handles"}
	case "wood":
		prefer = []string{"wood", "top", "body", "frame", "legs"}
	default:
		prefer = []string{"fabric", "seat", "top", "shade"}
	}
	for _, s := range prefer {
		if slices.Contains(slots, s) {
			return s
		}
	}
	return ""
}

// sizeOf is the size to ask for: the words of the wish on the entry's usual size. The catalogue keeps it to what makes sense.
func sizeOf(w *wish, shrink float64) geom.Vec3 {
	if w.rigid {
		return w.entry.Size
	}
	size := w.entry.Size.Mul(shrink)
	for _, s := range w.looks.Sizes {
		f, ok := sizeFactors[s]
		if ok {
			size = geom.MulVec3(size, f)
		}
		if s == "square" {
			size[0] = math.Min(size[0], size[1])
		}
	}
	if w.entry.Mount == scene.FlatFloor && shrink == 1 && size == w.entry.Size {
		return geom.Vec3{} // rugs fit what stands on them
	}
	return size
}

var sizeFactors = map[string]geom.Vec3{
	"small": {0.84, 0.88, 0.94}, "large": {1.22, 1.12, 1.06}, "tall": {1, 1, 1.25}, "low": {1, 1, 0.78}, "long": {1.35, 1, 1}, "wide": {1.2, 1, 1}, "narrow": {0.78, 0.92, 1}, "deep": {1, 1.15, 1},
	"king": {1.16, 1, 1}, "queen": {1.02, 1, 1}, "double": {0.92, 1, 1}, "twin": {0.6, 1, 1}, "two-seater": {0.8, 1, 1}, "square": {1, 1, 1},
}

// tune sets a lamp's colour and strength.
func tune(l *scene.Light, looks brief.Looks, kelvin float64) {
	switch looks.Tone {
	case "warm":
		kelvin = 2500
	case "cool":
		kelvin = 5200
	case "bright":
		l.Intensity *= 1.6
	case "dim":
		l.Intensity *= 0.5
	}
	if kelvin > 0 {
		l.Color = roundColor(geom.Kelvin(kelvin))
	}
}

func roundColor(c geom.Color) geom.Color {
	for i := range c {
		c[i] = round(c[i], 1e4)
	}
	return c
}

// modelName is what people read of a node: "Armchair 2" when there are several.
func modelName(w *wish, index, count int) string {
	name := capital(w.noun)
	if w.phrase != "" && w.asked {
		name = capital(w.phrase)
	}
	if count > 1 {
		name = fmt.Sprintf("%s %d", name, index+1)
	}
	return name
}

// triangles counts what a model draws.
func triangles(store *asset.Store, id asset.ID) int {
	model, err := store.Model(id)
	if err != nil {
		return 0
	}
	n := 0
	for _, part := range model.Parts {
		for _, s := range part.Surfaces {
			if mesh, err := store.Mesh(s.Mesh); err == nil {
				n += len(mesh.Indices) / 3
			}
		}
	}
	return n
}
