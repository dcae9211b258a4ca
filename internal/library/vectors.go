package library

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"sync"
)

// Embeddings are kept in a file for each model: a line that names the format, the count of numbers as 32 bits, then records of a look
// (32 bytes), the numbers (32-bit floats) and a CRC-32 (IEEE) of both; all little-endian. A torn end is cut off by the next record.
const (
	vectorsName  = "vectors"
	vectorsMagic = "scenograph vectors 1\n"
	mostNumbers  = 1 << 14
)

type vectors struct {
	path string

	mu   sync.RWMutex
	dims int
	of   map[string][]float32 // by look, in hexadecimal
	good int64                // bytes of the file that are whole
}

func openVectors(dir, identity string) (*vectors, error) {
	v := &vectors{path: filepath.Join(dir, vectorsName, identity+".bin"), of: map[string][]float32{}}
	data, err := os.ReadFile(v.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("library: %s: cannot be read: %w", v.path, err)
	}
	v.parse(data)
	return v, nil
}

// parse takes the whole records from the beginning; what is no such file counts as empty.
func (v *vectors) parse(data []byte) {
	head := len(vectorsMagic) + 4
	if len(data) < head || string(data[:len(vectorsMagic)]) != vectorsMagic {
		return
	}
	dims := int(binary.LittleEndian.Uint32(data[len(vectorsMagic):]))
	if dims < 1 || dims > mostNumbers {
		return
	}
	v.dims, v.good = dims, int64(head)
	size := 32 + 4*dims + 4
	for rest := data[head:]; len(rest) >= size; rest = rest[size:] {
		body := rest[:size-4]
		if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(rest[size-4:]) {
			return
		}
		numbers := make([]float32, dims)
		for i := range numbers {
			numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(body[32+4*i:]))
		}
		v.of[hex.EncodeToString(body[:32])] = numbers
		v.good += int64(size)
	}
}

func (v *vectors) has(look string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	_, ok := v.of[look]
	return ok
}

func (v *vectors) empty() bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.of) == 0
}

// cosine compares the picture of a look with a text; false when it was never looked at.
func (v *vectors) cosine(look string, text []float32) (float64, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	picture, ok := v.of[look]
	if !ok || len(picture) != len(text) {
		return 0, false
	}
	sum := 0.0
	for i := range picture {
		sum += float64(picture[i]) * float64(text[i])
	}
	return sum, true
}

// add keeps an embedding, in memory and at the end of the file.
func (v *vectors) add(look string, numbers []float32) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	key, err := hex.DecodeString(look)
	if err != nil || len(key) != 32 || len(numbers) < 1 || len(numbers) > mostNumbers || v.dims > 0 && len(numbers) != v.dims {
		return fmt.Errorf("library: %s: an embedding of %d numbers does not go with those of %d", v.path, len(numbers), v.dims)
	}
	unlock, err := lock(v.path + ".lock")
	if err != nil {
		return err
	}
	if err := errors.Join(v.write(key, numbers), unlock()); err != nil {
		return fmt.Errorf("library: %s: cannot be written: %w", v.path, err)
	}
	v.of[look] = numbers
	return nil
}

func (v *vectors) write(key []byte, numbers []float32) error {
	f, err := os.OpenFile(v.path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.Size() > v.good { // another program has added to it, or was cut off
		if data, err := os.ReadFile(v.path); err == nil {
			v.parse(data)
		}
	}
	var out bytes.Buffer
	if v.good == 0 {
		v.dims = len(numbers)
		out.WriteString(vectorsMagic)
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(v.dims)))
	}
	if len(numbers) != v.dims {
		return fmt.Errorf("it holds embeddings of %d numbers, not of %d", v.dims, len(numbers))
	}
	body := append([]byte(nil), key...)
	for _, n := range numbers {
		body = binary.LittleEndian.AppendUint32(body, math.Float32bits(n))
	}
	out.Write(binary.LittleEndian.AppendUint32(body, crc32.ChecksumIEEE(body)))
	if err := f.Truncate(v.good); err != nil {
		return err
	}
	n, err := f.WriteAt(out.Bytes(), v.good)
	if err != nil {
		return err
	}
	v.good += int64(n)
	return nil
}
