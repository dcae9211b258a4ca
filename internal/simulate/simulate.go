// Package simulate lets a scene fall, swing and come to rest in MuJoCo, driven through the very MJCF that is exported.
//
// Invariant: a Run never changes the scene it began with; Actions says what would bring the scene to where the run is.
//
//	run, err := simulate.Start(ctx, snapshot, store, simulate.Options{})
//	defer run.Close()
//	err = run.Advance(5)
//	actions := run.Actions()
package simulate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/mjcf"
	"scenograph/internal/mujoco"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// ErrMissing says that there is no engine here.
var ErrMissing = mujoco.ErrMissing

// Options says what moves.
type Options struct {
	HeavyKg float64 // see rigid.Options
}

// Run is a simulation under way. It belongs to one goroutine at a time.
type Run struct {
	snap    *scene.Snapshot
	sim     *mujoco.Sim
	world   *rigid.World
	bodies  []tracked
	held    grip
	Initial float64 // metres, the deepest contact before the first step
	Report  diag.Report
}

// tracked is a body of the scene that can be somewhere else after a while.
type tracked struct {
	body   *rigid.Body
	number int
	start  geom.Transform // as the engine has it
	joints []jointed
}

type jointed struct {
	joint  *rigid.Joint
	number int
	scale  float64 // of the document's value
}

// Engine names the engine and its version, or says why there is none.
func Engine() (string, error) {
	version, err := mujoco.Version()
	if err != nil {
		return "", err
	}
	return "MuJoCo " + version, nil
}

// Start writes the scene's model to a temporary folder and loads it.
func Start(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (*Run, error) {
	if _, err := mujoco.Version(); err != nil {
		return nil, err
	}
	model, err := mjcf.Write(ctx, snap, store, mjcf.Options{Name: "scene", HeavyKg: options.HeavyKg, Shapes: true})
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "scenograph-simulate-*")
	if err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := bundle.Save(folder, model.Files); err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	sim, err := mujoco.Load(filepath.Join(folder, model.Files[0].Path))
	if err != nil {
		return nil, fmt.Errorf("simulate: the engine refuses the scene: %w", err)
	}
	r := &Run{snap: snap, sim: sim, world: model.World, Initial: sim.State().Penetration, Report: model.Report}
	if err := r.track(); err != nil {
		sim.Close()
		return nil, err
	}
	return r, nil
}

func (r *Run) track() error {
	for i := range r.world.Bodies {
		b := &r.world.Bodies[i]
		if !b.Free() && len(b.Links) == 1 {
			continue
		}
		number, ok := r.sim.Body(b.Name)
		if !ok {
			return fmt.Errorf("simulate: the engine lost the body %q", b.Name)
		}
		t := tracked{body: b, number: number, start: r.sim.Pose(number)}
		for k := range b.Links {
			j := b.Links[k].Joint
			if j == nil {
				continue
			}
			joint, ok := r.sim.Joint(j.Name)
			if !ok {
				return fmt.Errorf("simulate: the engine lost the joint %q", j.Name)
			}
			t.joints = append(t.joints, jointed{j, joint, j.Scale})
		}
		r.bodies = append(r.bodies, t)
	}
	return nil
}

// Close frees the engine's memory.
func (r *Run) Close() { r.sim.Close() }

// Bodies returns how many bodies are free to move.
func (r *Run) Bodies() int {
	n := 0
	for i := range r.bodies {
		if r.bodies[i].body.Free() {
			n++
		}
	}
	return n
}

// Step returns the time step in seconds.
func (r *Run) Step() float64 { return r.sim.State().Timestep }

// Advance lets so many seconds pass.
func (r *Run) Advance(seconds float64) error {
	state := r.sim.State()
	if err := r.sim.Step(max(1, int(math.Round(seconds/state.Timestep)))); err != nil {
		return fmt.Errorf("simulate: %w", err)
	}
	if r.sim.State().Unstable {
		return errors.New("simulate: the simulation became unstable: something overlaps badly, or weighs next to nothing")
	}
	return nil
}

// Reset goes back to the start.
func (r *Run) Reset() {
	r.held = grip{}
	r.sim.Reset()
}

// Speed is that of the fastest free body, in m/s or rad/s.
func (r *Run) Speed() float64 {
	fastest := 0.0
	for i := range r.bodies {
		if r.bodies[i].body.Free() {
			fastest = math.Max(fastest, r.sim.Speed(r.bodies[i].number))
		}
	}
	return fastest
}

// Movement is how far a body has come from where it began.
type Movement struct {
	Node    scene.NodeID
	Metres  float64
	Degrees float64
	Down    float64 // metres it has come down, negative for up
}

// Moved lists how far each free body has moved and turned, the farthest first.
func (r *Run) Moved() []Movement {
	var out []Movement
	for i := range r.bodies {
		t := &r.bodies[i]
		if !t.body.Free() {
			continue
		}
		now := r.sim.Pose(t.number)
		out = append(out, Movement{t.body.Node, now.Translation.Sub(t.start.Translation).Len(), geom.Degrees(angleBetween(now.Rotation, t.start.Rotation)), t.start.Translation[2] - now.Translation[2]})
	}
	slices.SortStableFunc(out, func(a, b Movement) int { return cmp.Compare(b.Metres, a.Metres) })
	return out
}

