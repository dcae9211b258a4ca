package brief

import "testing"

func TestSpoken(t *testing.T) {
	for name, want := range map[string]string{
		"wooden_chair_3": "wooden chair", "filing cabinet (3 drawers)": "filing cabinet", "FloorLamp": "floor lamp", "TV stand": "tv stand", "Chair.001": "chair",
		"desk-0": "desk", "chair_B": "chair", "server_rack_42U": "server rack", "printer_HP_3000": "printer", "IV drip stand": "iv drip stand", "gaming_PC": "gaming pc", "deli_counter": "deli counter", "frobnicator-9000": "frobnicator 9000", "42": "42", "": "", "table_2_4": "table", "iPhone": "iphone", "lamp [brass]": "lamp",
		"bed/sofa combo": "bed sofa combo",
	} {
		if got := Spoken(name); got != want {
			t.Errorf("%q is spoken %q, want %q", name, got, want)
		}
	}
}

func FuzzSpoken(f *testing.F) {
	f.Add("wooden_chair_3")
	f.Add("\xff(_")
	f.Fuzz(func(t *testing.T, name string) {
		if got := Spoken(name); len([]rune(got)) > longestName {
			t.Errorf("%q is spoken %q", name, got)
		}
	})
}
