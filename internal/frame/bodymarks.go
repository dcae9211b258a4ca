package frame

import (
	"math"
	"strconv"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

func formatFloat(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// markBodies draws the centre of mass and the joints of every body.
func (p *Planner) markBodies(f *Frame) {
	p.eachModel(func(first *item, model *asset.Model) {
		n := first.node
		world := p.base.snap.WorldFromNode(n.ID)
		if center, ok := p.bodies.center(p.store, n, model); ok {
			f.massMark(world.Mat4(), center)
		}
		poses := p.partsOf(n, model)
		for i := range model.Parts {
			if joint := model.Parts[i].Joint; joint != nil {
				f.jointMark(world.Mul(restOf(model, poses, i)), joint)
			}
		}
	})
}

// restOf is where a part would be with its joint at rest.
func restOf(model *asset.Model, poses []geom.Transform, part int) geom.Transform {
	local := model.Parts[part].Transform
	if parent := model.Parts[part].Parent; parent >= 0 {
		return poses[parent].Mul(local)
	}
	return local
}

// center is the centre of mass of a node's colliders, all of one density, in the node's frame. That of a model's own
// colliders is measured once, at rest.
func (b *bodyShapes) center(store *asset.Store, n *scene.Node, model *asset.Model) (geom.Vec3, bool) {
	if n.Physics == nil {
		return geom.Vec3{}, false
	}
	if len(n.Physics.Colliders) > 0 {
		return combined(store, func(add func(asset.Collider, geom.Transform)) {
			for _, c := range n.Physics.Colliders {
				add(c, geom.IdentityTransform())
			}
		})
	}
	if center, ok := b.centers[n.Model.Asset]; ok {
		return center, true
	}
	center, ok := combined(store, func(add func(asset.Collider, geom.Transform)) {
		for i, pose := range model.PartTransforms(nil) {
			for _, c := range model.Parts[i].Colliders {
				add(c, pose)
			}
		}
	})
	if ok {
		b.centers[n.Model.Asset] = center
	}
	return center, ok
}

func combined(store *asset.Store, each func(add func(asset.Collider, geom.Transform))) (geom.Vec3, bool) {
	var bodies []solid.Properties
	each(func(c asset.Collider, pose geom.Transform) {
		var mesh *asset.Mesh
		if c.Mesh != "" {
			var err error
			if mesh, err = store.Mesh(c.Mesh); err != nil {
				return
			}
		}
		if body, err := solid.ColliderProperties(c, mesh); err == nil {
			bodies = append(bodies, body.Moved(pose))
		}
	})
	whole := solid.Combine(bodies...)
	return whole.Center, whole.VolumeM3 > 0
}

// massMark is a disc in a cross of 6 cm, seen through everything.
func (f *Frame) massMark(world geom.Mat4, center geom.Vec3) {
	at, color := geom.TransformPoint(world, center), massColor()
	f.Dots = append(f.Dots, Dot{At: vec3f(at), Color: color, RadiusPx: 4, OnTop: true})
	for axis := range 3 {
		var arm geom.Vec3
		arm[axis] = 0.06
		f.Segments = append(f.Segments, Segment{From: vec3f(at.Sub(arm)), To: vec3f(at.Add(arm)), Color: color, WidthPx: 1.5, OnTop: true})
	}
}

// jointMark is the axis of a joint, 30 cm long, with an arrow for the way it slides or a ring for the way it turns.
func (f *Frame) jointMark(world geom.Transform, joint *asset.Joint) {
	const half = 0.15
	color := jointColor()
	axis := world.Rotation.Rotate(joint.Axis)
	if axis.Len() < 1e-9 {
		return
	}
	axis = axis.Normalize()
	at := world.Translation
	line := func(a, b geom.Vec3) {
		f.Segments = append(f.Segments, Segment{From: vec3f(a), To: vec3f(b), Color: color, WidthPx: 2, OnTop: true})
	}
	line(at.Sub(axis.Mul(half)), at.Add(axis.Mul(half)))
	side := axis.Cross(geom.Up)
	if side.Len() < 1e-3 {
		side = geom.Vec3{1, 0, 0}
	}
	side = side.Normalize()
	if joint.Kind == asset.Slide {
		tip := at.Add(axis.Mul(half))
		for _, way := range []float64{0.04, -0.04} {
			line(tip, tip.Sub(axis.Mul(0.05)).Add(side.Mul(way)))
		}
		return
	}
	const steps, radius = 16, 0.05
	for i := range steps {
		a, b := geom.AxisAngle(axis, 2*math.Pi*float64(i)/steps), geom.AxisAngle(axis, 2*math.Pi*float64(i+1)/steps)
		line(at.Add(a.Rotate(side.Mul(radius))), at.Add(b.Rotate(side.Mul(radius))))
	}
}
