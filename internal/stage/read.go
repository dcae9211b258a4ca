package stage

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/usda"
	"scenograph/internal/usdio"
)

// Read reads a .usd, .usda, .usdc or .usdz file: meshes and simple solids with UsdPreviewSurface materials, lights, cameras, and of
// UsdPhysics bodies, colliders, masses and joints. A stage of one model is an object, one of several a scene.
func Read(m *assembly.Maker) (*gltfio.Import, error) {
	c := &composer{Maker: m, layers: map[string]*layer{}}
	file := m.Name
	if strings.HasSuffix(strings.ToLower(file), ".usdz") {
		data, err := m.Files.Read(file)
		if err != nil {
			return nil, err
		}
		if c.source, err = openArchive(data); err != nil {
			return nil, err
		}
		file = c.source.first
	}
	l, err := c.open(file, 0)
	if err != nil {
		return nil, err
	}
	root, err := c.root(l)
	if err != nil {
		return nil, err
	}
	if err := c.scatter(root, l); err != nil {
		return nil, err
	}
	r := newReader(c, root)
	if r.start, err = startOf(l.stack[0]); err != nil {
		return nil, err
	}
	if r.facts, r.file = c.source.facts[file], file; r.facts != nil {
		r.keepMaterials()
		if r.facts.Whole && !m.Options().AsObject {
			return r.restore()
		}
	}
	r.index()
	for _, p := range root.children {
		if err := r.visit(p, -1, r.start, geom.IdentityTransform(), 0); err != nil {
			return nil, fmt.Errorf("prim %s: %w", p.path, err)
		}
	}
	if len(r.things) == 0 {
		return nil, errors.New("it holds nothing that can be shown")
	}
	r.tell()
	return m.Finish(r.things, r.models > 1 || r.rooms > 0)
}

// root composes all prims at the layers' roots.
func (c *composer) root(l *layer) (*prim, error) {
	root := &prim{active: true}
	seen := map[string]bool{}
	for _, one := range l.stack {
		for _, p := range one.Prims {
			if seen[p.Name] || p.Specifier != "def" {
				continue
			}
			seen[p.Name] = true
			child, err := c.compose(p.Name, "/"+p.Name, l.find("/"+p.Name, "/"+p.Name), root, 0)
			if err != nil {
				return nil, err
			}
			if child.active {
				root.children = append(root.children, child)
			}
		}
	}
	return root, nil
}

// reader turns composed prims into things.
type reader struct {
	*composer
	root   *prim
	start  geom.Mat4 // worldFromStage: metres, Z up
	things []assembly.Thing
	facts  *usdio.Facts // what Scenograph told of the scene, nil for others' layers
	file   string       // of the layer that tells it
	models int          // things that are models
	rooms  int

	byPath   map[string]*prim
	world    map[*prim]geom.Mat4 // worldFromPrim, filled where a body needs it
	bodies   map[*prim]bool
	joints   []*joint
	together map[*prim][]*joint // joints by the prim that all of their bodies lie below
	meshes   map[meshKey][]assembly.Piece
	pictures pictures
	unknown  map[string]int // prims of kinds that are not read
}

func newReader(c *composer, root *prim) *reader {
	return &reader{
		composer: c, root: root, byPath: map[string]*prim{}, world: map[*prim]geom.Mat4{}, bodies: map[*prim]bool{},
		together: map[*prim][]*joint{}, meshes: map[meshKey][]assembly.Piece{}, unknown: map[string]int{}, pictures: pictures{},
	}
}

// startOf reads a stage's unit, centimetres unless it says otherwise, and its upward axis, Y unless it says otherwise.
func startOf(l *usda.Layer) (geom.Mat4, error) {
	unit := 0.01
	if v := usda.Find(l.Meta, "metersPerUnit"); v != "" {
		x, ok := v.Float()
		if !ok || !finite(x) || x <= 0 {
			return geom.Mat4{}, fmt.Errorf("its metersPerUnit is %.40q", string(v))
		}
		unit = x
	}
	if strings.EqualFold(usda.Find(l.Meta, "upAxis").String(), "Z") {
		return geom.Mat4{unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, 1}, nil
	}
	return geom.Mat4{unit, 0, 0, 0, 0, 0, unit, 0, 0, 0 - unit, 0, 0, 0, 0, 0, 1}, nil
}

// index finds prims by path, poses, bodies and joints.
func (r *reader) index() {
	var walk func(*prim, geom.Mat4)
	walk = func(p *prim, above geom.Mat4) {
		local, reset := r.local(p)
		if reset {
			above = r.start
		}
		at := above.Mul4(local)
		r.byPath[p.path], r.world[p] = p, at
		if p.has("PhysicsRigidBodyAPI") {
			r.bodies[p] = true
		}
		for _, child := range p.children {
			walk(child, at)
		}
	}
	for _, p := range r.root.children {
		walk(p, r.start)
	}
	r.findJoints()
}

