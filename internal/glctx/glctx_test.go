package glctx

import (
	"errors"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"
)

func TestOffscreen(t *testing.T) {
	context, err := NewOffscreen()
	if err != nil {
		t.Skipf("SKIPPED, no offscreen OpenGL here: %v", err)
	}
	defer context.Close()
	info := context.Info()
	if info.Renderer == "" || info.MaxTextureSize < 1024 || info.MaxSamples < 1 {
		t.Fatalf("incomplete info: %+v", info)
	}
	t.Log(info)
	var version int32
	err = context.Do(func() error {
		gl.GetIntegerv(gl.MAJOR_VERSION, &version)
		if e := gl.GetError(); e != 0 {
			return errors.New("a GL error")
		}
		return nil
	})
	if err != nil || version < 4 {
		t.Fatalf("version %d, error %v", version, err)
	}
	want := errors.New("handed through")
	if got := context.Do(func() error { return want }); !errors.Is(got, want) {
		t.Fatalf("Do returned %v", got)
	}
	context.Close()
	if context.Do(func() error { return nil }) == nil {
		t.Fatal("a closed context still works")
	}
}

func TestSoftware(t *testing.T) {
	for renderer, want := range map[string]bool{"llvmpipe (LLVM 15.0.6, 256 bits)": true, "NVIDIA H200/PCIe/SSE2": false} {
		if software(renderer) != want {
			t.Errorf("software(%q) is not %v", renderer, want)
		}
	}
}
