package clip

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"path/filepath"
)

// EmbedPicture is the embedding of a picture, of length 1.
func (m *Model) EmbedPicture(picture image.Image) ([]float32, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out, err := m.picture.run(m.words, picture, "")
	if err != nil {
		return nil, fmt.Errorf("clip: the picture: %w", err)
	}
	return unit(out)
}

// EmbedText is the embedding of a text, of length 1.
func (m *Model) EmbedText(text string) ([]float32, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out, err := m.text.run(m.words, image.NewNRGBA(image.Rect(0, 0, 8, 8)), text)
	if err != nil {
		return nil, fmt.Errorf("clip: the text: %w", err)
	}
	return unit(out)
}

func unit(v []float32) ([]float32, error) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	length := math.Sqrt(sum)
	if !(length > 0) || math.IsInf(length, 0) {
		return nil, fmt.Errorf("clip: the model gives numbers that are none")
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(float64(x) / length)
	}
	return out, nil
}

// Identity names the model by its folder and by what its files hold, so that what was computed with other weights is told apart.
func (m *Model) Identity() string {
	h := sha256.New()
	for _, name := range []string{"model.onnx", "image.onnx", "text.onnx", "merges.txt"} {
		sample(h, filepath.Join(m.folder, name))
	}
	return fmt.Sprintf("%s-%s", filepath.Base(filepath.Clean(m.folder)), hex.EncodeToString(h.Sum(nil))[:12])
}

// sampled is how much of a file's beginning, middle and end tells it from others.
const sampled = 64 << 10

func sample(into io.Writer, name string) {
	f, err := os.Open(name)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return
	}
	fmt.Fprintf(into, "%s %d\n", filepath.Base(name), info.Size())
	for _, at := range []int64{0, info.Size() / 2, max(0, info.Size()-sampled)} {
		_, _ = io.Copy(into, io.NewSectionReader(f, at, sampled))
	}
}
