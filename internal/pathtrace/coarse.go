package pathtrace

import "context"

// coarsest is the edge in pixels of the blocks of the first preview: one sample each, so that it is there in a sixty-fourth of a pass.
const coarsest = 8

// firstPass takes the first sample of every pixel as pass does, in another order: of a pixel in each block first, then of blocks of half the
// edge, with a preview of each. The samples are the same, and so is what comes of them.
func (w *work) firstPass(ctx context.Context) error {
	for edge := coarsest; edge >= 1; edge /= 2 {
		err := w.rows(ctx, func(from, to int) { w.lattice(ctx, edge, from, to) })
		if err != nil {
			return err
		}
		if edge > 1 {
			if err := w.preview(ctx, w.film.coarse(edge)); err != nil {
				return err
			}
		}
	}
	w.film.samples = 1
	if w.Samples == 1 {
		return nil
	}
	return w.preview(ctx, w.film)
}

// lattice takes a sample of the corner of every block in some rows, except where a larger block had the same corner.
func (w *work) lattice(ctx context.Context, edge, from, to int) {
	f := w.film
	var walk walker
	for y := from; y < to; y++ {
		if y%edge != 0 {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		taken := int64(0)
		for x := 0; x < f.width; x += edge {
			if edge < coarsest && x%(2*edge) == 0 && y%(2*edge) == 0 {
				continue
			}
			seen := w.follow(&walk, samplerOf(w.Seed, x, y, 0), x, y)
			f.dabs[y*f.width+x].add(&seen, true)
			taken++
		}
		w.taken.Add(taken)
	}
}

// coarse is the film after a first sample of every block: its pixels are what the block's corner is.
func (f *film) coarse(edge int) *film {
	out := newFilm(f.width, f.height)
	out.samples = 1
	for y := range f.height {
		row := f.dabs[y/edge*edge*f.width:]
		for x := range f.width {
			out.dabs[y*f.width+x] = row[x/edge*edge]
		}
	}
	return out
}
