package journal

import (
	"bytes"
	"fmt"
	"path/filepath"

	"scenograph/internal/credits"
)

// writeCredits keeps CREDITS.md beside the scene while it holds works of others, or once it has.
func (p *Project) writeCredits() error {
	name := filepath.Join(p.Path(), credits.FileName)
	head := p.doc.Head().Snapshot
	old, err := p.disk.ReadFile(name)
	works := credits.Of(head)
	if err != nil && len(works) == 0 {
		return nil
	}
	text := credits.Merge(old, "this scene", works)
	if bytes.Equal(text, old) {
		return nil
	}
	if err := WriteFile(p.disk, name, text); err != nil {
		return fmt.Errorf("journal: %s: %w", name, err)
	}
	return nil
}
