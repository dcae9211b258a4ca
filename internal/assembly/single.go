package assembly

import (
	"math"
	"path"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/stl"
)

// Single reads an .obj or .stl file as one object. OBJ is Y up in metres by custom, as its exporters write it; STL is Z up and,
// where it would be larger than a house in metres, in millimetres.
func (m *Maker) Single() (*gltfio.Import, error) {
	if err := m.options.Check(); err != nil {
		return nil, err
	}
	frame := Frame{Scale: geom.One, Up: m.options.Up}
	isSTL := strings.EqualFold(path.Ext(m.Name), ".stl")
	if frame.Up == "" {
		if frame.Up = Y; isSTL {
			frame.Up = Z
		}
	}
	if u := m.options.UnitM; u > 0 {
		frame.Scale = geom.Vec3{u, u, u}
	} else if isSTL {
		scale, err := m.guessUnit()
		if err != nil {
			return nil, err
		}
		frame.Scale = geom.Vec3{scale, scale, scale}
	}
	pieces, err := m.meshFile(m.Name, frame)
	if err != nil {
		return nil, err
	}
	parts := PartsOf(pieces)
	return m.Finish([]Thing{{Name: m.Title(), Parent: -1, Pose: geom.IdentityTransform(), Parts: parts}}, false)
}

// house is the length in metres from which an STL file is taken to be in millimetres.
const house = 20

func (m *Maker) guessUnit() (float64, error) {
	data, err := m.Files.Read(m.Name)
	if err != nil {
		return 0, err
	}
	mesh, _, err := stl.Decode(data)
	if err != nil {
		return 0, err
	}
	size := mesh.Bounds().Size()
	if longest := math.Max(size[0], math.Max(size[1], size[2])); longest > house {
		m.Report.Warn(m.Title(), "is %.4g units long: it was taken to be in millimetres; --unit says otherwise", longest)
		return 0.001, nil
	}
	return 1, nil
}

// PartsOf makes a part of each object of a file; pieces of one name that follow each other are one part.
func PartsOf(pieces []Piece) []asset.Part {
	var parts []asset.Part
	for _, p := range pieces {
		surface := asset.Surface{Mesh: p.Mesh, Slot: p.Material}
		if n := len(parts); n > 0 && parts[n-1].Name == p.Name {
			parts[n-1].Surfaces = append(parts[n-1].Surfaces, surface)
			continue
		}
		parts = append(parts, asset.Part{Name: nameOr(p.Name, "part"), Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{surface}})
	}
	return parts
}

// Shown decodes a colour that is written as it shows.
func Shown(c [3]float64) geom.Color {
	var out geom.Color
	for k := range out {
		out[k] = geom.LinearFromSRGB(geom.Clamp(c[k], 0, 1))
	}
	return out
}
