package journal

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"
)

// Manifest is project.json: what can be known of a project without replaying it.
type Manifest struct {
	Format    string    `json:"format"` // always "scenograph project"
	Version   int       `json:"version"`
	Project   string    `json:"project"`
	Name      string    `json:"name"`
	Prompt    string    `json:"prompt,omitempty"`
	Program   string    `json:"program"`
	Revision  uint64    `json:"headRevision"`
	Seq       uint64    `json:"headSeq"` // of the journal's last line
	Snapshot  string    `json:"headSnapshot"`
	SceneHash string    `json:"sceneFile"` // SHA-256 of scene.json
	Nodes     int       `json:"nodes"`
	Changed   time.Time `json:"changed"`
}

const manifestFormat = "scenograph project"

func (p *Project) manifest(sceneText []byte) ([]byte, error) {
	head := p.doc.Head()
	settings := head.Snapshot.Settings()
	text, err := json.MarshalIndent(Manifest{
		Format: manifestFormat, Version: FormatVersion, Project: p.id, Name: settings.Name, Prompt: settings.Prompt,
		Program: p.options.Program, Revision: head.Revision, Seq: p.last.Seq, Snapshot: p.last.Snapshot,
		SceneHash: hashOf(sceneText), Nodes: head.Snapshot.Len(), Changed: p.last.Time,
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}

// ReadManifest reads a project's project.json, which may be behind its journal.
func ReadManifest(disk FS, dir string) (Manifest, error) {
	name := filepath.Join(dir, projectName)
	text, err := disk.ReadFile(name)
	if err != nil {
		return Manifest{}, fmt.Errorf("journal: %w", err)
	}
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("journal: %s: %w", name, err)
	}
	if m.Format != manifestFormat {
		return Manifest{}, fmt.Errorf("journal: %s is not a project's: its format is %.40q", name, m.Format)
	}
	return m, nil
}
