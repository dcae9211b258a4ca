package surface

import "math"

// piece is the point of one board, brick or tile under a texel.
type piece struct {
	id         float64 // in [0,1), one for each piece
	x, y       float64 // metres from its corner, x along it
	long, high float64 // metres
	edge       float64 // metres to its nearest border
	upright    bool    // whether its length runs along V
}

// layout is how pieces cover a repeat.
type layout interface {
	at(n noise, u, v, reach float64) piece
}

// bond is rows of equal pieces along U, each row shifted against the one before by a share of a piece; jitter varies that shift
// and where pieces end. A shift of 0 is stack bond, ½ running bond, ⅓ third bond.
type bond struct {
	rows, each    int // rows in a repeat, pieces in a row
	shift, jitter float64
}

func (b bond) at(n noise, u, v, reach float64) piece {
	row := int(v * float64(b.rows))
	x := u*float64(b.each) + b.shift*float64(row)
	if b.jitter > 0 {
		x += b.jitter * float64(b.each) * n.hash(row, 901)
	}
	i := int(math.Floor(x))
	from, to := float64(i), float64(i+1)
	if b.jitter > 0 && b.each > 1 {
		from += b.jitter * 0.6 * (n.hash(wrap(i, b.each), row+31) - 0.5)
		to += b.jitter * 0.6 * (n.hash(wrap(i+1, b.each), row+31) - 0.5)
		switch {
		case x < from:
			i, to, from = i-1, from, float64(i-1)+b.jitter*0.6*(n.hash(wrap(i-1, b.each), row+31)-0.5)
		case x >= to:
			i, from, to = i+1, to, float64(i+2)+b.jitter*0.6*(n.hash(wrap(i+2, b.each), row+31)-0.5)
		}
	}
	unit := reach / float64(b.each)
	p := piece{id: n.hash(wrap(i, b.each), row+577), x: (x - from) * unit, y: frac(v*float64(b.rows)) * reach / float64(b.rows), long: (to - from) * unit, high: reach / float64(b.rows)}
	p.edge = min(min(p.x, p.long-p.x), min(p.y, p.high-p.y))
	return p
}

// herringbone lays blocks of ratio 1:long at right angles, as often in a repeat as times says.
type herringbone struct{ long, times int }

func (h herringbone) at(n noise, u, v, reach float64) piece {
	cells := 2 * h.long * h.times
	unit := reach / float64(cells)
	x, y := u*float64(cells), v*float64(cells)
	cx, cy := int(math.Floor(x)), int(math.Floor(y))
	t := wrap(cx-cy, 2*h.long)
	p := piece{long: unit * float64(h.long), high: unit}
	if t < h.long {
		p.x, p.y = (float64(t)+frac(x))*unit, frac(y)*unit
		p.id = n.hash(wrap(cx-t, cells), wrap(cy, cells))
	} else {
		t = wrap(cy-cx-1, 2*h.long)
		p.x, p.y, p.upright = (float64(t)+frac(y))*unit, frac(x)*unit, true
		p.id = n.hash(wrap(cx, cells)+cells, wrap(cy-t, cells))
	}
	p.edge = min(min(p.x, p.long-p.x), min(p.y, p.high-p.y))
	return p
}

// chevron lays slanted boards in columns whose ends meet in straight lines.
type chevron struct{ columns, rows int }

func (c chevron) at(n noise, u, v, reach float64) piece {
	wide := reach / float64(c.columns)
	col := int(u * float64(c.columns))
	across := frac(u*float64(c.columns)) * wide
	slant := across
	if col%2 == 1 {
		slant = wide - across
	}
	high := reach / float64(c.rows)
	y := v*reach + slant
	row := int(math.Floor(y / high))
	p := piece{id: n.hash(col, wrap(row, c.rows)), long: wide * math.Sqrt2, high: high * math.Sqrt2 / 2, y: (y - float64(row)*high) * math.Sqrt2 / 2, x: across * math.Sqrt2}
	p.edge = min(min(across, wide-across), min(p.y, p.high-p.y))
	return p
}

// basket lays squares of parallel pieces, turned by turns.
type basket struct{ squares, each int }

