package simready_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/simready"
	"scenograph/internal/usda"
)

// head begins a layer that is right; rest of the layer's root goes between head and "}".
const head = `#usda 1.0
(
    defaultPrim = "Room"
    kilogramsPerUnit = 1
    metersPerUnit = 1
    upAxis = "Z"
)
def Xform "Room" (kind = "assembly")
{
    def PhysicsScene "PhysicsScene" { }
    def Material "Paint" { }
    def Material "Contact" (prepend apiSchemas = ["PhysicsMaterialAPI"]) { uniform token physxMaterial:frictionCombineMode = "max" }
`

// thing is a cabinet with a door, rightly written.
const thing = `
    def Xform "Cabinet" (
        prepend apiSchemas = ["MaterialBindingAPI", "SemanticsLabelsAPI:class"]
        kind = "component"
    )
    {
        rel material:binding:physics = </Room/Contact>
        token[] semantics:labels:class = ["cabinet"]
        def Xform "Base" (prepend apiSchemas = ["PhysicsRigidBodyAPI", "PhysicsMassAPI", "PhysicsArticulationRootAPI"])
        {
            float physics:mass = 20
            float3 physics:diagonalInertia = (1, 1, 1.5)
            def Mesh "Box" (prepend apiSchemas = ["MaterialBindingAPI"])
            {
                float3[] extent = [(0, 0, 0), (1, 1, 0)]
                int[] faceVertexCounts = [3]
                int[] faceVertexIndices = [0, 1, 2]
                normal3f[] normals = [(0, 0, 1), (0, 0, 1), (0, 0, 1)] (interpolation = "vertex")
                point3f[] points = [(0, 0, 0), (1, 0, 0), (0, 1, 0)]
                rel material:binding = </Room/Paint>
                uniform token subdivisionScheme = "none"
            }
            def Cube "Collider" (prepend apiSchemas = ["PhysicsCollisionAPI"])
            {
                float3[] extent = [(-0.5, -0.5, -0.5), (0.5, 0.5, 0.5)]
                double size = 1
                uniform token purpose = "guide"
            }
        }
        def Xform "Door" (prepend apiSchemas = ["PhysicsRigidBodyAPI", "PhysicsMassAPI"])
        {
            float physics:mass = 4
            double3 xformOp:translate = (1, 0, 0)
            uniform token[] xformOpOrder = ["xformOp:translate"]
            def Sphere "Collider" (prepend apiSchemas = ["PhysicsCollisionAPI"])
            {
                float3[] extent = [(-1, -1, -1), (1, 1, 1)]
                uniform token purpose = "guide"
            }
        }
        def PhysicsRevoluteJoint "Hinge"
        {
            uniform token physics:axis = "Z"
            rel physics:body0 = </Room/Cabinet/Base>
            rel physics:body1 = </Room/Cabinet/Door>
            point3f physics:localPos0 = (1, 0, 0)
            float physics:lowerLimit = 0
            float physics:upperLimit = 90
        }
    }
`

func run(t *testing.T, text string, o simready.Options) simready.Report {
	t.Helper()
	layer, err := usda.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return simready.Check(layer, o)
}

func TestWhatIsRightHasNoFindings(t *testing.T) {
	r := run(t, head+thing+"}", simready.Options{})
	if len(r.Findings) != 0 || !r.Valid() || r.Bodies != 2 || r.Colliders != 2 || r.Joints != 1 || r.Meshes != 1 {
		t.Errorf("%+v", r)
	}
	if len(r.Checked) < 40 || slices.Contains(r.Checked, "NormalMapTextureChecker") {
		t.Errorf("checked %d rules: %v", len(r.Checked), r.Checked)
	}
}

