package journal

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// memFS is a file system in memory that records what is done to it, so that a crash at any moment can be acted out.
type memFS struct {
	mu     sync.Mutex
	names  map[string]*inode
	dirs   map[string]bool
	locked map[string]bool
	trace  []op
	fail   func(op) error // may refuse an operation
}

type inode struct{ data []byte }

type opKind string

const (
	opMkdir    opKind = "mkdir"
	opCreate   opKind = "create"
	opWrite    opKind = "write"
	opSync     opKind = "sync"
	opSyncDir  opKind = "syncdir"
	opRename   opKind = "rename"
	opTruncate opKind = "truncate"
	opRemove   opKind = "remove"
)

type op struct {
	kind     opKind
	name, to string
	data     []byte
	size     int64
}

func newMemFS() *memFS {
	return &memFS{names: map[string]*inode{}, dirs: map[string]bool{"/": true}, locked: map[string]bool{}}
}

func (m *memFS) record(o op) error {
	if m.fail != nil {
		if err := m.fail(o); err != nil {
			return err
		}
	}
	m.trace = append(m.trace, o)
	return nil
}

func (m *memFS) MkdirAll(dir string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dirs[dir] {
		return nil
	}
	var missing []string
	for d := dir; !m.dirs[d]; d = filepath.Dir(d) {
		missing = append(missing, d)
	}
	for _, d := range slices.Backward(missing) {
		if err := m.record(op{kind: opMkdir, name: d}); err != nil {
			return err
		}
		m.dirs[d] = true
	}
	return nil
}

type memFile struct {
	fs   *memFS
	name string
	node *inode
}

func (m *memFS) Create(name string) (File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dirs[filepath.Dir(name)] {
		return nil, fmt.Errorf("create %s: %w", name, fs.ErrNotExist)
	}
	if err := m.record(op{kind: opCreate, name: name}); err != nil {
		return nil, err
	}
	node := m.names[name]
	if node == nil {
		node = &inode{}
		m.names[name] = node
	}
	node.data = nil
	return &memFile{m, name, node}, nil
}

func (m *memFS) Append(name string) (File, error) {
	m.mu.Lock()
	node := m.names[name]
	m.mu.Unlock()
	if node == nil {
		return m.Create(name)
	}
	return &memFile{m, name, node}, nil
}

func (f *memFile) Write(data []byte) (int, error) {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if err := f.fs.record(op{kind: opWrite, name: f.name, data: slices.Clone(data)}); err != nil {
		half := len(data) / 2
		f.node.data = append(f.node.data, data[:half]...)
		return half, err
	}
	f.node.data = append(f.node.data, data...)
	return len(data), nil
}

func (f *memFile) Sync() error {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	return f.fs.record(op{kind: opSync, name: f.name})
}

func (f *memFile) Close() error { return nil }

func (m *memFS) ReadFile(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	node := m.names[name]
	if node == nil {
		return nil, fmt.Errorf("read %s: %w", name, fs.ErrNotExist)
	}
	return slices.Clone(node.data), nil
}

func (m *memFS) Size(name string) (int64, error) {
	data, err := m.ReadFile(name)
	return int64(len(data)), err
}

func (m *memFS) List(dir string) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dirs[dir] {
		return nil, fmt.Errorf("list %s: %w", dir, fs.ErrNotExist)
	}
	var out []string
	for name := range m.names {
		if filepath.Dir(name) == dir {
			out = append(out, filepath.Base(name))
		}
	}
	for name := range m.dirs {
		if filepath.Dir(name) == dir && name != dir {
			out = append(out, filepath.Base(name))
		}
	}
	slices.Sort(out)
	return out, nil
}

func (m *memFS) Truncate(name string, size int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.record(op{kind: opTruncate, name: name, size: size}); err != nil {
		return err
	}
	m.names[name].data = m.names[name].data[:size]
	return nil
}

func (m *memFS) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dirs[from] {
		return m.renameFolder(from, to)
	}
	if m.names[from] == nil {
		return fmt.Errorf("rename %s: %w", from, fs.ErrNotExist)
	}
	if err := m.record(op{kind: opRename, name: from, to: to}); err != nil {
		return err
	}
	m.names[to] = m.names[from]
	delete(m.names, from)
	return nil
}

// renameFolder is for tests without a trace: actOut does not know folders that move.
func (m *memFS) renameFolder(from, to string) error {
	if err := m.record(op{kind: opRename, name: from, to: to}); err != nil {
		return err
	}
	for _, name := range sortedKeys(m.names) {
		if rest, ok := strings.CutPrefix(name, from+"/"); ok {
			m.names[to+"/"+rest] = m.names[name]
			delete(m.names, name)
		}
	}
	for _, dir := range sortedKeys(m.dirs) {
		if rest, ok := strings.CutPrefix(dir+"/", from+"/"); ok {
			m.dirs[strings.TrimSuffix(to+"/"+rest, "/")] = true
			delete(m.dirs, dir)
		}
	}
	return nil
}

