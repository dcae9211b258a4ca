package pathtrace

import "scenograph/internal/scene"

// nearest finds the first surface a ray of a kind meets.
func (s *Stage) nearest(w *walker, r *ray, kind kindOfRay, best *hit) bool {
	stack := &w.scene
	stack[0] = pendingNode{}
	top, found := 1, false
	for top > 0 {
		top--
		at := stack[top]
		if at.enter > r.limit {
			continue
		}
		if at.count == 0 {
			top = pushChildren(&s.nodes[at.node], r, stack, top)
			continue
		}
		for _, index := range s.order[at.node : at.node+at.count] {
			in := &s.instances[index]
			if in.met&kind == 0 {
				continue
			}
			if _, ok := in.box.enters(r); !ok {
				continue
			}
			local := rayOf(in.meshFromWorld.point(r.o), in.meshFromWorld.direction(r.d), r.limit)
			if in.mesh.nearest(&w.mesh, &local, best) {
				r.limit, best.instance, found = local.limit, index, true
			}
		}
	}
	return found
}

// passed returns the share of light that gets along a ray to its limit, for each channel. Blended and masked surfaces and panes
// dim it, in whatever order; what carries the lamp is looked through.
func (s *Stage) passed(w *walker, r *ray, kind kindOfRay, carrier uint32) vec {
	stack := &w.scene
	stack[0] = pendingNode{}
	top := 1
	share := gray(1)
	for top > 0 {
		top--
		at := stack[top]
		if at.count == 0 {
			top = pushChildren(&s.nodes[at.node], r, stack, top)
			continue
		}
		for _, index := range s.order[at.node : at.node+at.count] {
			in := &s.instances[index]
			if in.met&kind == 0 || carrier != 0 && in.label == carrier {
				continue
			}
			if _, ok := in.box.enters(r); !ok {
				continue
			}
			local := rayOf(in.meshFromWorld.point(r.o), in.meshFromWorld.direction(r.d), r.limit)
			if in.material.opaque() {
				if in.mesh.blocked(&w.mesh, &local) {
					return vec{}
				}
				continue
			}
			dimmed := in.mesh.every(&w.mesh, &local, func(h hit) bool {
				h.instance = index
				share = share.mul(s.dimming(&h, r.d))
				return share.most() > 1e-4
			})
			if !dimmed {
				return vec{}
			}
		}
	}
	return share
}

// dimming is the share of light that goes straight through a surface that is not opaque.
func (s *Stage) dimming(h *hit, d vec) vec {
	in := &s.instances[h.instance]
	m := in.material
	uv0, uv1, tint := in.coordinates(h)
	alpha := m.opacity * tint.alpha
	if m.baseMap != nil {
		_, a := m.baseMap.at(m.baseMap.pick(uv0, uv1), &s.tables.plain, true)
		alpha *= a
	}
	if m.through > 0 {
		cos := abs(in.flatNormal(h).dot(d.unit(vec{0, 0, 1})))
		return m.base.mul(tint.color).scale(m.through * (1 - m.metallic) * (1 - fresnel(m.f0, m.f90, cos).luminance()))
	}
	left := 1 - m.cover(alpha)
	if m.mode == scene.Mask || !m.pane {
		return gray(left)
	}
	cos := abs(in.flatNormal(h).dot(d.unit(vec{0, 0, 1})))
	return m.base.scale(left * (1 - paneReflectance(cos)))
}

// tinted is a vertex colour.
type tinted struct {
	color vec
	alpha float32
}

func (p *placed) pick(uv0, uv1 [2]float32) [2]float32 {
	if p.second {
		return uv1
	}
	return uv0
}

// corners returns the vertex numbers of the triangle that was hit.
func (in *instance) corners(h *hit) (a, b, c uint32) {
	i := 3 * int(in.mesh.order[h.place])
	at := in.mesh.source.Indices[i : i+3 : i+3]
	return at[0], at[1], at[2]
}

// coordinates interpolates texture coordinates and the vertex colour.
func (in *instance) coordinates(h *hit) (uv0, uv1 [2]float32, tint tinted) {
	a, b, c := in.corners(h)
	m := in.mesh.source
	w := 1 - h.u - h.v
	blend := func(list [][2]float32) [2]float32 {
		if len(list) == 0 {
			return [2]float32{}
		}
		p, q, r := &list[a], &list[b], &list[c]
		return [2]float32{p[0]*w + q[0]*h.u + r[0]*h.v, p[1]*w + q[1]*h.u + r[1]*h.v}
	}
	uv0, uv1, tint = blend(m.UV0), blend(m.UV1), tinted{gray(1), 1}
	if len(m.Colors) > 0 {
		p, q, r := &m.Colors[a], &m.Colors[b], &m.Colors[c]
		mix := func(k int) float32 { return p[k]*w + q[k]*h.u + r[k]*h.v }
		tint = tinted{vec{mix(0), mix(1), mix(2)}, mix(3)}
	}
	return uv0, uv1, tint
}

// flatNormal is the unit normal of the triangle in the world, out of its front.
func (in *instance) flatNormal(h *hit) vec {
	t := &in.mesh.triangles[h.place]
	n := in.meshFromWorld.transposed(t.e1.cross(t.e2))
	if in.mirrored {
		n = n.scale(-1) // the mirror has turned the corners around
	}
	return n.unit(vec{0, 0, 1})
}
