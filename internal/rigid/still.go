package rigid

// Still returns the world without the bodies that move freely, which then someone else places: what they stood on keeps what was laid under them.
// What free bodies carried goes with them.
func (w *World) Still() *World {
	out := *w
	out.Bodies, out.Lights, out.Cameras, out.Apart = nil, nil, nil, nil
	index := make([]int, len(w.Bodies))
	for i := range w.Bodies {
		index[i] = len(out.Bodies)
		if w.Bodies[i].Free() {
			index[i] = -1
			continue
		}
		out.Bodies = append(out.Bodies, w.Bodies[i])
	}
	moved := func(body int) (now int, kept bool) {
		if body < 0 {
			return body, true
		}
		return index[body], index[body] >= 0
	}
	for _, l := range w.Lights {
		if now, kept := moved(l.Body); kept {
			l.Body = now
			out.Lights = append(out.Lights, l)
		}
	}
	for _, c := range w.Cameras {
		if now, kept := moved(c.Body); kept {
			c.Body = now
			out.Cameras = append(out.Cameras, c)
		}
	}
	for _, p := range w.Apart {
		if index[p.A.Body] >= 0 && index[p.B.Body] >= 0 {
			out.Apart = append(out.Apart, Pair{Ref{index[p.A.Body], p.A.Link}, Ref{index[p.B.Body], p.B.Link}})
		}
	}
	return &out
}
