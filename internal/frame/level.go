package frame

import (
	"math"
	"runtime"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// A mesh far away is drawn with fewer triangles: with its coarsest level that lies off it by no more than Style.DetailPx pixels.

// maxLevel bounds the levels a batch may name.
const maxLevel = 15

// scaleOf is the longest that a matrix makes a unit vector along an axis.
func scaleOf(world geom.Mat4) float64 {
	most := 0.0
	for column := range 3 {
		m := world[4*column : 4*column+3]
		most = math.Max(most, m[0]*m[0]+m[1]*m[1]+m[2]*m[2])
	}
	return math.Sqrt(most)
}

// levelWithin returns the coarsest level of an item's mesh that strays by at most so many metres, 0 for the mesh itself.
func (it *item) levelWithin(metres float64) int {
	levels, built := it.mesh.LevelsIfBuilt()
	if !built || len(levels) == 0 {
		return 0
	}
	allowed, level := float32(metres/it.scale), 0
	for i := range levels[:min(len(levels), maxLevel)] {
		if levels[i].Error > allowed {
			break
		}
		level = i + 1
	}
	return level
}

// coarsen computes the levels of all meshes of a collection: now, or in the background when frames must not wait.
func (p *Planner) coarsen(c *collection) {
	var meshes []*asset.Mesh
	for i := range c.items {
		it := &c.items[i]
		if _, built := it.mesh.LevelsIfBuilt(); built || p.coarsened[it.key] {
			continue
		}
		p.coarsened[it.key] = true
		meshes = append(meshes, it.mesh)
	}
	if len(meshes) == 0 {
		return
	}
	if p.background {
		go coarsenAll(meshes, 1)
		return
	}
	coarsenAll(meshes, runtime.GOMAXPROCS(0))
}

func coarsenAll(meshes []*asset.Mesh, workers int) {
	todo := make(chan *asset.Mesh, len(meshes))
	for _, m := range meshes {
		todo <- m
	}
	close(todo)
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for m := range todo {
				m.Levels()
			}
		})
	}
	done.Wait()
}

// LevelsPay reports whether one picture of a scene is drawn sooner with coarser levels, whose making takes as long as drawing
// each triangle some four times: whether meshes are shown that often. For many pictures they always pay.
func LevelsPay(snap *scene.Snapshot, store *asset.Store) bool {
	const often = 4
	shown, held := 0, 0
	known := map[asset.ID]bool{}
	for n := range snap.Nodes() {
		if n.Model == nil {
			continue
		}
		model, err := store.Model(n.Model.Asset)
		if err != nil {
			continue
		}
		for i := range model.Parts {
			for _, surface := range model.Parts[i].Surfaces {
				mesh, err := store.Mesh(surface.Mesh)
				if err != nil {
					continue
				}
				shown += mesh.Triangles()
				if !known[surface.Mesh] {
					known[surface.Mesh] = true
					held += mesh.Triangles()
				}
			}
		}
	}
	return shown > often*held
}