func (m *memFS) RemoveAll(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.record(op{kind: opRemove, name: name}); err != nil {
		return err
	}
	delete(m.names, name)
	for _, file := range sortedKeys(m.names) {
		if strings.HasPrefix(file, name+"/") {
			delete(m.names, file)
		}
	}
	for _, dir := range sortedKeys(m.dirs) {
		if strings.HasPrefix(dir+"/", name+"/") {
			delete(m.dirs, dir)
		}
	}
	return nil
}

func (m *memFS) SyncDir(dir string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.record(op{kind: opSyncDir, name: dir})
}

type memLock struct {
	fs   *memFS
	name string
}

func (m *memFS) Lock(name string) (Unlocker, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.locked[name] {
		return nil, &LockedError{Path: name, PID: "7"}
	}
	m.locked[name] = true
	return memLock{m, name}, nil
}

func (l memLock) Unlock() error {
	l.fs.mu.Lock()
	defer l.fs.mu.Unlock()
	delete(l.fs.locked, l.name)
	return nil
}

// disk acts out a trace with what is durable kept apart from what merely was written.
type disk struct {
	written, durable map[string]*drive // names as the program sees them, and as they are after a crash
	folders          map[string]bool   // durable
	made             map[string]bool   // made, durable or not
}

// drive is a file's content: what was written, and what of it is durable.
type drive struct{ written, durable []byte }

// actOut performs a trace.
func actOut(trace []op) *disk {
	d := &disk{written: map[string]*drive{}, durable: map[string]*drive{}, folders: map[string]bool{"/": true}, made: map[string]bool{"/": true}}
	for _, o := range trace {
		switch o.kind {
		case opMkdir:
			d.made[o.name] = true
		case opCreate:
			if d.written[o.name] == nil {
				d.written[o.name] = &drive{}
			}
			d.written[o.name].written = nil
		case opWrite:
			d.written[o.name].written = append(slices.Clip(d.written[o.name].written), o.data...)
		case opSync:
			d.written[o.name].durable = d.written[o.name].written
		case opTruncate:
			d.written[o.name].written = d.written[o.name].written[:o.size]
		case opRename:
			d.written[o.to] = d.written[o.name]
			delete(d.written, o.name)
		case opRemove:
			delete(d.written, o.name)
		case opSyncDir:
			d.syncDir(o.name)
		}
	}
	return d
}

func (d *disk) syncDir(dir string) {
	for name := range d.durable {
		if filepath.Dir(name) == dir {
			delete(d.durable, name)
		}
	}
	for name, file := range d.written {
		if filepath.Dir(name) == dir {
			d.durable[name] = file
		}
	}
	for name := range d.made {
		if filepath.Dir(name) == dir {
			d.folders[name] = true
		}
	}
}

// afterCrash is what a computer finds that lost its power. With a nil rng everything that was not synced is gone; otherwise each
// unsynced thing is there or not, and unsynced bytes may be cut short or replaced by zeros, as the dice fall.
func (d *disk) afterCrash(rng *rand.Rand) *memFS {
	m := newMemFS()
	lucky := func() bool { return rng != nil && rng.IntN(2) == 0 }
	for _, name := range sortedKeys(d.made) {
		if d.folders[name] || lucky() {
			m.dirs[name] = true
		}
	}
	names := map[string]*drive{}
	for name, file := range d.durable {
		names[name] = file
	}
	for _, name := range sortedKeys(d.written) {
		if lucky() {
			names[name] = d.written[name]
		}
	}
	for _, name := range sortedKeys(names) {
		if reachable(m, name) {
			m.names[name] = &inode{data: names[name].survivors(rng)}
		}
	}
	return m
}

func reachable(m *memFS, name string) bool {
	for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
		if !m.dirs[dir] {
			return false
		}
		if dir == "/" {
			return true
		}
	}
}

func (f *drive) survivors(rng *rand.Rand) []byte {
	if rng == nil || len(f.written) <= len(f.durable) {
		return slices.Clone(f.durable)
	}
	fresh := slices.Clone(f.written[len(f.durable):])
	fresh = fresh[:rng.IntN(len(fresh)+1)]
	if len(fresh) > 0 && rng.IntN(3) == 0 {
		from := rng.IntN(len(fresh))
		clear(fresh[from : from+rng.IntN(len(fresh)-from)])
	}
	return append(slices.Clone(f.durable), fresh...)
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, strings.Compare)
	return out
}
