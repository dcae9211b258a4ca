package gltfio

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
	"unicode"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// build turns the decoded file into actions.
func (r *reader) build() (*Import, error) {
	own, _ := r.sceneExtras()
	if strings.HasPrefix(r.doc.Asset.Generator, generator) && own.Scene != nil {
		r.marks = own.Scene
	}
	list, err := r.place()
	if err != nil {
		return nil, err
	}
	lights, err := r.readLights()
	if err != nil {
		return nil, err
	}
	if !hasMesh(list) || !r.options.AsObject && (r.marks != nil || r.options.AsScene) {
		return r.buildScene(list, lights)
	}
	return r.buildObject(list, lights)
}

func hasMesh(list []placed) bool {
	for i := range list {
		if list[i].node.Mesh != nil {
			return true
		}
	}
	return false
}

func (r *reader) sceneExtras() (mark, json.RawMessage) {
	if len(r.extras.Scenes) == 0 {
		return mark{}, nil
	}
	return splitExtras(r.extras.Scenes[r.sceneIndex()].Extras)
}

// buildObject makes one model of the whole file, standing on the origin, with lights and cameras as children.
func (r *reader) buildObject(list []placed, lights []punctual) (*Import, error) {
	model, materials, partOf, err := r.objectModel(list)
	if err != nil {
		return nil, err
	}
	physics := dynamic()
	said := r.readPhysics(list)
	if said != nil {
		physics = r.takePhysics(list, said, model, partOf)
	}
	bounds, err := r.restBounds(model)
	if err != nil {
		return nil, err
	}
	center := bounds.Center()
	offset := geom.Vec3{micrometre(-center[0]), micrometre(-center[1]), micrometre(-bounds.Min[2])}
	for i := range model.Parts {
		if part := &model.Parts[i]; part.Parent < 0 {
			part.Transform.Translation = geom.CanonicalVec3(part.Transform.Translation.Add(offset))
		}
	}
	if !r.options.NoColliders && !collides(model) {
		if model, err = r.fitColliders(model); err != nil {
			return nil, err
		}
	}
	id, err := r.options.Store.PutModel(model)
	if err != nil {
		return nil, err
	}
	bounds.Min, bounds.Max = bounds.Min.Add(offset), bounds.Max.Add(offset)
	r.reportSize(bounds.Size())
	root := r.ids.node(slug(r.title()))
	node := scene.Node{
		ID: root, Name: tidy(r.title()), Transform: geom.IdentityTransform(),
		Model:     &scene.ModelRef{Asset: id, Materials: materials},
		Semantics: r.semantics(), Physics: physics,
	}
	if node.Extras, err = r.objectExtras(offset); err != nil {
		return nil, err
	}
	r.actions = append(r.actions, action.AddNode{Node: node})
	for i := range list {
		if err := r.addCarried(&list[i], root, offset, lights); err != nil {
			return nil, err
		}
	}
	return &Import{Roots: []scene.NodeID{root}, Bounds: bounds, Offset: offset}, nil
}

func micrometre(x float64) float64 { return geom.Canonical(math.Round(x*1e6) / 1e6) }

// objectModel makes a part for every node that holds a mesh or lies above one, and a slot for every material; partOf is −1 for the others.
func (r *reader) objectModel(list []placed) (*asset.Model, []scene.MaterialID, []int, error) {
	wanted := make([]bool, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		wanted[i] = wanted[i] || list[i].node.Mesh != nil
		if wanted[i] && list[i].parent >= 0 {
			wanted[list[i].parent] = true
		}
	}
	model := &asset.Model{Name: tidy(r.title())}
	slots := r.newSlots(model)
	partOf := make([]int, len(list))
	for i := range list {
		p := &list[i]
		if partOf[i] = -1; !wanted[i] {
			continue
		}
		parent := -1
		if p.parent >= 0 {
			parent = partOf[p.parent]
		}
		part := asset.Part{Name: tidy(p.node.Name), Parent: parent, Transform: p.local}
		if err := r.addSurfaces(&part, p, slots); err != nil {
			return nil, nil, nil, err
		}
		partOf[i] = len(model.Parts)
		model.Parts = append(model.Parts, part)
	}
	if len(slots.materials) == 0 {
		return nil, nil, nil, r.noTriangles()
	}
	return model, slots.materials, partOf, nil
}

// noTriangles says that nothing is left to draw, and what was left out last.
func (r *reader) noTriangles() error {
	for _, f := range slices.Backward(r.report.Findings) {
		if f.Severity == diag.Warning {
			return fmt.Errorf("it holds no triangles: %s %s", f.Subject, f.Message)
		}
	}
	return errors.New("it holds no triangles")
}

