package surface

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"math"
	"runtime"
	"sync"
)

// Shelf draws the maps of each recipe once, keeps the recently used in memory and all of them in a folder. It is safe for
// concurrent use; one recipe is drawn at a time, on every core.
type Shelf struct {
	// Pixels bounds the maps' sides; 0 draws them as their recipes say. It must be set before the shelf is used.
	Pixels int

	dir string // "" for memory only

	mutex sync.Mutex
	held  map[string]*held
	clock int
	bytes int

	drawing sync.Mutex
}

type held struct {
	once sync.Once
	maps Maps
	used int
	size int
}

// heldBytes bounds the encoded maps in memory.
const heldBytes = 96 << 20

// NewShelf keeps what it draws in dir, which is made when it is needed; "" keeps nothing on disk.
func NewShelf(dir string) *Shelf { return &Shelf{dir: dir, held: map[string]*held{}} }

// Maps returns a recipe's maps from memory, the folder or the brush, in this order. A file that is damaged or was drawn from another
// recipe is drawn anew.
func (s *Shelf) Maps(r *Recipe) Maps {
	s.mutex.Lock()
	h := s.held[r.Name]
	if h == nil {
		h = &held{}
		s.held[r.Name] = h
	}
	s.clock++
	h.used = s.clock
	s.mutex.Unlock()
	h.once.Do(func() {
		s.drawing.Lock()
		defer s.drawing.Unlock()
		h.maps = s.find(r)
		size := 0
		for _, t := range h.maps.textures() {
			size += len(t.Data)
		}
		s.keep(h, size)
	})
	return h.maps
}

func (s *Shelf) find(r *Recipe) Maps {
	if s.dir == "" || s.Pixels > 0 {
		return Draw(r, s.Pixels)
	}
	path := s.path(r)
	if m, ok := readMaps(path); ok {
		return m
	}
	m := Draw(r, 0)
	writeMaps(path, m)
	return m
}

// keep counts a set and lets go of those that were not used for longest.
func (s *Shelf) keep(h *held, size int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	h.size = size
	for s.bytes += size; s.bytes > heldBytes; {
		oldest := ""
		for name, other := range s.held {
			if other != h && other.size > 0 && (oldest == "" || other.used < s.held[oldest].used) {
				oldest = name
			}
		}
		if oldest == "" {
			return
		}
		s.bytes -= s.held[oldest].size
		delete(s.held, oldest)
	}
}

// drawnWith changes when maps are encoded or computed in another way from the same texels.
const drawnWith = 1

// Fingerprint names what a recipe draws: the hash of its numbers and of texels all over it, and of what encodes them.
func (r *Recipe) Fingerprint() string {
	h := sha256.New()
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(h, binary.LittleEndian, v) // a hash takes every byte
		}
	}
	_, _ = io.WriteString(h, runtime.Version()+" "+r.Name)
	put(int64(drawnWith), r.Reach, int64(r.Pixels))
	pattern := r.Pattern()
	for i := range 97 { // a rank-1 lattice (golden ratio)
		t := kept(pattern((float64(i)+0.5)/97, frac(float64(i)*0.6180339887)))
		for _, x := range []float32{t.albedo[0], t.albedo[1], t.albedo[2], t.height * 1000, t.rough, t.metal} {
			put(int32(math.Round(float64(x) * 4096)))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
