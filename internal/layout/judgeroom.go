package layout

import (
	"fmt"
	"math"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func (s *site) judgeWall(f *frame, wall string, gap float64) judgement {
	best := judgement{value: math.Inf(1), unit: "m"}
	for i := range s.room.Walls {
		if wall != "" && wall != strconv.Itoa(i) {
			continue
		}
		w := &s.room.Walls[i]
		back := f.world(0, f.half[1]).Sub(w.From)
		along, depth := back.Dot(w.Along), back.Dot(w.Inward)
		if along < 0 || along > w.Length || depth < -0.05 {
			continue
		}
		turn := math.Abs(geom.WrapAngle(f.yaw - w.Yaw))
		j := within(depth, math.Max(gap, 0)+0.08, "m").and(within(turn, 0.26, "rad"))
		if j.score > best.score {
			best = j
			best.detail = fmt.Sprintf("wall %d", i)
		}
	}
	return best
}

func (s *site) judgeCorner(f *frame, corner string) judgement {
	best := math.Inf(1)
	detail := ""
	for i, p := range s.room.Outline {
		if corner != "" && corner != strconv.Itoa(i) {
			continue
		}
		if d := s.outlineGap(f, p); d < best {
			best, detail = d, fmt.Sprintf("corner %d", i)
		}
	}
	j := within(best, 0.45, "m")
	j.detail = detail
	return j
}

func (s *site) outlineGap(f *frame, p geom.Vec2) float64 {
	outline := f.outline()
	if outline.Contains(p) {
		return 0
	}
	return outline.Distance(p)
}

func (s *site) judgeWindow(f *frame, opening string) judgement {
	best := judgement{value: math.Inf(1), unit: "m"}
	for i := range s.room.Walls {
		w := &s.room.Walls[i]
		for _, o := range w.Openings {
			if o.Kind != shell.Window || opening != "" && o.ID != opening {
				continue
			}
			j := within(query.ConvexGap(f.outline(), w.Zone(o.From, o.To, 0.05)), 0.8, "m")
			if f.mount == scene.OnWall {
				j = covers(f, w, &o)
			}
			if j.score > best.score {
				best = j
				best.detail = "window " + o.ID
			}
		}
	}
	return best
}

// covers measures how far a curtain hangs off its window: a wide one from the middle, a narrow one from the window's width.
func covers(f *frame, w *query.Wall, o *query.Opening) judgement {
	d := f.at.Sub(w.From)
	off := math.Abs(d.Dot(w.Along) - (o.From+o.To)/2)
	play := math.Max(0, (o.To-o.From)/2+0.15-f.half[0])
	return within(math.Max(0, off-play)+math.Max(0, d.Dot(w.Inward)-0.3), 0.15, "m")
}

func (s *site) judgeHung(f *frame, v HungOnWall, target *placed) judgement {
	j := s.judgeWall(f, v.Wall, 0)
	j.holds = j.holds && j.value <= 0.06
	if v.Height > 0 {
		j = j.and(about((f.low+f.high)/2-s.room.Floor, v.Height, 0.15, "m"))
	}
	if target != nil {
		p := target.frame.local(f.at)
		j = j.and(within(math.Abs(p[0]), math.Max(0.15, target.frame.half[0]-f.half[0]), "m"))
		j = j.and(within(query.ConvexGap(f.outline(), target.frame.outline()), 0.5, "m"))
		if f.low < target.frame.high-1e-3 {
			j.holds = false
			j.score *= 0.3
		}
		j.score *= 1 - 0.15*math.Min(1, math.Abs(p[0])/math.Max(0.1, target.frame.half[0]))
	}
	return j
}

func (s *site) judgeCeiling(f *frame, target *placed) judgement {
	j := within(math.Abs(s.room.Ceiling-f.high), 0.01, "m")
	if target != nil {
		j = j.and(within(target.frame.at.Sub(f.at).Len(), 0.3, "m"))
	}
	return j
}
