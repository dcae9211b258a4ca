package assembly

import (
	"errors"
	"fmt"
	"math"
	"path"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/stl"
	"scenograph/internal/wavefront"
)

// Mesh puts a mesh into the store, with the normals and, for a material with a normal map, the tangents that it needs.
// The mesh must not be used afterwards.
func (m *Maker) Mesh(mesh *asset.Mesh, material int) (asset.ID, error) {
	if err := m.ctx.Err(); err != nil {
		return "", err
	}
	if err := mesh.Check(); err != nil {
		return "", err
	}
	if len(mesh.Normals) == 0 {
		giveNormals(mesh)
	} else {
		mendNormals(mesh)
	}
	if material >= 0 && material < len(m.materials) && m.materials[material].NormalTexture != nil && len(mesh.Tangents) == 0 {
		gltfio.GenerateTangents(mesh, m.materials[material].NormalTexture.UVSet)
	}
	return m.options.Store.PutMesh(mesh)
}

func (m *Maker) keep(mesh *asset.Mesh, material int, bare bool) (asset.ID, error) {
	if bare {
		return m.options.Store.PutMesh(&asset.Mesh{Positions: mesh.Positions, Indices: mesh.Indices})
	}
	return m.Mesh(mesh, material)
}

// Frame turns and scales a file's positions into metres, Z up, by permuting components: no rotation rounds them.
type Frame struct {
	Scale geom.Vec3
	Up    Axis
	bare  bool // positions and triangles only, as the file has them
}

// Bake changes a mesh. A mirror turns the faces round.
func (f Frame) Bake(mesh *asset.Mesh) error {
	mirrored := f.Scale[0]*f.Scale[1]*f.Scale[2] < 0
	for k := range 3 {
		if f.Scale[k] == 0 || !geom.Finite(f.Scale[k]) {
			return fmt.Errorf("a scale of %g flattens it", f.Scale[k])
		}
	}
	for i, p := range mesh.Positions {
		for k := range 3 {
			if f.Scale[k] != 1 {
				p[k] = float32(float64(p[k]) * f.Scale[k])
			}
			if math.IsInf(float64(p[k]), 0) {
				return errors.New("it is too large in this unit")
			}
		}
		mesh.Positions[i] = f.turn(p)
	}
	for i, n := range mesh.Normals {
		if f.Scale[0] != f.Scale[1] || f.Scale[1] != f.Scale[2] || mirrored {
			v := geom.Vec3{float64(n[0]) / f.Scale[0], float64(n[1]) / f.Scale[1], float64(n[2]) / f.Scale[2]}
			if l := v.Len(); l > 0 && !math.IsInf(l, 0) {
				n = [3]float32{float32(v[0] / l), float32(v[1] / l), float32(v[2] / l)}
			}
		}
		mesh.Normals[i] = f.turn(n)
	}
	if mirrored {
		for i := 0; i+2 < len(mesh.Indices); i += 3 {
			mesh.Indices[i+1], mesh.Indices[i+2] = mesh.Indices[i+2], mesh.Indices[i+1]
		}
	}
	return nil
}

func (f Frame) turn(p [3]float32) [3]float32 {
	switch f.Up {
	case Y:
		return [3]float32{p[0], 0 - p[2], p[1]}
	case X:
		return [3]float32{p[1], p[2], p[0]}
	}
	return p
}

// MeshFile reads a mesh that a description refers to, scaled along its own axes: OBJ and STL as they are (Z up, in the
// description's unit), glTF as glTF says. Each file is read once.
func (m *Maker) MeshFile(file string, scale geom.Vec3) ([]Piece, error) {
	key := meshKey{file: file, scale: scale}
	if pieces, known := m.meshes[key]; known {
		return pieces, nil
	}
	pieces, err := m.meshFile(file, Frame{Scale: scale, Up: Z})
	if err != nil {
		return nil, err
	}
	m.meshes[key] = pieces
	return pieces, nil
}

func (m *Maker) meshFile(file string, frame Frame) ([]Piece, error) {
	switch strings.ToLower(path.Ext(file)) {
	case ".obj":
		return m.obj(file, frame)
	case ".stl":
		return m.stl(file, frame)
	case ".glb", ".gltf":
		return m.gltf(file, frame)
	case ".dae":
		return m.collada(file, frame)
	}
	return nil, fmt.Errorf("meshes of the form %q are not read; use .obj, .stl, .glb or .dae", path.Ext(file))
}

// obj reads a Wavefront file with its materials.
func (m *Maker) obj(file string, frame Frame) ([]Piece, error) {
	data, err := m.Files.Read(file)
	if err != nil {
		return nil, err
	}
	found, err := wavefront.Decode(data)
	if err != nil {
		return nil, err
	}
	if len(found.Skipped) > 0 {
		m.Report.Warn(path.Base(file), "was read without its %s: only faces are drawn", strings.Join(found.Skipped, ", "))
	}
	if found.Dangling > 0 {
		m.Report.Warn(path.Base(file), "%d faces name vertices, texture vertices or normals that the file does not hold: without a vertex they were left out, else they are drawn without the rest", found.Dangling)
	}
	if found.Unreal > 0 {
		m.Report.Warn(path.Base(file), "%d places, normals or coordinates are not finite: faces at such places were left out, the others are 0 or worked out anew", found.Unreal)
	}
	if found.Degraded > 0 {
		m.Report.Info(path.Base(file), "%d faces without area were left out", found.Degraded)
	}
	var libraries []string
	for _, reference := range found.Libraries {
		library := m.Locate(file, reference)
		if _, done := m.Known("library\x00" + library); !done && len(libraries) < 64 {
			m.library(library)
		}
		libraries = append(libraries, library)
	}
	var out []Piece
	for i := range found.Groups {
		g := &found.Groups[i]
		material := m.objMaterial(file, g.Material, libraries)
		if found.Own {
			frame.Up = Z
		}
		if err := frame.Bake(g.Mesh); err != nil {
			return nil, err
		}
		id, err := m.keep(g.Mesh, material, frame.bare)
		if err != nil {
			return nil, fmt.Errorf("group %q: %w", g.Object, err)
		}
		out = append(out, Piece{Mesh: id, Material: material, Name: nameOr(g.Object, m.materials[material].Name)})
	}
	return out, nil
}

