package usdio

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// writer holds one Write's state. The layer's sections are written apart and joined in stage.
type writer struct {
	snap    *scene.Snapshot
	store   *asset.Store
	options Options
	report  diag.Report

	root       string // identifier of the default prim
	out        text
	prototypes prototypes
	materials  *library
	textures   textures
	surfaces   physicsMaterials
	simulated  bool // something takes part in physics
}

func newWriter(snap *scene.Snapshot, store *asset.Store, options Options) *writer {
	w := &writer{snap: snap, store: store, options: options}
	w.root = identifier(snap.Settings().Name, "Scene")
	w.prototypes = prototypes{uses: map[string]int{}, paths: map[string]string{}, taken: names{}}
	w.materials = newLibrary("/"+w.root, 2)
	w.textures = textures{paths: map[asset.ID]string{}}
	w.surfaces = physicsMaterials{paths: map[string]string{}}
	w.surfaces.text.depth, w.prototypes.text.depth = 2, 2
	return w
}

// Children of the default prim that no node may be called.
const (
	materialScope  = "Materials"
	physicsScope   = "PhysicsMaterials"
	prototypeScope = "Prototypes"
	physicsScene   = "PhysicsScene"
	skyName        = "Sky"
	sunName        = "Sun"
)

// stage writes the layer.
func (w *writer) stage() error {
	body := &text{depth: 1}
	taken := names{materialScope: true, physicsScope: true, prototypeScope: true, physicsScene: true, skyName: true, sunName: true}
	w.countUses()
	if err := w.environment(body); err != nil {
		return err
	}
	if err := w.nodes(body, taken); err != nil {
		return err
	}
	name := w.snap.Settings().Name
	w.out.line("#usda 1.0")
	w.out.line("(")
	w.out.depth++
	w.out.line("defaultPrim = ", quote(w.root))
	w.out.line("doc = ", quote("Written by Scenograph. Light intensities are in nits."))
	w.out.line("kilogramsPerUnit = 1")
	w.out.line("metersPerUnit = 1")
	w.out.line(`upAxis = "Z"`)
	w.out.depth--
	w.out.line(")")
	w.out.line("")
	w.out.open(header{specifier: "def", kind: "Xform", name: w.root, meta: append(display(name, w.root), `kind = "assembly"`)})
	w.out.scope("def", materialScope, &w.materials.text)
	w.out.scope("def", physicsScope, &w.surfaces.text)
	w.out.scope("class", prototypeScope, &w.prototypes.text)
	if w.simulated {
		w.gravity()
	}
	w.out.include(body)
	w.out.close()
	return nil
}

// scope wraps a section that was written apart, and leaves out an empty one.
func (t *text) scope(specifier, name string, section *text) {
	if len(section.bytes) == 0 {
		return
	}
	t.open(header{specifier: specifier, kind: "Scope", name: name})
	t.include(section)
	t.close()
}

func (w *writer) gravity() {
	w.out.open(header{specifier: "def", kind: "PhysicsScene", name: physicsScene})
	w.out.line("vector3f physics:gravityDirection = (0, 0, -1)")
	w.out.line("float physics:gravityMagnitude = 9.81")
	w.out.close()
}

// place writes a pose as the three standard transform operations.
func (t *text) place(pose geom.Transform) {
	q := tidy(pose.Rotation)
	t.line("quatd xformOp:orient = ", tuple(64, q[3], q[0], q[1], q[2]))
	t.line("double3 xformOp:scale = ", vector(pose.Scale))
	t.line("double3 xformOp:translate = ", vector(pose.Translation))
	t.line(`uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:orient", "xformOp:scale"]`)
}

// tidy rounds a rotation to 1e-12, so that a cosine's last bit does not show.
func tidy(q geom.Quat) geom.Quat {
	for i := range q {
		q[i] = math.Round(q[i]*1e12) / 1e12
	}
	return q
}

// nits is the luminance that is drawn as 1 at exposure 0.
const nits = 100

// environment writes the sky as a dome light and the sun as a distant light.
func (w *writer) environment(t *text) error {
	e := w.snap.Settings().Environment
	meta, lines := []string(nil), []string(nil)
	tint := e.Color
	switch e.Sky {
	case scene.ImageSky:
		path, err := w.textures.sky(w, e.Image)
		if err != nil {
			return fmt.Errorf("the sky's image: %w", err)
		}
		if path != "" {
			tint = geom.Color{1, 1, 1}
			lines = []string{"asset inputs:texture:file = @" + path + "@", `token inputs:texture:format = "latlong"`}
		}
	case scene.ProceduralSky:
		w.report.Info("sky", "the procedural sky is written as a uniform dome of its tint, and its sun as a distant light")
	}
	if e.Intensity > 0 {
		t.open(header{specifier: "def", kind: "DomeLight", name: skyName, meta: meta})
		t.line("color3f inputs:color = ", color(tint))
		t.line("float inputs:intensity = ", single(nits*e.Intensity))
		for _, l := range lines {
			t.line(l)
		}
		t.place(geom.Transform{Rotation: domeRotation(e.RotationRad), Scale: geom.One})
		t.close()
	}
	if e.Sky == scene.ProceduralSky && e.SunLux > 0 && e.SunAltitudeRad > 0 {
		t.open(header{specifier: "def", kind: "DistantLight", name: sunName})
		distant(t, e.SunColor, e.SunLux)
		t.place(geom.Transform{Rotation: shineAlong(toSun(e).Mul(-1)), Scale: geom.One})
		t.close()
	}
	return nil
}

func toSun(e scene.Environment) geom.Vec3 {
	up, across := math.Sincos(e.SunAltitudeRad)
	y, x := math.Sincos(e.SunAzimuthRad)
	return geom.Vec3{across * x, across * y, up}
}

// shineAlong turns −Z to a direction.
func shineAlong(direction geom.Vec3) geom.Quat {
	z := direction.Normalize().Mul(-1)
	yaw := math.Atan2(z[1], z[0])
	return geom.Yaw(yaw).Mul(geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Acos(geom.Clamp(z[2], -1, 1)))).Normalized()
}

// domeRotation stands a dome, whose pole is +Y and whose image's middle is +Z in its own frame (OpenEXR latlong), on a
// stage with Z up so that the middle of the image lies towards the rotation from +X.
func domeRotation(rad float64) geom.Quat {
	upright := geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2)
	return geom.Yaw(rad + math.Pi/2).Mul(upright).Normalized()
}
