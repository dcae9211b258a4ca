package studio

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/benchio"
	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/exchange"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// maxRoomFile bounds a scene of another program.
const maxRoomFile = 64 << 20

// readRoom reads a room in the words of another program: a scene of 3D-Generalist or a task of LayoutVLM, told apart by what is in it.
func readRoom(ctx context.Context, path string, store *asset.Store, into *scene.Snapshot) (session.Imported, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return session.Imported{}, fmt.Errorf("%s: there is no such file", path)
	}
	if info.Size() > maxRoomFile {
		return session.Imported{}, fmt.Errorf("%s: has more than %d MB", path, maxRoomFile>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return session.Imported{}, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	format, err := exchange.Detect(data)
	if err != nil {
		return session.Imported{}, fmt.Errorf("%s: %w", path, err)
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	var found session.Imported
	if format == exchange.LayoutVLM && !exchange.Placed(data) {
		found, err = furnish(ctx, name, data, store, into)
	} else {
		found, err = readScene(ctx, name, data, store)
	}
	if err != nil {
		return session.Imported{}, fmt.Errorf("%s: %w", path, err)
	}
	return found, nil
}

func readScene(ctx context.Context, name string, data []byte, store *asset.Store) (session.Imported, error) {
	read, err := exchange.Read(ctx, name, data, exchange.Options{Store: store, Catalog: catalog.Builtin()})
	if err != nil {
		return session.Imported{}, err
	}
	return session.Imported{
		Name: name, Actions: read.Actions, Roots: read.Roots, Bounds: read.Bounds, Scene: true, Report: read.Report,
		Format: string(read.Format), Things: read.Things, Surfaces: read.Surfaces,
	}, nil
}

// furnish builds the room of a LayoutVLM task and places what it asks for, as `scenograph layout` does.
func furnish(ctx context.Context, name string, data []byte, store *asset.Store, into *scene.Snapshot) (session.Imported, error) {
	task, report, err := benchio.ReadTask(name, data)
	if err != nil {
		return session.Imported{}, err
	}
	policy := designer.New(store, catalog.Builtin())
	var order []designer.Ordered
	for _, w := range task.Wants {
		order = append(order, designer.Ordered{Name: w.Name, Count: w.Count})
	}
	if len(order) == 0 {
		order = policy.Things(task.Prompt)
		report.Info("og_asset_list", "is not there; the things are those that the description names")
	}
	room, assumed, err := task.Room()
	if err != nil {
		return session.Imported{}, err
	}
	filled, err := policy.Fill(ctx, proposal.Observation{Scene: room, Prompt: task.Prompt, Room: benchio.RoomNode, Seed: 1}, order)
	if err != nil {
		return session.Imported{}, err
	}
	report.Info("door", "the task gives none; one is assumed at %.2f, %.2f m", assumed.Entrance[0], assumed.Entrance[1])
	if task.WallHeight < task.Height() {
		report.Info("boundary.wall_height", "is %.2f m; the walls are built %.2f m high", task.WallHeight, task.Height())
	}
	for _, n := range filled.Notes {
		report.Info("placing", "%s", n)
	}
	out := session.Imported{Name: name, Scene: true, Format: string(exchange.LayoutVLM), Bounds: geom.EmptyBox()}
	out.Actions, out.Roots = actionsOf(filled.Scene)
	if settings := into.Settings(); settings.Prompt == "" {
		out.Actions = append(out.Actions, action.SetSceneInfo{Name: settings.Name, Prompt: task.Prompt})
	}
	if out.Things, err = ordered(filled, store, &report); err != nil {
		return session.Imported{}, err
	}
	low, high := task.Outline.Bounds()
	out.Bounds = geom.Box{Min: low.Vec3(0), Max: high.Vec3(task.Height())}
	out.Report = report
	return out, nil
}

// actionsOf rebuilds a scene on an empty one: materials, nodes with parents first, relations.
func actionsOf(s *scene.Snapshot) ([]action.Action, []scene.NodeID) {
	var out []action.Action
	var roots []scene.NodeID
	for m := range s.Materials() {
		out = append(out, action.AddMaterial{Material: *m})
	}
	for n := range s.Nodes() {
		if n.Parent != "" {
			continue
		}
		roots = append(roots, n.ID)
		for _, id := range s.Subtree(n.ID) {
			part, _ := s.Node(id)
			out = append(out, action.AddNode{Node: *part})
		}
	}
	for r := range s.Relations() {
		out = append(out, action.AddRelation{Relation: *r})
	}
	return out, roots
}

// ordered tells what stands for each thing of a task.
func ordered(filled designer.Filled, store *asset.Store, report *diag.Report) ([]exchange.Thing, error) {
	var out []exchange.Thing
	for _, line := range filled.Lines {
		thing := exchange.Thing{Category: line.Name, Origin: exchange.FromCatalog, Entry: line.Entry.ID, Match: line.Match, Word: line.Name}
		if line.Match == "" {
			thing.Origin, thing.Word, thing.Why = exchange.Proxy, "", "the catalogue has no thing of this name; a box stands in"
		}
		for i, id := range line.Nodes {
			n, _ := filled.Scene.Node(id)
			box, err := store.ModelBounds(n.Model.Asset)
			if err != nil {
				return nil, err
			}
			placed := thing
			placed.ID, placed.Node, placed.Size = fmt.Sprintf("%s-%d", line.Name, i), id, [3]float64(box.Size())
			out = append(out, placed)
		}
		for i := len(line.Nodes); i < line.Count; i++ {
			left := thing
			left.ID, left.Origin, left.Why = fmt.Sprintf("%s-%d", line.Name, i), exchange.Skipped, line.Why
			out = append(out, left)
		}
		if missing := line.Count - len(line.Nodes); missing > 0 {
			report.Warn(line.Name, "%d of %d found no place: %s", missing, line.Count, line.Why)
		}
	}
	return slices.Clip(out), nil
}
