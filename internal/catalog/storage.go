package catalog

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func storageKinds() []kind {
	cabinet := []slot{{name: "body", material: "$wood"}, {name: "fronts", material: "$wood"}, {name: "handles", material: "$metal"}, {name: "legs", material: "$legs", fill: 0.5}, {name: "inside", material: "$wood"}, {name: "joints", material: "black plastic", fill: 0.3}}
	painted := []slot{{name: "body", material: "$paint"}, {name: "fronts", material: "$paint"}, {name: "handles", material: "$metal"}, {name: "legs", material: "$legs", fill: 0.5}, {name: "inside", material: "$wood"}, {name: "joints", material: "black plastic", fill: 0.3}}
	return []kind{
		{Entry: Entry{ID: "wardrobe", Name: "Wardrobe", Synonyms: []string{"closet", "armoire", "clothes cabinet"}, Tags: []string{"storage", "openable"},
			Size: vec(1.2, 0.6, 2.05), MinSize: vec(0.7, 0.5, 1.6), MaxSize: vec(2.4, 0.7, 2.5), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 85, Varies: true}, slots: append(painted[:len(painted):len(painted)], slot{name: "mirror", material: "mirror"}), model: wardrobe},
		{Entry: Entry{ID: "dresser", Name: "Dresser", Synonyms: []string{"chest of drawers", "commode", "drawer unit", "drawers", "drawer chest", "tallboy"}, Tags: []string{"storage", "openable"},
			Size: vec(1, 0.48, 0.85), MinSize: vec(0.6, 0.4, 0.6), MaxSize: vec(1.6, 0.55, 1.3), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 55, Surfaces: true, Varies: true}, slots: cabinet, model: dresser},
		{Entry: Entry{ID: "nightstand", Name: "Nightstand", Synonyms: []string{"night stand", "bedside table", "night table", "bedside cabinet"}, Tags: []string{"storage", "openable", "table"},
			Size: vec(0.45, 0.4, 0.52), MinSize: vec(0.35, 0.32, 0.4), MaxSize: vec(0.6, 0.5, 0.7), AgainstWall: true, MassKg: 14, Surfaces: true, Varies: true}, slots: cabinet, model: nightstand},
		{Entry: Entry{ID: "sideboard", Name: "Sideboard", Synonyms: []string{"credenza", "buffet", "buffet cabinet", "lowboard"}, Tags: []string{"storage", "openable"},
			Size: vec(1.6, 0.45, 0.78), MinSize: vec(1, 0.38, 0.6), MaxSize: vec(2.2, 0.55, 0.95), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 58, Surfaces: true, Varies: true}, slots: cabinet, model: sideboard},
		{Entry: Entry{ID: "tv-stand", Name: "TV stand", Synonyms: []string{"tv unit", "media console", "tv cabinet", "media unit", "tv bench", "television stand", "entertainment center", "media cabinet", "tv console", "entertainment unit"}, Tags: []string{"storage", "openable"},
			Size: vec(1.6, 0.42, 0.48), MinSize: vec(1, 0.35, 0.35), MaxSize: vec(2.4, 0.5, 0.65), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 38, Surfaces: true, Varies: true}, slots: cabinet, model: tvStand},
		{Entry: Entry{ID: "cabinet", Name: "Cabinet", Synonyms: []string{"cupboard", "storage cabinet", "china cabinet", "display cabinet", "hutch", "vitrine", "display case", "filing cabinet", "locker", "shoe cabinet"}, Tags: []string{"storage", "openable"},
			Size: vec(0.9, 0.42, 1.5), MinSize: vec(0.5, 0.35, 0.9), MaxSize: vec(1.4, 0.55, 2.2), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 52, Surfaces: true, Varies: true},
			slots: append(painted[:len(painted):len(painted)], slot{name: "glass", material: "glass"}), model: cabinetKind},
		{Entry: Entry{ID: "bookshelf", Name: "Bookshelf", Synonyms: []string{"bookcase", "book case", "book shelf", "bookrack", "shelf", "shelving unit", "shelf unit", "shelving", "display shelf", "rack", "storage rack", "gondola shelf", "store shelf"}, Tags: []string{"storage", "books"},
			Size: vec(0.9, 0.32, 1.9), MinSize: vec(0.4, 0.24, 0.75), MaxSize: vec(2, 0.42, 2.4), Clearance: Clearance{Front: 0.5}, AgainstWall: true, MassKg: 70, Surfaces: true, Varies: true},
			slots: slices.Concat([]slot{{name: "frame", material: "$wood"}, {name: "legs", material: "$legs", fill: 0.5}}, bookSlots(), []slot{{name: "pages", material: "paper"}, {name: "objects", material: "stoneware"}}), model: bookshelf},
		{Entry: Entry{ID: "chest", Name: "Chest", Synonyms: []string{"trunk", "toy box", "toy chest", "storage chest", "blanket chest", "blanket box", "toybox"}, Tags: []string{"storage", "openable"},
			Size: vec(0.9, 0.45, 0.48), MinSize: vec(0.55, 0.35, 0.35), MaxSize: vec(1.3, 0.6, 0.6), Clearance: Clearance{Front: 0.5}, AgainstWall: true, MassKg: 18, Surfaces: true, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "metal", material: "$metal", fill: 0.4}}, model: chest},
		{Entry: Entry{ID: "basket", Name: "Basket", Synonyms: []string{"storage basket", "wicker basket", "toy basket", "shopping basket", "picnic basket", "gift basket"}, Tags: []string{"storage", "graspable"},
			Size: vec(0.4, 0.4, 0.38), MinSize: vec(0.2, 0.2, 0.15), MaxSize: vec(0.55, 0.55, 0.65), MassKg: 1.6, Varies: true},
			slots: []slot{{name: "weave", material: "wicker"}, {name: "blanket", material: "$accent"}}, model: basket},
		{Entry: Entry{ID: "coat-rack", Name: "Coat rack", Synonyms: []string{"coat stand", "hat stand", "coat hanger", "hat rack", "clothes stand"}, Tags: []string{"storage"},
			Size: vec(0.5, 0.5, 1.75), MinSize: vec(0.4, 0.4, 1.5), MaxSize: vec(0.65, 0.65, 1.95), MassKg: 6, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "knobs", material: "$metal"}}, model: coatRack},
	}
}