func (m *Maker) objMaterial(file, name string, libraries []string) int {
	for _, library := range libraries {
		if at, known := m.Known(library + "\x00" + name); known {
			return at
		}
	}
	if name == "" {
		return m.Plain()
	}
	if len(libraries) > 0 {
		m.Report.Warn("material "+name, "is in none of the libraries of %s: a plain one stands in", path.Base(file))
	}
	return m.Material(file+"\x00"+name, scene.NewMaterial("", name, geom.Hex(plainColor)))
}

func (m *Maker) stl(file string, frame Frame) ([]Piece, error) {
	data, err := m.Files.Read(file)
	if err != nil {
		return nil, err
	}
	mesh, found, err := stl.Decode(data)
	if err != nil {
		return nil, err
	}
	if found.Unreal > 0 {
		m.Report.Warn(path.Base(file), "%d triangles were left out: a corner's place is not finite", found.Unreal)
	}
	if found.Degraded > 0 {
		m.Report.Info(path.Base(file), "%d triangles without area were left out", found.Degraded)
	}
	if err := frame.Bake(mesh); err != nil {
		return nil, err
	}
	id, err := m.keep(mesh, -1, frame.bare)
	if err != nil {
		return nil, err
	}
	return []Piece{{Mesh: id, Material: m.Plain(), Name: found.Name}}, nil
}

// gltf reads a glTF file as pieces in the file's own place.
func (m *Maker) gltf(file string, frame Frame) ([]Piece, error) {
	found, err := gltfio.ReadFS(m.ctx, m.Files.FS(), file, gltfio.Options{Store: m.options.Store, AsObject: true, NoColliders: true, MaxBytes: m.Files.Most() - m.Files.Bytes()})
	if err != nil {
		return nil, err
	}
	m.Report.Merge(found.Report)
	named := map[scene.MaterialID]int{}
	var out []Piece
	for _, a := range found.Actions {
		switch a := a.(type) {
		case action.AddMaterial:
			material := a.Material
			id := material.ID
			material.ID = ""
			named[id] = m.Material(file+"\x00"+string(id), material)
		case action.AddNode:
			if a.Node.Model == nil {
				continue
			}
			pieces, err := m.flatten(a.Node.Model, named, found.Offset, frame)
			if err != nil {
				return nil, err
			}
			out = append(out, pieces...)
		}
	}
	return out, nil
}

// flatten bakes the poses of a model's parts into copies of their meshes.
func (m *Maker) flatten(ref *scene.ModelRef, named map[scene.MaterialID]int, offset geom.Vec3, frame Frame) ([]Piece, error) {
	model, err := m.options.Store.Model(ref.Asset)
	if err != nil {
		return nil, err
	}
	var out []Piece
	for i, modelFromPart := range model.PartTransforms(nil) {
		modelFromPart.Translation = modelFromPart.Translation.Sub(offset)
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := m.options.Store.Mesh(s.Mesh)
			if err != nil {
				return nil, err
			}
			moved := Moved(mesh, modelFromPart.Mat4())
			if err := frame.Bake(moved); err != nil {
				return nil, err
			}
			material := m.Plain()
			if s.Slot < len(ref.Materials) {
				material = named[ref.Materials[s.Slot]]
			}
			id, err := m.Mesh(moved, material)
			if err != nil {
				return nil, err
			}
			out = append(out, Piece{Mesh: id, Material: material, Name: model.Parts[i].Name})
		}
	}
	return out, nil
}

// Moved is a copy of a mesh under an affine map; a mirror turns the faces round.
func Moved(mesh *asset.Mesh, matrix geom.Mat4) *asset.Mesh {
	out := &asset.Mesh{UV0: mesh.UV0, UV1: mesh.UV1, Colors: mesh.Colors, Indices: append([]uint32(nil), mesh.Indices...)}
	out.Positions = make([][3]float32, len(mesh.Positions))
	for i, p := range mesh.Positions {
		q := geom.TransformPoint(matrix, vec(p))
		out.Positions[i] = [3]float32{float32(q[0]), float32(q[1]), float32(q[2])}
	}
	linear := matrix.Mat3()
	mirrored := linear.Det() < 0
	if len(mesh.Normals) > 0 && linear.Det() != 0 {
		turn := linear.Inv().Transpose()
		out.Normals = make([][3]float32, len(mesh.Normals))
		for i, n := range mesh.Normals {
			q := turn.Mul3x1(vec(n))
			if l := q.Len(); l > 0 && !math.IsInf(l, 0) {
				q = q.Mul(1 / l)
			} else {
				q = geom.Vec3{0, 0, 1}
			}
			out.Normals[i] = [3]float32{float32(q[0]), float32(q[1]), float32(q[2])}
		}
	}
	if mirrored {
		for i := 0; i+2 < len(out.Indices); i += 3 {
			out.Indices[i+1], out.Indices[i+2] = out.Indices[i+2], out.Indices[i+1]
		}
	}
	return out
}
