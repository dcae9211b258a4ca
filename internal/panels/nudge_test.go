package panels

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/session"
)

func TestArrowKeysMoveTheGhost(t *testing.T) {
	s := sampleState(t)
	withProposal(t, s)
	s.View.WorldFromCamera = geom.IdentityTransform()
	b, wanted := open(t, s)
	b.key(imgui.KeyRightArrow)
	if n := count[session.MoveGhost](*wanted); n != 0 {
		t.Errorf("arrows move a ghost that nobody chose, %d times", n)
	}
	b.click("agent/line/0")
	b.frames(2)
	from := s.Agent.Cards[0].After.WorldFromNode("table")
	for _, c := range []struct {
		keys []imgui.Key
		by   geom.Vec3
		turn float64
	}{
		{[]imgui.Key{imgui.KeyRightArrow}, geom.Vec3{0.1, 0, 0}, 0},
		{[]imgui.Key{imgui.KeyDownArrow}, geom.Vec3{0, -0.1, 0}, 0},
		{[]imgui.Key{imgui.ModShift, imgui.KeyLeftArrow}, geom.Vec3{-0.01, 0, 0}, 0},
		{[]imgui.Key{imgui.KeyLeftBracket}, geom.Vec3{}, math.Pi / 12},
	} {
		b.key(c.keys...)
		got := last[session.MoveGhost](t, *wanted)
		by, turn := got.World.Translation.Sub(from.Translation), got.World.Rotation.YawAngle()-from.Rotation.YawAngle()
		if by.Sub(c.by).Len() > 1e-9 || math.Abs(turn-c.turn) > 1e-9 {
			t.Errorf("%v moves by %v and turns by %g", c.keys, by, turn)
		}
	}
}
