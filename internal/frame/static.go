package frame

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// standing is what a frame needs of a snapshot whatever the view: what throws shadows, and what takes skylight from the floor.
// It is kept from plan to plan.
type standing struct {
	snap      *scene.Snapshot
	instances []Instance // the first of every frame's
	casters   []Batch
	placed    []int32 // places of the casters' instances in the collection
	furniture []Batch
	above     *Above

	lights  []Light
	leftOut int // lights beyond MaxLights
	shadows []LightShadow
	faces   []ShadowFace
	seen    []Batch // of all faces
	print   uint64  // of all that throws shadows
}

// planStanding fills in casters and furniture; their instances come first in the frame.
func (p *Planner) planStanding(f *Frame) {
	s := &p.standing
	if detail := f.Style.DetailPx > 0; s.snap != p.base.snap || detail != p.detail {
		p.detail = detail
		p.restand(s)
	}
	f.Instances = append(f.Instances[:0], s.instances...)
	f.Lights, f.LeftOut, f.Scene = append(f.Lights[:0], s.lights...), s.leftOut, s.print
	if f.Style.Shadows {
		f.Casters, f.Shadows = s.casters, s.shadows
	} else {
		for i := range f.Lights {
			f.Lights[i].Shadow = 0
		}
	}
	if f.Style.Occlusion {
		f.Furniture, f.Above = s.furniture, s.above
	}
}

// fingerprint tells apart what throws shadows: meshes, places and holes.
func (s *standing) fingerprint() uint64 {
	h := fnv.New64a()
	var word [4]byte
	for i := range s.casters {
		b := &s.casters[i]
		fmt.Fprintf(h, "%s %d", b.Key, b.Level)
		if m := b.Material; m.AlphaMode == scene.Mask {
			fmt.Fprintf(h, "%v %v %v", m.BaseColorTexture, m.Opacity, m.AlphaCutoff)
		}
		for k := range s.instances[b.First : b.First+b.Count] {
			for _, x := range s.instances[b.First+k].WorldFromMesh {
				binary.LittleEndian.PutUint32(word[:], math.Float32bits(x))
				h.Write(word[:])
			}
		}
	}
	return h.Sum64()
}

func (p *Planner) restand(s *standing) {
	c, f := &p.base, Frame{Instances: s.instances[:0]}
	box, plain := geom.EmptyBox(), classes{}
	for i := range c.items {
		c.items[i].depth = 0
		if it := &c.items[i]; it.piece == nil && !blended(it.material) {
			box = box.Union(it.bounds)
		}
	}
	above := (*Above)(nil)
	if !box.Empty() {
		above = aboveOf(box)
	}
	order := p.standOrder(false, casterShare*shadowTexelM(c.bounds))
	s.casters = f.addOrdered(s.casters[:0], c, order, &plain)
	s.placed = s.placed[:0]
	for _, o := range order {
		s.placed = append(s.placed, int32(itemOf(o)))
	}
	coarse := 0.0
	if above != nil {
		coarse = casterShare * float64(above.TexelM)
	}
	s.furniture = f.addOrdered(s.furniture[:0], c, p.standOrder(true, coarse), &plain)
	s.snap, s.instances, s.above = c.snap, f.Instances, above
	s.planLights(c, &c.snap.Settings().Environment)
	s.print = s.fingerprint()
}

// casterShare is how far, in texels, what throws shadows may stray.
const casterShare = 0.25

// standOrder orders what is not blended, or only the furniture among it, at a level that strays by at most so many metres.
func (p *Planner) standOrder(furniture bool, metres float64) []uint64 {
	p.orders = p.orders[:0]
	for i := range p.base.items {
		it := &p.base.items[i]
		if blended(it.material) || furniture && it.piece != nil {
			continue
		}
		level := 0
		if p.detail {
			level = it.levelWithin(metres)
		}
		p.orders = append(p.orders, orderOf(it.group, level, 0, int32(i)))
	}
	slices.Sort(p.orders)
	return p.orders
}

// shadowTexelM is what a texel of a shadow map around all of a scene covers, in metres.
func shadowTexelM(box geom.Box) float64 {
	if box.Empty() {
		return 0
	}
	size := box.Size()
	return min(max(size[0], size[1], size[2]), onePieceM) / ShadowSize
}
