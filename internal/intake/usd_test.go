package intake

import (
	"archive/zip"
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// cabinet is in centimetres, Y up: a case with a door that hinges, a material with a picture through a node graph, two uses of one
// referenced knob, one of them moved, and a lamp.
const cabinet = `#usda 1.0
(
    defaultPrim = "Set"
    upAxis = "Y"
)
def Xform "Set"
{
    def Xform "Cabinet" (
        kind = "component"
        displayName = "The cabinet"
    )
    {
        double3 xformOp:translate = (100, 0, 0)
        uniform token[] xformOpOrder = ["xformOp:translate"]
        def Xform "Case" (
            prepend apiSchemas = ["PhysicsRigidBodyAPI", "PhysicsMassAPI"]
        )
        {
            float physics:mass = 12
            def Cube "Box" (
                prepend apiSchemas = ["PhysicsCollisionAPI", "MaterialBindingAPI"]
            )
            {
                double size = 1
                double3 xformOp:translate = (0, 50, 0)
                double3 xformOp:scale = (80, 100, 40)
                uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:scale"]
                rel material:binding = </Set/Materials/Oak>
            }
        }
        def Xform "Door" (
            prepend apiSchemas = ["PhysicsRigidBodyAPI", "PhysicsMassAPI"]
        )
        {
            float physics:mass = 3
            double3 xformOp:translate = (-40, 50, 20)
            float xformOp:rotateY = -90
            uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:rotateY"]
            def Mesh "Leaf"
            {
                int[] faceVertexCounts = [4]
                int[] faceVertexIndices = [0, 1, 2, 3]
                point3f[] points = [(0, -50, 0), (80, -50, 0), (80, 50, 0), (0, 50, 0)]
                texCoord2f[] primvars:st = [(0, 0), (1, 0), (1, 1), (0, 1)] (
                    interpolation = "faceVarying"
                )
                uniform token subdivisionScheme = "none"
            }
            def Xform "Knob" (
                references = @knob.usda@
            )
            {
                double3 xformOp:translate = (70, 0, 2)
                uniform token[] xformOpOrder = ["xformOp:translate"]
            }
        }
        def PhysicsRevoluteJoint "Hinge"
        {
            uniform token physics:axis = "Y"
            rel physics:body0 = </Set/Cabinet/Case>
            rel physics:body1 = </Set/Cabinet/Door>
            point3f physics:localPos0 = (-40, 50, 20)
            float physics:lowerLimit = -100
            float physics:upperLimit = 0
        }
    }
    def Xform "Other" (
        references = @knob.usda@</Knob>
        kind = "component"
    )
    {
    }
    def SphereLight "Bulb"
    {
        color3f inputs:color = (1, 0.5, 0.25)
        float inputs:intensity = 400
        bool inputs:normalize = 1
        double3 xformOp:translate = (0, 200, 0)
        uniform token[] xformOpOrder = ["xformOp:translate"]
    }
    def Scope "Materials"
    {
        def Material "Oak"
        {
            token outputs:surface.connect = </Set/Materials/Oak/S.outputs:surface>
            asset inputs:picture = @textures/oak.png@
            def Shader "S"
            {
                uniform token info:id = "UsdPreviewSurface"
                color3f inputs:diffuseColor.connect = </Set/Materials/Oak/T.outputs:rgb>
                float inputs:roughness = 0.25
                token outputs:surface
            }
            def Shader "T"
            {
                uniform token info:id = "UsdUVTexture"
                asset inputs:file.connect = </Set/Materials/Oak.inputs:picture>
                float3 outputs:rgb
            }
        }
    }
    def Volume "Smoke"
    {
    }
}
`

const knob = `#usda 1.0
(
    defaultPrim = "Knob"
)
def Xform "Knob" (
    variants = {
        string size = "large"
    }
    prepend variantSets = "size"
)
{
    def Sphere "Ball"
    {
        rel material:binding = </Knob/Brass>
    }
    def Material "Brass"
    {
        token outputs:surface.connect = </Knob/Brass/S.outputs:surface>
        def Shader "S"
        {
            uniform token info:id = "UsdPreviewSurface"
            color3f inputs:diffuseColor = (0.8, 0.6, 0.2)
            float inputs:metallic = 1
        }
    }
    variantSet "size" = {
        "small" {
            over "Ball"
            {
                double radius = 1
            }
        }
        "large" {
            over "Ball"
            {
                double radius = 3
            }
        }
    }
}
`

func TestUSDOfOthers(t *testing.T) {
	dir := write(t, map[string]string{"set.usda": cabinet, "knob.usda": knob, "textures/oak.png": picture(t)})
	found, snap, store := take(t, filepath.Join(dir, "set.usda"), Options{})
	byName := map[string]*scene.Node{}
	for n := range snap.Nodes() {
		byName[n.Name] = n
	}
	node := byName["The cabinet"]
	if node == nil || node.Model == nil {
		t.Fatalf("there is no cabinet among %v", byName)
	}
	model, err := store.Model(node.Model.Asset)
	if err != nil {
		t.Fatal(err)
	}
	if at := snap.WorldFromNode(node.ID).Translation; at.Sub(geom.Vec3{1, 0, 0}).Len() > 1e-9 {
		t.Errorf("it stands at %v", at)
	}
	door, at := part(t, model, "Door")
	if j := door.Joint; j == nil || j.Kind != asset.Hinge || math.Abs(j.Lower+geom.Radians(100)) > 1e-6 || math.Abs(valueOf(node, j.Name)+math.Pi/2) > 1e-6 {
		t.Fatalf("its door is %+v at %v", door.Joint, node.Joints)
	}
	value := func(joint string) float64 { return valueOf(node, joint) }
	if axis := model.PartTransforms(nil)[at].Rotation.Rotate(door.Joint.Axis); axis.Sub(geom.Up).Len() > 1e-6 {
		t.Errorf("its hinge turns about %v", axis)
	}
	if hinge := model.PartTransforms(value)[at].Translation; hinge.Sub(geom.Vec3{-0.4, -0.2, 0.5}).Len() > 1e-6 {
		t.Errorf("its hinge is at %v", hinge)
	}
	_, ball := part(t, model, "Ball")
	// Shut, the knob is 70 cm from the hinge along +X; open by 90° it is in front, along −Y.
	if knob := model.PartTransforms(value)[ball].Translation; knob.Sub(geom.Vec3{-0.42, -0.9, 0.5}).Len() > 1e-6 {
		t.Errorf("the knob of its open door is at %v", knob)
	}
	if node.Physics.MassKg != 15 || node.Physics.Body != scene.DynamicBody {
		t.Errorf("its physics are %+v", node.Physics)
	}
	oak, _ := snap.Material(node.Model.Materials[0])
	if oak.Name != "Oak" || oak.BaseColorTexture == nil || oak.Roughness != 0.25 {
		t.Errorf("it wears %+v", oak)
	}
	other := byName["Other"]
	if box, err := store.ModelBounds(other.Model.Asset); err != nil || math.Abs(box.Size()[0]*other.Transform.Scale[0]-0.06) > 1e-6 {
		t.Errorf("the large knob is %v m large (%v)", box.Size(), err)
	}
	bulb := byName["Bulb"]
	if bulb.Light == nil || bulb.Light.Intensity != 100 || bulb.Light.Color[2] != 0.25 {
		t.Errorf("the bulb is %+v", bulb.Light)
	}
	if !strings.Contains(reportOf(found), "Volume") {
		t.Errorf("the report does not name what was left out:\n%s", reportOf(found))
	}
}

func TestUSDZ(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, f := range [][2]string{{"set.usda", cabinet}, {"knob.usda", knob}, {"textures/oak.png", picture(t)}} {
		out, err := z.CreateHeader(&zip.FileHeader{Name: f[0], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := write(t, map[string]string{"set.usdz": archive.String()})
	_, snap, _ := take(t, filepath.Join(dir, "set.usdz"), Options{})
	textured := false
	for m := range snap.Materials() {
		textured = textured || m.BaseColorTexture != nil
	}
	if !textured {
		t.Error("the picture in the archive was not read")
	}
}

// TestBinaryUSD reads a grid that OpenUSD wrote in the binary form, half a metre to the unit, by itself and within an archive.
func TestBinaryUSD(t *testing.T) {
	data, err := os.ReadFile("../crate/testdata/features.usdc")
	if err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	out, err := z.CreateHeader(&zip.FileHeader{Name: "set.usdc", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := write(t, map[string]string{"set.usdc": string(data), "plain.usd": string(data), "set.usdz": archive.String(), "broken.usdc": string(data[:1500])})
	for _, name := range []string{"set.usdc", "plain.usd", "set.usdz"} {
		found, snap, _ := take(t, filepath.Join(dir, name), Options{})
		if size := found.Bounds.Size(); math.Abs(size[0]-2) > 1e-6 || math.Abs(size[1]-2) > 1e-6 || math.Abs(size[2]-0.5) > 1e-6 {
			t.Errorf("%s: %v m", name, size)
		}
		for m := range snap.Materials() {
			if m.Name != "Red" || math.Abs(m.BaseColor[0]-0.8) > 1e-6 {
				t.Errorf("%s: material %q %v", name, m.Name, m.BaseColor)
			}
		}
	}
	_, err = Read(t.Context(), filepath.Join(dir, "broken.usdc"), Options{Options: gltfio.Options{Store: asset.NewStore()}})
	if err == nil || !strings.Contains(err.Error(), "broken.usdc: usdc: ") {
		t.Errorf("a file cut short: %v", err)
	}
}
