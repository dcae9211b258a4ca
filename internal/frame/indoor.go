package frame

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/radiosity"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Indoor is the even light of the room that the camera looks at from within, or into where a wall is taken away so that one can look:
// the light is that of the whole room. It stands in for the share of the sky that an open model of a room gets.
type Indoor struct {
	Share float64 // 0 where the sky shines in freely, 1 where walls and ceiling shut it out
	Field radiosity.Field
}

// indoorLight keeps a field from plan to plan.
type indoorLight struct {
	snap  *scene.Snapshot
	room  scene.NodeID
	means int // textures whose mean colour is known
	out   Indoor
	asked map[asset.ID]bool
}

// farOutM is the distance from which on a room is not looked into.
const farOutM = 30

// planIndoor finds the room the picture is about, and its light.
func (p *Planner) planIndoor(f *Frame) {
	if !f.Style.Shading.Lights() || len(p.base.rooms) == 0 {
		return
	}
	n := p.nearestRoom(f)
	if n == nil {
		return
	}
	share := p.closedShare(f, n)
	if share <= 0 {
		return
	}
	k := &p.indoor
	if means := p.knownMeans(); k.snap != p.base.snap || k.room != n.ID || k.means != means {
		k.snap, k.room, k.means = p.base.snap, n.ID, means
		k.out.Field = radiosity.Solve(p.lightRoom(f, n))
	}
	k.out.Share = share
	f.Indoor = &k.out
}

// nearestRoom is the one around the camera, or else the one it is nearest to.
func (p *Planner) nearestRoom(f *Frame) *scene.Node {
	var found *scene.Node
	nearest := float64(farOutM)
	for _, n := range p.base.rooms {
		r := roomFade{node: n, roomFromWorld: p.base.snap.WorldFromNode(n.ID).Mat4().Inv()}
		if d := r.distance(f.View.Eye()); n.Room.Ceiling && d < nearest {
			found, nearest = n, d
		}
	}
	return found
}

// closedShare is how far a room shuts out the sky: not where its ceiling fades, and seen from outside only as far as a wall fades.
func (p *Planner) closedShare(f *Frame, n *scene.Node) float64 {
	for i := range p.doll {
		r := &p.doll[i]
		if r.node != n {
			continue
		}
		most := 0.0
		for _, w := range r.walls {
			most = max(most, w)
		}
		if !f.Inside && most == 0 {
			return 0
		}
		if f.Inside {
			most = 1
		}
		return most * (1 - r.ceiling)
	}
	if f.Inside && !f.Style.HideCeiling {
		return 1
	}
	return 0
}

// lightRoom describes a room to the solver.
func (p *Planner) lightRoom(f *Frame, n *scene.Node) *radiosity.Room {
	c := &p.base
	r := &radiosity.Room{Shell: &n.Room.Room, WorldFromRoom: c.snap.WorldFromNode(n.ID)}
	piece := func(role shell.Role) geom.Color { return p.albedo(p.pieceMaterial(c.snap, n.Room, role)) }
	r.Floor, r.Walls, r.Ceiling, r.Trim = piece(shell.RoleFloor), piece(shell.RoleWall), piece(shell.RoleCeiling), piece(shell.RoleDoor)
	sky := f.portalNits()
	r.Sky = geom.Color{float64(sky[0]), float64(sky[1]), float64(sky[2])}
	if s := f.Sun; s != nil {
		r.ToSun, r.SunLux = wide(s.ToSun), geom.Color(wide(s.Illuminance))
	}
	box := geom.EmptyBox()
	low, high := n.Room.Outline.Bounds()
	for _, q := range []geom.Vec3{low.Vec3(0), high.Vec3(0), {low[0], high[1], 0}, {high[0], low[1], 0}} {
		box = box.Add(r.WorldFromRoom.Apply(q)).Add(r.WorldFromRoom.Apply(geom.Vec3{q[0], q[1], n.Room.Height}))
	}
	carriers := p.lampsOf(r, box)
	for i := range c.items {
		it := &c.items[i]
		if it.piece != nil || !box.Contains(it.bounds.Center()) {
			continue
		}
		b := radiosity.Body{Box: it.bounds, Albedo: p.albedo(it.material)}
		if m := it.material; !carriers[it.node.ID] {
			b.Glow = m.Emissive.Scale(m.EmissiveStrength * p.emissiveShare(m))
		}
		r.Bodies = append(r.Bodies, b)
	}
	return r
}

// lampsOf adds the lights in a box, and returns the things they are fixed to.
func (p *Planner) lampsOf(r *radiosity.Room, box geom.Box) map[scene.NodeID]bool {
	carriers := map[scene.NodeID]bool{}
	for _, n := range p.base.lights {
		world := p.base.snap.WorldFromNode(n.ID)
		carriers[n.Parent] = true
		if n.Light.Kind == scene.DirectionalLight || !box.Contains(world.Translation) {
			continue
		}
		l := lightOf(n, world)
		r.Lamps = append(r.Lamps, radiosity.Lamp{
			Position: world.Translation, Direction: wide(l.Direction), Intensity: geom.Color(wide(l.Intensity)),
			CosInner: float64(l.CosInner), CosOuter: float64(l.CosOuter), Range: float64(l.Range), AreaM2: 4 * length(l.Right) * length(l.Up),
		})
	}
	return carriers
}

func wide(v [3]float32) geom.Vec3 { return geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])} }

// albedo is the mean colour a material reflects, textures included.
func (p *Planner) albedo(m *scene.Material) geom.Color {
	c := m.BaseColor
	if m.BaseColorTexture != nil {
		mean := p.mean(m.BaseColorTexture.Texture)
		for i := range c {
			c[i] *= mean[i]
		}
	}
	for i := range c {
		c[i] = geom.Clamp(c[i], 0, 0.95)
	}
	if blended(m) {
		return c.Scale(m.Opacity)
	}
	return c
}

func (p *Planner) emissiveShare(m *scene.Material) float64 {
	if m.EmissiveTexture == nil {
		return 1
	}
	return p.mean(m.EmissiveTexture.Texture).Luminance()
}

// unknownMean stands for textures that are not looked at yet, or too large to.
const unknownMean = 0.4

// mean is a texture's mean colour. A planner in the background does not wait for it.
func (p *Planner) mean(id asset.ID) geom.Color {
	c, known, done := p.store.MeanColorIfKnown(id)
	switch {
	case done:
	case p.background:
		if p.indoor.asked == nil {
			p.indoor.asked = map[asset.ID]bool{}
		}
		if !p.indoor.asked[id] {
			p.indoor.asked[id] = true
			go p.store.MeanColor(id)
		}
	default:
		c, known = p.store.MeanColor(id)
	}
	if !known {
		return geom.Color{unknownMean, unknownMean, unknownMean}
	}
	return c
}

// knownMeans counts which of the textures that the planner in the background has asked for are known by now.
func (p *Planner) knownMeans() int {
	count := 0
	for id := range p.indoor.asked {
		if _, _, done := p.store.MeanColorIfKnown(id); done {
			count++
		}
	}
	return count
}
