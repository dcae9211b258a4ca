package shell

import (
	"math"
	"reflect"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

func rectangleRoom() *Room {
	return &Room{Kind: "living room", Outline: geom.Rectangle(5, 4), Height: 2.6, WallThickness: 0.2, Ceiling: true, Openings: []Opening{
		{ID: "w1", Kind: Window, Wall: 2, Offset: 1.5, Width: 1.8, Height: 1.4, Sill: 0.9},
		{ID: "d1", Kind: Door, Wall: 0, Offset: 0.6, Width: 0.9, Height: 2.1},
		{ID: "p1", Kind: Passage, Wall: 1, Offset: 1, Width: 1.2, Height: 2.2},
	}}
}

func cornerRoom() *Room {
	return &Room{Kind: "studio", Outline: geom.Polygon{{0, 0}, {6, 0}, {6, 3}, {3, 3}, {3, 5}, {0, 4.2}}, Height: 2.7, WallThickness: 0.15, Ceiling: true, Openings: []Opening{
		{ID: "w1", Kind: Window, Wall: 5, Offset: 0.5, Width: 0.8, Height: 1, Sill: 1},
		{ID: "d", Kind: Door, Wall: 3, Offset: 0.3, Width: 0.9, Height: 2.1},
	}}
}

func rooms() map[string]*Room {
	sheet := rectangleRoom()
	sheet.WallThickness, sheet.Ceiling = 0, false
	triangle := &Room{Outline: geom.Polygon{{0, 0}, {4, 0}, {0, 3}}, Height: 2.5, WallThickness: 0.1, Ceiling: true}
	full := rectangleRoom()
	full.Openings = []Opening{{ID: "all", Kind: Passage, Wall: 0, Offset: 0, Width: 5, Height: 2.6}}
	return map[string]*Room{"rectangle": rectangleRoom(), "corner": cornerRoom(), "no thickness": sheet, "triangle": triangle, "open wall": full}
}

func volume(m *asset.Mesh) float64 {
	sum := 0.0
	for i := range m.Triangles() {
		a, b, c := m.Triangle(i)
		sum += a.Dot(b.Cross(c)) / 6
	}
	return sum
}

func TestPiecesAreSoundMeshes(t *testing.T) {
	for name, room := range rooms() {
		if err := room.Check(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen := map[string]bool{}
		for _, p := range Build(room) {
			if seen[p.Name] {
				t.Errorf("%s: two pieces are called %q", name, p.Name)
			}
			seen[p.Name] = true
			if err := p.Mesh.Check(); err != nil {
				t.Errorf("%s: %s: %v", name, p.Name, err)
			}
			if room.WallThickness > 0 && volume(p.Mesh) <= 0 {
				t.Errorf("%s: %s: volume %g: it faces inwards", name, p.Name, volume(p.Mesh))
			}
			for i := range p.Mesh.Triangles() {
				a, b, c := p.Mesh.Triangle(i)
				if b.Sub(a).Cross(c.Sub(a)).Len() < 2e-11 {
					t.Errorf("%s: %s: triangle %d has no area", name, p.Name, i)
				}
			}
			for _, c := range p.Colliders {
				if err := c.Check(); err != nil {
					t.Errorf("%s: %s: %v", name, p.Name, err)
				}
			}
		}
	}
}

func TestWallsAreMitredSlabsWithHoles(t *testing.T) {
	room := rectangleRoom()
	total, holes := 0.0, (1.8*1.4+0.9*2.1+1.2*2.2)*room.WallThickness
	for _, p := range Build(room) {
		if p.Role == RoleWall {
			total += volume(p.Mesh)
		}
	}
	want := (5.4*4.4-5*4)*2.6 - holes
	if math.Abs(total-want) > 1e-3 {
		t.Errorf("the walls fill %.4f m³, want %.4f", total, want)
	}
}

func TestWallCollidersFillTheWall(t *testing.T) {
	room := rectangleRoom()
	room.Openings = room.Openings[:1]
	for _, p := range Build(room) {
		if p.Name != "wall 2" {
			continue
		}
		sum := 0.0
		for _, c := range p.Colliders {
			sum += c.Size[0] * c.Size[1] * c.Size[2]
		}
		if want := (5.4*2.6 - 1.8*1.4) * 0.2; math.Abs(sum-want) > 1e-6 || len(p.Colliders) != 4 {
			t.Errorf("%d colliders fill %.4f m³, want 4 and %.4f", len(p.Colliders), sum, want)
		}
	}
}

func TestSkirtingStopsAtDoors(t *testing.T) {
	for _, p := range Build(rectangleRoom()) {
		if p.Name != "skirting 0" {
			continue
		}
		for _, q := range p.Mesh.Positions {
			x := float64(q[0]) + 2.5
			if x > 0.6-casingWidth+1e-6 && x < 1.5+casingWidth-1e-6 {
				t.Fatalf("the skirting runs through the door at %.3f m", x)
			}
		}
	}
}

func TestBuildIsTheSameTwice(t *testing.T) {
	store := asset.NewStore()
	var ids [2][]asset.ID
	for run := range ids {
		for _, p := range Build(cornerRoom()) {
			id, err := store.PutMesh(p.Mesh)
			if err != nil {
				t.Fatalf("%s: %v", p.Name, err)
			}
			ids[run] = append(ids[run], id)
		}
	}
	if !reflect.DeepEqual(ids[0], ids[1]) {
		t.Error("two builds of one room differ")
	}
}
