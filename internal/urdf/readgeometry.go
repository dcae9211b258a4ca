package urdf

import (
	"fmt"
	"path"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// materials keeps the robot's own materials, which links use by name.
func (r *reader) materials() error {
	for _, e := range r.root.All("material") {
		if _, err := r.material(e); err != nil {
			return err
		}
	}
	return nil
}

// material reads a material, or finds the one that was given the name before; −1 when it says nothing.
func (r *reader) material(e *xmltree.Element) (int, error) {
	if e == nil {
		return -1, nil
	}
	name := e.Get("name")
	color, texture := e.First("color"), e.First("texture")
	if color == nil && texture == nil {
		if at, known := r.Known("material\x00" + name); known {
			return at, nil
		}
		if name != "" {
			r.Report.Warn("material "+name, "is used but nowhere described")
		}
		return -1, nil
	}
	out := scene.NewMaterial("", name, geom.Hex(0xB8B4AC))
	if color != nil {
		rgba, ok, err := color.Numbers("rgba", 4)
		if err != nil {
			return -1, fmt.Errorf("material %q: %w", name, err)
		}
		if ok {
			out.BaseColor = assembly.Shown([3]float64(rgba[:3]))
			if rgba[3] < 1 {
				out.AlphaMode, out.Opacity = scene.Blend, geom.Clamp(rgba[3], 0, 1)
			}
		}
	}
	if texture != nil {
		if file := r.locate(texture.Get("filename")); file != "" {
			if id := r.Texture(file, "material "+name); id != "" {
				out.BaseColor, out.BaseColorTexture = geom.Color{1, 1, 1}, scene.NewTextureRef(id)
			}
		}
	}
	return r.Material("material\x00"+name, out), nil
}

// locate finds a file that the description names: package://name/path and model://name/path below the package, anything else beside
// the description.
func (r *reader) locate(reference string) string {
	for _, scheme := range []string{"package://", "model://"} {
		rest, ok := strings.CutPrefix(reference, scheme)
		if !ok {
			continue
		}
		_, inside, _ := strings.Cut(rest, "/")
		for _, candidate := range []string{inside, rest, folder.Beside(r.Name, inside), folder.Beside(r.Name, rest)} {
			if candidate = path.Clean(candidate); r.Files.Exists(candidate) {
				return candidate
			}
		}
		return r.Locate(r.Name, inside)
	}
	return r.Locate(r.Name, strings.TrimPrefix(reference, "file://"))
}

// visuals reads what a link shows. Where none of it can be read, or the whole robot shows nothing, its colliders are shown in its place.
func (r *reader) visuals(link *xmltree.Element, name string) ([]assembly.Drawn, error) {
	list := link.All("visual")
	out, lost, err := r.draw(list, name)
	if err != nil {
		return nil, err
	}
	if len(out) == 0 && (lost > 0 || r.bare) {
		if out, _, err = r.draw(link.All("collision"), name); len(out) > 0 {
			r.Report.Warn("link "+name, "is shown by what it collides with")
		}
	}
	return out, err
}

func (r *reader) draw(list []*xmltree.Element, name string) (out []assembly.Drawn, lost int, err error) {
	for _, e := range list {
		pose, err := r.origin(e)
		if err != nil {
			return nil, 0, err
		}
		material, err := r.material(e.First("material"))
		if err != nil {
			return nil, 0, err
		}
		pieces, err := r.pieces(e.First("geometry"), material)
		if err != nil {
			r.Report.Warn("link "+name, "something that it shows was left out: %v", err)
			lost++
			continue
		}
		out = append(out, assembly.Drawn{Pose: pose, Pieces: pieces})
	}
	return out, lost, nil
}

// pieces makes meshes of a shape. A mesh that brings materials keeps them; anything else wears the visual's.
func (r *reader) pieces(geometry *xmltree.Element, material int) ([]assembly.Piece, error) {
	if material < 0 {
		material = r.Plain()
	}
	if mesh := geometry.First("mesh"); mesh != nil {
		scale, err := scaleOf(mesh)
		if err != nil {
			return nil, err
		}
		file := r.locate(mesh.Get("filename"))
		found, err := r.MeshFile(file, scale)
		if err != nil {
			return nil, fmt.Errorf("mesh %s: %w", path.Base(file), err)
		}
		out := append([]assembly.Piece(nil), found...)
		for i := range out {
			if out[i].Material == r.Plain() {
				out[i].Material = material
			}
		}
		return out, nil
	}
	shape, size, err := primitive(geometry)
	if err != nil {
		return nil, err
	}
	id, err := r.Shape(shape, size)
	return []assembly.Piece{{Mesh: id, Material: material}}, err
}

func scaleOf(mesh *xmltree.Element) (geom.Vec3, error) {
	scale, ok, err := mesh.Numbers("scale", 3)
	if !ok || err != nil {
		return geom.One, err
	}
	return geom.Vec3(scale), nil
}

// primitive reads a box, cylinder, sphere or capsule; its size is as asset.Collider.
func primitive(geometry *xmltree.Element) (asset.Shape, geom.Vec3, error) {
	if geometry == nil || len(geometry.Children) == 0 {
		return "", geom.Vec3{}, fmt.Errorf("there is no geometry")
	}
	e := geometry.Children[0]
	var wrong error
	number := func(name string) float64 {
		v, err := e.Number(name, 0)
		if err != nil && wrong == nil {
			wrong = err
		}
		return v
	}
	var shape asset.Shape
	var size geom.Vec3
	switch e.Name {
	case "box":
		v, _, err := e.Numbers("size", 3)
		if err != nil {
			return "", size, err
		}
		if v == nil {
			return "", size, fmt.Errorf("line %d: a box has no size", e.Line)
		}
		shape, size = asset.ShapeBox, geom.Vec3(v)
	case "sphere":
		d := 2 * number("radius")
		shape, size = asset.ShapeSphere, geom.Vec3{d, d, d}
	case "cylinder":
		d := 2 * number("radius")
		shape, size = asset.ShapeCylinder, geom.Vec3{d, d, number("length")}
	case "capsule":
		d := 2 * number("radius")
		shape, size = asset.ShapeCapsule, geom.Vec3{d, d, number("length") + d}
	default:
		return "", size, fmt.Errorf("a <%s> is not read", e.Name)
	}
	if wrong != nil {
		return "", size, wrong
	}
	if !(size[0] > 0 && size[1] > 0 && size[2] > 0) {
		return "", size, fmt.Errorf("line %d: a %s without extent", e.Line, e.Name)
	}
	return shape, size, nil
}

// collisions reads what a link collides with; a mesh stands for its convex hull.
func (r *reader) collisions(link *xmltree.Element, name string) ([]asset.Collider, error) {
	var out []asset.Collider
	for _, e := range link.All("collision") {
		pose, err := r.origin(e)
		if err != nil {
			return nil, err
		}
		mesh := e.First("geometry").First("mesh")
		if mesh == nil {
			if r.own != nil && r.capsule(e, out) {
				continue
			}
			shape, size, err := primitive(e.First("geometry"))
			if err != nil {
				r.Report.Warn("link "+name, "a collider was left out: %v", err)
				continue
			}
			out = append(out, asset.Collider{Shape: shape, Transform: pose, Size: size})
			continue
		}
		scale, err := scaleOf(mesh)
		if err != nil {
			return nil, err
		}
		file := r.locate(mesh.Get("filename"))
		ids, err := r.RawMesh(file, scale)
		if err != nil {
			r.Report.Warn("link "+name, "a collider was left out: mesh %s: %v", path.Base(file), err)
			continue
		}
		for _, id := range ids {
			out = append(out, asset.Collider{Shape: asset.ShapeHull, Transform: pose, Size: geom.One, Mesh: id})
		}
	}
	return out, nil
}

// capsule joins the balls that the writer puts at the ends of a capsule's cylinder to the capsule again.
func (r *reader) capsule(e *xmltree.Element, before []asset.Collider) bool {
	name := e.Get("name")
	top, bottom := strings.HasSuffix(name, "_top"), strings.HasSuffix(name, "_bottom")
	if !top && !bottom || len(before) == 0 {
		return false
	}
	if last := &before[len(before)-1]; top && last.Shape == asset.ShapeCylinder {
		last.Shape = asset.ShapeCapsule
		last.Size[2] += last.Size[0]
	}
	return true
}
