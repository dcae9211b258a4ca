package mjcf

import (
	"encoding/json"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// ownScene names the text that tells a model that Scenograph wrote.
const ownScene = "scenograph"

// sceneFacts are the settings of a scene.
type sceneFacts struct {
	Name        string            `json:"name"`
	Prompt      string            `json:"prompt,omitempty"`
	Environment scene.Environment `json:"environment"`
}

func (w *writer) sceneFacts() string {
	s := w.snap.Settings()
	data, err := json.Marshal(sceneFacts{Name: s.Name, Prompt: s.Prompt, Environment: s.Environment})
	if err != nil {
		return "{}"
	}
	return string(data)
}

// facts is what Scenograph wrote about a scene beside the model.
type facts struct {
	scene  sceneFacts
	groups []rigid.Original
	nodes  map[string]rigid.Original // by "node:", "light:" or "camera:" and the name in the model
	titles map[string]string         // of links and joints
}

// readFacts returns nil for other programs' models.
func readFacts(root *xmltree.Element) *facts {
	f := &facts{nodes: map[string]rigid.Original{}, titles: map[string]string{}}
	own := false
	for _, custom := range root.All("custom") {
		for _, text := range custom.All("text") {
			name, data := text.Get("name"), text.Get("data")
			if name == ownScene {
				own = json.Unmarshal([]byte(data), &f.scene) == nil
				continue
			}
			o, ok := rigid.ReadOriginal(data)
			if !ok {
				continue
			}
			if strings.HasPrefix(name, "group:") {
				f.groups = append(f.groups, o)
				continue
			}
			f.nodes[name] = o
			for id, title := range o.Parts {
				f.titles[id] = title
			}
		}
	}
	if !own {
		return nil
	}
	return f
}

// title is what a link or a joint was called; for other programs' models, its name.
func (f *facts) title(name string) string {
	if f != nil {
		if title, known := f.titles[name]; known {
			return title
		}
	}
	return name
}

// restore gives the things of a model that Scenograph wrote what they were: names, kinds, groups, lights, and their places in the
// tree of the scene.
func (r *reader) restore() error {
	old := r.things
	worlds := make([]geom.Transform, len(old))
	of := map[scene.NodeID]rigid.Original{}
	at := map[scene.NodeID]int{} // in old
	order := []scene.NodeID{}
	know := func(o rigid.Original, thing int) {
		if _, twice := of[o.Node]; twice || o.Node == "" {
			return
		}
		of[o.Node], at[o.Node] = o, thing
		order = append(order, o.Node)
	}
	for _, o := range r.facts.groups {
		know(o, -1)
	}
	for i := range old {
		worlds[i] = old[i].Pose
		if p := old[i].Parent; p >= 0 {
			worlds[i] = worlds[p].Mul(old[i].Pose)
		}
		if o, ok := r.factsOf(i); ok {
			if o.Pose != nil && o.Pose.Finite() {
				worlds[i] = *o.Pose
				if p := old[i].Parent; p >= 0 {
					worlds[i] = worlds[p].Mul(*o.Pose)
				}
			}
			r.renew(&old[i], &o)
			know(o, i)
		}
	}
	b := rebuild{old: old, worlds: worlds, of: of, at: at, place: map[scene.NodeID]int{}}
	for _, id := range order {
		b.add(id, 0)
	}
	r.things = b.out
	return r.settings0()
}

// factsOf finds what a thing was.
func (r *reader) factsOf(i int) (rigid.Original, bool) {
	name, fixture := strings.CutPrefix(r.named[i], "\x00")
	kind := "node:"
	if fixture {
		if kind = "light:"; r.things[i].Camera != nil {
			kind = "camera:"
		}
	}
	o, ok := r.facts.nodes[kind+name]
	return o, ok
}

func (r *reader) renew(t *assembly.Thing, o *rigid.Original) {
	t.ID, t.Name, t.Semantics = o.Node, o.Name, o.Semantics()
	if t.Light != nil || t.Camera != nil {
		t.Semantics, t.Physics = nil, nil
		if t.Light != nil && o.Light != nil {
			t.Light = o.Light
		}
		if t.Camera != nil && o.Camera != nil {
			t.Camera = o.Camera
		}
		return
	}
	t.Physics = o.Physics(assembly.TotalMass(t.Parts))
}

// rebuild puts things under their parents again, parents first.
type rebuild struct {
	old    []assembly.Thing
	worlds []geom.Transform
	of     map[scene.NodeID]rigid.Original
	at     map[scene.NodeID]int
	place  map[scene.NodeID]int // in out
	out    []assembly.Thing
	world  []geom.Transform
}

func (b *rebuild) add(id scene.NodeID, depth int) int {
	if i, done := b.place[id]; done {
		return i
	}
	o, known := b.of[id]
	if !known || depth > deepest {
		return -1
	}
	b.place[id] = -1 // a loop ends here
	parent := b.add(o.Parent, depth+1)
	t, world := assembly.Thing{ID: o.Node, Name: o.Name}, geom.IdentityTransform()
	if i := b.at[id]; i >= 0 {
		t, world = b.old[i], b.worlds[i]
	} else if parent >= 0 {
		world = b.world[parent]
	}
	t.Parent, t.Pose = parent, world
	if parent >= 0 {
		t.Pose = world.Relative(b.world[parent])
	}
	b.out, b.world = append(b.out, t), append(b.world, world)
	b.place[id] = len(b.out) - 1
	return len(b.out) - 1
}

// settings0 takes the settings of the scene over into an empty one.
func (r *reader) settings0() error {
	if !r.Options().Settings && !r.Empty() {
		return nil
	}
	environment := r.facts.scene.Environment
	if environment.Image != "" {
		r.Report.Warn("environment", "its image did not come with the file: a procedural sky stands in")
		environment.Image, environment.Sky = asset.ID(""), scene.ProceduralSky
	}
	r.Also(action.SetEnvironment{Environment: environment}, action.SetSceneInfo{Name: r.facts.scene.Name, Prompt: r.facts.scene.Prompt})
	return nil
}