// TestEachRuleIsBroken changes one thing at a time, and asks for the rule that must tell.
func TestEachRuleIsBroken(t *testing.T) {
	whole := head + thing + "}"
	for rule, c := range map[string][2]string{
		"UN.001":                  {`    upAxis = "Z"`, ``},
		"UN.002":                  {`    metersPerUnit = 1`, ``},
		"UN.003":                  {`    kilogramsPerUnit = 1`, ``},
		"UN.006":                  {`upAxis = "Z"`, `upAxis = "Y"`},
		"UN.007":                  {`metersPerUnit = 1`, `metersPerUnit = 0.01`},
		"HI.001":                  {`def Xform "Room" (kind`, "def Xform \"Other\" { }\ndef Xform \"Room\" (kind"},
		"HI.003":                  {`def Xform "Room" (kind`, `def Scope "Room" (kind`},
		"HI.004":                  {`defaultPrim = "Room"`, `defaultPrim = "Rom"`},
		"AA.001":                  {`def Material "Paint" { }`, `def Material "Paint" { def Shader "T" { asset inputs:file = @oak.png@ } }`},
		"AA.002":                  {`def Material "Paint" { }`, `def Material "Paint" { def Shader "T" { asset inputs:file = @./oak.tga@ } }`},
		"MissingReferenceChecker": {`def Material "Paint" { }`, `def Material "Paint" (references = </Nowhere>) { }`},
		"KindChecker":             {`kind = "component"`, `kind = "furniture"`},
		"TypeChecker":             {`def Cube "Collider"`, `def "Collider"`},
		"PrimEncapsulationChecker": {`uniform token subdivisionScheme = "none"`,
			"uniform token subdivisionScheme = \"none\"\n def Cube \"Below\" { float3[] extent = [(0,0,0),(1,1,1)] uniform token purpose = \"guide\" }"},
		"VG.002":      {`[(0, 0, 0), (1, 1, 0)]`, `[(0, 0, 0), (1, 1, 1)]`},
		"VG.MESH.001": {`subdivisionScheme = "none"`, `subdivisionScheme = "catmullClark"`},
		"VG.014":      {`[0, 1, 2]`, `[0, 1, 3]`},
		"VG.027":      {`normal3f[] normals = [(0, 0, 1), (0, 0, 1), (0, 0, 1)] (interpolation = "vertex")`, ``},
		"VG.028":      {`[(0, 0, 1), (0, 0, 1), (0, 0, 1)]`, `[(0, 0, 1), (0, 0, 2), (0, 0, 1)]`},
		"VG.029":      {`[0, 1, 2]`, `[0, 2, 1]`},
		"NormalMapTextureChecker": {`def Material "Paint" { }`,
			`def Material "Paint" { def Shader "T" { token inputs:sourceColorSpace = "sRGB" } def Shader "S" { normal3f inputs:normal.connect = </Room/Paint/T.outputs:rgb> } }`},
		"RB.003":     {`def Xform "Door"`, `def Scope "Door"`},
		"RB.005":     {`def Material "Paint" { }`, "def Material \"Paint\" { }\nclass Xform \"P\" { def Xform \"B\" (apiSchemas = [\"PhysicsRigidBodyAPI\"]) { } }\ndef Xform \"I\" (instanceable = true references = </Room/P>) { }"},
		"RB.006":     {`def Sphere "Collider" (prepend apiSchemas = ["PhysicsCollisionAPI"])`, `def Sphere "Collider" (prepend apiSchemas = ["PhysicsCollisionAPI", "PhysicsRigidBodyAPI"])`},
		"RB.007":     {`float physics:mass = 4`, ``},
		"RB.008":     {`(1, 1, 1.5)`, `(1, 1, 2.5)`},
		"RB.009":     {`uniform token[] xformOpOrder = ["xformOp:translate"]`, "matrix4d xformOp:transform = ((1, 0, 0, 0), (0.5, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 1))\nuniform token[] xformOpOrder = [\"xformOp:transform\"]"},
		"RB.010":     {"double size = 1\n                uniform token purpose = \"guide\"", "double size = 1\n token visibility = \"invisible\""},
		"RB.013":     {`def Cube "Collider" (prepend apiSchemas = ["PhysicsCollisionAPI"])`, `def Cube "Collider"`},
		"RB.COL.001": {`def Cube "Collider"`, `def Xform "Collider"`},
		"RB.COL.002": {`(prepend apiSchemas = ["MaterialBindingAPI"])`, `(prepend apiSchemas = ["MaterialBindingAPI", "PhysicsMeshCollisionAPI"])`},
		"RB.COL.003": {`(prepend apiSchemas = ["MaterialBindingAPI"])`, `(prepend apiSchemas = ["MaterialBindingAPI", "PhysicsCollisionAPI", "PhysicsMeshCollisionAPI"])`},
		"RB.COL.004": {`(-1, -1, -1), (1, 1, 1)]`, "(-1, -1, -1), (1, 1, 1)]\n double3 xformOp:scale = (1, 1, 2)\n uniform token[] xformOpOrder = [\"xformOp:scale\"]"},
		"RB.MB.001":  {`def Material "Paint" { }`, "def Material \"Paint\" { }\ndef Xform \"A\" (apiSchemas = [\"PhysicsArticulationRootAPI\"]) { }"},
		"PMT.001":    {`rel material:binding:physics = </Room/Contact>`, ``},
		"JT.001":     {`def Material "Paint" { }`, "def Material \"Paint\" { }\ndef Xform \"A\" (apiSchemas = [\"PhysicsArticulationRootAPI\"]) { }"},
		"JT.002":     {`rel physics:body1 = </Room/Cabinet/Door>`, `rel physics:body1 = </Room/Cabinet/Dor>`},
		"JT.003":     {`rel physics:body1 = </Room/Cabinet/Door>`, `rel physics:body1 = [</Room/Cabinet/Door>, </Room/Cabinet/Base>]`},
		"JT.ART.001": {`, "PhysicsArticulationRootAPI"]`, `]`},
		"JT.ART.002": {`["MaterialBindingAPI", "SemanticsLabelsAPI:class"]`, `["MaterialBindingAPI", "SemanticsLabelsAPI:class", "PhysicsArticulationRootAPI"]`},
		"JT.ART.003": {`float physics:mass = 20`, "float physics:mass = 20\n bool physics:kinematicEnabled = 1"},
		"JT.ART.004": {`float physics:mass = 20`, "float physics:mass = 20\n bool physics:rigidBodyEnabled = 0"},
		"SL.001":     {`, "SemanticsLabelsAPI:class"`, ``},
		"SL.003":     {`token[] semantics:labels:class = ["cabinet"]`, `token[] semantics:labels:kind = ["cabinet"]`},
		"SL.NV.002":  {`token[] semantics:labels:class = ["cabinet"]`, `token[] semantics:labels:class.timeSamples = { 0: ["cabinet"] }`},
		"SG.001":     {`def PhysicsScene "PhysicsScene" { }`, ``},
		"SG.002":     {`(kind = "assembly")`, "(kind = \"component\")\n{\n def PhysicsFixedJoint \"Tie\" { rel physics:body1 = </Room/Cabinet/Base> }\n def Scope \"More\" {} }\n over \"Other\""},
		"SG.003":     {`rel material:binding = </Room/Paint>`, ``},
		"SG.004":     {`uniform token physxMaterial:frictionCombineMode = "max"`, ``},
		"SG.005":     {`float physics:upperLimit = 90`, `float physics:upperLimit = -90`},
		"SG.006":     {`point3f physics:localPos0 = (1, 0, 0)`, `point3f physics:localPos0 = (1, 0, 0.2)`},
		"SG.007":     {`rel material:binding:physics = </Room/Contact>`, `rel material:binding:physics = </Room/Contacts>`},
	} {
		if !strings.Contains(whole, c[0]) {
			t.Errorf("%s: nothing to change", rule)
			continue
		}
		r := run(t, strings.Replace(whole, c[0], c[1], 1), simready.Options{})
		if !slices.ContainsFunc(r.Findings, func(f simready.Finding) bool { return f.Rule == rule }) {
			t.Errorf("%s goes unnoticed: %v", rule, r.Findings)
		}
	}
}

