package stage

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/usda"
	"scenograph/internal/usdio"
)

// own reads a layer that Scenograph wrote and nobody has changed: its nodes are what they were, their geometry is what the prims hold.
type own struct {
	*reader
	prims  map[int]*prim
	meshes map[int]asset.ID
	models map[int]*asset.Model
	things []assembly.Thing
	place  map[scene.NodeID]int
}

// nodeFacts is what the prim was in the scene, nil where nothing tells.
func (p *prim) nodeFacts() *scene.Node { return usdio.NodeFacts(p.meta("customData")) }

// restore makes the scene again that the layer was written from.
func (r *reader) restore() (*gltfio.Import, error) {
	o := &own{
		reader: r, prims: map[int]*prim{}, meshes: map[int]asset.ID{}, models: map[int]*asset.Model{},
		place: map[scene.NodeID]int{},
	}
	for _, p := range r.root.children {
		p.all(func(p *prim) {
			if n, ok := usdio.MeshNumber(p.meta("customData")); ok && p.kind == "Mesh" && o.prims[n] == nil {
				o.prims[n] = p
			}
		})
	}
	for _, p := range r.root.children {
		if err := o.visit(p); err != nil {
			return nil, err
		}
	}
	if len(o.things) == 0 {
		return nil, errors.New("it holds nothing that can be shown")
	}
	r.Relate(r.facts.Relations)
	o.settings()
	return r.Finish(o.things, true)
}

func (o *own) visit(p *prim) error {
	if was := p.nodeFacts(); was != nil {
		if err := o.node(was); err != nil {
			return fmt.Errorf("prim %s: %w", p.path, err)
		}
	}
	for _, c := range p.children {
		if err := o.visit(c); err != nil {
			return err
		}
	}
	return nil
}

func (o *own) node(was *scene.Node) error {
	t := assembly.Thing{ID: was.ID, Name: was.Name, Parent: -1, Pose: was.Transform, Was: was}
	if was.Parent != "" {
		parent, known := o.place[was.Parent]
		if !known {
			return fmt.Errorf("it lies below %q, which does not come before it", was.Parent)
		}
		t.Parent = parent
	}
	if was.Physics != nil {
		colliders, err := o.colliders(was.Physics.Colliders)
		if err != nil {
			return err
		}
		was.Physics.Colliders = colliders
	}
	if was.Model != nil {
		model, err := o.model(string(was.Model.Asset))
		if err != nil {
			return err
		}
		t.Whole = model
	}
	o.place[was.ID] = len(o.things)
	o.things = append(o.things, t)
	return nil
}

// model is the model at a place of the facts, its meshes in the store.
func (o *own) model(number string) (*asset.Model, error) {
	at, err := strconv.Atoi(number)
	if err != nil || at < 0 || at >= len(o.facts.Models) {
		return nil, fmt.Errorf("it names the model %.20q of %d", number, len(o.facts.Models))
	}
	if known := o.models[at]; known != nil {
		return known, nil
	}
	model := o.facts.Models[at]
	for i := range model.Parts {
		part := &model.Parts[i]
		for k := range part.Surfaces {
			if part.Surfaces[k].Mesh, err = o.mesh(part.Surfaces[k].Mesh); err != nil {
				return nil, fmt.Errorf("model %q: %w", model.Name, err)
			}
		}
		if part.Colliders, err = o.colliders(part.Colliders); err != nil {
			return nil, fmt.Errorf("model %q: %w", model.Name, err)
		}
	}
	o.models[at] = &model
	return &model, nil
}

func (o *own) colliders(list []asset.Collider) ([]asset.Collider, error) {
	out := slices.Clone(list)
	for i := range out {
		if out[i].Mesh == "" {
			continue
		}
		id, err := o.mesh(out[i].Mesh)
		if err != nil {
			return nil, err
		}
		out[i].Mesh = id
	}
	return out, nil
}

