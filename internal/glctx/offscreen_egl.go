//go:build !darwin && !windows

package glctx

/*
#cgo linux LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

typedef void *handle;
typedef handle (*get_platform_display_fn)(unsigned, void *, const int32_t *);
typedef unsigned (*query_devices_fn)(int32_t, handle *, int32_t *);
typedef unsigned (*initialize_fn)(handle, int32_t *, int32_t *);
typedef unsigned (*bind_api_fn)(unsigned);
typedef unsigned (*choose_config_fn)(handle, const int32_t *, handle *, int32_t, int32_t *);
typedef handle (*create_context_fn)(handle, handle, handle, const int32_t *);
typedef unsigned (*make_current_fn)(handle, handle, handle, handle);
typedef unsigned (*destroy_fn)(handle, handle);
typedef unsigned (*terminate_fn)(handle);
typedef const char *(*query_string_fn)(handle, int32_t);
typedef int32_t (*get_error_fn)(void);
typedef void *(*get_proc_address_fn)(const char *);

static struct {
	void *library;
	get_platform_display_fn get_platform_display;
	query_devices_fn query_devices;
	initialize_fn initialize;
	bind_api_fn bind_api;
	choose_config_fn choose_config;
	create_context_fn create_context;
	make_current_fn make_current;
	destroy_fn destroy_context;
	terminate_fn terminate;
	query_string_fn query_string;
	get_error_fn get_error;
	get_proc_address_fn get_proc_address;
} egl;

// egl_load opens the library once; it returns NULL or what went wrong.
static const char *egl_load(void) {
	if (egl.library) return NULL;
	void *library = dlopen("libEGL.so.1", RTLD_NOW | RTLD_LOCAL);
	if (!library) return dlerror();
	egl.initialize = (initialize_fn)dlsym(library, "eglInitialize");
	egl.bind_api = (bind_api_fn)dlsym(library, "eglBindAPI");
	egl.choose_config = (choose_config_fn)dlsym(library, "eglChooseConfig");
	egl.create_context = (create_context_fn)dlsym(library, "eglCreateContext");
	egl.make_current = (make_current_fn)dlsym(library, "eglMakeCurrent");
	egl.destroy_context = (destroy_fn)dlsym(library, "eglDestroyContext");
	egl.terminate = (terminate_fn)dlsym(library, "eglTerminate");
	egl.query_string = (query_string_fn)dlsym(library, "eglQueryString");
	egl.get_error = (get_error_fn)dlsym(library, "eglGetError");
	egl.get_proc_address = (get_proc_address_fn)dlsym(library, "eglGetProcAddress");
	if (!egl.initialize || !egl.bind_api || !egl.create_context || !egl.make_current || !egl.get_proc_address ||
	    !egl.choose_config || !egl.destroy_context || !egl.terminate || !egl.query_string || !egl.get_error) {
		dlclose(library);
		return "libEGL.so.1 lacks EGL 1.4 functions";
	}
	egl.get_platform_display = (get_platform_display_fn)egl.get_proc_address("eglGetPlatformDisplayEXT");
	egl.query_devices = (query_devices_fn)egl.get_proc_address("eglQueryDevicesEXT");
	egl.library = library;
	return NULL;
}

static const char *egl_client_extensions(void) { return egl.query_string(NULL, 0x3055); }

static handle egl_surfaceless(void) {
	return egl.get_platform_display ? egl.get_platform_display(0x31DD, NULL, NULL) : NULL;
}

static handle egl_device(int32_t index) {
	handle devices[16];
	int32_t count = 0;
	if (!egl.query_devices || !egl.get_platform_display || !egl.query_devices(16, devices, &count) || index >= count) return NULL;
	return egl.get_platform_display(0x313F, devices[index], NULL);
}

static unsigned egl_start(handle display) {
	int32_t major, minor;
	return egl.initialize(display, &major, &minor) && egl.bind_api(0x30A2);
}

static handle egl_context(handle display) {
	static const int32_t want[] = {0x3098, 4, 0x30FB, 1, 0x30FD, 1, 0x3038};
	static const int32_t any[] = {0x3040, 0x0008, 0x3033, 0x0001, 0x3038};
	handle context = egl.create_context(display, NULL, NULL, want);
	if (context) return context;
	handle config = NULL;
	int32_t count = 0;
	if (!egl.choose_config(display, any, &config, 1, &count) || count == 0) return NULL;
	return egl.create_context(display, config, NULL, want);
}

static unsigned egl_current(handle display, handle context) { return egl.make_current(display, NULL, NULL, context); }
static void egl_destroy(handle display, handle context) { egl.make_current(display, NULL, NULL, NULL); egl.destroy_context(display, context); }
static void egl_terminate(handle display) { egl.terminate(display); }
static int32_t egl_error(void) { return egl.get_error(); }
static void *egl_proc(const char *name) { return egl.get_proc_address(name); }
*/
import "C"

