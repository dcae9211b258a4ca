package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func outdoorKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "picnic-table", Name: "Picnic table", Synonyms: []string{"beer garden table", "picnic bench", "garden table with benches"}, Tags: []string{"garden", "table"},
			Size: vec(1.8, 1.5, 0.76), MinSize: vec(1.4, 1.3, 0.68), MaxSize: vec(2.2, 1.7, 0.82), MassKg: 58, Surfaces: true}, slots: []slot{{name: "wood", material: "pine"}}, model: picnicTable},
		{Entry: Entry{ID: "parasol", Name: "Parasol", Synonyms: []string{"sun umbrella", "patio umbrella", "beach umbrella", "sunshade"}, Tags: []string{"garden"},
			Size: vec(2.6, 2.6, 2.4), MinSize: vec(1.6, 1.6, 2), MaxSize: vec(3.5, 3.5, 2.7), MassKg: 28}, slots: []slot{{name: "cloth", material: "canvas #d8c9a6", fill: 0.05}, {name: "pole", material: "$wood"}, {name: "base", material: "concrete"}}, model: parasol},
		{Entry: Entry{ID: "barbecue", Name: "Barbecue", Synonyms: []string{"barbecue grill", "bbq", "grill", "kettle grill", "charcoal grill"}, Tags: []string{"garden", "kitchen"},
			Size: vec(0.62, 0.6, 1), MinSize: vec(0.48, 0.46, 0.8), MaxSize: vec(0.75, 0.72, 1.15), MassKg: 14}, slots: []slot{{name: "kettle", material: "gloss paint #1e2022", fill: 0.08}, {name: "metal", material: "chrome"}, {name: "wood", material: "walnut"}, {name: "wheels", material: "rubber"}}, model: barbecue},
		{Entry: Entry{ID: "lawn-mower", Name: "Lawn mower", Synonyms: []string{"lawnmower", "mower", "grass cutter"}, Tags: []string{"garden"},
			Size: vec(0.55, 1.45, 1), MinSize: vec(0.45, 1.2, 0.85), MaxSize: vec(0.65, 1.7, 1.1), MassKg: 28}, slots: []slot{{name: "deck", material: "painted metal #a8302a", fill: 0.35}, {name: "engine", material: "black plastic", fill: 0.5}, {name: "metal", material: "black metal"}, {name: "wheels", material: "rubber", fill: 0.6}}, model: lawnMower},
		{Entry: Entry{ID: "mailbox", Name: "Mailbox", Synonyms: []string{"letter box", "letterbox", "mail box", "post box", "postbox"}, Tags: []string{"garden"},
			Size: vec(0.24, 0.5, 1.25), MinSize: vec(0.18, 0.38, 1), MaxSize: vec(0.32, 0.62, 1.4), MassKg: 9}, slots: []slot{{name: "box", material: "painted metal #2f4f7a", fill: 0.12}, {name: "post", material: "pine"}, {name: "flag", material: "gloss paint #b5302a"}}, model: mailbox},
		{Entry: Entry{ID: "street-lamp", Name: "Street lamp", Synonyms: []string{"street light", "lamp post", "lamppost", "garden lamp", "street lantern"}, Tags: []string{"light", "lamp", "garden"},
			Size: vec(0.5, 0.5, 3.2), MinSize: vec(0.35, 0.35, 2.2), MaxSize: vec(0.6, 0.6, 4.5), MassKg: 60, Light: true}, slots: []slot{{name: "post", material: "black metal", fill: 0.5}, {name: "glass", material: "lampshade", fill: 0.2}}, model: streetLamp},
		{Entry: Entry{ID: "bicycle", Name: "Bicycle", Synonyms: []string{"bike", "city bike", "mountain bike", "road bike", "push bike"}, Tags: []string{"vehicle", "sport"},
			Size: vec(0.6, 1.75, 1.05), MinSize: vec(0.45, 1.2, 0.75), MaxSize: vec(0.7, 1.9, 1.15), MassKg: 14}, slots: []slot{{name: "frame", material: "gloss paint #2f6a5c", fill: 0.6}, {name: "metal", material: "chrome"}, {name: "tyres", material: "rubber"}, {name: "saddle", material: "leather"}}, model: bicycle},
		{Entry: Entry{ID: "skateboard", Name: "Skateboard", Synonyms: []string{"skate board", "longboard"}, Tags: []string{"sport", "graspable"},
			Size: vec(0.2, 0.8, 0.13), MinSize: vec(0.16, 0.6, 0.1), MaxSize: vec(0.25, 1.1, 0.16), MassKg: 2.6}, slots: []slot{{name: "deck", material: "oak"}, {name: "trucks", material: "brushed steel"}, {name: "wheels", material: "plastic #d9dcd2"}}, model: skateboard},
		{Entry: Entry{ID: "hammock", Name: "Hammock", Synonyms: []string{"hanging bed"}, Tags: []string{"garden", "seating"},
			Size: vec(1.1, 3, 1.15), MinSize: vec(0.8, 2.5, 0.95), MaxSize: vec(1.3, 3.4, 1.35), MassKg: 24}, slots: []slot{{name: "cloth", material: "canvas #b98a5a"}, {name: "frame", material: "pine"}, {name: "rope", material: "linen"}}, model: hammock},
		{Entry: Entry{ID: "bird-cage", Name: "Bird cage", Synonyms: []string{"birdcage", "parrot cage", "cage", "aviary", "hamster cage", "pet cage"}, Tags: []string{"decoration"}, Mount: scene.OnSurface,
			Size: vec(0.4, 0.4, 0.62), MinSize: vec(0.28, 0.28, 0.4), MaxSize: vec(0.6, 0.6, 1), MassKg: 2.5}, slots: []slot{{name: "wire", material: "brass"}, {name: "tray", material: "plastic #3c4a52", fill: 0.4}, {name: "perch", material: "oak"}, {name: "bird", material: "plastic #e0b52c"}}, model: birdCage},
	}
}

