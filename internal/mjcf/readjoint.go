package mjcf

import (
	"cmp"
	"errors"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// motion is the pose of a jointed part against its rest.
func motion(j *asset.Joint, value float64) geom.Transform {
	t := geom.IdentityTransform()
	if value == 0 {
		return t
	}
	if j.Kind == asset.Hinge {
		t.Rotation = geom.AxisAngle(j.Axis, value)
	} else {
		t.Translation = j.Axis.Mul(value)
	}
	return t
}

// joint reads a hinge or slide of a body, where it turns, and the value at which the body stands as the file has it.
func (l *link) joint(e *xmltree.Element, body string, depth int) (joint *asset.Joint, at geom.Vec3, ref float64, err error) {
	name := e.Get("name")
	fail := func(err error) (*asset.Joint, geom.Vec3, float64, error) {
		return nil, at, 0, fmt.Errorf("joint %q: %w", name, err)
	}
	j := &asset.Joint{Kind: asset.Hinge, Axis: geom.Up}
	switch kind := e.Get("type"); kind {
	case "", "hinge":
	case "slide":
		j.Kind = asset.Slide
	case "free":
		if depth > 0 {
			return fail(errors.New("only a body of the world may be free"))
		}
		return nil, at, 0, nil
	case "ball":
		l.Report.Warn("joint "+name, "is a ball, which is not read: its body stands fixed")
		return nil, at, 0, nil
	default:
		return fail(fmt.Errorf("there is no type %q of joints", kind))
	}
	if v, ok, err := e.Numbers("axis", 3); err != nil {
		return fail(err)
	} else if ok {
		if j.Axis = geom.Vec3(v); j.Axis.Len() < 1e-9 {
			return fail(errors.New("its axis has no length"))
		}
		if math.Abs(j.Axis.Len()-1) > 1e-8 {
			j.Axis = j.Axis.Normalize()
		}
	}
	if v, ok, err := e.Numbers("pos", 3); err != nil {
		return fail(err)
	} else if ok {
		at = geom.Vec3(v)
	}
	for name, into := range map[string]*float64{"damping": &j.Damping, "frictionloss": &j.Friction, "ref": &ref} {
		if text, ok := e.Attr(name); ok {
			v, err := xmltree.Floats(text)
			if err != nil || len(v) == 0 {
				return fail(fmt.Errorf("%s is %q", name, text))
			}
			*into = v[0]
		}
	}
	if j.Kind == asset.Hinge {
		ref = l.angle(ref)
	}
	if err := l.limits(e, j, "joint "+cmp.Or(name, "of body "+body)); err != nil {
		return fail(err)
	}
	j.Damping, j.Friction = math.Max(0, j.Damping), math.Max(0, j.Friction)
	if name == "" {
		name = "joint"
	}
	j.Name = l.joints.Claim(l.facts.title(name))
	if ref != 0 {
		*l.values = append(*l.values, scene.JointValue{Joint: j.Name, Value: ref})
	}
	return j, at, ref, nil
}

// unlimited is how far a slide goes whose limits nobody gave, metres to either side.
const unlimited = 1

func (l *link) limits(e *xmltree.Element, j *asset.Joint, subject string) error {
	v, ok, err := e.Numbers("range", 2)
	if err != nil {
		return err
	}
	limited := e.Get("limited")
	if limited == "true" && !ok || ok && (limited == "true" || (limited == "" || limited == "auto") && l.settings.autolimits) {
		if !ok {
			v = []float64{0, 0}
		}
		j.Lower, j.Upper = v[0], v[1]
		if j.Kind == asset.Hinge {
			j.Lower, j.Upper = l.angle(j.Lower), l.angle(j.Upper)
		}
		if j.Lower > j.Upper {
			return fmt.Errorf("its lower limit %g lies above the upper one %g", v[0], v[1])
		}
		return nil
	}
	switch {
	case j.Kind == asset.Hinge:
		j.Lower, j.Upper = -math.Pi, math.Pi
		if l.facts == nil {
			l.Report.Warn(subject, "turns without limits: it is taken to turn freely, by ±180°")
		}
	case l.facts == nil:
		j.Lower, j.Upper = -unlimited, unlimited
		l.Report.Warn(subject, "slides without limits: ±%d m were taken", unlimited)
	}
	return nil
}
