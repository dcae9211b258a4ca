// Package meshset collects the mesh and texture files that go with a simulator's model.
//
// Invariant: each mesh and each picture is written once; names are ASCII identifiers, unique among their kind, and follow from what
// is asked for in which order.
//
//	set := meshset.New(store, meshset.Options{Library: true})
//	name := set.Visual(&visual)         // meshes/NAME.obj
//	files := set.Files()
package meshset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
	"scenograph/internal/wavefront"
)

// Folders of the files, relative to the model.
const (
	Meshes   = "meshes"
	Textures = "textures"
)

// Options says what the files hold.
type Options struct {
	Library bool // each mesh names its material, in a .mtl beside it
	PNG     bool // pictures are PNG; otherwise JPEG stays as it is
	Solid   bool // every mesh spans a volume
	Shared  bool // several models share the folder: a mesh's name tells nothing of which showed it first
	Memo    *Memo
}

// Memo keeps pictures that were turned into PNG, for several sets one after another; nil keeps none.
type Memo struct{ pictures map[asset.ID][]byte }

// png turns a texture into PNG, once.
func (m *Memo) png(id asset.ID, data []byte) ([]byte, error) {
	if m == nil {
		return pix.ToPNG(data, pix.DefaultLimits())
	}
	if known, ok := m.pictures[id]; ok {
		return known, nil
	}
	out, err := pix.ToPNG(data, pix.DefaultLimits())
	if err != nil {
		return nil, err
	}
	if m.pictures == nil {
		m.pictures = map[asset.ID][]byte{}
	}
	m.pictures[id] = out
	return out, nil
}

// Set is the files that were asked for. One Set belongs to one goroutine.
type Set struct {
	store    *asset.Store
	options  Options
	meshes   map[string]string            // name, by key
	contents map[[sha256.Size]byte]string // name of a mesh or path of a picture, by what is written
	names    *rigid.Names
	pictures map[asset.ID]string // path
	files    *rigid.Names
	list     []bundle.File
	images   []bundle.File
}

// New returns an empty set.
func New(store *asset.Store, options Options) *Set {
	return &Set{store: store, options: options, meshes: map[string]string{}, contents: map[[sha256.Size]byte]string{}, names: rigid.NewNames(), pictures: map[asset.ID]string{}, files: rigid.NewNames()}
}

// Visual returns the name of the file that draws a visual, and whether it is new.
func (s *Set) Visual(v *rigid.Visual) (name string, fresh bool, err error) {
	texture := v.Material.BaseColorTexture
	key := fmt.Sprintf("%s %v", v.Key, v.Scale)
	if texture != nil {
		key += fmt.Sprint(" ", texture.UVSet, texture.Offset, texture.Scale, texture.Rotation)
	}
	if s.options.Library {
		key += fmt.Sprintf(" %s %q", v.Material.ID, v.Material.Name)
	}
	if name, known := s.meshes[key]; known {
		return name, false, nil
	}
	options := wavefront.Options{Scale: v.Scale, Backed: s.options.Solid && flat(v.Mesh)}
	if texture != nil {
		options.UV, options.Second = placement(texture), texture.UVSet == 1
	}
	library := ""
	if s.options.Library {
		options.Material = rigid.Identifier(v.Material.Name, "surface")
		picture := ""
		if texture != nil {
			if picture, _, err = s.Picture(texture.Texture); err != nil {
				return "", false, fmt.Errorf("material %q: %w", v.Material.Name, err)
			}
		}
		library = libraryOf(v.Material, options.Material, picture)
	}
	name, fresh = s.add(key, v.Name, wavefront.Encode(v.Mesh, options), library)
	return name, fresh, nil
}

// Surface returns the name of the file of a collider's surface, and whether it is new.
func (s *Set) Surface(c *rigid.Collider) (name string, fresh bool) {
	key := "collider " + c.Key
	if name, known := s.meshes[key]; known {
		return name, false
	}
	return s.add(key, c.Name, wavefront.Encode(c.Surface.Mesh(), wavefront.Options{}), "")
}

// add keeps a mesh under a name that follows from its content, so that what is read and written again is called the same.
func (s *Set) add(key, title string, mesh []byte, library string) (name string, fresh bool) {
	content := string(mesh) + library
	sum := sha256.Sum256([]byte(content))
	if name, known := s.contents[sum]; known {
		s.meshes[key] = name
		return name, false
	}
	if s.options.Shared {
		title = "mesh"
	}
	name = s.names.Claim(strings.TrimRight(title, "0123456789_")+"_"+hex.EncodeToString(sum[:4]), "mesh")
	if library != "" {
		mesh = wavefront.WithLibrary(mesh, name+".mtl")
	}
	s.meshes[key], s.contents[sum] = name, name
	s.list = append(s.list, bundle.File{Path: Meshes + "/" + name + ".obj", Data: mesh})
	if library != "" {
		s.list = append(s.list, bundle.File{Path: Meshes + "/" + name + ".mtl", Data: []byte(library)})
	}
	return name, true
}

