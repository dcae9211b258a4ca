package exchange

import (
	"strings"
	"testing"
)

func TestValuesComeBackAsTheyWere(t *testing.T) {
	const file = `{"b":1.50,"a":[true,null,"x <&> \u00e9"],"b":2,"deep":{"z":-0.0,"e":1e-7}}`
	v, err := parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(v.encode("")); got != strings.Replace(file, `\u00e9`, "é", 1) {
		t.Errorf("%s", got)
	}
	if f, _ := v.get("b").float(); f != 2 {
		t.Errorf("of repeated fields the last counts, got %g", f)
	}
}

func TestPythonsNumbersAreReadAndNotTrusted(t *testing.T) {
	v, err := parse([]byte(`{"a": [NaN, -Infinity, Infinity], "NaN": "Infinity"}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.get("a").floats(); err == nil || !strings.Contains(err.Error(), "[0]") {
		t.Errorf("%v", err)
	}
	if got := string(v.encode("")); got != `{"a":[null,null,null],"NaN":"Infinity"}` {
		t.Errorf("%s", got)
	}
}

func TestBrokenFilesNameTheLine(t *testing.T) {
	for name, file := range map[string]string{
		"cut":     "{\n\"a\": [1,\n2",
		"comma":   "{\n\"a\": 1,\n}",
		"after":   "{}\n\n{}",
		"nothing": "",
		"deep":    strings.Repeat("[", 200) + strings.Repeat("]", 200),
		"bytes":   "{\"a\": \"\xff\"}",
	} {
		if _, err := parse([]byte(file)); err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "\n") || name == "cut" && !strings.Contains(err.Error(), "line 3") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
