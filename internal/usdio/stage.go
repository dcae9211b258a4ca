package usdio

import (
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
	dynamics   dynamics
	facts      facts
	simulated  bool // something takes part in physics
	ranged     int  // lights with a range
	distorted  int  // cameras whose lens bends the picture
	unphysical int  // models without physics
}

func newWriter(snap *scene.Snapshot, store *asset.Store, options Options) *writer {
	w := &writer{snap: snap, store: store, options: options}
	w.root = identifier(snap.Settings().Name, "Scene")
	w.prototypes = prototypes{uses: map[string]int{}, paths: map[string]string{}, taken: names{}}
	w.materials = newLibrary("/"+w.root, 2)
	w.textures = textures{paths: map[asset.ID]string{}, data: map[string]bool{}}
	w.facts = newFacts()
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
	fixedScope     = "FixedJoints"
	groupScope     = "CollisionGroups"
	skyName        = "Sky"
	sunName        = "Sun"
)

// stage writes the layer.
func (w *writer) stage() error {
	body := &text{depth: 1}
	taken := reserved(materialScope, physicsScope, prototypeScope, physicsScene, fixedScope, groupScope, skyName, sunName)
	w.countUses()
	if err := w.readDynamics(); err != nil {
		return err
	}
	if !w.options.Asset {
		if err := w.environment(body); err != nil {
			return err
		}
	}
	if err := w.nodes(body, taken); err != nil {
		return err
	}
	name := w.snap.Settings().Name
	w.out.line("#usda 1.0")
	w.out.line("(")
	w.out.depth++
	if err := w.customLayer(&w.out); err != nil {
		return err
	}
	w.out.line("defaultPrim = ", quote(w.root))
	w.out.line("doc = ", quote("Written by Scenograph. Light intensities are in nits."))
	w.out.line("kilogramsPerUnit = 1")
	w.out.line("metersPerUnit = 1")
	up := "Z"
	if w.options.YUp {
		up = "Y"
	}
	w.out.line("upAxis = ", quote(up))
	w.out.depth--
	w.out.line(")")
	w.out.line("")
	w.out.open(header{specifier: "def", kind: "Xform", name: w.root, meta: append(display(name, w.root), `kind = "assembly"`)})
	if w.options.YUp {
		w.out.line("float xformOp:rotateX = -90")
		w.out.line(`uniform token[] xformOpOrder = ["xformOp:rotateX"]`)
	}
	w.out.scope("def", materialScope, &w.materials.text)
	w.out.scope("def", physicsScope, &w.surfaces.text)
	w.out.scope("class", prototypeScope, &w.prototypes.text)
	if w.simulated && !w.options.Asset {
		w.gravity()
	}
	w.out.include(body)
	if !w.options.Asset {
		w.out.scope("def", fixedScope, &w.dynamics.fixed)
	}
	groups := &text{depth: 2}
	w.groups(groups)
	w.out.scope("def", groupScope, groups)
	w.out.close()
	w.out.bytes = sealed(w.out.bytes)
	if w.unphysical > 0 {
		w.report.Info("physics", "%d models say nothing of physics: they are written as fixed", w.unphysical)
	}
	if w.ranged > 0 {
		w.report.Info("lights", "%d have a range, which USD does not know: they shine on beyond it", w.ranged)
	}
	if w.distorted > 0 {
		w.report.Warn("cameras", "%d have a lens that bends the picture, which UsdGeomCamera does not know: other programs will draw straight lines straight", w.distorted)
	}
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
	down := "(0, 0, -1)"
	if w.options.YUp {
		down = "(0, -1, 0)"
	}
	w.out.line("vector3f physics:gravityDirection = ", down)
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
