package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"scenograph/internal/action"
	"scenograph/internal/asset"
)

func blobPath(dir string, id asset.ID) string {
	return filepath.Join(dir, blobsName, string(id[:2]), string(id[2:]))
}

// Blob reads an asset's canonical bytes from the project's folder. A missing one is asset.ErrMissing.
func (p *Project) Blob(id asset.ID) ([]byte, error) {
	return readBlob(p.disk, p.Path(), id)
}

func readBlob(disk FS, dir string, id asset.ID) ([]byte, error) {
	if !id.Valid() {
		return nil, asset.ErrMissing
	}
	blob, err := disk.ReadFile(blobPath(dir, id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, asset.ErrMissing
	}
	return blob, err
}

// named finds the strings in a line's data that have the form of a content hash. The store knows which of them are assets.
func named(data []byte) []asset.ID {
	const length = 64
	var ids []asset.ID
	for i := bytes.IndexByte(data, '"'); i >= 0 && i+length+1 < len(data); {
		if id := asset.ID(data[i+1 : i+1+length]); data[i+1+length] == '"' && id.Valid() {
			ids = append(ids, id)
		}
		next := bytes.IndexByte(data[i+1:], '"')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Keep makes the assets durable that actions name, so that the commit which brings them need not wait for that.
func (p *Project) Keep(actions []action.Action) error {
	text, err := encodeActions(actions)
	if err != nil {
		return err
	}
	return p.keepAssets(text)
}

// keepAssets makes every asset durable that data names, with all that those need.
func (p *Project) keepAssets(data []byte) error {
	p.blobs.Lock()
	defer p.blobs.Unlock()
	if p.closed {
		return fmt.Errorf("journal: %s is closed", p.Path())
	}
	if err := p.keepNamed(data); err != nil {
		return fmt.Errorf("journal: %s: %w", p.Path(), err)
	}
	return nil
}

func (p *Project) keepNamed(data []byte) error {
	var missing []asset.ID
	for _, id := range named(data) {
		if p.durable[id] {
			continue
		}
		all, err := p.store.References(id)
		if errors.Is(err, asset.ErrMissing) {
			continue
		}
		if err != nil {
			return err
		}
		for _, one := range all {
			if !p.durable[one] {
				missing = append(missing, one)
			}
		}
	}
	slices.Sort(missing)
	return p.keep(slices.Compact(missing))
}

// keep writes blobs that are not there yet: contents first, then the names, then the folders that hold the names.
func (p *Project) keep(ids []asset.ID) error {
	var folders []string
	var fresh []asset.ID
	for _, id := range ids {
		name := blobPath(p.Path(), id)
		folders = append(folders, filepath.Dir(name))
		there, err := exists(p.disk, name)
		if err != nil {
			return err
		}
		if there {
			continue
		}
		if err := p.disk.MkdirAll(filepath.Dir(name)); err != nil {
			return err
		}
		fresh = append(fresh, id)
	}
	if err := p.writeBlobs(fresh); err != nil {
		return err
	}
	for _, id := range fresh {
		name := blobPath(p.Path(), id)
		if err := p.disk.Rename(name+".partial", name); err != nil {
			return err
		}
	}
	return p.settle(ids, folders)
}

// writeBlobs writes contents under preliminary names, several at a time where the file system says that helps.
func (p *Project) writeBlobs(ids []asset.ID) error {
	workers := 1
	if many, ok := p.disk.(interface{ Writers() int }); ok {
		workers = many.Writers()
	}
	failures := make([]error, len(ids))
	var wait sync.WaitGroup
	slots := make(chan struct{}, workers)
	for i, id := range ids {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			failures[i] = p.writeBlob(id)
		})
	}
	wait.Wait()
	for _, err := range failures {
		if err != nil {
			return err // the others most likely failed for the same reason
		}
	}
	return nil
}

func (p *Project) writeBlob(id asset.ID) error {
	blob, err := p.store.Blob(id)
	if err != nil {
		return err
	}
	partial := blobPath(p.Path(), id) + ".partial"
	if err := writeSynced(p.disk, partial, blob); err != nil {
		return errors.Join(fmt.Errorf("an asset cannot be written: %w", reason(err)), p.disk.RemoveAll(partial))
	}
	return nil
}

func (p *Project) settle(ids []asset.ID, folders []string) error {
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(folders)
	folders = append(slices.Compact(folders), filepath.Join(p.Path(), blobsName), p.Path())
	for _, folder := range folders {
		if err := p.disk.SyncDir(folder); err != nil {
			return err
		}
	}
	for _, id := range ids {
		p.durable[id] = true
	}
	return nil
}
