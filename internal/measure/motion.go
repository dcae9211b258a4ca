package measure

import (
	"math"
	"reflect"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Moment is a scene at a time: what a picture showed, or would have shown, through a view.
type Moment struct {
	Snapshot *scene.Snapshot
	View     frame.View
}

// Motion is, for every pixel, how far what it shows has moved in the picture since an earlier moment: the pixel where it is now less
// the one where it was, x to the right and y down, two numbers each. It is NaN where nothing is, where the thing or its part was not
// there before, had another shape, or lay behind the camera or outside what its lens sees; a point that lay beyond the edge of the
// earlier picture or behind something has a motion all the same. In a panorama the shorter way around counts. It needs Depth, Parts and IDs.
func (p *Picture) Motion(now *scene.Snapshot, before Moment, store *asset.Store) []float32 {
	ways := p.ways(now, before.Snapshot, store)
	out := make([]float32, 2*len(p.Depth))
	nan := float32(math.NaN())
	for i := range p.Depth {
		out[2*i], out[2*i+1] = nan, nan
		way := ways[p.PartIDs[i]]
		at, ok := p.point(i)
		if !ok || !way.there {
			continue
		}
		if !way.still {
			at = geom.TransformPoint(way.beforeFromNow, at)
		}
		was, _, ok := before.View.Project(at)
		if !ok {
			continue
		}
		dx, dy := float64(i%p.View.Width)+0.5-was[0], float64(i/p.View.Width)+0.5-was[1]
		if before.View.Projection == frame.Panorama {
			w := float64(before.View.Width)
			dx -= w * math.Round(dx/w)
		}
		out[2*i], out[2*i+1] = settled(dx), settled(dy)
	}
	return out
}

// settled makes a displacement 0 that is only the rounding of depth.
func settled(d float64) float32 {
	if math.Abs(d) < 1e-6 {
		return 0
	}
	return float32(d)
}

// way is how the points of a part moved.
type way struct {
	there         bool // it was there before
	still         bool
	beforeFromNow geom.Mat4
}

// ways compares where each part of the picture is and was.
func (p *Picture) ways(now, before *scene.Snapshot, store *asset.Store) []way {
	out := make([]way, len(p.Parts))
	here, there := placements{now, store, map[scene.NodeID][]geom.Mat4{}}, placements{before, store, map[scene.NodeID][]geom.Mat4{}}
	for i := 1; i < len(p.Parts); i++ {
		part := p.Parts[i]
		id := p.Labels[part.Label].Node
		a, okA := here.of(id, part.Index)
		b, okB := there.of(id, part.Index)
		if !okA || !okB || !sameShape(now, before, id) {
			continue
		}
		out[i] = way{there: true, still: a == b}
		if !out[i].still {
			out[i].beforeFromNow = b.Mul4(a.Inv())
		}
	}
	return out
}

// sameShape reports whether a node shows the same model or room in both snapshots.
func sameShape(now, before *scene.Snapshot, id scene.NodeID) bool {
	a, okA := now.Node(id)
	b, okB := before.Node(id)
	if !okA || !okB || !before.Visible(id) {
		return false
	}
	if a.Room != nil && b.Room != nil {
		return a.Room == b.Room || reflect.DeepEqual(a.Room.Room, b.Room.Room)
	}
	return a.Model != nil && b.Model != nil && a.Model.Asset == b.Model.Asset
}

// placements finds worldFromPart.
type placements struct {
	snap  *scene.Snapshot
	store *asset.Store
	known map[scene.NodeID][]geom.Mat4 // by part; one for all pieces of a room
}

func (p *placements) of(id scene.NodeID, part int) (geom.Mat4, bool) {
	parts, ok := p.known[id]
	if !ok {
		parts = partsInWorld(p.snap, p.store, id)
		p.known[id] = parts
	}
	if len(parts) == 1 {
		part = 0
	}
	if part >= len(parts) {
		return geom.Mat4{}, false
	}
	return parts[part], true
}

// partsInWorld returns worldFromPart for every part of a model, or worldFromNode for a room; nil when there is neither.
func partsInWorld(snap *scene.Snapshot, store *asset.Store, id scene.NodeID) []geom.Mat4 {
	n, ok := snap.Node(id)
	if !ok {
		return nil
	}
	world := snap.WorldFromNode(id).Mat4()
	if n.Model == nil {
		return []geom.Mat4{world}
	}
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return nil
	}
	transforms := model.PartTransforms(jointValues(n))
	out := make([]geom.Mat4, len(transforms))
	for i, t := range transforms {
		out[i] = world.Mul4(t.Mat4())
	}
	return out
}

// jointValues returns the pose of a node's joints, nil when all are at rest.
func jointValues(n *scene.Node) func(string) float64 {
	if len(n.Joints) == 0 {
		return nil
	}
	return func(name string) float64 {
		for _, j := range n.Joints {
			if j.Joint == name {
				return j.Value
			}
		}
		return 0
	}
}
