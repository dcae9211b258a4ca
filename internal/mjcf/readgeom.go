package mjcf

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
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

// errLeftOut marks what is passed over rather than refused.
var errLeftOut = errors.New("was left out")

// shaped is the shape of a geom.
type shaped struct {
	kind   string
	shape  asset.Shape
	size   geom.Vec3 // as asset.Collider
	scale  geom.Vec3 // of an ellipsoid, drawn from a ball
	meshes []assembly.Piece
	bare   func() ([]asset.ID, error) // the triangles of a mesh
	pose   geom.Transform             // of a mesh in its geom
	fromTo []float64
}

func (l *link) shape(e *xmltree.Element) (*shaped, error) {
	s := &shaped{kind: e.Get("type"), scale: geom.One, pose: geom.IdentityTransform()}
	if s.kind == "" {
		if s.kind = "sphere"; e.Get("mesh") != "" {
			s.kind = "mesh"
		}
	}
	var size []float64
	if text, ok := e.Attr("size"); ok {
		var err error
		if size, err = xmltree.Floats(text); err != nil {
			return nil, err
		}
	}
	if s.kind == "mesh" || e.Get("mesh") != "" && len(size) == 0 {
		s.kind = "mesh"
		return s, l.meshShape(s, e.Get("mesh"))
	}
	fromTo, ok, err := e.Numbers("fromto", 6)
	if err != nil {
		return nil, err
	}
	if ok && s.kind != "sphere" && s.kind != "plane" {
		s.fromTo = fromTo
		half := geom.Vec3(fromTo[:3]).Sub(geom.Vec3(fromTo[3:])).Len() / 2
		switch {
		case len(size) == 0:
		case s.kind == "box" || s.kind == "ellipsoid":
			size = []float64{size[0], size[min(1, len(size)-1)], half}
		default:
			size = []float64{size[0], half}
		}
	}
	return s, l.primitive(s, size)
}

// primitive turns MuJoCo's half sizes into whole ones.
func (l *link) primitive(s *shaped, size []float64) error {
	need := map[string]int{"sphere": 1, "capsule": 2, "cylinder": 2, "ellipsoid": 3, "box": 3, "plane": 2}
	n, ok := need[s.kind]
	if !ok {
		return fmt.Errorf("a %s %w", s.kind, errLeftOut)
	}
	if len(size) < n {
		return fmt.Errorf("a %s needs %d sizes, not %d", s.kind, n, len(size))
	}
	for i, x := range size[:n] {
		if x < 0 || x == 0 && s.kind != "plane" {
			return fmt.Errorf("size %d of a %s is %g", i+1, s.kind, x)
		}
	}
	d := 2 * size[0]
	switch s.kind {
	case "sphere":
		s.shape, s.size = asset.ShapeSphere, geom.Vec3{d, d, d}
	case "capsule":
		s.shape, s.size = asset.ShapeCapsule, geom.Vec3{d, d, 2*size[1] + d}
	case "cylinder":
		s.shape, s.size = asset.ShapeCylinder, geom.Vec3{d, d, 2 * size[1]}
	case "box":
		s.shape, s.size = asset.ShapeBox, geom.Vec3{d, 2 * size[1], 2 * size[2]}
	case "ellipsoid":
		s.shape, s.size, s.scale = asset.ShapeSphere, geom.One, geom.Vec3{d, 2 * size[1], 2 * size[2]}
	case "plane":
		id, err := l.Sheet(2*size[0], 2*size[1])
		s.meshes = []assembly.Piece{{Mesh: id}}
		return err
	}
	id, err := l.Shape(s.shape, s.size)
	s.meshes = []assembly.Piece{{Mesh: id}}
	return err
}

func (s *shaped) pieces(material int) []assembly.Piece {
	out := append([]assembly.Piece(nil), s.meshes...)
	for i := range out {
		out[i].Material = material
	}
	return out
}

func (s *shaped) colliders(pose geom.Transform) []asset.Collider {
	if s.kind != "mesh" {
		return []asset.Collider{{Shape: s.shape, Transform: pose, Size: s.size}}
	}
	var out []asset.Collider
	ids, _ := s.bare()
	for _, id := range ids {
		out = append(out, asset.Collider{Shape: asset.ShapeHull, Transform: pose, Size: geom.One, Mesh: id})
	}
	return out
}

