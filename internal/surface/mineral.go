package surface

import (
	"math"

	"scenograph/internal/geom"
)

func hypot(x, y float64) float64 { return math.Sqrt(x*x + y*y) }

// marble is a ground with clouds and veins of several strengths, which run slanting over the slab.
type marble struct {
	ground, cloud, vein geom.Color
	clouds, veins, fine float64 // strengths, 0 to 1
	broken              float64 // veins that part and meet, as breccia, 0 to 1
	rough               float64
}

func slab(ground, cloud, vein uint32, clouds, veins, fine float64) marble {
	return marble{geom.Hex(ground), geom.Hex(cloud), geom.Hex(vein), clouds, veins, fine, 0, 0.16}
}

func (m marble) breccia(b float64) marble { m.broken = b; return m }
func (m marble) honed() marble            { m.rough = 0.42; return m }

// thread is 1 on the zero line of a field and falls off over a width that varies along it.
func thread(field, width float64) float64 {
	w := max(width, 0.002)
	x := math.Abs(field) / w
	return 1 / (1 + x*x*x)
}

func (m marble) pattern(n noise) Pattern {
	return func(u, v float64) Texel {
		su := u + 0.09*n.clouds(u, v, 2, 2, 4)
		sv := v + 0.09*n.more(11).clouds(u, v, 2, 2, 4)
		slant := su + sv // veins run along u−v: the shear by whole repeats keeps the seam closed
		cloudy := n.more(2).clouds(su, slant, 2, 3, 5)
		width := 0.05 + 0.05*n.more(3).wave(su*3, sv*3, 3, 3)
		main := thread(n.more(4).wave(su*1, slant*2, 1, 2)+0.22*n.more(5).clouds(su, sv, 5, 5, 4), 0.5*width)
		second := thread(n.more(6).clouds(su, slant, 2, 4, 4), 0.35*width)
		hair := thread(n.more(7).clouds(su, sv, 4, 5, 3), 0.016)
		halo := thread(n.more(4).wave(su*1, slant*2, 1, 2)+0.22*n.more(5).clouds(su, sv, 5, 5, 4), 4*width)
		present := step(-0.3, 0.5, n.more(8).clouds(u, v, 3, 3, 2))
		c := m.ground.Mix(m.cloud, clamp(m.clouds*(0.5+0.9*cloudy+0.35*halo-0.2)))
		dark := clamp(m.veins*(0.95*main*(0.45+0.55*present)+0.6*second*present) + m.fine*0.55*hair*(1-0.6*present))
		if m.broken > 0 {
			b := n.more(9).cells(su+0.05*n.more(12).clouds(u, v, 6, 6, 3), sv, 7, 7)
			dark = max(dark, m.broken*(1-step(0.01, 0.09+0.05*cloudy, b.edge())))
			c = c.Mix(m.cloud, clamp(m.broken*0.6*b.id))
		}
		return Texel{Albedo: c.Mix(m.vein, dark), Rough: m.rough + 0.05*dark, Height: -0.00001 * dark}
	}
}

// granite is crystals of several minerals, each as share, colour and gloss.
func granite(scale int, minerals ...uint32) func(noise) Pattern {
	colors := make([]geom.Color, len(minerals))
	for i, m := range minerals {
		colors[i] = geom.Hex(m)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			du, dv := 0.006*n.clouds(u, v, 40, 40, 2), 0.006*n.more(2).clouds(u, v, 40, 40, 2)
			c := n.more(3).cells(u+du, v+dv, scale, scale)
			i := int(c.id * float64(len(colors)) * 0.999)
			albedo := colors[i].Scale(0.85 + 0.3*frac(c.id*47.3))
			small := n.more(4).cells(u, v, scale*2, scale*2)
			if small.id > 0.82 {
				albedo = albedo.Mix(colors[int(small.id*91)%len(colors)], 1-step(0.25, 0.45, small.near))
			}
			albedo = albedo.Scale(1 + 0.12*n.more(5).clouds(u, v, 3, 3, 3))
			return Texel{Albedo: albedo, Rough: 0.16 + 0.1*frac(c.id*13)}
		}
	}
}

