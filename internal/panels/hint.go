package panels

import (
	"fmt"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// hint says what the mouse and the keys will do now.
func (ui *UI) hint() string {
	v, s := &ui.viewport, ui.state
	switch {
	case s.Playing:
		return "Playing · drag things to pull them, doors and drawers too · Esc stops and puts everything back"
	case s.Walking:
		return "On foot · W A S D or the arrows walk · the mouse looks around · Shift runs · Esc or a click leaves off"
	case v.gesture == looking:
		return "W A S D fly · Q down, E up · Shift faster · the wheel changes the speed"
	case v.hand.held:
		return "Release to keep · Ctrl turns snapping round · Shift moves finely · Esc takes it back"
	case v.hand.busy():
		return "X Y Z one axis, twice its own, with Shift the plane · type a number or a sum, Tab the next · Ctrl snaps · Shift finely · Enter keeps, Esc takes back"
	case s.Tool == session.MeasureTool && v.measuring.begun:
		return "Click the other end · Shift keeps to an axis · Ctrl does not snap · Esc begins anew"
	case s.Tool == session.MeasureTool:
		return "Click the two ends of a distance; corners snap, Ctrl does not · Esc clears what was measured"
	case v.rooms.drag != nil:
		return "Release to keep · right angles, corners and the grid snap, Ctrl does not · Esc takes it back"
	case s.Tool == session.RoomTool:
		return "Drag corners, walls, doors and windows · double-click a wall to split it · right-click for more · Delete removes · Esc leaves off"
	case s.Agent.Focused != "":
		if ui.agent.ghost != "" {
			return "Arrow keys move the ghost, with Shift finely · [ and ] turn it · drag its handles · A accept yours · Esc back"
		}
		return "A accept · E edit the ghosts · R reject · B before and after · Space hides the ghosts · Tab next proposal · click a ghost to move it"
	case v.hovered:
		return ui.mouseHint()
	case s.Agent.Busy:
		return "The agent is thinking; you can go on working"
	}
	return "Ctrl+K finds every command · F1 shows mouse and keys"
}

func (ui *UI) mouseHint() string {
	move, rotate, scale := presenter.ToolKeys(ui.state.Settings.Navigation)
	keys := fmt.Sprintf("%s %s %s move, rotate, scale", move, rotate, scale)
	switch ui.state.Settings.Navigation {
	case session.BlenderNavigation:
		return "Click selects · middle-drag orbits · Shift+middle pans · wheel zooms to the cursor · " + keys
	case session.MayaNavigation:
		return "Click selects · Alt+drag orbits · Alt+middle pans · wheel zooms to the cursor · " + keys
	}
	return "Click selects · right-drag looks, with WASD flies · Alt+drag orbits · middle pans · wheel zooms · " + keys
}
