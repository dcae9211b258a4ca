package benchio

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/geom"
)

const deli = `{"task_description": "a deli", "layout_criteria": "shelves along the walls",
	"boundary": {"floor_vertices": [[0,0,0],[0,3,0],[5,3,0],[5,0,0]], "wall_height": 1.4},
	"og_asset_list": {"wooden_shelf": [4, 1], "scale": [1, 1], "nothing": [0, 1]}}`

func TestReadTask(t *testing.T) {
	task, report, err := ReadTask("deli_0", []byte(deli))
	if err != nil {
		t.Fatal(err)
	}
	if len(task.Wants) != 2 || task.Wants[0] != (Want{"scale", 1}) || task.Wants[1] != (Want{"wooden_shelf", 4}) {
		t.Errorf("wants %v", task.Wants)
	}
	if len(report.Findings) != 1 {
		t.Errorf("what is asked for 0 times is not reported: %v", report)
	}
	if task.Outline.Area() != 15 || task.Height() != 2.5 || task.Prompt != "a deli. shelves along the walls" {
		t.Errorf("%+v", task)
	}
	room, assumed, err := task.Room()
	if err != nil {
		t.Fatal(err)
	}
	n, ok := room.Node(RoomNode)
	if !ok || n.Room == nil || len(n.Room.Openings) != 1 || n.Room.Height != 2.5 {
		t.Fatalf("the room is %+v", n)
	}
	if d := task.Outline.Distance(geom.Vec2{assumed.Entrance[0], assumed.Entrance[1]}); d > 1e-9 {
		t.Errorf("the entrance %v is not in a wall", assumed.Entrance)
	}
}

func TestBadTasksAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":        "wardrobe",
		"no room":        `{"task_description": "x"}`,
		"two corners":    `{"boundary": {"floor_vertices": [[0,0],[1,1]]}}`,
		"crossing walls": strings.Replace(deli, "[[0,0,0],[0,3,0],[5,3,0],[5,0,0]]", "[[0,0],[5,3],[5,0],[0,3]]", 1),
		"endless":        strings.Replace(deli, "[5,3,0]", "[5e300,3,0]", 1),
		"a large count":  strings.Replace(deli, "[4, 1]", "[1e9, 1]", 1),
		"half a thing":   strings.Replace(deli, "[4, 1]", "[0.5, 1]", 1),
		"no count":       strings.Replace(deli, "[4, 1]", "[]", 1),
		"a high wall":    strings.Replace(deli, "1.4", "1e9", 1),
		"asks nothing":   `{"boundary": {"floor_vertices": [[0,0],[1,0],[1,1]], "wall_height": 2}}`,
	} {
		if _, _, err := ReadTask("x", []byte(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestObjectsAreInTheWorld(t *testing.T) {
	box := geom.Box{Min: geom.Vec3{-1, -0.5, 0}, Max: geom.Vec3{1, 0.5, 2}}
	o := NewObject("a", "a", "a", "floor", "", box, geom.At(geom.Vec3{3, 4, 0}, math.Pi/2))
	if o.Position != [3]float64{3, 4, 1} || o.YawDeg != 90 || o.Size != [3]float64{2, 1, 2} || o.Front != [2]float64{1, 0} {
		t.Errorf("%+v", o)
	}
}

func FuzzReadTask(f *testing.F) {
	f.Add([]byte(deli))
	f.Add([]byte(`{"boundary": {"floor_vertices": [[0,0],[1,0],[1,1],[0,0]]}, "og_asset_list": {"a": ["1"]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		task, _, err := ReadTask("x", text)
		if err != nil {
			return
		}
		if _, _, err := task.Room(); err != nil && !strings.Contains(err.Error(), "benchio") {
			t.Error(err)
		}
	})
}
