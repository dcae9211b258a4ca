package viewport

import "scenograph/internal/frame"

// underWay is how many pictures are drawn before the first of them is read: the GPU draws while earlier ones are copied.
const underWay = 3

// PaintAll paints one frame after another, each while earlier ones are read back, and hands every picture over in order. Next returns the
// frame of a number, and nil after the last; it may plan into the same memory each time. A picture is valid until got returns.
func (p *Painter) PaintAll(next func(number int) *frame.Frame, got func(number int, picture *frame.Picture) error) error {
	var waiting []*Shot
	defer func() { _ = p.context.Do(func() error { return p.discard(waiting) }) }() // a closed context has nothing left to discard
	picture := &frame.Picture{}
	for number := 0; ; {
		f := next(number + len(waiting))
		if f == nil && len(waiting) == 0 {
			return nil
		}
		ready := false
		err := p.context.Do(func() error {
			if f != nil {
				shot, err := p.renderer.Shoot(f)
				if err != nil {
					return err
				}
				waiting = append(waiting, shot)
			}
			if ready = f == nil || len(waiting) == underWay; !ready {
				return nil
			}
			oldest := waiting[0]
			waiting = waiting[1:]
			return p.renderer.DevelopInto(picture, oldest)
		})
		if err != nil {
			return err
		}
		if !ready {
			continue
		}
		if err := got(number, picture); err != nil {
			return err
		}
		number++
	}
}

func (p *Painter) discard(shots []*Shot) error {
	for _, shot := range shots {
		p.renderer.Discard(shot)
	}
	return nil
}