func picnicTable(b *bench) {
	w, d, h := b.w, b.d, b.h
	plank := func(y0, y1, z float64, count int) {
		for i := range count {
			a, e := geom.Lerp(y0, y1, float64(i)/float64(count)), geom.Lerp(y0, y1, float64(i+1)/float64(count))
			b.put("wood", slab(-w/2, a+0.004, z-0.04, w/2, e-0.004, z, 0.005))
		}
		b.block(vec(-w/2, y0, z-0.04), vec(w/2, y1, z))
	}
	seat := h * 0.6
	plank(-d*0.25, d*0.25, h, 5)
	plank(-d/2, -d/2+0.27, seat, 2)
	plank(d/2-0.27, d/2, seat, 2)
	for _, s := range []float64{-1, 1} {
		x := s * w * 0.34
		for _, k := range []float64{-1, 1} {
			b.solid("wood", form.Beam(vec(x, k*(d*0.36), 0.02), vec(x, k*d*0.14, h-0.05), 0.045, 0.09, 0.004))
		}
		b.solid("wood", slab(x+s*0.025, -d/2+0.03, seat-0.13, x+s*0.065, d/2-0.03, seat-0.04, 0.004), slab(x+s*0.025, -d*0.24, h-0.13, x+s*0.065, d*0.24, h-0.04, 0.004))
	}
	b.support("top", h, geom.Vec2{-w/2 + 0.05, -d*0.25 + 0.04}, geom.Vec2{w/2 - 0.05, d*0.25 - 0.04}, 0)
}

