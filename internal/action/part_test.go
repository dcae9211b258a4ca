package action

import (
	"slices"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestPartsOfAMaterial leaves out one property of a new material that takes the place of another, and one of a light.
func TestPartsOfAMaterial(t *testing.T) {
	oak, dark := scene.NewMaterial("oak", "Oak", geom.Color{0.6, 0.4, 0.2}), scene.NewMaterial("dark", "Dark", geom.Color{0.1, 0.1, 0.1})
	dark.Roughness = oak.Roughness / 2
	white := scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}
	room := scene.RoomRef{Room: square(), Floor: "oak"}
	base, _, err := Preview(scene.Empty("test"), []Action{
		AddMaterial{oak}, AddRoom{Node: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: room},
		AddLight{Node: "bulb", Name: "Bulb", Transform: geom.IdentityTransform(), Light: white},
	})
	if err != nil {
		t.Fatal(err)
	}
	warm := white
	warm.Color, warm.Intensity = geom.Color{1, 0.8, 0.6}, 30
	list := []Action{AddMaterial{dark}, SetRoomMaterial{Node: "room", Surface: FloorSurface, Material: "dark"}, EditLight{Node: "bulb", Light: warm}}
	for i, want := range [][]Part{{ColorPart, RoughnessPart}, nil, {ColorPart, BrightnessPart}} {
		if got := Parts(base, list, i); !slices.Equal(got, want) {
			t.Errorf("action %d has the parts %v, not %v", i, got, want)
		}
	}
	left, ok := LeavePart(base, list, 0, ColorPart)
	if m := left.(AddMaterial).Material; !ok || m.BaseColor != oak.BaseColor || m.Roughness != dark.Roughness || m.ID != "dark" {
		t.Errorf("without its colour it is %+v", m)
	}
	lit, ok := LeavePart(base, list, 2, BrightnessPart)
	if l := lit.(EditLight).Light; !ok || l.Color != warm.Color || l.Intensity != 60 {
		t.Errorf("without its brightness it is %+v", l)
	}
	if back, ok := TakePart(lit, list[2], BrightnessPart); !ok || back != list[2] {
		t.Errorf("taken back it is %+v", back)
	}
	if _, ok := TakePart(list[0], list[2], ColorPart); ok {
		t.Error("a material took a light's colour")
	}
	if _, ok := LeavePart(base, list, 1, ColorPart); ok {
		t.Error("what has no parts left one out")
	}
}
