package frame

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// item is one surface of one node, placed in the world.
type item struct {
	node     *scene.Node
	key      asset.ID
	mesh     *asset.Mesh
	material *scene.Material
	world    geom.Mat4 // worldFromMesh
	mirrored bool
	bounds   geom.Box     // world
	piece    *shell.Piece // of a room, else nil
	part     int          // index of the model's part or the room's piece
	partName string

	instance Instance // all but the class
	group    uint32   // see collection.group
	scale    float64  // the longest that world makes a unit vector
	depth    float32  // metres from the camera, in the last plan
}

// collection is every visible item of a snapshot.
type collection struct {
	snap   *scene.Snapshot
	items  []item
	rooms  []*scene.Node
	placed []shell.Placed // every room that is shown
	lights []*scene.Node
	eyes   []*scene.Node // cameras
	bounds geom.Box
	hash   uint64 // fingerprint of the snapshot
	labels []Label
	parts  []Part
	tree   spatial

	first []int32 // one item of each group
	rank  []uint32
	known map[groupKey]uint32
}

// collect lists what a snapshot shows, or only the nodes that keep accepts.
func (p *Planner) collect(into *collection, snap *scene.Snapshot, keep func(*scene.Node) bool) {
	into.snap = snap
	into.items, into.rooms, into.lights, into.eyes = into.items[:0], into.rooms[:0], into.lights[:0], into.eyes[:0]
	into.bounds = geom.EmptyBox()
	into.labels, into.parts = append(into.labels[:0], Label{}), append(into.parts[:0], Part{})
	into.place(snap)
	for n := range snap.Nodes() {
		if n.Group() || (keep != nil && !keep(n)) || !snap.Visible(n.ID) {
			continue
		}
		switch {
		case n.Model != nil:
			p.collectModel(into, n)
		case n.Room != nil:
			p.collectRoom(into, n, into.beside(n))
			into.rooms = append(into.rooms, n)
		case n.Camera != nil:
			into.eyes = append(into.eyes, n)
		default:
			into.lights = append(into.lights, n)
		}
	}
}

// place lists the rooms that a snapshot shows, kept or not.
func (c *collection) place(snap *scene.Snapshot) {
	c.placed = c.placed[:0]
	for n := range snap.Nodes() {
		if n.Room != nil && snap.Visible(n.ID) {
			c.placed = append(c.placed, snap.PlaceRoom(n))
		}
	}
}

// beside lists the rooms that may share walls with one of the collection's.
func (c *collection) beside(n *scene.Node) []shell.Neighbour {
	at := slices.IndexFunc(c.placed, func(p shell.Placed) bool { return p.ID == string(n.ID) })
	if at < 0 {
		return nil
	}
	return shell.Beside(c.placed, at)
}

func (p *Planner) collectModel(into *collection, n *scene.Node) {
	model, err := p.store.Model(n.Model.Asset)
	if err != nil {
		return // the store said so when the node was added; a picture shows what there is
	}
	worldFromNode := into.snap.WorldFromNode(n.ID).Mat4()
	parts := p.partsOf(n, model)
	for i := range model.Parts {
		surfaces := model.Parts[i].Surfaces
		if len(surfaces) == 0 {
			continue
		}
		world := worldFromNode.Mul4(parts[i].Mat4())
		for _, s := range surfaces {
			mesh, err := p.store.Mesh(s.Mesh)
			if err != nil {
				continue
			}
			into.add(n, s.Mesh, mesh, p.slotMaterial(into.snap, n.Model, s.Slot), world, nil)
			into.name(i, model.Parts[i].Name)
		}
	}
}

func (p *Planner) partsOf(n *scene.Node, model *asset.Model) []geom.Transform {
	if len(n.Joints) == 0 {
		if rest, ok := p.rest[n.Model.Asset]; ok {
			return rest
		}
		rest := model.PartTransforms(nil)
		p.rest[n.Model.Asset] = rest
		return rest
	}
	return model.PartTransforms(func(name string) float64 {
		for _, j := range n.Joints {
			if j.Joint == name {
				return j.Value
			}
		}
		return 0
	})
}

func (p *Planner) slotMaterial(snap *scene.Snapshot, ref *scene.ModelRef, slot int) *scene.Material {
	if slot >= 0 && slot < len(ref.Materials) {
		if m, ok := snap.Material(ref.Materials[slot]); ok {
			return m
		}
	}
	return &p.defaults.plain
}

func (c *collection) add(n *scene.Node, key asset.ID, mesh *asset.Mesh, material *scene.Material, world geom.Mat4, piece *shell.Piece) {
	if last := len(c.items) - 1; last < 0 || c.items[last].node != n {
		c.labels = append(c.labels, Label{Node: n.ID})
	}
	it := item{node: n, key: key, mesh: mesh, material: material, piece: piece}
	it.instance.Label, it.instance.Seed = uint32(len(c.labels)-1), seed(n.ID)
	it.place(world)
	c.items = append(c.items, it)
	c.bounds = c.bounds.Union(it.bounds)
}

