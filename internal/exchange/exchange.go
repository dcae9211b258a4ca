// Package exchange reads and writes rooms in the words of other scene generators: the scenes of 3D-Generalist, and tasks of LayoutVLM
// as they leave.
//
// Invariant: reading is bounded and never panics. What a file says that cannot be used is an error that names the place or a finding;
// what is not understood is kept with the nodes it belongs to and written back. The meshes such files only name are not there:
// whatever stands in for one says so.
//
//	found, err := exchange.Read(ctx, "living room", text, exchange.Options{Store: store, Catalog: catalog.Builtin()})
//	scene, _, err := action.Preview(scene.Empty(found.Name), found.Actions)
//	file, report, err := exchange.Write(scene, store)
package exchange

import (
	"errors"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Format is a kind of file.
type Format string

// The formats that Detect tells apart.
const (
	Generalist Format = "3d-generalist" // a scene of 3D-Generalist
	LayoutVLM  Format = "layoutvlm"     // a task of the LayoutVLM benchmark; package benchio reads those that are not placed
)

// Options is where stand-ins come from and go to.
type Options struct {
	Store   *asset.Store
	Catalog catalog.Source
}

// Import is a file as actions on an empty scene.
type Import struct {
	Format   Format
	Name     string
	Actions  []action.Action
	Roots    []scene.NodeID
	Bounds   geom.Box // of rooms and things, in the world
	Things   []Thing
	Surfaces []Surface
	Report   diag.Report
}

// Origin tells what stands for a thing whose mesh is not there.
type Origin string

// The origins.
const (
	FromCatalog Origin = "catalogue" // a thing of the catalogue, stretched to the size
	Proxy       Origin = "proxy"     // a labelled box of the size
	Skipped     Origin = "left out"
)

// Thing tells what became of one object of the file.
type Thing struct {
	ID       string            `json:"id"` // the file's own name for it
	Node     scene.NodeID      `json:"node,omitempty"`
	Category string            `json:"category"` // the file's
	Origin   Origin            `json:"origin"`
	Entry    string            `json:"entry,omitempty"` // of the catalogue
	Match    catalog.MatchKind `json:"match,omitempty"`
	Word     string            `json:"word,omitempty"` // the word of the file that the catalogue knows
	Size     [3]float64        `json:"size"`           // metres, before the turn
	Why      string            `json:"why,omitempty"`
}

// Surface tells which material took the place of another.
type Surface struct {
	ID       string `json:"id"`
	Named    string `json:"named"`    // the file's name for it, such as Marble004
	Material string `json:"material"` // the catalogue's
	Color    string `json:"color,omitempty"`
}

// Detect tells the format of a file by what is in it.
func Detect(data []byte) (Format, error) {
	file, err := parse(data)
	if err != nil {
		return "", err
	}
	return detect(file)
}

func detect(file value) (Format, error) {
	if file.kind != object {
		return "", errors.New("holds " + file.kind.String() + " and no scene")
	}
	objects := file.get("objects")
	switch {
	case objects.kind == object || objects.kind == list && len(objects.list) > 0 && objects.list[0].get("placements").kind != null:
		return Generalist, nil
	case file.get("boundary").kind == object || file.get("og_asset_list").kind != null || file.get("task_description").kind == text:
		return LayoutVLM, nil
	}
	return "", errors.New("is no scene that can be read: it has neither the objects of 3D-Generalist nor the boundary of a LayoutVLM task")
}

// Placed reports whether a LayoutVLM file says where its assets stand, as scenes that Scenograph writes do, and the benchmark's tasks do not.
func Placed(data []byte) bool {
	file, err := parse(data)
	if err != nil {
		return false
	}
	for _, f := range file.get("assets").fields {
		if f.value.get("position").kind != null {
			return true
		}
	}
	return false
}
