package gltfio

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// dynamics are the scene's bodies and what was written of them.
type dynamics struct {
	world *rigid.World
	index map[scene.NodeID]int // body of a node
	root  physicsRoot
	known map[string]int // shapes, materials, filters and joints by what they say
	hulls map[asset.ID]int
}

func (w *writer) readDynamics() error {
	world, err := rigid.Build(context.Background(), w.snap, w.store, rigid.Options{HeavyKg: math.Inf(1)})
	if err != nil {
		return err
	}
	w.dynamics = dynamics{world: world, index: map[scene.NodeID]int{}, known: map[string]int{}, hulls: map[asset.ID]int{}}
	for i := range world.Bodies {
		w.dynamics.index[world.Bodies[i].Node] = i
	}
	return nil
}

// finishPhysics writes what belongs to the document.
func (w *writer) finishPhysics() error {
	d := &w.dynamics
	for name, value := range map[string]any{extShapes: map[string]any{"shapes": d.root.shapes}, extPhysics: d.root} {
		if !w.used[name] {
			continue
		}
		raw, err := json.Marshal(value)
		if err != nil {
			return err
		}
		w.extend(name, raw)
	}
	return nil
}

// extend adds an extension to the document.
func (w *writer) extend(name string, raw json.RawMessage) {
	if w.doc.Extensions == nil {
		w.doc.Extensions = gltf.Extensions{}
	}
	w.doc.Extensions[name] = raw
	w.used[name] = true
}

// once appends a value to a list unless an equal one is there, and returns its index.
func once[T any](known map[string]int, list *[]T, kind string, value T) int {
	text, err := json.Marshal(value)
	if err != nil {
		text = fmt.Append(nil, value)
	}
	key := kind + string(text)
	if i, ok := known[key]; ok {
		return i
	}
	*list = append(*list, value)
	known[key] = len(*list) - 1
	return known[key]
}

// say hangs the extension on a node.
func (w *writer) say(g *gltf.Node, b bodyJSON) error {
	raw, err := json.Marshal(b)
	if err != nil {
		return err
	}
	if g.Extensions == nil {
		g.Extensions = gltf.Extensions{}
	}
	g.Extensions[extPhysics] = json.RawMessage(raw)
	w.used[extPhysics] = true
	return nil
}

// motion is what moves a link, in its node's frame. scale is that frame's in the world.
func (w *writer) motion(node scene.NodeID, link int, scale geom.Vec3, kinematic bool) *motionJSON {
	out := &motionJSON{IsKinematic: kinematic}
	at, ok := w.dynamics.index[node]
	if !ok || link >= len(w.dynamics.world.Bodies[at].Links) {
		return out
	}
	i := w.dynamics.world.Bodies[at].Links[link].Inertia
	moments, axes := solid.Properties{VolumeM3: i.MassKg, Center: i.Center, Inertia: i.Tensor}.Principal()
	center := i.Center
	for k := range center {
		if scale[k] != 0 {
			center[k] /= scale[k]
		}
	}
	mass := six(i.MassKg)
	out.Mass = &mass
	out.CenterOfMass = &[3]float64{micrometre(center[0]), micrometre(center[2]), micrometre(-center[1])}
	out.InertiaDiagonal = &[3]float64{six(moments[0]), six(moments[2]), six(moments[1])}
	out.InertiaOrientation = &[4]float64{nano(axes[0]), nano(axes[2]), nano(-axes[1]), nano(axes[3])}
	return out
}

// six keeps six digits, so that the last bits of a sum do not show.
func six(x float64) float64 {
	if x == 0 || !geom.Finite(x) {
		return 0
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-5)
	return math.Round(x/step) * step
}

func nano(x float64) float64 { return geom.Canonical(math.Round(x*1e9) / 1e9) }

