package library

import (
	"fmt"
	"os"
	"path/filepath"
)

// DirVariable names the folder of the index in place of the user's own.
const DirVariable = "SCENOGRAPH_LIBRARY"

// DefaultDir is the folder of the user's library: $SCENOGRAPH_LIBRARY, else one in the user's configuration.
func DefaultDir() (string, error) {
	if dir := os.Getenv(DirVariable); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("library: there is no folder for settings; set %s to one: %w", DirVariable, err)
	}
	return filepath.Join(dir, "scenograph", "library"), nil
}
