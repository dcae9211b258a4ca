package panels

import (
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// held takes a thing out of the library and holds it over the middle of the picture.
func held(t *testing.T) (*bench, *[]session.Intent) {
	t.Helper()
	s := shelved(t)
	s.Selection = []scene.NodeID{"lamp"}
	b, wanted := open(t, s)
	b.frames(2)
	b.moveTo(b.rect("library/thing/mine").Center())
	b.press(true)
	x, y := b.rect("viewport/picture").Center()
	for i := range 4 {
		b.moveTo(x-float32(40-10*i), y)
	}
	b.moveTo(x, y)
	b.frame()
	return b, wanted
}

func TestAThingIsDraggedIntoThePicture(t *testing.T) {
	b, wanted := held(t)
	aim := last[session.AimThing](t, *wanted)
	mouse, low := imgui.MousePos(), b.ui.viewport.low
	want := b.ui.eyeView(b.ui.state.Eye).Ray([2]float64{float64(mouse.X - low.X), float64(mouse.Y - low.Y)})
	if aim.Entry != "mine" || aim.Ray != want {
		t.Fatalf("it is aimed at %+v, not %+v", aim, want)
	}
	looks := count[session.AimThing](*wanted)
	if b.frames(3); count[session.AimThing](*wanted) != looks {
		t.Error("a mouse that rests aims again")
	}
	if count[session.PlaceThing](*wanted) != 0 {
		t.Error("it was placed before it was let go")
	}
	b.press(false)
	b.frame()
	if got := last[session.PlaceThing](t, *wanted); got.Entry != "mine" || got.To == nil || *got.To != want {
		t.Errorf("letting go wants %+v", got)
	}
	if got := last[session.AimThing](t, *wanted); got.Entry != "" {
		t.Errorf("after it was let go it is still aimed: %+v", got)
	}
}

func TestEscapeLeavesAThingInTheLibrary(t *testing.T) {
	b, wanted := held(t)
	b.key(imgui.KeyEscape)
	b.frame()
	if got := last[session.AimThing](t, *wanted); got.Entry != "" {
		t.Errorf("it is still aimed: %+v", got)
	}
	b.press(false)
	b.frames(2)
	if count[session.PlaceThing](*wanted) != 0 || count[session.SelectNodes](*wanted) != 0 {
		t.Errorf("Esc placed it, or took the selection away: %+v", *wanted)
	}
	b.key(imgui.KeyEscape)
	if got := last[session.SelectNodes](t, *wanted); len(got.Nodes) != 0 {
		t.Errorf("Esc with nothing in hand wants %+v", got)
	}
}

func TestAThingThatLeavesThePictureIsNotShown(t *testing.T) {
	b, wanted := held(t)
	b.moveTo(b.rect("library/thing/sofa").Center())
	b.frame()
	if got := last[session.AimThing](t, *wanted); got.Entry != "" {
		t.Errorf("it is still aimed: %+v", got)
	}
	b.press(false)
	b.frame()
	if count[session.PlaceThing](*wanted) != 0 {
		t.Error("it was placed outside of the picture")
	}
}