func wardrobe(b *bench) {
	z := b.footing("legs", "body")
	low, high := vec(-b.w/2, b.face()+frontDeep, z), vec(b.w/2, b.d/2, b.h)
	b.carcass("body", low, high, 0.003)
	doors := max(2, int(math.Round(b.w/0.55)))
	body := front{-b.w / 2, b.w / 2, z, b.h}
	if b.pick(2) == 0 && b.h > 1.7 {
		split := z + 0.3
		b.solid("body", slab(-b.w/2+board, low[1], split-board, b.w/2-board, b.d/2-0.01, split, 0))
		for i, f := range (front{body.x0, body.x1, z, split}).columns((doors + 1) / 2) {
			b.chestDrawer(fmt.Sprintf("drawer %d", i+1), "fronts", "inside", "handles", f, b.d*0.7)
		}
		body.z0 = split
	}
	b.solid("inside", form.Strut(vec(-b.w/2+board, 0.02, b.h-0.41), vec(b.w/2-board, 0.02, b.h-0.41), 0.012, 0.012, 8),
		slab(-b.w/2+board, low[1]+0.02, b.h-0.33, b.w/2-board, b.d/2-0.01, b.h-0.33+board, 0))
	if b.is("rustic", "cosy") {
		body.z1 -= 0.012 // the cornice
	}
	mirrored := b.style == "modern" && b.pick(2) == 0
	for i, f := range body.columns(doors) {
		d := b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i%2 == 0)
		if i == 1 && mirrored {
			g := f.shrink(0.03)
			d.put("mirror", slab(g.x0+0.05, b.face()-0.0015, g.z0+0.05, g.x1-0.02, b.face()+0.002, g.z1-0.05, 0.0008))
		}
	}
	if b.is("rustic", "cosy") {
		b.put("body", slab(-b.w/2, b.face()+0.012, b.h-0.012, b.w/2, b.d/2, b.h, 0.004))
	}
}

func dresser(b *bench) {
	z := b.footing("legs", "body")
	b.carcass("body", vec(-b.w/2, b.face()+frontDeep, z), vec(b.w/2, b.d/2, b.h-0.02), 0.003)
	b.solid("body", slab(-b.w/2, b.face()-0.004, b.h-0.02, b.w/2, b.d/2, b.h, 0.004))
	rows := max(2, int(math.Round((b.h-z)/0.23)))
	n := 0
	for i, row := range (front{-b.w / 2, b.w / 2, z, b.h - 0.022}).rows(rows) {
		columns := 1
		if i == rows-1 && b.w > 0.75 {
			columns = 2
		}
		for _, f := range row.columns(columns) {
			n++
			b.chestDrawer(fmt.Sprintf("drawer %d", n), "fronts", "inside", "handles", f, b.d*0.72)
		}
	}
	b.top(b.h, 0.04)
}

