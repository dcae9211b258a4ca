package viewport

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/glctx"
	"scenograph/internal/shaders"
)

// offscreen gives a test a context, or skips it where there is none.
func offscreen(t testing.TB) *glctx.Offscreen {
	t.Helper()
	context, err := glctx.NewOffscreen()
	if err != nil {
		t.Skipf("SKIPPED, the renderer is not tested here: %v", err)
	}
	t.Cleanup(context.Close)
	return context
}

// onGL runs a test's body on the thread of a fresh context.
func onGL(t testing.TB, body func() error) {
	t.Helper()
	if err := offscreen(t).Do(body); err != nil {
		t.Fatal(err)
	}
}

func TestEveryVariantCompiles(t *testing.T) {
	onGL(t, func() error {
		for _, v := range shaders.Variants() {
			p, err := buildProgram(v)
			if err != nil {
				return err
			}
			if n := samplersOf(p.id); n > 16 {
				t.Errorf("%v reads %d textures; OpenGL 4.1 promises 16 to a fragment shader", v, n)
			}
			gl.DeleteProgram(p.id)
		}
		return checkErrors("compiling")
	})
}

// samplersOf counts the textures a program reads.
func samplersOf(id uint32) int {
	var uniforms int32
	gl.GetProgramiv(id, gl.ACTIVE_UNIFORMS, &uniforms)
	count := 0
	for i := range uint32(uniforms) {
		var size int32
		var kind uint32
		gl.GetActiveUniform(id, i, 0, nil, &size, &kind, nil)
		switch kind {
		case gl.SAMPLER_2D, gl.SAMPLER_2D_ARRAY, gl.SAMPLER_2D_SHADOW, gl.SAMPLER_2D_ARRAY_SHADOW, gl.SAMPLER_2D_MULTISAMPLE,
			gl.SAMPLER_CUBE, gl.SAMPLER_CUBE_SHADOW, gl.UNSIGNED_INT_SAMPLER_2D, gl.INT_SAMPLER_2D:
			count += int(size)
		}
	}
	return count
}

// TestBlocksMatchTheirTwins compares the offsets GL reports with those of the Go structs.
func TestBlocksMatchTheirTwins(t *testing.T) {
	twins := map[string]reflect.Type{
		"FrameBlock":    reflect.TypeFor[frameBlock](),
		"LightBlock":    reflect.TypeFor[lightBlock](),
		"MaterialBlock": reflect.TypeFor[materialBlock](),
	}
	want := map[string]map[string]uintptr{}
	for name, twin := range twins {
		want[name] = map[string]uintptr{}
		offsets(want[name], "", twin, 0)
	}
	variant := shaders.Variant{Program: "surface", Features: shaders.BaseMap | shaders.DetailMaps | shaders.EmissiveMap | shaders.Lit | shaders.Shadows | shaders.LampShadows | shaders.Areas}
	seen := map[string]int{}
	onGL(t, func() error {
		p, err := buildProgram(variant)
		if err != nil {
			return err
		}
		for block := range twins {
			checkBlock(t, p.id, block, want[block], twins[block].Size(), seen)
		}
		return nil
	})
	for block, members := range want {
		if block != "FrameBlock" && seen[block] < len(members)/2 {
			t.Errorf("%s: only %d of %d members were compared", block, seen[block], len(members))
		}
	}
}

func checkBlock(t *testing.T, id uint32, block string, want map[string]uintptr, size uintptr, seen map[string]int) {
	index := gl.GetUniformBlockIndex(id, gl.Str(block+"\x00"))
	if index == gl.INVALID_INDEX {
		t.Errorf("%s is not in the program", block)
		return
	}
	var bytes, count int32
	gl.GetActiveUniformBlockiv(id, index, gl.UNIFORM_BLOCK_DATA_SIZE, &bytes)
	if uintptr(bytes) != size {
		t.Errorf("%s has %d bytes in GL, %d in Go", block, bytes, size)
	}
	gl.GetActiveUniformBlockiv(id, index, gl.UNIFORM_BLOCK_ACTIVE_UNIFORMS, &count)
	indices := make([]int32, count)
	gl.GetActiveUniformBlockiv(id, index, gl.UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES, &indices[0])
	for _, i := range indices {
		uniform := uint32(i)
		var offset, length int32
		name := make([]byte, 128)
		gl.GetActiveUniformsiv(id, 1, &uniform, gl.UNIFORM_OFFSET, &offset)
		gl.GetActiveUniformName(id, uniform, int32(len(name)), &length, &name[0])
		key := strings.ToLower(strings.TrimSuffix(string(name[:length]), "[0]"))
		place, ok := want[key]
		if !ok || place != uintptr(offset) {
			t.Errorf("%s.%s is at %d in GL, at %d in Go (known: %v)", block, key, offset, place, ok)
		}
		seen[block]++
	}
}

// offsets lists the struct's members by their lower-case GLSL names.
func offsets(out map[string]uintptr, prefix string, t reflect.Type, base uintptr) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := prefix + strings.ToLower(f.Name)
		out[name] = base + f.Offset
		if f.Type.Kind() == reflect.Array && f.Type.Elem().Kind() == reflect.Struct {
			for k := range f.Type.Len() {
				element := fmt.Sprintf("%s[%d]", name, k)
				offsets(out, element+".", f.Type.Elem(), base+f.Offset+uintptr(k)*f.Type.Elem().Size())
			}
		}
	}
}