func parasol(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	rim, peak := h-r*0.34, h-0.04
	const ribs = 8
	ring := func(share, z, thick float64) []geom.Vec3 {
		out := make([]geom.Vec3, 4*ribs)
		for i := range out {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(out)))
			pull := 1 - 0.05*math.Sin(math.Pi*float64(i%4)/4)
			out[i] = vec(cos*r*share*pull, sin*r*share*pull, z-thick)
		}
		return out
	}
	b.put("cloth", form.Loft([][]geom.Vec3{ring(0.03, peak, 0.012), ring(0.5, geom.Lerp(peak, rim, 0.42), 0.012), ring(1, rim, 0.012), ring(1, rim, 0), ring(0.5, geom.Lerp(peak, rim, 0.42), 0), ring(0.03, peak, 0)}, true, true, geom.Radians(25)))
	for i := range ribs {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / ribs)
		b.put("pole", form.Strut(vec(0, 0, peak-0.03), vec(cos*(r-0.01), sin*(r-0.01), rim-0.02), 0.009, 0.006, 6), form.Strut(vec(0, 0, rim-r*0.12), vec(cos*r*0.5, sin*r*0.5, geom.Lerp(peak, rim, 0.5)-0.02), 0.007, 0.006, 6))
	}
	b.put("pole", form.Strut(vec(0, 0, 0.05), vec(0, 0, h-0.02), 0.021, 0.021, 14), form.Ellipsoid(0.026, 0.026, 0.026, 12, 8).Move(0, 0, h-0.026))
	b.put("base", form.Cylinder(r*0.24, 0.08, 0.015, 32), form.Cylinder(0.045, 0.22, 0.006, 16).Move(0, 0, 0.07))
	b.drum(geom.Vec2{}, r*0.24, 0, 0.08)
	b.drum(geom.Vec2{}, 0.024, 0.08, h)
	for _, at := range [][3]float64{{0.95, 1, 0.7}, {0.7, 0.7, 0.35}, {0.4, 0.35, 0}} { // the cloth: a share of the radius, and from where to where below the peak
		b.drum(geom.Vec2{}, r*at[0], geom.Lerp(peak, rim, at[1]), geom.Lerp(peak, rim, at[2]))
	}
}

func barbecue(b *bench) {
	w, h := b.w, b.h
	r := math.Min(w, b.d) / 2 * 0.92
	mid := h * 0.68
	bowl := form.Curve([]geom.Vec2{{0.2, -0.72}, {0.66, -0.6}, {0.94, -0.3}, {1, 0}}, 4)
	lower := []geom.Vec2{{0, mid - 0.72*r}}
	for _, p := range bowl {
		lower = append(lower, geom.Vec2{p[0] * r, mid + p[1]*r})
	}
	b.put("kettle", form.Lathe(append(lower, geom.Vec2{0, mid}), 36))
	upper := []geom.Vec2{{0, mid + 0.012}, {r * 1.02, mid + 0.012}}
	for i := len(bowl) - 1; i >= 0; i-- {
		upper = append(upper, geom.Vec2{bowl[i][0] * r, mid + 0.03 - bowl[i][1]*r*0.75})
	}
	b.put("kettle", form.Lathe(append(upper, geom.Vec2{0, mid + 0.03 + 0.55*r}), 36))
	b.put("wood", form.Strut(vec(-0.08, 0, h-0.02), vec(0.08, 0, h-0.02), 0.018, 0.018, 12), form.Strut(vec(-0.1, -r-0.012, mid-0.02), vec(0.1, -r-0.012, mid-0.02), 0.016, 0.016, 12))
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Strut(vec(s*0.06, 0, mid+0.5*r), vec(s*0.06, 0, h-0.02), 0.006, 0.006, 8))
	}
	for i := range 3 {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/3 + math.Pi/2)
		foot := vec(cos*r*0.92, sin*r*0.92, 0.004)
		b.put("metal", form.Strut(vec(cos*r*0.55, sin*r*0.55, mid-0.5*r), foot, 0.013, 0.013, 10))
		b.block(foot.Sub(vec(0.03, 0.03, 0.004)), foot.Add(vec(0.03, 0.03, 0.3)))
		if i > 0 {
			b.put("wheels", form.Strut(vec(foot[0]-0.015, foot[1], 0.08), vec(foot[0]+0.015, foot[1], 0.08), 0.08, 0.08, 22))
		}
	}
	b.put("metal", form.Cylinder(r*0.5, 0.012, 0.002, 28).Move(0, 0, h*0.25))
	b.drum(geom.Vec2{}, r, mid-0.5*r, mid+0.45*r)
}

