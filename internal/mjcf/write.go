package mjcf

import (
	"context"
	"math"
	"strconv"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// Classes of geoms.
const (
	classVisual    = "visual"
	classCollision = "collision"
)

// writer holds one Write's state.
type writer struct {
	ctx     context.Context
	snap    *scene.Snapshot
	store   *asset.Store
	world   *rigid.World
	options Options
	report  diag.Report

	out       xmlout.Text
	assets    xmlout.Text
	set       *meshset.Set
	materials materials
	within    []inner                         // by body
	byBody    map[[2]int][]func(*xmlout.Text) // lights and cameras, by body and link
}

func newWriter(ctx context.Context, snap *scene.Snapshot, store *asset.Store, world *rigid.World, options Options) *writer {
	w := &writer{ctx: ctx, snap: snap, store: store, world: world, options: options, byBody: map[[2]int][]func(*xmlout.Text){}}
	w.set = meshset.New(store, meshset.Options{PNG: true, Solid: true, Memo: options.Memo})
	w.materials = materials{named: map[string]string{}, names: rigid.NewNames()}
	return w
}

// document writes the model.
func (w *writer) document() error {
	w.fixtures()
	w.inner()
	var body xmlout.Text
	body.Open("mujoco")
	body.Open("worldbody")
	write := w.worldbody
	if w.options.Object {
		write = w.object
	}
	if err := write(&body); err != nil {
		return err
	}
	body.Close()
	start := len("<mujoco>\n")
	x := &w.out
	x.Declaration()
	x.Open("mujoco", "model", w.world.Name)
	x.Comment("Written by Scenograph. Z up, metres, kilograms, seconds, radians. Two geoms in contact take the larger friction of the two.")
	w.head(x)
	x.Open("asset")
	x.Bytes = append(x.Bytes, w.assets.Bytes...)
	x.Close()
	x.Bytes = append(x.Bytes, body.Bytes[start:]...)
	if !w.options.Object {
		w.excludes(x)
		w.originals(x)
		w.keyframe(x)
	}
	x.Close()
	return nil
}

// head writes how the model is compiled and solved.
func (w *writer) head(x *xmlout.Text) {
	w.room(x)
	meshes, pictures := meshset.Meshes, meshset.Textures
	if w.options.Inline {
		meshes, pictures = "", ""
	}
	x.Leaf("compiler", "angle", "radian", "meshdir", meshes, "texturedir", pictures, "inertiafromgeom", "auto")
	x.Open("option", "timestep", xmlout.Number(Timestep), "gravity", "0 0 -9.81", "cone", Cone, "impratio", xmlout.Number(ImpRatio), "integrator", Integrator)
	x.Leaf("flag", "multiccd", "enable")
	x.Close()
	x.Open("visual")
	x.Leaf("headlight", "ambient", "0.35 0.35 0.35", "diffuse", "0.3 0.3 0.3", "specular", "0 0 0")
	x.Leaf("quality", "shadowsize", "4096")
	x.Leaf("map", "znear", "0.01", "zfar", "50")
	x.Leaf("global", "offwidth", "1920", "offheight", "1080")
	x.Close()
	center, extent := w.extent()
	x.Leaf("statistic", "center", vector(center), "extent", xmlout.Number(extent))
	x.Open("default")
	x.Open("default", "class", classVisual)
	x.Leaf("geom", "type", "mesh", "contype", "0", "conaffinity", "0", "mass", "0", "group", xmlout.Number(float64(w.options.VisualGroup)))
	x.Close()
	x.Open("default", "class", classCollision)
	x.Leaf("geom", "contype", "1", "conaffinity", "1", "condim", "3", "mass", "0", "rgba", "0.3 0.6 0.9 0.4", "group", xmlout.Number(float64(w.options.CollisionGroup)))
	x.Close()
	x.Close()
}

// room tells MuJoCo 2 how many contacts and constraints to expect: twice what resting things were measured to need, five contacts and
// fourteen rows for each. MuJoCo 3 finds out by itself but reads the numbers too, and takes memory by the square of the rows, so that there
// is a most: 6000 rows are more than its build for the web can address.
func (w *writer) room(x *xmlout.Text) {
	free, joints := 0, 0
	for i := range w.world.Bodies {
		if w.world.Bodies[i].Free() {
			free++
		}
		joints += len(w.world.Bodies[i].Links) - 1
	}
	const contacts, rows, most = 10, 30, 4000
	x.Leaf("size", "njmax", strconv.Itoa(min(most, 500+rows*free+4*joints)), "nconmax", strconv.Itoa(min(most/3, 100+contacts*free)))
}

// extent is where the camera should look and how far things lie apart.
func (w *writer) extent() (center geom.Vec3, size float64) {
	box := geom.EmptyBox()
	for i := range w.world.Bodies {
		b := &w.world.Bodies[i]
		for k, world := range b.WorldFromLinks() {
			for j := range b.Links[k].Visuals {
				v := &b.Links[k].Visuals[j]
				t := world.Mul(v.Pose)
				t.Scale = v.Scale
				box = box.Union(v.Mesh.Bounds().Transformed(t.Mat4()))
			}
		}
	}
	if box.Empty() {
		return geom.Vec3{}, 1
	}
	for i := range 3 { // to a hundredth of a millimetre first: meshes come back from their files that close
		box.Min[i], box.Max[i] = math.Round(box.Min[i]*1e5)/1e5, math.Round(box.Max[i]*1e5)/1e5
	}
	c := box.Center()
	for i := range c {
		c[i] = math.Round(c[i]*1e3) / 1e3
	}
	return c, math.Max(0.1, math.Round(box.Size().Len()*500)/1e3)
}

// excludes keeps the links of one thing from colliding with each other, since a drawer lies within its carcass, and things that
// overlap in the scene.
func (w *writer) excludes(x *xmlout.Text) {
	var pairs [][2]string
	ignore := func(a, b rigid.Ref) {
		for _, one := range w.colliding(a) {
			for _, other := range w.colliding(b) {
				pairs = append(pairs, [2]string{one, other})
			}
		}
	}
	for i := range w.world.Bodies {
		links := w.world.Bodies[i].Links
		for a := range links {
			for b := a + 1; b < len(links); b++ {
				ignore(rigid.Ref{Body: i, Link: a}, rigid.Ref{Body: i, Link: b})
			}
		}
	}
	for _, pair := range w.world.Apart {
		ignore(pair.A, pair.B)
	}
	if len(pairs) == 0 {
		return
	}
	x.Open("contact")
	for _, p := range pairs {
		x.Leaf("exclude", "body1", p[0], "body2", p[1])
	}
	x.Close()
}

// originals keeps the names and facts that MJCF has no words for, one text for each node.
func (w *writer) originals(x *xmlout.Text) {
	x.Open("custom")
	x.Leaf("text", "name", "friction_combine", "data", "max")
	x.Leaf("text", "name", ownScene, "data", w.sceneFacts())
	for n := range w.snap.Nodes() {
		if n.Group() && w.snap.Visible(n.ID) {
			x.Leaf("text", "name", "group:"+string(n.ID), "data", rigid.Original{Node: n.ID, Name: n.Name, Parent: n.Parent}.Text())
		}
	}
	for i := range w.world.Bodies {
		b := &w.world.Bodies[i]
		x.Leaf("text", "name", "node:"+b.Name, "data", b.Original(w.snap).Text())
	}
	for i := range w.world.Lights {
		l := &w.world.Lights[i]
		x.Leaf("text", "name", "light:"+l.Name, "data", w.fixture(l.Node, l.Title, rigid.Original{Light: l.Light, Pose: &l.Pose}))
	}
	for i := range w.world.Cameras {
		c := &w.world.Cameras[i]
		x.Leaf("text", "name", "camera:"+c.Name, "data", w.fixture(c.Node, c.Title, rigid.Original{Camera: c.Camera, Pose: &c.Pose}))
	}
	x.Close()
}

func (w *writer) fixture(id scene.NodeID, title string, o rigid.Original) string {
	o.Node, o.Name = id, title
	if n, ok := w.snap.Node(id); ok {
		o.Parent = n.Parent
	}
	return o.Text()
}

// keyframe writes the poses of the scene, so that a simulation can be set back.
func (w *writer) keyframe(x *xmlout.Text) {
	var qpos []float64
	for i := range w.world.Bodies {
		b := &w.world.Bodies[i]
		if b.Free() {
			p, q := b.World.Translation, settled(b.World.Rotation)
			qpos = append(qpos, p[0], p[1], p[2], q[3], q[0], q[1], q[2])
		}
		for _, k := range order(b) {
			if j := b.Links[k].Joint; j != nil {
				qpos = append(qpos, j.Value)
			}
		}
	}
	if len(qpos) == 0 {
		return
	}
	x.Open("keyframe")
	x.Leaf("key", "name", "scene", "qpos", xmlout.Numbers(qpos...))
	x.Close()
}

// order lists a body's links as they are written: each before what hangs on it.
func order(b *rigid.Body) []int {
	var out []int
	var visit func(int)
	visit = func(link int) {
		out = append(out, link)
		for k := range b.Links {
			if b.Links[k].Parent == link {
				visit(k)
			}
		}
	}
	visit(0)
	return out
}

// inFolder is how the model names a file of a folder.
func (w *writer) inFolder(folder, name string) string {
	if w.options.Inline {
		return folder + "/" + name
	}
	return name
}

func (w *writer) files() []bundle.File {
	return append([]bundle.File{{Path: bundle.Stem(w.options.Name, "scene") + ".xml", Data: w.out.Bytes}}, w.set.Files()...)
}

func vector(v geom.Vec3) string { return xmlout.Numbers(v[0], v[1], v[2]) }

func rotation(q geom.Quat) string {
	if q = settled(q); q == geom.Identity {
		return ""
	}
	return xmlout.Numbers(q[3], q[0], q[1], q[2])
}

func position(v geom.Vec3) string {
	if v == (geom.Vec3{}) {
		return ""
	}
	return vector(v)
}

// settled is a rotation that reads back to the bit from what xmlout writes of it.
func settled(q geom.Quat) geom.Quat { return rigid.Settled(q, xmlout.Rounded) }
