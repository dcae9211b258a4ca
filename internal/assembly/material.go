package assembly

import (
	"fmt"
	"math"
	"path"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/wavefront"
)

// plainColor is worn by what names no material.
const plainColor = 0xB8B4AC

// Material keeps a material under a key and returns its index; a key that is known keeps the material it has.
func (m *Maker) Material(key string, material scene.Material) int {
	if at, known := m.byKey[key]; known {
		return at
	}
	material.Name = nameOr(material.Name, "material")
	m.materials = append(m.materials, material)
	m.byKey[key] = len(m.materials) - 1
	return len(m.materials) - 1
}

// Known returns the index of the material kept under a key.
func (m *Maker) Known(key string) (int, bool) {
	at, known := m.byKey[key]
	return at, known
}

// Plain is the material of what names none.
func (m *Maker) Plain() int {
	return m.Material("\x00plain", scene.NewMaterial("", "plain", geom.Hex(plainColor)))
}

// materialID adds a material to the scene on its first use.
func (m *Maker) materialID(index int) (scene.MaterialID, error) {
	if index < 0 || index >= len(m.materials) {
		return "", fmt.Errorf("there is no material %d", index)
	}
	if id, known := m.used[index]; known {
		return id, nil
	}
	material := m.materials[index]
	want := string(material.ID)
	if want == "" {
		want = gltfio.Slug(material.Name)
	}
	material.ID = m.ids.Material(want)
	m.used[index] = material.ID
	m.actions = append(m.actions, action.AddMaterial{Material: material})
	return material.ID, nil
}

// MaterialID is the id that a kept material has in the scene, for what is no model.
func (m *Maker) MaterialID(index int) (scene.MaterialID, error) { return m.materialID(index) }

// Texture reads a picture into the store. "" means that it cannot be used, which is in the report.
func (m *Maker) Texture(file, subject string) asset.ID {
	if id, known := m.textures[file]; known {
		return id
	}
	data, err := m.Files.Read(file)
	if err != nil {
		m.Report.Warn(subject, "the picture %s was left out: %v", path.Base(file), err)
		m.textures[file] = ""
		return ""
	}
	return m.Picture(file, data, subject)
}

// Picture puts the bytes of a picture into the store, under the name of its file.
func (m *Maker) Picture(file string, data []byte, subject string) asset.ID {
	id, err := m.picture(file, data)
	if err != nil {
		m.Report.Warn(subject, "the picture %s was left out: %v", path.Base(file), err)
	}
	m.textures[file] = id
	return id
}

func (m *Maker) picture(file string, data []byte) (asset.ID, error) {
	width, height, err := pix.Config(data)
	if err != nil {
		return "", err
	}
	return m.options.Store.PutTexture(&asset.Texture{Name: gltfio.Tidy(path.Base(file)), MIME: pix.Sniff(data), Width: width, Height: height, Data: data})
}

// library reads an MTL file into the maker; the materials are kept under the library's path and their names.
func (m *Maker) library(file string) {
	data, err := m.Files.Read(file)
	if err != nil {
		m.Report.Warn(path.Base(file), "the material library was left out: %v", err)
		return
	}
	list, unknown, err := wavefront.DecodeLibrary(data)
	if err != nil {
		m.Report.Warn(path.Base(file), "the material library was left out: %v", err)
		return
	}
	for _, key := range unknown {
		m.Report.Info(path.Base(file), "%q was not understood", key)
	}
	for i := range list {
		m.Material(file+"\x00"+list[i].Name, m.fromWavefront(file, &list[i]))
	}
}

