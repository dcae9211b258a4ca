package intake

import (
	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// mostExamined is the number of triangles of a model up to which its meshes are examined: more would take longer than reading them.
const mostExamined = 200_000

// examined passes on what was read with a word about its meshes.
func examined(store *asset.Store) func(*gltfio.Import, error) (*gltfio.Import, error) {
	return func(found *gltfio.Import, err error) (*gltfio.Import, error) {
		if err != nil {
			return nil, err
		}
		return found, examine(found, store)
	}
}

// examine reports which meshes of the models that were read cannot be taken at their word as solids, and what is done about it. Models
// whose mass is stated, or that do not move, are not looked at: nothing is guessed of their meshes.
func examine(found *gltfio.Import, store *asset.Store) error {
	known := map[asset.ID]bool{}
	for _, a := range found.Actions {
		add, ok := a.(action.AddNode)
		if !ok || add.Node.Model == nil || add.Node.Physics == nil || add.Node.Physics.Body == scene.StaticBody || add.Node.Physics.MassKg > 0 || known[add.Node.Model.Asset] {
			continue
		}
		known[add.Node.Model.Asset] = true
		if err := examineModel(found, store, &add.Node); err != nil {
			return err
		}
	}
	return nil
}

func examineModel(found *gltfio.Import, store *asset.Store, n *scene.Node) error {
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return err
	}
	var all []*asset.Mesh
	triangles := 0
	for i := range model.Parts {
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				return err
			}
			all = append(all, mesh)
			triangles += mesh.Triangles()
		}
	}
	if triangles > mostExamined {
		return nil
	}
	var open, turned, empty, crossing int
	for _, mesh := range all {
		s := solid.FromMesh(mesh).Examine()
		open, turned, empty, crossing = open+one(s.Open), turned+one(s.InsideOut), empty+one(s.Empty), crossing+one(s.Crossing)
	}
	say := func(count int, what string) {
		switch {
		case count == 0:
		case len(all) == 1:
			found.Report.Warn(n.Name, "its surface %s", what)
		default:
			found.Report.Warn(n.Name, "the surface of %d of its %d meshes %s", count, len(all), what)
		}
	}
	say(empty, "encloses no volume: it weighs as a sheet of 3 mm and collides as a board of 1 mm at least")
	say(turned, "is inside out: its mass is that of the surface turned right, and it is drawn as it is")
	say(open, "is open: it weighs as a sheet of 3 mm, and not as a solid")
	say(crossing, "cuts through itself: what lies in two of its pieces weighs twice")
	return nil
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