// mesh reads the mesh with a number vertex by vertex, as it was written.
func (o *own) mesh(number asset.ID) (asset.ID, error) {
	n, err := strconv.Atoi(string(number))
	if err != nil || o.prims[n] == nil {
		return "", fmt.Errorf("no prim holds its mesh %.20q", number)
	}
	if id, known := o.meshes[n]; known {
		return id, nil
	}
	m, err := exactMesh(o.prims[n])
	if err != nil {
		return "", fmt.Errorf("prim %s: %w", o.prims[n].path, err)
	}
	if slices.Contains(o.facts.Tangents, n) {
		bent := &asset.Mesh{Positions: m.Positions, Normals: m.Normals, UV0: m.UV0, UV1: m.UV1, Colors: m.Colors, Indices: slices.Clone(m.Indices)}
		gltfio.GenerateTangents(bent, 0) // what it doubles comes after the vertices that are there
		m.Tangents = bent.Tangents[:min(len(m.Positions), len(bent.Tangents))]
	}
	id, err := o.Store().PutMesh(m)
	o.meshes[n] = id
	return id, err
}

// exactMesh takes triangles with values on vertices over as they are.
func exactMesh(p *prim) (*asset.Mesh, error) {
	m := &asset.Mesh{}
	corners, err := integers(p.value("faceVertexIndices"))
	if err != nil {
		return nil, err
	}
	for _, i := range corners {
		if i < 0 {
			return nil, fmt.Errorf("a face points at the point %d", i)
		}
		m.Indices = append(m.Indices, uint32(i))
	}
	if m.Positions, err = triples(p.value("points")); err != nil {
		return nil, err
	}
	if m.Normals, err = triples(p.value("normals")); err != nil {
		return nil, err
	}
	for name, set := range map[string]*[][2]float32{"primvars:st": &m.UV0, "primvars:st1": &m.UV1} {
		flat, err := floats32(p.value(name))
		if err != nil {
			return nil, err
		}
		for i := 0; i+1 < len(flat); i += 2 {
			*set = append(*set, [2]float32{flat[i], 1 - flat[i+1]})
		}
	}
	if q, _ := p.property("primvars:displayColor"); q != nil && usda.Find(q.Meta, "interpolation").String() == "vertex" {
		colors, err := triples(q.Value)
		if err != nil {
			return nil, err
		}
		for _, c := range colors {
			m.Colors = append(m.Colors, [4]float32{c[0], c[1], c[2], 1})
		}
	}
	return m, nil
}

func triples(v usda.Value) ([][3]float32, error) {
	flat, err := floats32(v)
	if err != nil || len(flat)%3 != 0 {
		return nil, fmt.Errorf("its values are no triples: %w", err)
	}
	out := make([][3]float32, 0, len(flat)/3)
	for i := 0; i < len(flat); i += 3 {
		out = append(out, [3]float32(flat[i:i+3]))
	}
	return out, nil
}

// room makes a room again of what was told of it, standing where its prim stands now.
func (r *reader) room(was *scene.Node, p *prim, parent int, parentWorld geom.Transform) geom.Transform {
	world := r.upright(r.world[p])
	r.rooms++
	was.Physics = nil
	r.things = append(r.things, assembly.Thing{ID: was.ID, Name: was.Name, Parent: parent, Pose: world.Relative(parentWorld), Was: was})
	return world
}

// keepMaterials hands the materials over, with the pictures that lie beside the layer.
func (r *reader) keepMaterials() {
	for i := range r.facts.Materials {
		m := r.facts.Materials[i].Clone()
		m.EachTexture(func(ref *scene.TextureRef) *scene.TextureRef {
			id := r.picture(r.file, string(ref.Texture), m.Name)
			if id == "" {
				return nil
			}
			named := *ref
			named.Texture = id
			return &named
		})
		r.Material(assembly.OwnMaterial(m.ID), m)
	}
}

// settings takes name, prompt and environment over into an empty scene.
func (o *own) settings() {
	if !o.Options().Settings && !o.Empty() {
		return
	}
	if o.facts.Environment != nil {
		e := *o.facts.Environment
		if e.Sky == scene.ImageSky {
			if e.Image = o.picture(o.file, string(e.Image), "sky"); e.Image == "" {
				e.Sky = scene.ProceduralSky
			}
		}
		o.Also(action.SetEnvironment{Environment: e})
	}
	o.Also(action.SetSceneInfo{Name: o.facts.Name, Prompt: o.facts.Prompt})
}