// fromWavefront reads colours as they show. A shine without a roughness is turned into one: the exponent n of a Blinn highlight
// is about that of a slope distribution of α² = 2/(n+2) (Walter et al., "Microfacet Models for Refraction", 2007), and
// roughness is √α.
func (m *Maker) fromWavefront(file string, from *wavefront.Material) scene.Material {
	out := scene.NewMaterial("", from.Name, geom.Hex(plainColor))
	if from.Diffuse[0] >= 0 {
		out.BaseColor = Shown(from.Diffuse)
	} else if from.MapDiffuse != nil {
		out.BaseColor = geom.Color{1, 1, 1}
	}
	switch {
	case from.Roughness >= 0:
		out.Roughness = geom.Clamp(from.Roughness, 0, 1)
	case from.Exponent >= 0 && from.Specular != [3]float64{}:
		out.Roughness = geom.Clamp(math.Pow(2/(from.Exponent+2), 0.25), 0.05, 1)
	}
	out.Metallic = geom.Clamp(from.Metallic, 0, 1)
	if from.Opacity >= 0 && from.Opacity < 1 {
		out.AlphaMode, out.Opacity = scene.Blend, from.Opacity
	}
	if from.IOR >= 1 && from.IOR != scene.DefaultIOR {
		out.IOR = math.Min(from.IOR, scene.MaxIOR)
	}
	out.Emissive = Shown(from.Emission)
	if from.Coat > 0 {
		out.Clearcoat = &scene.Clearcoat{Factor: geom.Clamp(from.Coat, 0, 1), Roughness: geom.Clamp(from.CoatRoughness, 0, 1)}
	}
	m.maps(file, from, &out)
	return out
}

func (m *Maker) maps(file string, from *wavefront.Material, out *scene.Material) {
	out.BaseColorTexture = m.laid(file, from.MapDiffuse, from.Name)
	out.EmissiveTexture = m.laid(file, from.MapEmission, from.Name)
	if out.EmissiveTexture != nil && out.Emissive == (geom.Color{}) {
		out.Emissive = geom.Color{1, 1, 1}
	}
	normal := from.MapNormal
	if normal == nil && from.MapBump != nil && looksLikeNormals(from.MapBump.File) {
		normal = from.MapBump
	} else if from.MapBump != nil && normal == nil {
		m.Report.Info("material "+from.Name, "its height map %s was left out: only normal maps are drawn", path.Base(from.MapBump.File))
	}
	if out.NormalTexture = m.laid(file, normal, from.Name); out.NormalTexture != nil {
		out.NormalScale = normal.Strength
	}
	if from.MapOpacity != nil {
		if from.MapDiffuse != nil && from.MapDiffuse.File == from.MapOpacity.File {
			out.AlphaMode = scene.Mask
		} else {
			m.Report.Warn("material "+from.Name, "its opacity map %s was left out: only that of the colour's own picture is read", path.Base(from.MapOpacity.File))
		}
	}
	for _, other := range []*wavefront.Map{from.MapRoughness, from.MapMetallic} {
		if other != nil {
			m.Report.Warn("material "+from.Name, "the map %s of one channel was left out", path.Base(other.File))
		}
	}
}

func (m *Maker) laid(file string, from *wavefront.Map, name string) *scene.TextureRef {
	if from == nil || from.File == "" {
		return nil
	}
	id := m.find(file, from.File, "material "+name)
	if id == "" {
		return nil
	}
	ref := scene.NewTextureRef(id)
	if geom.Finite(from.Scale[0], from.Scale[1], from.Offset[0], from.Offset[1]) {
		// MTL counts V upwards: v' = s·v + o there is 1 − v' = s·(1 − v) + o here.
		ref.Scale = geom.Vec2(from.Scale)
		ref.Offset = geom.Vec2{from.Offset[0], 1 - from.Scale[1] - from.Offset[1]}
	}
	if from.Clamp {
		ref.WrapU, ref.WrapV = scene.Clamp, scene.Clamp
	}
	return ref
}

// find reads a picture beside a file, or one of the same name near it when the reference is another machine's path.
func (m *Maker) find(from, reference, subject string) asset.ID {
	file := m.Locate(from, reference)
	return m.Texture(file, subject)
}
