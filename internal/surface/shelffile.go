package surface

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
)

// mapsHeader is the first line of a file of maps; the textures' bytes follow it.
type mapsHeader struct {
	Maps  Maps      `json:"maps"`
	Files []mapFile `json:"files"`
}

type mapFile struct {
	Use    string `json:"use"` // albedo, normal or surface
	Name   string `json:"name"`
	MIME   string `json:"mime"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

const (
	mapsSuffix = ".surface"
	// folderBytes bounds the folder; the files that were not used for longest go first.
	folderBytes = 512 << 20
	// mapsFileBytes bounds one file that is read.
	mapsFileBytes = 64 << 20
)

func (s *Shelf) path(r *Recipe) string {
	return filepath.Join(s.dir, r.Fingerprint()+mapsSuffix)
}

// textures lists the maps that are there.
func (m *Maps) textures() []*asset.Texture {
	var out []*asset.Texture
	for _, t := range []*asset.Texture{m.Albedo, m.Normal, m.Surface} {
		if t != nil {
			out = append(out, t)
		}
	}
	return out
}

func (m *Maps) slot(use string) **asset.Texture {
	switch use {
	case "albedo":
		return &m.Albedo
	case "normal":
		return &m.Normal
	case "surface":
		return &m.Surface
	}
	return nil
}

// readMaps reads a file of maps; anything odd about it counts as not there.
func readMaps(path string) (Maps, bool) {
	info, err := os.Stat(path)
	if err != nil || info.Size() > mapsFileBytes {
		return Maps{}, false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return Maps{}, false
	}
	m, ok := parseMaps(data)
	if ok {
		now := time.Now()
		_ = os.Chtimes(path, now, now) // only says what was used last
	}
	return m, ok
}

func parseMaps(data []byte) (Maps, bool) {
	line, rest, ok := bytes.Cut(data, []byte("\n"))
	var header mapsHeader
	if !ok || json.Unmarshal(line, &header) != nil {
		return Maps{}, false
	}
	m := header.Maps
	for _, f := range header.Files {
		slot := m.slot(f.Use)
		if slot == nil || f.Bytes < 0 || f.Bytes > len(rest) || hashOf(rest[:f.Bytes]) != f.SHA256 {
			return Maps{}, false
		}
		t := &asset.Texture{Name: f.Name, MIME: f.MIME, Width: f.Width, Height: f.Height, Data: rest[:f.Bytes:f.Bytes]}
		if t.Check() != nil {
			return Maps{}, false
		}
		*slot, rest = t, rest[f.Bytes:]
	}
	return m, len(rest) == 0
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// writeMaps keeps maps for the next start. A folder that cannot be written costs time and nothing else.
func writeMaps(path string, m Maps) {
	header := mapsHeader{Maps: m}
	var body []byte
	for _, use := range []string{"albedo", "normal", "surface"} {
		if t := *m.slot(use); t != nil {
			header.Files = append(header.Files, mapFile{use, t.Name, t.MIME, t.Width, t.Height, len(t.Data), hashOf(t.Data)})
			body = append(body, t.Data...)
		}
	}
	line, err := json.Marshal(header)
	if err != nil || bundle.WriteFile(path, slices.Concat(line, []byte("\n"), body)) != nil {
		return
	}
	prune(filepath.Dir(path), folderBytes)
}

// prune removes the files that were not used for longest until the rest fits.
func prune(dir string, limit int64) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	type kept struct {
		path string
		size int64
		used time.Time
	}
	var files []kept
	total := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && filepath.Ext(e.Name()) == mapsSuffix {
			files = append(files, kept{filepath.Join(dir, e.Name()), info.Size(), info.ModTime()})
			total += info.Size()
		}
	}
	slices.SortFunc(files, func(a, b kept) int { return a.used.Compare(b.used) })
	for _, f := range files {
		if total <= limit {
			return
		}
		if os.Remove(f.path) == nil {
			total -= f.size
		}
	}
}
