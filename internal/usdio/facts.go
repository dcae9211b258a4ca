package usdio

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/usda"
)

// Facts is what USD has no words for. It lies as JSON in the layer's customLayerData, in the scene's frame and units, so that a layer
// that nobody has changed comes back as the scene that it was written from. A node's own facts lie in its prim's customData.
//
// Meshes and models are numbers there: a mesh is that of the prims with the number in their customData, a model the one at that place
// of Models. Textures and the sky's image are the files that the layer names.
type Facts struct {
	Name        string             `json:"name"`
	Prompt      string             `json:"prompt,omitempty"`
	Environment *scene.Environment `json:"environment,omitempty"` // nil in a layer of a single thing
	Tangents    []int              `json:"tangents,omitempty"`    // meshes that had some

	Materials []scene.Material `json:"-"`
	Models    []asset.Model    `json:"-"`
	Relations []scene.Relation `json:"-"`

	Whole bool `json:"-"` // the layer is as it was written
}

// The keys of customLayerData and customData.
const (
	factsKey = "scenograph"
	meshKey  = "scenographMesh"
	sumKey   = "sum"
)

// facts gathers what is told of the scene while its prims are written.
type facts struct {
	meshes    map[asset.ID]int
	tangents  []int
	written   map[asset.ID]bool
	models    map[asset.ID]int
	order     []asset.ID // of the models
	materials map[scene.MaterialID]bool
	nodes     map[scene.NodeID]bool
	sky       string // file of the sky's image
}

func newFacts() facts {
	return facts{
		meshes: map[asset.ID]int{}, written: map[asset.ID]bool{}, models: map[asset.ID]int{},
		materials: map[scene.MaterialID]bool{}, nodes: map[scene.NodeID]bool{},
	}
}

// number is the number of a mesh.
func (f *facts) number(id asset.ID) int {
	n, known := f.meshes[id]
	if !known {
		n = len(f.meshes)
		f.meshes[id] = n
	}
	return n
}

// mark is the metadata of a prim that holds a mesh.
func (f *facts) mark(id asset.ID, m *asset.Mesh) []string {
	n := f.number(id)
	if !f.written[id] && len(m.Tangents) > 0 {
		f.tangents = append(f.tangents, n)
	}
	f.written[id] = true
	return []string{"customData = {", "    int " + meshKey + " = " + strconv.Itoa(n), "}"}
}

// node is the text of a node's facts.
func (f *facts) node(n *scene.Node) (string, error) {
	out := *n
	f.nodes[n.ID] = true
	if n.Model != nil {
		place, known := f.models[n.Model.Asset]
		if !known {
			place = len(f.order)
			f.models[n.Model.Asset], f.order = place, append(f.order, n.Model.Asset)
		}
		out.Model = &scene.ModelRef{Asset: asset.ID(strconv.Itoa(place)), Materials: n.Model.Materials}
		f.use(n.Model.Materials...)
	}
	if n.Room != nil {
		f.use(n.Room.Floor, n.Room.Walls, n.Room.Ceil, n.Room.Trim)
	}
	if n.Physics != nil && len(n.Physics.Colliders) > 0 {
		physics := *n.Physics
		physics.Colliders = f.colliders(physics.Colliders, func(asset.ID) bool { return n.Model != nil })
		out.Physics = &physics
	}
	text, err := json.Marshal(&out)
	return string(text), err
}

func (f *facts) use(ids ...scene.MaterialID) {
	for _, id := range ids {
		if id != "" {
			f.materials[id] = true
		}
	}
}

// colliders numbers the meshes of colliders; those that no prim holds are left out.
func (f *facts) colliders(list []asset.Collider, held func(asset.ID) bool) []asset.Collider {
	var out []asset.Collider
	for _, c := range list {
		if c.Mesh != "" {
			if !held(c.Mesh) {
				continue
			}
			c.Mesh = asset.ID(strconv.Itoa(f.number(c.Mesh)))
		}
		out = append(out, c)
	}
	return out
}

// customLayer writes the layer's customLayerData without its sum.
func (w *writer) customLayer(t *text) error {
	models, err := w.modelFacts()
	if err != nil {
		return err
	}
	materials, err := w.materialFacts()
	if err != nil {
		return err
	}
	var relations []string
	for r := range w.snap.Relations() {
		if !w.facts.nodes[r.Subject] || r.Object != "" && !w.facts.nodes[r.Object] {
			continue
		}
		if relations, err = appendJSON(relations, r); err != nil {
			return err
		}
	}
	s := w.snap.Settings()
	scene, err := json.Marshal(Facts{Name: s.Name, Prompt: s.Prompt, Environment: w.environmentFacts(), Tangents: w.facts.tangents})
	if err != nil {
		return err
	}
	t.line("customLayerData = {")
	t.depth++
	t.line("dictionary ", factsKey, " = {")
	t.depth++
	for _, list := range []struct {
		name  string
		texts []string
	}{{"materials", materials}, {"models", models}, {"relations", relations}} {
		if len(list.texts) > 0 {
			t.line("string[] ", list.name, " = ", stringArray(list.texts))
		}
	}
	t.line("string scene = ", quote(string(scene)))
	t.depth--
	t.line("}")
	t.depth--
	t.line("}")
	return nil
}

