// Package reach tells what a robot that stands in a scene can touch.
//
// Invariant: a pure function of the scene: the poses that are tried are the same every time (a Halton sequence over the joints'
// ranges, Halton 1960), and the scene is left alone.
//
//	found, err := reach.Of(snapshot, store, "arm-1", reach.Samples)
package reach

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Samples is how many poses are tried unless asked otherwise.
const Samples = 4096

// Near is how close to a thing the tip must come to count as touching it, metres: about the gap that so many samples leave.
const Near = 0.05

// Result is what a robot can touch from where it stands.
type Result struct {
	Robot      scene.NodeID `json:"robot"`
	Name       string       `json:"name"`
	Joints     int          `json:"joints"`
	ReachM     float64      `json:"reachM"`     // from the first joint of the arm to the tip, at most
	FootprintM float64      `json:"footprintM"` // radius about its origin on the floor that it takes up at rest
	Things     []Thing      `json:"things"`     // nearest first
}

// Thing is how near the tip comes to one thing.
type Thing struct {
	Node      scene.NodeID `json:"node"`
	Name      string       `json:"name"`
	GapM      float64      `json:"gapM"`      // from the tip to the thing's box in the best pose; 0 inside
	FrontGapM float64      `json:"frontGapM"` // to the middle half of its front, where it is used from
	Within    bool         `json:"within"`
	Front     bool         `json:"front"` // its front is within reach
}

// Of tries poses of a robot's joints and measures how near its tip comes to everything else that stands in the scene. The tip is the
// middle of what hangs at the end of the longest chain of joints.
func Of(snap *scene.Snapshot, store *asset.Store, robot scene.NodeID, samples int) (Result, error) {
	node, ok := snap.Node(robot)
	if !ok || node.Model == nil {
		return Result{}, fmt.Errorf("reach: there is no thing %q", robot)
	}
	model, err := store.Model(node.Model.Asset)
	if err != nil {
		return Result{}, fmt.Errorf("reach: %q: %w", node.Name, err)
	}
	chain, tip, err := chainOf(store, model)
	if err != nil {
		return Result{}, fmt.Errorf("reach: %q: %w", node.Name, err)
	}
	out := Result{Robot: robot, Name: node.Name, Joints: len(chain), Things: []Thing{}}
	world := snap.WorldFromNode(robot)
	if out.FootprintM, err = footprint(store, model, world); err != nil {
		return Result{}, fmt.Errorf("reach: %q: %w", node.Name, err)
	}
	tips := tryPoses(model, chain, tip, samples, world, &out)
	for n := range snap.Nodes() {
		if n.Model == nil || n.ID == robot || !snap.Visible(n.ID) || below(snap, n, robot) {
			continue
		}
		box, err := store.ModelBounds(n.Model.Asset)
		if err != nil {
			return Result{}, fmt.Errorf("reach: %q: %w", n.Name, err)
		}
		out.Things = append(out.Things, measure(n, snap.WorldFromNode(n.ID), box, tips))
	}
	slices.SortStableFunc(out.Things, func(a, b Thing) int {
		return cmp.Or(cmp.Compare(a.GapM, b.GapM), cmp.Compare(a.Node, b.Node))
	})
	return out, nil
}

func below(snap *scene.Snapshot, n *scene.Node, robot scene.NodeID) bool {
	for n.Parent != "" {
		if n.Parent == robot {
			return true
		}
		parent, ok := snap.Node(n.Parent)
		if !ok {
			return false
		}
		n = parent
	}
	return false
}

// tipOf is a point of a part's frame.
type tipOf struct {
	part int
	at   geom.Vec3
}

