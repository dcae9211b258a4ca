package presenter

import (
	"encoding/json"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// wearing is a room whose floor wears a material.
func wearing(t *testing.T, m scene.Material) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("test").Edit()
	room := node("room", "Room", "")
	room.Room = &scene.RoomRef{Floor: m.ID}
	room.Room.Outline, room.Room.Height, room.Room.WallThickness = geom.Rectangle(4, 3), 2.5, 0.1
	if err := draft.PutMaterial(m); err != nil {
		t.Fatal(err)
	}
	if err := draft.PutNode(room); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	return snap
}

// titled returns the inspector's sections by the first word of their keys.
func titled(s *scene.Snapshot) map[string]Section {
	out := map[string]Section{}
	for _, section := range Inspect(s, asset.NewStore(), []scene.NodeID{"room"}).Sections {
		key, _, _ := strings.Cut(section.Key, " ")
		out[key] = section
	}
	return out
}

func fieldOf(t *testing.T, s Section, key string) *Field {
	t.Helper()
	for i := range s.Fields {
		if s.Fields[i].Key == key {
			return &s.Fields[i]
		}
	}
	t.Fatalf("%q has no field %q", s.Title, key)
	return nil
}

// edited is the material after an edit of one field; the one before must not change.
func edited(t *testing.T, m scene.Material, section, key string, v Value) scene.Material {
	t.Helper()
	before, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	actions := fieldOf(t, titled(wearing(t, m))[section], key).Apply(v)
	if len(actions) != 1 {
		t.Fatalf("%s/%s makes %d actions", section, key, len(actions))
	}
	after := actions[0].(action.SetMaterialParameters).Material
	if now, err := json.Marshal(m); err != nil || string(now) != string(before) {
		t.Errorf("%s/%s changed the material itself to %s", section, key, now)
	}
	return after
}

func TestOnlyTheLayersOfAMaterialShow(t *testing.T) {
	plain := scene.NewMaterial("oak", "Oak", geom.Color{0.5, 0.4, 0.3})
	sections := titled(wearing(t, plain))
	for _, l := range layers() {
		if _, there := sections[l.key]; there {
			t.Errorf("a plain material shows %s", l.title)
		}
	}
	m := plain
	for i, l := range layers() {
		m = edited(t, m, "material", "Add layer", Value{Text: l.key})
		if !l.has(&m) {
			t.Errorf("adding %s gives %+v", l.title, m)
		}
		sections := titled(wearing(t, m))
		if s, there := sections[l.key]; !there || s.Folded != (i > 0) {
			t.Errorf("with %d layers, %s shows: %v, folded: %v", i+1, l.title, there, s.Folded)
		}
	}
	for _, f := range titled(wearing(t, m))["material"].Fields {
		if f.Key == "Add layer" {
			t.Error("there is no layer left to add, but it is offered")
		}
	}
	for _, l := range layers() {
		m = edited(t, m, l.key, "On", Value{})
	}
	compare, err := json.Marshal(m)
	want, wantErr := json.Marshal(plain)
	if err != nil || wantErr != nil || string(compare) != string(want) {
		t.Errorf("without its layers the material is %s", compare)
	}
	unlit := plain
	unlit.Unlit, unlit.Clearcoat = true, &scene.Clearcoat{Factor: 1}
	if _, there := titled(wearing(t, unlit))["coat"]; there {
		t.Error("an unlit material shows its coat")
	}
}

func TestLayersAreEdited(t *testing.T) {
	m := scene.NewMaterial("glass", "Glass", geom.Color{1, 1, 1})
	m.Transmission, m.IOR = &scene.Transmission{Factor: 1}, 1.5
	m.Clearcoat, m.Sheen, m.Anisotropy = &scene.Clearcoat{Factor: 1}, &scene.Sheen{}, &scene.Anisotropy{}
	red := geom.Color{1, 0, 0}
	for _, c := range []struct {
		section, key string
		value        Value
		check        func(m scene.Material) bool
	}{
		{"coat", "Roughness", Value{Number: 0.3}, func(m scene.Material) bool { return m.Clearcoat.Roughness == 0.3 }},
		{"coat", "Amount", Value{Number: 7}, func(m scene.Material) bool { return m.Clearcoat.Factor == 1 }},
		{"sheen", "Colour", Value{Color: red}, func(m scene.Material) bool { return m.Sheen.Color == red }},
		{"stretch", "Turn", Value{Number: -0.5}, func(m scene.Material) bool { return m.Anisotropy.Rotation == -0.5 }},
		{"through", "Amount", Value{Number: 0.5}, func(m scene.Material) bool { return m.Transmission.Factor == 0.5 && m.Volume == nil }},
		{"through", "Thickness", Value{Number: 0.02}, func(m scene.Material) bool {
			return *m.Volume == scene.Volume{ThicknessM: 0.02, AttenuationColor: geom.Color{1, 1, 1}}
		}},
		{"through", "Tint", Value{Color: red}, func(m scene.Material) bool { return m.Volume.AttenuationColor == red }},
		{"reflection", "Index", Value{Number: 0.2}, func(m scene.Material) bool { return m.IOR == 1 && m.Specular == nil }},
		{"reflection", "Strength", Value{Number: 0.25}, func(m scene.Material) bool {
			return *m.Specular == scene.Specular{Factor: 0.25, Color: geom.Color{1, 1, 1}}
		}},
	} {
		if after := edited(t, m, c.section, c.key, c.value); !c.check(after) {
			t.Errorf("%s/%s %+v gives %+v", c.section, c.key, c.value, after)
		}
	}
}
