package action

import (
	"math"
	"reflect"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Part names one of the properties that an action sets all at once, as people read it.
type Part string

// The parts of poses, materials and lights.
const (
	PlacePart      Part = "place"
	TurnPart       Part = "turn"
	SizePart       Part = "size"
	ColorPart      Part = "colour"
	TexturePart    Part = "texture"
	RoughnessPart  Part = "roughness"
	MetalPart      Part = "metal"
	GlowPart       Part = "glow"
	ClearPart      Part = "clearness"
	CoatPart       Part = "coat"
	BrightnessPart Part = "brightness"
	BeamPart       Part = "beam"
)

// property is a part of a T: whether two differ in it, and how one takes it from another.
type property[T any] struct {
	part    Part
	differs func(a, b T) bool
	take    func(to *T, from T)
}

// Parts lists in what action i of a list changes the scene, when what it changes has parts: a SetTransform, an EditLight,
// a SetMaterialParameters, or an AddMaterial that others of the list put in the place of one material of the scene.
func Parts(s *scene.Snapshot, list []Action, i int) []Part {
	still, ok := unchanged(s, list, i)
	if !ok {
		return nil
	}
	switch a := list[i].(type) {
	case SetTransform:
		return differing(poseParts(), still.(SetTransform).Transform, a.Transform)
	case EditLight:
		return differing(lightParts(), still.(EditLight).Light, a.Light)
	case SetMaterialParameters:
		return differing(materialParts(), still.(SetMaterialParameters).Material, a.Material)
	case AddMaterial:
		return differing(materialParts(), still.(AddMaterial).Material, a.Material)
	}
	return nil
}

// LeavePart returns action i of a list with one part as it is in the scene; false when it has no such part.
func LeavePart(s *scene.Snapshot, list []Action, i int, part Part) (Action, bool) {
	still, ok := unchanged(s, list, i)
	if !ok {
		return list[i], false
	}
	return TakePart(list[i], still, part)
}

// TakePart returns to with one part of from, which is of its kind; false when they have no such part.
func TakePart(to, from Action, part Part) (Action, bool) {
	switch a := to.(type) {
	case SetTransform:
		b, same := from.(SetTransform)
		ok := same && taken(poseParts(), &a.Transform, b.Transform, part)
		return a, ok
	case EditLight:
		b, same := from.(EditLight)
		ok := same && taken(lightParts(), &a.Light, b.Light, part)
		return a, ok
	case SetMaterialParameters:
		b, same := from.(SetMaterialParameters)
		ok := same && taken(materialParts(), &a.Material, b.Material, part)
		return a, ok
	case AddMaterial:
		b, same := from.(AddMaterial)
		ok := same && taken(materialParts(), &a.Material, b.Material, part)
		return a, ok
	}
	return to, false
}

func taken[T any](properties []property[T], to *T, from T, part Part) bool {
	for _, p := range properties {
		if p.part == part {
			p.take(to, from)
			return true
		}
	}
	return false
}

func differing[T any](properties []property[T], a, b T) []Part {
	var out []Part
	for _, p := range properties {
		if p.differs(a, b) {
			out = append(out, p.part)
		}
	}
	return out
}

// unchanged is action i of a list as it would be if it left what it is about as it is in the scene.
func unchanged(s *scene.Snapshot, list []Action, i int) (Action, bool) {
	switch a := list[i].(type) {
	case SetTransform:
		if n, ok := s.Node(a.Node); ok {
			return SetTransform{Node: a.Node, Transform: n.Transform}, true
		}
	case EditLight:
		if n, ok := s.Node(a.Node); ok && n.Light != nil {
			return EditLight{Node: a.Node, Light: *n.Light}, true
		}
	case SetMaterialParameters:
		if m, ok := s.Material(a.Material.ID); ok {
			return SetMaterialParameters{Material: *m}, true
		}
	case AddMaterial:
		if m, ok := replaced(s, list, a.Material.ID); ok {
			return AddMaterial{Material: *m}, true
		}
	}
	return nil, false
}

// replaced is the one material of the scene in whose place a list puts a new one.
func replaced(s *scene.Snapshot, list []Action, id scene.MaterialID) (*scene.Material, bool) {
	var was []scene.MaterialID
	for _, a := range list {
		switch a := a.(type) {
		case SetMaterial:
			n, ok := s.Node(a.Node)
			if a.Material == id && ok && n.Model != nil && a.Slot >= 0 && a.Slot < len(n.Model.Materials) {
				was = append(was, n.Model.Materials[a.Slot])
			}
		case SetRoomMaterial:
			if n, ok := s.Node(a.Node); a.Material == id && ok && n.Room != nil {
				was = append(was, surfaceMaterial(n.Room, a.Surface))
			}
		}
	}
	if was = slices.Compact(was); len(was) != 1 {
		return nil, false
	}
	return s.Material(was[0])
}

func surfaceMaterial(r *scene.RoomRef, surface RoomSurface) scene.MaterialID {
	switch surface {
	case FloorSurface:
		return r.Floor
	case WallSurface:
		return r.Walls
	case CeilingSurface:
		return r.Ceil
	}
	return r.Trim
}

// poseParts differ when the eye can tell: by a millimetre, a tenth of a degree, a thousandth of the size.
func poseParts() []property[geom.Transform] {
	return []property[geom.Transform]{
		{PlacePart, func(a, b geom.Transform) bool { return a.Translation.Sub(b.Translation).Len() > 1e-3 },
			func(to *geom.Transform, from geom.Transform) { to.Translation = from.Translation }},
		{TurnPart, func(a, b geom.Transform) bool { return angle(a.Rotation, b.Rotation) > geom.Radians(0.1) },
			func(to *geom.Transform, from geom.Transform) { to.Rotation = from.Rotation }},
		{SizePart, func(a, b geom.Transform) bool { return a.Scale.Sub(b.Scale).Len() > 1e-3 },
			func(to *geom.Transform, from geom.Transform) { to.Scale = from.Scale }},
	}
}

func lightParts() []property[scene.Light] {
	return []property[scene.Light]{
		fields(ColorPart, func(l *scene.Light) []any { return []any{&l.Color} }),
		fields(BrightnessPart, func(l *scene.Light) []any { return []any{&l.Intensity} }),
		fields(BeamPart, func(l *scene.Light) []any {
			return []any{&l.Kind, &l.Range, &l.InnerRad, &l.OuterRad, &l.Width, &l.Height, &l.Shadows}
		}),
	}
}

func materialParts() []property[scene.Material] {
	return []property[scene.Material]{
		fields(ColorPart, func(m *scene.Material) []any { return []any{&m.BaseColor} }),
		fields(TexturePart, func(m *scene.Material) []any {
			return []any{&m.BaseColorTexture, &m.MetallicRoughnessTexture, &m.NormalTexture, &m.OcclusionTexture, &m.NormalScale, &m.OcclusionStrength}
		}),
		fields(RoughnessPart, func(m *scene.Material) []any { return []any{&m.Roughness} }),
		fields(MetalPart, func(m *scene.Material) []any { return []any{&m.Metallic} }),
		fields(GlowPart, func(m *scene.Material) []any { return []any{&m.Emissive, &m.EmissiveStrength, &m.EmissiveTexture} }),
		fields(ClearPart, func(m *scene.Material) []any {
			return []any{&m.Opacity, &m.AlphaMode, &m.AlphaCutoff, &m.IOR, &m.Transmission, &m.Volume}
		}),
		fields(CoatPart, func(m *scene.Material) []any { return []any{&m.Specular, &m.Clearcoat, &m.Sheen, &m.Anisotropy} }),
	}
}

// fields makes a property of fields, given by pointers to them.
func fields[T any](part Part, of func(*T) []any) property[T] {
	return property[T]{part,
		func(a, b T) bool { return !reflect.DeepEqual(of(&a), of(&b)) },
		func(to *T, from T) {
			theirs := of(&from)
			for i, mine := range of(to) {
				reflect.ValueOf(mine).Elem().Set(reflect.ValueOf(theirs[i]).Elem())
			}
		}}
}

// angle is by how much two rotations differ, radians.
func angle(a, b geom.Quat) float64 {
	d := math.Abs(a[0]*b[0] + a[1]*b[1] + a[2]*b[2] + a[3]*b[3])
	return 2 * math.Acos(math.Min(1, d))
}
