package pathtrace

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// kindOfRay says on what errand a ray is, as a set of one: instances list the errands they are met on.
type kindOfRay uint8

const (
	sight  kindOfRay = 1 << iota // from the camera, straight on through panes, and in mirrors
	bounce                       // in search of light after a diffuse reflection
	shadow                       // towards a light
	toSun                        // towards the sun
)

// instance is a mesh placed in the world.
type instance struct {
	mesh          *mesh
	worldFromMesh affine
	meshFromWorld affine
	material      *material
	label         uint32
	met           kindOfRay
	box           slabs // in the world
	mirrored      bool
	light         int32 // index of the lamp its triangles are, −1 for none
}

// Stage is a frame made ready for tracing. It keeps nothing of the frame, never changes, and serves any number of goroutines.
type Stage struct {
	view      frame.View
	style     frame.Style
	exposure  float32
	lens      lens
	inside    bool
	daylight  vec // behind panes before a studio backdrop, picture units
	instances []instance
	nodes     []treeNode // over the instances
	order     []int32
	low, high vec // around everything
	lamps     []lamp
	choice    choice
	sun       *sun
	sky       *sky
	terms     terms
	tables    *transfer
	trouble   []error
}

// builder fills a stage.
type builder struct {
	*Stage
	frame     *frame.Whole
	meshes    map[*asset.Mesh]*mesh
	materials map[*scene.Material]*material
	textures  textures
}

// MaxInstances bounds how many placed meshes a stage takes.
const MaxInstances = 4 << 20

// NewStage prepares a frame. What cannot be read, such as a damaged texture, is left out and told by Problem.
func NewStage(w frame.Whole, store *asset.Store) (*Stage, error) {
	f := w.Frame
	if f.View.Width < 1 || f.View.Height < 1 || f.View.Width > 16384 || f.View.Height > 16384 {
		return nil, fmt.Errorf("pathtrace: a picture of %d×%d pixels cannot be traced; each edge is 1 to 16384", f.View.Width, f.View.Height)
	}
	if len(f.Instances) > MaxInstances {
		return nil, fmt.Errorf("pathtrace: the scene has %d placed meshes; at most %d can be traced", len(f.Instances), MaxInstances)
	}
	b := builder{
		Stage: &Stage{view: f.View, style: f.Style, exposure: f.Exposure, lens: newLens(&f.Environment), inside: f.Inside, daylight: vecOf(w.Daylight).scale(f.Exposure), terms: newTerms(), tables: newTransfer()},
		frame: &w, meshes: map[*asset.Mesh]*mesh{}, materials: map[*scene.Material]*material{},
		textures: textures{store: store, byID: map[asset.ID]*texture{}},
	}
	for _, list := range [][]frame.Batch{f.Opaque, f.Blended} {
		for i := range list {
			b.place(&list[i], sight|bounce|shadow|toSun)
		}
	}
	for i := range w.Hidden {
		b.place(&w.Hidden[i], toSun)
	}
	b.light(store)
	b.grow()
	b.trouble = append(b.trouble, b.textures.trouble...)
	return b.Stage, nil
}

// Problem tells what could not be used, or nil; the rest is traced all the same.
func (s *Stage) Problem() error { return errors.Join(s.trouble...) }

// place adds a batch's instances, leaving out those whose matrix flattens them or holds no numbers.
func (b *builder) place(batch *frame.Batch, met kindOfRay) {
	if batch.Mesh.Triangles() == 0 {
		return
	}
	m, known := b.meshes[batch.Mesh]
	if !known {
		m = newMesh(batch.Mesh)
		b.meshes[batch.Mesh] = m
	}
	look, known := b.materials[batch.Material]
	if !known {
		look = newMaterial(batch.Material, &b.textures, b.exposure)
		b.materials[batch.Material] = look
	}
	for _, placed := range b.frame.Instances[batch.First : batch.First+batch.Count] {
		in := instance{
			mesh: m, worldFromMesh: affineOf(placed.WorldFromMesh), material: look, label: placed.Label, met: met,
			mirrored: batch.Mirrored, light: -1,
		}
		var ok bool
		if in.meshFromWorld, ok = in.worldFromMesh.inverse(); ok {
			b.instances = append(b.instances, in)
		}
	}
}

// grow builds the hierarchy over the instances.
func (b *builder) grow() {
	low, high := make([][3]float32, 0, len(b.instances)), make([][3]float32, 0, len(b.instances))
	inf := float32(math.Inf(1))
	b.low, b.high = gray(inf), gray(-inf)
	kept := b.instances[:0]
	for i := range b.instances {
		l, h := b.instances[i].bounds()
		if !l.finite() || !h.finite() {
			continue
		}
		b.instances[i].box = slabs{l.x, l.y, l.z, 0, h.x, h.y, h.z, 0}
		kept = append(kept, b.instances[i])
		low, high = append(low, [3]float32{l.x, l.y, l.z}), append(high, [3]float32{h.x, h.y, h.z})
		if b.instances[i].met&sight != 0 {
			b.low, b.high = vec{min(b.low.x, l.x), min(b.low.y, l.y), min(b.low.z, l.z)}, vec{max(b.high.x, h.x), max(b.high.y, h.y), max(b.high.z, h.z)}
		}
	}
	b.instances = kept
	nodes, order := asset.TreeOver(low, high)
	b.nodes, b.order = pack(nodes), order
}

// bounds is the world box around the instance's triangles.
func (in *instance) bounds() (low, high vec) {
	box := in.mesh.source.Bounds()
	var center, half vec
	center = vec{float32(box.Min[0]+box.Max[0]) / 2, float32(box.Min[1]+box.Max[1]) / 2, float32(box.Min[2]+box.Max[2]) / 2}
	half = vec{float32(box.Max[0]-box.Min[0]) / 2, float32(box.Max[1]-box.Min[1]) / 2, float32(box.Max[2]-box.Min[2]) / 2}
	m := &in.worldFromMesh
	c := m.point(center)
	size := func(row vec) float32 { return abs(row.x)*half.x + abs(row.y)*half.y + abs(row.z)*half.z }
	h := vec{size(m.x), size(m.y), size(m.z)}
	// A hair wider than float32 can err.
	h = h.scale(1.00001).add(vec{abs(c.x), abs(c.y), abs(c.z)}.scale(1e-6)).add(gray(1e-7))
	return c.sub(h), c.add(h)
}

// terms is the split-sum table of shade.EnvironmentTerms: across the cosine of the view angle, up the roughness.
type terms struct{ scale, bias [termsSize][termsSize]float32 }

const termsSize = 32

func newTerms() terms {
	var t terms
	for y := range termsSize {
		for x := range termsSize {
			scale, bias := shade.EnvironmentTerms(float64(y)/(termsSize-1), float64(x)/(termsSize-1), 256)
			t.scale[y][x], t.bias[y][x] = float32(scale), float32(bias)
		}
	}
	return t
}

// at reads the table with bilinear filtering.
func (t *terms) at(roughness, nov float32) (scale, bias float32) {
	x := min(max(nov, 0), 1) * (termsSize - 1)
	y := min(max(roughness, 0), 1) * (termsSize - 1)
	i, j := int(x), int(y)
	k, l := min(i+1, termsSize-1), min(j+1, termsSize-1)
	fx, fy := x-float32(i), y-float32(j)
	read := func(m *[termsSize][termsSize]float32) float32 {
		top, bottom := m[j][i]+(m[j][k]-m[j][i])*fx, m[l][i]+(m[l][k]-m[l][i])*fx
		return top + (bottom-top)*fy
	}
	return read(&t.scale), read(&t.bias)
}
