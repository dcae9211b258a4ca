package mjcf

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
	"scenograph/internal/xmltree"
)

// shownGroups are the groups of geoms that MuJoCo's viewer draws unless told otherwise: 0, 1 and 2.
const shownGroups = 3

// density is what geoms are made of that do not say, kg/m³.
const density = 1000

// massSum adds up what the geoms of a link weigh; given says that <inertial> told it.
type massSum struct {
	bodies []solid.Properties
	given  *asset.Inertial
}

// geom adds a geom to a link: what is seen of it, what collides, and what it weighs.
func (l *link) geom(at int, e *xmltree.Element, above geom.Transform) error {
	name := e.Get("name")
	shape, err := l.shape(e)
	if err != nil {
		if errors.Is(err, errLeftOut) {
			l.Report.Warn("geom "+name, "%v", err)
			return nil
		}
		return fmt.Errorf("geom %q: %w", name, err)
	}
	pose, err := l.geomPose(e, shape)
	if err != nil {
		return fmt.Errorf("geom %q: %w", name, err)
	}
	pose = above.Mul(pose)
	if above == geom.IdentityTransform() {
		pose, _ = l.geomPose(e, shape)
	}
	numbers := map[string]float64{"contype": 1, "conaffinity": 1, "group": 0, "density": density, "mass": -1}
	for key, fallback := range numbers {
		if numbers[key], err = e.Number(key, fallback); err != nil {
			return err
		}
	}
	collides := numbers["contype"] != 0 || numbers["conaffinity"] != 0
	if collides && shape.bare != nil {
		if _, err := shape.bare(); err != nil {
			return fmt.Errorf("geom %q: %w", name, err)
		}
	}
	material, seen, err := l.material(e)
	if err != nil {
		return fmt.Errorf("geom %q: %w", name, err)
	}
	drawn := assembly.Drawn{Name: name, Pose: pose, Pieces: shape.pieces(material)}
	if l.facts != nil {
		drawn.Name = ""
	}
	if seen && (!collides || numbers["group"] < shownGroups && l.facts == nil) {
		l.show(&l.drawn, at, drawn)
	} else if collides {
		l.show(&l.spare, at, drawn)
	}
	if collides && shape.kind != "plane" {
		l.parts[at].Colliders = append(l.parts[at].Colliders, shape.colliders(pose)...)
		if v, ok, _ := e.Numbers("friction", 3); ok {
			l.friction = math.Max(l.friction, v[0])
		} else if v, ok, _ := e.Numbers("friction", 1); ok {
			l.friction = math.Max(l.friction, v[0])
		}
	}
	l.weighGeom(at, shape, pose, numbers["mass"], numbers["density"])
	return nil
}

func (l *link) show(into *map[int][]assembly.Drawn, at int, d assembly.Drawn) {
	if *into == nil {
		*into = map[int][]assembly.Drawn{}
	}
	(*into)[at] = append((*into)[at], d)
}

func (l *link) weighGeom(at int, s *shaped, pose geom.Transform, massKg, densityKgM3 float64) {
	if massKg == 0 || s.kind == "plane" {
		return
	}
	p, ok := s.properties(l.reader)
	if !ok || p.VolumeM3 <= 0 {
		return
	}
	factor := densityKgM3
	if massKg > 0 {
		factor = massKg / p.VolumeM3
	}
	p.VolumeM3, p.Inertia = p.VolumeM3*factor, p.Inertia.Mul(factor)
	sum := l.sum(at)
	sum.bodies = append(sum.bodies, p.Moved(pose))
}

func (l *link) sum(at int) *massSum {
	if l.masses == nil {
		l.masses = map[int]*massSum{}
	}
	if l.masses[at] == nil {
		l.masses[at] = &massSum{}
	}
	return l.masses[at]
}

// inertial reads what a body says it weighs.
func (l *link) inertial(at int, e *xmltree.Element) error {
	pose, err := l.pose(e)
	if err != nil {
		return err
	}
	i := &asset.Inertial{Center: pose.Translation}
	if i.MassKg, err = e.Number("mass", 0); err != nil {
		return err
	}
	full, ok, err := e.Numbers("fullinertia", 6)
	if err != nil {
		return err
	}
	if ok {
		i.Tensor = [6]float64(full)
	} else if diagonal, ok, err := e.Numbers("diaginertia", 3); err != nil {
		return err
	} else if ok {
		i.Tensor = [6]float64{diagonal[0], diagonal[1], diagonal[2]}
	}
	if pose.Rotation != geom.Identity {
		i.Turn(pose.Rotation)
	}
	if !(i.MassKg > 0) {
		return nil
	}
	if err := i.Check(); err != nil {
		l.Report.Warn("body "+l.parts[at].Name, "%v: its inertia is that of its shape", err)
		i.Tensor = [6]float64{}
	}
	l.sum(at).given = i
	return nil
}

// site reads where a jointed part is held, which Scenograph writes as a site; others' sites are passed over.
func (l *link) site(at int, e *xmltree.Element) error {
	if l.facts == nil || l.parts[at].Joint == nil || !strings.HasSuffix(e.Get("name"), "_grip") {
		return nil
	}
	pos, _, err := e.Numbers("pos", 3)
	if err != nil || pos == nil {
		return err
	}
	radius, err := e.Number("size", 0.02)
	l.parts[at].Grip = &asset.Grip{At: geom.Vec3(pos), RadiusM: radius}
	return err
}

// finish puts onto a link's part what was gathered for it.
func (l *link) finish(at int) {
	l.parts = assembly.Draw(l.parts, at, l.drawn[at])
	sum := l.masses[at]
	if sum == nil {
		return
	}
	if sum.given != nil && !l.settings.fromGeom {
		l.parts[at].Inertial = sum.given
		return
	}
	if l.settings.geomIgnore || len(sum.bodies) == 0 {
		return
	}
	whole := solid.Combine(sum.bodies...)
	t := whole.Inertia
	l.parts[at].Inertial = &asset.Inertial{MassKg: whole.VolumeM3, Center: whole.Center, Tensor: [6]float64{t.At(0, 0), t.At(1, 1), t.At(2, 2), t.At(0, 1), t.At(0, 2), t.At(1, 2)}}
}

// empty reports whether nothing is seen and nothing collides. A thing of which nothing but colliders was found shows those.
func (l *link) empty() bool {
	if len(l.drawn) == 0 && len(l.spare) > 0 {
		for at := range l.parts[:len(l.parts):len(l.parts)] {
			l.parts = assembly.Draw(l.parts, at, l.spare[at])
		}
		if l.facts == nil {
			l.Report.Info("body "+l.parts[0].Name, "is shown by what it collides with")
		}
		l.spare = nil
		return false
	}
	return len(l.drawn) == 0 && len(l.spare) == 0 && l.parts[0].Colliders == nil
}
