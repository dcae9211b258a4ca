package mjcf

import (
	"math"

	"scenograph/internal/assembly"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

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
