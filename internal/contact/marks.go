package contact

import (
	"scenograph/internal/frame"
)

// normalM is how long the line of a normal is drawn, metres.
const normalM = 0.08

// Marks draws contacts as discs with their normals, seen through everything.
func Marks(points []Point) []frame.Mark {
	out := make([]frame.Mark, 0, 2*len(points))
	for _, p := range points {
		disc := frame.NewMark(frame.PointMark, frame.ContactColor(), p.At)
		disc.WidthPx, disc.OnTop = 6, true
		line := frame.NewMark(frame.LineMark, frame.ContactColor(), p.At, p.At.Add(p.Normal.Mul(normalM)))
		line.WidthPx, line.OnTop = 1.5, true
		out = append(out, disc, line)
	}
	return out
}
