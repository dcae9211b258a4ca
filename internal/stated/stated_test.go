package stated

import (
	"testing"

	"scenograph/internal/agent/brief"
	"scenograph/internal/benchio"
	"scenograph/internal/geom"
)

// put is an object of a layout: what was requested, its middle, its yaw in degrees, its size and what carries it.
func put(id, requested string, x, y, yaw, w, d, h float64, support string) benchio.Object {
	c := geom.Yaw(geom.Radians(yaw)).Rotate(geom.Vec3{0, -1, 0})
	z := h / 2
	if support != "floor" {
		z += 0.75
	}
	return benchio.Object{ID: id, Requested: requested, Category: requested, Position: [3]float64{x, y, z}, YawDeg: yaw, Front: [2]float64{c[0], c[1]}, Size: [3]float64{w, d, h}, Support: support}
}

func TestRelations(t *testing.T) {
	outline := geom.Polygon{{0, 0}, {6, 0}, {6, 5}, {0, 5}}
	room := benchio.Room{Entrance: [2]float64{3, 0}, Window: &[2]float64{6, 2.5}}
	reader := brief.NewReader(nil)
	sofa := func(x, y, yaw float64) benchio.Object { return put("sofa-1", "sofa", x, y, yaw, 2, 0.9, 0.8, "floor") }
	lamp := func(x, y float64) benchio.Object { return put("lamp-1", "floor_lamp", x, y, 0, 0.4, 0.4, 1.5, "floor") }
	chair := func(id string, x, y, yaw float64) benchio.Object {
		return put(id, "chairs", x, y, yaw, 0.5, 0.5, 0.9, "floor")
	}
	table := put("table-1", "dining table", 3, 2.5, 0, 1.6, 0.9, 0.75, "floor")
	for _, c := range []struct {
		text         string
		right, wrong []benchio.Object
	}{
		{"a sofa against the wall", []benchio.Object{sofa(3, 4.5, 0)}, []benchio.Object{sofa(3, 3, 0)}},
		{"a sofa centered in the room", []benchio.Object{sofa(3.2, 2.5, 0)}, []benchio.Object{sofa(3, 4.5, 0)}},
		{"a floor lamp in a corner", []benchio.Object{lamp(0.3, 0.3)}, []benchio.Object{lamp(3, 0.3)}},
		{"a sofa with a floor lamp beside the sofa", []benchio.Object{sofa(3, 4.5, 0), lamp(4.4, 4.6)}, []benchio.Object{sofa(3, 4.5, 0), lamp(0.3, 0.3)}},
		{"a sofa and a coffee table in front of the sofa", []benchio.Object{sofa(3, 4.5, 0), put("t", "coffee table", 3, 3.2, 0, 1, 0.6, 0.4, "floor")}, []benchio.Object{sofa(3, 2, 0), put("t", "coffee table", 3, 3.2, 0, 1, 0.6, 0.4, "floor")}},
		{"a dining table with a vase on the dining table", []benchio.Object{table, put("v", "vase", 3, 2.5, 0, 0.1, 0.1, 0.3, "table-1")}, []benchio.Object{table, put("v", "vase", 0.2, 0.2, 0, 0.1, 0.1, 0.3, "floor")}},
		{"two chairs facing each other", []benchio.Object{chair("a", 2, 2.5, 90), chair("b", 4, 2.5, -90)}, []benchio.Object{chair("a", 2, 2.5, -90), chair("b", 4, 2.5, 90)}},
		{"four chairs around a dining table", []benchio.Object{table, chair("a", 2.5, 3.3, 0), chair("b", 3.5, 3.3, 0), chair("c", 2.5, 1.7, 180), chair("d", 3.5, 1.7, 180)}, []benchio.Object{table, chair("a", 0.5, 4.5, 0), chair("b", 5.5, 4.5, 0), chair("c", 0.5, 0.5, 180), chair("d", 3.5, 1.7, 180)}},
		{"six chairs in a circle", []benchio.Object{chair("a", 4.2, 2.5, 0), chair("b", 3.6, 3.54, 0), chair("c", 2.4, 3.54, 0), chair("d", 1.8, 2.5, 0), chair("e", 2.4, 1.46, 0), chair("f", 3.6, 1.46, 0)},
			[]benchio.Object{chair("a", 1, 1, 0), chair("b", 2, 1, 0), chair("c", 3, 1, 0), chair("d", 4, 1, 0), chair("e", 5, 1, 0), chair("f", 5, 2, 0)}},
		{"two chairs, arranged symmetrically", []benchio.Object{chair("a", 1.5, 2, 0), chair("b", 4.5, 2, 0)}, []benchio.Object{chair("a", 1.5, 2, 0), chair("b", 4.5, 3.2, 40)}},
		{"a floor lamp near the door", []benchio.Object{lamp(4, 0.4)}, []benchio.Object{lamp(3, 4.5)}},
		{"a sofa by the window", []benchio.Object{sofa(5.4, 2.5, -90)}, []benchio.Object{sofa(1, 2.5, 90)}},
		{"four chairs back to back", []benchio.Object{chair("a", 2, 2, 0), chair("b", 2, 2.55, 180), chair("c", 3, 2, 0), chair("d", 3, 2.55, 180)}, []benchio.Object{chair("a", 2, 2, 0), chair("b", 2, 2.55, 0), chair("c", 3, 2, 180), chair("d", 3, 2.55, 0)}},
		{"a sofa with a floor lamp to the left of the sofa", []benchio.Object{sofa(3, 4.5, 0), lamp(4.4, 4.6)}, []benchio.Object{sofa(3, 4.5, 0), lamp(1.6, 4.6)}},
		{"a sofa with a picture behind the sofa", []benchio.Object{sofa(3, 4.5, 0), put("p", "picture", 3, 4.98, 0, 0.6, 0.03, 0.5, "wall")}, []benchio.Object{sofa(3, 4.5, 0), put("p", "picture", 3, 0.02, 180, 0.6, 0.03, 0.5, "wall")}},
		{"four chairs in a semicircle", []benchio.Object{chair("a", 1.8, 2.5, 0), chair("b", 2.4, 3.54, 0), chair("c", 3.6, 3.54, 0), chair("d", 4.2, 2.5, 0)}, []benchio.Object{chair("a", 1, 1, 0), chair("b", 2, 1, 0), chair("c", 3, 1, 0), chair("d", 4, 1, 0)}},
		{"a sofa opposite a dining table", []benchio.Object{put("d", "dining table", 3, 4.5, 0, 1.6, 0.9, 0.75, "floor"), sofa(3, 0.6, 180)}, []benchio.Object{put("d", "dining table", 3, 3, 0, 1.6, 0.9, 0.75, "floor"), sofa(3, 4.5, 0)}},
		{"a desk facing the window", []benchio.Object{put("d", "desk", 5.6, 2.8, -90, 1.4, 0.7, 0.75, "floor")}, []benchio.Object{put("d", "desk", 3, 4.6, 0, 1.4, 0.7, 0.75, "floor")}},
		{"two chairs in the middle of the room", []benchio.Object{chair("a", 1, 2.5, 0), chair("b", 5, 2.5, 0)}, []benchio.Object{chair("a", 1, 0.5, 0), chair("b", 5, 0.5, 0)}},
	} {
		b := reader.Read(c.text)
		right, wrong := Relations(b, outline, room, c.right), Relations(b, outline, room, c.wrong)
		if len(right) == 0 || len(right) != len(wrong) {
			t.Errorf("%q states %d relations: %+v", c.text, len(right), b.Items)
			continue
		}
		if !right[0].Holds || right[0].Evidence == "" || len(right[0].Objects) == 0 {
			t.Errorf("%q, as asked: %+v", c.text, right[0])
		}
		if wrong[0].Holds || wrong[0].Evidence == "" {
			t.Errorf("%q, not as asked: %+v", c.text, wrong[0])
		}
	}
	if missing := Relations(reader.Read("a sofa against the wall"), outline, room, nil); len(missing) != 1 || missing[0].Holds {
		t.Errorf("what is not there: %+v", missing)
	}
}
