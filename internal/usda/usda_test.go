package usda_test

import (
	"slices"
	"strings"
	"testing"

	"scenograph/internal/usda"
)

const sample = `#usda 1.0
(
    "a bare comment"
    defaultPrim = "World" # and one behind
    metersPerUnit = 0.01
    subLayers = [ @a.usda@ (offset = 10), @b.usda@ ]
    customLayerData = { string who = "me"; dictionary inner = { double[] x = [1, 2] } }
)

def Xform "World" (
    prepend apiSchemas = ["PhysicsRigidBodyAPI", "SemanticsLabelsAPI:class"]
    delete apiSchemas = ["Old"]
    references = @./chair.usda@</Chair> (offset = 1)
    displayName = "Ein \"Stuhl\" mit } und ("
)
{
    custom uniform token[] names = ["a", 'b', """c
d"""] (doc = "with metadata")
    double3 xformOp:translate.timeSamples = { 0: (1, 2, 3), 10: None, }
    prepend rel material:binding = [</World/A>, </World/B>]
    asset inputs:file = @@@odd@name.png@@@
    bool on = true
    float declared
    reorder nameChildren = ["B", "A"]
    variantSet "shape" = {
        "round" (kind = "component") { float r = 1 }
        "square" { def Cube "Box" { double size = 2 } }
    }
    over "A" { point3f[] points = [(0, 0.5, -1e-3), (1, 2, 3)]; int x = 3 }
    class "B" { }
}
`

func TestParse(t *testing.T) {
	layer, err := usda.Parse([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	world := layer.Prim("/World")
	if world == nil || usda.Find(layer.Meta, "defaultPrim").String() != "World" || !world.Has("SemanticsLabelsAPI") || world.Has("Old") {
		t.Fatalf("%+v", layer)
	}
	if got := usda.Find(world.Meta, "references").Strings(); !slices.Equal(got, []string{"./chair.usda</Chair>"}) {
		t.Errorf("references %q", got)
	}
	if got := usda.Find(world.Meta, "displayName").String(); got != `Ein "Stuhl" mit } und (` {
		t.Errorf("displayName %q", got)
	}
	names := world.Property("names")
	if got := names.Value.Strings(); !slices.Equal(got, []string{"a", "b", "c\nd"}) || !names.Custom || !names.Uniform || names.Type != "token[]" || len(names.Meta) != 1 {
		t.Errorf("%q %+v", got, names)
	}
	if !world.Property("xformOp:translate.timeSamples").Samples() {
		t.Error("time samples are not told")
	}
	if got := world.Value("material:binding").Strings(); !slices.Equal(got, []string{"/World/A", "/World/B"}) {
		t.Errorf("targets %q", got)
	}
	if world.Value("inputs:file").String() != "odd@name.png" || !world.Value("on").Bool(false) || world.Value("declared") != "" {
		t.Error("an asset, a bool or a declaration is wrong")
	}
	if len(world.Variants) != 1 || len(world.Variants[0].Variants) != 2 || world.Variants[0].Variants[1].Children[0].Name != "Box" {
		t.Errorf("%+v", world.Variants)
	}
	points, err := layer.Prim("/World/A").Value("points").Floats()
	if err != nil || !slices.Equal(points, []float64{0, 0.5, -1e-3, 1, 2, 3}) || world.Children[0].Line < 25 {
		t.Errorf("%v %v, line %d", points, err, world.Children[0].Line)
	}
	fields, err := usda.Find(layer.Meta, "customLayerData").Fields()
	if err != nil || len(fields) != 2 || fields[0].Value.String() != "me" {
		t.Errorf("%+v %v", fields, err)
	}
}

func TestDamage(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"no layer":          {"def Xform \"A\" {}", "#usda"},
		"binary":            {"PXR-USDC\x00", "binary"},
		"unclosed prim":     {"#usda 1.0\ndef Xform \"A\"\n{\n float x = 1\n", "line 5"},
		"unclosed string":   {"#usda 1.0\ndef Xform \"A\n{\n}", "string"},
		"crossed brackets":  {"#usda 1.0\ndef \"A\" { float3 x = (1, 2] }", "closes"},
		"no value":          {"#usda 1.0\ndef \"A\" { float x = }", "value"},
		"unknown statement": {"#usda 1.0\nwhatever \"A\" {}", "whatever"},
		"deep":              {"#usda 1.0\n" + strings.Repeat("def \"A\" {", 300), "deeper"},
		"deep value":        {"#usda 1.0\ndef \"A\" { float x = " + strings.Repeat("(", 300), "deeper"},
	} {
		if _, err := usda.Parse([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("#usda 1.0\ndef \"A\" { rel x = <a> (b = 1) }"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		layer, err := usda.Parse(data)
		if err != nil {
			return
		}
		for p := range layer.All() {
			p.Schemas()
			for i := range p.Properties {
				p.Properties[i].Value.Strings()
				_, _ = p.Properties[i].Value.Floats()
				_, _ = p.Properties[i].Value.Fields()
			}
		}
	})
}
