// Package catalog knows what can be placed in a room: parametric furniture and fittings, and the materials they wear.
//
// Invariant: one request builds the same model, byte for byte, on every machine; every slot of a built thing has a material.
//
//	source := catalog.Builtin()
//	found := source.Search("reading chair", 1)
//	thing, err := source.Build(store, catalog.Request{Entry: found[0].Entry.ID, Style: "cosy", Seed: 1})
//	nodes := thing.Nodes("chair-1", "Armchair", room, geom.At(geom.Vec3{1, 0.5, 0}, 0))
package catalog

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
)

// Clearance is the free space a thing needs on its sides to be used, in metres. Front is −Y, left is +X: as the thing itself sees it.
type Clearance struct{ Front, Back, Left, Right float64 }

// Entry describes one kind of thing. Sizes are width (X), depth (Y) and height (Z) in metres.
//
// Where a built thing's origin lies follows its Mount. Things on floors, rugs and surfaces stand on z = 0 around the Z axis.
// Things on walls reach from z = 0 up, and their back lies in the plane y = depth/2. Things under ceilings hang: their top is z = height.
type Entry struct {
	ID, Name, Category     string
	Synonyms, Tags         []string
	Size, MinSize, MaxSize geom.Vec3
	Mount                  scene.Mount
	HangHeight             float64 // wall things: usual height of their lower edge over the floor
	Clearance              Clearance
	AgainstWall            bool // usually stands with its back to a wall
	Styles                 []string
	MassKg                 float64 // at its usual size
	Surfaces               bool    // other things can stand on it
	Light                  bool    // it emits light
	Varies                 bool    // seeds change its design
	Given                  bool    // it comes as it is: size, colours and materials cannot be chosen
}

// Request asks for one thing. Zero values mean the usual: size, a style chosen by the seed, materials of the style.
type Request struct {
	Entry     string            `json:"entry"`
	Size      geom.Vec3         `json:"size"`  // per axis, 0 for the usual; clamped to the entry's range
	Style     string            `json:"style"` // one of Styles
	Seed      uint64            `json:"seed"`
	Colors    map[string]string `json:"-"` // slot, or "" for the main one → colour word or #rrggbb
	Materials map[string]string `json:"-"` // slot, or "" for the main one → material preset
}

// Support is a level area of a thing on which others can stand, in its own frame.
type Support struct {
	Name     string
	Height   float64 // metres over the thing's origin
	Min, Max geom.Vec2
	Clear    float64 // free height above; 0 for open
}

// LightSource is a light that belongs to a thing.
type LightSource struct {
	Name      string
	Transform geom.Transform // thing from light
	Light     scene.Light
}

// Thing is a built entry, its assets in the store.
type Thing struct {
	Entry     Entry
	Style     string // the one it was built in
	Model     asset.ID
	Slots     []string
	Materials []scene.Material // one for each slot; equal materials have equal IDs
	Bounds    geom.Box         // rest pose
	Physics   scene.Physics
	Semantics scene.Semantics
	Lights    []LightSource
	Supports  []Support
	Triangles int
}

// MatchKind tells how well a search met an entry.
type MatchKind = lookup.Kind

// The kinds of match, best first.
const (
	Exact   = lookup.Exact   // its own name
	Synonym = lookup.Synonym // another word for it
	Near    = lookup.Near    // something like it
)

// Match is one result of a search.
type Match struct {
	Entry Entry
	Score float64 // 0 to 1
	Kind  MatchKind
}

// Source is a catalogue. It is safe for concurrent use.
type Source interface {
	Entries() []Entry // sorted by ID
	Search(text string, limit int) []Match
	Build(store *asset.Store, req Request) (Thing, error)
	Materials() []MaterialPreset
	FindMaterials(q MaterialQuery) []MaterialMatch
	Material(store *asset.Store, preset, color string) (scene.Material, error)
}

// Nodes returns the model's node and, after it, one child for each of its lights. Their materials are the thing's Materials.
func (t Thing) Nodes(id scene.NodeID, name string, parent scene.NodeID, at geom.Transform) []scene.Node {
	physics, semantics := t.Physics, t.Semantics
	model := &scene.ModelRef{Asset: t.Model}
	for i := range t.Materials {
		model.Materials = append(model.Materials, t.Materials[i].ID)
	}
	nodes := []scene.Node{{ID: id, Name: name, Parent: parent, Transform: at, Model: model, Physics: &physics, Semantics: &semantics}}
	for _, l := range t.Lights {
		light := l.Light
		nodes = append(nodes, scene.Node{ID: id + scene.NodeID("-"+l.Name), Name: name + " " + l.Name, Parent: id, Transform: l.Transform, Light: &light})
	}
	return nodes
}
