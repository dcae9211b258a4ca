package usdio_test

import (
	"strings"
	"testing"

	"scenograph/internal/usdio"
)

// schema is the type of every property this package writes, from the UsdGeom, UsdShade, UsdLux, UsdPhysics and UsdSemantics
// schemas of OpenUSD 25, and PhysxMaterialAPI of Omniverse Physics. A quick reader accepts a misspelt property in silence; this table does not.
func schema() map[string]string {
	types := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(`
token visibility purpose projection axis subdivisionScheme info:id
token[] xformOpOrder semantics:labels:class semantics:labels:nyu40 semantics:labels:lvis semantics:labels:wordnet
quatd xformOp:orient
double3 xformOp:scale xformOp:translate
bool doubleSided treatAsPoint
float3[] extent
int[] faceVertexCounts faceVertexIndices
normal3f[] normals
point3f[] points
color3f[] primvars:displayColor
texCoord2f[] primvars:st primvars:st1
double size radius height
float2 clippingRange
float xformOp:rotateX
float exposure focalLength horizontalAperture horizontalApertureOffset verticalAperture verticalApertureOffset
rel material:binding material:binding:physics
color3f inputs:color inputs:diffuseColor inputs:emissiveColor inputs:diffuseColor.connect inputs:emissiveColor.connect
normal3f inputs:normal.connect
float inputs:intensity inputs:angle inputs:radius inputs:width inputs:height inputs:shaping:cone:angle inputs:shaping:cone:softness
float inputs:metallic inputs:roughness inputs:opacity inputs:opacityThreshold inputs:rotation outputs:r outputs:g outputs:b outputs:a
float inputs:metallic.connect inputs:roughness.connect inputs:opacity.connect inputs:occlusion.connect
float2 inputs:st.connect inputs:in.connect inputs:scale inputs:translation outputs:result
float3 outputs:rgb
float4 inputs:bias
asset inputs:file inputs:texture:file
token inputs:sourceColorSpace inputs:wrapS inputs:wrapT inputs:texture:format outputs:surface outputs:surface.connect
string inputs:varname
bool inputs:normalize inputs:shadow:enable
vector3f physics:gravityDirection
float physics:gravityMagnitude physics:mass physics:dynamicFriction physics:staticFriction physics:restitution
float physics:lowerLimit physics:upperLimit
bool physics:kinematicEnabled physics:rigidBodyEnabled physics:excludeFromArticulation
token physics:axis physics:approximation
rel physics:body0 physics:body1
point3f physics:localPos0 physics:localPos1 physics:centerOfMass
float3 physics:diagonalInertia
token collection:colliders:expansionRule physxMaterial:frictionCombineMode
rel collection:colliders:includes physics:filteredGroups
quatf physics:localRot0 physics:localRot1 physics:principalAxes
float drive:angular:physics:damping drive:angular:physics:stiffness drive:linear:physics:damping drive:linear:physics:stiffness
`), "\n") {
		fields := strings.Fields(line)
		for _, name := range fields[1:] {
			types[name] = fields[0]
		}
	}
	return types
}

func TestPropertiesObeyTheSchemas(t *testing.T) {
	types := schema()
	schemas := strings.Fields(`MaterialBindingAPI PhysicsCollisionAPI PhysicsMeshCollisionAPI PhysicsRigidBodyAPI PhysicsMassAPI PhysicsMaterialAPI
		PhysxMaterialAPI CollectionAPI:colliders PhysicsArticulationRootAPI PhysicsDriveAPI:angular PhysicsDriveAPI:linear SemanticsLabelsAPI:class
		SemanticsLabelsAPI:nyu40 SemanticsLabelsAPI:lvis SemanticsLabelsAPI:wordnet ShadowAPI ShapingAPI`)
	snap, store := furnished(t)
	l := read(t, write(t, snap, store, usdio.Options{}))
	for _, p := range l.prims {
		for name, got := range p.types {
			want := types[name]
			if name == "inputs:scale" && p.properties["info:id"] == `"UsdUVTexture"` {
				want = "float4"
			}
			if got != want {
				t.Errorf("%s: %s is a %q, in the schemas a %q", p.path, name, got, want)
			}
		}
		for _, s := range p.schemas {
			if !strings.Contains(" "+strings.Join(schemas, " ")+" ", " "+s+" ") {
				t.Errorf("%s: there is no schema %s", p.path, s)
			}
		}
	}
	for _, line := range []string{`defaultPrim = "Test_scene"`, "metersPerUnit = 1", "kilogramsPerUnit = 1", `upAxis = "Z"`} {
		if !strings.Contains(l.metadata, line) {
			t.Errorf("the stage does not say %s", line)
		}
	}
}
