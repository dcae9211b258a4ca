package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// posePicker offers the moments of an animated model, once one file is chosen to be imported and it is known what is in it.
func (ui *UI) posePicker() {
	d, f, clips := &ui.dialog, &ui.files, &ui.state.Clips
	if d.open != "import" || len(f.chosen) != 1 {
		d.room = 0
		return
	}
	top := imgui.CursorPosY()
	defer func() { d.room = imgui.CursorPosY() - top }()
	path := f.chosen[0]
	if d.posed != path {
		d.posed, d.pose = path, session.Pose{}
		ui.want(session.Survey{Path: path})
	}
	if clips.Path != path || len(clips.List) == 0 {
		return
	}
	ui.gap(Space1)
	if pickFrom(ui, "animation", "Pose", presenter.PoseChoices(clips.List), &d.pose.Animation) {
		d.pose.Time = 0
	}
	duration := presenter.PoseDuration(clips.List, d.pose.Animation)
	if duration <= 0 {
		return
	}
	ui.prefRow("Moment", func() {
		at := float32(d.pose.Time)
		imgui.SetNextItemWidth(ui.theme.Px(260))
		if imgui.SliderFloatV("##moment", &at, 0, float32(duration), "%.2f s", imgui.SliderFlagsAlwaysClamp) {
			d.pose.Time = float64(at)
		}
		ui.mark("still/moment")
	})
}

// chosenPose is the pose that was chosen for a single file.
func (ui *UI) chosenPose(chosen []string) session.Pose {
	if len(chosen) == 1 && chosen[0] == ui.dialog.posed {
		return ui.dialog.pose
	}
	return session.Pose{}
}
