// Package clip measures how near a picture is to a text with a CLIP model in the ONNX format, run by an onnxruntime that is loaded when
// it is first needed.
//
// Invariant: without the library or the model the program builds and runs all the same, and Open says what is missing.
//
//	model, err := clip.Open(clip.Settings{Folder: "clip-vit-b32"})
//	cosine, err := model.Similarity(picture, "a cosy reading corner")
//
// The folder holds merges.txt, the byte-pair merges of the tokenizer, and either model.onnx, with the inputs input_ids and pixel_values
// and the outputs image_embeds and text_embeds, or two models of one output each: image.onnx and text.onnx.
package clip

import (
	"errors"
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

// Settings say where things are.
type Settings struct {
	Folder  string // of the model
	Library string // of onnxruntime; "" for the usual name, found as the system finds libraries
}

// UnavailableError says why there is no model.
type UnavailableError struct{ Reason string }

// Error implements error.
func (e *UnavailableError) Error() string { return e.Reason }

func missing(format string, args ...any) error {
	return &UnavailableError{fmt.Sprintf(format, args...)}
}

// Model is a loaded model. It is safe for concurrent use; one picture is judged at a time.
type Model struct {
	folder  string
	words   *Tokenizer
	mu      sync.Mutex
	picture tower
	text    tower
}

// tower is the half of a model that reads pictures, or texts.
type tower struct {
	session        *ort.DynamicAdvancedSession
	inputs         []ort.InputOutputInfo
	output         string
	edge, length   int  // of pictures, pixels; of texts, tokens
	pixels, tokens bool // what it is fed
}

// Open loads a model.
func Open(s Settings) (*Model, error) {
	if s.Folder == "" {
		return nil, missing("no CLIP model is configured: name its folder in the preferences, or in SCENOGRAPH_CLIP")
	}
	if err := load(s.Library); err != nil {
		return nil, err
	}
	merges, err := os.ReadFile(filepath.Join(s.Folder, "merges.txt"))
	if err != nil {
		return nil, missing("%s: the tokenizer's merges.txt cannot be read: %v", s.Folder, err)
	}
	m := &Model{folder: s.Folder}
	if m.words, err = NewTokenizer(merges); err != nil {
		return nil, missing("%s: merges.txt: %v", s.Folder, err)
	}
	one, image, text := filepath.Join(s.Folder, "model.onnx"), filepath.Join(s.Folder, "image.onnx"), filepath.Join(s.Folder, "text.onnx")
	if _, err := os.Stat(one); err == nil {
		image, text = one, one
	}
	if m.picture, err = openTower(image, "image_embeds"); err != nil {
		return nil, err
	}
	if m.text, err = openTower(text, "text_embeds"); err != nil {
		m.Close()
		return nil, err
	}
	return m, nil
}

// Close frees the model.
func (m *Model) Close() {
	for _, t := range []tower{m.picture, m.text} {
		if t.session != nil {
			_ = t.session.Destroy() // only frees
		}
	}
}

// Name is what people call the model.
func (m *Model) Name() string { return filepath.Base(m.folder) }

// loading guards the one environment that onnxruntime has in a process.
var loading sync.Mutex

// load loads the library, once for the process.
func load(library string) error {
	loading.Lock()
	defer loading.Unlock()
	if ort.IsInitialized() {
		return nil
	}
	if library == "" {
		library = usualLibrary()
	}
	ort.SetSharedLibraryPath(library)
	if err := ort.InitializeEnvironment(); err != nil {
		return missing("onnxruntime is not available (%s): install it, or name its file in the preferences or in SCENOGRAPH_ONNXRUNTIME: %v", library, err)
	}
	return nil
}

func usualLibrary() string {
	switch runtime.GOOS {
	case "darwin":
		return "libonnxruntime.dylib"
	case "windows":
		return "onnxruntime.dll"
	}
	return "libonnxruntime.so.1"
}

func openTower(path, output string) (tower, error) {
	inputs, outputs, err := ort.GetInputOutputInfo(path)
	if err != nil {
		return tower{}, missing("%s cannot be loaded: %v", path, err)
	}
	t := tower{inputs: inputs, edge: 224, length: 77}
	for _, o := range outputs {
		if o.Name == output || len(outputs) == 1 {
			t.output = o.Name
		}
	}
	if t.output == "" {
		return tower{}, missing("%s has no output %s", path, output)
	}
	var names []string
	for _, in := range inputs {
		names = append(names, in.Name)
		if err := t.know(in); err != nil {
			return tower{}, missing("%s: %v", path, err)
		}
	}
	if t.session, err = ort.NewDynamicAdvancedSession(path, names, []string{t.output}, nil); err != nil {
		return tower{}, missing("%s cannot be loaded: %v", path, err)
	}
	return t, nil
}

// know takes the sizes from an input, where the model fixes them.
func (t *tower) know(in ort.InputOutputInfo) error {
	d := in.Dimensions
	switch {
	case in.DataType == ort.TensorElementDataTypeFloat && len(d) == 4:
		if d[2] > 0 {
			t.edge = int(d[2])
		}
		t.pixels = true
		if t.edge > 1024 {
			return fmt.Errorf("it wants pictures of %d pixels", t.edge)
		}
	case (in.DataType == ort.TensorElementDataTypeInt64 || in.DataType == ort.TensorElementDataTypeInt32) && len(d) == 2:
		if d[1] > 0 {
			t.length = int(d[1])
		}
		t.tokens = true
		if t.length < 3 || t.length > 4096 {
			return fmt.Errorf("it wants texts of %d tokens", t.length)
		}
	default:
		return fmt.Errorf("its input %q is neither a picture nor tokens", in.Name)
	}
	return nil
}

// Similarity is the cosine between a picture and a text, −1 to 1.
func (m *Model) Similarity(picture image.Image, text string) (float64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, err := m.picture.run(m.words, picture, text)
	if err != nil {
		return 0, fmt.Errorf("clip: the picture: %w", err)
	}
	b, err := m.text.run(m.words, picture, text)
	if err != nil {
		return 0, fmt.Errorf("clip: the text: %w", err)
	}
	return cosine(a, b)
}

func cosine(a, b []float32) (float64, error) {
	if len(a) != len(b) || len(a) == 0 {
		return 0, fmt.Errorf("clip: the picture gives %d numbers and the text %d", len(a), len(b))
	}
	var ab, aa, bb float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	c := ab / math.Sqrt(aa*bb)
	if math.IsNaN(c) {
		return 0, errors.New("clip: the model gives numbers that are none")
	}
	return c, nil
}