func (b basket) at(n noise, u, v, reach float64) piece {
	side := reach / float64(b.squares)
	cx, cy := int(u*float64(b.squares)), int(v*float64(b.squares))
	along, across := frac(u*float64(b.squares)), frac(v*float64(b.squares))
	p := piece{long: side, high: side / float64(b.each), upright: (cx+cy)%2 == 1}
	if p.upright {
		along, across = across, along
	}
	k := int(across * float64(b.each))
	p.x, p.y = along*side, frac(across*float64(b.each))*p.high
	p.id = n.hash(cx*16+k, cy)
	p.edge = min(min(p.x, p.long-p.x), min(p.y, p.high-p.y))
	return p
}

// hexagons lays regular hexagons with their points along V, stretched a little so that they repeat both ways.
type hexagons struct{ columns, rows int } // rows must be even; for near regular ones rows ≈ columns·2/√3

func (h hexagons) at(n noise, u, v, reach float64) piece {
	wide := reach / float64(h.columns)
	high := reach / float64(h.rows) // between rows of centres: ¾ of a hexagon's height
	x, y := u*reach, v*reach
	best, second := 1e9, 1e9
	out := piece{long: wide, high: wide}
	row := int(math.Floor(y / high))
	for j := row - 1; j <= row+2; j++ {
		offset := 0.5 * float64(wrap(j, 2))
		col := int(math.Floor(x/wide - offset + 0.5))
		for i := col - 1; i <= col+1; i++ {
			dx, dy := x-(float64(i)+offset)*wide, (y-float64(j)*high)*wide*math.Sqrt(3)/2/high
			d := hypot(dx, dy)
			switch {
			case d < best:
				best, second = d, best
				out.id, out.x, out.y = n.hash(wrap(i, h.columns), wrap(j, h.rows)), dx+wide/2, dy+wide/2
			case d < second:
				second = d
			}
		}
	}
	out.edge = (second - best) / 2
	return out
}

// pennies lays round mosaic on a hexagonal lattice.
type pennies struct{ hexagons }

func (p pennies) at(n noise, u, v, reach float64) piece {
	out := p.hexagons.at(n, u, v, reach)
	out.edge = out.long*0.5 - hypot(out.x-out.long/2, out.y-out.long/2)
	return out
}

// scales lays fish scales, each row over the one below it.
type scales struct{ columns int }

func (s scales) at(n noise, u, v, reach float64) piece {
	wide := reach / float64(s.columns)
	r, rows := wide/2, 2*s.columns
	row := int(v * float64(rows))
	x, y := u*reach, frac(v*float64(rows))*r
	over := func(row int) (dx, id float64) {
		offset := 0.5 * float64(wrap(row, 2))
		i := int(math.Floor(x/wide - offset + 0.5))
		return x - (float64(i)+offset)*wide, n.hash(wrap(i, s.columns), wrap(row, rows))
	}
	dx, id := over(row)
	p := piece{id: id, x: dx + r, y: y + r, long: wide, high: wide}
	d := hypot(dx, y)
	if p.edge = r - d; p.edge < 0 {
		p.edge = -p.edge
		dx, p.id = over(row + 1)
		p.x, p.y = dx+r, y
	}
	return p
}

// diamonds lays squares on their corners.
type diamonds struct{ count int } // diagonals in a repeat; must be even

func (d diamonds) at(n noise, u, v, reach float64) piece {
	a, b := (u+v)*float64(d.count), (u-v)*float64(d.count)
	i, j := int(math.Floor(a)), int(math.Floor(b))
	side := reach / float64(d.count) / math.Sqrt2
	p := piece{x: frac(a) * side, y: frac(b) * side, long: side, high: side}
	p.id = n.hash(wrap(i+j, 2*d.count), wrap(i-j, 2*d.count)+3)
	p.edge = min(min(p.x, p.long-p.x), min(p.y, p.high-p.y))
	return p
}

// rubble lays stones of no regular shape.
type rubble struct{ columns, rows int }

func (r rubble) at(n noise, u, v, reach float64) piece {
	c := n.cells(u+0.012*n.more(7).clouds(u, v, 6, 6, 2), v, r.columns, r.rows)
	wide := reach / float64(r.columns)
	return piece{id: c.id, x: u * reach, y: v * reach, long: wide, high: wide, edge: c.edge() * wide * 0.5}
}