// hidden reports whether a prim is not to be seen: invisible, or there for other purposes than the final picture.
func hidden(p *prim) bool {
	if p.text("visibility", "") == "invisible" {
		return true
	}
	purpose := p.text("purpose", "default")
	return purpose == "guide" || purpose == "proxy"
}

// visit makes things of a prim and of those below it.
func (r *reader) visit(p *prim, parent int, above geom.Mat4, parentWorld geom.Transform, depth int) error {
	if p.text("visibility", "") == "invisible" {
		return nil
	}
	world := r.world[p]
	light, camera := r.light(p, world), r.camera(p)
	switch {
	case light != nil || camera != nil:
		pose := unscaled(geom.Decompose(world))
		r.things = append(r.things, assembly.Thing{Name: p.title(), Parent: parent, Pose: pose.Relative(parentWorld), Light: light, Camera: camera})
		return nil
	case r.isModel(p):
		return r.model(p, parent, parentWorld)
	}
	switch p.kind {
	case "", "Xform", "Scope", "SkelRoot":
	case "Material", "Shader", "NodeGraph", "PhysicsScene", "PhysicsCollisionGroup", "GeomSubset", "PhysicsFixedJoint", "PhysicsRevoluteJoint", "PhysicsPrismaticJoint":
		return nil
	default:
		r.unknown[p.kind]++
		return nil
	}
	if !r.holds(p) {
		return nil
	}
	next, nextWorld := parent, parentWorld
	if was := p.nodeFacts(); was != nil && was.Room != nil && !r.Options().AsObject {
		nextWorld = r.room(was, p, parent, parentWorld)
		next = len(r.things) - 1
	} else if depth > 0 && !r.Options().AsObject && p.kind != "Scope" {
		nextWorld = r.upright(world)
		r.things = append(r.things, assembly.Thing{Name: p.title(), Parent: parent, Pose: nextWorld.Relative(parentWorld)})
		next = len(r.things) - 1
	}
	for _, child := range p.children {
		if next >= 0 && r.things[next].Was != nil && child.name == usdio.ShellName {
			continue // it follows from the room
		}
		if err := r.visit(child, next, world, nextWorld, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// holds reports whether something below a prim becomes a thing.
func (r *reader) holds(p *prim) bool {
	found := false
	p.all(func(q *prim) {
		found = found || solidKind(q.kind) || strings.HasSuffix(q.kind, "Light") || q.kind == "Camera"
	})
	return found
}

// isModel reports whether a prim is one thing: a component of the model hierarchy, a body, what holds bodies joined together, an
// instance, or something to be seen itself.
func (r *reader) isModel(p *prim) bool {
	if !r.holds(p) {
		return false
	}
	kind := p.meta("kind").String()
	return kind == "component" || kind == "subcomponent" || r.bodies[p] || r.together[p] != nil || p.has("PhysicsArticulationRootAPI") ||
		solidKind(p.kind) || p.meta("instanceable").Bool(false) || p.kind == "SkelRoot"
}

func solidKind(kind string) bool {
	switch kind {
	case "Mesh", "Cube", "Sphere", "Cylinder", "Capsule", "Cone", "Plane":
		return true
	}
	return false
}

// tell names the prims that were passed over.
func (r *reader) tell() {
	for _, kind := range sortedKeys(r.unknown) {
		r.Report.Warn(r.Title(), "%d prims of the kind %s were left out", r.unknown[kind], kind)
	}
}

// colliderOf is the solid that a prim collides as, in its own frame under a scale.
func colliderOf(p *prim) (asset.Collider, bool) {
	c := asset.Collider{Transform: geom.IdentityTransform()}
	switch p.kind {
	case "Cube":
		s := p.number("size", 2)
		c.Shape, c.Size = asset.ShapeBox, geom.Vec3{s, s, s}
	case "Sphere":
		d := 2 * p.number("radius", 1)
		c.Shape, c.Size = asset.ShapeSphere, geom.Vec3{d, d, d}
	case "Cylinder", "Cone":
		d := 2 * p.number("radius", 1)
		c.Shape, c.Size = asset.ShapeCylinder, geom.Vec3{d, d, p.number("height", 2)}
		c.Transform.Rotation = alongAxis(p.text("axis", "Z"))
	case "Capsule":
		d := 2 * p.number("radius", 0.5)
		c.Shape, c.Size = asset.ShapeCapsule, geom.Vec3{d, d, p.number("height", 1) + d}
		c.Transform.Rotation = alongAxis(p.text("axis", "Z"))
	default:
		return c, false
	}
	return c, c.Size[0] > 0 && c.Size[1] > 0 && c.Size[2] > 0
}

// alongAxis turns +Z to an axis.
func alongAxis(axis string) geom.Quat {
	switch axis {
	case "X":
		return geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2)
	case "Y":
		return geom.AxisAngle(geom.Vec3{1, 0, 0}, -math.Pi/2)
	}
	return geom.Identity
}
