package brief

func toneOf(warmth float64) string {
	if warmth < 0 {
		return "cool"
	}
	return "warm"
}

func (r *reader) sayLight(p phrase) {
	l := &r.b.Light
	l.Said = true
	l.Warmth += p.warmth
	l.Brightness += p.brightness
	switch p.Tone {
	case "warm":
		l.Warmth++
	case "cool":
		l.Warmth--
	case "bright":
		l.Brightness++
	case "dim":
		l.Brightness--
	}
	if p.more {
		l.Brightness++
	}
	for _, m := range p.moods {
		switch m {
		case "moody":
			l.Brightness--
		case "bright", "airy":
			if p.Tone != "bright" {
				l.Brightness++
			}
		case "cosy":
			l.Warmth++
		}
	}
	for _, s := range p.styles {
		r.b.Styles = appendNonEmpty(r.b.Styles, s)
	}
	for _, t := range p.times {
		l.TimeOfDay = t
	}
	l.Warmth, l.Brightness = min(1, max(-1, l.Warmth)), min(1, max(-1, l.Brightness))
}
