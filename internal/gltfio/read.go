// Package gltfio reads glTF 2.0 into actions and assets and writes snapshots as glTF 2.0.
//
// Invariant: a file that cannot be read gives one error that names the file and the object in it, and nothing else happens;
// writing is pure, so two exports of one snapshot are the same bytes.
//
//	found, err := gltfio.Read(ctx, "sofa.glb", gltfio.Options{Store: store, Into: head})
//	next, _, err := action.Preview(head, found.Actions)
//	written, err := gltfio.Write(next, store, gltfio.WriteOptions{Format: gltfio.GLB})
//	err = bundle.Save("out", written.Files)
//
// glTF is Y-up with its front on +Z; the scene is Z-up with its front on −Y. Points are converted by (x, y, z) → (x, −z, y),
// by permuting components and signs and never through a rotation, so that a round trip keeps every bit.
package gltfio

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Options steers reading.
type Options struct {
	Store *asset.Store    // where meshes, textures and models go; required
	Into  *scene.Snapshot // the scene the actions will be applied to: its ids are avoided; nil for an empty one

	// AsScene makes a node of the scene for each node of the file. A file that Scenograph wrote is always read so.
	AsScene bool
	// AsObject makes one object of the whole file, even of a scene that Scenograph wrote.
	AsObject bool
	// Settings takes over the environment, name and prompt from a file that Scenograph wrote even where the scene holds something.
	Settings bool
	// NoColliders saves the time of fitting colliders to one object, when it is only to be shown.
	NoColliders bool
	// Pose is the moment of an animation at which skins, morph targets and nodes are read.
	Pose Pose
	// MaxBytes bounds the file and everything it refers to; 0 means DefaultMaxBytes.
	MaxBytes int64
}

// DefaultMaxBytes is how much a file may hold, with its buffers and images, unless Options say otherwise.
const DefaultMaxBytes = 2 << 30

// Import is what a file holds, ready to be applied to a scene.
type Import struct {
	Name    string          // the file's name without its ending
	Actions []action.Action // materials first, then nodes, parents before children
	Roots   []scene.NodeID  // the nodes that stand directly in the world
	Bounds  geom.Box        // around the models, in the world
	Scene   bool            // whether it was read as a scene, node by node, and not as one object
	// Animations lists what the file could also be posed by.
	Animations []Animation
	About      About       // who made it, under which terms
	Offset     geom.Vec3   // what was added to the file's positions, in metres, to stand one object on the origin; zero for scenes
	Report     diag.Report // what was lost, guessed or changed
}

// Read reads a .gltf or .glb file. Files it refers to must lie in its folder or below, symbolic links included.
func Read(ctx context.Context, name string, options Options) (*Import, error) {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, fmt.Errorf("gltfio: %s: %w", filepath.Base(name), plain(err))
	}
	root, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return nil, fmt.Errorf("gltfio: %s: %w", filepath.Base(name), plain(err))
	}
	defer func() { _ = root.Close() }()
	return ReadFS(ctx, root.FS(), filepath.Base(real), options)
}

// ReadFS reads a .gltf or .glb file of a file system; files it refers to must lie in its folder or below.
func ReadFS(ctx context.Context, fsys fs.FS, name string, options Options) (*Import, error) {
	r := newReader(ctx, fsys, name, options)
	data, err := r.readFile(name)
	if err != nil {
		return nil, r.fail(err)
	}
	return r.run(data)
}

// ReadBytes reads a file that is already in memory. It may refer to nothing outside itself.
func ReadBytes(ctx context.Context, name string, data []byte, options Options) (*Import, error) {
	r := newReader(ctx, nil, name, options)
	if r.bytes = int64(len(data)); r.bytes > r.options.MaxBytes {
		return nil, r.fail(fmt.Errorf("it has %d bytes; at most %d are read", r.bytes, r.options.MaxBytes))
	}
	return r.run(data)
}

