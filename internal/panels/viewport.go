package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Hit is what is drawn at a pixel of the viewport.
type Hit struct {
	Node  scene.NodeID // "" for nothing
	Ghost bool         // it is part of the proposal under review
}

// viewportState is the mouse in the viewport.
type viewportState struct {
	low, size imgui.Vec2 // the picture on the screen
	hovered   bool
	press     imgui.Vec2 // where a button went down
	pulled    bool       // it was dragged since
	pointer   pointer
	gesture   gesture
	about     geom.Vec3 // what an orbit turns about
	depth     float64   // of what was under the mouse, metres along the camera's axis
	rolling   float64   // seconds until a turn of the wheel counts as over
	flySpeed  float64   // metres per second, 0 for the usual
	facet     geom.Vec3 // of the view cube, where it was pressed
	moving    bool      // the camera moved in this frame
	hover     scene.NodeID
	menuOpen  bool
	hand      handState
	grip      lastGrip
	facets    []navigate.Facet // of the view cube
	measuring measuring
	rooms     roomHand
	pulling   pulling
	aim       session.AimThing // of what is dragged out of the library over the picture
	onFoot    bool             // somebody walks, and the mouse looks around
	split     float32          // where the line of the wipe is, as a share of the width
}

// gesture is what a pressed button does.
type gesture int

const (
	noGesture gesture = iota
	orbiting
	panning
	zooming
	looking
	cubing
	boxing
	gizmoing
	menuing
)

// ViewportSize is the size of the picture the panel wants, in screen pixels; zero while the panel is hidden.
func (ui *UI) ViewportSize() (width, height int) {
	return int(ui.viewport.size.X), int(ui.viewport.size.Y)
}

// ViewportArea is where the picture is in the window: left, top, right and bottom, in screen pixels.
func (ui *UI) ViewportArea() imgui.Vec4 {
	v := &ui.viewport
	return imgui.Vec4{X: v.low.X, Y: v.low.Y, Z: v.low.X + v.size.X, W: v.low.Y + v.size.Y}
}

// CameraMoving reports whether the mouse or keys moved the camera in the last frame.
func (ui *UI) CameraMoving() bool { return ui.viewport.moving }

// Moving reports whether a gesture is under way, so that frames should follow each other without waiting for an event.
func (ui *UI) Moving() bool {
	return ui.viewport.gesture != noGesture || ui.viewport.hand.busy() || ui.viewport.pulling.node != "" || ui.viewport.rooms.drag != nil
}

// Settling reports whether a widget still waits for the keyboard it was promised, or Dear ImGui for a frame to take in more of
// what was typed and clicked: it takes a key's two ends in two frames.
func (ui *UI) Settling() bool {
	return ui.context.InputEventsQueue().Size > 0 || ui.agent.focus || ui.library.focus || ui.palette.fresh || ui.edit.fresh || ui.tree.fresh || ui.dialog.fresh || ui.dialog.open != "" && ui.files.reading != nil || ui.viewport.rolling > 0
}

// WorldAt returns what a file dropped at a window position should stand on, or nil outside the viewport.
func (ui *UI) WorldAt(x, y float32) *geom.Vec3 {
	v := &ui.viewport
	if x < v.low.X || y < v.low.Y || x > v.low.X+v.size.X || y > v.low.Y+v.size.Y {
		return nil
	}
	if point, ok := ui.point(x-v.low.X, y-v.low.Y); ok {
		return &point
	}
	return nil
}

func (ui *UI) point(x, y float32) (geom.Vec3, bool) {
	if ui.options.Point == nil {
		return geom.Vec3{}, false
	}
	return ui.options.Point(float64(x), float64(y))
}

// eyeView is the picture that an eye sees in the viewport.
func (ui *UI) eyeView(eye navigate.Eye) frame.View {
	return eye.View(int(ui.viewport.size.X), int(ui.viewport.size.Y), 0)
}

func (ui *UI) pick(x, y float32) Hit {
	if ui.options.Pick == nil {
		return Hit{}
	}
	return ui.options.Pick(float64(x), float64(y))
}

// room reports whether a node is a room, whose floor and walls are a background rather than a thing to click on.
func (ui *UI) room(id scene.NodeID) bool {
	n, ok := ui.state.Scene.Node(id)
	return ok && n.Room != nil
}