// TestEmpty tells the rules that a layer with nothing in it breaks.
func TestEmpty(t *testing.T) {
	r := run(t, "#usda 1.0\n", simready.Options{})
	for _, rule := range []string{"VG.001", "HI.004"} {
		if !slices.ContainsFunc(r.Findings, func(f simready.Finding) bool { return f.Rule == rule }) {
			t.Errorf("%s: %+v", rule, r.Findings)
		}
	}
	if slices.Contains(r.Checked, "RB.006") {
		t.Error("a rule about bodies is said to be checked where there are none")
	}
}

func TestReferencesThatGoRound(t *testing.T) {
	text := "#usda 1.0\ndef Xform \"A\" (references = </B>) { }\ndef Xform \"B\" { def Xform \"C\" (references = </A>) { } }\n"
	r := run(t, text, simready.Options{})
	if !slices.ContainsFunc(r.Findings, func(f simready.Finding) bool { return f.Rule == "MissingReferenceChecker" }) {
		t.Errorf("%+v", r.Findings)
	}
}

// TestFiles reads an assembly that references a thing in a file of its own, which names a picture that is not there.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	write("part.usda", "#usda 1.0\n(defaultPrim = \"Part\")\ndef Xform \"Part\" (apiSchemas = [\"PhysicsRigidBodyAPI\"]) { }")
	file := write("whole.usda", head+`def Xform "P" (references = @./part.usda@) { asset a = @./none.png@ }`+"}")
	r, err := simready.CheckFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, f := range r.Findings {
		rules[f.Rule] = true
	}
	if r.Bodies != 1 || !rules["RB.007"] || !rules["MissingReferenceChecker"] {
		t.Errorf("%+v", r)
	}
	for _, bad := range []string{write("x.usda", "no"), write("x.txt", ""), write("x.usdz", "PK"), filepath.Join(dir, "nowhere.usda")} {
		if _, err := simready.CheckFile(bad); err == nil || !strings.Contains(err.Error(), filepath.Base(bad)) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestRulesAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range simready.Rules() {
		if seen[r.ID] || r.Name == "" || r.Summary == "" {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte(head + thing + "}"))
	f.Add([]byte("#usda 1.0\ndef Mesh \"A\" (references = </A>) { int[] faceVertexCounts = [1e9, -3] point3f[] points = [(nan, inf, 1)] }"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if layer, err := usda.Parse(data); err == nil {
			simready.Check(layer, simready.Options{})
		}
	})
}
