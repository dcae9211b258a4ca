// Package assembly turns what other programs' files describe — links, joints, meshes, materials, lights — into actions. Every
// reader of such a format describes Things; this package brings in what they refer to and makes nodes of them.
//
// Invariant: numbers that are not finite never reach the scene, files are read through a folder.Folder only, and what had to be
// left out or guessed is in the report.
//
//	m := assembly.New(ctx, files, "robots/arm.urdf", assembly.Options{Store: store, Into: head})
//	pieces, err := m.MeshFile("meshes/link.stl", geom.One)
//	found, err := m.Finish([]assembly.Thing{{Name: "arm", Pose: geom.IdentityTransform(), Parts: parts}}, false)
package assembly

import (
	"context"
	"fmt"
	"path"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// Options steers reading. Unit and Up are for formats that do not say theirs.
type Options struct {
	Store       *asset.Store
	Into        *scene.Snapshot // its ids are avoided; nil for an empty scene
	AsObject    bool            // one object of the whole file, even where it is a scene
	NoColliders bool            // saves the time of fitting colliders to what brings none
	UnitM       float64         // metres of the file's unit; 0 where the file says it, or by the format's custom
	Up          Axis            // the file's upward axis; "" where the file says it, or by the format's custom
	Settings    bool            // also takes over the name and environment from a scene that Scenograph wrote
}

// Axis names a direction of a file.
type Axis string

// The axes that may point upwards.
const (
	X Axis = "x"
	Y Axis = "y"
	Z Axis = "z"
)

// Check returns what is wrong with the options of a person, or nil.
func (o Options) Check() error {
	if !geom.Finite(o.UnitM) || o.UnitM < 0 || o.UnitM > 1e6 || o.UnitM > 0 && o.UnitM < 1e-9 {
		return fmt.Errorf("a unit of %g m is of no use", o.UnitM)
	}
	switch o.Up {
	case "", X, Y, Z:
		return nil
	}
	return fmt.Errorf("the upward axis is x, y or z, not %q", o.Up)
}

// Thing is one object, light, camera or group of a file, in metres, Z up.
type Thing struct {
	ID     scene.NodeID // wished for, "" to make one of the name
	Name   string
	Parent int            // index of a thing before it, −1 for a root
	Pose   geom.Transform // parentFromThing

	Parts     []asset.Part // a surface's Slot is an index that Material returned
	Worn      []int        // materials that the things' slots are given by hand; nil for those that its surfaces name
	Light     *scene.Light
	Camera    *scene.Camera
	Room      *scene.RoomRef
	Physics   *scene.Physics
	Semantics *scene.Semantics
	Joints    []scene.JointValue
	Hidden    bool

	// A node that Scenograph wrote, with its model whole; its parent and, where it goes into another scene, its ids are made anew. The
	// rest of the thing but ID, Parent and Pose counts for nothing then.
	Was   *scene.Node
	Whole *asset.Model
}

// Piece is a mesh in the store with a material.
type Piece struct {
	Mesh     asset.ID
	Material int
	Name     string
}

// Maker collects what a file holds. It belongs to one goroutine.
type Maker struct {
	Report *diag.Report
	Files  *folder.Folder
	Name   string // the file's path in Files
	About  gltfio.About

	ctx       context.Context
	options   Options
	ids       *gltfio.IDs
	materials []scene.Material
	byKey     map[string]int
	used      map[int]scene.MaterialID
	textures  map[string]asset.ID
	meshes    map[meshKey][]Piece
	actions   []action.Action
	also      []action.Action // after the nodes
	relations []scene.Relation
	triangles int
	fixed     bool // the object keeps its own origin
}

type meshKey struct {
	file  string
	scale geom.Vec3
	raw   bool
}

// New returns an empty maker for a file.
func New(ctx context.Context, files *folder.Folder, name string, options Options) *Maker {
	if options.Into == nil {
		options.Into = scene.Empty("")
	}
	return &Maker{
		Report: &diag.Report{}, Files: files, Name: name, ctx: ctx, options: options, ids: gltfio.NewIDs(options.Into),
		byKey: map[string]int{}, used: map[int]scene.MaterialID{}, textures: map[string]asset.ID{}, meshes: map[meshKey][]Piece{},
	}
}

// Options returns what the maker was made with.
func (m *Maker) Options() Options { return m.options }

// Context is the one that ends the reading.
func (m *Maker) Context() context.Context { return m.ctx }

// Store is where meshes and textures go.
func (m *Maker) Store() *asset.Store { return m.options.Store }

// KeepOrigin leaves an object's origin where the file has it, instead of putting it below the object's middle.
func (m *Maker) KeepOrigin() { m.fixed = true }

// Title is the file's name without folder and ending.
func (m *Maker) Title() string {
	base := path.Base(m.Name)
	if title := strings.TrimSuffix(base, path.Ext(base)); title != "" {
		return title
	}
	return "import"
}

// Semantics is what a file's name tells of a thing.
func (m *Maker) Semantics() *scene.Semantics {
	return &scene.Semantics{
		Category: gltfio.Category(m.Title()), Mount: scene.OnFloor, Source: gltfio.Tidy(path.Base(m.Name)),
		License: m.About.License, Author: m.About.Author, Page: m.About.Page,
	}
}

// Empty reports whether the scene that the file goes into holds nothing yet.
func (m *Maker) Empty() bool {
	for range m.options.Into.Nodes() {
		return false
	}
	return true
}

// Relate adds relations between things, which are named by the IDs wished for.
func (m *Maker) Relate(relations []scene.Relation) { m.relations = append(m.relations, relations...) }

// Also adds actions behind those that Finish makes.
func (m *Maker) Also(actions ...action.Action) { m.also = append(m.also, actions...) }