// lawnMower is pushed to −Y.
func lawnMower(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	long := d * 0.52
	b.put("deck", form.Prism(form.RoundedRectangle(w*0.8, long, 0.12, 5), 0.07, 0.22, 0.03).Move(0, front+long/2+0.02, 0))
	b.block(vec(-w*0.38, front+0.05, 0.06), vec(w*0.38, front+long, 0.22))
	b.put("engine", form.Cylinder(w*0.24, 0.16, 0.03, 28).Move(0, front+long*0.45, 0.21), form.Cylinder(w*0.16, 0.05, 0.015, 24).Move(0, front+long*0.45, 0.36))
	b.drum(geom.Vec2{0, front + long*0.45}, w*0.24, 0.22, 0.4)
	for _, s := range []float64{-1, 1} {
		for _, y := range []float64{front + 0.1, front + long - 0.04} {
			b.put("wheels", form.Lathe([]geom.Vec2{{0, -0.022}, {0.06, -0.022}, {0.1, -0.018}, {0.1, 0.018}, {0.06, 0.022}, {0, 0.022}}, 24).Roll(math.Pi/2).Move(s*(w/2-0.024), y, 0.1))
			b.block(vec(s*(w/2-0.024)-0.022, y-0.06, 0), vec(s*(w/2-0.024)+0.022, y+0.06, 0.2))
		}
		b.put("metal", form.Tube([]geom.Vec3{vec(s*w*0.34, front+long-0.03, 0.16), vec(s*w*0.34, d*0.2, h*0.66), vec(s*w*0.34, d/2-0.06, h-0.02)}, 0.012, 8))
	}
	b.put("wheels", form.Strut(vec(-w*0.35, d/2-0.05, h-0.018), vec(w*0.35, d/2-0.05, h-0.018), 0.018, 0.018, 12))
	b.put("engine", form.Cushion(w*0.6, d*0.24, 0.3, 0.06, 0.02, 1).Move(0, front+long+d*0.1, 0.16))
	b.block(vec(-w*0.3, front+long, 0.16), vec(w*0.3, front+long+d*0.2, 0.46))
	b.block(vec(-w*0.36, d*0.36, h-0.16), vec(w*0.36, d*0.45, h))
}

func mailbox(b *bench) {
	w, d, h := b.w, b.d, b.h
	floor := h - w*1.02
	b.solid("post", slab(-0.045, -0.045, 0, 0.045, 0.045, floor, 0.004))
	b.put("post", slab(-w*0.45, -d*0.4, floor-0.025, w*0.45, d*0.4, floor, 0.003))
	b.put("post", slab(-w*0.48, -w*0.6, 0, w*0.48, w*0.6, 0.03, 0.004))
	outline := geom.Polygon{{-w / 2, 0}, {w / 2, 0}}
	for i := range 13 {
		sin, cos := math.Sincos(math.Pi * float64(i) / 12)
		outline = append(outline, geom.Vec2{cos * w / 2, h - w/2 - floor + sin*w/2})
	}
	b.put("box", form.Prism(outline, -d/2+0.02, d/2, 0.004).Pitch(math.Pi/2).Move(0, 0, floor))
	b.block(vec(-w/2, -d/2, floor), vec(w/2, d/2, h))
	b.block(vec(-w*0.48, -w*0.6, 0), vec(w*0.48, w*0.6, 0.03))
	b.put("flag", slab(w/2, -d*0.2, floor+w*0.45, w/2+0.006, -d*0.17, h-0.01, 0), slab(w/2, -d*0.17, h-0.09, w/2+0.006, -d*0.02, h-0.01, 0))
	b.put("post", form.Ellipsoid(0.014, 0.012, 0.014, 12, 8).Move(0, -d/2+0.012, floor+w*0.7))
}

