package library

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/intake"
	"scenograph/internal/scene"
)

// builtThings keeps what was built last: the agent asks for the same thing many times while it looks for places.
type builtThings struct {
	mu     sync.Mutex
	things map[builtKey]catalog.Thing
	order  []builtKey
}

// builtKey is everything a built item depends on.
type builtKey struct {
	store     *asset.Store
	id, hash  string
	up, front Axis
	scale     float64
}

const mostBuilt = 128

// Build makes a thing of the catalogue, or an item of the library as it is in its file, turned and scaled as the index says. A file
// that has changed since is read again.
func (l *Library) Build(store *asset.Store, req catalog.Request) (catalog.Thing, error) {
	l.mu.RLock()
	held, ok := l.items[req.Entry]
	l.mu.RUnlock()
	if !ok {
		return l.options.Catalog.Build(store, req)
	}
	item, err := l.current(*held)
	if err != nil {
		return catalog.Thing{}, err
	}
	key := builtKey{store, item.ID, item.Hash, item.Up, item.Front, item.Scale}
	if thing, ok := l.built.get(key); ok {
		thing.Entry, thing.Semantics = item.entry(l.kinds), item.semantics()
		return thing, nil
	}
	thing, err := item.build(store, l.kinds)
	if err != nil {
		return thing, fmt.Errorf("library: %s: %w", item.ID, err)
	}
	l.built.put(key, thing)
	return thing, nil
}

// current is an item whose file is as the index has it.
func (l *Library) current(item Item) (Item, error) {
	info, err := os.Stat(item.File())
	switch {
	case err != nil:
		return item, fmt.Errorf("library: %s: its file %s is not there; find it with \"library relink\"", item.ID, item.File())
	case info.Size() != item.Main.Bytes || info.ModTime().UnixNano() != item.Main.Modified:
		if item, err = l.reread(context.Background(), item); err != nil {
			return item, err
		}
	}
	if item.Problem != "" {
		return item, fmt.Errorf("library: %s: %s cannot be used: %s", item.ID, item.File(), item.Problem)
	}
	return item, nil
}

func (b *builtThings) get(key builtKey) (catalog.Thing, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	thing, ok := b.things[key]
	return thing, ok
}

func (b *builtThings) put(key builtKey, thing catalog.Thing) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.things == nil {
		b.things = map[builtKey]catalog.Thing{}
	}
	b.things[key] = thing
	if b.order = append(b.order, key); len(b.order) > mostBuilt {
		delete(b.things, b.order[0])
		b.order = slices.Delete(b.order, 0, 1)
	}
}

// semantics is what nodes made of the item say of themselves.
func (i *Item) semantics() scene.Semantics {
	return scene.Semantics{
		Category: i.Category, Synonyms: i.Synonyms, Tags: i.Tags, Mount: i.Mount, Source: i.Source(), License: i.License, Author: i.Author, Page: i.Page,
	}
}

// build reads the item's file into the store.
func (i *Item) build(store *asset.Store, k *kinds) (catalog.Thing, error) {
	found, err := intake.Read(context.Background(), i.File(), reading(store, false))
	if err != nil {
		return catalog.Thing{}, err
	}
	node, ok := modelNode(found.Actions)
	if !ok {
		return catalog.Thing{}, fmt.Errorf("%s holds no triangles", i.File())
	}
	thing := catalog.Thing{Entry: i.entry(k), Triangles: i.Triangles, Semantics: i.semantics()}
	stand, err := i.place(store, node.Model.Asset, &thing)
	if err != nil {
		return catalog.Thing{}, err
	}
	if thing.Materials, err = materialsOf(found.Actions, node); err != nil {
		return catalog.Thing{}, err
	}
	for _, a := range found.Actions {
		if add, ok := a.(action.AddNode); ok && add.Node.Light != nil && add.Node.Parent == node.ID {
			pose := stand.Mul(add.Node.Transform)
			pose.Scale = geom.One
			thing.Lights = append(thing.Lights, catalog.LightSource{Name: fmt.Sprintf("light-%d", len(thing.Lights)+1), Transform: pose.Canonical(), Light: *add.Node.Light})
		}
	}
	thing.Physics = scene.Physics{Body: scene.DynamicBody, MassKg: math.Max(0.01, math.Round(thing.Entry.MassKg*100)/100), MassSource: "category", Friction: 0.6, Restitution: 0.05}
	if p := node.Physics; p != nil && p.MassKg > 0 {
		thing.Physics.MassKg, thing.Physics.MassSource, thing.Physics.Body = p.MassKg*i.Scale*i.Scale*i.Scale, "authored", p.Body
	}
	if i.Mount == scene.OnWall || i.Mount == scene.OnCeiling {
		thing.Physics.Body = scene.StaticBody
	}
	return thing, nil
}

// place turns and scales a model and stands it on the floor around the origin; it returns what was done to it.
func (i *Item) place(store *asset.Store, id asset.ID, thing *catalog.Thing) (geom.Transform, error) {
	old, err := store.Model(id)
	if err != nil {
		return geom.Transform{}, err
	}
	rotation, _ := turn(i.Up, i.Front)
	stand := geom.Transform{Rotation: rotation, Scale: geom.Vec3{i.Scale, i.Scale, i.Scale}}
	model := *old
	model.Name, model.Parts = i.Name, slices.Clone(old.Parts)
	model.Recipe, err = json.Marshal(map[string]any{"library": i.ID, "hash": i.Hash, "up": i.Up, "front": i.Front, "scale": i.Scale})
	if err != nil {
		return stand, err
	}
	stand.Translation = offset(store, &model, stand)
	for p := range model.Parts {
		if part := &model.Parts[p]; part.Parent < 0 {
			part.Transform = stand.Mul(part.Transform).Canonical()
		}
	}
	if thing.Model, err = store.PutModel(&model); err != nil {
		return stand, err
	}
	thing.Slots = model.Slots
	thing.Bounds, err = store.ModelBounds(thing.Model)
	return stand, err
}

// offset is what stands a turned model on the floor around the origin, to a micrometre.
func offset(store *asset.Store, model *asset.Model, stand geom.Transform) geom.Vec3 {
	box := geom.EmptyBox()
	// The meshes are in the store: they were put there a moment ago.
	_ = eachTriangle(store, model, model.PartTransforms(nil), func(_ int, a, b, c geom.Vec3) {
		box = box.Add(stand.Apply(a)).Add(stand.Apply(b)).Add(stand.Apply(c))
	})
	center := box.Center()
	out := geom.Vec3{-center[0], -center[1], -box.Min[2]}
	for axis := range out {
		out[axis] = math.Round(out[axis]*1e6) / 1e6
	}
	return geom.CanonicalVec3(out)
}