func (ui *UI) drawViewport() {
	v := &ui.viewport
	v.moving, v.hovered = false, false
	v.size = imgui.Vec2{}
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{})
	imgui.PushStyleColorVec4(imgui.ColWindowBg, ui.theme.Ground.Vec(1))
	ui.panel("Viewport", imgui.WindowFlagsNoScrollbar|imgui.WindowFlagsNoScrollWithMouse, func() {
		imgui.PopStyleColor()
		imgui.PopStyleVar()
		ui.viewportContent()
		imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{})
		imgui.PushStyleColorVec4(imgui.ColWindowBg, ui.theme.Ground.Vec(1))
	})
	imgui.PopStyleColor()
	imgui.PopStyleVar()
}

// overPicture reports whether the mouse is over the picture now: on a slow frame a key may come with the move that led there.
func (ui *UI) overPicture() bool {
	v, mouse := &ui.viewport, imgui.MousePos()
	return mouse.X >= v.low.X && mouse.Y >= v.low.Y && mouse.X < v.low.X+v.size.X && mouse.Y < v.low.Y+v.size.Y
}

func (ui *UI) viewportContent() {
	v := &ui.viewport
	v.low, v.size = imgui.CursorScreenPos(), imgui.ContentRegionAvail()
	if v.size.X < 8 || v.size.Y < 8 {
		v.size = imgui.Vec2{}
		return
	}
	if p := ui.state.Picture; p.Texture != 0 {
		texture := imgui.NewTextureRefTextureID(imgui.TextureID(p.Texture))
		defer texture.Destroy()
		high := vec2(v.low.X+v.size.X, v.low.Y+v.size.Y)
		imgui.WindowDrawList().AddImageV(*texture, v.low, high, vec2(0, 1), vec2(1, 0), 0xFFFFFFFF)
	}
	if ui.state.Picture.Texture == 0 {
		ui.preparing()
	}
	ui.viewportArea()
	ui.mark("viewport/picture")
	ui.viewportDrop()
	ui.wipe()
	overWidget := ui.viewportOverlays()
	ui.drawMarks()
	overWidget = ui.drawCheckMarks() || overWidget
	overWidget = ui.drawGizmo(overWidget) || overWidget
	if !ui.runWalk() && !ui.runHand() {
		taken := ui.runPull(overWidget)
		taken = ui.runMeasure(overWidget || taken) || taken
		ui.mouse(ui.runRooms(overWidget || taken) || taken, overWidget)
	}
	ui.viewportMenu()
	ui.viewportHover(overWidget)
}

// preparing stands in for the first picture.
func (ui *UI) preparing() {
	v, text := &ui.viewport, "Preparing the view…"
	size := imgui.CalcTextSizeV(text, false, -1)
	imgui.WindowDrawList().AddTextVec2V(vec2(v.low.X+(v.size.X-size.X)/2, v.low.Y+v.size.Y*0.45), ui.theme.Muted.Packed(1), text)
}

// viewportArea takes the mouse for the picture.
func (ui *UI) viewportArea() {
	v := &ui.viewport
	imgui.SetNextItemAllowOverlap()
	imgui.InvisibleButtonV("picture", v.size, imgui.ButtonFlagsMouseButtonLeft|imgui.ButtonFlagsMouseButtonRight|imgui.ButtonFlagsMouseButtonMiddle)
	v.hovered = imgui.IsItemHovered()
}

// viewportDrop places the thing that is dragged out of the library, or puts the material on what is under the mouse.
func (ui *UI) viewportDrop() {
	if !imgui.BeginDragDropTarget() {
		ui.endAim()
		return
	}
	ui.aimed()
	if payload := imgui.AcceptDragDropPayload("material"); payload != nil && payload.CData != nil {
		ray := ui.mouseRay()
		ui.want(session.ApplyMaterial{Preset: ui.materials.dragged, To: &ray})
	}
	imgui.EndDragDropTarget()
}

// viewportHover tells the session what the mouse is over, when that changes.
func (ui *UI) viewportHover(overWidget bool) {
	v := &ui.viewport
	if v.gesture != noGesture || v.hand.busy() || ui.state.Walking {
		return
	}
	var hit Hit
	if v.hovered && !overWidget {
		mouse := imgui.MousePos()
		hit = ui.pick(mouse.X-v.low.X, mouse.Y-v.low.Y)
	}
	if !hit.Ghost && ui.room(hit.Node) {
		hit = Hit{}
	}
	if hit.Node == v.hover {
		return
	}
	v.hover = hit.Node
	ui.agent.hovered = ""
	if hit.Ghost {
		ui.agent.hovered = hit.Node
		ui.want(session.HighlightNode{Node: hit.Node})
		return
	}
	ui.want(session.Hover{Node: hit.Node}, session.HighlightNode{})
}
