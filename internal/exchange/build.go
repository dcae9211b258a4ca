package exchange

import (
	"context"
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// builder turns facts into actions.
type builder struct {
	options   Options
	found     *Import
	presets   []catalog.MaterialPreset
	materials map[string]scene.MaterialID
	added     map[scene.MaterialID]bool
	searched  map[string][]catalog.Match
	built     map[string]catalog.Thing
	taken     map[scene.NodeID]bool
	held      map[*entry]bool // whose fields a node keeps already
	radians   bool
}

func newBuilder(options Options, found *Import) *builder {
	return &builder{
		options: options, found: found, presets: options.Catalog.Materials(), materials: map[string]scene.MaterialID{}, added: map[scene.MaterialID]bool{},
		searched: map[string][]catalog.Match{}, built: map[string]catalog.Thing{}, taken: map[scene.NodeID]bool{}, held: map[*entry]bool{},
	}
}

// Read reads a scene of 3D-Generalist, or a LayoutVLM task whose assets are placed. Things keep the place, turn and size of their boxes; in front, at rotation 0, is −Y.
func Read(ctx context.Context, name string, data []byte, options Options) (Import, error) {
	file, err := parse(data)
	if err != nil {
		return Import{}, err
	}
	format, err := detect(file)
	if err != nil {
		return Import{}, err
	}
	if format == LayoutVLM {
		if file, err = fromLayoutVLM(name, file); err != nil {
			return Import{}, err
		}
	}
	found := Import{Format: format, Name: name, Bounds: geom.EmptyBox()}
	facts, err := readFacts(file, &found)
	if err != nil {
		return Import{}, err
	}
	b := newBuilder(options, &found)
	b.radians = facts.radians
	if err := b.build(ctx, facts); err != nil {
		return Import{}, err
	}
	if len(found.Actions) == 0 {
		return Import{}, fmt.Errorf("line %d: objects holds nothing that can be built%s", file.get("objects").line, firstWarning(&found))
	}
	return found, nil
}

func (b *builder) build(ctx context.Context, f *facts) error {
	for i := range f.rooms {
		if err := b.addRoom(f, i); err != nil {
			return err
		}
	}
	for i := range f.lights {
		b.addLight(&f.lights[i])
	}
	for i := range f.things {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.addThing(&f.things[i]); err != nil {
			return fmt.Errorf("objects.%s: %w", f.things[i].entry.key, err)
		}
	}
	return nil
}

func (b *builder) addMaterial(m scene.Material) {
	if !b.added[m.ID] {
		b.added[m.ID] = true
		b.found.Actions = append(b.found.Actions, action.AddMaterial{Material: m})
	}
}

func (b *builder) addNode(n scene.Node) {
	b.found.Actions = append(b.found.Actions, action.AddNode{Node: n})
	if n.Parent == "" {
		b.found.Roots = append(b.found.Roots, n.ID)
	}
}

// free returns an id that nothing has, nor a light below it.
func (b *builder) free(want string) scene.NodeID {
	id := scene.NodeID(want)
	for n := 2; b.taken[id]; n++ {
		id = scene.NodeID(fmt.Sprintf("%s-%d", want, n))
	}
	b.taken[id] = true
	return id
}

// keep makes the extras of a node; what is too large for a node is reported and lost.
func (b *builder) keep(subject string, v value) []byte {
	extras := extrasOf(v)
	if len(extras) > scene.MaxExtras {
		b.found.Report.Warn(subject, "has %d kB of fields that are not understood; they are not kept", len(extras)>>10)
		return nil
	}
	return extras
}

func keptEntry(e *entry) value {
	return ofFields(field{"key", ofText(e.key)}, field{"order", ofNumber(float64(e.order))}, field{"object", e.raw})
}

func (b *builder) addRoom(f *facts, index int) error {
	r := &f.rooms[index]
	ref := scene.RoomRef{Room: r.room}
	var err error
	if ref.Floor, err = b.materialOfEntry(r.floors, "floor"); err != nil {
		return err
	}
	if ref.Ceil, err = b.materialOfEntry(r.ceiling, "wall"); err != nil {
		return err
	}
	if ref.Walls, err = b.materialOfEntry(b.mainWall(r), "wall"); err != nil {
		return err
	}
	if ref.Trim, err = b.trim(r); err != nil {
		return err
	}
	kept := value{kind: list}
	for _, e := range r.entries() {
		kept.list = append(kept.list, keptEntry(e))
	}
	extras := ofFields(field{"entries", kept})
	if index == 0 {
		for _, e := range f.others {
			kept.list = append(kept.list, keptEntry(e))
		}
		extras = ofFields(field{"file", f.rest}, field{"entries", kept})
	}
	id := b.free("room")
	at := geom.IdentityTransform()
	at.Translation[2] = tidy(r.floor)
	b.addNode(scene.Node{ID: id, Name: "Room", Transform: at, Room: &ref, Extras: b.keep("the room", extras)})
	low, high := r.room.Outline.Bounds()
	b.found.Bounds = b.found.Bounds.Union(geom.Box{Min: low.Vec3(r.floor), Max: high.Vec3(r.floor + r.room.Height)})
	return nil
}

// entries lists what a room was made of, in the file's order.
func (f *roomFacts) entries() []*entry {
	var out []*entry
	if f.floors != nil {
		out = append(out, f.floors)
	}
	if f.ceiling != nil {
		out = append(out, f.ceiling)
	}
	for i := range f.walls {
		out = append(out, f.walls[i].entry)
	}
	for i := range f.holes {
		out = append(out, f.holes[i].entry)
	}
	return out
}

func (b *builder) materialOfEntry(e *entry, role string) (scene.MaterialID, error) {
	if e == nil {
		return "", nil
	}
	return b.material(e, materialOf(e.raw.get("material")), role)
}

// mainWall is the wall whose material covers the most length.
func (b *builder) mainWall(r *roomFacts) *entry {
	lengths := map[namedMaterial]float64{}
	var best *entry
	for i := range r.walls {
		w := &r.walls[i]
		m := materialOf(w.entry.raw.get("material"))
		if m.none() {
			continue
		}
		lengths[m] += w.to.Sub(w.from).Len()
		if best == nil || lengths[m] > lengths[materialOf(best.raw.get("material"))] {
			best = w.entry
		}
	}
	if len(lengths) > 1 {
		b.found.Report.Warn("walls", "have %d materials; all wear that of the most, %s", len(lengths), materialOf(best.raw.get("material")).id)
	}
	return best
}

// trim is the frame material of the first door or window that has one.
func (b *builder) trim(r *roomFacts) (scene.MaterialID, error) {
	for i := range r.holes {
		e := r.holes[i].entry
		for _, name := range []string{"frame_material", "door_material"} {
			if m := materialOf(e.raw.get("metadata", name)); !m.none() {
				return b.material(e, m, "")
			}
		}
	}
	return "", nil
}

func (b *builder) addLight(l *lightFacts) {
	id := b.free(l.entry.key)
	kept := keptEntry(l.entry)
	kept.set("placement", ofNumber(float64(l.placement.index)))
	light := l.light
	b.addNode(scene.Node{ID: id, Name: readable(l.entry.key), Transform: l.pose.Canonical(), Light: &light, Extras: b.keep("objects."+l.entry.key, kept)})
}

func readable(key string) string {
	return strings.TrimSpace(strings.ReplaceAll(key, "_", " "))
}

// addThing stands a thing's box where the file has it.
func (b *builder) addThing(t *thingFacts) error {
	in, err := b.standInFor(t)
	if err != nil {
		return err
	}
	box := in.thing.Bounds
	half := geom.MulVec3(box.Size(), in.scale).Mul(0.5)
	pose := geom.Transform{Rotation: t.turn, Scale: in.scale}
	center := t.center
	if t.lying {
		center[2] = half[2]
	}
	pose.Translation = center.Sub(t.turn.Rotate(geom.MulVec3(in.scale, box.Center())))
	id := b.free(t.entry.key)
	name := readable(t.entry.key)
	if in.origin == Proxy {
		name = "Proxy: " + name
	}
	for _, m := range in.thing.Materials {
		b.addMaterial(m)
	}
	for i, n := range in.thing.Nodes(id, name, "", pose.Canonical()) {
		if i == 0 {
			b.dress(&n, t, &in)
		} else {
			n.ID = b.free(string(n.ID))
		}
		b.addNode(n)
	}
	b.found.Bounds = b.found.Bounds.Union(box.Transformed(pose.Mat4()))
	full := half.Mul(2)
	why := strings.Join(append(t.notes, in.why), "; ")
	b.found.Things = append(b.found.Things, Thing{
		ID: t.entry.key, Node: id, Category: t.entry.category(), Origin: in.origin, Entry: in.thing.Entry.ID, Match: in.match, Word: in.word,
		Size: [3]float64{tidy(full[0]), tidy(full[1]), tidy(full[2])}, Why: strings.Trim(why, "; "),
	})
	return nil
}

// dress gives the node what the file says of the thing.
func (b *builder) dress(n *scene.Node, t *thingFacts, in *standIn) {
	annotation := t.entry.raw.get("metadata", "annotation")
	kept := ofFields(field{"key", ofText(t.entry.key)}, field{"order", ofNumber(float64(t.entry.order))}, field{"placement", ofNumber(float64(t.placement.index))})
	if !b.held[t.entry] {
		b.held[t.entry] = true
		kept.set("object", t.entry.raw)
	}
	if b.radians {
		kept.set("radians", ofBool(true))
	}
	n.Extras = b.keep("objects."+t.entry.key, kept)
	if kg, ok := annotation.get("mass").float(); ok && kg > 0 && kg < 1e5 {
		n.Physics.MassKg, n.Physics.MassSource = kg, "authored"
	}
	own := t.entry.category()
	if !strings.EqualFold(own, n.Semantics.Category) && !has(n.Semantics.Synonyms, own) {
		n.Semantics.Synonyms = append([]string{own}, n.Semantics.Synonyms...)
	}
	if in.origin != Proxy {
		return
	}
	for _, m := range []struct {
		flag  string
		mount scene.Mount
	}{{"onFloor", scene.OnFloor}, {"onObject", scene.OnSurface}, {"onWall", scene.OnWall}, {"onCeiling", scene.OnCeiling}} {
		if annotation.get(m.flag).isTrue() {
			n.Semantics.Mount = m.mount
			break
		}
	}
	if n.Semantics.Mount == scene.OnWall || n.Semantics.Mount == scene.OnCeiling {
		n.Physics.Body = scene.StaticBody
	}
}
