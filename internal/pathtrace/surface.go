package pathtrace

// surfaceAt evaluates what a ray has met. coarse saves time where detail is not seen.
func (s *Stage) surfaceAt(h *hit, r *ray, coarse bool) surface {
	in := &s.instances[h.instance]
	m := in.material
	flat := in.flatNormal(h)
	out := surface{
		p: r.o.along(r.d, h.t), flat: flat, material: m, label: in.label, metallic: m.metallic, roughness: m.roughness,
	}
	if flat.dot(r.d) > 0 {
		out.flat, out.back = flat.scale(-1), true
	}
	uv0, uv1, tint := in.coordinates(h)
	out.uv = uv0
	out.n = s.shadingNormal(in, h, &out, uv0, uv1, r.d, coarse)
	out.albedo = m.base.mul(tint.color)
	alpha := m.opacity * tint.alpha
	if m.baseMap != nil {
		color, a := m.baseMap.at(m.baseMap.pick(uv0, uv1), &s.tables.linear, coarse)
		out.albedo, alpha = out.albedo.mul(color), alpha*a
	}
	out.albedo = vec{clamp01(out.albedo.x), clamp01(out.albedo.y), clamp01(out.albedo.z)}
	out.cover = m.cover(alpha)
	if m.roughnessMap != nil {
		c, _ := m.roughnessMap.at(m.roughnessMap.pick(uv0, uv1), &s.tables.plain, coarse)
		out.roughness, out.metallic = out.roughness*c.y, out.metallic*c.z
	}
	out.roughness = min(max(out.roughness, leastRoughness), 1)
	out.f0, out.f90 = m.f0, m.f90
	if m.f90Map != nil {
		_, a := m.f90Map.at(m.f90Map.pick(uv0, uv1), &s.tables.plain, coarse)
		out.f0, out.f90 = out.f0.scale(a), out.f90.scale(a)
	}
	if m.f0Map != nil {
		c, _ := m.f0Map.at(m.f0Map.pick(uv0, uv1), &s.tables.linear, coarse)
		out.f0 = out.f0.mul(c)
	}
	out.through, out.coat, out.coatRough, out.fibres = m.through, m.coat, m.coatRough, m.fibres
	if m.throughMap != nil {
		c, _ := m.throughMap.at(m.throughMap.pick(uv0, uv1), &s.tables.plain, coarse)
		out.through *= c.x
	}
	if m.coat > 0 || m.fibres != (vec{}) {
		s.textureLayers(&out, uv0, uv1, coarse)
	}
	if m.stretch > 0 {
		if t, b, ok := in.tangents(h, out.n, out.back); ok {
			out.tangent = t.scale(m.stretched[0]).add(b.scale(m.stretched[1]))
		}
	}
	out.emission = m.emissive
	if m.emissiveMap != nil && m.emissive != (vec{}) {
		c, _ := m.emissiveMap.at(m.emissiveMap.pick(uv0, uv1), &s.tables.linear, coarse)
		out.emission = out.emission.mul(c)
	}
	return out
}

// textureLayers multiplies the coat and the fibres by their textures.
func (s *Stage) textureLayers(out *surface, uv0, uv1 [2]float32, coarse bool) {
	m := out.material
	if m.coatMap != nil {
		c, _ := m.coatMap.at(m.coatMap.pick(uv0, uv1), &s.tables.plain, coarse)
		out.coat *= c.x
	}
	if m.coatRoughMap != nil {
		c, _ := m.coatRoughMap.at(m.coatRoughMap.pick(uv0, uv1), &s.tables.plain, coarse)
		out.coatRough *= c.y
	}
	if m.fibreMap != nil {
		c, _ := m.fibreMap.at(m.fibreMap.pick(uv0, uv1), &s.tables.linear, coarse)
		out.fibres = out.fibres.mul(c)
	}
}

// leastRoughness keeps highlights of points and the sun finite, as in the viewport.
const leastRoughness = 0.045

