package roomfit

import (
	"errors"
	"image"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Guess marks the four corners of the box whose edges lie best on the edges of a picture. It is a first guess for a person to drag:
// furniture hides edges, and rooms that are no boxes have more corners.
func Guess(picture image.Image) (Marks, error) {
	size := picture.Bounds()
	if size.Dx() < 64 || size.Dy() < 32 {
		return Marks{}, errors.New("roomfit: the picture is too small for a guess")
	}
	edges := newEdgeMap(picture)
	var best box
	most := math.Inf(-1)
	for _, start := range edges.starts() {
		found, score := edges.climb(start)
		if score > most {
			best, most = found, score
		}
	}
	return best.marks(size.Dx(), size.Dy()), nil
}

// box is a room around the camera, in camera heights: four walls at distances along directions a quarter turn apart.
type box struct {
	turn  float64
	far   [4]float64
	ratio float64 // of ceiling over camera to camera over floor
}

// corner k is between walls k and k+1; x to the right, y ahead.
func (b *box) corner(k int) geom.Vec2 {
	a, c := b.far[k], b.far[(k+1)%4]
	sin, cos := math.Sincos(b.turn + float64(k)*math.Pi/2)
	// Wall k lies at a along (sin, cos), the next one at c along the direction a quarter to the right.
	return geom.Vec2{a*sin + c*cos, a*cos - c*sin}
}

func (b *box) marks(width, height int) Marks {
	m := Marks{Width: width, Height: height}
	for k := range 4 {
		at := b.corner(k)
		floor, ceiling := m.Pixel(at.Vec3(-1)), m.Pixel(at.Vec3(b.ratio))
		m.Corners = append(m.Corners, Corner{Column: floor[0], Floor: floor[1], Ceiling: ceiling[1]})
	}
	slices.SortFunc(m.Corners, func(a, b Corner) int { return compare(a.Column, b.Column) })
	return m
}

const mapWidth, mapHeight = 720, 360 // pixels of the map that edges are looked for in

// edgeMap is how the logarithm of brightness changes along columns and rows, at two degrees of blur.
type edgeMap struct {
	view Marks
	x, y [2][]float64
}

func newEdgeMap(picture image.Image) *edgeMap {
	light := brightness(picture)
	e := &edgeMap{view: Marks{Width: mapWidth, Height: mapHeight}}
	for level, radius := range []int{5, 1} {
		blurred := blur(light, radius)
		e.x[level], e.y[level] = make([]float64, len(light)), make([]float64, len(light))
		for row := range mapHeight {
			up, down := max(row-1, 0), min(row+1, mapHeight-1)
			for column := range mapWidth {
				left, right := (column+mapWidth-1)%mapWidth, (column+1)%mapWidth
				i := row*mapWidth + column
				e.x[level][i] = blurred[row*mapWidth+right] - blurred[row*mapWidth+left]
				e.y[level][i] = blurred[down*mapWidth+column] - blurred[up*mapWidth+column]
			}
		}
	}
	return e
}

// brightness shrinks a picture to the map's size: the mean logarithm of luma over each cell.
func brightness(picture image.Image) []float64 {
	size := picture.Bounds()
	out := make([]float64, mapWidth*mapHeight)
	for row := range mapHeight {
		y0, y1 := size.Min.Y+row*size.Dy()/mapHeight, size.Min.Y+(row+1)*size.Dy()/mapHeight
		for column := range mapWidth {
			x0, x1 := size.Min.X+column*size.Dx()/mapWidth, size.Min.X+(column+1)*size.Dx()/mapWidth
			sum, n := 0.0, 0
			for y := y0; y < max(y1, y0+1); y++ {
				for x := x0; x < max(x1, x0+1); x++ {
					r, g, b, _ := picture.At(x, y).RGBA()
					sum += 0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)
					n++
				}
			}
			out[row*mapWidth+column] = math.Log(sum/float64(n)/0xffff + 0.03)
		}
	}
	return out
}

