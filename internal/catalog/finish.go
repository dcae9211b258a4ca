package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// finish turns what stands on the bench into assets and the numbers that go with them.
func (b *bench) finish(store *asset.Store, source *builtin) (Thing, error) {
	t := Thing{Entry: b.kind.Entry, Style: b.style}
	b.fit()
	b.stand()
	used := b.usedSlots()
	massKg := 0.0
	for _, s := range used {
		m, density, err := source.slotMaterial(store, b, s)
		if err != nil {
			return Thing{}, fmt.Errorf("slot %q: %w", s.name, err)
		}
		t.Slots, t.Materials = append(t.Slots, s.name), append(t.Materials, m)
		massKg += b.volume(s.name) * density * cmpFill(s.fill)
	}
	model := &asset.Model{Name: b.kind.Name, Slots: t.Slots}
	for i, p := range b.parts {
		built, err := p.build(store, used, i)
		if err != nil {
			return Thing{}, fmt.Errorf("part %q: %w", p.name, err)
		}
		model.Parts = append(model.Parts, built)
	}
	var err error
	if model.Recipe, err = b.req.recipe(); err != nil {
		return Thing{}, err
	}
	if t.Model, err = store.PutModel(model); err != nil {
		return Thing{}, err
	}
	if t.Bounds, err = store.ModelBounds(t.Model); err != nil {
		return Thing{}, err
	}
	for _, p := range b.parts {
		for _, s := range p.shapes {
			t.Triangles += s.Triangles()
		}
	}
	t.Lights, t.Supports = b.lights, b.supports
	t.Physics = b.physics(massKg)
	t.Semantics = scene.Semantics{Category: b.kind.Category, Synonyms: b.kind.Synonyms, Tags: b.kind.Tags, Mount: b.kind.Mount, Source: "catalog:" + b.kind.ID}
	return t, nil
}

func cmpFill(fill float64) float64 {
	if fill == 0 {
		return 1
	}
	return fill
}

// usedSlots keeps the kind's slots that have shapes, in order.
func (b *bench) usedSlots() []slot {
	var out []slot
	for _, s := range b.kind.slots {
		for _, p := range b.parts {
			if shape, ok := p.shapes[s.name]; ok && shape.Triangles() > 0 {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

func (b *bench) volume(slot string) float64 {
	sum := 0.0
	for _, p := range b.parts {
		if s, ok := p.shapes[slot]; ok {
			sum += math.Abs(s.Volume())
		}
	}
	return sum
}

// physics keeps the mass from volume and density where it is plausible for the category, and the category's otherwise.
func (b *bench) physics(massKg float64) scene.Physics {
	p := scene.Physics{Body: scene.DynamicBody, MassSource: "density", Friction: 0.6, Restitution: 0.05}
	usual := b.kind.Size[0] * b.kind.Size[1] * b.kind.Size[2]
	expected := b.kind.MassKg * math.Pow(b.w*b.d*b.h/usual, 0.8)
	if kept := geom.Clamp(massKg, 0.55*expected, 1.8*expected); kept != massKg {
		massKg, p.MassSource = expected, "category"
	}
	p.MassKg = math.Max(0.01, math.Round(massKg*100)/100)
	if b.kind.Mount == scene.OnWall || b.kind.Mount == scene.OnCeiling {
		p.Body = scene.StaticBody
	}
	return p
}

func (p *part) build(store *asset.Store, used []slot, index int) (asset.Part, error) {
	out := asset.Part{Name: p.name, Parent: -1, Transform: geom.IdentityTransform(), Joint: p.joint}
	out.Transform.Translation = geom.CanonicalVec3(p.pivot)
	if index > 0 {
		out.Parent = 0
	}
	for i, s := range used {
		shape, ok := p.shapes[s.name]
		if !ok || shape.Triangles() == 0 {
			continue
		}
		id, err := store.PutMesh(form.Join(shape).Move(-p.pivot[0], -p.pivot[1], -p.pivot[2]).Mesh())
		if err != nil {
			return out, fmt.Errorf("slot %q: %w", s.name, err)
		}
		out.Surfaces = append(out.Surfaces, asset.Surface{Mesh: id, Slot: i})
	}
	for _, c := range p.colliders {
		c.Transform.Translation = round(c.Transform.Translation.Sub(p.pivot))
		c.Size = round(c.Size)
		out.Colliders = append(out.Colliders, c)
	}
	return out, nil
}

// round keeps a tenth of a millimetre, so that machines agree on the bytes.
func round(v geom.Vec3) geom.Vec3 {
	for i := range v {
		v[i] = math.Round(v[i]*1e4)/1e4 + 0
	}
	return v
}
