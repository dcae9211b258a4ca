package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// frustum is the visible volume as planes with normals pointing in: n·p + d ≥ 0 inside.
type frustum [6][4]float64

// frustumOf takes the planes from the rows of the clip matrix (Gribb and Hartmann 2001).
func frustumOf(v View) frustum {
	m := v.ClipFromWorld()
	var f frustum
	for axis := range 3 {
		for side, sign := range []float64{1, -1} {
			for column := range 4 {
				f[axis*2+side][column] = m[column*4+3] + sign*m[column*4+axis]
			}
		}
	}
	return f
}

// sees reports whether a box may be visible.
func (f *frustum) sees(b geom.Box) bool {
	for _, p := range f {
		x, y, z := b.Min[0], b.Min[1], b.Min[2]
		if p[0] > 0 {
			x = b.Max[0]
		}
		if p[1] > 0 {
			y = b.Max[1]
		}
		if p[2] > 0 {
			z = b.Max[2]
		}
		if p[0]*x+p[1]*y+p[2]*z+p[3] < 0 {
			return false
		}
	}
	return true
}

// span returns the nearest and farthest depth of what is drawn, in metres.
func (v View) span(draws []draw) [2]float32 {
	forward, eye := v.Forward(), v.Eye()
	near, far := v.Far, v.Near
	for i := range draws {
		b := &draws[i].bounds
		middle, half := b.Center().Sub(eye).Dot(forward), 0.0
		for axis := range 3 {
			half += math.Abs(forward[axis]) * (b.Max[axis] - b.Min[axis]) / 2
		}
		near, far = min(near, middle-half), max(far, middle+half)
	}
	near = max(near, v.Near)
	return [2]float32{float32(near), float32(max(far, near))}
}

// inside reports whether the camera is within a room.
func inside(c *collection, v View) bool {
	for _, n := range c.rooms {
		eye := geom.TransformPoint(c.snap.WorldFromNode(n.ID).Mat4().Inv(), v.Eye())
		if eye[2] > 0 && eye[2] < n.Room.Height && n.Room.Outline.Contains(geom.Vec2{eye[0], eye[1]}) {
			return true
		}
	}
	return false
}

// hiddenWalls are the walls of one room that stand between the camera and the inside.
type hiddenWalls struct {
	node          *scene.Node
	roomFromWorld geom.Mat4
	walls         []bool
	ceiling       bool
}

func hideWalls(out []hiddenWalls, c *collection, f *Frame) []hiddenWalls {
	if !f.Style.DollHouse && !f.Style.HideCeiling {
		return out
	}
	for _, n := range c.rooms {
		world := c.snap.WorldFromNode(n.ID)
		room := n.Room
		h := hiddenWalls{node: n, roomFromWorld: world.Mat4().Inv(), walls: make([]bool, len(room.Outline))}
		eye := geom.TransformPoint(h.roomFromWorld, f.View.Eye())
		forward := world.Rotation.Inverse().Rotate(f.View.Forward())
		parallel := f.View.Projection == scene.Orthographic
		for i := range room.Outline {
			from, _, _, inward := room.Wall(i)
			if parallel {
				h.walls[i] = forward[0]*inward[0]+forward[1]*inward[1] > 0.02
				continue
			}
			h.walls[i] = (eye[0]-from[0])*inward[0]+(eye[1]-from[1])*inward[1] < 0
		}
		h.ceiling = eye[2] > room.Height || (parallel && forward[2] < -0.02)
		out = append(out, h)
	}
	return out
}

func mounted(n *scene.Node) bool {
	return n.Semantics != nil && (n.Semantics.Mount == scene.OnWall || n.Semantics.Mount == scene.OnCeiling)
}

// hides reports whether an item belongs to a wall or ceiling that is left out.
func (h *hiddenWalls) hides(it *item, style Style) bool {
	if it.piece != nil {
		if it.node != h.node {
			return false
		}
		if it.piece.Wall < 0 {
			return it.piece.Role == shell.RoleCeiling && (style.HideCeiling || h.ceiling)
		}
		return style.DollHouse && h.walls[it.piece.Wall]
	}
	if !style.DollHouse || it.node.Semantics.Mount != scene.OnWall {
		return false
	}
	return h.hangsOn(geom.TransformPoint(h.roomFromWorld, it.bounds.Center()))
}

// hangsOn reports whether a point, in the room's frame, is just before or inside a wall that is left out.
func (h *hiddenWalls) hangsOn(p geom.Vec3) bool {
	room := h.node.Room
	for i, hidden := range h.walls {
		if !hidden {
			continue
		}
		from, to, length, inward := room.Wall(i)
		d := (p[0]-from[0])*inward[0] + (p[1]-from[1])*inward[1]
		along := (p[0]-from[0])*(to[0]-from[0]) + (p[1]-from[1])*(to[1]-from[1])
		if d > -room.WallThickness-0.05 && d < 0.3 && along >= 0 && along <= length*length {
			return true
		}
	}
	return false
}