func angleBetween(a, b geom.Quat) float64 {
	dot := 0.0
	for i := range a {
		dot += a[i] * b[i]
	}
	return 2 * math.Acos(math.Min(1, math.Abs(dot)))
}

// Differences below these are the engine's noise, and no reason to touch a node.
const (
	leastMetres  = 5e-4
	leastRadians = 2e-3
)

// Actions returns what brings the scene to where the run is now: poses of bodies and values of joints that have changed.
func (r *Run) Actions() []action.Action {
	var out []action.Action
	worlds := map[scene.NodeID]geom.Transform{}
	for i := range r.bodies {
		t := &r.bodies[i]
		n, ok := r.snap.Node(t.body.Node)
		if !ok {
			continue
		}
		world := r.worldOf(n.ID, worlds)
		if t.body.Free() {
			now := r.sim.Pose(t.number)
			target := geom.Transform{Translation: now.Translation, Rotation: now.Rotation, Scale: r.snap.WorldFromNode(n.ID).Scale}
			if target.Translation.Sub(world.Translation).Len() > leastMetres || angleBetween(target.Rotation, world.Rotation) > leastRadians {
				worlds[n.ID] = target
				out = append(out, action.SetTransform{Node: n.ID, Transform: settled(target.Relative(r.worldOf(n.Parent, worlds)))})
			}
		}
		if a, changed := r.joints(n, t); changed {
			out = append(out, a)
		}
	}
	return out
}

// worldOf is where a node stands when its ancestors have moved as the run has them.
func (r *Run) worldOf(id scene.NodeID, worlds map[scene.NodeID]geom.Transform) geom.Transform {
	if w, known := worlds[id]; known {
		return w
	}
	n, ok := r.snap.Node(id)
	if !ok {
		return geom.IdentityTransform()
	}
	return r.worldOf(n.Parent, worlds).Mul(n.Transform)
}

// settled rounds a pose to a micrometre, so that the same run gives the same bytes.
func settled(t geom.Transform) geom.Transform {
	for i := range t.Translation {
		t.Translation[i] = math.Round(t.Translation[i]*1e6) / 1e6
	}
	for i := range t.Rotation {
		t.Rotation[i] = math.Round(t.Rotation[i]*1e9) / 1e9
	}
	for i := range t.Scale {
		t.Scale[i] = math.Round(t.Scale[i]*1e9) / 1e9
	}
	return t.Canonical()
}

// joints returns the values of a body's joints, when one has changed.
func (r *Run) joints(n *scene.Node, t *tracked) (action.Action, bool) {
	changed := false
	var values []scene.JointValue
	for _, j := range t.joints {
		value := geom.Clamp(r.sim.Value(j.number), j.joint.Lower, j.joint.Upper)
		changed = changed || math.Abs(value-j.joint.Value) > leastRadians
		if value = math.Round(value/j.scale*1e6) / 1e6; math.Abs(value) > 1e-6 {
			values = append(values, scene.JointValue{Joint: j.joint.Title, Value: value})
		}
	}
	slices.SortFunc(values, func(a, b scene.JointValue) int { return cmp.Compare(a.Joint, b.Joint) })
	return action.SetJointPose{Node: n.ID, Joints: values}, changed
}

// grip is what is being pulled.
type grip struct {
	node   scene.NodeID
	at     geom.Vec3 // where it was taken
	number int
	local  geom.Vec3
}

// Grab takes the point of a node that is at one place of the world and pulls it towards another; called again with the same place, it
// pulls the same point on. It reports whether the node can move.
func (r *Run) Grab(node scene.NodeID, at, target geom.Vec3) bool {
	if r.held.node == node && r.held.at == at {
		r.sim.Pull(r.held.number, r.held.local, target)
		return true
	}
	for i := range r.bodies {
		t := &r.bodies[i]
		if t.body.Node != node {
			continue
		}
		number := r.taken(t, at)
		if number < 0 {
			return false
		}
		pose := r.sim.Pose(number)
		r.held = grip{node, at, number, pose.Rotation.Inverse().Rotate(at.Sub(pose.Translation))}
		r.sim.Pull(number, r.held.local, target)
		return true
	}
	return false
}

// How far from a door or drawer it may be taken, metres: of a thing that is fixed, and of one that moves itself when it is taken elsewhere.
const (
	nearLink = 0.1
	onLink   = 0.004
)

// taken is the engine's number of the body that a hand takes at a point: a door or drawer, or a free thing as a whole; -1 for what is fixed.
func (r *Run) taken(t *tracked, at geom.Vec3) int {
	nearest, found := nearLink, -1
	if t.body.Free() {
		nearest, found = onLink, t.number
	}
	for k := range t.body.Links {
		l := &t.body.Links[k]
		if l.Joint == nil {
			continue
		}
		number, ok := r.sim.Body(l.Name)
		if !ok {
			continue
		}
		pose := r.sim.Pose(number)
		if d := l.Distance(pose.Rotation.Inverse().Rotate(at.Sub(pose.Translation))); d < nearest {
			nearest, found = d, number
		}
	}
	return found
}

// Release lets go.
func (r *Run) Release() {
	r.held = grip{}
	r.sim.Release()
}