// collides reports whether a model brings colliders of its own.
func collides(m *asset.Model) bool {
	return slices.ContainsFunc(m.Parts, func(p asset.Part) bool { return len(p.Colliders) > 0 })
}

// slotTable numbers the material slots of a model in the order of use.
type slotTable struct {
	model     *asset.Model
	materials []scene.MaterialID
	of        map[int]int // index of the material in the file → slot
}

func (r *reader) newSlots(model *asset.Model) *slotTable {
	return &slotTable{model: model, of: map[int]int{}}
}

func (r *reader) addSurfaces(part *asset.Part, p *placed, slots *slotTable) error {
	if p.node.Mesh == nil {
		return nil
	}
	surfaces, err := r.surfaces(p)
	if err != nil {
		return err
	}
	for _, s := range surfaces {
		if s.mesh == "" {
			continue
		}
		slot, ok := slots.of[s.material]
		if !ok {
			id, err := r.material(s.material)
			if err != nil {
				return err
			}
			slot = len(slots.materials)
			slots.of[s.material] = slot
			slots.materials = append(slots.materials, id)
			slots.model.Slots = append(slots.model.Slots, r.slotName(s.material))
		}
		part.Surfaces = append(part.Surfaces, asset.Surface{Mesh: s.mesh, Slot: slot})
	}
	return nil
}

func (r *reader) slotName(material int) string {
	if material < 0 {
		return "default"
	}
	if name := r.doc.Materials[material].Name; name != "" {
		return tidy(name)
	}
	return fmt.Sprintf("material %d", material)
}

// reportSize speaks up when a thing looks as if it were made in other units than metres.
func (r *reader) reportSize(size geom.Vec3) {
	longest := math.Max(size[0], math.Max(size[1], size[2]))
	if longest > 50 || longest < 0.005 {
		r.report.Warn(r.title(), "is %.4g m long; if it was made in other units, scale it", longest)
	}
}

func (r *reader) semantics() *scene.Semantics {
	about := r.about()
	return &scene.Semantics{
		Category: categoryOf(r.title()), Mount: scene.OnFloor, Source: tidy(path.Base(r.name)), License: about.License, Author: about.Author, Page: about.Page,
	}
}

// categoryOf guesses words from a file name: "sofa_03_1k" is a "sofa".
func categoryOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	kept := words[:0]
	for _, w := range words {
		if !strings.ContainsFunc(w, unicode.IsDigit) {
			kept = append(kept, w)
		}
	}
	return tidy(strings.Join(kept, " "))
}

// objectExtras keeps the extras of the file's scene and the offset that put the object on the origin.
func (r *reader) objectExtras(offset geom.Vec3) (json.RawMessage, error) {
	_, extras := r.sceneExtras()
	object := map[string]json.RawMessage{}
	if len(extras) > 0 && json.Unmarshal(extras, &object) != nil {
		object = map[string]json.RawMessage{"extras": extras}
	}
	raw, err := json.Marshal(offset)
	if err != nil {
		return nil, err
	}
	object["importOffset"] = raw
	out, err := json.Marshal(object)
	return keepRaw(out), err
}

// addCarried adds the light and the camera at a node of the file as children of the object.
func (r *reader) addCarried(p *placed, parent scene.NodeID, offset geom.Vec3, lights []punctual) error {
	light, err := r.lightOf(p, lights)
	if err != nil {
		return err
	}
	pose := geom.Transform{Translation: p.world.Translation.Add(offset), Rotation: p.world.Rotation.Mul(aim()), Scale: geom.One}.Canonical()
	r.addLightAndCamera(p, parent, pose, light)
	return nil
}

// addLightAndCamera adds a node for each of the two that there is.
func (r *reader) addLightAndCamera(p *placed, parent scene.NodeID, pose geom.Transform, light *scene.Light) {
	if light != nil {
		name := nameOr(p.node.Name, "light")
		r.actions = append(r.actions, action.AddNode{Node: scene.Node{ID: r.ids.node(slug(name)), Name: name, Parent: parent, Transform: pose, Light: light}})
	}
	if camera := r.cameraOf(p); camera != nil {
		name := nameOr(p.node.Name, "camera")
		r.actions = append(r.actions, action.AddNode{Node: scene.Node{ID: r.ids.node(slug(name)), Name: name, Parent: parent, Transform: pose, Camera: camera}})
	}
}

func nameOr(name, otherwise string) string {
	if name = tidy(name); name != "" {
		return name
	}
	return otherwise
}
