package shell

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/geom"
)

// randomRoom is any room that passes Check: star-shaped outlines, walls from paper to fortress, openings up to every edge.
func randomRoom(rng *rand.Rand) *Room {
	corners := 3 + rng.IntN(9)
	var outline geom.Polygon
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.6*rng.Float64()) / float64(corners))
		r := 0.5 + 6*rng.Float64()
		outline = append(outline, geom.Vec2{r * cos, r * sin})
	}
	room := &Room{Outline: outline, Height: 0.5 + 4*rng.Float64(), Ceiling: rng.IntN(2) == 0}
	room.WallThickness = []float64{0, 0.01, 0.15, 0.4, 3}[rng.IntN(5)]
	for i := range rng.IntN(6) {
		wall := rng.IntN(corners)
		_, _, length, _ := room.Wall(wall)
		o := Opening{ID: fmt.Sprint("o", i), Kind: []OpeningKind{Door, Window, Passage}[rng.IntN(3)], Wall: wall}
		o.Width = length * rng.Float64()
		o.Offset = (length - o.Width) * []float64{0, 1, rng.Float64()}[rng.IntN(3)]
		o.Height = room.Height * rng.Float64()
		o.Sill = (room.Height - o.Height) * []float64{0, 1, rng.Float64()}[rng.IntN(3)]
		with := *room
		with.Openings = append(append([]Opening(nil), room.Openings...), o)
		if with.Check() == nil {
			room = &with
		}
	}
	return room
}

func TestEveryRoomThatPassesCheckIsBuilt(t *testing.T) {
	built := 0
	for seed := range uint64(400) {
		room := randomRoom(rand.New(rand.NewPCG(seed, 1)))
		if room.Check() != nil {
			continue
		}
		built++
		floors := 0.0
		for _, p := range Build(room) {
			if err := p.Mesh.Check(); err != nil {
				t.Fatalf("seed %d: %s: %v", seed, p.Name, err)
			}
			for _, c := range p.Colliders {
				if err := c.Check(); err != nil {
					t.Fatalf("seed %d: %s: %v", seed, p.Name, err)
				}
			}
			if p.Role == RoleFloor {
				floors = volume(p.Mesh) / slab
			}
		}
		if floors < 0.999*room.Outline.Area() {
			t.Errorf("seed %d: the floor covers %.3f m² of %.3f", seed, floors, room.Outline.Area())
		}
	}
	if built < 200 {
		t.Errorf("only %d random rooms passed the check", built)
	}
}
