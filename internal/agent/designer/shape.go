package designer

import (
	"math"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
)

// filled is the share of its box that a floor plan of a shape covers.
var filled = map[string]float64{"L": 0.82, "T": 0.67, "U": 0.83, "Z": 0.7, "H": 0.72, "cross": 0.64, "hexagon": 0.75, "octagon": 0.83, "pentagon": 0.69, "triangle": 0.5, "trapezoid": 0.82, "round": 0.785}

// outlineOf draws a floor plan of a shape into a box around the origin. A shape for which the box is too small becomes a rectangle.
func outlineOf(shape string, width, depth float64) (outline geom.Polygon, drawn bool) {
	if shape == "" || shape == "square" {
		return geom.Rectangle(width, depth), true
	}
	if math.Min(width, depth) < 2.5 {
		return geom.Rectangle(width, depth), false
	}
	x, y := width/2, depth/2
	a, b := round(width*0.33, 20), round(depth*0.42, 20)
	switch shape {
	case "L":
		cx, cy := round(width*0.42, 10), round(depth*0.42, 10)
		return geom.Polygon{{-x, -y}, {x, -y}, {x, y - cy}, {x - cx, y - cy}, {x - cx, y}, {-x, y}}, true
	case "T":
		s := round(width*0.21, 20)
		return geom.Polygon{{-s, -y}, {s, -y}, {s, y - b}, {x, y - b}, {x, y}, {-x, y}, {-x, y - b}, {-s, y - b}}, true
	case "U":
		c := round(depth*0.5, 20)
		return geom.Polygon{{-x, -y}, {x, -y}, {x, y}, {x - a, y}, {x - a, y - c}, {-x + a, y - c}, {-x + a, y}, {-x, y}}, true
	case "Z":
		c := round(depth*0.3, 20)
		return geom.Polygon{{-x, -y}, {a / 2, -y}, {a / 2, -y + c}, {x, -y + c}, {x, y}, {-a / 2, y}, {-a / 2, y - c}, {-x, y - c}}, true
	case "H":
		c := round(depth*0.3, 20)
		s := round(width*0.16, 20)
		return geom.Polygon{{-x, -y}, {-s, -y}, {-s, -y + c}, {s, -y + c}, {s, -y}, {x, -y}, {x, y}, {s, y}, {s, y - c}, {-s, y - c}, {-s, y}, {-x, y}}, true
	case "cross":
		s, t := round(width*0.2, 20), round(depth*0.2, 20)
		return geom.Polygon{{-s, -y}, {s, -y}, {s, -t}, {x, -t}, {x, t}, {s, t}, {s, y}, {-s, y}, {-s, t}, {-x, t}, {-x, -t}, {-s, -t}}, true
	case "trapezoid":
		s := round(width*0.18, 20)
		return geom.Polygon{{-x, -y}, {x, -y}, {x - s, y}, {-x + s, y}}, true
	case "triangle":
		return geom.Polygon{{-x, -y}, {x, -y}, {0, y}}, true
	}
	return ring(shape, x, y), true
}

// ring is a regular polygon stretched into a box, with a side along its lower edge.
func ring(shape string, x, y float64) geom.Polygon {
	sides := map[string]int{"pentagon": 5, "hexagon": 6, "octagon": 8, "round": 24}[shape]
	if sides == 0 {
		return geom.Rectangle(2*x, 2*y)
	}
	out := make(geom.Polygon, sides)
	for i := range out {
		sin, cos := math.Sincos(2*math.Pi*(float64(i)+0.5)/float64(sides) - math.Pi/2 - 2*math.Pi/float64(sides))
		out[i] = geom.Vec2{cos, sin}
	}
	low, high := out.Bounds()
	for i, p := range out {
		out[i] = geom.Vec2{
			round(geom.Lerp(-x, x, (p[0]-low[0])/(high[0]-low[0])), 1000), round(geom.Lerp(-y, y, (p[1]-low[1])/(high[1]-low[1])), 1000),
		}
	}
	return out
}

// outline draws the floor plan that was asked for.
func (p *plan) outline(r *brief.Room, width, depth float64) geom.Polygon {
	out, drawn := outlineOf(r.Shape, width, depth)
	if !drawn {
		p.note("%s by %s m is too small for that floor plan; the room is a rectangle", short(width), short(depth))
	}
	return out
}
