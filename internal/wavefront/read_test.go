package wavefront

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

const shape = `# made by hand
mtllib a.mtl
o L
v 0 0 0
v 2 0 0
v 2 1 0
v 1 1 0
v 1 2 0
v 0 2 0
vt 0 0
vt 1 1
usemtl red
f 1/1 2/2 3/1 4 5 6
g back
usemtl blue
f -6 -5 \
  -4
l 1 2
f 1 1 2
`

func TestDecode(t *testing.T) {
	file, err := Decode([]byte(shape))
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Groups) != 2 || file.Libraries[0] != "a.mtl" || file.Degraded != 1 || len(file.Skipped) != 1 || file.Skipped[0] != "l" {
		t.Fatalf("read as %+v", file)
	}
	concave := file.Groups[0]
	if concave.Object != "L" || concave.Material != "red" || concave.Mesh.Triangles() != 4 {
		t.Errorf("the L-shaped face is %+v", concave)
	}
	area := 0.0
	for i := 0; i < len(concave.Mesh.Indices); i += 3 {
		a, b, c := corner3(concave.Mesh, i), corner3(concave.Mesh, i+1), corner3(concave.Mesh, i+2)
		area += b.Sub(a).Cross(c.Sub(a))[2] / 2
	}
	if area != 3 {
		t.Errorf("its triangles cover %g m², not 3", area)
	}
	if back := file.Groups[1].Mesh; back.Triangles() != 1 || back.Positions[0] != [3]float32{} || back.Positions[2] != [3]float32{2, 1, 0} {
		t.Errorf("negative indices gave %+v", file.Groups[1].Mesh)
	}
	if uv := concave.Mesh.UV0[1]; uv != [2]float32{1, 0} {
		t.Errorf("V is turned down: %v", uv)
	}
}

func corner3(m *asset.Mesh, i int) geom.Vec3 {
	p := m.Positions[m.Indices[i]]
	return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}
}

func TestDecodeRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"number": "v 0 x 0\n", "nan": "v 0 nan 0\nf 1 1 1\n", "index": "v 0 0 0\nf 1 2 3\n", "zero": "v 0 0 0\nf 0 0 0\n", "no faces": "v 0 0 0\n",
		"empty": "", "short": "v 1 2\n", "word": "v 0 0 0\nf a b c\n", "before": "f 1 2 3\nv 0 0 0\n",
	} {
		if file, err := Decode([]byte(text)); err == nil {
			t.Errorf("%s: read as %+v", name, file)
		} else if name == "number" && !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: the error does not say where: %v", name, err)
		}
	}
}

func TestWhatIsNotFiniteCostsItsFaces(t *testing.T) {
	file, err := Decode([]byte("v 0 0 0\nv 1 0 0\nv 1 1 0\nv nan 1 0\nv 0 1e99 0\nvt nan 0\nvn 0 nan 1\nf 1/1/1 2/1/1 3/1/1\nf 1 3 4\nf 5 1 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	g := file.Groups[0]
	if file.Unreal != 4 || len(file.Groups) != 1 || g.Mesh.Triangles() != 1 || !g.Rough || g.Mesh.Check() != nil || len(g.Mesh.Positions) != 3 {
		t.Errorf("read as %+v with %+v: %v", file, g.Mesh, g.Mesh.Check())
	}
}

func TestIndicesOfNothingCostTheirFaces(t *testing.T) {
	file, err := Decode([]byte("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nf 1/1/7 2/8/ 3/1\nf 1 2 9\nf -9 1 2\nf 0 1 2\nf 1 3 4\n"))
	if err != nil {
		t.Fatal(err)
	}
	g := file.Groups[0]
	if file.Dangling != 4 || len(file.Groups) != 1 || g.Mesh.Triangles() != 2 || !g.Rough || g.Mesh.Check() != nil {
		t.Errorf("read as %+v with %+v: %v", file, g.Mesh, g.Mesh.Check())
	}
	if _, err := Decode([]byte("v 0 0 0\nf 1 2 3\nf 4 5 6\n")); err == nil || !strings.Contains(err.Error(), "name vertices that are not there, 2 of them; it has 1 vert") {
		t.Errorf("a file whose faces have no vertices gives %v", err)
	}
}

func TestWhatEncodeWritesComesBackToTheByte(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		m := &asset.Mesh{}
		for range 30 {
			m.Positions = append(m.Positions, [3]float32{random.Float32()*8 - 4, random.Float32()*8 - 4, random.Float32() * 3})
			n := geom.Vec3{random.Float64() - 0.5, random.Float64() - 0.5, random.Float64() - 0.4}.Normalize()
			m.Normals = append(m.Normals, [3]float32{float32(n[0]), float32(n[1]), float32(n[2])})
			m.UV0 = append(m.UV0, [2]float32{random.Float32() * 2, random.Float32() * 2})
		}
		for range 60 {
			a := random.Uint32N(30)
			m.Indices = append(m.Indices, a, (a+1+random.Uint32N(10))%30, (a+15+random.Uint32N(10))%30)
		}
		first := Encode(m, Options{Scale: geom.Vec3{1.25, 0.5, 2}, Library: "x.mtl", Material: "surface"})
		file, err := Decode(first)
		if err != nil || !file.Own || len(file.Groups) != 1 {
			t.Fatalf("%v: %+v", err, file)
		}
		if second := Encode(file.Groups[0].Mesh, Options{Library: "x.mtl", Material: "surface"}); !bytes.Equal(first, second) {
			t.Fatalf("not the same again:\n%s\n%s", first, second)
		}
	}
}

func TestDecodeLibrary(t *testing.T) {
	list, unknown, err := DecodeLibrary([]byte("newmtl a\nKd 0.5 0.25 1\nNs 100\nTr 0.25\nmap_Kd -s 2 3 1 -o 0.5 my oak.png\nPr 0.3\nfoo 1\nnewmtl b\nmap_Bump -bm 0.5 n.png\n"))
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	a := list[0]
	if a.Diffuse != [3]float64{0.5, 0.25, 1} || a.Opacity != 0.75 || a.MapDiffuse.File != "my oak.png" || a.MapDiffuse.Scale != [2]float64{2, 3} || a.MapDiffuse.Offset[0] != 0.5 {
		t.Errorf("read as %+v with the map %+v", a, a.MapDiffuse)
	}
	if list[1].MapBump.Strength != 0.5 || len(unknown) != 1 || unknown[0] != "foo" {
		t.Errorf("read as %+v, %v", list[1], unknown)
	}
	if _, _, err := DecodeLibrary([]byte("newmtl a\nKd nan 0 0\n")); err == nil {
		t.Error("a colour that is no number was taken")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(shape))
	f.Add([]byte("v 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 3//1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Decode(data)
		if err != nil {
			return
		}
		for _, g := range file.Groups {
			if err := g.Mesh.Check(); err != nil {
				t.Error(err)
			}
		}
	})
}

func FuzzDecodeLibrary(f *testing.F) {
	f.Add([]byte("newmtl a\nKd 1 1 1\nmap_Kd -s 1 1 1 a.png\nd -halo 0.5\n"))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _, _ = DecodeLibrary(data) })
}
