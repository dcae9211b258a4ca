package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/session"
)

// How far an arrow key moves the chosen ghost, in metres, and how far a bracket turns it.
const (
	nudgeM     = 0.1
	nudgeFineM = 0.01 // with Shift
	nudgeTurn  = math.Pi / 12
)

// nudgeGhost moves the ghost that is being edited with the arrow keys, along the axis of the world that lies nearest to where the
// arrow points in the picture, and turns it with the brackets: an override needs no mouse.
func (ui *UI) nudgeGhost() {
	card := ui.focusedCard()
	if card == nil || ui.agent.ghost == "" || !ghostIn(card, ui.agent.ghost) {
		return
	}
	right := keyAxis(imgui.IsKeyPressedBool, imgui.KeyRightArrow, imgui.KeyLeftArrow)
	ahead := keyAxis(imgui.IsKeyPressedBool, imgui.KeyUpArrow, imgui.KeyDownArrow)
	turn := keyAxis(imgui.IsKeyPressedBool, imgui.KeyLeftBracket, imgui.KeyRightBracket)
	if right == 0 && ahead == 0 && turn == 0 {
		return
	}
	step := nudgeM
	if imgui.CurrentIO().KeyShift() {
		step = nudgeFineM
	}
	world := card.After.WorldFromNode(ui.agent.ghost)
	x := alongFloor(ui.state.View.WorldFromCamera.Rotation.Rotate(geom.Vec3{1, 0, 0}))
	y := geom.Vec3{-x[1], x[0], 0}
	world.Translation = world.Translation.Add(x.Mul(right * step)).Add(y.Mul(ahead * step))
	if turn != 0 {
		world.Rotation = geom.Yaw(turn * nudgeTurn).Mul(world.Rotation).Normalized()
	}
	ui.want(session.MoveGhost{Proposal: card.ID, Node: ui.agent.ghost, World: world})
}

// alongFloor is the horizontal axis of the world nearest to a direction.
func alongFloor(d geom.Vec3) geom.Vec3 {
	if math.Abs(d[0]) >= math.Abs(d[1]) {
		return geom.Vec3{math.Copysign(1, d[0]), 0, 0}
	}
	return geom.Vec3{0, math.Copysign(1, d[1]), 0}
}
