package measure

import (
	"fmt"

	"scenograph/internal/frame"
)

// layer derives a pass and says what it means.
func (r *Record) layer(pass Pass, sheet *sheet) (layer, error) {
	p := r.Picture
	vector := []string{"R", "G", "B"}
	switch pass {
	case RGB:
		return layer{bytes: p.RGBA, about: passSheet{Meaning: "the picture: display sRGB, 8 bits"}}, nil
	case Albedo:
		return layer{bytes: p.Albedo, about: passSheet{Meaning: "base colour of the surface: sRGB, 8 bits; alpha: its opacity", Invalid: "0, 0, 0, 0"}}, nil
	case Depth:
		about := passSheet{Unit: "m", Meaning: "distance along the camera's axis", Invalid: "0"}
		if p.View.Projection == frame.Panorama {
			about.Meaning = "distance along the ray: a panorama has no axis"
		}
		return layer{floats: p.Depth, names: []string{"Z"}, about: about}, nil
	case RayDepth:
		return layer{floats: p.RayDepth(), names: []string{"Z"}, about: passSheet{Unit: "m", Meaning: "distance along the ray", Invalid: "0"}}, nil
	case Normals:
		return layer{floats: p.WorldNormals(), names: vector, about: passSheet{Meaning: "unit normal of the smooth surface in the world, x y z, turned to the camera", Invalid: "0, 0, 0"}}, nil
	case CameraNormals:
		return layer{floats: p.CameraNormals(), names: vector, about: passSheet{Meaning: "unit normal in the camera's frame: x right, y up, z towards the camera", Invalid: "0, 0, 0"}}, nil
	case Position:
		return layer{floats: p.Positions(), names: vector, about: passSheet{Unit: "m", Meaning: "point in the world, x y z", Invalid: "NaN"}}, nil
	}
	return r.labelled(pass, sheet)
}

// labelled derives the passes whose numbers mean something only with the sheet, and writes their tables.
func (r *Record) labelled(pass Pass, sheet *sheet) (layer, error) {
	p := r.Picture
	switch pass {
	case Instance:
		sheet.Instances = r.instances()
		return layer{numbers: p.IDs, about: passSheet{Meaning: "number of the node, see instances", Invalid: "0"}}, nil
	case PartMask:
		sheet.Instances, sheet.Parts = r.instances(), r.parts()
		return layer{numbers: p.PartIDs, about: passSheet{Meaning: "number of the part of a model or room, see parts", Invalid: "0"}}, nil
	case Semantic:
		ids, names := p.Semantic(r.Scene)
		for i, name := range names {
			if i > 0 {
				sheet.Categories = append(sheet.Categories, categorySheet{ID: i, Name: name})
			}
		}
		return layer{numbers: ids, about: passSheet{Meaning: "number of the category, see categories", Invalid: "0"}}, nil
	case Motion:
		if r.Before == nil {
			return layer{}, fmt.Errorf("measure: motion needs an earlier moment to be measured against")
		}
		return layer{floats: flagged(p.Motion(r.Scene, *r.Before, r.Store)), names: []string{"R", "G", "B"}, about: passSheet{
			Unit: "px", Meaning: "the pixel where it is now less the one where it was: R to the right, G down; B: 1 where it was there before", Invalid: "NaN, NaN, 0",
		}}, nil
	}
	return layer{}, fmt.Errorf("measure: there is no pass %q", pass)
}

// flagged adds to each vector whether it holds numbers.
func flagged(motion []float32) []float32 {
	out := make([]float32, 0, len(motion)/2*3)
	for i := 0; i < len(motion); i += 2 {
		there := float32(0)
		if motion[i] == motion[i] {
			there = 1
		}
		out = append(out, motion[i], motion[i+1], there)
	}
	return out
}

func (r *Record) instances() []instanceSheet {
	p := r.Picture
	out := []instanceSheet{}
	pixels := counted(p.IDs, len(p.Labels))
	for i := 1; i < len(p.Labels); i++ {
		n, ok := r.Scene.Node(p.Labels[i].Node)
		if !ok {
			continue
		}
		entry := instanceSheet{ID: i, Node: n.ID, Name: n.Name, Pixels: pixels[i], Category: "room"}
		if n.Room == nil {
			entry.Category = CategoryOf(r.Scene, p.Labels, frame.Part{Label: uint32(i)})
		}
		out = append(out, entry)
	}
	return out
}

func (r *Record) parts() []partSheet {
	p := r.Picture
	out := []partSheet{}
	pixels := counted(p.PartIDs, len(p.Parts))
	for i := 1; i < len(p.Parts); i++ {
		part := p.Parts[i]
		out = append(out, partSheet{
			ID: i, Instance: int(part.Label), Part: part.Index, Name: part.Name, Category: CategoryOf(r.Scene, p.Labels, part), Pixels: pixels[i],
		})
	}
	return out
}

func counted(ids []uint32, n int) []int {
	out := make([]int, n)
	for _, id := range ids {
		out[id]++
	}
	return out
}