// reader is the state of reading one file.
type reader struct {
	ctx     context.Context
	fsys    fs.FS // nil when nothing outside the file may be read
	name    string
	options Options
	report  *diag.Report

	bytes int64 // read so far
	work  int64 // numbers and indices that may still be decoded

	doc     *gltf.Document
	bin     []byte             // the GLB's binary chunk
	buffers [][]byte           // nil for those that are not needed
	packed  map[int]packedView // compressed buffer views
	views   [][]byte

	unpacked map[*gltf.Primitive][]uint32 // indices of the primitives that were decompressed
	filled   map[int]int                  // accessor → the buffer view from which it was decompressed

	extras rawExtras
	marks  *sceneMark // what Scenograph wrote about the scene, or nil

	ids       idSource
	floats    map[int][]float32
	unreal    map[int]map[int]bool // accessor → its elements that are not finite
	meshes    map[meshKey][]surfaceMesh
	placedAt  map[int]geom.Mat4 // node of the file → worldFromNode
	triangles int               // of the object
	remap     []uint32          // scratch, all zero between uses
	images    map[int]asset.ID
	sameImage map[asset.ID]asset.ID // hash of the image file → texture
	materials map[int]scene.MaterialID
	actions   []action.Action
}

func newReader(ctx context.Context, fsys fs.FS, name string, options Options) *reader {
	if options.MaxBytes == 0 {
		options.MaxBytes = DefaultMaxBytes
	}
	if options.Into == nil {
		options.Into = scene.Empty("")
	}
	return &reader{
		ctx: ctx, fsys: fsys, name: name, options: options, report: &diag.Report{},
		ids: newIDSource(options.Into), floats: map[int][]float32{}, unreal: map[int]map[int]bool{}, meshes: map[meshKey][]surfaceMesh{}, placedAt: map[int]geom.Mat4{},
		images: map[int]asset.ID{}, sameImage: map[asset.ID]asset.ID{}, materials: map[int]scene.MaterialID{},
	}
}

func (r *reader) fail(err error) error {
	return fmt.Errorf("gltfio: %s: %w", path.Base(r.name), err)
}

func (r *reader) run(data []byte) (*Import, error) {
	if r.options.Store == nil {
		return nil, r.fail(errors.New("no store was given to put assets in"))
	}
	found, err := r.read(data)
	if err != nil {
		return nil, r.fail(err)
	}
	return found, nil
}

func (r *reader) read(data []byte) (*Import, error) {
	if err := r.open(data); err != nil {
		return nil, err
	}
	if err := r.findPackedViews(); err != nil {
		return nil, err
	}
	if err := r.loadBuffers(); err != nil {
		return nil, err
	}
	if err := r.loadViews(); err != nil {
		return nil, err
	}
	if err := r.unpackMeshes(); err != nil {
		return nil, err
	}
	r.work = 1<<20 + 8*r.bytes
	if err := r.checkAccessors(); err != nil {
		return nil, err
	}
	if err := r.spreadInstances(); err != nil {
		return nil, err
	}
	r.reportIgnored()
	if err := r.takePose(); err != nil {
		return nil, err
	}
	found, err := r.build()
	if err != nil {
		return nil, err
	}
	found.Name, found.Animations, found.About = r.title(), r.animations(), r.about()
	found.Actions = r.actions
	found.Report = *r.report
	if _, _, err := action.Preview(r.options.Into, found.Actions); err != nil {
		return nil, err
	}
	return found, nil
}

// title is the file's name without folder and ending.
func (r *reader) title() string {
	base := path.Base(filepath.ToSlash(r.name))
	if title := strings.TrimSuffix(base, path.Ext(base)); title != "" {
		return title
	}
	return "import"
}

// spend charges decoded numbers against what a file of this size may reasonably hold, so that a small file cannot
// fill the memory by referring to the same bytes many times.
func (r *reader) spend(n int) error {
	r.work -= int64(n)
	if r.work < 0 {
		return errors.New("it unfolds to far more data than its size allows")
	}
	return r.ctx.Err()
}

// readFile returns a file's bytes, bounded by what is left of MaxBytes.
func (r *reader) readFile(name string) ([]byte, error) {
	f, err := r.fsys.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	left := r.options.MaxBytes - r.bytes
	if info.Size() > left {
		return nil, fmt.Errorf("it has %d bytes; with what else the file refers to, at most %d are read", info.Size(), r.options.MaxBytes)
	}
	data, err := io.ReadAll(&patient{r.ctx, io.LimitReader(f, info.Size())})
	if err != nil {
		return nil, plain(err)
	}
	if err := folder.Stub(data); err != nil {
		return nil, err
	}
	r.bytes += int64(len(data))
	return data, nil
}

// patient reads until its context is cancelled.
type patient struct {
	ctx  context.Context
	from io.Reader
}

func (p *patient) Read(data []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.from.Read(data)
}

// plain drops the folder that system errors repeat.
func plain(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
