package mjcf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
	"scenograph/internal/wavefront"
)

// meshes are the mesh files that go along, each once.
type meshes struct {
	named map[string]string // asset name, by key
	names *rigid.Names
	list  []meshFile
}

type meshFile struct {
	path    string
	mesh    *asset.Mesh
	options wavefront.Options
}

// mesh returns the asset that draws a visual.
func (w *writer) mesh(v *rigid.Visual) string {
	texture := v.Material.BaseColorTexture
	key := fmt.Sprintf("%s %v", v.Key, v.Scale)
	if texture != nil {
		key += fmt.Sprint(" ", texture.UVSet, texture.Offset, texture.Scale, texture.Rotation)
	}
	if name, known := w.meshes.named[key]; known {
		return name
	}
	options := wavefront.Options{Scale: v.Scale, Backed: flat(v.Mesh)}
	if texture != nil {
		options.UV, options.Second = placement(texture), texture.UVSet == 1
	}
	return w.addMesh(key, v.Name, v.Mesh, options)
}

// hull returns the asset of a collider's surface.
func (w *writer) hull(c *rigid.Collider) string {
	key := "collider " + c.Key
	if name, known := w.meshes.named[key]; known {
		return name
	}
	return w.addMesh(key, c.Name, c.Surface.Mesh(), wavefront.Options{})
}

func (w *writer) addMesh(key, title string, mesh *asset.Mesh, options wavefront.Options) string {
	sum := sha256.Sum256([]byte(key))
	name := w.meshes.names.Claim(strings.TrimRight(title, "0123456789_")+"_"+hex.EncodeToString(sum[:4]), "mesh")
	w.meshes.named[key] = name
	w.assets.Leaf("mesh", "name", name, "file", name+".obj")
	w.meshes.list = append(w.meshes.list, meshFile{"meshes/" + name + ".obj", mesh, options})
	return name
}

func (m *meshes) encoded() []bundle.File {
	out := make([]bundle.File, len(m.list))
	for i, f := range m.list {
		out[i] = bundle.File{Path: f.path, Data: wavefront.Encode(f.mesh, f.options)}
	}
	return out
}

// flat reports whether a mesh spans no volume, as MuJoCo reckons it: tetrahedra from the middle to every face.
func flat(m *asset.Mesh) bool {
	p := solid.FromMesh(m)
	_, err := solid.Hull(p.Points, 8)
	return err != nil || p.Properties().VolumeM3 < 1e-9
}

// placement applies KHR_texture_transform to texture coordinates: offset, then rotation, then scale.
func placement(t *scene.TextureRef) func(u, v float64) (x, y float64) {
	if t.Offset == (geom.Vec2{}) && t.Scale == (geom.Vec2{1, 1}) && t.Rotation == 0 {
		return nil
	}
	sin, cos := sincos(t.Rotation)
	return func(u, v float64) (float64, float64) {
		u, v = u*t.Scale[0], v*t.Scale[1]
		return cos*u + sin*v + t.Offset[0], -sin*u + cos*v + t.Offset[1]
	}
}
