package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	implglfw "github.com/AllenDang/cimgui-go/impl/glfw"
	"github.com/AllenDang/cimgui-go/impl/opengl3"
	"github.com/go-gl/gl/v4.1-core/gl"
	"github.com/go-gl/glfw/v3.3/glfw"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/glctx"
	"scenograph/internal/intake"
	"scenograph/internal/panels"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

// editor is the window with everything that lives in it.
type editor struct {
	window  *glctx.Window
	session *session.Session
	ui      *panels.UI
	picture *picture
	shelf   presenter.Shelf
	shelves session.Shelves
	shelved int // the version of the library that the shelf shows
	thumbs  thumbnails
	shutter *shutter
	dark    *darkroom // takes pictures instead of the shutter, with a software renderer; else nil
	still   stillTexture
	exhibit exhibitTextures
	wipe    wipeTextures
	around  panoramaTexture
	sheet   sheetTextures
	varied  sheetTextures
	source  catalog.Source

	entrance entrance // for agents of other programs
	mapFile  string   // where the widget map goes after every frame, for tests; "" for nowhere

	lost      func() bool // the graphics driver has gone
	startedAt time.Time

	chords     chords
	frames     int // to draw before waiting again: Dear ImGui needs a few to settle
	closing    bool
	dropped    []string
	title      string
	trouble    string    // the last failure to draw the view, said once
	surface    surface   // the window's pixels, with a software renderer
	lacks      string    // what the view was last said to lack
	newPicture bool      // the view was drawn and is not shown yet
	layoutAt   time.Time // when the layout was last looked at
	drawnAt    time.Time // when a frame was last shown
}

// softwareSlices is how many pieces a candidate's picture is drawn in by a software renderer: each takes a few milliseconds, and the
// window is served between two of them.
const softwareSlices = 64

// settleFrames is how many frames an event is worth.
const settleFrames = 3

// openWindow runs the editor until it is closed.
func openWindow(ctx context.Context, path string) error {
	window, err := glctx.NewWindow(glctx.WindowOptions{Title: "Scenograph", Width: windowWidth, Height: windowHeight, Hidden: true, VSync: true})
	if err != nil {
		return err
	}
	defer window.Close()
	config := studio.WindowConfig("scenograph "+version(), time.Now, glfw.PostEmptyEvent)
	source := config.Catalog
	e := &editor{window: window, source: source, shelf: presenter.ShelfOf(source, config.Shelves), shelves: config.Shelves, thumbs: thumbnails{source: source, shelves: config.Shelves, tried: map[string]bool{}}, lost: window.Lost, shutter: newShutter(), startedAt: time.Now(), mapFile: os.Getenv("SCENOGRAPH_UI_MAP"), frames: settleFrames}
	e.openDarkroom(config.Store)
	defer e.dark.close()
	studio.Connect(&config, e.take)
	config.Shutter = e.take
	if window.Info().Software {
		config.Slices = softwareSlices
	}
	if e.session, err = session.New(config); err != nil {
		return err
	}
	defer e.closeSession()
	if err := e.openUI(); err != nil {
		return err
	}
	defer e.closeUI()
	e.fitScreen()
	window.Show()
	e.paintEmpty()
	e.openProject(path)
	defer context.AfterFunc(ctx, glfw.PostEmptyEvent)()
	return e.run(ctx)
}

// openDarkroom has a software renderer take pictures on a thread of its own. Where that cannot be, they are taken between two frames.
func (e *editor) openDarkroom(store *asset.Store) {
	if !e.window.Info().Software {
		return
	}
	if context, err := behind(e.window); err == nil {
		e.dark = &darkroom{context: context, store: store}
	}
}

// take draws a picture for policies, critics and agents of other programs, asked on their goroutines.
func (e *editor) take(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
	if e.dark != nil {
		return e.dark.take(ctx, plan)
	}
	return e.shutter.take(ctx, plan)
}

// openProject opens the starter room, a project, or a model or room of a file in a new project.
func (e *editor) openProject(path string) {
	var first session.Intent = session.NewProject{Starter: true}
	switch {
	case intake.Reads(path):
		e.begin(session.NewProject{})
		first = session.Import{Paths: []string{path}}
	case path != "":
		first = session.OpenProject{Path: path}
	}
	e.session.Begin(first, func(err error) {
		if err == nil {
			e.begin(session.FirstView{})
			return
		}
		e.session.Say(session.Failure, "%v", err)
		e.begin(session.NewProject{})
	})
}

// begin carries out an intent without waiting for the disk; what goes wrong is said.
func (e *editor) begin(i session.Intent) {
	e.session.Begin(i, func(err error) {
		if err != nil {
			e.session.Say(session.Failure, "%v", err)
		}
	})
}

func (e *editor) closeSession() {
	if err := e.session.Close(); err != nil {
		fmt.Fprintf(os.Stderr, "scenograph: closing the project: %v\n", err)
	}
}

// openUI makes the interface and ties it to the window: our callbacks first, so that Dear ImGui's chain to them.
func (e *editor) openUI() error {
	home, err := os.UserHomeDir()
	if err != nil {
		home = string(filepath.Separator)
	}
	e.picture = &picture{session: e.session, software: e.window.Info().Software, renderer: e.window.Info().Renderer}
	if err := e.picture.logTo(os.Getenv("SCENOGRAPH_FRAME_LOG")); err != nil {
		return err
	}
	e.ui, err = panels.Open(panels.Options{
		Theme: e.theme(), Layout: e.session.Preferences().Layout, Home: home,
		Pick: e.picture.pick, Point: e.picture.point, PickBox: e.picture.pickBox, World: e.picture.world, Warp: e.warp,
	})
	if err != nil {
		return err
	}
	e.listen()
	if !implglfw.InitForOpenGL(implglfw.NewGLFWwindowFromC(e.window.Handle()), true) || !opengl3.InitV("#version 410") {
		return fmt.Errorf("the interface could not be attached to the window")
	}
	return nil
}

func (e *editor) closeUI() {
	e.picture.close()
	e.surface.close()
	e.still.close()
	e.exhibit.close()
	e.wipe.close()
	e.around.close()
	e.sheet.close()
	e.varied.close()
	opengl3.Shutdown()
	implglfw.Shutdown()
	e.ui.Close()
}

// The window's size in design pixels, where the screen has room for it.
const windowWidth, windowHeight = 1600, 900

// fitScreen gives the window its size in the middle of the screen, or all of a screen that is smaller.
func (e *editor) fitScreen() {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return
	}
	x, y, width, height := monitor.GetWorkarea()
	scale := e.ui.Theme().Scale
	w, h := min(int(windowWidth*scale), width), min(int(windowHeight*scale), height)
	e.window.SetSize(w, h)
	e.window.SetPos(x+(width-w)/2, y+(height-h)/2)
}

// theme is what the preferences and the display ask for.
func (e *editor) theme() panels.Theme {
	p := e.session.Preferences()
	scale := float32(p.UIScale)
	if scale == 0 {
		scale, _ = e.window.GetContentScale()
	}
	scale = min(max(scale, 0.75), 4)
	if p.Theme == "light" {
		return panels.LightTheme(scale)
	}
	return panels.DarkTheme(scale)
}

// paintEmpty shows a quiet window while the first project is prepared.
func (e *editor) paintEmpty() {
	theme := e.ui.Theme()
	r, g, b := theme.Ground.RGB()
	gl.ClearColor(r, g, b, 1)
	gl.Clear(gl.COLOR_BUFFER_BIT)
	e.window.SwapBuffers()
	glfw.PollEvents()
}
