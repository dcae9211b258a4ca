package intake

import (
	"context"
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

func FuzzCollada(f *testing.F) {
	fuzz(f, "a.urdf", `<robot><link name="a"><visual><geometry><mesh filename="a.dae"/></geometry></visual></link></robot>`)
}
