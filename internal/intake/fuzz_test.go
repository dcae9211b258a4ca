package intake

import (
	"context"
	"math"
	"os"
	"testing"
	"testing/fstest"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// fuzz holds a reader to its promise: an error, or actions that apply.
func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		at := folder.Over(context.Background(), fstest.MapFS{name: {Data: data}}, 1<<20)
		found, err := ReadFrom(context.Background(), at, name, Options{Options: gltfio.Options{Store: asset.NewStore(), NoColliders: true}})
		if err != nil {
			return
		}
		if _, _, err := action.Preview(scene.Empty(""), found.Actions); err != nil {
			t.Error(err)
		}
	})
}

func seed(f *testing.F, file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	return string(data)
}

func FuzzURDF(f *testing.F) {
	fuzz(f, "a.urdf", seed(f, "testdata/arm_description/urdf/arm.urdf"), "<robot/>")
}

func FuzzMJCF(f *testing.F) {
	fuzz(f, "a.xml", seed(f, "testdata/cart/cart.xml"), `<mujoco><worldbody><body><freejoint/><geom size="1"/></body></worldbody></mujoco>`)
}

func FuzzUSD(f *testing.F) { fuzz(f, "a.usda", cabinet, knob) }

// triangle is a Collada document of one face, in centimetres, Y up.
const triangle = `<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1"><asset><unit meter="0.01"/><up_axis>Y_UP</up_axis></asset>
<library_geometries><geometry id="g"><mesh><source id="p"><float_array id="pa" count="9">0 0 0 100 0 0 0 100 0</float_array>
<technique_common><accessor source="#pa" count="3" stride="3"/></technique_common></source>
<vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
<triangles count="1"><input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles></mesh></geometry></library_geometries>
<library_visual_scenes><visual_scene id="s"><node><instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#s"/></scene></COLLADA>`

// wearing is a robot of one link that looks as the document tells.
const wearing = `<robot name="r"><link name="a"><visual><geometry><mesh filename="a.dae"/></geometry></visual></link></robot>`

func readCollada(data []byte) (*gltfio.Import, error) {
	at := folder.Over(context.Background(), fstest.MapFS{"a.urdf": {Data: []byte(wearing)}, "a.dae": {Data: data}}, 1<<20)
	return ReadFrom(context.Background(), at, "a.urdf", Options{Options: gltfio.Options{Store: asset.NewStore(), NoColliders: true}})
}

func TestColladaSeedIsRead(t *testing.T) {
	found, err := readCollada([]byte(triangle))
	if err != nil || math.Abs(found.Bounds.Size()[0]-1) > 1e-6 || math.Abs(found.Bounds.Size()[2]-1) > 1e-6 {
		t.Fatalf("%v, %+v", err, found)
	}
}

func FuzzCollada(f *testing.F) {
	f.Add([]byte(triangle))
	f.Add([]byte("<COLLADA/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := readCollada(data)
		if err != nil {
			return
		}
		if _, _, err := action.Preview(scene.Empty(""), found.Actions); err != nil {
			t.Error(err)
		}
	})
}
