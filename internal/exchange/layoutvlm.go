package exchange

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/benchio"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Placed LayoutVLM tasks are read and written by way of 3D-Generalist's words. At rotation 0 an asset faces +X there, its box's x is the
// depth and y the width (LayoutVLM, main.py); here it faces −Y, with the width along X.
const quarter = 90.0 // degrees from their front to ours

// fromLayoutVLM says a LayoutVLM file whose assets have positions in the words of 3D-Generalist.
func fromLayoutVLM(name string, file value) (value, error) {
	boundary := file.get("boundary")
	corners, err := polygon(boundary.get("floor_vertices"))
	if err != nil {
		return value{}, fmt.Errorf("boundary.floor_vertices: line %d: %w", boundary.line, err)
	}
	task := benchio.Task{Name: name, Outline: footOf(corners), WallHeight: positive(boundary.get("wall_height"))}
	if err := task.Outline.Check(); err != nil {
		return value{}, fmt.Errorf("boundary.floor_vertices: line %d: %w", boundary.line, err)
	}
	built, _, err := task.Room()
	if err != nil {
		return value{}, err
	}
	var ignored diag.Report
	w := &writer{scene: built, report: &ignored, taken: map[string]bool{}, kept: map[string]value{}, used: map[string]bool{}}
	for n := range built.Nodes() {
		w.room(n)
	}
	objects := value{kind: object}
	for _, e := range w.out {
		objects.fields = append(objects.fields, field{e.key, e.value})
	}
	for _, f := range file.get("assets").fields {
		if f.value.kind == object {
			objects.fields = append(objects.fields, field{f.name, fromAsset(f.name, f.value)})
		}
	}
	return ofFields(field{"objects", objects}, field{"room_type", file.get("task_description")}, field{"layoutvlm", file.without("assets")}), nil
}

// fromAsset says one asset as an object.
func fromAsset(name string, asset value) value {
	angle := asset.get("rotation")
	if fs := angles(angle); len(fs) > 0 {
		angle = ofNumber(fs[len(fs)-1] + quarter)
	}
	box := elements(asset.get("assetMetadata", "boundingBox"))
	annotation := asset.get("annotations")
	for _, word := range []string{"category", "description", "onFloor", "onWall", "onCeiling", "onObject"} {
		if v := asset.get(word); v.kind != null && annotation.get(word).kind == null {
			annotation.set(word, v)
		}
	}
	if annotation.get("category").kind == null {
		annotation.set("category", ofText(strings.TrimRight(name, "_-0123456789 ")))
	}
	return element("", thingKind, []value{placed(asset.get("position"), angle)}, value{kind: list, list: []value{box[1], box[0], box[2]}},
		value{}, asset.get("uid"), ofFields(field{"annotation", annotation}, field{"layoutvlm", asset.without("position", "rotation")}))
}

// WriteLayoutVLM describes a scene's first room and all things as a LayoutVLM task whose assets have positions and rotations.
func WriteLayoutVLM(snapshot *scene.Snapshot, store *asset.Store) ([]byte, diag.Report, error) {
	data, report, err := Write(snapshot, store)
	if err != nil {
		return nil, report, err
	}
	file, err := parse(data)
	if err != nil {
		return nil, report, err
	}
	r := &reader{report: &report, turn: math.Pi / 180}
	entries, err := r.entriesOf(file)
	if err != nil {
		return nil, report, err
	}
	radians, _ := unitOfTurn(entries)
	rooms := r.rooms("", entries)
	if len(rooms) == 0 {
		return nil, report, errors.New("exchange: a LayoutVLM task needs a room, and the scene has none")
	}
	if openings := len(rooms[0].room.Openings); len(rooms) > 1 || openings > 0 {
		report.Info(string(LayoutVLM), "has no word for doors and windows or a second room: %d openings and %d rooms are not written", openings, len(rooms)-1)
	}
	out := file.get("layoutvlm")
	prompt := snapshot.Settings().Prompt
	if prompt == "" {
		prompt = file.get("room_type").text()
	}
	if out.get("task_description").kind == null {
		out.set("task_description", ofText(prompt))
		out.set("layout_criteria", ofText(""))
	}
	vertices := value{kind: list}
	for _, c := range rooms[0].room.Outline {
		vertices.list = append(vertices.list, ofFloats(c[0], c[1], rooms[0].floor))
	}
	boundary := out.get("boundary")
	boundary.set("floor_vertices", vertices)
	boundary.set("wall_height", ofNumber(rooms[0].room.Height))
	out.set("boundary", boundary)
	if radians {
		r.turn = 1
	}
	r.assets(&out, entries)
	return append(out.encode("    "), '\n'), report, nil
}

// assets writes the things, and og_asset_list with how many there are of each category.
func (r *reader) assets(out *value, entries []entry) {
	assets, counts, order := value{kind: object}, map[string]int{}, []string(nil)
	for i := range entries {
		e := &entries[i]
		if e.kind != thingKind {
			continue
		}
		category := e.category()
		if counts[category] == 0 {
			order = append(order, category)
		}
		for _, t := range r.things(e) {
			counts[category]++
			asset := e.raw.get("metadata", "layoutvlm")
			name := e.key
			if asset.kind != object {
				annotation := e.raw.get("metadata", "annotation")
				name = fmt.Sprintf("%s-%d", strings.ReplaceAll(e.key, "-", "_"), max(t.placement.index, 0))
				asset = ofFields(field{"uid", e.raw.get("identifier")}, field{"category", ofText(category)}, field{"description", annotation.get("description")})
				for _, flag := range []string{"onCeiling", "onFloor", "onWall", "onObject"} {
					asset.set(flag, annotation.get(flag))
				}
				asset.set("annotations", annotation)
			}
			asset.set("assetMetadata", ofFields(field{"boundingBox", ofFields(field{"x", ofNumber(t.size[1])}, field{"y", ofNumber(t.size[0])}, field{"z", ofNumber(t.size[2])})}))
			asset.set("position", ofFloats(t.center[0], t.center[1], t.center[2]))
			asset.set("rotation", ofFloats(0, 0, geom.Degrees(t.turn.YawAngle())-quarter))
			assets.fields = append(assets.fields, field{name, asset})
		}
	}
	*out = out.without("assets", "og_asset_list")
	out.set("assets", assets)
	slices.Sort(order)
	wanted := value{kind: object}
	for _, category := range order {
		wanted.fields = append(wanted.fields, field{category, ofFloats(float64(counts[category]), 1)})
	}
	out.set("og_asset_list", wanted)
}
