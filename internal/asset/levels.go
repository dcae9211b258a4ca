package asset

import (
	"math"
	"sync/atomic"
)

// Level is a coarser triangle list over the vertices of a mesh.
type Level struct {
	Indices []uint32 // three a triangle, into the mesh's own vertices
	Error   float32  // metres that the surface may lie off the mesh's, in the mesh's frame
}

// Bounds of what is worth making coarser.
const (
	levelMinTriangles = 256 // smaller meshes have no levels
	levelKeep         = 0.8 // a level holds at most this share of the triangles of the one before
	levelFinest       = 1.0 / 1024
	levelCoarsest     = 1.0 / 12 // errors as shares of half the box's diagonal
)

// Levels returns the mesh's coarser levels, finest first; they are computed on first use and may be none.
// Borders and seams, where one place has several normals or UVs, keep all their vertices.
func (m *Mesh) Levels() []Level {
	m.derived.levelsOnce.Do(func() {
		levels := buildLevels(m)
		m.derived.levels.Store(&levels)
	})
	return *m.derived.levels.Load()
}

// LevelsIfBuilt returns the levels when another goroutine has finished them, without waiting.
func (m *Mesh) LevelsIfBuilt() ([]Level, bool) {
	if len(m.Indices) < 3*levelMinTriangles {
		return nil, true
	}
	if levels := m.derived.levels.Load(); levels != nil {
		return *levels, true
	}
	return nil, false
}

type levelsPointer = atomic.Pointer[[]Level]

func buildLevels(m *Mesh) []Level {
	if len(m.Indices) < 3*levelMinTriangles {
		return nil
	}
	s := newSimplifier(m)
	radius := m.Bounds().Size().Len() / 2
	var out []Level
	last := len(m.Indices)
	for share := levelFinest; share <= levelCoarsest; share *= math.Sqrt2 {
		s.reduce(float32(share * radius))
		if left := 3 * s.alive; left == 0 || float64(left) > levelKeep*float64(last) {
			continue
		}
		out = append(out, Level{Indices: s.indices(), Error: float32(share * radius)})
		if last = len(out[len(out)-1].Indices); last < 3*levelMinTriangles/4 {
			break
		}
	}
	return out
}
