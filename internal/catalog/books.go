package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// row fills one shelf: runs of books, a leaning one, a lying stack, an object, and some air.
func (b *bench) row(x0, x1, z, clear float64) {
	x := x0
	for x < x1-0.05 {
		end := math.Min(x1, x+b.between(0.15, 0.38))
		switch b.pick(7) {
		case 0:
			b.lyingBooks(x+0.02, math.Min(end, x+0.26), z, clear)
			x = math.Min(end, x+0.26) + 0.03
		case 1:
			if r := math.Min(0.07, math.Min(clear*0.3, (end-x)*0.4)); r > 0.035 {
				b.put("objects", jar(r, math.Min(clear*0.75, r*b.between(1.8, 3))).Move(x+r+0.02, b.between(-0.02, 0.02), z))
				x += 2*r + 0.04
			} else {
				x = end
			}
		case 2:
			x += b.between(0.03, 0.1)
		default:
			x = b.standingBooks(x, end, z, clear)
		}
	}
}

// jar is a small lathed pot.
func jar(r, height float64) *form.Shape {
	return form.Lathe([]geom.Vec2{{0, 0}, {r * 0.6, 0}, {r, height * 0.4}, {r * 0.85, height * 0.75}, {r * 0.4, height * 0.88}, {r * 0.5, height}, {0, height - 0.004}}, 14).Smooth(geom.Radians(60))
}

// bindings are the cloths that books are bound in. A shelf of them is no row of signal colours: most are greyed, some nearly white or black.
var bindings = [...]string{"book cloth #7d4a40", "book cloth #46545c", "book cloth #d6cbb3", "book cloth #6f7259", "book cloth #a98a63", "book cloth #35353a", "book cloth #e6e1d6", "book cloth #8c8f92"}

// bookSlots are the slots for bindings: "books", "books 2" and so on.
func bookSlots() []slot {
	out := make([]slot, len(bindings))
	for i, cloth := range bindings {
		out[i] = slot{name: "books", material: cloth}
		if i > 0 {
			out[i].name = fmt.Sprintf("books %d", i+1)
		}
	}
	return out
}

func (b *bench) bookSlot() string { return bookSlots()[b.pick(len(bindings))].name }

func (b *bench) standingBooks(x, end, z, clear float64) float64 {
	for x < end-0.015 {
		thick := math.Min(end-x, b.between(0.016, 0.045))
		height := math.Min(clear-0.02, b.between(0.19, 0.27))
		deep := math.Min(b.d-0.06, b.between(0.13, 0.2))
		b.standingBook(x, thick, height, deep, z)
		x += thick + 0.0008
	}
	return x
}

// standingBook shows its spine to the front; its pages are a block set into the cover.
func (b *bench) standingBook(x, thick, height, deep, z float64) {
	y := -b.d/2 + 0.03 + b.between(0, 0.015)
	b.put(b.bookSlot(), slab(x, y, z, x+thick, y+deep, z+height, 0))
	if thick > 0.026 {
		b.put("pages", slab(x+0.003, y+0.004, z+height-0.003, x+thick-0.003, y+deep-0.003, z+height+0.0006, 0))
	}
}

func (b *bench) lyingBooks(x0, x1, z, clear float64) {
	at := z
	for range 2 + b.pick(3) {
		thick := b.between(0.02, 0.04)
		if at+thick > z+clear-0.03 || x1-x0 < 0.1 {
			return
		}
		long := math.Min(x1-x0, b.between(0.18, 0.25))
		y := -b.d/2 + 0.04
		deep := math.Min(b.d-0.07, 0.16)
		b.put(b.bookSlot(), slab(x0, y, at, x0+long, y+deep, at+0.003, 0), slab(x0, y, at+thick-0.003, x0+long, y+deep, at+thick, 0), slab(x0, y, at+0.003, x0+long, y+0.004, at+thick-0.003, 0))
		b.put("pages", slab(x0+0.004, y+0.004, at+0.003, x0+long-0.004, y+deep-0.004, at+thick-0.003, 0))
		at += thick
	}
}
