package catalog

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// fit stretches what was modelled, within limits, so that it fills the asked size exactly: soft and bent parts miss it by millimetres.
func (b *bench) fit() {
	have := geom.EmptyBox()
	for _, p := range b.parts {
		for _, s := range p.shapes {
			have = have.Union(s.Bounds())
		}
	}
	if have.Empty() {
		return
	}
	want := geom.Box{Min: geom.Vec3{-b.w / 2, -b.d / 2, 0}, Max: geom.Vec3{b.w / 2, b.d / 2, b.h}}
	scale := geom.One
	for i := range 3 {
		if size := have.Size()[i]; size > 1e-9 {
			scale[i] = geom.Clamp(want.Size()[i]/size, 0.75, 1.15)
		}
	}
	from, to := have.Center(), want.Center()
	from[2], to[2] = have.Min[2], 0
	b.stretch(func(p geom.Vec3) geom.Vec3 { return geom.MulVec3(p.Sub(from), scale).Add(to) }, scale)
}

func (b *bench) stretch(move func(geom.Vec3) geom.Vec3, scale geom.Vec3) {
	for _, p := range b.parts {
		for _, s := range p.shapes {
			stretchShape(s, move, scale)
		}
		if p != b.part {
			p.pivot = move(p.pivot)
		}
		for i := range p.colliders {
			c := &p.colliders[i]
			c.Transform.Translation = move(c.Transform.Translation)
			c.Size = geom.MulVec3(c.Size, scale)
			if c.Shape == asset.ShapeCylinder {
				c.Size[0] = math.Min(c.Size[0], c.Size[1])
				c.Size[1] = c.Size[0]
			}
		}
	}
	for i := range b.supports {
		s := &b.supports[i]
		low, high := move(s.Min.Vec3(s.Height)), move(s.Max.Vec3(s.Height))
		s.Min, s.Max, s.Height = low.Vec2(), high.Vec2(), low[2]
		s.Clear *= scale[2]
	}
	for i := range b.lights {
		b.lights[i].Transform.Translation = round(move(b.lights[i].Transform.Translation))
	}
}

func stretchShape(s *form.Shape, move func(geom.Vec3) geom.Vec3, scale geom.Vec3) {
	for i := range s.Corners {
		c := &s.Corners[i]
		c.Position = move(c.Position)
		n := geom.Vec3{c.Normal[0] / scale[0], c.Normal[1] / scale[1], c.Normal[2] / scale[2]}
		c.Normal = n.Normalize()
	}
}
