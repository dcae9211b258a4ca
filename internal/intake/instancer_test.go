package intake

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/geom"
)

// rows is a stage in metres, Z up, with an instancer whose prototypes lie in an over and in a class of their own.
const rows = `#usda 1.0
(
    metersPerUnit = 1
    upAxis = "Z"
)
def PointInstancer "Rows"
{
    rel prototypes = [</Rows/Prototypes/Brick>, </_Ball>]
    int[] protoIndices = [0, 1, 0, 0]
    point3f[] positions = [(0, 0, 0), (2, 0, 0), (4, 0, 0), (9, 9, 9)]
    quath[] orientations = [(1, 0, 0, 0), (1, 0, 0, 0), (0.7071, 0, 0, 0.7071), (1, 0, 0, 0)]
    float3[] scales = [(1, 1, 1), (2, 2, 2), (1, 1, 1), (1, 1, 1)]
    int64[] invisibleIds = [3]
    double3 xformOp:translate = (0, 10, 0)
    uniform token[] xformOpOrder = ["xformOp:translate"]
    over "Prototypes"
    {
        def Cube "Brick"
        {
            double size = 1
            float3 xformOp:scale = (1, 0.5, 0.2)
            uniform token[] xformOpOrder = ["xformOp:scale"]
        }
    }
}
class "_Ball"
{
    def Sphere "Shape"
    {
        double radius = 0.25
    }
}
`

func TestPointInstancer(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.usda")
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	found, snap, _ := take(t, file, Options{})
	models := 0
	for n := range snap.Nodes() {
		if n.Model != nil {
			models++
		}
	}
	if models != 3 {
		t.Errorf("%d instances, want 3: %v", models, found.Report)
	}
	// A brick 1 × 0.5 m at the left, a ball of 1 m, a brick turned by 90°: 0.5 + 2 + 2 + 0.25 m long.
	want := geom.Vec3{4.75, 1, 1}
	if size := found.Bounds.Size(); size.Sub(want).Len() > 2e-3 {
		t.Errorf("it is %v m large, want %v", size, want)
	}
}

func TestInstancersThatAreWrongAreTold(t *testing.T) {
	for _, c := range []struct{ name, from, to, says string }{
		{"an index too high", "protoIndices = [0, 1, 0, 0]", "protoIndices = [0, 1, 7, 0]", "of prototype 7"},
		{"positions missing", "(4, 0, 0), (9, 9, 9)]", "(4, 0, 0)]", "4 instances and 3 positions"},
		{"itself", "</_Ball>]", "</Rows>]", "in which it lies itself"},
		{"a prototype missing", "</_Ball>]", "</_Bell>]", "/_Bell, which is not there"},
	} {
		file := filepath.Join(t.TempDir(), "rows.usda")
		text := strings.Replace(rows, c.from, c.to, 1) + "def Cube \"Other\"\n{\n}\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		found, _, _ := take(t, file, Options{})
		said := ""
		for _, f := range found.Report.Findings {
			said += f.String() + "\n"
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%s: the report says %q, want %q", c.name, said, c.says)
		}
		if size := found.Bounds.Size(); math.IsNaN(size[0]) {
			t.Errorf("%s: %v", c.name, size)
		}
	}
}