func streetLamp(b *bench) {
	h, r := b.h, math.Min(b.w, b.d)/2
	head := h - 0.5
	b.put("post", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.8, 0}, {r * 0.8, 0.05}, {0.1, 0.16}, {0.09, 0.5}, {0.055, 0.6}, {0.04, head - 0.1}, {0.075, head - 0.06}, {0.09, head}, {0, head}}, 24))
	square := func(half, z float64) []geom.Vec3 {
		return []geom.Vec3{vec(-half, -half, z), vec(half, -half, z), vec(half, half, z), vec(-half, half, z)}
	}
	low, high := square(r*0.42, head+0.02), square(r*0.72, head+0.32)
	b.put("glass", form.Loft([][]geom.Vec3{low, high}, true, true, geom.Radians(10)))
	for i := range 4 {
		b.put("post", form.Strut(low[i], high[i], 0.009, 0.009, 6), form.Strut(high[i], high[(i+1)%4], 0.009, 0.009, 6))
	}
	b.put("post", form.Loft([][]geom.Vec3{square(r*0.42, head-0.005), square(r*0.44, head+0.02)}, true, true, 0), form.Loft([][]geom.Vec3{square(r*0.8, head+0.32), square(r, head+0.34), square(r*0.3, h-0.06), square(0.02, h)}, true, true, geom.Radians(10)))
	b.bulb(vec(0, 0, head+0.17), 1800, 2700)
	b.drum(geom.Vec2{}, r*0.8, 0, 0.05)
	b.drum(geom.Vec2{}, 0.06, 0.05, head)
	b.drum(geom.Vec2{}, r*0.7, head, h)
}

