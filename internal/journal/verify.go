package journal

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// use is an asset and what names it.
type use struct {
	id asset.ID
	by string
}

// usesOf lists the assets that a scene names itself, sorted; what those need in turn is not followed.
func usesOf(s *scene.Snapshot) []use {
	var out []use
	for n := range s.Nodes() {
		if n.Model != nil {
			out = append(out, use{n.Model.Asset, fmt.Sprintf("node %q", n.ID)})
		}
		if n.Physics == nil {
			continue
		}
		for _, c := range n.Physics.Colliders {
			if c.Mesh != "" {
				out = append(out, use{c.Mesh, fmt.Sprintf("a collider of node %q", n.ID)})
			}
		}
	}
	for m := range s.Materials() {
		for _, t := range m.TextureRefs() {
			out = append(out, use{t.Texture, fmt.Sprintf("material %q", m.ID)})
		}
	}
	if image := s.Settings().Environment.Image; image != "" {
		out = append(out, use{image, "the environment"})
	}
	slices.SortStableFunc(out, func(a, b use) int { return cmp.Compare(a.id, b.id) })
	return slices.CompactFunc(out, func(a, b use) bool { return a.id == b.id })
}

// Verified is what a verification has looked at.
type Verified struct {
	Events   int    // lines whose place in the chain and snapshot hash are right
	Revision uint64 // of the head
	Snapshot string // hash of the head
	Blobs    int    // files whose bytes have the hash that names them
}

// Verify replays a project from its first line, recomputing the chain and every snapshot hash, and reads every blob. The
// first thing that is wrong is the error, and it names the line or the file. Nothing is changed.
func Verify(dir string, options Options) (Verified, Recovery, error) {
	p, recovery, err := Load(dir, options)
	if err != nil {
		return Verified{}, recovery, err
	}
	head := p.doc.Head()
	v := Verified{Events: recovery.Events, Revision: head.Revision, Snapshot: hashText(head.Snapshot)}
	if v.Blobs, err = p.verifyBlobs(); err != nil {
		return v, recovery, err
	}
	for _, use := range usesOf(head.Snapshot) {
		all, err := p.store.References(use.id)
		if err != nil {
			return v, recovery, fmt.Errorf("journal: %s: %s: %w", dir, use.by, err)
		}
		for _, id := range all {
			if there, err := exists(p.disk, blobPath(dir, id)); err != nil || !there {
				return v, recovery, fmt.Errorf("journal: %s: %s needs the asset %s, which is missing: %w", dir, use.by, id, errors.Join(asset.ErrMissing, err))
			}
		}
	}
	return v, recovery, nil
}

func (p *Project) verifyBlobs() (int, error) {
	root := filepath.Join(p.Path(), blobsName)
	folders, err := p.disk.List(root)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("journal: %w", err)
	}
	count := 0
	for _, folder := range folders {
		names, err := p.disk.List(filepath.Join(root, folder))
		if err != nil {
			return count, fmt.Errorf("journal: %w", err)
		}
		for _, name := range names {
			id := asset.ID(folder + name)
			if strings.HasSuffix(name, ".partial") || !id.Valid() {
				continue
			}
			blob, err := p.disk.ReadFile(filepath.Join(root, folder, name))
			if err != nil {
				return count, fmt.Errorf("journal: %w", err)
			}
			if asset.HashOf(blob) != id {
				return count, fmt.Errorf("journal: %s is damaged: its bytes do not have the hash that names it", filepath.Join(root, folder, name))
			}
			count++
		}
	}
	return count, nil
}
