package studio

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"scenograph/internal/bundle"
	"scenograph/internal/credits"
	"scenograph/internal/scene"
)

// withCredits adds CREDITS.md to an export of a scene that holds works of others. What the file in that folder says of other scenes stays.
func withCredits(files []bundle.File, snapshot *scene.Snapshot, to Target) ([]bundle.File, error) {
	name := filepath.Join(to.Folder, credits.FileName)
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	works := credits.Of(snapshot)
	if len(works) == 0 && len(old) == 0 {
		return files, nil
	}
	text := credits.Merge(old, to.Name, works)
	return append(files, bundle.File{Path: credits.FileName, Data: text}), nil
}
