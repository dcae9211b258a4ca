package surface

import (
	"math"

	"scenograph/internal/geom"
)

// basketry is pairs of strands over and under each other.
func basketry(rgb uint32, cells int, open float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			x, y := u*float64(cells), v*float64(cells)
			flat := (int(x)+int(y))%2 == 0
			across, along, id := frac(y), frac(x), n.hash(int(y*2), 3)
			if !flat {
				across, along, id = along, across, n.hash(int(x*2), 9)
			}
			strand := math.Sqrt(max(0, 1-sq(2*frac(across*2)-1)*0.96))
			bow := math.Sqrt(max(0, 1-sq(2*along-1)*0.8))
			fibre := n.more(2).clouds(u, v, 60, 60, 2)
			gap := open * (1 - step(0.05, 0.4, strand*bow))
			return Texel{Albedo: c.Scale((0.3 + 0.7*strand*(0.4+0.6*bow) + 0.16*(id-0.5) + 0.08*fibre) * (1 - 0.7*gap)), Height: 0.35 / float64(cells) * 0.09 * (strand * (0.35 + 0.65*bow)), Rough: 0.72}
		}
	}
}

// webbing is hexagonal cane: six-way strands with holes.
func webbing(rgb uint32, count int) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			x, y := u*float64(count), v*float64(count)
			line := func(t, w float64) float64 { return 1 - step(w*0.7, w, math.Abs(frac(t)-0.5)) }
			level := max(line(x*2+0.5, 0.16), line(y*2+0.5, 0.16))
			slant := max(line(x+y, 0.09), line(x-y, 0.09))
			solid := max(level, slant)
			fibre := n.clouds(u, v, 50, 50, 2)
			return Texel{Albedo: c.Scale((0.8 + 0.2*slant + 0.1*fibre) * (0.1 + 0.9*solid)), Height: 0.0007*solid + 0.0005*slant, Rough: lerp(0.95, 0.6, solid)}
		}
	}
}

// fleck is a ground with small grains of other colours, as cork, soil and recycled plastic.
func fleck(rgb uint32, count int, share, relief, rough float64, grains ...uint32) func(noise) Pattern {
	ground := geom.Hex(rgb)
	colors := make([]geom.Color, len(grains))
	for i, g := range grains {
		colors[i] = geom.Hex(g)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			out := Texel{Albedo: ground.Scale(1 + 0.12*n.clouds(u, v, 5, 5, 4)), Rough: rough}
			for k, scale := range []int{1, 2} {
				c := n.more(uint32(k)*7+2).cells(u+0.1/float64(count)*n.more(3).clouds(u, v, count, count, 2), v, count*scale, count*scale)
				if frac(c.id*7.7) > share {
					continue
				}
				in := step(0.02, 0.14, c.edge())
				out.Albedo = out.Albedo.Mix(colors[int(c.id*997)%len(colors)].Scale(0.85+0.3*frac(c.id*41)), in)
				out.Height += relief * in * frac(c.id*13)
			}
			return out
		}
	}
}

// pebbles are round stones side by side.
func pebbles(reach float64, count int, colors ...uint32) func(noise) Pattern {
	stones := make([]geom.Color, len(colors))
	for i, c := range colors {
		stones[i] = geom.Hex(c)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			big, small := n.cells(u, v, count, count), n.more(2).cells(u, v, count*2, count*2)
			dome := math.Sqrt(clamp(big.edge() * 1.8))
			c := stones[int(big.id*997)%len(stones)].Scale(0.8 + 0.4*frac(big.id*31))
			if dome < 0.42 {
				dome = 0.3 * math.Sqrt(clamp(small.edge()*1.6))
				c = stones[int(small.id*997)%len(stones)].Scale(0.7)
			}
			fine := n.more(3).clouds(u, v, count*4, count*4, 2)
			return Texel{Albedo: c.Scale(0.35 + 0.6*dome + 0.1*fine), Height: reach / float64(count) * 0.32 * dome, Rough: 0.8}
		}
	}
}

// blades are grass seen from above: layers of thin leaves, each lying its own way.
func blades(count int, high float64, colors ...uint32) func(noise) Pattern {
	leaf := make([]geom.Color, len(colors))
	for i, c := range colors {
		leaf[i] = geom.Hex(c)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			out := Texel{Albedo: leaf[0].Scale(0.25), Rough: 0.85}
			for layer := range 5 {
				m := n.more(uint32(layer)*3 + 1)
				top := (float64(layer) + 1) / 5
				if cover, id, along := m.strewn(u, v, count, 0.95, 0.1); cover > 0 {
					c := leaf[int(id*997)%len(leaf)].Scale((0.35 + 0.65*top) * (0.75 + 0.3*along) * (0.85 + 0.3*frac(id*7)))
					out.Albedo = out.Albedo.Mix(c, cover)
					out.Height = lerp(out.Height, high*(top+0.3*along), cover)
				}
			}
			return out
		}
	}
}

