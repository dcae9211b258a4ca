package main

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/AllenDang/cimgui-go/imgui"
	implglfw "github.com/AllenDang/cimgui-go/impl/glfw"
	"github.com/AllenDang/cimgui-go/impl/opengl3"
	"github.com/go-gl/gl/v4.1-core/gl"
	"github.com/go-gl/glfw/v3.3/glfw"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

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
		working := len(e.session.Jobs()) > 0
		if e.frames == 0 && e.picture.busy() && (!working || time.Since(e.drawnAt) < progressEvery) {
			e.drawPicture()
			continue
		}
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
	if e.picture.foresee(near) {
		return
	}
	if e.picture.painter == nil || e.picture.waiting() {
		return
	}
	if len(e.thumbs.queue) == 0 {
		e.picture.foresee(math.MaxInt)
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
	case e.frames > 0 || e.shutter.busy() || e.picture.busy():
		glfw.PollEvents()
	case e.session.Busy():
		glfw.WaitEventsTimeout(0.05)
	case e.picture.waiting():
		glfw.WaitEventsTimeout(0.03)
	case len(e.session.Jobs()) > 0:
		glfw.WaitEventsTimeout(0.1)
	case len(e.thumbs.queue) > 0 || e.picture.foresees(math.MaxInt):
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