// Picture returns the path of a texture below the model's folder, and whether it is new. Its name ends with the hash of what is
// written.
func (s *Set) Picture(id asset.ID) (file string, fresh bool, err error) {
	if file, known := s.pictures[id]; known {
		return file, false, nil
	}
	t, err := s.store.Texture(id)
	if err != nil {
		return "", false, err
	}
	ending, data := pix.Extension(pix.PNG), t.Data
	if t.MIME == pix.JPEG && !s.options.PNG {
		ending = pix.Extension(pix.JPEG)
	} else if t.MIME != pix.PNG {
		if data, err = s.options.Memo.png(id, t.Data); err != nil {
			return "", false, fmt.Errorf("texture %q: %w", t.Name, err)
		}
	}
	sum := sha256.Sum256(data)
	if file, known := s.contents[sum]; known {
		s.pictures[id] = file
		return file, false, nil
	}
	end := "_" + hex.EncodeToString(sum[:4])
	stem := strings.TrimSuffix(strings.TrimSuffix(path.Base(t.Name), path.Ext(t.Name)), end)
	file = Textures + "/" + s.files.Claim(stem+end, "texture") + ending
	s.pictures[id], s.contents[sum] = file, file
	s.images = append(s.images, bundle.File{Path: file, Data: data})
	return file, true, nil
}

// Files returns everything that was asked for: meshes in that order, then pictures.
func (s *Set) Files() []bundle.File { return append(slices.Clone(s.list), s.images...) }

// library is the mesh's material as MTL text (Wavefront, with the physically based terms pbr viewers read).
func libraryOf(m *scene.Material, name, picture string) string {
	color := m.BaseColor
	opacity := Opacity(m)
	var b strings.Builder
	fmt.Fprintf(&b, "newmtl %s\nKd %s\nKs %.4g %.4g %.4g\nNs %.4g\nd %.4g\nPr %.4g\nPm %.4g\n", name, Shown(color), 0.2*(1-m.Roughness), 0.2*(1-m.Roughness), 0.2*(1-m.Roughness), 100*(1-m.Roughness), opacity, m.Roughness, m.Metallic)
	if picture != "" {
		fmt.Fprintf(&b, "map_Kd ../%s\n", picture)
	}
	return b.String()
}

// Shown is a linear colour as it shows, gamma-encoded, as three numbers.
func Shown(c geom.Color) string {
	return fmt.Sprintf("%.4g %.4g %.4g", shown(c[0]), shown(c[1]), shown(c[2]))
}

func shown(x float64) float64 { return math.Round(geom.SRGBFromLinear(geom.Clamp(x, 0, 1))*1e4) / 1e4 }

// Opacity is how much of what lies behind a material it hides, for renderers that know no transmission.
func Opacity(m *scene.Material) float64 {
	opacity := 1.0
	if m.AlphaMode == scene.Blend {
		opacity = math.Max(0.02, m.Opacity)
	}
	if m.Transmission != nil {
		opacity = math.Min(opacity, 1-0.8*m.Transmission.Factor)
	}
	return math.Round(opacity*1e4) / 1e4
}

// flat reports whether a mesh encloses next to nothing, which some simulators refuse.
func flat(m *asset.Mesh) bool {
	p := solid.FromMesh(m)
	return p.Properties().VolumeM3 < 1e-9 || !spatial(p)
}

// spatial reports whether the points span a volume.
func spatial(p solid.Polyhedron) bool {
	_, err := solid.Hull(p.Points, 8)
	return err == nil
}

// placement applies KHR_texture_transform to texture coordinates: scale, then rotation, then offset.
func placement(t *scene.TextureRef) func(u, v float64) (x, y float64) {
	if t.Offset == (geom.Vec2{}) && t.Scale == (geom.Vec2{1, 1}) && t.Rotation == 0 {
		return nil
	}
	sin, cos := math.Sincos(t.Rotation)
	return func(u, v float64) (float64, float64) {
		u, v = u*t.Scale[0], v*t.Scale[1]
		return cos*u + sin*v + t.Offset[0], -sin*u + cos*v + t.Offset[1]
	}
}
