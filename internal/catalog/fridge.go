package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

const (
	fridgeDoor = 0.055 // thickness of the doors, metres
	fridgeWall = 0.045 // of the insulated walls
	gasket     = 0.006 // of the seal between door and case
)

// fridge is an insulated case of two compartments with shelves and drawers, behind two doors with seals, and a grille below.
func fridge(b *bench) {
	y := b.face() + 0.02
	rim := y + fridgeDoor + gasket
	base, split := 0.07, 0.07+(b.h-0.07)*0.36
	b.put("trim", slab(-b.w/2+0.02, rim, 0.012, b.w/2-0.02, b.d/2-0.06, base, 0))
	for i := range 5 {
		z := geom.Lerp(0.02, base-0.012, float64(i)/4)
		b.put("handles", slab(-b.w/2+0.03, rim-0.006, z, b.w/2-0.03, rim, z+0.004, 0))
	}
	corners(func(sx, sy float64) {
		b.put("trim", form.Cylinder(0.018, 0.02, 0.002, 14).Move(sx*(b.w/2-0.05), sy*(b.d/2-0.1)+0.04, 0))
	})
	b.block(vec(-b.w/2+0.02, rim, 0), vec(b.w/2-0.02, b.d/2-0.06, base))
	b.fridgeCase(rim, base, split)
	b.compartment("freezer", rim, base+fridgeWall, split-fridgeWall/2, 2)
	b.compartment("fridge", rim, split+fridgeWall/2, b.h-fridgeWall, 4)
	for i, f := range []front{{-b.w / 2, b.w / 2, base, split}, {-b.w / 2, b.w / 2, split, b.h}} {
		b.fridgeLeaf([]string{"freezer door", "fridge door"}[i], f, y, i == 1)
	}
}

func (b *bench) fridgeCase(rim, base, split float64) {
	w, t := b.w/2, fridgeWall
	b.solid("body", slab(-w, rim, base, -w+t, b.d/2, b.h, 0.006), slab(w-t, rim, base, w, b.d/2, b.h, 0.006),
		slab(-w+t, rim+0.004, base, w-t, b.d/2-0.004, base+t, 0), slab(-w+t, rim+0.004, b.h-t, w-t, b.d/2-0.004, b.h-0.001, 0),
		slab(-w+t, rim+0.004, split-t/2, w-t, b.d/2-t, split+t/2, 0), slab(-w+t, b.d/2-t, base+t, w-t, b.d/2-0.004, b.h-t, 0))
}

// compartment fits glass shelves with steel edges, and a drawer with a clear front at the bottom.
func (b *bench) compartment(name string, rim, low, high float64, shelves int) {
	x, back, front := b.w/2-fridgeWall-0.001, b.d/2-fridgeWall-0.001, rim+0.07
	step := (high - low) / float64(shelves)
	for i := 1; i < shelves; i++ {
		z := low + step*float64(i)
		b.put("glass", slab(-x, front+0.008, z, x, back, z+0.005, 0))
		b.put("handles", slab(-x, front, z-0.004, x, front+0.008, z+0.01, 0.001))
		b.support(fmt.Sprintf("%s shelf %d", name, i), z+0.006, geom.Vec2{-x + 0.03, front + 0.03}, geom.Vec2{x - 0.03, back - 0.03}, step-0.03)
	}
	tall := math.Min(step-0.03, 0.19)
	b.put("trim", slab(-x+0.01, front+0.01, low+0.006, x-0.01, front+0.016, low+tall, 0.002))
	b.put("body", slab(-x+0.012, front+0.016, low+0.004, -x+0.018, back-0.02, low+tall-0.01, 0), slab(x-0.018, front+0.016, low+0.004, x-0.012, back-0.02, low+tall-0.01, 0), slab(-x+0.018, front+0.016, low+0.004, x-0.018, back-0.02, low+0.01, 0))
	b.put("handles", slab(-0.07, front+0.002, low+tall-0.04, 0.07, front+0.01, low+tall-0.02, 0.002))
}

// fridgeLeaf is a door with a seal around its back, an inner lining with bins, and a long handle.
func (b *bench) fridgeLeaf(name string, f front, y float64, upper bool) {
	d := b.hinged(name, vec(b.w/2, y+fridgeDoor, (f.z0+f.z1)/2), vec(0, 0, 1), geom.Radians(110))
	g := f.shrink(0.003)
	d.solid("body", slab(g.x0, y, g.z0, g.x1, y+fridgeDoor, g.z1, 0.012))
	in := g.shrink(0.02)
	y0, y1 := y+fridgeDoor-0.001, y+fridgeDoor+gasket-0.001
	d.put("trim", slab(in.x0, y0, in.z0, in.x0+0.014, y1, in.z1, 0), slab(in.x1-0.014, y0, in.z0, in.x1, y1, in.z1, 0), slab(in.x0+0.014, y0, in.z0, in.x1-0.014, y1, in.z0+0.014, 0), slab(in.x0+0.014, y0, in.z1-0.014, in.x1-0.014, y1, in.z1, 0))
	bins := 1
	if upper {
		bins = 3
	}
	for i := range bins {
		z := geom.Lerp(in.z0+0.05, in.z1-0.2, (float64(i)+0.3)/float64(bins))
		d.put("body", slab(in.x0+0.05, y0, z, in.x1-0.08, y0+0.05, z+0.008, 0), slab(in.x0+0.05, y0+0.046, z, in.x1-0.08, y0+0.052, z+0.07, 0.001))
	}
	z0, z1 := f.z1-0.38, f.z1-0.06
	if upper {
		z0, z1 = f.z0+0.07, f.z0+0.62
		d.put("handles", slab(b.w*0.2, y-0.0015, f.z1-0.1, b.w*0.36, y+0.002, f.z1-0.085, 0.0006))
	}
	longGrip(d, "handles", vec(-b.w/2+0.05, -b.d/2+0.01, math.Max(z0, f.z0+0.04)), vec(-b.w/2+0.05, -b.d/2+0.01, math.Min(z1, f.z1-0.05)), y)
}