// bicycle stands on its wheels and a kickstand, and rides to −Y.
func bicycle(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := math.Min(h*0.33, d*0.2)
	rear, fore := vec(0, d/2-r, r), vec(0, -d/2+r, r)
	for _, hub := range []geom.Vec3{rear, fore} {
		b.put("tyres", form.Ring(r-0.018, 0.018, 44, 8).Roll(math.Pi/2).Move(hub[0], hub[1], hub[2]))
		b.put("metal", form.Ring(r-0.036, 0.007, 40, 6).Roll(math.Pi/2).Move(hub[0], hub[1], hub[2]), form.Strut(hub.Add(vec(-0.04, 0, 0)), hub.Add(vec(0.04, 0, 0)), 0.016, 0.016, 10))
		for i := range 16 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 16)
			b.put("metal", form.Strut(hub.Add(vec(0.02*float64(i%2*2-1), 0, 0)), hub.Add(vec(0, cos*(r-0.036), sin*(r-0.036))), 0.0015, 0.0015, 4))
		}
		b.block(vec(-0.018, hub[1]-r*0.5, 0), vec(0.018, hub[1]+r*0.5, 2*r))
	}
	crank, post, neck := vec(0, d*0.06, r*0.86), vec(0, d*0.13, h*0.72), vec(0, -d*0.2, h*0.78)
	b.put("frame", form.Strut(crank, post, 0.016, 0.016, 12), form.Strut(post.Add(vec(0, 0, -0.04)), neck.Add(vec(0, 0.01, -0.03)), 0.017, 0.017, 12), form.Strut(crank, neck.Add(vec(0, -0.012, -0.11)), 0.019, 0.019, 12), form.Strut(neck.Add(vec(0, -0.02, -0.14)), neck.Add(vec(0, 0.005, 0.03)), 0.02, 0.02, 12))
	for _, s := range []float64{-1, 1} {
		b.put("frame", form.Strut(crank.Add(vec(s*0.03, 0, 0)), rear.Add(vec(s*0.05, 0, 0)), 0.009, 0.009, 8), form.Strut(post.Add(vec(s*0.02, 0, -0.06)), rear.Add(vec(s*0.05, 0, 0)), 0.008, 0.008, 8), form.Strut(neck.Add(vec(s*0.035, -0.022, -0.15)), fore.Add(vec(s*0.045, 0, 0)), 0.011, 0.009, 8))
		b.put("metal", form.Tube([]geom.Vec3{vec(0, neck[1]+0.02, h-0.06), vec(s*w*0.25, neck[1]+0.01, h-0.03), vec(s*w*0.46, neck[1]+0.13, h-0.03)}, 0.011, 8), form.Strut(crank.Add(vec(s*0.05, 0, 0)), crank.Add(vec(s*0.06, -s*0.1, -s*0.13)), 0.008, 0.008, 8))
		b.put("tyres", form.Strut(vec(s*w*0.42, neck[1]+0.11, h-0.03), vec(s*(w/2-0.012), neck[1]+0.17, h-0.03), 0.016, 0.016, 10), slab(s*0.1-0.04, crank[1]-s*0.1-0.035, crank[2]-s*0.13-0.01, s*0.1+0.04, crank[1]-s*0.1+0.035, crank[2]-s*0.13+0.01, 0.003))
	}
	b.put("metal", form.Strut(neck, vec(0, neck[1]+0.02, h-0.05), 0.012, 0.012, 10), form.Strut(post, post.Add(vec(0, 0.025, h*0.14)), 0.012, 0.012, 10), form.Ring(0.09, 0.006, 30, 6).Roll(math.Pi/2).Move(0.05, crank[1], crank[2]))
	b.put("metal", form.Strut(vec(0.03, d*0.14, r*0.8), vec(w*0.36, d*0.16, 0.008), 0.008, 0.008, 8))
	b.put("saddle", form.Ellipsoid(0.075, 0.1, 0.03, 18, 8).Move(0, post[1]+0.06, h*0.89), form.Ellipsoid(0.03, 0.13, 0.025, 14, 8).Move(0, post[1]-0.06, h*0.89))
	b.block(vec(0.02, d*0.1, 0), vec(w*0.38, d*0.2, r*0.8))
	b.block(vec(-0.02, -d*0.24, r*0.9), vec(0.02, d*0.16, h*0.86))
	b.block(vec(-w/2, neck[1]-0.03, h-0.06), vec(w/2, neck[1]+0.17, h))
}

func skateboard(b *bench) {
	w, d, h := b.w, b.d, b.h
	deck := h * 0.72
	board := form.Prism(form.RoundedRectangle(w, d, w*0.48, 8), 0, 0.012, 0.003)
	b.put("deck", board.Bend(func(p geom.Vec3) geom.Vec3 {
		over := math.Max(0, math.Abs(p[1])-d*0.34)
		return vec(p[0], p[1], p[2]+deck+over*over*(h-deck-0.012)/(d*0.16*d*0.16))
	}, geom.Radians(60)))
	b.block(vec(-w/2, -d*0.42, deck), vec(w/2, d*0.42, deck+0.014))
	r := h * 0.21
	for _, y := range []float64{-d * 0.27, d * 0.27} {
		b.put("trucks", form.Strut(vec(-w*0.36, y, r), vec(w*0.36, y, r), 0.008, 0.008, 8), form.Taper(vec(0, y, r), vec(0, y, deck+0.002), 0.03, 0.05, 0.003))
		for _, s := range []float64{-1, 1} {
			b.put("wheels", form.Strut(vec(s*w*0.28, y, r), vec(s*w*0.46, y, r), r, r, 20))
			b.block(vec(s*w*0.37-w*0.09, y-r*0.8, 0), vec(s*w*0.37+w*0.09, y+r*0.8, 2*r))
		}
		b.block(vec(-0.03, y-0.03, r), vec(0.03, y+0.03, deck))
	}
}

