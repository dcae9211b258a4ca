package assembly

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

const triangle = "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 0 2\nusemtl blue\nf 1 2 3\n"

func maker(t *testing.T, options Options) *Maker {
	t.Helper()
	files := fstest.MapFS{"a.obj": {Data: []byte(triangle)}, "a.mtl": {Data: []byte("newmtl blue\nKd 0 0 1\n")},
		"textures/oak.png": {}, "my part.obj": {Data: []byte(triangle)}, "deep/x.txt": {}}
	options.Store = asset.NewStore()
	return New(t.Context(), folder.Over(t.Context(), files, 1<<20), "robots/arm.v2.urdf", options)
}

func TestWhereFilesAreLookedFor(t *testing.T) {
	m := maker(t, Options{})
	for reference, want := range map[string]string{
		"a.obj":                        "a.obj",
		"my%20part.obj":                "my part.obj",
		`C:\Users\me\pictures\oak.png`: "textures/oak.png",
		"/home/me/oak.png":             "textures/oak.png",
	} {
		if got := m.Locate("b.urdf", reference); got != want {
			t.Errorf("%s is found as %q, want %q", reference, got, want)
		}
	}
	for _, reference := range []string{"../../etc/passwd", "gone.obj"} {
		if found := m.Locate("b.urdf", reference); m.Files.Exists(found) {
			t.Errorf("%s is found as %q", reference, found)
		}
	}
}

// TestFramesPermuteExactly holds frames against what a corner and a normal must become, mirrors included.
func TestFramesPermuteExactly(t *testing.T) {
	for _, c := range []struct {
		frame    Frame
		position [3]float32
		normal   [3]float32
		turned   bool
	}{
		{Frame{Scale: geom.One, Up: Z}, [3]float32{1, 2, 3}, [3]float32{0, 0, 1}, false},
		{Frame{Scale: geom.One, Up: Y}, [3]float32{1, -3, 2}, [3]float32{0, -1, 0}, false},
		{Frame{Scale: geom.One, Up: X}, [3]float32{2, 3, 1}, [3]float32{0, 1, 0}, false},
		{Frame{Scale: geom.Vec3{0.5, 0.5, -0.5}, Up: Z}, [3]float32{0.5, 1, -1.5}, [3]float32{0, 0, -1}, true},
	} {
		mesh := &asset.Mesh{Positions: [][3]float32{{1, 2, 3}}, Normals: [][3]float32{{0, 0, 1}}, Indices: []uint32{0, 1, 2}}
		if err := c.frame.Bake(mesh); err != nil {
			t.Fatal(err)
		}
		if mesh.Positions[0] != c.position || mesh.Normals[0] != c.normal || (mesh.Indices[1] == 2) != c.turned {
			t.Errorf("%+v: %v %v %v", c.frame, mesh.Positions, mesh.Normals, mesh.Indices)
		}
	}
	for _, scale := range []geom.Vec3{{0, 1, 1}, {1, math.NaN(), 1}, {1e39, 1, 1}} {
		if err := (Frame{Scale: scale, Up: Z}).Bake(&asset.Mesh{Positions: [][3]float32{{1, 1, 1}}}); err == nil {
			t.Errorf("a scale of %v is taken", scale)
		}
	}
}

// TestNormalsKeepCreases smooths a roof of two slopes where they are nearly level and leaves its ridge where they are steep.
func TestNormalsKeepCreases(t *testing.T) {
	for height, vertices := range map[float32]int{0.1: 4, 2: 6} {
		mesh := &asset.Mesh{Positions: [][3]float32{{-1, 0, 0}, {0, 0, height}, {0, 1, height}, {1, 0, 0}}, Indices: []uint32{0, 1, 2, 1, 3, 2}}
		giveNormals(mesh)
		if len(mesh.Positions) != vertices || len(mesh.Normals) != vertices {
			t.Errorf("a ridge of %g m has %d vertices, want %d", height, len(mesh.Positions), vertices)
		}
		for _, n := range mesh.Normals {
			if math.Abs(vec(n).Len()-1) > 1e-6 || n[2] <= 0 {
				t.Errorf("a ridge of %g m has the normal %v", height, n)
			}
		}
	}
}

