package panels

import (
	"fmt"
	"strings"
	"time"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

func (ui *UI) statusBar() {
	t := &ui.theme
	ui.bar("status", imgui.DirDown, imgui.FrameHeight()+t.Px(4), func() {
		imgui.AlignTextToFramePadding()
		notice := ui.freshNotice()
		switch {
		case len(ui.state.Jobs) > 0:
			ui.jobLine()
		case notice != nil:
			ui.noticeLine(notice)
		default:
			ui.muted(string(IconMouse) + " ")
			imgui.SameLineV(0, 0)
			ui.fitted(t.Muted, ui.hint(), imgui.ContentRegionAvail().X*0.6)
		}
		ui.mark("status")
		ui.statusFacts()
	})
}

func (ui *UI) freshNotice() *presenter.Notice {
	for i := len(ui.state.Notices) - 1; i >= 0; i-- {
		n := &ui.state.Notices[i]
		if n.New && (n.Level != presenter.Note || time.Since(n.Time) < noteShown) {
			return n
		}
	}
	return nil
}

// noteShown is how long a note stands where the hints are; what went wrong stays until it is put away.
const noteShown = 12 * time.Second

func (ui *UI) noticeLine(n *presenter.Notice) {
	ink, icon := ui.theme.Text, IconInfo
	switch n.Level {
	case presenter.Caution:
		ink, icon = ui.theme.Moved, IconWarning
	case presenter.Failure:
		ink, icon = ui.theme.Removed, IconError
	}
	ui.tinted(ink, string(icon)+" ")
	imgui.SameLineV(0, 0)
	text, _, _ := strings.Cut(n.Text, "\n")
	ui.fitted(ink, text, imgui.ContentRegionAvail().X*0.6)
	imgui.SameLine()
	if ui.button("status/dismiss", string(IconClose), quiet) {
		ui.want(session.DismissMessage{})
	}
	ui.tooltip("Put this away; it stays in the log")
}

func (ui *UI) jobLine() {
	t := &ui.theme
	j := ui.state.Jobs[0]
	ui.text(j.Name)
	imgui.SameLine()
	share := float32(j.Share)
	if j.Share < 0 {
		share = -float32(imgui.Time())
	}
	imgui.ProgressBarV(share, vec2(t.Px(180), imgui.FrameHeight()-t.Px(8)), " ")
	imgui.SameLine()
	note := j.Note
	if left, ok := j.Remaining(time.Now()); ok {
		note = strings.TrimPrefix(note+" · "+presenter.Left(left), " · ")
	}
	ui.muted(note)
	if more := len(ui.state.Jobs) - 1; more > 0 {
		imgui.SameLine()
		ui.muted(fmt.Sprintf("and %d more", more))
	}
	if j.ID < 0 {
		return
	}
	imgui.SameLine()
	if ui.button("status/cancel", string(IconStop)+" Cancel", quiet) {
		ui.want(session.CancelJob{Job: fmt.Sprint(j.ID)})
	}
}

// statusFacts are the numbers at the right end: what is selected, what is drawn, who proposes.
func (ui *UI) statusFacts() {
	s := ui.state
	facts := []string{}
	switch n := len(s.Selection); {
	case n == 1:
		if node, ok := s.Scene.Node(s.Selection[0]); ok {
			name, _ := ui.fit(node.Name, ui.theme.Px(140))
			facts = append(facts, name+" selected")
		}
	case n > 1:
		facts = append(facts, fmt.Sprintf("%d selected", n))
	}
	if s.Picture.Triangles > 0 {
		facts = append(facts, thousands(s.Picture.Triangles)+" triangles", fmt.Sprintf("%.0f ms", s.Picture.Millis))
	}
	if s.Agent.Policy != "" {
		facts = append(facts, s.Agent.Policy)
	}
	if n := s.Checks.Errors; n > 0 {
		facts = append(facts, fmt.Sprintf("%s %d failed checks", IconError, n))
	}
	if n := countNotices(s.Notices); n > 0 {
		facts = append(facts, fmt.Sprintf("%s %d", IconWarning, n))
	}
	line := strings.Join(facts, "   ·   ")
	ui.right(imgui.CalcTextSizeV(line, false, -1).X)
	ui.muted(line)
	ui.mark("status/facts")
	if s.Picture.Renderer != "" {
		ui.tooltip("Drawn by " + s.Picture.Renderer)
	}
}

func countNotices(notices []presenter.Notice) int {
	n := 0
	for _, x := range notices {
		if x.Level != presenter.Note {
			n++
		}
	}
	return n
}

// thousands groups digits: 12 345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}