func nightstand(b *bench) {
	z := b.footing("legs", "body")
	top := 0.02
	b.solid("body", slab(-b.w/2, b.face()-0.004, b.h-top, b.w/2, b.d/2, b.h, 0.004))
	b.carcass("body", vec(-b.w/2+0.003, b.face()+frontDeep, z), vec(b.w/2-0.003, b.d/2, b.h-top), 0.002)
	body := front{-b.w/2 + 0.003, b.w/2 - 0.003, z, b.h - top}
	if b.pick(2) == 0 {
		for i, f := range body.rows(2) {
			b.chestDrawer(fmt.Sprintf("drawer %d", i+1), "fronts", "inside", "handles", f, b.d*0.65)
		}
	} else {
		split := geom.Lerp(body.z0, body.z1, 0.58)
		b.put("body", slab(-b.w/2+board, b.face()+frontDeep, split-board, b.w/2-board, b.d/2-0.01, split, 0.002))
		b.chestDrawer("drawer 1", "fronts", "inside", "handles", front{body.x0, body.x1, split - board/2, body.z1}, b.d*0.65)
		b.support("shelf", z+board, geom.Vec2{-b.w/2 + 0.03, b.face() + 0.04}, geom.Vec2{b.w/2 - 0.03, b.d/2 - 0.03}, split-z-2*board)
	}
	b.top(b.h, 0.03)
}

func sideboard(b *bench) {
	z := b.footing("legs", "body")
	b.carcass("body", vec(-b.w/2, b.face()+frontDeep, z), vec(b.w/2, b.d/2, b.h-0.022), 0.003)
	b.solid("body", slab(-b.w/2, b.face()-0.004, b.h-0.022, b.w/2, b.d/2, b.h, 0.004))
	columns := (front{-b.w / 2, b.w / 2, z, b.h - 0.024}).columns(max(2, int(math.Round(b.w/0.48))))
	drawers := b.pick(len(columns))
	for i, f := range columns {
		if i == drawers {
			for k, d := range f.rows(3) {
				b.chestDrawer(fmt.Sprintf("drawer %d", k+1), "fronts", "inside", "handles", d, b.d*0.7)
			}
			continue
		}
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i%2 == 0)
	}
	b.top(b.h, 0.04)
}

func tvStand(b *bench) {
	z := b.footing("legs", "body")
	low, high := vec(-b.w/2, b.face()+frontDeep-0.01, z), vec(b.w/2, b.d/2, b.h)
	b.carcass("body", low, high, 0.003)
	columns := (front{-b.w / 2, b.w / 2, z, b.h}).columns(3)
	inner := columns[1]
	for _, x := range []float64{inner.x0, inner.x1} {
		b.put("body", slab(x-board/2, low[1], z+board, x+board/2, b.d/2-0.01, b.h-board, 0.001))
	}
	middle := (z + b.h) / 2
	b.solid("body", slab(inner.x0+board/2, low[1]+0.02, middle-board/2, inner.x1-board/2, b.d/2-0.01, middle+board/2, 0.001))
	b.support("compartment", z+board, geom.Vec2{inner.x0 + 0.03, low[1] + 0.03}, geom.Vec2{inner.x1 - 0.03, b.d/2 - 0.03}, middle-z-2*board)
	for i, f := range []front{columns[0], columns[2]} {
		f.z0, f.z1 = f.z0+board, f.z1-board
		if i == 0 {
			f.x0, f.x1 = f.x0+board, f.x1-board/2
		} else {
			f.x0, f.x1 = f.x0+board/2, f.x1-board
		}
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i == 0)
	}
	b.top(b.h, 0.03)
}

