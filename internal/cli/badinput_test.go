package cli

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"scenograph/internal/geom"
)

// boxText is a box as OBJ text, its faces looking outwards, or inwards where it is turned.
func boxText(name string, first int, edge float64, at geom.Vec3, turned bool, faces int) string {
	var b strings.Builder
	if name != "" {
		fmt.Fprintf(&b, "o %s\n", name)
	}
	half := edge / 2
	for _, c := range (geom.Box{Min: at.Sub(geom.Vec3{half, half, half}), Max: at.Add(geom.Vec3{half, half, half})}).Corners() {
		fmt.Fprintf(&b, "v %.9g %.9g %.9g\n", c[0], c[1], c[2])
	}
	for _, f := range [][4]int{{0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}}[:faces] {
		if turned {
			f[1], f[3] = f[3], f[1]
		}
		fmt.Fprintf(&b, "f %d %d %d %d\n", f[0]+first, f[1]+first, f[2]+first, f[3]+first)
	}
	return b.String()
}

// TestBadThingsAreHandledOrRefusedByName imports and exports what other programs' files hold at their worst.
func TestBadThingsAreHandledOrRefusedByName(t *testing.T) {
	const formats = "glb,usda,usdz,mjcf,urdf,sdf"
	link := `<link name="%s"><visual><geometry><box size=".3 .3 .3"/></geometry></visual><collision><geometry><box size=".3 .3 .3"/></geometry></collision></link>`
	hinged := `<robot name="r">` + fmt.Sprintf(link, "a") + fmt.Sprintf(link, "b") + `<joint name="j" type="revolute"><parent link="a"/><child link="b"/>%s</joint></robot>`
	origin := geom.Vec3{}
	for _, c := range []struct {
		file, text       string
		imports, exports string // what is said; "" for nothing
		refused          bool   // the export
		mjcf             string // a pattern of the model
	}{
		{file: "good.obj", text: boxText("good", 1, 0.3, origin, false, 6), mjcf: `mass="5\.832"`},
		{file: "open.obj", text: boxText("open", 1, 0.3, origin, false, 5), imports: "open: its surface is open", mjcf: `mass="0\.81"`},
		{file: "turned.obj", text: boxText("turned", 1, 0.3, origin, true, 6), imports: "turned: its surface is inside out", mjcf: `mass="5\.832"`},
		{file: "flat.obj", text: boxText("flat", 1, 0.3, origin, false, 1), imports: "flat: its surface encloses no volume", mjcf: `type="box"`},
		{file: "dot.obj", text: "v 0 0 0\nv 0 0 0\nv 0 0 0\nf 1 2 3\n", imports: "encloses no volume", exports: "node dot: has no collider"},
		{file: "crossed.obj", text: boxText("crossed", 1, 0.3, origin, false, 6) + boxText("", 9, 0.3, geom.Vec3{0.15, 0.1, 0.05}, false, 6), imports: "crossed: its surface cuts through itself"},
		{file: "speck.obj", text: boxText("speck", 1, 1e-7, origin, false, 6), imports: "1e-07 m", exports: "made 1 mm", mjcf: `size="0\.0005 0\.0005 0\.0005"`},
		{file: "planet.obj", text: boxText("planet", 1, 1e7, origin, false, 6), imports: "1e+07 m", exports: `node "planet": it reaches 5e+06 m`, refused: true},
		{file: "1 bad-name!.obj", text: boxText(`1 {x}"'<&>/`, 1, 0.3, origin, false, 6), mjcf: `body name="_1_bad_name"`},
		{file: "椅子 💺.obj", text: boxText("椅子 💺", 1, 0.3, origin, false, 6), mjcf: `body name="body"`},
		{file: "free.xml", text: `<mujoco><worldbody><body><geom type="box" size=".1 .1 .1"/><body><joint name="h" type="hinge"/><geom size=".1"/></body></body></worldbody></mujoco>`,
			imports: "joint h: turns without limits", mjcf: `limited="false"`},
		{file: "still.urdf", text: fmt.Sprintf(hinged, ""), imports: "joint j: has no limits: it cannot move", mjcf: `limited="true" range="0 1e-06"`},
		{file: "crooked.urdf", text: fmt.Sprintf(strings.Replace(hinged, "<visual>", `<inertial><mass value="1"/><inertia ixx="1" iyy="1" izz="9" ixy="0" ixz="0" iyz="0"/></inertial><visual>`, 1), `<limit lower="0" upper="1"/>`),
			imports: "link a: no body has the moments of inertia 1, 1, 9"},
	} {
		t.Run(c.file, func(t *testing.T) {
			dir := t.TempDir()
			file, project, out := filepath.Join(dir, c.file), filepath.Join(dir, "p.scene"), filepath.Join(dir, "out")
			if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			said := mustRun(t, "", "import", project, file)
			if !strings.Contains(said.err, c.imports) || c.imports == "" && strings.Contains(said.err, "warning") {
				t.Errorf("importing says %q", said.err)
			}
			o := run(t, "", "export", project, "--format", formats, "--out", out, "--certificate=false")
			if o.status == 0 == c.refused || !strings.Contains(o.err, c.exports) {
				t.Fatalf("exporting: %d, %q", o.status, o.err)
			}
			if c.refused {
				if left, err := os.ReadDir(out); err == nil && len(left) > 0 {
					t.Errorf("%d files were left behind", len(left))
				}
				return
			}
			model, err := os.ReadFile(filepath.Join(out, "p.xml"))
			if err != nil || !regexp.MustCompile(c.mjcf).Match(model) {
				t.Errorf("%v: the model has no %s:\n%.3000s", err, c.mjcf, model)
			}
		})
	}
}

// TestHollowBoxWeighsAsItsWalls takes a box with a cavity through the whole path and compares it with the closed form: ρ(a³−b³) and
// ρ(a⁵−b⁵)/6 of a cube of edge a within which one of edge b is empty.
func TestHollowBoxWeighsAsItsWalls(t *testing.T) {
	const a, b, density = 0.4, 0.3, 600
	dir := t.TempDir()
	file, project := filepath.Join(dir, "hollow.obj"), filepath.Join(dir, "p.scene")
	text := boxText("hollow", 1, a, geom.Vec3{}, false, 6) + boxText("", 9, b, geom.Vec3{}, true, 6)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "", "import", project, file)
	mustRun(t, "", "export", project, "--format", "mjcf,usda", "--out", dir, "--certificate=false")
	mass, moment := density*(a*a*a-b*b*b), density*(math.Pow(a, 5)-math.Pow(b, 5))/6
	for _, c := range []struct{ file, mass, moment string }{
		{"p.xml", `<inertial[^>]* mass="([^"]*)"`, `fullinertia="(\S*)`},
		{"p.usda", `float physics:mass = (\S*)`, `physics:diagonalInertia = \(([^,]*)`},
	} {
		data, err := os.ReadFile(filepath.Join(dir, c.file))
		if err != nil {
			t.Fatal(err)
		}
		for pattern, want := range map[string]float64{c.mass: mass, c.moment: moment} {
			m := regexp.MustCompile(pattern).FindSubmatch(data)
			if m == nil {
				t.Fatalf("%s has no %s", c.file, pattern)
			}
			if got, err := strconv.ParseFloat(string(m[1]), 64); err != nil || math.Abs(got/want-1) > 0.005 {
				t.Errorf("%s: %s is %s, by the closed form %g", c.file, pattern, m[1], want)
			}
		}
	}
}
