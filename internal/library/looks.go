package library

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"

	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
)

// looksName is the file beside the index that says what each thing of the catalogue looked like when it was drawn last: entries and
// the keys of their pictures and embeddings.
const looksName = "catalogue.json"

var lookKey = regexp.MustCompile(`^[0-9a-f]{64}$`)

// CatalogueLook is the key of what a built thing looks like: the content of its model and what it wears. Another version of the program
// that builds it otherwise gives it another.
func CatalogueLook(t catalog.Thing) string {
	hash := sha256.New()
	_, _ = fmt.Fprintf(hash, "catalogue picture 1 %s", t.Model) // never fails
	for i := range t.Materials {
		_, _ = fmt.Fprintf(hash, " %s", t.Materials[i].ID)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// Sighted reports whether searches look at pictures.
func (l *Library) Sighted() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.eyes != nil
}

// KeepLooks keeps the looks of the catalogue's things, by entry, for this and the next start.
func (l *Library) KeepLooks(looks map[string]string) error {
	data, err := json.MarshalIndent(looks, "", "  ")
	if err == nil {
		err = bundle.WriteFile(filepath.Join(l.options.Dir, looksName), append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("library: the looks of the catalogue: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks = looks
	return nil
}

// KeepCataloguePicture keeps the picture of a thing of the catalogue whose look is known.
func (l *Library) KeepCataloguePicture(entry string, picture *image.NRGBA) error {
	l.mu.RLock()
	look := l.looks[entry]
	l.mu.RUnlock()
	if look == "" {
		return fmt.Errorf("library: %s has no look to keep a picture under", entry)
	}
	return l.keepPicture(entry, look, picture)
}

// readLooks is empty when there is no such file, and leaves out what is no key.
func readLooks(dir string) map[string]string {
	out := map[string]string{}
	data, err := os.ReadFile(filepath.Join(dir, looksName))
	if err != nil || json.Unmarshal(data, &out) != nil {
		return map[string]string{}
	}
	for entry, look := range out {
		if !lookKey.MatchString(look) {
			delete(out, entry)
		}
	}
	return out
}
