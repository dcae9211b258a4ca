package align

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// item is a thing that stands in the scene.
type item struct {
	id        scene.NodeID
	node      *scene.Node
	names     []string // what it can be called, singular
	tags      []string
	bodies    []*query.Body
	box       query.Oriented
	outline   geom.Polygon
	low, high float64
	front     geom.Vec2 // unit, on the floor
	room      *query.Room
}

func (it *item) middle() geom.Vec2 { return geom.Vec2{it.box.Center[0], it.box.Center[1]} }

// stands reports whether a thing has feet and no hook: "a workbench on the back wall" stands at it.
func (it *item) stands() bool { return it.mount() == scene.OnFloor }

// hangs reports whether a thing is one for walls.
func (it *item) hangs() bool { return it.mount() == scene.OnWall }

func (it *item) mount() scene.Mount {
	if it.node.Semantics == nil {
		return ""
	}
	return it.node.Semantics.Mount
}

// take lists the things of a scene, sorted by node.
func (r *Reader) take(world *query.World) []*item {
	byThing := map[scene.NodeID][]*query.Body{}
	var ids []scene.NodeID
	for _, b := range world.Bodies() {
		id := world.Thing(b.Node)
		if byThing[id] == nil {
			ids = append(ids, id)
		}
		byThing[id] = append(byThing[id], b)
	}
	slices.Sort(ids)
	var out []*item
	for _, id := range ids {
		if n, ok := world.Snapshot().Node(id); ok {
			out = append(out, newItem(world, n, byThing[id]))
		}
	}
	return out
}

func newItem(world *query.World, n *scene.Node, bodies []*query.Body) *item {
	it := &item{id: n.ID, node: n, bodies: bodies, box: bodies[0].Box}
	if len(bodies) > 1 || bodies[0].Node != n.ID {
		box := geom.EmptyBox()
		for _, b := range bodies {
			box = box.Union(b.Bounds)
		}
		it.box = query.OrientedBox(box, geom.IdentityTransform())
	}
	foot := it.box.Footprint()
	it.outline, it.low, it.high = foot.Outline, foot.Low, foot.High
	out := world.Snapshot().WorldFromNode(n.ID).Rotation.Rotate(geom.Vec3{0, -1, 0})
	if front := (geom.Vec2{out[0], out[1]}); front.Len() > 1e-6 {
		it.front = front.Mul(1 / front.Len())
	}
	names := []string{n.Name}
	if s := n.Semantics; s != nil {
		names = append(append(names, s.Category), s.Synonyms...)
		it.tags = s.Tags
	}
	for _, name := range names {
		if words := lookup.Words(strings.TrimRight(name, " 0123456789.-_")); len(words) > 0 {
			it.names = appendOnce(it.names, strings.Join(words, " "))
		}
	}
	if room, ok := world.RoomAt(it.box.Center); ok {
		it.room = room
	}
	return it
}

// heads are nouns that other names end in without a space: an armchair is a chair.
var heads = map[string]bool{"chair": true, "table": true, "lamp": true, "shelf": true, "stool": true, "case": false}

// headed reports whether a name is a kind of what a noun says: "coffee table" and "armchair" are a table and a chair.
func headed(name, noun string) bool {
	return strings.HasSuffix(name, " "+noun) || heads[noun] && strings.HasSuffix(name, noun)
}

// called is how well a noun names a thing: 2 by its own name or a synonym, 1 as a kind of it, 0 not at all.
func (it *item) called(noun string) int {
	if slices.Contains(it.names, noun) {
		return 2
	}
	for _, name := range it.names {
		if headed(name, noun) {
			return 1
		}
	}
	if slices.Contains(it.tags, noun) || noun == "lights" && slices.Contains(it.tags, "light") {
		return 1
	}
	return 0
}

// known reports the things that a noun can mean, through what the catalogue calls them where the scene does not say enough.
func (j *judge) known(noun string) []*item {
	var out []*item
	others := j.reader.categories[noun]
	for _, it := range j.stock {
		if it.called(noun) > 0 || it.node.Semantics != nil && slices.Contains(others, it.node.Semantics.Category) {
			out = append(out, it)
		}
	}
	return out
}

// categoriesOf lists, for each name in a catalogue, the categories of the entries called so.
func categoriesOf(source catalog.Source) map[string][]string {
	out := map[string][]string{}
	for _, e := range source.Entries() {
		if e.Given {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Synonyms...) {
			key := strings.Join(lookup.Words(name), " ")
			out[key] = appendOnce(out[key], e.Category)
		}
	}
	return out
}

// coat is a material a thing wears, with the share of its surface.
type coat struct {
	material *scene.Material
	color    geom.Color
	share    float64
}

// coats lists what a thing wears, the most first. A texture counts with its mean colour.
func (j *judge) coats(it *item) []coat {
	if known, ok := j.worn[it.id]; ok {
		return known
	}
	out := j.undress(it)
	j.worn[it.id] = out
	return out
}

func (j *judge) undress(it *item) []coat {
	areas := map[scene.MaterialID]float64{}
	total := 0.0
	for _, b := range it.bodies {
		n, ok := j.world.Snapshot().Node(b.Node)
		model, err := j.world.Store().Model(n.Model.Asset)
		if !ok || err != nil {
			continue
		}
		for _, p := range b.Pieces {
			slot := model.Parts[p.Part].Surfaces[p.Surface].Slot
			if slot < 0 || slot >= len(n.Model.Materials) {
				continue
			}
			a := j.area(p)
			areas[n.Model.Materials[slot]] += a
			total += a
		}
	}
	var out []coat
	for id, a := range areas {
		if m, ok := j.world.Snapshot().Material(id); ok && total > 0 {
			out = append(out, coat{m, j.colorOf(m), a / total})
		}
	}
	slices.SortFunc(out, func(a, b coat) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.material.ID, b.material.ID))
	})
	return out
}

// area is that of a piece's triangles, m².
func (j *judge) area(p query.Piece) float64 {
	sum := 0.0
	at := func(i uint32) geom.Vec3 {
		v := p.Mesh.Positions[i]
		return geom.TransformPoint(p.WorldFromMesh, geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])})
	}
	for k := 0; k+2 < len(p.Mesh.Indices); k += 3 {
		a, b, c := at(p.Mesh.Indices[k]), at(p.Mesh.Indices[k+1]), at(p.Mesh.Indices[k+2])
		sum += b.Sub(a).Cross(c.Sub(a)).Len() / 2
	}
	return sum
}

func (j *judge) colorOf(m *scene.Material) geom.Color {
	c := m.BaseColor
	if t := m.BaseColorTexture; t != nil {
		if mean, ok := j.world.Store().MeanColor(t.Texture); ok {
			for i := range c {
				c[i] *= mean[i]
			}
		}
	}
	return c
}

// lab is a colour in OKLab (Ottosson, "A perceptual color space for image processing", 2020), where distances are near to how
// different colours look.
func lab(c geom.Color) geom.Vec3 {
	r, g, b := math.Max(c[0], 0), math.Max(c[1], 0), math.Max(c[2], 0)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return geom.Vec3{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// apart is the distance of two colours in OKLab; a difference in lightness counts half.
func apart(a, b geom.Color) float64 {
	d := lab(a).Sub(lab(b))
	d[0] /= 2
	return d.Len()
}