// blur takes the mean over a square, around the picture's sides.
func blur(v []float64, radius int) []float64 {
	rows, out := make([]float64, len(v)), make([]float64, len(v))
	width := float64(2*radius + 1)
	for row := range mapHeight {
		for column := range mapWidth {
			sum := 0.0
			for d := -radius; d <= radius; d++ {
				sum += v[row*mapWidth+(column+d+mapWidth)%mapWidth]
			}
			rows[row*mapWidth+column] = sum / width
		}
	}
	for row := range mapHeight {
		for column := range mapWidth {
			sum := 0.0
			for d := -radius; d <= radius; d++ {
				sum += rows[min(max(row+d, 0), mapHeight-1)*mapWidth+column]
			}
			out[row*mapWidth+column] = sum / width
		}
	}
	return out
}

// along scores a straight edge of the room: how much brightness changes across its curve in the picture, at most one e-fold a sample.
func (e *edgeMap) along(level int, from, to geom.Vec3) float64 {
	const samples = 24
	sum := 0.0
	before := e.view.Pixel(from)
	for i := 1; i <= samples; i++ {
		p := e.view.Pixel(from.Add(to.Sub(from).Mul(float64(i) / samples)))
		d := geom.Vec2{math.Remainder(p[0]-before[0], mapWidth), p[1] - before[1]}
		if length := d.Len(); length > 1e-9 {
			column := int(p[0]-d[0]/2+mapWidth) % mapWidth
			row := min(max(int(p[1]-d[1]/2), 0), mapHeight-1)
			k := row*mapWidth + column
			across := math.Abs(e.x[level][k]*d[1]-e.y[level][k]*d[0]) / length
			sum += math.Min(math.Sqrt(across), 1)
		}
		before = p
	}
	return sum / samples
}

// score sums a box's edges: floor, ceiling and upright ones.
func (e *edgeMap) score(level int, b *box) float64 {
	sum := 0.0
	for k := range 4 {
		a, c := b.corner((k+3)%4), b.corner(k)
		sum += e.along(level, a.Vec3(-1), c.Vec3(-1)) + e.along(level, a.Vec3(b.ratio), c.Vec3(b.ratio)) + e.along(level, c.Vec3(-1), c.Vec3(b.ratio))
	}
	return sum
}

// starts lists promising boxes: for each turn and ratio the four walls whose floor and ceiling lines score best one by one.
func (e *edgeMap) starts() []box {
	type scored struct {
		box   box
		score float64
	}
	var all []scored
	for turn := 0.0; turn < 90; turn += 7.5 {
		for _, ratio := range []float64{0.45, 0.6, 0.8, 1, 1.3} {
			b := box{turn: geom.Radians(turn), ratio: ratio}
			sum := 0.0
			for k := range 4 {
				most := math.Inf(-1)
				for far := 0.5; far < 5; far *= 1.15 {
					if s := e.wall(&b, k, far); s > most {
						most, b.far[k] = s, far
					}
				}
				sum += most
			}
			all = append(all, scored{b, sum + 0.5*e.score(0, &b)})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return compare(b.score, a.score) })
	var out []box
	for _, s := range all[:8] {
		out = append(out, s.box)
	}
	return out
}

// wall scores the middle of one wall's floor and ceiling lines.
func (e *edgeMap) wall(b *box, k int, far float64) float64 {
	sin, cos := math.Sincos(b.turn + float64(k)*math.Pi/2)
	middle, side := geom.Vec2{far * sin, far * cos}, geom.Vec2{0.6 * far * cos, -0.6 * far * sin}
	a, c := middle.Sub(side), middle.Add(side)
	return e.along(0, a.Vec3(-1), c.Vec3(-1)) + e.along(0, a.Vec3(b.ratio), c.Vec3(b.ratio))
}

// climb improves a box one number at a time, in steps that become smaller, first on the blurred map.
func (e *edgeMap) climb(b box) (box, float64) {
	var score float64
	for level := range 2 {
		score = e.score(level, &b)
		for step := []float64{0.12, 0.03}[level]; step > []float64{0.02, 0.0015}[level]; {
			improved := false
			for k := range 6 {
				for _, s := range []float64{step, -step} {
					next := b
					switch k {
					case 4:
						next.turn += s
					case 5:
						next.ratio *= 1 + s
					default:
						next.far[k] *= 1 + s
					}
					if next.ratio < 0.1 || next.ratio > 5 || k < 4 && (next.far[k] < 0.2 || next.far[k] > 12) {
						continue
					}
					if n := e.score(level, &next); n > score+1e-9 {
						b, score, improved = next, n, true
					}
				}
			}
			if !improved {
				step /= 2
			}
		}
	}
	return b, score
}
