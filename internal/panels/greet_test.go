package panels

import (
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func TestKeysAreTheViewsWhereThereAreThings(t *testing.T) {
	b, wanted := open(t, sampleState(t))
	b.key(imgui.KeyM)
	if count[session.SetTool](*wanted) != 1 || b.ui.agent.prompt != "" {
		t.Error("the prompt has the keyboard although there are things to work on")
	}
}

func TestAnEmptySceneAsksForWords(t *testing.T) {
	s := sampleState(t)
	s.Scene, s.Agent.Cards, s.Agent.Focused, s.Selection, s.Project.Fresh = scene.Empty("bare"), nil, "", nil, true
	b, wanted := open(t, s)
	b.typeText("m")
	if b.ui.agent.prompt != "m" || count[session.SetTool](*wanted) != 0 {
		t.Errorf("in an empty scene %q was typed", b.ui.agent.prompt)
	}
}

// TestWhatArrivesTakesTheKeys: a file opened by its name is imported into an empty scene.
func TestWhatArrivesTakesTheKeys(t *testing.T) {
	s := sampleState(t)
	full := s.Scene
	s.Scene, s.Agent.Cards, s.Agent.Focused, s.Selection, s.Project.Fresh = scene.Empty("bare"), nil, "", nil, true
	b, wanted := open(t, s)
	s.Scene, s.Project.Fresh = full, false
	b.frames(2)
	b.key(imgui.KeyM)
	if count[session.SetTool](*wanted) != 1 || b.ui.agent.prompt != "" {
		t.Errorf("the prompt keeps the keyboard when a model arrives: %q", b.ui.agent.prompt)
	}
}
