package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/AllenDang/cimgui-go/imgui"
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

// listen has every event draw a few frames.
func (e *editor) listen() {
	w := e.window.Window
	touch := func() { e.frames = settleFrames }
	w.SetCursorPosCallback(func(*glfw.Window, float64, float64) { touch() })
	w.SetMouseButtonCallback(func(*glfw.Window, glfw.MouseButton, glfw.Action, glfw.ModifierKey) { touch() })
	w.SetScrollCallback(func(*glfw.Window, float64, float64) { touch() })
	w.SetKeyCallback(func(_ *glfw.Window, key glfw.Key, _ int, a glfw.Action, _ glfw.ModifierKey) {
		e.chords.hear(key, a)
		touch()
	})
	w.SetCharCallback(func(*glfw.Window, rune) { touch() })
	w.SetFocusCallback(func(*glfw.Window, bool) { touch() })
	w.SetCursorEnterCallback(func(*glfw.Window, bool) { touch() })
	w.SetFramebufferSizeCallback(func(*glfw.Window, int, int) { touch() })
	w.SetRefreshCallback(func(*glfw.Window) { touch() })
	w.SetContentScaleCallback(func(*glfw.Window, float32, float32) { touch() })
	w.SetDropCallback(func(_ *glfw.Window, paths []string) { e.dropped = append(e.dropped, paths...); touch() })
	w.SetCloseCallback(func(w *glfw.Window) { w.SetShouldClose(false); e.closing = true; touch() })
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

func (e *editor) run(ctx context.Context) error {
	for !e.session.Quitting() && ctx.Err() == nil {
		e.wait()
		if e.session.Update() {
			e.frames = settleFrames
		}
		e.entrance.follow(e, e.source)
		e.shutter.develop(e.picture)
		if !e.session.Open() && time.Since(e.startedAt) < openingShown {
			continue
		}
		if e.frames == 0 && e.picture.refining {
			e.drawPicture()
			continue
		}
		working := len(e.session.Jobs()) > 0
		if e.frames == 0 && !e.picture.due() && (!working || time.Since(e.drawnAt) < progressEvery) {
			if !working {
				e.spareTime()
			}
			continue
		}
		if e.frames > 0 {
			e.frames--
		}
		if err := e.draw(); err != nil {
			return err
		}
	}
	e.entrance.shut()
	e.keepLayout()
	return nil
}

// spareTime makes ready for what is out of sight, or draws a picture for the library, while nobody waits for anything.
func (e *editor) spareTime() {
	if e.picture.foresee() {
		return
	}
	if e.picture.painter == nil || e.picture.waiting() || len(e.thumbs.queue) == 0 {
		return
	}
	if err := e.thumbs.next(e.picture, &e.shelf); err != nil {
		e.session.Say(session.Caution, "%v", err)
	}
	if len(e.thumbs.queue)%4 == 0 {
		e.frames = 1
	}
}

// progressEvery is how often a frame is shown only because something goes on in the background: pictures that it asks for are drawn
// between two of them.
const progressEvery = 100 * time.Millisecond

// openingShown is how long the first project may take before the interface is shown without it.
const openingShown = time.Second

// wait sleeps until there is something to do.
func (e *editor) wait() {
	switch {
	case e.session.Busy() && !e.session.Open():
		glfw.WaitEventsTimeout(0.05)
	case e.frames > 0 || e.shutter.busy() || e.picture.refining:
		glfw.PollEvents()
	case e.session.Busy():
		glfw.WaitEventsTimeout(0.05)
	case e.picture.waiting():
		glfw.WaitEventsTimeout(0.03)
	case len(e.session.Jobs()) > 0:
		glfw.WaitEventsTimeout(0.1)
	case len(e.thumbs.queue) > 0 || e.picture.foresees():
		glfw.WaitEventsTimeout(0.001)
	default:
		glfw.WaitEventsTimeout(5)
	}
}

// draw lays out and shows one frame, then does what the person wants.
func (e *editor) draw() error {
	if theme := e.theme(); theme != e.ui.Theme() {
		e.ui.SetTheme(theme)
		e.frames = settleFrames
	}
	opengl3.NewFrame()
	implglfw.NewFrame()
	imgui.NewFrame()
	e.chords.next()
	state := presenter.Gather(e.session, e.shelf, e.picture.shown, e.picture.width, e.picture.height)
	state.Still = e.still.show(e.session.Still())
	state.Exhibit = e.exhibit.show(e.session.Exhibit())
	state.Wipe = e.wipe.show(e.session.Wipe(e.ui.ViewportSize()))
	state.Panorama = e.around.show(e.session.Panorama())
	state.Agent.Contact = e.sheet.show(e.session.Sheet())
	state.Variants = e.varied.vary(e.session.Variants())
	intents := append([]session.Intent(nil), e.ui.Draw(&state)...)
	if e.closing {
		e.closing = false
		intents = append(intents, e.ui.AskToQuit(&state)...)
	}
	imgui.Render()
	intents = append(intents, e.takeDropped()...)
	for _, intent := range intents {
		e.begin(intent)
	}
	if len(intents) > 0 || e.ui.CameraMoving() || e.ui.Settling() {
		e.frames = settleFrames
	}
	e.present()
	e.drawnAt = time.Now()
	if e.lost() {
		return e.farewell()
	}
	e.drawPicture()
	e.afterFrame(&state)
	return nil
}

// drawPicture draws the view, or a part of it, and has the next frame show it.
func (e *editor) drawPicture() {
	drawn, err := e.picture.update(e.ui, e.frames > 0)
	if err != nil && err.Error() != e.trouble {
		e.trouble = err.Error()
		e.session.Say(session.Failure, "The view could not be drawn: %v", err)
	}
	e.tellLacks()
	e.newPicture = e.newPicture || drawn
	if drawn {
		e.frames = max(e.frames, 1)
	}
}

// farewell is the error of a window whose driver has gone: it says where the work is, all of which is on disk.
func (e *editor) farewell() error {
	e.session.Finish()
	info := e.session.Project()
	where := "it is in " + info.Path
	switch {
	case info.Untitled && info.Changed:
		where = "it has no name yet and is first among the recent files at the next start"
	case info.Untitled:
		where = "nothing was changed"
	}
	return fmt.Errorf("the graphics driver was reset and the window is lost; the work is saved: %s. Start Scenograph again", where)
}

// tellLacks says once what the picture lacks: a texture that cannot be read, or one that had to be made smaller.
func (e *editor) tellLacks() {
	lacks := ""
	if e.picture.trouble != nil {
		lacks = e.picture.trouble.Error()
	}
	if lacks != e.lacks && lacks != "" {
		e.session.Say(session.Caution, "%s", lacks)
	}
	e.lacks = lacks
}

// warp puts the cursor elsewhere in the window. The system reports only what the mouse does, so Dear ImGui is told here.
func (e *editor) warp(x, y float32) {
	e.window.SetCursorPos(float64(x), float64(y))
	imgui.CurrentIO().AddMousePosEvent(x, y)
}

func (e *editor) present() {
	width, height := e.window.GetFramebufferSize()
	theme := e.ui.Theme()
	if e.window.Info().Software && width > 0 && height > 0 {
		picture := imgui.Vec4{}
		if e.newPicture {
			picture = e.ui.ViewportArea()
		}
		err := e.surface.draw(imgui.CurrentDrawData(), theme.Ground, width, height, picture)
		e.newPicture = false
		if err == nil {
			e.window.SwapBuffers()
			return
		}
	}
	r, g, b := theme.Ground.RGB()
	gl.BindFramebuffer(gl.FRAMEBUFFER, 0)
	gl.Viewport(0, 0, int32(width), int32(height))
	gl.Disable(gl.SCISSOR_TEST)
	gl.ClearColor(r, g, b, 1)
	gl.Clear(gl.COLOR_BUFFER_BIT)
	opengl3.RenderDrawData(imgui.CurrentDrawData())
	e.window.SwapBuffers()
}

// takeDropped turns files let go over the window into intents.
func (e *editor) takeDropped() []session.Intent {
	if len(e.dropped) == 0 {
		return nil
	}
	x, y := e.window.GetCursorPos()
	var intents []session.Intent
	var models []string
	for _, path := range e.dropped {
		ending := strings.ToLower(filepath.Ext(path))
		if slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp"}, ending) && e.ui.OverAgent(float32(x), float32(y)) {
			if e.session.Preferences().Agent.Policy == "" {
				e.session.Say(session.Caution, "The built-in designer looks at no pictures. Choose a model behind the cog in the Agent panel, then drop %s there again.", filepath.Base(path))
				continue
			}
			intents = append(intents, session.TakeReference{Path: path})
			continue
		}
		switch ending {
		case ".scene":
			intents = append(intents, session.OpenProject{Path: path})
		case ".hdr":
			intents = append(intents, session.UseSkyImage{Path: path})
		default:
			models = append(models, path)
		}
	}
	e.dropped = nil
	if len(models) > 0 {
		intents = append(intents, session.Import{Paths: models, At: e.ui.WorldAt(float32(x), float32(y))})
	}
	return intents
}

// afterFrame keeps what lies outside of the interface in step with it.
func (e *editor) afterFrame(state *presenter.State) {
	if text, ok := e.session.TakeClipboard(); ok {
		e.window.SetClipboardString(text)
	}
	if title := e.ui.Title(); title != e.title {
		e.title = title
		e.window.SetTitle(title)
	}
	if time.Since(e.layoutAt) > 5*time.Second {
		e.layoutAt = time.Now()
		e.keepLayout()
	}
	if version := e.session.ShelfVersion(); version != e.shelved {
		e.shelved = version
		e.shelf = e.thumbs.restock(e.shelf, presenter.ShelfOf(e.source, e.shelves))
	}
	e.thumbs.ask(e.ui.Bare())
	if e.mapFile != "" {
		e.writeMap(state)
	}
}

// keepLayout remembers where the panels are docked.
func (e *editor) keepLayout() {
	p := e.session.Preferences()
	layout := e.ui.Layout()
	if layout == p.Layout {
		return
	}
	p.Layout = layout
	e.session.Begin(session.ChangePreferences{Preferences: p}, func(err error) {
		if err != nil {
			e.session.Say(session.Caution, "The arrangement of the panels could not be kept: %v", err)
		}
	})
}
