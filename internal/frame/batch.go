package frame

import (
	"cmp"
	"slices"

	"scenograph/internal/scene"
)

// draw is an item that will be drawn.
type draw struct {
	*item
	label uint32
	part  uint32
	class Class
	depth float64 // metres from the eye

	through bool
}

func compareBatch(a, b *item) int {
	if c := cmp.Compare(a.key, b.key); c != 0 {
		return c
	}
	if c := cmp.Compare(a.material.ID, b.material.ID); c != 0 {
		return c
	}
	if c := cmp.Compare(a.material.Name, b.material.Name); c != 0 {
		return c
	}
	return cmp.Compare(boolInt(a.mirrored), boolInt(b.mirrored))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// addDraws sorts draws into opaque batches, front to back, and blended ones, back to front.
func (f *Frame) addDraws(draws []draw) {
	eye := f.View.Eye()
	for i := range draws {
		d := &draws[i]
		d.depth = distanceTo(d.bounds, eye)
		if d.piece != nil {
			d.depth += behindAll
		}
		if blended(d.material) {
			d.depth = d.bounds.Center().Sub(eye).Len()
		}
	}
	slices.SortStableFunc(draws, func(a, b draw) int { return boolInt(blended(a.material)) - boolInt(blended(b.material)) })
	split := len(draws)
	for split > 0 && blended(draws[split-1].material) {
		split--
	}
	f.Opaque = f.batch(f.Opaque, draws[:split])
	frontToBack(f.Opaque)
	slices.SortStableFunc(draws[split:], func(a, b draw) int { return cmp.Compare(b.depth, a.depth) })
	for i := split; i < len(draws); i++ {
		f.Blended = append(f.Blended, f.single(&draws[i]))
	}
}

// behindAll sorts rooms after what stands in them, which hides much of their walls and floors.
const behindAll = 1e4

// blended reports whether one sees through a material, so that it is drawn after what is opaque and throws no shadow.
func blended(m *scene.Material) bool { return m.AlphaMode == scene.Blend || m.Transmissive() }

// batch joins draws of one mesh and material and sorts the batches by their nearest instance.
func (f *Frame) batch(out []Batch, draws []draw) []Batch {
	slices.SortStableFunc(draws, func(a, b draw) int {
		if c := compareBatch(a.item, b.item); c != 0 {
			return c
		}
		return cmp.Compare(a.depth, b.depth)
	})
	for i := range draws {
		d := &draws[i]
		if i > 0 && compareBatch(draws[i-1].item, d.item) == 0 {
			f.Instances = append(f.Instances, d.instance())
			out[len(out)-1].Count++
			continue
		}
		out = append(out, f.single(d))
	}
	return out
}

func (f *Frame) single(d *draw) Batch {
	f.Instances = append(f.Instances, d.instance())
	return Batch{
		Key: d.key, Mesh: d.mesh, Material: d.material, First: len(f.Instances) - 1, Count: 1,
		Mirrored: d.mirrored, DoubleSided: d.material.DoubleSided, Through: d.through, Depth: float32(d.depth),
	}
}

func (d *draw) instance() Instance {
	return Instance{WorldFromMesh: rows(d.world), Label: d.label, Class: d.class, Seed: seed(d.node.ID), Part: d.part}
}
