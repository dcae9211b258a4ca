package mjcf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"path"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
	"scenograph/internal/xmltree"
)

// assets keeps meshes by name and reads materials with their textures.
func (r *reader) assets(root *xmltree.Element) error {
	textures := map[string]*xmltree.Element{}
	for _, a := range root.All("asset") {
		for _, e := range a.Children {
			switch e.Name {
			case "mesh":
				e = r.resolve(e, "")
				r.meshes[nameOf(e)] = e
			case "texture":
				textures[nameOf(e)] = e
			case "material", "hfield", "skin", "model":
				if e.Name != "material" {
					r.Report.Warn(e.Name+" "+e.Get("name"), "was not read")
				}
			}
		}
	}
	for _, a := range root.All("asset") {
		for _, e := range a.All("material") {
			if err := r.keepMaterial(r.resolve(e, ""), textures); err != nil {
				return fmt.Errorf("material %q: %w", e.Get("name"), err)
			}
		}
	}
	return nil
}

// nameOf is an asset's name, or that of its file.
func nameOf(e *xmltree.Element) string {
	if name := e.Get("name"); name != "" {
		return name
	}
	base := path.Base(strings.ReplaceAll(e.Get("file"), `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

func (r *reader) keepMaterial(e *xmltree.Element, textures map[string]*xmltree.Element) error {
	name := e.Get("name")
	out := scene.NewMaterial("", name, geom.Color{1, 1, 1})
	rgba, ok, err := e.Numbers("rgba", 4)
	if err != nil {
		return err
	}
	if ok {
		paint(&out, rgba)
	}
	v := map[string]float64{"specular": 0.5, "shininess": 0.5, "emission": 0, "metallic": -1, "roughness": -1, "reflectance": 0}
	for key, fallback := range v {
		if v[key], err = e.Number(key, fallback); err != nil {
			return err
		}
	}
	out.Roughness = geom.Clamp(1-v["shininess"], 0, 1)
	if r.facts != nil { // the writer's specular is 0.5·(1 − roughness) + 0.3·metallic
		out.Metallic = geom.Clamp((v["specular"]-0.5*(1-out.Roughness))/0.3, 0, 1)
	}
	if v["roughness"] >= 0 {
		out.Roughness = geom.Clamp(v["roughness"], 0, 1)
	}
	if v["metallic"] >= 0 {
		out.Metallic = geom.Clamp(v["metallic"], 0, 1)
	}
	if v["emission"] > 0 {
		out.Emissive = out.BaseColor
		if l := out.Emissive.Luminance(); l > 0 {
			out.EmissiveStrength = v["emission"] * 100 / l
		}
	}
	file := e.Get("texture")
	for _, layer := range e.All("layer") {
		if role := layer.Get("role"); role == "rgb" || role == "rgba" {
			file = layer.Get("texture")
		}
	}
	if file != "" {
		r.lay(&out, textures[file], e)
	}
	r.Material("material\x00"+name, out)
	return nil
}

func paint(m *scene.Material, rgba []float64) {
	m.BaseColor = assembly.Shown([3]float64(rgba[:3]))
	if rgba[3] < 1 {
		m.AlphaMode, m.Opacity = scene.Blend, geom.Clamp(rgba[3], 0, 1)
	}
}

// lay gives a material its texture: a picture, or one of MuJoCo's own patterns.
func (r *reader) lay(m *scene.Material, e *xmltree.Element, use *xmltree.Element) {
	if e == nil {
		r.Report.Warn("material "+m.Name, "its texture is nowhere described")
		return
	}
	subject := "texture " + nameOf(e)
	var id asset.ID
	switch file := e.Get("file"); {
	case file != "":
		id = r.Texture(r.Locate(r.Name, r.below(r.settings.texturedir, file)), subject)
	case e.Get("builtin") == "checker":
		id = r.checker(e, subject)
	case e.Get("builtin") == "flat" || e.Get("builtin") == "gradient":
		if v, ok, err := e.Numbers("rgb1", 3); ok && err == nil {
			c := assembly.Shown([3]float64(v))
			for k := range m.BaseColor {
				m.BaseColor[k] *= c[k]
			}
		}
		return
	default:
		r.Report.Warn(subject, "was not read: only pictures, and the patterns checker and flat, are")
		return
	}
	if id == "" {
		return
	}
	ref := scene.NewTextureRef(id)
	if v, ok, err := use.Numbers("texrepeat", 2); ok && err == nil && v[0] != 0 && v[1] != 0 {
		ref.Scale = geom.Vec2{v[0], v[1]}
	}
	m.BaseColorTexture = ref
}

// checker draws MuJoCo's checker of two by two fields.
func (r *reader) checker(e *xmltree.Element, subject string) asset.ID {
	colors := [2][]float64{{0.8, 0.8, 0.8}, {0.5, 0.5, 0.5}}
	for i, name := range []string{"rgb1", "rgb2"} {
		if v, ok, err := e.Numbers(name, 3); ok && err == nil {
			colors[i] = v
		}
	}
	const side = 64
	p := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			c := colors[(x/(side/2)+y/(side/2))%2]
			b := func(k int) uint8 { return uint8(math.Round(255 * geom.Clamp(c[k], 0, 1))) }
			p.SetNRGBA(x, y, color.NRGBA{b(0), b(1), b(2), 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		return ""
	}
	return r.Picture(nameOf(e)+".png", out.Bytes(), subject)
}

// below is the path of an asset's file: in its folder, or beside the model where strippath says so.
func (r *reader) below(dir, file string) string {
	file = strings.ReplaceAll(file, `\`, "/")
	if r.settings.strippath {
		file = path.Base(file)
	}
	if dir == "" || path.IsAbs(file) {
		return file
	}
	return path.Join(strings.ReplaceAll(dir, `\`, "/"), file)
}

// material is what a geom wears, and whether it can be seen at all.
func (l *link) material(e *xmltree.Element) (material int, seen bool, err error) {
	rgba, tinted, err := e.Numbers("rgba", 4)
	if err != nil {
		return 0, false, err
	}
	if name := e.Get("material"); name != "" {
		if at, known := l.Known("material\x00" + name); known {
			return at, true, nil
		}
		l.Report.Warn("material "+name, "is used but nowhere described")
	}
	if !tinted {
		rgba = []float64{0.5, 0.5, 0.5, 1}
	}
	m := scene.NewMaterial("", "paint", geom.Color{})
	paint(&m, rgba)
	m.Roughness = 0.5
	return l.Material(fmt.Sprintf("rgba %v", rgba), m), rgba[3] > 0, nil
}

// meshShape reads the mesh of a geom: a file, or points and faces in the model itself.
func (l *link) meshShape(s *shaped, name string) error {
	e := l.meshes[name]
	if e == nil {
		return fmt.Errorf("there is no mesh %q", name)
	}
	scale := geom.One
	if v, ok, err := e.Numbers("scale", 3); err != nil {
		return err
	} else if ok {
		scale = geom.Vec3(v)
	}
	if err := l.refPose(s, e); err != nil {
		return err
	}
	if e.Get("vertex") != "" {
		return l.inline(s, e, scale)
	}
	file := folder.Beside(l.Name, l.below(l.settings.meshdir, e.Get("file")))
	if !l.Files.Exists(file) {
		file = l.Locate(l.Name, l.below(l.settings.meshdir, e.Get("file")))
	}
	var err error
	s.bare = func() ([]asset.ID, error) { return l.RawMesh(file, scale) }
	if s.meshes, err = l.MeshFile(file, scale); err != nil {
		return fmt.Errorf("mesh %s %w: %w", path.Base(file), errLeftOut, err)
	}
	return nil
}

// refPose is the frame that a mesh says its points are in.
func (l *link) refPose(s *shaped, e *xmltree.Element) error {
	ref := geom.IdentityTransform()
	if v, ok, err := e.Numbers("refpos", 3); err != nil {
		return err
	} else if ok {
		ref.Translation = geom.Vec3(v)
	}
	if v, ok, err := e.Numbers("refquat", 4); err != nil {
		return err
	} else if ok {
		ref.Rotation = geom.Quat{v[1], v[2], v[3], v[0]}.Normalized()
	}
	if ref != geom.IdentityTransform() {
		s.pose = geom.IdentityTransform().Relative(ref)
	}
	return nil
}

func (l *link) inline(s *shaped, e *xmltree.Element, scale geom.Vec3) error {
	v, err := xmltree.Floats(e.Get("vertex"))
	if err != nil || len(v)%3 != 0 || len(v) < 9 {
		return fmt.Errorf("the mesh %q has no whole points: %w", nameOf(e), err)
	}
	mesh := &asset.Mesh{}
	var points []geom.Vec3
	for i := 0; i < len(v); i += 3 {
		p := geom.MulVec3(geom.Vec3(v[i:i+3]), scale)
		points = append(points, p)
		mesh.Positions = append(mesh.Positions, [3]float32{float32(p[0]), float32(p[1]), float32(p[2])})
	}
	if text := e.Get("face"); text != "" {
		f, err := xmltree.Floats(text)
		if err != nil || len(f)%3 != 0 {
			return fmt.Errorf("the mesh %q has no whole faces: %w", nameOf(e), err)
		}
		for _, x := range f {
			if x < 0 || x != math.Trunc(x) || int(x) >= len(points) {
				return fmt.Errorf("a face of the mesh %q points at %g", nameOf(e), x)
			}
			mesh.Indices = append(mesh.Indices, uint32(x))
		}
	} else {
		hull, err := solid.Hull(points, 0)
		if err != nil {
			return fmt.Errorf("the mesh %q: %w", nameOf(e), err)
		}
		mesh = hull.Mesh()
		mesh.Normals = nil
	}
	rawID, err := l.Store().PutMesh(&asset.Mesh{Positions: mesh.Positions, Indices: append([]uint32(nil), mesh.Indices...)})
	if err != nil {
		return err
	}
	id, err := l.Mesh(mesh, -1)
	if err != nil {
		return err
	}
	s.meshes, s.bare = []assembly.Piece{{Mesh: id}}, func() ([]asset.ID, error) { return []asset.ID{rawID}, nil }
	return nil
}