// shadingNormal interpolates the normal, applies the normal map and turns the result to the side that is looked at.
func (s *Stage) shadingNormal(in *instance, h *hit, at *surface, uv0, uv1 [2]float32, d vec, coarse bool) vec {
	source := in.mesh.source
	if len(source.Normals) == 0 && in.material.normalMap == nil {
		return at.flat
	}
	a, b, c := in.corners(h)
	w := 1 - h.u - h.v
	n := at.flat
	if len(source.Normals) > 0 {
		local := vecOf(source.Normals[a]).scale(w).add(vecOf(source.Normals[b]).scale(h.u)).add(vecOf(source.Normals[c]).scale(h.v))
		n = in.meshFromWorld.transposed(local).unit(at.flat)
		if n.dot(at.flat) < 0 {
			n = n.scale(-1)
		}
	}
	if m := in.material; m.normalMap != nil && !coarse {
		n = s.mapped(in, h, at, n, m.normalMap.pick(uv0, uv1))
	}
	return facing(n, at.flat, d)
}

// mapped bends a normal by the normal map.
func (s *Stage) mapped(in *instance, h *hit, at *surface, n vec, uv [2]float32) vec {
	m := in.material
	c, _ := m.normalMap.at(uv, &s.tables.plain, false)
	x, y, z := (c.x*2-1)*m.normalScale, (c.y*2-1)*m.normalScale, c.z*2-1
	t, b, ok := in.tangents(h, n, at.back)
	if !ok {
		return n
	}
	return t.scale(x).add(b.scale(y)).add(n.scale(z)).unit(n)
}

// tangents returns the directions in which the texture coordinates grow: from the mesh, or from the triangle's corners.
func (in *instance) tangents(h *hit, n vec, back bool) (t, b vec, ok bool) {
	source := in.mesh.source
	i, j, k := in.corners(h)
	if len(source.Tangents) > 0 {
		w := 1 - h.u - h.v
		p, q, r := source.Tangents[i], source.Tangents[j], source.Tangents[k]
		local := vec{p[0]*w + q[0]*h.u + r[0]*h.v, p[1]*w + q[1]*h.u + r[1]*h.v, p[2]*w + q[2]*h.u + r[2]*h.v}
		t = in.worldFromMesh.direction(local)
		t = t.sub(n.scale(t.dot(n))).unit(vec{})
		sign := p[3]
		if in.mirrored != back {
			sign = -sign
		}
		return t, n.cross(t).scale(sign), t != (vec{}) && sign != 0
	}
	list, at := source.UV0, in.material.normalMap
	if at != nil && at.second {
		list = source.UV1
	}
	if len(list) == 0 {
		return vec{}, vec{}, false
	}
	map0 := func(v uint32) (float32, float32) {
		x := vec{list[v][0], list[v][1], 1}
		if at == nil {
			return x.x, x.y
		}
		return at.u.dot(x), at.v.dot(x)
	}
	u0, v0 := map0(i)
	u1, v1 := map0(j)
	u2, v2 := map0(k)
	tri := &in.mesh.triangles[h.place]
	e1, e2 := in.worldFromMesh.direction(tri.e1), in.worldFromMesh.direction(tri.e2)
	du1, dv1, du2, dv2 := u1-u0, v1-v0, u2-u0, v2-v0
	det := du1*dv2 - du2*dv1
	if det == 0 {
		return vec{}, vec{}, false
	}
	t = e1.scale(dv2 / det).sub(e2.scale(dv1 / det))
	b = e2.scale(du1 / det).sub(e1.scale(du2 / det)).scale(-1) // glTF's V runs down, its bitangent up
	t = t.sub(n.scale(t.dot(n))).unit(vec{})
	return t, b.sub(n.scale(b.dot(n))).unit(vec{}), t != (vec{})
}

// facing bends a shading normal that looks away from the eye just so far that it does not.
func facing(n, flat, d vec) vec {
	const least = 0.02
	if c := -n.dot(d); c < least {
		l := sqrt(d.dot(d))
		n = n.sub(d.scale((least - c) / (l * l)))
		return n.unit(flat)
	}
	return n
}
