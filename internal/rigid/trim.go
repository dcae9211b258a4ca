package rigid

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

const (
	trims     = 8   // how often a body's colliders are made narrower at most
	mostTrim  = 0.4 // of a side
	alongside = 0.3 // most cosine to the vertical of a way out that does not lift
	straight  = 0.9 // least cosine between that way and a collider's own axis
)

// trim narrows the colliders of a free body that meet, from the side or from below, what the body stands on: a pile of books on the shelf of a table, beside a leg
// whose box is wider than the leg. Were the two to ignore each other, the books would fall through the shelf.
func (s *setter) trim(i int) {
	body := &s.world.Bodies[i]
	if !body.Free() || body.Prepared {
		return
	}
	for range trims {
		if !s.trimOnce(i, body) {
			return
		}
		s.refresh(i)
	}
}

func (s *setter) trimOnce(i int, body *Body) bool {
	done := false
	for k := range s.pieces[i] {
		mine := &s.pieces[i][k]
		s.near(i, mine.box, func(j int, other *piece) {
			if done {
				return
			}
			depth, axis := mine.Penetration(other.Convex)
			if depth <= overlap || axis[2] > alongside || !s.standsOn(i, j) {
				return
			}
			collider := &body.Links[mine.link].Colliders[mine.collider]
			done = collider.narrow(body.WorldFromLinks()[mine.link].Mul(collider.Pose).Rotation.Inverse().Rotate(axis), depth+hair)
		})
		if done {
			body.Trimmed = body.Trimmed || mine.link == 0
			return true
		}
	}
	return false
}

// Own returns the colliders of a body's base as those of a node that is scaled evenly, by one number; false where one of them is a mesh.
func (b *Body) Own(scale float64) ([]asset.Collider, bool) {
	var out []asset.Collider
	for i := range b.Links[0].Colliders {
		c := b.Links[0].Colliders[i].plain()
		if b.Links[0].Colliders[i].Surface != nil {
			return nil, false
		}
		c.Transform.Translation, c.Size = c.Transform.Translation.Mul(1/scale), c.Size.Mul(1/scale)
		out = append(out, c)
	}
	return out, len(out) > 0
}

// standsOn reports whether a foot of a body rests on a collider of another.
func (s *setter) standsOn(i, j int) bool {
	for _, p := range s.feet(i) {
		below := p.Sub(geom.Vec3{0, 0, footBand})
		for k := range s.pieces[j] {
			if s.pieces[j][k].Contains(below) {
				return true
			}
		}
	}
	return false
}

// narrow takes a slice off a box, or off a round collider all around, so that it ends that much earlier against a direction of its own frame; false
// where it is of another shape, lies askew, or too much would go.
func (c *Collider) narrow(away geom.Vec3, by float64) bool {
	side := 0
	for k := range away {
		if math.Abs(away[k]) > math.Abs(away[side]) {
			side = k
		}
	}
	switch {
	case c.Shape == asset.ShapeBox && math.Abs(away[side]) > straight:
		by = micro(by/math.Abs(away[side])) + 1e-6
		if by > mostTrim*c.Size[side] {
			return false
		}
		move := geom.Vec3{}
		move[side] = math.Copysign(by/2, away[side])
		c.Pose.Translation = c.Pose.Translation.Add(c.Pose.Rotation.Rotate(move))
		c.Pose = tidy(c.Pose)
		c.Size[side] = micro(c.Size[side] - by)
		return true
	case c.Shape == asset.ShapeCylinder && math.Abs(away[2]) < alongside:
		by = micro(2*by) + 1e-6
		if by > mostTrim*c.Size[0] {
			return false
		}
		c.Size[0], c.Size[1] = micro(c.Size[0]-by), micro(c.Size[1]-by)
		return true
	}
	return false
}