// joint ties a moving node to a fixed one: a helper below each, equal where the joint is at zero, their X along the axis. The first holds the joint.
func (w *writer) joint(from, to *gltf.Node, fromRest geom.Transform, j *asset.Joint) error {
	along := geom.Transform{Rotation: alongX(j.Axis), Scale: geom.One}
	zero := 0.0
	low, high := j.Lower, j.Upper
	free := limitJSON{AngularAxes: []int{0}, Min: &low, Max: &high}
	rest := []limitJSON{{LinearAxes: []int{0, 1, 2}, Min: &zero, Max: &zero}, {AngularAxes: []int{1, 2}, Min: &zero, Max: &zero}}
	drive := driveJSON{Type: "angular", Mode: "force", Axis: 0, Damping: j.Damping}
	if j.Kind == asset.Slide {
		free = limitJSON{LinearAxes: []int{0}, Min: &low, Max: &high}
		rest = []limitJSON{{LinearAxes: []int{1, 2}, Min: &zero, Max: &zero}, {AngularAxes: []int{0, 1, 2}, Min: &zero, Max: &zero}}
		drive.Type = "linear"
	}
	limits := limitsJSON{Limits: append([]limitJSON{free}, rest...)}
	if j.Damping > 0 {
		limits.Drives = []driveJSON{drive}
	}
	anchor := &gltf.Node{Name: j.Name + " joint"}
	fromRest.Scale = geom.One
	setTransform(anchor, fromRest.Mul(along))
	end := &gltf.Node{Name: j.Name + " joint end"}
	setTransform(end, along)
	for _, g := range []*gltf.Node{anchor, end} {
		if err := setExtras(g, mark{Helper: "joint"}, nil); err != nil {
			return err
		}
	}
	to.Children = append(to.Children, w.node(end))
	connected := len(w.doc.Nodes) - 1
	index := once(w.dynamics.known, &w.dynamics.root.Joints, "joint", limits)
	if err := w.say(anchor, bodyJSON{Joint: &jointJSON{ConnectedNode: connected, Joint: index}}); err != nil {
		return err
	}
	from.Children = append(from.Children, w.node(anchor))
	return nil
}

// alongX turns +X to a unit axis by the shortest way.
func alongX(axis geom.Vec3) geom.Quat {
	x := geom.Vec3{1, 0, 0}
	across := x.Cross(axis)
	if across.Len() < 1e-9 {
		if axis[0] > 0 {
			return geom.Identity
		}
		return geom.Yaw(math.Pi)
	}
	return geom.AxisAngle(across.Normalize(), math.Atan2(across.Len(), axis[0]))
}

// nodePhysics writes what moves a node as a whole, and the colliders that are its own.
func (w *writer) nodePhysics(g *gltf.Node, n *scene.Node) error {
	if n.Physics == nil {
		return nil
	}
	scale := w.snap.WorldFromNode(n.ID).Scale
	dynamic := n.Physics.Body == scene.DynamicBody
	if n.Physics.Body != scene.StaticBody {
		if err := w.say(g, bodyJSON{Motion: w.motion(n.ID, 0, scale, !dynamic)}); err != nil {
			return err
		}
	}
	return w.colliders(g, n, 0, n.Physics.Colliders, scale, dynamic)
}

// partPhysics writes the colliders of a model's parts, and the motion of those on joints.
func (w *writer) partPhysics(n *scene.Node, model *asset.Model, parts []*gltf.Node, holder *gltf.Node) error {
	scale := w.snap.WorldFromNode(n.ID).Scale
	link := make([]int, len(model.Parts))
	links := 0
	own := n.Physics != nil && len(n.Physics.Colliders) > 0
	for i := range model.Parts {
		part := &model.Parts[i]
		above := holder
		if part.Parent >= 0 {
			link[i], above = link[part.Parent], parts[part.Parent]
		}
		moving := n.Physics != nil && n.Physics.Body == scene.DynamicBody || link[i] > 0
		if part.Joint != nil && n.Physics != nil {
			links++
			link[i], moving = links, true
			if err := w.say(parts[i], bodyJSON{Motion: w.motion(n.ID, links, geom.MulVec3(scale, part.Transform.Scale), false)}); err != nil {
				return err
			}
			if err := w.joint(above, parts[i], part.Transform, part.Joint); err != nil {
				return err
			}
		}
		if own {
			continue
		}
		if err := w.colliders(parts[i], n, link[i], part.Colliders, geom.MulVec3(scale, part.Transform.Scale), moving); err != nil {
			return fmt.Errorf("part %q: %w", part.Name, err)
		}
	}
	return nil
}