func TestRobotsAreTold(t *testing.T) {
	part := func(parent int, kind asset.JointKind, axis geom.Vec3, upper float64) asset.Part {
		return asset.Part{Parent: parent, Transform: geom.IdentityTransform(), Joint: &asset.Joint{Kind: kind, Axis: axis, Upper: upper}}
	}
	base, up, side := asset.Part{Parent: -1, Transform: geom.IdentityTransform()}, geom.Vec3{0, 0, 1}, geom.Vec3{0, 1, 0}
	for name, c := range map[string]struct {
		parts         []asset.Part
		robot, mobile bool
	}{
		"cabinet":  {[]asset.Part{base, part(0, asset.Hinge, up, 1.6), part(0, asset.Slide, side, 0.4), part(0, asset.Slide, side, 0.4)}, false, false},
		"arm":      {[]asset.Part{base, part(0, asset.Hinge, up, 3), part(1, asset.Hinge, side, 2), part(2, asset.Hinge, side, 2)}, true, false},
		"rover":    {[]asset.Part{base, part(0, asset.Hinge, side, 1e9), part(0, asset.Hinge, side, 1e9)}, true, true},
		"carousel": {[]asset.Part{base, part(0, asset.Hinge, up, 1e9), part(0, asset.Hinge, up, 1e9)}, false, false},
	} {
		if robot, mobile := Robot(c.parts); robot != c.robot || mobile != c.mobile {
			t.Errorf("%s: robot %t, mobile %t", name, robot, mobile)
		}
	}
	names := JointNames{}
	if got := names.Claim("") + names.Claim("joint") + names.Claim("joint"); got != "jointjoint 2joint 3" {
		t.Errorf("joints are called %s", got)
	}
}

// TestOneObjectStandsOnTheFloor makes an object of two uses of one file, which is read once.
func TestOneObjectStandsOnTheFloor(t *testing.T) {
	m := maker(t, Options{NoColliders: true})
	var things []Thing
	for i := range 2 {
		pieces, err := m.MeshFile("a.obj", geom.One)
		if err != nil || len(pieces) != 1 {
			t.Fatal(pieces, err)
		}
		at := geom.At(geom.Vec3{float64(3 * i), 0, 1}, 0)
		things = append(things, Thing{Name: "Flag", Parent: -1, Pose: at, Parts: Draw([]asset.Part{{Name: "pole", Parent: -1, Transform: geom.IdentityTransform()}}, 0,
			[]Drawn{{Pose: geom.IdentityTransform(), Pieces: pieces}})})
	}
	if things[0].Parts[0].Surfaces[0].Mesh != things[1].Parts[0].Surfaces[0].Mesh {
		t.Error("the file was read twice")
	}
	found, err := m.Finish(things, false)
	if err != nil {
		t.Fatal(err)
	}
	if found.Name != "arm.v2" || len(found.Roots) != 1 || found.Bounds.Min != (geom.Vec3{-2, 0, 0}) || found.Bounds.Max != (geom.Vec3{2, 0, 2}) {
		t.Errorf("%s: %v in %v", found.Name, found.Roots, found.Bounds)
	}
}

func TestThingsThatCannotBe(t *testing.T) {
	for name, c := range map[string]struct {
		thing Thing
		want  string
	}{
		"its own parent": {Thing{Name: "loop", Parent: 0, Pose: geom.IdentityTransform()}, "does not come before"},
		"nowhere":        {Thing{Name: "lost", Parent: -1, Pose: geom.At(geom.Vec3{math.NaN(), 0, 0}, 0)}, "not finite"},
		"empty":          {Thing{Name: "nothing", Parent: -1, Pose: geom.IdentityTransform()}, "no triangles"},
	} {
		if _, err := maker(t, Options{}).Finish([]Thing{c.thing}, false); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := maker(t, Options{})
	if _, err := m.MeshFile("a.xyz", geom.One); err == nil || !strings.Contains(err.Error(), `".xyz"`) {
		t.Errorf("a mesh of an unknown form: %v", err)
	}
	if _, err := m.Shape(asset.ShapeBox, geom.Vec3{1, 0, 1}); err == nil {
		t.Error("a flat box is drawn")
	}
}

// TestPrimitivesHaveTheirSize measures what is drawn of primitives.
func TestPrimitivesHaveTheirSize(t *testing.T) {
	m := maker(t, Options{})
	for shape, size := range map[asset.Shape]geom.Vec3{asset.ShapeBox: {1, 2, 3}, asset.ShapeSphere: {0.4, 0.4, 0.4},
		asset.ShapeCylinder: {0.5, 0.5, 2}, asset.ShapeCapsule: {0.2, 0.2, 1}} {
		id, err := m.Shape(shape, size)
		if err != nil {
			t.Fatal(err)
		}
		mesh, err := m.Store().Mesh(id)
		if err != nil {
			t.Fatal(err)
		}
		if box := mesh.Bounds(); box.Size().Sub(size).Len() > 1e-5 || box.Center().Len() > 1e-6 {
			t.Errorf("a %s of %v is drawn in %v", shape, size, box)
		}
	}
}

func TestOptionsOfPeople(t *testing.T) {
	for _, o := range []Options{{UnitM: -1}, {UnitM: math.NaN()}, {UnitM: 1e-12}, {UnitM: 1e9}, {Up: "w"}} {
		if o.Check() == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	if err := (Options{UnitM: 0.0254, Up: Y}).Check(); err != nil {
		t.Error(err)
	}
	if s := maker(t, Options{}).RobotSemantics("panda_arm-2"); s.Category != scene.RobotCategory || s.Synonyms[0] != "panda arm 2" {
		t.Errorf("%+v", s)
	}
}