// hammock hangs in a frame of its own.
func hammock(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(-w/2, s*d*0.26-0.045, 0, w/2, s*d*0.26+0.045, 0.08, 0.006))
		b.put("frame", form.Tube([]geom.Vec3{vec(0, 0, 0.12), vec(0, s*d*0.26, 0.13), vec(0, s*d*0.42, h*0.5), vec(0, s*(d/2-0.04), h-0.03)}, 0.035, 12))
		b.block(vec(-0.04, s*d*0.4-0.1, h*0.3), vec(0.04, s*d*0.4+0.1, h))
		for i := range 7 {
			x := geom.Lerp(-w*0.4, w*0.4, float64(i)/6)
			b.put("rope", form.Strut(vec(0, s*(d/2-0.05), h-0.06), vec(x, s*d*0.33, h*0.66), 0.005, 0.005, 5))
		}
		b.put("frame", form.Strut(vec(-w*0.42, s*d*0.33, h*0.66), vec(w*0.42, s*d*0.33, h*0.66), 0.016, 0.016, 10))
	}
	b.put("cloth", form.Sheet(14, 20, w*0.84, d*0.66, 0.01, func(u, v float64) geom.Vec3 {
		x, y := (u-0.5)*w*0.84, (v-0.5)*d*0.66
		t := 1 - 4*(v-0.5)*(v-0.5)
		return vec(x*(1-0.12*t), y, h*0.66-h*0.28*t*(1-1.6*(u-0.5)*(u-0.5)))
	}))
	b.block(vec(-w*0.4, -d*0.3, h*0.36), vec(w*0.4, d*0.3, h*0.5))
	b.block(vec(-0.05, -d*0.26, 0.08), vec(0.05, d*0.26, 0.16))
}

func birdCage(b *bench) {
	r, h := math.Min(b.w, b.d)/2-0.004, b.h
	floor, eaves := h*0.12, h*0.66
	b.put("tray", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r + 0.004, floor}, {r - 0.006, floor}, {r - 0.01, 0.012}, {0, 0.012}}, 32))
	dome := form.Arc(vec(0, 0, eaves), vec(1, 0, 0), vec(0, 0, (h-0.05-eaves)/r), r-0.006, 0, math.Pi/2, 8)
	for i := range 24 {
		bar := make([]geom.Vec3, 0, len(dome)+1)
		bar = append(bar, vec(r-0.006, 0, floor-0.01))
		bar = append(bar, dome...)
		b.put("wire", form.Tube(bar, 0.002, 5).Yaw(2*math.Pi*float64(i)/24))
	}
	for _, z := range []float64{floor + 0.01, geom.Lerp(floor, eaves, 0.5), eaves} {
		b.put("wire", form.Ring(r-0.006, 0.003, 36, 6).Move(0, 0, z))
	}
	b.put("wire", form.Ring(0.02, 0.004, 18, 6).Pitch(math.Pi/2).Move(0, 0, h-0.024), form.Ellipsoid(0.025, 0.025, 0.014, 14, 8).Move(0, 0, h-0.05))
	z := geom.Lerp(floor, eaves, 0.5)
	b.put("perch", form.Strut(vec(-r+0.006, 0, z), vec(r-0.006, 0, z), 0.006, 0.006, 8))
	b.put("bird", form.Ellipsoid(0.026, 0.04, 0.034, 14, 10).Move(0.02, 0, z+0.038), form.Ellipsoid(0.02, 0.02, 0.02, 12, 8).Move(0.02, -0.03, z+0.075), form.Strut(vec(0.02, -0.045, z+0.075), vec(0.02, -0.062, z+0.07), 0.006, 0.001, 6), form.Strut(vec(0.02, 0.03, z+0.03), vec(0.02, 0.085, z+0.004), 0.012, 0.006, 6))
	b.drum(geom.Vec2{}, r, 0, eaves)
	b.drum(geom.Vec2{}, r*0.6, eaves, h)
}