// strewn lays one lens-shaped leaf in each cell, turned at random: how much of it covers the point, its number, and how far along.
func (n noise) strewn(u, v float64, count int, long, wide float64) (cover, id, along float64) {
	x, y := u*float64(count), v*float64(count)
	cx, cy := int(math.Floor(x)), int(math.Floor(y))
	for j := cy - 1; j <= cy+1; j++ {
		for i := cx - 1; i <= cx+1; i++ {
			h := n.hash(wrap(i, count), wrap(j, count))
			a := 2 * math.Pi * frac(h*43.7)
			dx, dy := x-float64(i)-h, y-float64(j)-frac(h*57.31)
			s, c := math.Sin(a), math.Cos(a)
			t, w := (dx*c+dy*s)/long, (dy*c-dx*s)/wide
			if t < -1 || t > 1 {
				continue
			}
			if now := 1 - step(0.7, 1, math.Abs(w)/max(1e-6, 1-t*t)); now > cover {
				cover, id, along = now, h, 0.5+0.5*t
			}
		}
	}
	return cover, id, along
}

// foliage is leaves over each other, as a hedge or a living wall.
func foliage(count int, wide float64, colors ...uint32) func(noise) Pattern {
	leaf := make([]geom.Color, len(colors))
	for i, c := range colors {
		leaf[i] = geom.Hex(c)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			out := Texel{Albedo: leaf[0].Scale(0.15), Rough: 0.9}
			for layer := range 4 {
				m := n.more(uint32(layer)*5 + 3)
				top := (float64(layer) + 1) / 4
				if cover, id, along := m.strewn(u, v, count, 0.75, wide); cover > 0 {
					c := leaf[int(id*997)%len(leaf)].Scale((0.3 + 0.7*top) * (0.8 + 0.25*along))
					out.Albedo, out.Height, out.Rough = out.Albedo.Mix(c, cover), lerp(out.Height, 0.02*(top+0.4*along), cover), lerp(out.Rough, 0.5, cover)
				}
			}
			return out
		}
	}
}

// vein is the face of a leaf: a rib with side veins.
func leafVein(rgb, rib uint32) func(noise) Pattern {
	c, r := geom.Hex(rgb), geom.Hex(rib)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			y := frac(v*4) - 0.5
			side := math.Abs(frac(u*16+math.Abs(y)*3) - 0.5)
			vein := max(1-step(0.01, 0.03, math.Abs(y)), 0.5*(1-step(0.01, 0.06, side)))
			cell := n.cells(u, v, 60, 60)
			blotch := n.more(2).clouds(u, v, 4, 4, 4)
			return Texel{Albedo: c.Scale(1+0.14*blotch+0.06*(cell.id-0.5)).Mix(r, 0.45*vein), Height: 0.0002*vein - 0.00004*cell.near, Rough: 0.48 + 0.1*blotch}
		}
	}
}

// bark is ridges and furrows along V.
func bark(rgb, furrow uint32) func(noise) Pattern {
	c, f := geom.Hex(rgb), geom.Hex(furrow)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			k := n.cells(u+0.05*n.more(2).clouds(u, v, 6, 3, 3), v+0.04*n.more(3).clouds(u, v, 6, 6, 3), 9, 3)
			fine := n.more(4).clouds(u, v, 30, 12, 4)
			ridge := step(0.02, 0.3, k.edge()+0.08*fine)
			return Texel{Albedo: f.Mix(c, clamp(ridge*(0.75+0.3*k.id)+0.25*fine)), Height: 0.008*ridge + 0.0016*fine, Rough: 0.94}
		}
	}
}

// sand ripples.
func sandy(rgb uint32, ripple float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			wave := math.Sin(2 * math.Pi * (v*8 + 0.5*n.clouds(u, v, 2, 2, 3)))
			grain := n.more(2).wave(u*220, v*220, 220, 220)
			lie := n.more(3).clouds(u, v, 5, 5, 5)
			return Texel{Albedo: c.Scale(1 + 0.05*ripple*wave + 0.1*grain + 0.1*lie), Height: 0.004*ripple*wave + 0.002*lie + 0.0003*grain, Rough: 0.95}
		}
	}
}

// fibred is paper or card.
func fibred(rgb uint32, fibres, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			pulp := n.clouds(u, v, 30, 30, 4)
			hair := thread(n.more(2).clouds(u+0.1*n.more(3).clouds(u, v, 3, 3, 2), v, 12, 12, 2), 0.008)
			return Texel{Albedo: c.Scale(1 + 0.035*pulp*(0.4+fibres) - 0.12*fibres*hair), Height: 0.00003*pulp*(1+fibres) + 0.00004*fibres*hair, Rough: rough}
		}
	}
}

// carbon is twill of black fibre under a clear coat.
func carbon() func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			i, j := int(u*16), int(v*16)
			warp := twillWeave(i, j)
			along, across := frac(v*16), frac(u*16)
			if !warp {
				along, across = across, along
			}
			round := math.Sqrt(max(0, 1-sq(2*across-1)*0.8)) * (0.7 + 0.3*math.Sin(math.Pi*along))
			tone := 0.012 + 0.035*round
			if warp {
				tone *= 1.7
			}
			return Texel{Albedo: geom.Color{tone, tone, tone * 1.05}, Height: 0.0001 * round, Rough: 0.35}
		}
	}
}

// flute lines are the ribs of corrugated card or polycarbonate.
func lines(rgb uint32, count int, depth, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(noise) Pattern {
		return func(u, _ float64) Texel {
			rib := 0.5 + 0.5*math.Cos(2*math.Pi*u*float64(count))
			return Texel{Albedo: c.Scale(0.93 + 0.07*rib), Height: depth * rib, Rough: rough}
		}
	}
}
