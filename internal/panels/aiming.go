package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// mouseRay looks through the pixel under the mouse.
func (ui *UI) mouseRay() geom.Ray {
	mouse, low := imgui.MousePos(), ui.viewport.low
	return ui.eyeView(ui.state.Eye).Ray(geom.Vec2{float64(mouse.X - low.X), float64(mouse.Y - low.Y)})
}

// aimed shows the thing that is dragged out of the library under the mouse, and places it when it is let go.
func (ui *UI) aimed() {
	payload := imgui.AcceptDragDropPayloadV("thing", imgui.DragDropFlagsAcceptBeforeDelivery|imgui.DragDropFlagsAcceptNoDrawDefaultRect)
	if payload == nil || payload.CData == nil {
		return
	}
	aim := session.AimThing{Entry: ui.library.dragged, Ray: ui.mouseRay()}
	switch {
	case payload.IsDelivery():
		ui.want(session.PlaceThing{Entry: aim.Entry, To: &aim.Ray})
		ui.endAim()
	case aim != ui.viewport.aim:
		ui.viewport.aim = aim
		ui.want(aim)
	}
}

// endAim ends the look at what was dragged over the picture.
func (ui *UI) endAim() {
	if ui.viewport.aim.Entry != "" {
		ui.viewport.aim = session.AimThing{}
		ui.want(session.AimThing{})
	}
}

// escapeDrag leaves what is dragged out of a panel where it was. It reports whether anything is dragged: Esc is then for that alone.
func (ui *UI) escapeDrag() bool {
	if !imgui.InternalIsDragDropActive() {
		return false
	}
	if imgui.IsKeyPressedBool(imgui.KeyEscape) {
		imgui.InternalClearDragDrop()
		imgui.InternalClearActiveID()
		ui.endAim()
	}
	return true
}

// aimTold says under a dragged thing's name why it cannot stand where the mouse is.
func (ui *UI) aimTold(thing *presenter.Thing) {
	aim := ui.state.Aim
	if aim.Entry != thing.ID || aim.Fault == "" {
		return
	}
	imgui.PushTextWrapPosV(ui.theme.Px(320))
	imgui.PushStyleColorVec4(imgui.ColText, ui.theme.Removed.Vec(1))
	ui.text(presenter.Readable(aim.Fault))
	imgui.PopStyleColor()
	imgui.PopTextWrapPos()
}