import (
	"errors"
	"fmt"
	"strings"
	"unsafe"
)

// mainThreadOnly: EGL serves any thread.
const mainThreadOnly = false

// advice is what helps when no offscreen context can be made.
const advice = "install Mesa's EGL (Debian and Ubuntu: libegl1 libegl-mesa0 libgl1-mesa-dri; Fedora: mesa-libEGL mesa-dri-drivers; Arch: mesa) or a driver with EGL"

// native is an EGL display with a context that needs no surface.
type native struct {
	display, context C.handle
}

// openNative makes a context and makes it current on the calling thread, which must be locked.
func openNative() (*native, Info, error) {
	if message := C.egl_load(); message != nil {
		return nil, Info{}, fmt.Errorf("glctx: no EGL: %s; %s", C.GoString(message), advice)
	}
	var failures []error
	for _, c := range candidates() {
		n, info, err := c.open()
		if err == nil {
			return n, info, nil
		}
		failures = append(failures, fmt.Errorf("%s: %w", c.name, err))
	}
	if len(failures) == 0 {
		return nil, Info{}, errors.New("glctx: this EGL offers neither a surfaceless nor a device display; " + advice)
	}
	return nil, Info{}, fmt.Errorf("glctx: no offscreen OpenGL 4.1 context: %w; %s", errors.Join(failures...), advice)
}

type candidate struct {
	name    string
	display C.handle
}

// candidates lists the displays to try: Mesa's surfaceless platform, then each EGL device.
func candidates() []candidate {
	extensions := ""
	if s := C.egl_client_extensions(); s != nil {
		extensions = C.GoString(s)
	}
	var out []candidate
	if strings.Contains(extensions, "EGL_MESA_platform_surfaceless") {
		out = append(out, candidate{"EGL surfaceless", C.egl_surfaceless()})
	}
	for i := range 16 {
		display := C.egl_device(C.int32_t(i))
		if display == nil {
			break
		}
		out = append(out, candidate{fmt.Sprintf("EGL device %d", i), display})
	}
	return out
}

func (c candidate) open() (*native, Info, error) {
	if c.display == nil {
		return nil, Info{}, errors.New("no display")
	}
	if C.egl_start(c.display) == 0 {
		return nil, Info{}, fmt.Errorf("it cannot be initialised for OpenGL (EGL error 0x%04x)", int(C.egl_error()))
	}
	n := &native{display: c.display, context: C.egl_context(c.display)}
	if n.context == nil {
		err := fmt.Errorf("no OpenGL 4.1 core context (EGL error 0x%04x)", int(C.egl_error()))
		C.egl_terminate(c.display)
		return nil, Info{}, err
	}
	if C.egl_current(n.display, n.context) == 0 {
		err := fmt.Errorf("the context cannot be made current (EGL error 0x%04x)", int(C.egl_error()))
		n.close()
		return nil, Info{}, err
	}
	info, err := load(c.name, eglProcAddress)
	if err != nil {
		n.close()
		return nil, Info{}, err
	}
	return n, info, nil
}

func eglProcAddress(name string) unsafe.Pointer {
	cName := C.CString(name)
	defer C.free(unsafe.Pointer(cName))
	return C.egl_proc(cName)
}

func (n *native) close() {
	C.egl_destroy(n.display, n.context)
}
