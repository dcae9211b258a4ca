package simready

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/usda"
)

// drawn visits each gprim that is to be seen; what instances share is visited once.
func (c *checker) drawn(visit func(p *prim)) bool {
	any := false
	seen := map[*usda.Prim]bool{}
	for _, p := range c.stage.prims {
		if !gprim(p.kind()) || seen[p.spec] {
			continue
		}
		seen[p.spec] = true
		if purpose := p.purpose(); purpose == "guide" || purpose == "proxy" {
			continue
		}
		any = true
		visit(p)
	}
	return any
}

func (c *checker) imageable() bool {
	if !c.drawn(func(*prim) {}) {
		c.fail(nil, "nothing is drawn")
	}
	return true
}

func (c *checker) meshes() bool {
	return c.drawn(func(p *prim) {
		if p.kind() != "Mesh" {
			c.fail(p, fmt.Sprintf("is a %s and no mesh", p.kind()))
		} else if scheme := p.value("subdivisionScheme").String(); scheme != "none" {
			c.fail(p, "is a subdivision surface")
		}
	})
}

func (c *checker) numbers(p *prim, name string) []float64 {
	v := p.value(name)
	if v == "" {
		return nil
	}
	out, err := v.Floats()
	if err != nil {
		c.fail(p, fmt.Sprintf("%s holds no numbers", name))
	}
	return out
}

func (c *checker) extent() bool {
	any := false
	seen := map[*usda.Prim]bool{}
	for _, p := range c.stage.prims {
		if !gprim(p.kind()) || seen[p.spec] {
			continue
		}
		seen[p.spec], any = true, true
		e := c.numbers(p, "extent")
		if len(e) != 6 {
			c.fail(p, "has no extent")
			continue
		}
		box := geom.Box{Min: geom.Vec3{e[0], e[1], e[2]}, Max: geom.Vec3{e[3], e[4], e[5]}}
		slack := 1e-4 * (1 + box.Size().Len())
		points := c.numbers(p, "points")
		real := geom.EmptyBox()
		for i := 0; i+2 < len(points); i += 3 {
			real = real.Add(geom.Vec3{points[i], points[i+1], points[i+2]})
		}
		if !real.Empty() && (real.Min.Sub(box.Min).Len() > slack || real.Max.Sub(box.Max).Len() > slack) {
			c.fail(p, "has an extent that is not that of its points")
		}
	}
	return any
}

func (c *checker) topology() bool {
	return c.drawn(func(p *prim) {
		counts, indices := c.numbers(p, "faceVertexCounts"), c.numbers(p, "faceVertexIndices")
		points := float64(len(c.numbers(p, "points")) / 3)
		total := 0.0
		for _, n := range counts {
			if total += n; n < 3 {
				c.fail(p, fmt.Sprintf("has a face with %g corners", n))
				return
			}
		}
		if p.kind() == "Mesh" && (int(total) != len(indices) || len(indices) == 0) {
			c.fail(p, fmt.Sprintf("has %d indices for %g corners", len(indices), total))
			return
		}
		for _, i := range indices {
			if i < 0 || i >= points {
				c.fail(p, fmt.Sprintf("refers to point %g of %g", i, points))
				return
			}
		}
	})
}

func (c *checker) normalsExist() bool {
	return c.drawn(func(p *prim) {
		if p.kind() == "Mesh" && p.value("normals") == "" && p.value("primvars:normals") == "" {
			c.fail(p, "has no normals")
		}
	})
}

func (c *checker) normalsValid() bool {
	return c.drawn(func(p *prim) {
		n := c.numbers(p, "normals")
		points, corners := len(c.numbers(p, "points")), 3*len(c.numbers(p, "faceVertexIndices"))
		if len(n) == 0 {
			return
		}
		if len(n) != points && len(n) != corners && len(n) != len(c.numbers(p, "faceVertexCounts"))*3 {
			c.fail(p, fmt.Sprintf("has %d normals", len(n)/3))
			return
		}
		for i := 0; i+2 < len(n); i += 3 {
			if l := (geom.Vec3{n[i], n[i+1], n[i+2]}).Len(); !(math.Abs(l-1) < 0.01) {
				c.fail(p, fmt.Sprintf("normal %d has a length of %.3g", i/3, l))
				return
			}
		}
	})
}

// winding compares the side that triangles face with their normals.
func (c *checker) winding() bool {
	return c.drawn(func(p *prim) {
		n, points, indices := c.numbers(p, "normals"), c.numbers(p, "points"), c.numbers(p, "faceVertexIndices")
		if len(n) != len(points) || len(n) == 0 || p.value("orientation").String() == "leftHanded" {
			return
		}
		at := func(list []float64, i int) geom.Vec3 { return geom.Vec3{list[3*i], list[3*i+1], list[3*i+2]} }
		against, area, first := 0.0, 0.0, 0
		for _, count := range c.numbers(p, "faceVertexCounts") {
			if first+int(count) > len(indices) || count < 3 {
				return
			}
			corner := [3]int{int(indices[first]), int(indices[first+1]), int(indices[first+2])}
			first += int(count)
			for _, k := range corner {
				if k < 0 || 3*k+2 >= len(points) {
					return
				}
			}
			face := at(points, corner[1]).Sub(at(points, corner[0])).Cross(at(points, corner[2]).Sub(at(points, corner[0])))
			area += face.Len()
			if face.Dot(at(n, corner[0]).Add(at(n, corner[1])).Add(at(n, corner[2]))) < 0 {
				against += face.Len()
			}
		}
		if against > 0.5*area {
			c.fail(p, fmt.Sprintf("%.0f%% of its faces wind against their normals", 100*against/area))
		}
	})
}

// normalMaps looks at textures that feed the normal of a UsdPreviewSurface.
func (c *checker) normalMaps() bool {
	any := false
	for _, p := range c.stage.prims {
		to := p.value("inputs:normal.connect").String()
		if p.kind() != "Shader" || to == "" {
			continue
		}
		any = true
		texture := c.stage.byPath[beforeDot(to)]
		if texture == nil {
			continue // SG.007 tells
		}
		scale, _ := texture.value("inputs:scale").Floats()
		bias, _ := texture.value("inputs:bias").Floats()
		if texture.value("inputs:sourceColorSpace").String() != "raw" || len(scale) < 3 || math.Abs(scale[2]-2) > 1e-6 || len(bias) < 3 || math.Abs(bias[2]+1) > 1e-6 {
			c.fail(texture, "is a normal map that is not raw with scale 2 and bias -1")
		}
	}
	return any
}