// terrazzo is chips of stone of three sizes in cement.
func terrazzo(cement uint32, chips ...uint32) func(noise) Pattern {
	ground := geom.Hex(cement)
	colors := make([]geom.Color, len(chips))
	for i, c := range chips {
		colors[i] = geom.Hex(c)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			out := Texel{Albedo: ground.Scale(1 + 0.05*n.clouds(u, v, 12, 12, 3)), Rough: 0.34}
			for k, count := range []int{64, 30, 14} {
				m := n.more(uint32(k) * 9)
				c := m.cells(u+0.2/float64(count)*m.more(2).wave(u*float64(3*count), v*float64(3*count), 3*count, 3*count), v, count, count)
				if c.id > 0.62 {
					continue
				}
				chip := step(0.16, 0.2, c.edge()) * (1 - step(0.36, 0.42, c.near))
				stone := colors[int(c.id*997)%len(colors)].Scale(0.9 + 0.2*frac(c.id*31))
				stone = stone.Scale(1 + 0.12*m.more(4).clouds(u, v, 40, 40, 2))
				out.Albedo, out.Rough = out.Albedo.Mix(stone, chip), lerp(out.Rough, 0.24, chip)
			}
			return out
		}
	}
}

// slate is split stone: terraces, ripples and rust.
func slate(dark, pale, rust uint32, rusty float64) func(noise) Pattern {
	a, b, r := geom.Hex(dark), geom.Hex(pale), geom.Hex(rust)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			lie := n.clouds(u, v, 2, 3, 5)
			layer := lie*4 + 0.35*n.more(2).clouds(u, v, 9, 9, 3)
			ledge := math.Floor(layer) + step(0.8, 1, frac(layer))
			grain := n.more(3).clouds(u, v, 40, 60, 3)
			tone := clamp(0.4 + 0.3*lie + 0.2*grain + 0.2*(frac(ledge*0.37)-0.5))
			stain := rusty * step(0.1, 0.7, n.more(6).clouds(u, v, 3, 3, 4))
			return Texel{Albedo: a.Mix(b, tone).Mix(r, 0.7*stain), Height: 0.0012*ledge + 0.0002*grain, Rough: 0.62 + 0.1*grain}
		}
	}
}

// travertine lies in bands with pits along them; sandstone and limestone are the same with few pits.
func travertine(pale, dark uint32, bands, pits, rough float64) func(noise) Pattern {
	a, b := geom.Hex(pale), geom.Hex(dark)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			y := v + 0.03*n.clouds(u, v, 2, 2, 4)
			band := n.more(2).clouds(u, y, 2, 18, 4)
			cloud := n.more(3).clouds(u, v, 4, 6, 4)
			grain := n.more(4).wave(u*160, v*160, 160, 160)
			pit := pits * step(0.32, 0.5, n.more(5).clouds(u, y, 18, 60, 2)) * step(-0.1, 0.4, band)
			tone := clamp(0.35 + bands*0.9*band + 0.25*cloud + 0.07*grain)
			return Texel{Albedo: a.Mix(b, tone).Scale(1 - 0.45*pit), Height: -0.0012*pit + 0.00006*grain, Rough: rough + 0.25*pit + 0.04*cloud}
		}
	}
}

// cast is concrete: clouds, grain, air holes and faint cracks.
func cast(rgb uint32, clouds, holes, rough float64) func(noise) Pattern {
	ground := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			cloud := n.clouds(u+0.05*n.more(9).clouds(u, v, 4, 4, 2), v, 3, 3, 5)
			grain := n.more(2).wave(u*190, v*190, 190, 190)
			c := n.more(3).cells(u, v, 26, 26)
			size := max(0, frac(c.id*7.7)-0.72) * 0.9
			hole := holes * (1 - step(size*0.6, size+0.01, c.near)) * step(0.01, 0.04, size)
			wet := step(0.1, 0.8, n.more(4).clouds(u, v, 2, 4, 4))
			tone := 1 + clouds*(0.2*cloud-0.1*wet) + 0.04*grain - 0.5*hole
			return Texel{Albedo: ground.Scale(tone), Height: 0.00008*grain + 0.0002*cloud - 0.0018*hole, Rough: rough + 0.08*cloud + 0.1*hole - 0.05*wet}
		}
	}
}