func appendJSON(list []string, value any) ([]string, error) {
	text, err := json.Marshal(value)
	return append(list, string(text)), err
}

func (w *writer) modelFacts() ([]string, error) {
	var out []string
	for _, id := range w.facts.order {
		model, err := w.store.Model(id)
		if err != nil {
			return nil, err
		}
		plain := *model
		plain.Parts = slices.Clone(model.Parts)
		for i := range plain.Parts {
			p := &plain.Parts[i]
			p.Colliders = w.facts.colliders(p.Colliders, func(id asset.ID) bool { return w.facts.written[id] })
			p.Surfaces = slices.Clone(p.Surfaces)
			for k := range p.Surfaces {
				p.Surfaces[k].Mesh = asset.ID(strconv.Itoa(w.facts.number(p.Surfaces[k].Mesh)))
			}
		}
		if out, err = appendJSON(out, &plain); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// materialFacts tells of the materials that nodes wear. Textures that no prim names are left out.
func (w *writer) materialFacts() ([]string, error) {
	var out []string
	for m := range w.snap.Materials() {
		if !w.facts.materials[m.ID] {
			continue
		}
		plain := m.Clone()
		plain.EachTexture(func(ref *scene.TextureRef) *scene.TextureRef {
			file, known := w.textures.paths[ref.Texture]
			if !known {
				return nil
			}
			named := *ref
			named.Texture = asset.ID(file)
			return &named
		})
		var err error
		if out, err = appendJSON(out, &plain); err != nil {
			return nil, fmt.Errorf("material %q: %w", m.Name, err)
		}
	}
	return out, nil
}

// environmentFacts is the environment as it is written: an image that the format cannot hold is a uniform sky.
func (w *writer) environmentFacts() *scene.Environment {
	if w.options.Asset {
		return nil
	}
	e := w.snap.Settings().Environment
	if e.Sky == scene.ImageSky {
		e.Image = asset.ID(w.facts.sky)
		if w.facts.sky == "" {
			e.Sky, e.Image, e.RotationRad, e.Color = scene.ColorSky, "", 0, geom.Color{1, 1, 1}
		}
	}
	return &e
}

// sealed puts a layer's sum, the SHA-256 of all other text, into its customLayerData.
func sealed(layer []byte) []byte {
	opening := []byte("dictionary " + factsKey + " = {\n")
	at := bytes.Index(layer, opening)
	if at < 0 {
		return layer
	}
	at += len(opening)
	return slices.Concat(layer[:at], []byte(sumLine(layer)), layer[at:])
}

func sumLine(layer []byte) string {
	sum := sha256.Sum256(layer)
	return "            string " + sumKey + " = \"" + hex.EncodeToString(sum[:]) + "\"\n"
}

// intact reports whether a layer is, byte for byte, as it was sealed.
func intact(layer []byte, sum string) bool {
	line := []byte("            string " + sumKey + " = \"" + sum + "\"\n")
	before, after, found := bytes.Cut(layer, line)
	return found && sumLine(slices.Concat(before, after)) == string(line)
}

// ReadFacts returns what Scenograph told beside a layer, nil for other programs' layers.
func ReadFacts(layer *usda.Layer, text []byte) *Facts {
	custom, err := usda.Find(layer.Meta, "customLayerData").Fields()
	if err != nil {
		return nil
	}
	own, err := usda.Find(custom, factsKey).Fields()
	if err != nil {
		return nil
	}
	f := &Facts{}
	if json.Unmarshal([]byte(usda.Find(own, "scene").String()), f) != nil {
		return nil
	}
	if !listed(own, "materials", &f.Materials) || !listed(own, "models", &f.Models) || !listed(own, "relations", &f.Relations) {
		return nil
	}
	f.Whole = intact(text, usda.Find(own, sumKey).String())
	return f
}

func listed[T any](fields []usda.Field, name string, into *[]T) bool {
	for _, text := range usda.Find(fields, name).Strings() {
		var one T
		if json.Unmarshal([]byte(text), &one) != nil {
			return false
		}
		*into = append(*into, one)
	}
	return true
}

// NodeFacts returns what Scenograph told of the node that a prim is, by the prim's customData; nil where it told nothing.
func NodeFacts(customData usda.Value) *scene.Node {
	fields, err := customData.Fields()
	if err != nil {
		return nil
	}
	n := &scene.Node{}
	if json.Unmarshal([]byte(usda.Find(fields, factsKey).String()), n) != nil || n.ID == "" {
		return nil
	}
	return n
}

// MeshNumber is the number of a prim's mesh, by its customData; ok is false where it has none.
func MeshNumber(customData usda.Value) (n int, ok bool) {
	fields, err := customData.Fields()
	if err != nil {
		return 0, false
	}
	x, ok := usda.Find(fields, meshKey).Float()
	return int(x), ok && x >= 0 && x == float64(int(x))
}