// chainOf returns the jointed parts of the longest chain, from the base out, and the tip.
func chainOf(store *asset.Store, model *asset.Model) (chain []int, tip tipOf, err error) {
	depth := make([]int, len(model.Parts))
	end := -1
	for i := range model.Parts {
		if p := model.Parts[i].Parent; p >= 0 {
			depth[i] = depth[p]
		}
		if model.Parts[i].Joint != nil {
			depth[i]++
		}
		if depth[i] > 0 && (end < 0 || depth[i] > depth[end]) {
			end = i
		}
	}
	if end < 0 {
		return nil, tip, errors.New("nothing of it moves, so there is nothing to reach with")
	}
	for p := end; p >= 0; p = model.Parts[p].Parent {
		if model.Parts[p].Joint != nil {
			chain = append(chain, p)
		}
	}
	slices.Reverse(chain)
	tip.part = end
	box := geom.EmptyBox()
	rest := model.PartTransforms(nil)
	for i := end; i < len(model.Parts); i++ {
		if i != end && model.Parts[i].Parent != end {
			continue
		}
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				return nil, tip, err
			}
			box = box.Union(mesh.Bounds().Transformed(rest[i].Relative(rest[end]).Mat4()))
		}
	}
	if !box.Empty() {
		tip.at = box.Center()
	}
	return chain, tip, nil
}

// footprint is the radius about the origin, on the floor, of what is drawn at rest.
func footprint(store *asset.Store, model *asset.Model, world geom.Transform) (float64, error) {
	most := 0.0
	for i, t := range model.PartTransforms(nil) {
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				return 0, err
			}
			for _, p := range mesh.Bounds().Corners() {
				q := geom.MulVec3(t.Apply(p), world.Scale)
				most = math.Max(most, math.Hypot(q[0], q[1]))
			}
		}
	}
	return most, nil
}

// tryPoses returns where the tip is in the world in each pose, and notes how far it is from the chain's first joint at most.
func tryPoses(model *asset.Model, chain []int, tip tipOf, samples int, world geom.Transform, out *Result) []geom.Vec3 {
	tips := make([]geom.Vec3, 0, samples)
	values := map[string]float64{}
	for n := range samples {
		for k, part := range chain {
			j := model.Parts[part].Joint
			values[j.Name] = geom.Lerp(j.Lower, j.Upper, halton(n+1, primes[k%len(primes)]))
		}
		poses := model.PartTransforms(func(joint string) float64 { return values[joint] })
		at := world.Apply(poses[tip.part].Apply(tip.at))
		tips = append(tips, at)
		out.ReachM = math.Max(out.ReachM, at.Sub(world.Apply(poses[chain[0]].Translation)).Len())
	}
	return tips
}

var primes = [...]int{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}

// halton is the n-th number of the van der Corput sequence of a base, in [0, 1).
func halton(n, base int) float64 {
	out, share := 0.0, 1.0
	for n > 0 {
		share /= float64(base)
		out += share * float64(n%base)
		n /= base
	}
	return out
}

// measure is how near the tips come to a thing's box and to its front, the −Y side.
func measure(n *scene.Node, world geom.Transform, box geom.Box, tips []geom.Vec3) Thing {
	front := box
	middle, size := box.Center(), box.Size()
	front.Max[1] = front.Min[1]
	for _, k := range []int{0, 2} {
		front.Min[k], front.Max[k] = middle[k]-size[k]/4, middle[k]+size[k]/4
	}
	out := Thing{Node: n.ID, Name: n.Name, GapM: math.Inf(1), FrontGapM: math.Inf(1)}
	for _, tip := range tips {
		local := geom.Transform{Translation: tip, Rotation: geom.Identity, Scale: geom.One}.Relative(world).Translation
		out.GapM = math.Min(out.GapM, gap(local, box, world.Scale))
		out.FrontGapM = math.Min(out.FrontGapM, gap(local, front, world.Scale))
	}
	out.GapM, out.FrontGapM = math.Round(out.GapM*1e4)/1e4, math.Round(out.FrontGapM*1e4)/1e4
	out.Within, out.Front = out.GapM <= Near, out.FrontGapM <= Near
	return out
}

// gap is the distance from a point to a box, both in a frame of some scale, in the world's metres.
func gap(p geom.Vec3, box geom.Box, scale geom.Vec3) float64 {
	outside := geom.MaxVec3(geom.MaxVec3(box.Min.Sub(p), p.Sub(box.Max)), geom.Vec3{})
	return geom.MulVec3(outside, scale).Len()
}
