// Command peers writes the .glb that Scenograph and its peers are compared on: 25 spheres of 8320 triangles and a ground, 208 012 triangles in
// all, 26 materials from matt to mirror and from plastic to metal, five of them textured, a camera and a sun.
//
//	go run scripts/peers/scene.go mid.glb             # 25 equal spheres, each a mesh of the file
//	go run scripts/peers/scene.go -distinct mid.glb   # no two spheres alike
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"

	"github.com/qmuntal/gltf"
	"github.com/qmuntal/gltf/modeler"
)

func main() {
	distinct := flag.Bool("distinct", false, "make every sphere a little different")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run scripts/peers/scene.go [-distinct] OUT.glb")
	}
	doc := gltf.NewDocument()
	texture := checker(doc)
	for k := range 25 {
		row, column := k/5, k%5
		bump := 0.0
		if *distinct {
			bump = 0.002 * float64(k+1)
		}
		add(doc, fmt.Sprint("Sphere", k), sphere(65, 65, bump), material(k, row, column, texture), [3]float64{float64(column - 2), float64(row - 2), 0}, gltf.DefaultScale)
	}
	ground := &gltf.Material{Name: "Ground", PBRMetallicRoughness: &gltf.PBRMetallicRoughness{
		BaseColorFactor: &[4]float64{0.5, 0.5, 0.5, 1}, MetallicFactor: gltf.Float(0), RoughnessFactor: gltf.Float(0.9),
	}}
	add(doc, "Ground", box(), ground, [3]float64{0, -3, 0}, [3]float64{20, 0.2, 20})
	doc.Cameras = []*gltf.Camera{{Perspective: &gltf.Perspective{Yfov: 0.8, Znear: 0.1, Zfar: gltf.Float(100), AspectRatio: gltf.Float(1280.0 / 720)}}}
	place(doc, &gltf.Node{Name: "Cam", Camera: gltf.Index(0), Translation: [3]float64{0, 0, 8}})
	const lights = "KHR_lights_punctual"
	doc.ExtensionsUsed = []string{lights}
	doc.Extensions = gltf.Extensions{lights: json.RawMessage(`{"lights":[{"type":"directional","intensity":3,"name":"Sun"}]}`)}
	place(doc, &gltf.Node{Name: "Sun", Rotation: [4]float64{-0.383, 0, 0, 0.924}, Extensions: gltf.Extensions{lights: json.RawMessage(`{"light":0}`)}})
	if err := gltf.SaveBinary(doc, flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

// mesh is a triangle list with the attributes of its vertices.
type mesh struct {
	positions, normals [][3]float32
	uv                 [][2]float32
	indices            []uint32
}

func sphere(around, down int, bump float64) *mesh {
	m := &mesh{}
	for j := range down + 1 {
		sinT, cosT := math.Sincos(math.Pi * float64(j) / float64(down))
		for i := range around + 1 {
			sinP, cosP := math.Sincos(2 * math.Pi * float64(i) / float64(around))
			n := [3]float32{float32(sinT * cosP), float32(cosT), float32(sinT * sinP)}
			r := float32(0.45 + bump*sinT*math.Sin(5*math.Pi*float64(j)/float64(down)))
			m.positions = append(m.positions, [3]float32{r * n[0], r * n[1], r * n[2]})
			m.normals = append(m.normals, n)
			m.uv = append(m.uv, [2]float32{float32(i) / float32(around), float32(j) / float32(down)})
		}
	}
	for j := range down {
		for i := range around {
			a := uint32(j*(around+1) + i)
			b := a + uint32(around) + 1
			if j > 0 {
				m.indices = append(m.indices, a, a+1, b)
			}
			if j < down-1 {
				m.indices = append(m.indices, a+1, b+1, b)
			}
		}
	}
	return m
}

func box() *mesh {
	m := &mesh{}
	for axis := range 3 {
		for _, side := range []float32{-1, 1} {
			first := uint32(len(m.positions))
			for _, c := range [4][2]float32{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
				var p, n [3]float32
				n[axis] = side
				p[axis], p[(axis+1)%3], p[(axis+2)%3] = 0.5*side, 0.5*c[0], 0.5*c[1]*side
				m.positions, m.normals = append(m.positions, p), append(m.normals, n)
				m.uv = append(m.uv, [2]float32{(c[0] + 1) / 2, (c[1] + 1) / 2})
			}
			for _, i := range []uint32{0, 1, 2, 0, 2, 3} {
				m.indices = append(m.indices, first+i)
			}
		}
	}
	return m
}

func material(k, row, column, texture int) *gltf.Material {
	r, c := float64(row), float64(column)
	pbr := &gltf.PBRMetallicRoughness{
		BaseColorFactor: &[4]float64{0.2 + 0.2*c, 0.9 - 0.15*r, 0.3 + 0.1*float64((row+column)%5), 1},
		MetallicFactor:  gltf.Float(r / 4), RoughnessFactor: gltf.Float(0.05 + 0.95*c/4),
	}
	if k%6 == 0 {
		pbr.BaseColorTexture, pbr.BaseColorFactor = &gltf.TextureInfo{Index: texture}, &[4]float64{1, 1, 1, 1}
	}
	return &gltf.Material{Name: fmt.Sprint("M", k), PBRMetallicRoughness: pbr}
}

// checker adds a texture of 512 × 512 pixels.
func checker(doc *gltf.Document) int {
	picture := image.NewRGBA(image.Rect(0, 0, 512, 512))
	for y := range 512 {
		for x := range 512 {
			c := color.RGBA{40, 80, 160, 255}
			if (x/64+y/64)%2 == 1 {
				c = color.RGBA{255, 220, 180, 255}
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		log.Fatal(err)
	}
	at, err := modeler.WriteImage(doc, "checker", "image/png", &data)
	if err != nil {
		log.Fatal(err)
	}
	doc.Samplers = []*gltf.Sampler{{MagFilter: gltf.MagLinear, MinFilter: gltf.MinLinearMipMapLinear}}
	doc.Textures = []*gltf.Texture{{Source: gltf.Index(at), Sampler: gltf.Index(0)}}
	return 0
}

func add(doc *gltf.Document, name string, m *mesh, material *gltf.Material, at, scale [3]float64) {
	doc.Materials = append(doc.Materials, material)
	doc.Meshes = append(doc.Meshes, &gltf.Mesh{Name: name + "Mesh", Primitives: []*gltf.Primitive{{
		Attributes: gltf.PrimitiveAttributes{
			gltf.POSITION: modeler.WritePosition(doc, m.positions), gltf.NORMAL: modeler.WriteNormal(doc, m.normals),
			gltf.TEXCOORD_0: modeler.WriteTextureCoord(doc, m.uv),
		},
		Indices: gltf.Index(modeler.WriteIndices(doc, m.indices)), Material: gltf.Index(len(doc.Materials) - 1),
	}}})
	place(doc, &gltf.Node{Name: name, Mesh: gltf.Index(len(doc.Meshes) - 1), Translation: at, Scale: scale})
}

func place(doc *gltf.Document, n *gltf.Node) {
	doc.Nodes = append(doc.Nodes, n)
	doc.Scenes[0].Nodes = append(doc.Scenes[0].Nodes, len(doc.Nodes)-1)
}
