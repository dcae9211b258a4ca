package viewport

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/bundle"
	"scenograph/internal/shade"
)

// skyCache keeps baked skies in a folder, named by the hash of what they were baked from. "" keeps nothing. A file that cannot be
// read or written or is damaged counts as missing: the sky is baked again.
type skyCache struct {
	folder string
	driver string // bakes differ a little between drivers
}

const (
	skyCacheMagic = "sky 1\n"
	skyCacheBytes = 64 << 20 // of all files; the oldest go first
	skyCacheEnd   = ".sky"
)

// keptSky is the contents of a file: harmonics, then 16-bit RGB by level, face, row.
type keptSky struct {
	harmonics shade.Harmonics
	texels    []uint16
}

func (c skyCache) file(key skyKey, size int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %q %d %d %+v", skyCacheMagic, c.driver, size, shade.LobeSize, key))
	return filepath.Join(c.folder, hex.EncodeToString(sum[:16])+skyCacheEnd)
}

// skyTexels counts the values of all faces of all levels.
func skyTexels(size int) int {
	n := 0
	for edge := size; edge >= smallestCube; edge /= 2 {
		n += 6 * 3 * edge * edge
	}
	return n
}

func (c skyCache) get(key skyKey, size int) (keptSky, bool) {
	if c.folder == "" {
		return keptSky{}, false
	}
	data, err := os.ReadFile(c.file(key, size))
	if err != nil {
		return keptSky{}, false
	}
	return decodeSky(data, size)
}

// decodeSky reads a file; ok is false when it is not whole.
func decodeSky(data []byte, size int) (kept keptSky, ok bool) {
	body, found := bytes.CutPrefix(data, []byte(skyCacheMagic))
	if !found || len(body) != sha256.Size+9*3*8+skyTexels(size)*2 {
		return keptSky{}, false
	}
	sum, body := body[:sha256.Size], body[sha256.Size:]
	if own := sha256.Sum256(body); !bytes.Equal(sum, own[:]) {
		return keptSky{}, false
	}
	kept.texels = make([]uint16, skyTexels(size))
	in := bytes.NewReader(body)
	if binary.Read(in, binary.LittleEndian, &kept.harmonics) != nil || binary.Read(in, binary.LittleEndian, kept.texels) != nil {
		return keptSky{}, false
	}
	return kept, true
}

func encodeSky(kept keptSky) []byte {
	body := make([]byte, 0, 9*3*8+len(kept.texels)*2)
	body, err := binary.Append(body, binary.LittleEndian, &kept.harmonics)
	if err == nil {
		body, err = binary.Append(body, binary.LittleEndian, kept.texels)
	}
	if err != nil {
		return nil // never: both have a fixed size
	}
	sum := sha256.Sum256(body)
	return slices.Concat([]byte(skyCacheMagic), sum[:], body)
}

// put reads a light back from the GPU and writes its file, in the background unless wait is set.
func (c skyCache) put(l *light, size int, wait bool) {
	if c.folder == "" || l.problem != nil {
		return
	}
	kept := keptSky{harmonics: l.harmonics, texels: make([]uint16, skyTexels(size))}
	gl.PixelStorei(gl.PACK_ALIGNMENT, 1)
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, l.cube)
	at := 0
	for level := range l.levels {
		edge := size >> level
		for face := range uint32(6) {
			gl.GetTexImage(gl.TEXTURE_CUBE_MAP_POSITIVE_X+face, int32(level), gl.RGB, gl.HALF_FLOAT, gl.Ptr(kept.texels[at:]))
			at += edge * edge * 3
		}
	}
	name := c.file(l.key, size)
	if wait {
		c.write(name, encodeSky(kept))
		return
	}
	go func() { c.write(name, encodeSky(kept)) }()
}

// write stores a file and makes room for it.
func (c skyCache) write(name string, data []byte) {
	if bundle.WriteFile(name, data) == nil {
		c.trim(skyCacheBytes)
	}
}

// trim removes the oldest files until all together hold at most so many bytes.
func (c skyCache) trim(limit int64) {
	entries, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	total := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), skyCacheEnd) {
			files = append(files, info)
			total += info.Size()
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if total <= limit {
			return
		}
		if os.Remove(filepath.Join(c.folder, f.Name())) == nil {
			total -= f.Size()
		}
	}
}
