package stage

import (
	"maps"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// joint is a joint of UsdPhysics between two bodies, or between one and the world.
type joint struct {
	prim         *prim
	body0, body1 *prim // body0 nil for the world
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// findJoints reads which bodies are joined, and finds the prim that holds all bodies that hang together.
func (r *reader) findJoints() {
	for _, top := range r.root.children {
		top.all(func(p *prim) {
			if !strings.HasPrefix(p.kind, "Physics") || !strings.HasSuffix(p.kind, "Joint") {
				return
			}
			j := &joint{prim: p, body0: r.bodyAt(p.targets("physics:body0")), body1: r.bodyAt(p.targets("physics:body1"))}
			if j.body1 == nil && j.body0 != nil {
				j.body0, j.body1 = nil, j.body0
			}
			if j.body1 == nil || !p.value("physics:jointEnabled").Bool(true) {
				return
			}
			switch p.kind {
			case "PhysicsRevoluteJoint", "PhysicsPrismaticJoint", "PhysicsFixedJoint":
				r.joints = append(r.joints, j)
			default:
				r.Report.Warn("joint "+p.title(), "a %s was not read: its bodies do not move against each other", p.kind)
			}
		})
	}
	for _, j := range r.joints {
		if j.body0 == nil {
			continue
		}
		holder := r.commonAbove(r.connected(j.body1))
		if holder != nil && holder != r.root {
			r.together[holder] = append(r.together[holder], j)
		}
	}
}

// bodyAt is the prim that a joint points at, or the nearest body around it; with no body there it is part of the world.
func (r *reader) bodyAt(targets []string) *prim {
	if len(targets) == 0 {
		return nil
	}
	return r.byPath[targets[0]]
}

// connected lists the bodies that hang on one through joints.
func (r *reader) connected(from *prim) []*prim {
	seen := map[*prim]bool{from: true}
	list := []*prim{from}
	for i := 0; i < len(list); i++ {
		for _, j := range r.joints {
			if j.body0 == nil {
				continue
			}
			for _, pair := range [][2]*prim{{j.body0, j.body1}, {j.body1, j.body0}} {
				if pair[0] == list[i] && !seen[pair[1]] {
					seen[pair[1]] = true
					list = append(list, pair[1])
				}
			}
		}
	}
	return list
}

func (r *reader) commonAbove(list []*prim) *prim {
	above := func(p *prim) []*prim {
		var chain []*prim
		for q := p; q != nil; q = q.parent {
			chain = append(chain, q)
		}
		slices.Reverse(chain)
		return chain
	}
	common := above(list[0])
	for _, p := range list[1:] {
		other := above(p)
		n := 0
		for n < len(common) && n < len(other) && common[n] == other[n] {
			n++
		}
		common = common[:n]
	}
	if len(common) == 0 {
		return nil
	}
	return common[len(common)-1]
}

// frame is a joint's frame in one of its bodies, in metres along the body's own axes.
func (r *reader) frame(j *joint, which string, body *prim) geom.Transform {
	pos := p3(j.prim.floats("physics:localPos"+which, 3, []float64{0, 0, 0}))
	rot := j.prim.floats("physics:localRot"+which, 4, []float64{1, 0, 0, 0})
	out := geom.Transform{Translation: pos, Rotation: geom.Quat{rot[1], rot[2], rot[3], rot[0]}.Normalized(), Scale: geom.One}
	scale := geom.Decompose(r.start).Scale
	if body != nil {
		scale = geom.Decompose(r.world[body]).Scale
	}
	out.Translation = geom.MulVec3(out.Translation, scale)
	return out
}

func p3(v []float64) geom.Vec3 { return geom.Vec3{v[0], v[1], v[2]} }

// motion reads a hinge or slide: its axis is in the joint's frame. nil for a fixed joint.
func (r *reader) motion(j *joint) *asset.Joint {
	p := j.prim
	out := &asset.Joint{Kind: asset.Hinge}
	switch p.kind {
	case "PhysicsFixedJoint":
		return nil
	case "PhysicsPrismaticJoint":
		out.Kind = asset.Slide
	}
	axis := map[string]geom.Vec3{"X": {1, 0, 0}, "Y": {0, 1, 0}, "Z": {0, 0, 1}}[p.text("physics:axis", "X")]
	if axis.Len() == 0 {
		axis = geom.Vec3{1, 0, 0}
	}
	out.Axis = axis
	lower, limitedBelow := limitOf(p, "physics:lowerLimit")
	upper, limitedAbove := limitOf(p, "physics:upperLimit")
	factor, most, drive := geom.Radians(1), math.Pi, "angular"
	if out.Kind == asset.Slide {
		factor, most, drive = geom.Decompose(r.start).Scale[0], 1, "linear"
		if !limitedBelow || !limitedAbove {
			r.Report.Warn("joint "+p.title(), "slides without limits: ±1 m were taken")
		}
	}
	out.Lower, out.Upper = lower*factor, upper*factor
	if !limitedBelow {
		out.Lower = -most
	}
	if !limitedAbove {
		out.Upper = most
	}
	if out.Lower > out.Upper {
		r.Report.Warn("joint "+p.title(), "its lower limit lies above the upper one: it cannot move")
		out.Lower, out.Upper = 0, 0
	}
	damping := math.Max(0, p.number("drive:"+drive+":physics:damping", 0))
	if out.Kind == asset.Hinge {
		damping = geom.Degrees(damping)
	}
	out.Damping = damping
	return out
}

// limitOf reads a limit; ok is false where it is infinite or not said.
func limitOf(p *prim, name string) (x float64, ok bool) {
	x, ok = p.value(name).Float()
	return x, ok && finite(x) && math.Abs(x) < 1e9
}

// valueOf is where a joint stands: the pose of its second body, seen from the first, against rest.
func (r *reader) valueOf(j *joint, motion *asset.Joint, frame0, frame1 geom.Transform) float64 {
	if j.body0 == nil {
		return 0
	}
	world0, world1 := unscaled(geom.Decompose(r.world[j.body0])), unscaled(geom.Decompose(r.world[j.body1]))
	between := world1.Mul(frame1).Relative(world0.Mul(frame0)) // joint frame of body 1 in that of body 0
	value := between.Translation.Dot(motion.Axis)
	if motion.Kind == asset.Hinge {
		q := between.Rotation
		value = 2 * math.Atan2(geom.Vec3{q[0], q[1], q[2]}.Dot(motion.Axis), q[3])
	}
	if math.Abs(value) < 1e-5 || !finite(value) {
		return 0
	}
	return geom.Clamp(value, motion.Lower, motion.Upper)
}
