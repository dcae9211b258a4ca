package mjcf_test

import (
	"strings"
	"testing"
)

// TestRoomsCollideWallByWall: no body of a room holds what collides beside what is only shown, and the leaf of its door ignores each wall.
func TestRoomsCollideWallByWall(t *testing.T) {
	snap, store := furnished(t)
	r := write(t, snap, store)
	shapes, ignored, leaf := 0, 0, ""
	for i := range r.World.Bodies {
		if b := &r.World.Bodies[i]; b.Room && len(b.Links) > 1 {
			leaf = b.Links[1].Name
			shapes += len(b.Links[0].Colliders)
		}
	}
	if leaf == "" {
		t.Fatal("the room has no door")
	}
	held := map[int]map[string]bool{} // classes of the geoms in the open bodies, by depth
	for _, e := range parse(t, r.Files[0].Data) {
		switch {
		case e.name == "body":
			held[e.depth] = map[string]bool{}
		case e.name == "geom" && held[e.depth-1] != nil:
			held[e.depth-1][e.attributes["class"]] = true
			if name := e.attributes["name"]; strings.HasPrefix(name, "Room_") && !strings.HasPrefix(name, leaf) && len(held[e.depth-1]) > 1 {
				t.Errorf("%s stands among geoms of another class", name)
			}
		case e.name == "exclude" && (e.attributes["body1"] == leaf || e.attributes["body2"] == leaf):
			ignored++
		}
	}
	if ignored != shapes || shapes < 6 {
		t.Errorf("the door's leaf ignores %d of %d walls", ignored, shapes)
	}
}
