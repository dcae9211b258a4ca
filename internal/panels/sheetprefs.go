package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// candidateRows are the preferences of contact sheets: whether some are blind, and how much each critic counts.
func (ui *UI) candidateRows(p *session.Preferences) (changed bool) {
	t := &ui.theme
	ui.prefRow("Contact sheets", func() {
		blind := !p.PlainSheets
		if imgui.Checkbox("One in ten hides its scores and shuffles the order", &blind) {
			p.PlainSheets, changed = !blind, true
		}
		ui.mark("preferences/blind")
		ui.tooltip("Else a record of what was chosen would only echo the scores")
		if imgui.Checkbox("The agent's model judges pictures of the candidates", &p.ModelJudges) {
			changed = true
		}
		ui.mark("preferences/judge")
	})
	ui.prefRow("Critics count", func() {
		for i, c := range presenter.CriticWeights(p) {
			if i%2 == 1 {
				imgui.SameLineV(t.Px(200), 0)
			}
			imgui.SetNextItemWidth(t.Px(100))
			v := float32(c.Weight)
			if imgui.SliderFloatV(c.Name+"##weight", &v, 0, 2, "%.1f", 0) {
				presenter.SetCriticWeight(p, c.Name, float64(v))
				changed = true
			}
			ui.mark("preferences/weight/" + c.Name)
		}
	})
	ui.prefRow("CLIP model", func() {
		imgui.SetNextItemWidth(t.Px(320))
		if imgui.InputTextWithHint("##clip", "folder with model.onnx and merges.txt", &p.ClipFolder, 0, nil) {
			changed = true
		}
		ui.mark("preferences/clip")
		imgui.SetNextItemWidth(t.Px(320))
		if imgui.InputTextWithHint("##onnxruntime", "file of onnxruntime; empty for the system's", &p.OnnxRuntime, 0, nil) {
			changed = true
		}
		ui.mark("preferences/onnxruntime")
	})
	return changed
}
