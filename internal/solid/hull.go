package solid

import (
	"container/heap"
	"errors"
	"math"

	"scenograph/internal/geom"
)

// ErrFlat says that points do not span a volume.
var ErrFlat = errors.New("the points lie in a plane, on a line or on a spot")

// hullGrid is the number of steps across the longest side of the bounds. With coordinates up to 2²⁰ every orientation test
// is exact in 64-bit integers, so the hull's topology cannot go wrong, at a cost of one millionth of the size.
const hullGrid = 1 << 20

// Hull returns the convex hull of points: a closed polyhedron with all faces outwards, at most limit vertices (0: no limit).
// With a limit, the vertices farthest outside are taken first and the hull lies within the true one.
// Quickhull (Barber, Dobkin and Huhdanpaa 1996) on an integer grid.
func Hull(points []geom.Vec3, limit int) (Polyhedron, error) {
	grid, source := snap(points)
	h := &hull{points: grid}
	if !h.start() {
		return Polyhedron{}, ErrFlat
	}
	for vertices := 4; limit <= 0 || vertices < max(limit, 4); vertices++ {
		face, ok := h.next()
		if !ok {
			break
		}
		h.grow(face, h.faces[face].farthest)
	}
	out := Polyhedron{Points: make([]geom.Vec3, len(source))}
	for i, index := range source {
		out.Points[i] = points[index]
	}
	for i := range h.faces {
		if !h.faces[i].dead {
			out.Faces = append(out.Faces, h.faces[i].corner)
		}
	}
	return out.compact(), nil
}

type gridPoint [3]int64

// snap rounds points onto the grid and drops those that fall together; source maps the rest back.
func snap(points []geom.Vec3) (grid []gridPoint, source []int) {
	bounds := geom.BoxOf(points...)
	size := bounds.Size()
	longest := math.Max(size[0], math.Max(size[1], size[2]))
	if len(points) == 0 || longest == 0 || !geom.Finite(longest) {
		return nil, nil
	}
	scale := hullGrid / longest
	seen := make(map[gridPoint]bool, len(points))
	for i, p := range points {
		q := gridPoint{}
		for axis := range 3 {
			q[axis] = int64(math.Round((p[axis] - bounds.Min[axis]) * scale))
		}
		if !seen[q] {
			seen[q] = true
			grid, source = append(grid, q), append(source, i)
		}
	}
	return grid, source
}

func (a gridPoint) sub(b gridPoint) gridPoint {
	return gridPoint{a[0] - b[0], a[1] - b[1], a[2] - b[2]}
}

func (a gridPoint) cross(b gridPoint) gridPoint {
	return gridPoint{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

func (a gridPoint) dot(b gridPoint) int64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func (a gridPoint) length() float64 {
	return math.Sqrt(float64(a[0])*float64(a[0]) + float64(a[1])*float64(a[1]) + float64(a[2])*float64(a[2]))
}

// hullFace is a triangle, its neighbours across the edges corner[i]–corner[i+1], and the points that see it.
type hullFace struct {
	corner    [3]int
	neighbour [3]int
	normal    gridPoint
	length    float64 // of normal
	outside   []int
	farthest  int     // in outside
	distance  float64 // of farthest, in grid steps
	dead      bool
}

type hull struct {
	points []gridPoint
	faces  []hullFace
	queue  faceQueue
}

// height is positive when the point sees the face; exact.
func (h *hull) height(face, point int) int64 {
	f := &h.faces[face]
	return f.normal.dot(h.points[point].sub(h.points[f.corner[0]]))
}

func (h *hull) addFace(a, b, c int) int {
	normal := h.points[b].sub(h.points[a]).cross(h.points[c].sub(h.points[a]))
	h.faces = append(h.faces, hullFace{corner: [3]int{a, b, c}, normal: normal, length: normal.length(), farthest: -1})
	return len(h.faces) - 1
}

// assign gives each point to the first face that it sees; points that see none are inside.
func (h *hull) assign(points []int, faces []int) {
	for _, p := range points {
		for _, f := range faces {
			height := h.height(f, p)
			if height <= 0 {
				continue
			}
			face := &h.faces[f]
			face.outside = append(face.outside, p)
			if d := float64(height) / face.length; face.farthest < 0 || d > face.distance {
				face.farthest, face.distance = p, d
			}
			break
		}
	}
	for _, f := range faces {
		if h.faces[f].farthest >= 0 {
			heap.Push(&h.queue, queued{f, h.faces[f].distance})
		}
	}
}

// next returns the living face with the farthest point.
func (h *hull) next() (face int, ok bool) {
	for h.queue.Len() > 0 {
		q := heap.Pop(&h.queue).(queued)
		if !h.faces[q.face].dead {
			return q.face, true
		}
	}
	return 0, false
}

type queued struct {
	face     int
	distance float64
}

type faceQueue []queued

func (q faceQueue) Len() int { return len(q) }
func (q faceQueue) Less(i, j int) bool {
	if q[i].distance != q[j].distance {
		return q[i].distance > q[j].distance
	}
	return q[i].face < q[j].face
}
func (q faceQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *faceQueue) Push(x any)   { *q = append(*q, x.(queued)) }
func (q *faceQueue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