// labelOf returns the label of a node, 0 when it draws nothing.
func (c *collection) labelOf(id scene.NodeID) uint32 {
	return uint32(max(0, slices.Index(c.labels, Label{Node: id})))
}

// place puts an item somewhere in the world.
func (it *item) place(world geom.Mat4) {
	it.world, it.bounds, it.mirrored, it.scale = world, it.mesh.Bounds().Transformed(world), world.Mat3().Det() < 0, scaleOf(world)
	it.instance.WorldFromMesh = rows(world)
}

// name tells which part of its node the last item is.
func (c *collection) name(part int, name string) {
	it := &c.items[len(c.items)-1]
	it.part, it.partName = part, name
	it.instance.Part = numberPart(&c.parts, it, it.instance.Label)
}

// builtRoom is a room's geometry with a name for each mesh.
type builtRoom struct {
	beside []shell.Neighbour
	pieces []shell.Piece
	keys   []asset.ID
}

func (p *Planner) collectRoom(into *collection, n *scene.Node, beside []shell.Neighbour) {
	room := p.build(n.Room, beside)
	world := into.snap.WorldFromNode(n.ID).Mat4()
	for i := range room.pieces {
		piece := &room.pieces[i]
		material := p.pieceMaterial(into.snap, n.Room, piece.Role)
		if piece.Role == shell.RoleGlass && leadsInside(n.Room, piece.Opening, beside) {
			material = &p.defaults.between
		}
		into.add(n, room.keys[i], piece.Mesh, material, world, piece)
		into.name(i, piece.Name)
	}
}

// leadsInside reports whether an opening leads to another room: there is no daylight behind its panes.
func leadsInside(room *scene.RoomRef, opening string, beside []shell.Neighbour) bool {
	for i := range room.Openings {
		if o := &room.Openings[i]; o.ID == opening {
			return shell.Leads(&room.Room, o, beside) >= 0
		}
	}
	return false
}

// build makes a room's pieces once for each RoomRef, which is immutable, and the rooms beside it.
func (p *Planner) build(ref *scene.RoomRef, beside []shell.Neighbour) *builtRoom {
	if room, ok := p.rooms[ref]; ok && slices.Equal(room.beside, beside) {
		return room
	}
	if len(p.rooms) >= 64 {
		clear(p.rooms)
	}
	room := &builtRoom{beside: beside, pieces: shell.Build(&ref.Room, beside...)}
	for i := range room.pieces {
		room.keys = append(room.keys, meshKey(room.pieces[i].Mesh))
	}
	p.rooms[ref] = room
	return room
}

// meshKey names a mesh that is in no store by its content.
func meshKey(m *asset.Mesh) asset.ID {
	h := sha256.New()
	for _, block := range []any{m.Positions, m.Normals, m.Tangents, m.UV0, m.UV1, m.Colors, m.Indices} {
		if err := binary.Write(h, binary.LittleEndian, block); err != nil {
			panic(err) // only for types of no fixed size
		}
	}
	return asset.ID(hex.EncodeToString(h.Sum(nil)))
}

func (p *Planner) pieceMaterial(snap *scene.Snapshot, ref *scene.RoomRef, role shell.Role) *scene.Material {
	id, fallback := ref.Trim, &p.defaults.trim
	switch role {
	case shell.RoleFloor:
		id, fallback = ref.Floor, &p.defaults.floor
	case shell.RoleWall:
		id, fallback = ref.Walls, &p.defaults.walls
	case shell.RoleCeiling:
		id, fallback = ref.Ceil, &p.defaults.ceiling
	case shell.RoleGlass:
		return &p.defaults.glass
	case shell.RoleHandle:
		return &p.defaults.metal
	}
	if m, ok := snap.Material(id); ok && id != "" {
		return m
	}
	return fallback
}

// seed is a steady number in [0,1) for a node.
func seed(id scene.NodeID) float32 {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return float32(h>>8) / (1 << 24)
}

func rows(m geom.Mat4) [12]float32 {
	var out [12]float32
	for row := range 3 {
		for column := range 4 {
			out[row*4+column] = float32(m[column*4+row])
		}
	}
	return out
}

// distanceTo is how far a box is from a point, 0 inside, in metres.
func distanceTo(b geom.Box, p geom.Vec3) float64 {
	sum := 0.0
	for i := range 3 {
		d := max(0, b.Min[i]-p[i], p[i]-b.Max[i])
		sum += d * d
	}
	return math.Sqrt(sum)
}