// properties integrates the shape in its own frame, at 1 kg/m³.
func (s *shaped) properties(r *reader) (solid.Properties, bool) {
	if s.kind != "mesh" {
		c := asset.Collider{Shape: s.shape, Transform: geom.Transform{Rotation: geom.Identity, Scale: geom.One}, Size: s.size}
		p, err := solid.ColliderProperties(c, nil)
		if s.scale != geom.One { // an ellipsoid of semi-axes a, b, c has V = 4/3·π·a·b·c and I = V/5·(b² + c²), …
			h := s.scale.Mul(0.5)
			p.VolumeM3 = 4.0 / 3 * math.Pi * h[0] * h[1] * h[2]
			p.Inertia = mgl64.Diag3(geom.Vec3{h[1]*h[1] + h[2]*h[2], h[0]*h[0] + h[2]*h[2], h[0]*h[0] + h[1]*h[1]}.Mul(p.VolumeM3 / 5))
		}
		return p, err == nil
	}
	var whole solid.Polyhedron
	ids, _ := s.bare()
	for _, id := range ids {
		mesh, err := r.Store().Mesh(id)
		if err != nil {
			return solid.Properties{}, false
		}
		whole.Append(mesh, geom.IdentityTransform().Mat4())
	}
	return whole.Properties(), true
}

// geomPose is where a geom lies in its body: between two points, or as its pose says.
func (l *link) geomPose(e *xmltree.Element, s *shaped) (geom.Transform, error) {
	pose, err := l.pose(e)
	if err != nil {
		return pose, err
	}
	if s.fromTo != nil {
		a, b := geom.Vec3(s.fromTo[:3]), geom.Vec3(s.fromTo[3:])
		if a.Sub(b).Len() < 1e-9 {
			return pose, errors.New("its two ends are one point")
		}
		pose.Translation, pose.Rotation = a.Add(b).Mul(0.5), upTo(b.Sub(a))
	}
	if s.kind == "mesh" && s.pose != geom.IdentityTransform() {
		pose = pose.Mul(s.pose)
	}
	pose.Scale = s.scale
	return pose, nil
}

// light reads a light. MuJoCo's have no unit: a diffuse colour of 1 is taken as 100 candela, or 2000 lux of a directional one.
func (r *reader) light(e *xmltree.Element, class string, parent int, above geom.Transform) error {
	e = r.resolve(e, class)
	name := e.Get("name")
	pos, ok, err := e.Numbers("pos", 3)
	if err != nil {
		return err
	}
	pose := geom.IdentityTransform()
	if ok {
		pose.Translation = geom.Vec3(pos)
	}
	dir := geom.Vec3{0, 0, -1}
	if v, ok, err := e.Numbers("dir", 3); err != nil {
		return err
	} else if ok {
		dir = geom.Vec3(v)
	}
	pose.Rotation = upTo(dir.Mul(-1))
	diffuse := []float64{0.7, 0.7, 0.7}
	if v, ok, err := e.Numbers("diffuse", 3); err != nil {
		return err
	} else if ok {
		diffuse = v
	}
	cutoff, err := e.Number("cutoff", 45)
	if err != nil {
		return err
	}
	out := &scene.Light{Kind: scene.SpotLight, Shadows: e.Get("castshadow") != "false"}
	most := math.Max(diffuse[0], math.Max(diffuse[1], diffuse[2]))
	if most <= 0 || e.Get("active") == "false" {
		return nil
	}
	out.Color = assembly.Shown([3]float64{diffuse[0] / most, diffuse[1] / most, diffuse[2] / most})
	out.Intensity = 100 * most
	switch {
	case e.Get("directional") == "true" || e.Get("type") == "directional":
		out.Kind, out.Intensity = scene.DirectionalLight, 2000*most
	case cutoff >= 90 || e.Get("type") == "point":
		out.Kind = scene.PointLight
	default:
		out.OuterRad = geom.Radians(geom.Clamp(cutoff, 1, 89))
		out.InnerRad = out.OuterRad / 2
	}
	if r.facts == nil {
		r.Report.Info("lights", "MuJoCo's have no unit: 1 was taken as %d candela, or %d lux of a directional one", 100, 2000)
	}
	r.add(assembly.Thing{Name: name, Parent: parent, Pose: above.Mul(pose), Light: out}, "")
	r.named[len(r.named)-1] = "\x00" + name
	return nil
}

func (r *reader) camera(e *xmltree.Element, class string, parent int, above geom.Transform) error {
	e = r.resolve(e, class)
	pose, err := r.pose(e)
	if err != nil {
		return err
	}
	fov, err := e.Number("fovy", 45)
	if err != nil {
		return err
	}
	if mode := e.Get("mode"); mode != "" && mode != "fixed" {
		r.Report.Info("camera "+e.Get("name"), "stands where it is; in the file it moves by %q", mode)
	}
	camera := &scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(geom.Clamp(fov, 1, 170)), Near: 0.05, Far: 100}
	r.add(assembly.Thing{Name: e.Get("name"), Parent: parent, Pose: above.Mul(pose), Camera: camera}, "")
	r.named[len(r.named)-1] = "\x00" + e.Get("name")
	return nil
}
