package stage

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/gltfio"
	"scenograph/internal/usda"
)

// read imports the first of some layers, without colliders.
func read(t *testing.T, layers map[string]string) (*gltfio.Import, error) {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range layers {
		files[name] = &fstest.MapFile{Data: []byte("#usda 1.0\n" + text)}
	}
	return Read(assembly.New(t.Context(), folder.Over(t.Context(), files, 1<<20), "main.usda", assembly.Options{Store: asset.NewStore(), NoColliders: true}))
}

// cubed is a model of one cube with a size that is the answer to who wins.
func cubed(meta, size string) string {
	return fmt.Sprintf("(\n defaultPrim = \"A\"\n metersPerUnit = 1\n upAxis = \"Z\"\n%s)\n", meta) +
		"def Xform \"A\" ( kind = \"component\" )\n{\n def Cube \"C\"\n {\n" + size + " }\n}\n"
}

// TestTheStrongestOpinionWins measures a cube whose size several layers speak about (LIVRPS).
func TestTheStrongestOpinionWins(t *testing.T) {
	for name, c := range map[string]struct {
		layers map[string]string
		want   float64
	}{
		"by itself, its fallback": {map[string]string{"main.usda": cubed("", "")}, 2},
		"local before sublayer": {map[string]string{"main.usda": cubed(" subLayers = [@./below.usda@]\n", "  double size = 3\n"),
			"below.usda": cubed("", "  double size = 5\n")}, 3},
		"sublayer where nothing is local": {map[string]string{"main.usda": cubed(" subLayers = [@./below.usda@]\n", ""),
			"below.usda": cubed("", "  double size = 5\n")}, 5},
		"over a reference": {map[string]string{"main.usda": "( metersPerUnit = 1\n upAxis = \"Z\" )\n" +
			"def Xform \"B\" (\n prepend references = @./other.usda@\n)\n{\n over \"C\"\n {\n  double size = 7\n }\n}\n", "other.usda": cubed("", "  double size = 5\n")}, 7},
		"units of the first layer":           {map[string]string{"main.usda": strings.Replace(cubed("", ""), "metersPerUnit = 1", "metersPerUnit = 0.5", 1)}, 1},
		"centimetres, where nothing is said": {map[string]string{"main.usda": strings.Replace(cubed("", "  double size = 50\n"), "metersPerUnit = 1", "", 1)}, 0.5},
		"first moment of an animation":       {map[string]string{"main.usda": cubed("", "  double size.timeSamples = { 0: 4, 10: 9 }\n")}, 4},
		"chosen variant": {map[string]string{"main.usda": "( metersPerUnit = 1\n upAxis = \"Z\" )\ndef Xform \"A\" (\n variants = { string form = \"big\" }\n prepend variantSets = \"form\"\n)\n{\n" +
			" variantSet \"form\" = {\n  \"small\" {\n   def Cube \"C\"\n   {\n    double size = 1\n   }\n  }\n  \"big\" {\n   def Cube \"C\"\n   {\n    double size = 6\n   }\n  }\n }\n}\n"}, 6},
	} {
		found, err := read(t, c.layers)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if size := found.Bounds.Size(); math.Abs(size[0]-c.want) > 1e-9 || math.Abs(size[2]-c.want) > 1e-9 {
			t.Errorf("%s: the cube is %v, want %g", name, size, c.want)
		}
	}
}

// TestStagesThatCannotBe reads what has no end, no unit or nothing in it; what is left out is told.
func TestStagesThatCannotBe(t *testing.T) {
	for name, c := range map[string]struct{ text, err, told string }{
		"nothing":           {"def Scope \"A\"\n{\n}\n", "holds nothing", ""},
		"no unit":           {"( metersPerUnit = 0 )\n" + "def Cube \"A\"\n{\n}\n", "metersPerUnit", ""},
		"itself below":      {cubed(" subLayers = [@./main.usda@]\n", ""), "", "refers to itself"},
		"a missing layer":   {cubed(" subLayers = [@./gone.usda@]\n", ""), "", "gone.usda"},
		"outside":           {cubed(" subLayers = [@../../../etc/passwd@]\n", ""), "", "passwd"},
		"reference to self": {"def Xform \"A\" (\n prepend references = </A>\n)\n{\n def Cube \"C\"\n {\n }\n}\n", "", "without end"},
	} {
		found, err := read(t, map[string]string{"main.usda": c.text})
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if told := fmt.Sprint(found.Report.Findings); !strings.Contains(told, c.told) {
			t.Errorf("%s: the report says %s", name, told)
		}
	}
}

func TestFirstSample(t *testing.T) {
	for text, want := range map[usda.Value]usda.Value{"{ 0: 1, 5: 2 }": "1", "{1: (1, 2, 3), 2: (4, 5, 6)}": "(1, 2, 3)", "{0: [(1,2),(3,4)]}": "[(1,2),(3,4)]"} {
		if got, ok := firstSample(text); !ok || got != want {
			t.Errorf("%s begins with %q, want %q", text, got, want)
		}
	}
	if _, ok := firstSample("{}"); ok {
		t.Error("nothing has a first moment")
	}
}
