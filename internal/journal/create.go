package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Create makes a project in a folder that does not exist or is empty, and opens it.
func Create(dir string, options Options, start Start) (*Project, error) {
	p := newProject(dir, options)
	if err := p.prepare(); err != nil {
		return nil, err
	}
	if err := p.begin(start); err != nil {
		return nil, errors.Join(fmt.Errorf("journal: create %s: %w", dir, err), p.lock.Unlock())
	}
	return p, nil
}

func newProject(dir string, options Options) *Project {
	p := &Project{
		options: options.complete(), durable: map[asset.ID]bool{}, asked: map[string]proposal.Proposal{},
	}
	p.dir.Store(&dir)
	p.disk, p.store = p.options.FS, p.options.Store
	if p.store == nil {
		p.store = asset.NewStore()
		p.store.Fetch = p.Blob
	}
	return p
}

// prepare makes the folder and takes its lock. What an interrupted Create left behind is no obstacle.
func (p *Project) prepare() error {
	names, err := p.disk.List(p.Path())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("journal: create %s: %w", p.Path(), err)
	}
	for _, name := range names {
		if name == journalName {
			return fmt.Errorf("journal: %s holds a project already; open it, or choose another name", p.Path())
		}
		if name != lockName && name != blobsName && !strings.HasSuffix(name, ".partial") {
			return fmt.Errorf("journal: %s is not empty (it holds %s); choose another name", p.Path(), name)
		}
	}
	if err := makeFolder(p.disk, filepath.Join(p.Path(), blobsName)); err != nil {
		return fmt.Errorf("journal: create %s: %w", p.Path(), err)
	}
	if p.lock, err = p.disk.Lock(filepath.Join(p.Path(), lockName)); err != nil {
		return err
	}
	return nil
}

func (p *Project) begin(start Start) error {
	head, actions, err := startingHead(start)
	if err != nil {
		return err
	}
	p.id = start.Project
	if p.id == "" {
		p.id = hashOf([]byte(p.Path() + p.options.Clock().UTC().String()))[:32]
	}
	data := created{Project: p.id, Name: start.Name, Program: p.options.Program, Actions: actions}
	lines, text, err := p.compose([]event{{kind: Created, data: data, snapshot: head}})
	if err != nil {
		return err
	}
	if err := p.keepAssets(lines[0].Data); err != nil {
		return err
	}
	name := filepath.Join(p.Path(), journalName)
	if err := WriteFile(p.disk, name, text); err != nil {
		return err
	}
	p.last, p.size = lines[0], int64(len(text))
	p.doc = document.New(head, p.store, p)
	if p.file, err = p.disk.Append(name); err != nil {
		return err
	}
	return p.writeCaches(true)
}

// startingHead is the scene a project begins with, from the text that the created event keeps.
func startingHead(start Start) (*scene.Snapshot, []byte, error) {
	text, err := encodeActions(start.Actions)
	if err != nil {
		return nil, nil, err
	}
	head, err := createdHead(created{Name: start.Name, Actions: text})
	return head, text, err
}

func createdHead(data created) (*scene.Snapshot, error) {
	actions, err := decodeActions(data.Actions)
	if err != nil {
		return nil, err
	}
	head, _, err := action.Preview(scene.Empty(data.Name), actions)
	return head, err
}

// IsProject reports whether a folder holds a project.
func IsProject(disk FS, dir string) bool {
	there, err := exists(disk, filepath.Join(dir, journalName))
	return err == nil && there
}

// WriteCaches brings project.json and scene.json up to the head. Both can be rebuilt from the journal.
func (p *Project) WriteCaches() error { return p.writeCaches(false) }

func (p *Project) writeCaches(always bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.flush(); err != nil {
		return err
	}
	text, err := scene.EncodeSnapshot(p.doc.Head().Snapshot)
	if err != nil {
		return fmt.Errorf("journal: %s: %w", p.Path(), err)
	}
	manifest, err := p.manifest(text)
	if err != nil {
		return fmt.Errorf("journal: %s: %w", p.Path(), err)
	}
	old, err := p.disk.ReadFile(filepath.Join(p.Path(), projectName))
	if !always && err == nil && bytes.Equal(old, manifest) {
		return nil
	}
	if err := WriteFile(p.disk, filepath.Join(p.Path(), sceneName), text); err != nil {
		return fmt.Errorf("journal: %s: %w", filepath.Join(p.Path(), sceneName), err)
	}
	if err := p.writeCredits(); err != nil {
		return err
	}
	if err := WriteFile(p.disk, filepath.Join(p.Path(), projectName), manifest); err != nil {
		return fmt.Errorf("journal: %s: %w", filepath.Join(p.Path(), projectName), err)
	}
	return nil
}
