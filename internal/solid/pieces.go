package solid

import (
	"context"
	"math"

	"scenograph/internal/geom"
)

// mostIslands is how many loose pieces are compared pair by pair; a surface with more is first taken as one.
const mostIslands = 256

// FitPieces splits a surface into pieces — first its islands, then concave pieces by planes — and fits a collider to each.
// It returns at most d.MaxPieces fits and how much larger they are together than the pieces they stand for.
func FitPieces(ctx context.Context, p Polyhedron, d Decomposition) (fits []Fit, excess float64, err error) {
	limit := d.MaxPieces
	if limit <= 0 {
		limit = 16
	}
	islands := p.compact().Islands()
	if len(islands) > mostIslands {
		islands = []Polyhedron{p.compact()}
	}
	islands = mergeIslands(islands, limit-limit/4)
	budget := limit - len(islands)
	whole := 0.0
	for _, island := range islands {
		whole += hullVolume(island)
	}
	var colliders, things float64
	for _, island := range islands {
		pieces := cutConcave(island, 1+budget, worthCutting*whole)
		budget -= len(pieces) - 1
		volume := 0.0
		for _, piece := range pieces {
			if err := ctx.Err(); err != nil {
				return nil, 0, err
			}
			fit, err := FitShape(piece)
			if err != nil {
				return nil, 0, err
			}
			fits = append(fits, fit)
			volume += fit.VolumeM3
		}
		colliders += volume
		things += thingVolume(island, volume)
	}
	if things <= 0 {
		return fits, 0, nil
	}
	return fits, colliders/things - 1, nil
}

// thingVolume is the volume a closed surface encloses; of an open one only the colliders are known.
func thingVolume(p Polyhedron, colliders float64) float64 {
	if p.Closed() {
		if v := p.Properties().VolumeM3; v > 1e-3*colliders {
			return v
		}
	}
	return colliders
}

// mergeIslands joins the pair whose common box adds least, while there are too many pieces.
func mergeIslands(islands []Polyhedron, limit int) []Polyhedron {
	boxes := make([]geom.Box, len(islands))
	for i := range islands {
		boxes[i] = islands[i].Bounds()
	}
	for len(islands) > max(limit, 1) {
		i, j := cheapestPair(boxes)
		islands[i], boxes[i] = join(islands[i], islands[j]), boxes[i].Union(boxes[j])
		islands = append(islands[:j], islands[j+1:]...)
		boxes = append(boxes[:j], boxes[j+1:]...)
	}
	return islands
}

func cheapestPair(boxes []geom.Box) (first, second int) {
	cost := math.Inf(1)
	for i := range boxes {
		for j := i + 1; j < len(boxes); j++ {
			added := boxVolume(boxes[i].Union(boxes[j])) - boxVolume(boxes[i]) - boxVolume(boxes[j])
			if added < cost {
				first, second, cost = i, j, added
			}
		}
	}
	return first, second
}

func boxVolume(b geom.Box) float64 {
	s := atLeastThin(b.Size())
	return s[0] * s[1] * s[2]
}