// cabinetKind has closed doors below and, when tall, glazed ones above.
func cabinetKind(b *bench) {
	z := b.footing("legs", "body")
	low := vec(-b.w/2, b.face()+frontDeep, z)
	b.carcass("body", low, vec(b.w/2, b.d/2, b.h), 0.003)
	body := front{-b.w / 2, b.w / 2, z, b.h}
	columns := max(1, int(math.Round(b.w/0.5)))
	split := b.h
	glazed := b.h > 1.3 && b.pick(3) > 0
	if glazed {
		split = geom.Lerp(z, b.h, 0.42)
		b.put("body", slab(-b.w/2+board, low[1], split-board/2, b.w/2-board, b.d/2-0.01, split+board/2, 0))
	}
	for i, f := range (front{body.x0, body.x1, z, split}).columns(columns) {
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i%2 == 0 && columns > 1)
	}
	shelves := max(1, int(math.Round((b.h-z)/0.36)))
	for i := 1; i < shelves; i++ {
		at := geom.Lerp(z, b.h, float64(i)/float64(shelves))
		b.put("inside", slab(-b.w/2+board, low[1]+0.03, at-0.008, b.w/2-board, b.d/2-0.01, at+0.008, 0))
	}
	if glazed {
		for i, f := range (front{body.x0, body.x1, split, b.h}).columns(columns) {
			b.glassDoor(fmt.Sprintf("glass door %d", i+1), f, i%2 == 0 && columns > 1)
		}
	}
	b.top(b.h, 0.04)
}

func (b *bench) glassDoor(name string, f front, hingeLeft bool) {
	y, rail := b.face(), 0.045
	x, axis, gx := f.x0, vec(0, 0, -1), f.x1-rail/2
	if !hingeLeft {
		x, axis, gx = f.x1, vec(0, 0, 1), f.x0+rail/2
	}
	d := b.hinged(name, vec(x, y, (f.z0+f.z1)/2), axis, geom.Radians(100))
	f = f.shrink(frontGap)
	d.put("fronts", slab(f.x0, y, f.z0, f.x0+rail, y+frontDeep, f.z1, 0.002), slab(f.x1-rail, y, f.z0, f.x1, y+frontDeep, f.z1, 0.002),
		slab(f.x0+rail, y, f.z0, f.x1-rail, y+frontDeep, f.z0+rail, 0.002), slab(f.x0+rail, y, f.z1-rail, f.x1-rail, y+frontDeep, f.z1, 0.002))
	d.put("glass", slab(f.x0+rail-0.004, y+0.008, f.z0+rail-0.004, f.x1-rail+0.004, y+0.012, f.z1-rail+0.004, 0))
	d.block(vec(f.x0, y, f.z0), vec(f.x1, y+frontDeep, f.z1))
	b.grip(d, "handles", gx, y, geom.Lerp(f.z0, f.z1, 0.3), true)
}

// bookshelf is a case, or a steel frame with boards, filled with books and a few objects.
func bookshelf(b *bench) {
	z, t := 0.06, 0.024
	shelves := max(2, int(math.Round((b.h-z)/0.36)))
	open := b.is("industrial")
	edge := t
	if open {
		edge, z = 0.03, 0.1
		corners(func(sx, sy float64) {
			b.solid("legs", form.Box(edge, edge, b.h, 0.002).Move(sx*(b.w/2-edge/2), sy*(b.d/2-edge/2), 0))
		})
		for _, sx := range []float64{-1, 1} {
			b.put("legs", form.Beam(vec(sx*(b.w/2-edge/2), -b.d/2+edge, z), vec(sx*(b.w/2-edge/2), b.d/2-edge, b.h*0.5), 0.012, 0.012, 0))
		}
	} else {
		b.solid("frame", slab(-b.w/2, -b.d/2, 0, -b.w/2+t, b.d/2, b.h, 0.003), slab(b.w/2-t, -b.d/2, 0, b.w/2, b.d/2, b.h, 0.003))
		b.solid("frame", slab(-b.w/2+t, b.d/2-0.008, z, b.w/2-t, b.d/2-0.002, b.h-t, 0))
		b.put("frame", slab(-b.w/2+t, -b.d/2+0.02, 0, b.w/2-t, -b.d/2+0.035, z, 0))
	}
	pitch := (b.h - z - t) / float64(shelves)
	for i := range shelves + 1 {
		at := z + pitch*float64(i)
		inset := edge * 0.98
		if open {
			inset = 0.004
		}
		b.solid("frame", slab(-b.w/2+inset, -b.d/2+0.004, at, b.w/2-inset, b.d/2-0.01, at+t, 0.002))
		if i < shelves {
			b.row(-b.w/2+edge+0.006, b.w/2-edge-0.006, at+t, pitch-t)
		}
	}
	b.support("top", b.h, geom.Vec2{-b.w/2 + 0.04, -b.d/2 + 0.04}, geom.Vec2{b.w/2 - 0.04, b.d/2 - 0.04}, 0)
}
