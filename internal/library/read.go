package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/gltfio"
	"scenograph/internal/intake"
	"scenograph/internal/scene"
)

// maxModelBytes bounds one model with all its files, and so what a worker holds in memory.
const maxModelBytes = 768 << 20

// facts are what a file holds.
type facts struct {
	main      File
	depends   []File
	hash      string
	shape     *shape
	materials []string
	textures  int
	animated  bool
	machine   machine
	about     gltfio.About
	problem   string
}

// readFacts reads one model and lets go of it again. A file that cannot be read is a problem of that file, whatever is wrong with it.
func readFacts(ctx context.Context, folder, name string) (out facts, err error) {
	defer func() {
		if r := recover(); r != nil {
			out.problem = fmt.Sprintf("reading it failed on a fault of the program: %v", r)
		}
	}()
	seen := &recorder{files: map[string]*recorded{}}
	out.main = File{Path: name}
	if info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(name))); err == nil {
		out.main.Bytes, out.main.Modified = info.Size(), info.ModTime().UnixNano()
	}
	store := asset.NewStore()
	found, readErr := seen.read(ctx, filepath.Join(folder, filepath.FromSlash(name)), reading(store, true))
	if ctx.Err() != nil {
		return out, ctx.Err()
	}
	out.depends, out.hash = seen.result(path.Dir(name))
	if readErr != nil {
		out.problem = problemOf(readErr)
		return out, nil
	}
	out.about, out.animated = found.About, len(found.Animations) > 0
	if err := out.measure(store, found); err != nil {
		out.problem = problemOf(err)
	}
	return out, nil
}

// problemOf leaves the names of packages and of the file out of an error.
func problemOf(err error) string {
	text := strings.ReplaceAll(err.Error(), "\n", "; ")
	for {
		name, rest, found := strings.Cut(text, ": ")
		if !found || strings.Contains(name, " ") {
			return text
		}
		text = rest
	}
}

func (f *facts) measure(store *asset.Store, found *gltfio.Import) error {
	node, ok := modelNode(found.Actions)
	if !ok {
		return errors.New("it holds no triangles")
	}
	model, err := store.Model(node.Model.Asset)
	if err != nil {
		return err
	}
	if f.shape, err = shapeOf(store, model); err != nil {
		return err
	}
	f.machine = machineOf(f.main.Path, model)
	textures := map[asset.ID]bool{}
	for _, a := range found.Actions {
		if add, ok := a.(action.AddMaterial); ok {
			f.materials = append(f.materials, add.Material.Name)
			for _, t := range add.Material.TextureRefs() {
				textures[t.Texture] = true
			}
		}
	}
	slices.Sort(f.materials)
	f.materials, f.textures = slices.Compact(f.materials), len(textures)
	if len(f.materials) > 24 {
		f.materials = f.materials[:24]
	}
	return nil
}

func modelNode(actions []action.Action) (scene.Node, bool) {
	for _, a := range actions {
		if add, ok := a.(action.AddNode); ok && add.Node.Model != nil {
			return add.Node, true
		}
	}
	return scene.Node{}, false
}

// recorder is a file system that notes what is read of it, so that a model and all it refers to are read once and hashed on the way.
type recorder struct {
	fsys fs.FS
	main string // the model's own path in fsys

	mu    sync.Mutex
	files map[string]*recorded
}

type recorded struct {
	file fs.FileInfo
	sum  hash.Hash
}

func (r *recorder) read(ctx context.Context, name string, options intake.Options) (*gltfio.Import, error) {
	dir, below, err := folder.Root(name)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	r.fsys, r.main = root.FS(), below
	return intake.ReadFrom(ctx, folder.Over(ctx, r, options.MaxBytes), below, options)
}

// reading is how the library reads a model: as one object.
func reading(store *asset.Store, bare bool) intake.Options {
	return intake.Options{Options: gltfio.Options{Store: store, AsObject: true, NoColliders: bare, MaxBytes: maxModelBytes}}
}

// Stat implements fs.StatFS: looking whether a file is there is no reading of it.
func (r *recorder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.fsys, name) }

// Open implements fs.FS.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, again := r.files[name]; again {
		return f, nil
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return f, nil //nolint:nilerr // the reader will meet it and say so
	}
	note := &recorded{file: info, sum: sha256.New()}
	r.files[name] = note
	return &noting{f, note}, nil
}

// noting hashes what is read of a file.
type noting struct {
	fs.File
	note *recorded
}

// Read implements fs.File.
func (n *noting) Read(data []byte) (int, error) {
	got, err := n.File.Read(data)
	n.note.sum.Write(data[:got])
	return got, err
}

// result lists what the main file, which lies in a folder of the library, refers to, and hashes all content in the order of the names.
func (r *recorder) result(folder string) ([]File, string) {
	names := make([]string, 0, len(r.files))
	for name := range r.files {
		names = append(names, name)
	}
	slices.Sort(names)
	root := path.Join(folder, strings.Repeat("../", strings.Count(r.main, "/")))
	whole := sha256.New()
	var depends []File
	for _, name := range names {
		note := r.files[name]
		whole.Write(note.sum.Sum(nil))
		if name != r.main {
			depends = append(depends, File{path.Join(root, name), note.file.Size(), note.file.ModTime().UnixNano()})
		}
	}
	return depends, hex.EncodeToString(whole.Sum(nil))
}
