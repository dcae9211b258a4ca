// Package proxy builds labelled boxes that stand for things without a mesh.
//
// Invariant: a proxy is closed, has the outer size it was asked for, and says in its tags that it is one.
//
//	thing, err := proxy.Build(store, "forklift", geom.Vec3{1.1, 2.4, 2.1}, scene.OnFloor)
package proxy

import (
	"image"
	"image/color"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/caption"
	"scenograph/internal/catalog"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// density is that of furniture with the air in it, in kg/m³.
const density = 150.0

// Build models the proxy of a thing: width, depth and height in metres, front at −Y, its mount as the thing's. The labels may reach
// within a millimetre of the faces.
func Build(store *asset.Store, label string, size geom.Vec3, mount scene.Mount) (catalog.Thing, error) {
	bounds := geom.Box{Min: geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, Max: geom.Vec3{size[0] / 2, size[1] / 2, size[2]}}
	least := min(size[0], size[1], size[2])
	lift := math.Min(labelLift, 0.2*least)
	body := form.BoxBetween(bounds.Min.Add(geom.Vec3{0, lift, 0}), bounds.Max.Sub(geom.Vec3{0, 0, lift}), math.Min(0.01, 0.1*least))
	front, top := &form.Shape{}, &form.Shape{}
	plate(front, geom.Vec3{0, bounds.Min[1], size[2] / 2}, geom.Vec3{1, 0, 0}, geom.Vec3{0, 0, 1}, size[0], size[2])
	plate(top, geom.Vec3{0, 0, bounds.Max[2]}, geom.Vec3{1, 0, 0}, geom.Vec3{0, 1, 0}, size[0], size[1])
	var surfaces []asset.Surface
	for slot, s := range []*form.Shape{body, form.Join(front, top)} {
		mesh, err := store.PutMesh(s.Mesh())
		if err != nil {
			return catalog.Thing{}, err
		}
		surfaces = append(surfaces, asset.Surface{Mesh: mesh, Slot: slot})
	}
	at := geom.IdentityTransform()
	at.Translation = bounds.Center()
	model := &asset.Model{Name: "Proxy: " + label, Slots: []string{"body", "label"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: surfaces,
		Colliders: []asset.Collider{{Shape: asset.ShapeBox, Transform: at, Size: bounds.Size()}},
	}}}
	id, err := store.PutModel(model)
	if err != nil {
		return catalog.Thing{}, err
	}
	materials, err := materialsOf(store, label)
	if err != nil {
		return catalog.Thing{}, err
	}
	return catalog.Thing{
		Entry: catalog.Entry{Name: "Proxy: " + label, Category: label, Mount: mount, Size: size, MinSize: size, MaxSize: size}, Model: id, Slots: model.Slots, Materials: materials, Bounds: bounds,
		Physics:   scene.Physics{Body: scene.DynamicBody, MassKg: math.Max(0.01, math.Round(size[0]*size[1]*size[2]*density*100)/100), MassSource: "density"},
		Semantics: scene.Semantics{Category: label, Tags: []string{"proxy"}, Source: "proxy", Mount: mount},
	}, nil
}

// labelLift keeps a label in front of the surface it is on, in metres.
const labelLift = 0.0008

// plate is a label of the texture's shape within a face, its size at most 0.6 m.
func plate(s *form.Shape, middle, right, up geom.Vec3, width, height float64) {
	w := min(0.8*width, 0.8*height*labelWidth/labelHeight, 0.6)
	h := w * labelHeight / labelWidth
	x, y := right.Mul(w/2), up.Mul(h/2)
	s.Quad([4]geom.Vec3{middle.Sub(x).Sub(y), middle.Add(x).Sub(y), middle.Add(x).Add(y), middle.Sub(x).Add(y)},
		[4]geom.Vec2{{0, 1}, {1, 1}, {1, 0}, {0, 0}})
}

const labelWidth, labelHeight = 512, 128 // pixels

func materialsOf(store *asset.Store, label string) ([]scene.Material, error) {
	picture := image.NewNRGBA(image.Rect(0, 0, labelWidth, labelHeight))
	for i := range picture.Pix {
		picture.Pix[i] = 0xff
	}
	size := math.Min(64, 1.7*labelWidth/float64(max(len([]rune(label)), 8)))
	pen, err := caption.NewPen(size)
	if err != nil {
		return nil, err
	}
	pen.Write(picture, labelWidth/2, labelHeight/2, label, caption.Look{Ink: color.NRGBA{30, 34, 40, 255}})
	data, err := pix.EncodePNG(picture)
	if err != nil {
		return nil, err
	}
	texture, err := store.PutTexture(&asset.Texture{Name: "label " + label, MIME: "image/png", Width: labelWidth, Height: labelHeight, Data: data})
	if err != nil {
		return nil, err
	}
	body := scene.NewMaterial("proxy", "Proxy", geom.Hex(0x8fa3b5))
	plate := scene.NewMaterial(scene.MaterialID("proxy-label-"+string(texture[:8])), "Proxy label", geom.Color{1, 1, 1})
	plate.BaseColorTexture = scene.NewTextureRef(texture)
	plate.BaseColorTexture.WrapU, plate.BaseColorTexture.WrapV = scene.Clamp, scene.Clamp
	return []scene.Material{body, plate}, nil
}
