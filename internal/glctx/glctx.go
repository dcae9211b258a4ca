// Package glctx makes OpenGL 4.1 core contexts: offscreen ones for pictures without a display, and windows.
//
// Invariant: a context is current on exactly one OS thread, and GL is called only there. A process uses either
// offscreen contexts or windows, never both, because the GL function pointers are shared by the whole process.
//
//	context, err := glctx.NewOffscreen()
//	err = context.Do(func() error { gl.Clear(gl.COLOR_BUFFER_BIT); return nil })
package glctx

import (
	"fmt"
	"strings"
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"
)

// Info describes the OpenGL implementation behind a context.
type Info struct {
	Platform       string // how the context was made, such as "EGL surfaceless"
	Vendor         string
	Renderer       string
	Version        string
	GLSL           string
	MaxTextureSize int // pixels along an edge
	MaxSamples     int // per pixel
	Software       bool
}

// String is one line for logs and the doctor command.
func (i Info) String() string {
	return fmt.Sprintf("OpenGL %s, %s (%s)", i.Version, i.Renderer, i.Platform)
}

// load fetches the GL functions for the current context and checks that it is at least 4.1.
func load(platform string, procAddress func(string) unsafe.Pointer) (Info, error) {
	if err := gl.InitWithProcAddrFunc(procAddress); err != nil {
		return Info{}, fmt.Errorf("glctx: loading OpenGL functions: %w; update the graphics driver", err)
	}
	var major, minor int32
	gl.GetIntegerv(gl.MAJOR_VERSION, &major)
	gl.GetIntegerv(gl.MINOR_VERSION, &minor)
	info := Info{
		Platform: platform, Vendor: text(gl.VENDOR), Renderer: text(gl.RENDERER),
		Version: text(gl.VERSION), GLSL: text(gl.SHADING_LANGUAGE_VERSION),
		MaxTextureSize: integer(gl.MAX_TEXTURE_SIZE), MaxSamples: integer(gl.MAX_SAMPLES),
	}
	if major*10+minor < 41 {
		return info, fmt.Errorf("glctx: OpenGL 4.1 is needed, but %s offers %q; update the graphics driver", info.Renderer, info.Version)
	}
	info.Software = software(info.Renderer)
	return info, nil
}

func text(name uint32) string {
	s := gl.GetString(name)
	if s == nil {
		return ""
	}
	return gl.GoStr(s)
}

func integer(name uint32) int {
	var v int32
	gl.GetIntegerv(name, &v)
	return int(v)
}

func software(renderer string) bool {
	r := strings.ToLower(renderer)
	for _, word := range []string{"llvmpipe", "softpipe", "swrast", "software", "swiftshader"} {
		if strings.Contains(r, word) {
			return true
		}
	}
	return false
}
